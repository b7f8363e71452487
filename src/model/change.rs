//! What changed in the facts of a dossier since an earlier state of it, as plain data.

use serde::Serialize;

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FactGroup {
    /// What sentences state.
    Statements,
    /// Observations, and the recorded facts of events and actors.
    Values,
    /// Quotes.
    Quotes,
    /// Sources.
    Sources,
    /// What leads where.
    Links,
    /// How quotes were verified, and which texts were sealed.
    Verification,
    /// What is planned, was held, or was called off.
    Plans,
    /// What rests on quotes in other words: whether it says the same, a reader decides. No change of a fact that is known.
    Reworded,
}

impl FactGroup {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 8] = [
        Self::Plans,
        Self::Values,
        Self::Statements,
        Self::Quotes,
        Self::Verification,
        Self::Sources,
        Self::Links,
        Self::Reworded,
    ];

    /// What stands above its changes.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Statements => "Statements",
            Self::Values => "Values",
            Self::Quotes => "Quotes",
            Self::Sources => "Sources",
            Self::Links => "Links",
            Self::Verification => "Verification",
            Self::Plans => "Plans",
            Self::Reworded => {
                "Worded anew: the same numbers, dates and names; whether they say the same is for a reader"
            }
        }
    }
}

/// How something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is no more.
    Removed,
    /// It is another.
    Changed,
}

/// A change of a fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FactChange {
    /// What it is about.
    pub group: FactGroup,
    /// The id of the note.
    pub note: String,
    /// What the note is called.
    pub title: String,
    /// How it changed.
    pub kind: ChangeKind,
    /// What of the note: a field, a period, a relation; may be empty.
    pub what: String,
    /// What stood there; empty where it is new.
    pub before: String,
    /// What stands there; empty where it is no more.
    pub after: String,
    /// Where that stands; of what was removed, where it stood.
    pub address: String,
}

/// What changed in the facts since an earlier state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactChanges {
    /// What it was compared with, as it was named.
    pub since: String,
    /// The changes, sorted.
    pub changes: Vec<FactChange>,
}
