//! What the search keeps of a note: the texts that are shown when it is found, and its words by field.
//!
//! A long note makes several entries, so that no shard has to hold more than it may.

use std::collections::BTreeMap;

use super::super::dates;
use super::super::desk::{Desk, Observed, observation_anchor, statement_anchor};
use super::code::json;
use super::words::{Stemming, words};
use crate::model::{Citation, Details, ObservationCite, ParsedNote, Place, Statement};

/// What a word stands in; each has a weight of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Aliases,
    Headings,
    Body,
    Quotes,
}

/// How many fields there are.
pub(super) const FIELDS: usize = 5;

/// How many bytes of texts an entry holds at most.
const ROOM: usize = 12 * 1024;
/// How many characters of one text are kept to be shown. All of its words are found.
const SHOWN: usize = 1000;

/// A note, or a part of a long one, as the search knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The place of its kind among the site's kinds; behind the last where it has none.
    pub(super) kind: usize,
    /// Whether the entry before it is an earlier part of the same note.
    pub(super) continues: bool,
    /// What is shown, as a JSON array: address, title, date or role, then anchors and texts in turn. An
    /// anchor with `>` before it is that of a statement for which the text is quoted.
    pub(super) shown: String,
    /// How often each folded word stands in each field.
    pub(super) words: BTreeMap<String, [u32; FIELDS]>,
    /// How many words each field has.
    pub(super) lengths: [u32; FIELDS],
    /// The folded words of its title and aliases.
    pub(super) names: Vec<String>,
}

/// A text of a note with the anchor that leads to it.
struct Part {
    field: Field,
    anchor: String,
    text: String,
}

/// The entries of a note, in order.
pub(super) fn entries(desk: Desk<'_>, note: &ParsedNote, stemming: Stemming) -> Vec<Entry> {
    let head = [desk.note_href(&note.id).unwrap_or_default(), note.title().to_owned(), aside(note)];
    let folder = |kind: &crate::model::Kind| kind.folder == note.folder;
    let kinds = &desk.site.dossier.site.kinds;
    let kind = kinds.iter().position(folder).unwrap_or(kinds.len());
    let mut writer = Writer { kind, head, stemming, done: Vec::new(), entry: None };
    for part in parts(desk, note) {
        writer.add(&part);
    }
    writer.finish()
}

/// What is shown beside the title.
fn aside(note: &ParsedNote) -> String {
    match (&note.front.details, &note.front.date) {
        (Details::Actor(actor), _) => actor.role.as_ref().map_or(String::new(), |role| role.value.clone()),
        (_, Some(date)) => dates::for_people(&date.value),
        (_, None) => String::new(),
    }
}

/// All texts of a note. What says most about it comes first, as it is shown where only the title matches.
fn parts(desk: Desk<'_>, note: &ParsedNote) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut add = |field: Field, anchor: String, text: String| {
        if !text.is_empty() {
            parts.push(Part { field, anchor, text });
        }
    };
    let joined = |texts: &[crate::text::Spanned<String>]| {
        texts.iter().map(|text| text.value.as_str()).collect::<Vec<_>>().join(", ")
    };
    let description = note.front.description.as_ref().map_or(String::new(), |text| text.value.clone());
    add(Field::Body, String::new(), description);
    for number in 0..note.observations().len() {
        add(Field::Body, observation_anchor(number), observation(desk, note, number));
    }
    for (number, statement) in note.statements.iter().enumerate() {
        let field = if statement.place == Place::Heading { Field::Headings } else { Field::Body };
        add(field, statement_anchor(number), desk.text(statement));
    }
    add(Field::Aliases, String::new(), joined(&note.front.aliases));
    add(Field::Headings, String::new(), joined(&note.front.tags));
    add(Field::Body, String::new(), named(desk, note));
    for (anchor, citation) in quoted(note) {
        add(Field::Quotes, format!(">{anchor}"), citation.quote.value.clone());
    }
    parts
}

/// The names and words in a note's facts.
fn named(desk: Desk<'_>, note: &ParsedNote) -> String {
    let details = &note.front.details;
    let name = |name: &crate::text::Spanned<String>| desk.named(&name.value).0;
    let text = |text: &crate::text::Spanned<String>| text.value.clone();
    let facts: Vec<String> = match details {
        Details::Event(event) => event.place.iter().chain(&event.participants).map(name).collect(),
        Details::Actor(actor) => {
            actor.role.iter().map(text).chain(actor.affiliation.iter().map(name)).collect()
        }
        Details::Statistic(statistic) => statistic.about.iter().map(name).collect(),
        Details::Source(source) => source.publisher.iter().chain(&source.author).map(text).collect(),
        Details::Page => Vec::new(),
    };
    facts.join(", ")
}

fn observation(desk: Desk<'_>, note: &ParsedNote, number: usize) -> String {
    let Some(observation) = note.observations().get(number) else { return String::new() };
    let figure = desk.figure(Observed { note, number, observation }).text();
    let period = dates::for_people(&observation.period.value);
    let label = observation.label.as_ref().map_or(String::new(), |label| format!(" ({})", label.value));
    format!("{period}{label}: {figure}")
}

/// Each quote once, with the anchor of the first statement or observation that rests on it.
fn quoted(note: &ParsedNote) -> Vec<(String, &Citation)> {
    let closes = |statement: &Statement, label: &str| statement.marks.iter().any(|mark| mark.value == label);
    let names = |cite: &Option<ObservationCite>, label: &str| matches!(cite, Some(ObservationCite::Label(named)) if named.value == label);
    let labelled = note.front.cites.iter().map(|(label, citation)| {
        let statement = note.statements.iter().position(|statement| closes(statement, &label.value));
        let observation = || note.observations().iter().position(|o| names(&o.cite, &label.value));
        let anchor = statement.map(statement_anchor).or_else(|| observation().map(observation_anchor));
        (anchor.unwrap_or_default(), citation)
    });
    let observed = note.observations().iter().enumerate().filter_map(|(number, o)| match &o.cite {
        Some(ObservationCite::Own(citation)) => Some((observation_anchor(number), citation.as_ref())),
        _ => None,
    });
    let in_place = note.statements.iter().enumerate().flat_map(|(number, statement)| {
        statement.citations.iter().map(move |citation| (statement_anchor(number), citation))
    });
    labelled.chain(observed).chain(in_place).collect()
}

/// Fills entries, beginning a new one where one is full.
struct Writer {
    kind: usize,
    head: [String; 3],
    stemming: Stemming,
    done: Vec<Entry>,
    entry: Option<Entry>,
}

impl Writer {
    fn begin(&self) -> Entry {
        let [href, title, aside] = &self.head;
        Entry {
            kind: self.kind,
            continues: !self.done.is_empty(),
            shown: format!("[{},{},{}", json(href), json(title), json(aside)),
            words: BTreeMap::new(),
            lengths: [0; FIELDS],
            names: Vec::new(),
        }
    }

    fn add(&mut self, part: &Part) {
        let cut = part.text.char_indices().nth(SHOWN).map(|(end, _)| format!("{}…", &part.text[..end]));
        let shown = format!(",{},{}", json(&part.anchor), json(cut.as_deref().unwrap_or(&part.text)));
        if let Some(full) = self.entry.take_if(|entry| entry.shown.len() + shown.len() > ROOM) {
            self.done.push(full);
        }
        let mut entry = self.entry.take().unwrap_or_else(|| self.begin());
        entry.shown.push_str(&shown);
        entry.count(part.field, &part.text, self.stemming);
        self.entry = Some(entry);
    }

    /// The entries, the first with the title's words.
    fn finish(mut self) -> Vec<Entry> {
        let last = self.entry.take().unwrap_or_else(|| self.begin());
        self.done.push(last);
        if let Some(first) = self.done.first_mut() {
            first.count(Field::Title, &self.head[1], self.stemming);
        }
        self.done.iter_mut().for_each(|entry| entry.shown.push(']'));
        self.done
    }
}

impl Entry {
    fn count(&mut self, field: Field, text: &str, stemming: Stemming) {
        let is_name = matches!(field, Field::Title | Field::Aliases);
        for word in words(text) {
            if is_name {
                self.names.push(word.clone());
            } else if stemming.is_stop(&word) {
                continue;
            }
            self.lengths[field as usize] += 1;
            self.words.entry(word).or_default()[field as usize] += 1;
        }
    }
}
