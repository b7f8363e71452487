//! Keeps the address of a note that is renamed: as an alias, from which a page leads on to the new one.

use super::view::View;
use crate::diagnostic::Edit;
use crate::index::note_output;
use crate::model::ParsedNote;
use crate::text::Span;

/// The edit that keeps a note's address. None where it has none of its own, or goes on to have it.
pub(super) fn keep_address(view: &View<'_>, note: &ParsedNote) -> Option<Edit> {
    if note.front.slug.is_some() || note.front.told_in.is_some() || note.unread.is_some() {
        return None;
    }
    let address = note_output(note);
    // A name without a folder is an address by its ending alone.
    let alias = match address.strip_suffix(".html") {
        Some(stem) if stem.contains('/') => stem.to_owned(),
        _ => address,
    };
    let text = &*view.source(note.file).text;
    let (at, replacement) = match note.front.aliases.last() {
        Some(last) => behind(text, last.span, &alias)?,
        None if note.front.span.start == note.front.span.end => {
            (note.front.span.start as usize, format!("---\naliases: [{alias}]\n---\n"))
        }
        None => {
            let at = note.front.title.as_ref().map_or(note.front.span.start as usize, |title| {
                let end = title.span.end as usize;
                text[end..].find('\n').map_or(text.len(), |line| end + line + 1)
            });
            (at, format!("aliases: [{alias}]\n"))
        }
    };
    Some(Edit { span: Span::new(note.file, at..at), replacement })
}

/// One more alias behind the last one, in brackets or on a line of its own.
fn behind(text: &str, last: Span, alias: &str) -> Option<(usize, String)> {
    let start = text[..last.start as usize].rfind('\n').map_or(0, |end| end + 1);
    let before = &text[start..last.start as usize];
    let end = last.end as usize;
    let indent = before.len() - before.trim_start().len();
    if before.trim_start().starts_with("- ") {
        let line = text[end..].find('\n').map_or(text.len(), |line| end + line);
        return Some((line, format!("\n{:indent$}- {alias}", "")));
    }
    // A place may be that of the words alone.
    let quoted = text[end..].starts_with(['"', '\'']) && before.ends_with(['"', '\'']);
    before.contains('[').then(|| (end + usize::from(quoted), format!(", {alias}")))
}
