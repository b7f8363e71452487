//! What is left over of markup in a text: half-written links, marks that nothing closes.
//!
//! A reader of CommonMark makes text of whatever is no markup, and says nothing. Here it is found, so that it can
//! be said; what is escaped or code is meant as it stands.

use std::ops::Range;

use super::masks::is_per_cent;
use crate::model::Leftover;

/// The leftovers of a text, from byte `from` on.
pub(super) fn leftovers(text: &str, from: usize) -> Vec<(Range<usize>, Leftover)> {
    let mut found = Vec::new();
    let mut at = from;
    // Whether brackets are open that were found already: what closes them belongs to the same slip.
    let mut is_open = false;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(is_sign)).map(|n| at + n) {
        let rest = &text[start..];
        let before = text[..start].chars().next_back();
        let is_text = rest.starts_with("%%") && is_per_cent(text, start);
        let Some((length, leftover)) =
            opening(rest, before).filter(|_| !is_text).or_else(|| closing(text, from, start, is_open))
        else {
            is_open &= !rest.starts_with(']');
            at = start + 1;
            continue;
        };
        is_open = leftover != Leftover::Link || rest.starts_with('[');
        found.push((start..start + length, leftover));
        at = start + length;
    }
    found
}

fn is_sign(c: char) -> bool {
    matches!(c, '[' | ']' | '!' | '^' | '<' | '%' | '*' | '=')
}

/// What begins here and is never finished, with the length of its sign.
fn opening(rest: &str, before: Option<char>) -> Option<(usize, Leftover)> {
    let after_word = before.is_some_and(char::is_alphanumeric);
    let next = |length: usize| rest[length..].chars().next();
    let begins_word = |length: usize| next(length).is_some_and(|c| c.is_alphanumeric());
    match () {
        () if rest.starts_with("![") && !after_word => {
            Some((if rest.starts_with("![[") { 3 } else { 2 }, Leftover::Image))
        }
        () if rest.starts_with("[[") => Some((2, Leftover::Link)),
        () if rest.starts_with("[@") => Some((2, Leftover::Citation)),
        () if rest.starts_with("[ @") => Some((3, Leftover::Citation)),
        () if rest.starts_with("[^") => Some((2, Leftover::Mark)),
        () if rest.starts_with("[!") && next(2).is_some_and(char::is_alphabetic) => {
            Some((2, Leftover::Alert))
        }
        () if rest.starts_with("^[")
            && !(before.is_some_and(char::is_numeric) && next(2).is_some_and(char::is_numeric)) =>
        {
            Some((2, Leftover::Footnote))
        }
        () if rest.starts_with("<!--") => Some((4, Leftover::Comment)),
        () if rest.starts_with("%%") && !after_word && !rest.starts_with("%%%") && before != Some('%') => {
            Some((2, Leftover::Comment))
        }
        () if rest.starts_with("**") && begins_word(2) && !after_word && before != Some('*') => {
            Some((2, Leftover::Emphasis))
        }
        () if rest.starts_with("==") && begins_word(2) && !after_word && before != Some('=') => {
            let close = rest[2..].find("==").map(|n| n + 2).filter(|close| *close < 200)?;
            let inner = &rest[2..close];
            (!inner.ends_with(char::is_whitespace) && !rest[close + 2..].starts_with('='))
                .then_some((close + 2, Leftover::Highlight))
        }
        () => None,
    }
}

/// What ends here and was never begun as it should be.
fn closing(text: &str, from: usize, at: usize, is_open: bool) -> Option<(usize, Leftover)> {
    let rest = &text[at..];
    // A bracket before `from` is escaped.
    let is_meant = matching_bracket(text, at).is_some_and(|open| open < from);
    if is_open || is_meant {
        return None;
    }
    if rest.starts_with("](") {
        return Some((2, Leftover::Address));
    }
    if let Some(after) = rest.strip_prefix("][") {
        let open = matching_bracket(text, at);
        let first = open.map_or("", |open| &text[open + 1..at]);
        let second = after.split_once(']').map(|(second, _)| second)?;
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let after_word = open.is_some_and(|open| text[..open].ends_with(char::is_alphanumeric));
        let is_index = is_number(first) && is_number(second);
        return (!after_word && !is_index).then_some((2, Leftover::Reference));
    }
    let is_lone = rest.starts_with("]]")
        && matching_bracket(text, at).is_some()
        && matching_bracket(text, at + 1).is_none();
    is_lone.then_some((2, Leftover::Link))
}

/// The bracket that the one at `at` closes.
fn matching_bracket(text: &str, at: usize) -> Option<usize> {
    let mut depth = 0;
    // A text is looked back over so far at most, so that many brackets cost no more than they are.
    let start = (0..=at.saturating_sub(200)).rev().find(|start| text.is_char_boundary(*start)).unwrap_or(0);
    for (n, byte) in text[start..at].bytes().enumerate().rev() {
        match byte {
            b']' => depth += 1,
            b'[' if depth == 0 => return Some(start + n),
            b'[' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<(&str, Leftover)> {
        leftovers(text, 0).into_iter().map(|(range, leftover)| (&text[range], leftover)).collect()
    }

    #[test]
    fn half_written_markup_is_found() {
        for (text, sign, leftover) in [
            ("See [[harbour] now", "[[", Leftover::Link),
            ("See [harbour]] now", "]]", Leftover::Link),
            ("See [the paper][b] now", "][", Leftover::Reference),
            ("See [the map](a b.pdf) now", "](", Leftover::Address),
            ("See ![the map](a b.png) now", "![", Leftover::Image),
            ("![[map.png", "![[", Leftover::Image),
            ("It opened.[@paper, \"it", "[@", Leftover::Citation),
            ("It opened.[^my note] Then", "[^", Leftover::Mark),
            ("[!NOTE] It", "[!", Leftover::Alert),
            ("It opened.^[A remark.]", "^[", Leftover::Footnote),
            ("See [[harbour] and [x] now", "[[", Leftover::Link),
            ("In 2019^[see there]", "^[", Leftover::Footnote),
            ("It <!-- ask", "<!--", Leftover::Comment),
            ("It %% ask", "%%", Leftover::Comment),
            ("**The quay is", "**", Leftover::Emphasis),
            ("The ==old quay== is", "==old quay==", Leftover::Highlight),
        ] {
            assert_eq!(of(text), [(sign, leftover)], "{text}");
        }
    }

    #[test]
    fn one_slip_hides_no_other() {
        let both = of("The [[harbour] is [closed][why] now");
        assert_eq!(both, [("[[", Leftover::Link), ("][", Leftover::Reference)]);
    }

    #[test]
    fn what_people_mean_as_it_stands_is_not() {
        for text in [
            "He said [sic] that [the mayor] left [...] early",
            "a[i][j] and [3][4] and f(x)[y]",
            "[a [b]] and ((x)) and x --> y",
            "Stop![1] 10^[2] 50%% 2**3 a == b == c 0.45** f**k",
            "<p> 100% [!] [ ] [x] ** note ==> here",
        ] {
            assert_eq!(of(text), [], "{text}");
        }
    }

    #[test]
    fn many_brackets_cost_no_more_than_they_are() {
        assert!(!of(&"[x]]".repeat(50_000)).is_empty());
        assert!(!of(&"[a][b] ".repeat(50_000)).is_empty());
    }
}
