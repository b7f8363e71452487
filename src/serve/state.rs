//! What a page's script is told: what is found wrong in the page and elsewhere, and where it stands.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Level, Summary};
use crate::index::note_output;
use crate::model::{NoteId, ParsedNote, Statement};
use crate::site::statement_anchor;
use crate::text::{FileId, SourceMap, Span};
use crate::workspace::Workspace;

/// The most findings that are told of the page, and of the rest.
const MAX_HERE: usize = 200;
const MAX_ELSEWHERE: usize = 50;

/// The most bytes of the words that a finding is about, and of anything that it says.
const MAX_WORDS: usize = 400;
const MAX_TEXT: usize = 2000;

/// Where the dossier lies, and what opens a file of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// The dossier's folder on this machine.
    pub(super) root: String,
    /// The address that opens a file in an editor, with `{path}`, `{line}` and `{column}` in it.
    pub(super) editor: Option<String>,
}

/// What a page's script is told.
#[derive(Serialize)]
pub(super) struct State<'a> {
    /// How many times something has changed.
    pub(super) version: u64,
    /// The digest of the page as it is now.
    pub(super) page: String,
    /// Why the dossier is shown as it was before.
    pub(super) trouble: Option<&'a str>,
    /// The note of the page: its file, from the dossier's folder.
    note: Option<&'a str>,
    /// Whether it is a draft, which no build has without being told to.
    draft: bool,
    root: &'a str,
    editor: Option<&'a str>,
    /// Whether a command opens files, and what shows that a page of the preview asks for it.
    pub(super) opens: bool,
    pub(super) token: &'a str,
    errors: usize,
    warnings: usize,
    suspicions: usize,
    here: Vec<Told<'a>>,
    elsewhere: Vec<Told<'a>>,
    /// How many findings are told neither here nor there.
    untold: usize,
    /// The line of each of the page's sentences in the note.
    lines: BTreeMap<String, u32>,
}

/// A finding.
#[derive(Serialize)]
struct Told<'a> {
    level: &'static str,
    code: &'static str,
    name: &'static str,
    message: &'a str,
    label: &'a str,
    path: &'a str,
    line: u32,
    column: u32,
    notes: Vec<&'a str>,
    help: Vec<&'a str>,
    fixes: Vec<&'a str>,
    /// The page on which it stands, from the site's root.
    href: Option<String>,
    /// The anchor of the sentence that it is about.
    sentence: Option<String>,
    /// The words that it is about, as they are written.
    words: &'a str,
    /// How often these words stand in the sentence before.
    nth: usize,
}

impl<'a> State<'a> {
    /// What is told to the page of a note, or to one that no note has.
    pub(super) fn of(
        workspace: &'a Workspace,
        findings: &'a [Diagnostic],
        places: &'a Places,
        note: Option<&NoteId>,
    ) -> Self {
        let sources = &workspace.material.sources;
        let note = note.and_then(|id| workspace.material.dossier.note(id));
        let file = note.map(|note| note.file);
        let told = findings.iter().filter(|finding| finding.level > Level::Allow);
        let (here, elsewhere): (Vec<_>, Vec<_>) =
            told.partition(|finding| Some(finding.finding.primary.span.file) == file);
        let untold = here.len().saturating_sub(MAX_HERE) + elsewhere.len().saturating_sub(MAX_ELSEWHERE);
        let Summary { errors, warnings, suspicions } = Summary::of(findings);
        let tell = |finding: &'a Diagnostic| Told::of(finding, workspace);
        Self {
            version: 0,
            page: String::new(),
            trouble: None,
            note: file.map(|file| sources.file(file).path.as_str()),
            draft: note.is_some_and(|note| note.front.draft),
            root: &places.root,
            editor: places.editor.as_deref(),
            opens: false,
            token: "",
            errors,
            warnings,
            suspicions,
            here: here.into_iter().take(MAX_HERE).map(tell).collect(),
            elsewhere: heaviest(elsewhere).take(MAX_ELSEWHERE).map(tell).collect(),
            untold,
            lines: note.map_or_else(BTreeMap::new, |note| lines(note, sources)),
        }
    }
}

/// Findings with the heaviest first, else in their order.
fn heaviest(mut findings: Vec<&Diagnostic>) -> impl Iterator<Item = &Diagnostic> {
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    findings.into_iter()
}

fn lines(note: &ParsedNote, sources: &SourceMap) -> BTreeMap<String, u32> {
    let line = |statement: &Statement| sources.locate(statement.span).1.line;
    note.statements
        .iter()
        .enumerate()
        .map(|(n, statement)| (statement_anchor(note, n), line(statement)))
        .collect()
}

impl<'a> Told<'a> {
    fn of(diagnostic: &'a Diagnostic, workspace: &'a Workspace) -> Self {
        let sources = &workspace.material.sources;
        let Diagnostic { code, name, level, finding } = diagnostic;
        let span = finding.primary.span;
        let (path, at) = sources.locate(span);
        let note = note_of(span.file, workspace);
        let about = note.and_then(|note| About::of(span, note));
        let words = sources.slice(span);
        let texts = |texts: &'a [Cow<'static, str>]| texts.iter().map(|text| cut(text, MAX_TEXT)).collect();
        Self {
            level: level.name(),
            code,
            name,
            message: cut(&finding.message, MAX_TEXT),
            label: cut(&finding.primary.text, MAX_TEXT),
            path,
            line: at.line,
            column: at.column,
            notes: texts(&finding.notes),
            help: texts(&finding.help),
            fixes: finding.fixes.iter().map(|fix| cut(&fix.title, MAX_TEXT)).collect(),
            href: note.map(|note| format!("/{}", note_output(note))),
            words: match &about {
                Some(About { is_within: true, .. }) if words.len() <= MAX_WORDS => words,
                _ => "",
            },
            nth: about.as_ref().map_or(0, |about| about.nth(span, sources)),
            sentence: note.zip(about).map(|(note, about)| statement_anchor(note, about.number)),
        }
    }
}

/// The note of a file.
fn note_of(file: FileId, workspace: &Workspace) -> Option<&ParsedNote> {
    let path = &workspace.material.sources.file(file).path;
    let stem = path.rsplit('/').next()?.strip_suffix(".md")?;
    workspace.material.dossier.note(&NoteId::new(stem)).filter(|note| note.file == file)
}

/// The sentence that a finding is about.
struct About<'n> {
    number: usize,
    statement: &'n Statement,
    /// Whether the place stands in the sentence. Else it stands in a citation that the sentence marks.
    is_within: bool,
}

impl<'n> About<'n> {
    fn of(span: Span, note: &'n ParsedNote) -> Option<Self> {
        let number = *note.statements_about(span).first()?;
        let statement = note.statements.get(number)?;
        Some(Self { number, statement, is_within: statement.span.contains(span) })
    }

    /// How often the words at a place stand in the sentence before it.
    fn nth(&self, span: Span, sources: &SourceMap) -> usize {
        let before = Span { end: span.start.max(self.statement.span.start), ..self.statement.span };
        let words = sources.slice(span);
        if words.is_empty() || !self.is_within { 0 } else { sources.slice(before).matches(words).count() }
    }
}

/// Text of at most so many bytes.
fn cut(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
