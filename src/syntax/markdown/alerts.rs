//! Alerts as other tools write them: with a title, folded, of other types.
//!
//! GitHub knows `> [!NOTE]` alone in its line; Obsidian's callouts have a title behind it, a sign that folds them,
//! and more types.

use std::ops::Range;

use pulldown_cmark::BlockQuoteKind;

use super::blocks::Builder;
use super::pieces::{Form, Raw, Wrap};
use crate::model::{AlertKind, Block, FaultKind};
use crate::text::similar;

/// The words for alerts, in small letters, and what they are.
const KINDS: [(&str, AlertKind); 11] = [
    ("note", AlertKind::Note),
    ("info", AlertKind::Note),
    ("tip", AlertKind::Tip),
    ("hint", AlertKind::Tip),
    ("important", AlertKind::Important),
    ("warning", AlertKind::Warning),
    ("attention", AlertKind::Warning),
    ("caution", AlertKind::Caution),
    ("danger", AlertKind::Caution),
    ("error", AlertKind::Caution),
    ("failure", AlertKind::Caution),
];

/// The first line of an alert.
pub(super) struct Opening {
    /// Its kind; none where the word is unknown.
    pub(super) kind: Option<AlertKind>,
    word: Range<usize>,
    /// Where its mark ends.
    pub(super) mark_end: usize,
    /// Where its line ends.
    line_end: usize,
}

/// The opening of an alert, where the quotation at `range` begins with one.
pub(super) fn opening(source: &str, range: &Range<usize>) -> Option<Opening> {
    let text = &source[range.clone()];
    let line = text.split('\n').next().unwrap_or("");
    let inner = line.strip_prefix('>')?.trim_start_matches([' ', '\t']).strip_prefix("[!")?;
    let (word, after) = inner.split_once(']')?;
    let is_word = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    if !word.starts_with(char::is_alphabetic) || !word.chars().all(is_word) {
        return None;
    }
    let line_end = range.start + line.len();
    let start = line_end - inner.len();
    let folded = usize::from(after.starts_with(['+', '-']));
    let kind = KINDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, kind)| *kind);
    Some(Opening {
        kind,
        word: start..start + word.len(),
        mark_end: start + word.len() + 1 + folded,
        line_end,
    })
}

impl Builder<'_, '_> {
    pub(super) fn read_quote(
        &mut self,
        kind: Option<BlockQuoteKind>,
        range: &Range<usize>,
        depth: usize,
    ) -> Block {
        let begun = if kind.is_none() { opening(self.source, range) } else { None };
        let alert = kind.map(|kind| match kind {
            BlockQuoteKind::Note => AlertKind::Note,
            BlockQuoteKind::Tip => AlertKind::Tip,
            BlockQuoteKind::Important => AlertKind::Important,
            BlockQuoteKind::Warning => AlertKind::Warning,
            BlockQuoteKind::Caution => AlertKind::Caution,
        });
        let alert = alert.or(begun.as_ref().and_then(|begun| begun.kind));
        let outer = self.editorial;
        // All that stands within an editor's note is the editor's, quotes within it too.
        self.editorial |= alert == Some(AlertKind::Note);
        let mut blocks = begun.map_or_else(Vec::new, |begun| self.read_opening(&begun));
        blocks.extend(self.read_blocks(depth + 1));
        self.editorial = outer;
        match alert {
            Some(kind) => Block::Alert(kind, blocks),
            None => Block::Quote(blocks),
        }
    }

    /// The first paragraph of an alert: its title in strong letters, and what follows its first line.
    pub(super) fn read_opening(&mut self, opening: &Opening) -> Vec<Block> {
        if opening.kind.is_none() {
            let word = self.source[opening.word.clone()].to_owned();
            let known = KINDS.iter().map(|(word, _)| *word);
            let near = similar(&word.to_lowercase(), known).into_iter().map(str::to_uppercase).collect();
            let allowed = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"].map(str::to_owned).to_vec();
            self.fault(FaultKind::UnknownWord { word, allowed, near }, opening.word.clone());
        }
        self.said_until = opening.mark_end;
        let raws = self.read_paragraph();
        let mut title = Vec::new();
        let mut rest = Vec::new();
        for raw in raws {
            match without_mark(raw, opening.mark_end) {
                Some(raw) if raw.range.start < opening.line_end => title.push(raw),
                // The end of the title's line parts it from what follows.
                Some(Raw { form: Form::Break(_), .. }) if rest.is_empty() => {}
                Some(raw) => rest.push(raw),
                None => {}
            }
        }
        let mut blocks = Vec::new();
        if let Some((first, last)) = title.first().zip(title.last()) {
            let range = first.range.start..last.range.end;
            let title = Raw { form: Form::Wrap(Wrap::Strong, title), range };
            blocks.push(Block::Paragraph(self.cut_paragraph(vec![title])));
        }
        if !rest.is_empty() {
            blocks.push(Block::Paragraph(self.cut_paragraph(rest)));
        }
        blocks
    }
}

/// An inline without what of it stands before `end`; none where nothing is left.
fn without_mark(raw: Raw, end: usize) -> Option<Raw> {
    if raw.range.start >= end {
        return Some(raw);
    }
    let Form::Text(text) = &raw.form else { return None };
    let rest = text.get(end - raw.range.start..)?.trim_start();
    let start = raw.range.end.checked_sub(rest.len())?;
    (!rest.is_empty()).then(|| Raw { form: Form::Text(rest.to_owned()), range: start..raw.range.end })
}
