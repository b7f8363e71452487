//! Reads the numbers of a text with what stands around them: currency, scale, class, hedge, unit, range.

use rust_decimal::Decimal;

use super::class::{class_after, currency_before, sign};
use super::direction::mark_directions;
use super::follow::{hedge_before, unit_and_hedge};
use super::language::{Language, look_up, power};
use super::merge::merge;
use super::multiple::add_multiples;
use super::numeral::{Form, Numeral, Written, read_digits, vulgar};
use super::piece::Piece;
use super::reading::{Hedge, NumberReading, RangeEnd, Unit};
use super::refine::refine;
use super::spelled::read_spelled;
use super::token::Tokens;
use super::vocabulary::Roles;
use crate::model::{Bound, Class};

/// Reads every number of `text`, in order. Linear in the text's length.
///
/// Numbers within dates and names are read too: see [`outside`](super::outside).
#[must_use]
pub fn read_numbers(text: &str, language: &Language) -> Vec<NumberReading> {
    numbers_of(&Tokens::of(text, language), language)
}

/// As [`read_numbers`], for tokens that are known.
pub(crate) fn numbers_of(tokens: &Tokens<'_>, language: &Language) -> Vec<NumberReading> {
    let mut found = Reader::new(tokens, language).read();
    add_multiples(tokens, language, &mut found);
    refine(tokens, language, &mut found);
    merge(tokens, language, &mut found);
    mark_directions(tokens, language, &mut found);
    // They are kept, and most texts have one or none.
    found.shrink_to_fit();
    found
}

pub(super) struct Reader<'a> {
    pub(super) tokens: &'a Tokens<'a>,
    pub(super) language: &'a Language,
    found: Vec<NumberReading>,
}

impl<'a> Reader<'a> {
    pub(super) const fn new(tokens: &'a Tokens<'a>, language: &'a Language) -> Self {
        Self { tokens, language, found: Vec::new() }
    }

    /// The numbers in order.
    pub(super) fn read(mut self) -> Vec<NumberReading> {
        let mut at = 0;
        while at < self.tokens.len() {
            if !self.may_begin(at) {
                at += 1;
                continue;
            }
            at = match self.piece(at) {
                Ok(piece) => self.take(piece),
                Err(next) => next,
            };
        }
        self.found
    }

    /// Whether a number may begin at `at`.
    fn may_begin(&self, at: usize) -> bool {
        let (tokens, roles) = (self.tokens, self.tokens.roles(at));
        if roles.has(Roles::ARTICLE) {
            let next = at + 1 + usize::from(tokens.is_hyphen(at + 1));
            return tokens.roles(at + 1).or(tokens.roles(next)).has(Roles::AFTER_ARTICLE);
        }
        tokens.is_digits(at) || roles.has(Roles::NUMBER)
    }

    /// The number at `at`, or where to go on.
    fn piece(&self, at: usize) -> Result<Piece, usize> {
        let numeral = if self.tokens.is_digits(at) {
            match read_digits(self.tokens, at, self.language) {
                Written::Number(numeral) => numeral,
                Written::Other(end) => return Err(end.max(at + 1)),
            }
        } else if let Some(part) = vulgar(self.tokens, at) {
            Numeral { end: at + 1, value: part, step: part, form: Form::Fraction }
        } else if let Some(scale) = self.vague_scale(at) {
            scale
        } else {
            read_spelled(self.tokens, at, self.language).ok_or(at + 1)?
        };
        let next = numeral.end;
        self.with_surroundings(at, numeral).ok_or(next)
    }

    /// "several hundred", "per thousand": the scale stands for itself.
    fn vague_scale(&self, at: usize) -> Option<Numeral> {
        let before = at.checked_sub(1).map_or("", |before| self.tokens.lower(before));
        let word = self.tokens.lower(at);
        let value = if word == self.language.hundred {
            Decimal::ONE_HUNDRED
        } else if word == self.language.dozen {
            Decimal::from(12)
        } else {
            power(look_up(self.language.scales, word)?)?
        };
        let stands_alone = before == self.language.per || self.language.vague.contains(&before);
        stands_alone.then_some(Numeral { end: at + 1, value, step: value, form: Form::Words })
    }

    fn with_surroundings(&self, at: usize, numeral: Numeral) -> Option<Piece> {
        let (sign_start, negative) = sign(self.tokens, at, &numeral);
        let (start, currency) = currency_before(self.tokens, sign_start);
        let (scale, end) = self.scale(&numeral, currency.is_some());
        let mut piece = Piece {
            tokens: start..end,
            value: numeral.value.checked_mul(scale)?,
            step: numeral.step.checked_mul(scale)?,
            form: numeral.form,
            scale,
            class: currency.map(|code| Class::Money(code.to_owned())),
        };
        self.and_a_part(&mut piece);
        if negative {
            piece.value = -piece.value;
        }
        class_after(self.tokens, self.language, &mut piece);
        Some(piece)
    }

    /// Adds a number, with the second one where the two make a range. Gives where to go on.
    fn take(&mut self, first: Piece) -> usize {
        let hedge = hedge_before(self.tokens, self.language, first.tokens.start);
        if let Some((second, start)) = self.second_of_range(&first) {
            let connected = self.inherit(first, &second);
            let is_change = start > 0 && self.tokens.lower(start - 1) == self.language.from;
            let end = second.tokens.end;
            let ends = if is_change { [None, None] } else { [Some(RangeEnd::Low), Some(RangeEnd::High)] };
            let pair = [connected, second];
            let (unit, after) = unit_and_hedge(self.tokens, self.language, end);
            let years = pair.iter().all(|piece| self.may_be_year(piece));
            for (piece, range_end) in pair.into_iter().zip(ends) {
                let class = if years && self.is_year(&piece, unit.as_ref()) {
                    Class::Year
                } else {
                    piece.plain_class()
                };
                let hedge = hedge.clone().or_else(|| after.clone());
                self.found.push(self.reading(piece, class, hedge, unit.clone(), range_end));
            }
            return end;
        }
        // "half a mile".
        let (next, tokens) = (first.tokens.end, self.tokens);
        let by_article = first.form == Form::Fraction
            && tokens.roles(next).has(Roles::ARTICLE)
            && tokens.roles(next + 1).has(Roles::MEASURE);
        let (unit, after) = unit_and_hedge(tokens, self.language, next + usize::from(by_article));
        let class = if self.may_be_year(&first)
            && self.is_year(&first, unit.as_ref())
            && !self.is_told_as_count(&first, hedge.as_ref().or(after.as_ref()), unit.as_ref())
        {
            Class::Year
        } else {
            self.ranked_class(&first)
        };
        let end = first.tokens.end;
        // "About 500 or more".
        let is_side = after.as_ref().is_some_and(|(_, bound)| *bound != Bound::About);
        let is_vague = hedge.as_ref().is_some_and(|(_, bound)| *bound == Bound::About);
        let hedge = if is_side && is_vague { after } else { hedge.or(after) };
        self.found.push(self.reading(first, class, hedge, unit, None));
        end
    }

    fn reading(
        &self,
        piece: Piece,
        class: Class,
        hedge: Option<(Hedge, Bound)>,
        unit: Option<Unit>,
        range: Option<RangeEnd>,
    ) -> NumberReading {
        let span = self.tokens.span(piece.tokens.clone());
        let (hedge, bound) = hedge.map_or((None, Bound::Exact), |(hedge, bound)| (Some(hedge), bound));
        let (value, step) = (piece.value.normalize(), piece.step.normalize());
        let is_rank = class == Class::Ordinal && piece.form != Form::Ordinal;
        let may_be_metres = piece.scale > Decimal::ONE
            && class == Class::Count
            && self.tokens.lower(piece.tokens.end - 1) == "m";
        let is_four_digits = piece.form == Form::FourDigits && piece.scale == Decimal::ONE;
        NumberReading {
            span,
            value,
            step,
            class,
            bound,
            hedge,
            unit,
            range,
            is_four_digits,
            is_fraction: piece.form == Form::Fraction && piece.scale == Decimal::ONE,
            scale: piece.scale,
            label: None,
            direction: None,
            ratio: None,
            implied: None,
            is_rank,
            may_be_metres,
            may_be_weight: false,
        }
    }

    /// A number that ends a range which `first` begins, and the token where the range's first number starts.
    fn second_of_range(&self, first: &Piece) -> Option<(Piece, usize)> {
        let (tokens, end, start) = (self.tokens, first.tokens.end, first.tokens.start);
        if matches!(first.form, Form::Ordinal | Form::Fraction | Form::Decade) {
            return None;
        }
        let is_between = start > 0 && tokens.lower(start - 1) == self.language.between;
        let connects = match tokens.lower(end) {
            "-" => tokens.is_glued(end) == tokens.is_glued(end + 1),
            word if word == self.language.to => true,
            // "Children 5 through 17".
            "through" => tokens.is_digits(start) && tokens.is_digits(end + 1),
            word => is_between && word == self.language.and,
        };
        let next = end + 1;
        // The number may have a currency sign before it, which `piece` finds by looking back.
        let at =
            (next..next + 4).find(|at| tokens.is_digits(*at) || tokens.is_word(*at)).filter(|_| connects)?;
        let at = if tokens.is_digits(at + 1) && !tokens.is_digits(at) && tokens.lower(at).len() <= 3 {
            at + 1
        } else {
            at
        };
        if !tokens.is_digits(at) && at != next {
            return None;
        }
        let mut second = self.piece(at).ok()?;
        self.short_year(first, &mut second);
        // "$1.5-2 billion": the sign stands once.
        if second.class.is_none()
            && matches!(first.class, Some(Class::Money(_)))
            && first.scale == Decimal::ONE
        {
            second.class.clone_from(&first.class);
        }
        // "rose 12 percent to $4.1 billion" is no range.
        if first.class.is_some() && first.class != second.class {
            return None;
        }
        let same_kind = !matches!(second.form, Form::Ordinal | Form::Fraction | Form::Decade);
        // "Fell by 42,000 to 1.3 million" says by how much, and to what; "by 3 to 5 percent" is a range.
        let is_step = start > 0
            && tokens.lower(start - 1) == "by"
            && first.value >= Decimal::ONE_THOUSAND
            && first.value.checked_mul(Decimal::TEN).is_some_and(|tenfold| second.value > tenfold);
        let rises = second.value > first.value && !is_step;
        (second.tokens.start == next && same_kind && rises).then_some((second, start))
    }

    /// "2016-17".
    fn short_year(&self, first: &Piece, second: &mut Piece) {
        let hundred = Decimal::ONE_HUNDRED;
        let joint = self.tokens.lower(first.tokens.end);
        // "In 2015 - 32 years after": a dash.
        let is_glued = self.tokens.is_glued(first.tokens.end);
        let two_digits = is_glued
            && joint == "-"
            && self.tokens.lower(second.tokens.start).len() == 2
            && second.form == Form::Digits;
        let later = second.value > first.value % hundred;
        if first.form == Form::FourDigits
            && two_digits
            && later
            && second.scale == Decimal::ONE
            && second.class.is_none()
        {
            second.value += first.value - first.value % hundred;
            second.form = Form::FourDigits;
        }
    }

    /// "5 to 7 million dollars": what follows the second number holds for the first.
    fn inherit(&self, mut first: Piece, second: &Piece) -> Piece {
        let unscaled = second.value / second.scale;
        if first.scale == Decimal::ONE
            && second.scale > Decimal::ONE
            && first.value < unscaled
            && let (Some(value), Some(step)) =
                (first.value.checked_mul(second.scale), first.step.checked_mul(second.scale))
        {
            (first.value, first.step, first.scale) = (value, step, second.scale);
        }
        if first.class.is_none() {
            first.class.clone_from(&second.class);
        }
        first
    }

    fn may_be_year(&self, piece: &Piece) -> bool {
        let years = Decimal::from(1000)..=Decimal::from(2100);
        let plain = piece.form == Form::FourDigits && piece.scale == Decimal::ONE && piece.class.is_none();
        piece.form == Form::Decade || (plain && years.contains(&piece.value))
    }

    /// Whether a number that looks like a year stands where a year would.
    fn is_year(&self, piece: &Piece, unit: Option<&Unit>) -> bool {
        let before = piece.tokens.start.checked_sub(1).map_or("", |at| self.tokens.lower(at));
        let Some(unit) = unit.filter(|_| piece.form == Form::FourDigits) else { return true };
        if self.language.year_words.contains(&before) || self.language.is_month(before) {
            return true;
        }
        let is_name = self.tokens.text[unit.span.clone()].starts_with(char::is_uppercase);
        let counts = self.language.measure(&unit.name).is_some() || self.language.is_plural(&unit.name);
        self.language.function_words.contains(&unit.name.as_str()) || is_name || !counts
    }

    /// Whether the words around four digits make them a count: "seats 1500", "more than 1500".
    fn is_told_as_count(&self, piece: &Piece, hedge: Option<&(Hedge, Bound)>, unit: Option<&Unit>) -> bool {
        if piece.form != Form::FourDigits {
            return false;
        }
        let start = hedge.map_or(piece.tokens.start, |(hedge, _)| {
            self.tokens.index_at(hedge.span.start).min(piece.tokens.start)
        });
        let before = start.checked_sub(1).map_or("", |at| self.tokens.lower(at));
        let is_followed =
            unit.is_some_and(|unit| !self.language.function_words.contains(&unit.name.as_str()));
        match hedge {
            Some(_) if self.language.year_words.contains(&before) => false,
            Some((hedge, bound)) => {
                let written = &self.tokens.text[hedge.span.clone()];
                // "The three seasons up to 2033" end with that year.
                if !is_followed && written.eq_ignore_ascii_case("up to") {
                    return !self.is_span_of_time(before);
                }
                let is_some = written.eq_ignore_ascii_case("some");
                *bound != Bound::About || is_some || is_followed
            }
            None => self.language.before_counts.contains(&before),
        }
    }

    /// "The three seasons", "the years".
    fn is_span_of_time(&self, word: &str) -> bool {
        let measure = self.language.measure(word);
        matches!(measure, Some("day" | "week" | "month" | "year" | "quarter"))
            || matches!(word, "season" | "seasons")
    }

    /// "number one" is a place in an order.
    fn ranked_class(&self, piece: &Piece) -> Class {
        let Some(before) = piece.tokens.start.checked_sub(1) else { return piece.plain_class() };
        let dotted = self.tokens.lower(before) == "." && before > 0 && self.tokens.lower(before - 1) == "no";
        let word = self.tokens.lower(before);
        let ranks = word == "number" || word == "#" || word == "№" || dotted;
        if ranks && piece.class.is_none() { Class::Ordinal } else { piece.plain_class() }
    }
}

#[cfg(test)]
mod tests {
    use super::super::english::ENGLISH;
    use super::super::reading::outside;
    use super::*;

    #[test]
    fn sums_parts_and_marks_of_corpora() {
        let one = |text: &str| read(text).join("; ");
        assert_eq!(one("one billion and three quarters million."), "1000750000 count");
        assert_eq!(one("fifty - two"), "52 count");
        assert_eq!(one("3 hundred and one is much"), "301 count [is]");
        assert_eq!(one("the range 75 -300mm"), "75 count; 300 count [mm]");
        assert_eq!(one("fell (-5%)"), "-5 percent");
        assert_eq!(one("10 $ 30 cent"), "10.3 USD");
        assert_eq!(one("$ 20.50 $ 30 in all"), "20.5 USD; 30 USD [in]");
        assert_eq!(one("30 MUSD"), "30000000 USD");
        assert_eq!(one("one hour and half"), "1.5 count [h]");
        assert_eq!(one("three twenty-firsts"), (Decimal::from(3) / Decimal::from(21)).to_string() + " count");
        // What may be a part or a rank, and what may be several sums, is left alone.
        for text in ["a twenty-first", "a thirtieth of it", "twenty and three and three fifths"] {
            assert_eq!(one(text), "", "{text}");
        }
        assert_eq!(one("a thirtieth birthday"), "30 ordinal [birthday]");
        assert_eq!(one("a capacity of 100t and an outreach of 48m"), "100 count [t]; 48 count [m]");
        assert_eq!(one("an outreach to 48m people"), "48000000 count [people]");
    }

    /// Each number as `value class [bound] [unit] [range]`.
    fn read(text: &str) -> Vec<String> {
        let describe = |n: NumberReading| {
            let mut out = format!("{} ", n.value);
            out.push_str(&match &n.class {
                Class::Money(code) => code.clone(),
                other => format!("{other:?}").to_lowercase(),
            });
            if n.bound != Bound::Exact {
                out.push_str(&format!(" {}({})", n.bound.name(), n.hedge_words(text)));
            }
            if let Some(unit) = &n.unit {
                out.push_str(&format!(" [{}]", unit.name));
            }
            if let Some(end) = n.range {
                out.push_str(&format!(" {end:?}").to_lowercase());
            }
            out
        };
        read_numbers(text, &ENGLISH).into_iter().map(describe).collect()
    }

    fn one(text: &str) -> String {
        read(text).join("; ")
    }

    #[test]
    fn money_in_every_notation() {
        for text in [
            "$973.6 million",
            "973.6 million dollars",
            "973,600,000 dollars",
            "US$973.6m",
            "USD 973.6 mln",
            "973.6 million U.S. dollars",
            "$973,600,000",
            "973.6 million USD",
            "a 973.6-million-dollar",
            "$ 0.9736bn",
            "nine hundred seventy-three million six hundred thousand dollars",
        ] {
            assert!(one(text).starts_with("973600000 USD"), "{text}: {}", one(text));
        }
        assert_eq!(
            one("€5, £6, ¥7, ₽8, 5 somoni, 6 Russian rubles, A$9, a $5 loan"),
            "5 EUR; 6 GBP; 7 JPY; 8 RUB; 5 TJS; 6 RUB; 9 AUD; 5 USD [loan]"
        );
        assert_eq!(one("the TOP 5"), "5 count");
        assert_eq!(
            one("30,000 bitcoins, 6.25 BTC, ₿2, 4 million Finnish markka, 5 deutschemarks"),
            "30000 BTC; 6.25 BTC; 2 BTC; 4000000 FIM; 5 DEM"
        );
        assert_eq!(one("17 USD 25"), "17.25 USD");
        assert_eq!(one("rmb 10 usd 20"), "10 USD; 20 count");
    }

    #[test]
    fn percentages_are_not_points_and_not_counts() {
        for text in ["6.3 percent", "6.3%", "6.3 per cent", "6.3 pct", "6.3 %"] {
            assert_eq!(one(text), "6.3 percent", "{text}");
        }
        assert_eq!(one("6.3 percentage points"), "6.3 count [percentage points]");
        assert_eq!(one("a 5-percent rise"), "5 percent [rise]");
    }

    #[test]
    fn hedges_say_in_which_direction() {
        for (text, expected) in [
            ("some 7,000 troops", "7000 count about(some) [troops]"),
            ("little more than one billion U.S. dollars", "1000000000 USD above(little more than)"),
            ("up to 500 kilometers", "500 count at-most(up to) [km]"),
            ("nearly a million", "1000000 count below(nearly)"),
            ("about $5 million", "5000000 USD about(about)"),
            ("at least five people", "5 count at-least(at least) [people]"),
            ("no more than 5 people", "5 count at-most(no more than) [people]"),
            ("20-odd schools", "20 count about(-odd) [schools]"),
            ("500 troops or more", "500 count at-least(or more) [troops]"),
            ("a few hundred schools", "100 count above(few) [schools]"),
            ("several hundred thousand", "100000 count above(several)"),
            ("about half of them", "0.5 count about(about) [of]"),
            ("more than 3 km away", "3 count above(more than) [km]"),
            ("ca. 40 km", "40 count about(ca.) [km]"),
            ("equal to or less than 30 km", "30 count at-most(equal to or less than) [km]"),
            ("200 or more than 150", "200 count [or]; 150 count above(more than)"),
            ("200 people or more than the hall holds", "200 count at-least(or more) [people]"),
        ] {
            assert_eq!(one(text), expected, "{text}");
        }
        assert_eq!(one("he spoke about, 5 times"), "5 count [times]");
    }

    #[test]
    fn years_stand_where_years_stand() {
        assert_eq!(one("in 2016"), "2016 year");
        assert_eq!(one("the 2020 trade figures"), "2020 year [trade]");
        assert_eq!(one("May 8, 2021, in"), "8 count; 2021 year");
        assert_eq!(one("2000 troops"), "2000 count [troops]");
        assert_eq!(one("2,000"), "2000 count");
        assert_eq!(one("2016 and 2020"), "2016 year [and]; 2020 year");
        assert_eq!(one("2016-17"), "2016 year low; 2017 year high");
        assert_eq!(one("2015–2016"), "2015 year low; 2016 year high");
        assert_eq!(one("the 1990s"), "1990 year");
        assert_eq!(one("3000"), "3000 count");
        assert_eq!(one("$2000"), "2000 USD");
    }

    #[test]
    fn ranges_share_what_follows() {
        assert_eq!(one("5-7 percent"), "5 percent low; 7 percent high");
        assert_eq!(one("$5 to $7 million"), "5000000 USD low; 7000000 USD high");
        assert_eq!(one("between 5 and 7 million euros"), "5000000 EUR low; 7000000 EUR high");
        assert_eq!(one("from 5 to 7 percent"), "5 percent; 7 percent");
        assert_eq!(one("five to seven schools"), "5 count [schools] low; 7 count [schools] high");
        assert_eq!(one("7-5"), "7 count; 5 count");
        assert_eq!(one("pupils aged 5 through 17 years"), "5 count [year] low; 17 count [year] high");
        assert_eq!(one("five went through 17 doors"), "5 count [went]; 17 count [doors]");
        assert_eq!(one("5 and 7"), "5 count [and]; 7 count");
    }

    #[test]
    fn ordinals_ranks_and_signs() {
        assert_eq!(one("the 14th session"), "14 ordinal [session]");
        assert_eq!(one("the fourteenth session"), "14 ordinal [session]");
        assert_eq!(one("its number one partner"), "1 ordinal [partner]");
        assert_eq!(one("-5 degrees"), "-5 count [degree]");
        assert_eq!(one("fell −5%"), "-5 percent");
        assert_eq!(one("a 500-kilometer range"), "500 count [km]");
    }

    #[test]
    fn what_is_no_number_is_not_read() {
        for text in [
            "COVID-19",
            "the G20",
            "one of the five", /* five is */
            "Su-35",
            "v1.2.3",
            "+992 37 2211234",
            "+1-222-2222/2222",
            "a ratio of 30/4.85",
        ] {
            let expected = if text.contains("five") { "5 count" } else { "" };
            assert_eq!(one(text), expected, "{text}");
        }
    }

    #[test]
    fn known_names_can_be_masked() {
        let text = "the 201st base has 5 halls";
        let start = text.find("201st").unwrap();
        let masked = start..start + "201st base".len();
        let left = outside(read_numbers(text, &ENGLISH), std::slice::from_ref(&masked));
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].value, Decimal::from(5));
    }

    #[test]
    fn spans_hold_the_number_with_its_signs() {
        let text = "worth (some US$3.6 million), or 19 percent";
        let written: Vec<&str> = read_numbers(text, &ENGLISH).iter().map(|n| n.written(text)).collect();
        assert_eq!(written, ["US$3.6 million", "19 percent"]);
    }

    #[test]
    fn grain_is_the_place_of_rounding() {
        let grain = |text: &str| read_numbers(text, &ENGLISH)[0].grain().to_string();
        assert_eq!(grain("7,000"), "1000");
        assert_eq!(grain("6,950"), "10");
        assert_eq!(grain("973.6 million"), "100000");
        assert_eq!(grain("1 billion"), "1000000000");
        assert_eq!(grain("6.3"), "0.1");
        assert_eq!(grain("0"), "1");
    }

    #[test]
    fn no_text_makes_the_reader_fail() {
        let pieces = [
            "5",
            "1,000",
            "-",
            "–",
            "—",
            " ",
            "to",
            "and",
            "a",
            "half",
            "million",
            "trillion",
            "$",
            "%",
            "between",
            "th",
            "2016",
            "one",
            "some",
            "US",
            ".",
            "½",
            "/",
            "third",
            "twenty",
            "hundred",
            "dozen",
            "99999999999999999999999999999",
        ];
        let mut rng = fastrand::Rng::with_seed(23);
        for _ in 0..20_000 {
            let text: String = (0..rng.usize(..9))
                .flat_map(|_| [*rng.choice(&pieces).unwrap(), *rng.choice(&["", " "]).unwrap()])
                .collect();
            for reading in read_numbers(&text, &ENGLISH) {
                assert!(text.get(reading.span.clone()).is_some_and(|t| !t.is_empty()), "{text:?}");
                let _ = reading.grain();
            }
        }
    }
}
