//! All entries together: the shards of stems and words and those of names, and what is shown.

use std::collections::BTreeSet;

use super::entry::{Counted, Entry, Shown};
use super::shard::{Coded, Shard, order, shards};
use super::terms::terms;
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
    /// What is shown of each entry.
    pub shown: Vec<Shown>,
    /// The entries that continue the note of the entry before them.
    pub continued: Vec<usize>,
}

impl SearchIndex {
    /// The index of entries, which come kind by kind in the order of the site's kinds.
    #[must_use]
    pub fn of(entries: Vec<Entry>, kinds: &[Kind], stemming: Stemming) -> Self {
        let kinds = starts(&entries, kinds);
        let is_continued = entries.iter().enumerate().filter(|(_, entry)| entry.continues);
        let continued = is_continued.map(|(number, _)| number).collect();
        let names = names(&entries);
        let (shown, counted): (Vec<Shown>, Vec<Counted>) = entries.into_iter().map(Entry::parted).unzip();
        let (terms, mut stop) = terms(&counted, stemming);
        stop.extend(stemming.stop().iter().map(|word| (*word).to_owned()));
        Self { stop, kinds, terms, names, shown, continued }
    }
}

fn starts(entries: &[Entry], kinds: &[Kind]) -> Vec<(String, usize)> {
    let first_of = |kind: usize| entries.partition_point(|entry| entry.kind < kind);
    let folders = kinds.iter().map(|kind| kind.folder.clone()).enumerate();
    let having = folders.filter(|(number, _)| first_of(*number) < first_of(number + 1));
    let last = (String::new(), first_of(kinds.len()));
    having.map(|(number, folder)| (folder, first_of(number))).chain([last]).collect()
}

fn names(entries: &[Entry]) -> Vec<Shard> {
    let names: BTreeSet<&str> = entries.iter().flat_map(|entry| &entry.names).map(String::as_str).collect();
    let mut coded: Vec<Coded> = names.into_iter().filter_map(by_length).collect();
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
