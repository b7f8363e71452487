//! By which words a word of a name is borne out: its forms, abbreviations, kinds of bodies and given names.

use std::ops::Range;

use crate::read::name_words::{is_capital_of, is_country, is_generic, name_word, names_nobody, same_name};
use crate::text::words::words;

/// How many letters a common word shares with a name that is made of it: `minister`, `Ministry`.
const STEM: usize = 5;

/// A word by which names are borne out.
pub(super) struct NameWord {
    pub(super) word: String,
    is_capital: bool,
}

pub(super) fn name_words(text: &str) -> Vec<NameWord> {
    let parts = words(text).into_iter().flat_map(|word| text[word].split(['-', '/']));
    let of =
        |part: &str| NameWord { word: name_word(part), is_capital: part.starts_with(char::is_uppercase) };
    parts.filter(|part| !part.is_empty()).map(of).collect()
}

pub(super) fn is_borne_out(texts: &[Vec<NameWord>], word: &str) -> bool {
    fn stem(word: &str) -> Option<&str> {
        word.char_indices().nth(STEM).map(|(at, _)| &word[..at])
    }
    let own = stem(word);
    texts.iter().flatten().any(|other| {
        same_name(word, &other.word)
            || is_capital_of(&other.word, word)
            || !other.is_capital && own.is_some() && stem(&other.word) == own
    }) || texts.iter().any(|text| stands_for_words(text, word))
}

/// Whether capitalised words that follow each other begin with the letters of an abbreviation.
fn stands_for_words(text: &[NameWord], word: &str) -> bool {
    let letters = word.chars().count();
    let begins = |other: &NameWord, letter: char| other.word.starts_with(letter);
    let is_plain =
        |window: &[NameWord]| window.iter().zip(word.chars()).all(|(other, letter)| begins(other, letter));
    if (3..=6).contains(&letters) && text.windows(letters).any(is_plain) {
        return true;
    }
    let capitals: Vec<&NameWord> = text.iter().filter(|other| other.is_capital).collect();
    (2..=6).contains(&letters)
        && capitals.windows(letters).any(|window| {
            window.iter().zip(word.chars()).all(|(other, letter)| other.word.starts_with(letter))
        })
}

/// Whether one of the texts has the abbreviation of a name.
pub(super) fn has_acronym(texts: &[Vec<NameWord>], initials: &str) -> bool {
    initials.chars().nth(1).is_some()
        && texts.iter().flatten().any(|other| other.is_capital && other.word == initials)
}

pub(super) fn capital_initials<'t>(words: impl Iterator<Item = &'t str>) -> String {
    let first = words.filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()));
    first.flat_map(char::to_lowercase).collect()
}

/// How far a kind of body may stand from the name that it goes with: "the Bank of Arden".
const FAR: usize = 3;

/// Whether a name stands in a text with another kind of body after it, which is none of `own`, and nowhere near this
/// one: "the Arden Council".
pub(super) fn is_called_otherwise(texts: &[Vec<NameWord>], name: &str, body: &str, own: &[&str]) -> bool {
    let is_near = |text: &Vec<NameWord>| {
        let places = |word: &'_ str| -> Vec<usize> {
            let is_it = |at: &usize| same_name(word, &text[*at].word);
            (0..text.len()).filter(is_it).collect()
        };
        let bodies = places(body);
        places(name).iter().any(|at| bodies.iter().any(|other| at.abs_diff(*other) <= FAR))
    };
    // "A new hospital" of the page is the Hospital of the sentence.
    let is_common = texts.iter().flatten().any(|other| !other.is_capital && other.word == body);
    let follows = |text: &Vec<NameWord>| {
        text.windows(2).any(|pair| {
            pair[0].is_capital
                && pair[1].is_capital
                && same_name(name, &pair[0].word)
                && is_generic(&pair[1].word)
                && !own.contains(&pair[1].word.as_str())
        })
    };
    !is_common && texts.iter().any(follows) && !texts.iter().any(is_near)
}

/// Whether a word is the given name of someone whom the texts call by the surname alone.
pub(super) fn is_given_name(
    texts: &[Vec<NameWord>],
    part: &(Range<usize>, String),
    parts: &[(Range<usize>, String)],
) -> bool {
    let Some((_, surname)) = parts.iter().find(|(range, _)| range.start == part.0.end + 1) else {
        return false;
    };
    // "The Arden Norlandic embassy": a country is nobody's surname.
    if is_country(surname) {
        return false;
    }
    let mut is_there = false;
    for text in texts {
        for (at, _) in text.iter().enumerate().filter(|(_, other)| other.is_capital && other.word == *surname)
        {
            let before = at.checked_sub(1).and_then(|at| text.get(at));
            if before.is_some_and(|before| before.is_capital && !names_nobody(&before.word)) {
                return false;
            }
            is_there = true;
        }
    }
    is_there
}
