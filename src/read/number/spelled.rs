//! Numbers written in words: cardinals, ordinals and fractions.
//!
//! Leaves out words that only look like numbers: `one` as a pronoun, `second` as a time, `dozens of`.

use rust_decimal::Decimal;

use super::language::{Language, look_up};
use super::numeral::{Form, Numeral};
use super::token::Tokens;
use super::vocabulary::Roles;

/// Reads the number that is spelled out at `at`.
pub(super) fn read_spelled(tokens: &Tokens<'_>, at: usize, language: &Language) -> Option<Numeral> {
    let reader = Spelled { tokens, language };
    if !tokens.is_word(at) || reader.continues_a_name(at) {
        return None;
    }
    reader.fraction(at).or_else(|| reader.whole(at)).filter(|numeral| !reader.is_pronoun(at, numeral))
}

/// What may follow a number with a part: a measure, a currency, a percent sign.
const FOLLOWS: Roles = Roles::MEASURE.or(Roles::CURRENCY).or(Roles::PERCENT);

struct Spelled<'a> {
    tokens: &'a Tokens<'a>,
    language: &'a Language,
}

/// What has been added up so far.
#[derive(Clone, Copy, Default)]
struct Sum {
    /// Whole thousands, millions and so on.
    done: u64,
    /// What the next scale will multiply.
    open: u64,
    /// The exponent of the last scale; the next must be smaller.
    scale: Option<u32>,
}

impl Spelled<'_> {
    /// Whether the word is glued to something before it: `twenty-one` is read from its start.
    fn continues_a_name(&self, at: usize) -> bool {
        self.tokens.is_glued(at)
            && matches!(self.tokens.lower(at.wrapping_sub(1)), "-" | "'" | "/")
            && self.tokens.is_glued(at - 1)
    }

    fn whole(&self, at: usize) -> Option<Numeral> {
        let mut sum = Sum::default();
        let mut end = at;
        if self.language.articles.contains(&self.tokens.lower(at)) {
            let next = self.tokens.lower(at + 1);
            let counts = next == self.language.hundred || next == self.language.dozen;
            if !counts && look_up(self.language.scales, next).is_none_or(|_| next.len() < 4) {
                return None;
            }
            sum.open = 1;
            end += 1;
        }
        loop {
            let next = self.joint(end, at, sum);
            if let Some(ordinal) = self.ordinal(next, sum, at) {
                return self.numeral(ordinal, next + 1, Form::Ordinal);
            }
            match self.add(next, sum, end > at) {
                Some(more) => (sum, end) = (more, next + 1),
                None => break,
            }
        }
        if end == at {
            return None;
        }
        if let Some(year) = self.year_in_words(at, end, sum).or_else(|| self.with_point(end, sum)) {
            return Some(year);
        }
        if self.is_year(at, end, sum) {
            return self.numeral(sum.done + sum.open, end, Form::FourDigits);
        }
        let unit =
            sum.scale.filter(|_| sum.open == 0).map_or(Some(1), |exponent| 10_u64.checked_pow(exponent))?;
        let numeral = self.with_part(sum.done.checked_add(sum.open)?, end, unit)?;
        let round = sum.scale.filter(|_| sum.open == 0 && numeral.end == end);
        let step =
            round.and_then(|exponent| 10_i64.checked_pow(exponent)).map_or(numeral.step, Decimal::from);
        Some(Numeral { step, ..numeral })
    }

    /// Where the next word of the number would stand: after a hyphen, or after `and` behind a hundred or a scale.
    fn joint(&self, end: usize, start: usize, sum: Sum) -> usize {
        let after_round = sum.open.is_multiple_of(100) && (sum.open > 0 || sum.done > 0);
        // "fifty - two", as corpora write it.
        let by_tens = sum.open % 100 >= 20 && sum.open.is_multiple_of(10);
        let is_apart = end > start && by_tens && self.is_apart(end);
        if end > start && self.tokens.is_hyphen(end)
            || is_apart && self.cardinal(end + 1).is_some_and(|n| n < 10)
        {
            end + 1
        } else if end > start && after_round && self.tokens.lower(end) == self.language.and {
            let small = self.cardinal(end + 1).is_some_and(|n| n < 100) || self.ordinal_of(end + 1).is_some();
            let is_part = self.parts_at(end + 1).is_some();
            if small && !is_part { end + 1 } else { end }
        } else {
            end
        }
    }

    /// Whether a hyphen stands between two words with spaces around it.
    fn is_apart(&self, at: usize) -> bool {
        self.tokens.written(at) == "-" && !self.tokens.is_glued(at) && !self.tokens.is_glued(at + 1)
    }

    fn cardinal(&self, at: usize) -> Option<u64> {
        look_up(self.language.cardinals, self.tokens.lower(at)).map(u64::from)
    }

    fn ordinal_of(&self, at: usize) -> Option<u64> {
        look_up(self.language.ordinals, self.tokens.lower(at)).map(u64::from)
    }

    /// The sum with the word at `at` in it; none where the word does not go on with the number.
    fn add(&self, at: usize, sum: Sum, begun: bool) -> Option<Sum> {
        let word = self.tokens.lower(at);
        if let Some(n) = self.cardinal(at) {
            let fits = if n >= 10 {
                sum.open.is_multiple_of(100)
            } else {
                sum.open.is_multiple_of(10) && sum.open % 100 != 10
            };
            let goes_on = !begun || (n > 0 && (sum.open > 0 || sum.scale.is_some()));
            return (fits && goes_on).then_some(Sum { open: sum.open + n, ..sum });
        }
        if word == self.language.hundred {
            return (1..100).contains(&sum.open).then_some(Sum { open: sum.open * 100, ..sum });
        }
        if word == self.language.dozen {
            return (1..100).contains(&sum.open).then_some(Sum { open: sum.open * 12, ..sum });
        }
        let scale = look_up(self.language.scales, word).filter(|_| word.len() > 3)?;
        let factor = 10_u64.checked_pow(scale)?;
        if sum.open == 0 || sum.scale.is_some_and(|last| last <= scale) {
            return None;
        }
        let done = sum.done.checked_add(sum.open.checked_mul(factor)?)?;
        Some(Sum { done, open: 0, scale: Some(scale) })
    }

    /// The value where an ordinal ends the number at `at`.
    fn ordinal(&self, at: usize, sum: Sum, start: usize) -> Option<u64> {
        let n = self.ordinal_of(at)?;
        if at == start {
            return (!self.is_time(at)).then_some(n);
        }
        let fits = match n {
            100.. => return (1..100).contains(&sum.open).then(|| sum.done.checked_add(sum.open * n))?,
            10..100 => sum.open.is_multiple_of(100),
            _ => sum.open.is_multiple_of(10) && sum.open % 100 != 10,
        };
        // "one fifth" is a fraction, "twenty fifth" an ordinal.
        let joined =
            self.tokens.is_glued(at) || sum.open == 0 || sum.open.is_multiple_of(100) || sum.open > 100;
        (fits && joined).then(|| sum.done.checked_add(sum.open + n))?
    }

    /// Whether "first" or "second" says when and not which: "at first", "per second".
    fn is_time(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.tokens.lower(before));
        // "a one second delay".
        matches!(before, "at" | "per")
            || (before == self.language.pronoun && self.tokens.lower(at) == "second")
            || self.is_adverb(at)
            || (self.tokens.lower(at + 1) == "of" && self.tokens.lower(at + 2) == "all")
    }

    /// "It was first awarded in 1968", "when she first met him": for the first time, or before all else.
    fn is_adverb(&self, at: usize) -> bool {
        let (tokens, language) = (self.tokens, self.language);
        let before = at.checked_sub(1).map_or("", |before| tokens.lower(before));
        let after = tokens.lower(at + 1);
        let is_verb = after.ends_with("ed") || language.strong_verbs.contains(&after);
        tokens.lower(at) == language.first && is_verb && language.before_adverbs.contains(&before)
    }

    /// "two and a half", "three and a quarter", "two and two thirds"; behind a scale, parts of it: "a million
    /// and a half".
    fn with_part(&self, whole: u64, end: usize, unit: u64) -> Option<Numeral> {
        let tokens = self.tokens;
        let part =
            Some(end + 1).filter(|_| tokens.lower(end) == self.language.and).and_then(|at| self.parts_at(at));
        let Some((part, next)) = part else { return self.numeral(whole, end, Form::Words) };
        // "a billion and a half million" is left to be two numbers.
        if self.is_scale(next) && unit > 1 {
            return self.numeral(whole, end, Form::Words);
        }
        let value = Decimal::from(whole).checked_add(part.checked_mul(Decimal::from(unit))?)?;
        Some(Numeral { end: next, value, step: part, form: Form::Words })
    }

    /// "two point five".
    fn with_point(&self, end: usize, sum: Sum) -> Option<Numeral> {
        if self.tokens.lower(end) != "point" || sum.scale.is_some() {
            return None;
        }
        let digit = |at: usize| match self.tokens.lower(at) {
            "oh" => Some(0),
            _ => self.cardinal(at).filter(|n| *n < 10),
        };
        // "point eleven".
        if let Some(n) = self.cardinal(end + 1).filter(|n| (10..20).contains(n)) {
            let part = Decimal::from(n).checked_div(Decimal::ONE_HUNDRED)?;
            let value = Decimal::from(sum.open).checked_add(part)?;
            return Some(Numeral { end: end + 2, value, step: Decimal::new(1, 2), form: Form::Words });
        }
        let (mut next, mut step, mut value) = (end + 1, Decimal::ONE, Decimal::from(sum.open));
        while let Some(n) = digit(next).filter(|_| next < end + 9) {
            step /= Decimal::TEN;
            value += step * Decimal::from(n);
            next += 1;
        }
        (next > end + 1).then_some(Numeral { end: next, value, step, form: Form::Words })
    }

    fn is_scale(&self, at: usize) -> bool {
        look_up(self.language.scales, self.tokens.lower(at)).is_some()
    }

    /// "a half", "a quarter", "two thirds", as a part that goes with a whole number, and what follows it.
    fn parts_at(&self, at: usize) -> Option<(Decimal, usize)> {
        let (tokens, language) = (self.tokens, self.language);
        let by_article = language.articles.contains(&tokens.lower(at));
        let above = if by_article { 1 } else { self.cardinal(at).filter(|n| (1..10).contains(n))? };
        let below_at = if tokens.is_hyphen(at + 1) { at + 2 } else { at + 1 };
        let word = tokens.lower(below_at);
        let below = u64::from(look_up(language.denominators, word)?);
        let is_plural = word.ends_with('s') || word == "halves";
        let end = below_at + 1;
        // "five and a third of them" are two numbers, and so are "two and a third party".
        let after = tokens.lower(end);
        let ends = !tokens.is_word(end) || self.is_scale(end) || tokens.roles(end).has(FOLLOWS);
        let fits = if is_plural { above > 1 } else { above == 1 };
        let is_common = word == "half" || word == "quarter";
        let value = Decimal::from(above).checked_div(Decimal::from(below))?;
        (fits && after != "of" && (ends || is_common || is_plural)).then_some((value, end))
    }

    /// "in two thousand and twenty", where nothing follows that it may count.
    fn is_year(&self, at: usize, end: usize, sum: Sum) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.tokens.lower(before));
        let is_told = self.language.year_words.contains(&before) || before == self.language.from;
        let follows = self.tokens.lower(end);
        let ends = !self.tokens.is_word(end) && !self.tokens.is_hyphen(end) && !self.tokens.is_digits(end)
            || matches!(follows, "and" | "until" | "till" | "to" | "but" | "when");
        let value = sum.done.saturating_add(sum.open);
        // "One in two thousand" is a share.
        let is_round = value.is_multiple_of(100) && before == "in";
        let with_percent = self.tokens.roles(end).has(FOLLOWS);
        sum.scale == Some(3)
            && is_told
            && ends
            && !is_round
            && !with_percent
            && (1000..=2100).contains(&value)
    }

    /// "nineteen ninety-six", where a year may stand.
    fn year_in_words(&self, at: usize, end: usize, sum: Sum) -> Option<Numeral> {
        let century = sum.open.checked_add(sum.done).filter(|n| end == at + 1 && (11..=20).contains(n))?;
        let (mut rest, mut next) = (self.cardinal(end).filter(|n| *n >= 10)?, end + 1);
        let small_at = next + usize::from(self.tokens.is_hyphen(next));
        if let Some(n) =
            self.cardinal(small_at).filter(|n| (1..10).contains(n) && rest >= 20 && rest % 10 == 0)
        {
            (rest, next) = (rest + n, small_at + 1);
        }
        let before = at.checked_sub(1).map_or("", |before| self.tokens.lower(before));
        let is_told = self.language.year_words.contains(&before)
            || self.language.is_month(before)
            || matches!(before, "of" | "to" | "and" | "the");
        let is_joined = self.tokens.is_hyphen(next);
        let value = century.checked_mul(100)?.checked_add(rest)?;
        (is_told && !is_joined && !self.tokens.roles(next).has(FOLLOWS))
            .then(|| self.numeral(value, next, Form::FourDigits))?
    }

    fn numeral(&self, value: u64, end: usize, form: Form) -> Option<Numeral> {
        Some(Numeral { end, value: Decimal::from(value), step: Decimal::ONE, form })
    }

    /// "a third of", "two-thirds", "half of", "half a million".
    fn fraction(&self, at: usize) -> Option<Numeral> {
        let (tokens, language) = (self.tokens, self.language);
        if tokens.lower(at) == language.half {
            let before = at.checked_sub(1).map_or("", |before| tokens.lower(before));
            let is_part =
                look_up(language.ordinals, before).is_some() || matches!(before, "other" | "latter");
            let is_joined = tokens.is_hyphen(at + 1);
            let dozen = at + 1 + usize::from(language.articles.contains(&tokens.lower(at + 1)));
            if !is_part && tokens.lower(dozen) == language.dozen {
                return self.numeral(6, dozen + 1, Form::Words);
            }
            return (!is_part && !is_joined).then(|| self.parts(1, 2, self.after_half(at + 1)))?;
        }
        // "quarter million".
        let behind = |words: &[&str]| {
            at.checked_sub(1).is_some_and(|before| words.contains(&tokens.lower(before)))
                || at.checked_sub(1).is_some_and(|before| tokens.roles(before).has(Roles::ORDINAL))
        };
        if tokens.lower(at) == "quarter"
            && self.is_scale(at + 1)
            && !behind(&["last", "this", "next", "past"])
        {
            return self.parts(1, 4, at + 1);
        }
        let above = match tokens.lower(at) {
            article if language.articles.contains(&article) => 1,
            _ => self.cardinal(at).filter(|n| (1..10).contains(n))?,
        };
        let is_apart = self.is_apart(at + 1) && !language.articles.contains(&tokens.lower(at));
        let below_at = if tokens.is_hyphen(at + 1) || is_apart { at + 2 } else { at + 1 };
        let below = u64::from(look_up(language.denominators, tokens.lower(below_at))?);
        // "the past two quarters" are of a year.
        let before = at.checked_sub(1).map_or("", |before| tokens.lower(before));
        if below == 4 && matches!(before, "past" | "last" | "next" | "previous" | "coming" | "following") {
            return None;
        }
        let end = below_at + 1;
        // "the two hundredth" may be a rank, and "a hundredth of a second" is none.
        let is_one = language.articles.contains(&tokens.lower(at));
        if below >= 100 && !is_one && !tokens.lower(below_at).ends_with('s') {
            return None;
        }
        let by_article = language.articles.contains(&tokens.lower(at));
        // "Fell by a third to 84 million".
        let is_change =
            before == "by" && matches!(tokens.lower(end), "to" | "from" | "in" | "over" | "since" | "on");
        let is_scaled = tokens.lower(below_at) == "quarter" && self.is_scale(end);
        // "Of which a quarter are new".
        let is_of_them = matches!(before, "which" | "whom" | "them");
        if by_article && !(is_change || is_scaled || is_of_them || self.ends_fraction(end)) {
            return None;
        }
        self.parts(above, below, end)
    }

    /// Whether what follows "a third" lets it be a fraction.
    fn ends_fraction(&self, end: usize) -> bool {
        // "A third, Ada Quinn, was hurt".
        let is_named = self.tokens.lower(end) == ","
            && [end + 1, end + 2].iter().all(|at| self.tokens.written(*at).starts_with(char::is_uppercase));
        !self.tokens.is_word(end) && !is_named
            || self.language.after_fraction.contains(&self.tokens.lower(end))
    }

    /// The article in "half a million" is a part of the number.
    fn after_half(&self, end: usize) -> usize {
        let scale = look_up(self.language.scales, self.tokens.lower(end + 1)).is_some();
        if self.language.articles.contains(&self.tokens.lower(end)) && scale { end + 1 } else { end }
    }

    fn parts(&self, above: u64, below: u64, end: usize) -> Option<Numeral> {
        let value = Decimal::from(above).checked_div(Decimal::from(below))?;
        Some(Numeral { end, value, step: value, form: Form::Fraction })
    }

    /// Whether a lone "one" stands for a noun.
    fn is_pronoun(&self, at: usize, numeral: &Numeral) -> bool {
        let (tokens, language) = (self.tokens, self.language);
        if numeral.end != at + 1 || tokens.lower(at) != language.pronoun {
            return false;
        }
        let before = at.checked_sub(1).map_or("", |before| tokens.lower(before));
        if (language.rank_words.contains(&before) && before != "no") || language.minus.contains(&before) {
            return false;
        }
        // "3 hundred and one".
        if before == language.and && at > 1 && tokens.lower(at - 2) == language.hundred {
            return false;
        }
        let hyphenated = tokens.is_hyphen(at + 1);
        let after = tokens.lower(at + 1);
        // "one in five", and "found that one in five".
        let is_ratio = after == "in"
            && (tokens.is_digits(at + 2) && tokens.lower(at + 2).len() < 4
                || tokens.roles(at + 2).has(Roles::NUMBER) && tokens.lower(at + 2) != language.pronoun);
        if after == "in" && (is_ratio || !language.before_pronoun.contains(&before)) {
            return !is_ratio;
        }
        language.before_pronoun.contains(&before)
            || (!hyphenated && (!tokens.is_word(at + 1) && !matches!(after, "%" | "(")))
            || language.after_pronoun.contains(&after)
    }
}

#[cfg(test)]
mod tests {
    use super::super::english::ENGLISH;
    use super::*;

    fn first(text: &str) -> Option<(String, usize)> {
        let tokens = Tokens::of(text, &ENGLISH);
        (0..tokens.len()).find_map(|at| {
            let numeral = read_spelled(&tokens, at, &ENGLISH)?;
            Some((format!("{} {:?}", numeral.value.normalize(), numeral.form), numeral.end - at))
        })
    }

    fn value(text: &str) -> String {
        first(text).map_or_else(|| "none".to_owned(), |(value, _)| value)
    }

    #[test]
    fn cardinals() {
        for (text, expected) in [
            ("five schools", "5"),
            ("twenty-one", "21"),
            ("twenty one", "21"),
            ("two hundred and five", "205"),
            ("one billion U.S. dollars", "1000000000"),
            ("a hundred people", "100"),
            ("three million two hundred thousand and six", "3200006"),
            ("two dozen", "24"),
            ("a dozen", "12"),
            ("two and a half years", "2.5"),
            ("one hundred and ten", "110"),
        ] {
            assert_eq!(value(text), format!("{expected} Words"), "{text}");
        }
        assert_eq!(first("five and six").unwrap().1, 1);
        assert_eq!(first("five hundred and many").unwrap().1, 2);
        assert_eq!(first("ten nine").unwrap().1, 1);
    }

    #[test]
    fn ordinals() {
        for (text, expected) in [
            ("the fourteenth session", "14"),
            ("twenty-first", "21"),
            ("the two hundred and fifth", "205"),
            ("his first known trip", "1"),
            ("a third country", "3"),
            ("by a third party", "3"),
        ] {
            assert_eq!(value(text), format!("{expected} Ordinal"), "{text}");
        }
        assert_eq!(value("at first"), "none");
    }

    #[test]
    fn fractions() {
        for (text, expected) in [
            ("half of it", "0.5"),
            ("two-thirds", "0.6666666666666666666666666667"),
            ("a fifth of", "0.2"),
            ("three quarters", "0.75"),
        ] {
            assert_eq!(value(text), format!("{expected} Fraction"), "{text}");
        }
        assert_eq!(value("the first half of the year"), "1 Ordinal");
        assert_eq!(value("half-brother"), "none");
    }

    #[test]
    fn words_that_are_no_numbers() {
        for text in [
            "one of the main subjects",
            "no one came",
            "the one who",
            "one another",
            "dozens of people",
            "thousands",
            "a summit",
            "so-called",
            "Iskander-M",
        ] {
            assert_eq!(value(text), "none", "{text}");
        }
        assert_eq!(value("one summit"), "1 Words");
    }

    #[test]
    fn sums_beyond_measure_do_not_overflow() {
        let text = "nine hundred trillion trillion million billion ".repeat(50);
        assert!(first(&text).is_some());
    }
}
