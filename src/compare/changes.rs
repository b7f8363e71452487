//! The changes between two sides, table by table.

use std::collections::{BTreeMap, BTreeSet};

use super::alike::{Lexicon, likeness};
use super::facts::{Facts, Row, cell};
use super::signature::Signature;
use super::statements;
use crate::model::{ChangeKind, FactChange, FactGroup};

/// What changed from one side to another, sorted.
#[must_use]
pub fn changes(old: &Facts, new: &Facts) -> Vec<FactChange> {
    let mut changes = statements::changes(old, new);
    changes.extend(quotes(old, new));
    changes.extend(observations(old, new));
    for table in ["events", "actors", "sources"] {
        changes.extend(things(table, old, new));
    }
    changes.extend(links(old, new));
    changes.sort();
    changes.dedup();
    changes
}

/// The rows of a table by a column, the first of each.
fn by<'f>(facts: &'f Facts, table: &str, column: &str) -> BTreeMap<&'f str, &'f Row> {
    facts.table(table).iter().rev().map(|row| (cell(row, column), row)).collect()
}

fn observations(old: &Facts, new: &Facts) -> Vec<FactChange> {
    let (before, after) = (by(old, "observations", "id"), by(new, "observations", "id"));
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
const PROSE: [&str; 3] = ["title", "description", "role"];

/// Events, actors and sources.
fn things(table: &str, old: &Facts, new: &Facts) -> Vec<FactChange> {
    let (before, after) = (by(old, table, "id"), by(new, table, "id"));
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
            let same = one == other
                || sorted(one) == sorted(other)
                || PROSE.contains(&column.as_str()) && Signature::of(one).agrees(&Signature::of(other));
            if !same {
                let group = match column.as_str() {
                    "status" => FactGroup::Plans,
                    "sha256" | "root" => FactGroup::Verification,
                    _ if cell(was, "status") == "planned" && cell(is, "status") == "planned" => {
                        FactGroup::Plans
                    }
                    _ => group,
                };
                changes.push(change(group, ChangeKind::Changed, column, one, other));
            }
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

/// Quotes: one that differs in some words from one that is gone, of the same source, has changed.
fn quotes(old: &Facts, new: &Facts) -> Vec<FactChange> {
    let (before, after) = (by(old, "quotes", "id"), by(new, "quotes", "id"));
    let mut changes = Vec::new();
    let change =
        |group: FactGroup, kind: ChangeKind, facts: &Facts, row: &Row, what: &str, was: &str, is: &str| {
            FactChange {
                group,
                note: cell(row, "source").to_owned(),
                title: facts.title(cell(row, "source")).to_owned(),
                kind,
                what: what.to_owned(),
                before: was.to_owned(),
                after: is.to_owned(),
                address: cell(row, "address").to_owned(),
            }
        };
    for (id, row) in &after {
        let Some(was) = before.get(id) else { continue };
        if cell(was, "verified") != cell(row, "verified") {
            let what = cell(row, "quote");
            let (one, other) = (cell(was, "verified"), cell(row, "verified"));
            changes.push(change(FactGroup::Verification, ChangeKind::Changed, new, row, what, one, other));
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
        let words = lexicon.words(cell(row, "quote"));
        let best = own.iter().enumerate().map(|(at, (_, other))| (likeness(other, &words), at)).max();
        match best.filter(|(likeness, _)| *likeness >= 50) {
            Some((_, at)) => {
                let (was, _) = own.remove(at);
                let (one, other) = (cell(was, "quote"), cell(row, "quote"));
                changes.push(change(FactGroup::Quotes, ChangeKind::Changed, new, row, "", one, other));
            }
            None => changes.push(change(
                FactGroup::Quotes,
                ChangeKind::Added,
                new,
                row,
                "",
                "",
                cell(row, "quote"),
            )),
        }
    }
    for (row, _) in gone.into_values().flatten() {
        changes.push(change(FactGroup::Quotes, ChangeKind::Removed, old, row, "", cell(row, "quote"), ""));
    }
    changes
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
