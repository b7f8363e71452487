//! Marks of Markdown that a capture was left with, as clippers write them: emphasis, links, backslashes.
//!
//! Finds where they stand, so that folding can pass over them. What a mark means is not asked: an asterisk or
//! underscore at a word's edge is one, one that stands alone or within a word or number is text.

use std::ops::Range;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::scripts::extends;

/// The longest address of a link that is taken for one, in characters of its canonical decomposition (NFD): what a
/// text is must not hang on whether letters and their marks are written as one.
const LONGEST_ADDRESS: usize = 2048;

/// The bytes of `text` that are marks, in order. Linear in its length.
pub(super) fn marks(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if memchr::memchr3(b'*', b'_', b'\\', text.as_bytes()).is_some() {
        runs(text, &mut found);
    }
    if text.contains("](") {
        links(text, &mut found);
        // Marks within an address are part of it.
        found.sort_unstable_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
        let mut end = 0;
        found.retain(|mark| {
            let is_outside = mark.end > end;
            end = end.max(mark.end);
            is_outside
        });
    }
    found
}

/// Finds emphasis and backslashes. Those that follow each other are judged together, by what stands on the
/// outside.
fn runs(text: &str, found: &mut Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(skipped) = bytes[at..].iter().position(|b| matches!(b, b'*' | b'_' | b'\\')) {
        let start = at + skipped;
        let length = bytes[start..].iter().take_while(|b| matches!(b, b'*' | b'_' | b'\\')).count();
        at = start + length;
        let run = &bytes[start..at];
        let signs = run.iter().filter(|b| **b != b'\\').count();
        // A mark goes with what it stands on, whether the two are written as one or not.
        let before = text[..start].chars().rev().find(|c| !extends(*c)).unwrap_or(' ');
        let mut behind = text[at..].chars();
        let after = behind.next().unwrap_or(' ');
        // "Not greater than" may be written as the sign and its stroke.
        let is_marked = behind.next().is_some_and(is_combining_mark);
        if is_kept(run, signs, before, after) || signs == 0 && is_marked {
            let escapes = (start..at).filter(|i| signs > 0 && bytes[*i] == b'\\');
            found.extend(escapes.map(|i| i..i + 1));
        } else {
            found.push(start..at);
        }
    }
}

/// Whether a run of signs and backslashes is text.
fn is_kept(run: &[u8], signs: usize, before: char, after: char) -> bool {
    if signs == 0 {
        // A backslash before punctuation says that it is no mark.
        return !after.is_ascii_punctuation();
    }
    let is_alone = before.is_whitespace() && after.is_whitespace();
    let is_letter = |c: char| c.is_alphanumeric() || extends(c);
    let is_within = is_letter(before) && is_letter(after);
    let is_number = before.is_numeric() || after.is_numeric();
    is_alone || is_within && (signs == 1 || is_number || run.contains(&b'_'))
}

/// Finds what stands around the text of links and pictures: `[`, `![` and `](address)`.
fn links(text: &str, found: &mut Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    let mut open = Vec::new();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'[' => open.push(at),
            b']' => {
                let Some(start) = open.pop() else { continue };
                let Some(address) = address(&text[at + 1..]) else { continue };
                let label = &bytes[start + 1..at];
                // The number of a note is not text that goes on with what stands before it.
                if !label.iter().all(u8::is_ascii_digit) {
                    let is_picture = start > 0 && bytes[start - 1] == b'!';
                    found.push(start - usize::from(is_picture)..start + 1);
                    found.push(at..at + 1 + address);
                } else if !label.is_empty() {
                    found.push(at + 1..at + 1 + address);
                }
            }
            _ => {}
        }
    }
}

/// The length of a link's address in parentheses, with its title where it has one.
fn address(after: &str) -> Option<usize> {
    if !after.starts_with('(') {
        return None;
    }
    let mut depth = 0_usize;
    let mut is_title = false;
    let mut length = 0;
    for (at, character) in after.char_indices() {
        decompose_canonical(character, |_| length += 1);
        if length > LONGEST_ADDRESS {
            return None;
        }
        match character {
            '"' => is_title = !is_title,
            '\n' => return None,
            ' ' if !is_title && !after[at + 1..].starts_with('"') => return None,
            '(' if !is_title => depth += 1,
            ')' if !is_title => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str) -> String {
        let mut rest = text.to_owned();
        for mark in marks(text).into_iter().rev() {
            rest.replace_range(mark, "");
        }
        rest
    }

    #[test]
    fn emphasis_at_the_edges_of_words_is_a_mark() {
        assert_eq!(without("The **approved** _new_ plan, ***so*** __it__."), "The approved new plan, so it.");
        assert_eq!(without("un**believ**able"), "unbelievable");
        assert_eq!(without("**「重要」**です"), "「重要」です");
        assert_eq!(without("“*We*”"), "“We”");
        // One sign as two, and as one.
        assert_eq!(without("\u{a8}\u{301}*has"), "\u{a8}\u{301}has");
        assert_eq!(without("\u{385}*has"), "\u{385}has");
        assert_eq!(without("e\u{301}*s"), "e\u{301}*s");
    }

    #[test]
    fn signs_that_stand_alone_or_within_are_text() {
        for text in ["a * b", "5*3", "2**3", "file_name", "* * *", "____", "C:\\ a"] {
            assert_eq!(without(text), text);
        }
    }

    #[test]
    fn a_backslash_before_punctuation_is_a_mark() {
        assert_eq!(without(r"1\. The plan\[3\] a\*b \- so"), "1. The plan[3] a*b - so");
        assert_eq!(without(r"C:\path"), r"C:\path");
        // One sign as two, and as one.
        for text in ["\\>\u{338}", "\\\u{226f}"] {
            assert_eq!(without(text), text);
        }
    }

    #[test]
    fn links_are_their_text() {
        assert_eq!(without("the [new quay](https://example.org/a_(b) \"A title\") of"), "the new quay of");
        assert_eq!(without("![The quay](q.jpg)[**Home**](/)"), "The quayHome");
        assert_eq!(without("the plan.[3](#note-3) [[4]](#n)"), "the plan.[3] [4]");
        for text in ["the plan[3] (of May)", "the [new] (old) plan", "a](b)", "[a](b c)", "[](x", "[a](\nb)"]
        {
            assert_eq!(without(text), text);
        }
    }

    #[test]
    fn an_address_is_as_long_composed_as_apart() {
        for (composed, apart) in [("\u{e9}", "e\u{301}"), ("\u{c11c}", "\u{1109}\u{1165}")] {
            for times in [1_021, 1_022, 1_023, 1_024] {
                let link = |letter: &str| format!("the [quay]({})", letter.repeat(times));
                let is_link = times <= 1_023;
                assert_eq!(without(&link(composed)) == "the quay", is_link, "{composed} {times}");
                assert_eq!(without(&link(apart)) == "the quay", is_link, "{apart} {times}");
            }
        }
    }

    #[test]
    fn many_brackets_are_no_trouble() {
        assert!(marks(&"[".repeat(200_000)).is_empty());
        assert!(marks(&"](".repeat(100_000)).is_empty());
    }
}
