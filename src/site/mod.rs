//! The site that will be published: its routes, and the view of each page.
//!
//! Turns facts into page views. Knows nothing of templates, HTML or files; imports `text`, `model`
//! and `index`. Two calls with the same facts give the same views, in any order and from any
//! thread.

mod chapters;
mod context;
mod data;
mod evidence;
mod format;
mod frame;
mod graph;
mod lists;
mod pages;
mod picture;
mod route;
mod statement_texts;
mod table_kind;
mod urls;

pub mod search;
pub mod view;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

pub use chapters::Chapter;
pub use data::tables::DataTables;
pub use format::bibliography::{citation_styles, is_citation_style};
pub use format::figure::figure_text;
pub use route::{DataFile, DataForm, Page, Route};
pub use table_kind::TableKind;
pub(crate) use urls::push_digits;
pub use urls::statement_anchor;
pub use view::PageView;

use std::sync::Arc;

use crate::index::{Index, Key, ReadLog};
use crate::model::{Dossier, FactChanges, ParsedNote, Verification};
use context::PageContext;
use data::{card, dataset, feed, proofs, sitemap, tables};
use graph::SiteGraph;
pub use graph::{NotePart, PublishedNotes, SiteTables, is_listed_elsewhere};
use lists::{index, tags, timeline};
use pages::{changes, imprint, map, meetings, note};
use search::{Entry, IndexBuilder};

/// The options of a build besides the dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BuildOptions {
    /// The address at which the site is published, where it differs from the configuration.
    pub base_url: Option<String>,
    /// What changed in the facts since an earlier state; none where there is nothing to compare with.
    pub changes: Option<Arc<FactChanges>>,
}

/// The site that a dossier makes.
#[derive(Debug)]
pub struct Site<'a> {
    graph: SiteGraph<'a>,
}

impl<'a> Site<'a> {
    /// Looks through a dossier once, for what pages need to know of each other.
    #[must_use]
    pub fn new(
        dossier: &'a Dossier,
        index: &'a Index,
        verification: &'a Verification,
        options: &BuildOptions,
    ) -> Self {
        let tables = Arc::new(SiteTables::of(dossier, index, verification));
        let published = PublishedNotes::for_all_pages(dossier, index);
        Self::with_tables(dossier, index, verification, &tables, published, options)
    }

    /// The site of a dossier whose tables are known.
    #[must_use]
    pub fn with_tables(
        dossier: &'a Dossier,
        index: &'a Index,
        verification: &'a Verification,
        tables: &Arc<SiteTables>,
        published: PublishedNotes<'a>,
        options: &BuildOptions,
    ) -> Self {
        let base_url = options.base_url.as_ref().unwrap_or(&dossier.site.base_url).trim();
        let needs_slash = !base_url.is_empty() && !base_url.ends_with('/');
        let base_url = format!("{base_url}{}", if needs_slash { "/" } else { "" });
        let graph = SiteGraph::of(dossier, index, verification, tables, published, base_url);
        Self { graph: graph.with_changes(options.changes.clone()) }
    }

    /// Every page and every file for machines, in the order of their paths. The theme's assets come
    /// from the renderer.
    #[must_use]
    pub fn routes(&self) -> Vec<Route> {
        let mut routes = route::routes(&self.graph);
        routes.extend(pages::chart::routes(&self.graph));
        routes.extend(card::routes(&self.graph, &routes));
        routes.sort();
        routes
    }

    /// The view of the page at a route.
    #[must_use]
    pub fn view(&self, route: &Route) -> PageView {
        view(&self.graph, route)
    }

    /// The view of the page at a route, with a log of all that it is made from.
    #[must_use]
    pub fn view_logged(&self, route: &Route, log: &ReadLog) -> PageView {
        view(&self.graph.logged(log), route)
    }

    /// The dossier from its first to its last page.
    #[must_use]
    pub fn chapters(&self, set: &dyn Fn(&str, &str) -> String) -> Vec<Chapter> {
        chapters::chapters(&self.graph, set)
    }

    /// The long files of `data/`, to be made note by note.
    #[must_use]
    pub fn data_tables(&self) -> DataTables<'_> {
        DataTables::of(&self.graph)
    }

    /// The notes that can be found, in the order in which the search index numbers them.
    #[must_use]
    pub fn searched(&self) -> Vec<&'a ParsedNote> {
        search::searched(&self.graph)
    }

    /// The entries of a note in the search index, with a log of all that they are made from.
    #[must_use]
    pub fn search_entries_logged(&self, note: &ParsedNote, log: &ReadLog) -> Vec<Entry> {
        log.add(Key::Text(note.id.clone()));
        search::entries(&self.graph.logged(log), note)
    }

    /// The entries of a note in the search index.
    #[must_use]
    pub fn search_entries(&self, note: &ParsedNote) -> Vec<Entry> {
        search::entries(&self.graph, note)
    }

    /// The entries of the pages that no note makes, such as the timeline. They come after those of notes. `say` puts the
    /// words of the interface into the dossier's language.
    #[must_use]
    pub fn search_page_entries(&self, say: &dyn Fn(&str) -> String) -> Vec<Entry> {
        search::page_entries(&self.graph, say)
    }

    /// An index to which the entries of all [`Site::searched`] notes are added in their order.
    #[must_use]
    pub fn search_index(&self) -> IndexBuilder<'a> {
        search::index(&self.graph)
    }
}

fn view(graph: &SiteGraph<'_>, route: &Route) -> PageView {
    let context = PageContext::at(graph, route);
    match &route.page {
        Page::Home => note::page(context, graph.home_or_blank()),
        Page::Note(id) => match graph.note(id) {
            Some(parsed) => note::page(context, parsed),
            None => frame::not_found(context),
        },
        Page::Continuation(id, number) => match graph.note(id) {
            Some(parsed) => note::continuation(context, parsed, *number),
            None => frame::not_found(context),
        },
        Page::Redirect(id) => match graph.front(id) {
            Some(parsed) => frame::redirect(context, parsed),
            None => frame::not_found(context),
        },
        Page::List(first, number) => index::page(context, first, *number),
        Page::ListData(first) => index::script(context, first),
        Page::Tags => tags::page(context),
        Page::Timeline(number) => timeline::page(context, *number),
        Page::Meetings => meetings::page(context),
        Page::Map => map::page(context),
        Page::Imprint => imprint::imprint(context),
        Page::Changes => changes::page(context),
        Page::Corrections => imprint::corrections(context),
        Page::Data(id, form) => dataset::file(context, id, *form),
        Page::Chart(id) => pages::chart::file(context, id),
        Page::Card(path, page) => {
            let shown = Route { path: path.clone(), page: (**page).clone() };
            card::file(context, page, || view(graph, &shown).head)
        }
        Page::DataPage => pages::data::page(context),
        Page::Table(kind, form) => tables::file(context, *kind, *form),
        Page::DataFile(file) => tables::other(context, *file),
        Page::Proofs(id, number) => proofs::file(context, id, *number),
        Page::Search => pages::search::page(context),
        Page::NotFound => frame::not_found(context),
        Page::Sitemap => sitemap::sitemap(context),
        Page::Robots => sitemap::robots(context),
        Page::Feed => feed::feed(context),
        Page::NoJekyll => sitemap::no_jekyll(context),
    }
}
