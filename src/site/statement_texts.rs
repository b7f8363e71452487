//! The texts of statements, as other pages and the search show them: without marks, links by their words.
//!
//! For a whole site they are made once for each note: a sentence stands on its own page, on the pages of what it
//! mentions and of what it rests on, and in the search index.

use std::borrow::Cow;

use super::context::PageContext;
use super::graph::published::Published;
use super::graph::texts::NoteTexts;
use super::view::SnippetPart;
use crate::model::{ParsedNote, Piece, Statement};

/// The texts of a note's statements.
#[derive(Clone, Copy, Debug)]
pub(super) struct StatementTexts<'s> {
    context: PageContext<'s>,
    note: &'s ParsedNote,
    /// All of them, where they were made for several pages.
    made: Option<&'s NoteTexts>,
}

impl<'s> PageContext<'s> {
    /// The texts of a note's statements.
    pub(super) fn texts(&self, note: &'s ParsedNote) -> StatementTexts<'s> {
        // Dates and numbers are worded in the language of the page.
        let made = self.is_in_main_language().then(|| self.graph.texts(note, || note_texts(*self, note)));
        StatementTexts { context: *self, note, made: made.flatten() }
    }

    /// The text of a piece, and the name of the note that it leads to.
    fn piece<'p>(&self, piece: &'p Piece) -> (Cow<'p, str>, Option<&'p str>)
    where
        's: 'p,
    {
        match piece {
            Piece::Text(text) => (Cow::Borrowed(text.value.as_str()), None),
            Piece::Note(link) => (Cow::Borrowed(self.label_of(link)), Some(link.target.value.as_str())),
            Piece::Figure(link) => (Cow::Owned(self.figure_text(link)), Some(link.statistic.value.as_str())),
            Piece::Computed(computation) => (Cow::Owned(self.computed_text(computation)), None),
        }
    }
}

impl<'s> StatementTexts<'s> {
    /// The text of a statement, by its number.
    pub(super) fn text(&self, number: usize) -> Option<Cow<'s, str>> {
        if let Some(made) = self.made {
            return made.text(number).map(Cow::Borrowed);
        }
        self.note.statements.get(number).map(|statement| text_of(self.context, statement))
    }

    /// A statement's text in runs, those that link to `target` marked.
    pub(super) fn parts(&self, number: usize, target: Published<'_>) -> Option<Vec<SnippetPart>> {
        let part = |(text, marked): (&str, bool)| SnippetPart { text: text.to_owned(), marked };
        let runs = self.made.zip(target.number).and_then(|(made, note)| made.runs(number, note));
        if let Some(runs) = runs {
            return Some(runs.into_iter().map(part).collect());
        }
        let mut parts: Vec<SnippetPart> = Vec::new();
        for piece in &self.note.statements.get(number)?.pieces {
            let (text, name) = self.context.piece(piece);
            let found = name.and_then(|name| self.context.find(name));
            let marked = found.is_some_and(|note| note.id == target.note.id);
            match parts.last_mut() {
                Some(last) if last.marked == marked => last.text.push_str(&text),
                _ => parts.push(SnippetPart { text: text.into_owned(), marked }),
            }
        }
        Some(trimmed(parts))
    }
}

fn text_of<'s>(context: PageContext<'s>, statement: &'s Statement) -> Cow<'s, str> {
    let mut text = String::with_capacity(statement.span.range().len());
    statement.pieces.iter().for_each(|piece| text.push_str(&context.piece(piece).0));
    Cow::Owned(if is_trim([text.as_str()]) { text } else { tidied(&text) })
}

fn note_texts<'s>(context: PageContext<'s>, note: &'s ParsedNote) -> NoteTexts {
    let mut texts = NoteTexts::default();
    for statement in &note.statements {
        for piece in &statement.pieces {
            let (text, name) = context.piece(piece);
            texts.push(&text, name.and_then(|name| context.graph.named(name)?.number));
        }
        texts.end(|text| (!is_trim([text])).then(|| tidied(text)));
    }
    texts
}

fn tidied(text: &str) -> String {
    let part = SnippetPart { text: text.to_owned(), marked: false };
    trimmed(vec![part]).pop().map_or(String::new(), |part| part.text)
}

/// Whether white space stands as a browser shows it, as in nearly every text.
fn is_trim<'t>(texts: impl IntoIterator<Item = &'t str>) -> bool {
    let mut last = ' ';
    for text in texts {
        for (at, byte) in text.bytes().enumerate() {
            // Letters and marks of English are most of what is written, and no white space.
            let c = match byte {
                b'!'..=b'~' => char::from(byte),
                0x80..=0xbf => continue,
                _ => text[at..].chars().next().unwrap_or(' '),
            };
            let is_space = |c: char| c.is_whitespace() && c != '\u{a0}';
            if is_space(c) && (is_space(last) || c != ' ') {
                return false;
            }
            last = c;
        }
    }
    !last.is_whitespace()
}

/// White space as a browser shows it: runs become one space, none at the ends.
fn trimmed(mut parts: Vec<SnippetPart>) -> Vec<SnippetPart> {
    if is_trim(parts.iter().map(|part| part.text.as_str())) {
        parts.retain(|part| !part.text.is_empty());
        return parts;
    }
    let mut after_space = true;
    for part in &mut parts {
        let mut text = String::with_capacity(part.text.len());
        for c in part.text.chars() {
            let is_space = c.is_whitespace() && c != '\u{a0}';
            if !(is_space && after_space) {
                text.push(if is_space { ' ' } else { c });
            }
            after_space = is_space;
        }
        part.text = text;
    }
    if let Some(last) = parts.last_mut() {
        last.text.truncate(last.text.trim_end().len());
    }
    parts.retain(|part| !part.text.is_empty());
    parts
}
