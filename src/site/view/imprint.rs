//! Who answers for a dossier, and what was wrong in it.

use serde::Serialize;

use super::fact::FactView;
use super::shared::LinkView;

/// Who answers for the dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImprintView {
    /// The way from the home page.
    pub breadcrumbs: Vec<LinkView>,
    /// Editor, licence, version, last change, where to report an error: what there is of them.
    pub facts: Vec<FactView>,
    /// What was wrong and was put right, where there is something.
    pub corrections: Option<LinkView>,
}

/// What was wrong in the dossier and was put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CorrectionsView {
    /// The way from the home page.
    pub breadcrumbs: Vec<LinkView>,
    /// The corrections, the latest first.
    pub corrections: Vec<CorrectionView>,
}

/// A correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CorrectionView {
    /// Its day for people.
    pub date: String,
    /// Its day for machines, where it has one.
    pub datetime: Option<String>,
    /// The page that it concerns, on other pages.
    pub page: Option<LinkView>,
    /// What the page said.
    pub wrong: String,
    /// What it says now.
    pub right: String,
}
