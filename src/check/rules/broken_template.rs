//! Says that a template of the dossier's theme cannot be used.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::excerpt;
use crate::diagnostic::{Finding, Level};
use crate::model::{Fault, FaultKind};

pub(super) static RULE: Rule = Rule {
    code: "F0701",
    name: "broken-template",
    level: Level::Error,
    summary: "a template of the theme that cannot be used",
    explanation: include_str!("broken_template.md"),
    checks: &[Check::Fault(check)],
    may_be_allowed: false,
};

fn check(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    let FaultKind::BrokenTemplate(reason) = &fault.kind else { return };
    findings.add(
        Finding::at(fault.span, "a template of the theme cannot be used")
            .label(excerpt(reason))
            .note("every page is made by a template: nothing can be published")
            .help("mend it here, or delete the file: the default theme's template then takes its place")
            .help("the page *Themes* of the documentation says what each template is given"),
    );
}
