//! A rule: its name, its weight, its explanation, and the things that it looks at.

use super::facts::Facts;
use super::findings::Findings;
use crate::diagnostic::Level;
use crate::model::{Fault, ParsedNote, Readers, Statement};
use crate::text::Spanned;

/// A rule: what it is called, how much it weighs, what it means, and how it is asked.
#[derive(Debug)]
pub struct Rule {
    /// `F` and four digits, the first two for the family. A code is never used again for another rule.
    pub code: &'static str,
    /// Words that read well after "allow".
    pub name: &'static str,
    /// How much its findings weigh where `factum.yaml` says nothing.
    pub level: Level,
    /// The finding in half a sentence.
    pub summary: &'static str,
    /// Markdown: what it means, why it matters, what to do, and examples, which are run as tests.
    pub explanation: &'static str,
    /// How it is asked: once for each thing that it looks at.
    pub checks: &'static [Check],
    /// Whether a note's `allow` can silence it. A rule that watches over `allow` itself cannot be silenced, nor
    /// one that guards the reader, the publisher or the machine: notes come from strangers, and a stranger's
    /// reason is no ground to publish outside the output folder.
    pub may_be_allowed: bool,
}

/// The thing that a rule is handed, and on which alone its findings may depend.
///
/// A rule takes the narrowest of these that is true for it. Findings are made anew only where something
/// has changed that they depend on, so a rule that looks at the whole dossier costs an author time at
/// every keystroke.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// One fault of a file's form, as parsing or reading has seen it.
    Fault(fn(&Facts<'_>, &Fault, &mut Findings)),
    /// One note with what was verified about it. Of other notes it may ask single things by name: what a
    /// name stands for, which headings a note has, whether anyone mentions it.
    Note(fn(&Facts<'_>, &ParsedNote, &mut Findings)),
    /// One source with its capture, its seal and the quotes that other notes take from it.
    Source(fn(&Facts<'_>, &ParsedNote, &mut Findings)),
    /// One name that several notes have. The first of them is the one that may keep it: the note whose id
    /// it is, else the first by id.
    Name(fn(&Facts<'_>, &str, &[&ParsedNote], &mut Findings)),
    /// One name of a rule, as a note's `allow` or the levels of `factum.yaml` give it.
    RuleName(fn(&RuleName<'_>, &mut Findings)),
    /// The whole dossier. Such a rule says why nothing narrower would do.
    Dossier(fn(&Facts<'_>, &mut Findings)),
    /// One sentence that a person can read beside its quotes, after all other rules have spoken about its note.
    Sentence(fn(&Facts<'_>, &ReadSentence<'_>, &mut Findings)),
    /// One entry of a note's `allow`, after all other rules have spoken about the note.
    Allow(fn(&AllowUse<'_>, &mut Findings)),
}

/// The name of a rule as an author writes it.
#[derive(Clone, Debug)]
pub struct RuleName<'a> {
    /// The code or name as written.
    pub written: &'a Spanned<String>,
    /// The rule with this code or name.
    pub meant: Option<&'static Rule>,
    /// The names of the rules that are most like it, if no rule has it.
    pub near: Vec<&'static str>,
}

/// A sentence that a person can read beside its quotes.
#[derive(Clone, Debug)]
pub struct ReadSentence<'a> {
    /// The sentence.
    pub statement: &'a Statement,
    /// Who has read it, and what they say.
    pub readers: Readers<'a>,
    /// Whether any check asks a question about it.
    pub is_suspected: bool,
    /// Whether somebody must have read it.
    pub is_required: bool,
}

/// An entry of a note's `allow`.
#[derive(Clone, Copy, Debug)]
pub struct AllowUse<'a> {
    /// The code or name as written.
    pub name: &'a Spanned<String>,
    /// The rule that is allowed to be broken; none where there is no such rule.
    pub rule: Option<&'static Rule>,
    /// The reason as written.
    pub reason: &'a Spanned<String>,
    /// How many findings it took away.
    pub findings: usize,
}
