//! What is shown between the lines and behind the words: the values of figures, and how often things are cited.

use gen_lsp_types::{CodeLens, CodeLensParams, Command, InlayHint, InlayHintParams, Position, Range};

use super::figures::{computed, figure};
use super::mentions::linking;
use super::navigate::label_spans;
use super::view::View;
use crate::model::{NoteId, ParsedNote};
use crate::text::{FileId, Span};

/// The values of the figures and computations of some lines.
pub(super) fn values(view: &View<'_>, file: FileId, params: &InlayHintParams) -> Option<Vec<InlayHint>> {
    let note = view.note_in(file)?;
    let (start, end) = (view.byte(file, params.range.start), view.byte(file, params.range.end));
    let is_asked_for = |span: Span| (start..=end).contains(&(span.end as usize));
    let mut hints = Vec::new();
    for statement in &note.statements {
        for link in statement.figures().filter(|link| is_asked_for(link.span)) {
            hints.extend(figure(view, link).map(|value| hint(view, link.span, &value)));
        }
        for computation in statement.computations().filter(|computation| is_asked_for(computation.span)) {
            hints.extend(computed(view, computation).map(|value| hint(view, computation.span, &value)));
        }
    }
    Some(hints)
}

fn hint(view: &View<'_>, span: Span, value: &str) -> InlayHint {
    let label = format!("= {value}").into();
    InlayHint::new(view.range(span).end, label, None, None, None, Some(true), None, None)
}

/// How often the note and its citations, observations and headings are cited.
pub(super) fn lenses(view: &View<'_>, file: FileId, _: &CodeLensParams) -> Option<Vec<CodeLens>> {
    let note = view.note_in(file)?;
    let mut lenses = vec![lens(Range::default(), of_whole(view, note))];
    for (label, _) in &note.front.cites {
        let times = label_spans(view, note, &label.value, false).len();
        lenses.push(lens(view.range(label.span), format!("cited {}", counted(times))));
    }
    for observation in note.observations() {
        let times = printed(view, &note.id, &observation.period.text);
        lenses.push(lens(view.range(observation.period.span), format!("printed {}", counted(times))));
    }
    let linked: Vec<String> = linked_headings(view, note);
    for heading in &note.body.headings {
        let times = linked.iter().filter(|anchor| **anchor == heading.slug).count();
        if times > 0 {
            lenses.push(lens(view.range(heading.span), format!("linked {}", counted(times))));
        }
    }
    Some(lenses)
}

/// The anchors of the note that links lead to, once for each link.
fn linked_headings(view: &View<'_>, note: &ParsedNote) -> Vec<String> {
    let Some(stub) = view.index().stub(&note.id).filter(|_| !note.body.headings.is_empty()) else {
        return Vec::new();
    };
    let named = linking(view, &note.id).into_iter().filter_map(|mention| mention.heading);
    named.filter_map(|(written, _)| stub.anchor(&written).map(str::to_owned)).collect()
}

fn of_whole(view: &View<'_>, note: &ParsedNote) -> String {
    let by: Vec<&NoteId> = view.index().mentioned_by(&note.id).collect();
    let notes = |n: usize| if n == 1 { "1 note".to_owned() } else { format!("{n} notes") };
    if note.source().is_none() {
        return format!("mentioned by {}", notes(by.len()));
    }
    let is_it = |name: &str| view.index().find(name).as_ref() == Some(&note.id);
    let citing = by.into_iter().chain([&note.id]).filter_map(|id| view.dossier().note(id));
    let times: Vec<usize> = citing
        .map(|citing| citing.citations().filter(|citation| is_it(&citation.source)).count())
        .filter(|times| *times > 0)
        .collect();
    format!("cited {} in {}", counted(times.iter().sum()), notes(times.len()))
}

/// How often a statistic's value for a period is printed.
fn printed(view: &View<'_>, statistic: &NoteId, period: &str) -> usize {
    let by = view.index().mentioned_by(statistic).chain([statistic]);
    let notes = by.filter_map(|id| view.dossier().note(id));
    let figures = notes.flat_map(|note| note.statements.iter().flat_map(|statement| statement.figures()));
    let of_period = figures.filter(|figure| figure.period.value == period);
    of_period.filter(|figure| view.index().find(&figure.statistic).as_ref() == Some(statistic)).count()
}

fn counted(times: usize) -> String {
    match times {
        0 => "never".to_owned(),
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}

fn lens(range: Range, title: String) -> CodeLens {
    let start = range.start;
    let range = Range {
        start,
        end: Position { line: start.line, character: range.end.character.max(start.character) },
    };
    // It says something and does nothing.
    let command = Command { title, command: String::new(), ..Command::default() };
    CodeLens { range, command: Some(command), data: None }
}
