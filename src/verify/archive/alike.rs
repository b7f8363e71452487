//! Comparing a quote with a folded text in which some hyphens ended a line ([`BREAK`]): there the quote may have a
//! hyphen, a hyphen and a space, or nothing.
//!
//! What stands in the quote decides at each hyphen, so no form is tried twice.

use std::ops::Range;

use crate::text::fold::BREAK;

/// What may stand in a quote where the text has a break, the longest first; or nothing.
const HYPHENS: [&[u8]; 3] = ["\u{2010}".as_bytes(), b"- ", b"-"];

/// The length of the hyphen at the start of the rest of a quote.
fn hyphen_length(rest: &[u8]) -> usize {
    HYPHENS.iter().find(|hyphen| rest.starts_with(hyphen)).map_or(0, |hyphen| hyphen.len())
}

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
        rest = &after[hyphen_length(after)..];
        at += BREAK.len_utf8();
    }
}

/// Where `quote` begins in `text` if it ends at `at`.
pub(super) fn start_of(text: &str, breaks: &[usize], at: usize, quote: &str) -> Option<usize> {
    let (text, mut rest, mut at) = (text.as_bytes(), quote.as_bytes(), at);
    let mut breaks = breaks_within(breaks, &(0..at)).iter().rev();
    loop {
        let next = breaks.next().copied().filter(|hyphen| at - (hyphen + BREAK.len_utf8()) < rest.len());
        let length = next.map_or(rest.len(), |hyphen| at - (hyphen + BREAK.len_utf8()));
        let (before, same) = rest.split_at(rest.len() - length);
        if text.get(at.checked_sub(length)?..at) != Some(same) {
            return None;
        }
        at -= length;
        if next.is_none() {
            return Some(at);
        }
        rest = HYPHENS.iter().find_map(|hyphen| before.strip_suffix(*hyphen)).unwrap_or(before);
        at -= BREAK.len_utf8();
    }
}

/// The ways in which a word with breaks may be written: its pieces, without the hyphens, and with plain ones.
pub(super) fn forms(text: &str, breaks: &[usize], word: &Range<usize>) -> Vec<String> {
    let mut from = word.start;
    let mut forms = Vec::new();
    for at in breaks_within(breaks, word).iter().copied().chain([word.end]) {
        forms.push(text[from..at].to_owned());
        from = (at + BREAK.len_utf8()).min(word.end);
    }
    forms.extend([forms.concat(), forms.join("-")]);
    forms
}

/// A quote as the text has it where its breaks stand, in bytes of the text from the quote's beginning. None where
/// the quote has no such places.
pub(super) fn with_breaks(quote: &str, breaks: &[usize]) -> Option<String> {
    let (mut text, mut rest) = (String::with_capacity(quote.len()), quote);
    for at in breaks {
        let length = at.checked_sub(text.len())?;
        text.push_str(rest.get(..length)?);
        text.push(BREAK);
        rest = &rest[length..];
        rest = &rest[hyphen_length(rest.as_bytes())..];
    }
    text.push_str(rest);
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "more lan‐terns, half‐finished pre‐and post-war";

    fn breaks() -> Vec<usize> {
        TEXT.match_indices(BREAK).map(|(at, _)| at).collect()
    }

    fn both(quote: &str) -> bool {
        let end = TEXT.len();
        end_of(TEXT, &breaks(), 0, quote) == Some(end) && start_of(TEXT, &breaks(), end, quote) == Some(0)
    }

    #[test]
    fn each_break_may_be_a_hyphen_or_none() {
        for quote in [
            TEXT,
            "more lan-terns, half-finished pre-and post-war",
            "more lanterns, half-finished pre- and post-war",
            "more lan- terns, halffinished preand post-war",
        ] {
            assert!(both(quote), "{quote}");
        }
        for quote in [
            "more lanterns, half-finished pre- and postwar",
            "more lan terns, half-finished pre- and post-war",
            "more lan--terns, half-finished pre- and post-war",
        ] {
            assert!(!both(quote), "{quote}");
        }
    }

    #[test]
    fn a_quote_may_begin_and_end_anywhere() {
        let places: Vec<usize> = TEXT.char_indices().map(|(at, _)| at).collect();
        for (n, from) in places.iter().enumerate() {
            for to in &places[n..] {
                assert_eq!(end_of(TEXT, &breaks(), *from, &TEXT[*from..*to]), Some(*to));
                assert_eq!(start_of(TEXT, &breaks(), *to, &TEXT[*from..*to]), Some(*from));
            }
        }
        assert_eq!(end_of(TEXT, &breaks(), 46, "st-war and more"), None);
        assert_eq!(start_of(TEXT, &breaks(), 2, "no more"), None);
    }

    #[test]
    fn a_parted_word_is_known_by_its_forms() {
        assert_eq!(forms(TEXT, &breaks(), &(5..16)), ["lan", "terns", "lanterns", "lan-terns"]);
        assert_eq!(breaks_within(&breaks(), &(5..16)), [8]);
        assert!(breaks_within(&breaks(), &(9..20)).is_empty());
    }

    #[test]
    fn a_quote_is_written_as_the_text_is_by_the_places_of_its_breaks() {
        let whole = breaks();
        for quote in [
            TEXT,
            "more lanterns, half-finished pre- and post-war",
            "more lan-terns, halffinished preand post-war",
        ] {
            assert_eq!(with_breaks(quote, &whole).as_deref(), Some(TEXT), "{quote}");
        }
        assert_eq!(with_breaks("lanterns", &[3]).as_deref(), Some("lan‐terns"));
        assert_eq!(with_breaks("lanterns", &[]).as_deref(), Some("lanterns"));
        assert_eq!(with_breaks("lanterns", &[3, 2]), None);
        assert_eq!(with_breaks("lanterns", &[90]), None);
        assert_eq!(with_breaks("größe", &[3]), None);
    }
}
