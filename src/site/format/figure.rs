//! Observations' values as people read them: `$973.6 million`, `some 7,000 troops`, `up to 500 km`.
//!
//! A value that an article gives keeps the notation of the note; only computed and counted ones are
//! written out from their number, rounded so that a bound never says more than was computed.

use rust_decimal::RoundingStrategy;

use super::language::Language;
use crate::model::{Bound, Class, Decimal, Observation, ObservationOutcome, Quantity, Side, ValueSource};
use crate::read::number::ENGLISH;

/// An observation as it reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::site) struct Figure {
    /// The value with its unit.
    pub value: String,
    /// The bound.
    pub bound: Bound,
    /// What goes before the value in running text: `some `, `up to `, or nothing.
    hedge: &'static str,
}

impl Figure {
    /// The figure in running text.
    pub(in crate::site) fn text(&self) -> String {
        [self.hedge, &self.value].concat()
    }

    /// The bound in words, for a table.
    pub(in crate::site) const fn bound_label(&self) -> &'static str {
        bound_label(self.bound)
    }
}

/// A bound in words.
pub(in crate::site) const fn bound_label(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exact",
        Bound::About => "about",
        Bound::AtLeast => "at least",
        Bound::Above => "more than",
        Bound::AtMost => "at most",
        Bound::Below => "less than",
    }
}

/// An observation's value in running text, in the language that a tag names.
#[must_use]
pub fn figure_text(
    unit: &str,
    observation: &Observation,
    outcome: Option<&ObservationOutcome>,
    language: &str,
) -> String {
    figure(unit, observation, outcome, Language::of(language)).text()
}

/// The figure that an observation stands for.
pub(in crate::site) fn figure(
    unit: &str,
    observation: &Observation,
    outcome: Option<&ObservationOutcome>,
    l: Language,
) -> Figure {
    let quantity = outcome.and_then(|o| o.quantity.as_ref());
    let stated = observation.bound.as_ref().map(|b| b.value);
    let bound = stated.or(quantity.map(|q| q.bound)).unwrap_or_default();
    let (number, bound) = match (&observation.value, quantity) {
        (ValueSource::Stated(text), _) => (as_written(&text.value, unit, l), bound),
        (ValueSource::Counted(notes), _) => (notes.len().to_string(), bound),
        (ValueSource::Derived(_), Some(quantity)) => computed(quantity, bound, l),
        (ValueSource::Derived(_), None) => (l.pick("not computed", "nicht berechnet").to_owned(), bound),
    };
    Figure { value: with_unit(&number, unit, l), bound, hedge: hedge(bound, unit, l) }
}

fn hedge(bound: Bound, unit: &str, l: Language) -> &'static str {
    match bound {
        Bound::Exact => "",
        Bound::About if is_measured(unit) => l.pick("about ", "etwa "),
        Bound::About => l.pick("some ", "rund "),
        Bound::AtLeast => l.pick("at least ", "mindestens "),
        Bound::Above => l.pick("more than ", "mehr als "),
        Bound::AtMost => l.pick("up to ", "bis zu "),
        Bound::Below if is_counted(unit) => l.pick("fewer than ", "weniger als "),
        Bound::Below => l.pick("less than ", "weniger als "),
    }
}

/// "some" goes with things that are counted or paced out, "about" with the rest.
fn is_measured(unit: &str) -> bool {
    matches!(unit, "percent" | "year") || is_currency(unit)
}

/// What is counted is fewer, what is measured is less.
fn is_counted(unit: &str) -> bool {
    !is_measured(unit) && ENGLISH.measure(unit).is_none()
}

/// The note's notation, with thousands grouped and the currency's sign left to the unit.
fn as_written(text: &str, unit: &str, l: Language) -> String {
    let bare = text.trim().trim_start_matches(['$', '€', '£']).trim_end_matches('%').trim();
    let (number, scale) = bare.split_once(' ').unwrap_or((bare, ""));
    let number = if unit == "year" { number.to_owned() } else { l.number(&grouped(number)) };
    if scale.is_empty() { number } else { format!("{number} {}", l.scale(scale)) }
}

/// `7000` as `7,000`; anything that is not plain digits is left alone.
fn grouped(number: &str) -> String {
    let (whole, fraction) = number.split_once('.').map_or((number, None), |(w, f)| (w, Some(f)));
    let is_plain = !whole.is_empty() && whole.bytes().all(|b| b.is_ascii_digit());
    if !is_plain || whole.len() < 4 {
        return number.to_owned();
    }
    let mut out = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

fn with_unit(number: &str, unit: &str, l: Language) -> String {
    match unit {
        "percent" | "USD" | "EUR" | "GBP" if l == Language::German => {
            let sign = unit_sign(unit);
            format!("{number}\u{a0}{sign}")
        }
        "" | "year" => number.to_owned(),
        "percent" => [number, "%"].concat(),
        "USD" => format!("${number}"),
        "EUR" => format!("€{number}"),
        "GBP" => format!("£{number}"),
        code if is_currency(code) => format!("{code}\u{a0}{number}"),
        "km" | "m" | "kg" | "t" | "ha" => format!("{number}\u{a0}{unit}"),
        noun if number == "1" || number.eq_ignore_ascii_case("one") => format!("{number} {}", singular(noun)),
        noun => [number, " ", noun].concat(),
    }
}

/// The sign of a unit that has one, else the unit.
fn unit_sign(unit: &str) -> &str {
    match unit {
        "percent" => "%",
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        other => other,
    }
}

/// Tells whether a unit is an ISO 4217 code: three capitals.
pub(in crate::site) fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase())
}

fn singular(noun: &str) -> String {
    match noun.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => noun.strip_suffix('s').unwrap_or(noun).to_owned(),
    }
}

/// A computed number with three significant digits and its scale in words. What was rounded says
/// so: an exact value becomes "about", a bound is moved to the side on which it still holds.
fn computed(quantity: &Quantity, bound: Bound, l: Language) -> (String, Bound) {
    let (scaled, scale) = scale_of(quantity.value.normalize(), &quantity.class);
    let strategy = match bound.side() {
        Side::Greater => RoundingStrategy::ToNegativeInfinity,
        Side::Less => RoundingStrategy::ToPositiveInfinity,
        Side::Neither => RoundingStrategy::MidpointAwayFromZero,
    };
    let rounded = scaled.round_sf_with_strategy(3, strategy).unwrap_or(scaled).normalize();
    let bound = if bound == Bound::Exact && rounded != scaled { Bound::About } else { bound };
    let number = l.number(&grouped(&rounded.to_string()));
    (if scale.is_empty() { number } else { format!("{number} {}", l.scale(scale)) }, bound)
}

fn scale_of(value: Decimal, class: &Class) -> (Decimal, &'static str) {
    if matches!(class, Class::Percent | Class::Year | Class::Ordinal) {
        return (value, "");
    }
    let scales = [(1_000_000_000_000_i64, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million")];
    let fitting = scales.into_iter().find(|(size, _)| value.abs() >= Decimal::from(*size));
    fitting.map_or((value, ""), |(size, name)| ((value / Decimal::from(size)).normalize(), name))
}

/// A unit as a heading of a table says it.
pub(in crate::site) fn unit_label(unit: &str) -> String {
    match unit {
        "USD" => "U.S. dollars (USD)".to_owned(),
        "EUR" => "euros (EUR)".to_owned(),
        "GBP" => "pounds sterling (GBP)".to_owned(),
        "percent" => "percent".to_owned(),
        "km" => "kilometres".to_owned(),
        other => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;
    use crate::text::{Span, Spanned};

    fn observation(value: ValueSource, bound: Option<Bound>) -> Observation {
        let span = Span::default();
        Observation {
            period: Spanned::new(Date::parse("2020").unwrap(), span),
            value,
            bound: bound.map(|b| Spanned::new(b, span)),
            label: None,
            note: None,
            cite: None,
            anchor: String::new(),
            span,
        }
    }

    fn stated(text: &str, bound: Option<Bound>, unit: &str) -> String {
        let value = ValueSource::Stated(Spanned::new(text.to_owned(), Span::default()));
        figure(unit, &observation(value, bound), None, Language::English).text()
    }

    fn derived(value: &str, class: Class, bound: Bound, unit: &str) -> String {
        let source = crate::site::fixture::observation("2015", "= @2016 / 2", Bound::Exact, None).value;
        let quantity = Quantity { value: value.parse().unwrap(), class, bound };
        let outcome = ObservationOutcome { quantity: Some(quantity), faults: Vec::new() };
        figure(unit, &observation(source, None), Some(&outcome), Language::English).text()
    }

    #[test]
    fn stated_values_keep_their_notation_and_their_hedge() {
        assert_eq!(stated("973.6 million", None, "USD"), "$973.6 million");
        assert_eq!(stated("$973.6 million", None, "USD"), "$973.6 million");
        assert_eq!(stated("26.4", None, "percent"), "26.4%");
        assert_eq!(stated("7,000", Some(Bound::About), "troops"), "some 7,000 troops");
        assert_eq!(stated("7000", None, "troops"), "7,000 troops");
        assert_eq!(stated("500", Some(Bound::AtMost), "km"), "up to 500\u{a0}km");
        assert_eq!(stated("500", Some(Bound::Below), "km"), "less than 500\u{a0}km");
        assert_eq!(stated("38", Some(Bound::AtLeast), "people"), "at least 38 people");
        assert_eq!(stated("38", Some(Bound::Below), "people"), "fewer than 38 people");
        assert_eq!(stated("1 billion", Some(Bound::Above), "USD"), "more than $1 billion");
        assert_eq!(stated("five", None, "schools"), "five schools");
        assert_eq!(stated("one", None, "countries"), "one country");
        assert_eq!(stated("14th", None, "session"), "14th session");
        assert_eq!(stated("1993", None, "year"), "1993");
        assert_eq!(stated("3", Some(Bound::About), "percent"), "about 3%");
    }

    #[test]
    fn computed_values_never_claim_more_than_they_hold() {
        let usd = || Class::Money("USD".into());
        assert_eq!(derived("1067235858.06", usd(), Bound::Exact, "USD"), "about $1.07 billion");
        assert_eq!(derived("1067235858.06", usd(), Bound::Above, "USD"), "more than $1.06 billion");
        assert_eq!(derived("1061235858.06", usd(), Bound::Below, "USD"), "less than $1.07 billion");
        assert_eq!(derived("4000", Class::Count, Bound::Exact, "troops"), "4,000 troops");
        assert_eq!(derived("12.5", Class::Percent, Bound::Exact, "percent"), "12.5%");
    }

    #[test]
    fn german_figures_are_german() {
        let german = |text: &str, bound: Option<Bound>, unit: &str| {
            let value = ValueSource::Stated(Spanned::new(text.to_owned(), Span::default()));
            figure(unit, &observation(value, bound), None, Language::German).text()
        };
        assert_eq!(german("973.6 million", None, "USD"), "973,6 Millionen\u{a0}$");
        assert_eq!(german("7,000", Some(Bound::About), "Soldaten"), "rund 7.000 Soldaten");
        assert_eq!(german("26.4", None, "percent"), "26,4\u{a0}%");
        assert_eq!(german("1993", None, "year"), "1993");
    }
}
