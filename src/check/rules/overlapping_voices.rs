//! Says that two voices of a source speak in the same words, neither within the other.

use std::ops::Range;

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::{CitationPlace, ParsedNote, QuoteOutcome, Voice};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "F0514",
    name: "overlapping-voices",
    level: Level::Error,
    summary: "two voices of a source in the same words",
    explanation: include_str!("overlapping_voices.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    let Some(found) = facts.found(note).filter(|_| !note.voices().is_empty()) else { return };
    let speaking = note.voices().iter().enumerate().filter(|(_, one)| one.voice.says.is_some());
    let mut placed: Vec<(Range<usize>, Span)> = Vec::new();
    for (number, one) in speaking {
        let outcome = found.quotes.outcomes.get(&CitationPlace::Voice(number));
        let Some(QuoteOutcome::Verified(_, passage)) = outcome else { continue };
        placed.extend(Voice::reach(&passage.words).map(|reach| (reach, one.citation.quote.text.span)));
    }
    placed.sort_by_key(|(range, span)| (range.start, range.end, *span));
    // Of those that begin before it, the one that goes furthest is met first.
    let mut furthest: Vec<&(Range<usize>, Span)> = Vec::new();
    for one in &placed {
        furthest.retain(|before| before.0.end > one.0.start);
        if let Some(other) = furthest
            .iter()
            .find(|other| other.0 == one.0 || other.0.end < one.0.end && other.0.start < one.0.start)
        {
            findings.add(
                Finding::at(one.1, "two voices speak in the same words")
                    .label("this passage")
                    .also(other.1, "and this one")
                    .note("a citation of the words that both share would have two speakers")
                    .help(
                        "let the passages end where each speaker ends, or one of them lie within the other",
                    ),
            );
        }
        furthest.push(one);
    }
}
