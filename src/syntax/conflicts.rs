//! Finds the lines that a merge leaves between two versions of a text.

use crate::model::{Fault, FaultKind};
use crate::text::{FileId, Span};

/// Notes the lines that begin and end two versions in one text, and tells whether there are any. `=======` between
/// them underlines headings too, and what stands in a block of code is shown on purpose.
pub fn find(text: &str, file: FileId, faults: &mut Vec<Fault>) -> bool {
    if !text.contains("<<<<<<<") || !text.contains(">>>>>>>") {
        return false;
    }
    let (mut start, mut fence) = (0, None);
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let mark = line.get(..7).filter(|mark| matches!(*mark, "<<<<<<<" | ">>>>>>>"));
        let is_mark = line.get(7..).is_some_and(|rest| rest.starts_with([' ', '\n']) || rest.is_empty());
        let code = ["```", "~~~"].into_iter().find(|fence| line.trim_start().starts_with(fence));
        match (fence, code) {
            (None, Some(_)) => fence = code,
            (Some(open), Some(close)) if open == close => fence = None,
            _ => {}
        }
        if let Some(mark) = mark.filter(|_| is_mark && fence.is_none()) {
            found.push((mark, Span::new(file, start..start + line.trim_end().len())));
        }
        start += line.len();
    }
    let has = |sign: &str| found.iter().any(|(mark, _)| *mark == sign);
    let is_conflict = has("<<<<<<<") && has(">>>>>>>");
    if is_conflict {
        faults.extend(found.into_iter().map(|(_, span)| Fault { kind: FaultKind::ConflictMark, span }));
    }
    is_conflict
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<usize> {
        let mut faults = Vec::new();
        find(text, FileId(0), &mut faults);
        faults.iter().map(|fault| text[..fault.span.start as usize].matches('\n').count() + 1).collect()
    }

    #[test]
    fn both_ends_of_two_versions_are_found() {
        assert_eq!(lines("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> topic\n"), [2, 6]);
        assert_eq!(lines("<<<<<<< a\nb\n||||||| c\nd\n=======\ne\n>>>>>>>"), [1, 7]);
    }

    #[test]
    fn headings_quotations_and_code_are_none() {
        for text in [
            "Title\n=======\n",
            ">>>>>>> deep\n",
            "a <<<<<<< b >>>>>>> c\n",
            "```\n<<<<<<< a\nb\n>>>>>>> c\n```\n",
            "<<<<<<<a\n>>>>>>>b\n",
        ] {
            assert!(lines(text).is_empty(), "{text}");
        }
    }
}
