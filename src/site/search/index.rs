//! All entries together: which stems stand in which entries and how much each weighs there, which words have
//! which stem, and the words of names.
//!
//! A stem's weight in an entry is the sum over fields of the field's weight times BM25's share of the stem
//! (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, with k1 = 1.2). It is written as
//! one of sixteen levels that grow by a constant ratio; how rare a stem is, readers count from its postings.

use std::collections::{BTreeSet, HashMap};

use super::code::{push_ascending, push_number, push_word};
use super::entry::{Entry, FIELDS};
use super::shard::{BOUND, Coded, Shard, order, shards};
use super::words::Stemming;
use crate::model::Kind;

/// The fields' weights: title, aliases, headings, body, quotes.
const WEIGHTS: [f64; FIELDS] = [3.0, 2.5, 1.5, 1.0, 0.7];
/// How much of a field's length counts against it.
const LENGTH: [f64; FIELDS] = [0.3, 0.3, 0.5, 0.75, 0.75];
const K1: f64 = 1.2;
/// The lowest level's weight, and the ratio of each level to the one before. The script has the same ratio.
const LOWEST: f64 = 0.15;
const RATIO: f64 = 1.29;
/// How many levels there are.
const LEVELS: usize = 16;
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
    /// How words become terms.
    pub stemming: Stemming,
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
        Self {
            count,
            stemming,
            kinds: starts,
            terms: terms(entries, stemming),
            names,
            pages,
            firsts,
            continued,
        }
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

/// An entry that a stem stands in, and the stem's level there.
type Posting = (usize, usize);

fn terms(entries: Vec<Entry>, stemming: Stemming) -> Vec<Shard> {
    let scale = Scale::of(&entries);
    let mut dictionary = Dictionary { stemming, ..Dictionary::default() };
    for (number, entry) in entries.into_iter().enumerate() {
        dictionary.add(number, entry, &scale);
    }
    shards(&dictionary.coded())
}

/// Words with their stems, and stems with the entries they stand in. The maps are only ever asked, so that
/// their order has no part in the result.
#[derive(Default)]
struct Dictionary {
    stemming: Stemming,
    /// The stem of each word, and the number of each stem, by number in `words` and `stems`.
    word_numbers: HashMap<String, usize>,
    stem_numbers: HashMap<String, usize>,
    words: Vec<(String, usize)>,
    stems: Vec<(String, Vec<Posting>)>,
}

impl Dictionary {
    fn add(&mut self, number: usize, entry: Entry, scale: &Scale) {
        let lengths = entry.lengths;
        let mut counted: Vec<(usize, [u32; FIELDS])> =
            entry.words.into_iter().map(|(word, counts)| (self.stem_of(word), counts)).collect();
        counted.sort_unstable();
        for forms in counted.chunk_by(|a, b| a.0 == b.0) {
            let mut counts = [0; FIELDS];
            forms.iter().for_each(|(_, form)| counts.iter_mut().zip(form).for_each(|(sum, one)| *sum += one));
            let level = scale.level(&counts, &lengths);
            if let Some((_, postings)) = forms.first().and_then(|(stem, _)| self.stems.get_mut(*stem)) {
                postings.push((number, level));
            }
        }
    }

    /// The number of a word's stem.
    fn stem_of(&mut self, word: String) -> usize {
        if let Some(number) = self.word_numbers.get(&word) {
            return *number;
        }
        let stem = self.stemming.term(&word);
        let number = *self.stem_numbers.entry(stem.clone()).or_insert(self.stems.len());
        if number == self.stems.len() {
            self.stems.push((stem, Vec::new()));
        }
        self.words.push((word.clone(), number));
        self.word_numbers.insert(word, number);
        number
    }

    /// Stems with their postings, and every other word with `=` and its stem, sorted.
    fn coded(self) -> Vec<Coded> {
        let mut coded: Vec<Coded> = Vec::with_capacity(self.words.len() + self.stems.len());
        for (word, number) in self.words {
            let Some((stem, _)) = self.stems.get(number).filter(|(stem, _)| *stem != word) else { continue };
            let mut code = String::from("=");
            push_word(&mut code, &word, stem);
            coded.push(Coded { word, code });
        }
        let stems = self.stems.into_iter();
        coded.extend(stems.map(|(word, postings)| Coded { code: self::coded(&word, &postings), word }));
        coded.sort_unstable_by(|a, b| order(&a.word, &b.word));
        coded
    }
}

/// A stem's postings: for each the difference to the entry before and the level in one number. Where they
/// would not fit into a shard, only the highest levels stay, behind `!` and the number of all.
fn coded(word: &str, postings: &[Posting]) -> String {
    let room = BOUND - word.len() - 3;
    let all = written(postings.iter());
    if all.len() <= room {
        return all;
    }
    let mut kept = String::from("!");
    push_number(&mut kept, postings.len());
    let room = room - kept.len();
    let above = |level: usize| written(postings.iter().filter(|posting| posting.1 >= level));
    let highest = (1..LEVELS).map(above).find(|text| text.len() <= room);
    kept.push_str(&highest.unwrap_or_else(|| written(postings.iter().take(room / 8))));
    kept
}

fn written<'p>(postings: impl Iterator<Item = &'p Posting>) -> String {
    let mut out = String::new();
    let mut next = 0;
    for (entry, level) in postings {
        push_number(&mut out, (entry - next) * LEVELS + level);
        next = entry + 1;
    }
    out
}

/// What stems are weighed by: how long each field is on average.
struct Scale {
    averages: [f64; FIELDS],
    /// The weights at which the levels after the first begin.
    steps: [f64; LEVELS - 1],
}

impl Scale {
    fn of(entries: &[Entry]) -> Self {
        let mut averages = [1.0; FIELDS];
        for (field, average) in averages.iter_mut().enumerate() {
            let total: u64 = entries.iter().map(|entry| u64::from(entry.lengths[field])).sum();
            let having = entries.iter().filter(|entry| entry.lengths[field] > 0).count();
            if having > 0 {
                *average = total as f64 / having as f64;
            }
        }
        let mut steps = [LOWEST; LEVELS - 1];
        for at in 1..steps.len() {
            steps[at] = steps[at - 1] * RATIO;
        }
        Self { averages, steps }
    }

    fn level(&self, counts: &[u32; FIELDS], lengths: &[u32; FIELDS]) -> usize {
        let weight = |field: usize| {
            let count = f64::from(counts[field]);
            let length = f64::from(lengths[field]) / self.averages[field];
            WEIGHTS[field] * count / (count + K1 * (1.0 - LENGTH[field] + LENGTH[field] * length))
        };
        let weight: f64 = (0..FIELDS).map(weight).sum();
        self.steps.partition_point(|step| *step <= weight)
    }
}
