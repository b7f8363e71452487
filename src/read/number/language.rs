//! The words of a language that the reader of numbers knows, as tables.
//!
//! Another language is another table beside [`ENGLISH`](super::ENGLISH). Phrases are in lower case, their tokens set apart
//! by single spaces: `U.S. dollars` is `u . s . dollars`.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::vocabulary::Vocabulary;
use crate::model::{Bound, Decimal};

/// A phrase that says how a number stands to the true value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HedgePhrase {
    /// Its tokens.
    pub phrase: &'static str,
    /// What it says of the true value.
    pub bound: Bound,
    /// How far.
    pub reach: Reach,
}

/// How far the true value may lie from a hedged number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It is near: "nearly", "little more than".
    Near,
    /// Nothing is said: "more than", "up to".
    Far,
    /// It may hedge nothing at all: "over three years" is more than three, or in the course of three.
    Open,
}

/// The words of a language.
#[derive(Debug)]
pub struct Language {
    /// BCP 47.
    pub code: &'static str,
    /// Between the whole number and its decimals.
    pub decimal: char,
    /// Between groups of three digits.
    pub grouping: char,
    /// Cardinals below twenty, and tens.
    pub cardinals: &'static [(&'static str, u32)],
    /// The word for 100.
    pub hundred: &'static str,
    /// Words for powers of ten, with their exponents; they may follow digits too.
    pub scales: &'static [(&'static str, u32)],
    /// Abbreviations for powers of ten that follow digits without a space, or money with one.
    pub glued_scales: &'static [(&'static str, u32)],
    /// Ordinals below twenty, tens, and those of hundred and the scales.
    pub ordinals: &'static [(&'static str, u32)],
    /// The ordinal that is an adverb too.
    pub first: &'static str,
    /// Words before it that make it an adverb, where a verb follows.
    pub before_adverbs: &'static [&'static str],
    /// Past forms of verbs without their common ending.
    pub strong_verbs: &'static [&'static str],
    /// What makes digits an ordinal.
    pub ordinal_suffixes: &'static [&'static str],
    /// What a fraction divides by, singular and plural.
    pub denominators: &'static [(&'static str, u32)],
    /// Words that may follow "a third" where it is a fraction.
    pub after_fraction: &'static [&'static str],
    /// Words for 12.
    pub dozen: &'static str,
    /// The word for one half that needs no article.
    pub half: &'static str,
    /// The word that joins parts of one number.
    pub and: &'static str,
    /// Articles that may stand for one.
    pub articles: &'static [&'static str],
    /// The cardinal that is a pronoun too.
    pub pronoun: &'static str,
    /// Words before it that make it a pronoun.
    pub before_pronoun: &'static [&'static str],
    /// Words after it that make it a pronoun.
    pub after_pronoun: &'static [&'static str],
    /// Words before a cardinal that make it a rank: "number one".
    pub rank_words: &'static [&'static str],
    /// Hedges before a number, longer ones before those that they end with.
    pub hedges_before: &'static [HedgePhrase],
    /// Hedges after a number or its unit.
    pub hedges_after: &'static [HedgePhrase],
    /// Words that stand for an unknown few of what follows: "several hundred".
    pub vague: &'static [&'static str],
    /// The word before the base of a rate: "three per thousand".
    pub per: &'static str,
    /// Words that stand for so many times.
    pub multiples: &'static [(&'static str, &'static str)],
    /// Those of them that may be adjectives: "a double room".
    pub bare_multiples: &'static [&'static str],
    /// Words behind such a one that make it so many times: "double the rate".
    pub after_multiple: &'static [&'static str],
    /// Plurals that stand for an unknown number of so many, with the power of ten or 12.
    pub vague_plurals: &'static [(&'static str, u64)],
    /// Phrases with words of numbers in them that say nothing of quantity.
    pub idioms: &'static [&'static str],
    /// Nouns before a number that is a thing's own and counts nothing.
    pub designators: &'static [&'static str],
    /// Words of growth before a number that says by how much.
    pub rises: &'static [&'static str],
    /// Words of decline before a number that says by how much.
    pub falls: &'static [&'static str],
    /// Words after a number that say that something is more by it.
    pub more: &'static [&'static str],
    /// Words after a number that say that something is less by it.
    pub less: &'static [&'static str],
    /// Words before a number that is less than nothing.
    pub minus: &'static [&'static str],
    /// Verbs before four digits that are no year: "seats 1500".
    pub before_counts: &'static [&'static str],
    /// Words after `m` that make it metres and no million: "48m long".
    pub metres_after: &'static [&'static str],
    /// Words after a number that is less than nothing.
    pub below_zero: &'static str,
    /// What makes a number a percentage.
    pub percent: &'static [&'static str],
    /// What makes a number a difference of percentages.
    pub percentage_points: &'static [&'static str],
    /// Names of currencies after a number, with ISO 4217 codes, longer ones first.
    pub currencies: &'static [(&'static str, &'static str)],
    /// The word before a range, between its ends, and whether it needs the one before.
    pub between: &'static str,
    /// Between the ends of a range.
    pub to: &'static str,
    /// Before a change from one number to another.
    pub from: &'static str,
    /// Words before a bare four-digit number that make it a year.
    pub year_words: &'static [&'static str],
    /// Words after a bare four-digit number that say nothing of it.
    pub function_words: &'static [&'static str],
    /// Plural nouns without the ending of plurals.
    pub plurals: &'static [(&'static str, &'static str)],
    /// Words that say of a number that it counts people.
    pub person_words: &'static [&'static str],
    /// Words that say of a number that it counts the dead.
    pub death_words: &'static [&'static str],
    /// Plural nouns that count the same things.
    pub synonyms: &'static [&'static [&'static str]],
    /// Units of measure: what they are called here, and their spellings.
    pub measures: &'static [(&'static str, &'static [&'static str])],
    /// Names of months, January first: full and short.
    pub months: &'static [(&'static str, &'static str)],
    /// All these words with what they may be part of.
    pub vocabulary: &'static LazyLock<Vocabulary>,
}

/// A power of ten.
pub(super) fn power(exponent: u32) -> Option<Decimal> {
    10_i64.checked_pow(exponent).map(Decimal::from)
}

/// Looks a lower-case word up in a table.
pub(super) fn look_up(table: &[(&str, u32)], word: &str) -> Option<u32> {
    table.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
}

/// A word in lower case, as most words are already.
fn lower(word: &str) -> Cow<'_, str> {
    let is_lower = word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    if is_lower { word.into() } else { word.to_lowercase().into() }
}

impl Language {
    /// What each word may be part of.
    pub(crate) fn vocabulary(&self) -> &'static Vocabulary {
        self.vocabulary
    }

    /// What a unit of measure is called in its table, by any of its spellings.
    #[must_use]
    pub fn measure(&self, spelling: &str) -> Option<&'static str> {
        self.vocabulary().measure(&lower(spelling))
    }

    /// Whether two nouns are the same but for number: `troops` and `troop`.
    #[must_use]
    pub fn same_noun(&self, one: &str, other: &str) -> bool {
        self.singular(&lower(one)) == self.singular(&lower(other))
    }

    /// The singular of a lower-case noun, as far as its ending tells.
    #[must_use]
    pub fn singular<'n>(&self, noun: &'n str) -> Cow<'n, str> {
        if let Some((_, singular)) = self.plurals.iter().find(|(plural, _)| *plural == noun) {
            return Cow::Borrowed(*singular);
        }
        let ends = |ending: &str| noun.strip_suffix(ending).filter(|stem| stem.chars().nth(1).is_some());
        if let Some(stem) = ends("ies") {
            return format!("{stem}y").into();
        }
        if ["sses", "shes", "ches", "xes", "zes"].iter().any(|e| noun.ends_with(e)) {
            return ends("es").unwrap_or(noun).into();
        }
        match ends("s") {
            Some(stem) if !stem.ends_with(['s', 'u', 'i']) => stem.into(),
            _ => noun.into(),
        }
    }

    /// Whether a lower-case word looks like a plural.
    pub(super) fn is_plural(&self, word: &str) -> bool {
        self.plurals.iter().any(|(plural, _)| *plural == word) || self.singular(word) != word
    }

    /// Whether a lower-case noun after a number says what is counted.
    #[must_use]
    pub fn counts(&self, noun: &str) -> bool {
        self.is_plural(noun)
    }

    /// Whether two lower-case nouns count the same things.
    #[must_use]
    pub fn same_thing(&self, one: &str, other: &str) -> bool {
        let are_in = |group: &&[&str]| {
            let has = |noun: &str| group.iter().any(|known| self.same_noun(known, noun));
            has(one) && has(other)
        };
        self.same_noun(one, other)
            || self.synonyms.iter().any(are_in)
            || self.are_people(one, other)
            || self.are_people(other, one)
    }

    /// Whether one noun is "people" and the other says what they are: "defendants", "workers", "refugees".
    fn are_people(&self, people: &str, noun: &str) -> bool {
        let is_people = matches!(people, "people" | "persons" | "members" | "individuals" | "adults");
        let singular = self.singular(noun);
        let endings = ["er", "or", "ant", "ent", "ee", "ist", "ian", "man", "woman"];
        let is_person = endings.iter().any(|ending| singular.ends_with(ending));
        is_people && (is_person || self.person_words.iter().any(|known| self.same_noun(known, noun)))
    }

    /// Whether `word`, in lower case, is a month's name, full or short.
    pub(super) fn is_month(&self, word: &str) -> bool {
        self.months.iter().any(|(full, short)| *full == word || *short == word)
    }
}

#[cfg(test)]
mod tests {
    use super::super::english::ENGLISH;

    #[test]
    fn hedges_are_found_with_the_longest_first() {
        for table in [ENGLISH.hedges_before] {
            for (i, hedge) in table.iter().enumerate() {
                let hidden =
                    table[..i].iter().find(|earlier| hedge.phrase.ends_with(&format!(" {}", earlier.phrase)));
                assert_eq!(hidden, None, "{} is hidden", hedge.phrase);
            }
        }
    }

    #[test]
    fn nouns_are_compared_without_number() {
        for (one, other) in [
            ("troops", "troop"),
            ("Countries", "country"),
            ("people", "person"),
            ("boxes", "box"),
            ("visits", "visit"),
            ("bus", "bus"),
            ("crisis", "crises"),
        ] {
            assert!(ENGLISH.same_noun(one, other), "{one} {other}");
        }
        assert!(!ENGLISH.same_noun("nations", "countries"));
        assert!(!ENGLISH.same_noun("class", "clas"));
    }

    #[test]
    fn units_are_known() {
        assert_eq!(ENGLISH.measure("Kilometres"), Some("km"));
        assert_eq!(ENGLISH.measure("troops"), None);
    }
}
