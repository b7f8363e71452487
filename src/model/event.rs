//! The front matter of events.

use super::id::NoteId;
use crate::text::Spanned;

/// Whether an event took place, as far as the sources support it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventStatus {
    /// Announced.
    Planned,
    /// Reported as having taken place.
    Held,
    /// Called off.
    Cancelled,
    /// The sources do not say.
    Unknown,
}

impl EventStatus {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Planned, Self::Held, Self::Cancelled, Self::Unknown];

    /// The word in front matter.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Held => "held",
            Self::Cancelled => "cancelled",
            Self::Unknown => "unknown",
        }
    }
}

/// The fields that an event's front matter adds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventFields {
    /// Whether it took place.
    pub status: Option<Spanned<EventStatus>>,
    /// A free word: summit, call, visit, clash.
    pub category: Option<Spanned<String>>,
    /// A place: plain text, or the id, title or alias of a note.
    pub place: Option<Spanned<String>>,
    /// The notes that take part, each by id, title or alias, in the order written.
    pub participants: Vec<Spanned<String>>,
}

impl EventFields {
    /// Whether it took place; what is not said is not known.
    #[must_use]
    pub fn status(&self) -> EventStatus {
        self.status.as_ref().map_or(EventStatus::Unknown, |status| status.value)
    }

    /// The participants' names as written.
    pub fn participant_names(&self) -> impl Iterator<Item = &str> {
        self.participants.iter().map(|p| p.value.as_str())
    }

    /// Whether `id` itself is written among the participants.
    #[must_use]
    pub fn lists(&self, id: &NoteId) -> bool {
        self.participant_names().any(|name| name == id.as_str())
    }
}
