//! Says that a file or a part of it is over a limit.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind};

pub(super) static RULE: Rule = Rule {
    code: "F0003",
    name: "over-limit",
    level: Level::Error,
    summary: "a file, or a part of one, that is over a limit",
    explanation: include_str!("over_limit.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: false,
};

fn check(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let FaultKind::TooLarge { what, limit } = fault.kind else { return };
    let is_value = what == "characters of a value" || what == "entries of a list";
    let help = match what {
        "notes" => {
            "put what is said in a line or two into one note: 10,000 notes may say as little as they like, and with \
             each 256 bytes of all texts there may be one more"
        }
        "sources of one capture" => "save each article to a file of its own",
        _ if is_value => "shorten it; what is long belongs into the text",
        _ => "make it shorter, or split it into several notes",
    };
    findings.add(
        Finding::at(fault.span, format!("more than {limit} {what}"))
            .label("over the limit from here on")
            .note("limits keep a contribution from stopping the build for everybody")
            .help(help),
    );
}
