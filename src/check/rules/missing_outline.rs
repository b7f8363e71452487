//! Says that the outline on which maps are to be drawn is not there, or has no lines.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{code, did_you_mean};
use crate::diagnostic::{Finding, Level};
use crate::read::outline;
use crate::text::similar;

pub(super) static RULE: Rule = Rule {
    code: "F0604",
    name: "missing-outline",
    level: Level::Error,
    summary: "an outline of the map that is not there or has no lines",
    explanation: include_str!("missing_outline.md"),
    checks: &[Check::Dossier(check)],
    may_be_allowed: false,
};

/// Looks at the whole dossier, since the configuration names the file and no note does.
fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let dossier = facts.whole.dossier;
    let Some(named) = dossier.site.map.as_ref().map(|map| &map.outline) else { return };
    let path = code(&format!("content/{}", named.value));
    let Some(bytes) = dossier.assets.get(&named.value) else {
        let written = named.strip_prefix("content/").filter(|path| facts.assets().contains_key(*path));
        let near = similar(&named.value, facts.assets().keys().map(String::as_str));
        let near: Vec<&str> = written.into_iter().chain(near).collect();
        let otherwise = "put the file there, or correct the path, which begins below `content/`; without `map` the \
                         outline that travels with the program is drawn";
        findings.add(
            Finding::at(named.span, format!("there is no file {path}"))
                .label("not below `content/`")
                .note("the map of the places would have no coasts and borders")
                .help(did_you_mean(&near).unwrap_or(otherwise.into())),
        );
        return;
    };
    if outline::lines(bytes).is_empty() {
        findings.add(
            Finding::at(named.span, format!("{path} has no lines"))
                .label("neither GeoJSON nor TopoJSON with lines or areas")
                .note("the map of the places would have no coasts and borders")
                .help("give it lines or polygons in degrees of longitude and latitude (RFC 7946)"),
        );
    }
}
