//! Says that a file of `content/` is not published, since no note shows it or links to it.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{composed, referenced_files};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "F0603",
    name: "unused-file",
    level: Level::Warning,
    summary: "a file that no note shows or links to",
    explanation: include_str!("unused_file.md"),
    checks: &[Check::Dossier(check)],
    may_be_allowed: true,
};

/// Looks at the whole dossier, since a file is unused only where none of all notes refers to it.
fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let dossier = facts.whole.dossier;
    let published = dossier.published_assets();
    for (path, file) in facts.assets() {
        // What a draft refers to is used once the draft is published.
        let is_drafted = || dossier.drafts.values().any(|draft| referenced_files(draft).contains(path));
        // One that collides with another is told to.
        let is_second = || composed(path) != *path;
        if is_second()
            || !dossier.assets.contains_key(path)
            || published.contains(path.as_str())
            || is_drafted()
        {
            continue;
        }
        let span = Span { file: *file, start: 0, end: 0 };
        findings.add(
            Finding::at(span, format!("{} is not published: no note shows it or links to it", code(path)))
                .label("not published")
                .note("what nobody refers to is often there by mistake, and may hold what is not meant for readers")
                .help("show it or link to it where it matters, or remove it; `assets: all` in `factum.yaml` publishes all files"),
        );
    }
}
