//! How two EDTF dates stand to each other.
//!
//! Qualifiers (`~`, `?`) say how sure a date is and not which days it has (ISO 8601-2:2019, 8.4.2, note),
//! so they make no difference here.

use edtf_core::{Bound, BoundDate, Date as EdtfDate, DateField, Edtf, SetElement, SetKind, YearKind};

use crate::model::Date;

/// Whether two dates may be of one time: a year agrees with each day in it, `XXXX-05-08` with 8 May of any
/// year, `[2021-05-03,2021-05-10]` with either day. What is open or unknown agrees with all that it allows.
#[must_use]
pub fn agrees(one: &Date, other: &Date) -> bool {
    any_pair(&one.edtf, &other.edtf, |one, other| match (one, other) {
        (Region::Pattern(one), Region::Pattern(other)) => one.meets(other),
        (one, other) => one.days().meets(&other.days()),
    })
}

/// Whether `evidence` bears `claim` out: all of its days lie in the claim's. A day bears out its year, a
/// year does not bear out a day. Of several possible days one is enough.
#[must_use]
pub fn covers(claim: &Date, evidence: &Date) -> bool {
    any_pair(&claim.edtf, &evidence.edtf, |claim, evidence| match (claim, evidence) {
        (Region::Pattern(claim), Region::Pattern(evidence)) => claim.holds(evidence),
        // A day of no year in particular is no stretch of time: each end of the other must fall on it.
        (Region::Pattern(claim), evidence) if is_masked(claim) => evidence.days().fit(claim),
        (claim, evidence) => claim.days().holds(&evidence.days()),
    })
}

/// The days that an expression stands for, or one of the possibilities that it gives.
enum Region<'d> {
    /// A date whose parts can be compared one by one.
    Pattern(&'d EdtfDate),
    /// Anything else.
    Days(Days),
}

/// A span of days; none where a bound is unknown.
#[derive(Clone, Copy)]
struct Days(Option<(Limit, Limit)>);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Limit {
    Past,
    Day(BoundDate),
    Future,
}

fn any_pair(one: &Edtf, other: &Edtf, holds: impl Fn(&Region<'_>, &Region<'_>) -> bool) -> bool {
    let others = regions(other);
    regions(one).iter().any(|one| others.iter().any(|other| holds(one, other)))
}

/// The most members of a set that are looked at by themselves; more are taken as one span.
const MOST_MEMBERS: usize = 64;

fn regions<'d>(edtf: &'d Edtf) -> Vec<Region<'d>> {
    match edtf {
        Edtf::Date(date) => vec![region(date)],
        Edtf::Set(set) if set.kind == SetKind::OneMember && set.elements.len() <= MOST_MEMBERS => {
            let member = |element: &'d SetElement| match element {
                SetElement::Date(date) => region(date),
                other => Region::Days(element_days(other, edtf)),
            };
            set.elements.iter().map(member).collect()
        }
        other => vec![Region::Days(Days::of(other))],
    }
}

/// The days of an element that is a range: both ends by themselves are dates.
fn element_days(element: &SetElement, whole: &Edtf) -> Days {
    let bounds = |date: &EdtfDate| Days::of(&Edtf::Date(*date)).0;
    match element {
        SetElement::Range(from, to) => {
            Days(bounds(from).zip(bounds(to)).map(|((first, _), (_, last))| (first, last)))
        }
        SetElement::OnOrBefore(date) => Days(bounds(date).map(|(_, last)| (Limit::Past, last))),
        SetElement::OnOrAfter(date) => Days(bounds(date).map(|(first, _)| (first, Limit::Future))),
        SetElement::Date(_) => Days::of(whole),
    }
}

/// Plain and masked dates are compared by their parts; seasons and years beyond four digits by their days.
fn region(date: &EdtfDate) -> Region<'_> {
    let is_plain = matches!(date.year.kind, YearKind::Standard { .. })
        && date.year.significant_digits.is_none()
        && date.month.and_then(DateField::value).is_none_or(|month| month <= 12);
    if is_plain { Region::Pattern(date) } else { Region::Days(Days::of(&Edtf::Date(*date))) }
}

impl Region<'_> {
    fn days(&self) -> Days {
        match self {
            Self::Pattern(date) => Days::of(&Edtf::Date(**date)),
            Self::Days(days) => *days,
        }
    }
}

impl Days {
    fn of(edtf: &Edtf) -> Self {
        let bounds = edtf.bounds();
        let limit = |bound| match bound {
            Bound::NegativeInfinity => Some(Limit::Past),
            Bound::Date(date) => Some(Limit::Day(date)),
            Bound::PositiveInfinity => Some(Limit::Future),
            Bound::Unknown => None,
        };
        Self(limit(bounds.earliest).zip(limit(bounds.latest)))
    }

    fn meets(&self, other: &Self) -> bool {
        self.0.zip(other.0).is_none_or(|(a, b)| a.0 <= b.1 && b.0 <= a.1)
    }

    fn holds(&self, other: &Self) -> bool {
        self.0.zip(other.0).is_some_and(|(a, b)| a.0 <= b.0 && b.1 <= a.1)
    }

    /// Whether the span lies in one year and both its ends have the digits of a pattern.
    fn fit(&self, pattern: &EdtfDate) -> bool {
        let Some((Limit::Day(first), Limit::Day(last))) = self.0 else { return false };
        let fits = |day: BoundDate| {
            let year = day.year.rem_euclid(10_000).unsigned_abs();
            let digits = digits(pattern);
            let written = format!("{year:04}{:02}{:02}", day.month, day.day);
            written.bytes().zip(digits).all(|(byte, digit)| digit.is_none_or(|digit| byte == b'0' + digit))
        };
        first.year == last.year && fits(first) && fits(last)
    }
}

/// The digits of a date: four of its year, two of its month, two of its day; none where one is missing.
fn digits(date: &EdtfDate) -> [Option<u8>; 8] {
    let year = if let YearKind::Standard { digits, .. } = date.year.kind { digits } else { [None; 4] };
    let field = |field: Option<DateField>| field.map_or([None; 2], |field| field.digits);
    let (month, day) = (field(date.month), field(date.day));
    [year[0], year[1], year[2], year[3], month[0], month[1], day[0], day[1]]
}

/// Whether a digit is left open before one that is given: `XXXX-01-20`.
fn is_masked(date: &EdtfDate) -> bool {
    let digits = digits(date);
    digits.iter().position(Option::is_none) < digits.iter().rposition(Option::is_some)
        && digits.iter().any(Option::is_none)
}

fn is_negative(date: &EdtfDate) -> bool {
    matches!(date.year.kind, YearKind::Standard { negative: true, .. })
}

/// Comparing dates part by part.
trait Pattern {
    fn meets(&self, other: &Self) -> bool;
    fn holds(&self, other: &Self) -> bool;
}

impl Pattern for EdtfDate {
    fn meets(&self, other: &Self) -> bool {
        let pairs = digits(self).into_iter().zip(digits(other));
        is_negative(self) == is_negative(other)
            && pairs.into_iter().all(|(a, b)| a.is_none() || b.is_none() || a == b)
    }

    fn holds(&self, other: &Self) -> bool {
        let pairs = digits(self).into_iter().zip(digits(other));
        is_negative(self) == is_negative(other) && pairs.into_iter().all(|(a, b)| a.is_none() || a == b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn dates_agree_where_they_may_be_one() {
        for (one, other) in [
            ("2021-05-08", "2021-05-08"),
            ("2021", "2021-05-08"),
            ("2017-02~", "2017-02-28"),
            ("2022-06-28~", "2022-06-28"),
            ("XXXX-05-08", "2021-05-08"),
            ("199X", "1995"),
            ("[2021-05-03,2021-05-10]", "2021-05-10"),
            ("2021-04-28/2021-04-29", "2021-04-29"),
            ("2022-22", "2022-07"),
            ("../2020", "2019"),
        ] {
            assert!(agrees(&date(one), &date(other)), "{one} {other}");
            assert!(agrees(&date(other), &date(one)), "{other} {one}");
        }
        for (one, other) in [
            ("2021-05-08", "2021-05-09"),
            ("2021", "2020-05-08"),
            ("XXXX-05-08", "2021-05-09"),
            ("XXXX-05-08", "2021-06"),
            ("[2021-05-03,2021-05-10]", "2021-05-05"),
            ("2021-04-28/2021-04-29", "2021-04-30"),
            ("2022-22", "2022-10"),
        ] {
            assert!(!agrees(&date(one), &date(other)), "{one} {other}");
        }
    }

    #[test]
    fn evidence_is_at_least_as_exact_as_the_claim() {
        for (claim, evidence) in [
            ("2021", "2021-05-08"),
            ("2022-06", "2022-06-28~"),
            ("2021-05-08", "2021-05-08"),
            ("2021-05-10", "[2021-05-03,2021-05-10]"),
            ("2015/2016", "2016"),
            ("XXXX-01-20", "2017-01-20"),
            ("XXXX-01", "2017-01-02/2017-01-03"),
        ] {
            assert!(covers(&date(claim), &date(evidence)), "{claim} {evidence}");
        }
        for (claim, evidence) in [
            ("2021-05-08", "2021"),
            ("2021-05-08", "XXXX-05-08"),
            ("2016", "2015/2016"),
            ("2021", "2022-01"),
            ("XXXX-01-20", "2015/2017"),
            ("XXXX-01", "2016-01-02/2017-01-03"),
        ] {
            assert!(!covers(&date(claim), &date(evidence)), "{claim} {evidence}");
        }
    }
}
