//! Makes the lock of a dossier from the captures that are here, and holds a lock against them.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::archive::overlap::{Pair, overlapping, windows};
use super::archive::pattern::QuotePattern;
use super::archive::seal::seal_of;
use super::evidence::{EvidenceBase, QuoteTable};
use super::readings::Readings;
use crate::index::{Index, Reads};
use crate::model::{Dossier, Lock, NoteId, Seal};

/// The lock of a dossier: every source whose capture is here is sealed with what the notes quote from it; the
/// seals of the others are kept as they are.
#[must_use]
pub fn lock_of(dossier: &Dossier, index: &Index) -> Lock {
    let (readings, none) = (Readings::of(dossier, index), QuoteTable::new());
    let base = EvidenceBase::new(Reads::unlogged(dossier, index), &readings, &none);
    let quotes = quotes_by_source(&base, dossier);
    let sources: Vec<&NoteId> =
        dossier.notes.iter().filter(|(_, note)| note.source().is_some()).map(|(id, _)| id).collect();
    let seal = |id: &&NoteId| match sealed(&base, id, quotes.get(*id).map_or(&[], Vec::as_slice)) {
        Some(seal) => Some((id.to_string(), seal)),
        None => dossier.lock.seal(id).map(|seal| (id.to_string(), seal.clone())),
    };
    let sources = sources.par_iter().filter_map(seal).collect::<Vec<_>>().into_iter().collect();
    let overlaps = overlaps(&base, dossier).into_iter();
    let overlaps = overlaps.map(|((one, other), percent)| ((one.to_string(), other.to_string()), percent));
    Lock { sources, overlaps: overlaps.collect() }
}

fn quotes_by_source(base: &EvidenceBase<'_>, dossier: &Dossier) -> BTreeMap<NoteId, Vec<QuotePattern>> {
    let mut quotes: BTreeMap<NoteId, Vec<QuotePattern>> = BTreeMap::new();
    for citation in dossier.notes.values().flat_map(|note| note.citations()) {
        if let Some(source) = base.source_of(citation) {
            quotes.entry(source).or_default().push(QuotePattern::of(citation));
        }
    }
    quotes
}

fn sealed(base: &EvidenceBase<'_>, id: &NoteId, quotes: &[QuotePattern]) -> Option<Seal> {
    let capture = base.notes.capture(id)?;
    Some(seal_of(capture, base.capture(id)?, base.surroundings(id)?, quotes))
}

/// The pairs of sources whose texts overlap: computed where both captures are here, else as the lock has it.
pub(super) fn overlaps(base: &EvidenceBase<'_>, dossier: &Dossier) -> BTreeMap<Pair, u8> {
    let captures: Vec<&NoteId> = dossier.captures.keys().collect();
    let prints: Vec<(NoteId, Vec<u16>)> =
        captures.par_iter().filter_map(|id| Some(((*id).clone(), windows(base.capture(id)?)))).collect();
    let mut found = overlapping(&prints);
    let is_here = |id: &NoteId| dossier.captures.contains_key(id);
    for ((one, other), percent) in &dossier.lock.overlaps {
        let (one, other) = (NoteId::new(one), NoteId::new(other));
        if !(is_here(&one) && is_here(&other)) {
            found.insert((one, other), *percent);
        }
    }
    found
}

/// How a lock stands to what the captures that are here give. Each list is sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LockState {
    /// Sources that have a capture here and no seal.
    pub unsealed: Vec<String>,
    /// Sources whose capture here is not the sealed one.
    pub stale: Vec<String>,
    /// Sources whose seal is not made from the capture that it names.
    pub altered: Vec<String>,
    /// Sources that are quoted otherwise, or read otherwise, than when they were sealed.
    pub outdated: Vec<String>,
    /// Pairs of sources whose overlap is not the sealed one.
    pub overlaps: Vec<(String, String)>,
    /// Seals of sources that the dossier does not have.
    pub orphaned: Vec<String>,
}

impl LockState {
    /// Whether nothing is to be done.
    #[must_use]
    pub fn is_current(&self) -> bool {
        *self == Self::default()
    }
}

/// Holds a lock against the one that the captures give.
#[must_use]
pub fn compare(lock: &Lock, expected: &Lock) -> LockState {
    let mut state = LockState::default();
    for (id, expected) in &expected.sources {
        match lock.sources.get(id) {
            None => state.unsealed.push(id.clone()),
            Some(seal) if seal == expected => {}
            Some(seal) if seal.sha256 != expected.sha256 => state.stale.push(id.clone()),
            Some(seal) if is_altered(seal, expected) => state.altered.push(id.clone()),
            Some(_) => state.outdated.push(id.clone()),
        }
    }
    let pairs = expected.overlaps.keys().chain(lock.overlaps.keys());
    let differs = |pair: &&(String, String)| lock.overlaps.get(*pair) != expected.overlaps.get(*pair);
    state.overlaps = pairs.filter(differs).cloned().collect();
    state.overlaps.sort_unstable();
    state.overlaps.dedup();
    state.orphaned = lock.sources.keys().filter(|id| !expected.sources.contains_key(*id)).cloned().collect();
    state
}

/// Whether a seal has another root or count than its capture gives, or a quote with another proof.
fn is_altered(seal: &Seal, expected: &Seal) -> bool {
    let whole = |seal: &Seal| (seal.root, seal.words, seal.atoms);
    let differs = seal.quotes.iter().any(|(key, quote)| {
        expected.quotes.get(key).is_some_and(|expected| {
            (&quote.opening, &quote.atoms, &quote.words, quote.times)
                != (&expected.opening, &expected.atoms, &expected.words, expected.times)
        })
    });
    whole(seal) != whole(expected) || differs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CitationPlace, Details, SealedQuote};
    use crate::verify::fixture::{actor, capture, cast, citation, dossier, source, text};

    const TEXT: &str = "Anna Berg of Norland said the bridge will not open before June. Sudland agreed.";

    fn world(quotes: &[&str]) -> Dossier {
        let mut notes = cast();
        let mut note = actor("citing", "A citing note", &[]);
        for (n, quote) in quotes.iter().enumerate() {
            let place = CitationPlace::Label(n.to_string());
            note.front.cites.push((text(&n.to_string()), citation(place, "gazette", quote)));
        }
        notes.push(note);
        let mut dossier = dossier(notes);
        dossier.captures.insert(NoteId::new("gazette"), capture(TEXT));
        dossier
    }

    fn lock(dossier: &Dossier) -> Lock {
        lock_of(dossier, &Index::of(dossier))
    }

    fn gazette(lock: &mut Lock) -> &mut Seal {
        lock.sources.get_mut("gazette").unwrap()
    }

    #[test]
    fn a_lock_holds_each_quote_once_and_none_that_is_not_quoted() {
        let world = world(&["the bridge will not", "the  bridge will not", "June", "the bridge will now"]);
        let found = lock(&world);
        assert_eq!(found.sources["gazette"].quotes.len(), 2);
        let mut fewer = world.clone();
        fewer.notes.remove(&NoteId::new("citing"));
        fewer.lock = found;
        assert_eq!(lock(&fewer).sources["gazette"].quotes.len(), 0);
    }

    #[test]
    fn seals_of_sources_that_are_not_here_are_kept() {
        let mut dossier = world(&["the bridge will not"]);
        dossier.lock = lock(&dossier);
        dossier.captures.clear();
        assert_eq!(lock(&dossier), dossier.lock);
    }

    #[test]
    fn a_lock_is_compared_with_what_is_here() {
        let dossier = world(&["the bridge will not"]);
        let expected = lock(&dossier);
        let state = |change: &dyn Fn(&mut Lock)| {
            let mut lock = expected.clone();
            change(&mut lock);
            compare(&lock, &expected)
        };
        assert!(state(&|_| {}).is_current());
        assert_eq!(state(&|lock| lock.sources.clear()).unsealed, ["gazette"]);
        assert_eq!(state(&|lock| gazette(lock).sha256.clear()).stale, ["gazette"]);
        assert_eq!(state(&|lock| gazette(lock).root = [1; 32]).altered, ["gazette"]);
        let each = |lock: &mut Lock, change: &dyn Fn(&mut SealedQuote)| {
            gazette(lock).quotes.values_mut().for_each(change);
        };
        assert_eq!(state(&|lock| each(lock, &|quote| quote.opening[0] = [1; 16])).altered, ["gazette"]);
        assert_eq!(state(&|lock| each(lock, &|quote| quote.around.sayings.clear())).outdated, ["gazette"]);
        assert_eq!(state(&|lock| gazette(lock).quotes.clear()).outdated, ["gazette"]);
        let more = |lock: &mut Lock| {
            let seal = gazette(lock).clone();
            lock.sources.insert("herald".to_owned(), seal);
        };
        assert_eq!(state(&more).orphaned, ["herald"]);
        let pair = ("gazette".to_owned(), "herald".to_owned());
        let overlap = |lock: &mut Lock| {
            lock.overlaps.insert(pair.clone(), 30);
        };
        assert_eq!(state(&overlap).overlaps, std::slice::from_ref(&pair));
    }

    #[test]
    fn the_seal_does_not_change_with_the_names_of_notes() {
        let before = lock(&world(&["the bridge will not"]));
        let mut renamed = world(&["the bridge will not"]);
        renamed.notes.insert(NoteId::new("mayor"), actor("mayor", "Anna", &["Sudland"]).into());
        assert_eq!(lock(&renamed), before);
    }

    #[test]
    fn overlaps_are_kept_where_a_capture_is_not_here() {
        let long: String = (0..80).map(|n| format!("word{n} ")).collect();
        let mut dossier = world(&["word3"]);
        dossier.notes.insert(NoteId::new("herald"), source("herald", "2019").into());
        assert!(matches!(dossier.notes[&NoteId::new("herald")].front.details, Details::Source(_)));
        dossier.captures.insert(NoteId::new("gazette"), capture(&long));
        dossier.captures.insert(NoteId::new("herald"), capture(&format!("{long} more")));
        let both = lock(&dossier);
        assert_eq!(both.overlaps.values().copied().collect::<Vec<_>>(), [100]);
        dossier.lock = both.clone();
        dossier.captures.remove(&NoteId::new("herald"));
        assert_eq!(lock(&dossier), both);
    }
}
