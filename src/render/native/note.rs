//! `note.html` and the templates of base kinds that add little to it: `event.html`, `actor.html`,
//! `page.html`.

use super::footnotes::footnotes;
use super::page::{Page, some};
use super::parts::{assay, breadcrumbs, cards, facts, pager, snippet, strip, time};
use super::{base, source, statistic};
use crate::site::view::{
    CorrectionView, CoverageView, MentionGroup, MentionView, Neighbour, NoteView, PageView, ToldView,
};

/// Writes the page of a note.
pub(super) fn page(out: &mut Page<'_>, page: &PageView, note: &NoteView) {
    let styles: &[&str] = match note.base {
        "statistic" => &["pictures.css", "chart.css"],
        "source" => &["source.css"],
        _ => &[],
    };
    let main = |out: &mut Page<'_>| article(out, note);
    base::page(out, page, styles, &["note ", note.base], main, |out| cards(out, &note.previews));
}

fn article(out: &mut Page<'_>, note: &NoteView) {
    out.raw("\n<article class=\"record\">\n<header class=\"record-head\">\n");
    breadcrumbs(out, &note.breadcrumbs);
    out.raw("<div class=\"headline\">\n<h1>").set(&note.title).raw("</h1>\n");
    if !note.description.is_empty() {
        out.raw("<p class=\"standfirst\">").set(&note.description).raw("</p>");
    }
    out.raw("\n");
    match note.base {
        "event" | "actor" => coverage_strip(out, &note.coverage),
        "source" => source::under_title(out, note),
        _ => {}
    }
    out.raw("\n</div>\n</header>\n");
    record(out, note);
    out.raw("\n<div class=\"record-text\">\n");
    match note.base {
        "statistic" => statistic::before_text(out, note),
        "source" => source::before_text(out, note),
        _ => {}
    }
    out.raw("\n");
    if note.has_body {
        out.raw("<div class=\"prose\">\n").body(&note.body).raw("</div>");
    }
    out.raw("\n");
    if note.base == "source" {
        source::after_text(out, note);
    }
    out.raw("\n");
    told(out, &note.told);
    out.raw("\n");
    if let Some(resolution) = some(note.resolution.as_ref()) {
        out.raw("<section class=\"resolution\"><h2>").say("Where the sources differ").raw("</h2><p>");
        out.set(resolution).raw("</p></section>");
    }
    out.raw("\n");
    neighbours(out, note);
    out.raw("\n");
    footnotes(out, note);
    out.raw("\n");
    mentions(out, &note.mentioned_in, note.mention_count);
    out.raw("\n");
    if let Some(pages) = &note.pager {
        pager(out, pages);
    }
    out.raw("\n");
    corrected(out, &note.corrections);
    out.raw("\n");
    foot(out, note);
    out.raw("\n</div>\n</article>\n");
}

/// How many sentences are sourced, as a strip and in words.
fn coverage_strip(out: &mut Page<'_>, coverage: &CoverageView) {
    out.raw("\n");
    if let Some(drawn) = &coverage.strip {
        out.raw("<div class=\"assay-strip\">");
        strip(out, drawn, "cov");
        out.raw("\n<p class=\"assay\">");
        assay(out, coverage.sourced, coverage.open, coverage.bare);
        out.raw("</p></div>");
    }
    out.raw("\n");
}

/// What is on record: facts, other names, tags, and the text's headings.
fn record(out: &mut Page<'_>, note: &NoteView) {
    let has_contents = note.contents.len() > 2;
    if note.facts.is_empty() && note.aliases.is_empty() && note.tags.is_empty() && !has_contents {
        return;
    }
    out.raw("\n<div class=\"record-facts\">\n");
    if !note.facts.is_empty() {
        out.raw("<h2 class=\"label\" id=\"facts-h\">").say("On record").raw("</h2>\n");
        facts(out, &note.facts);
    }
    out.raw("\n");
    let fact = "<dl class=\"facts\"><div class=\"fact\"><dt>";
    if !note.aliases.is_empty() {
        out.raw(fact).say("Also named").raw("</dt><dd class=\"aliases\">");
        out.set(&note.aliases.join(" · ")).raw("</dd></div></dl>");
    }
    out.raw("\n");
    if !note.tags.is_empty() {
        out.raw(fact).say("Tags").raw("</dt><dd>");
        out.joined(&note.tags, " · ", |out, tag| {
            out.raw("<a href=\"").text(&tag.href).raw("\" rel=\"tag\">").text(&tag.label).raw("</a>");
        });
        out.raw("</dd></div></dl>");
    }
    out.raw("\n");
    if has_contents {
        out.raw(
            "<nav class=\"contents\" aria-labelledby=\"contents-h\"><h2 class=\"label\" id=\"contents-h\">",
        );
        out.say("On this page").raw("</h2><ol>");
        for entry in &note.contents {
            out.raw("<li class=\"level-").number(entry.level.into()).raw("\"><a href=\"").text(&entry.href);
            out.raw("\">").set(&entry.text).raw("</a></li>");
        }
        out.raw("</ol></nav>");
    }
    out.raw("\n</div>\n");
}

/// What is on record of the notes of which this one tells.
fn told(out: &mut Page<'_>, notes: &[ToldView]) {
    if notes.is_empty() {
        return;
    }
    out.raw("\n<section class=\"told\" aria-labelledby=\"told-h\">\n<h2 id=\"told-h\">");
    out.say("Also on record here").raw(" <span class=\"count\">").number(notes.len());
    out.raw("</span></h2>\n<ul class=\"told-list\">\n");
    for ToldView { kind, link, facts: recorded, files, mentions, mentions_left_out } in notes {
        out.raw("<li>\n<p class=\"mention-title\"><a href=\"").text(&link.href).raw("\">").set(&link.label);
        out.raw("</a> <span class=\"when\">").say(kind).raw("</span>");
        for file in files {
            out.raw(" <a class=\"when\" href=\"").text(&file.href).raw("\" download>");
            out.text(&file.label).raw("</a>");
        }
        out.raw("</p>\n");
        if !recorded.is_empty() {
            facts(out, recorded);
        }
        if !mentions.is_empty() {
            out.raw("<p class=\"told-in meta\">").say("Mentioned in").raw(" ");
            out.joined(mentions, " · ", |out, link| {
                out.raw("<a href=\"").text(&link.href).raw("\">").set(&link.label).raw("</a>");
            });
            if *mentions_left_out > 0 {
                out.raw(" ").count("and {n} more", &[("n", *mentions_left_out)]);
            }
            out.raw("</p>");
        }
        out.raw("</li>\n");
    }
    out.raw("</ul>\n</section>\n");
}

fn neighbours(out: &mut Page<'_>, note: &NoteView) {
    if note.previous.is_none() && note.next.is_none() && note.together.is_empty() {
        return;
    }
    let [name, before, after] = if note.base == "page" {
        ["Previous and next page", "Previous page", "Next page"]
    } else {
        ["Before and after in time", "Earlier than this", "Later than this"]
    };
    out.raw("\n<nav class=\"neighbours\" aria-label=\"").say(name).raw("\">\n");
    let sides = [(&note.previous, "previous", "prev", before), (&note.next, "next", "next", after)];
    for (side, class, rel, label) in sides {
        if let Some(Neighbour { title, href, date }) = side {
            out.raw("<a class=\"").raw(class).raw("\" href=\"").text(href).raw("\" rel=\"").raw(rel);
            out.raw("\"><span class=\"label\">").say(label).raw("</span> <b>").set(title);
            out.raw("</b>");
            if !date.is_empty() {
                out.raw(" <span class=\"when\">").text(date).raw("</span>");
            }
            out.raw("</a>");
        }
        out.raw("\n");
    }
    if !note.together.is_empty() {
        out.raw("<p class=\"together\"><span class=\"label\">").say("Before or after, not known");
        out.raw("</span> ");
        out.joined(&note.together, " · ", |out, Neighbour { title, href, date }| {
            out.raw("<a href=\"").text(href).raw("\">").set(title).raw("</a> <span class=\"when\">");
            out.text(date).raw("</span>");
        });
        if note.together_more > 0 {
            out.raw(" · <a href=\"").text(&note.together_href).raw("\">");
            out.count("and {n} more", &[("n", note.together_more)]).raw("</a>");
        }
        out.raw("</p>");
    }
    out.raw("\n</nav>\n");
}

fn mentions(out: &mut Page<'_>, groups: &[MentionGroup], count: usize) {
    if groups.is_empty() {
        return;
    }
    out.raw("\n<section class=\"mentions\" aria-labelledby=\"mentions-h\">\n<h2 id=\"mentions-h\">");
    out.say("Mentioned in").raw(" <span class=\"count\">").number(count).raw("</span></h2>\n");
    for group in groups {
        out.raw("\n<section>\n<h3 class=\"label\">").say(&group.label);
        out.raw("</h3>\n<ul class=\"mention-list\">\n");
        group.mentions.iter().for_each(|one| mention(out, one));
        out.raw("</ul>\n</section>\n");
    }
    out.raw("\n</section>\n");
}

fn mention(out: &mut Page<'_>, mention: &MentionView) {
    out.raw("<li>\n<p class=\"mention-title\"><a href=\"").text(&mention.href).raw("\">");
    out.set(&mention.title).raw("</a>");
    if !mention.date.is_empty() {
        out.raw(" <span class=\"when\">").text(&mention.date).raw("</span>");
    }
    if !mention.fields.is_empty() {
        out.raw(" <span class=\"when\">");
        out.joined(&mention.fields, ", ", |out, field| {
            out.say(field);
        });
        out.raw("</span>");
    }
    out.raw("</p>\n");
    let sentence = |out: &mut Page<'_>, one| {
        out.raw("<p class=\"mention-sentence\">");
        snippet(out, one);
        out.raw("</p>");
    };
    mention.sentences.iter().take(1).for_each(|one| sentence(out, one));
    out.raw("\n");
    if mention.sentences.len() > 1 {
        out.raw("<details><summary>");
        out.count("{n} more on that page", &[("n", mention.sentences.len() - 1)]).raw("</summary>");
        mention.sentences.iter().skip(1).for_each(|one| sentence(out, one));
        out.raw("</details>");
    }
    out.raw("\n</li>\n");
}

/// What was wrong on the page and was put right.
fn corrected(out: &mut Page<'_>, corrections: &[CorrectionView]) {
    if corrections.is_empty() {
        return;
    }
    out.raw("\n<section class=\"corrected\" aria-labelledby=\"corrections-h\">\n<h2 id=\"corrections-h\">");
    out.say("Corrections").raw("</h2>\n\n<ol class=\"corrections\">\n");
    for CorrectionView { date, datetime, page, wrong, right } in corrections {
        out.raw("<li>\n<p class=\"mention-title\">");
        if let Some(page) = page {
            out.raw("<a href=\"").text(&page.href).raw("\">").set(&page.label).raw("</a> ");
        }
        out.raw("<span class=\"when\">");
        match some(datetime.as_ref()) {
            Some(datetime) => time(out, datetime, date),
            None => {
                out.text(date);
            }
        }
        out.raw("</span></p>\n<p><b class=\"label\">").say("It said").raw("</b> ").set(wrong);
        out.raw("</p>\n<p><b class=\"label\">").say("It is right that").raw("</b> ").set(right);
        out.raw("</p>\n</li>\n");
    }
    out.raw("</ol>\n\n</section>\n");
}

fn foot(out: &mut Page<'_>, note: &NoteView) {
    let updated = some(note.updated.as_ref());
    if note.allows.is_empty() && updated.is_none() {
        return;
    }
    out.raw("\n<footer class=\"record-foot\">\n");
    for allow in &note.allows {
        out.raw("<p>").say_with("Excepted from the check {rule}:", &[("rule", &allow.rule)]).raw(" ");
        out.set(&allow.reason).raw("</p>");
    }
    out.raw("\n");
    if let Some(updated) = updated {
        out.raw("<p>").say_with("Last changed {date}", &[("date", updated)]).raw("</p>");
    }
    out.raw("\n</footer>\n");
}
