//! Says that two observations of one statistic for one period differ by more than their bounds
//! leave open, and that no `resolution` says which is preferred.

use std::collections::BTreeMap;

use crate::check::facts::{Facts, Observed};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{Bound, Decimal, ParsedNote, Quantity};

pub(super) static RULE: Rule = Rule {
    code: "F0503",
    name: "conflicting-observations",
    level: Level::Error,
    summary: "observations that contradict each other",
    explanation: include_str!("conflicting_observations.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    // A resolution has decided between them already.
    if note.front.resolution.is_some() {
        return;
    }
    let mut groups: BTreeMap<(String, Option<&str>), Vec<Observed<'_>>> = BTreeMap::new();
    for observed in facts.observations_of(note) {
        let observation = observed.observation;
        // Two spellings of one time are one period: `2020` and `2020~`.
        let period = format!("{:?}", observation.period.bounds());
        let label = observation.label.as_ref().map(|label| label.value.as_str());
        groups.entry((period, label)).or_default().push(observed);
    }
    for group in groups.values() {
        for (i, later) in group.iter().enumerate() {
            let before = group.get(..i).unwrap_or(&[]);
            if let Some(earlier) = before.iter().find(|earlier| contradict(earlier, later)) {
                findings.add(conflict(facts, earlier, later));
            }
        }
    }
}

fn contradict(a: &Observed<'_>, b: &Observed<'_>) -> bool {
    let (Some(a), Some(b)) = (quantity(a), quantity(b)) else { return false };
    // A share and a count of one thing cannot both be its value, whatever the numbers are.
    a.class != b.class || !Range::of(a).meets(Range::of(b))
}

fn quantity<'a>(observed: &Observed<'a>) -> Option<&'a Quantity> {
    observed.outcome?.quantity.as_ref()
}

fn conflict(facts: &Facts<'_>, earlier: &Observed<'_>, later: &Observed<'_>) -> Finding {
    let period = &later.observation.period.text;
    let written = code(facts.sources.slice(earlier.value_span()));
    let finding = Finding::at(
        later.value_span(),
        format!("two values of {} for {period} contradict each other", code(later.note.id.as_str())),
    )
    .label(format!("the other is {written}"))
    .also(earlier.value_span(), "differs from this")
    .note("a dossier may report that sources differ; it may not print one number here and another there")
    .help(
        "say under `resolution` which is `preferred` and the `reason`, or why it stays `open`; both are then \
         shown. Where they count different things, tell them apart by `label`",
    );
    let source = |observed: &Observed<'_>| {
        observed
            .note
            .evidence_of(observed.observation)
            .and_then(|citation| facts.notes.find(&citation.source))
    };
    match source(earlier).zip(source(later)) {
        Some((one, other)) if one != other && !facts.are_independent(&one, &other) => {
            finding.note("their sources are not independent: one was taken over from the other")
        }
        _ => finding,
    }
}

/// The numbers that a quantity leaves open.
#[derive(Clone, Copy)]
struct Range {
    low: Option<Decimal>,
    high: Option<Decimal>,
    /// Whether the end that is given is left out.
    is_open: bool,
}

impl Range {
    fn of(quantity: &Quantity) -> Self {
        let value = quantity.value;
        // "About 7,000" was rounded to thousands, so anything that rounds to it agrees.
        let half = rounding(value);
        match quantity.bound {
            Bound::Exact => Self { low: Some(value), high: Some(value), is_open: false },
            Bound::About => {
                Self { low: value.checked_sub(half), high: value.checked_add(half), is_open: false }
            }
            Bound::AtLeast | Bound::Above => {
                Self { low: Some(value), high: None, is_open: quantity.bound == Bound::Above }
            }
            Bound::AtMost | Bound::Below => {
                Self { low: None, high: Some(value), is_open: quantity.bound == Bound::Below }
            }
        }
    }

    fn meets(self, other: Self) -> bool {
        self.begins_before_end_of(other) && other.begins_before_end_of(self)
    }

    fn begins_before_end_of(self, other: Self) -> bool {
        match (self.low, other.high) {
            (Some(low), Some(high)) if self.is_open || other.is_open => low < high,
            (Some(low), Some(high)) => low <= high,
            _ => true,
        }
    }
}

/// Half a unit of the last digit that is not zero: 7,000 was rounded to thousands, 26.4 to tenths.
fn rounding(value: Decimal) -> Decimal {
    let shortest = value.normalize();
    let mut unit = Decimal::new(1, shortest.scale());
    let mut rest = shortest;
    while !rest.is_zero() && shortest.scale() == 0 {
        let (Some(tenth), Some(next)) = (rest.checked_div(Decimal::TEN), unit.checked_mul(Decimal::TEN))
        else {
            break;
        };
        if !tenth.fract().is_zero() {
            break;
        }
        (rest, unit) = (tenth, next);
    }
    unit.checked_div(Decimal::TWO).unwrap_or(unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Class;

    fn meet(a: (i64, Bound), b: (i64, Bound)) -> bool {
        let range = |(value, bound)| {
            Range::of(&Quantity { value: Decimal::new(value, 0), class: Class::Count, bound })
        };
        range(a).meets(range(b))
    }

    #[test]
    fn bounds_leave_room_as_far_as_they_say() {
        assert!(meet((7000, Bound::Exact), (7000, Bound::Exact)));
        assert!(!meet((7000, Bound::Exact), (7100, Bound::Exact)));
        assert!(meet((7000, Bound::About), (7100, Bound::Exact)));
        assert!(!meet((7000, Bound::About), (8100, Bound::Exact)));
        assert!(meet((7000, Bound::Above), (7001, Bound::Exact)));
        assert!(!meet((7000, Bound::Above), (7000, Bound::Exact)));
        assert!(!meet((7000, Bound::Above), (7000, Bound::Below)));
        assert!(meet((7000, Bound::Below), (50, Bound::Exact)));
        assert!(!meet((7000, Bound::Below), (7200, Bound::Exact)));
    }

    #[test]
    fn a_number_was_rounded_to_its_last_digit() {
        assert_eq!(rounding(Decimal::new(264, 1)), Decimal::new(5, 2));
        assert_eq!(rounding(Decimal::new(7000, 0)), Decimal::new(500, 0));
        assert_eq!(rounding(Decimal::ZERO), Decimal::new(5, 1));
        assert_eq!(rounding(Decimal::new(7, 0)), Decimal::new(5, 1));
    }
}
