//! What the home page adds to its text.

use serde::Serialize;

use super::fact::FactValue;
use super::mark::MarkView;
use super::methodology::Tally;
use super::picture::StripView;
use super::timeline::TimelineYear;

/// What the home page adds to its text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HomeView {
    /// What one note of the leading kind is called.
    pub lead_label: String,
    /// The notes of the leading kind of events, by date; of many, the latest.
    pub leads: Vec<LeadCard>,
    /// How many there are.
    pub lead_count: usize,
    /// The list of all.
    pub lead_href: String,
    /// A few figures.
    pub figures: Vec<KeyFigure>,
    /// How well the dossier is sourced.
    pub tallies: Vec<Tally>,
    /// The sentences of the whole dossier, drawn.
    pub strip: Option<StripView>,
    /// The number of notes of each kind, with its index page.
    pub kinds: Vec<KindCount>,
    /// The timeline in short.
    pub timeline: Vec<TimelineYear>,
    /// The timeline's page.
    pub timeline_href: String,
}

/// How many notes of a kind there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KindCount {
    /// "Summits".
    pub label: String,
    /// The index page.
    pub href: String,
    /// How many.
    pub count: usize,
}

/// A note of the leading kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeadCard {
    /// The title.
    pub title: String,
    /// The page.
    pub href: String,
    /// The description; may be empty.
    pub description: String,
    /// The date for people.
    pub date: FactValue,
    /// The place; may be empty.
    pub place: String,
    /// `planned`, `held`, `cancelled`, `unknown`.
    pub status: &'static str,
    /// The status in words.
    pub status_label: &'static str,
    /// How many of its sentences are sourced.
    pub sourced: usize,
    /// All its counted sentences.
    pub total: usize,
    /// How many open questions it has.
    pub open: usize,
    /// How many of its sentences have no source and are no questions.
    pub bare: usize,
}

/// A figure shown by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeyFigure {
    /// The value with bound and unit.
    pub value: String,
    /// The statistic's title.
    pub title: String,
    /// The period for people.
    pub period: String,
    /// Its row on the statistic's page.
    pub href: String,
    /// Its evidence.
    pub marks: Vec<MarkView>,
}
