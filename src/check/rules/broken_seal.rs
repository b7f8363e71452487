//! Says that the digest of a capture is not the one in the lock.

use crate::check::facts::{Facts, capture_span};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{code, counted};
use crate::diagnostic::{Finding, Level};
use crate::model::{Evidence, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0308",
    name: "broken-seal",
    level: Level::Error,
    summary: "a seal and a capture that are not of the same text",
    explanation: include_str!("broken_seal.md"),
    checks: &[Check::Source(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, source: &ParsedNote, findings: &mut Findings) {
    let Some(known) = facts.source(&source.id) else { return };
    let span = capture_span(source);
    let id = code(source.id.as_str());
    if let Evidence::Broken { sealed, found } = &known.evidence {
        findings.add(
            Finding::at(span, format!("the capture of {id} is not the one that was sealed"))
                .label("changed since it was sealed")
                .note(format!("sealed: {sealed}\nfound:  {found}"))
                .note(
                    "its quotes are verified against neither: what was true of the one may not be \
                     of the other",
                )
                .help("restore the capture; if the change is meant, look at it and run `factum seal`"),
        );
        return;
    }
    if known.seal.is_of_another_text {
        findings.add(
            Finding::at(span, format!("the seal of {id} is not made from this capture"))
                .label("gives another root")
                .note("where the capture is not here, the seal would bear out words that are not in it")
                .help(RESTORE),
        );
    }
    let (broken, is_here) = (known.seal.broken, known.evidence == Evidence::Capture);
    if broken > 0 {
        let why = if is_here { "stand elsewhere in its capture" } else { "do not follow from its root" };
        let count = counted(broken, "quote");
        findings.add(
            Finding::at(span, format!("{count} in the seal of {id} {why}"))
                .label("the lock was changed, or badly merged")
                .help(RESTORE),
        );
    }
}

/// What to do.
const RESTORE: &str = "restore `factum.lock`, or run `factum seal` and look at what changed";
