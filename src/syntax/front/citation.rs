//! `cites` and the citations of observations.

use super::voice;
use crate::model::{Citation, CitationPlace, FaultKind};
use crate::syntax::quote::parse_quote;
use crate::syntax::yaml::{Fields, Node};
use crate::text::Spanned;

/// Reads `cites`: a mapping of labels to citations.
pub(super) fn read_all(fields: &mut Fields<'_>) -> Vec<(Spanned<String>, Citation)> {
    let entries = fields.entries_of("cites", "a mapping of labels to citations");
    let mut cites = Vec::with_capacity(entries.len());
    for (label, node) in entries {
        let place = CitationPlace::Label(label.value.clone());
        if let Some(citation) = read(node, place, fields) {
            cites.push((label, citation));
        }
    }
    cites
}

/// Reads one citation; none where source or quote is missing.
pub(super) fn read(node: Node, place: CitationPlace, fields: &mut Fields<'_>) -> Option<Citation> {
    let mut inner = Fields::new(node, fields.faults());
    let source = inner.required_text("source");
    let quote = inner.required_text("quote").map(parse_quote);
    let prefix = inner.text("prefix").map(Box::new);
    let suffix = inner.text("suffix").map(Box::new);
    let supports = inner.texts("supports");
    let note = inner.text("note").map(Box::new);
    let id = read_id(&mut inner).map(Box::new);
    let voice = voice::read(&mut inner);
    let span = inner.span();
    inner.finish();
    Some(Citation { place, source: source?, quote: quote?, prefix, suffix, supports, note, id, voice, span })
}

/// The name under which the passage is found, as `{#id}` is that of a sentence.
fn read_id(fields: &mut Fields<'_>) -> Option<Spanned<String>> {
    let id = fields.text("id")?;
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    if !id.value.is_empty() && id.value.chars().all(is_plain) {
        return Some(id);
    }
    let reason = "an address holds letters, digits, `-` and `_` only";
    fields.fault(FaultKind::BadName { name: id.value, reason }, id.span);
    None
}
