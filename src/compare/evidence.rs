//! Which quotes bear out the fields of notes.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Facts, cell, members};
use super::quotes::{Recut, named};
use crate::model::{ChangeKind, FactChange, FactGroup};

/// The fields that rest on other quotes than they did, of notes that both sides have.
pub(super) fn changes(old: &Facts, new: &Facts, recut: &Recut<'_>) -> Vec<FactChange> {
    let (before, after) = (by_field(old), by_field(new));
    let (was_quotes, is_quotes) = (old.by("quotes", "id"), new.by("quotes", "id"));
    let (was_there, is_there) = (addresses(old), addresses(new));
    let fields: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
    let change = |field: &str| {
        let (was, is) = (before.get(field), after.get(field));
        let (note, name) = field.rsplit_once('.')?;
        let address = is_there.get(note).filter(|_| was_there.contains_key(note))?;
        let now: BTreeSet<&str> = was.into_iter().flatten().map(|id| recut.now(id)).collect();
        let is = is.cloned().unwrap_or_default();
        let was: Vec<&str> = was.into_iter().flatten().copied().collect();
        let list: Vec<&str> = is.iter().copied().collect();
        (now != is).then(|| FactChange {
            group: FactGroup::Verification,
            note: note.to_owned(),
            title: new.title(note).to_owned(),
            kind: ChangeKind::Changed,
            what: format!("quotes that support {name}"),
            before: named(old, &was_quotes, &was),
            after: named(new, &is_quotes, &list),
            address: (*address).to_owned(),
        })
    };
    fields.into_iter().filter_map(change).collect()
}

/// The ids of the quotes that each field rests on, by `note.field`.
fn by_field(facts: &Facts) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut fields: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for row in facts.table("quotes") {
        for field in members(row, "fields") {
            fields.entry(field).or_default().insert(cell(row, "id"));
        }
    }
    fields
}

/// Where the notes stand of which there are fields, by id.
fn addresses(facts: &Facts) -> BTreeMap<&str, &str> {
    let of = |(table, column)| facts.by(table, column).into_iter();
    let tables = [("observations", "statistic"), ("sources", "id"), ("actors", "id"), ("events", "id")];
    tables.into_iter().flat_map(of).map(|(id, row)| (id, cell(row, "address"))).collect()
}
