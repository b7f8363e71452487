//! Small dossiers for tests, with captures.

use std::sync::Arc;

use super::archive::pattern::QuotePattern;
use super::evidence::{EvidenceBase, QuoteTable};
use super::notes::{dependent_sources, verify_note};
use super::readings::Readings;
use super::sources::source_evidence;
pub(super) use crate::index::fixture::*;
use crate::index::{Index, Reads};
use crate::model::{Capture, Dossier, NoteId, Verification};

pub(super) fn capture(text: &str) -> Capture {
    Capture { name: "capture.txt".to_owned(), text: text.into(), sha256: super::archive::seal::sha256(text) }
}

/// A quote as it is looked for, with nothing around it.
pub(super) fn pattern(quote: &str) -> QuotePattern {
    QuotePattern::of_quote(&crate::syntax::parse_quote(text(quote)))
}

/// Verifies a whole dossier, note by note, as a workspace does.
pub(super) fn verify(dossier: &Dossier, index: &Index) -> Verification {
    let (readings, none) = (Readings::of(dossier, index), QuoteTable::new());
    let notes = Reads::unlogged(dossier, index);
    let base = EvidenceBase::new(notes, &readings, &none);
    let quotes = dossier.notes.iter().map(|(id, note)| (id.clone(), Arc::new(base.verify_quotes(note))));
    let quotes: QuoteTable = quotes.collect();
    let base = EvidenceBase::new(notes, &readings, &quotes);
    let verified = dossier.notes.iter().map(|(id, note)| (id.clone(), Arc::new(verify_note(&base, note))));
    let source = |id: &NoteId| Some((id.clone(), source_evidence(&base, &quotes, id, dossier.notes.keys())?));
    Verification {
        notes: verified.collect(),
        sources: dossier.notes.keys().filter_map(source).collect(),
        dependent: dependent_sources(&base, dossier),
    }
}
