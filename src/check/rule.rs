//! What a rule is, and where it puts what it finds.

use std::collections::BTreeMap;

use super::Facts;
use crate::diagnostic::{Diagnostic, Finding, Level};
use crate::text::{FileId, Spanned};

/// A rule: what it is called, how much it weighs, what it means, and how it is asked.
#[derive(Debug)]
pub struct Rule {
    /// `F` and four digits, the first two for the family. A code is never used again for another rule.
    pub code: &'static str,
    /// Words that read well after "allow".
    pub name: &'static str,
    /// How much its findings weigh where `factum.yaml` says nothing.
    pub level: Level,
    /// What it finds, in half a sentence.
    pub summary: &'static str,
    /// Markdown: what it means, why it matters, what to do, and examples, which are run as tests.
    pub explanation: &'static str,
    /// How it is asked.
    pub check: Check,
    /// Whether a note's `allow` can silence it. A rule that watches over `allow` itself cannot be silenced, nor
    /// one that guards the reader, the publisher or the machine: notes come from strangers, and a stranger's
    /// reason is no ground to publish outside the output folder.
    pub may_be_allowed: bool,
}

/// How a rule is asked.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// With the facts.
    Facts(fn(&Facts<'_>, &mut Findings)),
    /// After all others, with what each note's `allow` took away.
    Allows(fn(&[AllowUse<'_>], &mut Findings)),
}

/// An entry of a note's `allow`.
#[derive(Clone, Copy, Debug)]
pub struct AllowUse<'a> {
    /// The code or name as written.
    pub rule: &'a Spanned<String>,
    /// The reason as written.
    pub reason: &'a Spanned<String>,
    /// How many findings it took away.
    pub findings: usize,
}

/// The most findings of one rule in one file that are kept. A hostile file could else make hundreds of
/// megabytes of them, and nobody reads the thousand and first.
const MOST: usize = 1000;

/// What one rule finds.
#[derive(Debug)]
pub struct Findings {
    rule: &'static Rule,
    found: Vec<Finding>,
    files: BTreeMap<FileId, InFile>,
}

/// What one rule finds in one file.
#[derive(Debug, Default)]
struct InFile {
    /// How many, with those that are not kept.
    found: usize,
    /// The last that is kept, as its place among all.
    last: usize,
}

impl Findings {
    pub(super) fn of(rule: &'static Rule) -> Self {
        Self { rule, found: Vec::new(), files: BTreeMap::new() }
    }

    /// Takes up a finding. Those over a thousand in one file are only counted.
    pub fn add(&mut self, finding: Finding) {
        let file = self.files.entry(finding.primary.span.file).or_default();
        file.found += 1;
        if file.found <= MOST {
            file.last = self.found.len();
            self.found.push(finding);
        }
    }

    /// Whether looking for what a mistyped word may have meant is still worth its time: each search walks
    /// over every name, and one mistake repeated often is understood from the first few.
    #[must_use]
    pub fn may_suggest(&self) -> bool {
        self.found.len() < 50
    }

    pub(super) fn into_diagnostics(mut self) -> impl Iterator<Item = Diagnostic> {
        for file in self.files.values().filter(|file| file.found > MOST) {
            if let Some(last) = self.found.get_mut(file.last) {
                last.notes.push(format!("this file has {} more of these", file.found - MOST));
            }
        }
        let Rule { code, name, level, .. } = *self.rule;
        self.found.into_iter().map(move |finding| Diagnostic { code, name, level, finding })
    }
}
