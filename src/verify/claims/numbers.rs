//! Numbers in prose against the quotes that bear them out: values with hedges, the numbers of things, runs
//! with digits, numbers left open, and times of day.

use std::ops::Range;

use super::claim::Found;
use super::elapsed::Elapsed;
use super::idle::counts_nothing;
use super::implied::Implied;
use super::listed::Listed;
use super::masks::Masks;
use super::note_evidence::{CitedQuote, NoteEvidence, Scope};
use crate::model::{Bound, ClaimKind, Class, QuotedWords};
use crate::read::cues;
use crate::read::number::{
    Agreement, ENGLISH, Identifier, NumberReading, RangeEnd, Reach, VagueReading, compare,
};
use crate::read::reading::Reading;

/// How many numbers of quotes a finding repeats.
const MOST_NEAR: usize = 6;

/// How many bytes of a text are looked through in the time in which two numbers are compared.
const BYTES: usize = 16;

/// The numbers of a text that are not borne out.
pub(super) fn number_faults(
    evidence: &NoteEvidence<'_, '_>,
    scope: &Scope,
    prose: &str,
    reading: &Reading,
    masks: &Masks<'_>,
) -> Vec<Found> {
    let quotes: Vec<&CitedQuote> = evidence.quotes(scope).collect();
    let check = NumberCheck { evidence, quotes: &quotes, prose, reading };
    let elapsed = Elapsed { evidence, scope, quotes: &quotes, prose, reading };
    let mut found = Vec::new();
    for number in reading.numbers.iter().filter(|n| masks.claims(&n.span)) {
        let kind = check
            .number(number)
            .filter(|_| !elapsed.lies_between(number) && !counts_nothing(number, prose, reading, &quotes));
        let Some(kind) = kind else {
            found.extend(check.is_whole_of_part(number));
            continue;
        };
        let of_another = Some(()).filter(|()| matches!(kind, ClaimKind::Number(_)));
        let of_another = of_another.and_then(|()| check.counts_by_another_noun(number));
        found.push(of_another.unwrap_or_else(|| Found::new(number.span.clone(), kind)));
    }
    for identifier in reading.identifiers.iter().filter(|i| masks.claims(&i.span)) {
        if !check.has_identifier(&identifier.key) {
            found.push(Found::new(identifier.span.clone(), ClaimKind::Number(check.near())));
        }
    }
    for vague in reading.vague.iter().filter(|v| masks.claims(&v.span)) {
        if !check.has_vague(vague) {
            found.push(Found::new(vague.span.clone(), ClaimKind::Number(check.near())));
        }
    }
    for clock in reading.clocks.iter().filter(|c| masks.claims(&c.span)) {
        let has = |quote: &&&CitedQuote| quote.reading.clocks.iter().any(|c| c.agrees(clock));
        if !quotes.iter().any(|quote| has(&quote)) {
            found.push(Found::new(clock.span.clone(), ClaimKind::Number(check.near())));
        }
    }
    found
}

struct NumberCheck<'j, 'b, 'd> {
    evidence: &'j NoteEvidence<'b, 'd>,
    quotes: &'j [&'j CitedQuote],
    prose: &'j str,
    reading: &'j Reading,
}

impl NumberCheck<'_, '_, '_> {
    /// How a number fails; none where it is borne out, and where it costs more to tell than the note may cost.
    fn number(&self, number: &NumberReading) -> Option<ClaimKind> {
        let mut best: Option<(Agreement, &CitedQuote, &NumberReading)> = None;
        for (quote, other) in self.quotes.iter().flat_map(|q| q.reading.numbers.iter().map(move |n| (*q, n)))
        {
            let mut agreement = compare(number, other);
            if agreement <= Agreement::Rounded {
                let is_away = agreement == Agreement::Rounded && self.is_rounded_away(number, other);
                if !is_away && !self.is_elsewhere(number, quote, other)? {
                    return None;
                }
                agreement = Agreement::Differs;
            }
            if best.as_ref().is_none_or(|(known, ..)| agreement < *known) {
                best = Some((agreement, quote, other));
            }
        }
        // What it may follow from is looked for in each quote, and in each pair of the numbers of one.
        let pairs = |quote: &&CitedQuote| quote.text.len() / BYTES + quote.reading.numbers.len().pow(2);
        let own = self.reading.numbers.len() + self.prose.len() / BYTES;
        self.evidence.spend(own + self.quotes.iter().map(pairs).sum::<usize>())?;
        match best {
            Some((Agreement::HedgeDropped, _, other)) if self.gives_the_whole_range(other) => None,
            // Whether "nearly" matters is asked; what is "up to" or "more than" is another number.
            Some((Agreement::HedgeDropped, quote, other))
                if is_near(other) && number.bound == Bound::Exact =>
            {
                Some(ClaimKind::Certainty(hedged(quote, other)))
            }
            Some((Agreement::HedgeDropped, quote, other)) => Some(ClaimKind::Hedge(hedged(quote, other))),
            _ if self.is_at_most(number) => None,
            _ if self.is_name(number) || self.implied().follows(number) || self.listed().counts(number) => {
                None
            }
            _ => {
                Some(self.same_value(number).map_or_else(|| ClaimKind::Number(self.near()), ClaimKind::Hedge))
            }
        }
    }

    /// Whether a number of the same value is one of something else; none where that costs too much to tell.
    fn is_elsewhere(
        &self,
        number: &NumberReading,
        quote: &CitedQuote,
        other: &NumberReading,
    ) -> Option<bool> {
        // Most numbers count nothing that is named, and nothing is looked for then.
        if number.unit.is_some() && other.unit.is_some() {
            let texts = (self.prose.len() + quote.text.len()) / BYTES;
            let numbers = self.quotes.iter().map(|quote| quote.reading.numbers.len()).sum::<usize>();
            self.evidence.spend(texts + numbers + self.reading.numbers.len())?;
        }
        Some(
            self.counts_something_else(number, quote, other)
                || self.is_other_nth(number, other)
                || self.is_other_count(number, other),
        )
    }

    const fn implied(&self) -> Implied<'_> {
        Implied { quotes: self.quotes, prose: self.prose, reading: self.reading }
    }

    const fn listed(&self) -> Listed<'_> {
        Listed { quotes: self.quotes, prose: self.prose }
    }

    /// The quoted number of the same value, class and kind, which then is hedged in another way.
    fn same_value(&self, number: &NumberReading) -> Option<QuotedWords> {
        let bare = NumberReading { bound: Bound::Exact, hedge: None, ..number.clone() };
        self.quotes.iter().find_map(|quote| {
            let is_same = |other: &&NumberReading| {
                let other =
                    NumberReading { bound: Bound::Exact, hedge: None, range: None, ..(*other).clone() };
                compare(&bare, &other) == Agreement::Equal
                    && !self.counts_something_else(number, quote, &other)
                    && !self.is_other_count(number, &other)
                    && !self.is_other_nth(number, &other)
            };
            quote.reading.numbers.iter().find(is_same).map(|other| hedged(quote, other))
        })
    }

    /// "In no more than two hours" for "within two hours", "no more than a tenth" for "only a tenth".
    fn is_at_most(&self, number: &NumberReading) -> bool {
        let bare = NumberReading { bound: Bound::Exact, hedge: None, ..number.clone() };
        let limits: &[&str] = match number.bound {
            Bound::AtMost => &["within", "only", "just", "merely", "barely"],
            Bound::Below => &["within"],
            _ => return false,
        };
        self.quotes.iter().any(|quote| {
            let is_it = |other: &&NumberReading| {
                let before = words_of(&quote.text[..other.span.start]).next_back().unwrap_or("");
                compare(&bare, other) <= Agreement::Rounded
                    && limits.iter().any(|limit| before.eq_ignore_ascii_case(limit))
            };
            quote.reading.numbers.iter().any(|other| is_it(&other))
        })
    }

    /// Whether the prose gives both ends of the range that a quoted number belongs to.
    fn gives_the_whole_range(&self, end: &NumberReading) -> bool {
        let is_in_prose = |n: &NumberReading| self.reading.numbers.iter().any(|p| p.value == n.value);
        let others = self.quotes.iter().flat_map(|q| &q.reading.numbers);
        let is_pair = |n: &&NumberReading| match (end.range, n.range) {
            (Some(RangeEnd::Low), Some(RangeEnd::High)) => n.value > end.value,
            (Some(RangeEnd::High), Some(RangeEnd::Low)) => n.value < end.value,
            _ => false,
        };
        end.range.is_some() && end.bound == Bound::Exact && others.filter(is_pair).any(is_in_prose)
    }

    /// "His first wife" is not borne out by "his first marriage" where the quotes tell of his second wife.
    fn is_other_nth(&self, number: &NumberReading, other: &NumberReading) -> bool {
        let noun = |n: &NumberReading| {
            n.unit.as_ref().filter(|_| n.class == Class::Ordinal).map(|unit| unit.name.clone())
        };
        let (Some(own), Some(theirs)) = (noun(number), noun(other)) else { return false };
        let mut all = self.quotes.iter().flat_map(|quote| &quote.reading.numbers);
        !ENGLISH.same_noun(&own, &theirs)
            && all.any(|n| {
                n.value != number.value && noun(n).is_some_and(|noun| ENGLISH.same_noun(&noun, &own))
            })
    }

    /// "Two boats" are not borne out by "two helicopters" where the quotes count six boats, nor by "two hours".
    fn is_other_count(&self, number: &NumberReading, other: &NumberReading) -> bool {
        let noun = |n: &NumberReading| {
            let name = n.unit.as_ref().map(|unit| unit.name.clone())?;
            let is_plain = n.class == Class::Count && n.label.is_none();
            let counts = ENGLISH.counts(&name) && !ENGLISH.function_words.contains(&name.as_str());
            (is_plain && (counts || ENGLISH.measure(&name).is_some())).then_some(name)
        };
        let (Some(own), Some(theirs)) = (noun(number), noun(other)) else { return false };
        // Measures are converted into one another.
        let are_measures = [&own, &theirs].iter().all(|name| ENGLISH.measure(name).is_some());
        if are_measures {
            return false;
        }
        let all = || self.quotes.iter().flat_map(|quote| &quote.reading.numbers);
        let is_own = |n: &NumberReading| noun(n).is_some_and(|noun| ENGLISH.same_noun(&noun, &own));
        // That two counts have changed places is told by itself.
        let is_exchanged = |n: &NumberReading| {
            n.value != number.value && noun(n).is_some_and(|noun| ENGLISH.same_noun(&noun, &theirs))
        };
        if self.reading.numbers.iter().any(is_exchanged) {
            return false;
        }
        !ENGLISH.same_thing(&own, &theirs)
            && all().any(|n| is_own(n) && n.value != number.value)
            && !all().any(|n| is_own(n) && n.value == number.value)
    }

    /// Whether a rounded number is none: where the sentence negates it ("may not last for more than 10" is less than
    /// "not more than 12"), and where a quote has another number of the same kind with the same hedge, which the
    /// sentence does not have ("up to 80 hours" for "up to 90 hours", beside a limit of 72).
    fn is_rounded_away(&self, number: &NumberReading, other: &NumberReading) -> bool {
        let is_open = matches!(number.bound, Bound::Exact | Bound::About);
        if is_open {
            return false;
        }
        let before = &self.prose[..number.span.start];
        let clause = before.rfind(['.', ';', ':', ',']).map_or(before, |at| &before[at..]);
        if words_of(clause).any(|word| cues::negates(&word.to_lowercase())) {
            return true;
        }
        let unit = |n: &NumberReading| n.unit.as_ref().map(|unit| unit.name.clone());
        let has = |n: &NumberReading| self.reading.numbers.iter().any(|own| own.value == n.value);
        let is_counterpart = |n: &&NumberReading| {
            n.bound == number.bound && n.class == number.class && unit(n) == unit(number) && !has(n)
        };
        other.bound == Bound::Exact
            && self.quotes.iter().flat_map(|quote| &quote.reading.numbers).any(|n| is_counterpart(&n))
    }

    /// "5,000 families" are not "5,000 people", unless the prose or the quote speaks of both.
    fn counts_something_else(
        &self,
        number: &NumberReading,
        quote: &CitedQuote,
        other: &NumberReading,
    ) -> bool {
        let noun = |n: &NumberReading| {
            let name = n.unit.as_ref().map(|unit| unit.name.clone())?;
            let counts = n.class == Class::Count && n.label.is_none() && ENGLISH.measure(&name).is_none();
            (counts && ENGLISH.counts(&name) && !ENGLISH.function_words.contains(&name.as_str()))
                .then_some(name)
        };
        let (Some(one), Some(two)) = (noun(number), noun(other)) else { return false };
        // "870 people were infected" are 870 infections.
        let has = |text: &str, noun: &str| {
            words_of(text)
                .any(|word| ENGLISH.same_noun(word, noun) || cues::same_stem(&word.to_lowercase(), noun))
        };
        !ENGLISH.same_thing(&one, &two) && !has(&quote.text, &one) && !has(self.prose, &two)
    }

    /// "All three flights", "in seven provinces", where the quote tells of two of the three, and of three of the seven.
    fn is_whole_of_part(&self, number: &NumberReading) -> Option<Found> {
        let before = self.prose[..number.span.start].trim_end().rsplit(' ').next().unwrap_or("");
        let is_all =
            before.is_empty() || before.eq_ignore_ascii_case("all") || before.eq_ignore_ascii_case("in");
        if !is_all || number.class != Class::Count || number.unit.is_none() || number.bound != Bound::Exact {
            return None;
        }
        let mut found = None;
        for quote in self.quotes.iter().filter(|quote| quote.reading.numbers.len() > 1) {
            for pair in quote.reading.numbers.windows(2).filter(|pair| pair[1].value == number.value) {
                let between = quote.text.get(pair[0].span.end..pair[1].span.start).unwrap_or("").trim();
                let is_part = matches!(
                    between,
                    "of" | "of the" | "of its" | "of their" | "of his" | "of her" | "of those"
                );
                let is_told = self.reading.numbers.iter().any(|own| own.value == pair[0].value);
                if !is_part || is_told || pair[0].value >= pair[1].value {
                    return None;
                }
                found = found.or(Some(quoted(quote, pair[0].span.start..pair[1].span.end)));
            }
        }
        Some(Found::new(number.span.clone(), ClaimKind::OtherCount(found?)))
    }

    /// "33 games", where the quote has 33 appearances: whether these are the same, no list of words can tell.
    fn counts_by_another_noun(&self, number: &NumberReading) -> Option<Found> {
        let unit = number.unit.as_ref()?;
        self.quotes.iter().find_map(|quote| {
            let is_it = |other: &&NumberReading| {
                compare(number, other) <= Agreement::Rounded
                    && self.counts_something_else(number, quote, other)
                    && !self.is_other_count(number, other)
            };
            let other = quote.reading.numbers.iter().find(is_it)?;
            let theirs = other.span.start..other.unit.as_ref()?.span.end;
            Some(Found::new(number.span.start..unit.span.end, ClaimKind::OtherCount(quoted(quote, theirs))))
        })
    }

    /// Whether a numbered name ("Rossiya 1") is written as one run in a quote ("Rossiya-1").
    fn is_name(&self, number: &NumberReading) -> bool {
        number.label.as_ref().is_some_and(|label| self.has_identifier(&format!("{label}{}", number.value)))
    }

    fn has_identifier(&self, key: &str) -> bool {
        self.quotes.iter().any(|quote| {
            let is_it = |identifier: &Identifier| identifier.key == key;
            let is_labelled = |n: &NumberReading| {
                n.label.as_ref().is_some_and(|label| format!("{label}{}", n.value) == key)
            };
            quote.reading.identifiers.iter().any(is_it) || quote.reading.numbers.iter().any(is_labelled)
        })
    }

    /// "Hundreds" are borne out by "hundreds", and by a number of that size.
    fn has_vague(&self, vague: &VagueReading) -> bool {
        let size = |factor: u32| vague.magnitude.checked_mul(factor.into());
        let is_so_many = |n: &NumberReading| {
            n.class != Class::Ordinal
                && n.label.is_none()
                && size(2).is_some_and(|least| least <= n.value)
                && size(100).is_some_and(|most| n.value < most)
        };
        self.quotes.iter().any(|quote| {
            quote.reading.vague.iter().any(|other| other.magnitude == vague.magnitude)
                || quote.reading.numbers.iter().any(is_so_many)
        })
    }

    /// The numbers that the quotes do give.
    fn near(&self) -> Vec<QuotedWords> {
        let numbers = self
            .quotes
            .iter()
            .flat_map(|quote| quote.reading.numbers.iter().map(|number| quoted(quote, number.span.clone())));
        let mut near: Vec<QuotedWords> = Vec::new();
        for words in numbers {
            if near.len() < MOST_NEAR && !near.iter().any(|known| known.written == words.written) {
                near.push(words);
            }
        }
        near.shrink_to_fit();
        near
    }
}

fn words_of(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether a number is told to be close to the true value.
fn is_near(number: &NumberReading) -> bool {
    number.hedge.as_ref().is_some_and(|hedge| hedge.reach == Reach::Near)
}

/// A quoted number with its hedge.
fn hedged(quote: &CitedQuote, number: &NumberReading) -> QuotedWords {
    let hedge = number.hedge.as_ref().map_or(number.span.clone(), |hedge| hedge.span.clone());
    quoted(quote, hedge.start.min(number.span.start)..hedge.end.max(number.span.end))
}

fn quoted(quote: &CitedQuote, span: Range<usize>) -> QuotedWords {
    let written = quote.text.get(span).unwrap_or("").to_owned();
    QuotedWords { citation: quote.key.clone(), written, meaning: None }
}
