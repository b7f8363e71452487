//! A table of facts: what the files of `data/` hold.

use serde::Serialize;

/// A table. Its CSV file has a row of names and its rows below; its JSON file has an object for each row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FactTable {
    /// Its name, for example `quotes`.
    pub name: &'static str,
    /// What its columns are.
    pub columns: &'static [TableColumn],
    /// A cell for each column.
    pub rows: Vec<Vec<TableCell>>,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TableColumn {
    /// Its name.
    pub name: &'static str,
    /// `string`, `list`, `integer`, `number`, `boolean` or `date`.
    pub kind: &'static str,
    /// What it holds.
    pub description: &'static str,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum TableCell {
    /// A text; empty where there is none.
    Text(String),
    /// Several texts: in CSV with `; ` between them, in JSON as an array.
    List(Vec<String>),
    /// A whole number.
    Integer(usize),
    /// Yes or no.
    Boolean(bool),
}
