//! The context in which a page is written: the graph, the page's path and its language, and so how
//! to link from it and how to print dates and figures on it.

use super::format::language::Language;
use super::format::{date, figure};
use super::graph::SiteGraph;
use super::graph::pagination::PassagePages;
use super::graph::passages::{ListedPassages, PassageKey};
use super::graph::published::Published;
use super::graph::series::{Observed, unit_of};
use super::route::{Page, Route};
use super::urls::{anchored, encoded, heading_anchor, observation_anchor, relative, root_of};
use super::view::{FactValue, LinkView};
use crate::index::{continuation_output, index_output};
use crate::model::{
    Computation, Date, EventFields, FigureLink, Kind, NoteId, NoteLink, Observation, ParsedNote,
};
use crate::verify::computed::{Computed, compute};

/// The context in which one page is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct PageContext<'s> {
    pub(super) graph: &'s SiteGraph<'s>,
    pub(super) path: &'s str,
    /// What stands there.
    pub(super) page: &'s Page,
    /// The page is served at addresses that it does not know: its links must be absolute.
    is_homeless: bool,
    /// The language of the page's dates and numbers.
    pub(super) language: Language,
}

impl<'s> PageContext<'s> {
    pub(super) fn at(graph: &'s SiteGraph<'s>, route: &'s Route) -> Self {
        let is_homeless = route.page == Page::NotFound && !graph.base_url.is_empty();
        let note = match &route.page {
            Page::Home => graph.home(),
            Page::Note(id) => graph.note(id),
            _ => None,
        };
        let own = note.and_then(|n| n.front.lang.as_ref()).map(|lang| lang.value.as_str());
        let language = Language::of(own.unwrap_or(&graph.dossier.site.language));
        Self { graph, path: &route.path, page: &route.page, is_homeless, language }
    }

    /// Whether dates and numbers are in the language of most pages.
    pub(super) fn is_in_main_language(&self) -> bool {
        self.language == Language::of(&self.graph.dossier.site.language)
    }

    /// A date in the words of the page's language.
    pub(super) fn date(&self, date: &Date) -> String {
        date::in_language(date, self.language)
    }

    /// A note's date in the words of the page's language; empty where it has none.
    pub(super) fn date_of(&self, note: &ParsedNote) -> String {
        note.front.date.as_ref().map_or(String::new(), |date| self.date(&date.value))
    }

    /// A date as a value of a fact.
    pub(super) fn date_value(&self, date: &Date) -> FactValue {
        FactValue { text: self.date(date), href: None, datetime: date::for_machines(date) }
    }

    /// The address of an output path from this page.
    pub(super) fn href(&self, path: &str) -> String {
        if self.is_homeless {
            format!("{}{}", self.graph.base_url, encoded(path))
        } else {
            relative(self.path, path)
        }
    }

    /// The folder of the page's path, with a slash at its end; none where it is served at others too.
    pub(super) fn folder(&self) -> Option<&'s str> {
        let end = self.path.rfind('/').map_or(0, |at| at + 1);
        (!self.is_homeless).then(|| &self.path[..end])
    }

    /// The way to the site's root.
    pub(super) fn root(&self) -> String {
        if self.is_homeless { self.graph.base_url.clone() } else { root_of(self.path) }
    }

    /// The address of a note's page, if it is published.
    pub(super) fn note_href(&self, id: &NoteId) -> Option<String> {
        self.graph.published(id).map(|published| self.href_of(published))
    }

    /// The address of a published note: its page, or the heading under which another note tells of it.
    pub(super) fn href_of(&self, published: Published<'_>) -> String {
        match self.graph.told(published) {
            Some((path, heading)) => self.anchor_at(path, &heading_anchor(heading)),
            None => self.href(published.output),
        }
    }

    /// An anchor on a note's page; on this page itself the anchor alone.
    pub(super) fn anchor_href(&self, id: &NoteId, anchor: &str) -> Option<String> {
        let published = self.graph.published(id)?;
        let is_elsewhere = self.graph.told(published).is_some();
        Some(if is_elsewhere { self.href_of(published) } else { self.anchor_at(published.output, anchor) })
    }

    /// The addresses of a source's passages, if it is published.
    pub(super) fn passages_of(&self, source: &NoteId) -> Option<PassageAddresses<'s>> {
        let source = self.graph.published(source)?;
        let first = if source.output == self.path { String::new() } else { self.href(source.output) };
        let pages = self.graph.pagination.of_passages(&source.note.id);
        let passages = self.graph.passages.listed(&source.note.id);
        Some(PassageAddresses { context: *self, source, first, pages, passages })
    }

    /// The address of an observation on its statistic's pages.
    pub(super) fn observation_href(&self, statistic: &ParsedNote, number: usize) -> String {
        if let Some((path, heading)) = self.graph.told_at(statistic) {
            return self.anchor_at(path, &heading_anchor(heading));
        }
        let page_number = self.graph.pagination.of_observation(&statistic.id, number);
        let anchor = observation_anchor(statistic, number);
        match self.graph.published(&statistic.id) {
            Some(published) => self.page_href(published, page_number, &anchor),
            None => self.anchor_at(&continuation_output(statistic, page_number), &anchor),
        }
    }

    /// An anchor on one of a note's pages.
    fn page_href(&self, published: Published<'_>, page_number: usize, anchor: &str) -> String {
        if page_number < 2 {
            return self.anchor_at(published.output, anchor);
        }
        self.anchor_at(&continuation_output(published.note, page_number), anchor)
    }

    /// An anchor on the page at a path; on this page itself the anchor alone.
    pub(super) fn anchor_at(&self, path: &str, anchor: &str) -> String {
        let page = if path == self.path { String::new() } else { self.href(path) };
        anchored(&page, anchor)
    }

    /// The name for one note of a note's kind; empty at the top of the content.
    pub(super) fn kind_label(&self, note: &ParsedNote) -> String {
        self.graph.dossier.kind_of(note).map_or(String::new(), |kind| kind.label.clone())
    }

    /// The note that a written name stands for, if it is published.
    pub(super) fn find(&self, name: &str) -> Option<&'s ParsedNote> {
        self.graph.named(name).map(|published| published.note)
    }

    /// The title of what a written name stands for, or the name.
    pub(super) fn title_of<'n>(&self, name: &'n str) -> &'n str
    where
        's: 'n,
    {
        self.find(name).map_or(name, |note| note.title())
    }

    /// A link to what a written name stands for, or the name alone.
    pub(super) fn named(&self, name: &str) -> (String, Option<String>) {
        match self.graph.named(name) {
            Some(found) => (found.note.title().to_owned(), Some(self.href_of(found))),
            None => (name.to_owned(), None),
        }
    }

    /// The place of an event, by the title of the place's note where there is one; may be
    /// empty.
    pub(super) fn place_of(&self, event: &EventFields) -> String {
        event.place.as_ref().map_or(String::new(), |place| self.title_of(&place.value).to_owned())
    }

    /// A link to a note that is published.
    pub(super) fn link(&self, note: &ParsedNote) -> LinkView {
        LinkView { label: note.title().to_owned(), href: self.note_href(&note.id).unwrap_or_default() }
    }

    /// A link to the list of a kind's notes.
    pub(super) fn list_link(&self, kind: &Kind) -> LinkView {
        LinkView { label: kind.plural.clone(), href: self.href(&index_output(&kind.folder)) }
    }

    /// The text of a link to a note.
    pub(super) fn label_of<'l>(&self, link: &'l NoteLink) -> &'l str
    where
        's: 'l,
    {
        let title = || self.find(&link.target.value).map(|note| note.title());
        link.label.as_deref().or_else(title).unwrap_or(&link.target.value)
    }

    /// The observation that `[[statistic@period]]` stands for.
    pub(super) fn observed(&self, statistic: &str, period: &str) -> Option<Observed<'s>> {
        let note = self.find(statistic)?;
        let is_meant = |o: &&Observation| o.period.text == period;
        let number = note.observations().iter().position(|o| is_meant(&o))?;
        note.observations().get(number).map(|observation| Observed { note, number, observation })
    }

    /// The text of a figure in running text.
    pub(super) fn figure_text(&self, link: &FigureLink) -> String {
        match self.observed(&link.statistic.value, &link.period.value) {
            Some(observed) => self.figure(observed).text(),
            None => format!("{}@{}", link.statistic.value, link.period.value),
        }
    }

    /// The figure of an observation.
    pub(super) fn figure(&self, observed: Observed<'_>) -> figure::Figure {
        let unit = unit_of(observed.note);
        let outcome = self.graph.observation(&observed.note.id, observed.number);
        figure::figure(unit, observed.observation, outcome, self.language)
    }

    /// What a computation prints: its words, or the value itself.
    pub(in crate::site) fn computed_text(&self, computation: &Computation) -> String {
        let value = || self.computed(computation).map(|computed| computed.printed());
        computation.shown.clone().or_else(value).unwrap_or_else(|| computation.formula.text.value.clone())
    }

    /// What a computation gives; none where it cannot be made.
    pub(in crate::site) fn computed(&self, computation: &Computation) -> Option<Computed> {
        let mut look_up = |statistic: &str, period: &str| {
            let observed = self.observed(statistic, period);
            let outcome = observed.and_then(|o| self.graph.observation(&o.note.id, o.number));
            outcome.and_then(|outcome| outcome.quantity.clone()).ok_or_else(String::new)
        };
        compute(&computation.formula, &mut look_up).ok()
    }
}

/// The addresses of the passages of one source from one page.
#[derive(Clone, Debug)]
pub(super) struct PassageAddresses<'s> {
    context: PageContext<'s>,
    source: Published<'s>,
    /// The source's first page; nothing on that page itself.
    first: String,
    pages: PassagePages<'s>,
    passages: ListedPassages<'s>,
}

impl<'s> PassageAddresses<'s> {
    /// The source's page.
    pub(super) const fn source(&self) -> Published<'s> {
        self.source
    }

    /// The address of a passage, by its place among the source's.
    pub(super) fn of(&self, place: usize) -> String {
        let anchor = self.passages.anchor_of(place);
        let page_number = self.pages.of(place);
        if page_number > 1 {
            return self.context.page_href(self.source, page_number, anchor);
        }
        anchored(&self.first, anchor)
    }

    /// The address of the passage with this key, if it is listed.
    pub(super) fn of_key(&self, key: &PassageKey<'_>) -> Option<String> {
        self.passages.place_of(key).map(|place| self.of(place))
    }
}
