//! From when to when something lies for certain, as its date tells: what may be said of the order of two.

use edtf_core::{Bound, BoundDate, Date as Day, DateTime, Edtf, IntervalEndpoint, Precision, SetElement};

use super::date::Date;

/// A moment in seconds, of a calendar that goes on in both directions.
type Moment = i64;

const SECONDS_OF_A_DAY: i64 = 86_400;

/// From when to when something lies. An end that is not known is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeSpan {
    first: Option<Moment>,
    last: Option<Moment>,
}

impl TimeSpan {
    /// What a date tells. One that is approximate or uncertain may be off: a day by a week, a month by a month, a year
    /// by five.
    #[must_use]
    pub fn of(date: &Date) -> Self {
        if let Edtf::DateTime(DateTime { date: day, time }) = &date.edtf
            && time.shift.is_none()
            && !is_vague(day)
        {
            let second = i64::from(time.hour) * 3600 + i64::from(time.minute) * 60 + i64::from(time.second);
            let moment = |bound| day_of(bound).map(|day| start_of(day).saturating_add(second));
            let bounds = date.bounds();
            return Self { first: moment(bounds.earliest), last: moment(bounds.latest) };
        }
        let bounds = date.bounds();
        let margin = vague_precision(&date.edtf).map_or(0, margin_of);
        let first = day_of(bounds.earliest).map(|day| start_of(day).saturating_sub(margin));
        let last = day_of(bounds.latest).map(|day| {
            let end = start_of(day).saturating_add(SECONDS_OF_A_DAY - 1);
            end.saturating_add(margin)
        });
        Self { first, last }
    }

    /// Whether it lies before another for certain.
    #[must_use]
    pub fn is_before(&self, other: &Self) -> bool {
        self.last.zip(other.first).is_some_and(|(last, first)| last < first)
    }

    /// The span of what lies in this one and began no earlier than another did.
    #[must_use]
    pub fn no_earlier_than(self, other: &Self) -> Self {
        Self { first: self.first.max(other.first), ..self }
    }

    /// The span of what lies in this one and ended no later than another did.
    #[must_use]
    pub fn no_later_than(self, other: &Self) -> Self {
        let last = match (self.last, other.last) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Self { last, ..self }
    }

    /// The span from where the first of two begins to where the last of them ends.
    #[must_use]
    pub fn around(self, other: &Self) -> Self {
        let last = self.last.zip(other.last).map(|(a, b)| a.max(b));
        Self { first: self.first.min(other.first), last }
    }

    /// The first and the last moment, to sort by; none where it is not known.
    #[must_use]
    pub const fn ends(&self) -> (Option<Moment>, Option<Moment>) {
        (self.first, self.last)
    }
}

fn day_of(bound: Bound) -> Option<BoundDate> {
    if let Bound::Date(day) = bound { Some(day) } else { None }
}

fn is_vague(day: &Day) -> bool {
    day.is_approximate() || day.is_uncertain()
}

/// The coarsest precision among the days of a date that are approximate or uncertain; none where all are certain.
fn vague_precision(date: &Edtf) -> Option<Precision> {
    let mut coarsest: Option<Precision> = None;
    let mut look = |day: &Day| {
        let precision = day.precision();
        if is_vague(day) && coarsest.is_none_or(|known| rank(precision) > rank(known)) {
            coarsest = Some(precision);
        }
    };
    match date {
        Edtf::Date(day) => look(day),
        Edtf::DateTime(moment) => look(&moment.date),
        Edtf::Interval(interval) => {
            for end in [&interval.start, &interval.end] {
                match end {
                    IntervalEndpoint::Date(day)
                    | IntervalEndpoint::OnOrBefore(day)
                    | IntervalEndpoint::OnOrAfter(day) => look(day),
                    IntervalEndpoint::Open | IntervalEndpoint::Unknown => {}
                }
            }
        }
        Edtf::Set(set) => {
            for element in &set.elements {
                match element {
                    SetElement::Date(day) | SetElement::OnOrBefore(day) | SetElement::OnOrAfter(day) => {
                        look(day)
                    }
                    SetElement::Range(start, end) => [start, end].into_iter().for_each(&mut look),
                }
            }
        }
    }
    coarsest
}

const fn rank(precision: Precision) -> u8 {
    match precision {
        Precision::Day => 0,
        Precision::Month | Precision::Season => 1,
        Precision::Year => 2,
    }
}

/// By how much a vague date may be off.
const fn margin_of(precision: Precision) -> i64 {
    let days = match precision {
        Precision::Day => 7,
        Precision::Month | Precision::Season => 31,
        Precision::Year => 5 * 366,
    };
    days * SECONDS_OF_A_DAY
}

/// The first moment of a day.
fn start_of(day: BoundDate) -> Moment {
    // Counted in years that begin with March, so that a leap day is the last one of its year.
    let year = day.year.saturating_sub(i64::from(day.month <= 2));
    let month = (i64::from(day.month) + 9) % 12;
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * month + 2) / 5 + i64::from(day.day) - 1;
    let days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    era.saturating_mul(146_097).saturating_add(days).saturating_mul(SECONDS_OF_A_DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str) -> TimeSpan {
        TimeSpan::of(&Date::parse(text).unwrap())
    }

    #[test]
    fn only_dates_that_cannot_overlap_have_an_order() {
        let before = [
            ("2021-04-28", "2021-04-29"),
            ("2021-04-28/2021-04-29", "2021-05"),
            ("2020", "2021-01-01"),
            ("../2004", "2005"),
            ("2021-05-08T10:00:00", "2021-05-08T10:00:01"),
            ("2022-06-20~", "2022-06-28"),
            ("2021-04-23", "2021-05-08~"),
            ("2017-02~", "2017-04-01"),
            ("2020-02-29", "2020-03-01"),
            ("2019-12-31", "2020-01-01"),
            ("-0001", "0001"),
            ("2022-02-24", "2022-06~"),
            ("2006~", "2017"),
        ];
        for (a, b) in before {
            assert!(span(a).is_before(&span(b)), "{a} {b}");
            assert!(!span(b).is_before(&span(a)), "{b} {a}");
        }
        let together = [
            ("2021-04-29", "2021-04-29"),
            ("2021-04-28/2021-04-29", "2021-04-29"),
            ("2021-04", "2021-04-29"),
            ("2021-05-08T10:00:00", "2021-05-08"),
            ("2022-06-28~", "2022-06-27"),
            ("2022-06-28?", "2022-07-04"),
            ("2016~", "2017-01-27"),
            ("2016-12~", "2017-01-27"),
            ("2004/..", "2017"),
            ("2004/", "2017"),
            ("[2016,2018]", "2017"),
        ];
        for (a, b) in together {
            assert!(!span(a).is_before(&span(b)) && !span(b).is_before(&span(a)), "{a} {b}");
        }
    }

    #[test]
    fn what_came_after_something_began_no_earlier() {
        let later = TimeSpan::default().no_earlier_than(&span("2021-05-08"));
        assert!(span("2021-05-07").is_before(&later));
        assert!(!span("2021-05-08").is_before(&later));
        assert!(!later.is_before(&span("2030")));
        let sooner = TimeSpan::default().no_later_than(&span("2021-05-08"));
        assert!(sooner.is_before(&span("2021-05-09")));
    }
}
