//! How much each rule weighs in this dossier.

use std::collections::BTreeMap;

use super::catalogue::explain;
use super::facts::LevelSetting;
use crate::diagnostic::{Diagnostic, Level};

pub(super) fn apply(settings: &[LevelSetting], diagnostics: &mut [Diagnostic]) {
    // One line may name a rule by its code and another by its name: the last of them counts.
    let levels: BTreeMap<&str, Level> =
        settings.iter().filter_map(|s| Some((explain(&s.rule.value)?.code, s.level))).collect();
    for diagnostic in diagnostics {
        diagnostic.level = levels.get(diagnostic.code).copied().unwrap_or(diagnostic.level);
    }
}
