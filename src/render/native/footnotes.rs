//! The footnotes of a page in full: the component `evidence`.

use super::page::{Page, some};
use super::parts::{assay, legend, marks, outcome, quote, reference, voice};
use crate::site::view::{BackLink, CoverageView, NoteView, PassageNote, RemarkView, SourceNotes};

/// What stands between the parts of a line.
const DOT: &str = " · ";

/// Writes the footnotes.
pub(super) fn footnotes(out: &mut Page<'_>, note: &NoteView) {
    out.raw("\n");
    if !note.notes.sources.is_empty() || !note.notes.remarks.is_empty() {
        out.raw("\n<section class=\"evidence\" aria-labelledby=\"evidence-h\" role=\"doc-endnotes\">\n");
        out.raw("<h2 id=\"evidence-h\">").say("What this page rests on").raw("</h2>\n");
        coverage(out, &note.coverage);
        out.raw("\n");
        legend(out, &note.notes.outcomes);
        out.raw("\n<details class=\"notes\" open><summary>").say("The notes in full").raw("</summary>\n");
        note.notes.sources.iter().for_each(|one| source(out, one));
        out.raw("\n");
        if !note.notes.remarks.is_empty() {
            out.raw("\n<section class=\"source-notes\">\n<h3>").say("Remarks and computations");
            out.raw("</h3>\n<ol>\n");
            note.notes.remarks.iter().for_each(|one| remark(out, one));
            out.raw("</ol>\n</section>\n");
        }
        out.raw("\n</details>\n</section>\n");
    }
    out.raw("\n");
}

fn coverage(out: &mut Page<'_>, coverage: &CoverageView) {
    let CoverageView { sourced, open, bare, total, passages, verified, .. } = *coverage;
    if total == 0 {
        return;
    }
    out.raw("<p class=\"assay\">");
    assay(out, sourced, open, bare);
    out.raw("; ");
    let places = [("n", passages), ("verified", verified)];
    let found = "{verified} of {n} quoted passages found in their sources by machine, letter for letter where nothing \
                 else is said";
    out.count(found, &places).raw(".</p>");
}

fn source(out: &mut Page<'_>, source: &SourceNotes) {
    out.raw("\n<section class=\"source-notes\">\n<h3><span class=\"source-number\">").number(source.number);
    out.raw("</span> ");
    match some(source.href.as_ref()) {
        Some(href) => out.raw("<a href=\"").text(href).raw("\">").set(&source.title).raw("</a>"),
        None => out.set(&source.title),
    };
    out.raw("</h3>\n<p class=\"reference\">");
    reference(out, &source.reference);
    out.raw("</p>\n<ol>\n");
    source.passages.iter().for_each(|one| passage(out, one, &source.language));
    out.raw("</ol>\n</section>\n");
}

fn passage(out: &mut Page<'_>, passage: &PassageNote, language: &str) {
    out.raw("<li id=\"").raw(&passage.id).raw("\" class=\"passage\">\n<span class=\"passage-number\">");
    out.raw(&passage.number).raw("</span>\n<div class=\"passage-body\">\n<p class=\"passage-quote\"");
    if !language.is_empty() {
        out.raw(" lang=\"").text(language).raw("\"");
    }
    out.raw(">");
    match some(passage.href.as_ref()) {
        Some(href) => {
            out.raw("<a href=\"").text(href).raw("\">");
            quote(out, &passage.quote);
            out.raw("</a>");
        }
        None => quote(out, &passage.quote),
    }
    out.raw("</p>\n");
    voice(out, &passage.voice);
    out.raw("<p class=\"passage-meta\">");
    let mut dot = "";
    if passage.outcome.class != "exact" {
        outcome(out, &passage.outcome);
        dot = DOT;
    }
    if passage.read > 0 {
        out.raw(dot);
        match passage.read {
            1 => out.say("checked by machine; read by one"),
            2 => out.say("checked by machine; read by two"),
            n => out.count("checked by machine; read by {n}", &[("n", n)]),
        };
        dot = DOT;
    }
    if !passage.supports.is_empty() {
        out.raw(dot).say("evidence for").raw(" ");
        dot = DOT;
        out.joined(&passage.supports, ", ", |out, field| {
            out.say(field);
        });
    }
    for remark in &passage.remarks {
        out.raw(dot).set(remark);
        dot = DOT;
    }
    if let Some(original) = some(passage.original.as_ref()) {
        out.raw(dot).raw("<a class=\"original\" href=\"").text(original);
        out.raw("\" rel=\"noopener noreferrer nofollow\">").say("read in the original").raw("</a>");
    }
    out.raw(" ");
    backs(out, &passage.back);
    out.raw("</p>\n</div>\n</li>\n");
}

fn remark(out: &mut Page<'_>, remark: &RemarkView) {
    out.raw("<li id=\"").text(&remark.id).raw("\" class=\"passage\">\n<span class=\"passage-number\">");
    out.text(&remark.number).raw("</span>\n<div class=\"passage-body\">\n");
    match some(remark.formula.as_ref()) {
        Some(formula) => {
            out.raw("<p>").say_with("Computed at every build: {formula}.", &[("formula", formula)]);
            out.raw("</p>\n<ul class=\"inputs\">");
            for input in &remark.inputs {
                out.raw("<li><a href=\"").text(&input.href).raw("\">").set(&input.label).raw("</a>: ");
                out.text(&input.value).raw(" ");
                marks(out, &input.marks);
                out.raw("</li>");
            }
            out.raw("</ul>");
        }
        None => {
            out.remark(&remark.body);
        }
    }
    out.raw("\n<p class=\"passage-meta\"><span class=\"strength\">");
    let is_computed = some(remark.formula.as_ref()).is_some();
    out.say(if is_computed { "computed" } else { "the dossier’s own words" }).raw("</span> ");
    backs(out, &remark.back);
    out.raw("</p>\n</div>\n</li>\n");
}

/// The links back to the marks.
fn backs(out: &mut Page<'_>, links: &[BackLink]) {
    out.raw("<span class=\"backs\">");
    out.joined(links, " ", |out, link| {
        out.raw("<a href=\"").raw(&link.href).raw("\" role=\"doc-backlink\" aria-label=\"");
        out.count("Back to mention {n}", &[("n", link.ordinal)]).raw("\">↩");
        if links.len() > 1 {
            out.raw("<sup>").number(link.ordinal).raw("</sup>");
        }
        out.raw("</a>");
    });
    out.raw("</span>");
}
