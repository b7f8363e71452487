//! What a source's page adds: what is not known of it, which of its words the dossier rests on, and
//! everything that rests on each.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::{Citation, Evidence, NoteId, ParsedNote, QuoteOutcome, SourceEvidence};
use crate::site::context::PageContext;
use crate::site::evidence::tallies;
use crate::site::format::{label, quote};
use crate::site::graph::passages::{CitedPassage, Use};
use crate::site::graph::series::Observed;
use crate::site::urls::{passage_anchor, statement_anchor};
use crate::site::view::{
    LinkView, OutcomeView, SourceView, StripMark, StripView, UseGroup, UseView, UsedPassage,
};

/// The most passages of a source that are drawn one by one.
const MARKS: usize = 150;
/// The most uses that a page lists: one figure may be printed on thousands of pages.
const USES: usize = 300;

/// The part of a source's view that one of its pages shows.
pub(in crate::site) fn view(context: PageContext<'_>, note: &ParsedNote, page_number: usize) -> SourceView {
    let found = context.graph.source(&note.id);
    let all = context.graph.passages.of_source(&note.id);
    let range = context.graph.pagination.passages(&note.id, page_number);
    let quoted: Vec<(usize, &CitedPassage)> =
        all.iter().enumerate().skip(range.start).take(range.len()).collect();
    let Resting { groups: uses, mut by_passage, count } = uses(context, &quoted);
    let passages = quoted.into_iter().map(|(i, quoted)| {
        passage(context, note, i, quoted, by_passage.remove(&i).map_or(Vec::new(), |numbers| runs(&numbers)))
    });
    let passages: Vec<UsedPassage> = passages.collect();
    let (words, quoted_words) = found.map_or((0, 0), |f| (f.words, f.quoted_words()));
    SourceView {
        reference: context.graph.reference_of(&note.id),
        unknown: unknown(note),
        words,
        quoted_words,
        share: tallies::percent(quoted_words, words),
        evidence: evidence(found.map(|f| &f.evidence)),
        sha256: sha256(context, note),
        strip: if page_number == 1 { strip(context, &note.id, MARKS) } else { None },
        outcomes: outcomes(&passages),
        passages,
        passage_count: all.len(),
        verified: all.iter().filter(|quoted| quoted.is_verified()).count(),
        use_count: count,
        uses_left_out: count.saturating_sub(USES),
        uses,
    }
}

/// What a reader would look for in a reference and the text does not give.
fn unknown(note: &ParsedNote) -> Vec<&'static str> {
    let Some(source) = note.source() else { return Vec::new() };
    let has_headline = source.label.is_none() || note.front.title.is_some();
    let known = [
        ("headline", has_headline && note.front.title.is_some()),
        ("author", source.author.is_some()),
        ("publisher", source.publisher.is_some()),
        ("date", note.front.date.is_some()),
        ("address", source.url.is_some()),
    ];
    known.into_iter().filter(|(_, is_known)| !is_known).map(|(name, _)| name).collect()
}

const fn evidence(evidence: Option<&Evidence>) -> &'static str {
    match evidence {
        Some(Evidence::Capture) => "Quotations are verified against the archived text.",
        Some(Evidence::Seal) => "Quotations are verified by the seal of the archived text.",
        Some(Evidence::Broken { .. }) => {
            "The archived text is not the one that was sealed: quotations are verified against neither."
        }
        Some(Evidence::None) | None => {
            "Neither the archived text nor a seal of it was at hand: nothing is verified."
        }
    }
}

fn sha256(context: PageContext<'_>, note: &ParsedNote) -> Option<String> {
    let seal = context.graph.seal(&note.id).map(|seal| &seal.sha256);
    seal.or_else(|| context.graph.capture(&note.id).map(|capture| &capture.sha256)).cloned()
}

/// The source's words as a line, with a mark for each passage, or for each stretch of the line
/// where there are more than `most`.
pub(in crate::site) fn strip(context: PageContext<'_>, source: &NoteId, most: usize) -> Option<StripView> {
    let found = context.graph.source(source).filter(|f| f.words > 0)?;
    let quoted = context.graph.passages.of_source(source);
    let marks = if quoted.len() > most {
        stretches(context, source, found, most)
    } else {
        quoted.iter().enumerate().flat_map(|(place, quoted)| marks(context, source, place, quoted)).collect()
    };
    let share = tallies::percent(found.quoted_words(), found.words);
    let description = format!(
        "{} of its {} words are quoted ({share} percent), in {} passages.",
        found.quoted_words(),
        found.words,
        quoted.len()
    );
    let title = "Which words of the source are quoted, from its first to its last".to_owned();
    Some(StripView { title, description, width: number(found.words), marks })
}

/// The ranges of words of a passage in its source.
fn places<'v>(context: PageContext<'v>, quoted: &CitedPassage) -> &'v [Range<usize>] {
    match outcome(context, quoted) {
        Some(QuoteOutcome::Verified(_, passage)) => &passage.words,
        _ => &[],
    }
}

fn marks(context: PageContext<'_>, source: &NoteId, place: usize, quoted: &CitedPassage) -> Vec<StripMark> {
    let mark = |range: &Range<usize>| {
        let (x, width) = (number(range.start), number(range.len()));
        let citation = citation(context, quoted);
        let text = citation.map_or_else(String::new, |citation| citation.quote.value.clone());
        let href = context.passage_href(source, place).unwrap_or_default();
        StripMark { x, width, href, class: "sourced", text }
    };
    places(context, quoted).iter().map(mark).collect()
}

/// The line in stretches of one length: each has a mark as wide as its quoted words are many, which
/// leads to the first passage that begins in it.
fn stretches(
    context: PageContext<'_>,
    source: &NoteId,
    found: &SourceEvidence,
    most: usize,
) -> Vec<StripMark> {
    let length = found.words.div_ceil(most.max(1)).max(1);
    let mut firsts: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (place, quoted) in context.graph.passages.of_source(source).iter().enumerate() {
        for range in places(context, quoted) {
            firsts.entry(range.start / length).or_insert((place, 0)).1 += 1;
        }
    }
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    for word in found.quoted.iter().flat_map(Clone::clone) {
        *widths.entry(word / length).or_default() += 1;
    }
    let mark = |(stretch, width): (usize, usize)| {
        let (place, passages) = firsts.get(&stretch).copied()?;
        let href = context.passage_href(source, place)?;
        let text = format!("{passages} passages");
        Some(StripMark { x: number(stretch * length), width: number(width), href, class: "sourced", text })
    };
    widths.into_iter().filter_map(mark).collect()
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn passage(
    context: PageContext<'_>,
    source: &ParsedNote,
    place: usize,
    quoted: &CitedPassage,
    uses: Vec<LinkView>,
) -> UsedPassage {
    let (outcome, citation) = (outcome(context, quoted), citation(context, quoted));
    UsedPassage {
        id: passage_anchor(place),
        number: place + 1,
        quote: citation.map_or_else(Vec::new, |citation| quote::parts(&citation.quote)),
        outcome: label::outcome(outcome),
        position: position(outcome),
        original: citation.and_then(|citation| quote::original(source, citation)),
        uses,
    }
}

fn outcome<'s>(context: PageContext<'s>, quoted: &CitedPassage) -> Option<&'s QuoteOutcome> {
    context.graph.quote(quoted.name()?)
}

fn citation<'s>(context: PageContext<'s>, quoted: &CitedPassage) -> Option<&'s Citation> {
    context.graph.citation(quoted.name()?)
}

fn outcomes(passages: &[UsedPassage]) -> Vec<OutcomeView> {
    label::distinct(passages.iter().map(|passage| &passage.outcome))
}

/// What rests on some passages of a source.
struct Resting {
    /// Each thing once, with the passages that it rests on, as far as it is listed.
    groups: Vec<UseGroup>,
    /// The numbers of what rests on each passage, by the passage's place.
    by_passage: BTreeMap<usize, Vec<usize>>,
    /// How many things there are.
    count: usize,
}

fn uses(context: PageContext<'_>, quoted: &[(usize, &CitedPassage)]) -> Resting {
    let mut places: Vec<((&NoteId, &Use), usize)> = Vec::new();
    for (place, quoted) in quoted {
        places.extend(quoted.uses().map(|one| (one, *place)));
    }
    places.sort();
    let things = || places.chunk_by(|a, b| a.0 == b.0);
    let mut resting = Resting { groups: Vec::new(), by_passage: BTreeMap::new(), count: things().count() };
    let (mut number, mut last) = (0, None);
    for places in things().take(USES) {
        let Some(((id, one), _)) = places.first() else { continue };
        let Some(note) = context.graph.note(id) else { continue };
        let Some((kind, text, href)) = resting_text(context, note, one) else { continue };
        number += 1;
        for (_, place) in places {
            resting.by_passage.entry(*place).or_default().push(number);
        }
        let link = |(_, place): &(_, usize)| LinkView {
            label: (place + 1).to_string(),
            href: format!("#{}", passage_anchor(*place)),
        };
        let passages = places.iter().map(link).collect();
        let one = UseView { id: format!("u{number}"), number, kind, text, href, passages };
        match resting.groups.last_mut().filter(|_| last == Some(*id)) {
            Some(group) => group.uses.push(one),
            None => resting.groups.push(group(context, note, one)),
        }
        last = Some(*id);
    }
    resting
}

/// Numbers that follow each other as one link to the first of them, `12–15`.
fn runs(numbers: &[usize]) -> Vec<LinkView> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &number in numbers {
        match runs.last_mut().filter(|(_, last)| last + 1 == number) {
            Some((_, last)) => *last = number,
            None => runs.push((number, number)),
        }
    }
    let label = |first, last| if first == last { format!("{first}") } else { format!("{first}–{last}") };
    let link = |(first, last)| LinkView { label: label(first, last), href: format!("#u{first}") };
    runs.into_iter().map(link).collect()
}

fn group(context: PageContext<'_>, note: &ParsedNote, first: UseView) -> UseGroup {
    let href = context.note_href(&note.id).unwrap_or_default();
    UseGroup { title: note.title().to_owned(), href, uses: vec![first] }
}

/// The kind of what rests on a passage, its text and its address.
fn resting_text(
    context: PageContext<'_>,
    note: &ParsedNote,
    one: &Use,
) -> Option<(&'static str, String, String)> {
    Some(match one {
        Use::Sentence(index) => (
            "sentence",
            context.text(note.statements.get(*index)?),
            context.anchor_href(&note.id, &statement_anchor(*index))?,
        ),
        Use::Observation(number) => {
            let observation = note.observations().get(*number)?;
            let figure = context.figure(Observed { note, number: *number, observation }).text();
            (
                "observation",
                format!("{}: {figure}", context.date(&observation.period.value)),
                context.observation_href(note, *number),
            )
        }
        Use::Fact(field) => ("fact", label::field(field), context.note_href(&note.id)?),
    })
}

fn position(outcome: Option<&QuoteOutcome>) -> String {
    let Some(QuoteOutcome::Verified(_, passage)) = outcome else { return String::new() };
    let ranges: Vec<String> = passage.words.iter().map(|r| format!("{}–{}", r.start + 1, r.end)).collect();
    ranges.join(", ")
}
