//! What the search keeps of a note: the texts that are shown when it is found, and its words by
//! field.
//!
//! A long note makes several entries, so that no shard has to hold more than it may.

use std::borrow::Cow;

use super::code::json_length;
use super::latin::{in_latin, initials};
use super::listings::listings;
use super::words::{Stemming, push_word, spans};
use crate::index::continuation_output;
use crate::model::{Citation, Details, ObservationCite, ParsedNote, Place, Statement};
use crate::site::context::PageContext;
use crate::site::format::{date, label};
use crate::site::graph::series::Observed;
use crate::site::urls::{observation_anchor, statement_anchor};

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
const SHOWN: usize = 600;

/// A note, or a part of a long one, as the search knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What is shown when it is found.
    pub shown: Shown,
    /// What it is found by.
    pub indexed: Indexed,
}

/// What an entry is found by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indexed {
    /// The place of its kind among the site's kinds; behind the last where it has none.
    pub(super) kind: usize,
    /// Whether the entry before it is an earlier part of the same note.
    pub(super) continues: bool,
    /// How often its words stand in it.
    pub(super) counted: Counted,
    /// The folded words of its title and aliases.
    pub(super) names: Vec<String>,
}

/// The words of an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Counted {
    /// Its folded words, one after the other.
    letters: String,
    /// Where each of them ends, and the field that it stands in.
    ends: Vec<(u32, Field)>,
    /// How many words each field has.
    pub(super) lengths: [u32; FIELDS],
}

impl Counted {
    /// The words in the order in which they stand in the entry, each with its field.
    pub(super) fn words(&self) -> impl Iterator<Item = (&str, Field)> {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|(end, _)| *end));
        starts
            .zip(&self.ends)
            .map(|(start, (end, field))| (&self.letters[start as usize..*end as usize], *field))
    }

    /// Counts the words of a text that `is_kept` says yes to.
    pub(super) fn add(&mut self, field: Field, text: &str, mut is_kept: impl FnMut(&str) -> bool) {
        for word in spans(text) {
            let start = self.letters.len();
            let Some(end) = push_word(&mut self.letters, word) else { continue };
            if !is_kept(&self.letters[start..]) {
                self.letters.truncate(start);
                continue;
            }
            self.lengths[field as usize] += 1;
            // An entry holds a few kilobytes; what is beyond four gigabytes is not found.
            self.ends.extend(u32::try_from(end).ok().map(|end| (end, field)));
        }
    }
}

/// What is shown of an entry when it is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The address of the note's page, from the search page.
    pub href: String,
    /// The note's title.
    pub title: String,
    /// An actor's role, or the note's date; may be empty.
    pub aside: String,
    /// The language of the note's text, BCP 47.
    pub language: String,
    /// The note's texts, in order.
    pub texts: Vec<ShownText>,
}

/// A text of a note with the anchor that leads to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownText {
    /// The anchor of the sentence or observation; empty where the page has none for it.
    pub anchor: String,
    /// What it says.
    pub text: String,
    /// Whether it is a source's voice: the anchor is that of what rests on it.
    pub is_quote: bool,
    /// The title of the source that says it; of a quote only.
    pub source: String,
}

/// The entries of a note, in order.
pub(super) fn entries<'s>(context: PageContext<'s>, note: &'s ParsedNote, stemming: Stemming) -> Vec<Entry> {
    let language = note.front.lang.as_ref().map(|lang| &lang.value);
    let head = Shown {
        href: context.note_href(&note.id).unwrap_or_default(),
        title: cut(note.title()),
        aside: cut(&aside(note)),
        language: language.unwrap_or(&context.graph.dossier.site.language).clone(),
        texts: Vec::new(),
    };
    let folder = |kind: &crate::model::Kind| kind.folder == note.folder;
    let kinds = &context.graph.dossier.site.kinds;
    let kind = kinds.iter().position(folder).unwrap_or(kinds.len());
    let mut writer = Writer { kind, head, stemming, done: Vec::new(), entry: None, size: 0 };
    let mut turned_to = 1;
    for part in parts(context, note) {
        if part.page_number != turned_to {
            writer.turn(context.href(&continuation_output(note, part.page_number)));
            turned_to = part.page_number;
        }
        writer.add(part);
    }
    let initials = note.actor().map(|_| spelled_by_initials(note)).unwrap_or_default();
    writer.finish(note.title(), &initials)
}

/// The entry of a page that no note makes.
pub(super) fn of_page(kind: usize, head: Shown, about: &str, stemming: Stemming) -> Vec<Entry> {
    let title = head.title.clone();
    let mut writer = Writer { kind, head, stemming, done: Vec::new(), entry: None, size: 0 };
    if !about.is_empty() {
        let text = Cow::Borrowed(about);
        writer.add(Part { field: Field::Body, page_number: 1, anchor: String::new(), text, source: "" });
    }
    // Who asks for it by its title wants it before all that speak of its subject.
    writer.finish(&title, &title)
}

/// The initials of an actor's names.
fn spelled_by_initials(note: &ParsedNote) -> String {
    let names = std::iter::once(note.title()).chain(note.front.aliases.iter().map(|a| a.value.as_str()));
    names.filter_map(initials).collect::<Vec<_>>().join(" ")
}

/// As much of a text as is shown.
fn cut(text: &str) -> String {
    if text.len() <= SHOWN {
        return text.to_owned();
    }
    text.char_indices().nth(SHOWN).map_or(text.to_owned(), |(end, _)| format!("{}…", &text[..end]))
}

/// How many bytes a text can take in a shard: as JSON, with straight quotation marks set as a
/// printer sets them, which takes up to three bytes more.
fn size(text: &str) -> usize {
    json_length(text) + 3 * text.bytes().filter(|byte| matches!(byte, b'"' | b'\'')).count()
}

/// What is shown beside the title.
fn aside(note: &ParsedNote) -> String {
    match (&note.front.details, &note.front.date) {
        (Details::Actor(actor), _) => label::written(actor.role.as_ref()),
        (_, Some(date)) => date::for_people(&date.value),
        (_, None) => String::new(),
    }
}

/// A text of a note, the page of the note that it stands on, and the anchor that leads to it.
struct Part<'n> {
    field: Field,
    page_number: usize,
    anchor: String,
    text: Cow<'n, str>,
    /// The title of the source, of a quote.
    source: &'n str,
}

/// All texts of a note, page by page. What says most about it comes first, as it is shown where
/// only the title matches.
fn parts<'s>(context: PageContext<'s>, note: &'s ParsedNote) -> Vec<Part<'s>> {
    let mut parts = Vec::new();
    let page_of = |number: usize| context.graph.pagination.of_observation(&note.id, number);
    // The address of a note of which another tells leads to a heading there, and no further.
    let is_elsewhere = context.graph.told_at(note).is_some();
    let mut put = |field: Field, page_number: usize, anchor: String, text: Cow<'s, str>| {
        if !text.is_empty() {
            let anchor = if is_elsewhere { String::new() } else { anchor };
            parts.push(Part { field, page_number, anchor, text, source: "" });
        }
    };
    put(Field::Body, 1, String::new(), note.description().into());
    for number in 0..note.observations().len() {
        put(
            Field::Body,
            page_of(number),
            observation_anchor(note, number),
            observation(context, note, number).into(),
        );
    }
    let joined = |texts: &[crate::text::Spanned<String>]| {
        texts.iter().map(|text| text.value.as_str()).collect::<Vec<_>>().join(", ")
    };
    let texts = context.texts(note);
    for (number, statement) in note.statements.iter().enumerate() {
        let field = if statement.place == Place::Heading { Field::Headings } else { Field::Body };
        put(field, 1, statement_anchor(note, number), texts.text(number).unwrap_or_default());
    }
    for (anchor, code) in listings(note) {
        put(Field::Body, 1, anchor, code.into());
    }
    put(Field::Aliases, 1, String::new(), joined(&note.front.aliases).into());
    put(Field::Headings, 1, String::new(), joined(&note.front.tags).into());
    put(Field::Body, 1, String::new(), named(context, note).into());
    for (resting, citation) in quoted(note) {
        let (page_number, anchor) = match resting {
            Some(Resting::Statement(number)) => (1, statement_anchor(note, number)),
            Some(Resting::Observation(number)) => (page_of(number), observation_anchor(note, number)),
            None => (1, String::new()),
        };
        let anchor = if is_elsewhere { String::new() } else { anchor };
        let text = citation.quote.value.as_str().into();
        let source = context.title_of(&citation.source.value);
        parts.push(Part { field: Field::Quotes, page_number, anchor, text, source });
    }
    parts.sort_by_key(|part| part.page_number);
    parts
}

/// What rests on a quote.
enum Resting {
    Statement(usize),
    Observation(usize),
}

/// The names and words in a note's facts.
fn named(context: PageContext<'_>, note: &ParsedNote) -> String {
    let details = &note.front.details;
    let name = |name: &crate::text::Spanned<String>| context.title_of(&name.value).to_owned();
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

fn observation(context: PageContext<'_>, note: &ParsedNote, number: usize) -> String {
    let Some(observation) = note.observations().get(number) else { return String::new() };
    let figure = context.figure(Observed { note, number, observation }).text();
    let period = date::for_people(&observation.period.value);
    let label = observation.label.as_ref().map_or(String::new(), |label| format!(" ({})", label.value));
    format!("{period}{label}: {figure}")
}

/// Each quote once, with the first statement or observation that rests on it.
fn quoted(note: &ParsedNote) -> Vec<(Option<Resting>, &Citation)> {
    let closes = |statement: &Statement, label: &str| statement.marks.iter().any(|mark| mark.value == label);
    let names = |cite: &Option<ObservationCite>, label: &str| matches!(cite, Some(ObservationCite::Label(named)) if named.value == label);
    let labelled = note.front.cites.iter().map(|(label, citation)| {
        let statement = note.statements.iter().position(|statement| closes(statement, &label.value));
        let observation = || note.observations().iter().position(|o| names(&o.cite, &label.value));
        let observation = || observation().map(Resting::Observation);
        (statement.map(Resting::Statement).or_else(observation), citation)
    });
    let observed = note.observations().iter().enumerate().filter_map(|(number, o)| match &o.cite {
        Some(ObservationCite::Own(citation)) => Some((Some(Resting::Observation(number)), citation.as_ref())),
        _ => None,
    });
    let in_place = note.statements.iter().enumerate().flat_map(|(number, statement)| {
        statement.citations.iter().map(move |citation| (Some(Resting::Statement(number)), citation))
    });
    labelled.chain(observed).chain(in_place).collect()
}

/// Fills entries, beginning a new one where one is full.
struct Writer {
    kind: usize,
    head: Shown,
    stemming: Stemming,
    done: Vec<Entry>,
    entry: Option<Entry>,
    /// How many bytes the entry that is being filled can take.
    size: usize,
}

impl Writer {
    fn begin(&mut self) -> Entry {
        let Shown { href, title, aside, .. } = &self.head;
        self.size = [href, title, aside].into_iter().map(|text| size(text)).sum();
        let (kind, continues) = (self.kind, !self.done.is_empty());
        let indexed = Indexed { kind, continues, counted: Counted::default(), names: Vec::new() };
        Entry { shown: self.head.clone(), indexed }
    }

    /// Goes on on another page of the note, unless it is the same.
    fn turn(&mut self, href: String) {
        if href != self.head.href {
            self.done.extend(self.entry.take());
            self.head.href = href;
        }
    }

    fn add(&mut self, part: Part<'_>) {
        let Part { field, anchor, text, source, .. } = part;
        let is_quote = field == Field::Quotes;
        let shown = ShownText { anchor, text: cut(&text), is_quote, source: cut(source) };
        let more = size(&shown.text) + shown.anchor.len() + size(&shown.source) + 12;
        if let Some(full) = self.entry.take_if(|_| self.size + more > ROOM) {
            self.done.push(full);
        }
        let mut entry = self.entry.take().unwrap_or_else(|| self.begin());
        self.size += more;
        entry.shown.texts.push(shown);
        entry.indexed.count(field, &text, self.stemming);
        self.entry = Some(entry);
    }

    /// The entries, the first with the title's words and with `others`, which are shown nowhere.
    fn finish(mut self, title: &str, others: &str) -> Vec<Entry> {
        let last = self.entry.take().unwrap_or_else(|| self.begin());
        self.done.push(last);
        if let Some(first) = self.done.first_mut() {
            first.indexed.count(Field::Title, title, self.stemming);
            first.indexed.count(Field::Aliases, others, self.stemming);
        }
        self.done
    }
}

impl Indexed {
    fn count(&mut self, field: Field, text: &str, stemming: Stemming) {
        let (names, mut latin) = (&mut self.names, String::new());
        let is_name = matches!(field, Field::Title | Field::Aliases);
        self.counted.add(field, text, |word| {
            if is_name {
                names.push(word.to_owned());
                if let Some(word) = in_latin(word) {
                    latin.push_str(&word);
                    latin.push(' ');
                }
            }
            is_name || !stemming.is_stop(word)
        });
        self.counted.add(Field::Aliases, &latin, |word| {
            names.push(word.to_owned());
            true
        });
    }
}
