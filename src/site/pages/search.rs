//! The page that the search runs on.

use crate::index::TIMELINE;
use crate::model::Kind;
use crate::site::context::PageContext;
use crate::site::frame::{frame, head};
use crate::site::view::{Content, LinkView, PageView, SearchKind, SearchView};

pub(in crate::site) fn page(context: PageContext<'_>) -> PageView {
    let kinds: Vec<&Kind> = context.graph.filled_kinds().collect();
    let mut lists: Vec<LinkView> = kinds.iter().map(|kind| context.list_link(kind)).collect();
    if context.graph.lists.has_events(&context.graph.dossier.site.kinds) {
        lists.push(LinkView { label: "Timeline".to_owned(), href: context.href(TIMELINE) });
    }
    let kinds = kinds
        .iter()
        .map(|kind| SearchKind {
            folder: kind.folder.clone(),
            label: kind.label.clone(),
            plural: kind.plural.clone(),
        })
        .collect();
    PageView {
        path: context.path.to_owned(),
        template: "search.html",
        frame: frame(context),
        head: head(context, "Search", "Find every sentence, name and quotation of the dossier."),
        content: Content::Search(SearchView { kinds, lists }),
    }
}
