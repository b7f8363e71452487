//! Files for machines: the sitemap, robots.txt, the feed and `.nojekyll`.

use crate::index::note_output;
use crate::model::{BaseKind, NoteId, ParsedNote};
use crate::site::context::PageContext;
use crate::site::format::date;
use crate::site::frame::{frame, head, not_found};
use crate::site::lists::index;
use crate::site::route::{DataForm, Page};
use crate::site::urls::encoded;
use crate::site::view::{AtomEntry, Content, FeedView, MachineFile, PageView, RobotsView, SitemapView};

/// How many entries the feed has at most.
const ENTRIES: usize = 50;
/// When nothing is dated: the first moment that RFC 3339 readers agree on.
const NEVER: &str = "1970-01-01T00:00:00Z";

fn machine(context: PageContext<'_>, file: MachineFile) -> PageView {
    let head = head(context, "", "");
    PageView {
        path: context.path.to_owned(),
        template: "",
        frame: frame(context),
        head,
        content: Content::Machine(file),
    }
}

pub(in crate::site) fn sitemap(context: PageContext<'_>) -> PageView {
    let base = &context.site.base_url;
    let routes = context.site.routes();
    let pages = routes.iter().filter(|r| r.path.ends_with(".html") && r.page != Page::NotFound);
    let modified = |page: &Page| match page {
        Page::Note(id) => context
            .site
            .note(id)
            .and_then(|n| n.front.updated.as_ref())
            .and_then(|d| date::last_day(&d.value)),
        _ => None,
    };
    let pages = pages.map(|route| {
        let path = if route.page == Page::Home { String::new() } else { encoded(&route.path) };
        (format!("{base}{path}"), modified(&route.page))
    });
    let view = SitemapView { pages: pages.collect() };
    machine(context, MachineFile::Sitemap(view))
}

pub(in crate::site) fn robots(context: PageContext<'_>) -> PageView {
    let base = &context.site.base_url;
    let sitemap = (!base.is_empty()).then(|| format!("{base}sitemap.xml"));
    machine(context, MachineFile::Robots(RobotsView { sitemap }))
}

pub(in crate::site) fn no_jekyll(context: PageContext<'_>) -> PageView {
    machine(context, MachineFile::NoJekyll)
}

/// What the pages of a long list filter by.
pub(in crate::site) fn list(context: PageContext<'_>, first: &str) -> PageView {
    machine(context, MachineFile::List(index::data(context, first)))
}

/// A statistic's observations.
pub(in crate::site) fn data(context: PageContext<'_>, id: &NoteId, form: DataForm) -> PageView {
    match (crate::site::data::dataset::of(context, id), form) {
        (Some(data), DataForm::Csv) => machine(context, MachineFile::Csv(data)),
        (Some(data), DataForm::Json) => machine(context, MachineFile::Json(data)),
        (None, _) => not_found(&context),
    }
}

/// Events, and every note that says when it was changed, the latest first.
pub(in crate::site) fn feed(context: PageContext<'_>) -> PageView {
    let info = &context.site.dossier.site;
    let base = &context.site.base_url;
    let mut entries: Vec<AtomEntry> = context.site.notes().filter_map(|note| entry(context, note)).collect();
    entries.sort_by(|a, b| (&b.updated, &a.id).cmp(&(&a.updated, &b.id)));
    entries.truncate(ENTRIES);
    let view = FeedView {
        id: if base.is_empty() {
            format!("urn:factum:{}", encoded(&info.title.to_lowercase()))
        } else {
            base.clone()
        },
        title: info.title.clone(),
        subtitle: info.description.clone(),
        language: if info.language.is_empty() { "en".to_owned() } else { info.language.clone() },
        home: if base.is_empty() { "index.html".to_owned() } else { base.clone() },
        own: format!("{base}feed.xml"),
        updated: entries.first().map_or(NEVER.to_owned(), |entry| entry.updated.clone()),
        entries,
    };
    machine(context, MachineFile::Feed(view))
}

fn entry(context: PageContext<'_>, note: &ParsedNote) -> Option<AtomEntry> {
    let of_event = note.front.date.as_ref().filter(|_| note.base == BaseKind::Event);
    let day = date::last_day(&note.front.updated.as_ref().or(of_event)?.value)?;
    let base = &context.site.base_url;
    let path = encoded(&note_output(note));
    Some(AtomEntry {
        id: if base.is_empty() { format!("urn:factum:{path}") } else { format!("{base}{path}") },
        title: note.title().to_owned(),
        href: format!("{base}{path}"),
        updated: format!("{day}T00:00:00Z"),
        summary: note.front.description.as_ref().map_or(String::new(), |d| d.value.clone()),
    })
}
