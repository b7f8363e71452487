//! The page that the search runs on.

use super::super::desk::Desk;
use super::super::frame::{frame, has_notes, head, index_path};
use super::super::view::{Content, LinkView, PageView, SearchKind, SearchView};
use crate::model::Kind;

pub(in super::super) fn page(desk: Desk<'_>) -> PageView {
    let kinds: Vec<&Kind> =
        desk.site.dossier.site.kinds.iter().filter(|kind| has_notes(desk, kind)).collect();
    let mut lists: Vec<LinkView> = kinds
        .iter()
        .map(|kind| LinkView { label: kind.plural.clone(), href: desk.href(&index_path(kind)) })
        .collect();
    lists.push(LinkView { label: "Timeline".to_owned(), href: desk.href("timeline.html") });
    let kinds = kinds
        .iter()
        .map(|kind| SearchKind {
            folder: kind.folder.clone(),
            label: kind.label.clone(),
            plural: kind.plural.clone(),
        })
        .collect();
    PageView {
        path: desk.path.to_owned(),
        template: "search.html",
        frame: frame(desk),
        head: head(desk, "Search", "Find every sentence, name and quotation of the dossier."),
        content: Content::Search(SearchView { kinds, lists }),
    }
}
