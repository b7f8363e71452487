//! Comparing a quote with a text in which some hyphens ended a line: there the quote may have the hyphen, a hyphen
//! and a space, or nothing.
//!
//! What stands in the quote decides at each hyphen, so no form is tried twice.

use std::ops::Range;

/// The breaks in a range of the text.
pub(super) fn breaks_within<'b>(breaks: &'b [usize], range: &Range<usize>) -> &'b [usize] {
    let from = breaks.partition_point(|at| *at < range.start);
    let rest = breaks.get(from..).unwrap_or_default();
    &rest[..rest.partition_point(|at| *at < range.end)]
}

/// Where `quote` ends in `text` if it begins at `at`.
pub(super) fn end_of(text: &str, breaks: &[usize], at: usize, quote: &str) -> Option<usize> {
    let (text, mut rest, mut at) = (text.as_bytes(), quote.as_bytes(), at);
    let mut breaks = breaks_within(breaks, &(at..text.len())).iter();
    loop {
        let next = breaks.next().copied().filter(|hyphen| hyphen - at < rest.len());
        let (same, after) = rest.split_at(next.map_or(rest.len(), |hyphen| hyphen - at));
        if text.get(at..at + same.len()) != Some(same) {
            return None;
        }
        at += same.len();
        if next.is_none() {
            return Some(at);
        }
        rest = after.strip_prefix(b"-").map_or(after, |after| after.strip_prefix(b" ").unwrap_or(after));
        at += 1;
    }
}

/// Where `quote` begins in `text` if it ends at `at`.
pub(super) fn start_of(text: &str, breaks: &[usize], at: usize, quote: &str) -> Option<usize> {
    let (text, mut rest, mut at) = (text.as_bytes(), quote.as_bytes(), at);
    let mut breaks = breaks_within(breaks, &(0..at)).iter().rev();
    loop {
        let next = breaks.next().copied().filter(|hyphen| at - (hyphen + 1) < rest.len());
        let length = next.map_or(rest.len(), |hyphen| at - (hyphen + 1));
        let (before, same) = rest.split_at(rest.len() - length);
        if text.get(at.checked_sub(length)?..at) != Some(same) {
            return None;
        }
        at -= length;
        if next.is_none() {
            return Some(at);
        }
        let spaced = before.strip_suffix(b" ").filter(|before| before.ends_with(b"-")).unwrap_or(before);
        rest = spaced.strip_suffix(b"-").unwrap_or(spaced);
        at -= 1;
    }
}

/// The ways in which a word with breaks may be written other than as it is: without the hyphens, and its pieces.
pub(super) fn forms(text: &str, breaks: &[usize], word: &Range<usize>) -> Vec<String> {
    let mut from = word.start;
    let mut forms = Vec::new();
    for at in breaks_within(breaks, word).iter().copied().chain([word.end]) {
        forms.push(text[from..at].to_owned());
        from = at + 1;
    }
    forms.push(forms.concat());
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "more lan-terns, half-finished pre-and post-war";
    const BREAKS: [usize; 3] = [8, 20, 33];

    fn both(quote: &str) -> bool {
        let whole = 0..TEXT.len();
        end_of(TEXT, &BREAKS, 0, quote) == Some(whole.end)
            && start_of(TEXT, &BREAKS, whole.end, quote) == Some(0)
    }

    #[test]
    fn each_break_may_be_a_hyphen_or_none() {
        assert!(both("more lan-terns, half-finished pre-and post-war"));
        assert!(both("more lanterns, half-finished pre- and post-war"));
        assert!(both("more lan- terns, halffinished preand post-war"));
        assert!(!both("more lanterns, half-finished pre- and postwar"));
        assert!(!both("more lan terns, half-finished pre- and post-war"));
        assert!(!both("more lan--terns, half-finished pre- and post-war"));
    }

    #[test]
    fn a_quote_may_begin_and_end_anywhere() {
        for from in 0..TEXT.len() {
            for to in from..TEXT.len() {
                assert_eq!(end_of(TEXT, &BREAKS, from, &TEXT[from..to]), Some(to));
                assert_eq!(start_of(TEXT, &BREAKS, to, &TEXT[from..to]), Some(from));
            }
        }
        assert_eq!(end_of(TEXT, &BREAKS, 40, "st-war and more"), None);
        assert_eq!(start_of(TEXT, &BREAKS, 2, "no more"), None);
    }

    #[test]
    fn a_parted_word_is_known_by_its_forms() {
        assert_eq!(forms(TEXT, &BREAKS, &(5..14)), ["lan", "terns", "lanterns"]);
        assert_eq!(breaks_within(&BREAKS, &(5..14)), [8]);
        assert!(breaks_within(&BREAKS, &(9..20)).is_empty());
    }
}
