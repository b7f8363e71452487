//! When two citations mean one passage.

use std::borrow::Cow;

use crate::model::{Citation, NoteId, passage_anchor};
use crate::text::{Spanned, single_spaced};

/// The key under which two citations are one passage: source, words, and what stands around them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::site) struct PassageKey<'a> {
    /// The source's id, or its name as written where it is not known.
    pub(in crate::site) source: NoteId,
    quote: Cow<'a, str>,
    around: (Cow<'a, str>, Cow<'a, str>),
}

impl<'a> PassageKey<'a> {
    /// The passage that a citation means, its source already found or not.
    pub(in crate::site) fn of(citation: &'a Citation, source: Option<&NoteId>) -> Self {
        let side = |text: &'a Option<Box<Spanned<String>>>| {
            text.as_ref().map_or(Cow::default(), |t| single_spaced(&t.value))
        };
        Self {
            source: source.cloned().unwrap_or_else(|| NoteId::new(&citation.source.value)),
            quote: single_spaced(&citation.quote.value),
            around: (side(&citation.prefix), side(&citation.suffix)),
        }
    }

    /// The same key, which borrows nothing.
    pub(super) fn into_owned(self) -> PassageKey<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        let (prefix, suffix) = self.around;
        PassageKey { source: self.source, quote: owned(self.quote), around: (owned(prefix), owned(suffix)) }
    }

    /// The address that is made of its words.
    pub(super) fn anchor(&self) -> String {
        let (before, after) = &self.around;
        passage_anchor([before, &self.quote, after])
    }
}
