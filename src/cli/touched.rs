//! Which findings a change has to do with: those on lines that differ from a revision, and those that the revision does not
//! have, wherever they stand.

use std::collections::BTreeMap;

use super::arguments::Global;
use super::{open, revision};
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::model::Date;
use crate::text::SourceMap;
use crate::vfs::Tree;
use crate::workspace::{Bodies, Drafts, Inputs, LockUse, Material, Tracking, Workspace};

/// The findings that have to do with what differs from `base`.
pub(super) fn findings(
    global: &Global,
    base: &str,
    drafts: Drafts,
    today: Option<&Date>,
    workspace: &Workspace,
    findings: Vec<Diagnostic>,
) -> Result<Vec<Diagnostic>> {
    let changed = revision::changed_lines(&global.root, base)?;
    let mut known = at(global, base, drafts, today)?;
    let sources = &workspace.material.sources;
    let mut is_new = |finding: &Diagnostic| match known.get_mut(&key(finding, sources)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    let is_touched = |finding: &Diagnostic| {
        let span = finding.finding.primary.span;
        let (path, first) = sources.locate(span);
        let last = sources.file(span.file).line_column(span.end as usize);
        changed.touches(path, first.line, last.line.max(first.line))
    };
    // Each is counted, whether or not it is on a changed line.
    Ok(findings.into_iter().filter(|finding| is_new(finding) | is_touched(finding)).collect())
}

type Key = (String, &'static str, String);

fn key(finding: &Diagnostic, sources: &SourceMap) -> Key {
    let (path, _) = sources.locate(finding.finding.primary.span);
    (path.to_owned(), finding.code, finding.finding.message.clone())
}

/// How often the revision has each finding; none where there was no dossier yet.
fn at(global: &Global, base: &str, drafts: Drafts, today: Option<&Date>) -> Result<BTreeMap<Key, usize>> {
    let here = open::inputs(global, drafts, LockUse::Held, Bodies::Links)?;
    let tree: std::sync::Arc<dyn Tree> = std::sync::Arc::new(revision::tree(&global.root, base)?);
    if !tree.exists(&global.config) {
        return Ok(BTreeMap::new());
    }
    let material = Material::open(&Inputs { tree, ..here })?;
    let workspace = Workspace::new(material, today.cloned(), Tracking::Off);
    let mut known: BTreeMap<Key, usize> = BTreeMap::new();
    for finding in workspace.findings() {
        *known.entry(key(&finding, &workspace.material.sources)).or_default() += 1;
    }
    Ok(known)
}
