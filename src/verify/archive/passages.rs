//! What a passage of a capture is judged by: its surroundings cut down to the sentences that it is taken from and
//! those beside them, and whom the names there name.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::model::{Landmarks, NoteId, Surroundings, WrittenName};
use crate::read::names::NameFinder;
use crate::text::words::words;

/// How many negations in the words that a quote leaves out are kept.
const MOST_OMITTED: usize = 64;

/// How many names around a passage are kept, the first of its own sentences before those of the sentences beside them.
const MOST_AROUND: usize = 256;

impl Surroundings {
    /// What a passage is judged by: the sentences that its parts are taken from and those beside them, their
    /// names, whether someone says something where a part begins, whether the passage begins right after a denial
    /// or ends right before what takes it back, and the negations that it leaves out.
    pub(crate) fn around(&self, passage: &[Range<usize>]) -> Self {
        let near = self.near(passage);
        let is_near = |at: &usize| near.iter().any(|near| near.start <= *at && *at <= near.end);
        let extent = extent(&near);
        let starts = from(&self.sentences, extent.start).iter().copied();
        let said_in = |part: &Range<usize>| {
            let own = self.sentence_of(part.start);
            from(&self.sayings, own.start).first().copied().filter(|at| own.contains(at))
        };
        let mut sayings: Vec<usize> = passage.iter().filter_map(said_in).collect();
        sayings.sort_unstable();
        sayings.dedup();
        let left_out = passage.windows(2).map(|pair| pair[0].end..pair[1].start);
        let left_out: Vec<Range<usize>> = left_out.collect();
        let is_left_out = |at: &usize| left_out.iter().any(|words| words.contains(at));
        let omitted = from(&self.negations, left_out.iter().map(|words| words.start).min().unwrap_or(0));
        let first = passage.first().map(|part| part.start);
        let last = passage.last().map(|part| part.end);
        let kept = |list: &[usize], at: Option<usize>| -> Vec<usize> {
            at.filter(|at| list.binary_search(at).is_ok()).into_iter().collect()
        };
        Self {
            sentences: starts.take_while(|at| *at <= extent.end).filter(is_near).collect(),
            negations: match left_out.is_empty() {
                true => Vec::new(),
                false => omitted.iter().copied().filter(is_left_out).take(MOST_OMITTED).collect(),
            },
            denied: kept(&self.denied, first),
            reversals: kept(&self.reversals, last),
            sayings,
            names: self.names_around(passage, &near, &self.names),
        }
    }

    /// Takes those of some names that a passage is judged by. Of all names around the passages of a text, sorted, it
    /// takes the same as of all names of the text.
    pub(super) fn take_names(&mut self, passage: &[Range<usize>], names: &[WrittenName]) {
        self.names = self.names_around(passage, &self.near(passage), names);
    }

    /// How many of some names are looked at to take those.
    pub(super) fn count_near(&self, passage: &[Range<usize>], names: &[WrittenName]) -> usize {
        names_in(names, &self.near(passage)).len()
    }

    /// For each part of a passage, its sentences and those beside them.
    fn near(&self, passage: &[Range<usize>]) -> Vec<Range<usize>> {
        passage.iter().map(|part| self.neighbours(part)).collect()
    }

    /// The names within a passage; those in the rest of its sentences; and those in the sentences beside it that
    /// have a capital: what has none is called by common words. Outside of the passage each is kept once, and no more
    /// than some.
    fn names_around(
        &self,
        passage: &[Range<usize>],
        near: &[Range<usize>],
        names: &[WrittenName],
    ) -> Vec<WrittenName> {
        let lies_in = |name: &WrittenName, ranges: &[Range<usize>]| {
            ranges.iter().any(|range| range.start <= name.words.start && name.words.end <= range.end)
        };
        let own: Vec<Range<usize>> = passage.iter().map(|part| self.sentences_of(part)).collect();
        let is_lower = |text: &str| text.contains(char::is_lowercase) && !text.contains(char::is_uppercase);
        let quoted = names_in(names, passage).iter().filter(|name| lies_in(name, passage));
        let around = || names_in(names, near).iter().filter(|name| !lies_in(name, passage));
        let inner = around().filter(|name| lies_in(name, &own));
        let is_outer =
            |name: &&WrittenName| !lies_in(name, &own) && lies_in(name, near) && !is_lower(&name.text);
        let mut seen: FxHashSet<(usize, &str)> = FxHashSet::default();
        // Each part of a quote has neighbours of its own.
        let place = |name: &WrittenName| match passage {
            [_] => 0,
            _ => self.sentence_of(name.words.start).start,
        };
        let around = inner.chain(around().filter(is_outer));
        let around = around.filter(|name| seen.insert((place(name), &*name.text))).take(MOST_AROUND);
        sorted_names(around.chain(quoted).cloned().collect())
    }

    /// Finds out whom the written names name, as `read` reads them.
    pub(crate) fn resolved(self, read: impl Fn(&str) -> Arc<NamedWords>) -> Landmarks {
        let mut names: Vec<(NoteId, Range<usize>)> = Vec::with_capacity(self.names.len());
        for name in &self.names {
            let (start, found) = (name.words.start, read(&name.text));
            for (note, words) in &found.notes {
                // An abbreviation has other words than what it stands for.
                let place = if found.count == name.words.len() {
                    start + words.start..start + words.end
                } else {
                    name.words.clone()
                };
                names.push((note.clone(), place));
            }
        }
        names.sort_by(|(one, a), (other, b)| (one, a.start, a.end).cmp(&(other, b.start, b.end)));
        names.dedup();
        names.shrink_to_fit();
        Landmarks { around: self, names }
    }
}

/// Whom a written name names.
#[derive(Debug)]
pub(crate) struct NamedWords {
    /// How many words the name has.
    count: usize,
    /// The notes, each by the words of the name that name it.
    notes: Vec<(NoteId, Range<usize>)>,
}

impl NamedWords {
    /// Reads a name as it is written in a folded text.
    pub(crate) fn of(written: &str, finder: &NameFinder) -> Self {
        let cut = words(written);
        let named = finder.read_folded(written).into_iter().map(|reading| {
            let first = cut.partition_point(|word| word.end <= reading.span.start);
            (reading.note, first..cut.partition_point(|word| word.start < reading.span.end))
        });
        Self { count: cut.len(), notes: named.collect() }
    }
}

/// Those of some sorted names that may lie in one of these ranges.
fn names_in<'n>(names: &'n [WrittenName], near: &[Range<usize>]) -> &'n [WrittenName] {
    let Range { start, end } = extent(near);
    let from = |word: usize| names.partition_point(|name| name.words.start < word);
    &names[from(start)..from(end.max(start))]
}

/// From the first beginning of some ranges to their last end.
fn extent(ranges: &[Range<usize>]) -> Range<usize> {
    let start = ranges.iter().map(|range| range.start).min().unwrap_or(0);
    start..ranges.iter().map(|range| range.end).max().unwrap_or(0)
}

/// What of a sorted list is not less than `start`.
fn from(list: &[usize], start: usize) -> &[usize] {
    list.get(list.partition_point(|at| *at < start)..).unwrap_or_default()
}

/// Names in the order of their places, each once.
pub(super) fn sorted_names(mut names: Vec<WrittenName>) -> Vec<WrittenName> {
    fn key(name: &WrittenName) -> (usize, usize, &str) {
        (name.words.start, name.words.end, &name.text)
    }
    names.sort_unstable_by(|one, other| key(one).cmp(&key(other)));
    names.dedup();
    names
}
