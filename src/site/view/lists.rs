//! Pages that list notes, what the home page adds, and the files for machines.

use serde::Serialize;

use super::{FactValue, LinkView, MarkView, StatisticData, StripView, Tally};

/// What the home page adds to its text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HomeView {
    /// What one note of the leading kind is called.
    pub lead_label: String,
    /// The notes of the leading kind of events, by date.
    pub leads: Vec<LeadCard>,
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

/// The list of the notes of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IndexView {
    /// "Summits".
    pub title: String,
    /// A sentence about the kind; may be empty.
    pub description: String,
    /// The base kind.
    pub base: &'static str,
    /// The way from the home page.
    pub breadcrumbs: Vec<LinkView>,
    /// The notes in groups.
    pub groups: Vec<IndexGroup>,
    /// How many notes there are.
    pub count: usize,
}

/// Notes that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IndexGroup {
    /// What they have in common; may be empty.
    pub label: String,
    /// The group's anchor; empty where it has no label.
    pub id: String,
    /// The notes.
    pub entries: Vec<IndexEntry>,
}

/// A note in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IndexEntry {
    /// The title.
    pub title: String,
    /// The page.
    pub href: String,
    /// The description; may be empty.
    pub description: String,
    /// The date for people; may be empty.
    pub date: String,
    /// The date's form for machines, where it has one.
    pub datetime: Option<String>,
    /// An event's status; else empty.
    pub status: &'static str,
    /// The status in words; else empty.
    pub status_label: &'static str,
    /// An actor's role, an event's category, a statistic's latest figure, a source's publisher.
    pub detail: String,
    /// How many other pages mention it.
    pub mentions: usize,
}

/// All events by year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TimelineView {
    /// The way from the home page.
    pub breadcrumbs: Vec<LinkView>,
    /// The years, the earliest first.
    pub years: Vec<TimelineYear>,
    /// How many events there are.
    pub count: usize,
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
}

/// The page for addresses that lead nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotFoundView {
    /// The index pages.
    pub links: Vec<LinkView>,
}

/// A file for machines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MachineFile {
    /// `sitemap.xml`.
    Sitemap(SitemapView),
    /// `robots.txt`.
    Robots(RobotsView),
    /// `feed.xml`.
    Feed(FeedView),
    /// A statistic as CSV.
    Csv(StatisticData),
    /// A statistic as JSON.
    Json(StatisticData),
    /// `.nojekyll`, an empty file that keeps GitHub Pages from reading the site as its own source.
    NoJekyll,
}

/// `sitemap.xml`, after sitemaps.org 0.9.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SitemapView {
    /// Absolute addresses with the date of the last change, where it is known.
    pub pages: Vec<(String, Option<String>)>,
}

/// `robots.txt`, after RFC 9309.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RobotsView {
    /// The sitemap's address, where the site's is known.
    pub sitemap: Option<String>,
}

/// `feed.xml`, after RFC 4287.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FeedView {
    /// The feed's permanent id.
    pub id: String,
    /// The dossier's title.
    pub title: String,
    /// A sentence about it.
    pub subtitle: String,
    /// BCP 47.
    pub language: String,
    /// The address of the home page; relative where the site's is not known.
    pub home: String,
    /// The feed's own address.
    pub own: String,
    /// The latest change, RFC 3339.
    pub updated: String,
    /// The entries, the latest first.
    pub entries: Vec<AtomEntry>,
}

/// An entry of the feed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AtomEntry {
    /// Its permanent id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its address.
    pub href: String,
    /// When it changed, RFC 3339.
    pub updated: String,
    /// What it is about; may be empty.
    pub summary: String,
}
