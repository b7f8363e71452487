//! Stems and words: which stems stand in which entries and how much each weighs there, and which
//! words have which stem.
//!
//! A stem's weight in an entry is the sum over fields of the field's weight times BM25's share of
//! the stem (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, with k1 = 1.2).
//! It is written as one of 32 levels that grow by a constant ratio; how rare a stem is, readers
//! count from its postings.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

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

/// An entry that a stem stands in, and how often it stands in each field. A stem that stands there more often than
/// can be counted weighs no more for it.
type CountedPosting = (u32, [u16; FIELDS]);

/// Words with their stems, and stems with the entries they stand in. The maps are only ever asked,
/// so that their order has no part in the result.
#[derive(Debug, Default)]
pub(super) struct Terms {
    stemming: Stemming,
    /// The stem of each word, and the number of each stem, by number in `words` and `stems`.
    word_numbers: FxHashMap<String, u32>,
    stem_numbers: FxHashMap<String, u32>,
    words: Vec<(String, u32)>,
    stems: Vec<(String, Vec<CountedPosting>)>,
    /// How many words the fields of each entry have: what the counts weigh is known when all are.
    lengths: Vec<[u32; FIELDS]>,
    /// The stems of one entry, in a place that all entries use in turn.
    found: Vec<(u32, Field)>,
}

impl Terms {
    pub(super) fn new(stemming: Stemming) -> Self {
        Self { stemming, ..Self::default() }
    }

    /// Adds the words of the next entry, which has this number.
    pub(super) fn add(&mut self, number: usize, entry: &Counted) {
        let mut found = std::mem::take(&mut self.found);
        found.clear();
        found.extend(entry.words().map(|(word, field)| (self.stem_of(word), field)));
        found.sort_unstable_by_key(|(stem, _)| *stem);
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        for forms in found.chunk_by(|a, b| a.0 == b.0) {
            let mut counts = [0_u16; FIELDS];
            for (_, field) in forms {
                let count = &mut counts[*field as usize];
                *count = count.saturating_add(1);
            }
            if let Some((_, postings)) =
                forms.first().and_then(|(stem, _)| self.stems.get_mut(*stem as usize))
            {
                postings.push((number, counts));
            }
        }
        self.lengths.push(entry.lengths);
        self.found = found;
    }

    /// The shards of stems and words, and the words that stand nearly everywhere.
    pub(super) fn finish(self) -> (Vec<Shard>, BTreeSet<String>) {
        let (coded, frequent) = self.coded();
        (shards(&coded), frequent)
    }

    /// The number of a word's stem.
    fn stem_of(&mut self, word: &str) -> u32 {
        if let Some(number) = self.word_numbers.get(word) {
            return *number;
        }
        let stem = self.stemming.term(word);
        let next = u32::try_from(self.stems.len()).unwrap_or(u32::MAX);
        let number = *self.stem_numbers.entry(stem.clone()).or_insert(next);
        if number == next {
            self.stems.push((stem, Vec::new()));
        }
        self.words.push((word.to_owned(), number));
        self.word_numbers.insert(word.to_owned(), number);
        number
    }

    /// Stems with their postings, behind `!` where they are no words, and every other word with `=` and its stem,
    /// sorted; and the words whose postings are not all there.
    fn coded(self) -> (Vec<Coded>, BTreeSet<String>) {
        let scale = Scale::of(&self.lengths);
        let weighed = |(entry, counts): &CountedPosting| {
            let number = *entry as usize;
            (number, self.lengths.get(number).map_or(0, |lengths| scale.level(counts, lengths)))
        };
        let code = |(stem, postings): (String, Vec<CountedPosting>)| {
            let postings: Vec<Posting> = postings.iter().map(weighed).collect();
            let code = coded(&stem, &postings);
            (stem, code)
        };
        let stems: Vec<(String, (String, Extent))> = self.stems.into_iter().map(code).collect();
        let mut words = Vec::with_capacity(self.words.len() + stems.len());
        let mut frequent = BTreeSet::new();
        for (word, number) in self.words {
            let Some((stem, (_, extent))) = stems.get(number as usize) else { continue };
            if *extent == Extent::Best {
                frequent.insert(word.clone());
            }
            if *stem != word {
                let mut code = String::from("=");
                push_word(&mut code, &word, stem);
                words.push(Coded { word, code });
            }
        }
        let is_word = |stem: &str| self.word_numbers.contains_key(stem);
        words.extend(stems.into_iter().map(|(stem, (code, _))| {
            let mark = if is_word(&stem) { "" } else { "!" };
            Coded { code: format!("{mark}{code}"), word: stem }
        }));
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
    let room = BOUND - word.len() - 4;
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
    fn of(entries: &[[u32; FIELDS]]) -> Self {
        let mut averages = [1.0; FIELDS];
        for (field, average) in averages.iter_mut().enumerate() {
            let total: u64 = entries.iter().map(|lengths| u64::from(lengths[field])).sum();
            let having = entries.iter().filter(|lengths| lengths[field] > 0).count();
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

    fn level(&self, counts: &[u16; FIELDS], lengths: &[u32; FIELDS]) -> usize {
        let weight = |field: usize| {
            let count = f64::from(counts[field]);
            let length = f64::from(lengths[field]) / self.averages[field];
            WEIGHTS[field] * count / (count + K1 * (1.0 - LENGTH[field] + LENGTH[field] * length))
        };
        let weight: f64 = (0..FIELDS).map(weight).sum();
        self.steps.partition_point(|step| *step <= weight)
    }
}
