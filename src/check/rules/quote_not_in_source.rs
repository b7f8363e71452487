//! Says that a quote is not in its source, and shows the passage that is most like it.
//!
//! The passage is shown as words and never as a piece of a file: where the capture lies is nobody's
//! business, and no more of it is shown than the quote is long.

use std::ops::Range;

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::locate;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{NearestPassage, ParsedNote, QuoteOutcome};
use crate::text::{Span, Spanned};

pub(super) static RULE: Rule = Rule {
    code: "F0301",
    name: "quote-not-in-source",
    level: Level::Error,
    summary: "a quote that is not in its source",
    explanation: include_str!("quote_not_in_source.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

/// The most places of a quote that are marked as differing.
const MAX_DIFFERENCES_MARKED: usize = 6;

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for cited in facts.citations_of(note) {
        let Some(QuoteOutcome::Absent { nearest }) = cited.outcome else { continue };
        let quote = &cited.citation.quote;
        let source = code(&cited.citation.source);
        let mut finding = Finding::at(
            locate::quote(facts.sources, cited.citation),
            format!("these words are not in {source}"),
        )
        .label(format!("not in {source}"));
        if let Some(passage) = nearest {
            if has_note_mark(passage) {
                finding = finding
                    .help("a note's mark such as `[3]` is in the source: leave it out by `...`, or quote it as it is");
            }
            let differing = differing(facts, quote, passage);
            finding = differing
                .into_iter()
                .fold(finding, |f, span| f.also(span, "differs"))
                .note(shown(passage, quote));
        }
        findings.add(
            finding
                .note(
                    "a quote is found letter for letter or not at all: with one word more it may \
                     say the opposite",
                )
                .help("read the source, quote what it says, and see whether the sentence still holds"),
        );
    }
}

/// Whether the source has a note's number in brackets where the quote has nothing.
fn has_note_mark(passage: &NearestPassage) -> bool {
    let is_mark = |range: &Range<usize>| {
        let mark = passage.text.get(range.clone()).unwrap_or("a");
        mark.bytes().all(|b| b.is_ascii_digit())
            && passage.text[..range.start].ends_with('[')
            && passage.text[range.end..].starts_with(']')
    };
    passage.differences.iter().any(is_mark)
}

/// The places of the quote that differ, where the file holds it as it is meant: without escapes and not
/// folded over several lines.
fn differing(facts: &Facts<'_>, quote: &Spanned<String>, passage: &NearestPassage) -> Vec<Span> {
    let written = facts.sources.slice(quote.span);
    let Some(offset) = written.find(quote.value.as_str()) else { return Vec::new() };
    let start = quote.span.start as usize + offset;
    let ranges =
        passage.quote_differences.iter().filter(|r| !r.is_empty() && quote.get((*r).clone()).is_some());
    ranges
        .take(MAX_DIFFERENCES_MARKED)
        .map(|r| Span::new(quote.span.file, start + r.start..start + r.end))
        .collect()
}

/// The passage on one line and the differing words marked on the next, cut to the quote's length.
fn shown(passage: &NearestPassage, quote: &str) -> String {
    // A capture is under copyright: no more of it is shown than the author has quoted already.
    let length = quote.chars().count();
    let text: String =
        passage.text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).take(length).collect();
    let mut marks = String::new();
    for (i, _) in passage.text.char_indices().take(length) {
        let differs = passage.differences.iter().any(|range| range.contains(&i));
        marks.push(if differs { '^' } else { ' ' });
    }
    let rest = if passage.text.chars().count() > length { "…" } else { "" };
    let line = passage.line;
    format!("the nearest passage, at line {line} of the capture:\n{text}{rest}\n{}", marks.trim_end())
        .trim_end()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notes_mark_is_known_by_its_brackets() {
        let differing = |text: &str, differences: Vec<Range<usize>>| NearestPassage {
            text: text.to_owned(),
            differences,
            quote_differences: Vec::new(),
            line: 1,
        };
        assert!(has_note_mark(&differing("the plan.[3] It", vec![4..8, 10..11])));
        assert!(!has_note_mark(&differing("the plan.[3] It", vec![0..3, 4..8])));
        assert!(!has_note_mark(&differing("the plan 3 [a]", vec![9..10, 12..13])));
    }

    #[test]
    fn no_more_is_shown_than_is_quoted_and_the_difference_is_marked() {
        let text = "will take place\nin Arden on May 9, 2021";
        let day = text.find('9').unwrap();
        let year = text.find("1").unwrap();
        let passage = NearestPassage {
            text: text.to_owned(),
            differences: vec![day..day + 1, year..year + 1],
            quote_differences: Vec::new(),
            line: 7,
        };
        let whole = "the nearest passage, at line 7 of the capture:\n\
                     will take place in Arden on May 9, 2021\n                                ^     ^";
        assert_eq!(shown(&passage, "will take place in Arden on May 8, 2021"), whole);
        let part = "the nearest passage, at line 7 of the capture:\nwill take place…";
        assert_eq!(shown(&passage, "will take place"), part);
    }
}
