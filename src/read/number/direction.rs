//! Which way something changed: "fell by 6.3 percent", "5 percent more", "a decline of 4 points".

use super::language::Language;
use super::reading::{Direction, NumberReading};
use super::token::{TokenKind, Tokens};
use super::vocabulary::Roles;

/// How many tokens before a number are looked at for a word of growth or decline.
const REACH: usize = 6;

/// Notes for each number which way something changed by it. What something changed *to* or *from* is no
/// change itself.
pub(super) fn mark_directions(tokens: &Tokens<'_>, language: &Language, found: &mut [NumberReading]) {
    let mut floor = 0;
    for reading in found {
        let start =
            reading.hedge.as_ref().map_or(reading.span.start, |h| h.span.start.min(reading.span.start));
        let (first, end) = (tokens.index_at(start), tokens.index_at(reading.span.end));
        reading.direction = after(tokens, end, language).or_else(|| before(tokens, floor, first, language));
        floor = end;
    }
}

/// "6.3 percent less", "4 points lower".
fn after(tokens: &Tokens<'_>, end: usize, language: &Language) -> Option<Direction> {
    let mut words = (end..end + 2).filter(|at| tokens.roles(*at).has(Roles::DIRECTION));
    words.find_map(|at| {
        let word = tokens.lower(at);
        if language.less.contains(&word) {
            Some(Direction::Down)
        } else {
            language.more.contains(&word).then_some(Direction::Up)
        }
    })
}

fn before(tokens: &Tokens<'_>, floor: usize, first: usize, language: &Language) -> Option<Direction> {
    for at in (floor.max(first.saturating_sub(REACH))..first).rev() {
        let word = tokens.lower(at);
        let is_level = at + 1 == first && (word == language.to || word == language.from);
        let ends_clause = tokens.is(at, TokenKind::Mark) && matches!(word, "," | ";" | ":" | "." | "(" | ")");
        if is_level || ends_clause {
            return None;
        }
        if !tokens.roles(at).has(Roles::DIRECTION) {
            continue;
        }
        if language.falls.contains(&word) {
            return Some(Direction::Down);
        }
        if language.rises.contains(&word) {
            return Some(Direction::Up);
        }
    }
    None
}
