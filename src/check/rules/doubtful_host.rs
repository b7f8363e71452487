//! Says that a reader may take the host of an address for another.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind};

pub(super) static RULE: Rule = Rule {
    code: "F0111",
    name: "doubtful-host",
    level: Level::Warning,
    summary: "an address whose host may be taken for another",
    explanation: include_str!("doubtful_host.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: true,
};

fn check(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let FaultKind::DoubtfulHost(host) = &fault.kind else { return };
    findings.add(
        Finding::at(fault.span, format!("the host {} may be taken for another", code(host)))
            .label("in Punycode, or with letters of several scripts")
            .note("letters of another script look like those of a known name, and lead to another site")
            .help("write the host as its owner does; where this is right, give the reason with `allow`"),
    );
}
