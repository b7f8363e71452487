//! What sentences state: those that are the same in other words, or stand elsewhere in their note, are no change.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Facts, Row, cell};
use super::signature::{Signature, likeness};
use crate::model::{ChangeKind, FactChange, FactGroup};

/// From how many words in a hundred on two sentences are one that was changed.
const ALIKE: usize = 40;

/// The sentences that state something new, state nothing any more, or state something else.
pub(super) fn changes(old: &Facts, new: &Facts) -> Vec<FactChange> {
    let (before, after) = (by_note(old), by_note(new));
    let notes: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
    let none = Vec::new();
    let of = |note| {
        let (old_rows, new_rows) = (before.get(note).unwrap_or(&none), after.get(note).unwrap_or(&none));
        in_note(note, (old, old_rows), (new, new_rows))
    };
    notes.into_iter().flat_map(of).collect()
}

/// Headings name what follows, and editors' notes are the dossier's own voice: neither states a fact.
fn by_note(facts: &Facts) -> BTreeMap<&str, Vec<&Row>> {
    let mut notes: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    let states = |row: &&Row| cell(row, "place") != "heading" && !cell(row, "text").is_empty();
    for row in facts.table("statements").iter().filter(states) {
        notes.entry(cell(row, "note")).or_default().push(row);
    }
    notes
}

/// What a sentence rests on, how it stands, and what it links to.
fn evidence(row: &Row) -> (Vec<&str>, &str, Vec<&str>) {
    let list = |name: &str| -> Vec<&str> {
        let mut all: Vec<&str> = cell(row, name).split("; ").filter(|one| !one.is_empty()).collect();
        all.sort_unstable();
        all
    };
    (list("quotes"), cell(row, "standing"), list("links"))
}

fn in_note(note: &str, (old, before): (&Facts, &[&Row]), (new, after): (&Facts, &[&Row])) -> Vec<FactChange> {
    let mut changes = Vec::new();
    let (mut gone, mut come) = (before.to_vec(), after.to_vec());
    // The same words, wherever they stand.
    take_pairs(
        &mut gone,
        &mut come,
        |one, other| cell(one, "text") == cell(other, "text"),
        |was, is| {
            if evidence(was).1 != evidence(is).1 || evidence(was).0 != evidence(is).0 {
                changes.push(other_evidence(note, new, was, is));
            }
        },
    );
    // The same statement in other words.
    let mut read: BTreeMap<String, Signature> = BTreeMap::new();
    for row in gone.iter().chain(&come) {
        let text = cell(row, "text");
        read.entry(text.to_owned()).or_insert_with(|| Signature::of(text));
    }
    let agrees = |one: &Row, other: &Row| {
        let signatures = read.get(cell(one, "text")).zip(read.get(cell(other, "text")));
        evidence(one) == evidence(other)
            && likeness(cell(one, "text"), cell(other, "text")) >= 10
            && signatures.is_some_and(|(one, other)| one.agrees(other))
    };
    take_pairs(&mut gone, &mut come, agrees, |_, _| {});
    // What is left and alike was changed.
    let mut is_left = true;
    while is_left {
        let pairs = gone.iter().enumerate().flat_map(|(i, one)| {
            come.iter()
                .enumerate()
                .map(move |(j, other)| (likeness(cell(one, "text"), cell(other, "text")), i, j))
        });
        let best = pairs.max_by_key(|(likeness, i, j)| (*likeness, usize::MAX - i, usize::MAX - j));
        match best.filter(|(likeness, ..)| *likeness >= ALIKE) {
            Some((_, i, j)) => {
                let (was, is) = (gone.remove(i), come.remove(j));
                changes.push(change(note, new, ChangeKind::Changed, Some(was), Some(is)));
            }
            None => is_left = false,
        }
    }
    changes.extend(gone.into_iter().map(|row| change(note, old, ChangeKind::Removed, Some(row), None)));
    changes.extend(come.into_iter().map(|row| change(note, new, ChangeKind::Added, None, Some(row))));
    changes
}

/// Takes the rows of both sides that belong together, each once.
fn take_pairs<'f>(
    gone: &mut Vec<&'f Row>,
    come: &mut Vec<&'f Row>,
    belong: impl Fn(&Row, &Row) -> bool,
    mut with: impl FnMut(&'f Row, &'f Row),
) {
    gone.retain(|one| match come.iter().position(|other| belong(one, other)) {
        Some(at) => {
            with(one, come.remove(at));
            false
        }
        None => true,
    });
}

fn change(note: &str, facts: &Facts, kind: ChangeKind, was: Option<&Row>, is: Option<&Row>) -> FactChange {
    let text = |row: Option<&Row>| row.map_or(String::new(), |row| cell(row, "text").to_owned());
    FactChange {
        group: FactGroup::Statements,
        note: note.to_owned(),
        title: facts.title(note).to_owned(),
        kind,
        what: String::new(),
        before: text(was),
        after: text(is),
        address: is.or(was).map_or(String::new(), |row| cell(row, "address").to_owned()),
    }
}

/// The same words that rest on something else, or are an open question now.
fn other_evidence(note: &str, facts: &Facts, was: &Row, is: &Row) -> FactChange {
    let told = |row: &Row| {
        let (quotes, standing, _) = evidence(row);
        match (standing, quotes.len()) {
            ("sourced", 1) => "sourced by 1 quote".to_owned(),
            ("sourced", n) => format!("sourced by {n} quotes"),
            ("open", _) => "an open question".to_owned(),
            _ => "without a source".to_owned(),
        }
    };
    let (mut before, mut after) = (told(was), told(is));
    if before == after {
        before.push_str(", others");
        after = told(is);
    }
    FactChange {
        group: FactGroup::Verification,
        what: cell(is, "text").to_owned(),
        before,
        after,
        ..change(note, facts, ChangeKind::Changed, Some(was), Some(is))
    }
}
