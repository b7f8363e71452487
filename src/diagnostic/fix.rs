//! Selects the fixes that may be made without asking, and makes them in a file's bytes.

use std::collections::BTreeMap;

use super::finding::{Diagnostic, Edit, Fix, Safety};
use crate::text::{ByteMap, FileId, Span};

/// A fix that is to be made, with the finding that it fixes.
#[derive(Clone, Copy, Debug)]
pub struct SelectedFix<'a> {
    /// The finding.
    pub diagnostic: &'a Diagnostic,
    /// The fix.
    pub fix: &'a Fix,
}

/// The safe fixes of findings, one for each finding at most, that do not touch each other's places. What
/// is left out because another fix was there first is fixed in a next run.
#[must_use]
pub fn safe_fixes(diagnostics: &[Diagnostic]) -> Vec<SelectedFix<'_>> {
    let mut taken: BTreeMap<Span, &Edit> = BTreeMap::new();
    let mut chosen = Vec::new();
    for diagnostic in diagnostics {
        let Some(fix) = diagnostic.finding.fixes.iter().find(|fix| fix.safety == Safety::Safe) else {
            continue;
        };
        // Half a fix may be worse than none, so all its edits are made or none is.
        if !fix.edits.is_empty() && fix.edits.iter().all(|edit| is_free(edit, &taken)) {
            taken.extend(fix.edits.iter().map(|edit| (edit.span, edit)));
            chosen.push(SelectedFix { diagnostic, fix });
        }
    }
    chosen
}

/// Whether no edit that was taken reaches into this one's place. Spans sort by file and start, and those
/// taken lie apart, so only the nearest on each side can.
fn is_free(edit: &Edit, taken: &BTreeMap<Span, &Edit>) -> bool {
    let span = edit.span;
    let apart = |other: &Span| {
        other.file != span.file
            || other.end < span.start
            || span.end < other.start
            || (other.start != span.start && (other.end == span.start || span.end == other.start))
    };
    let before = taken.range(..=span).next_back().is_none_or(|(other, _)| apart(other));
    before && taken.range(span..).next().is_none_or(|(other, _)| apart(other))
}

/// The edits of fixes by file, in the order of their places.
#[must_use]
pub fn edits_by_file<'a>(fixes: &[SelectedFix<'a>]) -> BTreeMap<FileId, Vec<&'a Edit>> {
    let mut files: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for edit in fixes.iter().flat_map(|selected| &selected.fix.edits) {
        files.entry(edit.span.file).or_default().push(edit);
    }
    files.values_mut().for_each(|edits| edits.sort_by_key(|edit| edit.span));
    files
}

/// A file's bytes with edits made, which are in order and lie apart. `map` says where the text that they
/// are about stands in `bytes`. Lines that are put in end as the file's own do. None where the file does
/// not hold the places.
#[must_use]
pub fn apply_edits(bytes: &[u8], map: &ByteMap, edits: &[&Edit]) -> Option<Vec<u8>> {
    let mut after = Vec::with_capacity(bytes.len());
    let mut done = 0;
    for edit in edits {
        let range = edit.span.range();
        let (start, end) = (map.in_file(range.start), map.in_file(range.end));
        after.extend_from_slice(bytes.get(done..start)?);
        if map.has_carriage_returns() {
            after.extend_from_slice(edit.replacement.replace('\n', "\r\n").as_bytes());
        } else {
            after.extend_from_slice(edit.replacement.as_bytes());
        }
        done = end.max(start);
    }
    after.extend_from_slice(bytes.get(done..)?);
    Some(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::finding::Finding;
    use crate::diagnostic::level::Level;

    fn found(fixes: Vec<Fix>) -> Diagnostic {
        let finding = Finding::at(Span::default(), "wrong").fixes(fixes).into();
        Diagnostic { code: "F0101", name: "unknown-note", level: Level::Error, finding }
    }

    fn at(range: std::ops::Range<usize>) -> Span {
        Span::new(FileId(0), range)
    }

    fn titles(found: &[Diagnostic]) -> Vec<&str> {
        safe_fixes(found).into_iter().map(|selected| selected.fix.title.as_str()).collect()
    }

    #[test]
    fn guesses_are_never_made() {
        let guess = Fix::guess("guess", at(0..1), "x");
        let safe = Fix::safe("safe", at(0..1), "y");
        assert_eq!(titles(&[found(vec![guess.clone(), safe])]), ["safe"]);
        assert!(titles(&[found(vec![guess])]).is_empty());
    }

    #[test]
    fn fixes_that_touch_one_place_are_made_one_at_a_time() {
        let fix = |title: &str, range| found(vec![Fix::safe(title, at(range), "x")]);
        let all = [
            fix("a", 4..8),
            fix("same", 4..8),
            fix("into", 6..10),
            fix("around", 0..20),
            fix("after", 8..9),
            fix("before", 2..4),
            fix("inside", 5..6),
        ];
        assert_eq!(titles(&all), ["a", "after", "before"]);
        let insertions = [fix("one", 3..3), fix("two", 3..3), fix("word", 3..5)];
        assert_eq!(titles(&insertions), ["one"]);
        let elsewhere = found(vec![Fix::safe("other", Span::new(FileId(1), 4..8), "x")]);
        assert_eq!(titles(&[fix("a", 4..8), elsewhere]), ["a", "other"]);
    }

    #[test]
    fn windows_lines_stay_so() {
        // Read as "one\ntwo\n".
        let bytes = b"\xEF\xBB\xBFone\r\ntwo\r\n";
        let map = ByteMap::new(3, vec![3, 7]);
        let edits = [
            Edit { span: at(0..3), replacement: "ONE\nmore".to_owned() },
            Edit { span: at(4..7), replacement: "TWO".to_owned() },
        ];
        let edits: Vec<&Edit> = edits.iter().collect();
        assert_eq!(apply_edits(bytes, &map, &edits).unwrap(), b"\xEF\xBB\xBFONE\r\nmore\r\nTWO\r\n");
        assert_eq!(apply_edits(b"on", &map, &edits), None);
    }
}
