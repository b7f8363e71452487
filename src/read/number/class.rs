//! What makes a number money or a percentage: signs, codes and names of currencies, percent signs.

use super::currency::{AMBIGUOUS, CURRENCY_SIGNS, SUFFIX_SIGNS, currency_in_text};
use super::language::{Language, look_up};
use super::numeral::{Form, Numeral, has_leading_point};
use super::piece::Piece;
use super::token::Tokens;
use super::vocabulary::Roles;
use crate::model::{Class, Decimal};

/// What stands before a number: its first token, and whether it is less than nothing.
pub(super) fn sign(tokens: &Tokens<'_>, at: usize, numeral: &Numeral) -> (usize, bool) {
    let at = if has_leading_point(tokens, at) { at - 1 } else { at };
    let in_digits = matches!(numeral.form, Form::Digits | Form::FourDigits)
        || (numeral.form == Form::Fraction && tokens.is_digits(at));
    // "75 -300mm" is a range, and "(-5%)" and "<-30" are less than nothing.
    let before = tokens.lower_before(at, 2).unwrap_or("");
    let is_minus = in_digits
        && tokens.is_glued(at)
        && tokens.lower_before(at, 1) == Some("-")
        && (!tokens.is_glued(at - 1) || matches!(before, "<" | ">" | "("))
        && !(at > 1 && tokens.is_digits(at - 2));
    if is_minus { (at - 1, true) } else { (at, false) }
}

/// The currency whose sign or code stands before a number, and where that begins.
pub(super) fn currency_before(tokens: &Tokens<'_>, at: usize) -> (usize, Option<&'static str>) {
    let signs = if tokens.roles_before(at).has(Roles::SIGN_END) { CURRENCY_SIGNS } else { &[] };
    for (sign, code) in signs {
        // Glued, so that "a $5 loan" is not in Australian dollars.
        let start = tokens.phrase_before(at, sign);
        // "10 $ 30 cent": the sign is that of the number before it.
        let is_taken = |start: usize| !tokens.is_glued(at) && ends_bare_digits(tokens, start);
        // Where every sign is set apart, as in corpora, "a $ 5 loan" stays one of dollars.
        let is_apart = matches!(*sign, "c $" | "hk $" | "nz $") && !tokens.is_glued(at);
        let joins = |start: usize| is_apart || (start + 1..at).all(|t| tokens.is_glued(t));
        if let Some(start) = start.filter(|start| joins(*start) && !is_taken(*start)) {
            return (start, Some(code));
        }
    }
    let Some(before) = at.checked_sub(1) else { return (at, None) };
    // "10 € in cash" has its sign behind; "the EUR 5" its code before.
    match currency_in_text(tokens.written(before)).filter(|_| !ends_a_number(tokens, before)) {
        Some(code) => (before, Some(code)),
        None => rand_before(tokens, at).map_or((at, None), |code| (before, Some(code))),
    }
}

/// Whether a number in digits without a sign before it ends at `end`.
fn ends_bare_digits(tokens: &Tokens<'_>, end: usize) -> bool {
    let holds = |at: &usize| tokens.is_digits(*at) || matches!(tokens.lower(*at), "," | ".");
    let before = (0..end).rev().find(|at| !holds(at)).map_or("", |at| tokens.lower(at));
    end > 0 && tokens.is_digits(end - 1) && before != "$"
}

/// Whether the code at `at` belongs to the number before it: "17 USD".
fn ends_a_number(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_led = tokens.is_glued(at + 1) && tokens.is_digits(at + 1) && !tokens.is_glued(at);
    at.checked_sub(1).is_some_and(|before| tokens.is_digits(before)) && !is_led
}

/// "R500 million", "R12.5bn", "Rs 500": a letter that is a sign only where an amount follows.
fn rand_before(tokens: &Tokens<'_>, at: usize) -> Option<&'static str> {
    let written = tokens.written(at.checked_sub(1)?);
    match written {
        "R" if tokens.is_glued(at) => Some("ZAR"),
        "Rs" => Some("INR"),
        "kr" => Some("kroner"),
        _ => None,
    }
}

/// Percent, percentage points, or a currency by its name, sign or code behind the number.
pub(super) fn class_after(tokens: &Tokens<'_>, language: &Language, piece: &mut Piece) {
    let end = piece.tokens.end;
    if tokens.is_digits(end) {
        return;
    }
    let is_percent = tokens.roles(end).has(Roles::PERCENT);
    let phrase = |phrases: &[&str]| {
        phrases.iter().filter(|_| is_percent).find_map(|phrase| tokens.phrase(end, phrase))
    };
    if piece.form == Form::Ordinal || piece.class.is_some() || phrase(language.percentage_points).is_some() {
        return;
    }
    if let Some(taken) = phrase(language.percent) {
        piece.class = Some(Class::Percent);
        piece.tokens.end = end + taken;
        return;
    }
    let named_at = if tokens.is_hyphen(end) { end + 1 } else { end };
    let currencies = language.currencies.iter();
    let is_named = tokens.roles(named_at).has(Roles::CURRENCY);
    let named = currencies
        .filter(|_| is_named && !(tokens.is_glued(end + 1) && tokens.is_digits(end + 1)))
        .find_map(|(name, code)| tokens.phrase(named_at, name).map(|taken| (taken, *code)));
    // "3 USD50 cards" are cards of 50.
    let leads = tokens.is_glued(end + 1) && tokens.is_digits(end + 1);
    let coded = || currency_in_text(tokens.written(end)).filter(|_| !leads).map(|code| (1, code));
    let signed = || sign_after(tokens, end).map(|code| (1, code));
    if let Some(code) = million_code(tokens.written(end)).filter(|_| piece.scale == Decimal::ONE) {
        let million = Decimal::from(1_000_000);
        if let (Some(value), Some(step)) = (piece.value.checked_mul(million), piece.step.checked_mul(million))
        {
            (piece.value, piece.step, piece.scale) = (value, step, million);
            piece.class = Some(Class::Money(code.to_owned()));
            piece.tokens.end = end + 1;
        }
        return;
    }
    if let Some((taken, code)) = named.or_else(coded).or_else(signed) {
        piece.class = Some(Class::Money(code.to_owned()));
        piece.tokens.end = named_at + taken;
        scale_after(tokens, language, piece);
    }
}

/// "30 MUSD": millions of a currency, as companies report them.
fn million_code(written: &str) -> Option<&'static str> {
    currency_in_text(written.strip_prefix('M')?)
}

/// "75 USD million": the scale stands behind the code.
fn scale_after(tokens: &Tokens<'_>, language: &Language, piece: &mut Piece) {
    let exponent = look_up(language.scales, tokens.lower(piece.tokens.end));
    let factor = exponent.and_then(|n| 10_i64.checked_pow(n)).map(Decimal::from);
    let Some(factor) = factor.filter(|_| piece.scale == Decimal::ONE) else { return };
    if let (Some(value), Some(step)) = (piece.value.checked_mul(factor), piece.step.checked_mul(factor)) {
        (piece.value, piece.step, piece.scale) = (value, step, factor);
        piece.tokens.end += 1;
    }
}

/// "12 €": a sign that no number follows.
fn sign_after(tokens: &Tokens<'_>, end: usize) -> Option<&'static str> {
    let code = SUFFIX_SIGNS.iter().find(|(sign, _)| *sign == tokens.lower(end)).map(|(_, code)| *code)?;
    let leads = tokens.is_digits(end + 1) && tokens.is_glued(end + 1) && !tokens.is_glued(end);
    (!leads).then_some(code)
}

/// Whether two classes of money may be one: "5 million kroner" are Norwegian, Danish or the like.
pub(super) fn may_be_one_currency(one: &str, other: &str) -> bool {
    let holds = |name: &str, code: &str| {
        AMBIGUOUS.iter().any(|(known, codes)| *known == name && codes.split(' ').any(|c| c == code))
    };
    // "Crowns" may be kronor: both have a code in common.
    let codes = |name: &str| AMBIGUOUS.iter().find(|(known, _)| *known == name).map(|(_, codes)| *codes);
    let share = || {
        let (Some(own), Some(others)) = (codes(one), codes(other)) else { return false };
        own.split(' ').any(|code| others.split(' ').any(|other| other == code))
    };
    one == other || holds(one, other) || holds(other, one) || share()
}
