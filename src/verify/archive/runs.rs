//! Where runs of words stand in a capture, for quotes each of whose words stands there in every line.

use std::sync::OnceLock;

use crate::text::word_places::WordPlaces;
use crate::text::words::{WordSpans, words};

/// How often a part's rarest word stands in a text so that runs of its words are looked for: no text that is read has a
/// word so often and a quote of such words alone.
pub(super) const MANY: usize = 512;

/// How many words a run has. The longer ones come first.
const LENGTHS: [usize; 2] = [16, 4];

/// Among how many runs of a part the rarest is looked for.
const RAREST_OF: usize = 64;

/// A capture as it is compared: its folded text, its words, and where hyphens ended lines.
pub(super) type Text<'t> = (&'t str, &'t WordSpans, &'t [usize]);

/// Where the runs of each length stand in one capture.
#[derive(Clone, Debug, Default)]
pub(super) struct Runs([OnceLock<WordPlaces>; LENGTHS.len()]);

impl Runs {
    /// The rarest run of a part: its place there, and the words of the capture at which it may begin, in order. None
    /// where the text is too short for one.
    pub(super) fn rarest(&self, part: &str, (text, all, breaks): Text<'_>) -> Option<(usize, Vec<usize>)> {
        let mut spans = words(part);
        // A sign before a number is a part of it or not, by what stands before it.
        if spans.first().is_some_and(|first| !part[first.clone()].starts_with(char::is_alphanumeric)) {
            spans.remove(0);
        }
        let (length, known) = LENGTHS.into_iter().zip(&self.0).find(|(length, _)| *length <= spans.len())?;
        let places = known.get_or_init(|| WordPlaces::of_runs(all.iter().map(|word| &text[word]), length));
        let last = spans.len() - length;
        let starts = (0..=last).step_by(last / RAREST_OF + 1).chain([last]);
        let runs = starts.map(|start| {
            let run = spans[start..start + length].iter().map(|word| &part[word.clone()]);
            (spans[start].start, places.of_run(run))
        });
        let (offset, found) = runs.min_by_key(|(offset, found)| (found.len(), *offset))?;
        let mut numbers: Vec<usize> = found.collect();
        // A word that a line parts is written otherwise where the text has it.
        for at in breaks {
            let word = all.partition_point(|word| word.end <= *at);
            numbers.extend(word.saturating_sub(length)..=word + 1);
        }
        numbers.sort_unstable();
        numbers.dedup();
        Some((offset, numbers))
    }
}
