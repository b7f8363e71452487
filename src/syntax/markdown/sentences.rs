//! Cutting a paragraph into statements.
//!
//! The segmenter is sentencex, which knows abbreviations, initials and decimal points. A mark covers the
//! sentence that it closes, so marks are left out of what is segmented and put back at its end.

use std::ops::Range;

use sentencex::get_sentence_boundaries;

use super::pieces::{Form, Raw, plain_into};

/// The most bytes of a paragraph that are segmented at once.
const MAX_SEGMENTED: usize = 8 << 10;

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

/// Groups a paragraph's inlines by sentence, and hands each group to `take`: all together would take many times the
/// paragraph's room. Only the paragraph's own text is cut: a sentence that ends
/// within emphasis or a link ends with it.
pub(super) fn group(raws: Vec<Raw>, language: &str, mut take: impl FnMut(Vec<Raw>)) {
    let mut plain = String::new();
    raws.iter().for_each(|raw| push_segmentable(raw, &mut plain));
    let starts = sentence_starts(&plain, language);
    let mut group = Vec::new();
    let mut at = 0;
    let mut put = |raw: Raw, length: usize| {
        // What has no length is a mark, and closes the sentence before it.
        if length > 0 && !group.is_empty() && starts.binary_search(&at).is_ok() {
            take(std::mem::take(&mut group));
        }
        group.push(raw);
        at += length;
    };
    let mut end = 0;
    for raw in raws {
        let (start, length) = (end, segmentable_length(&raw));
        end += length;
        let inside = &starts[starts.partition_point(|at| *at <= start)..];
        let inside = &inside[..inside.partition_point(|at| *at < end)];
        match &raw.form {
            Form::Text(text) if !inside.is_empty() => {
                let ends = inside.iter().map(|at| at - start).chain([text.len()]);
                let mut from = 0;
                for to in ends {
                    let form = Form::Text(text[from..to].to_owned());
                    put(Raw { form, range: part_of(&raw, text, from..to) }, to - from);
                    from = to;
                }
            }
            _ => put(raw, length),
        }
    }
    if !group.is_empty() {
        take(group);
    }
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
    let mut starts = Vec::new();
    let mut from = 0;
    while let Some(window) = plain.get(from..).filter(|rest| !rest.is_empty()) {
        let length = window_length(window);
        starts.extend(starts_in(&window[..length], language).into_iter().map(|start| from + start));
        from += length;
        // Where a window was cut between two sentences, the next one starts a sentence.
        if from < plain.len() && plain[..from].trim_end().ends_with(['.', '!', '?']) {
            starts.push(plain[..from].trim_end().len());
        }
    }
    starts.dedup();
    starts
}

/// The segmenter looks for the end of each quotation mark through the whole text, so that its time grows with the
/// square of a long one. Longer ones are cut up, where possible between two paragraphs or else two sentences, or at
/// last between two words.
fn window_length(text: &str) -> usize {
    if text.len() <= MAX_SEGMENTED {
        return text.len();
    }
    let end = (0..=MAX_SEGMENTED).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(text.len());
    let head = &text[..end];
    let word_end = || head.char_indices().rfind(|(_, c)| c.is_whitespace()).map(|(at, c)| at + c.len_utf8());
    let paragraph_end = head.rfind("\n\n").map(|at| at + 2);
    let sentence_end = || head.rfind(". ").map(|at| at + 1);
    paragraph_end.or_else(sentence_end).or_else(word_end).unwrap_or(end)
}

/// A text in which straight quotation marks stand beside curly ones, with straight ones only, since the segmenter looks
/// for the end of each mark among those of its own form; and where it goes on behind each that was changed, there and in
/// the text itself. None where all are of one form.
fn with_straight_marks(plain: &str) -> Option<(String, Vec<(usize, usize)>)> {
    const CURLY: [char; 2] = ['\u{201c}', '\u{201d}'];
    if !plain.contains('"') || !plain.contains(CURLY) {
        return None;
    }
    let (mut evened, mut places) = (String::with_capacity(plain.len()), Vec::new());
    for (at, c) in plain.char_indices() {
        if CURLY.contains(&c) {
            evened.push('"');
            places.push((evened.len(), at + c.len_utf8()));
        } else {
            evened.push(c);
        }
    }
    Some((evened, places))
}

fn starts_in(plain: &str, language: &str) -> Vec<usize> {
    if let Some((evened, places)) = with_straight_marks(plain) {
        let original = |start: usize| {
            let before = places.partition_point(|(at, _)| *at <= start).checked_sub(1);
            before.map_or(start, |n| places[n].1 + (start - places[n].0))
        };
        return starts_in(&evened, language).into_iter().map(original).collect();
    }
    let ends = get_sentence_boundaries(language, plain);
    let trimmed_end = |range: Range<usize>| range.start + plain[range.clone()].trim_end().len();
    let mut starts: Vec<usize> = ends.iter().map(|b| trimmed_end(b.start_byte..b.end_byte)).collect();
    // The last end is the paragraph's, and starts no sentence.
    starts.pop();
    starts.retain(|start| *start > 0);
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
        Form::Wrap(_, inner) => inner.iter().map(segmentable_length).sum(),
        Form::Image(image) => image.description.len(),
        Form::Note(link) => link.label.as_ref().unwrap_or(&link.target.value).len(),
        Form::Figure(link) => link.statistic.value.len(),
        Form::Computed(computed) => computed.words().len(),
        Form::Mark(_) | Form::Cite(_) | Form::OpenQuestion | Form::Id(_) => 0,
        Form::Break(_) => 1,
    }
}
