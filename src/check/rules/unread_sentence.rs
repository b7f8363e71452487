//! Says that nobody whose word counts has read a sentence that must be read.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, ReadSentence, Rule};
use crate::check::wording::excerpt;
use crate::diagnostic::{Finding, Level};
use crate::model::Discount;

pub(super) static RULE: Rule = Rule {
    code: "F0902",
    name: "unread-sentence",
    level: Level::Error,
    summary: "a sentence that a second person must read",
    explanation: include_str!("unread_sentence.md"),
    checks: &[Check::Sentence(check)],
    may_be_allowed: true,
};

fn check(_: &Facts<'_>, sentence: &ReadSentence<'_>, findings: &mut Findings) {
    let ReadSentence { statement, readers, is_suspected, is_required } = sentence;
    if !is_required || !readers.agree.is_empty() || !readers.disagree.is_empty() {
        return;
    }
    let mut finding = Finding::at(statement.span, "no second person has read this beside its quotes")
        .label(if *is_suspected { "a check asks about it" } else { "not read, or changed since it was" });
    for (review, why) in &readers.discounted {
        let reader = excerpt(&review.reader);
        finding = finding.note(match why {
            Discount::NoReviewer => {
                format!("{reader} agrees, and is not among the `reviewers` of the configuration")
            }
            Discount::Author => format!("{reader} agrees, and wrote the line"),
        });
    }
    findings.add(
        finding
            .note(
                "a sign-off is for the sentence and its quotes as they were: when either changes, it lapses",
            )
            .help("`factum review` shows it beside its quotes"),
    );
}
