//! Which notes each note tells of, under headings of its own.

use std::collections::BTreeMap;

use crate::index::Index;
use crate::model::{Dossier, NoteId, ParsedNote};
use crate::site::format::date::DateKey;

/// The notes without a page of their own, by the note that tells of them: kind by kind, and in the order of time.
pub(in crate::site::graph) type ToldTable = BTreeMap<NoteId, Vec<NoteId>>;

pub(in crate::site::graph) fn told(dossier: &Dossier, index: &Index) -> ToldTable {
    let mut told: BTreeMap<NoteId, Vec<&ParsedNote>> = BTreeMap::new();
    for note in dossier.notes.values() {
        if let Some(host) = host_of(note, dossier, index) {
            told.entry(host).or_default().push(note);
        }
    }
    let kind = |note: &ParsedNote| dossier.site.kinds.iter().position(|kind| kind.folder == note.folder);
    for notes in told.values_mut() {
        notes.sort_by_key(|note| (kind(note), DateKey::of_note(note), &note.id));
    }
    let ids = |notes: Vec<&ParsedNote>| notes.into_iter().map(|note| note.id.clone()).collect();
    told.into_iter().map(|(host, notes)| (host, ids(notes))).collect()
}

/// The note that tells of this one, under a heading that it has.
fn host_of(note: &ParsedNote, dossier: &Dossier, index: &Index) -> Option<NoteId> {
    let (host, heading) = note.front.told_in.as_ref()?.split_once('#')?;
    let host = dossier.note(&index.find(host)?).filter(|host| host.front.told_in.is_none())?;
    index.stub(&host.id)?.anchor(heading)?;
    Some(host.id.clone())
}
