//! Block events to our tree, statement by statement.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, OffsetIter, Tag, TagEnd};

use super::anchors;
use super::code::code_block;
use super::limited::{LimitedEvents, is_inline};
use super::parsed::{Claim, MAX_CELLS, MAX_DEPTH, MAX_FOOTNOTES, Origin, Parsed};
use super::pieces::{Form, Raw, plain};
use super::sentences;
use super::slugs::Slugs;
use crate::model::{
    Align, Block, Body, CitationPlace, Fault, FaultKind, Heading, Inline, ListItem, Piece, Place, Statement,
    Table,
};
use crate::text::Spanned;

/// Builds a body from the parser's events.
pub(super) struct Builder<'s, 'f> {
    pub(super) source: &'s str,
    pub(super) origin: Origin,
    language: &'s str,
    events: LimitedEvents<'s>,
    faults: &'f mut Vec<Fault>,
    body: Body,
    statements: Vec<Statement>,
    slugs: Slugs,
    /// The place of the text that is being read.
    pub(super) editorial: bool,
    place: Place,
    cells: usize,
    footnotes: usize,
    /// How many links what is being read stands in.
    pub(super) links: usize,
    /// Up to here nothing is told to be left over, since it was read otherwise.
    pub(super) said_until: usize,
}

impl<'s, 'f> Builder<'s, 'f> {
    pub(super) fn new(
        source: &'s str,
        origin: Origin,
        language: &'s str,
        events: OffsetIter<'s, Claim<'s>>,
        faults: &'f mut Vec<Fault>,
    ) -> Self {
        Self {
            source,
            origin,
            language,
            events: LimitedEvents::new(events),
            faults,
            body: Body::default(),
            statements: Vec::new(),
            slugs: Slugs::default(),
            editorial: false,
            place: Place::Sentence,
            cells: 0,
            footnotes: 0,
            links: 0,
            said_until: 0,
        }
    }

    pub(super) fn build(mut self) -> Parsed {
        self.body.blocks = self.read_blocks(0);
        for (what, count, limit) in
            [("cells of tables", self.cells, MAX_CELLS), ("footnotes", self.footnotes, MAX_FOOTNOTES)]
        {
            if count > limit {
                self.fault(FaultKind::TooLarge { what, limit }, 0..0);
            }
        }
        if let Some((kind, range)) = self.events.into_passed() {
            self.faults.push(Fault { kind, span: self.origin.span(range) });
        }
        Parsed { body: self.body, statements: self.statements }
    }

    pub(super) fn peek(&mut self) -> Option<&Event<'s>> {
        self.events.peek()
    }

    pub(super) fn advance(&mut self) -> Option<(Event<'s>, Range<usize>)> {
        self.events.next()
    }

    pub(super) fn fault(&mut self, kind: FaultKind, range: Range<usize>) {
        self.faults.push(Fault { kind, span: self.origin.span(range) });
    }

    /// Reads blocks up to and with the end of the tag that holds them, or to the end of the body.
    pub(super) fn read_blocks(&mut self, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some(event) = self.peek() {
            match event {
                Event::End(_) => {
                    self.advance();
                    break;
                }
                Event::Start(tag) if is_inline(tag) => blocks.extend(self.read_loose_text()),
                Event::Start(_) => blocks.extend(self.read_block(depth)),
                Event::Rule => {
                    self.advance();
                    blocks.push(Block::Rule);
                }
                Event::Html(_) => {
                    if let Some((Event::Html(html), _)) = self.advance() {
                        blocks.push(Block::Literal(html.into_string()));
                    }
                }
                Event::TaskListMarker(_) => {
                    self.advance();
                }
                _ => blocks.extend(self.read_loose_text()),
            }
        }
        blocks
    }

    /// The text of a tight list's item, which no paragraph holds.
    fn read_loose_text(&mut self) -> Option<Block> {
        let raws = self.read_inlines(0);
        if raws.is_empty() {
            self.advance();
            return None;
        }
        Some(Block::Paragraph(self.cut_paragraph(raws)))
    }

    fn read_block(&mut self, depth: usize) -> Option<Block> {
        let (Event::Start(tag), range) = self.advance()? else { return None };
        if depth > MAX_DEPTH {
            self.fault(FaultKind::TooLarge { what: "levels of blocks", limit: MAX_DEPTH }, range);
            self.skip(&tag.to_end());
            return None;
        }
        match tag {
            Tag::Paragraph => {
                let raws = self.read_inlines(0);
                self.advance();
                let has_nothing = raws.is_empty();
                (!has_nothing).then(|| Block::Paragraph(self.cut_paragraph(raws)))
            }
            Tag::Heading { level, id, attrs, .. } => {
                // A heading may have an id of its own; anything else would be an attribute of HTML.
                for (key, _) in attrs {
                    let kind = FaultKind::UnknownKey { key: key.into_string(), near: Vec::new() };
                    self.fault(kind, range.start..range.start + self.source[range.clone()].trim_end().len());
                }
                Some(self.read_heading(level, id.as_deref(), range))
            }
            Tag::BlockQuote(kind) => Some(self.read_quote(kind, &range, depth)),
            Tag::CodeBlock(kind) => Some(self.read_code(&kind)),
            Tag::HtmlBlock => Some(Block::Literal(self.read_text_until_end())),
            Tag::List(first) => Some(Block::List(first, self.read_items(depth))),
            Tag::FootnoteDefinition(label) => {
                let label = Spanned::new(label.into_string(), self.origin.span(range));
                self.read_footnote(label, depth);
                None
            }
            Tag::Table(aligns) => Some(Block::Table(self.read_table(&aligns))),
            _ => {
                self.skip(&tag.to_end());
                None
            }
        }
    }

    /// The inlines of the paragraph that comes next.
    pub(super) fn read_paragraph(&mut self) -> Vec<Raw> {
        if !matches!(self.peek(), Some(Event::Start(Tag::Paragraph))) {
            return Vec::new();
        }
        self.advance();
        let raws = self.read_inlines(0);
        self.advance();
        raws
    }

    fn read_heading(&mut self, level: HeadingLevel, id: Option<&str>, range: Range<usize>) -> Block {
        let raws = self.read_inlines(0);
        self.advance();
        let text = plain(&raws).trim().to_owned();
        let slug = self.slugs.give(id.unwrap_or(&text));
        let index = self.body.headings.len();
        let range = range.start..range.start + self.source[range].trim_end().len();
        self.body.headings.push(Heading { level: level as u8, text, slug, span: self.origin.span(range) });
        // A heading is one statement, whatever full stops are in it.
        let place = std::mem::replace(&mut self.place, Place::Heading);
        let inlines = self.add_statement(raws);
        self.place = place;
        Block::Heading(index, inlines)
    }

    fn read_code(&mut self, kind: &CodeBlockKind<'_>) -> Block {
        let info = match kind {
            CodeBlockKind::Fenced(info) => &**info,
            CodeBlockKind::Indented => "",
        };
        Block::Code(code_block(info, self.read_text_until_end()))
    }

    fn read_text_until_end(&mut self) -> String {
        let mut text = String::new();
        while let Some((event, _)) = self.advance() {
            match event {
                Event::Text(part) | Event::Html(part) => text.push_str(&part),
                Event::End(_) => break,
                _ => {}
            }
        }
        text
    }

    fn read_items(&mut self, depth: usize) -> Vec<ListItem> {
        let mut items = Vec::new();
        while let Some((event, _)) = self.advance() {
            match event {
                Event::Start(Tag::Item) => {
                    let checked = match self.peek() {
                        Some(Event::TaskListMarker(checked)) => Some(*checked),
                        _ => None,
                    };
                    items.push(ListItem { checked, blocks: self.read_blocks(depth + 1) });
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        items
    }

    fn read_footnote(&mut self, label: Spanned<String>, depth: usize) {
        self.footnotes += 1;
        let place = std::mem::replace(&mut self.place, Place::Footnote);
        let blocks = self.read_blocks(depth + 1);
        self.place = place;
        self.body.footnotes.push((label, blocks));
    }

    fn read_table(&mut self, aligns: &[Alignment]) -> Table {
        let aligns = aligns.iter().map(|align| match align {
            Alignment::None => Align::None,
            Alignment::Left => Align::Left,
            Alignment::Center => Align::Center,
            Alignment::Right => Align::Right,
        });
        let mut table = Table { aligns: aligns.collect(), ..Table::default() };
        let place = std::mem::replace(&mut self.place, Place::Cell);
        while let Some((event, _)) = self.advance() {
            match event {
                Event::Start(Tag::TableHead) => table.head = self.read_cells(),
                Event::Start(Tag::TableRow) => table.rows.push(self.read_cells()),
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        self.place = place;
        table
    }

    fn read_cells(&mut self) -> Vec<Vec<Inline>> {
        let mut cells = Vec::new();
        while let Some((event, _)) = self.advance() {
            match event {
                Event::Start(Tag::TableCell) => {
                    let raws = self.read_inlines(0);
                    self.advance();
                    self.cells += 1;
                    cells.push(self.add_statement(raws));
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        cells
    }

    /// Passes over everything up to the end of a tag that has been opened.
    fn skip(&mut self, end: &TagEnd) {
        let mut open = 1;
        while open > 0 {
            match self.advance() {
                Some((Event::Start(tag), _)) if tag.to_end() == *end => open += 1,
                Some((Event::End(tag), _)) if tag == *end => open -= 1,
                Some(_) => {}
                None => break,
            }
        }
    }

    pub(super) fn cut_paragraph(&mut self, raws: Vec<Raw>) -> Vec<Inline> {
        let raws = anchors::cut_ids(raws, self.source);
        let groups = sentences::group(raws, self.language);
        let mut inlines = Vec::with_capacity(2 * groups.len());
        groups.into_iter().for_each(|group| inlines.extend(self.add_statement(group)));
        inlines.shrink_to_fit();
        inlines
    }

    /// Makes one statement of inlines. White space before it stays outside.
    fn add_statement(&mut self, raws: Vec<Raw>) -> Vec<Inline> {
        let Some((first, last)) = raws.first().zip(raws.last()) else { return Vec::new() };
        let range = first.range.start..last.range.end.max(first.range.end);
        let lead = self.source[range.clone()].len() - self.source[range.clone()].trim_start().len();
        let index = self.statements.len();
        self.statements.push(Statement {
            span: self.origin.span(range.start + lead..range.end),
            pieces: Vec::with_capacity(raws.iter().filter(|raw| raw.is_piece()).count()),
            place: self.place,
            editorial: self.editorial,
            section: self.body.headings.last().map(|heading| heading.slug.clone()),
            marks: Vec::with_capacity(raws.iter().filter(|raw| raw.is_mark()).count()),
            citations: Vec::new(),
            open: None,
            anchor: String::new(),
            also: None,
        });
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
                let inner = inner.into_iter().map(|raw| self.place_inline(raw, index)).collect();
                wrap.around(inner)
            }
            Form::Image(address, description, width) => Inline::Image(address, description, width),
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
                self.statements[index].marks.push(label.clone());
                Inline::Mark(label)
            }
            Form::Cite(citations) => self.place_citations(citations, index),
            Form::Id(id) => {
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

    fn place_citations(&mut self, citations: Vec<crate::model::Citation>, index: usize) -> Inline {
        let held = &mut self.statements[index].citations;
        let first = held.len();
        self.footnotes += citations.len();
        for mut citation in citations {
            citation.place = CitationPlace::Statement(index, held.len());
            held.push(citation);
        }
        Inline::Cite(first..held.len())
    }
}
