//! The facts of one side: the tables of `data/`, from the JSON that a site publishes.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::error::{Error, Result};

/// A row: its cells by column, lists joined.
pub(super) type Row = BTreeMap<String, String>;

/// The tables that are compared.
pub(super) const TABLES: [&str; 7] =
    ["statements", "quotes", "observations", "events", "actors", "sources", "links"];

/// The facts of one side.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    tables: BTreeMap<String, Vec<Row>>,
    /// What notes are called.
    titles: BTreeMap<String, String>,
}

impl Facts {
    /// Reads the tables: `read` gives the bytes of a file of `data/` by its name.
    ///
    /// # Errors
    /// When one is not there, or is no table.
    pub fn read(read: impl Fn(&str) -> Result<Vec<u8>>) -> Result<Self> {
        let mut tables = BTreeMap::new();
        for name in TABLES {
            let file = format!("{name}.json");
            let rows: Vec<BTreeMap<String, Value>> = serde_json::from_slice(&read(&file)?)
                .map_err(|error| Error::new(format!("data/{file} is no table: {error}")))?;
            tables.insert(name.to_owned(), rows.into_iter().map(flat).collect());
        }
        let titles = titles(&tables);
        Ok(Self { tables, titles })
    }

    pub(super) fn table(&self, name: &str) -> &[Row] {
        self.tables.get(name).map_or(&[], Vec::as_slice)
    }

    /// The rows of a table by a column, the first of each.
    pub(super) fn by(&self, table: &str, column: &str) -> BTreeMap<&str, &Row> {
        self.table(table).iter().rev().map(|row| (cell(row, column), row)).collect()
    }

    /// What a note is called; its id where that is not known, since no table has a row for a page.
    pub(super) fn title<'f>(&'f self, id: &'f str) -> &'f str {
        self.titles.get(id).map_or(if id == "index" { "Home page" } else { id }, String::as_str)
    }
}

fn titles(tables: &BTreeMap<String, Vec<Row>>) -> BTreeMap<String, String> {
    let mut titles = BTreeMap::new();
    for (table, column) in
        [("observations", "statistic"), ("sources", "id"), ("actors", "id"), ("events", "id")]
    {
        for row in tables.get(table).into_iter().flatten() {
            titles.insert(cell(row, column).to_owned(), cell(row, "title").to_owned());
        }
    }
    titles
}

fn flat(row: BTreeMap<String, Value>) -> Row {
    let text = |value: Value| match value {
        Value::String(text) => text,
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("; "),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    row.into_iter().map(|(name, value)| (name, text(value))).collect()
}

/// A cell; empty where the row has none of this name.
pub(super) fn cell<'r>(row: &'r Row, name: &str) -> &'r str {
    row.get(name).map_or("", String::as_str)
}

/// The members of a cell that is a list, sorted.
pub(super) fn members<'r>(row: &'r Row, name: &str) -> Vec<&'r str> {
    let mut all: Vec<&str> = cell(row, name).split("; ").filter(|one| !one.is_empty()).collect();
    all.sort_unstable();
    all
}
