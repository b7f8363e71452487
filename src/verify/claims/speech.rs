//! Quoted speech in prose: words between quotation marks must stand so in the quotes that the sentence cites.
//!
//! Two words or more are speech; a single one may be a term or irony. Names, which notes and sources bear, are
//! titles. What is left out (`...`) or put in (`[...]`) parts a speech into pieces, each of which must stand there.

use std::ops::Range;

use super::claim::Found;
use super::note_evidence::{NoteEvidence, Scope};
use super::prose::Prose;
use crate::model::{ClaimKind, Place, Statement};
use crate::read::reading::lies_within;
use crate::read::words::words;

/// Marks that open a quotation, with those that close it.
#[rustfmt::skip]
const MARKS: &[(char, &[char])] = &[
    ('"', &['"', '\u{201d}']), ('\u{201c}', &['\u{201d}', '"']), ('\u{201e}', &['\u{201c}', '\u{201d}']), ('\u{ab}', &['\u{bb}']),
    ('\u{bb}', &['\u{ab}']), ('\u{2039}', &['\u{203a}']), ('\u{201a}', &['\u{2018}', '\u{2019}']),
    ('\u{2018}', &['\u{2019}']), ('\'', &['\'']), ('\u{300c}', &['\u{300d}']), ('\u{300e}', &['\u{300f}']),
];

/// The speeches of a sentence that stand in none of its quotes.
pub(super) fn speech_faults(
    evidence: &NoteEvidence<'_, '_>,
    scope: &Scope,
    statement: &Statement,
    prose: &Prose,
) -> Vec<Found> {
    if !scope.is_cited || statement.place != Place::Sentence || statement.open.is_some() {
        return Vec::new();
    }
    let told = speeches(&prose.text);
    if told.is_empty() {
        return Vec::new();
    }
    let named: Vec<Range<usize>> = prose.names.iter().map(|name| name.span.clone()).collect();
    let is_name = |span: &Range<usize>| {
        let is_it = |name: &Range<usize>| {
            span.start <= name.start
                && name.end <= span.end
                && 2 * name.len() > span.len()
                && !is_placed(&prose.text[span.start..name.start])
        };
        named.iter().chain(&prose.sources).any(is_it)
    };
    // An editor's note compares, and may quote what another sentence of the page cites.
    let whole = evidence.whole_note();
    let scope = if statement.editorial { &whole } else { scope };
    let quotes: Vec<Vec<String>> = evidence.quotes(scope).map(|quote| lower_words(&quote.text)).collect();
    let stands = |piece: &str| {
        let piece = lower_words(piece);
        let has = |quote: &Vec<String>| quote.windows(piece.len().max(1)).any(|window| window == piece);
        piece.is_empty() || quotes.iter().any(has)
    };
    let is_own =
        |span: &Range<usize>| prose.is_own(span) && !is_name(span) && !lies_within(span, &prose.sources);
    let is_missing = |span: &Range<usize>| !pieces(&prose.text[span.clone()]).all(&stands);
    let is_speech = |span: &Range<usize>| !is_title(&prose.text[span.clone()]);
    let missing = told.into_iter().filter(|span| is_own(span) && is_speech(span) && is_missing(span));
    let kind = if statement.editorial { ClaimKind::SpeechInRemark } else { ClaimKind::Speech };
    missing.map(|span| Found::new(span, kind.clone())).collect()
}

/// Whether a name stands behind a word of place, and so is no title: "in Arden".
fn is_placed(before: &str) -> bool {
    let word = before.split_whitespace().next().unwrap_or("");
    ["in", "around", "near", "from", "to", "of", "against", "with"]
        .iter()
        .any(|placed| word.eq_ignore_ascii_case(placed))
}

/// Where two or more words stand in quotation marks, in bytes of the text, without the marks.
pub(super) fn speeches(text: &str) -> Vec<Range<usize>> {
    // Most sentences have no mark at all.
    if text.bytes().all(|byte| byte.is_ascii() && byte != b'"' && byte != b'\'') {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    let has_stray = has_stray_mark(text);
    // What does not end behind one mark does not end behind the next of its kind.
    let mut endless: Vec<char> = Vec::new();
    while let Some((open, mark)) = text[from..].char_indices().find(|(_, c)| is_opening(*c)) {
        let open = from + open;
        let inner = open + mark.len_utf8();
        from = inner;
        if mark == '"' && has_stray || endless.contains(&mark) || !may_open(text, open, mark) {
            continue;
        }
        let Some(end) = closing(text, inner, mark) else {
            endless.push(mark);
            continue;
        };
        from = end + text[end..].chars().next().map_or(1, char::len_utf8);
        // Nobody knows which of several apostrophes ends what one of them begins.
        if is_apostrophe(mark) && text[inner..end].contains([mark, '"', '\u{201c}']) {
            continue;
        }
        let has_two =
            text[inner..end].split_whitespace().filter(|w| w.contains(char::is_alphanumeric)).nth(1);
        if has_two.is_some() {
            found.push(inner..end);
        }
    }
    found
}

/// Whether all words of some length are capitalised: the title of a work, or what somebody is called. Behind a word of
/// place it is a place, and somebody's words: "in Arden".
pub(super) fn is_title(speech: &str) -> bool {
    const LONG: usize = 3;
    if speech.starts_with(char::is_lowercase) && is_placed(speech) {
        return false;
    }
    let mut long = speech.split_whitespace().filter(|word| word.chars().nth(LONG).is_some()).peekable();
    long.peek().is_some()
        && long.all(|word| {
            !word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_lowercase)
        })
}

fn is_opening(c: char) -> bool {
    (!c.is_ascii() || matches!(c, '"' | '\'')) && MARKS.iter().any(|(open, _)| *open == c)
}

/// Whether a straight mark stands between spaces, so that nobody knows what it opens or closes.
fn has_stray_mark(text: &str) -> bool {
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    text.match_indices('"')
        .any(|(at, _)| is_space(text[..at].chars().next_back()) && is_space(text[at + 1..].chars().next()))
}

const fn is_apostrophe(mark: char) -> bool {
    matches!(mark, '\'' | '\u{2018}')
}

/// Straight marks and apostrophes open a quotation only where a word begins, and a letter follows.
fn may_open(text: &str, at: usize, mark: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + mark.len_utf8()..].chars().next();
    let begins = before.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '(' | '[' | '\u{2014}' | '\u{2013}' | '-' | ':' | ',')
    });
    begins && after.is_some_and(|c| !c.is_whitespace())
}

/// Where a quotation ends: at the first closing mark that ends a word.
fn closing(text: &str, from: usize, mark: char) -> Option<usize> {
    let (_, closing) = MARKS.iter().find(|(open, _)| *open == mark)?;
    let ends = |at: usize, c: char| {
        let next = text[at + c.len_utf8()..].chars().next();
        let before = text[..at].chars().next_back();
        let is_end = next.is_none_or(|next| !next.is_alphanumeric());
        // "the workers' pay": a plural's genitive is followed by a word.
        let is_genitive = is_apostrophe(mark) && before == Some('s') && next == Some(' ');
        is_end && !is_genitive && before.is_some_and(|c| !c.is_whitespace())
    };
    let rest = text.get(from..)?;
    rest.char_indices().find(|(at, c)| closing.contains(c) && ends(from + at, *c)).map(|(at, _)| from + at)
}

/// What must stand together: the speech without what is left out and put in.
fn pieces(speech: &str) -> impl Iterator<Item = &str> {
    speech.split(['[', '\u{2026}']).flat_map(|run| run.split("...")).map(|run| match run.split_once(']') {
        Some((_, rest)) => rest,
        None => run,
    })
}

fn lower_words(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.lower.to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<&str> {
        speeches(text).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn words_in_marks_of_any_language_are_speech() {
        assert_eq!(told("He called it \"a ticking bomb\" and left"), ["a ticking bomb"]);
        assert_eq!(told("He called it \u{201c}a ticking bomb\u{201d}, twice"), ["a ticking bomb"]);
        assert_eq!(told("Er nannte sie \u{201e}eine Zeitbombe\u{201c}."), ["eine Zeitbombe"]);
        assert_eq!(told("\u{ab}une bombe\u{bb}"), ["une bombe"]);
        assert_eq!(told("He said 'no more of this', and left"), ["no more of this"]);
    }

    #[test]
    fn a_word_a_genitive_and_inches_are_none() {
        assert!(told("a \"bomb\" it was").is_empty());
        assert!(told("the workers' pay and the owners' gain").is_empty());
        assert!(told("it isn't what they're told").is_empty());
        assert!(told("the 'word' he'd said, and 'it was so").is_empty());
        assert!(told("a \"one \" two\" three").is_empty());
        assert!(told("a 5\" pipe and a 6\" one").is_empty());
    }

    #[test]
    fn a_title_begins_with_no_word_of_place_in_small_letters() {
        assert!(["Ticking Bomb", "the Rock", "Of Mice and Men", "van Gogh"].map(is_title) == [true; 4]);
        assert!(["in Arden", "around Arden Quay", "a ticking bomb"].map(is_title) == [false; 3]);
    }

    #[test]
    fn gaps_and_an_editors_words_part_a_speech() {
        let parts: Vec<&str> = pieces("it [the pier] was ... a bomb").map(str::trim).collect();
        assert_eq!(parts, ["it", "was", "a bomb"]);
    }
}
