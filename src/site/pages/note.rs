//! A note's page.

use std::sync::Arc;

use super::backlinks::mentioned_in;
use super::exceptions::allows;
use super::{body, computed, facts, home, imprint, json_ld, methodology, previews, source, statistic, told};
use crate::index::{HOME, TIMELINE, continuation_output, other_names, tag_output};
use crate::model::{ActorFields, BaseKind, Details, EventFields, ParsedNote};
use crate::site::context::PageContext;
use crate::site::evidence::collapse::Collapsed;
use crate::site::evidence::coverage;
use crate::site::evidence::footnotes::{Footnotes, Remark};
use crate::site::evidence::numbers::{Numbered, Numbers};
use crate::site::format::label;
use crate::site::frame::{METHOD, breadcrumbs, direction, frame, head};
use crate::site::graph::lists::InTime;
use crate::site::lists::pager::pages;
use crate::site::urls::{Address, classify, heading_anchor};
use crate::site::view::{
    ActorView, BodyView, Content, ContentsEntry, CoverageView, EventView, FactView, Frame, Head, HomeView,
    LinkView, Neighbour, NoteView, NotesView, PageView, RemarkView, StatisticView, ToldView,
};

/// The page of a note.
pub(in crate::site) fn page<'s>(context: PageContext<'s>, note: &'s ParsedNote) -> PageView {
    let view = note_view(context, note);
    let og_type = if note.base == BaseKind::Page { "website" } else { "article" };
    let json_ld = json_ld::json_ld(context, note, &view);
    let updated = view.updated.clone();
    let head = head(context, &view.title, &view.description);
    let alternates = alternates(context, note, &head);
    let head = Head { og_type, json_ld, updated, alternates, ..head };
    PageView {
        path: context.path.to_owned(),
        template: template(&view, note),
        frame: own_frame(context, note),
        head,
        content: Content::Note(Box::new(view)),
    }
}

/// The page in other languages, and in its own: each has to name all of them. Addresses have to be absolute.
fn alternates(context: PageContext<'_>, note: &ParsedNote, head: &Head) -> Vec<LinkView> {
    let Some(own) = head.canonical.clone().filter(|_| !note.front.translations.is_empty()) else {
        return Vec::new();
    };
    let language = note.front.lang.as_ref().map_or(&context.graph.dossier.site.language, |lang| &lang.value);
    let others =
        note.front.translations.iter().filter_map(|(language, address)| match classify(&address.value) {
            Address::External(href) => Some(LinkView { label: language.value.clone(), href }),
            Address::Internal(_) | Address::Refused => None,
        });
    std::iter::once(LinkView { label: language.clone(), href: own }).chain(others).collect()
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
    context: PageContext<'s>,
    note: &'s ParsedNote,
    page_number: usize,
) -> PageView {
    let (statistic, notes) = laid_out(context, note, |footnotes| {
        note.statistic().map(|_| statistic::view(context, note, page_number, footnotes))
    });
    let mut breadcrumbs = breadcrumbs(context, context.graph.dossier.kind_of(note));
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

/// The parts of a note's page that have marks, in the order in which these are numbered.
struct LaidOut {
    facts: Vec<FactView>,
    statistic: Option<StatisticView>,
    body: BodyView,
    told: Vec<ToldView>,
    home: Option<HomeView>,
}

impl Numbered for LaidOut {
    fn write_numbers(&mut self, numbers: &Numbers) {
        self.facts.write_numbers(numbers);
        self.statistic.write_numbers(numbers);
        self.body.write_numbers(numbers);
        self.told.write_numbers(numbers);
        self.home.write_numbers(numbers);
    }
}

/// Lays a page of a note out with its footnotes.
fn laid_out<'s, T: Numbered>(
    context: PageContext<'s>,
    note: &'s ParsedNote,
    layout: impl FnOnce(&mut Footnotes<'s>) -> T,
) -> (T, NotesView) {
    Footnotes::laid_out(context, note, layout, |footnotes, lettered| {
        remark(context, note, footnotes, lettered)
    })
}

/// Writes a lettered footnote.
fn remark<'s>(
    context: PageContext<'s>,
    note: &'s ParsedNote,
    footnotes: &mut Footnotes<'s>,
    remark: &Remark,
) -> RemarkView {
    match remark {
        Remark::Text(footnote) => {
            let blocks = note.body.footnotes.get(*footnote).map_or(&[][..], |(_, blocks)| blocks);
            RemarkView { body: body::remark(context, note, blocks, footnotes), ..RemarkView::default() }
        }
        Remark::Computation(statistic, number) => {
            statistic::computation(context, footnotes, statistic, *number)
        }
        Remark::Computed(statement, number) => {
            computed::computation(context, note, footnotes, *statement, *number)
        }
    }
}

fn own_frame(context: PageContext<'_>, note: &ParsedNote) -> Arc<Frame> {
    let mut frame = frame(context);
    if let Some(lang) = &note.front.lang {
        let frame = Arc::make_mut(&mut frame);
        frame.language.clone_from(&lang.value);
        frame.direction = direction(&lang.value);
    }
    frame
}

fn note_view<'s>(context: PageContext<'s>, note: &'s ParsedNote) -> NoteView {
    let is_home = context.path == HOME;
    let (laid_out, mut notes) = laid_out(context, note, |footnotes| LaidOut {
        facts: facts::facts(context, note, footnotes),
        statistic: note.statistic().map(|_| statistic::view(context, note, 1, footnotes)),
        body: body::body(context, note, footnotes),
        told: told::told(context, note, footnotes),
        // The home page's figures stand beside its text, so the text's marks are numbered first.
        home: is_home.then(|| home::view(context, footnotes)),
    });
    let LaidOut { mut facts, mut statistic, body: mut text, mut told, mut home } = laid_out;
    let mut collapsed = Collapsed::default();
    collapsed.of_facts(&mut facts);
    if let Some(chart) = statistic.as_mut().and_then(|statistic| statistic.chart.as_mut()) {
        collapsed.of_chart(chart);
    }
    collapsed.of_body(&mut text);
    told.iter_mut().for_each(|one| collapsed.of_facts(&mut one.facts));
    if let Some(home) = &mut home {
        collapsed.of_figures(&mut home.figures);
    }
    notes.remarks.iter_mut().for_each(|remark| collapsed.of_body(&mut remark.body));
    collapsed.lead_back(&mut notes);
    let kind = context.graph.dossier.kind_of(note);
    let Neighbours { previous, next, together, more } = neighbours(context, note);
    NoteView {
        breadcrumbs: if is_home { Vec::new() } else { breadcrumbs(context, kind) },
        facts,
        has_body: !text.blocks.is_empty(),
        body: text,
        told,
        contents: contents(note),
        coverage: coverage::view(context, note, &notes),
        notes,
        previews: previews::of_note(context, note),
        previous,
        next,
        together,
        together_more: more,
        together_href: if more > 0 { context.href(TIMELINE) } else { String::new() },
        aliases: other_names(note),
        tags: tags(context, note),
        allows: allows(context, note),
        resolution: note.front.resolution.as_ref().map(|r| r.reason.value.clone()),
        corrections: imprint::of_note(context, note),
        updated: context.graph.changed(note).map(|day| context.date(&day)),
        statistic,
        home,
        method: (note.id.as_str() == METHOD).then(|| methodology::view(context)),
        ..base_view(context, note, 1)
    }
}

/// The view that all pages of a note share: names, and their parts of the long lists.
fn base_view(context: PageContext<'_>, note: &ParsedNote, page_number: usize) -> NoteView {
    let count = if context.path == HOME { 1 } else { context.graph.pagination.count(&note.id) };
    let numbers = (1..=count).filter(|_| count > 1);
    let paths: Vec<String> = numbers.map(|number| continuation_output(note, number)).collect();
    NoteView {
        id: note.id.to_string(),
        base: note.base.name(),
        label: context.kind_label(note),
        title: note.title().to_owned(),
        description: note.description().to_owned(),
        breadcrumbs: Vec::new(),
        facts: Vec::new(),
        body: BodyView::default(),
        has_body: false,
        told: Vec::new(),
        contents: Vec::new(),
        coverage: CoverageView::default(),
        notes: NotesView::default(),
        previews: Vec::new(),
        mentioned_in: mentioned_in(context, note, page_number),
        mention_count: context.graph.backlinks.count(&note.id),
        pager: pages(context, &paths, page_number),
        leaf: page_number,
        previous: None,
        next: None,
        together: Vec::new(),
        together_more: 0,
        together_href: String::new(),
        aliases: Vec::new(),
        tags: Vec::new(),
        allows: Vec::new(),
        resolution: None,
        corrections: Vec::new(),
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

fn contents(note: &ParsedNote) -> Vec<ContentsEntry> {
    let entry = |heading: &crate::model::Heading| ContentsEntry {
        level: heading.level.clamp(2, 6),
        text: heading.text.clone(),
        href: format!("#{}", heading_anchor(&heading.slug)),
    };
    note.body.headings.iter().map(entry).collect()
}

fn event_view(context: PageContext<'_>, note: &ParsedNote, event: &EventFields) -> EventView {
    let status = event.status();
    EventView {
        status: status.name(),
        status_label: label::status(status),
        category: label::written(event.category.as_ref()),
        date: context.date_of(note),
    }
}

fn actor_view(actor: &ActorFields) -> ActorView {
    ActorView {
        actor_type: actor.actor_type.as_ref().map_or("", |t| t.value.name()),
        role: label::written(actor.role.as_ref()),
    }
}

/// The events of the same kind that are known to have come before and after this one, and those of which nobody
/// can tell; of a page the ones that are read before and after it.
fn neighbours(context: PageContext<'_>, note: &ParsedNote) -> Neighbours {
    let has_place = matches!(note.front.details, Details::Event(_)) || note.front.order.is_some();
    if !has_place {
        return Neighbours::default();
    }
    let InTime { previous, next, together, more } = context.graph.lists.beside(note);
    let neighbour = |n: &ParsedNote| Neighbour {
        title: n.title().to_owned(),
        href: context.note_href(&n.id).unwrap_or_default(),
        date: context.date_of(n),
    };
    Neighbours {
        previous: previous.map(neighbour),
        next: next.map(neighbour),
        together: together.into_iter().map(neighbour).collect(),
        more,
    }
}

/// The events beside one, as its page names them.
#[derive(Default)]
struct Neighbours {
    previous: Option<Neighbour>,
    next: Option<Neighbour>,
    together: Vec<Neighbour>,
    more: usize,
}
