//! Numbers that follow from others, in running text: `[=43 - 38]`, `[=4/9|almost half]`.
//!
//! Computes and words; whether the numbers that it is computed from stand in the sentence's quotes, and whether
//! the words are right, `claims/computed.rs` finds.

use jiff::civil;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::{Bound, Class, Formula, FormulaTokenKind, Operator, Quantity};
use crate::read::number::{ENGLISH, NumberReading, read_numbers};

/// What a computation gives.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Computed {
    /// The value; of percentages the number before the sign.
    pub(crate) value: Decimal,
    /// What kind of number it is.
    pub(crate) class: Class,
    /// Whether it counts days between dates.
    pub(crate) is_days: bool,
    /// What it was computed from, in order.
    pub(crate) operands: Vec<Operand>,
}

/// What a computation is made from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Operand {
    /// A number that is written in it.
    Number(NumberReading),
    /// A day that is written in it.
    Day(civil::Date),
    /// An observation: statistic and period as written, with its value.
    Observation(String, String, Quantity),
}

/// A value on the way.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Number(Decimal, Class),
    Days(Decimal),
    Day(civil::Date),
}

/// How deep parentheses may go.
const DEEPEST: usize = 16;

/// How many bytes a number may have, with its sign and scale. A hostile one would else be read at many times its size.
const LONGEST_NUMBER: usize = 100;

/// Computes a formula, whose observations `look_up` knows.
///
/// # Errors
/// What is wrong with it, in words.
pub(crate) fn compute(
    formula: &Formula,
    look_up: &mut dyn FnMut(&str, &str) -> Result<Quantity, String>,
) -> Result<Computed, String> {
    let formula = formula.bounded()?;
    let mut parser = Parser { formula, at: 0, depth: 0, operands: Vec::new(), look_up };
    let value = parser.sum()?;
    if let Some(token) = formula.tokens.get(parser.at) {
        return Err(format!("\"{}\" is not expected here", formula.written(token)));
    }
    let (value, class, is_days) = match value {
        Value::Number(value, class) => (value, class, false),
        Value::Days(value) => (value, Class::Count, true),
        Value::Day(_) => return Err("a day alone is no number".to_owned()),
    };
    if parser.operands.len() < 2 {
        return Err("there is nothing to compute: write the number itself".to_owned());
    }
    Ok(Computed { value: value.normalize(), class, is_days, operands: parser.operands })
}

impl Computed {
    /// The value as it is printed where no words are asked for.
    pub(crate) fn printed(&self) -> String {
        let rounded =
            self.value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize();
        let number = grouped(&rounded.to_string());
        if self.class == Class::Percent { format!("{number}%") } else { number }
    }

    /// How its operands stand to their true values, taken together.
    pub(crate) fn is_exact(bounds: impl IntoIterator<Item = Bound>) -> bool {
        bounds.into_iter().all(|bound| bound == Bound::Exact)
    }
}

/// `7000` as `7,000`.
fn grouped(number: &str) -> String {
    let (whole, rest) = number.split_once('.').map_or((number, None), |(whole, rest)| (whole, Some(rest)));
    let digits = whole.trim_start_matches('-');
    let mut out = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) && digits.len() > 3 {
            out.push(',');
        }
        out.push(digit);
    }
    let sign = if whole.starts_with('-') { "\u{2212}" } else { "" };
    rest.map_or_else(|| format!("{sign}{out}"), |rest| format!("{sign}{out}.{rest}"))
}

struct Parser<'f, 'l> {
    formula: &'f Formula,
    at: usize,
    depth: usize,
    operands: Vec<Operand>,
    look_up: &'l mut dyn FnMut(&str, &str) -> Result<Quantity, String>,
}

impl Parser<'_, '_> {
    fn operator(&mut self, is_kind: impl Fn(Operator) -> bool) -> Option<Operator> {
        match self.formula.tokens.get(self.at)?.kind {
            FormulaTokenKind::Operator(operator) if is_kind(operator) => {
                self.at += 1;
                Some(operator)
            }
            _ => None,
        }
    }

    fn sum(&mut self) -> Result<Value, String> {
        let mut value = self.product()?;
        while let Some(operator) = self.operator(|o| matches!(o, Operator::Add | Operator::Subtract)) {
            value = combined(operator, value, self.product()?)?;
        }
        Ok(value)
    }

    fn product(&mut self) -> Result<Value, String> {
        let mut value = self.atom()?;
        while let Some(operator) = self.operator(|o| matches!(o, Operator::Multiply | Operator::Divide)) {
            value = combined(operator, value, self.atom()?)?;
        }
        Ok(value)
    }

    fn atom(&mut self) -> Result<Value, String> {
        let token =
            self.formula.tokens.get(self.at).ok_or("it ends where a number or a reference should stand")?;
        match &token.kind {
            FormulaTokenKind::Open => self.group(),
            FormulaTokenKind::Observation { statistic, period } => {
                self.at += 1;
                let quantity = (self.look_up)(statistic, period)?;
                let value = Value::Number(quantity.value, quantity.class.clone());
                self.operands.push(Operand::Observation(statistic.clone(), period.clone(), quantity));
                Ok(value)
            }
            FormulaTokenKind::Number => self.literal(),
            _ => Err(format!("\"{}\" is not expected here", self.formula.written(token))),
        }
    }

    fn group(&mut self) -> Result<Value, String> {
        self.at += 1;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(format!("it has more than {DEEPEST} parentheses within each other"));
        }
        let value = self.sum()?;
        self.depth -= 1;
        let closes = self.formula.tokens.get(self.at).is_some_and(|t| t.kind == FormulaTokenKind::Close);
        self.at += 1;
        if closes { Ok(value) } else { Err("a parenthesis is not closed".to_owned()) }
    }

    /// A number with its sign and scale, `$1.5 million`, or a day, `2021-05-08`.
    fn literal(&mut self) -> Result<Value, String> {
        let tokens = self.formula.tokens.get(self.at..).unwrap_or(&[]);
        let count = tokens.iter().take_while(|token| token.kind == FormulaTokenKind::Number).count();
        let (first, last) = (tokens[0].range.start, tokens[count - 1].range.end);
        let written = self.formula.text.get(first..last).unwrap_or("");
        self.at += count;
        if written.len() > LONGEST_NUMBER {
            return Err(format!("a number in it has more than {LONGEST_NUMBER} characters"));
        }
        if let Ok(day) = written.parse::<civil::Date>() {
            self.operands.push(Operand::Day(day));
            return Ok(Value::Day(day));
        }
        let mut numbers = read_numbers(written, &ENGLISH);
        let number = numbers.pop().filter(|n| numbers.is_empty() && n.span == (0..written.len()));
        let number = number.ok_or_else(|| format!("\"{written}\" is neither a number nor a reference"))?;
        let class = if number.class == Class::Year { Class::Count } else { number.class.clone() };
        let value = Value::Number(number.value, class);
        self.operands.push(Operand::Number(number));
        Ok(value)
    }
}

fn combined(operator: Operator, one: Value, other: Value) -> Result<Value, String> {
    let too_large = || "a number in it is too large".to_owned();
    match (operator, one, other) {
        (Operator::Subtract, Value::Day(later), Value::Day(earlier)) => {
            let days = earlier.duration_until(later).as_hours() / 24;
            Ok(Value::Days(Decimal::from(days)))
        }
        (_, Value::Day(_), _) | (_, _, Value::Day(_)) => {
            Err("of a day only another day can be subtracted".to_owned())
        }
        (operator, one, other) => {
            let ((one, class), (other, second)) = (plain(one), plain(other));
            match operator {
                Operator::Add | Operator::Subtract => {
                    if class != second {
                        return Err("it adds or subtracts numbers of different kinds".to_owned());
                    }
                    let other = if operator == Operator::Add { other } else { -other };
                    Ok(Value::Number(one.checked_add(other).ok_or_else(too_large)?, class))
                }
                Operator::Multiply => {
                    let (one, class) = fraction(one, class);
                    let (other, second) = fraction(other, second);
                    let class = if class == Class::Count { second } else { class };
                    Ok(Value::Number(one.checked_mul(other).ok_or_else(too_large)?, class))
                }
                Operator::Divide => {
                    if other.is_zero() {
                        return Err("it divides by zero".to_owned());
                    }
                    let class = if class == second { Class::Count } else { class };
                    Ok(Value::Number(one.checked_div(other).ok_or_else(too_large)?, class))
                }
            }
        }
    }
}

fn plain(value: Value) -> (Decimal, Class) {
    match value {
        Value::Number(value, class) => (value, class),
        Value::Days(value) => (value, Class::Count),
        Value::Day(_) => (Decimal::ZERO, Class::Count),
    }
}

/// A percentage of something is a part of it.
fn fraction(value: Decimal, class: Class) -> (Decimal, Class) {
    if class == Class::Percent { (value / Decimal::ONE_HUNDRED, Class::Count) } else { (value, class) }
}
