//! Finds the end of front matter and the start of the body.

use std::ops::Range;

use crate::model::{Fault, FaultKind};
use crate::text::{FileId, Span};

/// The two parts of a note as byte ranges.
pub(super) struct Parts {
    /// Between the fences, without them; none where the file does not open with a fence.
    pub(super) front: Option<Range<usize>>,
    /// The rest.
    pub(super) body: Range<usize>,
}

/// Splits a note at its `---` fences. A fence that is not closed makes all of it body-less front matter
/// of nothing, and a fault at the opening line.
pub(super) fn split(text: &str, file: FileId, faults: &mut Vec<Fault>) -> Parts {
    let Some(first_line_end) = opening_fence(text) else { return Parts { front: None, body: 0..text.len() } };
    let mut start = first_line_end;
    while start < text.len() {
        let end = text[start..].find('\n').map_or(text.len(), |n| start + n + 1);
        if text[start..end].trim_end() == "---" {
            return Parts { front: Some(first_line_end..start), body: end..text.len() };
        }
        start = end;
    }
    // To read the rest as a body would publish front matter as text.
    faults.push(Fault { kind: FaultKind::UnclosedFrontMatter, span: Span::new(file, 0..3) });
    Parts { front: None, body: text.len()..text.len() }
}

fn opening_fence(text: &str) -> Option<usize> {
    let end = text.find('\n').map_or(text.len(), |n| n + 1);
    (text[..end].trim_end() == "---").then_some(end)
}
