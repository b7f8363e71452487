//! Names made wrong: another actor in prose, another note behind a link.

use std::collections::BTreeSet;

use super::context::Context;
use super::mutant::{Mutant, Reach};
use super::operator::Operator;
use super::points::{Kind, MutationPoint, prose, reach, written};
use super::rng::Rng;
use crate::model::{NoteId, ParsedNote};

/// A known actor's name for the title of another actor of the same type, who does not stand in one list with them.
pub(super) fn name(context: &Context<'_>, note: &ParsedNote, rng: &mut Rng) -> Vec<Mutant> {
    let lists = Lists::of(context, note);
    let mut mutants = Vec::new();
    for point in prose(context, note) {
        let mut done = 0;
        for named in context.names.read(point.text) {
            // The longest name comes first; those within it are parts of it.
            if named.span.start < done {
                continue;
            }
            done = named.span.end;
            let mut others = context.actors_like(&named.note);
            others.retain(|other| !lists.are_together(&named.note, &other.id));
            if let Some(other) = rng.pick(&others) {
                mutants.push(point.mutant(Operator::Name, note, &named.span, other.title()));
            }
        }
    }
    mutants
}

/// Who stands in one list of a quote: "Norland, Tolm and Brask are members". What is said of one of them is as true of
/// another.
struct Lists(Vec<BTreeSet<NoteId>>);

impl Lists {
    fn of(context: &Context<'_>, note: &ParsedNote) -> Self {
        let quotes: Vec<String> = note.citations().map(|citation| citation.quote.quoted_words()).collect();
        let mut lists: Vec<BTreeSet<NoteId>> = Vec::new();
        for text in &quotes {
            let mut end = None;
            for named in context.names.read(text) {
                // The longest name comes first; those within it are parts of it.
                if end.is_some_and(|end| named.span.start < end) {
                    continue;
                }
                let between = end.and_then(|end: usize| text.get(end..named.span.start));
                let goes_on = between.is_some_and(is_joint);
                match lists.last_mut() {
                    Some(list) if goes_on => drop(list.insert(named.note.clone())),
                    _ => lists.push(BTreeSet::from([named.note.clone()])),
                }
                end = Some(named.span.end);
            }
        }
        Self(lists)
    }

    fn are_together(&self, one: &NoteId, other: &NoteId) -> bool {
        self.0.iter().any(|list| list.contains(one) && list.contains(other))
    }
}

/// Whether nothing stands between two names but a comma, "and", and names of others.
fn is_joint(between: &str) -> bool {
    let mut words = between.split([' ', ',']).filter(|word| !word.is_empty());
    let joins = between.starts_with(',') || between.contains(" and ") || between.contains(" or ");
    joins && words.all(|word| matches!(word, "and" | "or") || word.starts_with(char::is_uppercase))
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

/// Another source for the same words, which does not have them too.
pub(super) fn source_key(context: &Context<'_>, note: &ParsedNote, rng: &mut Rng) -> Vec<Mutant> {
    let file = context.text(note);
    let mut mutants = Vec::new();
    for citation in note.citations() {
        let Some(range) = written(file, &citation.source) else { continue };
        let Some(source) = context.index.find(&citation.source) else { continue };
        let others = context.of_same_base(&source);
        let others: Vec<&NoteId> =
            others.filter(|other| !context.has_words(other, &citation.quote)).collect();
        let text = file.get(range.clone()).unwrap_or("");
        let (kind, reach) = (Kind::Front, Reach::Evidence);
        let point = MutationPoint { text, start: range.start, kind, reach, wraps: false, quoted: false };
        if let Some(other) = rng.pick(&others) {
            mutants.push(point.mutant(Operator::SourceKey, note, &(0..text.len()), other.as_str()));
        }
    }
    mutants
}
