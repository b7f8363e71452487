//! Cutting a sorted list of words into shards by their first letters, none larger than the bound.
//!
//! Words that begin alike stay together while they fit. Where they do not, the next letter parts
//! them, and neighbours that fit share a shard, so that a change in one corner moves no border in
//! another.

use std::cmp::Ordering;

use super::code::push_word;

/// How many bytes a shard holds at most.
pub(super) const BOUND: usize = 24 * 1024;

/// A part of the index that is loaded at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Words that do not come before this beginning, and come before the next shard's, are here.
    pub key: String,
    /// The words with their postings: words and postings in turn, with spaces between them.
    pub text: String,
}

/// A word with what is written after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Coded {
    pub(super) word: String,
    pub(super) code: String,
}

impl Coded {
    /// More bytes than it can take in a shard.
    fn size(&self) -> usize {
        self.word.len() + self.code.len() + 3
    }
}

/// The order of words in scripts, which compare UTF-16 units.
pub(super) fn order(a: &str, b: &str) -> Ordering {
    if a.is_ascii() && b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) }
}

/// Shards of words that are sorted by [`order`] and each within the bound.
pub(super) fn shards(words: &[Coded]) -> Vec<Shard> {
    let mut shards = Vec::new();
    split(words, 0, &mut shards);
    if let Some(first) = shards.first_mut() {
        first.key.clear();
    }
    shards
}

/// Splits words that share their first `depth` characters.
fn split(words: &[Coded], depth: usize, out: &mut Vec<Shard>) {
    let letter = |word: &Coded| word.word.chars().nth(depth);
    let mut pending = 0;
    let mut size = 0;
    let mut start = 0;
    for group in words.chunk_by(|a, b| letter(a) == letter(b)) {
        let group_size: usize = group.iter().map(Coded::size).sum();
        let end = start + group.len();
        if size + group_size > BOUND {
            push(&words[pending..start], depth, out);
            (pending, size) = (start, 0);
        }
        if group_size > BOUND && group.len() > 1 {
            split(group, depth + 1, out);
            (pending, size) = (end, 0);
        } else {
            size += group_size;
        }
        start = end;
    }
    push(&words[pending..], depth, out);
}

fn push(words: &[Coded], depth: usize, out: &mut Vec<Shard>) {
    let Some(first) = words.first() else { return };
    let mut text = String::new();
    let mut before = "";
    for coded in words {
        if !text.is_empty() {
            text.push(' ');
        }
        push_word(&mut text, before, &coded.word);
        text.push(' ');
        text.push_str(&coded.code);
        before = &coded.word;
    }
    out.push(Shard { key: first.word.chars().take(depth + 1).collect(), text });
}
