//! The place at which something is completed, and what is offered there.

use std::ops::Deref;

use gen_lsp_types::{CompletionItem, CompletionItemKind, Documentation, MarkupContent, MarkupKind, TextEdit};

use crate::lsp::view::View;
use crate::model::ParsedNote;
use crate::text::{FileId, Span};

/// The place at which something is completed.
#[derive(Clone, Copy)]
pub(super) struct Line<'v> {
    pub(super) view: &'v View<'v>,
    pub(super) file: FileId,
    /// The cursor, and the start of its line, in bytes.
    pub(super) at: usize,
    pub(super) start: usize,
    /// The line before the cursor and behind it.
    pub(super) before: &'v str,
    pub(super) after: &'v str,
}

/// The place in a note.
#[derive(Clone, Copy)]
pub(super) struct Spot<'v> {
    pub(super) line: Line<'v>,
    pub(super) note: &'v ParsedNote,
}

impl<'v> Deref for Spot<'v> {
    type Target = Line<'v>;
    fn deref(&self) -> &Line<'v> {
        &self.line
    }
}

/// Something that is offered.
#[derive(Clone, Debug, Default)]
pub(super) struct Offer {
    /// What is shown.
    pub(super) label: String,
    /// What is shown beside it.
    pub(super) detail: String,
    /// What is shown about it, in Markdown.
    pub(super) about: String,
    /// What is written.
    pub(super) text: String,
    /// What it is known by: it begins as what was typed.
    pub(super) known_by: String,
    /// How many bytes before the cursor it takes the place of.
    pub(super) typed: usize,
    /// What closes it: where that stands behind the cursor already, it is taken in.
    pub(super) closing: &'static str,
    /// What is written elsewhere.
    pub(super) more: Vec<TextEdit>,
}

impl<'v> Line<'v> {
    /// The whole text of the file.
    pub(super) fn text(&self) -> &'v str {
        &self.view.source(self.file).text
    }

    /// The mark that is open before the cursor, with what stands in it.
    pub(super) fn open_mark(&self) -> Option<(&'static str, &'v str)> {
        let openings = ["[[", "[^", "[@"];
        let open = openings.into_iter().filter_map(|opening| Some((self.before.rfind(opening)?, opening)));
        let (at, opening) = open.max()?;
        let inner = &self.before[at + 2..];
        (!inner.contains(']')).then_some((opening, inner))
    }

    /// What is offered, as the client takes it.
    pub(super) fn item(&self, kind: CompletionItemKind, number: usize, offer: Offer) -> CompletionItem {
        let Offer { label, detail, about, text, known_by, typed, closing, more } = offer;
        let closed = if !closing.is_empty() && self.after.starts_with(closing) { closing.len() } else { 0 };
        let span = Span::new(self.file, self.at - typed..self.at + closed);
        let edit = TextEdit { range: self.view.range(span), new_text: format!("{text}{closing}") };
        let about = MarkupContent { kind: MarkupKind::Markdown, value: about };
        CompletionItem {
            label,
            detail: (!detail.is_empty()).then_some(detail),
            documentation: (!about.value.is_empty()).then_some(Documentation::MarkupContent(about)),
            kind: Some(kind),
            sort_text: Some(format!("{number:05}")),
            filter_text: Some(known_by),
            text_edit: Some(edit.into()),
            additional_text_edits: (!more.is_empty()).then_some(more),
            ..CompletionItem::default()
        }
    }
}

/// How well a name fits what was typed, and from where on it does: the less the better. None where it does not.
pub(super) fn fit<'n>(name: &'n str, typed: &str) -> Option<(u8, &'n str)> {
    let typed = typed.trim_start();
    if typed.is_empty() {
        return Some((1, name));
    }
    let begins = |rest: &str| {
        let mut letters = rest.chars().flat_map(char::to_lowercase);
        typed.chars().flat_map(char::to_lowercase).all(|c| letters.next() == Some(c))
    };
    if begins(name) {
        return Some((0, name));
    }
    let mut within = name.char_indices().skip(1).filter(|(at, _)| begins(&name[*at..]));
    let is_start = |at: usize| !name[..at].ends_with(char::is_alphanumeric);
    let (at, _) = within.clone().find(|(at, _)| is_start(*at)).or_else(|| within.next())?;
    Some((if is_start(at) { 1 } else { 2 }, &name[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_from_a_word_of_them_on() {
        assert_eq!(fit("Ada Holm", "ada h"), Some((0, "Ada Holm")));
        assert_eq!(fit("Ada Holm", "Hol"), Some((1, "Holm")));
        assert_eq!(fit("Ada Holm", "olm"), Some((2, "olm")));
        assert_eq!(fit("Ada Holm", ""), Some((1, "Ada Holm")));
        assert_eq!(fit("Ölhafen", "öl"), Some((0, "Ölhafen")));
        assert_eq!(fit("Ada", "adamant"), None);
        assert_eq!(fit("", "a"), None);
    }
}
