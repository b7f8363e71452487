//! Pages that list notes, what the home page adds, and the files for machines.

use serde::Serialize;

use super::{
    FactValue, JumpLink, LinkView, ListEntry, MarkView, PagerView, PictureView, StatisticData, StripView,
    Tally,
};

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
    /// What the pages of a long list filter by, as a script.
    List(Vec<ListEntry>),
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
