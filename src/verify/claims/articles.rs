//! How the dossier writes the name of a note: behind "the" or without an article.

use super::note_evidence::{NoteEvidence, Scope};
use super::subjects::called;
use crate::model::{NoteId, Piece};
use crate::read::cues;
use crate::read::number::ENGLISH;

/// The most bytes that are looked through. A text shows how it writes a name where it first does, and each link asks
/// anew.
const MOST_BYTES_SEARCHED: usize = 4 << 10;

/// Words behind which a place stands, and no person.
pub(super) const WITHIN: &[&str] = &["in", "inside", "across", "throughout"];

/// Words behind which a quote may have a place.
pub(super) const PLACING: &[&str] =
    &["in", "inside", "across", "throughout", "to", "into", "from", "at", "near"];

/// And those behind which a name that is told without an article takes none: "between Arden and Bexley".
const JOINING: &[&str] = &["on", "of", "by", "between", "around", "with", "and", "or", "that"];

/// Where the name of a note was seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Writing {
    /// Behind "the": "the Ardle".
    pub(super) with_article: bool,
    /// Behind a word that an article would follow: "to Arden". In "to Arden troops" it would be that of the troops.
    pub(super) without_article: bool,
    /// Behind a word of place.
    pub(super) within: bool,
}

impl Writing {
    /// How a note's name is written in the quotes of a statement, in the note's own text and in what it quotes.
    /// Nothing, where there is no such note.
    pub(super) fn of(note: &NoteId, evidence: &NoteEvidence<'_, '_>, scope: &Scope) -> Option<Self> {
        let note = evidence.base.notes.text(note)?;
        let names: Vec<String> =
            called(note).map(str::to_lowercase).filter(|name| !name.is_empty()).collect();
        let with_article = note.title().to_lowercase().starts_with("the ");
        let mut writing = Self { with_article, ..Self::default() };
        let mut room = MOST_BYTES_SEARCHED;
        let mut look = |text: &str| {
            let text = &text[..text.floor_char_boundary(room)];
            room -= text.len();
            writing.look(&text.to_lowercase(), &names);
            room > 0
        };
        let goes_on = evidence.quotes(scope).all(|quote| look(&quote.text))
            && note.statements.iter().flat_map(|statement| &statement.pieces).all(|piece| match piece {
                Piece::Text(text) => look(&text.value),
                _ => true,
            });
        if goes_on {
            let _ = note.citations().all(|citation| look(&citation.quote.quoted_words()));
        }
        Some(writing)
    }

    /// Notes where names stand in a text, all in small letters.
    fn look(&mut self, text: &str, names: &[String]) {
        for name in names {
            for (at, _) in text.match_indices(name.as_str()) {
                let rest = &text[at + name.len()..];
                let Some(before) = text[..at].strip_suffix(' ') else { continue };
                if rest.starts_with(char::is_alphanumeric) {
                    continue;
                }
                let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
                self.with_article |= word == "the";
                self.within |= WITHIN.contains(&word);
                let is_joined = PLACING.contains(&word) || JOINING.contains(&word);
                self.without_article |= is_joined && stands_alone(rest);
            }
        }
    }
}

/// Whether what follows a name is no noun to which an article before the name would belong.
fn stands_alone(rest: &str) -> bool {
    let Some(next) = rest.strip_prefix(' ') else { return !rest.starts_with(['-', '\u{2011}']) };
    let word = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    word.is_empty() || leaves_alone(word)
}

/// Whether a word in small letters is no noun with which the name before it stands: "the Quinn garden".
pub(super) fn leaves_alone(word: &str) -> bool {
    ENGLISH.function_words.contains(&word)
        || cues::is_light(word)
        || cues::is_pronoun(word)
        || cues::says(word)
        || super::around::is_small(word)
        || crate::read::deeds::is_past(word)
        || matches!(word, "instead" | "again" | "too" | "today" | "then" | "alone")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looked(text: &str) -> (bool, bool, bool) {
        let mut writing = Writing::default();
        writing.look(&text.to_lowercase(), &["arden".to_owned()]);
        (writing.with_article, writing.without_article, writing.within)
    }

    #[test]
    fn an_article_is_the_names_own_or_that_of_what_follows() {
        assert_eq!(looked("They came to Arden, and left."), (false, true, false));
        assert_eq!(looked("Between Tolm and Arden, a wood"), (false, true, false));
        assert_eq!(looked("It rained in Arden"), (false, true, true));
        assert_eq!(looked("The Arden rose"), (true, false, false));
        assert_eq!(looked("They spoke to Arden troops, and of Arden-led ones"), (false, false, false));
        assert_eq!(looked("Gardens of Ardenne, in Garden Street"), (false, false, false));
    }
}
