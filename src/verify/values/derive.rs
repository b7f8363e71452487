//! Values that are computed from other observations, with their bounds and their exactness.
//!
//! An expression has numbers, `@2016` (this statistic's observation), `id@2016` (another's), parentheses,
//! and `+ - * /` with spaces around them, since ids and dates have hyphens and slashes. Percentages count
//! as fractions.
//!
//! Exactness. A value is in doubt by half of its last written place: `973.6 million` by 50,000, a hedged
//! `7,000` by 500. Whole numbers that are written out, numbers in the expression, and the limits that
//! "more than" and "up to" name are not in doubt. Doubts add up in sums and, relatively, in products. The
//! result keeps digits down to the place in which its own doubt begins, and at least one; where nothing is
//! in doubt, six significant digits. A lower limit is rounded down and an upper one up.
//!
//! Bounds. Those of more and of less turn round behind a minus, under a division, and by a negative factor. Where
//! both directions meet, or one meets "about", the result is about.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::index::{Lookup, Reads};
use crate::model::{
    Bound, Class, Formula, FormulaToken, FormulaTokenKind, NoteId, Observation, Operator, ParsedNote,
    Quantity, Side, ValueSource,
};
use crate::read::number::{is_currency, quantity_reading};

/// How deep parentheses and derivations that stand on derivations may go, counted together.
const DEEPEST: usize = 64;

/// How many significant digits are kept where nothing is in doubt.
const DIGITS: u32 = 6;

/// Computes observations. Remembers what it has computed, and so costs each of them once.
pub(in crate::verify) struct Deriver<'d> {
    notes: Reads<'d>,
    known: BTreeMap<(NoteId, usize), Result<Figure, String>>,
    /// The observations that are being computed, the outermost first.
    path: Vec<(NoteId, usize)>,
    /// How many parentheses are open, in all expressions on the path.
    open: usize,
}

/// A value with what is to be known for computing with it. A percentage is a fraction here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::verify) struct Figure {
    value: Decimal,
    /// How far the value may be off, as it is written.
    doubt: Decimal,
    bound: Bound,
}

impl<'d> Deriver<'d> {
    pub(in crate::verify) const fn new(notes: Reads<'d>) -> Self {
        Self { notes, known: BTreeMap::new(), path: Vec::new(), open: 0 }
    }

    /// The value of a derived observation, rounded, in its statistic's unit.
    pub(in crate::verify) fn quantity(
        &mut self,
        note: &ParsedNote,
        number: usize,
    ) -> Result<Quantity, String> {
        let class = class_of(unit(note));
        let figure = self.figure(note, number)?;
        let figure = if class == Class::Percent { figure.times(Decimal::ONE_HUNDRED)? } else { figure };
        Ok(Quantity { value: figure.rounded().normalize(), class, bound: figure.bound })
    }

    fn figure(&mut self, note: &ParsedNote, number: usize) -> Result<Figure, String> {
        let name = (note.id.clone(), number);
        if let Some(known) = self.known.get(&name) {
            return known.clone();
        }
        if self.path.contains(&name) {
            return Err(format!("it depends on itself, by way of \"{}\"", name.0));
        }
        if self.path.len() + self.open >= DEEPEST {
            return Err(format!("it depends on more than {DEEPEST} other values or parentheses in a row"));
        }
        let observation = note.observations().get(number).ok_or("there is no such observation")?;
        self.path.push(name.clone());
        let figure = self.value(note, observation);
        self.path.pop();
        // What fails within a circle may be well outside of it, so only the outermost result is kept.
        if figure.is_ok() || self.path.is_empty() {
            self.known.insert(name, figure.clone());
        }
        figure
    }

    fn value(&mut self, note: &ParsedNote, observation: &Observation) -> Result<Figure, String> {
        let bound = observation.bound.as_ref().map_or(Bound::Exact, |bound| bound.value);
        match &observation.value {
            ValueSource::Stated(text) => stated(text, unit(note), bound),
            ValueSource::Counted(notes) => Ok(Figure { bound, ..Figure::exact(Decimal::from(notes.len())) }),
            ValueSource::Derived(formula) => {
                let formula = formula.bounded()?;
                let mut parser = Parser { formula, at: 0, note, deriver: self };
                let open = parser.deriver.open;
                let figure = parser.whole();
                self.open = open;
                figure
            }
        }
    }

    /// The value of an observation by its statistic's name and its period, in the statistic's unit.
    pub(in crate::verify) fn value_of(
        &mut self,
        from: &ParsedNote,
        name: &str,
        period: &str,
    ) -> Result<Quantity, String> {
        let figure = self.referred(from, name, period)?;
        let note = self.notes.find(name).and_then(|id| self.notes.note(&id)).unwrap_or(from);
        let class = class_of(unit(note));
        let figure = if class == Class::Percent { figure.times(Decimal::ONE_HUNDRED)? } else { figure };
        Ok(Quantity { value: figure.value.normalize(), class, bound: figure.bound })
    }

    /// The observation that `statistic@period` or `@period` stands for.
    fn referred(&mut self, from: &ParsedNote, name: &str, period: &str) -> Result<Figure, String> {
        let notes = self.notes;
        let note = if name.is_empty() {
            from
        } else {
            let Lookup::Found(id) = notes.resolve(name) else {
                return Err(format!("\"{name}\" is not a statistic"));
            };
            notes.note(&id).ok_or_else(|| format!("\"{name}\" is not a statistic"))?
        };
        let observations = note.observations();
        let mut found = observations.iter().enumerate().filter(|(_, o)| o.period.text == period);
        let (number, _) =
            found.next().ok_or_else(|| format!("\"{}\" has no observation for \"{period}\"", note.id))?;
        if found.next().is_some() {
            return Err(format!("\"{}\" has several observations for \"{period}\"", note.id));
        }
        self.figure(note, number)
    }
}

fn unit(note: &ParsedNote) -> &str {
    note.statistic().and_then(|s| s.unit.as_ref()).map_or("", |unit| &unit.value)
}

/// The class of values in this unit.
pub(in crate::verify) fn class_of(unit: &str) -> Class {
    match unit {
        "percent" => Class::Percent,
        "year" => Class::Year,
        code if is_currency(code) => Class::Money(code.to_owned()),
        _ => Class::Count,
    }
}

fn stated(text: &str, unit: &str, bound: Bound) -> Result<Figure, String> {
    let number = quantity_reading(text, unit)?;
    let half = Decimal::new(5, 1);
    let is_measured = number.step != Decimal::ONE || number.class == Class::Percent;
    let place = match bound {
        Bound::AtLeast | Bound::Above | Bound::AtMost | Bound::Below => Decimal::ZERO,
        Bound::About => number.grain(),
        Bound::Exact if is_measured => number.step,
        Bound::Exact => Decimal::ZERO,
    };
    let figure = Figure { value: number.value, doubt: checked(place.checked_mul(half))?, bound };
    if number.class == Class::Percent { figure.times(Decimal::new(1, 2)) } else { Ok(figure) }
}

fn checked(value: Option<Decimal>) -> Result<Decimal, String> {
    value.ok_or_else(|| "a number in it is too large".to_owned())
}

impl Figure {
    const fn exact(value: Decimal) -> Self {
        Self { value, doubt: Decimal::ZERO, bound: Bound::Exact }
    }

    fn times(&self, factor: Decimal) -> Result<Self, String> {
        let (value, doubt) =
            (checked(self.value.checked_mul(factor))?, checked(self.doubt.checked_mul(factor))?);
        Ok(Self { value, doubt, bound: self.bound })
    }

    fn plus(&self, other: &Self) -> Result<Self, String> {
        let value = checked(self.value.checked_add(other.value))?;
        let doubt = checked(self.doubt.checked_add(other.doubt))?;
        Ok(Self { value, doubt, bound: self.bound.met(other.bound) })
    }

    fn negated(&self) -> Self {
        Self { value: -self.value, doubt: self.doubt, bound: self.bound.turned() }
    }

    fn by(&self, other: &Self) -> Result<Self, String> {
        let value = checked(self.value.checked_mul(other.value))?;
        let own = self.doubt.checked_mul(other.value.abs());
        let others = other.doubt.checked_mul(self.value.abs());
        let doubt = checked(own.zip(others).and_then(|(a, b)| a.checked_add(b)))?;
        let bound = signed(self.bound, other.value).met(signed(other.bound, self.value));
        Ok(Self { value, doubt, bound })
    }

    fn over(&self, other: &Self) -> Result<Self, String> {
        if other.value.is_zero() {
            return Err("it divides by zero".to_owned());
        }
        let value = checked(self.value.checked_div(other.value))?;
        let others = other.doubt.checked_mul(value.abs());
        let doubt =
            others.and_then(|b| self.doubt.checked_add(b)).and_then(|d| d.checked_div(other.value.abs()));
        let bound = signed(self.bound, other.value).met(signed(other.bound.turned(), self.value));
        Ok(Self { value, doubt: checked(doubt)?, bound })
    }

    /// The value with the digits that its doubt leaves.
    fn rounded(&self) -> Decimal {
        if self.value.is_zero() {
            return self.value;
        }
        let leading = magnitude(self.value.abs());
        let exponent = if self.doubt.is_zero() {
            (leading + 1 - i32::try_from(DIGITS).unwrap_or(0)).min(0)
        } else {
            magnitude(self.doubt + self.doubt).min(leading)
        };
        let how = match self.bound.side() {
            Side::Greater => RoundingStrategy::ToNegativeInfinity,
            Side::Less => RoundingStrategy::ToPositiveInfinity,
            Side::Neither => RoundingStrategy::MidpointAwayFromZero,
        };
        if let Ok(places) = u32::try_from(-exponent) {
            return self.value.round_dp_with_strategy(places, how);
        }
        let place = u32::try_from(exponent).ok().and_then(|e| 10_i64.checked_pow(e)).map(Decimal::from);
        place
            .and_then(|place| {
                self.value.checked_div(place)?.round_dp_with_strategy(0, how).checked_mul(place)
            })
            .unwrap_or(self.value)
    }
}

/// The exponent of the first digit of a positive number: 2 for 973.6, -1 for 0.5.
fn magnitude(value: Decimal) -> i32 {
    let mut exponent = 0;
    let mut rest = value;
    while rest >= Decimal::TEN && exponent < 30 {
        rest /= Decimal::TEN;
        exponent += 1;
    }
    while rest < Decimal::ONE && exponent > -28 {
        rest *= Decimal::TEN;
        exponent -= 1;
    }
    exponent
}

fn signed(bound: Bound, factor: Decimal) -> Bound {
    if factor.is_sign_negative() { bound.turned() } else { bound }
}

/// Reads an expression from left to right and computes as it goes.
struct Parser<'p, 'd> {
    formula: &'p Formula,
    at: usize,
    note: &'p ParsedNote,
    deriver: &'p mut Deriver<'d>,
}

impl<'p> Parser<'p, '_> {
    fn peek(&self) -> Option<&'p FormulaToken> {
        self.formula.tokens.get(self.at)
    }

    /// Passes over the next token where it is an operator of one kind.
    fn operator(&mut self, is_kind: impl Fn(Operator) -> bool) -> Option<Operator> {
        match self.peek()?.kind {
            FormulaTokenKind::Operator(operator) if is_kind(operator) => {
                self.at += 1;
                Some(operator)
            }
            _ => None,
        }
    }

    fn whole(&mut self) -> Result<Figure, String> {
        let figure = self.sum()?;
        match self.peek() {
            None => Ok(figure),
            Some(token) => {
                let written = self.formula.written(token);
                Err(format!("\"{written}\" is not expected here: operators have spaces around them"))
            }
        }
    }

    fn sum(&mut self) -> Result<Figure, String> {
        let mut figure = self.product()?;
        while let Some(operator) = self.operator(|o| matches!(o, Operator::Add | Operator::Subtract)) {
            let other = self.product()?;
            figure = figure.plus(&if operator == Operator::Add { other } else { other.negated() })?;
        }
        Ok(figure)
    }

    fn product(&mut self) -> Result<Figure, String> {
        let mut figure = self.atom()?;
        while let Some(operator) = self.operator(|o| matches!(o, Operator::Multiply | Operator::Divide)) {
            let other = self.atom()?;
            figure = if operator == Operator::Multiply { figure.by(&other)? } else { figure.over(&other)? };
        }
        Ok(figure)
    }

    fn atom(&mut self) -> Result<Figure, String> {
        let token = self.peek().ok_or("it ends where a number or a reference should stand")?;
        self.at += 1;
        match &token.kind {
            FormulaTokenKind::Open => self.group(),
            FormulaTokenKind::Observation { statistic, period } => {
                self.deriver.referred(self.note, statistic, period)
            }
            _ => literal(self.formula.written(token)).map(Figure::exact),
        }
    }

    fn group(&mut self) -> Result<Figure, String> {
        if self.deriver.path.len() + self.deriver.open >= DEEPEST {
            return Err(format!("it has more than {DEEPEST} parentheses within each other"));
        }
        self.deriver.open += 1;
        let figure = self.sum()?;
        self.deriver.open -= 1;
        if self.peek().is_none_or(|token| token.kind != FormulaTokenKind::Close) {
            return Err("a parenthesis is not closed".to_owned());
        }
        self.at += 1;
        Ok(figure)
    }
}

fn literal(token: &str) -> Result<Decimal, String> {
    let (digits, factor) = match token.strip_suffix('%') {
        Some(digits) => (digits, Decimal::new(1, 2)),
        None => (token, Decimal::ONE),
    };
    let is_plain = digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
    let value = Decimal::from_str_exact(digits).ok().filter(|_| is_plain);
    value
        .and_then(|value| value.checked_mul(factor))
        .ok_or_else(|| format!("\"{token}\" is neither a number nor a reference such as @2016"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Index;
    use crate::model::Dossier;
    use crate::verify::fixture::{bounded, derived, dossier, observation, stated, statistic};

    fn note(expression: &str) -> (Dossier, ParsedNote) {
        let trade = statistic(
            "trade",
            "USD",
            vec![
                bounded(Bound::Above, observation(0, "2016", stated("1 billion"), "q")),
                observation(1, "2020", stated("973.6 million"), "q"),
                observation(2, "2015", derived(expression), ""),
                observation(3, "2014", derived("@2013 + 1"), ""),
                observation(4, "2013", derived("@2014 + 1"), ""),
            ],
        );
        let decline = statistic(
            "decline",
            "percent",
            vec![
                observation(0, "2016", stated("6.3"), "q"),
                observation(1, "2020", derived("1 - trade@2020 / 1000000000"), ""),
            ],
        );
        let schools = statistic(
            "schools",
            "schools",
            vec![
                observation(0, "2020", stated("five"), "q"),
                bounded(Bound::About, observation(1, "2021", stated("7,000"), "q")),
            ],
        );
        (dossier(vec![trade.clone(), decline, schools]), trade)
    }

    fn compute(expression: &str) -> String {
        let (dossier, trade) = note(expression);
        let index = Index::of(&dossier);
        match Deriver::new(Reads::unlogged(&dossier, &index)).quantity(&trade, 2) {
            Ok(quantity) => format!("{} {}", quantity.value, quantity.bound.name()),
            Err(why) => why,
        }
    }

    #[test]
    fn the_example_of_the_trade_turnover() {
        assert_eq!(compute("@2016 / (1 - decline@2016)"), "1067000000 above");
    }

    #[test]
    fn digits_are_kept_as_far_as_the_inputs_have_them() {
        assert_eq!(compute("@2020"), "973600000 exact");
        assert_eq!(compute("@2020 * 2"), "1947200000 exact");
        assert_eq!(compute("@2020 / 3"), "324530000 exact");
        assert_eq!(compute("schools@2020 + 3"), "8 exact");
        assert_eq!(compute("schools@2020 / 3"), "1.66667 exact");
        assert_eq!(compute("schools@2021 * 2 + 111"), "14000 about");
        assert_eq!(compute("decline@2016"), "0.063 exact");
    }

    #[test]
    fn a_result_in_percent_is_a_percentage() {
        let (dossier, _) = note("1");
        let index = Index::of(&dossier);
        let decline = dossier.note(&NoteId::new("decline")).unwrap();
        let quantity = Deriver::new(Reads::unlogged(&dossier, &index)).quantity(decline, 1).unwrap();
        assert_eq!((quantity.value.to_string().as_str(), quantity.class), ("2.64", Class::Percent));
    }

    #[test]
    fn bounds_keep_their_direction() {
        assert!(compute("@2016 + 1").ends_with("above"));
        assert!(compute("1 - @2016").ends_with("below"));
        assert!(compute("1 / @2016").ends_with("below"));
        assert!(compute("@2016 * -1").ends_with("below"));
        assert!(compute("@2016 / @2016").ends_with("about"));
        assert!(compute("@2016 + schools@2021").ends_with("about"));
        assert!(compute("@2016 * @2016").ends_with("above"));
    }

    #[test]
    fn precedence_and_parentheses() {
        assert_eq!(compute("1 + 2 * 3"), "7 exact");
        assert_eq!(compute("(1 + 2) * 3"), "9 exact");
        assert_eq!(compute("8 / 2 / 2"), "2 exact");
        assert_eq!(compute("8 - 2 - 2"), "4 exact");
        assert_eq!(compute("50% * 10"), "5 exact");
    }

    #[test]
    fn what_cannot_be_computed_says_why() {
        for (expression, why) in [
            ("@1999", "has no observation for \"1999\""),
            ("nothing@2016", "\"nothing\" is not a statistic"),
            ("1 / (2 - 2)", "divides by zero"),
            ("@2014", "depends on itself"),
            ("@2015", "depends on itself"),
            ("(1 + 2", "not closed"),
            ("1 +", "ends where"),
            ("", "ends where"),
            ("1 2", "not expected"),
            ("1+2", "neither a number"),
            ("1 + 2)", "not expected"),
            ("@2016/2", "has no observation"),
            ("79228162514264337593543950335 * 10", "too large"),
        ] {
            let message = compute(expression);
            assert!(message.contains(why), "{expression}: {message}");
        }
        assert!(compute(&"(".repeat(900)).contains("parentheses"));
        assert!(compute(&"(".repeat(10_000)).contains("more than 1000 numbers and signs"));
    }

    #[test]
    fn a_tower_of_doubling_derivations_is_computed_once_each() {
        let mut rows = vec![observation(0, "0001", stated("1"), "q")];
        for n in 1..60 {
            rows.push(observation(n, &format!("{:04}", n + 1), derived(&format!("@{n:04} + @{n:04}")), ""));
        }
        let tower = statistic("tower", "steps", rows);
        let dossier = dossier(vec![tower.clone()]);
        let index = Index::of(&dossier);
        let top = Deriver::new(Reads::unlogged(&dossier, &index)).quantity(&tower, 59).unwrap();
        assert_eq!(top.value, Decimal::from(2_u64.pow(59)));
    }
}
