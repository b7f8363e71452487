//! The changes between two sides, table by table.

use std::collections::BTreeSet;

use super::facts::{Facts, Row, cell};
use super::signature::Signature;
use super::wording::wording;
use super::{evidence, headings, quotes, statements};
use crate::model::{ChangeKind, FactChange, FactGroup};

/// What changed from one side to another, sorted.
#[must_use]
pub fn changes(old: &Facts, new: &Facts) -> Vec<FactChange> {
    let (mut changes, recut) = quotes::changes(old, new);
    changes.extend(statements::changes(old, new, &recut));
    changes.extend(headings::changes(old, new, &recut));
    changes.extend(evidence::changes(old, new, &recut));
    changes.extend(observations(old, new));
    changes.extend(statistics(old, new));
    for table in ["events", "actors", "sources"] {
        changes.extend(things(table, old, new));
    }
    changes.extend(links(old, new));
    changes.sort();
    changes.dedup();
    changes
}

fn observations(old: &Facts, new: &Facts) -> Vec<FactChange> {
    let (before, after) = (old.by("observations", "id"), new.by("observations", "id"));
    let value = |row: &Row| {
        let (printed, bound, unit) = (cell(row, "printed"), cell(row, "bound"), cell(row, "unit"));
        (cell(row, "value").to_owned(), bound.to_owned(), unit.to_owned(), printed.to_owned())
    };
    let change = |id: &str, old_row: Option<&&Row>, new_row: Option<&&Row>| {
        let row = new_row.or(old_row)?;
        let (was, is) = (old_row.map(|row| value(row)), new_row.map(|row| value(row)));
        let same = |a: &(String, String, String, String), b: &(String, String, String, String)| {
            (&a.0, &a.1, &a.2) == (&b.0, &b.1, &b.2)
        };
        if was.as_ref().zip(is.as_ref()).is_some_and(|(was, is)| same(was, is)) {
            return None;
        }
        let shown =
            |value: Option<(String, String, String, String)>| value.map_or(String::new(), |value| value.3);
        Some(FactChange {
            group: FactGroup::Values,
            note: cell(row, "statistic").to_owned(),
            title: cell(row, "title").to_owned(),
            kind: kind(old_row.is_some(), new_row.is_some()),
            what: id.split_once('@').map_or(id, |(_, period)| period).to_owned(),
            before: shown(was),
            after: shown(is),
            address: cell(row, "address").to_owned(),
        })
    };
    let ids: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
    ids.into_iter().filter_map(|id| change(id, before.get(id), after.get(id))).collect()
}

/// What statistics are called, which says what their values are of.
fn statistics(old: &Facts, new: &Facts) -> Vec<FactChange> {
    let (before, after) = (old.by("observations", "statistic"), new.by("observations", "statistic"));
    let change = |id: &str, was: &Row, is: &Row| {
        let (one, other) = (cell(was, "title"), cell(is, "title"));
        if wording(one) == wording(other) {
            return None;
        }
        let is_asked = Signature::of(one).agrees(&Signature::of(other));
        Some(FactChange {
            group: if is_asked { FactGroup::Reworded } else { FactGroup::Values },
            note: id.to_owned(),
            title: other.to_owned(),
            kind: ChangeKind::Changed,
            what: "title".to_owned(),
            before: one.to_owned(),
            after: other.to_owned(),
            address: cell(is, "address").to_owned(),
        })
    };
    after.iter().filter_map(|(id, is)| change(id, before.get(id)?, is)).collect()
}

fn kind(was: bool, is: bool) -> ChangeKind {
    match (was, is) {
        (false, _) => ChangeKind::Added,
        (_, false) => ChangeKind::Removed,
        _ => ChangeKind::Changed,
    }
}

/// The columns that say nothing of a fact: where a row stands, and what is counted.
const PASSED: [&str; 6] = ["id", "address", "words", "quoted_words", "tags", "kind"];
/// The columns that are an editor's words.
const PROSE: [&str; 2] = ["title", "description"];
/// The columns that say why a field is believed.
const GROUNDS: [&str; 2] = ["inferred", "identified"];

/// Events, actors and sources.
fn things(table: &str, old: &Facts, new: &Facts) -> Vec<FactChange> {
    let (before, after) = (old.by(table, "id"), new.by(table, "id"));
    let ids: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
    let group = match table {
        "sources" => FactGroup::Sources,
        _ => FactGroup::Values,
    };
    let mut changes = Vec::new();
    for id in ids {
        let (was, is) = (before.get(id), after.get(id));
        let Some(row) = is.or(was) else { continue };
        let change = |group: FactGroup, kind: ChangeKind, what: &str, before: &str, after: &str| FactChange {
            group,
            note: id.to_owned(),
            title: cell(row, "title").to_owned(),
            kind,
            what: what.to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
            address: cell(row, "address").to_owned(),
        };
        let (Some(was), Some(is)) = (was, is) else {
            let title = cell(row, "title");
            let kind = kind(was.is_some(), is.is_some());
            let (before, after) = if kind == ChangeKind::Added { ("", title) } else { (title, "") };
            changes.push(change(plan_group(row, group), kind, "", before, after));
            continue;
        };
        let columns: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
        for column in columns.into_iter().filter(|column| !PASSED.contains(&column.as_str())) {
            let (one, other) = (cell(was, column), cell(is, column));
            let is_words = column == "role" || PROSE.contains(&column.as_str());
            if sorted(one) == sorted(other) || is_words && wording(one) == wording(other) {
                continue;
            }
            let group = match column.as_str() {
                name if PROSE.contains(&name) && Signature::of(one).agrees(&Signature::of(other)) => {
                    FactGroup::Reworded
                }
                "status" => FactGroup::Plans,
                "sha256" | "root" => FactGroup::Verification,
                name if GROUNDS.contains(&name) => FactGroup::Verification,
                _ if cell(was, "status") == "planned" && cell(is, "status") == "planned" => FactGroup::Plans,
                _ => group,
            };
            changes.push(change(group, ChangeKind::Changed, column, one, other));
        }
    }
    changes
}

fn plan_group(row: &Row, group: FactGroup) -> FactGroup {
    if cell(row, "status") == "planned" { FactGroup::Plans } else { group }
}

/// The members of a list, which order does not change.
fn sorted(list: &str) -> Vec<&str> {
    let mut members: Vec<&str> = list.split("; ").collect();
    members.sort_unstable();
    members
}

/// Links: by what leads where, not by the sentence in which it does.
fn links(old: &Facts, new: &Facts) -> Vec<FactChange> {
    let set = |facts: &Facts| -> BTreeSet<(String, String, String)> {
        let of = |row: &Row| {
            let own = |name: &str| cell(row, name).to_owned();
            (own("from"), own("relation"), own("to"))
        };
        // What is cited is told with the quotes, and what fields name with the values.
        let told = facts.table("links").iter().filter(|row| cell(row, "relation") == "mentions");
        told.map(of).collect()
    };
    let (before, after) = (set(old), set(new));
    let change = |kind: ChangeKind, facts: &Facts, (from, relation, to): &(String, String, String)| {
        let target = facts.title(to).to_owned();
        let (before, after) =
            if kind == ChangeKind::Added { (String::new(), target) } else { (target, String::new()) };
        FactChange {
            group: FactGroup::Links,
            note: from.clone(),
            title: facts.title(from).to_owned(),
            kind,
            what: relation.clone(),
            before,
            after,
            address: String::new(),
        }
    };
    let added = after.difference(&before).map(|link| change(ChangeKind::Added, new, link));
    let removed = before.difference(&after).map(|link| change(ChangeKind::Removed, old, link));
    added.chain(removed).collect()
}
