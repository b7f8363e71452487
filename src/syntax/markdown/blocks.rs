//! Block events to our tree, statement by statement.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, OffsetIter, Tag, TagEnd};

use super::code::code_block;
use super::ids::Ids;
use super::limited::{LimitedEvents, is_inline};
use super::parsed::{Claim, MAX_CELLS, MAX_DEPTH, MAX_FOOTNOTES, MAX_SENTENCES, Origin, Parsed};
use super::pieces::{Raw, plain};
use super::slugs::Slugs;
use crate::model::{
    Align, Block, Body, Fault, FaultKind, Heading, Inline, ListItem, Place, Statement, Table,
};
use crate::text::Spanned;

/// Builds a body from the parser's events.
pub(super) struct Builder<'s, 'f> {
    pub(super) source: &'s str,
    pub(super) origin: Origin,
    pub(super) language: &'s str,
    events: LimitedEvents<'s>,
    pub(super) faults: &'f mut Vec<Fault>,
    pub(super) body: Body,
    pub(super) statements: Vec<Statement>,
    slugs: Slugs,
    pub(super) ids: Ids,
    pub(super) editorial: bool,
    /// The place of the text that is being read.
    pub(super) place: Place,
    cells: usize,
    pub(super) footnotes: usize,
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
            ids: Ids::default(),
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
        if let Some(first) = self.statements.get(MAX_SENTENCES) {
            let kind = FaultKind::TooLarge { what: "sentences of a note", limit: MAX_SENTENCES };
            self.faults.push(Fault { kind, span: first.span });
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
        // A short note has one, and room for four would be kept.
        blocks.shrink_to_fit();
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
            Tag::CodeBlock(kind) => Some(self.read_code(&kind, &range)),
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
        let written = id.map(|id| (id, self.origin.span(self.id_within(&range))));
        if let Some(fault) = self.ids.of_heading(&text, written, &slug, self.origin.span(range.clone())) {
            self.faults.push(fault);
        }
        self.body.headings.push(Heading { level: level as u8, text, slug, span: self.origin.span(range) });
        // A heading is one statement, whatever full stops are in it.
        let place = std::mem::replace(&mut self.place, Place::Heading);
        let inlines = self.add_statement(raws);
        self.place = place;
        Block::Heading(index, inlines)
    }

    /// Where the id stands that is written for a heading.
    fn id_within(&self, heading: &Range<usize>) -> Range<usize> {
        let start = self.source[heading.clone()].rfind('{').map_or(heading.start, |at| heading.start + at);
        start..heading.end
    }

    fn read_code(&mut self, kind: &CodeBlockKind<'_>, range: &Range<usize>) -> Block {
        let info = match kind {
            CodeBlockKind::Fenced(info) => {
                let line = self.source[range.clone()].lines().next().unwrap_or("");
                self.look_for_hidden(info, &(range.start..range.start + line.len()));
                &**info
            }
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
}
