//! What the methodology page adds to its text: counts, open questions, exceptions and inferences.

use super::exceptions::{allows, identified, inferred};
use super::source;
use crate::index::index_output;
use crate::model::{BaseKind, Kind, ParsedNote};
use crate::site::context::PageContext;
use crate::site::evidence::{coverage, tallies};
use crate::site::format::date::DateKey;
use crate::site::urls::statement_anchor;
use crate::site::view::{KindCoverage, MethodView, OpenQuestionView, SnippetPart, SnippetView, SourceShare};
use crate::verify::coverage::Coverage;

/// The most sources whose shares are drawn: those quoted most.
const SHARES: usize = 40;
/// The most passages of a source that are drawn one by one: of a few sources, and of many.
const MARKS: [usize; 2] = [150, 20];
/// The most exceptions, and the most inferences, that are listed.
const REASONS: usize = 100;
/// The most pages whose open questions are listed.
const OPEN_PAGES: usize = 60;

pub(in crate::site) fn view(context: PageContext<'_>) -> MethodView {
    let (open_questions, open_count, open_pages) = open_questions(context);
    MethodView {
        kinds: kinds(context),
        source_count: context.graph.notes().filter(|n| n.base == BaseKind::Source).count(),
        open_pages,
        tallies: tallies::in_full(context),
        shares: shares(context),
        open_count,
        open_questions,
        allows: context.graph.notes().flat_map(|note| allows(context, note)).take(REASONS).collect(),
        allows_left_out: left_out(context.graph.notes().map(|note| note.front.allow.len())),
        inferred: context.graph.notes().flat_map(|note| inferred(context, note)).take(REASONS).collect(),
        identified: context.graph.notes().flat_map(|note| identified(context, note)).take(REASONS).collect(),
        inferred_left_out: left_out(context.graph.notes().map(|note| note.front.inferred.len())),
    }
}

/// Counts the entries of a list beyond those that are listed.
fn left_out(entries: impl Iterator<Item = usize>) -> usize {
    entries.sum::<usize>().saturating_sub(REASONS)
}

fn shares(context: PageContext<'_>) -> Vec<SourceShare> {
    let mut sources: Vec<&ParsedNote> =
        context.graph.notes().filter(|n| n.base == BaseKind::Source).collect();
    if sources.len() > SHARES {
        let quoted = |n: &ParsedNote| context.graph.source(&n.id).map_or(0, |f| f.quoted_words());
        sources.sort_by_cached_key(|n| (std::cmp::Reverse(quoted(n)), n.id.clone()));
        sources.truncate(SHARES);
    }
    sources.sort_by_key(|n| (DateKey::of_note(n), &n.id));
    let marks = MARKS[usize::from(sources.len() > 8)];
    sources.into_iter().map(|note| share(context, note, marks)).collect()
}

fn share(context: PageContext<'_>, note: &ParsedNote, marks: usize) -> SourceShare {
    let found = context.graph.source(&note.id);
    let (words, quoted) = found.map_or((0, 0), |f| (f.words, f.quoted_words()));
    let href = context.note_href(&note.id).unwrap_or_default();
    SourceShare {
        title: note.title().to_owned(),
        quoted,
        words,
        share: tallies::percent(quoted, words),
        strip: source::strip(context, &note.id, marks),
        href,
    }
}

/// The coverage of each kind.
fn kinds(context: PageContext<'_>) -> Vec<KindCoverage> {
    let kinds = context.graph.dossier.site.kinds.iter().filter(|kind| kind.base != BaseKind::Page);
    let of = |kind: &Kind| {
        let notes: Vec<&ParsedNote> = context.graph.lists.folder(&kind.folder).collect();
        let all = notes.iter().map(|n| context.graph.coverage(n)).fold(Coverage::default(), Coverage::and);
        let Coverage { sourced, open, total } = all;
        let href = context.href(&index_output(&kind.folder));
        (total > 0).then(|| KindCoverage {
            label: kind.plural.clone(),
            pages: notes.len(),
            sourced,
            open,
            bare: all.bare(),
            total,
            share: tallies::percent(sourced, total - open),
            strip: coverage::strip_of(all, &kind.plural, &href),
            href,
        })
    };
    kinds.filter_map(of).collect()
}

/// The open questions of the first pages that have some, how many there are on all, and on how many
/// pages.
fn open_questions(context: PageContext<'_>) -> (Vec<OpenQuestionView>, usize, usize) {
    let kinds = &context.graph.dossier.site.kinds;
    let order = |note: &ParsedNote| kinds.iter().position(|k| k.folder == note.folder).map_or(0, |i| i + 1);
    let open = |note: &ParsedNote| note.statements.iter().filter(|s| s.open.is_some()).count();
    let mut notes: Vec<&ParsedNote> = context.graph.notes().filter(|note| open(note) > 0).collect();
    notes.sort_by_cached_key(|n| (order(n), DateKey::of_note(n), &n.id));
    let count = notes.iter().map(|note| open(note)).sum();
    let shown = notes.iter().take(OPEN_PAGES).map(|note| of_note(context, note)).collect();
    (shown, count, notes.len())
}

/// A sentence of which no part is marked.
fn whole(text: String) -> Vec<SnippetPart> {
    if text.is_empty() { Vec::new() } else { vec![SnippetPart { text, marked: false }] }
}

fn of_note<'s>(context: PageContext<'s>, note: &'s ParsedNote) -> OpenQuestionView {
    let open = note.statements.iter().enumerate().filter(|(_, statement)| statement.open.is_some());
    let texts = context.texts(note);
    let sentences = open.filter_map(|(index, _)| {
        let href = context.anchor_href(&note.id, &statement_anchor(note, index))?;
        Some(SnippetView { href, parts: whole(texts.text(index)?.into_owned()) })
    });
    OpenQuestionView {
        title: note.title().to_owned(),
        href: context.note_href(&note.id).unwrap_or_default(),
        sentences: sentences.collect(),
    }
}
