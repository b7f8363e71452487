//! What was wrong in a note and was put right, and who answers for a dossier.

use super::date::Date;
use crate::text::{Span, Spanned};

/// A correction of a note, as its readers are told.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// The day on which it was made.
    pub date: Spanned<Date>,
    /// What the note said.
    pub wrong: Spanned<String>,
    /// What it says now.
    pub right: Spanned<String>,
    /// The whole of it.
    pub span: Span,
}

/// Who answers for a dossier, and to whom errors are told: from `factum.yaml`. Nothing that it does not give is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imprint {
    /// The editor's name.
    pub editor: Option<String>,
    /// Whether the editor is an organisation.
    pub editor_is_organisation: bool,
    /// The licence of the dossier's own text, by its name.
    pub licence: Option<String>,
    /// The address of the licence's text.
    pub licence_url: Option<String>,
    /// The version of the dossier.
    pub version: Option<String>,
    /// The address at which errors are reported: `mailto:`, `https:` or `http:`.
    pub contact: Option<String>,
}
