//! `factum check --fix`: makes the safe fixes, says which, and leaves every guess alone.

use std::fmt::Write as _;

use super::arguments::Global;
use super::replace;
use crate::diagnostic::emit::harmless;
use crate::diagnostic::fix::{SelectedFix, apply_edits, edits_by_file, safe_fixes};
use crate::diagnostic::{Diagnostic, Edit};
use crate::error::{Error, Result};
use crate::syntax;
use crate::text::{SourceMap, SourceText};
use crate::vfs::{Disk, Tree};

/// How many fixes were made, and in words which.
#[derive(Debug, Default)]
pub(super) struct Fixed {
    pub(super) count: usize,
    pub(super) report: String,
}

/// Makes the safe fixes of findings. A file that has changed since it was read is left alone.
pub(super) fn run(global: &Global, findings: &[Diagnostic], sources: &SourceMap) -> Result<Fixed> {
    let fixes = safe_fixes(findings);
    let tree = Disk::new(&global.root);
    let mut written = Vec::new();
    // All files are looked at before the first one is written.
    for (file, edits) in edits_by_file(&fixes) {
        let source = sources.file(file);
        written.push((source, fix_bytes(&tree, source, &edits)?));
    }
    for (source, bytes) in written {
        replace::file(&global.root.join(&source.path), &bytes)?;
    }
    Ok(Fixed { count: fixes.len(), report: format_report(&fixes, sources) })
}

fn fix_bytes(tree: &Disk, source: &SourceText, edits: &[&Edit]) -> Result<Vec<u8>> {
    let changed = || {
        Error::new(format!("{} changed while it was checked; nothing was fixed", source.path))
            .help("run `factum check --fix` again")
    };
    let bytes = tree.read(&source.path, syntax::MAX_MARKDOWN_BYTES)?;
    let decoded = syntax::decode(&bytes, syntax::MAX_MARKDOWN_BYTES);
    // An editor may have saved in the meantime, and the places of the edits are those of the text before.
    if *decoded.text != *source.text || decoded.bytes != *source.bytes() {
        return Err(changed());
    }
    apply_edits(&bytes, source.bytes(), edits).ok_or_else(changed)
}

/// A line for each fix: where, what, and which rule's finding it fixes.
fn format_report(fixes: &[SelectedFix<'_>], sources: &SourceMap) -> String {
    let mut text = String::new();
    for SelectedFix { diagnostic, fix } in fixes {
        let place = fix.edits.first().map_or(diagnostic.finding.primary.span, |edit| edit.span);
        let (path, at) = sources.locate(place);
        let (path, title) = (harmless(path), harmless(&fix.title));
        let before = harmless(sources.slice(place));
        let code = diagnostic.code;
        let _ = writeln!(text, "{path}:{}:{}: fixed[{code}]: {title} for `{before}`", at.line, at.column);
    }
    text
}
