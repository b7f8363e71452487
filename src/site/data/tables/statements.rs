//! Statements, and what leads from where to where.

use std::borrow::Cow;
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

/// Hands on the rows of `statements` that are of a note, in the order of its text.
pub(super) fn each<'s>(
    context: PageContext<'s>,
    evidence: &Evidence<'_>,
    note: &'s ParsedNote,
    take: &mut dyn FnMut(&[TableCell<'_>]),
) {
    let (texts, stating) = (context.texts_by_id(&note.id), stating(context, note));
    let address = NoteAddress::of(context, &note.id);
    let lang = label::written(note.front.lang.as_ref());
    for (number, (statement, states)) in note.statements.iter().zip(stating).enumerate() {
        if !states {
            continue;
        }
        let text = texts.as_ref().and_then(|texts| texts.text(number)).unwrap_or_default();
        take(&[
            TableCell::Text(statement_id(note, number).into()),
            TableCell::Text(note.id.as_str().into()),
            TableCell::Text(place(statement.place).into()),
            TableCell::Text(standing_name(standing(statement)).into()),
            TableCell::Boolean(statement.is_remark()),
            TableCell::Text(without_gap(text)),
            TableCell::List(evidence.of_statement(&note.id, number).map(Cow::Owned).collect()),
            TableCell::List(targets(context, statement).into_iter().map(|id| id.as_str().into()).collect()),
            TableCell::Text(lang.as_str().into()),
            TableCell::Text(address.at(&statement_anchor(note, number)).into()),
        ]);
    }
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

/// A text without white space around it, and without the space that a citation before its last mark has left.
fn without_gap(text: Cow<'_, str>) -> Cow<'_, str> {
    let trimmed = text.trim();
    let words = trimmed.trim_end_matches(['.', ',', ';', ':', '!', '?']);
    let (start, end) = (words.trim_end(), trimmed.get(words.len()..).unwrap_or(""));
    if end.len() == 1 && start.len() < words.len() {
        return Cow::Owned([start, end].concat());
    }
    if trimmed.len() == text.len() { text } else { Cow::Owned(trimmed.to_owned()) }
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
pub(super) fn links<'s>(context: PageContext<'s>, notes: &[&'s ParsedNote]) -> Vec<Vec<TableCell<'s>>> {
    let mut rows = Vec::new();
    for note in notes {
        let statements = stating(context, note).into_iter().enumerate();
        let id = |(number, states)| if states { statement_id(note, number) } else { String::new() };
        let statements: Vec<String> = statements.map(id).collect();
        rows.extend(links_of(context, note, &statements).into_iter().map(|(relation, to, statement)| {
            let cells =
                [note.id.as_str().into(), relation.into(), to.as_str().into(), statement.to_owned().into()];
            cells.map(TableCell::Text).to_vec()
        }));
    }
    rows
}

/// What leads from a note: how, where to, and the identifier of the statement that it stands in.
type Link<'s, 'i> = (&'static str, &'s NoteId, &'i str);

/// What leads from a note whose statements have these identifiers.
fn links_of<'s, 'i>(
    context: PageContext<'s>,
    note: &ParsedNote,
    statements: &'i [String],
) -> Vec<Link<'s, 'i>> {
    let mut links: Vec<Link<'_, '_>> = Vec::new();
    let mut add = |relation: &'static str, name: &str, statement: &'i str| {
        links.extend(context.find(name).map(|target| (relation, &target.id, statement)));
    };
    for (statement, id) in note.statements.iter().zip(statements) {
        let links = statement.links().map(|link| &link.target);
        let figures = statement.figures().map(|figure| &figure.statistic);
        links.chain(figures).for_each(|name| add("mentions", &name.value, id));
        let marked = statement.marks.iter().filter_map(|mark| note.cite(&mark.value));
        marked.chain(&statement.citations).for_each(|cited| add("cites", &cited.source.value, id));
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
