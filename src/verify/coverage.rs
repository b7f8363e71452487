//! How many sentences are sourced, and which are not counted: of a note and of a dossier.
//!
//! Counted are the sentences of running text of all notes that state facts. An open question is a sentence
//! that is not sourced, counted by itself, so that marking one never raises the share. States facts only:
//! that a sentence must be sourced, a rule says.

use crate::model::{BaseKind, ParsedNote, Piece, Place, Statement};

/// Counts of sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Closed by evidence.
    pub sourced: usize,
    /// Marked as open questions.
    pub open: usize,
    /// All of them.
    pub total: usize,
}

/// How a statement stands to its evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Evidence closes it.
    Sourced,
    /// It is marked as an open question, and nothing else closes it.
    Open,
    /// Nothing closes it.
    Bare,
}

/// Why a statement is not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exclusion {
    /// A heading names what follows.
    Heading,
    /// A table's cells are no sentences; a mark in one covers its row.
    Cell,
    /// An ordinary footnote.
    Footnote,
    /// An editor's note is the dossier's own voice.
    Editorial,
    /// There is no word in it.
    Wordless,
    /// A page in a folder speaks about the dossier itself.
    OwnVoice,
}

impl Exclusion {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 6] =
        [Self::Heading, Self::Cell, Self::Footnote, Self::Editorial, Self::Wordless, Self::OwnVoice];

    /// The word for it in machine-readable output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Cell => "cell",
            Self::Footnote => "footnote",
            Self::Editorial => "editorial",
            Self::Wordless => "wordless",
            Self::OwnVoice => "own-voice",
        }
    }

    /// What is not counted and why, as a sentence that follows its number.
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Heading => "headings, which name what follows",
            Self::Cell => "cells of tables, of which a mark covers a row",
            Self::Footnote => "sentences of ordinary footnotes",
            Self::Editorial => "sentences of editor's notes, the dossier's own voice",
            Self::Wordless => "pieces of text without a word",
            Self::OwnVoice => "sentences of pages in folders, which speak about the dossier itself",
        }
    }
}

impl Coverage {
    /// Of one note, whatever it speaks about.
    #[must_use]
    pub fn of(note: &ParsedNote) -> Self {
        let mut coverage = Self::default();
        for (_, statement) in counted(note) {
            coverage.total += 1;
            match standing(statement) {
                Standing::Sourced => coverage.sourced += 1,
                Standing::Open => coverage.open += 1,
                Standing::Bare => {}
            }
        }
        coverage
    }

    /// Of those of the notes that state facts.
    pub fn of_all<'n>(notes: impl IntoIterator<Item = &'n ParsedNote>) -> Self {
        notes.into_iter().filter(|note| states_facts(note)).map(Self::of).fold(Self::default(), Self::and)
    }

    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            sourced: self.sourced + other.sourced,
            open: self.open + other.open,
            total: self.total + other.total,
        }
    }

    /// How many are neither sourced nor marked as open.
    #[must_use]
    pub const fn bare(self) -> usize {
        self.total.saturating_sub(self.sourced + self.open)
    }
}

/// Whether a note states facts about its subject: pages other than those at the top of `content/`, where
/// the home page is, speak about the dossier itself.
#[must_use]
pub fn states_facts(note: &ParsedNote) -> bool {
    note.base != BaseKind::Page || note.folder.is_empty()
}

/// How a statement stands to its evidence.
#[must_use]
pub fn standing(statement: &Statement) -> Standing {
    if statement.is_cited() {
        Standing::Sourced
    } else if statement.open.is_some() {
        Standing::Open
    } else {
        Standing::Bare
    }
}

/// Why a statement is not counted in its own note; none where it is.
#[must_use]
pub fn exclusion(statement: &Statement) -> Option<Exclusion> {
    match statement.place {
        _ if statement.editorial => Some(Exclusion::Editorial),
        Place::Heading => Some(Exclusion::Heading),
        Place::Cell => Some(Exclusion::Cell),
        Place::Footnote => Some(Exclusion::Footnote),
        Place::Sentence if !says_something(statement) => Some(Exclusion::Wordless),
        Place::Sentence => None,
    }
}

/// The statements of a note that count, each with its index.
pub fn counted(note: &ParsedNote) -> impl Iterator<Item = (usize, &Statement)> {
    note.statements.iter().enumerate().filter(|(_, statement)| exclusion(statement).is_none())
}

/// Whether there is a word in it, or a link, which is read as one.
fn says_something(statement: &Statement) -> bool {
    statement.pieces.iter().any(|piece| match piece {
        Piece::Text(text) => text.chars().any(char::is_alphanumeric),
        Piece::Note(_) | Piece::Figure(_) | Piece::Computed(_) => true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Details;
    use crate::text::Span;
    use crate::verify::fixture::{actor, note, text};

    fn statement(words: &str, place: Place) -> Statement {
        Statement {
            span: Span::default(),
            pieces: vec![Piece::Text(text(words))],
            place,
            editorial: false,
            marks: Vec::new(),
            citations: Vec::new(),
            open: None,
            anchor: String::new(),
            also: None,
        }
    }

    /// A sourced sentence, an open one, a bare one, and one of everything that is not counted.
    fn statements() -> Vec<Statement> {
        let sentence = |words| statement(words, Place::Sentence);
        vec![
            Statement { marks: vec![text("a")], ..sentence("It rained.") },
            Statement { open: Some(Span::default()), ..sentence("Nobody says for how long.") },
            sentence("It stopped."),
            sentence(" — "),
            Statement { editorial: true, ..sentence("A remark.") },
            Statement { editorial: true, ..statement("A cell of a remark", Place::Cell) },
            statement("Weather", Place::Heading),
            statement("12 mm", Place::Cell),
            statement("A footnote.", Place::Footnote),
        ]
    }

    #[test]
    fn sentences_are_counted_by_their_standing() {
        let note = ParsedNote { statements: statements(), ..actor("rain", "Rain", &[]) };
        let coverage = Coverage::of(&note);
        assert_eq!(coverage, Coverage { sourced: 1, open: 1, total: 3 });
        assert_eq!(coverage.bare(), 1);
        assert_eq!(counted(&note).map(|(i, _)| i).collect::<Vec<_>>(), [0, 1, 2]);
    }

    #[test]
    fn what_is_not_counted_has_a_reason() {
        let reasons: Vec<_> = statements().iter().filter_map(exclusion).map(Exclusion::name).collect();
        assert_eq!(reasons, ["wordless", "editorial", "editorial", "heading", "cell", "footnote"]);
    }

    #[test]
    fn evidence_weighs_more_than_a_question_mark() {
        let both = Statement { open: Some(Span::default()), ..statements().swap_remove(0) };
        assert_eq!(standing(&both), Standing::Sourced);
    }

    #[test]
    fn pages_in_folders_speak_about_the_dossier() {
        let page = |folder: &str| ParsedNote {
            folder: folder.to_owned(),
            statements: statements(),
            ..note("p", BaseKind::Page, "P", &[], Details::Page)
        };
        let notes =
            [page(""), page("about"), ParsedNote { statements: statements(), ..actor("a", "A", &[]) }];
        assert_eq!(Coverage::of_all(&notes), Coverage { sourced: 2, open: 2, total: 6 });
    }
}
