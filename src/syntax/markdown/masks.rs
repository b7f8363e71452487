//! The text that the parser is given: as long as the body byte for byte, with what is no text taken out of it.
//!
//! Comments (`<!-- … -->`, and Obsidian's `%% … %%`) state nothing and are for nobody's eyes. In a table the bar of
//! `[[note|label]]` would end the cell. Both are masked before the body is parsed, so that every place stays what
//! it was; code is left as it is.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

/// Stands for the bar within a link: no text has this character, and the parser takes it for a letter.
pub(super) const BAR: char = '\u{1a}';

/// A body as the parser is given it.
pub(super) struct Masked<'t> {
    pub(super) text: Cow<'t, str>,
    /// Where a comment begins that nothing ends.
    pub(super) unclosed: Option<Range<usize>>,
}

/// Masks a body.
pub(super) fn mask(body: &str, options: Options) -> Masked<'_> {
    let has_comments = body.contains("<!--") || body.contains("%%");
    let has_bars = body.contains("[[") && body.contains('|');
    if !has_comments && !has_bars {
        return Masked { text: Cow::Borrowed(body), unclosed: None };
    }
    let mut bytes = body.as_bytes().to_vec();
    let found = if has_comments { comments(body, options) } else { Comments::default() };
    found.blank(body, &mut bytes);
    if has_bars {
        mask_bars(body, &mut bytes);
    }
    // Whole comments and single bars are replaced by ASCII, so what is left is UTF-8.
    let text = String::from_utf8(bytes).map_or(Cow::Borrowed(body), Cow::Owned);
    Masked { text, unclosed: found.unclosed }
}

/// The comments of a body, in their order.
#[derive(Default)]
struct Comments {
    ranges: Vec<Range<usize>>,
    /// Those of them that stand within other raw HTML, where a tag of ours would be shown.
    in_html: Vec<Range<usize>>,
    unclosed: Option<Range<usize>>,
}

fn comments(body: &str, options: Options) -> Comments {
    let mut found = Comments::default();
    let mut code: Vec<Range<usize>> = Vec::new();
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        match event {
            Event::Code(_) | Event::Start(Tag::CodeBlock(_)) => code.push(range),
            Event::InlineHtml(html) if html.starts_with("<!--") => found.ranges.push(range),
            Event::Start(Tag::HtmlBlock) => found.take_block(body, range),
            _ => {}
        }
    }
    let known = found.ranges.clone();
    // Both are in the order of the text and lie apart.
    let holds = |ranges: &[Range<usize>], at: usize| {
        let next = ranges.partition_point(|range| range.start <= at);
        next > 0 && ranges[next - 1].contains(&at)
    };
    let is_taken = |at: usize| holds(&code, at) || holds(&known, at);
    let signs = body.match_indices("%%").map(|(at, _)| at);
    let signs: Vec<usize> = signs.filter(|at| is_alone(body, *at) && !is_taken(*at)).collect();
    found.take_pairs(body, &signs);
    found.ranges.sort_by_key(|range| range.start);
    found
}

/// Whether no third sign stands beside the two at `at`.
fn is_alone(body: &str, at: usize) -> bool {
    !body[..at].ends_with('%') && !body[at + 2..].starts_with('%')
}

/// Whether two signs at `at` are per cent of something, doubled as programs have it.
pub(super) fn is_per_cent(body: &str, at: usize) -> bool {
    let before = &body[..at];
    let is_apart = before.ends_with(' ') && body[at + 2..].starts_with(char::is_whitespace);
    before.ends_with(char::is_alphanumeric) || is_apart && before.trim_end().ends_with(char::is_numeric)
}

impl Comments {
    /// Takes the comments out of a block of raw HTML.
    fn take_block(&mut self, body: &str, range: Range<usize>) {
        let mut at = range.start;
        let block = &body[range.clone()];
        let is_comment = block.trim_start().starts_with("<!--");
        while let Some(start) = body[at..range.end].find("<!--").map(|n| at + n) {
            let end = body[start..range.end].find("-->").map(|n| start + n + 3);
            let comment = start..end.unwrap_or(range.end);
            if end.is_none() {
                self.unclosed = Some(start..start + 4);
            }
            at = comment.end;
            if !is_comment {
                self.in_html.push(comment.clone());
            }
            self.ranges.push(comment);
        }
    }

    /// Takes what stands between two signs of Obsidian's. One that begins a line may go on over blank lines.
    fn take_pairs(&mut self, body: &str, signs: &[usize]) {
        let mut rest = signs;
        while let [open, close, after @ ..] = rest {
            if is_per_cent(body, *open) {
                rest = &rest[1..];
                continue;
            }
            let before = body[..*open].trim_end_matches([' ', '\t']);
            let begins_line = before.is_empty() || before.ends_with('\n');
            if begins_line || !body[*open..*close].contains("\n\n") {
                self.ranges.push(*open..*close + 2);
                rest = after;
            } else {
                rest = &rest[1..];
            }
        }
    }

    /// Puts blanks in place of comments that stand alone in their lines, and an empty tag in place of others: blanks
    /// at the start or the end of a text would make it code, or end its line.
    fn blank(&self, body: &str, bytes: &mut [u8]) {
        for range in &self.ranges {
            bytes[range.clone()].fill(b' ');
        }
        let blanked = bytes.to_vec();
        let (mut line, mut is_alone) = (0..0, false);
        for range in &self.ranges {
            if line.end < range.end {
                let start = blanked[..range.start].iter().rposition(|b| *b == b'\n').map_or(0, |n| n + 1);
                let after = blanked[range.end..].iter().position(|b| *b == b'\n');
                line = start..after.map_or(body.len(), |n| range.end + n);
                // What opens an item behind a comment would be code: so many blanks stand before it.
                let (before, after) = (&blanked[line.start..range.start], &blanked[range.end..line.end]);
                is_alone = before.split(|b| matches!(b, b' ' | b'\t' | b'>')).all(is_marker)
                    && after.iter().all(|b| matches!(b, b' ' | b'\t' | b'\r'));
            }
            if !is_alone && !self.in_html.contains(range) {
                bytes[range.start..range.start + 2].copy_from_slice(b"<c");
                bytes[range.end - 1] = b'>';
            }
        }
    }
}

/// Whether a word opens an item of a list, or is none.
fn is_marker(word: &[u8]) -> bool {
    match word {
        [] | [b'-' | b'*' | b'+'] => true,
        [digits @ .., b'.' | b')'] => !digits.is_empty() && digits.iter().all(u8::is_ascii_digit),
        _ => false,
    }
}

/// Masks the bars within links of lines that have other bars, as the rows of tables have.
fn mask_bars(body: &str, bytes: &mut [u8]) {
    let mut start = 0;
    for line in body.split_inclusive('\n') {
        let links = links(line);
        let mut rest = links.iter().peekable();
        let (mut within, mut others) = (Vec::new(), 0);
        for (at, _) in line.match_indices('|') {
            while rest.peek().is_some_and(|link| link.end <= at) {
                rest.next();
            }
            match rest.peek() {
                Some(link) if link.start <= at => within.push(at),
                _ => others += 1,
            }
        }
        if others > 0 {
            for at in within.into_iter().filter(|at| !line[..*at].ends_with('\\')) {
                bytes[start + at] = BAR as u8;
            }
        }
        start += line.len();
    }
}

/// Where links to notes stand in a line.
fn links(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = line[at..].find("[[").map(|n| at + n) {
        let Some(end) = line[start..].find("]]").map(|n| start + n) else { break };
        // The last brackets that open before the ones that close.
        let open = line[start..end].rfind("[[").map_or(start, |n| start + n);
        found.push(open..end);
        at = end + 2;
    }
    found
}
