//! The page that says what the facts as data are.

use serde::Serialize;

use super::shared::LinkView;
use super::table::TableColumn;

/// What the facts as data are: tables, and files in forms of others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DataSetView {
    /// The way from the home page.
    pub breadcrumbs: Vec<LinkView>,
    /// The tables.
    pub tables: Vec<DataTableView>,
    /// The same in forms of others.
    pub files: Vec<DataFileView>,
    /// The licence of the dossier's text, where the configuration names one; its address may be empty.
    pub licence: Option<LinkView>,
}

/// A table of facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DataTableView {
    /// Its name, and the anchor of its section.
    pub name: &'static str,
    /// What it is called for people.
    pub title: &'static str,
    /// What it holds, in English.
    pub description: &'static str,
    /// Its CSV file.
    pub csv: String,
    /// Its JSON file.
    pub json: String,
    /// What its columns are.
    pub columns: &'static [TableColumn],
    /// The columns by which a row is told from all others.
    pub key: &'static [&'static str],
}

/// A file in a form of others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DataFileView {
    /// Its path from the site's root.
    pub name: String,
    /// Where it is.
    pub href: String,
    /// What it is, in English.
    pub description: &'static str,
}
