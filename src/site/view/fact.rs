//! The facts that a note records.

use serde::Serialize;

use super::mark::MarkView;

/// A recorded fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FactView {
    /// The front matter field, or a word for what is generated.
    pub field: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// One or more values.
    pub values: Vec<FactValue>,
    /// Its evidence.
    pub marks: Vec<MarkView>,
    /// Where it is inferred: the ground.
    pub inferred: Option<String>,
    /// Where the text does not say it of itself and it was found out: the ground.
    pub identified: Option<String>,
    /// For the status of an event: its class, `planned`, `held`, `cancelled`, `unknown`.
    pub status: Option<&'static str>,
    /// What is to be said of it besides; a phrase of the interface.
    pub remark: Option<&'static str>,
}

/// A value of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FactValue {
    /// What it says.
    pub text: String,
    /// Where it leads, if it is a note or an address.
    pub href: Option<String>,
    /// For a date: its form for machines, where it has one.
    pub datetime: Option<String>,
}
