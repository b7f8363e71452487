//! The small numbers that times of day are made of, in figures and in words.

use super::super::number::token::Tokens;
use super::super::number::{ENGLISH, Roles};

/// Past "o'clock".
pub(super) fn skip_clock(tokens: &Tokens<'_>, at: usize) -> usize {
    let forms = ["o ' clock", "oclock"];
    forms.iter().find_map(|form| tokens.phrase(at, form)).map_or(at, |taken| at + taken)
}

/// An hour in figures or in words, from one to twelve.
pub(super) fn hour(tokens: &Tokens<'_>, at: usize) -> Option<(u16, usize)> {
    let (hour, end) = spelled_or_digits(tokens, at).filter(|(hour, _)| (1..=12).contains(hour))?;
    Some((hour, end))
}

/// A small number in figures or in words, and the token after it.
pub(super) fn spelled_or_digits(tokens: &Tokens<'_>, at: usize) -> Option<(u16, usize)> {
    if let Some(n) = small(tokens, at) {
        let goes_on = tokens.is_glued(at + 1)
            && matches!(tokens.lower(at + 1), "." | "," | "%")
            && tokens.is_glued(at + 2);
        return (!goes_on).then_some((n, at + 1));
    }
    let cardinal = |at: usize| {
        let mut cardinals = ENGLISH.cardinals.iter().filter(|_| tokens.roles(at).has(Roles::CARDINAL));
        let found = cardinals.find(|(word, _)| *word == tokens.lower(at))?;
        u16::try_from(found.1).ok()
    };
    let n = cardinal(at)?;
    let unit_at = at + 1 + usize::from(tokens.is_hyphen(at + 1));
    match cardinal(unit_at).filter(|unit| n >= 20 && n % 10 == 0 && (1..10).contains(unit)) {
        Some(unit) => Some((n + unit, unit_at + 1)),
        None => Some((n, at + 1)),
    }
}

/// A number of one or two digits.
pub(super) fn small(tokens: &Tokens<'_>, at: usize) -> Option<u16> {
    let digits = tokens.lower(at);
    if !tokens.is_digits(at) || digits.len() > 2 {
        return None;
    }
    digits.parse().ok()
}
