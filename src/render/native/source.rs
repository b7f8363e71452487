//! What `source.html` adds to a note's page.

use super::page::Page;
use super::parts::{anchors, legend, outcome, quote, reference, speakers, strip, voice};
use crate::site::view::{NoteView, SourceView, UseView, UsedPassage};

/// Writes the reference, and what is not known of the source.
pub(super) fn under_title(out: &mut Page<'_>, note: &NoteView) {
    let Some(source) = &note.source else { return };
    out.raw("\n<p class=\"reference-line\">");
    reference(out, &source.reference);
    out.raw("</p>\n");
    if !source.unknown.is_empty() {
        out.raw("<p class=\"missing\"><b class=\"label\">").say("Not known").raw("</b> ");
        out.joined(&source.unknown, ", ", |out, one| {
            out.say(one);
        });
        out.raw("</p>");
    }
    out.raw("\n");
}

/// Writes which words of the source are quoted, and what quotes are verified against.
pub(super) fn before_text(out: &mut Page<'_>, note: &NoteView) {
    let Some(source) = &note.source else { return };
    let Some(drawn) = &source.strip else {
        out.raw("\n<p class=\"assay\">").say(source.evidence).raw("</p>\n\n");
        return;
    };
    out.raw("\n\n<section class=\"source-strip\" aria-labelledby=\"strip-h\">\n<h2 class=\"label\" id=\"strip-h\">");
    out.say("What the dossier takes from it").raw("</h2>\n");
    strip(out, drawn, "src");
    let (quoted, words) = (source.quoted_words.to_string(), source.words.to_string());
    let places = [("n", quoted.as_str()), ("words", &words), ("share", &source.share)];
    out.raw("\n<p class=\"assay\">");
    out.say_with("{n} of its {words} words are quoted ({share}%), from its first at the left to its last at the right.", &places);
    out.raw(" ").say(source.evidence);
    if let Some(digest) = source.sha256.as_ref().filter(|digest| !digest.is_empty()) {
        out.raw(" SHA-256 <code class=\"digest\">").text(digest).raw("</code>");
    }
    out.raw("</p>\n</section>\n\n");
}

/// Writes every passage that is taken from the source, and everything that rests on it.
pub(super) fn after_text(out: &mut Page<'_>, note: &NoteView) {
    let Some(source) = &note.source else { return };
    out.raw("\n");
    voices(out, source);
    out.raw("\n");
    passages(out, source);
    out.raw("\n");
    uses(out, source);
    out.raw("\n");
}

fn voices(out: &mut Page<'_>, source: &SourceView) {
    if source.voices.is_empty() {
        return;
    }
    out.raw("\n<section class=\"used\" aria-labelledby=\"voices-h\">\n<h2 id=\"voices-h\">");
    out.say("Who speaks in it").raw("</h2>\n<ul class=\"voices\">\n");
    for one in &source.voices {
        out.raw("<li><p>");
        speakers(out, &one.voice);
        out.raw("</p>\n");
        for said in &one.quotes {
            out.raw("<p class=\"voice-quote\">");
            quote(out, said);
            out.raw("</p>\n");
        }
        out.raw("<p class=\"rests\"><span class=\"label\">");
        out.count("{n} passages", &[("n", one.count)]).raw("</span> ");
        for link in &one.passages {
            out.raw("<a href=\"").text(&link.href).raw("\">").text(&link.label).raw("</a> ");
        }
        out.raw("</p></li>\n");
    }
    out.raw("</ul>\n</section>\n");
}

fn passages(out: &mut Page<'_>, source: &SourceView) {
    if source.passages.is_empty() {
        return;
    }
    out.raw("\n<section class=\"used\" aria-labelledby=\"used-h\">\n<h2 id=\"used-h\">");
    out.say("Every passage taken from it").raw(" <span class=\"count\">").number(source.passage_count);
    out.raw("</span></h2>\n<p class=\"assay\">");
    out.say("In the order in which they stand in the source. The numbers lead to what would fall with each.");
    let found =
        "{verified} of {n} were found in it by machine, letter for letter where nothing else is said.";
    out.raw(" ").count(found, &[("n", source.passage_count), ("verified", source.verified)]);
    out.raw("</p>\n");
    legend(out, &source.outcomes);
    out.raw("\n<ol>\n");
    let total = source.words.to_string();
    source.passages.iter().for_each(|one| passage(out, one, &total));
    out.raw("</ol>\n</section>\n");
}

fn passage(out: &mut Page<'_>, passage: &UsedPassage, total: &str) {
    out.raw("<li class=\"passage\" id=\"").raw(&passage.id).raw("\">\n");
    anchors(out, &passage.former);
    out.raw("<a class=\"passage-number\" id=\"q").number(passage.number).raw("\" href=\"#").text(&passage.id);
    out.raw("\">")
        .number(passage.number)
        .raw("</a>\n<div class=\"passage-body\">\n<p class=\"passage-quote\">");
    quote(out, &passage.quote);
    out.raw("</p>\n");
    voice(out, &passage.voice);
    out.raw("<p class=\"passage-meta\">");
    if passage.outcome.class != "exact" {
        outcome(out, &passage.outcome);
        if !passage.position.is_empty() {
            out.raw(" · ");
        }
    }
    if !passage.position.is_empty() {
        let places = [("range", passage.position.as_str()), ("total", total)];
        out.say_with("words {range} of {total}", &places);
    }
    if let Some(original) = passage.original.as_ref().filter(|original| !original.is_empty()) {
        out.raw(" · <a class=\"original\" href=\"").text(original);
        out.raw("\" rel=\"noopener noreferrer nofollow\">").say("read in the original").raw("</a>");
    }
    if passage.uses.is_empty() {
        out.raw(" · ").say("nothing rests on it");
    }
    out.raw("</p>\n");
    if !passage.uses.is_empty() {
        out.raw("<p class=\"rests\"><span class=\"label\">").say("Rests on it").raw("</span> ");
        for one in &passage.uses {
            out.raw("<a href=\"").raw(&one.href).raw("\">").raw(&one.label).raw("</a> ");
        }
        out.raw("</p>");
    }
    out.raw("\n</div>\n</li>\n");
}

fn uses(out: &mut Page<'_>, source: &SourceView) {
    if source.uses.is_empty() {
        return;
    }
    out.raw("\n<section class=\"used\" aria-labelledby=\"rests-h\">\n<h2 id=\"rests-h\">");
    out.say("Everything that rests on it").raw(" <span class=\"count\">").number(source.use_count);
    out.raw("</span></h2>\n<div class=\"uses\">\n");
    for group in &source.uses {
        out.raw("<h3><a href=\"").text(&group.href).raw("\">").set(&group.title);
        out.raw("</a></h3>\n<ol start=\"").number(group.uses.first().map_or(0, |one| one.number));
        out.raw("\">\n");
        group.uses.iter().for_each(|one| used(out, one));
        out.raw("</ol>\n");
    }
    out.raw("</div>\n");
    if source.uses_left_out > 0 {
        out.raw("<p class=\"meta\">").count("and {n} more", &[("n", source.uses_left_out)]).raw("</p>");
    }
    out.raw("\n</section>\n");
}

fn used(out: &mut Page<'_>, one: &UseView) {
    out.raw("<li id=\"").raw(&one.id).raw("\"><a href=\"").text(&one.href).raw("\">");
    if one.kind == "fact" {
        out.say_with("recorded: {field}", &[("field", &one.text)]);
    } else {
        out.set(&one.text);
    }
    out.raw("</a></li>\n");
}
