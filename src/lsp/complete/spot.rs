//! Finds out from what stands before the cursor what may stand there.

use gen_lsp_types::{CompletionItem, CompletionList, CompletionParams};

use super::item::Spot;
use super::{front, links, quotes};
use crate::lsp::view::View;
use crate::text::FileId;

/// What may stand at a place.
pub(in crate::lsp) fn complete(
    view: &View<'_>,
    file: FileId,
    params: &CompletionParams,
) -> Option<CompletionList> {
    let note = view.note_in(file)?;
    let text = &*view.source(file).text;
    let at = view.byte(file, params.text_document_position_params.position);
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let spot = Spot { view, note, at, start, before: &text[start..at], after: &text[at..end] };
    let in_front = note.front.span.start < note.front.span.end
        && (note.front.span.start as usize..=note.front.span.end as usize).contains(&at)
        && spot.before != "---";
    let items = if in_front { front::items(&spot) } else { in_body(&spot) };
    // Whatever is typed next may lead elsewhere.
    Some(CompletionList { is_incomplete: true, items, ..CompletionList::default() })
}

fn in_body(spot: &Spot<'_>) -> Vec<CompletionItem> {
    let Some((opening, typed)) = spot.open_mark() else { return Vec::new() };
    match opening {
        "[[" => links::items(spot, typed),
        "[^" => {
            let mut items = links::labels(spot, typed);
            items.extend(quotes::for_mark(spot, typed));
            items
        }
        _ => quotes::in_place(spot, typed),
    }
}
