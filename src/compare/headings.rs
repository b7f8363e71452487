//! Headings above what rests on quotes: another one may say something else of it.

use std::collections::{BTreeMap, BTreeSet};

use super::alike::{Lexicon, likeness, matches};
use super::facts::{Facts, Row, cell, members};
use super::quotes::Recut;
use super::signature::Signature;
use super::wording::wording;
use crate::model::{ChangeKind, FactChange, FactGroup};

/// A heading with the quotes that what stands below it rests on, up to the next one.
struct Heading<'f> {
    row: &'f Row,
    wording: String,
    quotes: BTreeSet<&'f str>,
}

/// The headings above sourced sentences that have other words than they had, are new there, or are gone.
pub(super) fn changes<'f>(old: &'f Facts, new: &'f Facts, recut: &Recut<'f>) -> Vec<FactChange> {
    let (before, after) = (by_note(old, |id| recut.now(id)), by_note(new, |id| id));
    let none = Notes::default();
    let both = before.keys().filter(|note| after.contains_key(*note));
    both.flat_map(|note| {
        let (was, is) = (before.get(note).unwrap_or(&none), after.get(note).unwrap_or(&none));
        in_note(note, (old, was), (new, is))
    })
    .collect()
}

/// The headings of a note, and the quotes that its sentences rest on.
#[derive(Default)]
struct Notes<'f> {
    headings: Vec<Heading<'f>>,
    quotes: BTreeSet<&'f str>,
}

fn by_note<'f>(facts: &'f Facts, now: impl Fn(&'f str) -> &'f str) -> BTreeMap<&'f str, Notes<'f>> {
    let mut notes: BTreeMap<&str, Notes<'_>> = BTreeMap::new();
    // From the end, so that what stands below a heading is known.
    let mut below: BTreeMap<&str, (BTreeSet<&str>, bool)> = BTreeMap::new();
    for row in facts.table("statements").iter().rev() {
        let note = notes.entry(cell(row, "note")).or_default();
        let (quotes, is_heading_next) = below.entry(cell(row, "note")).or_default();
        let own = members(row, "quotes").into_iter().map(&now);
        if cell(row, "place") == "heading" {
            quotes.extend(own);
            let wording = wording(cell(row, "text"));
            note.headings.push(Heading { row, wording, quotes: quotes.clone() });
            *is_heading_next = true;
        } else {
            if std::mem::take(is_heading_next) {
                quotes.clear();
            }
            quotes.extend(own.clone());
            note.quotes.extend(own);
        }
    }
    notes
}

fn in_note(note: &str, (old, was): (&Facts, &Notes<'_>), (new, is): (&Facts, &Notes<'_>)) -> Vec<FactChange> {
    let (gone, come) = apart(&was.headings, &is.headings);
    let mut lexicon = Lexicon::default();
    let mut words = |all: &[&Heading<'_>]| -> Vec<Vec<u32>> {
        all.iter().map(|heading| lexicon.words(&heading.wording)).collect()
    };
    let (gone_words, come_words) = (words(&gone), words(&come));
    // Those that stand above the same belong together, and among them those that share words.
    let pairs = matches(gone.len(), come.len(), 1, |i, j| {
        let Some((one, other)) = gone.get(i).zip(come.get(j)) else { return 0 };
        let shared = one.quotes.intersection(&other.quotes).count();
        let alike = gone_words.get(i).zip(come_words.get(j)).map_or(0, |(a, b)| likeness(a, b));
        shared * 1000 + if one.quotes.is_empty() && other.quotes.is_empty() { 0 } else { alike }
    });
    let (mut told, mut done) = (Vec::new(), (BTreeSet::new(), BTreeSet::new()));
    for (i, j) in pairs {
        done.0.insert(i);
        done.1.insert(j);
        told.extend(gone.get(i).zip(come.get(j)).map(|(one, other)| {
            let agree = Signature::of(cell(one.row, "text")).agrees(&Signature::of(cell(other.row, "text")));
            let group = if agree { FactGroup::Reworded } else { FactGroup::Statements };
            change(note, new, group, Some(one.row), Some(other.row))
        }));
    }
    // Of a section that is new or gone as a whole its sentences are told.
    let stays = |heading: &Heading<'_>, quotes: &BTreeSet<&str>| !heading.quotes.is_disjoint(quotes);
    let rest = gone.iter().enumerate().filter(|(at, one)| !done.0.contains(at) && stays(one, &is.quotes));
    told.extend(rest.map(|(_, one)| change(note, old, FactGroup::Reworded, Some(one.row), None)));
    let rest = come.iter().enumerate().filter(|(at, one)| !done.1.contains(at) && stays(one, &was.quotes));
    told.extend(rest.map(|(_, one)| change(note, new, FactGroup::Reworded, None, Some(one.row))));
    told
}

/// The headings of both sides that the other has not, word by word.
fn apart<'h, 'f>(
    was: &'h [Heading<'f>],
    is: &'h [Heading<'f>],
) -> (Vec<&'h Heading<'f>>, Vec<&'h Heading<'f>>) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    is.iter().for_each(|heading| *counts.entry(&heading.wording).or_default() += 1);
    let mut same: BTreeMap<&str, usize> = BTreeMap::new();
    let gone = was.iter().filter(|heading| match counts.get_mut(heading.wording.as_str()) {
        Some(count) if *count > 0 => {
            *count -= 1;
            *same.entry(&heading.wording).or_default() += 1;
            false
        }
        _ => true,
    });
    let gone = gone.collect();
    let come = is.iter().filter(|heading| match same.get_mut(heading.wording.as_str()) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    (gone, come.collect())
}

fn change(note: &str, facts: &Facts, group: FactGroup, was: Option<&Row>, is: Option<&Row>) -> FactChange {
    let text = |row: Option<&Row>| row.map_or(String::new(), |row| cell(row, "text").to_owned());
    FactChange {
        group,
        note: note.to_owned(),
        title: facts.title(note).to_owned(),
        kind: match (was, is) {
            (None, _) => ChangeKind::Added,
            (_, None) => ChangeKind::Removed,
            _ => ChangeKind::Changed,
        },
        what: "heading".to_owned(),
        before: text(was),
        after: text(is),
        address: is.or(was).map_or(String::new(), |row| cell(row, "address").to_owned()),
    }
}
