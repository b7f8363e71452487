//! The age of a person behind the name: "Ada Quinn, 54," where a quote has "Ada Quinn, 45,".

use std::ops::Range;

use super::claim::Found;
use super::note_evidence::CitedQuote;
use super::prose::Prose;
use crate::model::ClaimKind;
use crate::read::name_words::{name_word, names_nobody};
use crate::read::words::Word;

/// How many words in brackets may stand between a name and its age: "Quinn (left), 54".
const INSERTED: usize = 2;

/// An age that the quotes give to somebody else, and another to this one.
pub(super) fn other_age(prose: &Prose, quotes: &[&CitedQuote]) -> Option<Found> {
    if !prose.text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let words = prose.words();
    aged(&prose.text, words).into_iter().filter(|(name, _)| prose.is_own(&words[*name].span)).find_map(
        |(name, age)| {
            let own = name_before(&prose.text, words, name);
            let mut other = None;
            let mut is_elsewhere = false;
            for quote in quotes {
                let quoted = quote.words();
                for (there, theirs) in aged(&quote.text, quoted) {
                    let names = name_before(&quote.text, quoted, there);
                    let is_same = may_be_one(&own, &names);
                    if is_same && quoted[theirs].lower == words[age].lower {
                        return None;
                    }
                    is_elsewhere |= quoted[theirs].lower == words[age].lower;
                    if is_same {
                        other = other.or(Some((*quote, quoted[there].span.start..quoted[theirs].span.end)));
                    }
                }
            }
            let (quote, span) = other.filter(|_| is_elsewhere)?;
            let range = words[name].span.start..words[age].span.end;
            Some(Found::new(range, ClaimKind::Exchanged(quote.quoted(span))))
        },
    )
}

/// The last words of names with the ages behind them.
fn aged(text: &str, words: &[Word]) -> Vec<(usize, usize)> {
    let is_age = |at: &usize| {
        let word = &words[*at];
        let closes = words.get(at + 1).is_none_or(|next| next.is_cut);
        let lower = word.lower.as_str();
        word.is_cut
            && closes
            && (1..=2).contains(&lower.len())
            && lower.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_comma = |at: usize| {
        text.get(words[at - 1].span.end..words[at].span.start)
            .is_some_and(|gap| gap.trim_start_matches(')') == ", ")
    };
    let name = |at: usize| {
        (at.saturating_sub(1 + INSERTED)..at).rev().find(|name| is_name(text, &words[*name])).filter(|name| {
            let inserted = text.get(words[*name].span.end..words[at].span.start).unwrap_or("");
            name + 1 == at || inserted.trim_start().starts_with('(') && inserted.trim_end().ends_with("),")
        })
    };
    (1..words.len())
        .filter(is_age)
        .filter(|at| is_comma(*at))
        .filter_map(|at| Some((name(at)?, at)))
        .collect()
}

fn is_name(text: &str, word: &Word) -> bool {
    let written = text.get(word.span.clone()).unwrap_or("");
    let bare = name_word(written);
    written.starts_with(char::is_uppercase) && bare.chars().nth(2).is_some() && !names_nobody(&bare)
}

/// A name by its last word: that word, and those before it.
fn name_before(text: &str, words: &[Word], last: usize) -> Vec<String> {
    let mut first = last;
    while first > 0 && !words[first].is_cut && is_name(text, &words[first - 1]) {
        first -= 1;
    }
    let range: Range<usize> = first..last + 1;
    words[range].iter().map(|word| name_word(&word.lower)).collect()
}

/// Whether two names may be one person's: all words of the shorter stand in the other.
fn may_be_one(one: &[String], other: &[String]) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    short.last() == long.last() && short.iter().all(|word| long.contains(word))
}
