//! Which pages there are, and at which paths.

use super::Site;
use super::search::SEARCH;
use crate::index::{data_output, note_output};
use crate::model::NoteId;

/// A page with its path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// The path below the output folder, with `/` between its parts.
    pub path: String,
    /// What is there.
    pub page: Page,
}

/// What a route leads to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Page {
    /// The home page: the note `index.md`, where there is one.
    Home,
    /// A note's page.
    Note(NoteId),
    /// The list of the notes of the kind with this folder.
    Index(String),
    /// All events by year.
    Timeline,
    /// A statistic's observations as data.
    Data(NoteId, DataForm),
    /// The search page; only where there is a note to be found.
    Search,
    /// The page for addresses that lead nowhere.
    NotFound,
    /// `sitemap.xml`; only where the site's address is known.
    Sitemap,
    /// `robots.txt`.
    Robots,
    /// `feed.xml`.
    Feed,
    /// `.nojekyll`.
    NoJekyll,
}

/// The form of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DataForm {
    /// RFC 4180.
    Csv,
    /// RFC 8259.
    Json,
}

impl DataForm {
    /// The end of a file's name.
    pub(super) const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

/// The path of the home page.
pub(super) const HOME: &str = "index.html";

pub(super) fn routes(site: &Site<'_>) -> Vec<Route> {
    let notes = site.notes().map(|note| (note_output(note), Page::Note(note.id.clone())));
    let notes = notes.filter(|(path, _)| path != HOME);
    let kinds = site.dossier.site.kinds.iter().filter(|kind| site.shelves.count(&kind.folder) > 0);
    let indexes = kinds.map(|kind| (format!("{}/index.html", kind.folder), Page::Index(kind.folder.clone())));
    let sitemap = (!site.base_url.is_empty()).then_some(("sitemap.xml", Page::Sitemap));
    let fixed = [
        (HOME, Page::Home),
        ("timeline.html", Page::Timeline),
        ("404.html", Page::NotFound),
        ("robots.txt", Page::Robots),
        ("feed.xml", Page::Feed),
        (".nojekyll", Page::NoJekyll),
    ];
    let search = site.notes().next().map(|_| (SEARCH, Page::Search));
    let fixed = fixed.into_iter().chain(sitemap).chain(search).map(|(path, page)| (path.to_owned(), page));
    let statistics = site.notes().filter(|note| note.statistic().is_some());
    let data = statistics.flat_map(|note| {
        [DataForm::Csv, DataForm::Json]
            .map(|form| (data_output(note, form.extension()), Page::Data(note.id.clone(), form)))
    });
    let mut routes: Vec<Route> =
        notes.chain(indexes).chain(data).chain(fixed).map(|(path, page)| Route { path, page }).collect();
    routes.sort();
    routes
}
