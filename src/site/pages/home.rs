//! What the home page adds to its text: the leading events, a few figures, and how well it is sourced.

use super::facts::date_value;
use super::meetings;
use super::note::status_of;
use crate::index::TAGS;
use crate::model::{
    BaseKind, Class, Details, FrontMatter, Kind, NoteId, Observation, ParsedNote, SiteInfo, ValueSource,
};
use crate::site::context::{Observed, PageContext, evidence_of, unit_of};
use crate::site::evidence::footnotes::Footnotes;
use crate::site::evidence::tallies;
use crate::site::format::{date, label};
use crate::site::frame::{has_notes, index_path};
use crate::site::lists::timeline;
use crate::site::view::{FactValue, HomeView, KeyFigure, KindCount, LeadCard, StripMark, StripView};
use crate::text::{FileId, Span, Spanned};
use crate::verify::coverage::Coverage;

/// The most leading events that the home page shows: the latest.
const LEADS: usize = 12;
/// How many figures the home page shows.
const FIGURES: usize = 4;
/// Above this many notes the drawing has one mark for each kind instead of each note.
const DRAWN_NOTES: usize = 300;

/// The home page of a dossier that has no `index.md`.
pub(in crate::site) fn blank(info: &SiteInfo) -> ParsedNote {
    let span = Span::default();
    let text = |text: &str| (!text.is_empty()).then(|| Spanned::new(text.to_owned(), span));
    ParsedNote {
        file: FileId(0),
        path: "index.md".to_owned(),
        id: NoteId::new("index"),
        folder: String::new(),
        base: BaseKind::Page,
        front: FrontMatter {
            span,
            title: text(&info.title),
            description: text(&info.description),
            date: None,
            updated: None,
            aliases: Vec::new(),
            tags: Vec::new(),
            draft: false,
            lang: None,
            slug: None,
            cites: Vec::new(),
            allow: Vec::new(),
            inferred: Vec::new(),
            resolution: None,
            details: Details::Page,
        },
        body: crate::model::Body::default(),
        statements: Vec::new(),
        faults: Vec::new(),
    }
}

pub(in crate::site) fn view<'s>(context: PageContext<'s>, footnotes: &mut Footnotes<'s>) -> HomeView {
    let lead = lead_kind(context);
    let kinds = context.site.dossier.site.kinds.iter().filter(|kind| has_notes(context, kind));
    HomeView {
        lead_label: lead.map_or(String::new(), |kind| kind.plural.clone()),
        leads: lead.map_or(Vec::new(), |kind| cards(context, kind)),
        lead_count: lead.map_or(0, |kind| context.site.lists.count(&kind.folder)),
        lead_href: lead.map_or(String::new(), |kind| context.href(&index_path(kind))),
        figures: figures(context, footnotes),
        tallies: tallies::in_short(context),
        strip: strip(context),
        kinds: kinds.map(|kind| kind_count(context, kind)).chain(others(context)).collect(),
        timeline: timeline::in_short(context),
        timeline_href: context.href("timeline.html"),
    }
}

/// The first declared kind of events that has notes.
pub(in crate::site) fn lead_kind<'s>(context: PageContext<'s>) -> Option<&'s Kind> {
    context
        .site
        .dossier
        .site
        .kinds
        .iter()
        .find(|kind| kind.base == BaseKind::Event && has_notes(context, kind))
}

fn cards(context: PageContext<'_>, kind: &Kind) -> Vec<LeadCard> {
    let over = context.site.lists.count(&kind.folder).saturating_sub(LEADS);
    context.site.lists.folder(&kind.folder).skip(over).filter_map(|note| card(context, note)).collect()
}

fn card(context: PageContext<'_>, note: &ParsedNote) -> Option<LeadCard> {
    let event = note.event()?;
    let status = status_of(event);
    let Coverage { sourced, open, total } = Coverage::of(note);
    let undated = || FactValue { text: "Date not known".to_owned(), href: None, datetime: None };
    Some(LeadCard {
        title: note.title().to_owned(),
        href: context.note_href(&note.id)?,
        description: note.front.description.as_ref().map_or(String::new(), |d| d.value.clone()),
        date: note.front.date.as_ref().map_or_else(undated, |d| date_value(context, &d.value)),
        place: event.place.as_ref().map_or(String::new(), |place| context.named(&place.value).0),
        status: status.name(),
        status_label: label::status(status),
        sourced,
        total,
        open,
    })
}

/// The latest stated value of the statistics that are mentioned most; years and ordinals are no figures
/// to show by themselves.
fn figures<'s>(context: PageContext<'s>, footnotes: &mut Footnotes<'s>) -> Vec<KeyFigure> {
    let statistics = context.site.notes().filter(|n| n.base == BaseKind::Statistic && unit_of(n) != "year");
    let mut latest: Vec<(usize, Observed<'s>)> = statistics
        .filter_map(|note| Some((context.site.index.mentioned_by(&note.id).count(), latest(context, note)?)))
        .collect();
    latest.sort_by_key(|(mentions, observed)| (std::cmp::Reverse(*mentions), observed.note.id.clone()));
    latest.into_iter().take(FIGURES).map(|(_, observed)| key_figure(context, observed, footnotes)).collect()
}

/// The latest stated amount of a statistic.
pub(in crate::site) fn latest<'s>(context: PageContext<'s>, note: &'s ParsedNote) -> Option<Observed<'s>> {
    let amounts = note.observations().iter().enumerate().filter(|(number, observation)| {
        let outcome = context.site.verification.observations.get(&(note.id.clone(), *number));
        let class = outcome.and_then(|o| o.quantity.as_ref()).map(|q| &q.class);
        let is_amount = matches!(class, Some(Class::Count | Class::Percent | Class::Money(_)));
        is_amount && !matches!(observation.value, ValueSource::Derived(_))
    });
    let in_time = |(number, o): &(usize, &Observation)| {
        (date::DateKey::of(Some(&o.period.value)), std::cmp::Reverse(*number))
    };
    let (number, observation) = amounts.max_by_key(in_time)?;
    Some(Observed { note, number, observation })
}

fn key_figure<'s>(
    context: PageContext<'s>,
    observed: Observed<'s>,
    footnotes: &mut Footnotes<'s>,
) -> KeyFigure {
    let marks = evidence_of(observed).map(|(name, citation)| footnotes.cite(&name, citation));
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
        href: context.href(&index_path(kind)),
        count: context.site.lists.count(&kind.folder),
    }
}

/// The pages that go across the kinds.
fn others(context: PageContext<'_>) -> Vec<KindCount> {
    let tags = context.site.lists.tags().count();
    let tags =
        (tags > 0).then(|| KindCount { label: "Tags".to_owned(), href: context.href(TAGS), count: tags });
    let met = meetings::link(context).map(|link| KindCount {
        label: link.label,
        href: link.href,
        count: meetings::Meetings::of(context).count(),
    });
    met.into_iter().chain(tags).collect()
}

/// The dossier's sentences, note by note: first the sourced, then the open ones.
fn strip(context: PageContext<'_>) -> Option<StripView> {
    let kinds = context.site.dossier.site.kinds.iter().filter(|kind| kind.base != BaseKind::Page);
    let is_small = context.site.notes().count() <= DRAWN_NOTES;
    let mut parts: Vec<(String, String, Coverage)> = Vec::new();
    for kind in kinds {
        let notes: Vec<&ParsedNote> = context.site.lists.folder(&kind.folder).collect();
        if is_small {
            parts.extend(notes.iter().map(|n| {
                (n.title().to_owned(), context.note_href(&n.id).unwrap_or_default(), Coverage::of(n))
            }));
        } else {
            let all = notes.into_iter().map(Coverage::of).fold(Coverage::default(), Coverage::and);
            parts.push((kind.plural.clone(), context.href(&index_path(kind)), all));
        }
    }
    let whole = parts.iter().fold(Coverage::default(), |sum, (_, _, one)| sum.and(*one));
    let description = format!(
        "{} of {} sentences are sourced, {} are marked as open questions.",
        whole.sourced, whole.total, whole.open
    );
    let title = "The sentences of the dossier, page by page".to_owned();
    let (marks, width) = marks(parts);
    (whole.total > 0).then_some(StripView { title, description, width, marks })
}

fn marks(parts: Vec<(String, String, Coverage)>) -> (Vec<StripMark>, f64) {
    let mut marks = Vec::new();
    let mut x = 0.0;
    for (title, href, coverage) in parts.into_iter().filter(|(_, _, c)| c.total > 0) {
        let bare = coverage.total - coverage.sourced - coverage.open;
        let runs = [("sourced", coverage.sourced), ("open", coverage.open), ("bare", bare)];
        let mut text = format!("{title}: {} of {} sentences sourced", coverage.sourced, coverage.total);
        for (class, count) in runs.into_iter().filter(|(_, count)| *count > 0) {
            let width = f64::from(u32::try_from(count).unwrap_or(u32::MAX)) * 2.0;
            marks.push(StripMark { x, width, href: href.clone(), class, text: std::mem::take(&mut text) });
            x += width;
        }
        x += 1.0;
    }
    (marks, (x - 1.0).max(1.0))
}
