//! Observations against their quotes: value, unit, bound and period, each by itself.
//!
//! An editor's words in brackets are no evidence. Says nothing of whether the quote is in its source.

use super::derive::{Deriver, class_of};
use crate::model::{
    Bound, Citation, Class, Date, Decimal, Observation, ObservationOutcome, ParsedNote, Quantity, ValueFault,
    ValueSource,
};
use crate::read::date::{DateReading, covers};
use crate::read::number::{ENGLISH, NumberReading, quantity_reading};
use crate::read::reading::numbers_and_dates;
use crate::text::words::words as text_words;
use crate::verify::evidence::EvidenceBase;

/// Checks the observation with this number, from 0, of a statistic, with what was derived before.
pub(in crate::verify) fn observation_outcome(
    base: &EvidenceBase<'_>,
    note: &ParsedNote,
    number: usize,
    deriver: &mut Deriver<'_>,
) -> ObservationOutcome {
    let Some(observation) = note.observations().get(number) else {
        return ObservationOutcome { quantity: None, faults: Vec::new() };
    };
    if let ValueSource::Derived(_) = observation.value {
        return derived(observation, deriver.quantity(note, number));
    }
    let bound = observation.bound.as_ref().map_or(Bound::Exact, |bound| bound.value);
    let quote = note.evidence_of(observation).map(|citation| Quoted::of(base, citation));
    let (quantity, mut faults) = match &observation.value {
        ValueSource::Counted(notes) => {
            let quantity = Quantity { value: Decimal::from(notes.len()), class: Class::Count, bound };
            let unit = note.statistic().and_then(|s| s.unit.as_ref());
            let faults = quote.as_ref().map_or_else(Vec::new, |quote| {
                let lacks_unit = unit
                    .is_some_and(|unit| !has_noun(unit, &quote.text) && !counts_people(unit, &quote.text));
                let unit = lacks_unit.then_some(ValueFault::UnitNotInQuote);
                unnamed(base, notes, &quote.text).into_iter().chain(unit).collect()
            });
            (Some(quantity), faults)
        }
        ValueSource::Stated(text) => {
            let unit = note.statistic().and_then(|s| s.unit.as_ref()).map_or("", |unit| &unit.value);
            stated(text, unit, bound, quote.as_ref())
        }
        ValueSource::Derived(_) => (None, Vec::new()),
    };
    match quote {
        Some(quote) => faults.extend(period_fault(observation, &quote)),
        None => faults.push(ValueFault::NoEvidence),
    }
    ObservationOutcome { quantity, faults }
}

/// The words that bear an observation out, with what is read in them.
struct Quoted<'d> {
    text: String,
    numbers: Vec<NumberReading>,
    dates: Vec<DateReading>,
    /// The date of the source.
    reference: Option<&'d Date>,
}

impl<'d> Quoted<'d> {
    fn of(base: &EvidenceBase<'d>, citation: &Citation) -> Self {
        let text = citation.quote.quoted_words();
        let reference = base.source_of(citation).and_then(|source| base.date_of(&source));
        let (numbers, dates) = numbers_and_dates(&text, reference);
        Self { text, numbers, dates, reference }
    }
}

fn unnamed(base: &EvidenceBase<'_>, notes: &[crate::text::Spanned<String>], quote: &str) -> Vec<ValueFault> {
    let named = base.ids_named_in(quote);
    let is_named = |name: &str| base.notes.find(name).is_some_and(|id| named.binary_search(&id).is_ok());
    let missing = notes.iter().filter(|name| !is_named(name));
    missing.map(|name| ValueFault::NotNamed(name.value.clone())).collect()
}

/// The period must be in the quote, or be that of the source where the quote gives no time.
fn period_fault(observation: &Observation, quote: &Quoted<'_>) -> Option<ValueFault> {
    let (period, readings) = (&observation.period.value, &quote.dates);
    let holds = if readings.is_empty() {
        quote.reference.is_some_and(|date| covers(period, date))
    } else {
        is_given(period, readings)
    };
    let written = |reading: &DateReading| match &reading.date {
        Some(date) => format!("{} ({})", &quote.text[reading.span.clone()], date.text),
        None => quote.text[reading.span.clone()].to_owned(),
    };
    (!holds).then(|| ValueFault::PeriodNotInQuote(readings.iter().map(written).collect()))
}

/// Whether one of the dates bears the period out, or two of them its two ends.
fn is_given(period: &Date, readings: &[DateReading]) -> bool {
    let is_covered =
        |claim: &Date| readings.iter().filter_map(|r| r.date.as_ref()).any(|date| covers(claim, date));
    let ends = period.text.split_once('/').map(|(first, last)| (Date::parse(first), Date::parse(last)));
    match ends {
        // An interval is more than a day in it.
        Some((Ok(first), Ok(last))) => {
            let is_whole = |r: &DateReading| {
                r.date.as_ref().is_some_and(|date| covers(date, period) && covers(period, date))
            };
            readings.iter().any(is_whole) || (is_covered(&first) && is_covered(&last))
        }
        _ => is_covered(period),
    }
}

fn derived(observation: &Observation, result: Result<Quantity, String>) -> ObservationOutcome {
    match result {
        Ok(quantity) => {
            let declared = observation.bound.as_ref().map_or(quantity.bound, |bound| bound.value);
            let differs = declared != quantity.bound;
            let faults = differs.then(|| ValueFault::BoundDiffers(quantity.bound.name().to_owned()));
            ObservationOutcome { quantity: Some(quantity), faults: faults.into_iter().collect() }
        }
        Err(why) => ObservationOutcome { quantity: None, faults: vec![ValueFault::Derivation(why)] },
    }
}

/// The value of a stated observation, and how it fails its quote.
fn stated(
    text: &str,
    unit: &str,
    bound: Bound,
    quote: Option<&Quoted<'_>>,
) -> (Option<Quantity>, Vec<ValueFault>) {
    let number = match quantity_reading(text, unit) {
        Ok(number) => number,
        Err(why) => return (None, vec![ValueFault::Unreadable(why)]),
    };
    let faults = quote.map_or_else(Vec::new, |quote| value_faults(&number, unit, bound, quote));
    (Some(Quantity { value: number.value, class: number.class, bound }), faults)
}

fn value_faults(number: &NumberReading, unit: &str, bound: Bound, quote: &Quoted<'_>) -> Vec<ValueFault> {
    let (readings, quote) = (&quote.numbers, quote.text.as_str());
    let same_value: Vec<&NumberReading> = readings.iter().filter(|r| r.value == number.value).collect();
    let matching: Vec<&NumberReading> =
        same_value.iter().filter(|r| same_class(number, r)).copied().collect();
    let is_classed = !matches!(class_of(unit), Class::Count);
    if matching.is_empty() {
        if is_classed && !same_value.is_empty() {
            return vec![ValueFault::UnitNotInQuote];
        }
        let written = readings.iter().map(|reading| reading.written(quote).to_owned()).collect();
        return vec![ValueFault::ValueNotInQuote(written)];
    }
    let mut faults = Vec::new();
    if !is_classed && !has_unit(&matching, unit, quote) {
        faults.push(ValueFault::UnitNotInQuote);
    }
    if !matching.iter().any(|reading| reading.bound == bound) {
        let hedge = matching.iter().map(|reading| reading.hedge_words(quote)).find(|words| !words.is_empty());
        faults.push(ValueFault::BoundDiffers(hedge.unwrap_or(bound.name()).to_owned()));
    }
    faults
}

fn same_class(number: &NumberReading, reading: &NumberReading) -> bool {
    let is_open = |n: &NumberReading| n.is_four_digits && matches!(n.class, Class::Count | Class::Year);
    number.class == reading.class || (is_open(number) && is_open(reading))
}

/// Whether the quote has the unit: a measure in any spelling, a noun in singular or plural.
fn has_unit(matching: &[&NumberReading], unit: &str, quote: &str) -> bool {
    if let Some(measure) = ENGLISH.measure(unit) {
        let is_measure = |reading: &&NumberReading| reading.unit.as_ref().is_some_and(|u| u.name == measure);
        return matching.iter().any(is_measure);
    }
    has_noun(unit, quote) || counts_people(unit, quote)
}

/// Whether a quote counts people without the word: "the death toll to 43", "39 lives", "18 confirmed dead".
fn counts_people(unit: &str, quote: &str) -> bool {
    let is_unit = |nouns: &[&str]| nouns.iter().any(|noun| ENGLISH.same_noun(noun, unit));
    let has = |words: &[&str]| {
        text_words(quote).into_iter().any(|word| {
            let lower = quote[word].to_lowercase();
            words.iter().any(|known| ENGLISH.same_noun(known, &lower))
        })
    };
    let is_people = is_unit(&["people", "persons", "victims"]);
    let is_deaths = is_people || is_unit(&["deaths", "dead", "fatalities"]);
    (is_people && has(ENGLISH.person_words)) || (is_deaths && has(ENGLISH.death_words))
}

/// Whether a quote has the words of a unit, in singular or plural.
fn has_noun(unit: &str, quote: &str) -> bool {
    let words: Vec<&str> = text_words(quote).into_iter().map(|word| &quote[word]).collect();
    let is_there = |noun: &str| {
        words.iter().any(|word| word.split('-').chain([*word]).any(|w| ENGLISH.same_noun(w, noun)))
    };
    let nouns = text_words(unit);
    // What is no word, such as a sign, is in the quote as it is written.
    nouns.iter().all(|noun| is_there(&unit[noun.clone()]))
        && (!nouns.is_empty() || quote.contains(unit.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Index;
    use crate::index::Reads;
    use crate::verify::evidence::QuoteTable;
    use crate::verify::fixture::{bounded, cast, dossier, observation, stated as value, statistic, text};
    use crate::verify::readings::Readings;

    /// The faults of an observation by the source of 12 June 2019.
    fn faults(unit: &str, observation: Observation) -> Vec<ValueFault> {
        let note = statistic("figure", unit, vec![observation]);
        let mut notes = cast();
        notes.push(note.clone());
        let dossier = dossier(notes);
        let index = Index::of(&dossier);
        let (notes, quotes) = (Reads::unlogged(&dossier, &index), QuoteTable::new());
        let readings = Readings::of(&dossier, &index);
        let base = EvidenceBase::new(notes, &readings, &quotes);
        observation_outcome(&base, &note, 0, &mut Deriver::new(notes)).faults
    }

    fn of(unit: &str, period: &str, written: &str, quote: &str) -> Vec<ValueFault> {
        faults(unit, observation(0, period, value(written), quote))
    }

    #[test]
    fn an_observation_that_its_quote_gives_has_no_fault() {
        for (unit, period, written, quote) in [
            ("USD", "2018", "73.6 million", "turnover of $73.6 million in 2018"),
            ("USD", "2018", "73,600,000", "last year 73.6 million U.S. dollars were spent"),
            ("percent", "2018", "26.4", "accounted for 26.4 percent last year"),
            ("schools", "2019-06", "five", "construction of 5 Norland-language schools"),
            ("session", "2019-01-27", "14th", "at the 14th session on January 27"),
            ("km", "2019", "500", "some distance of 500 kilometres away"),
            ("year", "2004", "2004", "the base was opened in 2004"),
            ("military facilities", "2019-06-12", "two", "stationed at two military facilities"),
            ("percent", "2016/2017", "5", "5 percent between 2016 and 2017"),
            ("people", "2019-06-12", "43", "bringing the death toll to 43"),
            ("people", "2019-06-12", "18", "18 were confirmed dead"),
            ("people", "2019-06-12", "39", "the disaster cost 39 lives"),
            ("deaths", "2019-06-12", "39", "the disaster killed 39"),
        ] {
            assert_eq!(of(unit, period, written, quote), [], "{quote}");
        }
    }

    #[test]
    fn value_and_unit_must_be_in_the_quote() {
        let value_fault = |written: &[&str]| {
            vec![ValueFault::ValueNotInQuote(written.iter().map(|w| (*w).to_owned()).collect())]
        };
        assert_eq!(
            of("USD", "2018", "73.7 million", "$73.6 million in 2018"),
            value_fault(&["$73.6 million", "2018"])
        );
        assert_eq!(of("USD", "2018", "73.6 million", "€73.6 million in 2018"), [ValueFault::UnitNotInQuote]);
        assert_eq!(of("percent", "2018", "6.3", "6.3 in 2018"), [ValueFault::UnitNotInQuote]);
        assert_eq!(of("people", "2019", "39", "39 vehicles"), [ValueFault::UnitNotInQuote]);
        assert_eq!(of("deaths", "2019", "39", "39 were injured"), [ValueFault::UnitNotInQuote]);
        assert_eq!(of("nations", "2019", "five", "the five countries"), [ValueFault::UnitNotInQuote]);
        assert_eq!(of("km", "2019", "500", "500 miles away"), [ValueFault::UnitNotInQuote]);
        assert_eq!(of("schools", "2019", "5", "[5] new schools"), value_fault(&[]));
        assert_eq!(of("schools", "2019", "14th", "14 schools"), value_fault(&["14"]));
        assert!(matches!(of("percent", "2019", "1,5", "1.5 percent")[..], [ValueFault::Unreadable(_)]));
    }

    #[test]
    fn bounds_must_be_those_of_the_hedge() {
        let troops = |bound: Bound, quote: &str| {
            faults("troops", bounded(bound, observation(0, "2019", value("7,000"), quote)))
        };
        let differs = |hedge: &str| vec![ValueFault::BoundDiffers(hedge.to_owned())];
        assert_eq!(troops(Bound::About, "some 7,000 troops"), []);
        assert_eq!(troops(Bound::Above, "more than 7,000 troops"), []);
        assert_eq!(troops(Bound::AtMost, "up to 7,000 troops"), []);
        assert_eq!(troops(Bound::AtMost, "a force that cannot exceed 7,000 troops"), []);
        assert_eq!(troops(Bound::AtLeast, "at least 7,000 troops"), []);
        assert_eq!(troops(Bound::Above, "at least 7,000 troops"), differs("at least"));
        assert_eq!(troops(Bound::Below, "up to 7,000 troops"), differs("up to"));
        assert_eq!(troops(Bound::Below, "nearly 7,000 troops"), []);
        assert_eq!(troops(Bound::About, "nearly 7,000 troops"), differs("nearly"));
        assert_eq!(troops(Bound::Exact, "some 7,000 troops"), differs("some"));
        assert_eq!(troops(Bound::About, "7,000 troops"), differs("about"));
        assert_eq!(troops(Bound::Above, "up to 7,000 troops"), differs("up to"));
    }

    #[test]
    fn the_period_is_in_the_quote_or_the_source_s_own() {
        assert_eq!(of("schools", "2019-06-12", "5", "5 schools today"), []);
        assert_eq!(
            of("schools", "2017", "5", "5 schools last year"),
            [ValueFault::PeriodNotInQuote(vec!["last year (2018)".to_owned()])]
        );
        assert_eq!(of("schools", "2017", "5", "5 schools"), [ValueFault::PeriodNotInQuote(Vec::new())]);
        assert_eq!(of("schools", "2018-06", "5", "5 schools in 2018").len(), 1);
    }

    #[test]
    fn counted_notes_are_named_in_the_quote() {
        let units = |unit: &str, names: &[&str]| {
            let source = ValueSource::Counted(names.iter().map(|n| text(n)).collect());
            faults(unit, observation(0, "2019", source, "Norland and Sudland are members"))
        };
        let counted = |names: &[&str]| units("members", names);
        assert_eq!(units("tonnes", &["norland", "sudland"]), [ValueFault::UnitNotInQuote]);
        assert_eq!(counted(&["norland", "sudland"]), []);
        assert_eq!(counted(&["norland", "union"]), [ValueFault::NotNamed("union".to_owned())]);
        assert_eq!(counted(&["nowhere"]), [ValueFault::NotNamed("nowhere".to_owned())]);
    }

    #[test]
    fn without_a_quote_there_is_no_evidence() {
        assert_eq!(of("schools", "2019", "5", ""), [ValueFault::NoEvidence]);
    }
}
