//! Says that it cannot be told who wrote a line, though no one may be the second reader of their own.
//!
//! A question about the dossier: the history of a repository is there for all notes or for none.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::Authorship;

pub(super) static RULE: Rule = Rule {
    code: "F0903",
    name: "unknown-authors",
    level: Level::Warning,
    summary: "lines whose authors are not known, where readers must be others",
    explanation: include_str!("unknown_authors.md"),
    checks: &[Check::Dossier(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let dossier = facts.whole.dossier;
    let (Some(span), Authorship::Unknown(why)) = (dossier.policy.review.by_another, &dossier.authorship)
    else {
        return;
    };
    findings.add(
        Finding::at(span, "it cannot be held that a line is read by another than its author")
            .label(*why)
            .note("sign-offs count as if nobody had read their own lines")
            .help("check in a clone with its whole history: `git fetch --unshallow`, or `fetch-depth: 0`"),
    );
}
