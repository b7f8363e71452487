//! The addresses of statements: given by the author as `{#id}` at a sentence's end, or else made of its words, so
//! that they stay what they are whatever is written around it.

use super::pieces::{Form, Raw};
use crate::model::{Piece, Statement};
use crate::text::{UniqueNames, short_digest};

/// The most bytes of a written id.
const MOST: usize = 60;

/// Takes written ids out of texts, each as a mark of the sentence before it.
pub(super) fn cut_ids(raws: Vec<Raw>, source: &str) -> Vec<Raw> {
    let may_hold = |raw: &Raw| matches!(&raw.form, Form::Text(text) if text.contains("{#"));
    if !raws.iter().any(may_hold) {
        return raws;
    }
    let mut cut = Vec::with_capacity(raws.len() + 2);
    for raw in raws {
        match &raw.form {
            // What is not written as it reads was escaped.
            Form::Text(text) if source.get(raw.range.clone()) == Some(text) => {
                cut_text(text, raw.range.start, source, &mut cut);
            }
            _ => cut.push(raw),
        }
    }
    cut
}

fn cut_text(text: &str, start: usize, source: &str, out: &mut Vec<Raw>) {
    let (mut done, mut from) = (0, 0);
    let mut push = |form: Form, range: std::ops::Range<usize>| {
        if !range.is_empty() {
            out.push(Raw { form, range: start + range.start..start + range.end });
        }
    };
    while let Some(at) = text[from..].find("{#").map(|at| from + at) {
        from = at + 2;
        let is_escaped = source[..start + at].ends_with('\\');
        let Some(length) = id_length(&text[at..]).filter(|_| !is_escaped) else { continue };
        let words = text[done..at].trim_end_matches(' ');
        push(Form::Text(words.to_owned()), done..done + words.len());
        push(Form::Id(text[at + 2..at + length - 1].to_owned()), at..at + length);
        (done, from) = (at + length, at + length);
    }
    push(Form::Text(text[done..].to_owned()), done..text.len());
}

/// How long the id is with which a text begins.
fn id_length(text: &str) -> Option<usize> {
    let (id, after) = text.strip_prefix("{#")?.split_once('}')?;
    let is_plain = !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    let ends = after.is_empty() || after.starts_with(char::is_whitespace);
    (is_plain && ends && id.len() <= MOST).then(|| id.len() + 3)
}

/// Gives each statement its address. The second of two with the same words gets `-2`. What the author gave another
/// address keeps the one of its words as well.
pub(super) fn give(statements: &mut [Statement]) {
    let mut names = UniqueNames::default();
    let mut free = |base: &str| names.give(["s-", base].concat());
    for statement in statements.iter_mut().filter(|one| !one.anchor.is_empty()) {
        statement.anchor = free(&statement.anchor);
    }
    for statement in statements {
        let anchor = free(&short_digest(words(statement)));
        if statement.anchor.is_empty() {
            statement.anchor = anchor;
        } else {
            statement.also = Some(anchor);
        }
    }
}

/// What a statement says, as it is written: how its sources and the notes that it links to are named elsewhere
/// makes no difference.
fn words(statement: &Statement) -> impl Iterator<Item = &str> {
    statement.pieces.iter().flat_map(|piece| match piece {
        Piece::Text(text) => [text.value.as_str(), ""],
        Piece::Note(link) => [link.label.as_deref().unwrap_or(&link.target.value), ""],
        Piece::Figure(figure) => [figure.statistic.value.as_str(), figure.period.value.as_str()],
        Piece::Computed(computed) => [computed.words(), ""],
    })
}
