//! Factum's own marks: `[^label]` of `cites`, `[@source, "words"]`, `[[note]]`, `[[statistic@period]]` and
//! `[=43 - 38|five]`.

use std::ops::Range;

use super::parsed::{MAX_FOOTNOTES, Origin};
use super::pieces::{Form, Raw, Wrap};
use crate::model::{Citation, CitationPlace, Computation, FigureLink, NoteLink, Voice};
use crate::syntax::quote::parse_quote;
use crate::text::{Span, Spanned};

/// Splits a text at the `[^label]` marks in it from byte `from` on. The text must be the body's bytes at
/// `range`.
pub(super) fn split_marks(text: &str, from: usize, range: Range<usize>, origin: Origin) -> Vec<Raw> {
    let mut raws = Vec::new();
    let mut done = 0;
    while let Some((start, end)) = next_mark(text, done.max(from)) {
        push_text(&mut raws, text, done..start, range.start);
        let at = range.start + start..range.start + end;
        let label = Spanned::new(text[start + 2..end - 1].to_owned(), origin.span(at.clone()));
        raws.push(Raw { form: Form::Mark(label.into()), range: at });
        done = end;
    }
    push_text(&mut raws, text, done..text.len(), range.start);
    raws
}

fn push_text(raws: &mut Vec<Raw>, text: &str, part: Range<usize>, offset: usize) {
    if !part.is_empty() {
        let range = offset + part.start..offset + part.end;
        raws.push(Raw { form: Form::Text(text[part].to_owned()), range });
    }
}

fn next_mark(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    while let Some(start) = text[at..].find("[^").map(|n| at + n) {
        let label = &text[start + 2..];
        // A label ends at its bracket: white space or a second `[` shows that no mark is meant.
        let length = label.find(|c: char| c == ']' || c == '[' || c.is_whitespace());
        match length {
            Some(n) if n > 0 && label.as_bytes()[n] == b']' => return Some((start, start + 2 + n + 1)),
            _ => at = start + 2,
        }
    }
    None
}

/// Reads a wikilink's target: `statistic@period`, `note#heading` or `note`.
pub(super) fn wikilink(source: &str, range: Range<usize>, label: Option<String>, origin: Origin) -> Form {
    let inner_start = range.start + source[range.clone()].find("[[").map_or(0, |n| n + 2);
    let inner_end = source[inner_start..range.end].find(['|', ']']).map_or(range.end, |n| inner_start + n);
    // In a table's cell the bar is escaped; the backslash is not part of the target.
    let target = source[inner_start..inner_end].trim_end_matches('\\');
    let spanned = |text: &str, from: usize| {
        let lead = text.len() - text.trim_start().len();
        let start = inner_start + from + lead;
        Spanned::new(text.trim().to_owned(), origin.span(start..start + text.trim().len()))
    };
    let (whole, span) = (range.clone(), origin.span(range));
    if let Some((statistic, period)) = target.split_once('@') {
        let period = spanned(period, statistic.len() + 1);
        return Form::Figure(FigureLink { statistic: spanned(statistic, 0), period, span }.into());
    }
    let (note, heading) = match target.split_once('#') {
        Some((note, heading)) => (note, Some(spanned(heading, note.len() + 1))),
        None => (target, None),
    };
    if let (true, Some(heading)) = (note.trim().is_empty(), &heading) {
        // The heading is a statement of its own, which its name only repeats.
        let words = label.map_or_else(|| Form::Silent(heading.value.clone()), Form::Text);
        let address = Spanned::new(format!("#{}", heading.value), span);
        return Form::Wrap(Wrap::Link(address.into()), vec![Raw { form: words, range: whole }]);
    }
    Form::Note(NoteLink { target: spanned(note, 0), heading, label, span }.into())
}

/// Reads `[@source, "words"; @source, "words"]`. `text` is what stands between the brackets, as a reader
/// reads it; `range` is the whole mark's.
///
/// # Errors
/// The fault.
pub(super) fn citations(
    text: &str,
    range: Range<usize>,
    origin: Origin,
) -> Result<Vec<Citation>, &'static str> {
    let mut rest = text.trim();
    // Most brackets hold one: without a capacity the first would reserve room for four.
    let mut citations = Vec::with_capacity(1);
    loop {
        let after_at = rest.strip_prefix('@').ok_or("each citation starts with `@` and a source")?;
        let (source, quote) = source_and_rest(after_at)?;
        let (quote, after) = quoted(quote)?;
        let span = origin.span(range.clone());
        citations.push(Citation {
            // Its place is given when the statement is known that it closes.
            place: CitationPlace::Statement(0, 0),
            source: Spanned::new(source.trim().to_owned(), span),
            quote: parse_quote(Spanned::new(quote.to_owned(), span)),
            prefix: None,
            suffix: None,
            supports: Vec::new(),
            note: None,
            id: None,
            voice: Voice::default(),
            span,
        });
        match after.trim_start() {
            "" => return Ok(citations),
            // More than a note may have.
            _ if citations.len() > MAX_FOOTNOTES => return Ok(citations),
            more => rest = more.strip_prefix(';').ok_or("a semicolon stands between citations")?.trim_start(),
        }
    }
}

/// Reads what stands behind the sign in `[=43 - 38|five]`.
pub(super) fn computation(text: &str, span: Span) -> Computation {
    // In a table's cell the bar is escaped.
    let (formula, shown) = match text.split_once('|') {
        Some((formula, shown)) => (formula.trim_end_matches('\\'), Some(shown.trim().to_owned())),
        None => (text, None),
    };
    let formula = crate::syntax::formula::computation(Spanned::new(formula.trim().to_owned(), span));
    Computation { formula, shown: shown.filter(|shown| !shown.is_empty()), span }
}

/// Where citations in place stand in a text whose quotes have brackets of their own, which CommonMark leaves as
/// text: from `[@` to the bracket that closes it.
pub(super) fn bracketed_citations(text: &str, from: usize) -> Vec<Range<usize>> {
    let (mut open, mut found): (Vec<usize>, Vec<Range<usize>>) = (Vec::new(), Vec::new());
    for (at, byte) in text.bytes().enumerate().skip(from) {
        match byte {
            b'[' => open.push(at),
            b']' => {
                let Some(start) = open.pop().filter(|start| text[start + 1..].starts_with('@')) else {
                    continue;
                };
                // What is within a citation belongs to it.
                while found.last().is_some_and(|inner| inner.start > start) {
                    found.pop();
                }
                found.push(start..at + 1);
            }
            _ => {}
        }
    }
    found
}

/// Marks that open a quotation, each with those that close it: of any language, straight and curly alike.
const MARKS: [(char, &[char]); 9] = [
    ('"', &['"', '”', '“']),
    ('“', &['”', '"', '“']),
    ('”', &['”', '"']),
    ('„', &['“', '”', '"']),
    ('«', &['»']),
    ('»', &['«', '»']),
    ('\'', &['\'', '’', '‘']),
    ('‘', &['’', '\'']),
    ('‚', &['‘', '’', '\'']),
];

/// The source, and what begins with the mark that opens the quoted words. A comma stands between both, or is meant.
fn source_and_rest(text: &str) -> Result<(&str, &str), &'static str> {
    let is_opening = |(at, c): &(usize, char)| {
        let before = text[..*at].trim_end();
        let is_apart = before.len() < *at || before.ends_with(',');
        !before.is_empty() && is_apart && MARKS.iter().any(|(open, _)| open == c)
    };
    match text.char_indices().find(is_opening) {
        Some((at, _)) => {
            let source = text[..at].trim_end();
            Ok((source.strip_suffix(',').unwrap_or(source), &text[at..]))
        }
        None if text.contains(',') => {
            Err("the quoted words stand between quotation marks: `[@source, \"words\"]`")
        }
        None => Err("a comma and the quoted words follow the source: `[@source, \"words\"]`"),
    }
}

/// The words between quotation marks, and what follows them. Marks within the words are theirs: the one that
/// closes them stands before a semicolon and the next citation, or at the end.
fn quoted(text: &str) -> Result<(&str, &str), &'static str> {
    const OPEN: &str =
        "the quotation mark before the words has none that closes it, before the bracket or semicolon";
    const AFTER: &str = "nothing stands between the closing quotation mark and the bracket or semicolon";
    let mut characters = text.chars();
    let open = characters.next().unwrap_or(' ');
    let rest = characters.as_str();
    let Some((_, closing)) = MARKS.iter().find(|(mark, _)| *mark == open) else { return Err(OPEN) };
    let mut is_closed = false;
    for (at, close) in rest.char_indices().filter(|(_, c)| closing.contains(c)) {
        let after = &rest[at + close.len_utf8()..];
        // An apostrophe closes nothing.
        is_closed |= !after.starts_with(char::is_alphanumeric);
        let next = after.trim_start();
        if next.is_empty() || next.strip_prefix(';').is_some_and(|more| more.trim_start().starts_with('@')) {
            return Ok((&rest[..at], after));
        }
    }
    Err(if is_closed { AFTER } else { OPEN })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

    const ORIGIN: Origin = Origin { file: FileId(0), offset: 0 };

    #[test]
    fn marks_are_cut_out_of_text() {
        let labels: Vec<String> = split_marks("A.[^a] B [^ no] [^b][^c]", 0, 0..24, ORIGIN)
            .into_iter()
            .filter_map(|raw| if let Form::Mark(label) = raw.form { Some(label.value) } else { None })
            .collect();
        assert_eq!(labels, ["a", "b", "c"]);
    }

    #[test]
    fn a_citation_goes_to_the_bracket_that_closes_it() {
        let of = |text: &'static str, from| -> Vec<&str> {
            bracketed_citations(text, from).into_iter().map(|range| &text[range]).collect()
        };
        assert_eq!(of("A.[@a, \"[b] c\"][@d, \"e[3]\"] f", 0), ["[@a, \"[b] c\"]", "[@d, \"e[3]\"]"]);
        assert_eq!(of("[@a, \"[b] c\"]", 1), Vec::<&str>::new());
        assert_eq!(of("[@a, \"[b c\"] and [x] @y", 0), Vec::<&str>::new());
        assert!(bracketed_citations(&"[@".repeat(100_000), 0).is_empty());
    }

    #[test]
    fn citations_in_place_hold_source_and_words() {
        let read = citations("@a, \"one two\"; @b, “three”", 0..1, ORIGIN).unwrap();
        let pairs: Vec<_> = read.iter().map(|c| (c.source.as_str(), c.quote.as_str())).collect();
        assert_eq!(pairs, [("a", "one two"), ("b", "three")]);
        let read = citations("@a, \"the \"old\" plan\"; @b, „drei“; @c, «a; \"b\"»", 0..1, ORIGIN).unwrap();
        let quotes: Vec<_> = read.iter().map(|c| c.quote.as_str()).collect();
        assert_eq!(quotes, ["the \"old\" plan", "drei", "a; \"b\""]);
    }

    #[test]
    fn marks_of_any_kind_hold_the_words_and_what_is_wrong_is_told() {
        for (text, quote) in [
            ("@a, \"say “x” twice”", "say “x” twice"),
            ("@a, ”Swedish”", "Swedish"),
            ("@a, 'it's \"x\"'", "it's \"x\""),
            ("@a, ‘the board’s plan’", "the board’s plan"),
            ("@Putin's visit, \"x\"", "x"),
            ("@a \"no, comma\"", "no, comma"),
        ] {
            let read = citations(text, 0..1, ORIGIN).unwrap();
            assert_eq!((read.len(), read[0].quote.as_str()), (1, quote), "{text}");
            assert!(["a", "Putin's visit"].contains(&read[0].source.as_str()), "{text}");
        }
        for (text, reason) in [
            ("@a one two", "a comma and the quoted words follow"),
            ("@a, one two", "stand between quotation marks"),
            ("@a, \"x\" y", "nothing stands between"),
            ("@a, \"x", "none that closes it"),
            ("@a, 'it's", "none that closes it"),
            ("a, \"x\"", "starts with `@`"),
        ] {
            let told = citations(text, 0..1, ORIGIN).unwrap_err();
            assert!(told.contains(reason), "{text}: {told}");
        }
    }
}
