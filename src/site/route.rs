//! The routes of a site: every page and file with its path.

use super::graph::SiteGraph;
use super::table_kind::TableKind;
use crate::index::{
    CHANGES, CITATION, CORRECTIONS, DATA, DATA_PAGE, FEED, HOME, IMPRINT, MAP, MEETINGS, NO_JEKYLL,
    NOT_FOUND, PAGE_SIZE, ROBOTS, SEARCH, SITEMAP, TAGS, TIMELINE, alias_output, continuation_output,
    data_output, list_outputs, list_script, note_output, proofs_output,
};
use crate::model::{NoteId, ParsedNote};

/// A page with its path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route {
    /// The path below the output folder, with `/` between its parts.
    pub path: String,
    /// The page or file at the path.
    pub page: Page,
}

/// A page or file that a route leads to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    /// The home page: the note `index.md`, where there is one.
    Home,
    /// A note's page.
    Note(NoteId),
    /// A further page, from 2, of a note whose lists are long.
    Continuation(NoteId, usize),
    /// The page at an old address of a note, or at the own address of one of which another tells, which leads
    /// on to it.
    Redirect(NoteId),
    /// A page, from 1, of the list of a kind or a tag whose first page has this path.
    List(String, usize),
    /// What the pages of such a list filter by; only where there are several.
    ListData(String),
    /// The list of all tags; only where there are some.
    Tags,
    /// A page, from 1, of all events by year.
    Timeline(usize),
    /// Who met whom, or was to; only where two people or offices are named for a meeting.
    Meetings,
    /// Where the places lie; only where a note says it of one.
    Map,
    /// Who answers for the dossier; only where the configuration says so.
    Imprint,
    /// What was wrong and was put right; only where something was.
    Corrections,
    /// What changed in the facts; only where there is an earlier state to compare with.
    Changes,
    /// The proofs of the passages that a page, from 1, of a sealed source lists.
    Proofs(NoteId, usize),
    /// What the facts as data are; only where there is a note.
    DataPage,
    /// A table of facts, of all notes.
    Table(TableKind, DataForm),
    /// The facts in a form of others.
    DataFile(DataFile),
    /// A statistic's observations as data.
    Data(NoteId, DataForm),
    /// The picture that other sites show beside links to the page at this path; only where the site's address is known.
    Card(String, Box<Page>),
    /// The chart of a statistic as SVG; only where it has one.
    Chart(NoteId),
    /// The search page; only where there is a note to be found.
    Search,
    /// The page for addresses that lead nowhere.
    NotFound,
    /// `sitemap.xml`; only where the site's address is known.
    Sitemap,
    /// `robots.txt`.
    Robots,
    /// `feed.xml`; only where the site's address is known, since what it names is named by its address (RFC 4287), and
    /// it is known of anything when it was changed.
    Feed,
    /// `.nojekyll`.
    NoJekyll,
}

impl Page {
    /// Whether other sites are shown a picture of its own beside links to it: for a note, and for what there is one of
    /// in a dossier or for a kind.
    pub(super) fn has_card(&self) -> bool {
        match self {
            Self::List(first, 1) => !first.starts_with("tags/"),
            Self::Home
            | Self::Note(_)
            | Self::Timeline(1)
            | Self::Meetings
            | Self::Map
            | Self::Imprint
            | Self::Corrections
            | Self::DataPage
            | Self::Changes => true,
            _ => false,
        }
    }
}

/// The form of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataForm {
    /// RFC 4180.
    Csv,
    /// RFC 8259.
    Json,
}

impl DataForm {
    /// The end of a file's name.
    pub(super) const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

/// A file that gives facts in a form of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataFile {
    /// `datapackage.json`, which says what the tables are.
    Package,
    /// The sources as CSL-JSON.
    CslJson,
    /// The sources as BibTeX.
    BibTex,
    /// How to cite the dossier.
    Citation,
    /// Entities of FollowTheMoney.
    Entities,
    /// The quotes as Web Annotations.
    Annotations,
}

impl DataFile {
    pub(super) const ALL: [Self; 6] =
        [Self::Package, Self::CslJson, Self::BibTex, Self::Citation, Self::Entities, Self::Annotations];

    pub(super) fn path(self) -> String {
        let name = match self {
            Self::Package => "datapackage.json",
            Self::CslJson => "references.json",
            Self::BibTex => "references.bib",
            Self::Citation => return CITATION.to_owned(),
            Self::Entities => "entities.ftm.json",
            Self::Annotations => "annotations.json",
        };
        format!("{DATA}/{name}")
    }

    /// What it is.
    pub(super) const fn description(self) -> &'static str {
        match self {
            Self::Package => "What the tables are, column by column: a Frictionless tabular data package.",
            Self::CslJson => "The sources in CSL-JSON, for pandoc, Zotero and other reference managers.",
            Self::BibTex => "The sources in BibTeX.",
            Self::Citation => "How to cite the dossier: Citation File Format 1.2.0.",
            Self::Entities => "Actors, events and sources as entities of FollowTheMoney, one a line.",
            Self::Annotations => "Each quote as a W3C Web Annotation, in JSON-LD.",
        }
    }
}

/// The tables of facts, and the same in forms of others.
fn data_files() -> impl Iterator<Item = (String, Page)> {
    let tables = TableKind::ALL.into_iter().flat_map(|kind| {
        [DataForm::Csv, DataForm::Json]
            .map(|form| (format!("{DATA}/{}.{}", kind.name(), form.extension()), Page::Table(kind, form)))
    });
    tables.chain(DataFile::ALL.into_iter().map(|file| (file.path(), Page::DataFile(file))))
}

/// The pages of a list, and what they filter by.
fn lists(first: &str, entries: usize) -> Vec<(String, Page)> {
    let page = |number| match first {
        TIMELINE => Page::Timeline(number),
        _ => Page::List(first.to_owned(), number),
    };
    let pages = list_outputs(first, entries).enumerate().map(|(i, path)| (path, page(i + 1)));
    let is_filtered = entries > PAGE_SIZE && first != TIMELINE;
    let data = is_filtered.then(|| (list_script(first), Page::ListData(first.to_owned())));
    pages.chain(data).collect()
}

/// The proofs of the passages on each page of each sealed source.
fn proofs(graph: &SiteGraph<'_>) -> Vec<(String, Page)> {
    let sources = graph.notes().filter(|note| note.source().is_some() && graph.seal(&note.id).is_some());
    let proofs = sources.flat_map(|note| {
        let count = graph.passages.of_source(&note.id).len();
        let numbers = 1..=graph.pagination.count(&note.id);
        let lists = move |number: &usize| graph.pagination.passages(&note.id, *number).start < count;
        numbers
            .filter(lists)
            .map(|number| (proofs_output(note, number), Page::Proofs(note.id.clone(), number)))
    });
    proofs.collect()
}

/// What every site has.
const EVERYWHERE: [(&str, Page); 4] =
    [(HOME, Page::Home), (NOT_FOUND, Page::NotFound), (ROBOTS, Page::Robots), (NO_JEKYLL, Page::NoJekyll)];

pub(super) fn routes(graph: &SiteGraph<'_>) -> Vec<Route> {
    let told = |note: &&ParsedNote| graph.told_at(note).is_some();
    let notes = graph.notes().map(|note| {
        let id = note.id.clone();
        (note_output(note), if told(&note) { Page::Redirect(id) } else { Page::Note(id) })
    });
    let notes = notes.filter(|(path, _)| path != HOME);
    let with_pages = graph.notes().filter(|note| note_output(note) != HOME && !told(note));
    let continuations = with_pages.flat_map(|note| {
        let further = 2..=graph.pagination.count(&note.id);
        further.map(|number| (continuation_output(note, number), Page::Continuation(note.id.clone(), number)))
    });
    let aliases = graph.notes().flat_map(|note| {
        let paths = note.front.aliases.iter().filter_map(|alias| alias_output(&alias.value));
        paths.map(|path| (path, Page::Redirect(note.id.clone())))
    });
    let lists = graph.lists.lists().flat_map(|(first, count)| lists(first, count));
    let tags = graph.lists.tags().next().map(|_| (TAGS, Page::Tags));
    let sitemap = (!graph.base_url.is_empty()).then_some((SITEMAP, Page::Sitemap));
    let feed = graph.has_feed().then_some((FEED, Page::Feed));
    let addressed = sitemap.into_iter().chain(feed);
    let meetings = (!graph.attendance.statuses().is_empty()).then_some((MEETINGS, Page::Meetings));
    let map = graph.lists.has_places().then_some((MAP, Page::Map));
    let imprint = graph.dossier.site.imprint.as_ref().map(|_| (IMPRINT, Page::Imprint));
    let corrections = graph.lists.has_corrections().then_some((CORRECTIONS, Page::Corrections));
    let changes = graph.changes.as_ref().map(|_| (CHANGES, Page::Changes));
    let fixed = EVERYWHERE.into_iter();
    let of_notes = [(SEARCH, Page::Search), (DATA_PAGE, Page::DataPage)];
    let of_notes = of_notes.into_iter().filter(|_| graph.has_notes());
    let fixed = fixed
        .chain(addressed)
        .chain(tags)
        .chain(of_notes)
        .chain(meetings)
        .chain(map)
        .chain(imprint)
        .chain(corrections)
        .chain(changes)
        .map(|(path, page)| (path.to_owned(), page));
    let statistics = graph.notes().filter(|note| note.statistic().is_some());
    let data = statistics.flat_map(|note| {
        [DataForm::Csv, DataForm::Json]
            .map(|form| (data_output(note, form.extension()), Page::Data(note.id.clone(), form)))
    });
    let mut routes: Vec<Route> = notes
        .chain(continuations)
        .chain(aliases)
        .chain(lists)
        .chain(data)
        .chain(proofs(graph))
        .chain(data_files().filter(|_| graph.has_notes()))
        .chain(fixed)
        .map(|(path, page)| Route { path, page })
        .collect();
    routes.sort();
    routes
}
