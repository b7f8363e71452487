//! The passages of captures: where the words of a quote stand in them.

use std::ops::Range;
use std::path::PathBuf;

use super::view::View;
use crate::model::{Capture, Citation};
use crate::text::SourceText;
use crate::verify::archive::capture::FoldedCapture;
use crate::verify::archive::pattern::QuotePattern;

/// How much is shown around a quote, in bytes.
const AROUND: usize = 240;

/// A passage of a capture.
pub(super) struct Passage<'v> {
    pub(super) capture: &'v Capture,
    /// The places of the quote's parts in the capture's text.
    pub(super) parts: Vec<Range<usize>>,
}

/// Where the words of a citation stand in the capture of its source. None where they do not, or it is not here.
pub(super) fn passage<'v>(view: &View<'v>, citation: &Citation) -> Option<Passage<'v>> {
    let source = view.find(&citation.source)?;
    let capture = view.dossier().captures.get(&source.id)?;
    let folded = FoldedCapture::new(std::sync::Arc::clone(&capture.text));
    let located = folded.locate(&QuotePattern::of(citation))?;
    let parts: Vec<Range<usize>> =
        located.parts.into_iter().map(|part| folded.folded.original(part)).collect();
    (!parts.is_empty()).then_some(Passage { capture, parts })
}

impl Passage<'_> {
    /// All of it, with what is left out.
    pub(super) fn whole(&self) -> Range<usize> {
        let start = self.parts.first().map_or(0, |part| part.start);
        start..self.parts.last().map_or(start, |part| part.end)
    }

    /// The capture as a text with places.
    pub(super) fn source(&self) -> SourceText {
        SourceText::new(self.capture.name.as_str(), std::sync::Arc::clone(&self.capture.text))
    }

    /// The capture's file.
    pub(super) fn path(&self, view: &View<'_>) -> PathBuf {
        view.captures.join(&self.capture.name)
    }

    /// The quoted words in bold, with what stands around them, on one line.
    pub(super) fn shown(&self) -> String {
        let text = &*self.capture.text;
        let whole = self.whole();
        let start = boundary(text, whole.start.saturating_sub(AROUND));
        let end = boundary(text, (whole.end + AROUND).min(text.len()));
        let mut shown = String::from(if start > 0 { "… " } else { "" });
        let mut at = start;
        for part in &self.parts {
            shown.push_str(&escaped(&text[at..part.start]));
            shown.push_str(&format!("**{}**", escaped(text[part.clone()].trim())));
            at = part.end;
        }
        shown.push_str(&escaped(&text[at..end]));
        shown.push_str(if end < text.len() { " …" } else { "" });
        shown
    }
}

/// The start of the word that a byte stands in.
fn boundary(text: &str, at: usize) -> usize {
    let at = super::convert::floor(text, at);
    if at == 0 || at == text.len() {
        return at;
    }
    text[..at].rfind(char::is_whitespace).map_or(0, |space| space + 1)
}

/// Text that Markdown shows as it is, on one line.
pub(super) fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut is_space = false;
    for c in text.chars() {
        if c.is_whitespace() {
            if !is_space {
                shown.push(' ');
            }
            is_space = true;
            continue;
        }
        is_space = false;
        if "\\`*_{}[]<>#|~&".contains(c) {
            shown.push('\\');
        }
        shown.push(c);
    }
    shown
}
