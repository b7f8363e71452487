//! A finding: the words of a rule about a place, and the same with the rule's name and weight.

use std::borrow::Cow;
use std::fmt;

use super::level::Level;
use crate::text::{SourceMap, Span};

/// A place with words about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// The words about it; may be empty.
    pub text: String,
}

/// One replacement within a fix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The text that is replaced; empty to insert.
    pub span: Span,
    /// The text that takes its place.
    pub replacement: String,
}

/// Whether a fix may be made without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Safety {
    /// It keeps what the author meant.
    Safe,
    /// It is a guess at what the author meant.
    Guess,
}

/// A way to mend what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The change as an order: "write `arden`".
    pub title: String,
    /// The replacements, which do not overlap.
    pub edits: Vec<Edit>,
    /// Whether it may be made without asking.
    pub safety: Safety,
}

impl Fix {
    /// A fix of one replacement that is a guess.
    pub fn guess(title: impl Into<String>, span: Span, replacement: impl Into<String>) -> Self {
        let edits = vec![Edit { span, replacement: replacement.into() }];
        Self { title: title.into(), edits, safety: Safety::Guess }
    }

    /// A fix of one replacement that keeps what the author meant.
    pub fn safe(title: impl Into<String>, span: Span, replacement: impl Into<String>) -> Self {
        Self { safety: Safety::Safe, ..Self::guess(title, span, replacement) }
    }
}

/// The words of a rule about one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The fault in one sentence without a full stop.
    pub message: String,
    /// The place.
    pub primary: Label,
    /// Other places that belong to it.
    pub secondary: Vec<Label>,
    /// Why it matters, and what else is known.
    pub notes: Vec<Cow<'static, str>>,
    /// Advice.
    pub help: Vec<Cow<'static, str>>,
    /// Ways to mend it, the likeliest first.
    pub fixes: Vec<Fix>,
    /// Its weight, where that is another one than its rule's.
    pub level: Option<Level>,
}

impl Finding {
    /// A finding at `span`.
    pub fn at(span: Span, message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            primary: Label { span, text: String::new() },
            secondary: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
            fixes: Vec::new(),
            level: None,
        }
    }

    /// With a weight of its own.
    #[must_use]
    pub const fn weighing(mut self, level: Level) -> Self {
        self.level = Some(level);
        self
    }

    /// With words under its place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// With another place.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        push(&mut self.secondary, Label { span, text: text.into() });
        self
    }

    /// With a reason or something else that is known.
    #[must_use]
    pub fn note(mut self, text: impl Into<Cow<'static, str>>) -> Self {
        push(&mut self.notes, text.into());
        self
    }

    /// With something to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<Cow<'static, str>>) -> Self {
        push(&mut self.help, text.into());
        self
    }

    /// With ways to mend it.
    #[must_use]
    pub fn fixes(mut self, fixes: impl IntoIterator<Item = Fix>) -> Self {
        self.fixes.extend(fixes);
        self
    }
}

/// Adds to what is mostly the only one of its kind, without room for more.
fn push<T>(list: &mut Vec<T>, one: T) {
    if list.is_empty() {
        list.reserve_exact(1);
    }
    list.push(one);
}

/// A finding with the rule that speaks and the weight it has here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's code: `F0301`.
    pub code: &'static str,
    /// The rule's name: `quote-not-in-source`.
    pub name: &'static str,
    /// How much it weighs.
    pub level: Level,
    /// The rule's words. There may be tens of thousands, which are sorted.
    pub finding: Box<Finding>,
}

/// Sorts by the file's path, the place in it, the code, and what is said.
pub fn sort(diagnostics: &mut [Diagnostic], sources: &SourceMap) {
    diagnostics.sort_by(|a, b| key(a, sources).cmp(&key(b, sources)));
}

fn key<'a>(diagnostic: &'a Diagnostic, sources: &'a SourceMap) -> (&'a str, Span, &'a str, &'a str) {
    // Paths and not numbers of files, so that the order does not depend on the order of reading.
    let span = diagnostic.finding.primary.span;
    (&sources.file(span.file).path, span, diagnostic.code, &diagnostic.finding.message)
}

/// How many findings there are of each weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Suspicions.
    pub suspicions: usize,
}

impl Summary {
    /// Counts findings.
    #[must_use]
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let count = |level| diagnostics.iter().filter(|d| d.level == level).count();
        Self {
            errors: count(Level::Error),
            warnings: count(Level::Warning),
            suspicions: count(Level::Suspicion),
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counted = |n: usize, noun: &str| match n {
            1 => format!("1 {noun}"),
            n => format!("{n} {noun}s"),
        };
        let counts = [(self.errors, "error"), (self.warnings, "warning"), (self.suspicions, "suspicion")];
        let counts: Vec<String> =
            counts.iter().filter(|(n, _)| *n > 0).map(|(n, noun)| counted(*n, noun)).collect();
        match counts.as_slice() {
            [] => f.write_str("no findings"),
            [all] => f.write_str(all),
            [rest @ .., last] => write!(f, "{} and {last}", rest.join(", ")),
        }
    }
}
