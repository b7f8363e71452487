//! The pages that mention a note, each with the sentences that do.

use crate::model::ParsedNote;
use crate::site::context::PageContext;
use crate::site::graph::backlinks::Backlink;
use crate::site::graph::published::Published;
use crate::site::urls::statement_address;
use crate::site::view::{MentionGroup, MentionView, SnippetPart, SnippetView};

/// The most bytes of a sentence that are shown on each side of what it is shown for.
const MAX_BESIDE: usize = 400;

/// The pages that mention a note, by kind and date, as far as they are listed on one page of it.
pub(in crate::site) fn mentioned_in(
    context: PageContext<'_>,
    note: &ParsedNote,
    page_number: usize,
) -> Vec<MentionGroup> {
    let range = context.graph.pagination.backlinks(&note.id, page_number);
    let all = context.graph.backlinks.of_note(&note.id);
    let part: Vec<Backlink<'_>> = all.skip(range.start).take(range.len()).collect();
    let unlisted = Published::at(note, context.path);
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
    let is_elsewhere = context.graph.told(found).is_some();
    let page = if found.output == context.path { "" } else { &href };
    let sentence = |number: &usize| {
        let href = if is_elsewhere { href.clone() } else { statement_address(page, note, *number) };
        Some(SnippetView { href, parts: shortened(texts.parts(*number, target)?) })
    };
    let sentences = mention.sentences().iter().filter_map(sentence).collect();
    let (title, date) = (note.title().to_owned(), context.date_of(note));
    Some(MentionView { title, date, sentences, fields: mention.fields().to_vec(), href })
}

/// A sentence without what is far from the place that it is shown for: a long one may mention many.
fn shortened(mut parts: Vec<SnippetPart>) -> Vec<SnippetPart> {
    let length = |parts: &[SnippetPart]| parts.iter().map(|part| part.text.len()).sum::<usize>();
    if length(&parts) <= 2 * MAX_BESIDE {
        return parts;
    }
    let middle = parts.iter().position(|part| part.marked).unwrap_or(0);
    let mut after = parts.split_off((middle + 1).min(parts.len()));
    let is_whole = length(&after) <= MAX_BESIDE;
    let mut room = MAX_BESIDE;
    after.retain_mut(|part| {
        let end =
            (0..=room.min(part.text.len())).rev().find(|at| part.text.is_char_boundary(*at)).unwrap_or(0);
        part.text.truncate(end);
        room -= end;
        end > 0
    });
    let marked = parts.pop();
    let is_from_start = length(&parts) <= MAX_BESIDE;
    let mut room = MAX_BESIDE;
    let mut before: Vec<SnippetPart> = Vec::new();
    for mut part in parts.into_iter().rev() {
        if room == 0 {
            break;
        }
        let from = part.text.len().saturating_sub(room);
        let from = (from..=part.text.len()).find(|at| part.text.is_char_boundary(*at)).unwrap_or(0);
        part.text.drain(..from);
        room = room.saturating_sub(part.text.len().max(1));
        before.push(part);
    }
    let gap = |is_left_out: bool| is_left_out.then(|| SnippetPart { text: "…".to_owned(), marked: false });
    gap(!is_from_start)
        .into_iter()
        .chain(before.into_iter().rev())
        .chain(marked)
        .chain(after)
        .chain(gap(!is_whole))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(text: impl Into<String>, marked: bool) -> SnippetPart {
        SnippetPart { text: text.into(), marked }
    }

    #[test]
    fn a_long_sentence_is_shown_around_its_mention() {
        let short = vec![part("Ada met ", false), part("Ben", true), part(" twice.", false)];
        assert_eq!(shortened(short.clone()), short);
        let long = vec![part("é".repeat(3000), false), part("Ben", true), part("è".repeat(3000), false)];
        let shown = shortened(long);
        let texts: Vec<&str> = shown.iter().map(|part| part.text.as_str()).collect();
        let (before, after) = ("é".repeat(200), "è".repeat(200));
        assert_eq!(texts, ["…", &before, "Ben", &after, "…"]);
        let first = vec![part("Ben", true), part("x".repeat(3000), false)];
        assert_eq!(shortened(first).iter().map(|part| part.text.len()).collect::<Vec<_>>(), [3, 400, 3]);
    }
}
