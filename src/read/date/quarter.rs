//! Quarters, halves and seasons of a year: "Q3 2016", "4Q 2020", "2020 fourth quarter", "last summer".

use super::parts::year_at;
use super::reader::{Read, Reader};
use super::reading::Completion;
use super::words::{direction, rank_at, season};

impl Reader<'_> {
    /// "Q3", "Q3 2016", "2016 Q3", "H1 of 2017", "Q1 last year".
    pub(super) fn quarter_code(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        let first = year_at(t, at);
        let mut start = if first.is_some() { at + 1 } else { at };
        if first.is_some() && t.is_hyphen(start) {
            start += 1;
        }
        let n: i8 =
            t.lower(start + 1).parse().ok().filter(|_| t.is_digits(start + 1) && t.is_glued(start + 1))?;
        let code = match t.lower(start) {
            "q" if (1..=4).contains(&n) => 32 + n,
            "h" if (1..=2).contains(&n) => 39 + n,
            _ => return None,
        };
        let is_upper = t.written(start).starts_with(char::is_uppercase);
        let mut end = start + 2;
        let of = end + usize::from(matches!(t.lower(end), "of" | "-" | "in" | ","));
        let behind = self.container(of).filter(|(_, month, _)| first.is_none() && month.is_none());
        let (year, completion) = match (first, behind) {
            (Some(year), _) => (Some(year), Completion::Written),
            (_, Some((year, _, next))) => {
                end = next;
                (year, Completion::Written)
            }
            _ if !is_upper || code > 39 => return None,
            _ => (self.anchor.as_ref().and_then(|anchor| anchor.nearest_quarter(code)), Completion::Year),
        };
        let date = year.map(|year| format!("{year:04}-{code}"));
        Some((self.reading(at..end, date, completion), end))
    }

    /// "4Q 2020", "2020 fourth quarter", "2020 first half".
    pub(super) fn year_and_quarter(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        let small =
            |at: usize| t.lower(at).parse::<i8>().ok().filter(|n| t.is_digits(at) && (1..=4).contains(n));
        if let Some(n) = small(at).filter(|_| t.is_glued(at + 1) && t.written(at + 1) == "Q") {
            let of = at + 2 + usize::from(matches!(t.lower(at + 2), "of" | "-" | "in" | ","));
            let behind = self.container(of).filter(|(_, month, _)| month.is_none());
            let (year, end) = behind.map_or_else(
                || (self.anchor.as_ref().and_then(|anchor| anchor.nearest_quarter(32 + n)), at + 2),
                |(year, _, end)| (year, end),
            );
            let by = if year_at(t, of).is_some() { Completion::Written } else { Completion::Year };
            let date = year.map(|year| format!("{year:04}-{}", 32 + n));
            return Some((self.reading(at..end, date, by), end));
        }
        let year = year_at(t, at)?;
        let first = at + 1 + usize::from(t.is_hyphen(at + 1));
        let (n, after) = rank_at(t, first)?;
        let after = after + usize::from(t.is_hyphen(after));
        let code = match (n, t.lower(after)) {
            (1..=2, "half") => 39 + n,
            (1..=4, "quarter") => 32 + n,
            _ => return None,
        };
        let date = Some(format!("{year:04}-{code}"));
        Some((self.reading(at..after + 1, date, Completion::Written), after + 1))
    }

    /// "this quarter", "last summer", "next spring".
    pub(super) fn relative_season(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        let n = direction(t.lower(at))?;
        let date = if t.lower(at + 1) == "quarter" {
            self.anchor.as_ref().and_then(|anchor| anchor.quarter_after(n))
        } else {
            let code = season(t.lower(at + 1))?;
            self.anchor.as_ref().and_then(|anchor| anchor.season_beside(code, n))
        };
        Some((self.relative(at..at + 2, date), at + 2))
    }
}
