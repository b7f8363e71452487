//! Names in prose: whether the sources name whom a sentence speaks of.
//!
//! An actor is borne out where a quote of the sentence names it, or the sentence of the source from which
//! such a quote is taken; where it published a cited source; or where the page is about it and a cited source
//! names it somewhere. Titles, descriptions and headings have the quotes of the whole page to lean on.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Placed;
use super::bench::{Bench, Quote, Scope};
use super::prose::Prose;
use super::reading::lies_within;
use crate::model::{ClaimKind, Details, Landmarks, NoteId, ParsedNote, Statement};
use crate::text::Span;
use crate::verify::{Verifier, cues};

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
    verifier: &Verifier<'_>,
    prose: &Prose,
    statement: Option<&Statement>,
) -> Vec<Mention> {
    let index = verifier.index;
    let is_actor = |id: &NoteId| verifier.is_actor(id);
    let mut found: Vec<Mention> = Vec::new();
    for link in statement.into_iter().flat_map(Statement::links) {
        if let Some(note) = index.find(&link.target).filter(is_actor) {
            let written = link.label.clone().unwrap_or_else(|| link.target.value.clone());
            found.push(Mention { span: link.span, written, note });
        }
    }
    let sources: Vec<Range<usize>> =
        verifier.source_names.read(&prose.text).into_iter().map(|name| name.span).collect();
    for reading in &prose.names {
        if lies_within(&reading.span, &sources) {
            continue;
        }
        let target = prose.linked_at(&reading.span).and_then(|id| verifier.dossier.note(id));
        // "the talks in Moscow", linked to an event whose place is Moscow, is that event's own claim.
        let is_told_there = target.is_some_and(|note| subjects(verifier, note).contains(&reading.note));
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
    bench: &Bench<'_, '_>,
    scope: &Scope,
    statement: Option<&Statement>,
    mentions: Vec<Mention>,
) -> Vec<Placed> {
    let is_editorial = statement.is_some_and(Statement::is_remark);
    let whole = bench.whole_note();
    let scope = if is_editorial { &whole } else { scope };
    if bench.own == 0 && !scope.is_cited {
        return Vec::new();
    }
    let subjects = subjects(bench.verifier, bench.note);
    let is_borne_out = |mention: &Mention| {
        let note = &mention.note;
        bench.quotes(scope).any(|quote| {
            if is_editorial {
                *note == bench.note.id || is_named_in_source(bench, quote, note)
            } else {
                is_named_by(bench, quote, note, &subjects)
            }
        })
    };
    let failing: Vec<Mention> = mentions.into_iter().filter(|mention| !is_borne_out(mention)).collect();
    if failing.is_empty() {
        return Vec::new();
    }
    let named = named(bench, scope);
    let placed =
        |mention: Mention| (mention.span, mention.written, ClaimKind::Name(mention.note, named.clone()));
    failing.into_iter().map(placed).collect()
}

/// Whom a note speaks of in its body and fields, and whom the notes to which it links are about.
pub(super) fn spoken_of(bench: &Bench<'_, '_>, proses: &[Prose]) -> BTreeSet<NoteId> {
    let verifier = bench.verifier;
    let mut found = subjects(verifier, bench.note);
    found.extend(proses.iter().flat_map(|prose| &prose.names).map(|name| name.note.clone()));
    let links = bench.note.statements.iter().flat_map(Statement::links);
    let linked: BTreeSet<NoteId> = links.filter_map(|link| verifier.index.find(&link.target)).collect();
    for note in linked.into_iter().filter_map(|id| verifier.dossier.note(&id)) {
        found.extend(subjects(verifier, note));
        found.extend(verifier.names.ids(note.title()));
    }
    found
}

/// The actors in a title or description of whom the rest of the page does not speak.
pub(super) fn unspoken_of(bench: &Bench<'_, '_>, prose: &Prose, body: &BTreeSet<NoteId>) -> Vec<Placed> {
    let mentions = mentions(bench.verifier, prose, None).into_iter();
    let unspoken = mentions.filter(|mention| !body.contains(&mention.note));
    let placed = |mention: Mention| (mention.span, mention.written, ClaimKind::Unspoken(mention.note));
    unspoken.map(placed).collect()
}

/// Whether a quote, its passage or its source bears out a mention in a sentence that cites it.
fn is_named_by(bench: &Bench<'_, '_>, quote: &Quote<'_>, note: &NoteId, subjects: &BTreeSet<NoteId>) -> bool {
    is_near(bench, quote, note)
        || is_publisher(bench, quote, note)
        || (subjects.contains(note) && is_named_in_source(bench, quote, note))
}

/// Whether a quote, or the sentence that it is taken from, names a note. Where the quote speaks of someone
/// without naming them, the sentences beside it may: a person for "he", anyone for "it" and "they".
pub(super) fn is_near(bench: &Bench<'_, '_>, quote: &Quote<'_>, note: &NoteId) -> bool {
    let may_be = |allusion| match allusion {
        Allusion::None => false,
        Allusion::Person => bench.verifier.is_person(note),
        Allusion::Any => true,
    };
    let is_named = |words: &Range<usize>| quote.landmarks.is_some_and(|l| l.names_within(note, words));
    quote.named.contains(note)
        || sentences(quote).iter().any(is_named)
        || (may_be(quote.allusion) && beside(quote).iter().any(is_named))
}

/// The sentence of a passage with the ones before and after it.
pub(super) fn neighbours(landmarks: &Landmarks, passage: &Range<usize>) -> Range<usize> {
    let first = landmarks.sentence_of(passage.start);
    let last = landmarks.sentence_of(passage.end.saturating_sub(1));
    let before = landmarks.sentence_of(first.start.saturating_sub(1));
    let after = landmarks.sentence_of(last.end.min(usize::MAX - 1));
    before.start..after.end
}

/// The sentences of the source from which a quote is taken.
fn sentences(quote: &Quote<'_>) -> Vec<Range<usize>> {
    let Some(landmarks) = quote.landmarks else { return Vec::new() };
    let whole = |part: &Range<usize>| {
        landmarks.sentence_of(part.start).start..landmarks.sentence_of(part.end.saturating_sub(1)).end
    };
    quote.passage.iter().map(whole).collect()
}

/// Those sentences with the ones beside them.
fn beside(quote: &Quote<'_>) -> Vec<Range<usize>> {
    let Some(landmarks) = quote.landmarks else { return Vec::new() };
    quote.passage.iter().map(|part| neighbours(landmarks, part)).collect()
}

/// Of whom a quote speaks without naming them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Allusion {
    /// Of nobody.
    None,
    /// Of a person: "he", "the minister".
    Person,
    /// Of anyone or anything: "its", "both sides".
    Any,
}

/// Of whom a text speaks by a pronoun, or as "the leader".
pub(super) fn allusion(text: &str) -> Allusion {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).collect();
    let allusions = words.iter().enumerate().map(|(at, word)| {
        let lower = cues::plain(word);
        let is_title = words.get(at + 1).is_some_and(|next| next.starts_with(char::is_uppercase));
        match cues::is_pronoun(&lower) || (cues::describes(&lower) && !is_title) {
            true if cues::is_personal(&lower) => Allusion::Person,
            true => Allusion::Any,
            false => Allusion::None,
        }
    });
    allusions.max().unwrap_or(Allusion::None)
}

fn is_named_in_source(bench: &Bench<'_, '_>, quote: &Quote<'_>, note: &NoteId) -> bool {
    quote.named.contains(note)
        || is_publisher(bench, quote, note)
        || quote.landmarks.is_some_and(|landmarks| landmarks.names.contains_key(note.as_str()))
}

/// Whether a note is who published the source of a quote.
pub(super) fn is_publisher(bench: &Bench<'_, '_>, quote: &Quote<'_>, note: &NoteId) -> bool {
    let source = quote.source.as_ref().and_then(|id| bench.verifier.dossier.note(id));
    let publisher = source.and_then(|source| source.source()?.publisher.as_ref());
    publisher.is_some_and(|publisher| bench.verifier.index.find(publisher).as_ref() == Some(note))
}

/// What a page is about: itself, and the notes that its fields name.
pub(super) fn subjects(verifier: &Verifier<'_>, note: &ParsedNote) -> BTreeSet<NoteId> {
    let fields: Vec<&str> = match &note.front.details {
        Details::Event(event) => {
            event.participant_names().chain(event.place.iter().map(|p| p.value.as_str())).collect()
        }
        Details::Actor(actor) => actor.affiliation.iter().map(|name| name.value.as_str()).collect(),
        Details::Statistic(statistic) => statistic.about.iter().map(|name| name.value.as_str()).collect(),
        Details::Source(_) | Details::Page => Vec::new(),
    };
    let named = fields.into_iter().filter_map(|name| verifier.index.find(name));
    named.chain([note.id.clone()]).collect()
}

/// The actors that the quotes and their passages do name.
fn named(bench: &Bench<'_, '_>, scope: &Scope) -> Vec<NoteId> {
    let mut named = BTreeSet::new();
    for quote in bench.quotes(scope) {
        named.extend(quote.named.iter().cloned());
        if let Some(landmarks) = quote.landmarks {
            named.extend(sentences(quote).iter().flat_map(|words| landmarks.named_within(words)));
        }
    }
    named.retain(|id| bench.verifier.is_actor(id));
    named.into_iter().take(MOST_NAMED).collect()
}
