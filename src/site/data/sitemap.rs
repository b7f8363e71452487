//! Files for those who crawl or serve the site: the sitemap, `robots.txt` and `.nojekyll`.

use crate::site::context::PageContext;
use crate::site::frame::machine;
use crate::site::route::{Page, routes};
use crate::site::urls::encoded;
use crate::site::view::{MachineFile, PageView, RobotsView, SitemapView};

pub(in crate::site) fn sitemap(context: PageContext<'_>) -> PageView {
    let base = &context.graph.base_url;
    let routes = routes(context.graph);
    // A page that leads on asks not to be listed.
    let is_listed = |page: &Page| !matches!(page, Page::NotFound | Page::Redirect(_));
    let pages = routes.iter().filter(|r| r.path.ends_with(".html") && is_listed(&r.page));
    let modified = |page: &Page| {
        let note = match page {
            Page::Home => context.graph.home()?,
            Page::Note(id) => context.graph.note(id)?,
            _ => return None,
        };
        context.graph.changed(note)?.first_day()
    };
    let pages = pages.map(|route| {
        let path = if route.page == Page::Home { String::new() } else { encoded(&route.path) };
        (format!("{base}{path}"), modified(&route.page))
    });
    let view = SitemapView { pages: pages.collect() };
    machine(context, MachineFile::Sitemap(view))
}

pub(in crate::site) fn robots(context: PageContext<'_>) -> PageView {
    let base = &context.graph.base_url;
    let sitemap = (!base.is_empty()).then(|| format!("{base}sitemap.xml"));
    machine(context, MachineFile::Robots(RobotsView { sitemap }))
}

pub(in crate::site) fn no_jekyll(context: PageContext<'_>) -> PageView {
    machine(context, MachineFile::NoJekyll)
}
