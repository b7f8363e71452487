//! Findings as the client shows them: the words at their place, and beside them the places that they speak of.

use gen_lsp_types::{
    Code, Diagnostic as Told, DiagnosticRelatedInformation, DiagnosticSeverity, Location, Position, Range,
};

use super::uri::uri_of;
use super::view::View;
use crate::diagnostic::{Diagnostic, Level};
use crate::model::{ParsedNote, QuoteOutcome};
use crate::text::{FileId, Span};

/// What is found in a file.
pub(super) fn told(view: &View<'_>, file: FileId) -> Vec<Told> {
    let here = view.findings.iter().filter(|found| found.finding.primary.span.file == file);
    here.filter_map(|found| tell(view, found)).collect()
}

/// A finding as it is told. None where it has no weight.
pub(super) fn tell(view: &View<'_>, found: &Diagnostic) -> Option<Told> {
    let finding = &found.finding;
    let severity = severity(found.level)?;
    let mut message = finding.message.clone();
    let label = Some(&finding.primary.text).filter(|label| !label.is_empty() && !message.contains(*label));
    let label = label.map(|label| ("", label.as_str()));
    let notes = finding.notes.iter().map(|text| ("", &**text));
    let help = finding.help.iter().map(|text| ("help: ", &**text));
    for (kind, text) in label.into_iter().chain(notes).chain(help) {
        message.push_str(&format!("\n{kind}{text}"));
    }
    let related = if view.client.has_related { related(view, found) } else { Vec::new() };
    Some(Told {
        range: view.range(finding.primary.span),
        severity: Some(severity),
        code: Some(Code::String(found.code.to_owned())),
        source: Some("factum".to_owned()),
        message: message.into(),
        related_information: (!related.is_empty()).then_some(related),
        ..Told::default()
    })
}

/// What ails a whole dossier, at the start of its configuration.
pub(super) fn trouble(why: &str) -> Told {
    Told {
        range: Range { start: Position::default(), end: Position { line: 0, character: 1 } },
        severity: Some(DiagnosticSeverity::Error),
        source: Some("factum".to_owned()),
        message: format!("the dossier is shown as it was before, or not at all: {why}").into(),
        ..Told::default()
    }
}

const fn severity(level: Level) -> Option<DiagnosticSeverity> {
    match level {
        Level::Error => Some(DiagnosticSeverity::Error),
        Level::Warning => Some(DiagnosticSeverity::Warning),
        Level::Suspicion => Some(DiagnosticSeverity::Information),
        Level::Allow => None,
    }
}

/// The other places that a finding speaks of: the quotes beside the sentence, and of a quote that is in no source
/// the passage that is most like it.
fn related(view: &View<'_>, found: &Diagnostic) -> Vec<DiagnosticRelatedInformation> {
    let labels = found.finding.secondary.iter().map(|label| {
        let text = if label.text.is_empty() { "here" } else { &label.text };
        DiagnosticRelatedInformation { location: view.location(label.span), message: text.to_owned() }
    });
    let span = found.finding.primary.span;
    let nearest = view.note_in(span.file).and_then(|note| nearest(view, note, span));
    labels.chain(nearest).collect()
}

/// The passage that is most like the quote at a place, where the quote is not in its source.
fn nearest(view: &View<'_>, note: &ParsedNote, span: Span) -> Option<DiagnosticRelatedInformation> {
    let citation = note.citations().find(|citation| citation.quote.span.contains(span))?;
    let quotes = &view.workspace.verification().note(&note.id)?.quotes;
    let Some(QuoteOutcome::Absent { nearest: Some(nearest) }) = quotes.outcomes.get(&citation.place) else {
        return None;
    };
    let source = view.find(&citation.source)?;
    let capture = view.dossier().captures.get(&source.id)?;
    let line = nearest.line.saturating_sub(1);
    let start = Position { line, character: 0 };
    let range = Range { start, end: Position { line: line + 1, character: 0 } };
    let uri = uri_of(&view.captures.join(&capture.name));
    let message = format!("the passage that is most like it: {}", nearest.text);
    Some(DiagnosticRelatedInformation { location: Location { uri, range }, message })
}
