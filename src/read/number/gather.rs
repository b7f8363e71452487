//! Gathers the words of a language's tables into its vocabulary.

use super::currency::CURRENCY_SIGNS;
use super::language::Language;
use super::vocabulary::{Roles, Vocabulary, first};

/// Words at which dates begin: days, parts of a year, and words that count from the reference. Months and
/// ordinals stand in the tables of the language.
#[rustfmt::skip]
const DATE_WORDS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "spring", "summer", "autumn",
    "fall", "winter", "first", "second", "third", "fourth", "fy", "twenties", "thirties", "forties", "fifties",
    "sixties", "seventies", "eighties", "nineties", "next", "following", "previous", "same", "last",
    "past", "this", "current", "coming", "today", "tonight", "yesterday", "tomorrow", "mon", "tue", "tues", "wed",
    "thu", "thur", "thurs", "fri", "sat", "sun", "fifth", "final", "week", "weekend", "day", "month", "year", "twenty", "thirty", "q", "h", "noughties",
];

/// Words at which dates begin where the next word goes on with it.
const DATE_LEADS: &[&str] = &["the", "in", "that", "two"];

/// The first words of holidays.
#[rustfmt::skip]
const HOLIDAY_WORDS: &[&str] = &[
    "christmas", "boxing", "new", "valentine", "valentines", "st", "saint", "april", "earth", "may", "international",
    "juneteenth", "halloween", "all", "armistice", "veterans", "bastille", "ash", "palm", "maundy", "good", "easter",
    "ascension", "whit", "pentecost", "martin", "mlk", "presidents", "memorial", "labor", "columbus", "thanksgiving",
    "thanks", "black", "cyber", "eid", "eidul", "islamic", "hijri",
];

/// Words that are times of day.
const CLOCK_WORDS: &[&str] = &["noon", "midday", "midnight", "noontime", "half", "quarter", "mid"];

/// Fractions that are one character.
const VULGAR: &[&str] = &["½", "⅓", "⅔", "¼", "¾", "⅕", "⅖", "⅗", "⅘", "⅙", "⅚", "⅛", "⅜", "⅝", "⅞"];

impl Vocabulary {
    /// Gathers the words of a language's tables.
    pub(super) fn of(language: &Language) -> Self {
        let mut found = Self::default();
        found.add_numbers(language);
        found.add_surroundings(language);
        found.add(Roles::DATE, DATE_WORDS.iter().copied());
        found.add(Roles::DATE_LEAD, DATE_LEADS.iter().copied());
        found.add(Roles::HOLIDAY, HOLIDAY_WORDS.iter().copied());
        let months = language.months.iter().flat_map(|(full, short)| [*full, *short]).chain(["sep"]);
        found.add(Roles::DATE.or(Roles::MONTH), months);
        found.add(Roles::DATE.or(Roles::ORDINAL), language.ordinals.iter().map(|(word, _)| *word));
        found.add(Roles::CARDINAL, language.cardinals.iter().map(|(word, _)| *word));
        found.add(Roles::CLOCK, CLOCK_WORDS.iter().copied());
        let spellings =
            language.measures.iter().flat_map(|(name, phrases)| phrases.iter().map(move |p| (*name, *p)));
        spellings
            .enumerate()
            .for_each(|(number, (measure, phrase))| found.add_spelling(number, measure, phrase));
        found
    }

    /// The words of numbers themselves.
    fn add_numbers(&mut self, language: &Language) {
        let scales = || language.scales.iter().map(|(word, _)| *word);
        let round = [language.hundred, language.dozen];
        self.add(Roles::NUMBER, language.cardinals.iter().chain(language.ordinals).map(|(word, _)| *word));
        self.add(
            Roles::NUMBER,
            scales().chain(round).chain([language.half, "quarter"]).chain(VULGAR.iter().copied()),
        );
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
}

fn last(phrase: &'static str) -> &'static str {
    phrase.rsplit(' ').next().unwrap_or(phrase)
}
