//! Says that a citation names a note that is not a source.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::locate::nearest;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{BaseKind, ParsedNote};

pub(super) static RULE: Rule = Rule {
    code: "F0202",
    name: "not-a-source",
    level: Level::Error,
    summary: "a citation of a note that is no source",
    explanation: include_str!("not_a_source.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for cited in facts.citations_of(note) {
        let name = &cited.citation.source;
        let Some(cited) = facts.stub(name).filter(|stub| stub.base != BaseKind::Source) else { continue };
        let (id, base) = (cited.id.as_str(), cited.base.name());
        findings.add(
            Finding::at(nearest(facts.sources, name), format!("{} is not a source", code(id)))
                .label(format!("is of the kind {base}"))
                .note("the dossier's own notes are what is to be borne out: they bear out nothing")
                .help("cite the source on which that note rests"),
        );
    }
}
