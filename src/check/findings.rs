//! The findings of one rule, kept by file and bounded for each.

use std::collections::BTreeMap;

use crate::diagnostic::Finding;
use crate::text::FileId;

/// The most findings of one rule in one file that are kept. A hostile file could else make hundreds of
/// megabytes of them, and nobody reads the thousand and first.
const MAX_FINDINGS_PER_FILE: usize = 1000;

/// How many findings of one rule in one file come with a suggestion. Each suggestion walks over every
/// name, and one mistake repeated often is understood from the first few.
const MAX_SUGGESTIONS_PER_FILE: usize = 50;

/// The findings of one rule.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    files: BTreeMap<FileId, InFile>,
}

/// The findings of one rule in one file.
#[derive(Clone, Debug, Default)]
struct InFile {
    kept: Vec<Finding>,
    /// The number of findings beyond those that are kept.
    dropped: usize,
}

impl InFile {
    fn add(&mut self, finding: Finding) {
        if self.kept.len() < MAX_FINDINGS_PER_FILE {
            self.kept.push(finding);
        } else {
            self.dropped += 1;
        }
    }
}

impl Findings {
    /// Takes up a finding. Those over a thousand in one file are only counted.
    pub fn add(&mut self, finding: Finding) {
        self.files.entry(finding.primary.span.file).or_default().add(finding);
    }

    /// Whether another finding in `file` is still worth a search for what a mistyped word may have meant.
    ///
    /// The bound is one for each file, so that what is found in one note does not depend on the others.
    #[must_use]
    pub fn may_suggest(&self, file: FileId) -> bool {
        self.files.get(&file).is_none_or(|in_file| in_file.kept.len() < MAX_SUGGESTIONS_PER_FILE)
    }

    /// Takes up what the same rule found elsewhere, after what it has found so far.
    pub(super) fn append(&mut self, later: Self) {
        for (file, found) in later.files {
            let in_file = self.files.entry(file).or_default();
            found.kept.into_iter().for_each(|finding| in_file.add(finding));
            in_file.dropped += found.dropped;
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The findings file by file. The last one of a file says how many more there were.
    pub(super) fn into_list(self) -> impl Iterator<Item = Finding> {
        self.files.into_values().flat_map(|mut in_file| {
            if let Some(last) = in_file.kept.last_mut()
                && in_file.dropped > 0
            {
                last.notes.push(format!("this file has {} more of these", in_file.dropped));
            }
            in_file.kept
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn found(file: u32, count: usize) -> Findings {
        let mut findings = Findings::default();
        let span = Span { file: FileId(file), start: 0, end: 0 };
        (0..count).for_each(|_| findings.add(Finding::at(span, "m")));
        findings
    }

    #[test]
    fn findings_over_a_thousand_in_a_file_are_counted_wherever_they_were_found() {
        let mut findings = found(0, 998);
        findings.append(found(0, 4));
        findings.append(found(1, 1));
        let list: Vec<Finding> = findings.into_list().collect();
        assert_eq!(list.len(), 1001);
        assert_eq!(list[999].notes, ["this file has 2 more of these"]);
        assert!(list[1000].notes.is_empty());
    }

    #[test]
    fn suggestions_are_bounded_for_each_file() {
        let findings = found(0, MAX_SUGGESTIONS_PER_FILE);
        assert!(!findings.may_suggest(FileId(0)));
        assert!(findings.may_suggest(FileId(1)));
    }
}
