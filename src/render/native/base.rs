//! `base.html`: what every page has around its content.

use super::page::{Page, some};
use crate::site::view::{Frame, Head, NavItem, PageView};

const POLICY: &str = "<!doctype html>\n<html lang=\"";
const BEFORE_TITLE: &str = ">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>";

/// Writes a page with the style sheet of its kind, the class of its body, its content, and what stands at its
/// end.
pub(super) fn page(
    out: &mut Page<'_>,
    page: &PageView,
    style: &str,
    class: &[&str],
    main: impl FnOnce(&mut Page<'_>),
    after: impl FnOnce(&mut Page<'_>),
) {
    let (frame, head) = (&page.frame, &page.head);
    out.raw(POLICY).text(&frame.language).raw("\"");
    if frame.direction == "rtl" {
        out.raw(" dir=\"rtl\"");
    }
    out.raw(BEFORE_TITLE);
    self::head(out, frame, head);
    if !style.is_empty() {
        out.raw("<link rel=\"stylesheet\" href=\"").text(&frame.root).raw("assets/").raw(style);
        out.raw("\">\n");
    }
    links(out, frame, head);
    out.raw("</head>\n<body class=\"");
    class.iter().for_each(|class| {
        out.raw(class);
    });
    out.raw("\">\n");
    masthead(out, frame);
    out.raw("<main id=\"main\" tabindex=\"-1\">\n");
    main(out);
    out.raw("\n</main>\n");
    colophon(out, frame, head);
    after(out);
    out.raw("\n</body>\n</html>\n");
}

fn head(out: &mut Page<'_>, frame: &Frame, head: &Head) {
    out.set(&head.title).raw("</title>\n");
    if !head.description.is_empty() {
        out.raw("<meta name=\"description\" content=\"").text(&head.description);
        out.raw("\">\n<meta property=\"og:description\" content=\"").text(&head.description).raw("\">\n");
    }
    out.raw("<meta property=\"og:title\" content=\"").text(&head.name);
    out.raw("\">\n<meta property=\"og:type\" content=\"").text(head.og_type);
    out.raw("\">\n<meta property=\"og:site_name\" content=\"").text(&frame.title).raw("\">\n");
    if let Some(canonical) = some(head.canonical.as_ref()) {
        out.raw("<meta property=\"og:url\" content=\"").text(canonical);
        out.raw("\">\n<link rel=\"canonical\" href=\"").text(canonical).raw("\">\n");
    }
    out.raw("<meta name=\"color-scheme\" content=\"light dark\">\n<script src=\"").text(&frame.root);
    out.raw("assets/scheme.js\"></script>\n<link rel=\"stylesheet\" href=\"").text(&frame.root);
    out.raw("assets/factum.css\">\n");
}

fn links(out: &mut Page<'_>, frame: &Frame, head: &Head) {
    out.raw("<link rel=\"stylesheet\" href=\"").text(&frame.root);
    out.raw("assets/print.css\" media=\"print\">\n<link rel=\"icon\" href=\"").text(&frame.root);
    out.raw("assets/mark.svg\" type=\"image/svg+xml\">\n");
    if !frame.feed.is_empty() {
        out.raw("<link rel=\"alternate\" type=\"application/atom+xml\" title=\"").text(&frame.title);
        out.raw("\" href=\"").text(&frame.feed).raw("\">\n");
    }
    if !frame.data.is_empty() {
        out.raw("<link rel=\"describedby\" type=\"application/json\" href=\"").text(&frame.data).raw("\">\n");
    }
    if !head.json_ld.is_empty() {
        // It is JSON that was made safe for this place, so it is not escaped.
        out.raw("<script type=\"application/ld+json\">").raw(&head.json_ld).raw("</script>\n");
    }
    out.raw("<script src=\"").text(&frame.root).raw("assets/keys.js\" defer></script>\n<script src=\"");
    out.text(&frame.root).raw("assets/reading.js\" defer></script>\n");
}

fn masthead(out: &mut Page<'_>, frame: &Frame) {
    out.raw("<a class=\"skip\" href=\"#main\">").say("Skip to the text");
    out.raw("</a>\n<header class=\"masthead\">\n<p class=\"wordmark\"><a href=\"").text(&frame.home);
    out.raw("\">").set(&frame.title).raw("</a></p>\n<nav aria-label=\"").say("Main").raw("\">\n<ul>\n");
    for item in &frame.nav {
        nav_item(out, item, "");
    }
    if let Some(search) = &frame.search {
        nav_item(out, search, " rel=\"search\"");
    }
    out.raw("</ul>\n</nav>\n<details class=\"scheme\" hidden data-auto=\"").say("As the system");
    out.raw("\" data-light=\"").say("Light").raw("\" data-dark=\"").say("Dark");
    out.raw("\" data-contrast=\"").say("High contrast").raw("\"><summary aria-label=\"").say("Colours");
    out.raw("\"></summary></details>\n</header>\n");
}

fn nav_item(out: &mut Page<'_>, item: &NavItem, rel: &str) {
    out.raw("<li><a href=\"").text(&item.href).raw("\"").raw(rel);
    if !item.current.is_empty() {
        out.raw(" aria-current=\"").text(item.current).raw("\"");
    }
    out.raw(">").say(&item.label).raw("</a></li>\n");
}

/// The page as somebody cites it: with its version and the day of its last change.
fn cite(out: &mut Page<'_>, frame: &Frame, head: &Head) {
    out.raw("<details class=\"cite\"><summary>").say("Cite this page").raw("</summary>\n<p id=\"cited\">");
    if !frame.editor.is_empty() {
        out.text(&frame.editor).raw(". ");
    }
    if head.name != frame.title {
        out.open_quote().say_set(&head.name).close_quote().raw(". ");
    }
    if !frame.title.is_empty() {
        out.set(&frame.title).raw(".");
    }
    if !frame.version.is_empty() {
        out.raw(" ").say("Version").raw(" ").text(&frame.version).raw(".");
    }
    if let Some(updated) = some(head.updated.as_ref()) {
        out.raw(" ").say_with("Last changed {date}", &[("date", updated)]).raw(".");
    }
    if let Some(address) = some(head.canonical.as_ref()) {
        out.raw(" <span class=\"address\">").text(address).raw("</span>");
    }
    out.raw("</p>\n</details>\n");
}

fn colophon(out: &mut Page<'_>, frame: &Frame, head: &Head) {
    out.raw("<footer class=\"colophon\">\n");
    cite(out, frame, head);
    out.raw("<p>").set(&frame.description).raw("</p>\n");
    if !frame.foot.is_empty() {
        out.raw("<p>");
        out.joined(&frame.foot, " · ", |out, link| {
            out.raw("<a href=\"").text(&link.href).raw("\">").say(&link.label).raw("</a>");
        });
        out.raw("</p>\n");
    }
    out.raw("</footer>\n");
}
