//! Where something happens: a place goes with the same verb as in the quotes. "Born in Arden" is not "born in
//! Belmont".

use super::claim::Found;
use super::note_evidence::CitedQuote;
use super::prose::Prose;
use crate::model::ClaimKind;
use crate::read::deeds::is_past;
use crate::read::name_words::{name_word, names_nobody};
use crate::read::words::Word;

/// How many words behind a place the one that it lies in may stand.
const NEAR_NAME: usize = 6;

/// "Born in Belmont", where a quote has "born in Arden" and speaks of Belmont as well.
pub(super) fn other_place(prose: &Prose, quotes: &[&CitedQuote]) -> Option<Found> {
    if !may_name_places(prose) {
        return None;
    }
    let words = prose.words();
    let placed = places(&prose.text, words);
    placed.into_iter().filter(|at| prose.is_own(&words[*at].span)).find_map(|at| {
        let name = &words[at].lower;
        let mut other = None;
        for quote in quotes {
            let quoted_words = quote.words();
            let own = (0..quoted_words.len()).filter(|there| quoted_words[*there].lower == *name);
            let own: Vec<usize> = own.collect();
            for there in places(&quote.text, quoted_words) {
                let is_same = (1..=2).all(|n| quoted_words[there - n].lower == words[at - n].lower);
                if !is_same {
                    continue;
                }
                // "Born in Arden, Norland".
                if own.iter().any(|own| (there..there + NEAR_NAME).contains(own)) {
                    return None;
                }
                if !own.is_empty() {
                    let span = quoted_words[there - 2].span.start..quoted_words[there].span.end;
                    other = other.or(Some((*quote, span)));
                }
            }
        }
        let (quote, span) = other?;
        Some(Found::new(
            words[at - 2].span.start..words[at].span.end,
            ClaimKind::NameExchanged(quote.quoted(span)),
        ))
    })
}

/// The names behind a verb and a word of place: "born in Name".
fn places(text: &str, words: &[Word]) -> Vec<usize> {
    let is_place = |at: &usize| {
        let verb = &words[at - 2];
        OF_PLACE.contains(&words[at - 1].lower.as_str())
            && (is_past(&verb.lower)
                || matches!(
                    verb.lower.as_str(),
                    "born" | "came" | "went" | "himself" | "herself" | "itself" | "themselves"
                ))
            && !words[*at].is_cut
            && !words[at - 1].is_cut
            && text.get(words[*at].span.clone()).is_some_and(|word| word.starts_with(char::is_uppercase))
            && !names_nobody(&name_word(&words[*at].lower))
    };
    (2..words.len()).filter(is_place).collect()
}

/// Whether a text may have a place among its own words: a capital behind a word of place.
fn may_name_places(prose: &Prose) -> bool {
    prose.own_capitals().any(|at| {
        let before = prose.text[..at].trim_end_matches(|c: char| !c.is_alphanumeric()).as_bytes();
        let ends_with = |word: &&str| {
            let end = before.len().checked_sub(word.len()).and_then(|start| before.get(start..));
            end.is_some_and(|end| end.eq_ignore_ascii_case(word.as_bytes()))
        };
        OF_PLACE.iter().any(ends_with)
    })
}

/// Words behind which a place stands.
const OF_PLACE: [&str; 5] = ["in", "from", "to", "at", "near"];
