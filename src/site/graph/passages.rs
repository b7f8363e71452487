//! From sources to what rests on them: every passage that the dossier quotes, and every sentence,
//! observation and fact that would fall with it.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::published::PublishedNotes;
use super::series::place_of;
use crate::index::Index;
use crate::model::{
    Citation, CitationKey, CitationPlace, NoteId, ParsedNote, QuoteOutcome, Statement, Verification,
};
use crate::text::Spanned;

/// The key under which two citations are one passage: source, words, and what stands around them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::site) struct PassageKey<'a> {
    /// The source's id, or its name as written where it is not known.
    pub(in crate::site) source: NoteId,
    quote: Cow<'a, str>,
    around: (Cow<'a, str>, Cow<'a, str>),
}

impl<'a> PassageKey<'a> {
    /// The passage that a citation means, its source already found or not.
    pub(in crate::site) fn of(citation: &'a Citation, source: Option<&NoteId>) -> Self {
        let side =
            |text: &'a Option<Spanned<String>>| text.as_ref().map_or(Cow::default(), |t| clean(&t.value));
        Self {
            source: source.cloned().unwrap_or_else(|| NoteId::new(&citation.source.value)),
            quote: clean(&citation.quote.value),
            around: (side(&citation.prefix), side(&citation.suffix)),
        }
    }
}

/// A text with single spaces. Most have no others.
fn clean(text: &str) -> Cow<'_, str> {
    let mut after_space = true;
    let is_clean = text.chars().all(|c| {
        let is_space = c.is_whitespace();
        let is_single = !is_space || c == ' ' && !after_space;
        after_space = is_space;
        is_single
    });
    if is_clean && !text.ends_with(' ') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// One thing that rests on a passage.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::site) enum Use {
    /// A front matter field.
    Fact(String),
    /// An observation, by its index.
    Observation(usize),
    /// A statement, by its index.
    Sentence(usize),
}

/// A passage of a source.
#[derive(Debug)]
pub(in crate::site) struct CitedPassage<'a> {
    pub(in crate::site) citation: &'a Citation,
    pub(in crate::site) name: CitationKey,
    /// In the order of notes, then facts, observations, sentences; each once.
    pub(in crate::site) uses: Vec<(NoteId, Use)>,
    first_word: usize,
}

/// All passages that a dossier quotes.
#[derive(Debug, Default)]
pub(in crate::site) struct Passages<'a> {
    by_source: BTreeMap<NoteId, Vec<CitedPassage<'a>>>,
    /// Only ever asked, so that its order has no part in a page.
    places: HashMap<PassageKey<'a>, usize>,
}

impl<'a> Passages<'a> {
    pub(in crate::site) fn of(
        notes: impl Iterator<Item = &'a ParsedNote>,
        index: &Index,
        published: &PublishedNotes<'a>,
        verification: &Verification,
    ) -> Self {
        let mut collector = Collector { index, published, verification, found: BTreeMap::new() };
        notes.for_each(|note| collector.note(note));
        let mut by_source: BTreeMap<NoteId, Vec<(PassageKey<'a>, CitedPassage<'a>)>> = BTreeMap::new();
        for (key, mut quoted) in collector.found {
            quoted.uses.sort();
            quoted.uses.dedup();
            by_source.entry(key.source.clone()).or_default().push((key, quoted));
        }
        let mut passages = Self::default();
        for (source, mut list) in by_source {
            list.sort_by(|a, b| (a.1.first_word, &a.0).cmp(&(b.1.first_word, &b.0)));
            passages.places.extend(list.iter().enumerate().map(|(place, (key, _))| (key.clone(), place)));
            passages.by_source.insert(source, list.into_iter().map(|(_, quoted)| quoted).collect());
        }
        passages
    }

    /// The passages of a source in the order in which they stand in it; those not found come last.
    pub(in crate::site) fn of_source(&self, source: &NoteId) -> &[CitedPassage<'a>] {
        self.by_source.get(source).map_or(&[], Vec::as_slice)
    }

    /// The place of a passage in its source's list.
    pub(in crate::site) fn place_of(&self, key: &PassageKey<'_>) -> Option<usize> {
        self.places.get(key).copied()
    }

    /// All passages, source by source.
    pub(in crate::site) fn all(&self) -> impl Iterator<Item = &CitedPassage<'a>> {
        self.by_source.values().flatten()
    }
}

struct Collector<'a, 'i> {
    index: &'i Index,
    published: &'i PublishedNotes<'a>,
    verification: &'i Verification,
    found: BTreeMap<PassageKey<'a>, CitedPassage<'a>>,
}

impl<'a> Collector<'a, '_> {
    fn note(&mut self, note: &'a ParsedNote) {
        for (label, citation) in &note.front.cites {
            let place = CitationPlace::Label(label.value.clone());
            let facts = citation.supports.iter().map(|field| Use::Fact(field.value.clone()));
            self.add(&note.id, place, citation, &note.id, facts);
        }
        for (number, observation) in note.observations().iter().enumerate() {
            let citation = note.evidence_of(observation);
            if let Some((place, citation)) = citation.and_then(|c| Some((place_of(note, number)?, c))) {
                self.add(&note.id, place, citation, &note.id, [Use::Observation(number)]);
            }
        }
        for (number, statement) in note.statements.iter().enumerate() {
            self.statement(note, number, statement);
        }
    }

    fn statement(&mut self, note: &'a ParsedNote, number: usize, statement: &'a Statement) {
        let sentence = || [Use::Sentence(number)];
        for label in &statement.marks {
            if let Some(citation) = note.cite(&label.value) {
                self.add(&note.id, CitationPlace::Label(label.value.clone()), citation, &note.id, sentence());
            }
        }
        for (i, citation) in statement.citations.iter().enumerate() {
            self.add(&note.id, CitationPlace::Statement(number, i), citation, &note.id, sentence());
        }
        for figure in statement.figures() {
            let Some(statistic) = self.find(&figure.statistic.value) else { continue };
            let observations = statistic.observations();
            let Some(at) = observations.iter().position(|o| o.period.text == figure.period.value) else {
                continue;
            };
            let citation = observations.get(at).and_then(|o| statistic.evidence_of(o));
            if let Some((place, citation)) = citation.and_then(|c| Some((place_of(statistic, at)?, c))) {
                self.add(&statistic.id, place, citation, &note.id, sentence());
            }
        }
    }

    fn add(
        &mut self,
        cited_in: &NoteId,
        place: CitationPlace,
        citation: &'a Citation,
        used_in: &NoteId,
        uses: impl IntoIterator<Item = Use>,
    ) {
        let source = self.find(&citation.source.value).map(|source| &source.id);
        let key = PassageKey::of(citation, source);
        let name = CitationKey { note: cited_in.clone(), place };
        let first_word = self.first_word(&name);
        let quoted = self.found.entry(key).or_insert_with(|| CitedPassage {
            citation,
            name,
            uses: Vec::new(),
            first_word,
        });
        quoted.uses.extend(uses.into_iter().map(|one| (used_in.clone(), one)));
    }

    fn find(&self, name: &str) -> Option<&'a ParsedNote> {
        self.published.named(name, self.index).map(|published| published.note)
    }

    fn first_word(&self, name: &CitationKey) -> usize {
        match self.verification.quote(name) {
            Some(QuoteOutcome::Verified(_, passage)) => passage.words.first().map_or(usize::MAX, |r| r.start),
            _ => usize::MAX,
        }
    }
}
