//! What changed in the facts since an earlier state.

use serde::Serialize;

use super::shared::LinkView;

/// The page of what changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangesView {
    /// The way from the home page.
    pub breadcrumbs: Vec<LinkView>,
    /// What it was compared with: a revision, for example.
    pub since: String,
    /// How many changes there are.
    pub count: usize,
    /// The changes, by what they are about.
    pub groups: Vec<ChangeGroupView>,
}

/// Changes of one sort.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangeGroupView {
    /// `Plans`, `Values`, `Statements`, `Quotes`, `Verification`, `Sources` or `Links`.
    pub label: &'static str,
    /// The changes.
    pub changes: Vec<ChangeView>,
}

/// A change of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangeView {
    /// What it is of: the title of a note.
    pub title: String,
    /// Where that is; none where it is no more.
    pub href: Option<String>,
    /// What of it: a field, a period, a relation; may be empty.
    pub what: String,
    /// What stood there; empty where it is new.
    pub before: String,
    /// What stands there; empty where it is no more.
    pub after: String,
}
