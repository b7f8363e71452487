//! The dossier from its first to its last page, as a book has it.

use super::Site;
use super::graph::pagination::continuation_output;
use super::route::HOME;
use crate::index::{index_output, note_output};
use crate::model::ParsedNote;

/// Pages that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// What they are: "Summits".
    pub title: String,
    /// The page that lists them, where there is one.
    pub list: Option<String>,
    /// Their paths and titles in order.
    pub pages: Vec<(String, String)>,
}

impl Site<'_> {
    /// The home page, then the notes of each kind, in the order of the lists.
    #[must_use]
    pub fn chapters(&self) -> Vec<Chapter> {
        let title = |note: &ParsedNote| note.title().to_owned();
        let pagination = |note: &ParsedNote| {
            let (title, further) = (title(note), 2..=self.pagination.count(&note.id));
            let further: Vec<(String, String)> =
                further.map(|n| (continuation_output(note, n), format!("{title}, page {n}"))).collect();
            std::iter::once((note_output(note), title)).chain(further).collect::<Vec<_>>()
        };
        let home = self.home().unwrap_or(&self.blank);
        let opening = Chapter { title: title(home), list: None, pages: vec![(HOME.to_owned(), title(home))] };
        let kinds = self.dossier.site.kinds.iter().map(|kind| {
            let first = index_output(&kind.folder);
            let notes = self.lists.list(&first).iter().map(|listed| listed.note);
            let pages = notes.flat_map(pagination).collect();
            Chapter { title: kind.plural.clone(), list: Some(first), pages }
        });
        let loose = self.lists.folder("").filter(|note| note_output(note) != HOME);
        let loose: Vec<(String, String)> = loose.flat_map(pagination).collect();
        let rest = Chapter { title: "Further pages".to_owned(), list: None, pages: loose };
        std::iter::once(opening).chain(kinds).chain([rest]).filter(|part| !part.pages.is_empty()).collect()
    }
}
