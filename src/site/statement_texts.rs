//! The texts of statements, as other pages and the search show them: without marks, links by their words.
//!
//! For a whole site they are made once for each note: a sentence stands on its own page, on the pages of what it
//! mentions and of what it rests on, and in the search index.

use std::borrow::Cow;

use super::context::PageContext;
use super::graph::published::Published;
use super::graph::texts::NoteTexts;
use super::view::SnippetPart;
use crate::model::{NoteId, ParsedNote, Piece, Statement};

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
        self.texts_at(note, self.graph.number(note))
    }

    /// The texts of the statements of a note that was looked up.
    pub(super) fn texts_of(&self, found: Published<'s>) -> StatementTexts<'s> {
        self.texts_at(found.note, found.number)
    }

    /// The texts of the statements of a note by its id, where it is published.
    pub(super) fn texts_by_id(&self, id: &NoteId) -> Option<StatementTexts<'s>> {
        Some(self.texts_of(self.graph.whole(id)?))
    }

    fn texts_at(&self, note: &'s ParsedNote, number: Option<u32>) -> StatementTexts<'s> {
        // Dates and numbers are worded in the language of the page.
        let number = number.filter(|_| self.is_in_main_language());
        let made = number.and_then(|number| self.graph.texts(number, || note_texts(*self, note)));
        StatementTexts { context: *self, note, made }
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
        let mut texts = NoteTexts::default();
        push(self.context, self.note.statements.get(number)?, &mut texts, |_| None);
        texts.text(0).map(|text| Cow::Owned(text.to_owned()))
    }

    /// A statement's text in runs, those that link to `target` marked.
    pub(super) fn parts(&self, number: usize, target: Published<'_>) -> Option<Vec<SnippetPart>> {
        let part = |(text, marked): (&str, bool)| SnippetPart { text: text.to_owned(), marked };
        if let Some((made, note)) = self.made.zip(target.number) {
            return Some(made.runs(number, note)?.into_iter().map(part).collect());
        }
        let mut texts = NoteTexts::default();
        let is_target = |name: &str| (self.context.find(name)?.id == target.note.id).then_some(0);
        push(self.context, self.note.statements.get(number)?, &mut texts, is_target);
        Some(texts.runs(0, 0)?.into_iter().map(part).collect())
    }
}

/// Appends the text of a statement. `number` gives the numbers of the notes for the names of its links.
fn push<'s>(
    context: PageContext<'s>,
    statement: &'s Statement,
    texts: &mut NoteTexts,
    number: impl Fn(&'s str) -> Option<u32>,
) {
    for piece in &statement.pieces {
        let (text, name) = context.piece(piece);
        texts.push(&text, name.and_then(&number));
    }
    texts.end();
}

fn note_texts<'s>(context: PageContext<'s>, note: &'s ParsedNote) -> NoteTexts {
    let mut texts = NoteTexts::default();
    let number = |name: &str| context.graph.named(name)?.number;
    note.statements.iter().for_each(|statement| push(context, statement, &mut texts, number));
    texts
}
