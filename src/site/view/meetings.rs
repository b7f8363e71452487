//! Who met whom.

use serde::Serialize;

use super::picture::PictureView;
use super::shared::LinkView;

/// Who took part in what, and who met whom there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeetingsView {
    /// The way from the home page.
    pub breadcrumbs: Vec<LinkView>,
    /// The events of the matrix, the earliest first.
    pub events: Vec<MeetingEvent>,
    /// Those who take part, the most connected first.
    pub rows: Vec<MeetingRow>,
    /// How many take part in events, with those who are left out.
    pub actor_count: usize,
    /// How many events they take part in, with those that are left out.
    pub event_count: usize,
    /// The graph.
    pub picture: Option<PictureView>,
    /// Any two who met, those who met most often first.
    pub pairs: Vec<MeetingPair>,
    /// How many pairs there are, with those that are left out.
    pub pair_count: usize,
}

/// An event of the matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeetingEvent {
    /// The event's title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Its date for people.
    pub date: String,
    /// Its status in words.
    pub status_label: &'static str,
}

/// Someone of the matrix, with a cell for each event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeetingRow {
    /// Who.
    pub name: String,
    /// Its page.
    pub href: String,
    /// For each event its status where this one takes part, else an empty text.
    pub cells: Vec<MeetingCell>,
}

/// A field of the matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeetingCell {
    /// `planned`, `held`, `cancelled`, `unknown`, or empty where this one takes no part.
    pub status: &'static str,
    /// The status in words.
    pub label: &'static str,
}

/// Two who met, or were to meet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeetingPair {
    /// Its anchor.
    pub id: String,
    /// The one and the other.
    pub who: Vec<LinkView>,
    /// What may be said of them: that they met, were to meet, or that it is not known.
    pub said: &'static str,
    /// The events, the earliest first.
    pub events: Vec<MeetingEvent>,
    /// How many of their events are left out.
    pub left_out: usize,
}
