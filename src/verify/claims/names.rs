//! Names in prose: whether the sources name whom a sentence speaks of.
//!
//! An actor is borne out where a quote of the sentence names it, or the sentence of the source from which
//! such a quote is taken; where it published a cited source; or where the page is about it and a cited source
//! names it around anything that the dossier quotes of it. Titles, descriptions and headings have the quotes of the whole page to lean on.

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::claim::Placed;
use super::note_evidence::{CitedQuote, NoteEvidence, Scope};
use super::prose::Prose;
use super::subjects::{field_names, is_about};
use crate::model::{ActorType, ClaimKind, NoteId, Statement};
use crate::read::allusion::{Allusion, OfPerson, may_be_of_place, of_person};
use crate::read::name_words::name_word;
use crate::read::reading::lies_within;
use crate::text::Span;
use crate::verify::evidence::EvidenceBase;
use crate::verify::sources::{has_name_around_quotes, is_named_around_quotes};

/// How many names a finding repeats.
const MOST_NAMED: usize = 8;

/// An actor that a text speaks of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mention {
    pub(super) span: Span,
    pub(super) written: String,
    pub(super) note: NoteId,
}

/// The actors that a text names or links to, each once, in the order of the text.
pub(super) fn mentions(
    base: &EvidenceBase<'_>,
    prose: &Prose,
    statement: Option<&Statement>,
) -> Vec<Mention> {
    let index = base.notes;
    let is_actor = |id: &NoteId| base.is_actor(id);
    let mut found: Vec<Mention> = Vec::new();
    for link in statement.into_iter().flat_map(Statement::links) {
        if let Some(note) = index.find(&link.target).filter(is_actor) {
            let written = link.label.clone().unwrap_or_else(|| link.target.value.clone());
            found.push(Mention { span: link.span, written, note });
        }
    }
    for reading in &prose.names {
        if lies_within(&reading.span, &prose.sources) {
            continue;
        }
        let target = prose.linked_at(&reading.span).and_then(|id| base.notes.note(id));
        // "the talks in Moscow", linked to an event whose place is Moscow, is that event's own claim.
        let is_told_there = target.is_some_and(|note| is_about(base, note, &reading.note));
        if is_actor(&reading.note) && prose.is_own(&reading.span) && !is_told_there {
            let written = prose.text[reading.span.clone()].to_owned();
            let span = prose.span(&reading.span);
            found.push(Mention { span, written, note: reading.note.clone() });
        }
    }
    found.sort_by_key(|mention| mention.span.start);
    let mut seen = BTreeSet::new();
    found.retain(|mention| seen.insert(mention.note.clone()));
    found
}

/// The actors of a text that its quotes do not bear out.
///
/// An editor's note, and an open question, compares what the sources say and leave out: whom it speaks of need
/// be named only somewhere in a source of the note.
pub(super) fn unnamed(
    evidence: &NoteEvidence<'_, '_>,
    scope: &Scope,
    statement: Option<&Statement>,
    mentions: Vec<Mention>,
) -> Vec<Placed> {
    if mentions.is_empty() {
        return Vec::new();
    }
    let is_editorial = statement.is_some_and(Statement::is_remark);
    let spoken_of: BTreeSet<NoteId> = mentions.iter().map(|mention| mention.note.clone()).collect();
    let whole = is_editorial.then(|| evidence.whole_note());
    let scope = whole.as_ref().unwrap_or(scope);
    if evidence.own == 0 && !scope.is_cited {
        return Vec::new();
    }
    let is_borne_out = |mention: &Mention| {
        let note = &mention.note;
        evidence.quotes(scope).any(|quote| {
            if is_editorial {
                *note == evidence.note.id || is_named_in_source(evidence, quote, note)
            } else {
                is_named_by(evidence, quote, note)
            }
        })
    };
    let failing: Vec<Mention> = mentions.into_iter().filter(|mention| !is_borne_out(mention)).collect();
    if failing.is_empty() {
        return Vec::new();
    }
    let named = named(evidence, scope);
    let placed = |mention: Mention| {
        let kind = match whereabouts(evidence, scope, &mention.note, &spoken_of) {
            Whereabouts::Nowhere => ClaimKind::Name(mention.note, named.clone()),
            Whereabouts::Elsewhere => {
                ClaimKind::NameElsewhere(named.iter().map(|id| id.as_str().to_owned()).collect())
            }
            Whereabouts::Meant => return None,
        };
        Some(Placed::new(mention.span, mention.written, kind))
    };
    failing.into_iter().filter_map(placed).collect()
}

/// Where the sources of some quotes name a note that the quotes do not name.
enum Whereabouts {
    /// Nowhere that is known.
    Nowhere,
    /// Around something else that is quoted of them: only a reader can tell whether it is meant.
    Elsewhere,
    /// There, and a quote that speaks of someone without a name has nobody else near whom it might mean.
    Meant,
}

fn whereabouts(
    evidence: &NoteEvidence<'_, '_>,
    scope: &Scope,
    note: &NoteId,
    spoken_of: &BTreeSet<NoteId>,
) -> Whereabouts {
    let base = evidence.base;
    let is_person = base.is_person(note);
    let is_rival = |id: &NoteId| id != note && base.is_actor(id) && base.is_person(id) == is_person;
    // Whom the quote or the sentences beside it name is nearest at hand, also where the page is about them.
    let may_be_meant = |id: &NoteId| is_rival(id) && !spoken_of.contains(id);
    let mut found = Whereabouts::Nowhere;
    for quote in evidence.quotes(scope).filter(|quote| is_named_in_source(evidence, quote, note)) {
        let near = || {
            let landmarks = quote.landmarks.as_ref();
            // Whoever is meant was named before.
            let end = quote.passage.last().map_or(usize::MAX, |part| part.end);
            beside(quote).into_iter().flat_map(move |words| {
                let words = words.start..words.end.min(end);
                landmarks.map(|landmarks| landmarks.named_within(&words)).unwrap_or_default()
            })
        };
        let is_alone = || !near().chain(quote.named.iter().cloned()).any(|id| may_be_meant(&id));
        if quote.allusion != Allusion::None && may_allude_to(evidence, quote, note) && is_alone() {
            return Whereabouts::Meant;
        }
        found = Whereabouts::Elsewhere;
    }
    found
}

/// Whether a quote has the given name of a person alone, whose surname its source has: "her cousin Ada", "Ada and
/// Ben Quinn".
fn is_by_given_name(evidence: &NoteEvidence<'_, '_>, quote: &CitedQuote, note: &NoteId) -> bool {
    if !evidence.base.is_person(note) {
        return false;
    }
    let Some(title) = evidence.base.notes.note(note).map(|note| note.title()) else { return false };
    let Some((given, surname)) = title.split_once(' ') else { return false };
    let surname = surname.rsplit(' ').next().unwrap_or(surname);
    let stands_alone = |(at, _): (usize, &str)| {
        let (before, after) = (&quote.text[..at], &quote.text[at + given.len()..]);
        let next = after.strip_prefix(' ').and_then(|rest| rest.chars().next());
        !before.ends_with(char::is_alphanumeric)
            && !after.starts_with(char::is_alphanumeric)
            && !next.is_some_and(char::is_uppercase)
    };
    given.chars().nth(2).is_some()
        && quote.text.match_indices(given).any(stands_alone)
        && (quote.text.contains(surname)
            || quote
                .source
                .as_ref()
                .is_some_and(|source| has_name_around_quotes(evidence.base, source, &name_word(surname))))
}

/// How many fields of the notes to which a note links are looked at for any note, and for each so many bytes of it.
const MOST_FIELDS: usize = 256;
const BYTES_A_FIELD: usize = 8;

/// Whom the notes to which a note links are about. Nothing, where finding out would cost more than the note.
pub(super) fn linked_subjects(evidence: &NoteEvidence<'_, '_>) -> Option<BTreeSet<NoteId>> {
    let (base, mut found) = (evidence.base, BTreeSet::new());
    let links = evidence.note.statements.iter().flat_map(Statement::links);
    let linked: BTreeSet<NoteId> = links.filter_map(|link| base.notes.find(&link.target)).collect();
    let bytes: usize = evidence.note.statements.iter().map(|statement| statement.span.range().len()).sum();
    let mut room = MOST_FIELDS + bytes / BYTES_A_FIELD;
    for note in linked.into_iter().filter_map(|id| base.notes.note(&id)) {
        for name in field_names(note) {
            room = room.checked_sub(1)?;
            found.extend(base.notes.find(name));
        }
        found.insert(note.id.clone());
        found.extend(base.ids_named_in(note.title()));
    }
    Some(found)
}

/// The actors in a title or description of whom the rest of the page does not speak: neither its fields nor its
/// body, nor the notes to which it links.
pub(super) fn unspoken_of(
    evidence: &NoteEvidence<'_, '_>,
    prose: &Prose,
    body: &[Prose],
    linked: &LazyCell<Option<BTreeSet<NoteId>>, impl FnOnce() -> Option<BTreeSet<NoteId>>>,
) -> Vec<Placed> {
    let mentions = mentions(evidence.base, prose, None).into_iter();
    let in_body = |note: &NoteId| body.iter().flat_map(|prose| &prose.names).any(|name| name.note == *note);
    let is_linked = |note: &NoteId| linked.as_ref().is_none_or(|linked| linked.contains(note));
    let is_spoken_of = |note: &NoteId| evidence.subjects.contains(note) || in_body(note) || is_linked(note);
    let unspoken = mentions.filter(|mention| !is_spoken_of(&mention.note));
    let placed =
        |mention: Mention| Placed::new(mention.span, mention.written, ClaimKind::Unspoken(mention.note));
    unspoken.map(placed).collect()
}

/// Whether a quote, its passage or its source bears out a mention in a sentence that cites it.
fn is_named_by(evidence: &NoteEvidence<'_, '_>, quote: &CitedQuote, note: &NoteId) -> bool {
    is_near(evidence, quote, note)
        || is_common_name(evidence, quote, note)
        || is_publisher(evidence, quote, note)
        || is_by_given_name(evidence, quote, note)
        || (evidence.subjects.contains(note) && is_named_in_source(evidence, quote, note))
}

/// Whether a quote has the title of a note that is made of common words, as the page writes them: "Water board", and
/// "the head of the water board".
pub(super) fn is_common_name(evidence: &NoteEvidence<'_, '_>, quote: &CitedQuote, note: &NoteId) -> bool {
    let Some(note) = evidence.base.notes.note(note) else { return false };
    let title = note.title();
    let is_common = !title.chars().skip(1).any(char::is_uppercase) && title.contains(' ');
    let words_of = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let own = words_of(title);
    is_common && words_of(&quote.text).windows(own.len()).any(|window| window == own)
}

/// Whether a quote, or the sentence that it is taken from, names a note. Where the quote speaks of someone
/// without naming them, the sentences beside it may: a person for "he", anyone for "it" and "they".
pub(super) fn is_near(evidence: &NoteEvidence<'_, '_>, quote: &CitedQuote, note: &NoteId) -> bool {
    let is_named = |words: &Range<usize>| {
        quote.landmarks.as_ref().is_some_and(|landmarks| landmarks.names_within(note, words))
    };
    quote.named.contains(note)
        || sentences(quote).iter().any(is_named)
        || (quote.allusion != Allusion::None
            && beside(quote).iter().any(is_named)
            && may_allude_to(evidence, quote, note))
}

/// Whether a quote may mean a note by words that name nobody. "It" is no person; and where a quote names a person
/// before its "he", no other is meant.
fn may_allude_to(evidence: &NoteEvidence<'_, '_>, quote: &CitedQuote, note: &NoteId) -> bool {
    let kind = |id: &NoteId| evidence.base.notes.stub(id).map(|stub| stub.actor);
    match kind(note).flatten() {
        Some(ActorType::Person) => match of_person(&quote.text) {
            OfPerson::Nowise => false,
            OfPerson::Open => true,
            OfPerson::Pronoun(_) if has_word_of(evidence, quote, note) => true,
            OfPerson::Pronoun(at) => {
                let before = evidence.base.ids_named_in(quote.text.get(..at).unwrap_or(""));
                !before.iter().any(|id| kind(id).flatten() == Some(ActorType::Person))
            }
        },
        Some(ActorType::Place | ActorType::State) => {
            quote.allusion == Allusion::Any && may_be_of_place(&quote.text)
        }
        Some(_) => quote.allusion == Allusion::Any,
        None => quote.allusion == Allusion::Any || evidence.base.is_person(note),
    }
}

/// Whether a quote has a word of a note's title: "Quinn" may be Ada Quinn, or her brother.
fn has_word_of(evidence: &NoteEvidence<'_, '_>, quote: &CitedQuote, note: &NoteId) -> bool {
    let title = evidence.base.notes.note(note).map_or("", |note| note.title()).to_lowercase();
    let text = quote.text.to_lowercase();
    let mut words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2);
    words.any(|word| text.split(|c: char| !c.is_alphanumeric()).any(|other| other == word))
}

/// The sentences of the source from which a quote is taken.
pub(super) fn sentences(quote: &CitedQuote) -> Vec<Range<usize>> {
    let Some(landmarks) = &quote.landmarks else { return Vec::new() };
    quote.passage.iter().map(|part| landmarks.around.sentences_of(part)).collect()
}

/// Those sentences with the ones beside them.
pub(super) fn beside(quote: &CitedQuote) -> Vec<Range<usize>> {
    let Some(landmarks) = &quote.landmarks else { return Vec::new() };
    quote.passage.iter().map(|part| landmarks.around.neighbours(part)).collect()
}

/// Whether the source of a quote is known to name a note: around anything that the dossier quotes of it.
fn is_named_in_source(evidence: &NoteEvidence<'_, '_>, quote: &CitedQuote, note: &NoteId) -> bool {
    let names = |source: &NoteId| is_named_around_quotes(evidence.base, source, note);
    quote.named.contains(note)
        || is_publisher(evidence, quote, note)
        || quote.source.as_ref().is_some_and(names)
}

/// Whether a note is who published the source of a quote.
pub(super) fn is_publisher(evidence: &NoteEvidence<'_, '_>, quote: &CitedQuote, note: &NoteId) -> bool {
    let source = quote.source.as_ref().and_then(|id| evidence.base.notes.note(id));
    let publisher = source.and_then(|source| source.source()?.publisher.as_ref());
    publisher.is_some_and(|publisher| evidence.base.notes.find(publisher).as_ref() == Some(note))
}

/// The actors that the quotes and their passages do name.
fn named(evidence: &NoteEvidence<'_, '_>, scope: &Scope) -> Vec<NoteId> {
    let mut named = BTreeSet::new();
    for quote in evidence.quotes(scope) {
        named.extend(quote.named.iter().cloned());
        if let Some(landmarks) = &quote.landmarks {
            named.extend(sentences(quote).iter().flat_map(|words| landmarks.named_within(words)));
        }
    }
    named.retain(|id| evidence.base.is_actor(id));
    named.into_iter().take(MOST_NAMED).collect()
}
