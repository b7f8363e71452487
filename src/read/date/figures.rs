//! Months and days in figures alone: `11/2016`, `2016 - 11`, `20161016`.

use super::reader::{Read, Reader};
use super::reading::Completion;

impl Reader<'_> {
    /// What stands at `at`, of these.
    pub(super) fn in_figures(&self, at: usize) -> Option<Read> {
        if !self.tokens.is_digits(at) {
            return None;
        }
        self.eight_digits(at).or_else(|| self.month_and_year_in_figures(at))
    }

    /// `20161016`.
    fn eight_digits(&self, at: usize) -> Option<Read> {
        let (t, digits) = (self.tokens, self.tokens.lower(at));
        let is_plain = digits.len() == 8 && !t.is_word(at + 1);
        let (year, rest) = digits.split_at_checked(4).filter(|_| is_plain)?;
        let (month, day) = rest.split_at_checked(2)?;
        let fits = |part: &str, most: u16| part.parse::<u16>().is_ok_and(|n| (1..=most).contains(&n));
        let is_day = (year.starts_with("19") || year.starts_with("20")) && fits(month, 12) && fits(day, 31);
        let is_joined = t.is_glued(at) && matches!(t.lower_before(at, 1), Some("." | "$" | "/" | "+" | "#"));
        let date = Some(format!("{year}-{month}-{day}"));
        (is_day && !is_joined).then(|| (self.reading(at..at + 1, date, Completion::Written), at + 1))
    }

    /// `11/2016`, `11-2016`, `3/2015`, `2015/3`, `2016 - 11`: a month and its year, and not the number of a law.
    fn month_and_year_in_figures(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        let mark = t.lower(at + 1);
        let (one, other) = (t.lower(at), t.lower(at + 2));
        if !matches!(mark, "-" | "/") || !t.is_digits(at + 2) || matches!(t.written(at + 1), "–" | "—") {
            return None;
        }
        let year_first = one.len() == 4;
        let (year, month) = if year_first { (one, other) } else { (other, one) };
        let is_year = year.len() == 4 && year.parse::<u16>().is_ok_and(|y| (1500..=2100).contains(&y));
        let number: u16 = month.parse().ok().filter(|n| (1..=12).contains(n) && month.len() <= 2)?;
        let is_glued = t.is_glued(at + 1) && t.is_glued(at + 2);
        // "In 2016 - 11 years later", and "2009-11", which are years.
        let short = month.len() == 1;
        let last = year.get(2..).and_then(|last| last.parse::<u16>().ok())?;
        let is_years = year_first && !short && (mark == "-" && number > last || number == last + 1);
        let ends = !t.is_word(at + 3) && !t.is_digits(at + 3) && !self.is_joined_at(at + 3);
        let begins = !(t.is_glued(at) && self.is_mark(at.checked_sub(1)));
        let is_apart = !is_glued && (short || year_first && t.is_glued(at + 1) && mark == "/");
        let is_told = is_year && !is_years && ends && begins && !is_apart && !self.numbers_a_law(at);
        let date = Some(format!("{year}-{number:02}"));
        is_told.then(|| (self.reading(at..at + 3, date, Completion::Written), at + 3))
    }

    /// Whether the figures go on behind a mark: `11/2016/4`, `2.5`, `3%`.
    fn is_joined_at(&self, at: usize) -> bool {
        let t = self.tokens;
        let goes_on = t.is_glued(at) && (t.is_digits(at + 1) || t.is_word(at + 1)) && t.is_glued(at + 1);
        goes_on && self.is_mark(Some(at)) || t.lower(at) == "%"
    }

    fn is_mark(&self, at: Option<usize>) -> bool {
        at.is_some_and(|at| matches!(self.tokens.lower(at), "-" | "/" | "." | ":" | "," | "$"))
    }

    /// "Law No. 11/2016", "Resolution 3/2015", "case C-11/2016".
    fn numbers_a_law(&self, at: usize) -> bool {
        let t = self.tokens;
        let Some(before) = at.checked_sub(1) else { return false };
        let (word, written) = (t.lower(before), t.written(before));
        let is_short = matches!(word, "no" | "nos" | "nr" | "n" | "." | "#" | "№");
        let is_name = t.is_word(before) && written.starts_with(char::is_uppercase) && before > 0;
        let is_noun = matches!(word, "number" | "law" | "resolution" | "decision" | "case" | "regulation");
        is_short && before > 0 || is_name || is_noun
    }
}

#[cfg(test)]
mod tests {
    use super::super::reader::read_dates;

    fn one(text: &str) -> String {
        let found = read_dates(text, None).into_iter();
        let words = found.map(|r| r.date.map_or_else(|| "none".to_owned(), |date| date.text.clone()));
        words.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn months_and_days_in_figures() {
        for (text, date) in [
            ("closed in 11/2016", "2016-11"),
            ("closed in 3/2015.", "2015-03"),
            ("the report of 12-2015", "2015-12"),
            ("closed 2016 - 11", "2016-11"),
            ("closed in 2015/3", "2015-03"),
            ("closed on 20161016", "2016-10-16"),
        ] {
            assert_eq!(one(text), date, "{text}");
        }
    }

    #[test]
    fn laws_ranges_and_counts_are_no_months() {
        for text in ["Law No. 11/2016", "Resolution 3/2015", "room 4/201", "20169916 votes", "13/2016"] {
            assert_eq!(one(text), "", "{text}");
        }
        assert_eq!(one("in 2009-11"), "2009/2011");
        assert_eq!(one("In 2016 - 11 years on - it closed"), "2016");
    }
}
