//! Where the places of the dossier lie.

use serde::Serialize;

use super::picture::PictureView;
use super::shared::LinkView;

/// The places of which it is said where they lie, as a map and as a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MapView {
    /// The way from the home page.
    pub breadcrumbs: Vec<LinkView>,
    /// The maps: for wide windows, and for narrow ones.
    pub pictures: Vec<PictureView>,
    /// The same as a table, by title.
    pub places: Vec<MapPlace>,
    /// Whose outline the map has and under which licence; empty where it has none.
    pub credit: String,
    /// The address of the outline's own page.
    pub credit_url: Option<String>,
    /// The outline itself, where it is the dossier's own and so is published.
    pub outline: Option<String>,
}

/// A place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MapPlace {
    /// Its anchor.
    pub id: String,
    /// Its title and page.
    pub link: LinkView,
    /// Where it lies, for people.
    pub position: String,
    /// What that was taken from.
    pub source: String,
    /// The events that took place there or were to, the earliest first.
    pub events: Vec<LinkView>,
    /// How many of them are left out.
    pub left_out: usize,
}
