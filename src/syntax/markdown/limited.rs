//! The parser's events, up to the limits of a note: behind one that was passed nothing more is read.

use std::ops::Range;

use pulldown_cmark::{Event, OffsetIter, Tag};

use super::parsed::{Claim, MAX_ELEMENTS, MAX_OPEN_TAGS};
use crate::model::FaultKind;

/// Events that end where a limit is passed.
pub(super) struct LimitedEvents<'s> {
    events: std::iter::Peekable<OffsetIter<'s, Claim<'s>>>,
    elements: usize,
    open_tags: usize,
    /// The limit that was passed, and where.
    passed: Option<(FaultKind, Range<usize>)>,
}

impl<'s> LimitedEvents<'s> {
    pub(super) fn new(events: OffsetIter<'s, Claim<'s>>) -> Self {
        Self { events: events.peekable(), elements: 0, open_tags: 0, passed: None }
    }

    /// The next event, which stays the next one.
    pub(super) fn peek(&mut self) -> Option<&Event<'s>> {
        if self.passed.is_some() {
            return None;
        }
        self.events.peek().map(|(event, _)| event)
    }

    /// The limit that was passed, once all has been read.
    pub(super) fn into_passed(self) -> Option<(FaultKind, Range<usize>)> {
        self.passed
    }
}

impl<'s> Iterator for LimitedEvents<'s> {
    type Item = (Event<'s>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.passed.is_some() {
            return None;
        }
        let (event, range) = self.events.next()?;
        match &event {
            Event::Start(_) => (self.elements, self.open_tags) = (self.elements + 1, self.open_tags + 1),
            Event::End(_) => self.open_tags = self.open_tags.saturating_sub(1),
            Event::Text(_) | Event::SoftBreak | Event::HardBreak => {}
            _ => self.elements += 1,
        }
        for (what, count, limit) in [
            ("levels of markup", self.open_tags, MAX_OPEN_TAGS),
            ("blocks, links and other elements of a note", self.elements, MAX_ELEMENTS),
        ] {
            if count > limit {
                self.passed = Some((FaultKind::TooLarge { what, limit }, range.start..range.start));
                return None;
            }
        }
        Some((event, range))
    }
}

/// Whether what a tag holds is inline.
pub(super) fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}
