//! The recorded facts of a note: front matter fields in words, each with its evidence.

use crate::index::MAP;
use crate::model::{
    ActorFields, CitationKey, CitationPlace, Coordinates, Date, Details, EventFields, EventStatus,
    ParsedNote, SourceFields, StatisticFields, TimeSpan,
};
use crate::site::context::PageContext;
use crate::site::evidence::footnotes::Footnotes;
use crate::site::format::{figure, label};
use crate::site::urls;
use crate::site::view::{FactValue, FactView};
use crate::text::Spanned;

/// A fact before its evidence is looked up.
struct Draft {
    field: &'static str,
    label: &'static str,
    values: Vec<FactValue>,
    status: Option<&'static str>,
}

/// The facts of a note in reading order, with the marks of their footnotes.
pub(in crate::site) fn facts<'s>(
    context: PageContext<'s>,
    note: &'s ParsedNote,
    footnotes: &mut Footnotes<'s>,
) -> Vec<FactView> {
    let drafts = match &note.front.details {
        Details::Event(event) => of_event(context, note, event),
        Details::Actor(actor) => of_actor(context, actor),
        Details::Statistic(statistic) => of_statistic(context, statistic),
        Details::Source(source) => of_source(context, note, source),
        Details::Page => Vec::new(),
    };
    drafts
        .into_iter()
        .filter(|d| !d.values.is_empty())
        .map(|draft| with_evidence(context, note, draft, footnotes))
        .collect()
}

fn with_evidence<'s>(
    context: PageContext<'_>,
    note: &'s ParsedNote,
    draft: Draft,
    footnotes: &mut Footnotes<'s>,
) -> FactView {
    let Draft { field, label, values, status } = draft;
    let supporting = note.front.cites.iter().filter(|(_, c)| c.supports.iter().any(|s| s.value == field));
    let marks = supporting.map(|(cite, citation)| {
        let name = || CitationKey { note: note.id.clone(), place: CitationPlace::Label(cite.value.clone()) };
        footnotes.cite(name, citation)
    });
    let marks = marks.collect();
    let ground_in = |grounds: &[(Spanned<String>, Spanned<String>)]| {
        grounds.iter().find(|(name, _)| name.value == field).map(|(_, ground)| ground.value.clone())
    };
    let inferred = ground_in(&note.front.inferred);
    let identified = note.source().and_then(|source| ground_in(&source.identified));
    FactView {
        field,
        label,
        values,
        marks,
        inferred,
        identified,
        status,
        remark: remark(context, note, status),
    }
}

/// What has to be said of a plan: a source that announces something is silent on what became of it. Where it is said what
/// day it is, nothing is said of a plan whose day is still to come.
fn remark(context: PageContext<'_>, note: &ParsedNote, status: Option<&str>) -> Option<&'static str> {
    let is_planned = status == Some(EventStatus::Planned.name());
    let days = note.front.date.as_ref().zip(context.graph.dossier.today.as_ref());
    let is_to_come = days.is_some_and(|(date, today)| {
        let span = TimeSpan::of(&date.value);
        TimeSpan::of(today).is_before(&span)
    });
    (is_planned && !is_to_come).then_some("No source here tells whether it took place.")
}

fn draft(field: &'static str, label: &'static str, values: Vec<FactValue>) -> Draft {
    Draft { field, label, values, status: None }
}

fn plain(text: impl Into<String>) -> FactValue {
    FactValue { text: text.into(), href: None, datetime: None }
}

fn text_of(text: Option<&Spanned<String>>) -> Vec<FactValue> {
    text.into_iter().map(|t| plain(t.value.clone())).collect()
}

fn dated(context: PageContext<'_>, date: Option<&Spanned<Date>>) -> Vec<FactValue> {
    date.into_iter().map(|d| context.date_value(&d.value)).collect()
}

fn named<'n>(
    context: PageContext<'_>,
    names: impl IntoIterator<Item = &'n Spanned<String>>,
) -> Vec<FactValue> {
    let value = |name: &Spanned<String>| {
        let (text, href) = context.named(&name.value);
        FactValue { text, href, datetime: None }
    };
    names.into_iter().map(value).collect()
}

fn of_event(context: PageContext<'_>, note: &ParsedNote, event: &EventFields) -> Vec<Draft> {
    let status = event.status.as_ref().map(|s| s.value);
    // Of what did not take place, or is not known to have, the day, place and company are those of the plan.
    let is_plan = matches!(status, Some(EventStatus::Planned | EventStatus::Cancelled));
    let [date, place, participants] = if is_plan {
        ["Planned date", "Planned place", "Planned participants"]
    } else {
        ["Date", "Place", "Participants"]
    };
    vec![
        draft("date", date, dated(context, note.front.date.as_ref())),
        Draft {
            field: "status",
            label: "Status",
            values: status.map(|s| plain(label::status(s))).into_iter().collect(),
            status: status.map(EventStatus::name),
        },
        draft("place", place, named(context, &event.place)),
        draft("participants", participants, named(context, &event.participants)),
        draft("after", "Came after", named(context, &event.after)),
        draft("before", "Came before", named(context, &event.before)),
        draft("announces", "Announces", named(context, &event.announces)),
    ]
}

fn of_actor(context: PageContext<'_>, actor: &ActorFields) -> Vec<Draft> {
    let kind = actor.actor_type.as_ref().map(|t| plain(label::actor_type(t.value)));
    vec![
        draft("type", "Type", kind.into_iter().collect()),
        draft("role", "Role", text_of(actor.role.as_ref())),
        draft("affiliation", "Belongs to", named(context, &actor.affiliation)),
        draft("coordinates", "Position", actor.coordinates.iter().map(|at| position(context, at)).collect()),
    ]
}

/// Where a place lies, with what that rests on: no source of the dossier.
fn position(context: PageContext<'_>, at: &Coordinates) -> FactValue {
    let text = format!("{} ({})", at.in_words(), at.source.value);
    FactValue { text, href: Some(context.href(MAP)), datetime: None }
}

fn of_statistic(context: PageContext<'_>, statistic: &StatisticFields) -> Vec<Draft> {
    let unit = statistic.unit.as_ref().map(|u| plain(figure::unit_label(&u.value)));
    vec![
        draft("unit", "Unit", unit.into_iter().collect()),
        draft("frequency", "Frequency", text_of(statistic.frequency.as_ref())),
        draft("about", "About", named(context, &statistic.about)),
    ]
}

fn of_source(context: PageContext<'_>, note: &ParsedNote, source: &SourceFields) -> Vec<Draft> {
    let title = source.label.as_ref().and(note.front.title.as_ref());
    let kind = source.source_type.as_ref().map(|kind| plain(label::source_type(kind.value)));
    vec![
        draft("type", "Type", kind.into_iter().collect()),
        draft("title", "Headline", text_of(title)),
        draft("publisher", "Publisher", text_of(source.publisher.as_ref())),
        draft("author", "Author", text_of(source.author.as_ref())),
        draft("date", "Date", dated(context, note.front.date.as_ref())),
        draft(
            "language",
            "Language",
            source.language.iter().map(|l| plain(label::language(&l.value))).collect(),
        ),
        draft("syndicated_from", "Taken over from", named(context, &source.syndicated_from)),
        draft("url", "Address", address(source.url.as_ref())),
        draft("url_status", "State of the address", text_of(source.url_status.as_ref())),
        draft("archive_url", "Archived copy", address(source.archive_url.as_ref())),
        draft("archive_date", "Archived on", dated(context, source.archive_date.as_ref())),
        draft("accessed", "Last read", dated(context, source.accessed.as_ref())),
        draft("licence", "Licence", text_of(source.licence.as_ref())),
    ]
}

fn address(url: Option<&Spanned<String>>) -> Vec<FactValue> {
    let value = |url: &Spanned<String>| {
        let href = match urls::classify(&url.value) {
            urls::Address::External(href) => Some(href),
            urls::Address::Internal(_) | urls::Address::Refused => None,
        };
        FactValue { text: url.value.clone(), href, datetime: None }
    };
    url.into_iter().map(value).collect()
}
