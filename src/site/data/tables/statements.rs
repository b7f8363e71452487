//! Statements, and what leads from where to where.

use std::collections::BTreeSet;

use super::evidence::Evidence;
use super::names::{NoteAddress, statement_id};
use crate::model::{Details, NoteId, ParsedNote, Place, Statement};
use crate::site::context::PageContext;
use crate::site::format::label;
use crate::site::urls::statement_anchor;
use crate::site::view::TableCell;
use crate::text::Spanned;
use crate::text::words::count_words;
use crate::verify::coverage::{Standing, standing};

/// The rows of `statements`: note by note, in the order of the text.
pub(super) fn rows(
    context: PageContext<'_>,
    evidence: &Evidence<'_>,
    notes: &[&ParsedNote],
) -> Vec<Vec<TableCell>> {
    notes.iter().flat_map(|note| of_note(context, note, evidence)).collect()
}

fn of_note(context: PageContext<'_>, note: &ParsedNote, evidence: &Evidence<'_>) -> Vec<Vec<TableCell>> {
    let (texts, stating) = (context.texts_by_id(&note.id), stating(context, note));
    let address = NoteAddress::of(context, &note.id);
    let row = |(number, statement): (usize, &Statement)| {
        let text = texts.as_ref().and_then(|texts| texts.text(number)).unwrap_or_default();
        if !stating.get(number).is_some_and(|states| *states) {
            return None;
        }
        Some(vec![
            TableCell::Text(statement_id(note, number)),
            TableCell::Text(note.id.to_string()),
            TableCell::Text(place(statement.place).to_owned()),
            TableCell::Text(standing_name(standing(statement)).to_owned()),
            TableCell::Boolean(statement.is_remark()),
            TableCell::Text(without_gap(text.trim())),
            TableCell::List(evidence.of_statement(&note.id, number).collect()),
            TableCell::List(targets(context, statement).into_iter().map(NoteId::to_string).collect()),
            TableCell::Text(label::written(note.front.lang.as_ref())),
            TableCell::Text(address.at(&statement_anchor(note, number))),
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
fn targets<'s>(context: PageContext<'s>, statement: &Statement) -> BTreeSet<&'s NoteId> {
    let names = statement.links().map(|link| link.target.value.as_str());
    let names = names.chain(statement.figures().map(|figure| figure.statistic.value.as_str()));
    names.filter_map(|name| Some(&context.find(name)?.id)).collect()
}

/// The rows of `links`, sorted, each once.
pub(super) fn links(context: PageContext<'_>, notes: &[&ParsedNote]) -> Vec<Vec<TableCell>> {
    let row = |note: &ParsedNote, (relation, to, statement): Link<'_>| {
        let cells = [note.id.to_string(), relation.to_owned(), to.to_string(), statement];
        cells.map(TableCell::Text).to_vec()
    };
    let of_note =
        |note: &&'_ _| links_of(context, note).into_iter().map(|link| row(note, link)).collect::<Vec<_>>();
    notes.iter().flat_map(of_note).collect()
}

/// What leads from a note: how, where to, and the identifier of the statement that it stands in.
type Link<'s> = (&'static str, &'s NoteId, String);

fn links_of<'s>(context: PageContext<'s>, note: &ParsedNote) -> Vec<Link<'s>> {
    let mut links: Vec<Link<'_>> = Vec::new();
    let mut add = |relation: &'static str, name: &str, statement: &str| {
        links.extend(context.find(name).map(|target| (relation, &target.id, statement.to_owned())));
    };
    for ((number, statement), states) in note.statements.iter().enumerate().zip(stating(context, note)) {
        let id = if states { statement_id(note, number) } else { String::new() };
        let links = statement.links().map(|link| &link.target);
        let figures = statement.figures().map(|figure| &figure.statistic);
        links.chain(figures).for_each(|name| add("mentions", &name.value, &id));
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
    links.sort_unstable();
    links.dedup();
    links
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
