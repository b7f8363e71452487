//! Statements, and what leads from where to where.

use std::collections::BTreeSet;

use super::evidence::Evidence;
use super::names::{note_address, statement_id};
use crate::model::{Details, ParsedNote, Place, Statement};
use crate::site::context::PageContext;
use crate::site::format::label;
use crate::site::urls::statement_anchor;
use crate::site::view::TableCell;
use crate::text::Spanned;
use crate::text::words::count_words;
use crate::verify::coverage::{Standing, standing};

/// The rows of `statements`: note by note, in the order of the text.
pub(super) fn rows(context: PageContext<'_>) -> Vec<Vec<TableCell>> {
    let evidence = Evidence::of(context);
    let notes = context.graph.notes();
    notes.flat_map(|note| of_note(context, note, &evidence)).collect()
}

fn of_note(context: PageContext<'_>, note: &ParsedNote, evidence: &Evidence) -> Vec<Vec<TableCell>> {
    let (texts, stating) = (context.texts_by_id(&note.id), stating(context, note));
    let row = |(number, statement): (usize, &Statement)| {
        let text = texts.as_ref().and_then(|texts| texts.text(number)).unwrap_or_default();
        if !stating.get(number).is_some_and(|states| *states) {
            return None;
        }
        let (links, standing) = (targets(context, statement), standing(statement));
        let quotes = evidence.statements.get(&(note.id.clone(), number)).cloned().unwrap_or_default();
        Some(vec![
            TableCell::Text(statement_id(note, number)),
            TableCell::Text(note.id.to_string()),
            TableCell::Text(place(statement.place).to_owned()),
            TableCell::Text(standing_name(standing).to_owned()),
            TableCell::Boolean(statement.is_remark()),
            TableCell::Text(without_gap(text.trim())),
            TableCell::List(quotes),
            TableCell::List(links.into_iter().collect()),
            TableCell::Text(label::written(note.front.lang.as_ref())),
            TableCell::Text(note_address(context, &note.id, &statement_anchor(note, number))),
        ])
    };
    note.statements.iter().enumerate().filter_map(row).collect()
}

/// Which of a note's statements state anything: a word or a name by itself that rests on nothing does not. A heading
/// of one word belongs to what is stated below it, if anything is, and so does the one right above that heading.
fn stating(context: PageContext<'_>, note: &ParsedNote) -> Vec<bool> {
    let texts = context.texts_by_id(&note.id);
    let mut stating = vec![false; note.statements.len()];
    let mut headings = 0_u8;
    for (number, (statement, states)) in note.statements.iter().zip(&mut stating).enumerate().rev() {
        let text = texts.as_ref().and_then(|texts| texts.text(number)).unwrap_or_default();
        let is_heading = statement.place == Place::Heading;
        *states = standing(statement) != Standing::Bare
            || count_words(&text) > 1
            || is_heading && headings > 0 && !text.trim().is_empty();
        headings = match (is_heading, *states) {
            (true, _) => headings.saturating_sub(1),
            (false, true) => 2,
            (false, false) => headings,
        };
    }
    stating
}

/// A text without the space that a citation before its last mark has left.
fn without_gap(text: &str) -> String {
    let words = text.trim_end_matches(['.', ',', ';', ':', '!', '?']);
    let (start, end) = (words.trim_end(), text.get(words.len()..).unwrap_or(""));
    if end.len() == 1 { format!("{start}{end}") } else { text.to_owned() }
}

const fn place(place: Place) -> &'static str {
    match place {
        Place::Sentence => "sentence",
        Place::Heading => "heading",
        Place::Cell => "cell",
        Place::Footnote => "footnote",
    }
}

const fn standing_name(standing: Standing) -> &'static str {
    match standing {
        Standing::Sourced => "sourced",
        Standing::Open => "open",
        Standing::Bare => "bare",
    }
}

/// The ids of the notes that a statement links to, its figures' statistics too.
fn targets(context: PageContext<'_>, statement: &Statement) -> BTreeSet<String> {
    let names = statement.links().map(|link| link.target.value.as_str());
    let names = names.chain(statement.figures().map(|figure| figure.statistic.value.as_str()));
    names.filter_map(|name| Some(context.find(name)?.id.to_string())).collect()
}

/// The rows of `links`, sorted, each once.
pub(super) fn links(context: PageContext<'_>) -> Vec<Vec<TableCell>> {
    let mut links: Vec<[String; 4]> = Vec::new();
    for note in context.graph.notes() {
        let mut add = |relation: &str, name: &str, statement: &str| {
            if let Some(target) = context.find(name) {
                let from = note.id.to_string();
                links.push([from, relation.to_owned(), target.id.to_string(), statement.to_owned()]);
            }
        };
        for ((number, statement), states) in note.statements.iter().enumerate().zip(stating(context, note)) {
            let id = if states { statement_id(note, number) } else { String::new() };
            targets(context, statement).iter().for_each(|target| add("mentions", target, &id));
            let marked = statement.marks.iter().filter_map(|mark| note.cite(&mark.value));
            marked.chain(&statement.citations).for_each(|cited| add("cites", &cited.source.value, &id));
        }
        note.citations().for_each(|citation| add("cites", &citation.source.value, ""));
        for (relation, names) in fields(note) {
            names.into_iter().for_each(|name| add(relation, &name.value, ""));
        }
        if let Some((host, _)) = note.front.told_in.as_ref().and_then(|told| told.value.split_once('#')) {
            add("told-in", host, "");
        }
    }
    links.sort_unstable();
    links.dedup();
    links.into_iter().map(|row| row.into_iter().map(TableCell::Text).collect()).collect()
}

/// The fields of a note that name others.
fn fields(note: &ParsedNote) -> Vec<(&'static str, Vec<&Spanned<String>>)> {
    match &note.front.details {
        Details::Event(event) => vec![
            ("participant", event.participants.iter().collect()),
            ("place", event.place.iter().collect()),
            ("after", event.after.iter().collect()),
            ("before", event.before.iter().collect()),
            ("announces", event.announces.iter().collect()),
        ],
        Details::Actor(actor) => vec![("affiliation", actor.affiliation.iter().collect())],
        Details::Statistic(statistic) => vec![("about", statistic.about.iter().collect())],
        Details::Source(_) | Details::Page => Vec::new(),
    }
}
