//! The pages that mention a note, each with the sentences that do.

use crate::model::{NoteId, ParsedNote};
use crate::site::context::PageContext;
use crate::site::graph::backlinks::Backlink;
use crate::site::urls::statement_anchor;
use crate::site::view::{MentionGroup, MentionView, SnippetView};

/// The pages that mention a note, by kind and date, as far as they are listed on one page of it.
pub(in crate::site) fn mentioned_in(
    context: PageContext<'_>,
    note: &ParsedNote,
    page_number: usize,
) -> Vec<MentionGroup> {
    let all = context.graph.backlinks.of_note(&note.id);
    let range = context.graph.pagination.backlinks(&note.id, page_number);
    let part = all.get(range.start..range.end.min(all.len())).unwrap_or_default();
    let label = |kind: usize| match kind.checked_sub(1) {
        Some(kind) => context.graph.dossier.site.kinds.get(kind).map_or("", |kind| kind.plural.as_str()),
        None => "Overview",
    };
    part.chunk_by(|a, b| a.kind == b.kind)
        .filter_map(|group| {
            let mentions = group.iter().map(|one| mention(context, &note.id, one)).collect();
            Some(MentionGroup { label: label(group.first()?.kind).to_owned(), mentions })
        })
        .collect()
}

fn mention(context: PageContext<'_>, target: &NoteId, mention: &Backlink<'_>) -> MentionView {
    // Its sentences are shown.
    let note = context.graph.note(&mention.note.id).unwrap_or(mention.note);
    let sentence = |number: &usize| {
        let href = context.anchor_href(&note.id, &statement_anchor(*number))?;
        Some(SnippetView { href, parts: context.parts(note.statements.get(*number)?, target) })
    };
    let sentences = mention.sentences().iter().filter_map(sentence).collect();
    MentionView {
        title: note.title().to_owned(),
        href: context.note_href(&note.id).unwrap_or_default(),
        date: context.date_of(note),
        sentences,
        fields: mention.fields().to_vec(),
    }
}
