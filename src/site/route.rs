//! Which pages there are, and at which paths.

use super::Site;
use crate::index::note_output;
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
    /// A note's page.
    Note(NoteId),
    /// The page for addresses that lead nowhere.
    NotFound,
}

pub(super) fn routes(site: &Site<'_>) -> Vec<Route> {
    let notes = site.notes().map(|note| Route { path: note_output(note), page: Page::Note(note.id.clone()) });
    let fixed = [("404.html", Page::NotFound)];
    let fixed = fixed.into_iter().map(|(path, page)| Route { path: path.to_owned(), page });
    let mut routes: Vec<Route> = notes.chain(fixed).collect();
    routes.sort();
    routes
}
