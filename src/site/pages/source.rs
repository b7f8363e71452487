//! What a source's page adds: what is not known of it, which of its words the dossier rests on, and
//! everything that rests on each.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::{Citation, Evidence, NoteId, ParsedNote, QuoteOutcome, SourceEvidence};
use crate::site::context::PageContext;
use crate::site::evidence::tallies;
use crate::site::evidence::voices::voice_of;
use crate::site::format::{label, quote};
use crate::site::graph::passages::{CitedPassage, ListedPassages, Use};
use crate::site::graph::published::Published;
use crate::site::graph::series::Observed;
use crate::site::statement_texts::StatementTexts;
use crate::site::urls::{kept_addresses, numbered, numbered_anchor, statement_address, to_anchor};
use crate::site::view::{
    LinkView, OutcomeView, QuotePart, SourceView, SourceVoiceView, StripMark, StripView, UseGroup, UseView,
    UsedPassage, VoiceView,
};

/// The most passages of a source that are drawn one by one.
const MARKS: usize = 150;
/// The most uses that a page lists: one figure may be printed on thousands of pages.
const USES: usize = 300;
/// The most links to passages for one who speaks in a source.
const RUNS: usize = 60;

/// The part of a source's view that one of its pages shows.
pub(in crate::site) fn view(context: PageContext<'_>, note: &ParsedNote, page_number: usize) -> SourceView {
    let found = context.graph.source(&note.id);
    let all = context.graph.passages.of_source(&note.id);
    let range = context.graph.pagination.passages(&note.id, page_number);
    let quoted: Vec<Looked<'_>> = all
        .iter()
        .enumerate()
        .skip(range.start)
        .take(range.len())
        .map(|(place, quoted)| Looked::up(context, place, quoted))
        .collect();
    let Resting { groups: uses, mut by_passage, count } = uses(context, &quoted);
    let strip = match page_number {
        1 if quoted.len() == all.len() => strip_of(context, &note.id, MARKS, &quoted),
        1 => strip(context, &note.id, MARKS),
        _ => None,
    };
    let voices = match page_number {
        1 if quoted.len() == all.len() => voices(context, note, &quoted),
        1 => voices(context, note, &looked_up(context, &note.id)),
        _ => Vec::new(),
    };
    let listed = context.graph.passages.listed(&note.id);
    let passages = quoted.iter().map(|looked| {
        let numbers = by_passage.remove(&looked.place).unwrap_or_default();
        let uses = runs(&numbers, |n| n, |n| numbered("#u", n));
        passage(context, note, listed, looked, uses)
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
        strip,
        voices,
        outcomes: outcomes(&passages),
        passages,
        passage_count: all.len(),
        verified: all.iter().filter(|quoted| quoted.found().is_some()).count(),
        use_count: count,
        uses_left_out: count.saturating_sub(USES),
        uses,
    }
}

/// A passage of a source with what became of it.
struct Looked<'s> {
    place: usize,
    quoted: &'s CitedPassage,
    outcome: Option<&'s QuoteOutcome>,
    citation: Option<&'s Citation>,
}

impl<'s> Looked<'s> {
    fn up(context: PageContext<'s>, place: usize, quoted: &'s CitedPassage) -> Self {
        let name = quoted.name();
        let outcome = name.and_then(|name| context.graph.quote(name));
        Self { place, quoted, outcome, citation: name.and_then(|name| context.graph.citation(name)) }
    }

    /// Who says it.
    fn voice(&self, context: PageContext<'_>, source: &ParsedNote) -> VoiceView {
        self.citation
            .map_or_else(VoiceView::default, |citation| voice_of(context, source, citation, self.outcome))
    }

    /// The ranges of its words in its source.
    fn words(&self) -> &'s [Range<usize>] {
        match self.outcome {
            Some(QuoteOutcome::Verified(_, passage)) => &passage.words,
            _ => &[],
        }
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
    strip_of(context, source, most, &looked_up(context, source))
}

/// All passages of a source.
fn looked_up<'s>(context: PageContext<'s>, source: &NoteId) -> Vec<Looked<'s>> {
    let quoted = context.graph.passages.of_source(source).iter().enumerate();
    quoted.map(|(place, quoted)| Looked::up(context, place, quoted)).collect()
}

/// Who speaks in which passages, in the order in which they first do; what is not declared is left out.
fn voices(context: PageContext<'_>, note: &ParsedNote, quoted: &[Looked<'_>]) -> Vec<SourceVoiceView> {
    let mut found: Vec<(VoiceView, Vec<usize>)> = Vec::new();
    for looked in quoted {
        let voice = looked.voice(context, note);
        match found.iter_mut().find(|(known, _)| *known == voice) {
            Some((_, places)) => places.push(looked.place),
            None if voice.speakers.is_empty() => {}
            None => found.push((voice, vec![looked.place])),
        }
    }
    let declared: Vec<(VoiceView, Vec<QuotePart>)> = declared(context, note);
    let addresses = context.passages_of(&note.id);
    let href = |place| addresses.as_ref().map_or_else(String::new, |addresses| addresses.of(place));
    let view = |(voice, places): (VoiceView, Vec<usize>)| SourceVoiceView {
        quotes: declared.iter().filter(|(own, _)| *own == voice).map(|(_, quote)| quote.clone()).collect(),
        voice,
        count: places.len(),
        passages: runs(&places, |place| place + 1, href).into_iter().take(RUNS).collect(),
    };
    found.into_iter().map(view).collect()
}

/// The voices that a source declares, with the words that bear them out.
fn declared(context: PageContext<'_>, note: &ParsedNote) -> Vec<(VoiceView, Vec<QuotePart>)> {
    let outcomes = context.graph.quotes_of(&note.id);
    let voices = note.voices().iter().take(RUNS).map(|one| {
        let outcome = outcomes.and_then(|quotes| quotes.outcomes.get(&one.citation.place));
        (voice_of(context, note, &one.citation, outcome), quote::parts(&one.citation.quote))
    });
    voices.collect()
}

/// The strip of a source of which all passages are looked up.
fn strip_of(
    context: PageContext<'_>,
    source: &NoteId,
    most: usize,
    quoted: &[Looked<'_>],
) -> Option<StripView> {
    let found = context.graph.source(source).filter(|f| f.words > 0)?;
    let addresses = context.passages_of(source);
    let href = |place| addresses.as_ref().map_or_else(String::new, |addresses| addresses.of(place));
    let marks = if quoted.len() > most {
        stretches(found, most, quoted, href)
    } else {
        quoted.iter().flat_map(|looked| marks(looked, href(looked.place))).collect()
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

fn marks(looked: &Looked<'_>, href: String) -> impl Iterator<Item = StripMark> {
    let text = looked.citation.map_or_else(String::new, |citation| citation.quote.value.clone());
    looked.words().iter().map(move |range| {
        let (x, width) = (number(range.start), number(range.len()));
        StripMark { x, width, href: href.clone(), class: "sourced", text: text.clone() }
    })
}

/// The line in stretches of one length: each has a mark as wide as its quoted words are many, which
/// leads to the first passage that begins in it.
fn stretches(
    found: &SourceEvidence,
    most: usize,
    quoted: &[Looked<'_>],
    href: impl Fn(usize) -> String,
) -> Vec<StripMark> {
    let length = found.words.div_ceil(most.max(1)).max(1);
    let mut firsts: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for looked in quoted {
        for range in looked.words() {
            firsts.entry(range.start / length).or_insert((looked.place, 0)).1 += 1;
        }
    }
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    for Range { mut start, end } in found.quoted.iter().cloned() {
        while start < end {
            let stretch = start / length;
            let next = end.min((stretch + 1) * length);
            *widths.entry(stretch).or_default() += next - start;
            start = next;
        }
    }
    let mark = |(stretch, width): (usize, usize)| {
        let (place, passages) = firsts.get(&stretch).copied()?;
        let (x, width) = (number(stretch * length), number(width));
        let text = format!("{passages} passages");
        Some(StripMark { x, width, href: href(place), class: "sourced", text })
    };
    widths.into_iter().filter_map(mark).collect()
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn passage(
    context: PageContext<'_>,
    source: &ParsedNote,
    listed: ListedPassages<'_>,
    looked: &Looked<'_>,
    uses: Vec<LinkView>,
) -> UsedPassage {
    let Looked { place, outcome, citation, .. } = *looked;
    let addresses = listed.addresses_of(place);
    let mut former: Vec<String> = addresses.iter().skip(1).cloned().collect();
    former.extend(addresses.iter().flat_map(|anchor| kept_addresses(source, anchor)));
    UsedPassage {
        id: addresses.first().cloned().unwrap_or_default(),
        former,
        number: place + 1,
        quote: citation.map_or_else(Vec::new, |citation| quote::parts(&citation.quote)),
        voice: looked.voice(context, source),
        outcome: label::outcome(outcome),
        position: position(outcome),
        original: citation.and_then(|citation| quote::original(source, citation)),
        uses,
    }
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

fn uses<'s>(context: PageContext<'s>, quoted: &[Looked<'s>]) -> Resting {
    let mut places: Vec<((&NoteId, &Use), usize)> = Vec::new();
    for looked in quoted {
        places.extend(looked.quoted.uses().map(|one| (one, looked.place)));
    }
    places.sort();
    let things = || places.chunk_by(|a, b| a.0 == b.0);
    let mut resting = Resting { groups: Vec::new(), by_passage: BTreeMap::new(), count: things().count() };
    let (mut number, mut user, mut last) = (0, None, None);
    for places in things().take(USES) {
        let Some(((id, one), _)) = places.first() else { continue };
        if user.as_ref().is_none_or(|user: &User<'_>| user.found.note.id != **id) {
            user = context.graph.whole(id).map(|found| User::of(context, found));
        }
        let Some(user) = &user else { continue };
        let Some((kind, text, href)) = user.resting(one) else { continue };
        number += 1;
        for (_, place) in places {
            resting.by_passage.entry(*place).or_default().push(number);
        }
        let link = |(_, place): &(_, usize)| LinkView {
            label: numbered("", place + 1),
            href: to_anchor(&numbered_anchor("q", *place)),
        };
        let passages = places.iter().map(link).collect();
        let one = UseView { id: numbered("u", number), number, kind, text, href, passages };
        match resting.groups.last_mut().filter(|_| last == Some(*id)) {
            Some(group) => group.uses.push(one),
            None => resting.groups.push(user.group(one)),
        }
        last = Some(*id);
    }
    resting
}

/// A note in which something rests on a source.
struct User<'s> {
    context: PageContext<'s>,
    found: Published<'s>,
    texts: StatementTexts<'s>,
    href: String,
    /// Whether another note tells of it, so that its address leads to a heading there, and no further.
    is_elsewhere: bool,
}

impl<'s> User<'s> {
    fn of(context: PageContext<'s>, found: Published<'s>) -> Self {
        let is_elsewhere = context.graph.told(found).is_some();
        let (texts, href) = (context.texts_of(found), context.href_of(found));
        Self { context, found, texts, href, is_elsewhere }
    }

    /// The address of its page; empty on that page itself.
    fn page(&self) -> &str {
        if self.found.output == self.context.path { "" } else { &self.href }
    }

    fn group(&self, first: UseView) -> UseGroup {
        UseGroup { title: self.found.note.title().to_owned(), href: self.href.clone(), uses: vec![first] }
    }

    /// The kind of what rests on a passage, its text and its address.
    fn resting(&self, one: &Use) -> Option<(&'static str, String, String)> {
        let (context, note) = (self.context, self.found.note);
        Some(match one {
            Use::Sentence(number) => {
                let here = || statement_address(self.page(), note, *number);
                let href = if self.is_elsewhere { self.href.clone() } else { here() };
                ("sentence", self.texts.text(*number)?.into_owned(), href)
            }
            Use::Observation(number) => {
                let observation = note.observations().get(*number)?;
                let figure = context.figure(Observed { note, number: *number, observation }).text();
                let text = format!("{}: {figure}", context.date(&observation.period.value));
                ("observation", text, context.observation_href(note, *number))
            }
            Use::Fact(field) => ("fact", label::field(field), self.href.clone()),
        })
    }
}

/// Numbers that follow each other as one link to the first of them, `12–15`, as `shown` counts them.
fn runs(numbers: &[usize], shown: impl Fn(usize) -> usize, href: impl Fn(usize) -> String) -> Vec<LinkView> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &number in numbers {
        match runs.last_mut().filter(|(_, last)| last + 1 == number) {
            Some((_, last)) => *last = number,
            None => runs.push((number, number)),
        }
    }
    let label = |(first, last)| match numbered("", shown(first)) {
        label if first == last => label,
        label => numbered(&(label + "–"), shown(last)),
    };
    let link = |run: (usize, usize)| LinkView { label: label(run), href: href(run.0) };
    runs.into_iter().map(link).collect()
}

fn position(outcome: Option<&QuoteOutcome>) -> String {
    let Some(QuoteOutcome::Verified(_, passage)) = outcome else { return String::new() };
    let ranges: Vec<String> = passage.words.iter().map(|r| format!("{}–{}", r.start + 1, r.end)).collect();
    ranges.join(", ")
}
