//! Quotes: which are new, gone, cut anew, or verified in another way.

use std::collections::BTreeMap;

use super::alike::{Lexicon, likeness};
use super::facts::{Facts, Row, cell};
use crate::model::{ChangeKind, FactChange, FactGroup};

/// From how many words in a hundred on a quote is one that was cut anew.
const ALIKE: usize = 50;

/// The ids of quotes that were cut anew, by what they were.
#[derive(Debug, Default)]
pub(super) struct Recut<'f>(BTreeMap<&'f str, &'f str>);

impl<'f> Recut<'f> {
    /// What a quote of the old side is now.
    pub(super) fn now<'q>(&self, id: &'q str) -> &'q str
    where
        'f: 'q,
    {
        self.0.get(id).copied().unwrap_or(id)
    }
}

/// The changes of quotes: one that differs in some words from one that is gone, of the same source, was cut anew.
pub(super) fn changes<'f>(old: &'f Facts, new: &'f Facts) -> (Vec<FactChange>, Recut<'f>) {
    let (before, after) = (old.by("quotes", "id"), new.by("quotes", "id"));
    let mut recut = Recut::default();
    let mut changes = Vec::new();
    for (id, row) in &after {
        let Some(was) = before.get(id) else { continue };
        let (one, other) = (cell(was, "verified"), cell(row, "verified"));
        if one != other {
            changes.push(FactChange {
                group: FactGroup::Verification,
                what: cell(row, "quote").to_owned(),
                ..change(ChangeKind::Changed, new, row, one, other)
            });
        }
    }
    let mut lexicon = Lexicon::default();
    let mut gone: BTreeMap<&str, Vec<(&Row, Vec<u32>)>> = BTreeMap::new();
    for row in before.iter().filter(|(id, _)| !after.contains_key(*id)).map(|(_, row)| *row) {
        gone.entry(cell(row, "source")).or_default().push((row, lexicon.words(cell(row, "quote"))));
    }
    let mut none = Vec::new();
    for row in after.iter().filter(|(id, _)| !before.contains_key(*id)).map(|(_, row)| *row) {
        let own = gone.get_mut(cell(row, "source")).unwrap_or(&mut none);
        let (quote, words) = (cell(row, "quote"), lexicon.words(cell(row, "quote")));
        let best = own.iter().enumerate().map(|(at, (_, other))| (likeness(other, &words), at)).max();
        match best.filter(|(likeness, _)| *likeness >= ALIKE) {
            Some((_, at)) => {
                let (was, _) = own.remove(at);
                recut.0.insert(cell(was, "id"), cell(row, "id"));
                changes.push(change(ChangeKind::Changed, new, row, cell(was, "quote"), quote));
            }
            None => changes.push(change(ChangeKind::Added, new, row, "", quote)),
        }
    }
    let gone = gone.into_values().flatten();
    changes.extend(gone.map(|(row, _)| change(ChangeKind::Removed, old, row, cell(row, "quote"), "")));
    (changes, recut)
}

fn change(kind: ChangeKind, facts: &Facts, row: &Row, was: &str, is: &str) -> FactChange {
    FactChange {
        group: FactGroup::Quotes,
        note: cell(row, "source").to_owned(),
        title: facts.title(cell(row, "source")).to_owned(),
        kind,
        what: String::new(),
        before: was.to_owned(),
        after: is.to_owned(),
        address: cell(row, "address").to_owned(),
    }
}

/// Quotes in words, by their ids, with the sources that they are of.
pub(super) fn named(facts: &Facts, rows: &BTreeMap<&str, &Row>, ids: &[&str]) -> String {
    let name = |id: &&str| match rows.get(id) {
        Some(row) => format!("“{}” ({})", cell(row, "quote"), facts.title(cell(row, "source"))),
        None => (*id).to_owned(),
    };
    ids.iter().map(name).collect::<Vec<_>>().join("; ")
}
