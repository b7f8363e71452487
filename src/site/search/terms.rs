//! Stems and words: which stems stand in which entries and how much each weighs there, and which
//! words have which stem.
//!
//! A stem's weight in an entry is the sum over fields of the field's weight times BM25's share of
//! the stem (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, with k1 = 1.2).
//! It is written as one of 32 levels that grow by a constant ratio; how rare a stem is, readers
//! count from its postings.

use std::collections::{BTreeSet, HashMap};

use super::code::{push_number, push_word};
use super::entry::{Counted, FIELDS, Field};
use super::shard::{BOUND, Coded, Shard, order, shards};
use super::words::Stemming;

/// The fields' weights: title, aliases, headings, body, quotes.
const WEIGHTS: [f64; FIELDS] = [3.0, 2.5, 1.5, 1.0, 0.7];
/// How much of a field's length counts against it.
const LENGTH: [f64; FIELDS] = [0.3, 0.3, 0.5, 0.75, 0.75];
const K1: f64 = 1.2;
/// The weight at which the second level begins, and the ratio of each level to the one before. The
/// script has the same ratio.
const LOWEST: f64 = 0.15;
const RATIO: f64 = 1.13;
/// How many levels there are.
const LEVELS: usize = 32;

/// An entry that a stem stands in, and the stem's level there.
type Posting = (usize, usize);

/// The shards of stems and words, and the words that stand nearly everywhere.
pub(super) fn terms(entries: &[Counted], stemming: Stemming) -> (Vec<Shard>, BTreeSet<String>) {
    let scale = Scale::of(entries);
    let mut dictionary = Dictionary { stemming, ..Dictionary::default() };
    for (number, entry) in entries.iter().enumerate() {
        dictionary.add(number, entry, &scale);
    }
    let (coded, frequent) = dictionary.coded();
    (shards(&coded), frequent)
}

/// Words with their stems, and stems with the entries they stand in. The maps are only ever asked,
/// so that their order has no part in the result.
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
    fn add(&mut self, number: usize, entry: &Counted, scale: &Scale) {
        let mut found: Vec<(usize, Field)> =
            entry.words().map(|(word, field)| (self.stem_of(word), field)).collect();
        found.sort_unstable_by_key(|(stem, _)| *stem);
        for forms in found.chunk_by(|a, b| a.0 == b.0) {
            let mut counts = [0; FIELDS];
            forms.iter().for_each(|(_, field)| counts[*field as usize] += 1);
            let level = scale.level(&counts, &entry.lengths);
            if let Some((_, postings)) = forms.first().and_then(|(stem, _)| self.stems.get_mut(*stem)) {
                postings.push((number, level));
            }
        }
    }

    /// The number of a word's stem.
    fn stem_of(&mut self, word: &str) -> usize {
        if let Some(number) = self.word_numbers.get(word) {
            return *number;
        }
        let stem = self.stemming.term(word);
        let number = *self.stem_numbers.entry(stem.clone()).or_insert(self.stems.len());
        if number == self.stems.len() {
            self.stems.push((stem, Vec::new()));
        }
        self.words.push((word.to_owned(), number));
        self.word_numbers.insert(word.to_owned(), number);
        number
    }

    /// Stems with their postings, and every other word with `=` and its stem, sorted; and the words
    /// whose postings are not all there.
    fn coded(self) -> (Vec<Coded>, BTreeSet<String>) {
        let stems: Vec<(String, (String, Extent))> =
            self.stems.into_iter().map(|(stem, postings)| (stem.clone(), coded(&stem, &postings))).collect();
        let mut words = Vec::with_capacity(self.words.len() + stems.len());
        let mut frequent = BTreeSet::new();
        for (word, number) in self.words {
            let Some((stem, (_, extent))) = stems.get(number) else { continue };
            if *extent == Extent::Best {
                frequent.insert(word.clone());
            }
            if *stem != word {
                let mut code = String::from("=");
                push_word(&mut code, &word, stem);
                words.push(Coded { word, code });
            }
        }
        words.extend(stems.into_iter().map(|(word, (code, _))| Coded { word, code }));
        words.sort_unstable_by(|a, b| order(&a.word, &b.word));
        (words, frequent)
    }
}

/// How much of a stem's postings is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    All,
    /// Only those that weigh most: the stem stands in so many entries that it tells them apart no
    /// better than "the" does.
    Best,
}

/// A stem's postings: for each the difference to the entry before and the level in one number.
/// Where they do not fit into a shard, those that weigh most stay.
fn coded(word: &str, postings: &[Posting]) -> (String, Extent) {
    let room = BOUND - word.len() - 3;
    let all = written(postings);
    if all.len() <= room {
        return (all, Extent::All);
    }
    let mut best = postings.to_vec();
    best.sort_by_key(|(entry, level)| (LEVELS - level, *entry));
    let first = |count: usize| {
        let mut first = best[..count].to_vec();
        first.sort_unstable();
        written(&first)
    };
    let (mut fitting, mut over) = (0, best.len());
    while over - fitting > 1 {
        let middle = usize::midpoint(fitting, over);
        if first(middle).len() <= room {
            fitting = middle;
        } else {
            over = middle;
        }
    }
    (first(fitting), Extent::Best)
}

fn written(postings: &[Posting]) -> String {
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
    fn of(entries: &[Counted]) -> Self {
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
