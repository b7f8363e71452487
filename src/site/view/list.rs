//! Lists of notes: by kind, by tag, over several pages where they are long.

use serde::Serialize;

use super::mark::QuotePart;
use super::shared::LinkView;

/// A list of notes: those of one kind or one tag, or a page of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IndexView {
    /// "Summits".
    pub title: String,
    /// A sentence about the list; may be empty.
    pub description: String,
    /// The base kind; `any` for a tag.
    pub base: &'static str,
    /// The way from the home page.
    pub breadcrumbs: Vec<LinkView>,
    /// Pages that show the same otherwise.
    pub related: Vec<LinkView>,
    /// The notes in groups.
    pub groups: Vec<IndexGroup>,
    /// The beginning of every group, on this page or another.
    pub jump: Vec<JumpLink>,
    /// The way to the list's other pages, where there are some.
    pub pager: Option<PagerView>,
    /// The form that sorts and filters; on the first page only.
    pub filter: Option<FilterView>,
    /// The list's first page.
    pub whole: String,
    /// How many notes the list has.
    pub count: usize,
    /// The number of the first one on this page, from 1.
    pub from: usize,
    /// The number of the last one.
    pub to: usize,
}

/// Notes that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IndexGroup {
    /// What they have in common; may be empty.
    pub label: String,
    /// The group's anchor; empty where it has no label.
    pub id: String,
    /// The notes.
    pub entries: Vec<IndexEntry>,
}

/// A note in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IndexEntry {
    /// For one of several events whose order is not fully known, as in the timeline: `first`, `middle`, `last`; else empty.
    pub tie: &'static str,
    /// The title.
    pub title: String,
    /// The page.
    pub href: String,
    /// The description; may be empty.
    pub description: String,
    /// The date for people; may be empty.
    pub date: String,
    /// The date's form for machines, where it has one.
    pub datetime: Option<String>,
    /// An event's status; else empty.
    pub status: &'static str,
    /// The status in words; else empty.
    pub status_label: &'static str,
    /// An actor's role, an event's category, a statistic's latest figure, a source's publisher.
    pub detail: String,
    /// The words that a statistic's latest figure was read from; else empty.
    pub quote: Vec<QuotePart>,
    /// How many of its sentences are sourced.
    pub sourced: usize,
    /// How many of them are open questions.
    pub open: usize,
    /// How many of them are neither.
    pub bare: usize,
    /// For a source: how many of its words are quoted, of how many, and how much rests on them.
    pub taken: Option<TakenView>,
    /// How many other pages mention it.
    pub mentions: usize,
    /// The options of the filter that it answers to, with a space between them; empty in lists over
    /// several pages.
    pub tokens: String,
}

/// What a dossier takes from a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TakenView {
    /// How many of its words are quoted.
    pub quoted: usize,
    /// How many words it has.
    pub words: usize,
    /// How many sentences, figures and facts rest on them.
    pub uses: usize,
}

/// The beginning of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct JumpLink {
    /// The group.
    pub label: String,
    /// Where it begins.
    pub href: String,
    /// How many notes it has.
    pub count: usize,
}

/// The way to the other pages of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PagerView {
    /// The first, the last, and those around this one.
    pub pages: Vec<PagerLink>,
    /// The page before this one.
    pub previous: Option<String>,
    /// The page after it.
    pub next: Option<String>,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PagerLink {
    /// From 1.
    pub number: usize,
    /// The page.
    pub href: String,
    /// Whether it is this one.
    pub is_current: bool,
    /// Whether pages before it are left out.
    pub leap: bool,
}

/// The form that sorts and filters a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FilterView {
    /// What is listed, in lower case: "summits".
    pub noun: String,
    /// What it can be filtered by.
    pub facets: Vec<FacetView>,
    /// The orders, that of the page first.
    pub sorts: Vec<ListSort>,
    /// For a list over several pages: the script that holds all of it.
    pub script: Option<String>,
}

/// Something that a list can be filtered by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FacetView {
    /// `kind`, `year`, `place`, `status`, `actor`, `source`, `tag`.
    pub name: &'static str,
    /// In words.
    pub label: &'static str,
    /// What to choose from.
    pub options: Vec<FacetOption>,
    /// How many rare options are left out.
    pub left_out: usize,
}

/// A choice of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FacetOption {
    /// As entries name it in `tokens`.
    pub value: String,
    /// For people.
    pub label: String,
    /// How many notes answer to it.
    pub count: usize,
}

/// An order of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListSort {
    /// Empty for the page's own order, `last` for that turned round, `title`, `mentions`.
    pub value: &'static str,
    /// For people.
    pub label: &'static str,
}

/// All tags.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TagsView {
    /// The way from the home page.
    pub breadcrumbs: Vec<LinkView>,
    /// The tags in the order of their names.
    pub tags: Vec<TagCount>,
}

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TagCount {
    /// As it is written.
    pub label: String,
    /// Its list.
    pub href: String,
    /// How many notes have it.
    pub count: usize,
}

/// A note in the script of a list over several pages: tokens, mentions, title, address, date,
/// detail, status and the status in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListEntry(
    pub String,
    pub usize,
    pub String,
    pub String,
    pub String,
    pub String,
    pub &'static str,
    pub &'static str,
);
