//! Names made wrong: another actor in prose, another note behind a link.

use super::mutant::{Mutant, Reach};
use super::points::{Kind, Run, prose, reach, written};
use super::rng::Dice;
use super::{Operator, World};
use crate::model::{NoteId, ParsedNote};

/// A known actor's name for the title of another actor of the same type.
pub(super) fn name(world: &World<'_>, note: &ParsedNote, dice: &mut Dice) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for run in prose(world, note) {
        let mut done = 0;
        for named in world.names.read(run.text) {
            // The longest name comes first; those within it are parts of it.
            if named.span.start < done {
                continue;
            }
            done = named.span.end;
            let others = world.actors_like(&named.note);
            if let Some(other) = dice.pick(&others) {
                mutants.push(run.mutant(Operator::Name, note, &named.span, other.title()));
            }
        }
    }
    mutants
}

/// A link to another existing note of the same base.
pub(super) fn link_target(world: &World<'_>, note: &ParsedNote, dice: &mut Dice) -> Vec<Mutant> {
    let file = world.text(note);
    let mut mutants = Vec::new();
    for statement in &note.statements {
        for link in statement.links() {
            let Some(range) = written(file, &link.target) else { continue };
            let Some(target) = world.index.find(&link.target) else { continue };
            let others: Vec<&NoteId> =
                world.of_same_base(&target).filter(|other| **other != note.id).collect();
            let Some(other) = dice.pick(&others) else { continue };
            let text = file.get(range.clone()).unwrap_or("");
            let run = Run {
                text,
                start: range.start,
                kind: Kind::Label,
                reach: reach(note, statement),
                wraps: false,
                quoted: false,
            };
            // A heading of the one note is hardly one of the other.
            if link.heading.is_none() {
                mutants.push(run.mutant(Operator::LinkTarget, note, &(0..text.len()), other.as_str()));
            }
        }
    }
    mutants
}

/// Another source for the same words.
pub(super) fn source_key(world: &World<'_>, note: &ParsedNote, dice: &mut Dice) -> Vec<Mutant> {
    let file = world.text(note);
    let mut mutants = Vec::new();
    for citation in note.citations() {
        let Some(range) = written(file, &citation.source) else { continue };
        let Some(source) = world.index.find(&citation.source) else { continue };
        let others: Vec<&NoteId> = world.of_same_base(&source).collect();
        let text = file.get(range.clone()).unwrap_or("");
        let (kind, reach) = (Kind::Front, Reach::Evidence);
        let run = Run { text, start: range.start, kind, reach, wraps: false, quoted: false };
        if let Some(other) = dice.pick(&others) {
            mutants.push(run.mutant(Operator::SourceKey, note, &(0..text.len()), other.as_str()));
        }
    }
    mutants
}
