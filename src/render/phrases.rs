//! The words of the interface, by language: a template names them by their English, `{{ "Date" | say }}`.
//!
//! A phrase may have places, `{n} of {total} sentences`, which the filter's arguments fill, and forms by
//! the number `n` in the plural categories of CLDR.

use std::collections::BTreeMap;

use memchr::memchr;
use rustc_hash::FxHashMap;

/// What a theme says for each English phrase, by language.
pub type Words = BTreeMap<String, BTreeMap<String, Phrase>>;

/// A phrase in a language: its form for each plural category, `other` at least.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    /// The form for `other`, and for every number where there are no other forms.
    pub other: String,
    /// Forms for other categories, by `zero`, `one`, `two`, `few`, `many`.
    pub forms: BTreeMap<String, String>,
}

/// The words of one page's language.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    language: String,
    /// Only ever asked, so that its order has no part in a page.
    phrases: FxHashMap<String, Phrase>,
}

/// A piece of a phrase.
pub(super) enum Piece<'p, V> {
    /// Words of the interface.
    Text(&'p str),
    /// What stands in a place.
    Place(&'p V),
}

impl Lexicon {
    /// The words of `language`; where it has none those of its base language, `de` for `de-AT`.
    pub(super) fn of(words: &Words, language: &str) -> Self {
        let base = language.split('-').next().unwrap_or(language);
        let mut phrases = words.get(base).cloned().unwrap_or_default();
        if base != language {
            phrases.extend(words.get(language).cloned().unwrap_or_default());
        }
        Self { language: base.to_owned(), phrases: phrases.into_iter().collect() }
    }

    /// A phrase that has no places.
    pub(super) fn phrase<'p>(&'p self, english: &'p str) -> &'p str {
        self.form(english, None)
    }

    /// The phrase with its places filled. `n` chooses the form.
    pub(super) fn say(&self, english: &str, n: Option<u64>, places: &[(&str, &str)]) -> String {
        let form = self.form(english, n);
        let mut text = String::with_capacity(form.len() + 16);
        self.pieces(english, n, places, |piece| match piece {
            Piece::Text(piece) => text.push_str(piece),
            Piece::Place(value) => text.push_str(value),
        });
        text
    }

    /// The pieces of a phrase, with the values of its places. `n` chooses the form.
    pub(super) fn pieces<'p, V>(
        &'p self,
        english: &'p str,
        n: Option<u64>,
        places: &'p [(&str, V)],
        mut take: impl FnMut(Piece<'p, V>),
    ) {
        let mut rest = self.form(english, n);
        while let Some(at) = memchr(b'{', rest.as_bytes()) {
            let place = rest[at + 1..].split_once('}');
            let value = place.and_then(|(name, _)| places.iter().find(|(known, _)| *known == name));
            if let (Some((_, tail)), Some((_, value))) = (place, value) {
                take(Piece::Text(&rest[..at]));
                take(Piece::Place(value));
                rest = tail;
            } else {
                // A bracket that holds no place is a character as any other.
                take(Piece::Text(&rest[..=at]));
                rest = &rest[at + 1..];
            }
        }
        take(Piece::Text(rest));
    }

    fn form<'p>(&'p self, english: &'p str, n: Option<u64>) -> &'p str {
        let known = self.phrases.get(english).map(|phrase| {
            let category = n.map_or("other", |n| category(&self.language, n));
            phrase.forms.get(category).unwrap_or(&phrase.other).as_str()
        });
        known.unwrap_or(english)
    }
}

/// The plural category of a whole number, after CLDR, for the languages in which it is not that of
/// English.
fn category(language: &str, n: u64) -> &'static str {
    let (tens, ones) = (n % 100, n % 10);
    match language {
        "ja" | "zh" | "ko" | "vi" | "th" | "id" => "other",
        "fr" | "pt" if n < 2 => "one",
        "ru" | "uk" | "be" => match () {
            () if ones == 1 && tens != 11 => "one",
            () if (2..=4).contains(&ones) && !(12..=14).contains(&tens) => "few",
            () => "many",
        },
        "pl" => match () {
            () if n == 1 => "one",
            () if (2..=4).contains(&ones) && !(12..=14).contains(&tens) => "few",
            () => "many",
        },
        "cs" | "sk" => match n {
            1 => "one",
            2..=4 => "few",
            _ => "other",
        },
        "ar" => match () {
            () if n == 0 => "zero",
            () if n == 1 => "one",
            () if n == 2 => "two",
            () if (3..=10).contains(&tens) => "few",
            () if tens >= 11 => "many",
            () => "other",
        },
        _ if n == 1 => "one",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        let forms = BTreeMap::from([("one".to_owned(), "{n} Satz".to_owned())]);
        let phrase = Phrase { other: "{n} Sätze".to_owned(), forms };
        BTreeMap::from([("de".to_owned(), BTreeMap::from([("{n} sentences".to_owned(), phrase)]))])
    }

    #[test]
    fn a_number_chooses_its_form() {
        let german = Lexicon::of(&words(), "de-AT");
        let say = |n: u64| german.say("{n} sentences", Some(n), &[("n", &n.to_string())]);
        assert_eq!((say(1), say(2), say(0)), ("1 Satz".into(), "2 Sätze".into(), "0 Sätze".into()));
        assert_eq!(german.say("Unknown", None, &[]), "Unknown");
        assert_eq!(german.say("{a} {b {a}}", None, &[("a", "{b}"), ("b", "x")]), "{b} {b {b}}");
    }

    #[test]
    fn categories_are_those_of_cldr() {
        assert_eq!(
            [1, 2, 5, 11, 21, 22].map(|n| category("ru", n)),
            ["one", "few", "many", "many", "one", "few"]
        );
        assert_eq!([0, 1, 2].map(|n| category("fr", n)), ["one", "one", "other"]);
        assert_eq!(
            [0, 1, 2, 3, 11, 100].map(|n| category("ar", n)),
            ["zero", "one", "two", "few", "many", "other"]
        );
        assert_eq!([1, 2, 5].map(|n| category("cs", n)), ["one", "few", "other"]);
    }
}
