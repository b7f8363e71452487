//! What stands beside a number: the hedge before it, its unit, and a hedge behind either.

use std::cmp::Reverse;
use std::ops::Range;

use super::language::{HedgePhrase, Language, Reach, look_up};
use super::reading::{Hedge, Unit};
use super::token::Tokens;
use super::vocabulary::{Roles, Spelling};
use crate::model::Bound;

/// A hedge where it stands, with what it says.
pub(super) fn hedge_of(tokens: &Tokens<'_>, phrase: &HedgePhrase, range: Range<usize>) -> (Hedge, Bound) {
    (Hedge { span: tokens.span(range), reach: phrase.reach }, phrase.bound)
}

/// The hedge that ends right before a number.
pub(super) fn hedge_before(tokens: &Tokens<'_>, language: &Language, start: usize) -> Option<(Hedge, Bound)> {
    if start == 0 || tokens.is_digits(start - 1) {
        return None;
    }
    let vague = start.checked_sub(1).filter(|at| language.vague.contains(&tokens.lower(*at)));
    if let Some(at) = vague.filter(|_| {
        look_up(language.scales, tokens.lower(start)).is_some()
            || tokens.lower(start) == language.hundred
            || tokens.lower(start) == language.dozen
    }) {
        return Some((Hedge { span: tokens.span(at..start), reach: Reach::Far }, Bound::Above));
    }
    // "children under the age of five".
    let age = start.checked_sub(3).filter(|at| tokens.phrase(*at, "the age of").is_some());
    // In "between about 5 and 7" and "about between 5 and 7" alike.
    let between = start.checked_sub(1).filter(|at| tokens.lower(*at) == language.between);
    // "The under-25s".
    let glued = start
        .checked_sub(2)
        .filter(|at| tokens.is_hyphen(start - 1) && matches!(tokens.lower(*at), "under" | "over"))
        .map(|at| at + 1);
    [Some(start), between, age, glued].into_iter().flatten().find_map(|end| {
        let may_end = tokens.roles_before(end).has(Roles::HEDGE_END);
        language.hedges_before.iter().filter(|_| may_end).find_map(|hedge| {
            let from = tokens.phrase_before(end, hedge.phrase)?;
            Some(hedge_of(tokens, hedge, from..end))
        })
    })
}

/// The unit after a number that ends before the token `end`, and the hedge after the number or its unit.
pub(super) fn unit_and_hedge(
    tokens: &Tokens<'_>,
    language: &Language,
    end: usize,
) -> (Option<Unit>, Option<(Hedge, Bound)>) {
    if tokens.is_digits(end) {
        return (None, None);
    }
    if let Some((hedge, after)) = hedge_after(tokens, language, end) {
        return (unit(tokens, language, after).map(|(unit, _)| unit), Some(hedge));
    }
    let Some((unit, after)) = unit(tokens, language, end) else { return (None, None) };
    (Some(unit), hedge_after(tokens, language, after).map(|(hedge, _)| hedge))
}

fn hedge_after(tokens: &Tokens<'_>, language: &Language, at: usize) -> Option<((Hedge, Bound), usize)> {
    if !tokens.roles(at).has(Roles::HEDGE_AFTER) {
        return None;
    }
    language.hedges_after.iter().find_map(|hedge| {
        let taken = tokens.phrase(at, hedge.phrase)?;
        // "200 or more than 150": the words belong to the number behind them.
        let leads = tokens.lower(at + taken) == "than"
            && (tokens.is_digits(at + taken + 1) || tokens.roles(at + taken + 1).has(Roles::NUMBER));
        (!leads).then(|| (hedge_of(tokens, hedge, at..at + taken), at + taken))
    })
}

/// The longest measure at `at`, or with the hyphen before it at `end`, and how many tokens it takes from `at` on.
fn measure_at(
    tokens: &Tokens<'_>,
    language: &Language,
    at: usize,
    end: usize,
) -> Option<(&'static str, usize)> {
    let mut longest: Option<(&Spelling, usize)> = None;
    let starts = [Some(at), (end != at).then_some(end)];
    for start in starts.into_iter().flatten().filter(|start| tokens.roles(*start).has(Roles::MEASURE)) {
        for spelling in language.vocabulary().spellings(tokens.lower(start)) {
            let Some(taken) = tokens.phrase(start, spelling.phrase).map(|n| n + start - at) else { continue };
            // "5 km2" is one measure, "5 km 2 hours" is none.
            let last = at + taken - 1;
            let goes_on =
                tokens.is_glued(last + 1) && (tokens.is_word(last + 1) || tokens.is_digits(last + 1));
            if tokens.is_digits(last) && (!tokens.is_glued(last) || goes_on) {
                continue;
            }
            let is_longer = |known: (&Spelling, usize)| {
                (taken, Reverse(spelling.number)) > (known.1, Reverse(known.0.number))
            };
            if longest.is_none_or(is_longer) {
                longest = Some((spelling, taken));
            }
        }
    }
    longest.map(|(spelling, taken)| (spelling.measure, taken))
}

/// The measure or the word after a number.
fn unit(tokens: &Tokens<'_>, language: &Language, end: usize) -> Option<(Unit, usize)> {
    let at = if tokens.is_hyphen(end) { end + 1 } else { end };
    if !tokens.is_word(at) && tokens.lower(at) != "°" {
        return None;
    }
    let longest = measure_at(tokens, language, at, end);
    let (name, taken) = longest.or_else(|| tokens.is_word(at).then(|| (tokens.lower(at), 1)))?;
    Some((Unit { span: tokens.span(at..at + taken), name: name.to_owned() }, at + taken))
}
