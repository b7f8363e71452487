//! What each word of a language may be part of, looked up once for each token of a text.
//!
//! The readers try long tables of phrases. Nearly every word of a text begins none of them, and its roles say
//! so at once. A role promises nothing: it only says that trying is worth while.

use rustc_hash::FxHashMap;

use crate::text::shapes::Shapes;

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
    /// It is the name of a month.
    pub(crate) const MONTH: Self = Self(1 << 15);
    /// It is an ordinal in words.
    pub(crate) const ORDINAL: Self = Self(1 << 16);
    /// It is a cardinal in words.
    pub(crate) const CARDINAL: Self = Self(1 << 17);
    /// The name of a holiday may begin here.
    pub(crate) const HOLIDAY: Self = Self(1 << 18);
    /// A date may begin here where the next word goes on with it: "the 18th", "in two weeks".
    pub(crate) const DATE_LEAD: Self = Self(1 << 19);

    /// Whether it has one of these roles.
    pub(crate) const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    pub(crate) const fn or(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }
}

/// The roles of all words of a language that have any, and the names of its measures.
#[derive(Debug, Default)]
pub struct Vocabulary {
    roles: FxHashMap<&'static str, Roles>,
    /// The shapes of the words that have any.
    shapes: Shapes,
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
    pub(super) fn add_spelling(&mut self, number: usize, measure: &'static str, phrase: &'static str) {
        // Of two measures with one spelling the first counts.
        self.measures.entry(phrase).or_insert(measure);
        self.measures.entry(measure).or_insert(measure);
        self.spellings.entry(first(phrase)).or_default().push(Spelling { number, measure, phrase });
    }

    pub(super) fn add(&mut self, roles: Roles, words: impl IntoIterator<Item = &'static str>) {
        for word in words {
            self.shapes.add(word);
            let known = self.roles.entry(word).or_insert(Roles::NONE);
            *known = known.or(roles);
        }
    }

    /// What a token in lower case may be part of.
    pub(crate) fn roles(&self, lower: &str) -> Roles {
        if !self.shapes.may_have(lower) {
            return Roles::NONE;
        }
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

pub(super) fn first(phrase: &'static str) -> &'static str {
    phrase.split(' ').next().unwrap_or(phrase)
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
