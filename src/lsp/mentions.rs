//! Where a note writes the names of others: in links, figures, citations, formulas and front matter.

use super::view::View;
use crate::model::{Formula, FormulaTokenKind, NoteId, ObservationCite, ParsedNote, ValueSource};
use crate::text::{Span, Spanned};

/// A name that a note writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// The name as written.
    pub(super) name: String,
    /// Its place, without quotation marks around it.
    pub(super) span: Span,
    /// The heading that is meant, as written.
    pub(super) heading: Option<(String, Span)>,
}

/// The names that a note writes, in no particular order.
pub(super) fn mentions(view: &View<'_>, note: &ParsedNote) -> Vec<Mention> {
    let mut found = Vec::new();
    let plain =
        |name: &Spanned<String>| Mention { name: name.value.clone(), span: bare(view, name), heading: None };
    for statement in &note.statements {
        for link in statement.links() {
            let heading = link.heading.as_ref().map(|heading| (heading.value.clone(), bare(view, heading)));
            found.push(Mention { heading, ..plain(&link.target) });
        }
        found.extend(statement.figures().map(|figure| plain(&figure.statistic)));
        for computation in statement.computations() {
            found.extend(in_formula(view, &computation.formula));
        }
    }
    found.extend(note.citations().map(|citation| plain(&citation.source)));
    found.extend(listed(note).into_iter().map(plain));
    for observation in note.observations() {
        match &observation.value {
            ValueSource::Stated(_) => {}
            ValueSource::Derived(formula) => found.extend(in_formula(view, formula)),
            ValueSource::Counted(notes) => found.extend(notes.iter().map(plain)),
        }
    }
    found.extend(note.front.told_in.as_ref().map(|told| told_in(view, told)));
    found
}

/// The notes that front matter lists.
pub(super) fn listed(note: &ParsedNote) -> Vec<&Spanned<String>> {
    let mut listed: Vec<&Spanned<String>> = Vec::new();
    if let Some(event) = note.event() {
        listed.extend(event.participants.iter().chain(&event.place).chain(&event.after));
        listed.extend(event.before.iter().chain(&event.announces));
    }
    listed.extend(note.statistic().map_or(&[][..], |statistic| &statistic.about));
    listed.extend(note.actor().map_or(&[][..], |actor| &actor.affiliation));
    listed.extend(note.source().and_then(|source| source.syndicated_from.as_ref()));
    listed
}

/// The labels of citations that a note writes elsewhere than in its text.
pub(super) fn labels(note: &ParsedNote) -> impl Iterator<Item = &Spanned<String>> {
    let of_observation = note.observations().iter().filter_map(|observation| match &observation.cite {
        Some(ObservationCite::Label(label)) => Some(label),
        _ => None,
    });
    of_observation.chain(note.front.resolution.iter().map(|resolution| &resolution.preferred))
}

fn told_in(view: &View<'_>, told: &Spanned<String>) -> Mention {
    let span = bare(view, told);
    let (name, heading) = told.value.split_once('#').unwrap_or((&told.value, ""));
    let start = span.start as usize;
    let place = |from: usize, to: usize| Span::new(span.file, start + from..start + to);
    let heading =
        (!heading.is_empty()).then(|| (heading.to_owned(), place(name.len() + 1, told.value.len())));
    Mention { name: name.to_owned(), span: place(0, name.len()), heading }
}

fn in_formula(view: &View<'_>, formula: &Formula) -> Vec<Mention> {
    let start = bare(view, &formula.text).start as usize;
    let of_other = formula.tokens.iter().filter_map(|token| match &token.kind {
        FormulaTokenKind::Observation { statistic, .. } if !statistic.is_empty() => {
            let from = start + token.range.start;
            let span = Span::new(formula.text.span.file, from..from + statistic.len());
            Some(Mention { name: statistic.clone(), span, heading: None })
        }
        _ => None,
    });
    of_other.collect()
}

/// The place of a name without quotation marks around it.
pub(super) fn bare(view: &View<'_>, name: &Spanned<String>) -> Span {
    let written = view.sources().slice(name.span);
    match written.find(name.value.as_str()) {
        Some(at) if written.len() > name.value.len() => {
            let start = name.span.start as usize + at;
            Span::new(name.span.file, start..start + name.value.len())
        }
        _ => name.span,
    }
}

/// The places at which other notes that mention a note, and it itself, name it: all but those where one is told of in
/// it, counts it or computes with it.
pub(super) fn linking(view: &View<'_>, id: &NoteId) -> Vec<Mention> {
    let notes = view.index().mentioned_by(id).chain([id]).filter_map(|id| view.dossier().note(id));
    let named = notes.flat_map(|note| mentions(view, note));
    named.filter(|mention| view.index().find(&mention.name).as_ref() == Some(id)).collect()
}

/// Every place at which a note is named, with the note that names it.
pub(super) fn of_note<'v>(view: &View<'v>, id: &NoteId) -> Vec<(&'v ParsedNote, Mention)> {
    let mut found = Vec::new();
    for note in view.dossier().notes.values() {
        let named = mentions(view, note).into_iter();
        let named = named.filter(|mention| view.index().find(&mention.name).as_ref() == Some(id));
        found.extend(named.map(|mention| (note.as_ref(), mention)));
    }
    found
}
