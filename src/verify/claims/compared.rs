//! Sentences beside the quotes that they rest on, with what was compared and agrees. For people who read both.

use std::collections::BTreeSet;
use std::ops::Range;

use super::masks::Masks;
use super::note_evidence::{CitedQuote, NoteEvidence, Scope};
use super::prose::{OBJECT, Prose};
use crate::model::{
    Borne, CitationKey, ClaimFault, ClaimPlace, Compared, FigureLink, NoteId, NoteVerification, PassagePart,
    QuotePartKind, QuotedPassage, Statement, ValueSource,
};
use crate::read::date::{DateReading, covers};
use crate::read::number::{Agreement, NumberReading, compare};
use crate::read::reading::Reading;
use crate::text::Span;

/// How many characters of a source are shown before and after a quote, and of what a quote leaves out.
const AROUND: usize = 160;
const LEFT_OUT: usize = 240;

/// The sentences of a note that are to be read, beside their quotes.
pub(in crate::verify) fn compared(
    evidence: &NoteEvidence<'_, '_>,
    proses: &[Prose],
    found: &NoteVerification,
) -> Vec<Compared> {
    let numbers = found.reviewable.keys();
    let sentences = numbers.filter_map(|number| {
        let (statement, prose) = (evidence.note.statements.get(*number)?, proses.get(*number)?);
        Some(sentence(evidence, *number, statement, prose, &found.claims))
    });
    sentences.collect()
}

fn sentence(
    evidence: &NoteEvidence<'_, '_>,
    number: usize,
    statement: &Statement,
    prose: &Prose,
    faults: &[ClaimFault],
) -> Compared {
    let scope = evidence.scope(number, statement);
    let reading = Reading::of(&prose.text, None);
    let (mut borne, mut names) = (Vec::new(), BTreeSet::new());
    let whole = prose.span(&(0..prose.text.len()));
    let doubts: Vec<_> = faults
        .iter()
        .filter(|fault| fault.place == ClaimPlace::Statement(number) && fault.span != whole)
        .map(|fault| fault.span)
        .collect();
    let is_sure = |span: Span| !doubts.iter().any(|doubt| doubt.start < span.end && span.start < doubt.end);
    if scope.is_cited {
        let agrees = |range: &Range<usize>| is_sure(prose.span(range));
        let masks = Masks::of(prose, None);
        let figures = claimed(&reading).filter(|(range, _)| masks.claims(range) && agrees(range));
        borne.extend(figures);
        for name in prose.names.iter().filter(|name| evidence.base.is_actor(&name.note) && agrees(&name.span))
        {
            names.insert(name.note.clone());
            borne.push((name.span.clone(), Borne::Name));
        }
    }
    let printed: Vec<Printed> =
        statement.figures().map(|figure| printed(evidence, &scope, figure, is_sure(figure.span))).collect();
    let agreed = Agreed { reading: &reading, printed: &printed, names };
    let quotes = evidence.quotes(&scope).map(|quote| passage(evidence, quote, &agreed)).collect();
    let (text, borne) = trimmed(with_figures(prose, &printed, apart(borne)));
    Compared { statement: number, text, borne, is_cited: scope.is_cited, quotes }
}

/// The text without the white space that stands before it.
fn trimmed((text, mut borne): (String, Vec<(Range<usize>, Borne)>)) -> (String, Vec<(Range<usize>, Borne)>) {
    let by = text.len() - text.trim_start().len();
    borne
        .iter_mut()
        .for_each(|(range, _)| *range = range.start.saturating_sub(by)..range.end.saturating_sub(by));
    (text.trim().to_owned(), borne)
}

/// What a text says in figures.
fn claimed(reading: &Reading) -> impl Iterator<Item = (Range<usize>, Borne)> + '_ {
    let dates = reading.dates.iter().filter(|date| date.date.is_some() || date.weekday.is_some());
    let dates = dates.map(|date| (date.span.clone(), Borne::Date));
    let numbers = reading.numbers.iter().map(|number| number.span.clone());
    let others = reading.identifiers.iter().map(|one| one.span.clone());
    let clocks = reading.clocks.iter().map(|clock| clock.span.clone());
    let vague = reading.vague.iter().map(|vague| vague.span.clone());
    let numbers = numbers.chain(others).chain(clocks).chain(vague);
    dates.chain(numbers.map(|span| (span, Borne::Number)))
}

/// Places in order; of those that overlap the longest.
fn apart(mut places: Vec<(Range<usize>, Borne)>) -> Vec<(Range<usize>, Borne)> {
    places.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let mut kept: Vec<(Range<usize>, Borne)> = Vec::with_capacity(places.len());
    for place in places {
        if kept.last().is_none_or(|(last, _)| last.end <= place.0.start) {
            kept.push(place);
        }
    }
    kept
}

/// A value that a sentence prints by a figure, as it is given, with the numbers in it that its own quotes have.
struct Printed {
    text: String,
    numbers: Vec<NumberReading>,
}

fn printed(evidence: &NoteEvidence<'_, '_>, scope: &Scope, figure: &FigureLink, is_sure: bool) -> Printed {
    let (text, is_stated) = figure_value(evidence, &figure.statistic.value, &figure.period.value);
    if !(is_stated && is_sure) {
        return Printed { text, numbers: Vec::new() };
    }
    let own = evidence.base.evidence_of_figure(figure);
    let is_own = |key: &CitationKey| {
        own.iter().any(|(note, citation)| key.note == *note && key.place == citation.place)
    };
    let quotes: Vec<&CitedQuote> =
        evidence.quotes(scope).filter(|quote| is_own(&quote.key) && !quote.passage.is_empty()).collect();
    let mut numbers = Reading::of(&text, None).numbers;
    numbers.retain(|number| {
        let mut others = quotes.iter().flat_map(|quote| &quote.reading.numbers);
        others.any(|other| compare(number, other) <= Agreement::HedgeDropped)
    });
    Printed { text, numbers }
}

/// The text with the values of its figures in it.
fn with_figures(
    prose: &Prose,
    printed: &[Printed],
    mut borne: Vec<(Range<usize>, Borne)>,
) -> (String, Vec<(Range<usize>, Borne)>) {
    let (mut text, mut from) = (String::with_capacity(prose.text.len()), 0);
    let mut moves: Vec<(usize, isize)> = Vec::new();
    let mut figures = Vec::new();
    for (at, value) in prose.figures().zip(printed) {
        text.push_str(prose.text.get(from..at).unwrap_or(""));
        let start = text.len();
        let spans = value.numbers.iter().map(|number| start + number.span.start..start + number.span.end);
        figures.extend(spans.map(|span| (span, Borne::Number)));
        text.push_str(&value.text);
        from = at + OBJECT.len_utf8();
        moves.push((at, value.text.len().cast_signed() - OBJECT.len_utf8().cast_signed()));
    }
    text.push_str(prose.text.get(from..).unwrap_or(""));
    let moved = |at: usize| {
        let by: isize = moves.iter().filter(|(figure, _)| *figure < at).map(|(_, by)| by).sum();
        at.saturating_add_signed(by)
    };
    borne.iter_mut().for_each(|(range, _)| *range = moved(range.start)..moved(range.end));
    borne.extend(figures);
    (text, apart(borne))
}

/// A value as it is printed, and whether it is stated rather than computed.
fn figure_value(evidence: &NoteEvidence<'_, '_>, statistic: &str, period: &str) -> (String, bool) {
    let notes = evidence.base.notes;
    let note = notes.find(statistic).and_then(|id| notes.note(&id));
    let observation = note.and_then(|note| note.observations().iter().find(|o| o.period.text == period));
    let value = match observation.map(|observation| &observation.value) {
        Some(ValueSource::Stated(value)) => value.value.clone(),
        Some(ValueSource::Derived(formula)) => format!("= {}", formula.text.value),
        Some(ValueSource::Counted(counted)) => counted.len().to_string(),
        None => return (format!("[[{statistic}@{period}]]"), false),
    };
    let is_stated = observation.is_some_and(|one| matches!(one.value, ValueSource::Stated(_)));
    let unit = note.and_then(|note| note.statistic()?.unit.as_ref()).map_or("", |unit| &unit.value);
    (format!("{value} {unit}").trim().to_owned(), is_stated)
}

/// What a sentence says that was compared.
struct Agreed<'r> {
    reading: &'r Reading,
    printed: &'r [Printed],
    names: BTreeSet<NoteId>,
}

impl Agreed<'_> {
    /// The places in a quote that agree with the sentence.
    fn within(
        &self,
        evidence: &NoteEvidence<'_, '_>,
        text: &str,
        quote: &CitedQuote,
    ) -> Vec<(Range<usize>, Borne)> {
        let date = quote.source.as_ref().and_then(|source| evidence.base.date_of(source));
        let reading = Reading::of(text, date);
        let is_same = |other: &NumberReading| {
            let printed = self.printed.iter().flat_map(|value| &value.numbers);
            let mut own = self.reading.numbers.iter().chain(printed);
            own.any(|number| compare(number, other) <= Agreement::HedgeDropped)
        };
        let is_then = |other: &DateReading| {
            let own = self.reading.dates.iter().filter_map(|date| date.date.as_ref());
            other.date.as_ref().is_some_and(|other| own.into_iter().any(|own| covers(own, other)))
        };
        let numbers = reading.numbers.iter().filter(|number| is_same(number));
        let mut found: Vec<_> = numbers.map(|number| (number.span.clone(), Borne::Number)).collect();
        let dates = reading.dates.iter().filter(|date| is_then(date));
        found.extend(dates.map(|date| (date.span.clone(), Borne::Date)));
        let (names, _) = evidence.base.names_in(text);
        let named = names.into_iter().filter(|name| self.names.contains(&name.note));
        found.extend(named.map(|name| (name.span, Borne::Name)));
        apart(found)
    }
}

/// A quote in its passage: as its capture has it, or else alone.
fn passage(evidence: &NoteEvidence<'_, '_>, quote: &CitedQuote, agreed: &Agreed<'_>) -> QuotedPassage {
    let base = evidence.base;
    let citation = base.notes.text(&quote.key.note).and_then(|note| note.citation(&quote.key.place));
    let named = citation.map_or("", |citation| citation.source.value.as_str());
    let source = quote.source.clone().unwrap_or_else(|| NoteId::new(named));
    let title = quote.source.as_ref().and_then(|id| base.notes.note(id)).map_or(named, |note| note.title());
    let in_capture = quote.source.as_ref().and_then(|id| around(evidence, id, &quote.passage));
    let parts = in_capture.unwrap_or_else(|| {
        let parts = citation.into_iter().flat_map(|c| c.quote.parts.iter().map(|part| (part, &c.quote)));
        parts
            .map(|(part, quote)| (quote.written(part).to_owned(), part.kind == QuotePartKind::Words))
            .collect()
    });
    let part = |(text, is_quoted): (String, bool)| {
        let borne = if is_quoted { agreed.within(evidence, &text, quote) } else { Vec::new() };
        PassagePart { text, is_quoted, borne }
    };
    let (title, is_found) = (title.to_owned(), !quote.passage.is_empty());
    QuotedPassage { source, title, is_found, parts: parts.into_iter().map(part).collect() }
}

/// The words of a passage and those around them, as the capture has them; none where it is not here.
fn around(
    evidence: &NoteEvidence<'_, '_>,
    source: &NoteId,
    passage: &[Range<usize>],
) -> Option<Vec<(String, bool)>> {
    let capture = evidence.base.capture(source).filter(|_| !passage.is_empty())?;
    let bytes = |words: &Range<usize>| {
        let (first, last) = (capture.words.get(words.start)?, capture.words.get(words.end.checked_sub(1)?)?);
        Some(capture.folded.original(first.start..last.end))
    };
    let parts: Vec<Range<usize>> = passage.iter().filter_map(bytes).collect();
    let (first, last) = (parts.first()?, parts.last()?);
    let text = &*capture.original;
    let mut shown = vec![(end_of(text.get(..first.start)?, AROUND), false)];
    let mut at = first.start;
    for part in &parts {
        if at < part.start {
            shown.push((middle_of(text.get(at..part.start)?), false));
        }
        shown.push((text.get(part.clone())?.to_owned(), true));
        at = part.end;
    }
    shown.push((beginning_of(text.get(last.end..)?, AROUND), false));
    shown.retain(|(text, _)| !text.is_empty());
    Some(shown)
}

/// The last characters of a text, from the beginning of a word on.
fn end_of(text: &str, most: usize) -> String {
    let Some((start, _)) = text.char_indices().rev().nth(most) else { return text.to_owned() };
    let rest = text.get(start..).unwrap_or("");
    let word = rest.find(char::is_whitespace).map_or(0, |at| at + 1);
    format!("…{}", rest.get(word..).unwrap_or(rest))
}

/// The first characters of a text, to the end of a word.
fn beginning_of(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let rest = text.get(..end).unwrap_or("");
    let word = rest.rfind(char::is_whitespace).unwrap_or(rest.len());
    format!("{}…", rest.get(..word).unwrap_or(rest))
}

fn middle_of(text: &str) -> String {
    if text.chars().count() <= LEFT_OUT {
        return text.to_owned();
    }
    format!("{} {}", beginning_of(text, LEFT_OUT / 2), end_of(text, LEFT_OUT / 2))
}
