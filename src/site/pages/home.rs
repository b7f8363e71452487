//! What the home page adds to its text: the leading events, a few figures, and how well it is
//! sourced.

use crate::index::{TAGS, TIMELINE, index_output};
use crate::model::{BaseKind, Kind, ParsedNote};
use crate::site::context::PageContext;
use crate::site::evidence::footnotes::Footnotes;
use crate::site::evidence::{coverage, tallies};
use crate::site::format::label;
use crate::site::frame::meetings_link;
use crate::site::graph::series::{Observed, evidence_of, unit_of};
use crate::site::lists::timeline;
use crate::site::view::{FactValue, HomeView, KeyFigure, KindCount, LeadCard, StripMark, StripView};
use crate::verify::coverage::Coverage;

/// The most leading events that the home page shows: the latest.
const LEADS: usize = 12;
/// The most figures that the home page shows.
const FIGURES: usize = 4;
/// Above this many notes the drawing has one mark for each kind instead of each note.
const DRAWN_NOTES: usize = 300;

pub(in crate::site) fn view<'s>(context: PageContext<'s>, footnotes: &mut Footnotes<'s>) -> HomeView {
    let lead = context.graph.lead_kind();
    let kinds = context.graph.filled_kinds();
    HomeView {
        lead_label: lead.map_or(String::new(), |kind| kind.plural.clone()),
        leads: lead.map_or(Vec::new(), |kind| cards(context, kind)),
        lead_count: lead.map_or(0, |kind| context.graph.lists.count(&kind.folder)),
        lead_href: lead.map_or(String::new(), |kind| context.href(&index_output(&kind.folder))),
        figures: figures(context, footnotes),
        tallies: tallies::in_short(context),
        strip: strip(context),
        kinds: kinds.map(|kind| kind_count(context, kind)).chain(others(context)).collect(),
        timeline: timeline::in_short(context),
        timeline_href: context.href(TIMELINE),
    }
}

fn cards(context: PageContext<'_>, kind: &Kind) -> Vec<LeadCard> {
    let over = context.graph.lists.count(&kind.folder).saturating_sub(LEADS);
    context.graph.lists.folder(&kind.folder).skip(over).filter_map(|note| card(context, note)).collect()
}

fn card(context: PageContext<'_>, note: &ParsedNote) -> Option<LeadCard> {
    let event = note.event()?;
    let status = event.status();
    let counts = coverage::shown(context, note);
    let Coverage { sourced, open, total } = counts;
    let undated = || FactValue { text: "Date not known".to_owned(), href: None, datetime: None };
    Some(LeadCard {
        title: note.title().to_owned(),
        href: context.note_href(&note.id)?,
        description: note.description().to_owned(),
        date: note.front.date.as_ref().map_or_else(undated, |d| context.date_value(&d.value)),
        place: context.place_of(event),
        status: status.name(),
        status_label: label::status(status),
        sourced,
        total,
        open,
        bare: counts.bare(),
    })
}

/// The latest stated value of the statistics that are mentioned most; years and ordinals are no
/// figures to show by themselves.
fn figures<'s>(context: PageContext<'s>, footnotes: &mut Footnotes<'s>) -> Vec<KeyFigure> {
    let statistics = context.graph.notes().filter(|n| n.base == BaseKind::Statistic && unit_of(n) != "year");
    let mut latest: Vec<(usize, Observed<'s>)> = statistics
        .filter_map(|note| Some((context.graph.mentioning(&note.id), context.graph.latest_amount(note)?)))
        .collect();
    latest.sort_by_key(|(mentions, observed)| (std::cmp::Reverse(*mentions), observed.note.id.clone()));
    latest.into_iter().take(FIGURES).map(|(_, observed)| key_figure(context, observed, footnotes)).collect()
}

fn key_figure<'s>(
    context: PageContext<'s>,
    observed: Observed<'s>,
    footnotes: &mut Footnotes<'s>,
) -> KeyFigure {
    let marks = evidence_of(observed).map(|(name, citation)| footnotes.cite(|| name, citation));
    KeyFigure {
        value: context.figure(observed).text(),
        title: observed.note.title().to_owned(),
        period: context.date(&observed.observation.period.value),
        href: context.observation_href(observed.note, observed.number),
        marks: marks.into_iter().collect(),
    }
}

fn kind_count(context: PageContext<'_>, kind: &Kind) -> KindCount {
    KindCount {
        label: kind.plural.clone(),
        href: context.href(&index_output(&kind.folder)),
        count: context.graph.lists.count(&kind.folder),
    }
}

/// The pages that go across the kinds.
fn others(context: PageContext<'_>) -> Vec<KindCount> {
    let tags = context.graph.lists.tags().count();
    let tags =
        (tags > 0).then(|| KindCount { label: "Tags".to_owned(), href: context.href(TAGS), count: tags });
    let met = meetings_link(context).map(|link| KindCount {
        label: link.label,
        href: link.href,
        count: context.graph.attendance.count(),
    });
    met.into_iter().chain(tags).collect()
}

/// The dossier's sentences, note by note: first the sourced, then the open ones.
fn strip(context: PageContext<'_>) -> Option<StripView> {
    let kinds = context.graph.dossier.site.kinds.iter().filter(|kind| kind.base != BaseKind::Page);
    let is_small = context.graph.notes().count() <= DRAWN_NOTES;
    let mut parts: Vec<(String, String, Coverage)> = Vec::new();
    for kind in kinds {
        let notes: Vec<&ParsedNote> = context.graph.lists.folder(&kind.folder).collect();
        if is_small {
            parts.extend(notes.iter().map(|n| {
                (
                    n.title().to_owned(),
                    context.note_href(&n.id).unwrap_or_default(),
                    context.graph.coverage(n),
                )
            }));
        } else {
            let all =
                notes.into_iter().map(|n| context.graph.coverage(n)).fold(Coverage::default(), Coverage::and);
            parts.push((kind.plural.clone(), context.href(&index_output(&kind.folder)), all));
        }
    }
    let whole = parts.iter().fold(Coverage::default(), |sum, (_, _, one)| sum.and(*one));
    let description = coverage::in_words(whole);
    let title = "The sentences of the dossier, page by page".to_owned();
    let (marks, width) = marks(parts);
    (whole.total > 0).then_some(StripView { title, description, width, marks })
}

fn marks(parts: Vec<(String, String, Coverage)>) -> (Vec<StripMark>, f64) {
    let mut marks = Vec::new();
    let mut x = 0.0;
    for (title, href, coverage) in parts.into_iter().filter(|(_, _, c)| c.total > 0) {
        let runs = [("sourced", coverage.sourced), ("open", coverage.open), ("bare", coverage.bare())];
        let mut text = format!("{title}: {}", coverage::in_words(coverage));
        for (class, count) in runs.into_iter().filter(|(_, count)| *count > 0) {
            let width = f64::from(u32::try_from(count).unwrap_or(u32::MAX)) * 2.0;
            marks.push(StripMark { x, width, href: href.clone(), class, text: std::mem::take(&mut text) });
            x += width;
        }
        x += 1.0;
    }
    (marks, (x - 1.0).max(1.0))
}
