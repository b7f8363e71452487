//! What every page has around its content, and the pages that are little more than that.

use super::context::Desk;
use super::search::SEARCH;
use super::view::{Content, Frame, Head, LinkView, NavItem, NotFoundView, PageView};
use crate::model::{Kind, NoteId, ParsedNote};

/// The id of the page that explains how the dossier was made.
pub(super) const METHOD: &str = "methodology";

pub(super) fn frame(desk: Desk<'_>) -> Frame {
    let info = &desk.site.dossier.site;
    let method = desk.site.note(&NoteId::new(METHOD));
    let language = if info.language.is_empty() { "en".to_owned() } else { info.language.clone() };
    Frame {
        direction: direction(&language),
        title: info.title.clone(),
        description: info.description.clone(),
        language,
        root: desk.root(),
        home: desk.href("index.html"),
        feed: desk.href("feed.xml"),
        nav: nav(desk),
        search: desk.site.notes().next().map(|_| nav_item(desk, "Search", SEARCH)),
        method: method.map(|note| desk.link(note)),
    }
}

/// Whether a language is written from right to left.
fn is_right_to_left(language: &str) -> bool {
    let base = language.split('-').next().unwrap_or("").to_ascii_lowercase();
    ["ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"].contains(&base.as_str())
        && !language.to_ascii_lowercase().contains("-latn")
}

/// The direction of a language's script, as HTML names it.
pub(super) fn direction(language: &str) -> &'static str {
    if is_right_to_left(language) { "rtl" } else { "ltr" }
}

fn nav(desk: Desk<'_>) -> Vec<NavItem> {
    let kinds = desk.site.dossier.site.kinds.iter().filter(|kind| has_notes(desk, kind));
    let mut items: Vec<NavItem> = kinds.map(|kind| nav_item(desk, &kind.plural, &index_path(kind))).collect();
    let timeline = nav_item(desk, "Timeline", "timeline.html");
    items.insert(items.len().min(2), timeline);
    items
}

pub(super) fn has_notes(desk: Desk<'_>, kind: &Kind) -> bool {
    desk.site.shelves.count(&kind.folder) > 0
}

/// The path of a kind's list.
pub(super) fn index_path(kind: &Kind) -> String {
    format!("{}/index.html", kind.folder)
}

fn nav_item(desk: Desk<'_>, label: &str, path: &str) -> NavItem {
    let folder = path.strip_suffix("index.html").filter(|folder| !folder.is_empty());
    let current = if desk.path == path {
        "page"
    } else if folder.is_some_and(|folder| desk.path.starts_with(folder)) {
        "true"
    } else {
        ""
    };
    NavItem { label: label.to_owned(), href: desk.href(path), current }
}

/// The home page and, below it, the note's kind.
pub(super) fn breadcrumbs(desk: Desk<'_>, kind: Option<&Kind>) -> Vec<LinkView> {
    let home = LinkView { label: desk.site.dossier.site.title.clone(), href: desk.href("index.html") };
    let kind = kind.map(|kind| LinkView { label: kind.plural.clone(), href: desk.href(&index_path(kind)) });
    std::iter::once(home).chain(kind).collect()
}

/// A page's head.
pub(super) fn head(desk: Desk<'_>, name: &str, description: &str) -> Head {
    let site = &desk.site.dossier.site.title;
    let title = if name == site || site.is_empty() { name.to_owned() } else { format!("{name} – {site}") };
    let base = &desk.site.base_url;
    let path = if desk.path == "index.html" { "" } else { desk.path };
    Head {
        title,
        name: name.to_owned(),
        description: description.to_owned(),
        canonical: (!base.is_empty()).then(|| format!("{base}{}", crate::site::urls::encoded(path))),
        og_type: "website",
        json_ld: String::new(),
    }
}

/// The page at an old address of a note.
pub(super) fn redirect(desk: &Desk<'_>, note: &ParsedNote) -> PageView {
    let desk = *desk;
    let link = desk.link(note);
    let mut head = head(desk, note.title(), "");
    let stub = desk.site.index.stub(&note.id);
    let new = stub.map(|stub| format!("{}{}", desk.site.base_url, crate::site::urls::encoded(&stub.output)));
    head.canonical = new.filter(|_| !desk.site.base_url.is_empty());
    PageView {
        path: desk.path.to_owned(),
        template: "redirect.html",
        frame: frame(desk),
        head,
        content: Content::Redirect(link),
    }
}

/// The page for addresses that lead nowhere.
pub(super) fn not_found(desk: &Desk<'_>) -> PageView {
    let desk = *desk;
    let kinds = desk.site.dossier.site.kinds.iter().filter(|kind| has_notes(desk, kind));
    let links = kinds.map(|kind| LinkView { label: kind.plural.clone(), href: desk.href(&index_path(kind)) });
    let links = links.collect();
    let head = Head { canonical: None, ..head(desk, "Page not found", "There is no page at this address.") };
    PageView {
        path: desk.path.to_owned(),
        template: "404.html",
        frame: frame(desk),
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
