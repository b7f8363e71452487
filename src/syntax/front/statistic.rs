//! A statistic's unit and observations.

use super::citation;
use crate::model::{
    Bound, CitationPlace, FaultKind, FreeAnchors, Observation, ObservationCite, StatisticFields, ValueSource,
    anchor_of,
};
use crate::syntax::formula::parse_formula;
use crate::syntax::yaml::{Fields, Node, Value};
use crate::text::{Span, Spanned};

pub(super) fn read(fields: &mut Fields<'_>) -> StatisticFields {
    let unit = fields.text("unit").map(|unit| Spanned::new(unit_of(&unit.value), unit.span));
    let frequency = fields.text("frequency");
    let about = fields.texts("about");
    let items = fields.items("observations");
    let mut observations = Vec::with_capacity(items.len());
    for node in items {
        // The number of an observation is its place among those that could be read.
        let place = CitationPlace::Observation(observations.len());
        observations.extend(read_observation(node, place, fields));
    }
    give_addresses(&mut observations);
    StatisticFields { unit, frequency, about, observations }
}

/// A unit by its name or code where an author gives a sign: `%` is `percent`, `€` is `EUR`.
fn unit_of(written: &str) -> String {
    let name = match written.trim() {
        "%" | "per cent" => "percent",
        "€" => "EUR",
        "$" | "US$" => "USD",
        "£" => "GBP",
        "¥" => "JPY",
        "₽" => "RUB",
        "₴" => "UAH",
        "₹" => "INR",
        _ => written,
    };
    name.to_owned()
}

fn read_observation(node: Node, place: CitationPlace, fields: &mut Fields<'_>) -> Option<Observation> {
    let mut inner = Fields::new(node, fields.faults());
    let span = inner.span();
    let period = inner.required_date("period");
    let value = read_value(&mut inner, span);
    let bound = inner.word("bound", &Bound::ALL.map(|bound| (bound.name(), bound)));
    let label = inner.text("label");
    let note = inner.text("note");
    let cite = read_cite(&mut inner, place);
    inner.finish();
    let anchor = String::new();
    Some(Observation { period: period?, value: value?, bound, label, note, cite, anchor, span })
}

/// Gives each observation the address of its period, and of what is counted where another has that period.
fn give_addresses(observations: &mut [Observation]) {
    let mut free = FreeAnchors::default();
    for observation in observations {
        let period = format!("o-{}", anchor_of(&observation.period.text));
        let label = observation.label.as_ref().map(|label| anchor_of(&label.value));
        let named = label.filter(|label| !label.is_empty()).map(|label| format!("{period}-{label}"));
        observation.anchor = free.give(named.filter(|_| free.has(&period)).as_ref().unwrap_or(&period));
    }
}

/// Exactly one of `value`, `derived` and `counted`.
fn read_value(fields: &mut Fields<'_>, span: Span) -> Option<ValueSource> {
    let stated = fields.text("value").map(ValueSource::Stated);
    let derived = fields.text("derived").map(parse_formula).map(ValueSource::Derived);
    let counted = fields.texts("counted");
    let counted = (!counted.is_empty()).then_some(ValueSource::Counted(counted));
    let mut given: Vec<ValueSource> = [stated, derived, counted].into_iter().flatten().collect();
    if given.len() > 1 {
        let expected = "one of `value`, `derived` and `counted`".to_owned();
        fields.fault(FaultKind::WrongValue { expected, found: "several of them".to_owned() }, span);
    }
    if given.is_empty() {
        fields.fault(FaultKind::MissingKey { key: "value" }, span);
        return None;
    }
    Some(given.swap_remove(0))
}

/// A label, or a citation of its own.
fn read_cite(fields: &mut Fields<'_>, place: CitationPlace) -> Option<ObservationCite> {
    let node = fields.take("cite")?;
    if let Value::Scalar(label) = node.value {
        return Some(ObservationCite::Label(Spanned::new(label, node.span)));
    }
    citation::read(node, place, fields).map(|own| ObservationCite::Own(Box::new(own)))
}
