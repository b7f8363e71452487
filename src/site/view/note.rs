//! A note's page.

use serde::Serialize;

use super::body::BodyView;
use super::fact::FactView;
use super::footnotes::{NotesView, RemarkView};
use super::home::HomeView;
use super::imprint::CorrectionView;
use super::list::PagerView;
use super::mark::{MarkView, QuotePart};
use super::methodology::MethodView;
use super::picture::{PictureView, SingleFigure, StripView};
use super::shared::{AllowView, LinkView, SnippetView};
use super::source::SourceView;
use super::told::ToldView;

/// A note's page. Its body is rendered before the template runs, as `body`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NoteView {
    /// The note's id.
    pub id: String,
    /// The base kind: `event`, `actor`, `statistic`, `source`, `page`.
    pub base: &'static str,
    /// What one note of its kind is called: "Summit"; empty at the top of the content.
    pub label: String,
    /// The title.
    pub title: String,
    /// A sentence that says what it is; may be empty.
    pub description: String,
    /// From the home page down to the note's kind.
    pub breadcrumbs: Vec<LinkView>,
    /// What the front matter records, each with its evidence.
    pub facts: Vec<FactView>,
    /// The text.
    #[serde(skip)]
    pub body: BodyView,
    /// Whether there is any text.
    pub has_body: bool,
    /// The notes of which it tells under headings of its own.
    pub told: Vec<ToldView>,
    /// The text's headings.
    pub contents: Vec<ContentsEntry>,
    /// How many of its sentences are sourced.
    pub coverage: CoverageView,
    /// The footnotes.
    pub notes: NotesView,
    /// What the links of this page to other notes show before they are followed.
    pub previews: Vec<PreviewView>,
    /// The pages that mention it, by kind.
    pub mentioned_in: Vec<MentionGroup>,
    /// How many pages mention it in all.
    pub mention_count: usize,
    /// The way to its other pages, where its lists are long.
    pub pager: Option<PagerView>,
    /// Which of its pages this is, from 1. Only the first has its text.
    pub leaf: usize,
    /// The event of its kind that is the last known to have come before it; the page that is read before it.
    pub previous: Option<Neighbour>,
    /// The event of its kind that is the first known to have come after it; the page that is read after it.
    pub next: Option<Neighbour>,
    /// Those of its kind, nearest to it, of which no date and no source tells whether they came before or after it; up to
    /// eight.
    pub together: Vec<Neighbour>,
    /// How many more of them there are.
    pub together_more: usize,
    /// The timeline, which has them all; empty where there are no more.
    pub together_href: String,
    /// Other names of it.
    pub aliases: Vec<String>,
    /// Its tags, each with the list of what has it.
    pub tags: Vec<LinkView>,
    /// The rules it is excepted from.
    pub allows: Vec<AllowView>,
    /// How a conflict between sources was decided: the reason.
    pub resolution: Option<String>,
    /// What was wrong on the page and was put right, the latest first.
    pub corrections: Vec<CorrectionView>,
    /// When the note was last changed, for people.
    pub updated: Option<String>,
    /// For an event.
    pub event: Option<EventView>,
    /// For an actor.
    pub actor: Option<ActorView>,
    /// For a statistic.
    pub statistic: Option<StatisticView>,
    /// For a source.
    pub source: Option<SourceView>,
    /// On the home page.
    pub home: Option<HomeView>,
    /// On the methodology page.
    pub method: Option<MethodView>,
}

/// A note as a link to it shows it before it is followed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PreviewView {
    /// Its page, as links on this page name it.
    pub href: String,
    /// What one note of its kind is called.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// Its description; may be empty.
    pub description: String,
    /// Date, status, place, role, latest figure: what there is of them.
    pub facts: Vec<String>,
}

/// An entry of the contents list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContentsEntry {
    /// 2 to 6.
    pub level: u8,
    /// The heading's text.
    pub text: String,
    /// Where it leads.
    pub href: String,
}

/// How many sentences of a page are sourced. Editor's notes are not counted, nor what the dossier says of itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CoverageView {
    /// Closed by evidence.
    pub sourced: usize,
    /// Marked as open questions.
    pub open: usize,
    /// Neither.
    pub bare: usize,
    /// All counted sentences.
    pub total: usize,
    /// Different passages that the page rests on.
    pub passages: usize,
    /// Those of them that are verified.
    pub verified: usize,
    /// One mark for each sentence; absent where there are none.
    pub strip: Option<StripView>,
}

/// Pages of one kind that mention a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MentionGroup {
    /// The kind: "Summits".
    pub label: String,
    /// The pages, as far as they are listed on this one.
    pub mentions: Vec<MentionView>,
}

/// A page that mentions a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MentionView {
    /// The page's title.
    pub title: String,
    /// The page.
    pub href: String,
    /// The page's date, for people; may be empty.
    pub date: String,
    /// The first sentences that mention it, up to twelve.
    pub sentences: Vec<SnippetView>,
    /// The fields of the page that list it, in words.
    pub fields: Vec<&'static str>,
}

/// The note of the same kind before or after, in time or in the order of pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Neighbour {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Its date for people; empty for a page.
    pub date: String,
}

/// What only events have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EventView {
    /// `planned`, `held`, `cancelled` or `unknown`.
    pub status: &'static str,
    /// The status in words.
    pub status_label: &'static str,
    /// A free word: summit, call, visit; may be empty.
    pub category: String,
    /// The date for people; may be empty.
    pub date: String,
}

/// What only actors have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActorView {
    /// `person`, `state` and so on; may be empty.
    pub actor_type: &'static str,
    /// The role; may be empty.
    pub role: String,
}

/// What only statistics have.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StatisticView {
    /// The unit for people.
    pub unit: String,
    /// Its observations to download: CSV and JSON.
    pub downloads: Vec<LinkView>,
    /// The observations, the earliest first.
    pub observations: Vec<ObservationView>,
    /// Whether any observation has a label of its own.
    pub has_labels: bool,
    /// A chart, where the values can be compared in one.
    pub chart: Option<PictureView>,
    /// The value by itself, where there is one.
    pub figure: Option<SingleFigure>,
}

/// An observation of a statistic.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ObservationView {
    /// Its row's anchor.
    pub id: String,
    /// Other addresses under which it is found.
    pub former: Vec<String>,
    /// Its period for people.
    pub period: String,
    /// Its value with unit, without its bound.
    pub value: String,
    /// Its bound in words: "exact", "about", "at least", "more than", "at most", "less than".
    pub bound: &'static str,
    /// The bound's class: `exact`, `about`, `at-least`, `above`, `at-most`, `below`.
    pub bound_class: &'static str,
    /// What is counted; may be empty.
    pub label: String,
    /// An editor's remark; may be empty.
    pub note: String,
    /// Its evidence.
    pub marks: Vec<MarkView>,
    /// The words it was read from; empty for a derived one.
    pub quote: Vec<QuotePart>,
    /// How it was computed, for a derived one.
    pub computed: Option<RemarkView>,
    /// The notes that were counted, for a counted one.
    pub counted: Vec<LinkView>,
}
