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

    /// The words of front matter: what nobody held, such as a flood, has happened.
    pub const WORDS: [(&str, Self); 5] = [
        ("planned", Self::Planned),
        ("held", Self::Held),
        ("happened", Self::Held),
        ("cancelled", Self::Cancelled),
        ("unknown", Self::Unknown),
    ];

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
    /// The events that it came after, each by id, title or alias.
    pub after: Vec<Spanned<String>>,
    /// The events that it came before, likewise.
    pub before: Vec<Spanned<String>>,
    /// The events that it announces, and so comes before, likewise.
    pub announces: Vec<Spanned<String>>,
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

    /// The names of the events that it is said to have come before: those that it announces among them.
    pub fn later(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.before.iter().chain(&self.announces)
    }

    /// The names of all events beside which it is said to stand in time.
    pub fn ordered(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.after.iter().chain(self.later())
    }

    /// The names of the events that it is said to have come after.
    #[must_use]
    pub fn earlier_names(&self) -> Vec<&Spanned<String>> {
        self.after.iter().collect()
    }

    /// The names of the events that it is said to have come before.
    #[must_use]
    pub fn later_names(&self) -> Vec<&Spanned<String>> {
        self.later().collect()
    }

    /// Whether `id` itself is written among the participants.
    #[must_use]
    pub fn lists(&self, id: &NoteId) -> bool {
        self.participant_names().any(|name| name == id.as_str())
    }
}
