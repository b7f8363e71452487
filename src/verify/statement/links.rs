//! Links to events, statistics and sources: whether the linked note has to do with what is cited.
//!
//! An event or statistic is borne out where it rests, in its own note, on words that overlap a quote of the
//! sentence, or where such a quote or its sentence names it. A source is borne out where it is cited.

use super::bench::{Bench, Scope};
use super::names::is_near;
use crate::model::{BaseKind, ClaimKind, NoteId, NoteLink, Statement};

/// The links of a statement that lead to notes which have nothing to do with what it cites.
pub(super) fn link_faults<'s>(
    bench: &Bench<'_, '_>,
    scope: &Scope,
    statement: &'s Statement,
) -> Vec<(&'s NoteLink, ClaimKind)> {
    if !scope.is_cited || statement.editorial {
        return Vec::new();
    }
    let mut found = Vec::new();
    for link in statement.links() {
        let Some(note) = bench.verifier.index.find(&link.target).filter(|note| *note != bench.note.id) else {
            continue;
        };
        if !is_borne_out(bench, scope, &note) {
            found.push((link, ClaimKind::Link(note)));
        }
    }
    found
}

fn is_borne_out(bench: &Bench<'_, '_>, scope: &Scope, note: &NoteId) -> bool {
    let Some(stub) = bench.verifier.index.stub(note) else { return true };
    match stub.base {
        BaseKind::Actor | BaseKind::Page => true,
        BaseKind::Source => bench.quotes(scope).any(|quote| quote.source.as_ref() == Some(note)),
        BaseKind::Event | BaseKind::Statistic => {
            let rests = bench.verifier.passages(note);
            bench.quotes(scope).any(|quote| {
                let overlaps = |(source, words): &(NoteId, std::ops::Range<usize>)| {
                    quote.source.as_ref() == Some(source)
                        && quote.passage.iter().any(|part| part.start < words.end && words.start < part.end)
                };
                rests.iter().any(overlaps) || is_near(quote, note)
            })
        }
    }
}
