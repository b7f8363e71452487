//! Parts of dates as they are written: months, days as ordinals, years, and numbers joined by marks.

use super::super::number::token::Tokens;
use super::super::number::{ENGLISH, Roles};

/// The number of the month at `at`, and the token after its name and the full stop of an abbreviation. A
/// month begins with a capital, save where a number or a word beside it leaves no doubt.
pub(super) fn month_at(tokens: &Tokens<'_>, at: usize) -> Option<(i8, usize)> {
    let word = tokens.lower(at);
    if !tokens.roles(at).has(Roles::MONTH) {
        return None;
    }
    if !tokens.written(at).starts_with(char::is_uppercase) && !is_plainly_month(tokens, at) {
        return None;
    }
    let (number, (full, _)) = (1_i8..).zip(ENGLISH.months).find(|(_, (full, short))| {
        *full == word || *short == word || *full == "september" && word == "sep"
    })?;
    let is_short = *full != word;
    let dotted = is_short && tokens.lower(at + 1) == "." && tokens.is_glued(at + 1);
    Some((number, at + 1 + usize::from(dotted)))
}

/// As [`month_at`], where a month and "to" stand before: it may be in lower case then.
pub(super) fn joined_month_at(tokens: &Tokens<'_>, at: usize) -> Option<(i8, usize)> {
    month_at(tokens, at).or_else(|| {
        let word = tokens.lower(at);
        let is_lower = tokens.roles(at).has(Roles::MONTH) && !matches!(word, "may" | "march" | "mar");
        let (number, (full, _)) =
            (1_i8..).zip(ENGLISH.months).find(|(_, (full, short))| *full == word || *short == word)?;
        (is_lower && *full == word).then_some((number, at + 1))
    })
}

/// Whether a word in lower case is a month by what stands beside it: "14 nov", "in april".
fn is_plainly_month(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = tokens.lower_before(at, 1).unwrap_or("");
    let is_day = tokens.is_digits(at.saturating_sub(1)) && tokens.lower(at - 1).len() <= 2;
    let by_number = tokens.is_digits(at + 1)
        || spelled_day(tokens, at + 1).is_some()
        || ordinal_at(tokens, at + 1)
            .is_some_and(|(_, end)| end > at + 1 && tokens.lower(at + 1) != "second")
        || (at > 0 && is_day)
        || ENGLISH.ordinal_suffixes.contains(&before);
    let of = at + 1 + usize::from(tokens.lower(at + 1) == "of");
    let by_year = matches!(tokens.lower(of), "last" | "this" | "next") && tokens.lower(of + 1) == "year";
    let has_year = by_year || matches!(tokens.lower(at + 1), "of" | ",") && year_at(tokens, at + 2).is_some();
    let year_before = at.checked_sub(if before == "," { 2 } else { 1 });
    let follows_year =
        year_before.is_some_and(|year| tokens.is_digits(year) && tokens.lower(year).len() == 4);
    let is_introduced = has_year
        || follows_year
        || matches!(
            before,
            "in" | "since"
                | "until"
                | "of"
                | "early"
                | "late"
                | "mid"
                | "last"
                | "next"
                | "from"
                | "between"
                | "by"
                | "to"
        );
    // They are verbs too, and so rarely months in lower case.
    let is_verb = matches!(tokens.lower(at), "may" | "march" | "mar");
    by_number || (is_introduced && !is_verb) || (before == "of" && tokens.lower(at) != "march")
}

/// A day of the month as an ordinal at `at`, `15th` or "twenty-second", and the token after it.
pub(super) fn ordinal_at(tokens: &Tokens<'_>, at: usize) -> Option<(i8, usize)> {
    if tokens.is_digits(at) {
        let day: i8 = tokens.lower(at).parse().ok().filter(|day| (1..=31).contains(day))?;
        let suffixed = tokens.is_glued(at + 1) && ENGLISH.ordinal_suffixes.contains(&tokens.lower(at + 1));
        return suffixed.then_some((day, at + 2));
    }
    if !tokens.roles(at).has(Roles::ORDINAL.or(Roles::CARDINAL)) {
        return None;
    }
    let ordinal = |at: usize| {
        let (_, n) = ENGLISH.ordinals.iter().find(|(word, _)| *word == tokens.lower(at))?;
        i8::try_from(*n).ok()
    };
    if let Some(n) = ordinal(at).filter(|n| *n <= 30) {
        return Some((n, at + 1));
    }
    let tens = match tokens.lower(at) {
        "twenty" => 20,
        "thirty" => 30,
        _ => return None,
    };
    let unit_at = at + 1 + usize::from(tokens.is_hyphen(at + 1));
    let unit = ordinal(unit_at).filter(|n| (1..10).contains(n) && tens + n <= 31)?;
    Some((tens + unit, unit_at + 1))
}

/// A day of the month in two words at `at`, "twenty-nine", and the token after it. One word may count anything.
pub(super) fn spelled_day(tokens: &Tokens<'_>, at: usize) -> Option<(i8, usize)> {
    let tens = match tokens.lower(at) {
        "twenty" => 20,
        "thirty" => 30,
        _ => return None,
    };
    let unit_at = at + 1 + usize::from(tokens.is_hyphen(at + 1));
    let (_, unit) =
        ENGLISH.cardinals.iter().find(|(word, n)| *word == tokens.lower(unit_at) && (1..10).contains(n))?;
    let day = i8::try_from(*unit).ok()?.checked_add(tens)?;
    (day <= 31).then_some((day, unit_at + 1))
}

/// A year of four digits at `at`.
pub(super) fn year_at(tokens: &Tokens<'_>, at: usize) -> Option<i16> {
    let is_alone = !tokens.is_glued(at + 1)
        || !(tokens.is_word(at + 1) || tokens.lower(at + 1) == "%")
        || begins_anew(tokens, at + 1);
    let digits = tokens.lower(at);
    (tokens.is_digits(at) && digits.len() == 4 && is_alone)
        .then(|| digits.parse().ok())?
        .filter(|year| (1000..=2100).contains(year))
}

/// Whether a word that is glued to a year is the first of what follows it on the page: `2015Participants`.
fn begins_anew(tokens: &Tokens<'_>, at: usize) -> bool {
    let mut letters = tokens.written(at).chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.clone().count() > 2
        && letters.all(char::is_lowercase)
}

/// A year behind a month or a day at `at`, in figures or in words, and the token after it.
pub(super) fn any_year_at(tokens: &Tokens<'_>, at: usize) -> Option<(i16, usize)> {
    year_at(tokens, at).map(|year| (year, at + 1)).or_else(|| spelled_year(tokens, at))
}

/// "nineteen ninety-nine", "seventeen hundred thirty-three", "two thousand and eighteen".
fn spelled_year(tokens: &Tokens<'_>, at: usize) -> Option<(i16, usize)> {
    let cardinal = |at: usize| {
        let mut cardinals = ENGLISH.cardinals.iter().filter(|_| tokens.roles(at).has(Roles::CARDINAL));
        let (_, n) = cardinals.find(|(word, _)| *word == tokens.lower(at))?;
        i16::try_from(*n).ok()
    };
    let below_hundred = |at: usize| {
        // "nineteen oh one".
        if matches!(tokens.lower(at), "oh" | "zero" | "nought") {
            return cardinal(at + 1).filter(|n| (1..10).contains(n)).map(|n| (n, at + 2));
        }
        let tens = cardinal(at)?;
        let unit_at = at + 1 + usize::from(tokens.is_hyphen(at + 1));
        match cardinal(unit_at).filter(|n| tens >= 20 && tens % 10 == 0 && (1..10).contains(n)) {
            Some(unit) => Some((tens + unit, unit_at + 1)),
            None => Some((tens, at + 1)),
        }
    };
    let first = cardinal(at)?;
    let (base, next) = match tokens.lower(at + 1) {
        "thousand" if first == 2 => (2000, at + 2),
        "hundred" if (11..20).contains(&first) => (first * 100, at + 2),
        _ if (11..=20).contains(&first) => (first * 100, at + 1),
        _ => return None,
    };
    let rest_at = next + usize::from(tokens.lower(next) == ENGLISH.and);
    match below_hundred(rest_at) {
        Some((rest, end)) if next > at + 1 || rest >= 10 || end == rest_at + 2 => Some((base + rest, end)),
        _ if next > at + 1 => Some((base, next)),
        _ => None,
    }
}

/// Two numbers of one or two digits and a year, joined by `mark`.
pub(super) fn digits_joined(tokens: &Tokens<'_>, at: usize, mark: &str) -> Option<(i8, i8, i16)> {
    let joins = |at: usize| tokens.lower(at) == mark && tokens.is_glued(at) && tokens.is_glued(at + 1);
    let goes_on = tokens.is_glued(at) && tokens.lower_before(at, 1) == Some(mark);
    if !joins(at + 1) || !joins(at + 3) || joins(at + 5) || goes_on {
        return None;
    }
    let small = |at: usize| -> Option<i8> {
        let digits = tokens.lower(at);
        digits.parse().ok().filter(|n| tokens.is_digits(at) && digits.len() <= 2 && (1..=31).contains(n))
    };
    Some((small(at)?, small(at + 2)?, year_at(tokens, at + 4)?))
}

/// `03/18/40`: as [`digits_joined`], with a year of two digits, which lies within thirty years from 2000 on or in
/// the century before.
pub(super) fn short_year(tokens: &Tokens<'_>, at: usize) -> Option<(i8, i8, i16)> {
    let small = |at: usize| -> Option<i8> {
        let digits = tokens.lower(at);
        digits.parse().ok().filter(|_| tokens.is_digits(at) && digits.len() <= 2)
    };
    let is_joined =
        tokens.lower(at + 1) == "/" && tokens.lower(at + 3) == "/" && (1..5).all(|n| tokens.is_glued(at + n));
    if !is_joined {
        return None;
    }
    let ends = !(tokens.is_glued(at + 5) && matches!(tokens.lower(at + 5), "/" | "-"));
    let (one, other, year) = (small(at)?, small(at + 2)?, i16::from(small(at + 4)?));
    let is_day = (1..=31).contains(&one) && (1..=31).contains(&other);
    let in_full = tokens.lower(at + 4).len() == 2 && ends && is_day;
    in_full.then_some((one, other, if year <= 30 { 2000 + year } else { 1900 + year }))
}

/// "April of 87", "June '87", "15 April of 87": a year of two digits, and the token after it. Those from 32 on are of
/// the twentieth century; which century others are of is not told.
pub(super) fn two_digit_year(tokens: &Tokens<'_>, at: usize) -> Option<(Option<i16>, usize)> {
    let t = tokens;
    let of = at + usize::from(t.lower(at) == "of");
    let by_mark =
        matches!(t.lower(of), "'" | "\u{2018}" | "\u{2019}") && t.is_glued(of + 1) && !t.is_glued(of);
    let digits_at = of + usize::from(by_mark);
    let digits = t.lower(digits_at);
    let end = digits_at + 1;
    let goes_on =
        t.is_word(end) || t.is_hyphen(end) || t.is_glued(end) && !matches!(t.lower(end), "." | "," | ")");
    if !t.is_digits(digits_at) || digits.len() != 2 || goes_on || digits_at == at {
        return None;
    }
    let year: i16 = digits.parse().ok()?;
    let full = if year >= 32 { Some(1900 + year) } else { by_mark.then_some(2000 + year) };
    Some((full, end))
}

/// "Oct 26 15:50:06 2016": past a time in figures.
pub(super) fn clock_end(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let t = tokens;
    let pair = |at: usize| t.is_digits(at) && t.lower(at).len() == 2;
    let joins = |at: usize| t.lower(at) == ":" && t.is_glued(at) && t.is_glued(at + 1) && pair(at + 1);
    let is_time = pair(at) && joins(at + 1) && joins(at + 3);
    is_time.then_some(at + 5)
}
