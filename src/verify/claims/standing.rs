//! Known names that stand where a quote has another known name, between the same words: "the airport of Belmont" for
//! "the airport of Arden", "Brook declared a state of emergency" for "Quinn declared a state of emergency".
//!
//! Only what cannot be said in two ways counts. Where a quote has the name between these words too, where the sentence
//! speaks of the other as well, in lists, and between an organisation and its people, nothing is said.

use std::ops::Range;

use super::claim::Found;
use super::clauses::{is_auxiliary, is_before_objects, is_same_helper, says_much, sentence_start};
use super::note_evidence::{CitedQuote, NoteEvidence, Scope};
use super::prose::Prose;
use super::subjects::are_tied;
use crate::model::{ActorType, ClaimKind, NoteId, QuotedWords};
use crate::read::cues;
use crate::read::deeds::is_past;
use crate::read::words::Word;

/// How many words on each side of a name are looked at.
const BESIDE: usize = 3;

/// The names of a sentence that stand in another's place.
pub(super) fn displaced_names(evidence: &NoteEvidence<'_, '_>, scope: &Scope, prose: &Prose) -> Vec<Found> {
    if !scope.is_cited || !evidence.tells_names_by_capitals() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut done = 0;
    for name in &prose.names {
        // The longest name comes first, and others are parts of it.
        if name.span.start < done {
            continue;
        }
        done = name.span.end;
        let Some(kind) = kind_of(evidence, &name.note) else { continue };
        let check = Displaced { evidence, scope, prose, note: &name.note, kind, span: &name.span };
        found.extend(check.fault());
    }
    found
}

fn kind_of(evidence: &NoteEvidence<'_, '_>, note: &NoteId) -> Option<ActorType> {
    evidence.base.notes.stub(note)?.actor
}

/// A name of a sentence, looked for in the quotes by the words beside it.
struct Displaced<'c, 'b, 'd> {
    evidence: &'c NoteEvidence<'b, 'd>,
    scope: &'c Scope,
    prose: &'c Prose,
    note: &'c NoteId,
    kind: ActorType,
    span: &'c Range<usize>,
}

/// A run of words that stands in a quote where the name stands in the sentence.
enum Stands {
    /// The name itself, or someone who may be meant by it.
    Own,
    /// Someone else.
    Other(Range<usize>),
}

impl Displaced<'_, '_, '_> {
    fn fault(&self) -> Option<Found> {
        if self.stands_as_written() || self.goes_on() {
            return None;
        }
        let mut other = None;
        for quote in self.evidence.quotes(self.scope) {
            for run in runs(quote) {
                match self.stands(quote, &run) {
                    Some(Stands::Own) => return None,
                    Some(Stands::Other(span)) => other = other.or(Some((quote, span))),
                    None => {}
                }
            }
        }
        let (quote, span) = other?;
        let written = quote.text.get(span)?.to_owned();
        let words = QuotedWords { citation: quote.key.clone(), written, meaning: None };
        Some(Found::new(self.span.clone(), ClaimKind::NameOfAnother(self.note.clone(), words)))
    }

    /// Whether a quote has the name with the word before or behind it as the sentence has them.
    fn stands_as_written(&self) -> bool {
        let text = self.prose.text.as_str();
        let before = text[..self.span.start].trim_end().rfind(' ').map_or(0, |at| at + 1);
        let behind = &text[self.span.end..];
        let end = behind
            .trim_start()
            .find(' ')
            .map_or(text.len(), |n| self.span.end + (behind.len() - behind.trim_start().len()) + n);
        let has = |words: &str| self.evidence.quotes(self.scope).any(|quote| quote.text.contains(words));
        let is_more = |range: &Range<usize>| range.len() > self.span.len() + 1;
        let sides = [before..self.span.end, self.span.start..end];
        sides.into_iter().filter(is_more).any(|range| has(&text[range]))
    }

    /// Whether the name is the beginning of a longer one: "Arden Bridge".
    fn goes_on(&self) -> bool {
        let behind = self.prose.text[self.span.end..].strip_prefix(' ').unwrap_or("");
        let next: &str = behind.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        next.starts_with(char::is_uppercase) || self.prose.text[self.span.end..].starts_with('-')
    }

    fn stands(&self, quote: &CitedQuote, run: &Range<usize>) -> Option<Stands> {
        let (words, quoted) = (self.prose.words(), quote.words());
        let own = words.partition_point(|word| word.span.end <= self.span.start)
            ..words.partition_point(|word| word.span.start < self.span.end);
        let before = same_before(words, own.start, quoted, run.start);
        let behind = same_behind(words, own.end, quoted, run.end);
        if before + behind == 0 {
            return self.is_apart(words, &own, quote, run).then(|| self.other(quote, run, false)).flatten();
        }
        let names = |run: &Range<usize>| {
            let span = quoted[run.start].span.start..quoted[run.end - 1].span.end;
            self.evidence.base.ids_named_in(&quote.text[span])
        };
        if names(run).contains(self.note) {
            return Some(Stands::Own);
        }
        let tells = |word: &&Word| says_much(&word.lower);
        let telling = words[own.start - before..own.start].iter().filter(tells).count()
            + words[own.end..own.end + behind].iter().filter(tells).count();
        let ends = ends_at(words, own.end) && ends_at(quoted, run.end);
        let is_between = before + behind > 2 && before > 0 && behind > 0 && telling > 0;
        let is_last = ends && before == BESIDE && telling > 0;
        let is_first = behind == BESIDE && telling > 1 && self.is_subject(words, &own, quote, run);
        let follows = is_placing(words, own.start) || is_called(words, own.start);
        let is_placed = before > 1 && follows && (behind > 0 || ends || is_called(words, own.start));
        let is_said = is_between || is_last || is_first || is_placed;
        is_said.then(|| self.other(quote, run, is_placed || is_between && follows)).flatten()
    }

    /// "Quinn, who chairs the board, told the Courier": the predicate stands apart from its subject.
    fn is_apart(&self, words: &[Word], own: &Range<usize>, quote: &CitedQuote, run: &Range<usize>) -> bool {
        let quoted = quote.words();
        let relative = quoted.get(run.end).filter(|word| word.is_cut);
        if !relative.is_some_and(|word| matches!(word.lower.as_str(), "who" | "which" | "a" | "an" | "the")) {
            return false;
        }
        let Some(at) = (run.end + 1..quoted.len()).find(|at| quoted[*at].is_cut) else { return false };
        let tells = |word: &&Word| says_much(&word.lower);
        let behind = same_words(words, own.end, quoted, at);
        behind == BESIDE
            && sentence_start(quote, at) <= run.start
            && words[own.end..own.end + behind].iter().filter(tells).count() > 1
            && self.is_subject(words, own, quote, run)
    }

    /// Whether the name is a subject in the sentence, and the run in the quote.
    fn is_subject(&self, words: &[Word], own: &Range<usize>, quote: &CitedQuote, run: &Range<usize>) -> bool {
        let quoted = quote.words();
        let is_free = |words: &[Word], at: usize| {
            let before = at.checked_sub(1).map(|at| &words[at]).filter(|_| !words[at].is_cut);
            before.is_none_or(|word| !is_before_objects(&word.lower) && !word.lower.ends_with("'s"))
        };
        let is_verb = words.get(own.end).is_some_and(|word| {
            let lower = word.lower.as_str();
            is_auxiliary(lower) && !matches!(lower, "and" | "then" | "now" | "later" | "first")
                || is_past(lower)
                || cues::says(lower)
                || matches!(lower, "was" | "were" | "is" | "are")
        });
        is_verb && is_free(words, own.start) && is_free(quoted, run.start)
    }

    /// Whom a run of a quote names, where it is someone else of whom the sentence does not speak. Where the words before
    /// tell what is named, a place or a firm, no other kind can stand for it.
    fn other(&self, quote: &CitedQuote, run: &Range<usize>, is_told: bool) -> Option<Stands> {
        let quoted = quote.words();
        let span = quoted[run.start].span.start..quoted[run.end - 1].span.end;
        let named = self.evidence.base.ids_named_in(&quote.text[span.clone()]);
        let is_named_too = |id: &NoteId| {
            self.prose.names.iter().any(|name| name.note == *id)
                || self.prose.labels().any(|(_, note)| note == id)
        };
        // "Quinn" may be the one of whose name the sentence has more; and "she met Brook" is "he met Quinn".
        let shares_word = || {
            let own = self.prose.text[self.span.clone()].to_lowercase();
            quoted[run.clone()].iter().any(|word| own.split(' ').any(|own| own == word.lower.as_str()))
        };
        // "She met Brook" is "he met Quinn"; an "its" behind the name is somebody's else.
        let may_mean = |word: &Word| {
            let is_before = word.span.start < self.span.start;
            cues::is_pronoun(&word.lower) && (is_before || cues::is_personal(&word.lower))
        };
        let has_pronoun = || self.prose.words().iter().any(may_mean);
        if named.is_empty() || named.iter().any(is_named_too) || shares_word() || has_pronoun() {
            return None;
        }
        let is_another = |id: &NoteId| {
            kind_of(self.evidence, id)
                .is_some_and(|kind| self.is_another_kind(kind, id, is_told) || exclude(kind, self.kind))
                && !self.is_near(quote, id)
        };
        named.iter().any(is_another).then_some(Stands::Other(span))
    }

    /// Whether a note is of a kind that cannot stand for this name's: a place for a firm, where the words before tell which
    /// of them is named, and a person for a body with which nothing ties them.
    fn is_another_kind(&self, kind: ActorType, id: &NoteId, is_told: bool) -> bool {
        let is_body = |kind| kind == ActorType::Organisation;
        let is_person = |kind| kind == ActorType::Person;
        let is_mixed = (is_person(kind) && is_body(self.kind)) || (is_body(kind) && is_person(self.kind));
        is_told && is_land(kind) != is_land(self.kind)
            || is_mixed && !are_tied(self.evidence.base, self.note, id)
    }

    /// Whether the one belongs to the other: Arden lies in Norland, where its note or a quote says so.
    fn is_near(&self, quote: &CitedQuote, other: &NoteId) -> bool {
        let belongs = |one: &NoteId, to: &NoteId| {
            let note = self.evidence.base.notes.note(one).and_then(|note| note.actor());
            let names = note.map_or(&[][..], |actor| &actor.affiliation);
            names.iter().any(|name| self.evidence.base.notes.find(name).as_ref() == Some(to))
        };
        let is_place = |id: &NoteId| kind_of(self.evidence, id) != Some(ActorType::Person);
        let is_in_quote = || self.evidence.base.ids_named_in(&quote.text).contains(self.note);
        belongs(self.note, other)
            || belongs(other, self.note)
            || (is_place(self.note) && is_place(other) && is_in_quote() && !self.is_parted(quote))
    }

    /// Whether the quote is of several sentences, so that two places in it need have nothing to do with each other.
    fn is_parted(&self, quote: &CitedQuote) -> bool {
        quote.text.contains(". ")
    }
}

/// Whether two names of these kinds never mean the same. A government, its country and its capital may.
fn exclude(one: ActorType, other: ActorType) -> bool {
    let is_person = |kind| kind == ActorType::Person;
    let is_place = |kind| matches!(kind, ActorType::Place | ActorType::Facility);
    let is_medium = |kind| kind == ActorType::Medium;
    let is_apart = |one, other| (is_person(one) && is_place(other)) || (is_medium(one) && !is_person(other));
    one == other || is_apart(one, other) || is_apart(other, one)
}

fn is_land(kind: ActorType) -> bool {
    matches!(kind, ActorType::Place | ActorType::State | ActorType::Facility)
}

/// Whether a word follows one behind which a place stands: "left Arden", "near Arden".
fn is_placing(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| words.get(at)).map_or("", |word| word.lower.as_str());
    matches!(
        before,
        "in" | "near" | "into" | "through" | "left" | "leave" | "leaves" | "reached" | "reach" | "reaches"
    )
}

/// Whether a word follows one for what it names: "the ferry company Mill".
fn is_called(words: &[Word], at: usize) -> bool {
    at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| cues::is_body(&word.lower))
        && words.get(at).is_some_and(|word| !word.is_cut)
}

/// The runs of capitalised words of a quote, by its words.
fn runs(quote: &CitedQuote) -> Vec<Range<usize>> {
    let words = quote.words();
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if !quote.text[word.span.clone()].starts_with(char::is_uppercase) {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.end == at && !word.is_cut => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// How many words right before two places are the same.
fn same_before(words: &[Word], at: usize, others: &[Word], other: usize) -> usize {
    let is_same = |n: &usize| {
        let (Some(one), Some(two)) = (at.checked_sub(*n), other.checked_sub(*n)) else { return false };
        words[one + 1].is_cut == others[two + 1].is_cut && is_word(&words[one], &others[two])
    };
    let is_there = at < words.len() && other < others.len();
    (1..=BESIDE).take_while(|n| is_there && is_same(n)).count()
}

/// How many words right behind two places are the same, in one clause.
fn same_behind(words: &[Word], at: usize, others: &[Word], other: usize) -> usize {
    if words.get(at).is_some_and(|word| word.is_cut) || others.get(other).is_some_and(|word| word.is_cut) {
        return 0;
    }
    same_words(words, at, others, other)
}

fn same_words(words: &[Word], at: usize, others: &[Word], other: usize) -> usize {
    let pairs = words.get(at..).into_iter().flatten().zip(others.get(other..).into_iter().flatten());
    pairs.take(BESIDE).take_while(|(one, other)| is_word(one, other)).count()
}

/// Whether two words are the same but for their ending, and join no list.
fn is_word(one: &Word, other: &Word) -> bool {
    let (one, other) = (one.lower.as_str(), other.lower.as_str());
    let joins = matches!(one, "and" | "or" | "with" | "between" | "both" | "than" | "as");
    !joins && (one == other || is_same_helper(one, other) || (one.len() > 4 && cues::same_stem(one, other)))
}

fn ends_at(words: &[Word], at: usize) -> bool {
    words.get(at).is_none_or(|word| word.is_cut)
}
