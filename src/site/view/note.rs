//! A note's page.

use serde::Serialize;

use super::{
    BodyView, HomeView, LinkView, MarkView, NotesView, PagerView, PictureView, QuotePart, RemarkView,
    SingleFigure, SourceView, StripView,
};

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
    /// The note of its kind before it in time.
    pub previous: Option<Neighbour>,
    /// The note of its kind after it in time.
    pub next: Option<Neighbour>,
    /// Other names of it.
    pub aliases: Vec<String>,
    /// Its tags, each with the list of what has it.
    pub tags: Vec<LinkView>,
    /// The rules it is excepted from.
    pub allows: Vec<AllowView>,
    /// How a conflict between sources was decided: the reason.
    pub resolution: Option<String>,
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

/// A recorded fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FactView {
    /// The front matter field, or a word for what is generated.
    pub field: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// One or more values.
    pub values: Vec<FactValue>,
    /// Its evidence.
    pub marks: Vec<MarkView>,
    /// Where it is inferred: the ground.
    pub inferred: Option<String>,
    /// For the status of an event: its class, `planned`, `held`, `cancelled`, `unknown`.
    pub status: Option<&'static str>,
}

/// A value of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FactValue {
    /// What it says.
    pub text: String,
    /// Where it leads, if it is a note or an address.
    pub href: Option<String>,
    /// For a date: its form for machines, where it has one.
    pub datetime: Option<String>,
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

/// How many sentences of a page are sourced. Editor's notes are not counted.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CoverageView {
    /// Closed by evidence.
    pub sourced: usize,
    /// Marked as open questions.
    pub open: usize,
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

/// A sentence of another page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SnippetView {
    /// The sentence on its page.
    pub href: String,
    /// Its text in runs.
    pub parts: Vec<SnippetPart>,
}

/// A run of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SnippetPart {
    /// Its text.
    pub text: String,
    /// Whether it is what the sentence is shown for.
    pub marked: bool,
}

/// The note of the same kind before or after in time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Neighbour {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Its date for people.
    pub date: String,
}

/// A rule that a note is excepted from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AllowView {
    /// The note's title.
    pub note: String,
    /// Its page.
    pub href: String,
    /// The rule's code or name.
    pub rule: String,
    /// Why.
    pub reason: String,
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
    /// The observations, the latest first.
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
    /// Its period for people.
    pub period: String,
    /// Its value with unit, without its bound.
    pub value: String,
    /// Its bound in words: "exact", "about", "more than", "at most".
    pub bound: &'static str,
    /// The bound's class: `exact`, `about`, `above`, `below`.
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

/// What the methodology page adds to its text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MethodView {
    /// Counts with their denominators.
    pub tallies: Vec<Tally>,
    /// How many sentences are sourced, by kind.
    pub kinds: Vec<KindCoverage>,
    /// How many sources there are.
    pub source_count: usize,
    /// How much of each source is quoted; of many sources, those quoted most.
    pub shares: Vec<SourceShare>,
    /// The open questions by page, of the first pages that have some.
    pub open_questions: Vec<OpenQuestionView>,
    /// How many open questions there are.
    pub open_count: usize,
    /// On how many pages.
    pub open_pages: usize,
    /// The exceptions from rules, the first hundred.
    pub allows: Vec<AllowView>,
    /// How many more there are.
    pub allows_left_out: usize,
    /// The facts that are inferred, by page, the first hundred.
    pub inferred: Vec<AllowView>,
    /// How many more there are.
    pub inferred_left_out: usize,
}

/// How many sentences of the notes of a kind are sourced.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KindCoverage {
    /// The kind: "Summits".
    pub label: String,
    /// The list of its notes.
    pub href: String,
    /// How many notes it has.
    pub pages: usize,
    /// Closed by evidence.
    pub sourced: usize,
    /// Marked as open questions.
    pub open: usize,
    /// Neither.
    pub bare: usize,
    /// All counted sentences.
    pub total: usize,
    /// The share of the sourced ones in percent, with one decimal.
    pub share: String,
    /// The same as a strip.
    pub strip: StripView,
}

/// A count of a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// What is counted.
    pub label: String,
    /// How many.
    pub count: usize,
    /// Of how many.
    pub total: usize,
    /// The share in percent, with one decimal; empty where the whole is nothing.
    pub share: String,
    /// What the count is made up of, of the same whole.
    pub parts: Vec<Tally>,
}

/// How much of a source is quoted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceShare {
    /// The source.
    pub title: String,
    /// Its page.
    pub href: String,
    /// The quoted words.
    pub quoted: usize,
    /// All its words.
    pub words: usize,
    /// The share in percent, with one decimal.
    pub share: String,
    /// Which words are quoted.
    pub strip: Option<StripView>,
}

/// The open questions of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenQuestionView {
    /// The page's title.
    pub title: String,
    /// The page.
    pub href: String,
    /// The sentences.
    pub sentences: Vec<SnippetView>,
}
