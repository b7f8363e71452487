//! From sources to what rests on them: every passage that the dossier quotes, and every sentence,
//! observation and fact that would fall with it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::index::{Key, Reads};
use crate::model::{
    Citation, CitationKey, CitationPlace, NoteId, ParsedNote, QuoteOutcome, Statement, Verification,
};
use crate::site::graph::series::place_of;
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

    /// The same key, which borrows nothing.
    fn into_owned(self) -> PassageKey<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        let (prefix, suffix) = self.around;
        PassageKey { source: self.source, quote: owned(self.quote), around: (owned(prefix), owned(suffix)) }
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
pub(in crate::site) struct CitedPassage {
    key: PassageKey<'static>,
    /// The name of the citation that comes first.
    pub(in crate::site) name: CitationKey,
    /// In the order of notes, then facts, observations, sentences; each once.
    pub(in crate::site) uses: Vec<(NoteId, Use)>,
    first_word: usize,
}

/// What one note contributes to the passages: each passage that it, or a figure that it prints, rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::site::graph) struct NotePassages(BTreeMap<PassageKey<'static>, PassageUses>);

/// What rests on a passage in one note.
#[derive(Clone, Debug, PartialEq, Eq)]
struct PassageUses {
    /// The name of the citation that comes first.
    name: CitationKey,
    first_word: usize,
    uses: BTreeSet<Use>,
}

impl NotePassages {
    pub(in crate::site::graph) fn of(
        note: &ParsedNote,
        notes: Reads<'_>,
        verification: &Verification,
    ) -> Self {
        let mut collector = Collector { user: note, notes, verification, found: BTreeMap::new() };
        collector.collect();
        Self(collector.found)
    }

    /// The sources of which a note rests on other passages, or otherwise on them; and whether another passage is
    /// quoted, or one stands elsewhere.
    pub(in crate::site::graph) fn differences<'n>(
        old: Option<&'n Self>,
        new: Option<&'n Self>,
    ) -> BTreeMap<&'n NoteId, bool> {
        let mut differences: BTreeMap<&NoteId, bool> = BTreeMap::new();
        let uses = |notes: Option<&'n Self>, key| notes.and_then(|notes| notes.0.get(key));
        for key in old.into_iter().chain(new).flat_map(|notes| notes.0.keys()) {
            let (old, new) = (uses(old, key), uses(new, key));
            if old != new {
                let place = |uses: &PassageUses| uses.first_word;
                *differences.entry(&key.source).or_default() |= old.map(place) != new.map(place);
            }
        }
        differences
    }

    /// The sources of the passages.
    pub(in crate::site::graph) fn sources(&self) -> impl Iterator<Item = &NoteId> {
        self.0.keys().map(|key| &key.source)
    }
}

/// The passages of all sources, by source, passage and note. Borrows nothing.
#[derive(Debug, Default)]
pub(in crate::site::graph) struct PassageTable {
    by_source: BTreeMap<NoteId, SourcePassages>,
}

/// The passages of one source.
#[derive(Debug, Default)]
struct SourcePassages {
    by_key: BTreeMap<PassageKey<'static>, BTreeMap<NoteId, PassageUses>>,
    /// The order in which they stand in the source; made when it is first asked for.
    order: OnceLock<Vec<CitedPassage>>,
}

impl PassageTable {
    /// Puts what a note contributes in place of what it contributed before.
    pub(in crate::site::graph) fn replace(
        &mut self,
        note: &NoteId,
        old: Option<&NotePassages>,
        new: Option<&NotePassages>,
    ) {
        for key in old.into_iter().flat_map(|old| old.0.keys()) {
            let Some(source) = self.by_source.get_mut(&key.source) else { continue };
            source.order = OnceLock::new();
            if let Some(users) = source.by_key.get_mut(key) {
                users.remove(note);
                if users.is_empty() {
                    source.by_key.remove(key);
                }
            }
            if source.by_key.is_empty() {
                self.by_source.remove(&key.source);
            }
        }
        for (key, uses) in new.into_iter().flat_map(|new| &new.0) {
            let source = self.by_source.entry(key.source.clone()).or_default();
            source.order = OnceLock::new();
            source.by_key.entry(key.clone()).or_default().insert(note.clone(), uses.clone());
        }
    }
}

impl SourcePassages {
    fn order(&self) -> &[CitedPassage] {
        self.order.get_or_init(|| {
            let cited = |(key, users): (&PassageKey<'static>, &BTreeMap<NoteId, PassageUses>)| {
                let (_, first) = users.first_key_value()?;
                let uses = users
                    .iter()
                    .flat_map(|(user, rests)| rests.uses.iter().map(|one| (user.clone(), one.clone())));
                let (name, first_word) = (first.name.clone(), first.first_word);
                Some(CitedPassage { key: key.clone(), name, uses: uses.collect(), first_word })
            };
            let mut order: Vec<CitedPassage> = self.by_key.iter().filter_map(cited).collect();
            order.sort_by(|a, b| (a.first_word, &a.key).cmp(&(b.first_word, &b.key)));
            order
        })
    }

    fn place_of(&self, key: &PassageKey<'_>) -> Option<usize> {
        let by_key: &BTreeMap<PassageKey<'_>, BTreeMap<NoteId, PassageUses>> = &self.by_key;
        let (_, first) = by_key.get(key)?.first_key_value()?;
        let wanted = (first.first_word, key);
        self.order().binary_search_by(|passage| (passage.first_word, &passage.key).cmp(&wanted)).ok()
    }
}

impl PassageTable {
    /// The place of a passage in its source's list.
    pub(in crate::site::graph) fn place_of(&self, key: &PassageKey<'_>) -> Option<usize> {
        self.by_source.get(&key.source)?.place_of(key)
    }

    /// All passages, source by source.
    pub(in crate::site::graph) fn all(&self) -> impl Iterator<Item = &CitedPassage> {
        self.by_source.values().flat_map(SourcePassages::order)
    }

    /// The passages of a source in the order in which they stand in it; those not found come last.
    pub(in crate::site::graph) fn of_source(&self, source: &NoteId) -> &[CitedPassage] {
        self.by_source.get(source).map_or(&[], SourcePassages::order)
    }
}

/// Collects what rests on which passage in one note.
struct Collector<'n> {
    user: &'n ParsedNote,
    notes: Reads<'n>,
    verification: &'n Verification,
    found: BTreeMap<PassageKey<'static>, PassageUses>,
}

impl Collector<'_> {
    fn collect(&mut self) {
        let note = self.user;
        for (label, citation) in &note.front.cites {
            let place = CitationPlace::Label(label.value.clone());
            let facts = citation.supports.iter().map(|field| Use::Fact(field.value.clone()));
            self.add(&note.id, place, citation, facts);
        }
        for (number, observation) in note.observations().iter().enumerate() {
            let citation = note.evidence_of(observation);
            if let Some((place, citation)) = citation.and_then(|c| Some((place_of(note, number)?, c))) {
                self.add(&note.id, place, citation, [Use::Observation(number)]);
            }
        }
        for (number, statement) in note.statements.iter().enumerate() {
            self.collect_statement(number, statement);
        }
    }

    fn collect_statement(&mut self, number: usize, statement: &Statement) {
        let (note, sentence) = (self.user, || [Use::Sentence(number)]);
        for label in &statement.marks {
            if let Some(citation) = note.cite(&label.value) {
                self.add(&note.id, CitationPlace::Label(label.value.clone()), citation, sentence());
            }
        }
        for (i, citation) in statement.citations.iter().enumerate() {
            self.add(&note.id, CitationPlace::Statement(number, i), citation, sentence());
        }
        for figure in statement.figures() {
            let Some(statistic) =
                self.notes.find(&figure.statistic.value).and_then(|id| self.notes.note(&id))
            else {
                continue;
            };
            let observations = statistic.observations();
            let Some(at) = observations.iter().position(|o| o.period.text == figure.period.value) else {
                continue;
            };
            let citation = observations.get(at).and_then(|o| statistic.evidence_of(o));
            if let Some((place, citation)) = citation.and_then(|c| Some((place_of(statistic, at)?, c))) {
                self.add(&statistic.id, place, citation, sentence());
            }
        }
    }

    fn add(
        &mut self,
        cited_in: &NoteId,
        place: CitationPlace,
        citation: &Citation,
        uses: impl IntoIterator<Item = Use>,
    ) {
        let source = self.notes.find(&citation.source.value);
        let key = PassageKey::of(citation, source.as_ref()).into_owned();
        let name = CitationKey { note: cited_in.clone(), place };
        let first_word = self.first_word(&name);
        let found = self.found.entry(key);
        let rests = found.or_insert_with(|| PassageUses { name, first_word, uses: BTreeSet::new() });
        rests.uses.extend(uses);
    }

    fn first_word(&self, name: &CitationKey) -> usize {
        self.notes.read(|| Key::Quotes(name.note.clone()));
        match self.verification.quote(name) {
            Some(QuoteOutcome::Verified(_, passage)) => passage.words.first().map_or(usize::MAX, |r| r.start),
            _ => usize::MAX,
        }
    }
}
