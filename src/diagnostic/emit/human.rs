//! For people: the author's text with marks under the words, in the form that rustc made familiar.
//!
//! Only the lines around a finding are handed to the renderer, so that a report of many findings in a
//! large file takes time for the findings and not for the file.

use std::fmt;
use std::ops::Range;

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level as Severity, Origin, Patch, Renderer, Snippet,
};

use super::format::Paint;
use super::overview::{Alike, write_table};
use super::plain_text::{Shown, closing_line, floor_boundary, harmless, within};
use crate::diagnostic::finding::{Diagnostic, Fix, Label};
use crate::diagnostic::level::Level;
use crate::text::{FileId, SourceMap, Span, seen};

/// How far from a finding a line's ends are looked for, in bytes. A longer line is shown in part.
const MAX_BYTES_TO_LINE_END: usize = 2000;
/// How much of a longer line is shown on each side, in bytes.
const EXCERPT_BYTES: usize = 40;
/// How many bytes may lie between two places that are shown in one piece of text.
const MAX_GAP_BYTES: usize = 600;
/// The most findings that are shown. Nobody reads so many, and a line for each is another format.
const MAX_FINDINGS_SHOWN: usize = 1000;
/// The most fixes that are shown of one finding.
const MAX_FIXES_SHOWN: usize = 3;

pub(super) fn emit(
    diagnostics: &[Diagnostic],
    sources: &SourceMap,
    paint: Paint,
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    let renderer = match paint {
        Paint::Plain => Renderer::plain(),
        Paint::Styled | Paint::Linked(_) => Renderer::styled(),
    };
    let (mut alike, mut told) = (Alike::default(), 0);
    for diagnostic in diagnostics.iter().filter(|diagnostic| alike.is_told(diagnostic)) {
        told += 1;
        if told <= MAX_FINDINGS_SHOWN {
            writeln!(out, "{}\n", renderer.render(&report(diagnostic, sources, paint)))?;
        }
    }
    alike.write_rest(sources, out)?;
    if told > MAX_FINDINGS_SHOWN {
        let more = told - MAX_FINDINGS_SHOWN;
        writeln!(out, "{more} more are not shown: `factum check --format short` has a line for each\n")?;
    }
    write_table(diagnostics, sources, out)?;
    closing_line(diagnostics).map_or(Ok(()), |line| writeln!(out, "{line}"))
}

fn report<'a>(diagnostic: &'a Diagnostic, sources: &'a SourceMap, paint: Paint) -> Vec<Group<'a>> {
    let finding = &diagnostic.finding;
    let severity = match diagnostic.level {
        Level::Error => Severity::ERROR,
        Level::Warning | Level::Allow => Severity::WARNING,
        Level::Suspicion => Severity::INFO.with_name(Level::Suspicion.name()),
    };
    let mut title = severity.primary_title(harmless(&finding.message)).id(diagnostic.code);
    if let Paint::Linked(page) = paint {
        let file = diagnostic.name.replace('-', "_");
        title = title.id_url(page.replace("{code}", diagnostic.code).replace("{file}", &file));
    }
    let mut group = title.elements(group_labels(diagnostic).iter().flat_map(|piece| show(piece, sources)));
    let said = |level: Severity<'static>, text: &str| level.message(harmless(text));
    group = group.elements(finding.notes.iter().map(|text| said(Severity::NOTE, text)));
    group = group.elements(finding.help.iter().map(|text| said(Severity::HELP, text)));
    let fixes = finding.fixes.iter().take(MAX_FIXES_SHOWN).filter_map(|fix| patch(fix, sources));
    std::iter::once(group).chain(fixes).collect()
}

/// The labels of a finding, those that stand near each other together, the primary one's first.
struct Piece<'a> {
    file: FileId,
    range: Range<u32>,
    labels: Vec<(AnnotationKind, &'a Label)>,
}

fn group_labels(diagnostic: &Diagnostic) -> Vec<Piece<'_>> {
    let primary = std::iter::once((AnnotationKind::Primary, &diagnostic.finding.primary));
    let secondary = diagnostic.finding.secondary.iter().map(|label| (AnnotationKind::Context, label));
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    for (kind, label) in primary.chain(secondary) {
        let span = label.span;
        // Two labels of one paragraph share a snippet; one far away would fill the screen between them.
        match pieces.iter_mut().find(|piece| piece.is_near(span)) {
            Some(piece) => {
                piece.range = piece.range.start.min(span.start)..piece.range.end.max(span.end);
                piece.labels.push((kind, label));
            }
            None => {
                pieces.push(Piece {
                    file: span.file,
                    range: span.start..span.end,
                    labels: vec![(kind, label)],
                });
            }
        }
    }
    pieces
}

impl Piece<'_> {
    fn is_near(&self, span: Span) -> bool {
        let gap = u32::try_from(MAX_GAP_BYTES).unwrap_or(u32::MAX);
        self.file == span.file
            && span.start <= self.range.end.saturating_add(gap)
            && self.range.start <= span.end.saturating_add(gap)
    }

    fn span(&self) -> Span {
        Span { file: self.file, start: self.range.start, end: self.range.end }
    }
}

fn show<'a>(piece: &Piece<'a>, sources: &'a SourceMap) -> Vec<Element<'a>> {
    let file = sources.file(piece.file);
    let Some(lines) = lines_around(&file.text, within(piece.span(), &file.text)) else {
        return excerpts(piece, sources);
    };
    let first = file.line_column(lines.start).line as usize;
    let shown = Shown::of(file.text.get(lines.clone()).unwrap_or(""));
    let annotations: Vec<Annotation<'a>> = piece
        .labels
        .iter()
        .map(|(kind, label)| {
            let range = clamp(within(label.span, &file.text), &lines);
            kind.span(shown.place(&range)).label(Some(harmless(&label.text)).filter(|text| !text.is_empty()))
        })
        .collect();
    let snippet = Snippet::source(shown.seen).path(harmless(&file.path)).line_start(first);
    vec![snippet.annotations(annotations).into()]
}

/// Shows lines that are too long to be shown whole: each place, its words, and a little text around it.
fn excerpts<'a>(piece: &Piece<'a>, sources: &'a SourceMap) -> Vec<Element<'a>> {
    let excerpt = |label: &Label| {
        let file = sources.file(piece.file);
        let range = within(label.span, &file.text);
        let at = file.line_column(range.start);
        let origin = Origin::path(harmless(&file.path)).line(at.line as usize);
        let from = floor_boundary(&file.text, range.start.saturating_sub(EXCERPT_BYTES));
        let to = floor_boundary(&file.text, range.end.min(range.start + EXCERPT_BYTES) + EXCERPT_BYTES);
        let around = file.text.get(from..to).unwrap_or("").replace(['\n', '\r'], " ");
        let words = if label.text.is_empty() { "here" } else { label.text.as_str() };
        let note = Severity::NOTE.message(harmless(&format!("{words}: …{around}…")));
        [Element::from(origin.char_column(at.column as usize)), note.into()]
    };
    piece.labels.iter().flat_map(|(_, label)| excerpt(label)).collect()
}

/// The whole lines that hold `range`; none where they are too long.
fn lines_around(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    // A hostile line may be megabytes long, and each of its findings would print all of it.
    if range.len() > 2 * MAX_BYTES_TO_LINE_END {
        return None;
    }
    let bytes = text.as_bytes();
    let ends = |byte: &u8| *byte == b'\n' || *byte == b'\r';
    let from = range.start.saturating_sub(MAX_BYTES_TO_LINE_END);
    let start = match bytes.get(from..range.start)?.iter().rposition(ends) {
        Some(i) => from + i + 1,
        None if from == 0 => 0,
        None => return None,
    };
    let to = range.end.saturating_add(MAX_BYTES_TO_LINE_END).min(bytes.len());
    match bytes.get(range.end..to)?.iter().position(ends) {
        Some(i) => Some(start..range.end + i),
        None if to == bytes.len() => Some(start..to),
        None => None,
    }
}

fn clamp(range: Range<usize>, lines: &Range<usize>) -> Range<usize> {
    let clamp = |n: usize| n.clamp(lines.start, lines.end) - lines.start;
    clamp(range.start)..clamp(range.end)
}

/// A fix as a change to the text; none where it has no place or its lines are too long.
fn patch<'a>(fix: &'a Fix, sources: &'a SourceMap) -> Option<Group<'a>> {
    let span = fix.edits.iter().map(|edit| edit.span).reduce(Span::to)?;
    let file = sources.file(span.file);
    let lines = lines_around(&file.text, within(span, &file.text))?;
    let first = file.line_column(lines.start).line as usize;
    let shown = Shown::of(file.text.get(lines.clone())?);
    let patches: Vec<Patch<'a>> = fix
        .edits
        .iter()
        .map(|edit| {
            let range = clamp(within(edit.span, &file.text), &lines);
            Patch::new(shown.place(&range), seen(&edit.replacement))
        })
        .collect();
    let snippet = Snippet::source(shown.seen).path(harmless(&file.path)).line_start(first).patches(patches);
    Some(Severity::HELP.secondary_title(harmless(&fix.title)).element(snippet))
}
