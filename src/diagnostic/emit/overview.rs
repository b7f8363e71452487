//! Many findings at a glance: which are told in full, which are like others before them, and how many each rule has in
//! how many files. The first report of a new dossier is read in a minute by it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::plain_text::harmless;
use crate::diagnostic::finding::Diagnostic;
use crate::text::SourceMap;

/// How many findings of one rule that say the same are told in full.
const MOST_ALIKE: usize = 3;
/// How many places of those that are not told in full are named.
const MOST_PLACES: usize = 8;
/// From how many findings on a report ends with a table.
const MANY: usize = 10;
/// How many files the table names.
const MOST_FILES: usize = 5;

/// Findings of one cause: what they say, and where those stand that are not told in full.
#[derive(Debug, Default)]
pub(super) struct Alike<'a> {
    seen: BTreeMap<(&'a str, &'a str), Vec<&'a Diagnostic>>,
}

impl<'a> Alike<'a> {
    /// Whether a finding is to be told in full; where it is not, its place is kept.
    pub(super) fn is_told(&mut self, diagnostic: &'a Diagnostic) -> bool {
        let alike = self.seen.entry((diagnostic.code, &diagnostic.finding.message)).or_default();
        alike.push(diagnostic);
        alike.len() <= MOST_ALIKE
    }

    /// Says where the findings stand that were not told in full.
    pub(super) fn write_rest(&self, sources: &SourceMap, out: &mut dyn fmt::Write) -> fmt::Result {
        for ((code, message), alike) in &self.seen {
            let rest = alike.get(MOST_ALIKE..).unwrap_or_default();
            if rest.is_empty() {
                continue;
            }
            let place = |diagnostic: &&Diagnostic| {
                let (path, at) = sources.locate(diagnostic.finding.primary.span);
                format!("{}:{}", harmless(path), at.line)
            };
            let places: Vec<String> = rest.iter().take(MOST_PLACES).map(place).collect();
            let more = rest.len().checked_sub(MOST_PLACES).filter(|more| *more > 0);
            let more = more.map_or_else(String::new, |more| format!(" and {more} more"));
            writeln!(
                out,
                "{} more like [{code}] {}:\n  {}{more}\n",
                rest.len(),
                harmless(message),
                places.join(", ")
            )?;
        }
        Ok(())
    }
}

/// How many findings each rule has, in how many files, and the files that have most.
pub(super) fn write_table(
    diagnostics: &[Diagnostic],
    sources: &SourceMap,
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    if diagnostics.len() < MANY {
        return Ok(());
    }
    let mut by_rule: BTreeMap<_, (usize, BTreeSet<&str>)> = BTreeMap::new();
    let mut by_file: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        let (path, _) = sources.locate(diagnostic.finding.primary.span);
        let level = std::cmp::Reverse(diagnostic.level);
        let (count, files) = by_rule.entry((level, diagnostic.code, diagnostic.name)).or_default();
        *count += 1;
        files.insert(path);
        *by_file.entry(path).or_default() += 1;
    }
    let mut rules: Vec<_> = by_rule.into_iter().collect();
    rules.sort_by_key(|((level, ..), (count, _))| (*level, std::cmp::Reverse(*count)));
    for ((level, code, name), (count, files)) in rules {
        let noun = if files.len() == 1 { "file" } else { "files" };
        writeln!(out, "{count:>6}  {:<9} {code} {name}, in {} {noun}", level.0.name(), files.len())?;
    }
    let mut files: Vec<(&str, usize)> = by_file.into_iter().collect();
    files.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let most: Vec<String> =
        files.iter().take(MOST_FILES).map(|(path, count)| format!("{} ({count})", harmless(path))).collect();
    writeln!(out, "most in {}\n", most.join(", "))
}
