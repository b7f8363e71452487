//! Finds out from what stands before the cursor what may stand there.

use gen_lsp_types::{CompletionItem, CompletionList, CompletionParams};

use super::item::{Line, Spot};
use super::{config, front, links, quotes};
use crate::lsp::view::View;
use crate::model::{FaultKind, ParsedNote};
use crate::text::FileId;

/// What may stand at a place.
pub(in crate::lsp) fn complete(
    view: &View<'_>,
    file: FileId,
    params: &CompletionParams,
) -> Option<CompletionList> {
    let text = &*view.source(file).text;
    let at = view.byte(file, params.text_document_position_params.position);
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let line = Line { view, file, at, start, before: &text[start..at], after: &text[at..end] };
    let items = match view.note_in(file) {
        Some(note) => in_note(line, note),
        None if view.is_config(file) => config::items(&line),
        None => return None,
    };
    // Whatever is typed next may lead elsewhere.
    Some(CompletionList { is_incomplete: true, items, ..CompletionList::default() })
}

fn in_note(line: Line<'_>, note: &ParsedNote) -> Vec<CompletionItem> {
    let closed = closed(&line, note);
    let note = closed.as_ref().unwrap_or(note);
    let spot = Spot { line, note };
    let in_front = note.front.span.start < note.front.span.end
        && (note.front.span.start as usize..=note.front.span.end as usize).contains(&spot.at)
        && spot.before != "---";
    if in_front { front::items(&spot) } else { in_body(&spot) }
}

/// The note as it will be when its front matter is closed, where that is not and the cursor stands in it.
fn closed(line: &Line<'_>, note: &ParsedNote) -> Option<ParsedNote> {
    note.faults.iter().find(|fault| fault.kind == FaultKind::UnclosedFrontMatter)?;
    let text = line.text();
    let end = front_end(text);
    let (front, body) = text.split_at(end);
    let closing = if front.ends_with('\n') { "---\n" } else { "\n---\n" };
    let view = line.view;
    (line.at <= end).then(|| view.workspace.note_as_if(line.file, &format!("{front}{closing}{body}")))
}

/// Where front matter without an end seems to end: before the first line that is neither a key nor below one.
fn front_end(text: &str) -> usize {
    let is_key = |line: &str| {
        let name = line.split(':').next().unwrap_or("");
        name.chars().all(|c| c.is_alphanumeric() || "_-".contains(c))
    };
    let is_front = |line: &&str| line.starts_with([' ', '\t', '-', '#']) || is_key(line.trim_end());
    text.split_inclusive('\n').take_while(is_front).map(str::len).sum()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_without_an_end_goes_as_far_as_its_keys() {
        let front = |text: &str| text[..front_end(text)].to_owned();
        assert_eq!(front("---\ntitle: X\npla"), "---\ntitle: X\npla");
        assert_eq!(front("---\ntitle: X\n\nIt is long.\n"), "---\ntitle: X\n\n");
        assert_eq!(
            front("---\ntags:\n- a\ncites:\n  x:\n    quote: \"a\n[[x]] is."),
            "---\ntags:\n- a\ncites:\n  x:\n    quote: \"a\n"
        );
    }
}
