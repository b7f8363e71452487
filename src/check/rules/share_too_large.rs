//! Says that all quotes of a source together take more of it than the policy allows. A source that the policy
//! calls brief may be used whole.

use crate::check::facts::{Facts, heading_span};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::ParsedNote;

pub(super) static RULE: Rule = Rule {
    code: "F0307",
    name: "share-too-large",
    level: Level::Error,
    summary: "too large a share of one source in quotes",
    explanation: include_str!("share_too_large.md"),
    checks: &[Check::Source(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, source: &ParsedNote, findings: &mut Findings) {
    let most = facts.notes.policy().copyright_max_share;
    let Some(evidence) = facts.source(&source.id).filter(|known| known.words > 0) else {
        return;
    };
    let (words, quoted) = (evidence.words, evidence.quoted_words());
    let share = quoted as f64 / words as f64;
    let is_brief = words <= facts.notes.policy().copyright_brief;
    if share > most && !is_brief {
        let id = code(source.id.as_str());
        findings.add(
            Finding::at(heading_span(source), format!("{quoted} of the {words} words of {id} are quoted"))
                .label(format!("{}, and the most is {}", percent(share), percent(most)))
                .note("the dossier points to articles; one that repeats them takes their place")
                .help("shorten the longest quotes, and use one quote for several sentences")
                .help(
                    "a source that is short enough to be used whole is excepted by `copyright: {brief: …}`",
                ),
        );
    }
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}
