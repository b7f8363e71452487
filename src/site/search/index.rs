//! All entries together: the shards of stems and words, of names, and of the texts that are shown.

use std::collections::BTreeSet;

use super::code::push_ascending;
use super::entry::Entry;
use super::shard::{Coded, Shard, order, shards};
use super::terms::terms;
use super::words::Stemming;
use crate::model::Kind;

/// How many bytes of entries' texts a shard holds at most.
const PAGE_BOUND: usize = 16 * 1024;
/// Names shorter than this are not looked for by likeness.
const SHORTEST_NAME: usize = 4;
/// The largest length that names are told apart by.
const LONGEST_NAME: usize = 25;

/// The search index of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchIndex {
    /// How many entries there are.
    pub count: usize,
    /// Words that queries leave out where they have others.
    pub stop: BTreeSet<String>,
    /// For each kind that has entries its folder and the first of them; at the end, with no folder, the first
    /// entry that has no kind, or the number of all.
    pub kinds: Vec<(String, usize)>,
    /// Stems with the entries they stand in, and words with their stems.
    pub terms: Vec<Shard>,
    /// Words of names, each behind a letter for its length: `d` for four characters.
    pub names: Vec<Shard>,
    /// Entries' texts, as the elements of a JSON array.
    pub pages: Vec<String>,
    /// The first entry of each shard of texts, written by differences.
    pub firsts: String,
    /// The entries that continue the note of the entry before them, written by differences.
    pub continued: String,
}

impl SearchIndex {
    /// The index of entries, which come kind by kind in the order of the site's kinds.
    #[must_use]
    pub fn of(entries: Vec<Entry>, kinds: &[Kind], stemming: Stemming) -> Self {
        let starts = starts(&entries, kinds);
        let mut continued = String::new();
        let is_continued = entries.iter().enumerate().filter(|(_, entry)| entry.continues);
        push_ascending(&mut continued, is_continued.map(|(number, _)| number));
        let (pages, firsts) = pages(&entries);
        let names = names(&entries);
        let count = entries.len();
        let (terms, mut stop) = terms(entries, stemming);
        stop.extend(stemming.stop().iter().map(|word| (*word).to_owned()));
        Self { count, stop, kinds: starts, terms, names, pages, firsts, continued }
    }
}

fn starts(entries: &[Entry], kinds: &[Kind]) -> Vec<(String, usize)> {
    let first_of = |kind: usize| entries.partition_point(|entry| entry.kind < kind);
    let folders = kinds.iter().map(|kind| kind.folder.clone()).enumerate();
    let having = folders.filter(|(number, _)| first_of(*number) < first_of(number + 1));
    let last = (String::new(), first_of(kinds.len()));
    having.map(|(number, folder)| (folder, first_of(number))).chain([last]).collect()
}

/// The entries' texts in shards, with the first entry of each. A new kind begins a new shard.
fn pages(entries: &[Entry]) -> (Vec<String>, String) {
    let mut pages: Vec<String> = Vec::new();
    let mut firsts = Vec::new();
    let mut kind = None;
    for (number, entry) in entries.iter().enumerate() {
        match pages.last_mut() {
            Some(page) if kind == Some(entry.kind) && page.len() + entry.shown.len() < PAGE_BOUND => {
                page.push(',');
                page.push_str(&entry.shown);
            }
            _ => {
                pages.push(entry.shown.clone());
                firsts.push(number);
            }
        }
        kind = Some(entry.kind);
    }
    let mut written = String::new();
    push_ascending(&mut written, firsts);
    (pages, written)
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
