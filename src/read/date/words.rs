//! Words of dates: days of the week, seasons, ranks, and which way a word points from the reference.

use jiff::civil::Weekday;

use super::super::number::token::Tokens;
use super::parts::ordinal_at;

/// Which of several a word or `2nd` names, the last as −1, and the token after it.
pub(super) fn rank_at(tokens: &Tokens<'_>, at: usize) -> Option<(i8, usize)> {
    let word = match tokens.lower(at) {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "fifth" => 5,
        "last" | "final" => -1,
        _ if tokens.is_digits(at) => return ordinal_at(tokens, at),
        _ => return None,
    };
    Some((word, at + 1))
}

pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

pub(super) fn short_weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "mon" => Weekday::Monday,
        "tue" | "tues" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" | "thur" | "thurs" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// Which way a word points from the reference.
pub(super) fn direction(word: &str) -> Option<i64> {
    Some(match word {
        "last" | "past" | "previous" => -1,
        "this" | "current" => 0,
        "next" | "coming" | "following" | "upcoming" => 1,
        _ => return None,
    })
}

/// The codes of ISO 8601-2:2019, 4.8, for seasons that do not depend on the hemisphere.
pub(super) fn season(word: &str) -> Option<i8> {
    Some(match word {
        "spring" => 21,
        "summer" => 22,
        "autumn" | "fall" => 23,
        "winter" => 24,
        _ => return None,
    })
}
