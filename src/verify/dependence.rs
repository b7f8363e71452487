//! Which sources do not count as two: one was taken over from the other, or their texts overlap.
//!
//! Texts are compared by the windows of their fingerprints, so that seals suffice. A run of windows that
//! stands in both is shared; sources depend on each other where one run is longer than a statement that both
//! may have quoted, or where the runs make up a quarter of the shorter text.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Verifier;
use super::seal::fingerprint;
use crate::model::{Dependence, NoteId};

/// How many windows a run has: twelve words. By chance two runs agree once in 2^160.
const RUN: usize = 10;

/// A shared run of this many windows alone makes two sources dependent.
const LONG: usize = 60;

/// The most sources that are compared for one run; more than these share a formula and no report.
const MOST_SHARING: usize = 32;

/// A pair of sources, the lesser id first.
type Pair = (NoteId, NoteId);

impl Verifier<'_> {
    /// The pairs of sources that are not independent.
    pub(super) fn dependent(&self) -> BTreeMap<Pair, Dependence> {
        let mut found: BTreeMap<Pair, Dependence> = BTreeMap::new();
        let prints = self.fingerprints();
        for ((one, other), starts) in shared(&prints) {
            let (Some((one, a)), Some((other, b))) = (prints.get(one), prints.get(other)) else { continue };
            let (windows, longest) = covered(&starts);
            let percent = windows * 100 / a.len().min(b.len()).max(1);
            if percent >= 25 || longest >= LONG {
                let overlap = u8::try_from(percent.min(100)).unwrap_or(100);
                found.insert((one.clone(), other.clone()), Dependence::Overlap(overlap));
            }
        }
        for note in self.dossier.notes.values() {
            let origin = note.source().and_then(|source| source.syndicated_from.as_ref());
            if let Some(other) = origin.and_then(|name| self.index.find(name)).filter(|id| *id != note.id) {
                found.insert(pair(note.id.clone(), other), Dependence::Syndicated);
            }
        }
        found
    }

    /// The fingerprint of each source, in the order of their ids.
    fn fingerprints(&self) -> Vec<(NoteId, Vec<u16>)> {
        let sources = self.dossier.notes.par_iter().map(|(_, note)| note).filter(|n| n.source().is_some());
        let print = |id: &NoteId| match self.capture(id) {
            Some(capture) => Some(fingerprint(capture)),
            None => self.dossier.lock.seal(id).map(|seal| seal.fingerprint.clone()),
        };
        sources.filter_map(|note| Some((note.id.clone(), print(&note.id)?))).collect()
    }
}

fn pair(one: NoteId, other: NoteId) -> Pair {
    if one < other { (one, other) } else { (other, one) }
}

/// A run of windows: a hash of it, its source by its place among all, and where it begins.
type Run = (u64, u32, u32);

/// For each pair of sources that share runs, by their places, where in the lesser one these begin, in order.
fn shared(prints: &[(NoteId, Vec<u16>)]) -> BTreeMap<(usize, usize), Vec<usize>> {
    let mut runs: Vec<Run> = Vec::new();
    if prints.len() > 1 {
        for (source, (_, windows)) in (0..).zip(prints) {
            runs.extend((0..).zip(windows.windows(RUN)).map(|(at, run)| (hash(run), source, at)));
        }
    }
    runs.par_sort_unstable();
    let mut found: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for alike in runs.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1) {
        // Two runs of one hash are not always the same.
        let mut same: BTreeMap<&[u16], Vec<(usize, usize)>> = BTreeMap::new();
        for (_, source, at) in alike {
            let (source, at) = (*source as usize, *at as usize);
            let run = prints.get(source).and_then(|(_, windows)| windows.get(at..at + RUN));
            same.entry(run.unwrap_or_default()).or_default().push((source, at));
        }
        for sharing in same.values().filter(|sharing| (2..=MOST_SHARING).contains(&sharing.len())) {
            for (n, (one, at)) in sharing.iter().enumerate() {
                for (other, _) in sharing[n + 1..].iter().filter(|(other, _)| other != one) {
                    found.entry((*one, *other)).or_default().push(*at);
                }
            }
        }
    }
    found.values_mut().for_each(|starts| starts.sort_unstable());
    found
}

fn hash(run: &[u16]) -> u64 {
    let mix = |hash: u64, window: &u16| (hash ^ u64::from(*window)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    run.iter().fold(0, |hash, window| mix(hash, window).rotate_left(29))
}

/// How many windows lie in runs that begin at `starts`, and how many of them follow each other at most.
fn covered(starts: &[usize]) -> (usize, usize) {
    let (mut all, mut longest, mut length, mut end) = (0, 0, 0, 0);
    for start in starts {
        if *start > end || length == 0 {
            (length, end) = (0, *start);
        }
        let more = (start + RUN).saturating_sub(end);
        (all, length, end) = (all + more, length + more, end + more);
        longest = longest.max(length);
    }
    (all, longest)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{capture, cast, dossier, source};
    use super::super::seal::seal_of;
    use super::super::trial::Dice;
    use super::super::verify;
    use super::*;
    use crate::index::Index;
    use crate::model::{Details, Lock};

    fn texts(one: &str, other: &str) -> crate::model::Dossier {
        let mut notes = cast();
        notes.push(source("herald", "2019"));
        let mut dossier = dossier(notes);
        dossier.captures.insert(NoteId::new("gazette"), capture(one));
        dossier.captures.insert(NoteId::new("herald"), capture(other));
        dossier
    }

    fn dependent(dossier: &crate::model::Dossier) -> Vec<Dependence> {
        verify(dossier, &Index::of(dossier)).dependent.into_values().collect()
    }

    #[test]
    fn runs_that_overlap_are_counted_once() {
        assert_eq!(covered(&[]), (0, 0));
        assert_eq!(covered(&[0, 1, 2, 40]), (RUN + 2 + RUN, RUN + 2));
        assert_eq!(covered(&[0, RUN, 5 * RUN, 5 * RUN]), (3 * RUN, 2 * RUN));
    }

    #[test]
    fn a_quarter_of_a_text_in_another_makes_it_dependent_by_seal_too() {
        let mut dice = Dice::new(3);
        let (own, other, common) = (
            dice.text(120),
            dice.text(120),
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
             seventeen eighteen nineteen twenty",
        );
        let long: String = (0..60).map(|n| format!("word{n} ")).collect();
        assert_eq!(dependent(&texts(&own, &other)), []);
        assert_eq!(dependent(&texts(&format!("{own} {common}"), &format!("{other} {common}"))), []);
        let mut open = texts(&format!("{own} {long}"), &format!("{other} {long}"));
        let found = dependent(&open);
        assert!(matches!(found[..], [Dependence::Overlap(25..40)]), "{found:?}");
        let index = Index::of(&open);
        let sealed = open.captures.iter().map(|(id, c)| (id.to_string(), seal_of(c, &index)));
        open.lock = Lock { sources: sealed.collect() };
        open.captures.clear();
        assert_eq!(dependent(&open), found);
    }

    #[test]
    fn what_is_taken_over_is_dependent_without_any_text() {
        let mut notes = cast();
        let mut herald = source("herald", "2019");
        if let Details::Source(fields) = &mut herald.front.details {
            fields.syndicated_from = Some(super::super::fixture::text("gazette"));
        }
        notes.push(herald);
        let dossier = dossier(notes);
        let found = verify(&dossier, &Index::of(&dossier));
        let (gazette, herald) = (NoteId::new("gazette"), NoteId::new("herald"));
        assert!(!found.are_independent(&herald, &gazette) && !found.are_independent(&gazette, &herald));
        assert!(found.are_independent(&gazette, &NoteId::new("courier")));
    }
}
