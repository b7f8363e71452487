//! Which half of the day a time of day lies in: "a.m.", "in the evening", "last night at 8".

use super::super::number::token::Tokens;
use super::words::{short_weekday, weekday};

/// Half a day in minutes.
pub(super) const HALF: u16 = 720;

/// What words tell of the half of the day.
#[derive(Clone, Copy)]
pub(super) enum DayHalf {
    Morning,
    Afternoon,
    /// From the evening to the small hours.
    Night,
}

impl DayHalf {
    /// The minutes since midnight of a time of this half, given as on a dial.
    pub(super) const fn of(self, minutes: u16) -> u16 {
        let dial = minutes % HALF;
        match self {
            Self::Morning => dial,
            // Twelve, one, two and three at night come after midnight.
            Self::Night if dial < 240 => dial,
            Self::Afternoon | Self::Night => dial + HALF,
        }
    }
}

/// "8:45a": the letter alone.
pub(super) fn glued_half(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<DayHalf> {
    let ends = !(tokens.is_glued(end + 1) && (tokens.is_word(end + 1) || tokens.is_digits(end + 1)));
    let by_colon = tokens.lower(at + 1) == ":" && tokens.is_glued(end) && ends;
    match tokens.lower(end) {
        "a" if by_colon => Some(DayHalf::Morning),
        "p" if by_colon => Some(DayHalf::Afternoon),
        _ => None,
    }
}

/// Whether a bare hour at `at` is told by the day before it, "last night at 8", "on Saturday at 5", and the half of
/// the day that this tells.
pub(super) fn by_day(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<Option<DayHalf>> {
    let day = at.checked_sub(2).filter(|_| matches!(tokens.lower(at - 1), "at" | "around"))?;
    let is_last = !tokens.is_word(end)
        || matches!(tokens.lower(end), "and" | "but" | "in" | "on" | "when" | "with" | "for");
    let is_joined =
        tokens.is_hyphen(end) || tokens.lower(end) == "%" || tokens.is_glued(end) && tokens.is_word(end);
    if !is_last || is_joined {
        return None;
    }
    let is_ordinal = tokens.is_glued(day) && tokens.is_digits(day.saturating_sub(1));
    let before = day.checked_sub(1).map_or("", |before| tokens.lower(before));
    match tokens.lower(day) {
        "tonight" | "night" => Some(Some(DayHalf::Night)),
        "afternoon" | "evening" => Some(Some(DayHalf::Afternoon)),
        "morning" => Some(Some(DayHalf::Morning)),
        "today" | "tomorrow" | "yesterday" => Some(None),
        "st" | "nd" | "rd" | "th" if is_ordinal => Some(None),
        word if weekday(word).is_some() => Some(None),
        word if short_weekday(word).is_some() && tokens.written(day).starts_with(char::is_uppercase) => {
            Some(None)
        }
        _ => (tokens.is_digits(day) && weekday(before).is_some()).then_some(None),
    }
}

/// The half of the day, and the token after "a.m.", "p.m.", "in the morning" and the like.
pub(super) fn half_of_day(tokens: &Tokens<'_>, at: usize) -> Option<(DayHalf, usize)> {
    let forms = [
        ("a . m .", DayHalf::Morning),
        ("p . m .", DayHalf::Afternoon),
        ("a . m", DayHalf::Morning),
        ("p . m", DayHalf::Afternoon),
        (". am", DayHalf::Morning),
        (". pm", DayHalf::Afternoon),
        ("am", DayHalf::Morning),
        ("pm", DayHalf::Afternoon),
        ("a m", DayHalf::Morning),
        ("p m", DayHalf::Afternoon),
        ("in the morning", DayHalf::Morning),
        ("in the afternoon", DayHalf::Afternoon),
        ("in the evening", DayHalf::Afternoon),
        ("in the night", DayHalf::Night),
        ("at night", DayHalf::Night),
    ];
    // Nearly no number has the first word of one behind it.
    let may_begin = matches!(tokens.lower(at), "a" | "p" | "." | "am" | "pm" | "in" | "at");
    let mut forms = forms.iter().filter(|_| may_begin);
    let told = forms.find_map(|(form, half)| Some((*half, at + tokens.phrase(at, form)?)));
    // `3am3io`.
    let goes_on = |end: usize| tokens.is_glued(end) && tokens.is_digits(end);
    match told {
        Some((_, end)) if goes_on(end) => None,
        Some(told) => Some(told),
        None => part_of_day(tokens, at).map(|half| (half, at)),
    }
}

/// "this morning", "tonight", "on Monday afternoon": words behind a time that are not its own.
fn part_of_day(tokens: &Tokens<'_>, at: usize) -> Option<DayHalf> {
    let which = at + usize::from(matches!(tokens.lower(at), "on" | "in"));
    let word = tokens.lower(which);
    let day = which + usize::from(weekday(word).is_some() || matches!(word, "yesterday" | "tomorrow"));
    let first = if day > which {
        day
    } else {
        which + usize::from(matches!(tokens.lower(which), "this" | "early" | "late" | "last"))
    };
    match tokens.lower(first) {
        "tonight" => Some(DayHalf::Night),
        "morning" if first > at => Some(DayHalf::Morning),
        "afternoon" | "evening" if first > at => Some(DayHalf::Afternoon),
        "night" if first > at => Some(DayHalf::Night),
        _ => None,
    }
}
