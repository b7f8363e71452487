//! The frame of every page (navigation, head), and the pages that are little more than that.

use std::sync::Arc;

use super::context::PageContext;
use super::route::{DataFile, Page};
use super::table_kind::TableKind;
use super::urls::encoded;
use super::view::{Content, Frame, Head, LinkView, MachineFile, NavItem, NotFoundView, PageView};
use crate::index::{
    CHANGES, CORRECTIONS, DATA_PAGE, FEED, HOME, IMPRINT, MAP, MEETINGS, SEARCH, TIMELINE, card_output,
    index_output, note_output,
};
use crate::model::{BaseKind, Date, EventStatus, Kind, NoteId, ParsedNote};

/// The id of the page that explains how the dossier was made.
pub(super) const METHOD: &str = "methodology";

/// The frame of a page. The pages of one folder share theirs, but those to which the navigation leads.
pub(super) fn frame(context: PageContext<'_>) -> Arc<Frame> {
    let make = || Arc::new(make(context));
    let targets = context.graph.navigation(|| navigation(context));
    let is_told =
        context.graph.front(&NoteId::new(METHOD)).is_some_and(|note| context.graph.told_at(note).is_some());
    let is_own = targets.iter().any(|(_, path)| path == context.path) || context.path == SEARCH;
    match context.folder() {
        Some(folder) if !is_own && !is_told => context.graph.frame(folder, make),
        _ => make(),
    }
}

fn make(context: PageContext<'_>) -> Frame {
    let info = &context.graph.dossier.site;
    let method = context.graph.front(&NoteId::new(METHOD));
    let language = if info.language.is_empty() { "en".to_owned() } else { info.language.clone() };
    Frame {
        direction: direction(&language),
        title: info.title.clone(),
        description: info.description.clone(),
        language,
        root: context.root(),
        home: context.href(HOME),
        feed: if context.graph.has_feed() { context.href(FEED) } else { String::new() },
        data: if context.graph.has_notes() { context.href(&DataFile::Package.path()) } else { String::new() },
        nav: navigation(context).iter().map(|(label, path)| nav_item(context, label, path)).collect(),
        search: context.graph.has_notes().then(|| nav_item(context, "Search", SEARCH)),
        method: method.map(|note| context.link(note)),
        foot: foot(context, method),
        editor: info.imprint.as_ref().and_then(|imprint| imprint.editor.clone()).unwrap_or_default(),
        version: info.imprint.as_ref().and_then(|imprint| imprint.version.clone()).unwrap_or_default(),
    }
}

/// How the dossier was made, who answers for it, what was corrected, the same as data, and the feed: what there is of
/// them.
fn foot(context: PageContext<'_>, method: Option<&ParsedNote>) -> Vec<LinkView> {
    let info = &context.graph.dossier.site;
    let method = method.map(|note| LinkView {
        label: "How this dossier was made and checked".to_owned(),
        ..context.link(note)
    });
    let changes = context.graph.changes.as_ref().map(|_| generated_link(context, "Changes", CHANGES));
    let imprint = info.imprint.as_ref().map(|_| generated_link(context, "Imprint", IMPRINT));
    let data = context.graph.has_notes().then(|| data_link(context));
    let feed = context.graph.has_feed().then(|| generated_link(context, "Feed", FEED));
    [method, imprint, corrections_link(context), changes, data, feed].into_iter().flatten().collect()
}

fn generated_link(context: PageContext<'_>, label: &str, path: &str) -> LinkView {
    LinkView { label: label.to_owned(), href: context.href(path) }
}

/// A link to the page of the data; from a note's page, to the table that has a row for the note.
fn data_link(context: PageContext<'_>) -> LinkView {
    let folder = context.folder().map_or("", |folder| folder.trim_end_matches('/'));
    let kind = context.graph.dossier.site.kinds.iter().find(|kind| kind.folder == folder);
    let table = kind.map(|kind| match kind.base {
        BaseKind::Event => TableKind::Events,
        BaseKind::Actor => TableKind::Actors,
        BaseKind::Statistic => TableKind::Observations,
        BaseKind::Source => TableKind::Sources,
        BaseKind::Page => TableKind::Statements,
    });
    let anchor = table.map_or(String::new(), |table| format!("#{}", table.name()));
    let link = generated_link(context, "Data", DATA_PAGE);
    LinkView { href: format!("{}{anchor}", link.href), ..link }
}

/// A link to what was wrong and was put right, where there is something.
pub(super) fn corrections_link(context: PageContext<'_>) -> Option<LinkView> {
    let has_any = context.graph.lists.has_corrections();
    has_any.then(|| generated_link(context, "Corrections", CORRECTIONS))
}

/// Tells whether a language is written from right to left.
fn is_right_to_left(language: &str) -> bool {
    let base = language.split('-').next().unwrap_or("").to_ascii_lowercase();
    ["ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"].contains(&base.as_str())
        && !language.to_ascii_lowercase().contains("-latn")
}

/// The direction of a language's script, as HTML names it.
pub(super) fn direction(language: &str) -> &'static str {
    if is_right_to_left(language) { "rtl" } else { "ltr" }
}

/// The entries of the main navigation: what they say, and the paths to which they lead.
fn navigation(context: PageContext<'_>) -> Vec<(String, String)> {
    let kinds = context.graph.filled_kinds();
    let path = |kind: &Kind| match only_page(context, kind) {
        Some(page) => note_output(page),
        None => index_output(&kind.folder),
    };
    let mut entries: Vec<(String, String)> = kinds.map(|kind| (kind.plural.clone(), path(kind))).collect();
    if context.graph.lists.has_events(&context.graph.dossier.site.kinds) {
        entries.insert(entries.len().min(2), ("Timeline".to_owned(), TIMELINE.to_owned()));
    }
    entries
}

/// The page of a kind of pages that has no other: its list would say nothing more.
fn only_page<'s>(context: PageContext<'s>, kind: &Kind) -> Option<&'s ParsedNote> {
    let mut pages = context.graph.lists.folder(&kind.folder);
    let first = pages.next().filter(|note| note.base == BaseKind::Page)?;
    pages.next().is_none().then_some(first)
}

fn nav_item(context: PageContext<'_>, label: &str, path: &str) -> NavItem {
    let folder = path.strip_suffix(HOME).filter(|folder| !folder.is_empty());
    let current = if context.path == path {
        "page"
    } else if folder.is_some_and(|folder| context.path.starts_with(folder)) {
        "true"
    } else {
        ""
    };
    NavItem { label: label.to_owned(), href: context.href(path), current }
}

/// The home page and, below it, the note's kind.
pub(super) fn breadcrumbs(context: PageContext<'_>, kind: Option<&Kind>) -> Vec<LinkView> {
    let home = LinkView { label: context.graph.dossier.site.title.clone(), href: context.href(HOME) };
    std::iter::once(home).chain(kind.map(|kind| context.list_link(kind))).collect()
}

/// A page's head.
pub(super) fn head(context: PageContext<'_>, name: &str, description: &str) -> Head {
    let site = &context.graph.dossier.site.title;
    let title = if name == site || site.is_empty() { name.to_owned() } else { format!("{name} – {site}") };
    let base = &context.graph.base_url;
    let path = if context.path == HOME { "" } else { context.path };
    Head {
        title,
        name: name.to_owned(),
        description: description.to_owned(),
        updated: None,
        canonical: (!base.is_empty()).then(|| format!("{base}{}", encoded(path))),
        image: image(context),
        alternates: Vec::new(),
        og_type: "website",
        json_ld: String::new(),
    }
}

/// The head of a page that lists notes: it changed last when the newest of them did. Where that is not known of one of
/// them, it is not known of the page: that one may be the newest.
pub(super) fn head_of_list<'n>(
    context: PageContext<'_>,
    name: &str,
    description: &str,
    listed: impl IntoIterator<Item = &'n ParsedNote>,
) -> Head {
    let days = listed.into_iter().map(|note| context.graph.dossier.changed(note).cloned());
    let known: Option<Vec<Date>> = days.collect();
    let newest = known.into_iter().flatten().max_by_key(Date::first_day);
    let updated = newest.map(|day| context.date(&day));
    Head { updated, ..head(context, name, description) }
}

/// The absolute address of the picture that other sites show beside links to a page. Pages that have none show the one of
/// the note that they go on with, or that of the home page.
fn image(context: PageContext<'_>) -> Option<String> {
    let shown = || match context.page {
        Page::Continuation(id, _) => context.graph.front(id).map(note_output),
        page => page.has_card().then(|| context.path.to_owned()),
    };
    let path = || card_output(shown().as_deref().unwrap_or(HOME));
    context.graph.draws_cards().then(|| format!("{}{}", context.graph.base_url, encoded(&path())))
}

/// A link to the page of who met whom, where it is there.
pub(super) fn meetings_link(context: PageContext<'_>) -> Option<LinkView> {
    let title = meetings_title(context)?;
    Some(LinkView { label: title.to_owned(), href: context.href(MEETINGS) })
}

/// A link to where the places lie, where it is said of any.
pub(super) fn map_link(context: PageContext<'_>) -> Option<LinkView> {
    let has_any = context.graph.lists.has_places();
    has_any.then(|| generated_link(context, "Where the places lie", MAP))
}

/// What the page of meetings is called: of what is only planned nobody may say that it took place.
pub(super) fn meetings_title(context: PageContext<'_>) -> Option<&'static str> {
    let statuses = context.graph.attendance.statuses();
    let has = |status: EventStatus| statuses.contains(&status);
    match (has(EventStatus::Held), has(EventStatus::Planned)) {
        (true, true) => Some("Who met whom, and who was to"),
        (true, false) => Some("Who met whom"),
        (false, true) => Some("Who was to meet whom"),
        (false, false) if statuses.is_empty() => None,
        (false, false) => Some("Who may have met whom"),
    }
}

/// A file for machines, which no template renders.
pub(super) fn machine(context: PageContext<'_>, file: MachineFile) -> PageView {
    let head = head(context, "", "");
    PageView {
        path: context.path.to_owned(),
        template: "",
        frame: frame(context),
        head,
        content: Content::Machine(file),
    }
}

/// The page at an old address of a note.
pub(super) fn redirect(context: PageContext<'_>, note: &ParsedNote) -> PageView {
    let link = context.link(note);
    let mut head = head(context, note.title(), "");
    let stub = context.graph.stub(&note.id);
    let new = stub.map(|stub| format!("{}{}", context.graph.base_url, encoded(&stub.output)));
    head.canonical = new.filter(|_| !context.graph.base_url.is_empty());
    PageView {
        path: context.path.to_owned(),
        template: "redirect.html",
        frame: frame(context),
        head,
        content: Content::Redirect(link),
    }
}

/// The page for addresses that lead nowhere.
pub(super) fn not_found(context: PageContext<'_>) -> PageView {
    let links = context.graph.filled_kinds().map(|kind| context.list_link(kind)).collect();
    let head = Head {
        canonical: None,
        image: None,
        ..head(context, "Page not found", "There is no page at this address.")
    };
    PageView {
        path: context.path.to_owned(),
        template: "404.html",
        frame: frame(context),
        head,
        content: Content::NotFound(NotFoundView { links }),
    }
}

#[cfg(test)]
mod tests {
    use super::direction;

    #[test]
    fn direction_follows_from_the_language() {
        let right = ["ar", "fa-AF", "he"].map(direction);
        assert_eq!(right, ["rtl"; 3]);
        assert_eq!(["de", "uz-Latn", "ar-Latn"].map(direction), ["ltr"; 3]);
    }
}
