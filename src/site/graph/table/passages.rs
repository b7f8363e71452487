//! From sources to what rests on them: every passage that the dossier quotes, and every sentence,
//! observation and fact that would fall with it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use super::addresses::addresses;
use super::passage_key::PassageKey;
use crate::index::{Key, Reads};
use crate::model::{
    Citation, CitationKey, CitationPlace, MatchKind, NoteId, ParsedNote, QuoteOutcome, Statement,
    Verification,
};
use crate::site::graph::series::place_of;

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

/// A key that the tables share.
type SharedKey = Arc<PassageKey<'static>>;

/// What one note contributes to the passages: each passage that it, or a figure that it prints, rests on, in the
/// order of their keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::site::graph) struct NotePassages(Vec<(SharedKey, Arc<PassageUses>)>);

/// What rests on a passage in one note.
#[derive(Debug, PartialEq, Eq)]
struct PassageUses {
    /// The name of the citation that comes first.
    name: CitationKey,
    first_word: usize,
    /// How it agrees with its source, where it stands there.
    found: Option<MatchKind>,
    /// The names that its citations give it.
    ids: Vec<String>,
    /// In order, each once.
    uses: Vec<Use>,
}

/// What rests on a passage: the notes in order, and in each of them what does. Never empty.
type Users = Vec<(NoteId, Arc<PassageUses>)>;

/// A passage of a source.
#[derive(Debug)]
pub(in crate::site) struct CitedPassage {
    key: SharedKey,
    users: Arc<Users>,
    first_word: usize,
}

impl CitedPassage {
    /// The names that authors give it, and the address that is made of its words.
    fn names(&self) -> (BTreeSet<&str>, String) {
        let ids = self.users.iter().flat_map(|(_, uses)| &uses.ids).map(String::as_str);
        (ids.collect(), self.key.anchor())
    }

    /// The name of the citation that comes first.
    pub(in crate::site) fn name(&self) -> Option<&CitationKey> {
        self.users.first().map(|(_, first)| &first.name)
    }

    /// How it agrees with its source, where it stands there.
    pub(in crate::site) fn found(&self) -> Option<MatchKind> {
        self.users.first().and_then(|(_, first)| first.found)
    }

    /// What rests on it, in the order of notes, then facts, observations, sentences; each once.
    pub(in crate::site) fn uses(&self) -> impl Iterator<Item = (&NoteId, &Use)> {
        self.users.iter().flat_map(|(note, rests)| rests.uses.iter().map(move |one| (note, one)))
    }
}

impl NotePassages {
    pub(in crate::site::graph) fn of(
        note: &ParsedNote,
        notes: Reads<'_>,
        verification: &Verification,
    ) -> Self {
        let (places, known, found) = (BTreeMap::new(), FxHashMap::default(), Vec::new());
        let mut collector = Collector { user: note, notes, verification, places, known, found };
        collector.collect();
        let Collector { places, found, .. } = collector;
        let mut found: Vec<Option<PassageUses>> = found.into_iter().map(Some).collect();
        let shared = |(key, at): (PassageKey<'_>, usize)| {
            let mut rests = found.get_mut(at)?.take()?;
            rests.uses.sort();
            rests.uses.dedup();
            rests.uses.shrink_to_fit();
            Some((Arc::new(key.into_owned()), Arc::new(rests)))
        };
        Self(places.into_iter().filter_map(shared).collect())
    }

    /// The sources of which a note rests on other passages, or otherwise on them; and whether another passage is
    /// quoted, or one stands elsewhere.
    pub(in crate::site::graph) fn differences<'n>(
        old: Option<&'n Self>,
        new: Option<&'n Self>,
    ) -> BTreeMap<&'n NoteId, bool> {
        let mut differences: BTreeMap<&NoteId, bool> = BTreeMap::new();
        for (key, _) in old.into_iter().chain(new).flat_map(|notes| &notes.0) {
            let uses = |notes: Option<&'n Self>| notes?.uses(key);
            let (old, new) = (uses(old), uses(new));
            if old != new {
                let place = |uses: &'n PassageUses| (uses.first_word, uses.found, &uses.ids);
                *differences.entry(&key.source).or_default() |= old.map(place) != new.map(place);
            }
        }
        differences
    }

    /// What rests on the passage with this key.
    fn uses(&self, key: &SharedKey) -> Option<&PassageUses> {
        let at = self.0.binary_search_by(|(known, _)| known.cmp(key)).ok()?;
        self.0.get(at).map(|(_, uses)| &**uses)
    }

    /// The sources of the passages on which something rests that is meant, by its number where it is a statement.
    pub(in crate::site::graph) fn sources_of(
        &self,
        is_meant: impl Fn(Option<usize>) -> bool,
    ) -> impl Iterator<Item = &NoteId> {
        let number = |one: &Use| if let Use::Sentence(number) = one { Some(*number) } else { None };
        let rests = move |uses: &PassageUses| uses.uses.iter().any(|one| is_meant(number(one)));
        self.0.iter().filter(move |(_, uses)| rests(uses)).map(|(key, _)| &key.source)
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
    by_key: BTreeMap<SharedKey, Arc<Users>>,
    /// The order in which they stand in the source; made when it is first asked for.
    order: OnceLock<Order>,
}

/// The passages of one source in order.
#[derive(Debug, Default)]
struct Order {
    passages: Vec<CitedPassage>,
    /// The addresses of each, made when one is first asked for: how pages are cut hangs on the passages alone.
    addresses: OnceLock<Vec<Vec<String>>>,
    /// The place of each by its key. Only ever asked.
    places: FxHashMap<SharedKey, usize>,
}

impl PassageTable {
    /// Puts what a note contributes in place of what it contributed before. A source of which it rests on the same
    /// passages as before, and with the same, is left as it is.
    pub(in crate::site::graph) fn replace(
        &mut self,
        note: &NoteId,
        old: Option<&NotePassages>,
        new: Option<&NotePassages>,
    ) {
        let is_same = |key: &SharedKey, uses: &PassageUses, other: Option<&NotePassages>| {
            other.and_then(|other| other.uses(key)).is_some_and(|known| *known == *uses)
        };
        let gone = old.into_iter().flat_map(|old| &old.0).filter(|(key, uses)| !is_same(key, uses, new));
        for (key, _) in gone {
            let Some(source) = self.by_source.get_mut(&key.source) else { continue };
            source.order = OnceLock::new();
            if let Some(users) = source.by_key.get_mut(key).map(Arc::make_mut) {
                users.retain(|(user, _)| user != note);
                if users.is_empty() {
                    source.by_key.remove(key);
                }
            }
            if source.by_key.is_empty() {
                self.by_source.remove(&key.source);
            }
        }
        let come = new.into_iter().flat_map(|new| &new.0).filter(|(key, uses)| !is_same(key, uses, old));
        for (key, uses) in come {
            let source = match self.by_source.get_mut(&key.source) {
                Some(source) => source,
                None => self.by_source.entry(key.source.clone()).or_default(),
            };
            source.order = OnceLock::new();
            let one = (note.clone(), Arc::clone(uses));
            match source.by_key.get_mut(key).map(Arc::make_mut) {
                Some(users) => {
                    let at = users.partition_point(|(user, _)| user < note);
                    users.insert(at, one);
                }
                None => {
                    source.by_key.insert(Arc::clone(key), Arc::new(vec![one]));
                }
            }
        }
    }
}

impl SourcePassages {
    fn order(&self) -> &Order {
        self.order.get_or_init(|| {
            let cited = |(key, users): (&SharedKey, &Arc<Users>)| {
                let (key, users) = (Arc::clone(key), Arc::clone(users));
                CitedPassage { key, first_word: first_word(&users), users }
            };
            let mut passages: Vec<CitedPassage> = self.by_key.iter().map(cited).collect();
            // They are in the order of their keys.
            passages.sort_by_key(|passage| passage.first_word);
            let places = passages.iter().enumerate().map(|(place, one)| (Arc::clone(&one.key), place));
            Order { places: places.collect(), addresses: OnceLock::new(), passages }
        })
    }
}

/// The passages of one source by their places in its list.
#[derive(Clone, Copy, Debug)]
pub(in crate::site) struct ListedPassages<'t>(Option<&'t Order>);

impl<'t> ListedPassages<'t> {
    /// The place of the passage with this key.
    pub(in crate::site) fn place_of(self, key: &PassageKey<'_>) -> Option<usize> {
        let places: &FxHashMap<Arc<PassageKey<'_>>, usize> = &self.0?.places;
        places.get(key).copied()
    }

    /// All addresses of a passage, the anchor first: those that authors give, and the one made of its words.
    pub(in crate::site) fn addresses_of(self, place: usize) -> &'t [String] {
        let addresses = self.0.and_then(|order| order.addresses().get(place));
        addresses.map_or(&[], Vec::as_slice)
    }

    /// The anchor of a passage.
    pub(in crate::site) fn anchor_of(self, place: usize) -> &'t str {
        self.addresses_of(place).first().map_or("", String::as_str)
    }
}

impl Order {
    fn addresses(&self) -> &[Vec<String>] {
        self.addresses.get_or_init(|| addresses(self.passages.iter().map(CitedPassage::names)))
    }
}

/// Where a passage stands in its source; behind all others where it was not found.
fn first_word(users: &Users) -> usize {
    users.first().map_or(usize::MAX, |(_, first)| first.first_word)
}

impl PassageTable {
    /// The passages of a source by their places.
    pub(in crate::site::graph) fn listed(&self, source: &NoteId) -> ListedPassages<'_> {
        ListedPassages(self.by_source.get(source).map(SourcePassages::order))
    }

    /// All passages, source by source.
    pub(in crate::site::graph) fn all(&self) -> impl Iterator<Item = &CitedPassage> {
        self.by_source.values().flat_map(|source| &source.order().passages)
    }

    /// The passages of a source in the order in which they stand in it; those not found come last.
    pub(in crate::site::graph) fn of_source(&self, source: &NoteId) -> &[CitedPassage] {
        self.by_source.get(source).map_or(&[], |source| &source.order().passages)
    }
}

/// Collects what rests on which passage in one note.
struct Collector<'n> {
    user: &'n ParsedNote,
    notes: Reads<'n>,
    verification: &'n Verification,
    /// What was found for each passage, by its place in `found`; and for each citation, which is only ever asked.
    places: BTreeMap<PassageKey<'n>, usize>,
    known: FxHashMap<*const Citation, usize>,
    found: Vec<PassageUses>,
}

impl<'n> Collector<'n> {
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

    fn collect_statement(&mut self, number: usize, statement: &'n Statement) {
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
        citation: &'n Citation,
        uses: impl IntoIterator<Item = Use>,
    ) {
        // A label is cited by each sentence that it closes.
        let at = self.known.get(&std::ptr::from_ref(citation)).copied();
        let at = at.unwrap_or_else(|| self.enter(cited_in, place, citation));
        if let Some(rests) = self.found.get_mut(at) {
            rests.uses.extend(uses);
        }
    }

    fn enter(&mut self, cited_in: &NoteId, place: CitationPlace, citation: &'n Citation) -> usize {
        let source = self.notes.find(&citation.source.value);
        let next = self.found.len();
        let at = *self.places.entry(PassageKey::of(citation, source.as_ref())).or_insert(next);
        if at == next {
            let name = CitationKey { note: cited_in.clone(), place };
            let (first_word, found) = self.place(&name);
            self.found.push(PassageUses { name, first_word, found, ids: Vec::new(), uses: Vec::new() });
        }
        if let (Some(id), Some(found)) = (&citation.id, self.found.get_mut(at)) {
            found.ids.push(id.value.clone());
        }
        self.known.insert(std::ptr::from_ref(citation), at);
        at
    }

    /// The word of its source at which a citation's quote begins, and how it agrees with it.
    fn place(&self, name: &CitationKey) -> (usize, Option<MatchKind>) {
        self.notes.read(|| Key::Quotes(name.note.clone()));
        match self.verification.quote(name) {
            Some(QuoteOutcome::Verified(found, passage)) => {
                (passage.words.first().map_or(usize::MAX, |range| range.start), Some(*found))
            }
            _ => (usize::MAX, None),
        }
    }
}
