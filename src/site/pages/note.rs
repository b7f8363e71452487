//! A note's page.

use super::{body, facts, home, json_ld, methodology, previews, source, statistic};
use crate::index::alias_output;
use crate::index::tag_output;
use crate::model::{ActorFields, BaseKind, Details, EventFields, EventStatus, ParsedNote};
use crate::site::context::PageContext;
use crate::site::evidence::collapse::Collapsed;
use crate::site::evidence::coverage;
use crate::site::evidence::footnotes::Footnotes;
use crate::site::format::date::DateKey;
use crate::site::format::label;
use crate::site::frame::{METHOD, breadcrumbs, direction, frame, head};
use crate::site::graph::backlinks;
use crate::site::graph::pagination::continuation_output;
use crate::site::lists::pager::pages;
use crate::site::route::HOME;
use crate::site::view::{
    ActorView, AllowView, BodyView, Content, ContentsEntry, CoverageView, EventView, Frame, Head, LinkView,
    Neighbour, NoteView, NotesView, PageView, StatisticView,
};

/// The page of a note.
pub(in crate::site) fn page<'s>(context: &PageContext<'s>, note: &'s ParsedNote) -> PageView {
    let context = *context;
    let view = note_view(context, note);
    let og_type = if note.base == BaseKind::Page { "website" } else { "article" };
    let json_ld = json_ld::json_ld(context, note);
    let head = Head { og_type, json_ld, ..head(context, &view.title, &view.description) };
    PageView {
        path: context.path.to_owned(),
        template: template(&view, note),
        frame: own_frame(context, note),
        head,
        content: Content::Note(Box::new(view)),
    }
}

fn template(view: &NoteView, note: &ParsedNote) -> &'static str {
    match note.base {
        _ if view.home.is_some() => "home.html",
        _ if view.method.is_some() => "methodology.html",
        BaseKind::Event => "event.html",
        BaseKind::Actor => "actor.html",
        BaseKind::Statistic => "statistic.html",
        BaseKind::Source => "source.html",
        BaseKind::Page => "page.html",
    }
}

/// A further page of a note: its lists go on, its text is on the first page.
pub(in crate::site) fn continuation<'s>(
    context: &PageContext<'s>,
    note: &'s ParsedNote,
    page_number: usize,
) -> PageView {
    let context = *context;
    let (statistic, notes) = Footnotes::laid_out(context, note, |footnotes| {
        note.statistic().map(|_| statistic::view(context, note, page_number, footnotes))
    });
    let mut breadcrumbs = breadcrumbs(context, context.site.dossier.kind_of(note));
    breadcrumbs.push(context.link(note));
    let view = NoteView { breadcrumbs, statistic, notes, ..base_view(context, note, page_number) };
    PageView {
        path: context.path.to_owned(),
        template: template(&view, note),
        frame: own_frame(context, note),
        head: head(context, &format!("{}, {page_number}", view.title), &view.description),
        content: Content::Note(Box::new(view)),
    }
}

fn own_frame(context: PageContext<'_>, note: &ParsedNote) -> Frame {
    let mut frame = frame(context);
    if let Some(lang) = &note.front.lang {
        frame.language.clone_from(&lang.value);
        frame.direction = direction(&lang.value);
    }
    frame
}

fn note_view<'s>(context: PageContext<'s>, note: &'s ParsedNote) -> NoteView {
    let is_home = context.path == HOME;
    let ((mut facts, statistic, mut text, mut home), mut notes) =
        Footnotes::laid_out(context, note, |footnotes| {
            let facts = facts::facts(context, note, footnotes);
            let statistic: Option<StatisticView> =
                note.statistic().map(|_| statistic::view(context, note, 1, footnotes));
            // The home page's figures stand beside its text, so the text's marks are numbered first.
            let text = body::body(context, note, footnotes);
            (facts, statistic, text, is_home.then(|| home::view(context, footnotes)))
        });
    let mut collapsed = Collapsed::default();
    collapsed.of_facts(&mut facts);
    collapsed.of_body(&mut text);
    if let Some(home) = &mut home {
        collapsed.of_figures(&mut home.figures);
    }
    notes.remarks.iter_mut().for_each(|remark| collapsed.of_body(&mut remark.body));
    collapsed.lead_back(&mut notes);
    let kind = context.site.dossier.kind_of(note);
    let (previous, next) = neighbours(context, note);
    NoteView {
        breadcrumbs: if is_home { Vec::new() } else { breadcrumbs(context, kind) },
        facts,
        has_body: !text.blocks.is_empty(),
        body: text,
        contents: contents(note),
        coverage: coverage::view(context, note, &notes),
        notes,
        previews: previews::of_note(context, note),
        previous,
        next,
        aliases: names(note),
        tags: tags(context, note),
        allows: allows(context, note),
        resolution: note.front.resolution.as_ref().map(|r| r.reason.value.clone()),
        updated: note.front.updated.as_ref().map(|d| context.date(&d.value)),
        statistic,
        home,
        method: (note.id.as_str() == METHOD).then(|| methodology::view(context)),
        ..base_view(context, note, 1)
    }
}

/// What each of a note's pages has: what it is called, and its part of the long lists.
fn base_view(context: PageContext<'_>, note: &ParsedNote, page_number: usize) -> NoteView {
    let count = if context.path == HOME { 1 } else { context.site.pagination.count(&note.id) };
    let paths: Vec<String> = (1..=count).map(|number| continuation_output(note, number)).collect();
    NoteView {
        id: note.id.to_string(),
        base: note.base.name(),
        label: context.site.dossier.kind_of(note).map_or(String::new(), |k| k.label.clone()),
        title: note.title().to_owned(),
        description: note.front.description.as_ref().map_or(String::new(), |d| d.value.clone()),
        breadcrumbs: Vec::new(),
        facts: Vec::new(),
        body: BodyView::default(),
        has_body: false,
        contents: Vec::new(),
        coverage: CoverageView::default(),
        notes: NotesView::default(),
        previews: Vec::new(),
        mentioned_in: backlinks::mentioned_in(context, note, page_number),
        mention_count: context.site.backlinks.of_note(&note.id).len(),
        pager: pages(context, &paths, page_number),
        leaf: page_number,
        previous: None,
        next: None,
        aliases: Vec::new(),
        tags: Vec::new(),
        allows: Vec::new(),
        resolution: None,
        updated: None,
        event: note.event().map(|event| event_view(context, note, event)),
        actor: note.actor().map(actor_view),
        statistic: None,
        source: note.source().map(|_| source::view(context, note, page_number)),
        home: None,
        method: None,
    }
}

fn tags(context: PageContext<'_>, note: &ParsedNote) -> Vec<LinkView> {
    let tags = note.front.tags.iter();
    tags.map(|t| LinkView { label: t.value.clone(), href: context.href(&tag_output(&t.value)) }).collect()
}

/// Its other names: aliases that look like paths are old addresses.
pub(in crate::site) fn names(note: &ParsedNote) -> Vec<String> {
    let names = note.front.aliases.iter().filter(|alias| alias_output(&alias.value).is_none());
    names.map(|alias| alias.value.clone()).collect()
}

fn contents(note: &ParsedNote) -> Vec<ContentsEntry> {
    let entry = |heading: &crate::model::Heading| ContentsEntry {
        level: heading.level.clamp(2, 6),
        text: heading.text.clone(),
        href: format!("#{}{}", body::HEADING, heading.slug),
    };
    note.body.headings.iter().map(entry).collect()
}

pub(in crate::site) fn allows(context: PageContext<'_>, note: &ParsedNote) -> Vec<AllowView> {
    let allow = |(rule, reason): &(crate::text::Spanned<String>, crate::text::Spanned<String>)| AllowView {
        note: note.title().to_owned(),
        href: context.note_href(&note.id).unwrap_or_default(),
        rule: rule.value.clone(),
        reason: reason.value.clone(),
    };
    note.front.allow.iter().map(allow).collect()
}

fn event_view(context: PageContext<'_>, note: &ParsedNote, event: &EventFields) -> EventView {
    let status = status_of(event);
    EventView {
        status: status.name(),
        status_label: label::status(status),
        category: event.category.as_ref().map_or(String::new(), |c| c.value.clone()),
        date: note.front.date.as_ref().map_or(String::new(), |d| context.date(&d.value)),
    }
}

/// An event's status; what is not said is not known.
pub(in crate::site) fn status_of(event: &EventFields) -> EventStatus {
    event.status.as_ref().map_or(EventStatus::Unknown, |s| s.value)
}

fn actor_view(actor: &ActorFields) -> ActorView {
    ActorView {
        actor_type: actor.actor_type.as_ref().map_or("", |t| t.value.name()),
        role: actor.role.as_ref().map_or(String::new(), |r| r.value.clone()),
    }
}

/// Where a note stands among others in time.
pub(in crate::site) fn date_key(note: &ParsedNote) -> DateKey {
    DateKey::of(note.front.date.as_ref().map(|d| &d.value))
}

/// The events of the same kind before and after this one.
fn neighbours(context: PageContext<'_>, note: &ParsedNote) -> (Option<Neighbour>, Option<Neighbour>) {
    if !matches!(note.front.details, Details::Event(_)) {
        return (None, None);
    }
    let (before, after) = context.site.lists.beside(note);
    let neighbour = |n: &ParsedNote| Neighbour {
        title: n.title().to_owned(),
        href: context.note_href(&n.id).unwrap_or_default(),
        date: n.front.date.as_ref().map_or(String::new(), |d| context.date(&d.value)),
    };
    (before.map(neighbour), after.map(neighbour))
}
