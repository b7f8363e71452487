//! Cutting a paragraph into statements.
//!
//! The segmenter is sentencex, which knows abbreviations, initials and decimal points. A mark covers the
//! sentence that it closes, so marks are left out of what is segmented and put back at its end.

use std::ops::Range;

use sentencex::get_sentence_boundaries;

use super::pieces::{Form, Raw, plain_into};

/// The sentences of a plain text, as byte ranges without the white space around them. `language` is BCP 47.
#[must_use]
pub fn sentences(text: &str, language: &str) -> Vec<Range<usize>> {
    let starts = sentence_starts(text, language);
    let ends = starts.iter().copied().chain([text.len()]);
    let pieces = std::iter::once(0).chain(starts.iter().copied()).zip(ends);
    pieces.map(|(start, end)| trimmed(text, start..end)).filter(|range| !range.is_empty()).collect()
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let piece = text.get(range.clone()).unwrap_or("");
    let start = range.start + piece.len() - piece.trim_start().len();
    start..start.max(range.start + piece.trim_end().len())
}

/// Groups a paragraph's inlines by sentence. Only the paragraph's own text is cut: a sentence that ends
/// within emphasis or a link ends with it.
pub(super) fn group(raws: Vec<Raw>, language: &str) -> Vec<Vec<Raw>> {
    let mut plain = String::new();
    raws.iter().for_each(|raw| push_segmentable(raw, &mut plain));
    let starts = sentence_starts(&plain, language);
    let mut groups: Vec<Vec<Raw>> = vec![Vec::new()];
    let mut at = 0;
    for raw in raws {
        for piece in cut(raw, at, &starts) {
            let length = segmentable_length(&piece);
            // What has no length is a mark, and closes the sentence before it.
            if length > 0 && starts.binary_search(&at).is_ok() {
                groups.push(Vec::new());
            }
            if let Some(group) = groups.last_mut() {
                group.push(piece);
            }
            at += length;
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// Cuts a text that starts at `at` where sentences start within it.
fn cut(raw: Raw, at: usize, starts: &[usize]) -> Vec<Raw> {
    let Form::Text(text) = &raw.form else { return vec![raw] };
    let inside = |start: &&usize| at < **start && **start < at + text.len();
    let mut cuts: Vec<usize> = starts[starts.partition_point(|start| *start <= at)..]
        .iter()
        .take_while(inside)
        .map(|start| start - at)
        .collect();
    if cuts.is_empty() {
        return vec![raw];
    }
    cuts.push(text.len());
    let mut pieces = Vec::with_capacity(cuts.len());
    let mut from = 0;
    for to in cuts {
        pieces
            .push(Raw { form: Form::Text(text[from..to].to_owned()), range: part_of(&raw, text, from..to) });
        from = to;
    }
    pieces
}

/// The bytes of a part of a text. Where the text is not its source byte for byte (an entity was decoded),
/// each part points at the whole of it.
fn part_of(raw: &Raw, text: &str, part: Range<usize>) -> Range<usize> {
    if text.len() == raw.range.len() {
        raw.range.start + part.start..raw.range.start + part.end
    } else {
        raw.range.clone()
    }
}

/// The start of each sentence but the first: right after the one before it, so that the space between
/// them belongs to the later one and a mark between them to the earlier.
fn sentence_starts(plain: &str, language: &str) -> Vec<usize> {
    let ends = get_sentence_boundaries(language, plain);
    let trimmed_end = |range: Range<usize>| range.start + plain[range.clone()].trim_end().len();
    let mut starts: Vec<usize> = ends.iter().map(|b| trimmed_end(b.start_byte..b.end_byte)).collect();
    // The last end is the paragraph's, and starts no sentence.
    starts.pop();
    starts.retain(|start| *start > 0);
    starts.dedup();
    starts
}

/// Adds an inline's text for the segmenter; code and addresses cannot end a sentence, and their full stops
/// are hidden.
fn push_segmentable(raw: &Raw, plain: &mut String) {
    match &raw.form {
        Form::Code(text) | Form::Silent(text) | Form::Literal(text) => {
            plain.extend(std::iter::repeat_n('x', text.len()))
        }
        _ => plain_into(raw, plain),
    }
}

fn segmentable_length(raw: &Raw) -> usize {
    match &raw.form {
        Form::Text(text) | Form::Silent(text) | Form::Code(text) | Form::Literal(text) => text.len(),
        _ => {
            let mut text = String::new();
            plain_into(raw, &mut text);
            text.len()
        }
    }
}
