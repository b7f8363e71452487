//! The pages that mention a note, each with the sentences that do.

use crate::model::ParsedNote;
use crate::site::context::PageContext;
use crate::site::graph::backlinks::Backlink;
use crate::site::graph::published::Published;
use crate::site::urls::statement_anchor;
use crate::site::view::{MentionGroup, MentionView, SnippetView};

/// The pages that mention a note, by kind and date, as far as they are listed on one page of it.
pub(in crate::site) fn mentioned_in(
    context: PageContext<'_>,
    note: &ParsedNote,
    page_number: usize,
) -> Vec<MentionGroup> {
    let range = context.graph.pagination.backlinks(&note.id, page_number);
    let all = context.graph.backlinks.of_note(&note.id);
    let part: Vec<Backlink<'_>> = all.skip(range.start).take(range.len()).collect();
    let unlisted = Published { note, output: context.path, number: None };
    let target = context.graph.published(&note.id).unwrap_or(unlisted);
    let label = |kind: usize| match kind.checked_sub(1) {
        Some(kind) => context.graph.dossier.site.kinds.get(kind).map_or("", |kind| kind.plural.as_str()),
        None => "Overview",
    };
    part.chunk_by(|a, b| a.kind == b.kind)
        .filter_map(|group| {
            let mentions = group.iter().filter_map(|one| mention(context, target, one)).collect();
            Some(MentionGroup { label: label(group.first()?.kind).to_owned(), mentions })
        })
        .collect()
}

fn mention<'s>(
    context: PageContext<'s>,
    target: Published<'_>,
    mention: &Backlink<'_>,
) -> Option<MentionView> {
    let found = context.graph.whole(mention.note)?;
    let (note, texts) = (found.note, context.texts_of(found));
    let href = context.href_of(found);
    let is_elsewhere = context.graph.told_at(note).is_some();
    let sentence = |number: &usize| {
        let anchor = statement_anchor(*number);
        let href = if is_elsewhere { href.clone() } else { context.anchor_at(found.output, &anchor) };
        Some(SnippetView { href, parts: texts.parts(*number, target)? })
    };
    let sentences = mention.sentences().iter().filter_map(sentence).collect();
    let (title, date) = (note.title().to_owned(), context.date_of(note));
    Some(MentionView { title, date, sentences, fields: mention.fields().to_vec(), href })
}
