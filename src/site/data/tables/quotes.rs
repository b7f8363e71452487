//! Quotes: each passage that the dossier takes from a source.

use std::collections::BTreeMap;

use super::names::{address, observation_ids, quote_id, statement_id};
use crate::index::{continuation_output, proofs_output};
use crate::model::{Citation, NoteId, ParsedNote, QuoteOutcome};
use crate::site::context::PageContext;
use crate::site::format::{label, quote};
use crate::site::graph::passages::{CitedPassage, Use};
use crate::site::view::TableCell;

/// A passage of a source, with its place among the source's.
pub(super) struct Quoted<'s> {
    pub(super) source: &'s ParsedNote,
    pub(super) place: usize,
    pub(super) passage: &'s CitedPassage,
    pub(super) citation: &'s Citation,
}

impl Quoted<'_> {
    pub(super) fn id(&self, context: PageContext<'_>) -> String {
        quote_id(context, &self.source.id, self.place)
    }

    /// Its address on its source's pages.
    pub(super) fn address(&self, context: PageContext<'_>) -> String {
        let number = context.graph.pagination.of_passages(&self.source.id).of(self.place);
        let anchor = context.graph.passages.anchor_of(&self.source.id, self.place);
        address(context, &continuation_output(self.source, number), &anchor)
    }
}

/// Every passage of every published source, in the order in which they stand in it.
pub(super) fn all<'s>(context: PageContext<'s>) -> Vec<Quoted<'s>> {
    let sources = context.graph.notes().filter(|note| note.source().is_some());
    let of_source = |source: &'s ParsedNote| {
        let passages = context.graph.passages.of_source(&source.id).iter().enumerate();
        passages.filter_map(move |(place, passage)| {
            let citation = context.graph.citation(passage.name()?)?;
            Some(Quoted { source, place, passage, citation })
        })
    };
    sources.flat_map(of_source).collect()
}

/// The rows of `quotes`.
pub(super) fn rows(context: PageContext<'_>) -> Vec<Vec<TableCell>> {
    let mut observations = BTreeMap::new();
    all(context).iter().map(|quoted| row(context, quoted, &mut observations)).collect()
}

/// The row of a quote. `known` has the identifiers of the observations of statistics that were asked for.
fn row<'s>(
    context: PageContext<'s>,
    quoted: &Quoted<'_>,
    known: &mut BTreeMap<&'s NoteId, Vec<String>>,
) -> Vec<TableCell> {
    let Quoted { source, place, passage, citation } = quoted;
    let outcome = passage.name().and_then(|name| context.graph.quote(name));
    let words = match outcome {
        Some(QuoteOutcome::Verified(_, passage)) => {
            let range = |range: &std::ops::Range<usize>| format!("{}-{}", range.start + 1, range.end);
            passage.words.iter().map(range).collect::<Vec<_>>().join(",")
        }
        _ => String::new(),
    };
    let (mut statements, mut fields, mut observations) = (Vec::new(), Vec::new(), Vec::new());
    for (note, one) in passage.uses() {
        let Some(note) = context.graph.note(note) else { continue };
        match one {
            Use::Sentence(number) => statements.push(statement_id(note, *number)),
            Use::Observation(number) => {
                let ids = known.entry(&note.id).or_insert_with(|| observation_ids(note));
                observations.extend(ids.get(*number).cloned());
            }
            Use::Fact(field) => fields.push(format!("{}.{field}", note.id)),
        }
    }
    let number = context.graph.pagination.of_passages(&source.id).of(*place);
    let proof = context.graph.seal(&source.id).map_or(String::new(), |_| {
        address(
            context,
            &proofs_output(source, number),
            &context.graph.passages.anchor_of(&source.id, *place),
        )
    });
    vec![
        TableCell::Text(quoted.id(context)),
        TableCell::Text(source.id.to_string()),
        TableCell::Text(citation.quote.value.clone()),
        TableCell::Text(label::written(citation.prefix.as_ref())),
        TableCell::Text(label::written(citation.suffix.as_ref())),
        TableCell::Text(label::outcome(outcome).class.to_owned()),
        TableCell::Text(words),
        TableCell::List(statements),
        TableCell::List(fields),
        TableCell::List(observations),
        TableCell::Text(proof),
        TableCell::Text(quote::original(source, citation).unwrap_or_default()),
        TableCell::Text(quoted.address(context)),
    ]
}
