//! `index.html`: the list of a kind or a tag.

use super::base;
use super::page::{Page, some};
use super::parts::{assay, breadcrumbs, gauge, jump, pager, quote, status, time};
use crate::site::view::{FacetView, FilterView, IndexEntry, IndexGroup, IndexView, PageView, TakenView};

/// Writes a page of a list.
pub(super) fn page(out: &mut Page<'_>, page: &PageView, index: &IndexView) {
    let main = |out: &mut Page<'_>| list(out, index, &page.frame.root);
    base::page(out, page, &["lists.css"], &["plain"], main, |_| {});
}

fn list(out: &mut Page<'_>, index: &IndexView, root: &str) {
    out.raw("\n<div class=\"list-page\">\n");
    breadcrumbs(out, &index.breadcrumbs);
    out.raw("<h1>").say_set(&index.title).raw(" <span class=\"count\">").number(index.count);
    out.raw("</span></h1>\n");
    if !index.description.is_empty() {
        out.raw("<p class=\"standfirst\">").say_set(&index.description).raw("</p>");
    }
    out.raw("\n");
    if !index.related.is_empty() {
        out.raw("<p class=\"related\">").say("See also").raw(" ");
        out.joined(&index.related, ", ", |out, link| {
            out.raw("<a href=\"").text(&link.href).raw("\">").say(&link.label).raw("</a>");
        });
        out.raw("</p>");
    }
    out.raw("\n");
    if let Some(form) = &index.filter {
        filter(out, form);
    }
    out.raw("\n<div class=\"lists\">\n");
    jump(out, &index.jump);
    out.raw("\n");
    if index.pager.is_some() {
        out.raw("<p class=\"assay\">").number(index.from).raw("–").number(index.to).raw(" ");
        out.count("of {total}", &[("total", index.count)]).raw("</p>");
    }
    out.raw("\n");
    index.groups.iter().for_each(|one| group(out, one, index.base));
    out.raw("\n");
    if let Some(pages) = &index.pager {
        pager(out, pages);
    }
    out.raw("\n</div>\n");
    if index.filter.is_some() {
        out.raw("<script src=\"").text(root).raw("assets/lists.js\" defer></script>");
    }
    out.raw("\n</div>\n");
}

fn group(out: &mut Page<'_>, group: &IndexGroup, base: &str) {
    out.raw("\n<");
    if group.label.is_empty() {
        out.raw("div");
    } else {
        out.raw("section id=\"").text(&group.id).raw("\"");
    }
    out.raw(" class=\"group\">\n");
    if !group.label.is_empty() {
        out.raw("<h2 class=\"group-label\">").say_set(&group.label).raw("</h2>");
    }
    out.raw("\n<ul class=\"index-list ").text(base).raw("\">\n");
    group.entries.iter().for_each(|one| entry(out, one));
    out.raw("</ul>\n</").raw(if group.label.is_empty() { "div" } else { "section" }).raw(">\n");
}

fn entry(out: &mut Page<'_>, entry: &IndexEntry) {
    let (has_date, has_status) = (!entry.date.is_empty(), !entry.status.is_empty());
    if entry.tie == "first" {
        out.raw("<li class=\"tied\"><p class=\"tied-label\">").say("Their order is not fully known");
        out.raw("</p>\n<ul>\n");
    }
    out.raw("<li class=\"entry ").text(entry.status).raw("\"");
    if !entry.tokens.is_empty() {
        out.raw(" data-f=\"").text(&entry.tokens).raw("\"");
    }
    out.raw(">\n<p class=\"entry-date\">");
    match some(entry.datetime.as_ref()) {
        Some(datetime) if has_date => time(out, datetime, &entry.date),
        _ if has_date => {
            out.text(&entry.date);
        }
        _ if !entry.detail.is_empty() => {
            out.say_set(&entry.detail);
        }
        _ => {}
    }
    out.raw("</p>\n<div><p class=\"entry-title\"><a href=\"").text(&entry.href).raw("\">");
    out.say_set(&entry.title).raw("</a></p>\n");
    if !entry.description.is_empty() {
        out.raw("<p class=\"entry-text\">").say_set(&entry.description).raw("</p>");
    }
    out.raw("\n");
    if !entry.quote.is_empty() {
        out.raw("<p class=\"row-quote\">");
        quote(out, &entry.quote);
        out.raw("</p>");
    }
    out.raw("\n");
    if has_status || has_date && !entry.detail.is_empty() {
        out.raw("<p class=\"meta\">");
        if has_status {
            status(out, entry.status, entry.status_label);
            out.raw(" ");
        }
        if has_date {
            out.say_set(&entry.detail);
        }
        out.raw("</p>");
    }
    evidence(out, entry);
    out.raw("</div>\n</li>\n");
    if entry.tie == "last" {
        out.raw("</ul></li>\n");
    }
}

/// What stands at the end of an entry: how far it rests on quotes, and on how many pages it is named.
fn evidence(out: &mut Page<'_>, entry: &IndexEntry) {
    out.raw("</div>\n<div class=\"entry-end meta\">");
    if let Some(TakenView { quoted, words, uses }) = entry.taken {
        out.raw("<p>").count("{n} of {words} words quoted", &[("n", quoted), ("words", words)]);
        out.raw("</p>\n<p>").count("{n} statements rest on them", &[("n", uses)]).raw("</p>");
    } else if entry.sourced + entry.open + entry.bare > 0 {
        if entry.sourced + entry.bare > 0 {
            gauge(out, entry.sourced, entry.sourced + entry.bare);
        }
        out.raw("\n<p>");
        assay(out, entry.sourced, entry.open, entry.bare);
        out.raw("</p>");
    }
    out.raw("\n");
    if entry.mentions > 0 {
        out.raw("<p class=\"entry-mentions\">").count("on {n} pages", &[("n", entry.mentions)]).raw("</p>");
    }
}

/// What sorts and filters a list. It is hidden until the script that does it is there.
fn filter(out: &mut Page<'_>, filter: &FilterView) {
    out.raw("\n<details class=\"filters\" hidden><summary>").say("Sort and filter");
    out.raw("</summary>\n<form class=\"filter\" aria-label=\"").say("Sort and filter").raw("\"");
    if let Some(script) = some(filter.script.as_ref()) {
        out.raw(" data-script=\"").text(script).raw("\"");
    }
    out.raw(">\n");
    filter.facets.iter().for_each(|one| facet(out, one));
    out.raw("<label>").say("Order").raw("<select name=\"sort\">");
    for sort in &filter.sorts {
        out.raw("<option value");
        if !sort.value.is_empty() {
            out.raw("=\"").text(sort.value).raw("\"");
        }
        out.raw(">").say(sort.label).raw("</option>");
    }
    out.raw("</select></label>\n<button type=\"reset\">").say("Show all");
    out.raw("</button>\n<output data-noun=\"").text(&filter.noun).raw("\"></output>\n</form>\n</details>\n");
}

fn facet(out: &mut Page<'_>, facet: &FacetView) {
    out.raw("<label>").say(facet.label).raw("<select name=\"").text(facet.name);
    out.raw("\"><option value>").say("all").raw("</option>\n");
    for option in &facet.options {
        out.raw("<option value=\"").text(&option.value).raw("\" data-l=\"").say(&option.label).raw("\">");
        out.say(&option.label).raw(" (").number(option.count).raw(")</option>\n");
    }
    if facet.left_out > 0 {
        out.raw("<option disabled value>").count("and {n} rarer ones", &[("n", facet.left_out)]);
        out.raw("</option>");
    }
    out.raw("</select></label>\n");
}
