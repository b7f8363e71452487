//! Where names begin and how long they are, by their first run of letters and digits. Hundreds of names may begin with
//! one word, and they have few lengths.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::name_key::Key;

/// How many lengths of names that begin with one word are looked for, the shortest first: longer names are titles, which
/// texts seldom have as they are.
const MOST_EXTENTS: usize = 48;

/// Where a name stands around its first run of letters and digits, in bytes as names are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Extent {
    pub(super) length: usize,
    /// How far before the run it begins.
    pub(super) before: usize,
}

impl Extent {
    fn of(key: &Key, run: &Range<usize>) -> Self {
        Self { length: key.text.len(), before: run.start }
    }
}

/// The extents of names by their first runs, the shortest first, each with how many names have it.
#[derive(Clone, Debug, Default)]
pub(super) struct NameExtents(FxHashMap<String, Vec<(Extent, usize)>>);

impl NameExtents {
    /// Takes up a name whose first run is this one.
    pub(super) fn add(&mut self, key: &Key, run: &Range<usize>) {
        let extent = Extent::of(key, run);
        let extents = self.0.entry(key.text[run.clone()].to_owned()).or_default();
        match extents.binary_search_by_key(&extent, |(known, _)| *known) {
            Ok(place) => extents[place].1 += 1,
            Err(place) => extents.insert(place, (extent, 1)),
        }
    }

    /// Forgets a name that was taken up.
    pub(super) fn remove(&mut self, key: &Key, run: &Range<usize>) {
        let extent = Extent::of(key, run);
        if let Some(extents) = self.0.get_mut(&key.text[run.clone()])
            && let Ok(place) = extents.binary_search_by_key(&extent, |(known, _)| *known)
        {
            extents[place].1 -= 1;
            if extents[place].1 == 0 {
                extents.remove(place);
            }
        }
    }

    /// Those of names that begin with a word.
    pub(super) fn of_word(&self, first: &str) -> impl Iterator<Item = Extent> {
        self.0.get(first).into_iter().flatten().take(MOST_EXTENTS).map(|(extent, _)| *extent)
    }
}
