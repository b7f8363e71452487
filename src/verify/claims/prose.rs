//! A statement as one text, with the way back to the file.
//!
//! A link reads as its label, an unlabelled one as the linked note's title, which is that note's own claim
//! and not this one's. A figure reads as a character that stands for an object.

use std::ops::Range;
use std::sync::OnceLock;

use crate::model::{NoteId, Piece, Statement};
use crate::read::cues::Cues;
use crate::read::names::NameReading;
use crate::read::proper::capital_runs;
use crate::read::words::{Word, words};
use crate::text::{Span, Spanned};
use crate::verify::evidence::EvidenceBase;

/// What stands for a figure.
pub(super) const OBJECT: char = '\u{FFFC}';

/// A text that makes claims.
#[derive(Clone, Debug, Default)]
pub(in crate::verify) struct Prose {
    pub(super) text: String,
    /// Whom it names.
    pub(super) names: Vec<NameReading>,
    /// Where it names sources.
    pub(super) sources: Vec<Range<usize>>,
    /// The words by which it may be judged, at least.
    pub(super) cues: Cues,
    parts: Vec<Part>,
    /// Read when the wording is judged, as that of few sentences is.
    words: OnceLock<Vec<Word>>,
    /// Where capitals tell names; read when names that no note has are judged.
    capitals: OnceLock<Vec<Range<usize>>>,
}

/// A run of it.
#[derive(Clone, Debug)]
struct Part {
    range: Range<usize>,
    span: Span,
    /// The first byte in the file of the run's own bytes, where they stand there as they read.
    verbatim: Option<u32>,
    kind: PartKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum PartKind {
    Words,
    /// A label of a link to this note.
    Label(Option<NoteId>),
    /// The title of a linked note.
    Title(Option<NoteId>),
    Figure,
    /// A number that follows from others, whose words are judged by themselves.
    Computed,
}

impl Prose {
    /// The text of a statement.
    pub(super) fn of(statement: &Statement, base: &EvidenceBase<'_>) -> Self {
        let (mut prose, index) = (Self::default(), base.notes);
        for piece in &statement.pieces {
            match piece {
                Piece::Text(text) => prose.push(text, text.span, PartKind::Words),
                Piece::Note(link) => {
                    let target = index.find(&link.target);
                    let title =
                        || target.as_ref().and_then(|id| index.stub(id)).map(|stub| stub.title.as_str());
                    match &link.label {
                        Some(label) => prose.push_label(label, link.span, target),
                        None => {
                            let title = title().unwrap_or(&link.target.value);
                            prose.push(title, link.span, PartKind::Title(target.clone()));
                        }
                    }
                }
                Piece::Computed(computed) => prose.push(computed.words(), computed.span, PartKind::Computed),
                Piece::Figure(figure) => {
                    prose.push(OBJECT.encode_utf8(&mut [0; 4]), figure.span, PartKind::Figure);
                }
            }
        }
        prose.read(base);
        prose
    }

    /// The text of a field.
    pub(super) fn of_field(field: &Spanned<String>, base: &EvidenceBase<'_>) -> Self {
        let mut prose = Self::default();
        let quoted = field.span.range().len() == field.value.len() + 2;
        prose.push(&field.value, field.span, PartKind::Words);
        if quoted && let Some(part) = prose.parts.last_mut() {
            part.verbatim = Some(field.span.start + 1);
        }
        prose.read(base);
        prose
    }

    /// Reads what all judgements of the text need.
    fn read(&mut self, base: &EvidenceBase<'_>) {
        let (names, sources) = base.names_in(&self.text);
        self.sources = sources.into_iter().map(|name| name.span).collect();
        (self.names, self.cues) = (names, Cues::in_text(&self.text));
    }

    fn push(&mut self, text: &str, span: Span, kind: PartKind) {
        let start = self.text.len();
        self.text.push_str(text);
        let verbatim = (kind == PartKind::Words && span.range().len() == text.len()).then_some(span.start);
        self.parts.push(Part { range: start..self.text.len(), span, verbatim, kind });
    }

    /// A label stands right before the brackets that close its link.
    fn push_label(&mut self, label: &str, span: Span, target: Option<NoteId>) {
        self.push(label, span, PartKind::Label(target));
        let length = u32::try_from(label.len() + 2).unwrap_or(u32::MAX);
        if let (Some(part), Some(first)) = (self.parts.last_mut(), span.end.checked_sub(length)) {
            part.verbatim = (first > span.start).then_some(first);
        }
    }

    /// The runs of capitalised words that are names.
    pub(super) fn capital_runs(&self) -> &[Range<usize>] {
        self.capitals.get_or_init(|| capital_runs(&self.text))
    }

    /// Its words, for judging wording.
    pub(super) fn words(&self) -> &[Word] {
        self.words.get_or_init(|| words(&self.text))
    }

    /// Where a range of the text stands in the file.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        let spans = self.touched(range).map(|part| part.part_of(range));
        let first = self.parts.first().map_or_else(Span::default, |part| part.span);
        spans.reduce(Span::to).unwrap_or(first)
    }

    /// Whether none of the range is another note's title or a figure.
    pub(super) fn is_own(&self, range: &Range<usize>) -> bool {
        let foreign =
            |part: &Part| matches!(part.kind, PartKind::Title(_) | PartKind::Figure | PartKind::Computed);
        !self.touched(range).any(foreign)
    }

    /// The parts that a range touches. They stand one behind the other.
    fn touched(&self, range: &Range<usize>) -> impl Iterator<Item = &Part> {
        let end = range.end;
        let first = self.parts.partition_point(|part| part.range.end <= range.start);
        self.parts[first..].iter().take_while(move |part| part.range.start < end)
    }

    /// Where it has capitals among its own words.
    pub(super) fn own_capitals(&self) -> impl Iterator<Item = usize> {
        let capitals = self.text.char_indices().filter(|(_, c)| c.is_uppercase()).map(|(at, _)| at);
        capitals.filter(|at| self.is_own(&(*at..*at + 1)))
    }

    /// Where the figures stand, in bytes of the text.
    pub(super) fn figures(&self) -> impl Iterator<Item = usize> {
        self.parts.iter().filter(|part| part.kind == PartKind::Figure).map(|part| part.range.start)
    }

    /// Whether a place in the file lies in running text, and in no link.
    pub(super) fn is_text(&self, span: Span) -> bool {
        self.parts.iter().any(|part| part.kind == PartKind::Words && part.span.contains(span))
    }

    /// Whether the range is a whole label.
    pub(super) fn is_label(&self, range: &Range<usize>) -> bool {
        self.touched(range).any(|part| matches!(part.kind, PartKind::Label(_)) && part.range == *range)
    }

    /// The labels of links, with the notes to which they lead.
    pub(super) fn labels(&self) -> impl Iterator<Item = (Range<usize>, &NoteId)> {
        self.parts.iter().filter_map(|part| match &part.kind {
            PartKind::Label(Some(note)) => Some((part.range.clone(), note)),
            _ => None,
        })
    }

    /// The titles that stand for links without a label, with the notes to which they lead.
    pub(super) fn titles(&self) -> impl Iterator<Item = (Range<usize>, &NoteId)> {
        self.parts.iter().filter_map(|part| match &part.kind {
            PartKind::Title(Some(note)) => Some((part.range.clone(), note)),
            _ => None,
        })
    }

    /// Whether none of the range is a figure.
    pub(super) fn is_in_words(&self, range: &Range<usize>) -> bool {
        let is_figure = |part: &Part| matches!(part.kind, PartKind::Figure | PartKind::Computed);
        !self.parts.iter().any(|p| is_figure(p) && p.range.start < range.end && range.start < p.range.end)
    }

    /// Whether the range stands in a link to a note, as its label or title.
    pub(super) fn is_link_to(&self, range: &Range<usize>, note: &NoteId) -> bool {
        self.touched(range).any(|part| {
            let leads =
                matches!(&part.kind, PartKind::Label(Some(to)) | PartKind::Title(Some(to)) if to == note);
            leads && part.range.start <= range.start && range.end <= part.range.end
        })
    }

    /// The note that a link leads to whose label holds the whole range.
    pub(super) fn linked_at(&self, range: &Range<usize>) -> Option<&NoteId> {
        self.touched(range).find_map(|part| match &part.kind {
            PartKind::Label(Some(note)) if part.range.start <= range.start && range.end <= part.range.end => {
                Some(note)
            }
            _ => None,
        })
    }
}

impl Part {
    fn part_of(&self, range: &Range<usize>) -> Span {
        let Some(first) = self.verbatim else { return self.span };
        let from = range.start.max(self.range.start) - self.range.start;
        let to = range.end.min(self.range.end) - self.range.start;
        Span::new(self.span.file, first as usize + from..first as usize + to)
    }
}
