//! Changes that change no fact: white space, quotation marks, the order of keys, other words for the same.

use std::ops::Range;

use super::context::Context;
use super::mutant::{Mutant, Reach};
use super::numbers::with_case_of;
use super::operator::Operator;
use super::points::{Kind, MutationPoint, prose, quotes};
use super::rng::Rng;
use crate::model::ParsedNote;

/// Words and phrases that hold no fact, each with another that says the same where it stands.
const NEUTRAL: [(&str, &str); 24] = [
    ("such as", "like"),
    ("for example", "for instance"),
    ("for instance", "for example"),
    ("apart from", "besides"),
    ("as well as", "and also"),
    ("in order to", "to"),
    ("rather than", "instead of"),
    ("instead of", "rather than"),
    ("therefore", "thus"),
    ("thus", "therefore"),
    ("likewise", "also"),
    ("also", "likewise"),
    ("whether", "if"),
    ("while", "whereas"),
    ("because", "as"),
    ("although", "though"),
    ("though", "although"),
    ("however", "yet"),
    ("perhaps", "maybe"),
    ("further", "additional"),
    ("concerning", "regarding"),
    ("regarding", "concerning"),
    ("among them", "including"),
    ("including", "among them"),
];

/// White space in prose, in quotes or at the end of a line.
pub(super) fn white_space(context: &Context<'_>, note: &ParsedNote, rng: &mut Rng) -> Vec<Mutant> {
    let points =
        prose(context, note).into_iter().chain(quotes(context, note).into_iter().map(|(_, point)| point));
    let mut mutants: Vec<Mutant> = points.filter_map(|point| widened(note, &point, rng)).collect();
    let text = context.text(note);
    let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    if let Some(at) = rng.pick(&ends) {
        let (kind, reach) = (Kind::Prose, Reach::Evidence);
        let point = MutationPoint { text, start: 0, kind, reach, wraps: false, quoted: false };
        mutants.push(point.mutant(Operator::WhiteSpace, note, &(*at..*at), " "));
    }
    mutants
}

/// A space between two words made two, or made a line end where that is the same.
fn widened(note: &ParsedNote, point: &MutationPoint<'_>, rng: &mut Rng) -> Option<Mutant> {
    let spaces: Vec<usize> =
        point.text.match_indices(' ').map(|(at, _)| at).filter(|at| is_inner(point.text, *at)).collect();
    let at = *rng.pick(&spaces)?;
    let starts_text = point.text.get(at + 1..)?.starts_with(|c: char| c.is_ascii_lowercase());
    let new = if point.wraps && starts_text && rng.below(2) == 0 { "\n" } else { "  " };
    Some(point.mutant(Operator::WhiteSpace, note, &(at..at + 1), new))
}

fn is_inner(text: &str, at: usize) -> bool {
    let is_letter = |c: char| c.is_alphanumeric();
    text.get(..at).is_some_and(|before| before.ends_with(is_letter))
        && text.get(at + 1..).is_some_and(|after| after.starts_with(is_letter))
}

/// Straight quotation marks and apostrophes made curly, curly ones straight.
pub(super) fn typographic_quotes(context: &Context<'_>, note: &ParsedNote, rng: &mut Rng) -> Vec<Mutant> {
    let points =
        prose(context, note).into_iter().chain(quotes(context, note).into_iter().map(|(_, point)| point));
    let mut mutants = Vec::new();
    for point in points {
        let marks: Vec<(Range<usize>, &str)> = typographic_marks(&point);
        if let Some((range, new)) = rng.pick(&marks) {
            mutants.push(point.mutant(Operator::TypographicQuotes, note, range, *new));
        }
    }
    mutants
}

/// Each mark with its other form. In front matter a straight mark is only put where it cannot end the text:
/// with a backslash before it where the text is a quote, and not at all else.
fn typographic_marks(point: &MutationPoint<'_>) -> Vec<(Range<usize>, &'static str)> {
    let mut marks = Vec::new();
    for (at, c) in point.text.char_indices() {
        let before = point.text.get(..at).unwrap_or("");
        let escaped = usize::from(before.ends_with('\\'));
        let outside = before.strip_suffix('\\').unwrap_or(before);
        let opens = !outside.ends_with(|c: char| !c.is_whitespace() && c != '(');
        let in_front = matches!(point.kind, Kind::Front | Kind::Quote);
        let new = match c {
            '"' if opens => "\u{201c}",
            '"' => "\u{201d}",
            '\'' => "\u{2019}",
            '\u{201c}' | '\u{201d}' if point.kind == Kind::Quote && point.text.contains("\\\"") => "\\\"",
            '\u{201c}' | '\u{201d}' | '\u{2019}' if !in_front => {
                if c == '\u{2019}' {
                    "'"
                } else {
                    "\""
                }
            }
            _ => continue,
        };
        marks.push((at - escaped..at + c.len_utf8(), new));
    }
    marks
}

/// Two neighbouring keys of front matter, or two neighbouring entries of `cites`, swapped.
pub(super) fn key_order(context: &Context<'_>, note: &ParsedNote, rng: &mut Rng) -> Vec<Mutant> {
    let text = context.text(note);
    let front = note.front.span.range();
    let keys = blocks(text, front, 0);
    let cites =
        keys.iter().find(|block| text.get((*block).clone()).is_some_and(|b| b.starts_with("cites:\n")));
    let entries =
        cites.map_or_else(Vec::new, |block| blocks(text, block.start + "cites:\n".len()..block.end, 2));
    let (kind, reach) = (Kind::Front, Reach::Evidence);
    let point = MutationPoint { text, start: 0, kind, reach, wraps: false, quoted: false };
    let mut mutants = Vec::new();
    for list in [keys, entries] {
        let pairs: Vec<&[Range<usize>]> = list.windows(2).collect();
        if let Some([one, two]) = rng.pick(&pairs) {
            let words = |range: &Range<usize>| text.get(range.clone()).unwrap_or("");
            let swapped = [words(two), words(one)].concat();
            mutants.push(point.mutant(Operator::KeyOrder, note, &(one.start..two.end), swapped));
        }
    }
    mutants
}

/// The blocks of lines in a range, each from a key that is indented by so many spaces to the next such.
/// None where something else stands at that depth.
fn blocks(text: &str, range: Range<usize>, depth: usize) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut at = range.start;
    for line in text.get(range).unwrap_or("").split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let is_blank = line.trim().is_empty();
        let starts =
            indent == depth && line[indent..].starts_with(|c: char| c.is_alphanumeric() || "\"'".contains(c));
        match blocks.last_mut() {
            Some(last) if !starts => last.end = at + line.len(),
            _ if starts => blocks.push(at..at + line.len()),
            _ if is_blank => {}
            _ => return Vec::new(),
        }
        // Comments belong to what follows them, so a list with comments is left as it is.
        if line.trim_start().starts_with('#') || !line.ends_with('\n') {
            return Vec::new();
        }
        at += line.len();
    }
    blocks
}

/// Words without facts for words that say the same, outside of quotation marks and links.
pub(super) fn rewording(context: &Context<'_>, note: &ParsedNote, rng: &mut Rng) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for point in prose(context, note).into_iter().filter(|point| point.kind == Kind::Prose) {
        let places = phrases(&point);
        if let Some((range, new)) = rng.pick(&places) {
            let old = point.text.get(range.clone()).unwrap_or("");
            mutants.push(point.mutant(Operator::Rewording, note, range, with_case_of(old, new)));
        }
    }
    mutants
}

fn phrases(point: &MutationPoint<'_>) -> Vec<(Range<usize>, &'static str)> {
    let lower = point.text.to_ascii_lowercase();
    let mut places = Vec::new();
    for (old, new) in NEUTRAL {
        for (at, _) in lower.match_indices(old) {
            let range = at..at + old.len();
            let is_letter = |c: char| c.is_alphanumeric() || c == '-';
            let alone = !lower[..at].ends_with(is_letter) && !lower[range.end..].starts_with(is_letter);
            if alone && !is_quoted(point, at) {
                places.push((range, new));
            }
        }
    }
    places
}

/// Whether a place lies between quotation marks.
fn is_quoted(point: &MutationPoint<'_>, at: usize) -> bool {
    let before = point.text.get(..at).unwrap_or("");
    let marks = before.chars().filter(|c| matches!(c, '"' | '\u{201c}' | '\u{201d}')).count();
    (marks % 2 == 1) != point.quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(text: &str, kind: Kind) -> MutationPoint<'_> {
        MutationPoint { text, start: 0, kind, reach: Reach::Evidence, wraps: false, quoted: false }
    }

    #[test]
    fn blocks_are_cut_at_their_keys() {
        let text = "title: A\ncites:\n  one:\n    source: a\n  two:\n    source: b\nallow: {}\n";
        let cut = |range: Range<usize>, depth| {
            blocks(text, range, depth).into_iter().map(|range| &text[range]).collect::<Vec<_>>()
        };
        assert_eq!(cut(0..text.len(), 0).len(), 3);
        let cites = 16..text.find("allow").unwrap();
        assert_eq!(cut(cites, 2), ["  one:\n    source: a\n", "  two:\n    source: b\n"]);
        assert!(blocks("# c\na: 1\nb: 2\n", 0..14, 0).is_empty());
        assert!(blocks("a: 1\nb: 2", 0..9, 0).is_empty());
    }

    #[test]
    fn marks_are_given_their_other_form() {
        let all = |text: &str, kind| {
            let point = point(text, kind);
            typographic_marks(&point)
                .into_iter()
                .map(|(range, new)| [&text[..range.start], new, &text[range.end..]].concat())
                .collect::<Vec<_>>()
        };
        assert_eq!(all("a \"b\" it's", Kind::Prose), ["a “b\" it's", "a \"b” it's", "a \"b\" it’s"]);
        assert_eq!(all("a \\\"b\\\"", Kind::Quote), ["a “b\\\"", "a \\\"b”"]);
        assert_eq!(all("it’s “b”", Kind::Prose), ["it's “b”", "it’s \"b”", "it’s “b\""]);
        assert!(all("it’s “b”", Kind::Front).is_empty());
    }

    #[test]
    fn phrases_are_found_outside_of_quotation_marks() {
        let found = |text: &str| {
            let point = point(text, Kind::Prose);
            phrases(&point)
                .into_iter()
                .map(|(range, new)| format!("{}>{new}", &text[range]))
                .collect::<Vec<_>>()
        };
        assert_eq!(found("Although it rained, \"although\" was said."), ["Although>though"]);
        assert!(found("an alsoran").is_empty());
    }
}
