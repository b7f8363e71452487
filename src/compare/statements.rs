//! What sentences state: those that are the same in other words, or stand elsewhere in their note, are no change.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::alike::{Lexicon, first_matches, likeness, matches};
use super::facts::{Facts, Row, cell};
use super::signature::Signature;
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
    for (was, is) in take_same(&mut gone, &mut come) {
        if evidence(was).1 != evidence(is).1 || evidence(was).0 != evidence(is).0 {
            changes.push(other_evidence(note, new, was, is));
        }
    }
    // The same statement in other words.
    let mut lexicon = Lexicon::default();
    let (old_said, new_said) = (said(&gone, &mut lexicon), said(&come, &mut lexicon));
    let same = first_matches(gone.len(), come.len(), |i, j| {
        let both = old_said.get(i).zip(new_said.get(j));
        both.is_some_and(|(one, other)| one.agrees(other))
    });
    // What is left and alike was changed.
    let is_left = |side: &BTreeSet<usize>, at: usize| !side.contains(&at);
    let (mut old_done, mut new_done): (BTreeSet<usize>, BTreeSet<usize>) = same.into_iter().unzip();
    let alike = matches(gone.len(), come.len(), ALIKE, |i, j| {
        let both = old_said.get(i).zip(new_said.get(j));
        let both = both.filter(|_| is_left(&old_done, i) && is_left(&new_done, j));
        both.map_or(0, |(one, other)| likeness(&one.words, &other.words))
    });
    for (i, j) in alike {
        changes.push(change(note, new, ChangeKind::Changed, gone.get(i).copied(), come.get(j).copied()));
        old_done.insert(i);
        new_done.insert(j);
    }
    let rest = |rows: Vec<_>, done: &BTreeSet<usize>| -> Vec<&Row> {
        rows.into_iter().enumerate().filter(|(at, _)| !done.contains(at)).map(|(_, row)| row).collect()
    };
    let (gone, come) = (rest(gone, &old_done), rest(come, &new_done));
    changes.extend(gone.into_iter().map(|row| change(note, old, ChangeKind::Removed, Some(row), None)));
    changes.extend(come.into_iter().map(|row| change(note, new, ChangeKind::Added, None, Some(row))));
    changes
}

/// A statement as it is compared with others.
struct Said<'f> {
    evidence: (Vec<&'f str>, &'f str, Vec<&'f str>),
    words: Vec<u32>,
    signature: Signature,
}

fn said<'f>(rows: &[&'f Row], lexicon: &mut Lexicon) -> Vec<Said<'f>> {
    rows.iter().map(|row| Said::of(row, lexicon)).collect()
}

impl<'f> Said<'f> {
    fn of(row: &'f Row, lexicon: &mut Lexicon) -> Self {
        let text = cell(row, "text");
        Self { evidence: evidence(row), words: lexicon.words(text), signature: Signature::of(text) }
    }

    fn agrees(&self, other: &Self) -> bool {
        self.evidence == other.evidence
            && likeness(&self.words, &other.words) >= 10
            && self.signature.agrees(&other.signature)
    }
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
