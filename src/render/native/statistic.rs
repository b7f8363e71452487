//! What `statistic.html` adds to a note's page.

use super::page::{Page, some};
use super::parts::{anchors, marks, quote};
use super::picture::picture;
use crate::site::view::{NoteView, ObservationView};

/// Writes the observations as a table, below a chart or the single value.
pub(super) fn before_text(out: &mut Page<'_>, note: &NoteView) {
    let Some(statistic) = &note.statistic else { return };
    out.raw("\n<section class=\"observations\" aria-labelledby=\"observations-h\">\n");
    out.raw("<h2 id=\"observations-h\" class=\"label\">").say("Observations").raw("</h2>\n");
    if let Some(figure) = &statistic.figure {
        out.raw("<p class=\"single\"><a href=\"").text(&figure.href).raw("\">").text(&figure.value);
        out.raw("</a> <span class=\"when\">").text(&figure.period).raw("</span></p>");
    }
    out.raw("\n");
    if let Some(chart) = &statistic.chart {
        picture(out, chart);
    }
    out.raw("\n<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    out.say("Table of observations").raw("\">\n<table>\n<thead><tr><th scope=\"col\">").say("Period");
    out.raw("</th><th scope=\"col\" class=\"end\">").say("Value").raw("</th>");
    if statistic.has_labels {
        out.raw("<th scope=\"col\">").say("What").raw("</th>");
    }
    out.raw("<th scope=\"col\">").say("Evidence").raw("</th></tr></thead>\n<tbody>\n");
    statistic.observations.iter().for_each(|one| row(out, one, statistic.has_labels));
    out.raw("</tbody>\n</table>\n</div>\n<p class=\"meta downloads\">").say("Download with the evidence:");
    out.raw(" ");
    out.joined(&statistic.downloads, ", ", |out, file| {
        out.raw("<a href=\"").text(&file.href).raw("\" download>").text(&file.label).raw("</a>");
    });
    out.raw("</p>\n</section>\n");
}

fn row(out: &mut Page<'_>, row: &ObservationView, has_labels: bool) {
    out.raw("<tr id=\"").text(&row.id).raw("\">\n<th scope=\"row\">");
    anchors(out, &row.former);
    out.text(&row.period);
    out.raw("</th>\n<td class=\"end value\">");
    if row.bound_class != "exact" {
        out.raw("<span class=\"bound\">").say(row.bound).raw("</span> ");
    }
    out.text(&row.value).raw("</td>\n");
    if has_labels {
        out.raw("<td>").set(&row.label).raw("</td>");
    }
    out.raw("\n<td>");
    if !row.quote.is_empty() {
        out.raw("<span class=\"row-quote\">");
        quote(out, &row.quote);
        out.raw("</span> ");
    }
    marks(out, &row.marks);
    computed(out, row);
    if !row.counted.is_empty() {
        out.raw("<span class=\"formula\">").say("counted:").raw(" ");
        out.joined(&row.counted, ", ", |out, note| match note.href.as_str() {
            "" => {
                out.set(&note.label);
            }
            href => {
                out.raw("<a href=\"").text(href).raw("\">").set(&note.label).raw("</a>");
            }
        });
        out.raw("</span>");
    }
    if !row.note.is_empty() {
        out.raw(" <span class=\"row-note\">").set(&row.note).raw("</span>");
    }
    out.raw("</td>\n</tr>\n");
}

fn computed(out: &mut Page<'_>, row: &ObservationView) {
    let Some(computed) = &row.computed else { return };
    let formula = some(computed.formula.as_ref()).unwrap_or_default();
    out.raw("<span class=\"formula\">= ").text(formula).raw("</span> ");
    out.joined(&computed.inputs, "; ", |out, input| {
        out.raw("<a href=\"").text(&input.href).raw("\">").set(&input.label).raw("</a> ");
        marks(out, &input.marks);
    });
}
