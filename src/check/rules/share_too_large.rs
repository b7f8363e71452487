//! Says that all quotes of a source together take more of it than the policy allows.

use crate::check::facts::heading_span;
use crate::check::wording::code;
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};

pub(super) static RULE: Rule = Rule {
    code: "F0307",
    name: "share-too-large",
    level: Level::Error,
    summary: "too large a share of one source in quotes",
    explanation: include_str!("share_too_large.md"),
    check: Check::Facts(check),
    is_about_allows: false,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let most = facts.dossier.policy.copyright_max_share;
    for (id, evidence) in &facts.verification.sources {
        let Some(note) = facts.dossier.note(id).filter(|_| evidence.words > 0) else { continue };
        let quoted = evidence.quoted_words();
        let share = quoted as f64 / evidence.words as f64;
        if share <= most {
            continue;
        }
        let words = evidence.words;
        findings.add(
            Finding::at(
                heading_span(note),
                format!("{quoted} of the {words} words of {} are quoted", code(id.as_str())),
            )
            .label(format!("{}, and the most is {}", percent(share), percent(most)))
            .note("the dossier points to articles; one that repeats them takes their place")
            .help("shorten the longest quotes, and use one quote for several sentences"),
        );
    }
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}
