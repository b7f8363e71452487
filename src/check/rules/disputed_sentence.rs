//! Says that somebody who has read a sentence beside its quotes does not agree with it.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, ReadSentence, Rule};
use crate::check::wording::excerpt;
use crate::diagnostic::{Finding, Level};

pub(super) static RULE: Rule = Rule {
    code: "F0901",
    name: "disputed-sentence",
    level: Level::Error,
    summary: "a sentence with which a reader does not agree",
    explanation: include_str!("disputed_sentence.md"),
    checks: &[Check::Sentence(check)],
    may_be_allowed: true,
};

fn check(_: &Facts<'_>, sentence: &ReadSentence<'_>, findings: &mut Findings) {
    for review in &sentence.readers.disagree {
        let (reader, day) = (excerpt(&review.reader), &review.day);
        let message = format!("{reader} has read this beside its quotes, and does not agree");
        let label = match review.remark.trim() {
            "" => format!("no reason is given, {day}"),
            remark => format!("{}, {day}", excerpt(&remark.replace('\n', " "))),
        };
        let finding = Finding::at(sentence.statement.span, message)
            .label(label)
            .note("a person sees what no check decides: cause, paraphrase, who did what to whom")
            .help(
                "change the sentence or its quotes, and it is to be read anew; or let the reader look again with \
                 `factum review`",
            );
        findings.add(if sentence.is_required { finding } else { finding.weighing(Level::Warning) });
    }
}
