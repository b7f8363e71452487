//! A note's page.

use super::{body, facts, home, json_ld, methodology, previews, source, statistic};
use crate::index::alias_output;
use crate::index::tag_output;
use crate::model::{ActorFields, BaseKind, Details, EventFields, EventStatus, ParsedNote};
use crate::site::context::Desk;
use crate::site::evidence::collapse::Runs;
use crate::site::evidence::coverage;
use crate::site::evidence::footnotes::Ledger;
use crate::site::format::date::DateKey;
use crate::site::format::label;
use crate::site::frame::{METHOD, breadcrumbs, direction, frame, head};
use crate::site::graph::backlinks;
use crate::site::graph::pagination::leaf_output;
use crate::site::lists::pager::pages;
use crate::site::route::HOME;
use crate::site::view::{
    ActorView, AllowView, BodyView, Content, ContentsEntry, CoverageView, EventView, Frame, Head, LinkView,
    Neighbour, NoteView, NotesView, PageView, StatisticView,
};

/// The page of a note.
pub(in crate::site) fn page<'s>(desk: &Desk<'s>, note: &'s ParsedNote) -> PageView {
    let desk = *desk;
    let view = note_view(desk, note);
    let og_type = if note.base == BaseKind::Page { "website" } else { "article" };
    let json_ld = json_ld::json_ld(desk, note);
    let head = Head { og_type, json_ld, ..head(desk, &view.title, &view.description) };
    PageView {
        path: desk.path.to_owned(),
        template: template(&view, note),
        frame: own_frame(desk, note),
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
pub(in crate::site) fn leaf<'s>(desk: &Desk<'s>, note: &'s ParsedNote, leaf: usize) -> PageView {
    let desk = *desk;
    let (statistic, notes) = Ledger::laid_out(desk, note, |ledger| {
        note.statistic().map(|_| statistic::view(desk, note, leaf, ledger))
    });
    let mut breadcrumbs = breadcrumbs(desk, desk.site.dossier.kind_of(note));
    breadcrumbs.push(desk.link(note));
    let view = NoteView { breadcrumbs, statistic, notes, ..bare(desk, note, leaf) };
    PageView {
        path: desk.path.to_owned(),
        template: template(&view, note),
        frame: own_frame(desk, note),
        head: head(desk, &format!("{}, {leaf}", view.title), &view.description),
        content: Content::Note(Box::new(view)),
    }
}

fn own_frame(desk: Desk<'_>, note: &ParsedNote) -> Frame {
    let mut frame = frame(desk);
    if let Some(lang) = &note.front.lang {
        frame.language.clone_from(&lang.value);
        frame.direction = direction(&lang.value);
    }
    frame
}

fn note_view<'s>(desk: Desk<'s>, note: &'s ParsedNote) -> NoteView {
    let is_home = desk.path == HOME;
    let ((mut facts, statistic, mut text, mut home), mut notes) = Ledger::laid_out(desk, note, |ledger| {
        let facts = facts::facts(desk, note, ledger);
        let statistic: Option<StatisticView> =
            note.statistic().map(|_| statistic::view(desk, note, 1, ledger));
        // The home page's figures stand beside its text, so the text's marks are numbered first.
        let text = body::body(desk, note, ledger);
        (facts, statistic, text, is_home.then(|| home::view(desk, ledger)))
    });
    let mut runs = Runs::default();
    runs.of_facts(&mut facts);
    runs.of_body(&mut text);
    if let Some(home) = &mut home {
        runs.of_figures(&mut home.figures);
    }
    notes.remarks.iter_mut().for_each(|remark| runs.of_body(&mut remark.body));
    runs.lead_back(&mut notes);
    let kind = desk.site.dossier.kind_of(note);
    let (previous, next) = neighbours(desk, note);
    NoteView {
        breadcrumbs: if is_home { Vec::new() } else { breadcrumbs(desk, kind) },
        facts,
        has_body: !text.blocks.is_empty(),
        body: text,
        contents: contents(note),
        coverage: coverage::view(desk, note, &notes),
        notes,
        previews: previews::of_note(desk, note),
        previous,
        next,
        aliases: names(note),
        tags: tags(desk, note),
        allows: allows(desk, note),
        resolution: note.front.resolution.as_ref().map(|r| r.reason.value.clone()),
        updated: note.front.updated.as_ref().map(|d| desk.date(&d.value)),
        statistic,
        home,
        method: (note.id.as_str() == METHOD).then(|| methodology::view(desk)),
        ..bare(desk, note, 1)
    }
}

/// What each of a note's pages has: what it is called, and its part of the long lists.
fn bare(desk: Desk<'_>, note: &ParsedNote, leaf: usize) -> NoteView {
    let count = if desk.path == HOME { 1 } else { desk.site.leaves.count(&note.id) };
    let paths: Vec<String> = (1..=count).map(|number| leaf_output(note, number)).collect();
    NoteView {
        id: note.id.to_string(),
        base: note.base.name(),
        label: desk.site.dossier.kind_of(note).map_or(String::new(), |k| k.label.clone()),
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
        mentioned_in: backlinks::mentioned_in(desk, note, leaf),
        mention_count: desk.site.mentions.of_note(&note.id).len(),
        pager: pages(desk, &paths, leaf),
        leaf,
        previous: None,
        next: None,
        aliases: Vec::new(),
        tags: Vec::new(),
        allows: Vec::new(),
        resolution: None,
        updated: None,
        event: note.event().map(|event| event_view(desk, note, event)),
        actor: note.actor().map(actor_view),
        statistic: None,
        source: note.source().map(|_| source::view(desk, note, leaf)),
        home: None,
        method: None,
    }
}

fn tags(desk: Desk<'_>, note: &ParsedNote) -> Vec<LinkView> {
    let tags = note.front.tags.iter();
    tags.map(|t| LinkView { label: t.value.clone(), href: desk.href(&tag_output(&t.value)) }).collect()
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

pub(in crate::site) fn allows(desk: Desk<'_>, note: &ParsedNote) -> Vec<AllowView> {
    let allow = |(rule, reason): &(crate::text::Spanned<String>, crate::text::Spanned<String>)| AllowView {
        note: note.title().to_owned(),
        href: desk.note_href(&note.id).unwrap_or_default(),
        rule: rule.value.clone(),
        reason: reason.value.clone(),
    };
    note.front.allow.iter().map(allow).collect()
}

fn event_view(desk: Desk<'_>, note: &ParsedNote, event: &EventFields) -> EventView {
    let status = status_of(event);
    EventView {
        status: status.name(),
        status_label: label::status(status),
        category: event.category.as_ref().map_or(String::new(), |c| c.value.clone()),
        date: note.front.date.as_ref().map_or(String::new(), |d| desk.date(&d.value)),
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
fn neighbours(desk: Desk<'_>, note: &ParsedNote) -> (Option<Neighbour>, Option<Neighbour>) {
    if !matches!(note.front.details, Details::Event(_)) {
        return (None, None);
    }
    let (before, after) = desk.site.shelves.beside(note);
    let neighbour = |n: &ParsedNote| Neighbour {
        title: n.title().to_owned(),
        href: desk.note_href(&n.id).unwrap_or_default(),
        date: n.front.date.as_ref().map_or(String::new(), |d| desk.date(&d.value)),
    };
    (before.map(neighbour), after.map(neighbour))
}
