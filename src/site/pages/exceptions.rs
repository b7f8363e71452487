//! The exceptions from rules and the inferences of a note, each with the reason that it gives.

use crate::model::ParsedNote;
use crate::site::context::PageContext;
use crate::site::format::label;
use crate::site::view::AllowView;
use crate::text::Spanned;

/// The rules that a note is excepted from.
pub(in crate::site) fn allows(context: PageContext<'_>, note: &ParsedNote) -> Vec<AllowView> {
    let allow = |(rule, reason): &(Spanned<String>, Spanned<String>)| AllowView {
        note: note.title().to_owned(),
        href: context.note_href(&note.id).unwrap_or_default(),
        rule: rule.value.clone(),
        reason: reason.value.clone(),
    };
    note.front.allow.iter().map(allow).collect()
}

/// The facts that a note infers.
pub(in crate::site) fn inferred(context: PageContext<'_>, note: &ParsedNote) -> Vec<AllowView> {
    grounds(context, note, &note.front.inferred)
}

/// The facts of a source that were found out about it.
pub(in crate::site) fn identified(context: PageContext<'_>, note: &ParsedNote) -> Vec<AllowView> {
    note.source().map_or(Vec::new(), |source| grounds(context, note, &source.identified))
}

fn grounds(
    context: PageContext<'_>,
    note: &ParsedNote,
    grounds: &[(Spanned<String>, Spanned<String>)],
) -> Vec<AllowView> {
    let view = |(field, ground): &(Spanned<String>, Spanned<String>)| AllowView {
        note: note.title().to_owned(),
        href: context.note_href(&note.id).unwrap_or_default(),
        rule: label::field(&field.value),
        reason: ground.value.clone(),
    };
    grounds.iter().map(view).collect()
}
