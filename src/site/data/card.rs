//! The picture that other sites show beside links to a page: where it stands, and what it says.

use crate::index::card_output;
use crate::site::context::PageContext;
use crate::site::frame::machine;
use crate::site::graph::SiteGraph;
use crate::site::route::{Page, Route};
use crate::site::view::{CardView, Content, Head, MachineFile, PageView};

/// The pictures of some pages: each with its path.
pub(in crate::site) fn routes(graph: &SiteGraph<'_>, pages: &[Route]) -> Vec<Route> {
    let pages = pages.iter().filter(|route| graph.draws_cards() && route.page.has_card());
    let card = |route: &Route| Route {
        path: card_output(&route.path),
        page: Page::Card(route.path.clone(), Box::new(route.page.clone())),
    };
    pages.map(card).collect()
}

/// The picture of a page. `head` is asked for what it is called where it is no note.
pub(in crate::site) fn file(context: PageContext<'_>, page: &Page, head: impl FnOnce() -> Head) -> PageView {
    let note = match page {
        Page::Home => context.graph.home(),
        Page::Note(id) => context.graph.front(id),
        _ => None,
    };
    let (kind, title, description) = match note {
        Some(note) if *page != Page::Home => {
            (context.kind_label(note), note.title().to_owned(), note.description().to_owned())
        }
        Some(note) => (String::new(), note.title().to_owned(), note.description().to_owned()),
        None => {
            let head = head();
            (String::new(), head.name, head.description)
        }
    };
    let mut view = machine(context, MachineFile::NoJekyll);
    let site = &context.graph.dossier.site;
    let card = CardView {
        site: if site.title == title { String::new() } else { site.title.clone() },
        kind,
        title,
        description,
        is_right_to_left: view.frame.direction == "rtl",
    };
    view.content = Content::Machine(MachineFile::Card(card));
    view
}
