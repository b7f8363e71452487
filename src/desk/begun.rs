//! Finds the passages of captures that begin with words that somebody is typing, the last of them perhaps half.

use std::ops::Range;

use memchr::memmem::Finder;
use rayon::prelude::*;

use super::archive::Archived;
use super::cite::{Cited, ceiling, cited, like, whole_words};
use super::runs::{begins, run_after, run_at, run_before, runs};
use crate::text::words::words;

/// How many places are looked at in one text.
const MAX_PLACES: usize = 500;

/// The most bytes of a passage.
const MAX_PASSAGE: usize = 1200;

/// A passage that begins with the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// The source and the words to quote.
    pub cited: Cited,
    /// Its capture and the line in it, from 1.
    pub capture: String,
    /// The line, from 1.
    pub line: usize,
}

/// The passages that begin with some words, of the source where one is given. Of each place there are two: as far as
/// the next comma or the like, and as far as the sentence, neither longer than so many words.
#[must_use]
pub fn begun(
    archive: &[Archived],
    typed: &str,
    source: Option<&str>,
    max_words: usize,
    most: usize,
) -> Vec<Begun> {
    let wanted: Vec<String> = runs(typed).map(|run| typed[run].to_lowercase()).collect();
    let is_half = typed.ends_with(char::is_alphanumeric);
    let texts: Vec<&Archived> =
        archive.iter().filter(|text| source.is_none_or(|source| text.source == source)).collect();
    let found: Vec<(usize, Range<usize>)> = texts
        .par_iter()
        .enumerate()
        .map_init(Vec::new, |buffer, (n, text)| {
            let places = places(text, text.lower(buffer), &wanted, is_half).into_iter();
            places.map(move |at| (n, at)).collect::<Vec<_>>()
        })
        .flatten_iter()
        .collect();
    // Several words that stand nowhere as they were typed may be meant for others.
    let found = if found.is_empty() && wanted.len() > 1 {
        like(&texts, typed).into_iter().map(|(n, place, _)| (n, place)).collect()
    } else {
        found
    };
    let passages = found.into_iter().take(most).flat_map(|(n, place)| {
        let text = texts[n];
        ends(&text.text, place, max_words).into_iter().map(move |range| Begun {
            line: text.line(range.start),
            capture: text.capture.clone(),
            cited: cited(text, range),
        })
    });
    let mut kept: Vec<Begun> = Vec::new();
    for passage in passages {
        if !kept.contains(&passage) {
            kept.push(passage);
        }
    }
    kept
}

/// Where the words stand one after the other.
fn places(text: &Archived, lower: &[u8], wanted: &[String], is_half: bool) -> Vec<Range<usize>> {
    let last = wanted.len().saturating_sub(1);
    let Some((anchor, longest)) = wanted.iter().enumerate().max_by_key(|(n, word)| (word.len(), *n)) else {
        return Vec::new();
    };
    let finder = Finder::new(longest.as_bytes());
    let is_word = |run: &Range<usize>, n: usize| {
        let word = text.text[run.clone()].to_lowercase();
        if n == last && is_half { word.starts_with(&wanted[n]) } else { word == wanted[n] }
    };
    let place = |at: usize| {
        let run = run_at(&text.text, at).filter(|run| is_word(run, anchor))?;
        let mut whole = run.clone();
        for n in (0..anchor).rev() {
            let before = run_before(&text.text, whole.start).filter(|run| is_word(run, n))?;
            whole.start = before.start;
        }
        for n in anchor + 1..=last {
            let after = run_after(&text.text, whole.end).filter(|run| is_word(run, n))?;
            whole.end = after.end;
        }
        Some(whole)
    };
    finder.find_iter(lower).take(MAX_PLACES).filter(|at| begins(&text.text, *at)).filter_map(place).collect()
}

/// How far a quote may go that begins at a place: to the end of a clause, and of the sentence.
fn ends(text: &str, place: Range<usize>, max_words: usize) -> Vec<Range<usize>> {
    let place = whole_words(text, place);
    let rest = &text[place.start..ceiling(text, place.start + MAX_PASSAGE)];
    let typed = place.end - place.start;
    let most = words(rest).get(max_words.saturating_sub(1)).map_or(rest.len(), |word| word.end);
    let stops = |marks: &[char], from: usize| {
        let mut found = rest[from..].char_indices().filter(|(n, c)| {
            let after = rest[from + n + c.len_utf8()..].chars().next();
            marks.contains(c) && after.is_none_or(|c| c.is_whitespace() || "\"”’)".contains(c))
        });
        found.next().map(|(n, _)| from + n)
    };
    let paragraph = rest.find("\n\n").unwrap_or(rest.len());
    let sentence = stops(&['.', '!', '?'], typed).unwrap_or(paragraph).min(paragraph);
    let clause = stops(&[',', ';', ':', '.', '!', '?'], typed).unwrap_or(paragraph).min(paragraph);
    let mut ends: Vec<usize> = [sentence, clause].into_iter().map(|end| end.min(most).max(typed)).collect();
    ends.dedup();
    ends.into_iter().map(|end| place.start..place.start + rest[..end].trim_end().len()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive() -> Vec<Archived> {
        let courier = "LUNDE, May 2. The ferry carried 212,000 passengers in 2030, according to the board. In 2029 it was \
                       198,000.\n\nThe ferry is old";
        let herald = "“The ferry carries too few,” he said. It cost $3.5 million.";
        vec![
            Archived::new("courier", "courier.txt", courier.to_owned()),
            Archived::new("herald", "herald.txt", herald.to_owned()),
        ]
    }

    fn quotes(typed: &str, source: Option<&str>) -> Vec<String> {
        begun(&archive(), typed, source, 12, 9).into_iter().map(|found| found.cited.quote).collect()
    }

    #[test]
    fn a_quote_is_known_by_its_first_words() {
        assert_eq!(
            quotes("the ferry carried", None),
            [
                "The ferry carried 212,000 passengers in 2030, according to the board",
                "The ferry carried 212,000 passengers in 2030"
            ]
        );
        assert_eq!(
            quotes("ferry carri", Some("herald")),
            ["ferry carries too few,” he said", "ferry carries too few"]
        );
        assert_eq!(quotes("The ferry i", None), ["The ferry is old"]);
        // A word that has an end is whole.
        assert_eq!(quotes("carri ", None), Vec::<String>::new());
        assert_eq!(quotes("cost $3.5", None), ["cost $3.5 million"]);
        assert_eq!(quotes("", None), Vec::<String>::new());
        assert_eq!(quotes("...", None), Vec::<String>::new());
    }

    #[test]
    fn slips_of_the_pen_find_what_was_meant_where_nothing_else_stands() {
        let whole = "ferry carried 212,000 passengers in 2030, according to the board";
        assert_eq!(quotes("frry caried", None)[0], whole);
        assert_eq!(quotes("ferry caried 212", Some("courier"))[0], whole);
        assert_eq!(quotes("frry caries", Some("herald"))[0], "ferry carries too few,” he said");
        // One word alone may become any, and what is typed right counts as it stands.
        assert_eq!(quotes("caried", None), Vec::<String>::new());
        assert_eq!(quotes("ferry carried", None).len(), 2);
        assert_eq!(quotes("nothing of the kind", None), Vec::<String>::new());
    }

    #[test]
    fn no_quote_is_longer_than_allowed() {
        let short = begun(&archive(), "The ferry carried", Some("courier"), 4, 9);
        assert_eq!(short[0].cited.quote, "The ferry carried 212,000");
        assert_eq!((short[0].line, short[0].capture.as_str()), (1, "courier.txt"));
    }
}
