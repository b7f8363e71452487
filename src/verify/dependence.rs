//! Which sources do not count as two: one was taken over from the other, or their texts overlap.
//!
//! Texts are compared by the windows of their fingerprints, so that seals suffice. A run of windows that
//! stands in both is shared; sources depend on each other where one run is longer than a statement that both
//! may have quoted, or where the runs make up a quarter of the shorter text.

use std::collections::{BTreeMap, BTreeSet};

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
        for ((one, other), windows) in shared(&prints) {
            let shorter = prints[&one].len().min(prints[&other].len()).max(1);
            let percent = windows.len() * 100 / shorter;
            if percent >= 25 || longest_run(&windows) >= LONG {
                let overlap = u8::try_from(percent.min(100)).unwrap_or(100);
                found.insert((one, other), Dependence::Overlap(overlap));
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

    fn fingerprints(&self) -> BTreeMap<NoteId, Vec<u16>> {
        let sources = self.dossier.notes.values().filter(|note| note.source().is_some());
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

/// For each pair of sources that share runs, the windows of the lesser one that lie in such runs.
fn shared(prints: &BTreeMap<NoteId, Vec<u16>>) -> BTreeMap<Pair, BTreeSet<usize>> {
    let mut places: BTreeMap<&[u16], Vec<(&NoteId, usize)>> = BTreeMap::new();
    if prints.len() > 1 {
        for (id, windows) in prints {
            for (at, run) in windows.windows(RUN).enumerate() {
                places.entry(run).or_default().push((id, at));
            }
        }
    }
    let mut found: BTreeMap<Pair, BTreeSet<usize>> = BTreeMap::new();
    for sharing in places.values().filter(|sharing| (2..=MOST_SHARING).contains(&sharing.len())) {
        for (n, (one, at)) in sharing.iter().enumerate() {
            for (other, _) in sharing[n + 1..].iter().filter(|(other, _)| other != one) {
                let windows = found.entry(((*one).clone(), (*other).clone())).or_default();
                windows.extend(*at..*at + RUN);
            }
        }
    }
    found
}

fn longest_run(windows: &BTreeSet<usize>) -> usize {
    let (mut longest, mut length, mut last) = (0, 0, None);
    for at in windows {
        length = if last.map(|last| last + 1) == Some(*at) { length + 1 } else { 1 };
        longest = longest.max(length);
        last = Some(*at);
    }
    longest
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
