//! Figures in prose: `[[trade-turnover@2020]]` prints a value with its evidence. Whether the sentence around it
//! speaks of that value: whether what it cites is what the value rests on, and whether the time that it names
//! is the value's.

use std::collections::BTreeSet;
use std::ops::Range;

use super::claim::Placed;
use super::note_evidence::{CitedQuote, NoteEvidence};
use super::prose::Prose;
use crate::model::{Citation, ClaimKind, Date, FigureLink, NoteId, ParsedNote, QuoteOutcome, Statement};
use crate::read::cues;
use crate::read::date::{DateReading, agrees};
use crate::read::reading::Reading;

/// How many observations are followed for one derived figure.
const MOST_INPUTS: usize = 64;

/// Words that may stand between a figure and its year: "for the year 2020".
const JOINTS: [&str; 8] = ["for", "in", "of", "at", "during", "the", "year", "as"];

/// The figures of a statement that say something else than the sentence around them.
pub(super) fn figure_faults(
    evidence: &NoteEvidence<'_, '_>,
    number: usize,
    statement: &Statement,
    prose: &Prose,
    reading: &Reading,
) -> Vec<Placed> {
    let cited = evidence.cited(number, statement);
    let mut found = again(statement, prose);
    for (figure, place) in statement.figures().zip(prose.figures()) {
        let note = evidence.base.notes.find(&figure.statistic);
        let note = note.and_then(|id| evidence.base.notes.note(&id)).filter(|n| n.statistic().is_some());
        let (Some(note), Ok(period)) = (note, Date::parse(&figure.period)) else { continue };
        if !cited.is_empty() && !rests_on(evidence, note, &figure.period, &cited) {
            found.push(placed(figure, ClaimKind::FigureCited));
        }
        if let Some(date) = other_time(&prose.text, place, &period, note, reading) {
            found.push(placed(figure, ClaimKind::FigureDated(prose.text[date.span.clone()].to_owned())));
        }
    }
    found
}

/// A figure that stands twice where it is told from what to what: "fell from 4 million to 4 million".
fn again(statement: &Statement, prose: &Prose) -> Vec<Placed> {
    let figures: Vec<(&FigureLink, usize)> = statement.figures().zip(prose.figures()).collect();
    let is_same = |pair: &&[(&FigureLink, usize)]| {
        let [(one, start), (other, end)] = pair else { return false };
        let between = prose.text.get(*start..*end).unwrap_or("").trim_start_matches(super::prose::OBJECT);
        let opens = prose.text.get(..*start).unwrap_or("").trim_end();
        one.statistic.value == other.statistic.value
            && one.period.value == other.period.value
            && between.trim() == "to"
            && opens.ends_with("from")
    };
    figures.windows(2).filter(is_same).map(|pair| placed(pair[1].0, ClaimKind::TimeAgain)).collect()
}

fn placed(figure: &FigureLink, kind: ClaimKind) -> Placed {
    let written = format!("{}@{}", figure.statistic.value, figure.period.value);
    Placed::new(figure.span, written, kind)
}

/// Whether what a statistic gives for a period rests on words that the quotes overlap: all that it is derived
/// from, too.
fn rests_on(evidence: &NoteEvidence<'_, '_>, note: &ParsedNote, period: &str, cited: &[&CitedQuote]) -> bool {
    let base = evidence.base;
    let Some(note) = base.notes.note(&note.id) else { return true };
    let (mut seen, mut open) = (BTreeSet::<(&NoteId, String)>::new(), vec![(note, period.to_owned())]);
    while let Some((note, period)) = open.pop() {
        if seen.len() >= MOST_INPUTS || !seen.insert((&note.id, period.clone())) {
            continue;
        }
        let of_period: Vec<_> = note.observations().iter().filter(|o| o.period.text == period).collect();
        let citations: Vec<&Citation> = of_period.iter().filter_map(|o| note.evidence_of(o)).collect();
        if !citations.is_empty() && !citations.iter().any(|one| overlaps(evidence, &note.id, one, cited)) {
            return false;
        }
        open.extend(of_period.iter().flat_map(|observation| base.inputs(note, observation)));
    }
    true
}

/// Whether each part of a citation's words is touched by the quotes. One that is not verified is another finding.
fn overlaps(
    evidence: &NoteEvidence<'_, '_>,
    note: &NoteId,
    citation: &Citation,
    cited: &[&CitedQuote],
) -> bool {
    let QuoteOutcome::Verified(_, passage) = evidence.base.outcome_of(note, citation) else { return true };
    let source = evidence.base.source_of(citation);
    let same_source = || cited.iter().filter(|quote| quote.source == source);
    let mut parts = passage.words.iter();
    parts.all(|part| {
        same_source().flat_map(|q| &q.passage).any(|one| one.start < part.end && part.start < one.end)
    })
}

/// A time that the text gives for a figure, and that is not the figure's: right after it, or anywhere in the
/// sentence where the statistic has a value for that time and the sentence does not name the figure's own.
fn other_time<'r>(
    text: &str,
    place: usize,
    period: &Date,
    note: &ParsedNote,
    reading: &'r Reading,
) -> Option<&'r DateReading> {
    let full = |date: &&DateReading| date.date.as_ref().is_some_and(|date| !date.text.starts_with('X'));
    let dated: Vec<&DateReading> = reading.dates.iter().filter(full).collect();
    let is_own = |date: &DateReading| date.date.as_ref().is_some_and(|date| agrees(date, period));
    let after = dated.iter().find(|date| follows(text, place, date.span.start));
    if let Some(date) = after {
        return (!is_own(date)).then_some(date);
    }
    let is_of_another = |date: &DateReading| {
        let periods = note.observations().iter().map(|o| &o.period.value);
        date.date.as_ref().is_some_and(|date| periods.into_iter().any(|other| agrees(date, other)))
    };
    let leads = |date: &&&DateReading| {
        date.span.end <= place && leads(text, date.span.clone(), place, is_of_another(date))
    };
    let before = dated.iter().rfind(leads);
    if let Some(date) = before {
        return (!is_own(date)).then_some(date);
    }
    let other = dated.iter().find(|date| is_of_another(date))?;
    (!dated.iter().any(|date| is_own(date))).then_some(other)
}

/// Whether a time that opens a clause is that of the figure behind it, with no more between them than "it had been"; where
/// the statistic has a value for that time, than what it is said of and a verb: "in 2024 the ferries carried".
fn leads(text: &str, date: Range<usize>, figure: usize, is_of_another: bool) -> bool {
    let before = text[..date.start].trim_end();
    let clause = before.rfind([',', ';', ':', '.', '(']).map_or(before, |at| &before[at + 1..]);
    let between = text.get(date.end..figure).unwrap_or("");
    let mut words = between.split_whitespace();
    clause.trim().eq_ignore_ascii_case("in")
        && words.clone().count() <= LEAD
        && !between.contains([',', ';', ':', '(', '"', '\u{201c}'])
        && !between.contains(super::prose::OBJECT)
        && words.all(|word| {
            let joins = matches!(word, "than" | "from" | "of" | "that" | "against" | "to");
            IS_OF.contains(&word) || is_of_another && !cues::says(word) && !joins
        })
}

/// Words by which something is said to be so much.
const IS_OF: [&str; 16] = [
    "it", "they", "there", "this", "these", "the", "was", "were", "had", "has", "been", "stood", "at",
    "came", "still", "only",
];

/// How many words may stand between a time and the figure of which it is told.
const LEAD: usize = 5;

/// Whether only joining words stand between a figure and a date.
fn follows(text: &str, figure: usize, date: usize) -> bool {
    let between = text.get(figure..date).map(|between| between.trim_start_matches(super::prose::OBJECT));
    between.is_some_and(|between| {
        !between.trim().is_empty() && between.split_whitespace().all(|word| JOINTS.contains(&word))
    })
}
