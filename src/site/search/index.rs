//! All entries together: the shards of stems and words and those of names, and what is shown.

use std::collections::BTreeSet;

use super::entry::Indexed;
use super::shard::{Coded, Shard, order, shards};
use super::terms::Terms;
use super::words::Stemming;
use crate::model::Kind;

/// Names shorter than this are not looked for by likeness.
const SHORTEST_NAME: usize = 4;
/// The largest length that names are told apart by.
const LONGEST_NAME: usize = 25;

/// The search index of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchIndex {
    /// Words that queries leave out where they have others.
    pub stop: BTreeSet<String>,
    /// For each kind that has entries its folder and the first of them; at the end, with no folder,
    /// the first entry that has no kind, or the number of all.
    pub kinds: Vec<(String, usize)>,
    /// Stems with the entries they stand in, and words with their stems.
    pub terms: Vec<Shard>,
    /// Words of names, each behind a letter for its length: `d` for four characters.
    pub names: Vec<Shard>,
    /// How many entries there are.
    pub count: usize,
    /// The entries that continue the note of the entry before them.
    pub continued: Vec<usize>,
}

/// An index that is being put together, entry by entry, so that no more than a few are in memory.
#[derive(Debug)]
pub struct IndexBuilder<'k> {
    kinds: &'k [Kind],
    stemming: Stemming,
    /// How many entries come before those of each kind, and before those of none.
    before: Vec<usize>,
    terms: Terms,
    names: BTreeSet<String>,
    continued: Vec<usize>,
    count: usize,
}

impl<'k> IndexBuilder<'k> {
    pub(super) fn new(kinds: &'k [Kind], stemming: Stemming) -> Self {
        Self {
            kinds,
            stemming,
            before: vec![0; kinds.len() + 1],
            terms: Terms::new(stemming),
            names: BTreeSet::new(),
            continued: Vec::new(),
            count: 0,
        }
    }

    /// Adds the next entry. They come kind by kind in the order of the site's kinds. Tells whether it is the first
    /// of its kind.
    pub fn add(&mut self, entry: &Indexed) -> bool {
        let Indexed { kind, continues, counted, names } = entry;
        let (kind, continues) = (*kind, *continues);
        let first = self.before.get(kind).copied().unwrap_or(0);
        self.before.iter_mut().skip(kind + 1).for_each(|before| *before += 1);
        self.continued.extend(continues.then_some(self.count));
        for name in names {
            if !self.names.contains(name) {
                self.names.insert(name.clone());
            }
        }
        self.terms.add(self.count, counted);
        self.count += 1;
        first + 1 == self.count
    }

    /// The index of what was added.
    #[must_use]
    pub fn finish(self) -> SearchIndex {
        let kinds = starts(self.kinds, &self.before);
        let names = self::names(&self.names);
        let (terms, mut stop) = self.terms.finish();
        stop.extend(self.stemming.stop().iter().map(|word| (*word).to_owned()));
        SearchIndex { stop, kinds, terms, names, count: self.count, continued: self.continued }
    }
}

fn starts(kinds: &[Kind], before: &[usize]) -> Vec<(String, usize)> {
    let starts = kinds.iter().zip(before.windows(2));
    let having = starts.filter(|(_, pair)| pair[0] < pair[1]);
    let last = (String::new(), before.last().copied().unwrap_or(0));
    having.map(|(kind, pair)| (kind.folder.clone(), pair[0])).chain([last]).collect()
}

fn names(names: &BTreeSet<String>) -> Vec<Shard> {
    let mut coded: Vec<Coded> = names.iter().filter_map(|name| by_length(name)).collect();
    coded.sort_by(|a, b| order(&a.word, &b.word));
    shards(&coded)
}

/// A name behind the letter for its length, which likeness cannot change by more than one.
fn by_length(name: &str) -> Option<Coded> {
    let length = name.chars().count();
    let letter = b'a'.checked_add(u8::try_from(length.min(LONGEST_NAME)).ok()? - 1)?;
    let word = format!("{}{name}", char::from(letter));
    (length >= SHORTEST_NAME).then_some(Coded { word, code: String::new() })
}
