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
    /// In the order in which they were found, all files together.
    #[expect(clippy::vec_box, reason = "they are handed on one by one, and there may be tens of thousands")]
    kept: Vec<Box<Finding>>,
    counts: Counts,
}

/// How many findings of one rule there are in each file. Those about one note are all in one file, and a tree for each
/// note and rule would take more room than the findings.
#[derive(Clone, Debug, Default)]
struct Counts {
    first: Option<(FileId, Count)>,
    others: BTreeMap<FileId, Count>,
}

impl Counts {
    fn get(&self, file: FileId) -> Option<&Count> {
        match &self.first {
            Some((first, count)) if *first == file => Some(count),
            _ => self.others.get(&file),
        }
    }

    fn of(&mut self, file: FileId) -> &mut Count {
        let (first, count) = self.first.get_or_insert((file, Count::default()));
        if *first == file { count } else { self.others.entry(file).or_default() }
    }

    /// In the order of the files.
    fn into_map(self) -> BTreeMap<FileId, Count> {
        self.first.into_iter().chain(self.others).collect()
    }
}

/// How many findings of one rule there are in one file.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    kept: usize,
    /// Those beyond the ones that are kept.
    dropped: usize,
}

impl Findings {
    /// Takes up a finding. Those over a thousand in one file are only counted.
    pub fn add(&mut self, finding: Finding) {
        self.add_boxed(finding.into());
    }

    fn add_boxed(&mut self, finding: Box<Finding>) {
        let count = self.counts.of(finding.primary.span.file);
        if count.kept == MAX_FINDINGS_PER_FILE {
            count.dropped += 1;
            return;
        }
        count.kept += 1;
        // Most notes have one of a rule or none: without this, room for four would be taken.
        if self.kept.is_empty() {
            self.kept.reserve_exact(1);
        }
        self.kept.push(finding);
    }

    /// Whether another finding in `file` is still worth a search for what a mistyped word may have meant.
    ///
    /// The bound is one for each file, so that what is found in one note does not depend on the others.
    #[must_use]
    pub fn may_suggest(&self, file: FileId) -> bool {
        self.counts.get(file).is_none_or(|count| count.kept < MAX_SUGGESTIONS_PER_FILE)
    }

    /// Takes up what the same rule found elsewhere, after what it has found so far.
    pub(super) fn append(&mut self, later: Self) {
        if self.is_empty() {
            *self = later;
            return;
        }
        later.kept.into_iter().for_each(|finding| self.add_boxed(finding));
        for (file, count) in later.counts.first.into_iter().chain(later.counts.others) {
            self.counts.of(file).dropped += count.dropped;
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// The findings file by file. The last one of a file says how many more there were.
    pub(super) fn into_list(self) -> impl Iterator<Item = Box<Finding>> {
        let Self { mut kept, counts } = self;
        // Those of one file stay in their order.
        kept.sort_by_key(|finding| finding.primary.span.file);
        let mut end = 0;
        for count in counts.into_map().into_values() {
            end += count.kept;
            if let Some(last) = end.checked_sub(1).and_then(|last| kept.get_mut(last))
                && count.dropped > 0
            {
                last.notes.push(format!("this file has {} more of these", count.dropped).into());
            }
        }
        kept.into_iter()
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
        let list: Vec<_> = findings.into_list().collect();
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
