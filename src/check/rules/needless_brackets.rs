//! Says that brackets in a quote hold words that stand there in its source.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::locate::within_quote;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::ParsedNote;

pub(super) static RULE: Rule = Rule {
    code: "F0313",
    name: "needless-brackets",
    level: Level::Error,
    summary: "brackets around words that stand in the source",
    explanation: include_str!("needless_brackets.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    let Some(found) = facts.found(note) else { return };
    for citation in note.citations() {
        for range in found.quotes.needless_brackets.get(&citation.place).into_iter().flatten() {
            let written = citation.quote.get(range.clone()).unwrap_or_default();
            let source = code(&citation.source);
            findings.add(
                Finding::at(
                    within_quote(facts.sources, citation, range),
                    format!("{} stands in {source} without brackets", code(written)),
                )
                .label("the source's own words")
                .note("brackets tell a reader that these words are the editor's and not the source's")
                .help("take the brackets away; where the quote is too long, leave words out by `...`"),
            );
        }
    }
}
