//! Verifies notes, one by one or all at once.
//!
//! A note's verification depends on its own text, on the captures and seals, on the dates of sources, on
//! names and, for derived values, on other statistics: on nothing else.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::derive::Deriver;
use super::naming::NameFinder;
use super::quote::{FoldedCapture, Found, QuotePattern};
use super::seal::{FoundBySeal, LEAST_WORDS, find_by_seal};
use super::statement::QuoteReadings;
use crate::index::Index;
use crate::model::{
    BaseKind, Citation, CitationKey, CitationPlace, ClaimFault, Dossier, Evidence, Landmarks, NoteId,
    ObservationOutcome, ParsedNote, QuoteOutcome, SourceEvidence, UnlinkedName, Verification,
};

/// Verifies the notes of a dossier. Folds a capture when it is first needed.
#[derive(Debug)]
pub struct Verifier<'d> {
    pub(super) dossier: &'d Dossier,
    pub(super) index: &'d Index,
    pub(super) names: NameFinder,
    /// The names of sources: "the report from Dushanbe" does not speak of Dushanbe.
    pub(super) source_names: NameFinder,
    captures: BTreeMap<&'d NoteId, OnceLock<FoldedCapture<'d>>>,
    pub(super) landmarks: BTreeMap<&'d NoteId, OnceLock<Landmarks>>,
    pub(super) quote_readings: QuoteReadings,
    pub(super) passages: BTreeMap<&'d NoteId, OnceLock<Vec<SourceWords>>>,
}

/// Words of a source.
pub(super) type SourceWords = (NoteId, Range<usize>);

/// What was found out about one note.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NoteVerification {
    /// Its citations by their place.
    pub quotes: BTreeMap<CitationPlace, QuoteOutcome>,
    /// Its observations in order.
    pub observations: Vec<ObservationOutcome>,
    /// What it says that its evidence does not bear out.
    pub claims: Vec<ClaimFault>,
    /// The actors whom it names without linking to them.
    pub unlinked: Vec<UnlinkedName>,
}

/// Verifies a whole dossier, in parallel. The result does not depend on the number of workers.
#[must_use]
pub fn verify(dossier: &Dossier, index: &Index) -> Verification {
    let verifier = Verifier::new(dossier, index);
    let notes: Vec<(&NoteId, NoteVerification)> =
        dossier.notes.par_iter().map(|(id, note)| (id, verifier.note(note))).collect();
    let sources: Vec<(NoteId, SourceEvidence)> =
        dossier.notes.par_iter().filter_map(|(id, _)| Some((id.clone(), verifier.source(id)?))).collect();
    let mut verification = Verification { sources: sources.into_iter().collect(), ..Verification::default() };
    for (id, found) in notes {
        verification.insert(id, found);
    }
    verifier.collect_quoted(&mut verification);
    verification.contexts = verifier.contexts(&verification);
    verification.dependent = verifier.dependent();
    verification
}

impl Verification {
    /// Puts in what was found out about one note.
    fn insert(&mut self, id: &NoteId, found: NoteVerification) {
        let key = |place| CitationKey { note: id.clone(), place };
        self.quotes.extend(found.quotes.into_iter().map(|(place, outcome)| (key(place), outcome)));
        self.claims.insert(id.clone(), found.claims);
        self.unlinked.insert(id.clone(), found.unlinked);
        let numbered = found.observations.into_iter().enumerate();
        self.observations.extend(numbered.map(|(number, outcome)| ((id.clone(), number), outcome)));
    }
}

impl<'d> Verifier<'d> {
    /// Makes ready for verifying notes of `dossier`, whose index is `index`.
    #[must_use]
    pub fn new(dossier: &'d Dossier, index: &'d Index) -> Self {
        let captures = dossier.captures.keys().map(|id| (id, OnceLock::new())).collect();
        let landmarks = dossier.captures.keys().map(|id| (id, OnceLock::new())).collect();
        let passages = dossier.notes.keys().map(|id| (id, OnceLock::new())).collect();
        let sources = index.stubs().filter(|stub| stub.base == BaseKind::Source);
        Self {
            dossier,
            index,
            names: NameFinder::new(index),
            source_names: NameFinder::of(sources),
            captures,
            landmarks,
            quote_readings: QuoteReadings::default(),
            passages,
        }
    }

    /// Verifies the quotes and observations of one note.
    #[must_use]
    pub fn note(&self, note: &ParsedNote) -> NoteVerification {
        let mut deriver = Deriver::new(self.dossier, self.index);
        let numbers = 0..note.observations().len();
        let quotes = note.citations().map(|c| (c.place.clone(), self.quote(c))).collect();
        let proses = self.proses(note);
        NoteVerification {
            observations: numbers.map(|n| self.observation_with(note, n, &mut deriver)).collect(),
            claims: self.claims(note, &proses, &quotes),
            unlinked: self.unlinked(note, &proses),
            quotes,
        }
    }

    /// Verifies one quote.
    #[must_use]
    pub fn quote(&self, citation: &Citation) -> QuoteOutcome {
        let Some(source) = self.source_of(citation) else { return QuoteOutcome::NoSource };
        let pattern = QuotePattern::of(citation);
        match self.look_in(&source, &pattern) {
            Look::Nothing => QuoteOutcome::Uncheckable,
            Look::TooShort => QuoteOutcome::TooShort(LEAST_WORDS),
            Look::Found(Found::Once(kind, passage)) => QuoteOutcome::Verified(kind, passage),
            Look::Found(Found::Often(times)) => QuoteOutcome::Ambiguous(times),
            Look::Found(Found::Nowhere) => match self.elsewhere(&source, &pattern) {
                Some(other) => QuoteOutcome::Misattributed(other),
                None => {
                    QuoteOutcome::Absent { nearest: self.capture(&source).and_then(|c| c.nearest(&pattern)) }
                }
            },
        }
    }

    /// What is known of a source's text, save what of it is quoted, which all notes together decide. None
    /// for a note that is no source.
    #[must_use]
    pub fn source(&self, id: &NoteId) -> Option<SourceEvidence> {
        self.dossier.note(id)?.source()?;
        let evidence = self.evidence(id);
        let seal = self.dossier.lock.seal(id);
        let words = match (self.capture(id), seal) {
            (Some(capture), _) => capture.words.len(),
            (None, seal) => seal.map_or(0, |seal| seal.words),
        };
        let landmarks = self.landmarks(id).cloned().unwrap_or_default();
        let names = landmarks.names.keys().map(|name| NoteId::new(name)).collect();
        let is_misread_by_seal =
            self.capture(id).zip(seal).is_some_and(|(capture, seal)| !seal.is_of(capture));
        Some(SourceEvidence { evidence, words, names, landmarks, is_misread_by_seal, quoted: Vec::new() })
    }

    /// What quotes of a source are verified against.
    #[must_use]
    pub fn evidence(&self, source: &NoteId) -> Evidence {
        match (self.dossier.captures.get(source), self.dossier.lock.seal(source)) {
            (Some(capture), Some(seal)) if capture.sha256 != seal.sha256 => {
                Evidence::Broken { sealed: seal.sha256.clone(), found: capture.sha256.clone() }
            }
            (Some(_), _) => Evidence::Capture,
            (None, Some(_)) => Evidence::Seal,
            (None, None) => Evidence::None,
        }
    }

    /// The source that a citation names.
    #[must_use]
    pub fn source_of(&self, citation: &Citation) -> Option<NoteId> {
        let id = self.index.find(&citation.source)?;
        self.index.stub(&id).filter(|stub| stub.base == BaseKind::Source).map(|_| id)
    }

    /// The folded capture of a source, where it is here.
    pub(super) fn capture(&self, source: &NoteId) -> Option<&FoldedCapture<'d>> {
        let text = &self.dossier.captures.get(source)?.text;
        Some(self.captures.get(source)?.get_or_init(|| FoldedCapture::new(text)))
    }

    fn look_in(&self, source: &NoteId, pattern: &QuotePattern) -> Look {
        let by_capture = || self.capture(source).map(|capture| Look::Found(capture.find(pattern)));
        let by_seal = || {
            self.dossier.lock.seal(source).map(|seal| match find_by_seal(seal, pattern) {
                FoundBySeal::Found(found) => Look::Found(found),
                FoundBySeal::TooShort => Look::TooShort,
            })
        };
        let look = match self.evidence(source) {
            Evidence::Capture => by_capture(),
            Evidence::Seal => by_seal(),
            Evidence::Broken { .. } | Evidence::None => None,
        };
        look.unwrap_or(Look::Nothing)
    }

    /// The first other source that has the quote.
    fn elsewhere(&self, source: &NoteId, pattern: &QuotePattern) -> Option<NoteId> {
        let sealed = self.dossier.lock.sources.keys().map(|id| NoteId::new(id));
        let mut others: Vec<NoteId> = self.dossier.captures.keys().cloned().chain(sealed).collect();
        others.sort();
        others.dedup();
        let has_it = |other: &NoteId| {
            let is_source = self.dossier.note(other).is_some_and(|note| note.source().is_some());
            let look = || self.look_in(other, pattern);
            other != source && is_source && matches!(look(), Look::Found(Found::Once(..) | Found::Often(_)))
        };
        others.into_iter().find(has_it)
    }

    /// Gathers what verified quotes take of each source.
    fn collect_quoted(&self, verification: &mut Verification) {
        let mut taken: BTreeMap<NoteId, Vec<Range<usize>>> = BTreeMap::new();
        for note in self.dossier.notes.values() {
            for citation in note.citations() {
                let key = CitationKey { note: note.id.clone(), place: citation.place.clone() };
                if let Some(QuoteOutcome::Verified(_, passage)) = verification.quotes.get(&key)
                    && let Some(source) = self.source_of(citation)
                {
                    taken.entry(source).or_default().extend(passage.words.iter().cloned());
                }
            }
        }
        for (source, ranges) in taken {
            if let Some(evidence) = verification.sources.get_mut(&source) {
                evidence.quoted = joined(ranges);
            }
        }
    }
}

/// What looking for a quote in one source came to.
enum Look {
    Found(Found),
    TooShort,
    /// There is nothing to look in.
    Nothing,
}

/// Sorted ranges, those that overlap or touch made into one.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "a passage is a list of ranges, often of one")]
mod tests {
    use super::super::fixture::{actor, capture, cast, citation, dossier, source, text};
    use super::super::seal::seal_of;
    use super::*;
    use crate::model::{Lock, MatchKind};

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
        verify(dossier, &Index::of(dossier)).quotes.into_values().collect()
    }

    /// The dossier as in a clone without captures.
    fn without_captures(mut dossier: Dossier) -> Dossier {
        let index = Index::of(&dossier);
        let sealed = dossier.captures.iter().map(|(id, c)| (id.to_string(), seal_of(c, &index)));
        dossier.lock = Lock { sources: sealed.collect() };
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
            ("gazette", "the bridge"),
        ]));
        let outcomes = outcomes(&dossier);
        assert!(matches!(outcomes[0], QuoteOutcome::Verified(MatchKind::Sealed, _)));
        assert_eq!(outcomes[1], QuoteOutcome::Absent { nearest: None });
        assert_eq!(outcomes[2], QuoteOutcome::Misattributed(NoteId::new("herald")));
        assert_eq!(outcomes[3], QuoteOutcome::TooShort(4));
    }

    #[test]
    fn names_and_words_are_the_same_by_capture_and_by_seal() {
        let open =
            world(&[("gazette", "Anna Berg of Norland said"), ("gazette", "of Norland said the bridge")]);
        let sealed = without_captures(open.clone());
        let gazette = NoteId::new("gazette");
        let by_capture = verify(&open, &Index::of(&open)).sources[&gazette].clone();
        let by_seal = verify(&sealed, &Index::of(&sealed)).sources[&gazette].clone();
        assert_eq!(by_capture.quoted, [0..7]);
        assert_eq!(by_capture.quoted_words(), 7);
        let names: Vec<&str> = by_capture.names.iter().map(NoteId::as_str).collect();
        assert_eq!(names, ["anna-berg", "norland", "sudland"]);
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
}
