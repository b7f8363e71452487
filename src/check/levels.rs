//! How much each rule weighs in this dossier.

use std::collections::BTreeMap;

use super::explain;
use crate::diagnostic::{Diagnostic, Level};
use crate::text::Spanned;

/// One line of the levels in `factum.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelSetting {
    /// A rule's code or name as written.
    pub rule: Spanned<String>,
    /// The level it is given.
    pub level: Level,
}

pub(super) fn apply(settings: &[LevelSetting], diagnostics: &mut [Diagnostic]) {
    let levels: BTreeMap<&str, Level> =
        settings.iter().filter_map(|s| Some((explain(&s.rule.value)?.code, s.level))).collect();
    for diagnostic in diagnostics {
        diagnostic.level = levels.get(diagnostic.code).copied().unwrap_or(diagnostic.level);
    }
}
