//! A set of ids that mostly holds one or two.

use std::ops::Deref;

use crate::model::NoteId;

/// Ids in their order, each once, in a list: a tree would take the room of eleven for one, and nearly every name
/// stands for one note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct IdSet(Vec<NoteId>);

impl IdSet {
    /// Takes an id in, if it is not there.
    pub(super) fn insert(&mut self, id: NoteId) {
        if let Err(place) = self.0.binary_search(&id) {
            if self.0.is_empty() {
                self.0.reserve_exact(1);
            }
            self.0.insert(place, id);
        }
    }

    /// Takes an id out, if it is there.
    pub(super) fn remove(&mut self, id: &NoteId) {
        if let Ok(place) = self.0.binary_search(id) {
            self.0.remove(place);
        }
    }
}

impl Deref for IdSet {
    type Target = [NoteId];

    fn deref(&self) -> &[NoteId] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_stand_in_their_order_each_once() {
        let mut ids = IdSet::default();
        for id in ["b", "a", "c", "a"] {
            ids.insert(NoteId::new(id));
        }
        let shown = |ids: &IdSet| ids.iter().map(NoteId::as_str).collect::<Vec<_>>().join(" ");
        assert_eq!(shown(&ids), "a b c");
        ids.remove(&NoteId::new("b"));
        ids.remove(&NoteId::new("d"));
        assert_eq!(shown(&ids), "a c");
    }
}
