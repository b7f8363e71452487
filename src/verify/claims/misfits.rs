//! Links that do not fit where they stand: read with the title of the note, or the date of the event, to which they
//! lead. "The Ada Quinn", "the spokesman, Arden, said", "in Ada Quinn"; "the [[talks-2021]] on 28 June 2022".
//!
//! What a link may lead to at all is judged in `links.rs`, what its label names in `labels.rs`.

use std::ops::Range;

use super::articles::{PLACING, WITHIN, Writing, leaves_alone};
use super::claim::Placed;
use super::names::is_publisher;
use super::note_evidence::{NoteEvidence, Scope};
use super::prose::Prose;
use super::subjects::called;
use crate::model::{ActorType, ClaimKind, Misfit, NoteId, Statement};
use crate::read::cues;
use crate::read::date::{DateReading, agrees};
use crate::read::reading::Reading;
use crate::read::words::Word;

/// The most words between a link and the date that it is given.
const JOINTS: usize = 2;

/// How many bytes of a quote are looked through in one step.
const BYTES_A_STEP: usize = 16;

/// The links of a statement that are read wrongly.
pub(super) fn misfit_links(
    evidence: &NoteEvidence<'_, '_>,
    scope: &Scope,
    statement: &Statement,
    prose: &Prose,
    reading: &Reading,
) -> Vec<Placed> {
    let mut found = Vec::new();
    let is_remark = statement.is_remark();
    if scope.is_cited && evidence.tells_names_by_capitals() {
        for (range, note) in prose.titles() {
            let link = TitledLink { evidence, scope, prose, range: &range, note, is_remark };
            found.extend(link.misfit().map(|misfit| placed(prose, &range, misfit, note)));
        }
    }
    for (range, note) in prose.labels().filter(|_| !is_remark) {
        if let Some(date) = other_date(evidence, prose, &range, note, reading) {
            let written = prose.text[date.span.clone()].to_owned();
            let kind = ClaimKind::LinkDated { event: note.clone(), in_label: date.span.end <= range.end };
            found.push(Placed::new(prose.span(&date.span), written, kind));
        }
    }
    found
}

fn placed(prose: &Prose, range: &Range<usize>, misfit: Misfit, note: &NoteId) -> Placed {
    Placed::new(
        prose.span(range),
        prose.text[range.clone()].to_owned(),
        ClaimKind::Misfit(misfit, note.clone()),
    )
}

/// A link without a label, which is read as the title of its note.
struct TitledLink<'c, 'b, 'd> {
    evidence: &'c NoteEvidence<'b, 'd>,
    scope: &'c Scope,
    prose: &'c Prose,
    range: &'c Range<usize>,
    note: &'c NoteId,
    is_remark: bool,
}

impl TitledLink<'_, '_, '_> {
    fn misfit(&self) -> Option<Misfit> {
        let kind = self.evidence.base.notes.stub(self.note)?.actor?;
        let words = self.prose.words();
        let first = words.partition_point(|word| word.span.end <= self.range.start);
        let end = words.partition_point(|word| word.span.start < self.range.end);
        let before = |n: usize| {
            let at = first.checked_sub(n)?;
            let is_in_clause = !words.get(at + 1).is_some_and(|next| next.is_cut);
            words.get(at).filter(|_| is_in_clause).map(|word| word.lower.as_str())
        };
        let is_person = matches!(kind, ActorType::Person);
        let by_article = before(1).is_some_and(|word| matches!(word, "the" | "a" | "an"));
        // "The Quinn garden", "the Quinn-led council".
        let stands_alone = !self.prose.text[self.range.end..].starts_with('-')
            && words.get(end).is_none_or(|next| next.is_cut || leaves_alone(&next.lower));
        // Many states, places and newspapers have an article: "the Netherlands", "the Volga", "the Guardian". "The Arden
        // that she knew" is one of several.
        let is_told_apart = words.get(end).is_some_and(|next| !next.is_cut && is_relative(&next.lower));
        let is_land = matches!(kind, ActorType::Place | ActorType::Facility | ActorType::State);
        let takes_none = |writing: &Writing| !writing.with_article && (is_person || writing.without_article);
        if by_article
            && stands_alone
            && (is_person || is_land && !is_told_apart)
            && self.writing().is_some_and(|writing| takes_none(&writing))
        {
            return Some(Misfit::Article);
        }
        let is_within = before(1).is_some_and(|word| WITHIN.contains(&word));
        let may_be_within =
            |kind| kind == ActorType::Organisation && self.writing().is_some_and(|writing| writing.within);
        let is_no_place = matches!(kind, ActorType::Person | ActorType::Organisation);
        if is_no_place
            && is_within
            && !self.is_possessor()
            && self.quotes_have_a_place_there()
            && !may_be_within(kind)
        {
            return Some(if is_person { Misfit::Place } else { Misfit::Body });
        }
        if kind == ActorType::Medium && before(1) == Some("in") && !self.is_written_in(words, first) {
            return Some(Misfit::Body);
        }
        if self.is_paired_with_another_kind(kind) {
            return Some(Misfit::Pair);
        }
        if kind == ActorType::Place && self.speaks_for_another(words, end) {
            return Some(Misfit::Person);
        }
        if !is_person
            && !matches!(kind, ActorType::Family | ActorType::Group)
            && self.is_in_apposition(words, first, end)
        {
            return Some(Misfit::Person);
        }
        (!self.is_remark && self.is_all() && self.quotes_name_another()).then_some(Misfit::Another)
    }

    fn writing(&self) -> Option<Writing> {
        Writing::of(self.note, self.evidence, self.scope)
    }

    /// "Ada Quinn and Arden were to meet": a person joined with a place by "and", which no quote joins so.
    fn is_paired_with_another_kind(&self, kind: ActorType) -> bool {
        let base = self.evidence.base;
        let text = self.prose.text.as_str();
        let start = |other: &Range<usize>| self.range.start.min(other.start);
        // "Ada Quinn and Norland" may meet, and have no border.
        let has_border = |other: &Range<usize>| {
            ["border of ", "border between ", "frontier between "]
                .iter()
                .any(|end| text[..start(other)].ends_with(end))
        };
        // Names stand in the order of the text.
        let names = &self.prose.names;
        let at = names.partition_point(|name| name.span.start < self.range.start);
        let before = at.checked_sub(1).and_then(|before| names.get(before));
        let before = before.filter(|name| text.get(name.span.end..self.range.start) == Some(" and "));
        let behind = names[at..].iter().find(|name| name.span.start >= self.range.end);
        let behind = behind.filter(|name| text.get(self.range.end..name.span.start) == Some(" and "));
        let mut others = [before, behind].into_iter().flatten();
        others.any(|name| {
            let Some(other) = base.notes.stub(&name.note).and_then(|stub| stub.actor) else { return false };
            let has_border = has_border(&name.span);
            let is_place = |kind| {
                matches!(kind, ActorType::Place | ActorType::Facility)
                    || kind == ActorType::State && has_border
            };
            let is_mixed = (kind == ActorType::Person && is_place(other))
                || (is_place(kind) && other == ActorType::Person);
            let place = if is_place(kind) { self.note } else { &name.note };
            let mut quotes = self.evidence.quotes(self.scope);
            is_mixed && (has_border || quotes.any(|quote| self.stands_behind(PLACING, &quote.text, place)))
        })
    }

    /// Whether something is told or printed in a paper: "said in the Courier". Reporters are told it in a place.
    fn is_written_in(&self, words: &[Word], first: usize) -> bool {
        let clause: Vec<&Word> = words[..first].iter().rev().take(CLAUSE).collect();
        let last = clause.get(1).map_or("", |word| word.lower.as_str());
        let is_printing = |word: &&Word| {
            cues::says(&word.lower) || PRINTED.iter().any(|printed| word.lower.starts_with(printed))
        };
        !matches!(last, "reporters" | "journalists") && clause.iter().any(is_printing)
    }

    /// "[[arden]] spoke of a tour", where the quotes give the word to somebody by name.
    fn speaks_for_another(&self, words: &[Word], end: usize) -> bool {
        let verb = words.get(end).filter(|word| !word.is_cut).map_or("", |word| word.lower.as_str());
        let mut spoken = false;
        for quote in self.evidence.quotes(self.scope) {
            for speaker in quote.speakers.iter().filter(|speaker| !speaker.is_hidden) {
                if speaker.notes.contains(self.note) {
                    return false;
                }
                spoken |= !speaker.notes.is_empty();
            }
        }
        spoken && matches!(verb, "spoke" | "speaks" | "talked")
    }

    /// "The spokesman, Arden, said": between commas, behind a word for a person.
    fn is_in_apposition(&self, words: &[Word], first: usize, end: usize) -> bool {
        let is_cut_off = words.get(first).is_some_and(|word| word.is_cut);
        let before = first.checked_sub(1).and_then(|at| words.get(at));
        let between = before.map_or("", |word| &self.prose.text[word.span.end..self.range.start]);
        let behind = words.get(end).is_some_and(|next| next.is_cut);
        is_cut_off && behind && between.trim() == "," && before.is_some_and(|word| is_post(&word.lower))
    }

    /// "In Ada Quinn's office".
    fn is_possessor(&self) -> bool {
        self.prose.text[self.range.end..].starts_with(['\'', '’'])
    }

    /// Whether a place or state stands behind such a word in the quotes, and this person does not: "in Arden".
    fn quotes_have_a_place_there(&self) -> bool {
        let base = self.evidence.base;
        let is_place = |id: &NoteId| {
            let kind = base.notes.stub(id).and_then(|stub| stub.actor);
            matches!(kind, Some(ActorType::Place | ActorType::State))
        };
        let mut found = false;
        for quote in self.evidence.quotes(self.scope) {
            // "They trust in Quinn".
            if self.stands_behind(WITHIN, &quote.text, self.note) {
                return false;
            }
            found |=
                quote.named.iter().any(|id| is_place(id) && self.stands_behind(PLACING, &quote.text, id));
        }
        found
    }

    /// Whether a note's name stands in a text behind one of some words. No, where the page has cost too much already.
    fn stands_behind(&self, words: &[&str], text: &str, id: &NoteId) -> bool {
        let Some(note) = self.evidence.base.notes.note(id) else { return false };
        if self.evidence.spend(text.len() / BYTES_A_STEP).is_none() {
            return false;
        }
        called(note).any(|name| {
            text.match_indices(name).any(|(at, _)| {
                let before = text[..at].trim_end();
                let before = before.strip_suffix(" the").unwrap_or(before);
                let last = before.rsplit(' ').next().unwrap_or("");
                words.iter().any(|word| last.eq_ignore_ascii_case(word))
            })
        })
    }

    /// Whether the statement is nothing but the link.
    fn is_all(&self) -> bool {
        self.prose.text.trim().trim_end_matches([',', ';']) == &self.prose.text[self.range.clone()]
    }

    /// Whether the words of the quotes name an actor, and not this one.
    fn quotes_name_another(&self) -> bool {
        let base = self.evidence.base;
        let mut others = false;
        for quote in self.evidence.quotes(self.scope) {
            if quote.named.contains(self.note) || is_publisher(self.evidence, quote, self.note) {
                return false;
            }
            others |= quote.named.iter().any(|id| base.is_actor(id));
        }
        others && !self.evidence.subjects.contains(self.note)
    }
}

/// Whether a word tells which of several is meant: "the Arden of her youth".
fn is_relative(word: &str) -> bool {
    matches!(
        word,
        "of" | "that" | "which" | "who" | "whom" | "whose" | "where" | "when" | "in" | "he" | "she" | "they"
    )
}

/// How many words before a paper may tell that something is printed there.
const CLAUSE: usize = 12;

/// How words begin that tell of what is printed.
const PRINTED: [&str; 12] = [
    "article",
    "report",
    "interview",
    "column",
    "letter",
    "publi",
    "print",
    "writ",
    "wrote",
    "read",
    "headline",
    "account",
];

/// Whether a word is for what somebody does.
fn is_post(word: &str) -> bool {
    // "The retailer, Mill": what ends in "-er" may be a firm.
    let is_made = ["ist", "ian", "man", "woman", "eer"].iter().any(|ending| word.ends_with(ending));
    let is_one = is_made && word.chars().nth(5).is_some() && word != "specialist";
    cues::is_personal(word) && !cues::is_pronoun(word) && !word.ends_with('s')
        || is_one
        || PERSONS.contains(&word)
}

/// Words for what one person does that have no ending of their own.
#[rustfmt::skip]
const PERSONS: &[&str] = &[
    "analyst", "coach", "commissioner", "correspondent", "director", "doctor", "farmer", "inspector", "judge", "lawyer",
    "reporter", "secretary", "teacher", "widow",
];

/// A date in the label of a link to an event, or right behind it, on which the event is not.
fn other_date<'r>(
    evidence: &NoteEvidence<'_, '_>,
    prose: &Prose,
    label: &Range<usize>,
    note: &NoteId,
    reading: &'r Reading,
) -> Option<&'r DateReading> {
    let event = evidence.base.notes.note(note).filter(|note| note.event().is_some())?;
    let own = event.front.date.as_ref()?;
    let is_beside = |date: &&DateReading| {
        let is_within = label.start <= date.span.start && date.span.end <= label.end;
        let between = prose.text.get(label.end..date.span.start).unwrap_or("x");
        let joints = between.split_whitespace();
        let is_behind = !between.trim().is_empty()
            && joints.clone().count() <= JOINTS
            && joints.clone().all(|word| matches!(word, "on" | "of" | "in" | "the"));
        is_within || is_behind
    };
    let mut dates = reading.dates.iter().filter(is_beside);
    let date = dates.next().filter(|_| dates.next().is_none())?;
    let claim = date.date.as_ref().filter(|claim| !claim.text.starts_with('X'))?;
    (!agrees(claim, &own.value)).then_some(date)
}
