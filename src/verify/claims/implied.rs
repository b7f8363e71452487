//! Numbers that no quote gives as they stand and that follow from what the quotes give: the same words, an hour as
//! 60 minutes, the rest of a whole, "nine out of ten" from nine and ten.

use super::note_evidence::CitedQuote;
use crate::model::{Bound, Class, Decimal};
use crate::read::cues;
use crate::read::number::{Agreement, Direction, ENGLISH, NumberReading, compare};
use crate::read::reading::Reading;

/// A sentence with the quotes that it rests on.
pub(super) struct Implied<'j> {
    pub(super) quotes: &'j [&'j CitedQuote],
    pub(super) prose: &'j str,
    pub(super) reading: &'j Reading,
}

impl Implied<'_> {
    /// Whether a number that is in no quote follows from them.
    pub(super) fn follows(&self, number: &NumberReading) -> bool {
        self.gives_both_parts(number)
            || self.is_one_unit(number)
            || self.is_difference(number)
            || self.stands_as_written(number)
            || self.is_rest(number)
            || self.is_announced(number)
    }

    /// "60 minutes", where a quote has "an hour".
    fn is_one_unit(&self, number: &NumberReading) -> bool {
        const UNITS: &[(&str, u32, &str)] = &[
            ("s", 60, "a minute"),
            ("min", 60, "an hour"),
            ("h", 24, "a day"),
            ("day", 7, "a week"),
            ("day", 14, "a fortnight"),
            ("week", 2, "a fortnight"),
            ("month", 3, "quarter"),
            ("month", 6, "first half"),
            ("month", 6, "second half"),
            ("month", 12, "a year"),
            ("year", 10, "a decade"),
            ("year", 100, "a century"),
        ];
        let unit = number.unit.as_ref().map_or("", |unit| unit.name.as_str());
        let mut larger = UNITS.iter().filter(|(small, n, _)| *small == unit && number.value == (*n).into());
        let has = |words: &str| {
            self.quotes.iter().any(|quote| {
                let text = format!(" {} ", quote.text.to_lowercase());
                text.contains(&format!(" {words} ")) || text.contains(&format!(" {words},"))
            })
        };
        number.bound == Bound::Exact && larger.any(|(.., words)| has(words))
    }

    /// "Fell by five percentage points, from 40 to 35 percent", and the rest of a whole: what the sentence shows.
    fn is_difference(&self, number: &NumberReading) -> bool {
        let is_points = number.unit.as_ref().is_some_and(|unit| unit.name == "percentage points");
        let stated = || self.reading.numbers.iter().filter(|n| n.class == Class::Percent);
        let is_given = |n: &NumberReading| {
            self.quotes
                .iter()
                .flat_map(|quote| &quote.reading.numbers)
                .any(|q| compare(n, q) == Agreement::Equal)
        };
        let differs = |one: &NumberReading, other: &NumberReading| {
            (one.value - other.value).abs() == number.value && is_given(one) && is_given(other)
        };
        // "51 percent, others the remaining 49".
        let is_share = number.class == Class::Percent || number.implied == Some(Class::Percent);
        let is_rest = |one: &NumberReading| {
            one.span != number.span && one.value + number.value == Decimal::ONE_HUNDRED && is_given(one)
        };
        if is_share && number.bound == Bound::Exact && stated().any(is_rest) {
            return true;
        }
        is_points && stated().any(|one| stated().any(|other| differs(one, other)))
    }

    /// "Nine out of 10", where the quotes give nine and ten each by itself.
    fn gives_both_parts(&self, number: &NumberReading) -> bool {
        let is_given = |value| {
            let mut numbers = self.quotes.iter().flat_map(|quote| &quote.reading.numbers);
            numbers.any(|n| n.value == value && n.class == Class::Count && n.bound == number.bound)
        };
        number.ratio.is_some_and(|(part, whole)| is_given(part) && is_given(whole))
    }

    /// Whether a quote has the number in the same letters with the same word beside it, where it is read as no
    /// quantity: "position 8", "Burn One".
    fn stands_as_written(&self, number: &NumberReading) -> bool {
        let written = &self.prose[number.span.clone()];
        let tells = |word: &&str| word.chars().nth(2).is_some() && !cues::is_light(&word.to_lowercase());
        let is_word = |c: char| c.is_alphanumeric();
        let before = self.prose[..number.span.start].strip_suffix(' ').unwrap_or("");
        let before = before.rfind(|c: char| !is_word(c)).map_or(before, |at| &before[at..]);
        let before = Some(before.trim_start_matches(|c: char| !is_word(c))).filter(tells);
        let after = self.prose[number.span.end..].strip_prefix([' ', '-']).unwrap_or("");
        let after = after.find(|c: char| !is_word(c)).map_or(after, |at| &after[..at]);
        let after = Some(after).filter(tells);
        let runs = [
            before.map(|word| format!("{word} {written}")),
            after.map(|word| format!("{written} {word}")),
            after.map(|word| format!("{written}-{word}")),
        ];
        let runs: Vec<String> = runs.into_iter().flatten().map(|run| run.to_lowercase()).collect();
        self.quotes.iter().any(|quote| {
            let text = quote.text.to_lowercase();
            let ends = |at: usize, run: &str| {
                !text[..at].ends_with(is_word) && !text[at + run.len()..].starts_with(is_word)
            };
            // What was read there as a number was compared by its value.
            let is_read = |at: usize, run: &str| {
                let mut numbers = quote.reading.numbers.iter();
                numbers.any(|n| n.label.is_none() && n.span.start < at + run.len() && at < n.span.end)
            };
            let is_it = |(at, run): (usize, &str)| ends(at, run) && !is_read(at, run);
            runs.iter().any(|run| text.match_indices(run.as_str()).any(is_it))
        })
    }

    /// "The other two" of three, the one of whom the sentence tells: what is left of a number of the quotes without
    /// those that the sentence or a quote counts by themselves.
    fn is_rest(&self, number: &NumberReading) -> bool {
        let before = self.prose[..number.span.start].trim_end().to_lowercase();
        let is_told = ["other", "others", "remaining", "rest"].iter().any(|word| before.ends_with(word));
        if !is_told || number.class != Class::Count || number.bound != Bound::Exact {
            return false;
        }
        let given: Vec<Decimal> = self
            .quotes
            .iter()
            .flat_map(|quote| &quote.reading.numbers)
            .filter(|n| n.class == Class::Count && n.label.is_none() && !n.is_fraction)
            .map(|n| n.value)
            .collect();
        let own = self.reading.numbers.iter().filter(|n| n.span != number.span).map(|n| n.value);
        let parts: Vec<Decimal> = own.chain(given.iter().copied()).chain([Decimal::ONE]).collect();
        given.iter().any(|whole| parts.iter().any(|part| whole - part == number.value))
    }

    /// "1.3 billion, 600 million more than" where the quote's other number is greater than the one that the sentence has.
    fn is_turned_round(&self, number: &NumberReading, one: &NumberReading, other: &NumberReading) -> bool {
        let states = |n: &NumberReading| self.reading.numbers.iter().any(|own| own.value == n.value);
        let (now, then) = match (states(one), states(other)) {
            (true, false) => (one, other),
            (false, true) => (other, one),
            _ => return false,
        };
        let grows = now.value > then.value;
        number.direction.is_some_and(|direction| (direction == Direction::Up) != grows)
    }

    /// A sum, a difference, a ratio or a share of two numbers of one quote, which the sentence announces as one: "in
    /// all", "more than in 2018", "three times as much", "rose by a quarter".
    fn is_announced(&self, number: &NumberReading) -> bool {
        let says = |words: &[&str]| {
            let text = self.prose.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
            text.into_iter().any(|word| words.contains(&word.as_str()))
        };
        let is_times = number.unit.as_ref().is_some_and(|unit| unit.name == "times");
        let is_part = number.is_fraction || number.class == Class::Percent;
        let is_sum = !is_times && !is_part && says(SUMS);
        let is_difference = !is_times && !is_part && says(DIFFERENCES);
        if number.ratio.is_some() || number.label.is_some() {
            return false;
        }
        let bears = |value: Option<Decimal>, like: &NumberReading| {
            value.is_some_and(|value| agrees(number, value, if is_times || is_part { number } else { like }))
        };
        // "Seven came from Arden and Belmont".
        let name = |quote: &'_ CitedQuote, n: &NumberReading| -> Option<String> {
            let name = name_behind(&quote.text, n).filter(|name| self.prose.contains(name));
            name.filter(|_| !is_times && !is_part).map(str::to_owned)
        };
        let hundred = if number.class == Class::Percent { Decimal::ONE_HUNDRED } else { Decimal::ONE };
        self.quotes.iter().any(|quote| {
            let is_rough = number.bound != Bound::Exact;
            let may_count = |n: &&NumberReading| {
                is_operand(n) && (n.bound == Bound::Exact || is_rough && n.bound == Bound::About)
            };
            let given: Vec<(&NumberReading, Option<String>)> =
                quote.reading.numbers.iter().filter(may_count).map(|n| (n, name(quote, n))).collect();
            let mut pairs = given.iter().enumerate().flat_map(|(at, one)| {
                given
                    .iter()
                    .enumerate()
                    .filter(move |(other, _)| *other != at)
                    .map(move |(_, other)| (one, other))
            });
            pairs.any(|((one, own_name), (other, other_name))| {
                let names_both =
                    || own_name.as_ref().zip(other_name.as_ref()).is_some_and(|(one, other)| one != other);
                let share = one.value.checked_div(other.value);
                let change = (one.value - other.value).abs().checked_div(other.value);
                is_of_one_class(one, other)
                    && same_measure(one, other)
                    && ((is_sum || names_both()) && bears(one.value.checked_add(other.value), one)
                        || is_difference
                            && !self.is_turned_round(number, one, other)
                            && bears(Some((one.value - other.value).abs()), one)
                        || is_times && bears(share, one)
                        || is_part && bears(share.map(|value| value * hundred), one)
                        || is_part
                            && number.direction.is_some()
                            && bears(change.map(|value| value * hundred), one))
            })
        })
    }
}

/// Whether a number may be added to another, or measured by it.
fn is_operand(number: &NumberReading) -> bool {
    let is_quantity = !matches!(number.class, Class::Ordinal | Class::Year);
    is_quantity && number.label.is_none() && !number.is_fraction && !number.value.is_zero()
}

/// Whether two numbers are of one class: "1.3 billion pounds, down from 1.9 billion" are pounds both.
fn is_of_one_class(one: &NumberReading, other: &NumberReading) -> bool {
    let is_bare = |n: &NumberReading| n.class == Class::Count && n.scale > Decimal::ONE_THOUSAND;
    let is_money = |n: &NumberReading| matches!(n.class, Class::Money(_)) && n.scale > Decimal::ONE_THOUSAND;
    one.class == other.class || is_money(one) && is_bare(other)
}

/// Whether a number says a computed value that is of the kind of another.
fn agrees(number: &NumberReading, value: Decimal, like: &NumberReading) -> bool {
    let computed = NumberReading {
        value,
        bound: Bound::Exact,
        hedge: None,
        range: None,
        direction: None,
        implied: None,
        unit: like.unit.clone(),
        class: like.class.clone(),
        ..number.clone()
    };
    let is_points = number.unit.as_ref().is_some_and(|unit| unit.name == "percentage points");
    let stated = if is_points && like.class == Class::Percent {
        NumberReading { class: Class::Percent, unit: None, ..number.clone() }
    } else {
        number.clone()
    };
    value > Decimal::ZERO && compare(&stated, &computed) <= Agreement::Rounded
}

/// Whether two numbers are in one unit, or count things.
fn same_measure(one: &NumberReading, other: &NumberReading) -> bool {
    let measure = |n: &NumberReading| n.unit.as_ref().and_then(|unit| ENGLISH.measure(&unit.name));
    measure(one) == measure(other) && measure(one) != Some("times")
}

/// The first capitalised word behind a number.
fn name_behind<'t>(text: &'t str, number: &NumberReading) -> Option<&'t str> {
    let words = text.get(number.span.end..)?.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).take(4).find(|word| word.starts_with(char::is_uppercase))
}

/// Words that announce a sum.
const SUMS: &[&str] =
    &["all", "total", "together", "altogether", "combined", "both", "overall", "sum", "jointly"];

/// Words that announce a difference.
const DIFFERENCES: &[&str] = &[
    "more",
    "fewer",
    "less",
    "by",
    "ahead",
    "behind",
    "margin",
    "lead",
    "difference",
    "up",
    "down",
    "higher",
    "lower",
    "increase",
    "decrease",
    "gap",
    "not",
    "against",
    "majority",
];
