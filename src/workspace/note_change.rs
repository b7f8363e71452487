//! A change of one note, as the dossier had it and has it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::index::{Stub, alias_output, note_output};
use crate::model::{ActorType, Citation, NoteId, ParsedNote, referenced_files};

/// A note that has changed: as it was, and as it is; none where it was not or is no more.
#[derive(Clone, Debug)]
pub(super) struct NoteChange {
    pub(super) id: NoteId,
    pub(super) old: Option<Arc<ParsedNote>>,
    pub(super) new: Option<Arc<ParsedNote>>,
    /// Whether its capture is another one now, or is here or away now.
    pub(super) has_other_capture: bool,
}

impl NoteChange {
    /// Whether anything but its text is another now.
    pub(super) fn has_other_front(&self) -> bool {
        let (Some(old), Some(new)) = (&self.old, &self.new) else { return true };
        let is_same = old.front == new.front
            && (old.file, &old.path, &old.folder, old.base) == (new.file, &new.path, &new.folder, new.base);
        !is_same
    }

    /// Whether it quotes other words now, or other sources, or elsewhere.
    pub(super) fn has_other_citations(&self) -> bool {
        let cited = |citation: &Citation| {
            let Citation { place, source, quote, prefix, suffix, .. } = citation.clone();
            let beside = (prefix.map(|prefix| prefix.value), suffix.map(|suffix| suffix.value));
            (place, source.value, quote.text.value, beside)
        };
        let (Some(old), Some(new)) = (&self.old, &self.new) else { return true };
        !old.citations().map(cited).eq(new.citations().map(cited))
    }

    /// Whether other sources may be independent of each other now.
    pub(super) fn touches_independence(&self) -> bool {
        let origin = |note: &Option<Arc<ParsedNote>>| {
            let source = note.as_ref()?.source()?;
            Some(source.syndicated_from.as_ref().map(|name| name.value.clone()))
        };
        self.has_other_capture || origin(&self.old) != origin(&self.new)
    }

    /// Whether it is published on other paths now, or listed on other pages, or refers to other files.
    pub(super) fn has_other_paths(&self) -> bool {
        let paths = |note: &ParsedNote| {
            let aliases: Vec<String> =
                note.front.aliases.iter().filter_map(|alias| alias_output(&alias.value)).collect();
            let tags: Vec<String> = note.front.tags.iter().map(|tag| tag.value.clone()).collect();
            let pages = (note.coordinates().is_some(), note.front.corrections.is_empty());
            (note_output(note), note.folder.clone(), note.base, aliases, tags, referenced_files(note), pages)
        };
        self.old.as_deref().map(paths) != self.new.as_deref().map(paths)
    }
}

/// The names by which a note may be found in other places than before, when its stub changes.
pub(super) fn changed_names(old: Option<&Stub>, new: Option<&Stub>) -> BTreeSet<String> {
    let names = |stub: Option<&Stub>| -> BTreeSet<String> {
        stub.into_iter().flat_map(|stub| std::iter::once(&stub.title).chain(&stub.aliases)).cloned().collect()
    };
    let (before, after) = (names(old), names(new));
    let found_as = |stub: &Stub| (stub.base, stub.actor);
    if old.map(found_as) != new.map(found_as) {
        return before.union(&after).cloned().collect();
    }
    let mut changed: BTreeSet<String> = before.symmetric_difference(&after).cloned().collect();
    let is_person = new.is_some_and(|stub| stub.actor == Some(ActorType::Person));
    let has_other_title = old.map(|stub| &stub.title) != new.map(|stub| &stub.title);
    if is_person && (has_other_title || !changed.is_empty()) {
        // Whether a word is a surname its title says, and what may stand before it all its names.
        changed.extend(before.intersection(&after).filter(|name| !name.contains(' ')).cloned());
    }
    changed
}
