//! Names made wrong: another actor in prose, another note behind a link.

use super::context::Context;
use super::mutant::{Mutant, Reach};
use super::operator::Operator;
use super::points::{Kind, MutationPoint, prose, reach, written};
use super::rng::Rng;
use crate::model::{NoteId, ParsedNote};

/// A known actor's name for the title of another actor of the same type.
pub(super) fn name(context: &Context<'_>, note: &ParsedNote, rng: &mut Rng) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for point in prose(context, note) {
        let mut done = 0;
        for named in context.names.read(point.text) {
            // The longest name comes first; those within it are parts of it.
            if named.span.start < done {
                continue;
            }
            done = named.span.end;
            let others = context.actors_like(&named.note);
            if let Some(other) = rng.pick(&others) {
                mutants.push(point.mutant(Operator::Name, note, &named.span, other.title()));
            }
        }
    }
    mutants
}

/// A link to another existing note of the same base.
pub(super) fn link_target(context: &Context<'_>, note: &ParsedNote, rng: &mut Rng) -> Vec<Mutant> {
    let file = context.text(note);
    let mut mutants = Vec::new();
    for statement in &note.statements {
        for link in statement.links() {
            let Some(range) = written(file, &link.target) else { continue };
            let Some(target) = context.index.find(&link.target) else { continue };
            let others: Vec<&NoteId> =
                context.of_same_base(&target).filter(|other| **other != note.id).collect();
            let Some(other) = rng.pick(&others) else { continue };
            let text = file.get(range.clone()).unwrap_or("");
            let point = MutationPoint {
                text,
                start: range.start,
                kind: Kind::Label,
                reach: reach(note, statement),
                wraps: false,
                quoted: false,
            };
            // A heading of the one note is hardly one of the other.
            if link.heading.is_none() {
                mutants.push(point.mutant(Operator::LinkTarget, note, &(0..text.len()), other.as_str()));
            }
        }
    }
    mutants
}

/// Another source for the same words.
pub(super) fn source_key(context: &Context<'_>, note: &ParsedNote, rng: &mut Rng) -> Vec<Mutant> {
    let file = context.text(note);
    let mut mutants = Vec::new();
    for citation in note.citations() {
        let Some(range) = written(file, &citation.source) else { continue };
        let Some(source) = context.index.find(&citation.source) else { continue };
        let others: Vec<&NoteId> = context.of_same_base(&source).collect();
        let text = file.get(range.clone()).unwrap_or("");
        let (kind, reach) = (Kind::Front, Reach::Evidence);
        let point = MutationPoint { text, start: range.start, kind, reach, wraps: false, quoted: false };
        if let Some(other) = rng.pick(&others) {
            mutants.push(point.mutant(Operator::SourceKey, note, &(0..text.len()), other.as_str()));
        }
    }
    mutants
}
