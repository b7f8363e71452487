//! What each word of a language may be part of, looked up once for each token of a text.
//!
//! The readers try long tables of phrases. Nearly every word of a text begins none of them, and its roles say
//! so at once. A role promises nothing: it only says that trying is worth while.

use rustc_hash::FxHashMap;

use super::currency::CURRENCY_SIGNS;
use super::language::Language;

/// What a token may be part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Roles(u32);

impl Roles {
    pub(crate) const NONE: Self = Self(0);
    /// A number in words may begin here.
    pub(crate) const NUMBER: Self = Self(1);
    pub(crate) const ARTICLE: Self = Self(1 << 1);
    /// After an article it makes a number: "a third", "a hundred".
    pub(crate) const AFTER_ARTICLE: Self = Self(1 << 2);
    pub(crate) const MULTIPLE: Self = Self(1 << 3);
    pub(crate) const VAGUE_PLURAL: Self = Self(1 << 4);
    /// A date may begin here.
    pub(crate) const DATE: Self = Self(1 << 5);
    /// It is a time of day.
    pub(crate) const CLOCK: Self = Self(1 << 6);
    /// A measure may begin here.
    pub(crate) const MEASURE: Self = Self(1 << 7);
    /// A hedge after a number may begin here.
    pub(crate) const HEDGE_AFTER: Self = Self(1 << 8);
    /// A hedge before a number may end here.
    pub(crate) const HEDGE_END: Self = Self(1 << 9);
    /// The name of a currency may begin here.
    pub(crate) const CURRENCY: Self = Self(1 << 10);
    /// The sign of a currency may end here.
    pub(crate) const SIGN_END: Self = Self(1 << 11);
    /// What makes a number a percentage, or a difference of percentages, may begin here.
    pub(crate) const PERCENT: Self = Self(1 << 12);
    pub(crate) const IDIOM: Self = Self(1 << 13);
    /// It says which way something changed.
    pub(crate) const DIRECTION: Self = Self(1 << 14);

    /// Whether it has one of these roles.
    pub(crate) const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    pub(crate) const fn or(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }
}

/// Words at which dates begin: days, parts of a year, and words that count from the reference. Months and
/// ordinals stand in the tables of the language.
#[rustfmt::skip]
const DATE_WORDS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "spring", "summer", "autumn",
    "fall", "winter", "first", "second", "third", "fourth", "fy", "twenties", "thirties", "forties", "fifties",
    "sixties", "seventies", "eighties", "nineties", "next", "following", "previous", "same", "that", "last",
    "past", "this", "current", "coming", "today", "tonight", "yesterday", "tomorrow",
];

/// Words that are times of day.
const CLOCK_WORDS: &[&str] = &["noon", "midday", "midnight"];

/// Fractions that are one character.
const VULGAR: &[&str] = &["½", "⅓", "⅔", "¼", "¾", "⅕", "⅖", "⅗", "⅘", "⅙", "⅚", "⅛", "⅜", "⅝", "⅞"];

/// The roles of all words of a language that have any, and the names of its measures.
#[derive(Debug, Default)]
pub struct Vocabulary {
    roles: FxHashMap<&'static str, Roles>,
    measures: FxHashMap<&'static str, &'static str>,
    /// The spellings of measures by their first tokens.
    spellings: FxHashMap<&'static str, Vec<Spelling>>,
}

/// A spelling of a measure.
#[derive(Debug)]
pub(super) struct Spelling {
    /// Its place among all: of two that are as long the first counts.
    pub(super) number: usize,
    pub(super) measure: &'static str,
    pub(super) phrase: &'static str,
}

impl Vocabulary {
    /// Gathers the words of a language's tables.
    pub(super) fn of(language: &Language) -> Self {
        let mut found = Self::default();
        found.add_numbers(language);
        found.add_surroundings(language);
        found.add(Roles::DATE, DATE_WORDS.iter().copied());
        found.add(Roles::DATE, language.months.iter().flat_map(|(full, short)| [*full, *short]));
        found.add(Roles::DATE, ["sep"]);
        found.add(Roles::DATE, language.ordinals.iter().map(|(word, _)| *word));
        found.add(Roles::CLOCK, CLOCK_WORDS.iter().copied());
        let spellings =
            language.measures.iter().flat_map(|(name, phrases)| phrases.iter().map(move |p| (*name, *p)));
        for (number, (measure, phrase)) in spellings.enumerate() {
            // Of two measures with one spelling the first counts.
            found.measures.entry(phrase).or_insert(measure);
            found.spellings.entry(first(phrase)).or_default().push(Spelling { number, measure, phrase });
        }
        found
    }

    /// The words of numbers themselves.
    fn add_numbers(&mut self, language: &Language) {
        let scales = || language.scales.iter().map(|(word, _)| *word);
        let round = [language.hundred, language.dozen];
        self.add(Roles::NUMBER, language.cardinals.iter().chain(language.ordinals).map(|(word, _)| *word));
        self.add(Roles::NUMBER, scales().chain(round).chain([language.half]).chain(VULGAR.iter().copied()));
        self.add(Roles::ARTICLE, language.articles.iter().copied());
        let denominators = language.denominators.iter().map(|(word, _)| *word);
        self.add(Roles::AFTER_ARTICLE, denominators.chain(scales()).chain(round));
        self.add(Roles::MULTIPLE, language.multiples.iter().map(|(word, _)| *word));
        self.add(Roles::VAGUE_PLURAL, language.vague_plurals.iter().map(|(word, _)| *word));
    }

    /// The words around numbers.
    fn add_surroundings(&mut self, language: &Language) {
        let spellings = language.measures.iter().flat_map(|(_, spellings)| spellings.iter());
        self.add(Roles::MEASURE, spellings.map(|phrase| first(phrase)));
        self.add(Roles::HEDGE_AFTER, language.hedges_after.iter().map(|hedge| first(hedge.phrase)));
        self.add(Roles::HEDGE_END, language.hedges_before.iter().map(|hedge| last(hedge.phrase)));
        self.add(Roles::CURRENCY, language.currencies.iter().map(|(phrase, _)| first(phrase)));
        self.add(Roles::SIGN_END, CURRENCY_SIGNS.iter().map(|(sign, _)| last(sign)));
        let percent = language.percent.iter().chain(language.percentage_points);
        self.add(Roles::PERCENT, percent.map(|phrase| first(phrase)));
        self.add(Roles::IDIOM, language.idioms.iter().map(|phrase| first(phrase)));
        let ways = [language.rises, language.falls, language.more, language.less];
        self.add(Roles::DIRECTION, ways.into_iter().flatten().copied());
    }

    fn add(&mut self, roles: Roles, words: impl IntoIterator<Item = &'static str>) {
        for word in words {
            let known = self.roles.entry(word).or_insert(Roles::NONE);
            *known = known.or(roles);
        }
    }

    /// What a token in lower case may be part of.
    pub(crate) fn roles(&self, lower: &str) -> Roles {
        self.roles.get(lower).copied().unwrap_or(Roles::NONE)
    }

    /// The spellings of measures that begin with a token.
    pub(super) fn spellings(&self, first: &str) -> &[Spelling] {
        self.spellings.get(first).map_or(&[], Vec::as_slice)
    }

    /// The measure with this spelling, in lower case.
    pub(super) fn measure(&self, spelling: &str) -> Option<&'static str> {
        self.measures.get(spelling).copied()
    }
}

fn first(phrase: &'static str) -> &'static str {
    phrase.split(' ').next().unwrap_or(phrase)
}

fn last(phrase: &'static str) -> &'static str {
    phrase.rsplit(' ').next().unwrap_or(phrase)
}

#[cfg(test)]
mod tests {
    use super::super::ENGLISH;
    use super::*;

    #[test]
    fn a_word_knows_every_table_that_it_stands_in() {
        let roles = |word: &str| ENGLISH.vocabulary().roles(word);
        assert!(roles("second").has(Roles::NUMBER) && roles("second").has(Roles::DATE));
        assert!(roles("more").has(Roles::DIRECTION) && !roles("more").has(Roles::HEDGE_END));
        assert!(roles("than").has(Roles::HEDGE_END) && roles("-").has(Roles::MEASURE));
        assert_eq!(roles("harbour"), Roles::NONE);
        assert_eq!(ENGLISH.vocabulary().measure("foot"), Some("ft"));
    }
}
