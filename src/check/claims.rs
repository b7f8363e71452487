//! Claims that are not borne out, with the quotes that they were held against: both passages stand side by
//! side in a finding.

use super::facts::Facts;
use super::locate;
use super::wording::code;
use crate::diagnostic::Finding;
use crate::model::{Citation, CitationKey, ClaimFault, ParsedNote, QuotedWords};
use crate::text::Span;

/// How many quotes a finding shows.
const MAX_QUOTES_SHOWN: usize = 4;

/// A claim that is not borne out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim<'a> {
    pub(super) fault: &'a ClaimFault,
}

/// The claims of a note that are not borne out.
pub(super) fn claims_of<'n>(facts: &'n Facts<'_>, note: &ParsedNote) -> impl Iterator<Item = Claim<'n>> {
    let faults = facts.found(note).map(|found| &found.claims);
    faults.into_iter().flatten().map(|fault| Claim { fault })
}

impl Claim<'_> {
    /// The quotes that should have borne the claim out, in words.
    pub(super) fn where_sought(&self) -> &'static str {
        match self.fault.quotes.len() {
            0 => "in no quote of this note",
            1 => "not in the quote that is cited for it",
            _ => "in none of the quotes that are cited for it",
        }
    }

    /// The finding with what the quotes have instead; the whole quotes where they have nothing of the kind.
    pub(super) fn beside(&self, facts: &Facts<'_>, finding: Finding, near: &[QuotedWords]) -> Finding {
        // Nothing comes near, so the reader sees all that was compared.
        if near.is_empty() {
            return self.with_quotes(facts, finding);
        }
        near.iter().take(MAX_QUOTES_SHOWN).fold(finding, |finding, words| {
            let text = match &words.meaning {
                Some(meaning) => format!("has {}, which is {}", code(&words.written), code(meaning)),
                None => format!("has {}", code(&words.written)),
            };
            match words_span(facts, words) {
                Some(span) => finding.also(span, text),
                None => finding.note(format!("a quote {text}")),
            }
        })
    }

    /// The finding with the quotes that the claim was held against.
    pub(super) fn with_quotes(&self, facts: &Facts<'_>, finding: Finding) -> Finding {
        let quotes = self.fault.quotes.iter().filter_map(|key| quote_span(facts, key));
        quotes.take(MAX_QUOTES_SHOWN).fold(finding, |finding, span| finding.also(span, "what it rests on"))
    }
}

/// The citation with this name. It stands in the note itself, or in a statistic of which the note prints a
/// figure: a claim is held against the figure's evidence too.
fn citation<'a>(facts: &Facts<'a>, key: &CitationKey) -> Option<&'a Citation> {
    facts.notes.text(&key.note)?.citations().find(|citation| citation.place == key.place)
}

/// The place of a quote.
pub(super) fn quote_span(facts: &Facts<'_>, key: &CitationKey) -> Option<Span> {
    citation(facts, key).map(|citation| locate::quote(facts.sources, citation))
}

/// The place of words of a quote: the words themselves, if the file holds them as they read.
fn words_span(facts: &Facts<'_>, words: &QuotedWords) -> Option<Span> {
    let span = quote_span(facts, &words.citation)?;
    let written = facts.sources.slice(span);
    let found = written.find(&words.written).filter(|_| !words.written.is_empty());
    Some(found.map_or(span, |at| {
        let start = span.start as usize + at;
        Span::new(span.file, start..start + words.written.len())
    }))
}
