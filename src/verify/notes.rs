//! Verifies notes, one by one or all at once.
//!
//! A note's verification depends on its own text, on the captures and seals, on the dates of sources, on
//! names and, for derived values, on other statistics: on nothing else.

use std::collections::BTreeMap;

use super::archive::overlap::Pair;
use super::claims;
use super::evidence::EvidenceBase;
use super::review;
use super::sealing::overlaps;
use super::values::derive::Deriver;
use super::values::observation::observation_outcome;
use crate::model::{Compared, Dependence, Dossier, NoteVerification, ParsedNote};

/// Verifies the observations and statements of one note, whose quotes are verified.
#[must_use]
pub fn verify_note(base: &EvidenceBase<'_>, note: &ParsedNote) -> NoteVerification {
    let mut deriver = Deriver::new(base.notes);
    let numbers = 0..note.observations().len();
    let quotes = base.quotes_of(&note.id).cloned().unwrap_or_default();
    let proses = claims::proses(base, note);
    let evidence = claims::NoteEvidence::of(base, note, &quotes.outcomes);
    let faults = claims::claim_faults(&evidence, &proses);
    NoteVerification {
        observations: numbers.map(|n| observation_outcome(base, note, n, &mut deriver)).collect(),
        contexts: claims::contexts(&evidence),
        unlinked: claims::unlinked(base, note, &proses),
        reviewable: review::reviewable(base.notes, note, &faults),
        claims: faults,
        quotes,
    }
}

/// The sentences of a verified note that are to be read, each beside its quotes.
#[must_use]
pub fn compared(base: &EvidenceBase<'_>, note: &ParsedNote, found: &NoteVerification) -> Vec<Compared> {
    let evidence = claims::NoteEvidence::of(base, note, &found.quotes.outcomes);
    claims::compared(&evidence, &claims::proses(base, note), found)
}

/// The pairs of sources that are not independent: their texts overlap, or one says that it was taken over.
#[must_use]
pub fn dependent_sources(base: &EvidenceBase<'_>, dossier: &Dossier) -> BTreeMap<Pair, Dependence> {
    let overlaps = overlaps(base, dossier).into_iter();
    let mut found: BTreeMap<Pair, Dependence> =
        overlaps.map(|(pair, percent)| (pair, Dependence::Overlap(percent))).collect();
    let sources =
        dossier.notes.values().map(AsRef::as_ref).filter(|note: &&ParsedNote| note.source().is_some());
    for note in sources {
        let origin = note.source().and_then(|source| source.syndicated_from.as_ref());
        if let Some(other) = origin.and_then(|name| base.notes.find(name)).filter(|id| *id != note.id) {
            let (one, other) = (note.id.clone().min(other.clone()), note.id.clone().max(other));
            found.insert((one, other), Dependence::Syndicated);
        }
    }
    found
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "a passage is a list of ranges, often of one")]
mod tests {
    use super::*;
    use crate::index::Index;
    use crate::model::{
        CitationPlace, Details, Evidence, MatchKind, NoteId, QuoteOutcome, Seal, SourceEvidence,
    };
    use crate::text::fixture::random_text;
    use crate::verify::fixture::verify;
    use crate::verify::fixture::{actor, capture, cast, citation, dossier, source, text};
    use crate::verify::sealing::lock_of;

    const GAZETTE: &str = "Anna Berg of Norland said the bridge will not open before June. Sudland agreed.";
    const HERALD: &str = "A plan for the tunnel below the river was shown in Sudland.";

    /// A note that cites each quote of the source beside it, under the labels `0`, `1` and so on.
    fn citing(quotes: &[(&str, &str)]) -> ParsedNote {
        let mut note = actor("citing", "A citing note", &[]);
        for (n, (source, quote)) in quotes.iter().enumerate() {
            let label = n.to_string();
            note.front
                .cites
                .push((text(&label), citation(CitationPlace::Label(label.clone()), source, quote)));
        }
        note
    }

    fn world(quotes: &[(&str, &str)]) -> Dossier {
        let mut notes = cast();
        notes.push(source("herald", "2019"));
        notes.push(citing(quotes));
        let mut dossier = dossier(notes);
        dossier.captures.insert(NoteId::new("gazette"), capture(GAZETTE));
        dossier.captures.insert(NoteId::new("herald"), capture(HERALD));
        dossier
    }

    fn outcomes(dossier: &Dossier) -> Vec<QuoteOutcome> {
        verify(dossier, &Index::of(dossier)).quotes().cloned().collect()
    }

    /// The dossier as in a clone without captures.
    fn without_captures(mut dossier: Dossier) -> Dossier {
        dossier.lock = lock_of(&dossier, &Index::of(&dossier));
        dossier.captures.clear();
        dossier
    }

    #[test]
    fn each_outcome_is_told_apart() {
        let dossier = world(&[
            ("gazette", "the bridge will not open"),
            ("gazette", "the bridge will now open"),
            ("gazette", "tunnel below the river"),
            ("nowhere", "anything"),
            ("norland", "anything"),
            ("herald", "the"),
        ]);
        let outcomes = outcomes(&dossier);
        assert!(matches!(outcomes[0], QuoteOutcome::Verified(MatchKind::Exact, _)));
        assert!(
            matches!(&outcomes[1], QuoteOutcome::Absent { nearest: Some(near) } if near.text == "the bridge will not open")
        );
        assert_eq!(outcomes[2], QuoteOutcome::Misattributed(NoteId::new("herald")));
        assert_eq!(
            outcomes[3..],
            [QuoteOutcome::NoSource, QuoteOutcome::NoSource, QuoteOutcome::Ambiguous(2)]
        );
    }

    #[test]
    fn seals_stand_in_for_captures() {
        let dossier = without_captures(world(&[
            ("gazette", "the bridge will not open"),
            ("gazette", "the bridge will now open"),
            ("gazette", "tunnel below the river"),
            ("gazette", "the  bridge"),
        ]));
        let outcomes = outcomes(&dossier);
        assert!(matches!(outcomes[0], QuoteOutcome::Verified(MatchKind::Exact, _)));
        assert_eq!(outcomes[1..3], [QuoteOutcome::Unsealed, QuoteOutcome::Unsealed]);
        assert!(matches!(outcomes[3], QuoteOutcome::Verified(MatchKind::Folded, _)));
    }

    #[test]
    fn words_are_the_same_by_capture_and_by_seal() {
        let open =
            world(&[("gazette", "Anna Berg of Norland said"), ("gazette", "of Norland said the bridge")]);
        let sealed = without_captures(open.clone());
        let gazette = NoteId::new("gazette");
        let by_capture = verify(&open, &Index::of(&open)).sources[&gazette].clone();
        let by_seal = verify(&sealed, &Index::of(&sealed)).sources[&gazette].clone();
        assert_eq!(by_capture.quoted, [0..7]);
        assert_eq!(by_capture.quoted_words(), 7);
        assert_eq!(by_seal, SourceEvidence { evidence: Evidence::Seal, ..by_capture });
    }

    #[test]
    fn a_capture_that_is_not_the_sealed_one_verifies_nothing() {
        let mut dossier = world(&[("gazette", "the bridge will not open")]);
        dossier.lock = without_captures(dossier.clone()).lock;
        dossier.captures.insert(NoteId::new("gazette"), capture(&format!("{GAZETTE} More.")));
        assert_eq!(outcomes(&dossier), [QuoteOutcome::Uncheckable]);
        let found = verify(&dossier, &Index::of(&dossier));
        assert!(matches!(found.sources[&NoteId::new("gazette")].evidence, Evidence::Broken { .. }));
    }

    /// Each line of a seal altered by itself is found as if the whole tree were made anew; a root that is forged
    /// together with the proof of the quote that leads to it is found by `factum seal --check` alone.
    #[test]
    fn a_seal_is_held_against_its_capture_by_one_proof() {
        let mut dossier = world(&[("gazette", "the bridge will not open"), ("gazette", "Sudland agreed")]);
        let lock = lock_of(&dossier, &Index::of(&dossier));
        let mut state = |change: &dyn Fn(&mut Seal)| {
            dossier.lock = lock.clone();
            change(dossier.lock.sources.get_mut("gazette").unwrap());
            verify(&dossier, &Index::of(&dossier)).sources[&NoteId::new("gazette")].seal.is_of_another_text
        };
        assert!(!state(&|_| {}));
        assert!(state(&|seal| seal.root[0] ^= 1));
        assert!(state(&|seal| seal.words += 1));
        assert!(state(&|seal| seal.atoms += 1));
        assert!(!state(&|seal| seal.quotes.clear()), "the tree is made anew");
        let without_proofs = |seal: &mut Seal| {
            seal.root[0] ^= 1;
            seal.quotes.clear();
        };
        assert!(state(&without_proofs));
        for number in 0..2 {
            let other_proof = |seal: &mut Seal| {
                seal.quotes.values_mut().nth(number).unwrap().opening[0][0] ^= 1;
            };
            assert!(!state(&other_proof), "the root is the capture's, whatever stands in a quote's line");
        }
    }

    #[test]
    fn without_capture_and_seal_nothing_is_passed() {
        let mut dossier = world(&[("gazette", "the bridge will not open")]);
        dossier.captures.clear();
        assert_eq!(outcomes(&dossier), [QuoteOutcome::Uncheckable]);
    }

    #[test]
    fn outcomes_are_counted_apart() {
        let dossier = world(&[
            ("gazette", "the bridge will not open"),
            ("gazette", "the  bridge will not open"),
            ("gazette", "the bridge will now open"),
            ("gazette", "tunnel below the river"),
            ("nowhere", "anything"),
        ]);
        let tally = verify(&dossier, &Index::of(&dossier)).tally();
        assert_eq!((tally.exact, tally.folded, tally.absent, tally.misattributed), (1, 1, 1, 1));
        assert_eq!((tally.uncheckable, tally.total(), tally.verified()), (1, 5, 2));
    }

    fn texts(one: &str, other: &str) -> Dossier {
        let mut notes = cast();
        notes.push(source("herald", "2019"));
        let mut dossier = dossier(notes);
        dossier.captures.insert(NoteId::new("gazette"), capture(one));
        dossier.captures.insert(NoteId::new("herald"), capture(other));
        dossier
    }

    fn dependent(dossier: &Dossier) -> Vec<Dependence> {
        verify(dossier, &Index::of(dossier)).dependent.into_values().collect()
    }

    #[test]
    fn a_quarter_of_a_text_in_another_makes_it_dependent_by_seal_too() {
        let mut rng = fastrand::Rng::with_seed(3);
        let (own, other, common) = (
            random_text(&mut rng, 120),
            random_text(&mut rng, 120),
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
             seventeen eighteen nineteen twenty",
        );
        let long: String = (0..60).map(|n| format!("word{n} ")).collect();
        assert_eq!(dependent(&texts(&own, &other)), []);
        assert_eq!(dependent(&texts(&format!("{own} {common}"), &format!("{other} {common}"))), []);
        let mut open = texts(&format!("{own} {long}"), &format!("{other} {long}"));
        let found = dependent(&open);
        assert!(matches!(found[..], [Dependence::Overlap(25..40)]), "{found:?}");
        open.lock = lock_of(&open, &Index::of(&open));
        open.captures.clear();
        assert_eq!(dependent(&open), found);
    }

    #[test]
    fn what_is_taken_over_is_dependent_without_any_text() {
        let mut notes = cast();
        let mut herald = source("herald", "2019");
        if let Details::Source(fields) = &mut herald.front.details {
            fields.syndicated_from = Some(text("gazette"));
        }
        notes.push(herald);
        let dossier = dossier(notes);
        let found = verify(&dossier, &Index::of(&dossier));
        let (gazette, herald) = (NoteId::new("gazette"), NoteId::new("herald"));
        assert!(!found.are_independent(&herald, &gazette) && !found.are_independent(&gazette, &herald));
        assert!(found.are_independent(&gazette, &NoteId::new("courier")));
    }
}
