//! Statements: inlines cut into sentences, each of which is told what stands in it.

use super::anchors;
use super::blocks::Builder;
use super::parsed::{MAX_FOOTNOTES, MAX_SENTENCES};
use super::pieces::{Form, Raw};
use super::sentences;
use crate::model::{Citation, CitationPlace, Inline, Piece, Statement};
use crate::text::Spanned;

impl Builder<'_, '_> {
    pub(super) fn cut_paragraph(&mut self, raws: Vec<Raw>) -> Vec<Inline> {
        let raws = anchors::cut_ids(raws, self.source);
        let mut inlines = Vec::new();
        sentences::group(raws, self.language, |group| {
            // Of a note that has too many, which is refused, more need not be held.
            if self.statements.len() <= MAX_SENTENCES {
                inlines.extend(self.add_statement(group));
            }
        });
        inlines.shrink_to_fit();
        inlines
    }

    /// Makes one statement of inlines. White space before it stays outside.
    pub(super) fn add_statement(&mut self, raws: Vec<Raw>) -> Vec<Inline> {
        let Some((first, last)) = raws.first().zip(raws.last()) else { return Vec::new() };
        let range = first.range.start..last.range.end.max(first.range.end);
        let lead = self.source[range.clone()].len() - self.source[range.clone()].trim_start().len();
        let index = self.statements.len();
        self.statements.push(Statement {
            span: self.origin.span(range.start + lead..range.end),
            pieces: Vec::with_capacity(raws.iter().filter(|raw| raw.is_piece()).count()),
            place: self.place,
            editorial: self.editorial,
            marks: Vec::with_capacity(raws.iter().filter(|raw| raw.is_mark()).count()),
            citations: Vec::new(),
            open: None,
            anchor: String::new(),
            also: None,
        });
        // Collected in place, they would keep the room of the larger form.
        let mut inlines: Vec<Inline> = Vec::with_capacity(raws.len());
        inlines.extend(raws.into_iter().map(|raw| self.place_inline(raw, index)));
        let mut before = Vec::with_capacity(2);
        if lead > 0
            && let Some(Inline::Text(text)) = inlines.first_mut()
        {
            *text = text.trim_start().to_owned();
            before.push(Inline::Text(" ".to_owned()));
        } else if matches!(inlines.first(), Some(Inline::SoftBreak)) {
            before.push(inlines.remove(0));
        }
        before.push(Inline::Sentence(index, inlines));
        before
    }

    /// Turns an inline into its final form and tells its statement of it.
    fn place_inline(&mut self, raw: Raw, index: usize) -> Inline {
        let span = self.origin.span(raw.range);
        match raw.form {
            Form::Text(text) => {
                self.statements[index].pieces.push(Piece::Text(Spanned::new(text.clone(), span)));
                Inline::Text(text)
            }
            Form::Code(code) => {
                self.statements[index].pieces.push(Piece::Text(Spanned::new(code.clone(), span)));
                Inline::Code(code)
            }
            Form::Silent(text) => Inline::Text(text),
            Form::Literal(html) => Inline::Literal(html),
            Form::Wrap(wrap, inner) => {
                let mut placed = Vec::with_capacity(inner.len());
                placed.extend(inner.into_iter().map(|raw| self.place_inline(raw, index)));
                wrap.around(placed)
            }
            Form::Image(image) => Inline::Image(image),
            Form::Note(link) => {
                self.statements[index].pieces.push(Piece::Note(link.clone()));
                Inline::Note(link)
            }
            Form::Figure(link) => {
                self.statements[index].pieces.push(Piece::Figure(link.clone()));
                Inline::Figure(link)
            }
            Form::Computed(computed) => {
                self.footnotes += 1;
                self.statements[index].pieces.push(Piece::Computed(computed.clone()));
                Inline::Computed(computed)
            }
            Form::Mark(label) => {
                self.footnotes += 1;
                self.statements[index].marks.push((*label).clone());
                Inline::Mark(label)
            }
            Form::Cite(citations) => self.place_citations(citations, index),
            Form::Id(id) => {
                if let Some(fault) = self.ids.of_sentence(index, &id, span) {
                    self.faults.push(fault);
                }
                self.statements[index].anchor = id;
                Inline::Text(String::new())
            }
            Form::OpenQuestion => {
                self.statements[index].open = Some(span);
                Inline::OpenQuestion(span)
            }
            Form::Break(inline) => {
                self.statements[index].pieces.push(Piece::Text(Spanned::new(" ".to_owned(), span)));
                inline
            }
        }
    }

    fn place_citations(&mut self, citations: Vec<Citation>, index: usize) -> Inline {
        let held = &mut self.statements[index].citations;
        let first = held.len();
        // Of a note that has too many, which is refused, more need not be held.
        let room = (MAX_FOOTNOTES + 1).saturating_sub(self.footnotes);
        self.footnotes += citations.len();
        held.reserve_exact(room.min(citations.len()));
        for mut citation in citations.into_iter().take(room) {
            citation.place = CitationPlace::Statement(index, held.len());
            held.push(citation);
        }
        Inline::Cite(first..held.len())
    }
}
