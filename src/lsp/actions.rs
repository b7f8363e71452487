//! What the client offers to do at a place: to mend what is found there, to cite what could bear it out, and to mend all
//! that is safe in a file at once.

use std::collections::BTreeMap;

use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, CodeActionTriggerKind, Diagnostic as Told,
};

use super::convert::touch;
use super::diagnostics::tell;
use super::edits::workspace_edit;
use super::evidence::offers;
use super::view::View;
use crate::diagnostic::fix::{edits_by_file, safe_fixes};
use crate::diagnostic::{Diagnostic, Edit, Fix, Safety};
use crate::text::FileId;

/// What can be done at a place of a file.
pub(super) fn actions(view: &View<'_>, file: FileId, params: &CodeActionParams) -> Vec<CodeAction> {
    let wanted = |kind: &CodeActionKind| {
        let only = params.context.only.as_deref();
        only.is_none_or(|only| only.iter().any(|only| holds(only, kind)))
    };
    let mut actions = Vec::new();
    if wanted(&CodeActionKind::QuickFix) {
        let here = view.findings.iter().filter(|found| found.finding.primary.span.file == file);
        for found in here.filter(|found| touch(view.range(found.finding.primary.span), params.range)) {
            let Some(told) = tell(view, found) else { continue };
            let fixes = found.finding.fixes.iter().filter(|fix| !fix.edits.is_empty());
            actions.extend(fixes.map(|fix| mend(view, fix, &told)));
        }
    }
    // What costs a search is not offered before anybody asks.
    let is_asked_for = params.context.trigger_kind != Some(CodeActionTriggerKind::Automatic);
    if is_asked_for && wanted(&CodeActionKind::RefactorRewrite) {
        actions.extend(offers(view, file, view.byte(file, params.range.start)));
    }
    if wanted(&CodeActionKind::SourceFixAll) {
        actions.extend(mend_all(view, file));
    }
    actions
}

/// Whether a kind is another or a kind of it: `quickfix` holds `quickfix.x`.
fn holds(kind: &CodeActionKind, other: &CodeActionKind) -> bool {
    let (kind, other) = (name(kind), name(other));
    kind.is_empty() || other.strip_prefix(&kind).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn name(kind: &CodeActionKind) -> String {
    let name = serde_json::to_value(kind).unwrap_or_default();
    name.as_str().unwrap_or_default().to_owned()
}

fn mend(view: &View<'_>, fix: &Fix, told: &Told) -> CodeAction {
    let mut edits: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for edit in &fix.edits {
        edits.entry(edit.span.file).or_default().push(edit);
    }
    CodeAction {
        title: fix.title.clone(),
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![told.clone()]),
        is_preferred: Some(fix.safety == Safety::Safe),
        edit: Some(workspace_edit(view, edits)),
        ..CodeAction::default()
    }
}

/// All that may be mended in a file without asking.
fn mend_all(view: &View<'_>, file: FileId) -> Option<CodeAction> {
    let is_here = |found: &&Diagnostic| found.finding.primary.span.file == file;
    let here: Vec<Diagnostic> = view.findings.iter().filter(is_here).cloned().collect();
    let fixes = safe_fixes(&here);
    let edits = edits_by_file(&fixes);
    (!edits.is_empty()).then(|| CodeAction {
        title: format!("mend what can be mended safely ({})", fixes.len()),
        kind: Some(CodeActionKind::SourceFixAll),
        edit: Some(workspace_edit(view, edits)),
        ..CodeAction::default()
    })
}
