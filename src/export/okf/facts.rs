//! What notes are made of: rows of the tables of facts, and the notes as they were read.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::error::{Error, Result};
use crate::model::ParsedNote;
use crate::site::TableKind;
use crate::workspace::Rendering;

/// A row of a table of facts.
pub(super) type Row = BTreeMap<String, Value>;

/// The rows of a table by a column.
fn by(rendering: &Rendering<'_>, kind: TableKind, column: &str) -> Result<BTreeMap<String, Vec<Row>>> {
    let mut rows: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    let Some(route) = rendering.table(kind) else { return Ok(rows) };
    let read: Vec<Row> = serde_json::from_slice(&rendering.page(route)?)
        .map_err(|error| Error::new(format!("the table {} cannot be read: {error}", kind.name())))?;
    for row in read {
        rows.entry(cell(&row, column).to_owned()).or_default().push(row);
    }
    Ok(rows)
}

pub(super) fn cell<'r>(row: &'r Row, name: &str) -> &'r str {
    row.get(name).and_then(Value::as_str).unwrap_or("")
}

pub(super) fn list<'r>(row: &'r Row, name: &str) -> impl Iterator<Item = &'r str> {
    row.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// The path of a note. `index` and `log` have a meaning of their own in the format.
pub(super) fn path_of(note: &ParsedNote) -> String {
    let id = match note.id.as_str() {
        name @ ("index" | "log") => format!("{name}-note"),
        name => name.to_owned(),
    };
    if note.folder.is_empty() { format!("{id}.md") } else { format!("{}/{id}.md", note.folder) }
}

/// What the notes are made of: rows of the tables of facts, and the notes as they were read.
pub(super) struct Facts<'d> {
    /// By note.
    pub(super) statements: BTreeMap<String, Vec<Row>>,
    /// By their own identifiers.
    pub(super) quotes: BTreeMap<String, Vec<Row>>,
    /// By statistic.
    pub(super) observations: BTreeMap<String, Vec<Row>>,
    /// Events, actors and sources, by their own identifiers.
    pub(super) things: BTreeMap<String, Vec<Row>>,
    pub(super) notes: BTreeMap<&'d str, &'d ParsedNote>,
}

impl<'d> Facts<'d> {
    pub(super) fn of(rendering: &Rendering<'_>, notes: BTreeMap<&'d str, &'d ParsedNote>) -> Result<Self> {
        let kinds = [TableKind::Events, TableKind::Actors, TableKind::Sources];
        let things = kinds.into_iter().map(|kind| by(rendering, kind, "id")).collect::<Result<Vec<_>>>()?;
        Ok(Self {
            statements: by(rendering, TableKind::Statements, "note")?,
            quotes: by(rendering, TableKind::Quotes, "id")?,
            observations: by(rendering, TableKind::Observations, "statistic")?,
            things: things.into_iter().flatten().collect(),
            notes,
        })
    }
}

/// Text on one line that Markdown takes for nothing else.
pub(super) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if "\\`*_[]<>#|~".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
