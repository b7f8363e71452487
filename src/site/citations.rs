//! Formatted references of sources.

use std::collections::BTreeMap;

use super::dates;
use super::view::ReferencePart;
use crate::model::{BaseKind, Dossier, NoteId, ParsedNote};

/// The formatted reference of each source.
#[derive(Debug, Default)]
pub(super) struct References {
    by_source: BTreeMap<NoteId, Vec<ReferencePart>>,
}

impl References {
    pub(super) fn of(dossier: &Dossier) -> Self {
        let sources = dossier.notes.values().filter(|n| n.base == BaseKind::Source);
        Self { by_source: sources.map(|note| (note.id.clone(), plainly(note))).collect() }
    }

    pub(super) fn of_source(&self, id: &NoteId) -> &[ReferencePart] {
        self.by_source.get(id).map_or(&[], Vec::as_slice)
    }
}

fn plainly(note: &ParsedNote) -> Vec<ReferencePart> {
    let publisher = note.source().and_then(|s| s.publisher.as_ref());
    let date = note.front.date.as_ref().map_or("n.d.".to_owned(), |d| dates::for_people(&d.value));
    let publisher = publisher.map_or(String::new(), |p| format!("{}, ", p.value));
    vec![ReferencePart { text: format!("{publisher}[{}], {date}.", note.title()), italic: false, href: None }]
}
