//! Numbers that a text leaves open: "hundreds of people", "tens of thousands".

use std::ops::Range;

use rust_decimal::Decimal;

use super::language::Language;
use super::token::Tokens;
use super::vocabulary::Roles;

/// A number of which only the size is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VagueReading {
    /// In bytes of the text.
    pub span: Range<usize>,
    /// One of what there are several of: for "tens of thousands", 10,000.
    pub magnitude: Decimal,
}

/// Those of a text, in order.
pub(crate) fn vague_of(tokens: &Tokens<'_>, language: &Language) -> Vec<VagueReading> {
    if !tokens.any(Roles::VAGUE_PLURAL) {
        return Vec::new();
    }
    let plural = |at: usize| {
        if !tokens.roles(at).has(Roles::VAGUE_PLURAL) {
            return None;
        }
        language
            .vague_plurals
            .iter()
            .find(|(word, _)| *word == tokens.lower(at))
            .map(|(_, n)| Decimal::from(*n))
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(mut magnitude) = plural(at) else {
            at += 1;
            continue;
        };
        let start = at;
        at += 1;
        while tokens.lower(at) == "of"
            && let Some(more) = plural(at + 1)
        {
            magnitude = magnitude.checked_mul(more).unwrap_or(magnitude);
            at += 2;
        }
        found.push(VagueReading { span: tokens.span(start..at), magnitude });
    }
    found
}
