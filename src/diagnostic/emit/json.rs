//! One JSON document for programs. Its form is stable: fields are added, never changed or taken away.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

use super::plain_text::within;
use crate::diagnostic::finding::{Diagnostic, Fix, Label, Safety, Summary};
use crate::text::{SourceMap, Span, write_json};

/// The number of the form that is described here.
const VERSION: u32 = 1;

/// The document: `version` (1), `errors`, `warnings` and `suspicions` (how many), and `findings`.
#[derive(Serialize)]
pub(super) struct Report<'a> {
    version: u32,
    errors: usize,
    warnings: usize,
    suspicions: usize,
    findings: Vec<Entry<'a>>,
}

/// A finding. `level` is `error`, `warning` or `suspicion`; `label` are the words at its place and may be empty.
#[derive(Serialize)]
struct Entry<'a> {
    code: &'a str,
    name: &'a str,
    level: &'a str,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    label: &'a str,
    related: Vec<Related<'a>>,
    notes: &'a [Cow<'static, str>],
    help: &'a [Cow<'static, str>],
    fixes: Vec<FixData<'a>>,
}

/// Another place that belongs to a finding.
#[derive(Serialize)]
struct Related<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    label: &'a str,
}

/// A fix; `safe` says whether it may be made without asking.
#[derive(Serialize)]
struct FixData<'a> {
    title: &'a str,
    safe: bool,
    edits: Vec<Change<'a>>,
}

/// A replacement within a fix.
#[derive(Serialize)]
struct Change<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    replacement: &'a str,
}

/// `path` from the dossier's root, and `start` and `end`, which is one past the last character.
#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    start: Point,
    end: Point,
}

/// `line` and `column` (in characters) from 1, `offset` in bytes from 0.
#[derive(Serialize)]
struct Point {
    line: u32,
    column: u32,
    offset: usize,
}

pub(super) fn emit(diagnostics: &[Diagnostic], sources: &SourceMap, out: &mut dyn fmt::Write) -> fmt::Result {
    let Summary { errors, warnings, suspicions } = Summary::of(diagnostics);
    let findings = diagnostics.iter().map(|d| entry(d, sources)).collect();
    let report = Report { version: VERSION, errors, warnings, suspicions, findings };
    write_json(&report, out)
}

fn entry<'a>(diagnostic: &'a Diagnostic, sources: &'a SourceMap) -> Entry<'a> {
    let finding = &diagnostic.finding;
    let related = |label: &'a Label| Related { place: place(label.span, sources), label: &label.text };
    Entry {
        code: diagnostic.code,
        name: diagnostic.name,
        level: diagnostic.level.name(),
        message: &finding.message,
        place: place(finding.primary.span, sources),
        label: &finding.primary.text,
        related: finding.secondary.iter().map(related).collect(),
        notes: &finding.notes,
        help: &finding.help,
        fixes: finding.fixes.iter().map(|fix| fix_data(fix, sources)).collect(),
    }
}

fn fix_data<'a>(fix: &'a Fix, sources: &'a SourceMap) -> FixData<'a> {
    let edits = fix
        .edits
        .iter()
        .map(|edit| Change { place: place(edit.span, sources), replacement: &edit.replacement })
        .collect();
    FixData { title: &fix.title, safe: fix.safety == Safety::Safe, edits }
}

fn place(span: Span, sources: &SourceMap) -> Place<'_> {
    let file = sources.file(span.file);
    let range = within(span, &file.text);
    let point = |offset| {
        let at = file.line_column(offset);
        Point { line: at.line, column: at.column, offset }
    };
    Place { path: &file.path, start: point(range.start), end: point(range.end) }
}
