//! Which notes each note tells of, under headings of its own.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::SiteGraph;
use crate::model::{NoteId, ParsedNote};
use crate::site::format::date::DateKey;

/// The notes without a page of their own, by the note that tells of them; made when they are first asked for.
#[derive(Debug, Default)]
pub(super) struct Told(OnceLock<BTreeMap<NoteId, Vec<NoteId>>>);

impl<'a> SiteGraph<'a> {
    /// The page and the heading at which another note tells of this one; none where it has a page of its own.
    pub(in crate::site) fn told_at(&self, note: &ParsedNote) -> Option<(&'a str, &'a str)> {
        let (host, heading) = note.front.told_in.as_ref()?.split_once('#')?;
        let host = self.named(host).filter(|host| host.note.front.told_in.is_none())?;
        Some((host.output, self.index.stub(&host.note.id)?.anchor(heading)?))
    }

    /// The notes of which a note tells: kind by kind, and in the order of time.
    pub(in crate::site) fn told_by(&self, host: &NoteId) -> impl Iterator<Item = &'a ParsedNote> + '_ {
        let told = self.told.0.get_or_init(|| self.all_told());
        told.get(host).into_iter().flatten().filter_map(|id| self.note(id))
    }

    fn all_told(&self) -> BTreeMap<NoteId, Vec<NoteId>> {
        let mut told: BTreeMap<&NoteId, Vec<&ParsedNote>> = BTreeMap::new();
        for note in self.notes().filter(|note| note.front.told_in.is_some()) {
            let host = note.front.told_in.as_ref().and_then(|place| self.named(place.split_once('#')?.0));
            if let Some(host) = host.filter(|_| self.told_at(note).is_some()) {
                told.entry(&host.note.id).or_default().push(note);
            }
        }
        let kind = |note: &ParsedNote| self.dossier.site.kinds.iter().position(|k| k.folder == note.folder);
        for notes in told.values_mut() {
            notes.sort_by_key(|note| (kind(note), DateKey::of_note(note), &note.id));
        }
        let ids = |notes: Vec<&ParsedNote>| notes.into_iter().map(|note| note.id.clone()).collect();
        told.into_iter().map(|(host, notes)| (host.clone(), ids(notes))).collect()
    }
}
