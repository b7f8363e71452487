//! The reader of times of day: `18:00`, `6 p.m.`, `7:45 a.m.`, `22.00`, noon.

use std::ops::Range;

use super::super::number::Roles;
use super::super::number::token::Tokens;

/// A time of day as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockReading {
    /// In bytes of the text.
    pub span: Range<usize>,
    /// Minutes since midnight.
    pub minutes: u16,
}

/// The times of day of an English text, in order.
pub(crate) fn clock_times_of(tokens: &Tokens<'_>) -> Vec<ClockReading> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let read = if tokens.is_digits(at) {
            in_digits(tokens, at)
        } else if tokens.roles(at).has(Roles::CLOCK) {
            in_words(tokens, at)
        } else {
            None
        };
        at = match read {
            Some((minutes, end)) => {
                found.push(ClockReading { span: tokens.span(at..end), minutes });
                end
            }
            None => at + 1,
        };
    }
    found
}

/// A time at `at`, and the token after it.
fn in_digits(tokens: &Tokens<'_>, at: usize) -> Option<(u16, usize)> {
    let hour = small(tokens, at).filter(|hour| *hour < 24 && !tokens.is_hyphen(at + 1))?;
    let joined =
        matches!(tokens.lower(at + 1), ":" | ".") && tokens.is_glued(at + 1) && tokens.is_glued(at + 2);
    let minute = small(tokens, at + 2).filter(|m| joined && *m < 60 && tokens.lower(at + 2).len() == 2);
    let end = if minute.is_some() { at + 3 } else { at + 1 };
    let minute = minute.unwrap_or(0);
    if let Some((afternoon, end)) = half_of_day(tokens, end).filter(|_| (1..=12).contains(&hour)) {
        return Some((hour % 12 * 60 + minute + if afternoon { 720 } else { 0 }, end));
    }
    let goes_on = tokens.is_glued(end) && (tokens.is_digits(end) || matches!(tokens.lower(end), ":" | "-"));
    let by_colon = end == at + 3 && tokens.lower(at + 1) == ":";
    let by_point = end == at + 3 && tokens.lower(at).len() == 2 && is_introduced(tokens, at);
    ((by_colon || by_point) && !goes_on).then_some((hour * 60 + minute, end))
}

fn in_words(tokens: &Tokens<'_>, at: usize) -> Option<(u16, usize)> {
    match tokens.lower(at) {
        "noon" | "midday" => Some((720, at + 1)),
        "midnight" => Some((0, at + 1)),
        _ => None,
    }
}

fn small(tokens: &Tokens<'_>, at: usize) -> Option<u16> {
    tokens.lower(at).parse().ok().filter(|_| tokens.is_digits(at) && tokens.lower(at).len() <= 2)
}

/// Whether it is after noon, and the token after "a.m." or "p.m.".
fn half_of_day(tokens: &Tokens<'_>, at: usize) -> Option<(bool, usize)> {
    let forms = [
        ("a . m .", false),
        ("p . m .", true),
        ("a . m", false),
        ("p . m", true),
        ("am", false),
        ("pm", true),
    ];
    forms.iter().find_map(|(form, afternoon)| Some((*afternoon, at + tokens.phrase(at, form)?)))
}

/// Whether the word before makes two numbers with a point a time: "at 22.00".
fn is_introduced(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| tokens.lower(before));
    matches!(before, "at" | "from" | "until" | "till" | "before" | "after" | "since")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::number::ENGLISH;

    fn read(text: &str) -> Vec<String> {
        let describe =
            |c: ClockReading| format!("{}={:02}:{:02}", &text[c.span], c.minutes / 60, c.minutes % 60);
        clock_times_of(&Tokens::of(text, &ENGLISH)).into_iter().map(describe).collect()
    }

    #[test]
    fn times_are_read_in_every_notation() {
        assert_eq!(read("at 6 p.m. and 18:00"), ["6 p.m.=18:00", "18:00=18:00"]);
        assert_eq!(read("at 7:45 a.m., 07:45"), ["7:45 a.m.=07:45", "07:45=07:45"]);
        assert_eq!(read("at 22.00 or noon"), ["22.00=22:00", "noon=12:00"]);
        assert_eq!(read("12 am, 12 PM, 12:30 p.m."), ["12 am=00:00", "12 PM=12:00", "12:30 p.m.=12:30"]);
    }

    #[test]
    fn other_numbers_are_no_times() {
        for text in ["by 22.00 dollars", "25:10", "10:5", "1:2:3", "3-1", "I am 6", "10:30:15", "5 people am"]
        {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
    }
}
