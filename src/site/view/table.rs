//! A table of facts: what the files of `data/` hold.

use std::borrow::Cow;

use serde::Serialize;

use crate::text::push_json;

/// A table. Its CSV file has a row of names and its rows below; its JSON file has an object for each row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FactTable {
    /// Its name, for example `quotes`.
    pub name: &'static str,
    /// What its columns are.
    pub columns: &'static [TableColumn],
    /// A cell for each column.
    pub rows: Vec<Vec<TableCell<'static>>>,
}

/// What stands around the entries of a file that is written some entries at a time, so that it need not be in memory as a
/// whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Envelope {
    /// What it begins with.
    pub head: String,
    /// What stands between two entries.
    pub between: &'static str,
    /// What it ends with.
    pub tail: String,
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
pub enum TableCell<'s> {
    /// A text; empty where there is none.
    Text(Cow<'s, str>),
    /// Several texts: in CSV with `; ` between them, in JSON as an array.
    List(Vec<Cow<'s, str>>),
    /// A whole number.
    Integer(usize),
    /// Yes or no.
    Boolean(bool),
}

impl TableCell<'_> {
    /// The same cell, which borrows nothing.
    pub(in crate::site) fn into_owned(self) -> TableCell<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        match self {
            Self::Text(text) => TableCell::Text(owned(text)),
            Self::List(all) => TableCell::List(all.into_iter().map(owned).collect()),
            Self::Integer(number) => TableCell::Integer(number),
            Self::Boolean(is) => TableCell::Boolean(is),
        }
    }

    /// Appends what the cell says as JSON has it.
    pub fn push_json(&self, out: &mut String) {
        match self {
            Self::Text(text) => push_json(out, text),
            Self::List(all) => {
                out.push('[');
                for (place, text) in all.iter().enumerate() {
                    out.push_str(if place > 0 { "," } else { "" });
                    push_json(out, text);
                }
                out.push(']');
            }
            Self::Integer(number) => out.push_str(&number.to_string()),
            Self::Boolean(is) => out.push_str(if *is { "true" } else { "false" }),
        }
    }

    /// Whether it says nothing, or no.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::List(all) => all.is_empty(),
            Self::Integer(_) => false,
            Self::Boolean(is) => !is,
        }
    }
}
