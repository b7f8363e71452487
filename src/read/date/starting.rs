//! Stretches of time that are counted and told from their first day, "two weeks starting May 20", and those with the
//! count before the word that points from the reference, "the two past years".

use super::anchor::{Anchor, TimeUnit, days_after};
use super::reader::{Read, Reader};
use super::words::direction;
use crate::model::Date;

impl Reader<'_> {
    /// "two weeks starting May 20", "3 days beginning on Monday": that many days from that day on.
    pub(super) fn starting(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        let (count, next) = self.amount_at(at)?;
        let unit = TimeUnit::of(t.lower(next))?;
        let verb = next + 1 + usize::from(t.lower(next + 1) == ",");
        if !matches!(t.lower(verb), "starting" | "beginning" | "commencing") {
            return None;
        }
        let on = verb + 1 + usize::from(matches!(t.lower(verb + 1), "on" | "from"));
        let (day, _, end) = self.day_told_at(on)?;
        let date = Date::parse(&day).ok().and_then(|day| {
            let first = Anchor::of(&day)?.day()?;
            let behind = Anchor::of(&day)?.shifted(unit, count)?;
            let last = days_after(behind.parse().ok()?, -1)?;
            Some(format!("{first}/{last}"))
        });
        Some((self.relative(at..end, date), end))
    }

    /// "3 next weeks", "5 past years".
    pub(super) fn units_beside(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        let (count, next) = self.count_at(at)?;
        let side = direction(t.lower(next))?;
        let word = t.lower(next + 1);
        let unit = TimeUnit::of(word).filter(|_| side != 0 && count > 1 && word.ends_with('s'))?;
        let date = self
            .anchor
            .as_ref()
            .and_then(|anchor| if side < 0 { anchor.past(unit, count) } else { anchor.coming(unit, count) });
        Some((self.relative(at..next + 2, date), next + 2))
    }
}

#[cfg(test)]
mod tests {
    use super::super::reader::read_dates;
    use crate::model::Date;

    fn one(text: &str) -> String {
        let reference = Date::parse("2019-10-07").unwrap();
        let found = read_dates(text, Some(&reference)).into_iter();
        let words = found.map(|r| {
            format!(
                "{}|{}",
                &text[r.span],
                r.date.map_or_else(|| "none".to_owned(), |date| date.text.clone())
            )
        });
        words.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn stretches_from_their_first_day() {
        assert_eq!(
            one("closed for two weeks starting May 20"),
            "two weeks starting May 20|2019-05-20/2019-06-02"
        );
        assert_eq!(
            one("for 3 days beginning on next Monday"),
            "3 days beginning on next Monday|2019-10-14/2019-10-16"
        );
        assert_eq!(one("a week starting tomorrow"), "a week starting tomorrow|2019-10-08/2019-10-14");
        assert_eq!(one("two schools starting May 20"), "May 20|2019-05-20");
    }

    #[test]
    fn counts_before_the_word_that_points() {
        assert_eq!(one("the 3 next weeks"), "3 next weeks|2019-10-08/2019-10-28");
        assert_eq!(one("in the five past years"), "five past years|2014/2019");
        assert_eq!(one("two past presidents"), "");
        assert_eq!(one("the 3 upcoming weeks"), "3 upcoming weeks|2019-10-08/2019-10-28");
    }
}
