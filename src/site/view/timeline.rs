//! All events by year.

use serde::Serialize;

use super::list::{JumpLink, PagerView};
use super::picture::PictureView;
use super::shared::LinkView;

/// All events by year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TimelineView {
    /// The way from the home page.
    pub breadcrumbs: Vec<LinkView>,
    /// Pages that show the same otherwise.
    pub related: Vec<LinkView>,
    /// The whole of it as pictures, for a wide and for a narrow window; on the first page only.
    pub pictures: Vec<PictureView>,
    /// The years, the earliest first; on this page.
    pub years: Vec<TimelineYear>,
    /// The beginning of every year, on this page or another.
    pub jump: Vec<JumpLink>,
    /// The way to its other pages, where there are some.
    pub pager: Option<PagerView>,
    /// Its first page.
    pub whole: String,
    /// How many events there are.
    pub count: usize,
    /// The number of the first one on this page, from 1.
    pub from: usize,
    /// The number of the last one.
    pub to: usize,
}

/// The events of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TimelineYear {
    /// The year for people, or "Undated".
    pub label: String,
    /// Its anchor.
    pub id: String,
    /// The years since the group before it; 0 for the first, and for the next year.
    pub gap: i64,
    /// The events.
    pub entries: Vec<TimelineEntry>,
}

/// An event in the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TimelineEntry {
    /// The title.
    pub title: String,
    /// The page.
    pub href: String,
    /// The description; may be empty.
    pub description: String,
    /// The date for people.
    pub date: String,
    /// The date's form for machines, where it has one.
    pub datetime: Option<String>,
    /// `planned`, `held`, `cancelled`, `unknown`.
    pub status: &'static str,
    /// The status in words.
    pub status_label: &'static str,
    /// A free word: call, visit; may be empty.
    pub category: String,
    /// Whether it is of the leading kind.
    pub lead: bool,
    /// Whether its date is inferred.
    pub inferred: bool,
    /// `first`, `middle` or `last` of entries of which nobody can tell the order; empty for any other.
    pub tie: &'static str,
}
