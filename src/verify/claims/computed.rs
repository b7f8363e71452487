//! Numbers that a sentence computes, `[=43 - 38|five]`: whether what they are computed from stands in the quotes
//! that the sentence cites, and whether the words that it prints are the value.

use super::claim::Placed;
use super::given::is_given;
use super::note_evidence::{CitedQuote, NoteEvidence, Scope};
use crate::model::{Bound, ClaimKind, Class, Computation, Date, Decimal, Statement};
use crate::read::number::{Agreement, ENGLISH, NumberReading, compare, read_numbers};
use crate::verify::values::computed::{Computed, Operand, compute};
use crate::verify::values::derive::Deriver;

/// The computations of a statement that cannot be made, rest on nothing, or are worded wrongly.
pub(super) fn computed_faults(
    evidence: &NoteEvidence<'_, '_>,
    scope: &Scope,
    statement: &Statement,
) -> Vec<Placed> {
    let quotes: Vec<&CitedQuote> = evidence.quotes(scope).collect();
    let found = statement.computations().filter_map(|computation| {
        let why = fault(evidence, computation, &quotes)?;
        Some(Placed::new(computation.span, computation.formula.text.value.clone(), ClaimKind::Computed(why)))
    });
    found.collect()
}

fn fault(
    evidence: &NoteEvidence<'_, '_>,
    computation: &Computation,
    quotes: &[&CitedQuote],
) -> Option<String> {
    let mut deriver = Deriver::new(evidence.base.notes);
    let mut look_up = |statistic: &str, period: &str| deriver.value_of(evidence.note, statistic, period);
    let computed = match compute(&computation.formula, &mut look_up) {
        Ok(computed) => computed,
        Err(why) => return Some(why),
    };
    let mut bounds = Vec::new();
    for operand in &computed.operands {
        match bound_in_quotes(operand, quotes) {
            Ok(bound) => bounds.push(bound),
            Err(why) => return Some(why),
        }
    }
    let is_exact = Computed::is_exact(bounds);
    match &computation.shown {
        None if !is_exact => {
            Some("what it is computed from is hedged: say so in its words, behind a `|`".to_owned())
        }
        None => None,
        Some(words) => worded(words, &computed, is_exact),
    }
}

/// How an operand stands to its true value in the quotes.
fn bound_in_quotes(operand: &Operand, quotes: &[&CitedQuote]) -> Result<Bound, String> {
    match operand {
        Operand::Observation(_, _, quantity) => Ok(quantity.bound),
        Operand::Day(day) => {
            let is_told = Date::parse(&day.to_string()).is_ok_and(|date| is_given(&date, quotes));
            if is_told {
                Ok(Bound::Exact)
            } else {
                Err(format!("no quote of this sentence gives the day {day}"))
            }
        }
        Operand::Number(number) => {
            let numbers = || quotes.iter().flat_map(|quote| &quote.reading.numbers);
            let same = |n: &&NumberReading| {
                let is_kind = n.class == number.class
                    || number.class == Class::Count
                    || (n.class == Class::Count && number.class == Class::Percent && n.is_fraction);
                let is_part = n.ratio.is_some_and(|(part, whole)| [part, whole].contains(&number.value));
                is_part || (is_kind && n.value == number.value && n.class != Class::Ordinal)
            };
            let best = numbers().filter(same).map(|n| n.bound).min();
            // Of a whole, and per cent.
            let is_unit = number.class == Class::Count
                && (number.value == Decimal::ONE || number.value == Decimal::ONE_HUNDRED);
            best.or(is_unit.then_some(Bound::Exact))
                .ok_or_else(|| format!("no quote of this sentence gives {}", number.value.normalize()))
        }
    }
}

/// What is wrong with the words that are printed for a value.
fn worded(words: &str, computed: &Computed, is_exact: bool) -> Option<String> {
    let mut numbers = read_numbers(words, &ENGLISH);
    let is_value = format!("it is {}", computed.printed());
    let Some(number) = numbers.pop().filter(|_| numbers.is_empty()) else {
        return Some(format!("`{words}` is not one number; {is_value}"));
    };
    if !is_exact && number.bound == Bound::Exact {
        return Some("what it is computed from is hedged, and its words are not".to_owned());
    }
    let value = in_class(&number, computed);
    let bare = NumberReading { direction: None, label: None, ..number.clone() };
    let quoted = NumberReading {
        value,
        step: Decimal::ONE,
        bound: Bound::Exact,
        hedge: None,
        range: None,
        ratio: None,
        implied: None,
        is_fraction: false,
        unit: number.unit.clone(),
        ..bare.clone()
    };
    let is_rounded = number.bound == Bound::Exact
        && value.round_dp(number.step.normalize().scale()) == number.value
        && (number.class != Class::Count || value.is_integer() || number.step < Decimal::ONE);
    let agrees = compare(&bare, &quoted) <= Agreement::Rounded || is_rounded;
    (!agrees).then(|| format!("`{words}` is not what follows: {is_value}"))
}

/// The computed value in the kind of number that its words are.
fn in_class(words: &NumberReading, computed: &Computed) -> Decimal {
    match (&words.class, &computed.class) {
        (Class::Percent, Class::Count) => computed.value * Decimal::ONE_HUNDRED,
        (Class::Count, Class::Percent) if words.is_fraction => computed.value / Decimal::ONE_HUNDRED,
        _ => computed.value,
    }
}
