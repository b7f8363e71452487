//! The stretches of a note's file that can be changed word by word: each is the file's own bytes.

use std::ops::Range;

use super::context::Context;
use super::mutant::{Mutant, Reach};
use super::operator::Operator;
use crate::model::{Citation, ParsedNote, Piece, Place, Statement};
use crate::text::{Span, Spanned};

/// The part that a stretch of text plays in its note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Running text, headings, cells.
    Prose,
    /// The words that a reader reads of a link.
    Label,
    /// The title or the description.
    Front,
    /// The words of a quote, as they stand in the file.
    Quote,
}

/// A stretch of text on one line that can be changed.
#[derive(Clone, Copy, Debug)]
pub(super) struct MutationPoint<'a> {
    /// The file's bytes.
    pub(super) text: &'a str,
    /// Their start in the file.
    pub(super) start: usize,
    pub(super) kind: Kind,
    pub(super) reach: Reach,
    /// Whether line ends may be put into it.
    pub(super) wraps: bool,
    /// Whether it starts between quotation marks.
    pub(super) quoted: bool,
}

impl MutationPoint<'_> {
    /// A mutant that replaces a range of this text.
    pub(super) fn mutant(
        &self,
        operator: Operator,
        note: &ParsedNote,
        range: &Range<usize>,
        replacement: impl Into<String>,
    ) -> Mutant {
        Mutant {
            operator,
            note: note.id.clone(),
            start: self.start + range.start,
            end: self.start + range.end,
            replacement: replacement.into(),
            reach: self.reach,
        }
    }
}

/// The title, the description and all that a reader reads of the body.
pub(super) fn prose<'a>(context: &Context<'a>, note: &'a ParsedNote) -> Vec<MutationPoint<'a>> {
    let file = context.text(note);
    let front = [note.front.title.as_ref(), note.front.description.as_ref()];
    let front = front.into_iter().flatten().filter_map(|text| scalar(file, text, Kind::Front));
    let leans = front_reach(note);
    let front = front.map(|point| MutationPoint { reach: leans, ..point });
    let mut points: Vec<MutationPoint<'a>> = front.collect();
    for statement in &note.statements {
        let reach = reach(note, statement);
        let pieces = statement.pieces.iter().filter_map(|piece| piece_point(file, statement, piece, reach));
        points.extend(pieces.filter(|point| !point.text.trim().is_empty()));
    }
    points
}

/// Whether a gate can reach the title and the description of a note: they lean on what it quotes.
pub(super) fn front_reach(note: &ParsedNote) -> Reach {
    let has_evidence = note.citations().next().is_some() || note.statements.iter().any(Statement::is_cited);
    if has_evidence { Reach::Evidence } else { Reach::Nothing }
}

/// The words of every citation.
pub(super) fn quotes<'a>(
    context: &Context<'a>,
    note: &'a ParsedNote,
) -> Vec<(&'a Citation, MutationPoint<'a>)> {
    let file = context.text(note);
    note.citations().filter_map(|c| Some((c, scalar(file, &c.quote, Kind::Quote)?))).collect()
}

/// Whether a gate can reach a statement. Headings and cells lean on the evidence of their note.
pub(super) fn reach(note: &ParsedNote, statement: &Statement) -> Reach {
    // A heading or a cell has no mark of its own and is held against all that its note quotes.
    let leans = !matches!(statement.place, Place::Sentence) && note.citations().next().is_some();
    if statement.is_cited() {
        Reach::Evidence
    } else if statement.editorial {
        Reach::EditorsNote
    } else if statement.open.is_some() {
        Reach::OpenQuestion
    } else if leans {
        Reach::Evidence
    } else {
        Reach::Nothing
    }
}

fn piece_point<'a>(
    file: &'a str,
    statement: &Statement,
    piece: &Piece,
    reach: Reach,
) -> Option<MutationPoint<'a>> {
    let (range, kind) = match piece {
        Piece::Text(text) => (same(file, text.span, &text.value)?, Kind::Prose),
        Piece::Note(link) => (label(file, link.span, link.label.as_deref()?)?, Kind::Label),
        Piece::Figure(_) | Piece::Computed(_) => return None,
    };
    let text = file.get(range.clone())?;
    let before = file.get(statement.span.start as usize..range.start).unwrap_or("");
    // A line end may take the place of a space only where Markdown reads it as one.
    let wraps = kind == Kind::Prose && statement.place == Place::Sentence && !statement.editorial;
    Some(MutationPoint { text, start: range.start, kind, reach, wraps, quoted: is_open(before) })
}

/// The range of a text that stands in the file as it reads, on one line.
fn same(file: &str, span: Span, value: &str) -> Option<Range<usize>> {
    let written = file.get(span.range())?;
    (written == value && !value.contains('\n')).then(|| span.range())
}

/// The place of a link's label: after its bar, or between the brackets of a link as CommonMark has it.
fn label(file: &str, span: Span, label: &str) -> Option<Range<usize>> {
    let written = file.get(span.range())?;
    let at = match written.strip_prefix("[[") {
        Some(_) => written.find('|')? + 1,
        None => 1,
    };
    let rest = written.get(at..)?;
    let start = span.start as usize + at + (rest.len() - rest.trim_start().len());
    (file.get(start..)?.starts_with(label) && !label.contains('\n')).then(|| start..start + label.len())
}

/// Whether a quotation mark is open at the end of a text.
fn is_open(before: &str) -> bool {
    let last_curly = before.rfind(['\u{201c}', '\u{201d}']).and_then(|at| before[at..].chars().next());
    before.matches('"').count() % 2 == 1 || last_curly == Some('\u{201c}')
}

/// A text of front matter, or the words of a citation in place, as they stand in the file.
fn scalar<'a>(file: &'a str, text: &Spanned<String>, kind: Kind) -> Option<MutationPoint<'a>> {
    let range = written(file, text)?;
    let reach = Reach::Evidence;
    let text = file.get(range.clone())?;
    Some(MutationPoint { text, start: range.start, kind, reach, wraps: false, quoted: false })
}

/// The place of the value itself in its scalar or mark: without its quotation marks, with its escapes.
/// None where it goes over several lines or is written otherwise than it reads.
pub(super) fn written(file: &str, text: &Spanned<String>) -> Option<Range<usize>> {
    let span = text.span.range();
    let slice = file.get(span.clone())?;
    let within = |from: usize, length: usize| span.start + from..span.start + from + length;
    let one_line = !slice.contains('\n');
    if slice == text.value && one_line {
        return Some(span);
    }
    if slice.starts_with("[@") {
        return slice.find(text.value.as_str()).map(|at| within(at, text.value.len()));
    }
    let inner = slice.get(1..slice.len().checked_sub(1)?)?;
    let reads_as = match slice.chars().next()? {
        '"' => inner.replace("\\\"", "\""),
        '\'' if !inner.contains('\'') => inner.to_owned(),
        _ => return None,
    };
    (one_line && reads_as == text.value).then(|| within(1, inner.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

    fn found(slice: &str, value: &str) -> Option<String> {
        let file = format!("é {slice} é");
        let span = Span::new(FileId(0), 3..3 + slice.len());
        written(&file, &Spanned::new(value.to_owned(), span)).map(|range| file[range].to_owned())
    }

    #[test]
    fn values_are_found_in_their_scalars() {
        assert_eq!(found("plain words", "plain words").unwrap(), "plain words");
        assert_eq!(
            found("\"some \\\"words\\\" here\"", "some \"words\" here").unwrap(),
            "some \\\"words\\\" here"
        );
        assert_eq!(found("'single'", "single").unwrap(), "single");
        assert_eq!(found("[@a, \"exact words\"]", "exact words").unwrap(), "exact words");
        assert_eq!(found("\"a\\u0065\"", "ae"), None);
        assert_eq!(found("'it''s'", "it's"), None);
        assert_eq!(found("two\nlines", "two lines"), None);
    }

    #[test]
    fn labels_are_found_in_their_links() {
        let found = |link: &str, text: &str| {
            label(link, Span::new(FileId(0), 0..link.len()), text).map(|range| link[range].to_owned())
        };
        assert_eq!(found("[[a|the label]]", "the label").unwrap(), "the label");
        assert_eq!(found("[the label](a.md)", "the label").unwrap(), "the label");
        assert_eq!(found("[[a]]", "the label"), None);
        assert_eq!(found("[[a|*the* label]]", "the label"), None);
    }

    #[test]
    fn quotation_marks_are_open_or_closed() {
        assert!(is_open("he said \"no") && is_open("he said “no"));
        assert!(!is_open("he said \"no\" and") && !is_open("he said “no” and") && !is_open(""));
    }
}
