//! Small parts of `components.html`, which pages of several kinds have.

use super::page::{Page, some};
use crate::site::view::{
    FactValue, FactView, JumpLink, LinkView, MarkView, OutcomeView, PagerView, PreviewView, QuotePart,
    ReferencePart, SnippetView, StripView, VoiceView,
};

const ELSEWHERE: &str = " rel=\"noopener noreferrer nofollow\"";

pub(super) fn marks(out: &mut Page<'_>, marks: &[MarkView]) {
    out.joined(marks, "&#8202;", |out, mark| {
        // Anchors and numbers of marks are of letters, digits and hyphens, and need no escaping.
        out.raw("<sup class=\"mark ").raw(mark.outcome);
        out.raw(if mark.is_short() { " short" } else { "" }).raw("\"><a id=\"").raw(&mark.id);
        out.raw("\" href=\"").raw(&mark.href).raw("\"");
        if let Some(through) = mark.through.filter(|through| *through > 0) {
            out.raw(" data-to=\"").number(through).raw("\"");
        }
        out.raw(" role=\"doc-noteref\">").raw(&mark.number).raw("</a></sup>");
    });
}

/// Addresses that something had and keeps.
pub(super) fn anchors(out: &mut Page<'_>, ids: &[String]) {
    for id in ids {
        out.raw("<a id=\"").text(id).raw("\"></a>");
    }
}

pub(super) fn quote(out: &mut Page<'_>, parts: &[QuotePart]) {
    out.open_quote();
    for part in parts {
        match part.kind {
            "words" => out.raw("<span>"),
            kind => out.raw("<span class=\"quote-").text(kind).raw("\">"),
        };
        out.nested(&part.text).raw("</span>");
    }
    out.close_quote();
}

/// Who says so, and how strong that makes it.
pub(super) fn speakers(out: &mut Page<'_>, voice: &VoiceView) {
    out.joined(&voice.speakers, "; ", |out, one| {
        match (one.kind, some(one.href.as_ref())) {
            ("own", _) => out.say_with("{name} in its own voice", &[("name", &one.name)]),
            ("unnamed", _) => {
                out.open_quote();
                out.text(&one.name).close_quote()
            }
            (_, Some(href)) => out.raw("<a href=\"").text(href).raw("\">").set(&one.name).raw("</a>"),
            (_, None) => out.set(&one.name),
        };
        if one.kind != "own" {
            out.raw(", ").say_with("via {name}", &[("name", &voice.via)]);
        }
    });
    for strength in &voice.strengths {
        out.raw(" · <span class=\"strength\">").say(strength).raw("</span>");
    }
}

pub(super) fn voice(out: &mut Page<'_>, voice: &VoiceView) {
    if !voice.strengths.is_empty() {
        out.raw("<p class=\"voice\">");
        speakers(out, voice);
        out.raw("</p>\n");
    }
}

pub(super) fn reference(out: &mut Page<'_>, parts: &[ReferencePart]) {
    for part in parts {
        match some(part.href.as_ref()) {
            Some(href) => out.raw("<a href=\"").text(href).raw("\"").raw(ELSEWHERE).raw(">"),
            None if part.italic => out.raw("<i>"),
            None => out,
        }
        .text(&part.text);
        match some(part.href.as_ref()) {
            Some(_) => out.raw("</a>"),
            None if part.italic => out.raw("</i>"),
            None => out,
        };
    }
}

pub(super) fn status(out: &mut Page<'_>, class: &str, label: &str) {
    out.raw("<span class=\"status ").text(class).raw("\">").say(label).raw("</span>");
}

pub(super) fn outcome(out: &mut Page<'_>, outcome: &OutcomeView) {
    out.raw("<span class=\"outcome ").text(outcome.class).raw("\">").say(outcome.label).raw("</span>");
}

/// What the outcomes of a page mean, each once.
pub(super) fn legend(out: &mut Page<'_>, outcomes: &[OutcomeView]) {
    if outcomes.is_empty() {
        return;
    }
    out.raw("<ul class=\"legend\">");
    for one in outcomes {
        out.raw("<li>");
        outcome(out, one);
        out.raw(" <span>").say(one.meaning).raw("</span></li>");
    }
    out.raw("</ul>");
}

fn date(out: &mut Page<'_>, value: &FactValue) {
    match some(value.datetime.as_ref()) {
        Some(datetime) => time(out, datetime, &value.text),
        None => {
            out.say_set(&value.text);
        }
    }
}

pub(super) fn time(out: &mut Page<'_>, datetime: &str, text: &str) {
    out.raw("<time datetime=\"").text(datetime).raw("\">").text(text).raw("</time>");
}

fn value(out: &mut Page<'_>, value: &FactValue) {
    let Some(href) = some(value.href.as_ref()) else { return date(out, value) };
    out.raw("<a href=\"").text(href).raw("\"");
    if href.starts_with("http") {
        out.raw(ELSEWHERE);
    }
    out.raw(">").set(&value.text).raw("</a>");
}

pub(super) fn facts(out: &mut Page<'_>, facts: &[FactView]) {
    out.raw("\n<dl class=\"facts\">");
    for fact in facts {
        out.raw("\n<div class=\"fact\">\n<dt>").say_set(fact.label).raw("</dt>\n<dd>");
        let first = fact.values.first();
        match (fact.status, first, fact.values.len()) {
            (Some(class), Some(first), _) if !class.is_empty() => status(out, class, &first.text),
            (_, _, 2..) => several_values(out, fact),
            (_, Some(first), _) => value(out, first),
            (_, None, _) => {}
        }
        if !fact.marks.is_empty() && fact.values.len() == 1 {
            out.raw(" ");
            marks(out, &fact.marks);
        }
        if let Some(remark) = fact.remark {
            out.raw("<span class=\"inferred\">").say(remark).raw("</span>");
        }
        for (word, ground) in [("inferred", &fact.inferred), ("identified", &fact.identified)] {
            if let Some(ground) = some(ground.as_ref()) {
                out.raw("<span class=\"inferred\"><b>").say(word).raw("</b> ").set(ground).raw("</span>");
            }
        }
        out.raw("</dd>\n</div>");
    }
    out.raw("\n</dl>\n");
}

fn several_values(out: &mut Page<'_>, fact: &FactView) {
    out.raw("<ul>");
    for (i, one) in fact.values.iter().enumerate() {
        out.raw("<li>");
        value(out, one);
        if i + 1 == fact.values.len() && !fact.marks.is_empty() {
            out.raw(" ");
            marks(out, &fact.marks);
        }
        out.raw("</li>");
    }
    out.raw("</ul>");
}

pub(super) fn snippet(out: &mut Page<'_>, sentence: &SnippetView) {
    out.raw("<a href=\"").text(&sentence.href).raw("\">");
    for part in &sentence.parts {
        if part.marked {
            out.raw("<mark>").set(&part.text).raw("</mark>");
        } else {
            out.set(&part.text);
        }
    }
    out.raw("</a>");
}

/// A strip: the whole as a line, its marked parts on it.
pub(super) fn strip(out: &mut Page<'_>, strip: &StripView, id: &str) {
    let width = format!("{:?}", strip.width);
    out.raw("<div class=\"strip\">\n<svg role=\"img\" aria-labelledby=\"").raw(id).raw("-t ").raw(id);
    out.raw("-d\" viewBox=\"0 0 ").raw(&width).raw(" 16\" preserveAspectRatio=\"none\">\n<title id=\"");
    out.raw(id).raw("-t\">").text(&strip.title).raw("</title><desc id=\"").raw(id).raw("-d\">");
    out.text(&strip.description).raw("</desc>\n<rect class=\"strip-ground\" x=\"0\" y=\"0\" width=\"");
    out.raw(&width)
        .raw("\" height=\"16\"/>\n</svg>\n<svg class=\"links\" aria-hidden=\"true\" viewBox=\"0 0 ");
    out.raw(&width).raw(" 16\" preserveAspectRatio=\"none\">\n");
    for (i, mark) in strip.marks.iter().enumerate() {
        if !mark.text.is_empty() || i == 0 {
            if i > 0 {
                out.raw("</a>\n");
            }
            out.raw("<a href=\"").text(&mark.href).raw("\" tabindex=\"-1\"><title>").text(&mark.text);
            out.raw("</title>");
        }
        out.raw("<path");
        if mark.class != "sourced" {
            out.raw(" class=\"").text(mark.class).raw("\"");
        }
        out.raw(" d=\"M").whole(mark.x).raw(" 0h").whole(mark.width).raw("v16h-").whole(mark.width);
        out.raw("z\"/>");
        if i + 1 == strip.marks.len() {
            out.raw("</a>\n");
        }
    }
    out.raw("</svg>\n</div>");
}

/// How well the sentences of a page are sourced, in a line: the component `assay`.
pub(super) fn assay(out: &mut Page<'_>, sourced: usize, open: usize, bare: usize) {
    let mut between = "";
    if sourced > 0 {
        out.count("{n} sentences sourced", &[("n", sourced)]);
        between = ", ";
    }
    if open > 0 {
        out.raw(between).count("{n} open questions", &[("n", open)]);
        between = ", ";
    }
    if bare > 0 {
        out.raw(between).raw("<b class=\"bare\">").count("{n} without a source", &[("n", bare)]).raw("</b>");
    }
}

/// How much of a whole is sourced, for the eye.
pub(super) fn gauge(out: &mut Page<'_>, part: usize, whole: usize) {
    out.raw("<svg class=\"gauge\" aria-hidden=\"true\" viewBox=\"0 0 ").number(whole);
    out.raw(" 1\" preserveAspectRatio=\"none\"><path d=\"M0 0h").number(part).raw("v1H0\"/></svg>");
}

/// The way from the home page.
pub(super) fn breadcrumbs(out: &mut Page<'_>, crumbs: &[LinkView]) {
    out.raw("<nav class=\"crumbs\" aria-label=\"").say("Breadcrumb").raw("\"><ol>");
    for crumb in crumbs {
        out.raw("<li><a href=\"").text(&crumb.href).raw("\">").say_set(&crumb.label).raw("</a></li>");
    }
    out.raw("</ol></nav>\n");
}

/// What `assets/reading.js` needs in a page.
pub(super) fn cards(out: &mut Page<'_>, previews: &[PreviewView]) {
    out.raw("\n<p id=\"said\" class=\"vh\" role=\"status\" data-also=\"").say("Also for this sentence");
    out.raw("\" data-copy=\"").say("Copy citation").raw("\" data-here=\"").say("Link to this sentence");
    out.raw("\" data-passage=\"").say("Link to this passage");
    out.raw("\" data-copied=\"").say("Citation copied").raw("\" data-failed=\"");
    out.say("The citation could not be copied").raw("\" data-verify=\"").say("Verify this page");
    out.raw("\" data-proved=\"").say("Quotes proved to stand in the sealed texts");
    out.raw("\" data-unproved=\"").say("Not proved");
    out.raw("\" data-open=\"").open_quote().raw("\" data-close=\"").close_quote().raw("\"></p>\n");
    if !previews.is_empty() {
        out.raw("<template id=\"previews\">\n");
        previews.iter().for_each(|one| preview(out, one));
        out.raw("</template>");
    }
    out.raw("\n");
}

fn preview(out: &mut Page<'_>, one: &PreviewView) {
    out.raw("<p data-for=\"").text(&one.href).raw("\">").say(&one.kind);
    out.raw("<b>").set(&one.title).raw("</b>").set(&one.description);
    if !one.facts.is_empty() {
        out.raw("<i>");
        out.joined(&one.facts, " · ", |out, fact| {
            out.say_set(fact);
        });
        out.raw("</i>");
    }
    out.raw("</p>\n");
}

/// Where each group of a list begins.
pub(super) fn jump(out: &mut Page<'_>, jump: &[JumpLink]) {
    out.raw("\n");
    if jump.len() > 3 {
        out.raw("<nav class=\"jump\" aria-label=\"").say("Groups").raw("\"><ul>");
        for link in jump {
            out.raw("<li><a href=\"").text(&link.href).raw("\">").say(&link.label);
            out.raw("</a> <span class=\"count\">").number(link.count).raw("</span></li>");
        }
        out.raw("</ul></nav>");
    }
    out.raw("\n");
}

/// The way to the other pages of a list.
pub(super) fn pager(out: &mut Page<'_>, pager: &PagerView) {
    out.raw("\n<nav class=\"pager\" aria-label=\"").say("Pages of the list").raw("\"><ul>\n");
    if let Some(previous) = some(pager.previous.as_ref()) {
        out.raw("<li><a href=\"").text(previous).raw("\" rel=\"prev\">").say("Before").raw("</a></li>");
    }
    out.raw("\n");
    for page in &pager.pages {
        if page.leap {
            out.raw("<li aria-hidden=\"true\">…</li>");
        }
        out.raw("<li><a href=\"").text(&page.href).raw("\"");
        if page.is_current {
            out.raw(" aria-current=\"page\"");
        }
        out.raw("><span class=\"vh\">").say("Page").raw(" </span>").number(page.number).raw("</a></li>\n");
    }
    if let Some(next) = some(pager.next.as_ref()) {
        out.raw("<li><a href=\"").text(next).raw("\" rel=\"next\">").say("After").raw("</a></li>");
    }
    out.raw("\n</ul></nav>\n");
}
