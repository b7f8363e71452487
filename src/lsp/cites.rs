//! Writes an entry of `cites` into a note, for a mark that is put into its text.

use gen_lsp_types::TextEdit;

use super::view::View;
use crate::desk::Cited;
use crate::model::{Citation, ParsedNote};
use crate::text::Span;

/// The most letters of a label.
const MAX_LABEL: usize = 24;

/// The label by which a note cites some words, and the edit that writes the entry where there is none yet. None where
/// the note's front matter has no place for one.
pub(super) fn entry(view: &View<'_>, note: &ParsedNote, cited: &Cited) -> Option<(String, Option<TextEdit>)> {
    let is_it = |citation: &Citation| {
        citation.quote.text.value == cited.quote
            && view.find(&citation.source).is_some_and(|source| source.id.as_str() == cited.source)
    };
    if let Some((label, _)) = note.front.cites.iter().find(|(_, citation)| is_it(citation)) {
        return Some((label.value.clone(), None));
    }
    let label = label(note, &cited.quote);
    let text = &view.source(note.file).text;
    let (at, written) = match note.front.cites.last() {
        Some((last, citation)) => {
            let line = text[..last.span.start as usize].rfind('\n').map_or(0, |end| end + 1);
            let indent = &text[line..last.span.start as usize];
            // What stands in braces has no lines of its own.
            if indent.is_empty() || !indent.bytes().all(|byte| byte == b' ') {
                return None;
            }
            let end = end_of(citation).min(text.len());
            let at = text[end..].find('\n').map_or(text.len(), |n| end + n + 1);
            (at, format!("{indent}{label}:\n{}", cited.lines(indent.len() + 2)))
        }
        None => {
            let front = note.front.span;
            if front.start == front.end || note.unread.is_some() || has_cites(text.get(front.range())?) {
                return None;
            }
            (front.end as usize, format!("cites:\n  {label}:\n{}", cited.lines(4)))
        }
    };
    let is_after_line = text[..at].ends_with('\n');
    let new_text = if is_after_line { written } else { format!("\n{}", written.trim_end()) };
    let range = view.range(Span::new(note.file, at..at));
    Some((label, Some(TextEdit { range, new_text })))
}

/// Whether front matter has the key though nothing could be read behind it.
fn has_cites(front: &str) -> bool {
    front.lines().any(|line| line.starts_with("cites:"))
}

/// Where the last value of a citation ends.
fn end_of(citation: &Citation) -> usize {
    let texts = [&citation.prefix, &citation.suffix, &citation.note].map(Option::as_deref);
    let texts = texts.into_iter().flatten().chain(&citation.supports).map(|text| text.span.end);
    texts.chain([citation.source.span.end, citation.quote.span.end]).max().unwrap_or(0) as usize
}

/// A label made of the first words that say something, which no other citation of the note has.
fn label(note: &ParsedNote, quote: &str) -> String {
    let mut label = String::new();
    let words = quote.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3);
    for word in words.take(2) {
        let word = word.to_lowercase();
        if label.chars().count() + word.chars().count() < MAX_LABEL {
            label.push_str(if label.is_empty() { "" } else { "-" });
            label.push_str(&word);
        }
    }
    // A label of digits alone would be a number to YAML.
    if !label.starts_with(char::is_alphabetic) {
        label = format!("cite-{label}").trim_end_matches('-').to_owned();
    }
    let is_taken = |label: &str| {
        let footnotes = note.body.footnotes.iter().map(|(name, _)| name);
        note.front.cites.iter().map(|(name, _)| name).chain(footnotes).any(|name| name.value == label)
    };
    if !is_taken(&label) {
        return label;
    }
    let numbered = (2..).map(|n| format!("{label}-{n}"));
    numbered.take(1000).find(|label| !is_taken(label)).unwrap_or(label)
}
