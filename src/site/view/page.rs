//! One page with its content, and what every page has around that.

use std::sync::Arc;

use serde::Serialize;

use super::changes::ChangesView;
use super::data_set::DataSetView;
use super::files::MachineFile;
use super::imprint::{CorrectionsView, ImprintView};
use super::list::{IndexView, TagsView};
use super::map::MapView;
use super::meetings::MeetingsView;
use super::note::NoteView;
use super::search::SearchView;
use super::shared::LinkView;
use super::timeline::TimelineView;

/// One page, or one file for machines.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PageView {
    /// The path below the output folder, with `/` between its parts.
    pub path: String,
    /// The template that renders it, for example `event.html`; empty for files for machines.
    pub template: &'static str,
    /// What every page shows around its content.
    pub frame: Arc<Frame>,
    /// What goes into the page's `<head>`.
    pub head: Head,
    /// The content, under a key of its own: `note`, `index`, `tags`, `timeline`, `meetings`,
    /// `search` or `not_found`.
    #[serde(flatten)]
    pub content: Content,
}

/// The content of a page. Its name in lower case is the key under which templates find it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// A note's page; also the home page (`note.home`) and the methodology page (`note.method`).
    Note(Box<NoteView>),
    /// The list of the notes of one kind or one tag.
    Index(IndexView),
    /// The list of all tags.
    Tags(TagsView),
    /// All events by year.
    Timeline(TimelineView),
    /// The page that the search runs on.
    Search(SearchView),
    /// Who met whom.
    Meetings(MeetingsView),
    /// Where the places lie.
    Map(MapView),
    /// Who answers for the dossier.
    Imprint(ImprintView),
    /// What was wrong and was put right.
    Corrections(CorrectionsView),
    /// What changed in the facts.
    Changes(ChangesView),
    /// What the facts as data are.
    DataSet(DataSetView),
    /// The page at an old address: where it leads on to.
    Redirect(LinkView),
    /// The page for addresses that lead nowhere.
    NotFound(NotFoundView),
    /// A file for machines, which no template renders.
    Machine(MachineFile),
}

/// What every page shows around its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Frame {
    /// The dossier's title.
    pub title: String,
    /// A sentence about the dossier.
    pub description: String,
    /// The page's language, BCP 47.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// What leads from this page to the site's root: `../`, nothing, or an absolute address.
    pub root: String,
    /// The home page.
    pub home: String,
    /// The Atom feed; empty where there is none, since the site's address is not known, or of nothing when it was changed.
    pub feed: String,
    /// What says of the dossier's data what it is, `datapackage.json`; empty where there is no note.
    pub data: String,
    /// The main navigation.
    pub nav: Vec<NavItem>,
    /// The search page, where there is one.
    pub search: Option<NavItem>,
    /// The methodology page, where there is one.
    pub method: Option<LinkView>,
    /// What stands at the foot of every page: how the dossier was made, who answers for it, what was corrected, the same as
    /// data, the feed.
    pub foot: Vec<LinkView>,
    /// Who answers for the dossier; may be empty.
    pub editor: String,
    /// The version of the dossier; may be empty.
    pub version: String,
}

/// An entry of the main navigation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NavItem {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// `page` on the page itself, `true` within its section, else empty: the value of
    /// `aria-current`.
    pub current: &'static str,
}

/// What goes into the page's `<head>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Head {
    /// For `<title>`: the page's title and the dossier's.
    pub title: String,
    /// The page's title alone.
    pub name: String,
    /// The page's description; empty where there is none.
    pub description: String,
    /// When what it says changed last, as readers are told; none where it is not known.
    pub updated: Option<String>,
    /// The page's absolute address, where the site's is known.
    pub canonical: Option<String>,
    /// The absolute address of the picture that other sites show beside links to the page; none where the site's
    /// address is not known.
    pub image: Option<String>,
    /// The same page in other languages, and in its own: a language with an absolute address.
    pub alternates: Vec<LinkView>,
    /// Open Graph's type: `website` or `article`.
    pub og_type: &'static str,
    /// schema.org data as JSON, safe within `<script type="application/ld+json">`; may be empty.
    pub json_ld: String,
}

/// The page for addresses that lead nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotFoundView {
    /// The index pages.
    pub links: Vec<LinkView>,
}
