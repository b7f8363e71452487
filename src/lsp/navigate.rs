//! Where the thing at the cursor is defined, and where else it is named.

use gen_lsp_types::{DefinitionParams, Location, ReferenceParams};

use super::captured::passage;
use super::convert::range_in;
use super::figures::observed;
use super::mentions::{bare, labels, of_note};
use super::place::{Thing, thing_at};
use super::view::View;
use crate::model::{Citation, NoteId, ParsedNote};
use crate::text::{FileId, Span};

/// Where the thing at a place is defined.
pub(super) fn definition(view: &View<'_>, file: FileId, params: &DefinitionParams) -> Option<Location> {
    let note = view.note_in(file)?;
    let at = view.byte(file, params.text_document_position_params.position);
    match thing_at(view, note, at)?.0 {
        Thing::Figure(link) => {
            let statistic = view.find(&link.statistic)?;
            match observed(statistic, &link.period.value) {
                Some((_, observation)) => Some(view.location(observation.period.span)),
                None => Some(head(view, statistic)),
            }
        }
        Thing::Name(mention) => Some(head(view, view.find(&mention.name)?)),
        Thing::LinkedHeading(mention) => {
            let target = view.find(&mention.name)?;
            let heading = heading_of(view, target, &mention.heading?.0);
            Some(heading.map_or_else(|| head(view, target), |span| view.location(span)))
        }
        Thing::Mark(label) => {
            let label = label.value.as_str();
            let cites = note.front.cites.iter().map(|(name, _)| name);
            let mut defined = cites.chain(note.body.footnotes.iter().map(|(name, _)| name));
            let defined = defined.find(|name| name.value == label)?;
            Some(view.location(defined.span))
        }
        Thing::Label(_, citation) | Thing::Quote(citation) => in_capture(view, citation),
        Thing::Heading(heading) => Some(view.location(heading.span)),
        Thing::Title => Some(head(view, note)),
        Thing::Computation(_) => None,
    }
}

/// The beginning of a note.
pub(super) fn head(view: &View<'_>, note: &ParsedNote) -> Location {
    let title = note.front.title.as_ref().map(|title| title.span);
    view.location(title.unwrap_or_else(|| Span::new(note.file, 0..0)))
}

/// The place of a heading that a link names.
pub(super) fn heading_of(view: &View<'_>, note: &ParsedNote, written: &str) -> Option<Span> {
    let anchor = view.index().stub(&note.id)?.anchor(written)?;
    note.body.headings.iter().find(|heading| heading.slug == anchor).map(|heading| heading.span)
}

/// The words of a citation in the capture; the source's note where that is not here.
fn in_capture(view: &View<'_>, citation: &Citation) -> Option<Location> {
    let Some(passage) = passage(view, citation) else {
        return Some(head(view, view.find(&citation.source)?));
    };
    let range = range_in(&passage.source(), passage.whole(), view.client.encoding);
    Some(Location { uri: view.uri_of(&passage.path(view)), range })
}

/// Where the thing at a place is named.
pub(super) fn references(view: &View<'_>, file: FileId, params: &ReferenceParams) -> Option<Vec<Location>> {
    let at = view.byte(file, params.text_document_position_params.position);
    let is_declared = params.context.include_declaration;
    let note = view.note_in(file)?;
    let of_label = |label: &str| of_label(view, note, label, is_declared);
    let found = match thing_at(view, note, at).map(|(thing, _)| thing) {
        Some(Thing::Mark(label) | Thing::Label(label, _)) => of_label(&label.value),
        Some(Thing::Quote(citation)) => {
            let labelled = note.front.cites.iter().find(|(_, other)| std::ptr::eq(other, citation));
            labelled.map_or_else(Vec::new, |(label, _)| of_label(&label.value))
        }
        Some(Thing::Heading(heading)) => {
            to_heading(view, note, &heading.slug).into_iter().map(|span| view.location(span)).collect()
        }
        Some(Thing::LinkedHeading(mention)) => {
            let target = view.find(&mention.name)?;
            let anchor = view.index().stub(&target.id)?.anchor(&mention.heading?.0)?;
            to_heading(view, target, anchor).into_iter().map(|span| view.location(span)).collect()
        }
        Some(Thing::Figure(link)) => of_period(view, &view.find(&link.statistic)?.id, &link.period.value),
        Some(Thing::Name(mention)) => to_note(view, &view.find(&mention.name)?.id, is_declared),
        Some(Thing::Title | Thing::Computation(_)) | None => to_note(view, &note.id, is_declared),
    };
    Some(found)
}

/// Where a note is named.
fn to_note(view: &View<'_>, id: &NoteId, is_declared: bool) -> Vec<Location> {
    let declared = view.dossier().note(id).filter(|_| is_declared).map(|note| head(view, note));
    let named = of_note(view, id).into_iter().map(|(_, mention)| view.location(mention.span));
    declared.into_iter().chain(named).collect()
}

/// Where a label of a note is written.
fn of_label(view: &View<'_>, note: &ParsedNote, label: &str, is_declared: bool) -> Vec<Location> {
    label_spans(view, note, label, is_declared).into_iter().map(|span| view.location(span)).collect()
}

/// The places of a label in its note.
pub(super) fn label_spans(view: &View<'_>, note: &ParsedNote, label: &str, is_declared: bool) -> Vec<Span> {
    let declared = note.front.cites.iter().map(|(name, _)| name).filter(|_| is_declared);
    let marks = note.statements.iter().flat_map(|statement| &statement.marks);
    let named = declared.chain(marks).chain(labels(note)).filter(|name| name.value == label);
    named.map(|name| bare(view, name)).collect()
}

/// Where links name a heading of a note: the places of the heading's name.
pub(super) fn to_heading(view: &View<'_>, note: &ParsedNote, anchor: &str) -> Vec<Span> {
    let Some(stub) = view.index().stub(&note.id) else { return Vec::new() };
    let named = of_note(view, &note.id).into_iter().filter_map(|(_, mention)| mention.heading);
    named.filter(|(written, _)| stub.anchor(written) == Some(anchor)).map(|(_, span)| span).collect()
}

/// Where a statistic's value for a period is printed.
fn of_period(view: &View<'_>, statistic: &NoteId, period: &str) -> Vec<Location> {
    let notes = view.dossier().notes.values();
    let figures = notes.flat_map(|note| note.statements.iter().flat_map(|statement| statement.figures()));
    let figures = figures.filter(|figure| {
        figure.period.value == period && view.index().find(&figure.statistic).as_ref() == Some(statistic)
    });
    figures.map(|figure| view.location(figure.span)).collect()
}
