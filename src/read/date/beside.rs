//! What words beside a date or a time of day say of it: on which side of it something lies ("before 2016", "3 p.m. or
//! later"), which part of it is meant ("early 2016", "the end of May"), and the parts of a day ("Tuesday morning").
//!
//! It is read to be shown. Whether a sentence keeps to the side that its quotes give, the rules ask of the words.

use std::ops::Range;

use super::super::number::ENGLISH;
use super::super::number::token::Tokens;

/// On which side of a date or a time of day something lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeSide {
    /// "before", "prior to".
    Before,
    /// At the latest: "until", "by", "no later than".
    Until,
    /// At the earliest: "since", "starting", "or later".
    Since,
    /// "after", "later than".
    After,
    /// Near it: "around".
    About,
}

/// Which part of a stretch of time is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimePart {
    /// "early", "the beginning of".
    Early,
    /// "mid-", "the middle of".
    Middle,
    /// "late", "the end of".
    Late,
}

/// What the words beside a date or a time of day say of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// On which side of it something lies.
    pub side: Option<TimeSide>,
    /// Which part of it is meant.
    pub part: Option<TimePart>,
}

/// A part of a day: "morning", "tonight".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayPart {
    /// In bytes of the text.
    pub span: Range<usize>,
    /// "morning", "afternoon", "evening" or "night".
    pub name: &'static str,
}

impl TimeSide {
    /// As it is printed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::Until => "until",
            Self::Since => "since",
            Self::After => "after",
            Self::About => "about",
        }
    }
}

impl TimePart {
    /// As it is printed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Early => "early",
            Self::Middle => "middle",
            Self::Late => "late",
        }
    }
}

/// Words before a date, longer ones first.
const SIDES: &[(&str, TimeSide)] = &[
    ("on or before", TimeSide::Until),
    ("on or after", TimeSide::Since),
    ("at or before", TimeSide::Until),
    ("at or after", TimeSide::Since),
    ("on or earlier than", TimeSide::Until),
    ("in advance of", TimeSide::Before),
    ("before or", TimeSide::Until),
    ("after or", TimeSide::Since),
    ("later than or", TimeSide::Since),
    ("no later than", TimeSide::Until),
    ("not later than", TimeSide::Until),
    ("as late as", TimeSide::Until),
    ("no earlier than", TimeSide::Since),
    ("not earlier than", TimeSide::Since),
    ("as early as", TimeSide::Since),
    ("later than", TimeSide::After),
    ("earlier than", TimeSide::Before),
    ("sooner than", TimeSide::Before),
    ("prior to", TimeSide::Before),
    ("before", TimeSide::Before),
    ("until", TimeSide::Until),
    ("till", TimeSide::Until),
    ("up to", TimeSide::Until),
    ("by", TimeSide::Until),
    ("since", TimeSide::Since),
    ("starting", TimeSide::Since),
    ("beginning", TimeSide::Since),
    ("as of", TimeSide::Since),
    ("after", TimeSide::After),
    ("about", TimeSide::About),
    ("around", TimeSide::About),
    ("circa", TimeSide::About),
    ("approximately", TimeSide::About),
    ("roughly", TimeSide::About),
];

/// Words behind a date.
const SIDES_BEHIND: &[(&str, TimeSide)] = &[
    ("or later", TimeSide::Since),
    ("and later", TimeSide::Since),
    ("or after", TimeSide::Since),
    ("and after", TimeSide::Since),
    ("onward", TimeSide::Since),
    ("onwards", TimeSide::Since),
    ("or earlier", TimeSide::Until),
    ("and earlier", TimeSide::Until),
    ("or before", TimeSide::Until),
    ("and before", TimeSide::Until),
];

/// How many small words may stand between a date and what is said of it: "in the course of the year".
const BETWEEN: usize = 4;

/// What the words beside each of these places say, which are in order.
#[must_use]
pub fn beside(text: &str, places: &[Range<usize>]) -> Vec<Beside> {
    let tokens = Tokens::of(text, &ENGLISH);
    let token = |byte: usize| tokens.index_at(byte);
    let one = |at: usize| {
        let before = at.checked_sub(1).map_or(0, |before| token(places[before].end));
        let next = places.get(at + 1).map_or(tokens.len(), |next| token(next.start));
        let place = token(places[at].start)..token(places[at].end);
        let words = Words { tokens: &tokens, room: before..next };
        let (part, start) = words.part(place.start);
        Beside { side: words.side_behind(place.end).or_else(|| words.side_before(start)), part }
    };
    (0..places.len()).map(one).collect()
}

/// The words around one place, as far as the places before and after it.
struct Words<'t> {
    tokens: &'t Tokens<'t>,
    room: Range<usize>,
}

impl Words<'_> {
    /// The part of what begins at `first`, and where its words begin.
    fn part(&self, first: usize) -> (Option<TimePart>, usize) {
        let near = self.skipped(first, &["the", "of", "in", "on", "this", "-", "year", "month", "week"]);
        let Some(at) = near.checked_sub(1).filter(|at| self.room.contains(at)) else { return (None, first) };
        // "The beginning of May", and not "beginning in May".
        let by_of = (near..first).any(|at| self.tokens.lower(at) == "of");
        let part = match self.tokens.lower(at) {
            "early" | "earlier" => TimePart::Early,
            "mid" => TimePart::Middle,
            "late" | "later" => TimePart::Late,
            "beginning" | "start" if by_of => TimePart::Early,
            "middle" if by_of => TimePart::Middle,
            "end" if by_of => TimePart::Late,
            _ => return (None, first),
        };
        (Some(part), at)
    }

    fn side_before(&self, start: usize) -> Option<TimeSide> {
        let start = self.skipped(start, &["the", "this", "year", "on", "in", "at", "from"]);
        let leads = |(phrase, side): &(&str, TimeSide)| {
            let from = self.tokens.phrase_before(start, phrase)?;
            (from >= self.room.start).then_some(*side)
        };
        SIDES.iter().find_map(leads)
    }

    fn side_behind(&self, end: usize) -> Option<TimeSide> {
        // "After 2016 and before 2018": the words are those of the next date.
        let follows = |(phrase, side): &(&str, TimeSide)| {
            let taken = self.tokens.phrase(end, phrase)?;
            (end + taken < self.room.end || self.room.end == self.tokens.len()).then_some(*side)
        };
        SIDES_BEHIND.iter().find_map(follows)
    }

    /// Where the small words begin that end before `at`.
    fn skipped(&self, mut at: usize, small: &[&str]) -> usize {
        for _ in 0..BETWEEN {
            if at > self.room.start && small.contains(&self.tokens.lower(at - 1)) {
                at -= 1;
            }
        }
        at
    }
}

/// The parts of a day that a text names, in order.
#[must_use]
pub fn day_parts(text: &str) -> Vec<DayPart> {
    let tokens = Tokens::of(text, &ENGLISH);
    let named = (0..tokens.len()).filter_map(|at| {
        let name = match tokens.lower(at) {
            "morning" | "mornings" => "morning",
            "afternoon" | "afternoons" => "afternoon",
            "evening" | "evenings" => "evening",
            "night" | "nights" | "tonight" => "night",
            _ => return None,
        };
        Some(DayPart { span: tokens.span(at..at + 1), name })
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let (before, rest) = text.split_once('[').unwrap();
        let (date, behind) = rest.split_once(']').unwrap();
        let whole = format!("{before}{date}{behind}");
        let found = beside(&whole, std::slice::from_ref(&(before.len()..before.len() + date.len())));
        let side = found[0].side.map_or("", TimeSide::name);
        format!("{side} {}", found[0].part.map_or("", TimePart::name)).trim().to_owned()
    }

    #[test]
    fn words_beside_a_date_tell_its_side_and_its_part() {
        for (text, expected) in [
            ("before [2016]", "before"),
            ("before the year [2016]", "before"),
            ("no later than [May 5]", "until"),
            ("since the end of [1989]", "since late"),
            ("in the middle of [2000]", "middle"),
            ("mid-[November]", "middle"),
            ("early in [June 2015]", "early"),
            ("on [May 5] or later", "since"),
            ("from [2016] onwards", "since"),
            ("on [May 5]", ""),
            ("beginning on [May 5]", "since"),
            ("later this [week]", "late"),
            ("the early bus of [May 5]", ""),
            ("the end of the pier fell on [May 5]", ""),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_belongs_to_another_date_is_not_taken() {
        let text = "three days after May 4";
        assert_eq!(beside(text, &[0..16, 17..22]), [Beside::default(), Beside::default()]);
        let text = "after 2016 and before 2018";
        let sides: Vec<_> = beside(text, &[6..10, 22..26]).iter().map(|beside| beside.side).collect();
        assert_eq!(sides, [Some(TimeSide::After), Some(TimeSide::Before)]);
    }

    #[test]
    fn parts_of_days_are_named() {
        let names: Vec<&str> =
            day_parts("Tuesday morning and tonight").iter().map(|part| part.name).collect();
        assert_eq!(names, ["morning", "night"]);
    }
}
