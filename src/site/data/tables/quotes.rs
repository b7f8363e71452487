//! Quotes: each passage that the dossier takes from a source.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::names::{address, observation_ids, statement_id};
use crate::index::{continuation_output, proofs_output};
use crate::model::{Citation, NoteId, ParsedNote, QuoteOutcome};
use crate::site::context::PageContext;
use crate::site::format::{label, quote};
use crate::site::graph::passages::{CitedPassage, Use};
use crate::site::urls::{anchored, push_digits};
use crate::site::view::TableCell;

/// A passage of a source, with its place among the source's.
pub(super) struct Quoted<'s> {
    pub(super) source: &'s ParsedNote,
    pub(super) passage: &'s CitedPassage,
    pub(super) citation: &'s Citation,
    /// Its address on its source's pages, which is made of its words.
    pub(super) anchor: &'s str,
    /// The one of its source's pages that lists it.
    page_number: usize,
}

impl Quoted<'_> {
    pub(super) fn id(&self) -> String {
        id(&self.source.id, self.anchor)
    }

    /// Its address on its source's pages.
    pub(super) fn address(&self, context: PageContext<'_>) -> String {
        address(context, &continuation_output(self.source, self.page_number), self.anchor)
    }
}

/// The identifier of a quote: its source's id and its address on its source's pages.
pub(super) fn id(source: &NoteId, anchor: &str) -> String {
    [source.as_str(), "#", anchor].concat()
}

/// Every passage of a source, in the order in which they stand in it; none where a note is no source.
pub(super) fn of_source<'s>(context: PageContext<'s>, note: &'s ParsedNote) -> Vec<Quoted<'s>> {
    if note.source().is_none() {
        return Vec::new();
    }
    let (passages, pages) = (&context.graph.passages, context.graph.pagination.of_passages(&note.id));
    let listed = passages.listed(&note.id);
    let quoted = |(place, passage): (usize, &'s CitedPassage)| {
        let citation = context.graph.citation(passage.name()?)?;
        let (anchor, page_number) = (listed.anchor_of(place), pages.of(place));
        Some(Quoted { source: note, passage, citation, anchor, page_number })
    };
    passages.of_source(&note.id).iter().enumerate().filter_map(quoted).collect()
}

/// The rows of `quotes`.
pub(super) fn rows<'s>(context: PageContext<'s>, notes: &[&'s ParsedNote]) -> Vec<Vec<TableCell<'s>>> {
    let mut observations = BTreeMap::new();
    let mut rows = Vec::new();
    for quoted in notes.iter().map(|note| of_source(context, note)) {
        for on_page in quoted.chunk_by(|one, next| one.page_number == next.page_number) {
            let Some(files) = on_page.first().map(|one| Files::of(context, one)) else { continue };
            rows.extend(on_page.iter().map(|quoted| row(context, quoted, &files, &mut observations)));
        }
    }
    rows
}

/// The addresses of a source's page and of the proofs of what it lists, if it has any.
struct Files {
    page: String,
    proofs: Option<String>,
}

impl Files {
    fn of(context: PageContext<'_>, quoted: &Quoted<'_>) -> Self {
        let Quoted { source, page_number, .. } = quoted;
        let file = |path: &str| address(context, path, "");
        let seal = context.graph.seal(&source.id);
        Self {
            page: file(&continuation_output(source, *page_number)),
            proofs: seal.map(|_| file(&proofs_output(source, *page_number))),
        }
    }
}

/// The row of a quote. `known` has the identifiers of the observations of statistics that were asked for.
fn row<'s>(
    context: PageContext<'s>,
    quoted: &Quoted<'s>,
    files: &Files,
    known: &mut BTreeMap<&'s NoteId, Vec<String>>,
) -> Vec<TableCell<'s>> {
    let Quoted { source, passage, citation, anchor, .. } = quoted;
    let outcome = passage.name().and_then(|name| context.graph.quote(name));
    let words = match outcome {
        Some(QuoteOutcome::Verified(_, passage)) => {
            let mut words = String::new();
            for range in &passage.words {
                words.push_str(if words.is_empty() { "" } else { "," });
                push_digits(&mut words, range.start + 1);
                words.push('-');
                push_digits(&mut words, range.end);
            }
            words
        }
        _ => String::new(),
    };
    let (mut statements, mut fields, mut observations): (Vec<Cow<'_, str>>, Vec<_>, Vec<Cow<'_, str>>) =
        (Vec::new(), Vec::new(), Vec::new());
    for (note, one) in passage.uses() {
        let Some(note) = context.graph.note(note) else { continue };
        match one {
            Use::Sentence(number) => statements.push(statement_id(note, *number).into()),
            Use::Observation(number) => {
                let ids = known.entry(&note.id).or_insert_with(|| observation_ids(note));
                observations.extend(ids.get(*number).cloned().map(Cow::Owned));
            }
            Use::Fact(field) => fields.push([note.id.as_str(), ".", field].concat().into()),
        }
    }
    let proof = files.proofs.as_ref().map_or_else(String::new, |proofs| anchored(proofs, anchor));
    vec![
        TableCell::Text(quoted.id().into()),
        TableCell::Text(source.id.as_str().into()),
        TableCell::Text(citation.quote.value.as_str().into()),
        TableCell::Text(label::written(citation.prefix.as_deref()).into()),
        TableCell::Text(label::written(citation.suffix.as_deref()).into()),
        TableCell::Text(label::outcome(outcome).class.into()),
        TableCell::Text(words.into()),
        TableCell::List(statements),
        TableCell::List(fields),
        TableCell::List(observations),
        TableCell::Text(proof.into()),
        TableCell::Text(quote::original(source, citation).unwrap_or_default().into()),
        TableCell::Text(anchored(&files.page, anchor).into()),
    ]
}
