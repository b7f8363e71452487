//! What each result rests on, so that a change makes anew what it must and nothing else. Knows nothing of notes
//! but their names.

use std::collections::BTreeSet;
use std::hash::Hash;

use rustc_hash::FxHashMap;

use crate::index::{Key, ReadLog};

/// The keys that were asked while each result was made, and from each key back to the results.
#[derive(Clone, Debug)]
pub(super) struct Dependencies<K> {
    records: FxHashMap<K, Record>,
    readers: FxHashMap<Key, BTreeSet<K>>,
}

impl<K> Default for Dependencies<K> {
    fn default() -> Self {
        Self { records: FxHashMap::default(), readers: FxHashMap::default() }
    }
}

/// What one result rests on.
#[derive(Clone, Debug, Default)]
struct Record {
    keys: BTreeSet<Key>,
    /// Digests of the words of the texts in which names were looked for, sorted.
    words: Box<[u64]>,
}

impl<K: Clone + Ord + Hash> Dependencies<K> {
    /// Takes up what a result was made from, in place of what it was made from before.
    pub(super) fn record(&mut self, result: &K, log: ReadLog) {
        self.forget(result);
        let (keys, words) = log.finish();
        for key in &keys {
            self.readers.entry(key.clone()).or_default().insert(result.clone());
        }
        self.records.insert(result.clone(), Record { keys, words: words.into_iter().collect() });
    }

    /// Forgets a result that is no more.
    pub(super) fn forget(&mut self, result: &K) {
        for key in self.records.remove(result).map(|record| record.keys).into_iter().flatten() {
            if let Some(readers) = self.readers.get_mut(&key) {
                readers.remove(result);
                if readers.is_empty() {
                    self.readers.remove(&key);
                }
            }
        }
    }

    /// The results that rest on any of these keys.
    pub(super) fn resting_on<'k>(&self, keys: impl IntoIterator<Item = &'k Key>) -> BTreeSet<K> {
        keys.into_iter().filter_map(|key| self.readers.get(key)).flatten().cloned().collect()
    }

    /// The results among `all` that were made from a text in which one of some names may stand: one that holds
    /// all words of the name, which are given by their digests.
    pub(super) fn naming<'k>(&self, all: impl IntoIterator<Item = &'k K>, names: &[Vec<u64>]) -> BTreeSet<K>
    where
        K: 'k,
    {
        let holds = |record: &Record, name: &Vec<u64>| {
            !name.is_empty() && name.iter().all(|word| record.words.binary_search(word).is_ok())
        };
        let names_one =
            |result: &&K| self.records.get(*result).is_some_and(|r| names.iter().any(|name| holds(r, name)));
        all.into_iter().filter(names_one).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::name_digests;
    use crate::model::NoteId;

    fn log(keys: &[Key], texts: &[&str]) -> ReadLog {
        let log = ReadLog::default();
        keys.iter().for_each(|key| log.add(key.clone()));
        texts.iter().for_each(|text| log.add_text(text));
        log
    }

    #[test]
    fn a_result_is_stale_when_a_key_that_it_rests_on_changes() {
        let stub = |id: &str| Key::Stub(NoteId::new(id));
        let mut known = Dependencies::default();
        known.record(&1, log(&[stub("a"), Key::Names], &[]));
        known.record(&2, log(&[stub("b")], &[]));
        assert_eq!(known.resting_on(&[stub("a")]), [1].into());
        known.record(&1, log(&[stub("b")], &[]));
        assert_eq!(known.resting_on(&[stub("a"), Key::Names]), [].into());
        assert_eq!(known.resting_on(&[stub("b")]), [1, 2].into());
        known.forget(&2);
        assert_eq!(known.resting_on(&[stub("b")]), [1].into());
    }

    #[test]
    fn a_name_is_looked_for_only_where_all_its_words_stand() {
        let mut known = Dependencies::default();
        known.record(&1, log(&[], &["The Tolms met Clára Bérg-Weiss’s men."]));
        known.record(&2, log(&[], &["Nobody met Clara."]));
        let naming = |name: &str| known.naming(&[1, 2], &[name_digests(name)]);
        assert_eq!(naming("Clara Berg"), [1].into());
        assert_eq!(naming("Tolm"), [1].into());
        assert_eq!(naming("CLARA"), [1, 2].into());
        assert_eq!(naming("Clara Holub"), [].into());
        assert_eq!(naming(""), [].into());
    }
}
