//! The dossier from its first to its last page, as a book has it.

use super::graph::SiteGraph;
use crate::index::{HOME, continuation_output, index_output, note_output};
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

/// The home page, then the notes of each kind, in the order of the lists. `set` typesets a title in a language.
pub(super) fn chapters(graph: &SiteGraph<'_>, set: &dyn Fn(&str, &str) -> String) -> Vec<Chapter> {
    let main = graph.dossier.site.language.as_str();
    let title = |note: &ParsedNote| {
        let own = note.front.lang.as_ref().map(|lang| lang.value.as_str());
        set(own.unwrap_or(main), note.title())
    };
    let pages = |note: &ParsedNote| {
        let (title, further) = (title(note), 2..=graph.pagination.count(&note.id));
        let further: Vec<(String, String)> =
            further.map(|n| (continuation_output(note, n), format!("{title}, page {n}"))).collect();
        std::iter::once((note_output(note), title)).chain(further).collect::<Vec<_>>()
    };
    let home = graph.home_or_blank();
    let opening = Chapter { title: title(home), list: None, pages: vec![(HOME.to_owned(), title(home))] };
    let kinds = graph.dossier.site.kinds.iter().map(|kind| {
        let first = index_output(&kind.folder);
        let notes = graph.lists.list(&first).iter().filter_map(|listed| graph.note(&listed.note));
        let pages = notes.filter(|note| graph.told_at(note).is_none()).flat_map(pages).collect();
        Chapter { title: set(main, &kind.plural), list: Some(first), pages }
    });
    let loose = graph.lists.folder("").filter(|note| note_output(note) != HOME);
    let loose: Vec<(String, String)> = loose.flat_map(pages).collect();
    let rest = Chapter { title: "Further pages".to_owned(), list: None, pages: loose };
    let chapters = std::iter::once(opening).chain(kinds).chain([rest]);
    chapters.filter(|chapter| !chapter.pages.is_empty()).collect()
}
