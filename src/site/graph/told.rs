//! Which notes each note tells of, under headings of its own.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::published::{Published, PublishedNotes};
use crate::index::Index;
use crate::model::{Dossier, NoteId, ParsedNote};
use crate::site::format::date::DateKey;

/// The notes without a page of their own, by the note that tells of them; made when they are first asked for.
#[derive(Debug, Default)]
pub(super) struct Told(OnceLock<BTreeMap<NoteId, Vec<NoteId>>>);

impl Told {
    /// The notes of which a note tells: kind by kind, and in the order of time.
    pub(super) fn by(
        &self,
        host: &NoteId,
        dossier: &Dossier,
        published: &PublishedNotes<'_>,
        index: &Index,
    ) -> &[NoteId] {
        let told = self.0.get_or_init(|| all(dossier, published, index));
        told.get(host).map_or(&[], Vec::as_slice)
    }
}

/// The note that tells of this one, and the anchor of the heading under which it does; none where this one has a
/// page of its own.
pub(super) fn place<'a>(
    note: &ParsedNote,
    published: &PublishedNotes<'a>,
    index: &'a Index,
) -> Option<(Published<'a>, &'a str)> {
    let (host, heading) = note.front.told_in.as_ref()?.split_once('#')?;
    let host = published.named(host).filter(|host| host.note.front.told_in.is_none())?;
    Some((host, index.stub(&host.note.id)?.anchor(heading)?))
}

fn all(dossier: &Dossier, published: &PublishedNotes<'_>, index: &Index) -> BTreeMap<NoteId, Vec<NoteId>> {
    let mut told: BTreeMap<NoteId, Vec<&ParsedNote>> = BTreeMap::new();
    for note in dossier.notes.values() {
        if let Some((host, _)) = place(note, published, index) {
            told.entry(host.note.id.clone()).or_default().push(note);
        }
    }
    let kind = |note: &ParsedNote| dossier.site.kinds.iter().position(|k| k.folder == note.folder);
    let in_order = |(host, mut notes): (NoteId, Vec<&ParsedNote>)| {
        notes.sort_by_key(|note| (kind(note), DateKey::of_note(note), &note.id));
        (host, notes.into_iter().map(|note| note.id.clone()).collect())
    };
    told.into_iter().map(in_order).collect()
}
