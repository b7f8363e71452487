//! What a source's page adds: what is not known of it, which of its words the dossier rests on, and
//! everything that rests on each.

use super::desk::{Desk, Observed, observation_anchor, statement_anchor};
use super::passages::{Quoted, Use};
use super::view::{SourceView, StripMark, StripView, UseGroup, UseView, UsedPassage};
use super::{dates, quotes, tallies, words};
use crate::model::{Evidence, NoteId, ParsedNote, QuoteOutcome, SourceEvidence};

pub(super) fn view(desk: Desk<'_>, note: &ParsedNote) -> SourceView {
    let found = desk.site.verification.sources.get(&note.id);
    let quoted = desk.site.passages.of_source(&note.id);
    let passages: Vec<UsedPassage> =
        quoted.iter().enumerate().map(|(i, quoted)| passage(desk, i, quoted, found)).collect();
    let (words, quoted_words) = found.map_or((0, 0), |f| (f.words, f.quoted_words()));
    SourceView {
        reference: desk.site.references.of_source(&note.id).to_vec(),
        unknown: unknown(note),
        words,
        quoted_words,
        share: tallies::percent(quoted_words, words),
        evidence: evidence(found.map(|f| &f.evidence)),
        sha256: sha256(desk, note),
        strip: strip(desk, &note.id, |i| format!("#q{}", i + 1)),
        use_count: passages.iter().map(|p| p.use_count).sum(),
        passages,
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
        Some(Evidence::Seal) => {
            "Quotations are verified against a fingerprint of the archived text; the text was not at hand."
        }
        Some(Evidence::Broken { .. }) => {
            "The archived text is not the one that was sealed: quotations are verified against neither."
        }
        Some(Evidence::None) | None => {
            "Neither the archived text nor a seal of it was at hand: nothing is verified."
        }
    }
}

fn sha256(desk: Desk<'_>, note: &ParsedNote) -> Option<String> {
    let sealed = desk.site.dossier.lock.seal(&note.id).map(|seal| seal.sha256.clone());
    sealed.or_else(|| desk.site.dossier.captures.get(&note.id).map(|capture| capture.sha256.clone()))
}

/// The source's words as a line, with a mark for each passage; `href` leads from a passage's place.
pub(super) fn strip(desk: Desk<'_>, source: &NoteId, href: impl Fn(usize) -> String) -> Option<StripView> {
    let found = desk.site.verification.sources.get(source).filter(|f| f.words > 0)?;
    let mut marks = Vec::new();
    for (i, quoted) in desk.site.passages.of_source(source).iter().enumerate() {
        let Some(QuoteOutcome::Verified(_, passage)) = desk.site.verification.quotes.get(&quoted.name) else {
            continue;
        };
        for range in &passage.words {
            let (x, width) = (number(range.start), number(range.len()));
            let text = quoted.citation.quote.value.clone();
            marks.push(StripMark { x, width, href: href(i), class: "sourced", text });
        }
    }
    let share = tallies::percent(found.quoted_words(), found.words);
    let description = format!(
        "{} of its {} words are quoted ({share} percent), in {} passages.",
        found.quoted_words(),
        found.words,
        desk.site.passages.of_source(source).len()
    );
    let title = "Which words of the source are quoted, from its first to its last".to_owned();
    Some(StripView { title, description, width: number(found.words), marks })
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn passage(desk: Desk<'_>, place: usize, quoted: &Quoted<'_>, found: Option<&SourceEvidence>) -> UsedPassage {
    let outcome = desk.site.verification.quotes.get(&quoted.name);
    let mut groups: Vec<(NoteId, UseGroup)> = Vec::new();
    for (note, one) in &quoted.uses {
        let Some(parsed) = desk.site.note(note) else { continue };
        let Some(one) = use_view(desk, parsed, one) else { continue };
        match groups.last_mut().filter(|(id, _)| id == note) {
            Some((_, group)) => group.uses.push(one),
            None => groups.push((note.clone(), group(desk, parsed, one))),
        }
    }
    let uses: Vec<UseGroup> = groups.into_iter().map(|(_, group)| group).collect();
    UsedPassage {
        id: format!("q{}", place + 1),
        number: place + 1,
        quote: quotes::parts(&quoted.citation.quote.value),
        outcome: words::outcome(outcome),
        position: position(outcome, found.map_or(0, |f| f.words)),
        use_count: uses.iter().map(|group| group.uses.len()).sum(),
        uses,
    }
}

fn group(desk: Desk<'_>, note: &ParsedNote, first: UseView) -> UseGroup {
    let href = desk.note_href(&note.id).unwrap_or_default();
    UseGroup { title: note.title().to_owned(), href, uses: vec![first] }
}

fn use_view(desk: Desk<'_>, note: &ParsedNote, one: &Use) -> Option<UseView> {
    Some(match one {
        Use::Sentence(index) => UseView {
            kind: "sentence",
            text: desk.text(note.statements.get(*index)?),
            href: desk.anchor_href(&note.id, &statement_anchor(*index))?,
        },
        Use::Observation(number) => {
            let observation = note.observations().get(*number)?;
            let figure = desk.figure(Observed { note, number: *number, observation }).text();
            UseView {
                kind: "observation",
                text: format!("{}: {figure}", dates::for_people(&observation.period.value)),
                href: desk.anchor_href(&note.id, &observation_anchor(*number))?,
            }
        }
        Use::Fact(field) => {
            UseView { kind: "fact", text: words::field(field), href: desk.note_href(&note.id)? }
        }
    })
}

fn position(outcome: Option<&QuoteOutcome>, words: usize) -> String {
    let Some(QuoteOutcome::Verified(_, passage)) = outcome else { return String::new() };
    let ranges: Vec<String> = passage.words.iter().map(|r| format!("{}–{}", r.start + 1, r.end)).collect();
    format!("words {} of {words}", ranges.join(", "))
}
