//! The sentences that a person can read beside their quotes, each by a digest of both.
//!
//! The digest is of what is read: the words of the sentence, where its links lead and what they are called, its
//! figures and computations, and the quotes that it rests on, with their sources. Where the sentence stands, in which
//! note, between which others, under which labels its quotes are cited and how its lines are broken makes no
//! difference: text that is only moved is the same text.

use std::borrow::Cow;
use std::collections::BTreeSet;

use litemap::LiteMap;

use crate::index::Reads;
use crate::model::{
    Citation, ClaimFault, ClaimPlace, FigureLink, NoteId, Observation, ParsedNote, Piece, ReviewKey,
    Statement, ValueSource,
};
use crate::text::single_spaced;

/// How many observations one figure is followed through.
const MOST_INPUTS: usize = 64;

/// What separates the parts of what is digested: a character that no text may have.
const SEPARATOR: char = '\u{1}';

/// The statements of a note that are to be read, by number: those that cite, and those that are held against all
/// that the note quotes and of which something is not borne out.
pub(super) fn reviewable(
    notes: Reads<'_>,
    note: &ParsedNote,
    faults: &[ClaimFault],
) -> LiteMap<usize, ReviewKey> {
    let doubted: BTreeSet<usize> = faults
        .iter()
        .filter_map(|fault| match fault.place {
            ClaimPlace::Statement(number) => Some(number),
            ClaimPlace::Field(_) => None,
        })
        .collect();
    let statements = note.statements.iter().enumerate();
    let keys = statements.filter_map(|(number, statement)| {
        let rests = Rests::of(notes, note, statement);
        (rests.is_cited || doubted.contains(&number)).then(|| (number, rests.key(notes, note, statement)))
    });
    keys.collect()
}

/// The digests of all statements of a note that might be read, borne out or not.
#[must_use]
pub fn keys_of(notes: Reads<'_>, note: &ParsedNote) -> BTreeSet<ReviewKey> {
    let keys = note.statements.iter().map(|s| Rests::of(notes, note, s).key(notes, note, s));
    keys.collect()
}

/// What a statement rests on.
struct Rests {
    /// Each quote, with its source.
    quotes: BTreeSet<String>,
    /// The figures, as they are given.
    figures: Vec<String>,
    /// Whether these quotes are cited where the statement stands; else they are all that the note has.
    is_cited: bool,
}

impl Rests {
    fn of(notes: Reads<'_>, note: &ParsedNote, statement: &Statement) -> Self {
        let marked = statement.marks.iter().filter_map(|mark| note.cite(&mark.value));
        let mut quotes: BTreeSet<String> =
            marked.chain(&statement.citations).map(|citation| quoted(notes, citation)).collect();
        let mut figures = Vec::new();
        for figure in statement.figures() {
            figures.push(figure_in_words(notes, figure, &mut quotes));
        }
        let is_cited = !quotes.is_empty();
        Self { quotes, figures, is_cited }
    }

    fn key(mut self, notes: Reads<'_>, note: &ParsedNote, statement: &Statement) -> ReviewKey {
        if !self.is_cited {
            self.quotes = note.citations().map(|citation| quoted(notes, citation)).collect();
        }
        let mut text = String::with_capacity(512);
        let mut add = |part: &str| {
            text.push_str(part);
            text.push('\0');
        };
        add("factum review 1");
        add(&sentence(notes, statement));
        self.figures.iter().for_each(|figure| add(figure));
        add("quotes");
        self.quotes.iter().for_each(|quote| add(quote));
        let mut key = [0; 16];
        key.copy_from_slice(&blake3::hash(text.as_bytes()).as_bytes()[..16]);
        ReviewKey(key)
    }
}

/// A statement as it is read.
fn sentence(notes: Reads<'_>, statement: &Statement) -> String {
    let mut text = String::with_capacity(256);
    for piece in &statement.pieces {
        match piece {
            Piece::Text(words) => text.push_str(&words.value),
            Piece::Note(link) => {
                let target = notes.find(&link.target);
                let to = target.as_ref().map_or(link.target.value.as_str(), NoteId::as_str);
                let title = || target.as_ref().and_then(|id| notes.stub(id)).map_or(to, |stub| &stub.title);
                let shown = link.label.as_deref().unwrap_or_else(title);
                let heading = link.heading.as_ref().map_or("", |heading| heading.value.as_str());
                push(&mut text, &[to, heading, shown]);
            }
            Piece::Figure(figure) => push(&mut text, &[&figure.statistic.value, &figure.period.value]),
            Piece::Computed(computed) => {
                push(&mut text, &[&computed.formula.text.value, computed.words()]);
            }
        }
    }
    if let Cow::Owned(spaced) = single_spaced(&text) {
        return spaced;
    }
    text
}

fn push(text: &mut String, parts: &[&str]) {
    for part in parts {
        text.push(SEPARATOR);
        text.push_str(part);
    }
    text.push(SEPARATOR);
}

/// A quote with its source and what tells it from others.
fn quoted(notes: Reads<'_>, citation: &Citation) -> String {
    let source = notes.find(&citation.source);
    let source = source.as_ref().map_or(citation.source.value.as_str(), NoteId::as_str);
    let beside =
        [&citation.prefix, &citation.suffix].map(|text| text.as_ref().map_or("", |text| &text.value));
    let [before, after] = beside.map(single_spaced);
    let quote = single_spaced(&citation.quote.text.value);
    let mut text = String::with_capacity(source.len() + quote.len() + before.len() + after.len() + 4);
    text.push_str(source);
    push(&mut text, &[&quote, &before, &after]);
    text
}

/// The observations that a figure prints or is derived from, as they are given; and their quotes.
fn figure_in_words(notes: Reads<'_>, figure: &FigureLink, quotes: &mut BTreeSet<String>) -> String {
    let first = notes.find(&figure.statistic).map(|id| (id, figure.period.value.clone()));
    let mut open: Vec<(NoteId, String)> = first.into_iter().collect();
    let (mut seen, mut text) = (BTreeSet::new(), String::new());
    while let Some((id, period)) = open.pop() {
        if seen.len() >= MOST_INPUTS || !seen.insert((id.clone(), period.clone())) {
            continue;
        }
        let Some(note) = notes.note(&id) else { continue };
        for observation in note.observations().iter().filter(|o| o.period.text == period) {
            push(&mut text, &[id.as_str(), &period]);
            observed(note, observation, &mut text);
            quotes.extend(note.evidence_of(observation).map(|citation| quoted(notes, citation)));
            if let ValueSource::Derived(formula) = &observation.value {
                let inputs = formula.observations().take(MOST_INPUTS).filter_map(|(name, period)| {
                    let other = if name.is_empty() { Some(id.clone()) } else { notes.find(name) };
                    Some((other?, period.to_owned()))
                });
                open.extend(inputs);
            }
        }
    }
    text
}

/// An observation as it is given: its value, unit and bound, and what is counted.
fn observed(note: &ParsedNote, observation: &Observation, text: &mut String) {
    let unit = note.statistic().and_then(|fields| fields.unit.as_ref()).map_or("", |unit| &unit.value);
    let bound = observation.bound.as_ref().map_or("", |bound| bound.value.name());
    let label = observation.label.as_ref().map_or("", |label| &label.value);
    push(text, &[unit, bound, label]);
    match &observation.value {
        ValueSource::Stated(value) => push(text, &[&single_spaced(&value.value)]),
        ValueSource::Derived(formula) => push(text, &[&single_spaced(&formula.text.value)]),
        ValueSource::Counted(counted) => {
            counted.iter().for_each(|name| push(text, &[&name.value]));
        }
    }
}
