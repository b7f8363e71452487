//! Links to events, statistics and sources: whether the linked note has to do with what is cited.
//!
//! An event or statistic is borne out where it rests, in its own note, on words that overlap a quote of the
//! sentence, or where such a quote or its sentence names it. A source is borne out where it is cited.

use super::claim::Placed;
use super::names::is_near;
use super::note_evidence::{NoteEvidence, Scope};
use crate::model::{BaseKind, ClaimKind, NoteId, Piece, SourceWords, Statement};

/// The links of a statement that lead to notes which have nothing to do with what it cites.
pub(super) fn link_faults(
    evidence: &NoteEvidence<'_, '_>,
    scope: &Scope,
    statement: &Statement,
) -> Vec<Placed> {
    if !scope.is_cited || statement.is_remark() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, piece) in statement.pieces.iter().enumerate() {
        let Piece::Note(link) = piece else { continue };
        if is_reference(statement.pieces[..at].last()) {
            continue;
        }
        let Some(note) = evidence.base.notes.find(&link.target).filter(|note| *note != evidence.note.id)
        else {
            continue;
        };
        if !is_borne_out(evidence, scope, &note) {
            let written = link.label.clone().unwrap_or_else(|| link.target.value.clone());
            found.push(Placed::new(link.span, written, ClaimKind::Link(note)));
        }
    }
    found
}

/// Whether the words before a link send the reader on: "see the list", where the link claims nothing.
fn is_reference(before: Option<&Piece>) -> bool {
    let Some(Piece::Text(text)) = before else { return false };
    let text = text.trim_end().to_lowercase();
    ["see", "see also", "see the", "see under"]
        .iter()
        .any(|word| text.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric)))
}

fn is_borne_out(evidence: &NoteEvidence<'_, '_>, scope: &Scope, note: &NoteId) -> bool {
    let Some(stub) = evidence.base.notes.stub(note) else { return true };
    match stub.base {
        BaseKind::Actor | BaseKind::Page => true,
        BaseKind::Source => evidence.quotes(scope).any(|quote| quote.source.as_ref() == Some(note)),
        BaseKind::Event | BaseKind::Statistic => {
            let rests = evidence.base.passages(note);
            evidence.quotes(scope).any(|quote| {
                let overlaps = |(source, words): &SourceWords| {
                    quote.source.as_ref() == Some(source)
                        && quote.passage.iter().any(|part| part.start < words.end && words.start < part.end)
                };
                rests.iter().any(overlaps) || is_near(evidence, quote, note)
            })
        }
    }
}
