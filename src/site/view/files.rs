//! Files for machines: sitemap, `robots.txt`, feed, and data.

use serde::Serialize;

use super::data::StatisticData;
use super::list::ListEntry;
use super::picture::SheetView;
use super::table::FactTable;
use crate::verify::archive::carried::CarriedProofs;

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
    /// The proofs of a source's passages, as a script.
    Proofs(CarriedProofs),
    /// A table of facts as CSV.
    TableCsv(FactTable),
    /// A table of facts as JSON.
    TableJson(FactTable),
    /// A file in a form of others, for example references as BibTeX.
    Text(String),
    /// The picture that other sites show beside links to a page, as PNG.
    Card(CardView),
    /// A chart as SVG.
    Sheet(SheetView),
    /// `.nojekyll`, an empty file that keeps GitHub Pages from reading the site as its own source.
    NoJekyll,
}

/// The picture that other sites show beside links to a page. Its texts are phrases where the interface has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CardView {
    /// The dossier's title.
    pub site: String,
    /// What one note of its kind is called; may be empty.
    pub kind: String,
    /// The page's title.
    pub title: String,
    /// A sentence about it; may be empty.
    pub description: String,
    /// Whether the page's language is written from right to left.
    pub is_right_to_left: bool,
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
    /// Who answers for it: the editor, or else the dossier by its title.
    pub author: String,
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
