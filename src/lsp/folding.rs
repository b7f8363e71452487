//! What can be folded: front matter, its entries, and sections.

use gen_lsp_types::{FoldingRange, FoldingRangeKind, FoldingRangeParams};

use super::view::View;
use crate::text::FileId;

/// What can be folded in a note.
pub(super) fn folding(view: &View<'_>, file: FileId, _: &FoldingRangeParams) -> Option<Vec<FoldingRange>> {
    let note = view.note_in(file)?;
    let source = view.source(file);
    let line = |at: usize| source.line_column(at).line.saturating_sub(1);
    let mut folds = Vec::new();
    let front = note.front.span;
    if front.start < front.end {
        let (first, last) = (line(front.start as usize), line(front.end as usize));
        folds.push(fold(first.saturating_sub(1), last, Some(FoldingRangeKind::Region)));
        let text = source.text.get(front.range()).unwrap_or("");
        folds.extend(blocks(text).into_iter().map(|(start, end)| fold(first + start, first + end, None)));
    }
    let last = line(source.text.trim_end().len());
    let headings = &note.body.headings;
    for (n, heading) in headings.iter().enumerate() {
        let after = headings[n + 1..].iter().find(|other| other.level <= heading.level);
        let start = line(heading.span.start as usize);
        let end = after.map_or(last, |other| line(other.span.start as usize).saturating_sub(1));
        folds.push(fold(start, end, None));
    }
    folds.retain(|fold| fold.start_line < fold.end_line);
    Some(folds)
}

fn fold(start_line: u32, end_line: u32, kind: Option<FoldingRangeKind>) -> FoldingRange {
    FoldingRange { start_line, end_line, kind, ..FoldingRange::default() }
}

/// The lines of a YAML text that have lines below them that are further in, each with the last of these.
fn blocks(text: &str) -> Vec<(u32, u32)> {
    let mut blocks = Vec::new();
    let mut open: Vec<(usize, u32)> = Vec::new();
    let mut last = 0;
    for (n, line) in (0..).zip(text.lines()) {
        if line.trim().is_empty() {
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        while let Some((_, start)) = open.pop_if(|(other, _)| *other >= indent) {
            blocks.push((start, last));
        }
        open.push((indent, n));
        last = n;
    }
    blocks.extend(open.into_iter().map(|(_, start)| (start, last)));
    blocks.sort_unstable();
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_end_where_their_lines_do() {
        let text = "title: x\ncites:\n  a:\n    source: s\n    quote: q\n\n  b:\n    source: t\ndate: y\n";
        let folded: Vec<_> = blocks(text).into_iter().filter(|(start, end)| start < end).collect();
        assert_eq!(folded, [(1, 7), (2, 4), (6, 7)]);
        assert_eq!(blocks(""), []);
    }
}
