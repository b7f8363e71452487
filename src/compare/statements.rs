//! What sentences state: those that are the same in other words are asked about where they rest on quotes, and are no
//! change where they only stand elsewhere in their note.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::alike::{Lexicon, likeness, matches};
use super::facts::{Facts, Row, cell, members};
use super::quotes::{Recut, named};
use super::signature::Signature;
use super::wording::wording;
use crate::model::{ChangeKind, FactChange, FactGroup};

/// From how many words in a hundred on two sentences are one that was changed.
const ALIKE: usize = 40;
/// From how many on they are one where they state the same and rest on the same.
const ALIKE_OF_SAME: usize = 10;

/// The sentences that state something new, state nothing any more, or state something else.
pub(super) fn changes(old: &Facts, new: &Facts, recut: &Recut<'_>) -> Vec<FactChange> {
    let (before, after) = (by_note(old), by_note(new));
    let notes: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
    let sides = Sides { old, new, recut, quotes: (old.by("quotes", "id"), new.by("quotes", "id")) };
    let rows = |side: &BTreeMap<&str, Vec<_>>, note| side.get(note).cloned().unwrap_or_default();
    notes.into_iter().flat_map(|note| sides.in_note(note, rows(&before, note), rows(&after, note))).collect()
}

/// Headings are looked at by themselves.
fn by_note(facts: &Facts) -> BTreeMap<&str, Vec<&Row>> {
    let mut notes: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    let states = |row: &&Row| cell(row, "place") != "heading" && !cell(row, "text").is_empty();
    for row in facts.table("statements").iter().filter(states) {
        notes.entry(cell(row, "note")).or_default().push(row);
    }
    notes
}

/// What a sentence rests on, how it stands, and what it links to.
#[derive(PartialEq, Eq)]
struct Evidence<'f> {
    quotes: Vec<&'f str>,
    standing: &'f str,
    links: Vec<&'f str>,
}

/// A statement as it is compared with others.
struct Said<'f> {
    row: &'f Row,
    evidence: Evidence<'f>,
    wording: String,
    words: Vec<u32>,
    signature: Signature,
}

impl Said<'_> {
    fn rests_on_quotes(&self) -> bool {
        !self.evidence.quotes.is_empty() || self.evidence.standing == "sourced"
    }

    fn agrees(&self, other: &Self) -> bool {
        self.evidence == other.evidence && self.signature.agrees(&other.signature)
    }
}

/// How much of the one statement stands in the other.
type Likeness<'l> = &'l dyn Fn(&Said<'_>, &Said<'_>) -> usize;

/// Both sides.
struct Sides<'f> {
    old: &'f Facts,
    new: &'f Facts,
    recut: &'f Recut<'f>,
    /// The quotes of both, by their ids.
    quotes: (BTreeMap<&'f str, &'f Row>, BTreeMap<&'f str, &'f Row>),
}

impl<'f> Sides<'f> {
    fn in_note(&self, note: &str, mut gone: Vec<&'f Row>, mut come: Vec<&'f Row>) -> Vec<FactChange> {
        let mut lexicon = Lexicon::default();
        let mut changes = Vec::new();
        for (was, is) in take_same(&mut gone, &mut come) {
            if self.rests_on(was, true) != self.rests_on(is, false) {
                changes.push(self.other_evidence(note, was, is));
            }
        }
        let mut gone: Vec<_> = gone.iter().map(|row| self.said(row, true, &mut lexicon)).collect();
        let mut come: Vec<_> = come.iter().map(|row| self.said(row, false, &mut lexicon)).collect();
        // The same words in other dress, the same statement in other words, and what is alike and was changed.
        let alike = |one: &Said<'_>, other: &Said<'_>| likeness(&one.words, &other.words);
        let steps: [(usize, Likeness<'_>); 3] = [
            (1, &|one, other| usize::from(one.wording == other.wording)),
            (ALIKE_OF_SAME, &|one, other| if one.agrees(other) { alike(one, other) } else { 0 }),
            (ALIKE, &alike),
        ];
        for (least, how_alike) in steps {
            for (was, is) in take(&mut gone, &mut come, least, how_alike) {
                changes.extend(self.told(note, &was, &is));
            }
        }
        let one = |facts, kind, was, is| change(note, facts, (FactGroup::Statements, kind), was, is);
        changes.extend(gone.iter().map(|said| one(self.old, ChangeKind::Removed, Some(said.row), None)));
        changes.extend(come.iter().map(|said| one(self.new, ChangeKind::Added, None, Some(said.row))));
        changes
    }

    fn said(&self, row: &'f Row, is_old: bool, lexicon: &mut Lexicon) -> Said<'f> {
        let text = cell(row, "text");
        let (quotes, standing) = self.rests_on(row, is_old);
        Said {
            row,
            evidence: Evidence { quotes, standing, links: members(row, "links") },
            wording: wording(text),
            words: lexicon.words(text),
            signature: Signature::of(text),
        }
    }

    /// The quotes that a statement rests on, as they are called now, and how it stands.
    fn rests_on(&self, row: &'f Row, is_old: bool) -> (Vec<&'f str>, &'f str) {
        let now = |id| if is_old { self.recut.now(id) } else { id };
        let mut quotes: Vec<&str> = members(row, "quotes").into_iter().map(now).collect();
        quotes.sort_unstable();
        (quotes, cell(row, "standing"))
    }

    /// What there is to tell of a statement that both sides have.
    fn told(&self, note: &str, was: &Said<'_>, is: &Said<'_>) -> Vec<FactChange> {
        let mut told = Vec::new();
        let (one, other) = (&was.evidence, &is.evidence);
        if (&one.quotes, one.standing) != (&other.quotes, other.standing) {
            told.push(self.other_evidence(note, was.row, is.row));
        }
        let is_decided = !was.signature.agrees(&is.signature);
        let has_other_words = was.wording != is.wording;
        let group = if is_decided || has_other_words && one.links != other.links {
            FactGroup::Statements
        } else if has_other_words && (was.rests_on_quotes() || is.rests_on_quotes()) {
            FactGroup::Reworded
        } else {
            return told;
        };
        told.push(change(note, self.new, (group, ChangeKind::Changed), Some(was.row), Some(is.row)));
        told
    }

    /// A statement that rests on something else, or is an open question now.
    fn other_evidence(&self, note: &str, was: &Row, is: &Row) -> FactChange {
        let told = |facts: &Facts, rows: &BTreeMap<&str, &Row>, row: &Row| {
            let quotes = members(row, "quotes");
            match cell(row, "standing") {
                "sourced" if quotes.is_empty() => "sourced".to_owned(),
                "sourced" => format!("sourced by {}", named(facts, rows, &quotes)),
                "open" => "an open question".to_owned(),
                _ => "without a source".to_owned(),
            }
        };
        let group = (FactGroup::Verification, ChangeKind::Changed);
        FactChange {
            what: cell(is, "text").to_owned(),
            before: told(self.old, &self.quotes.0, was),
            after: told(self.new, &self.quotes.1, is),
            ..change(note, self.new, group, Some(was), Some(is))
        }
    }
}

/// Takes the pairs out of both sides that are alike, the most alike first.
fn take<'f>(
    gone: &mut Vec<Said<'f>>,
    come: &mut Vec<Said<'f>>,
    least: usize,
    how_alike: &dyn Fn(&Said<'_>, &Said<'_>) -> usize,
) -> Vec<(Said<'f>, Said<'f>)> {
    let pairs = matches(gone.len(), come.len(), least, |i, j| {
        gone.get(i).zip(come.get(j)).map_or(0, |(one, other)| how_alike(one, other))
    });
    let places = |all: &mut Vec<Said<'f>>| -> BTreeMap<usize, Said<'f>> {
        std::mem::take(all).into_iter().enumerate().collect()
    };
    let (mut old, mut new) = (places(gone), places(come));
    let pairs = pairs.into_iter().filter_map(|(i, j)| old.remove(&i).zip(new.remove(&j))).collect();
    gone.extend(old.into_values());
    come.extend(new.into_values());
    pairs
}

/// Takes the rows of both sides that have the same words, wherever they stand, each once.
fn take_same<'f>(gone: &mut Vec<&'f Row>, come: &mut Vec<&'f Row>) -> Vec<(&'f Row, &'f Row)> {
    let mut places: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
    for (at, row) in come.iter().enumerate() {
        places.entry(cell(row, "text")).or_default().push_back(at);
    }
    let (mut pairs, mut done) = (Vec::new(), BTreeSet::new());
    gone.retain(|row| match places.get_mut(cell(row, "text")).and_then(VecDeque::pop_front) {
        Some(at) => {
            pairs.extend(come.get(at).map(|is| (*row, *is)));
            done.insert(at);
            false
        }
        None => true,
    });
    let mut at = 0;
    come.retain(|_| {
        at += 1;
        !done.contains(&(at - 1))
    });
    pairs
}

fn change(
    note: &str,
    facts: &Facts,
    (group, kind): (FactGroup, ChangeKind),
    was: Option<&Row>,
    is: Option<&Row>,
) -> FactChange {
    let text = |row: Option<&Row>| row.map_or(String::new(), |row| cell(row, "text").to_owned());
    FactChange {
        group,
        note: note.to_owned(),
        title: facts.title(note).to_owned(),
        kind,
        what: String::new(),
        before: text(was),
        after: text(is),
        address: is.or(was).map_or(String::new(), |row| cell(row, "address").to_owned()),
    }
}
