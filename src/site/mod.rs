//! What will be published: which pages there are, and what each of them says.
//!
//! Turns facts into page views. Knows nothing of templates, HTML or files; imports `text`, `model` and
//! `index`. Two calls with the same facts give the same views, in any order and from any thread.

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
mod urls;

pub mod search;
pub mod view;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

pub use chapters::Chapter;
pub use format::bibliography::{citation_styles, is_citation_style};
pub use route::{DataForm, Page, Route};
pub use view::PageView;

use crate::index::{Index, note_output};
use crate::model::{Dossier, NoteId, ParsedNote, Verification};
use context::PageContext;
use data::feed;
use format::bibliography::References;
use graph::backlinks::Backlinks;
use graph::lists::Lists;
use graph::pagination::Pagination;
use graph::passages::Passages;
use lists::{index, timeline};
use pages::{home, meetings, note};

/// What a build is told besides the dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BuildOptions {
    /// Where the site is published, where that differs from the configuration.
    pub base_url: Option<String>,
}

/// The site that a dossier makes.
#[derive(Debug)]
pub struct Site<'a> {
    dossier: &'a Dossier,
    index: &'a Index,
    verification: &'a Verification,
    base_url: String,
    passages: Passages<'a>,
    references: References,
    lists: Lists<'a>,
    backlinks: Backlinks<'a>,
    pagination: Pagination,
    /// What stands at the home page where the dossier has no note for it.
    blank: ParsedNote,
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
        let base_url = options.base_url.as_ref().unwrap_or(&dossier.site.base_url).trim();
        let needs_slash = !base_url.is_empty() && !base_url.ends_with('/');
        let base_url = format!("{base_url}{}", if needs_slash { "/" } else { "" });
        let published = || dossier.notes.values().map(AsRef::as_ref);
        let passages = Passages::of(published(), dossier, index, verification);
        let backlinks = Backlinks::of(published(), index, &dossier.site.kinds);
        Self {
            dossier,
            index,
            verification,
            base_url,
            pagination: Pagination::of(dossier, index, &passages, &backlinks),
            passages,
            backlinks,
            references: References::of(dossier),
            lists: Lists::of(published(), &dossier.site.kinds),
            blank: home::blank(&dossier.site),
        }
    }

    /// Every page and every file for machines, in the order of their paths. The theme's assets come
    /// from the renderer.
    #[must_use]
    pub fn routes(&self) -> Vec<Route> {
        route::routes(self)
    }

    /// What the page of a route says.
    #[must_use]
    pub fn view(&self, route: &Route) -> PageView {
        let context = PageContext::at(self, route);
        match &route.page {
            Page::Home => note::page(&context, self.home().unwrap_or(&self.blank)),
            Page::Note(id) => match self.note(id) {
                Some(parsed) => note::page(&context, parsed),
                None => frame::not_found(&context),
            },
            Page::Continuation(id, number) => match self.note(id) {
                Some(parsed) => note::continuation(&context, parsed, *number),
                None => frame::not_found(&context),
            },
            Page::Redirect(id) => match self.note(id) {
                Some(parsed) => frame::redirect(&context, parsed),
                None => frame::not_found(&context),
            },
            Page::List(first, number) => index::page(context, first, *number),
            Page::ListData(first) => feed::list(context, first),
            Page::Tags => index::tags(context),
            Page::Timeline(number) => timeline::page(context, *number),
            Page::Meetings => meetings::page(context),
            Page::Data(id, form) => feed::data(context, id, *form),
            Page::Search => pages::search::page(context),
            Page::NotFound => frame::not_found(&context),
            Page::Sitemap => feed::sitemap(context),
            Page::Robots => feed::robots(context),
            Page::Feed => feed::feed(context),
            Page::NoJekyll => feed::no_jekyll(context),
        }
    }

    /// The note that is published as the home page.
    fn home(&self) -> Option<&ParsedNote> {
        self.notes().find(|note| note_output(note) == route::HOME)
    }

    /// The note with this id, if it is published.
    fn note(&self, id: &NoteId) -> Option<&'a ParsedNote> {
        self.dossier.note(id)
    }

    /// The published notes in the order of their ids.
    fn notes(&self) -> impl Iterator<Item = &'a ParsedNote> + '_ {
        self.dossier.notes.values().map(AsRef::as_ref)
    }
}
