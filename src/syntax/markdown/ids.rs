//! The ids that an author writes as `{#id}`: an address leads to one thing, so none may be there twice. What only has
//! the same words as another has a number behind its address, and nobody is told.

use std::collections::BTreeMap;

use super::slugs::base;
use crate::model::{Fault, FaultKind};
use crate::text::Span;

/// The ids so far.
#[derive(Default)]
pub(super) struct Ids {
    sentences: BTreeMap<String, Span>,
    /// The sentence of which an id was read last, and where.
    last: Option<(usize, Span)>,
    /// Each heading's anchor with its place, that of its id where one is written for it.
    headings: BTreeMap<String, (Span, bool)>,
}

impl Ids {
    /// Takes up an id of a sentence.
    pub(super) fn of_sentence(&mut self, sentence: usize, id: &str, span: Span) -> Option<Fault> {
        let before = self.last.replace((sentence, span)).filter(|(last, _)| *last == sentence);
        if let Some((_, first)) = before {
            return Some(Fault { kind: FaultKind::SecondId { id: id.to_owned(), first }, span });
        }
        if let Some(first) = self.sentences.get(id) {
            return Some(repeated(id, span, *first));
        }
        self.sentences.insert(id.to_owned(), span);
        None
    }

    /// Takes up a heading, with the id that is written for it, and the anchor that it got.
    pub(super) fn of_heading(
        &mut self,
        text: &str,
        written: Option<(&str, Span)>,
        anchor: &str,
        span: Span,
    ) -> Option<Fault> {
        let wanted = base(written.map_or(text, |(id, _)| id));
        let place = written.map_or(span, |(_, span)| span);
        let holder = self.headings.get(&wanted).copied().filter(|_| wanted != anchor);
        self.headings.insert(anchor.to_owned(), (place, written.is_some()));
        match (holder?, written) {
            ((first, _), Some((id, span))) => Some(repeated(id, span, first)),
            ((first, true), None) => Some(repeated(&wanted, first, span)),
            ((_, false), None) => None,
        }
    }
}

fn repeated(id: &str, span: Span, first: Span) -> Fault {
    Fault { kind: FaultKind::RepeatedId { id: id.to_owned(), first }, span }
}
