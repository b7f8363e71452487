//! From a note's body to the body that its page shows: links resolved, marks numbered, and beside
//! each statement the words on which it rests.

use std::collections::BTreeSet;

use super::figure;
use crate::model::{
    AlertKind, Align, Block, Citation, CitationKey, CitationPlace, Computation, FigureLink, Inline, NoteLink,
    ParsedNote, Table, decoded,
};
use crate::site::context::PageContext;
use crate::site::evidence::coverage::state_of;
use crate::site::evidence::footnotes::Footnotes;
use crate::site::format::quote;
use crate::site::graph::passages::PassageKey;
use crate::site::graph::series::{Observed, evidence_of};
use crate::site::urls::{
    Address, classify, heading_anchor, keeps_number, kept_addresses, numbered_anchor, statement_anchor,
};
use crate::site::view::{
    AlertView, BlockView, BodyView, CellAlign, CodeView, FigureView, InlineView, ItemView, MarkView,
    PassagePlace, Side, SideQuote, StatementAddress, StatementState, StatementView, TableView,
};

/// How many statements of a page are found by their numbers too, as all were once: more than a page that is read has.
const NUMBERED: usize = 1000;

/// A note's body for its page.
pub(in crate::site) fn body<'s>(
    context: PageContext<'s>,
    note: &'s ParsedNote,
    footnotes: &mut Footnotes<'s>,
) -> BodyView {
    let mut writer = Writer::new(context, note, footnotes, Beside::Quotes);
    BodyView { blocks: writer.blocks(&note.body.blocks) }
}

/// An ordinary footnote's content.
pub(in crate::site) fn remark<'s>(
    context: PageContext<'s>,
    note: &'s ParsedNote,
    blocks: &'s [Block],
    footnotes: &mut Footnotes<'s>,
) -> BodyView {
    let mut writer = Writer::new(context, note, footnotes, Beside::Nothing);
    BodyView { blocks: writer.blocks(blocks) }
}

/// Whether there is room beside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beside {
    Quotes,
    Nothing,
}

/// A passage that a mark leads to, with its outcome's class.
type MarkedPassage = (PassagePlace, &'static str);

struct Writer<'l, 's> {
    context: PageContext<'s>,
    note: &'s ParsedNote,
    footnotes: &'l mut Footnotes<'s>,
    beside: Beside,
    /// The statement that is being written, and the marks that it got so far.
    statement: Option<usize>,
    marks: Vec<MarkedPassage>,
    /// The passages that already stand beside this paragraph.
    shown: BTreeSet<PassagePlace>,
    /// The source that was last named beside this section.
    shown_source: Option<&'s str>,
}

impl<'l, 's> Writer<'l, 's> {
    fn new(
        context: PageContext<'s>,
        note: &'s ParsedNote,
        footnotes: &'l mut Footnotes<'s>,
        beside: Beside,
    ) -> Self {
        let (marks, shown) = (Vec::new(), BTreeSet::new());
        Self { context, note, footnotes, beside, statement: None, marks, shown, shown_source: None }
    }

    fn blocks(&mut self, blocks: &'s [Block]) -> Vec<BlockView> {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: &'s Block) -> BlockView {
        match block {
            Block::Paragraph(inlines) => {
                self.shown.clear();
                match figure::parts(inlines) {
                    Some(parts) => self.figure_of(&parts),
                    None => BlockView::Paragraph(self.inlines(inlines)),
                }
            }
            Block::Heading(index, inlines) => self.heading(*index, inlines),
            Block::List(first, items) => {
                let items =
                    items.iter().map(|i| ItemView { checked: i.checked, blocks: self.blocks(&i.blocks) });
                BlockView::List(*first, items.collect())
            }
            Block::Quote(blocks) => BlockView::Quote(self.blocks(blocks)),
            Block::Alert(kind, blocks) => {
                let (class, label) = alert(*kind);
                BlockView::Alert(AlertView { class, label, blocks: self.blocks(blocks) })
            }
            Block::Code(code) => BlockView::Code(CodeView {
                language: code.language.clone().unwrap_or_default(),
                title: code.title.clone().unwrap_or_default(),
                text: code.text.clone(),
            }),
            Block::Table(table) => self.table(table),
            Block::Rule => BlockView::Rule,
            Block::Literal(text) => BlockView::Literal(text.clone()),
        }
    }

    fn heading(&mut self, index: usize, inlines: &'s [Inline]) -> BlockView {
        let (level, slug) = self
            .note
            .body
            .headings
            .get(index)
            .map_or((2, String::new()), |h| (h.level.clamp(2, 6), h.slug.clone()));
        let anchor = heading_anchor(&slug);
        let mut content: Vec<_> =
            kept_addresses(self.note, &anchor).into_iter().map(InlineView::Anchor).collect();
        content.extend(self.without_side(|writer| writer.inlines(inlines)));
        self.shown_source = None;
        BlockView::Heading(level, anchor, content)
    }

    /// An image with its caption, beside which nothing stands.
    fn figure_of(&mut self, parts: &figure::Parts<'s>) -> BlockView {
        let skip = |inlines: &'s [Inline]| match inlines {
            [Inline::SoftBreak | Inline::HardBreak, rest @ ..] => rest,
            all => all,
        };
        let (id, first) = match parts.statement {
            Some((index, content)) if skip(content).is_empty() => {
                (Some(statement_anchor(self.note, index)), None)
            }
            Some((index, content)) => (None, Some((index, skip(content)))),
            None => (None, None),
        };
        let caption = self.without_side(|writer| {
            let first = first.map(|(index, content)| writer.sentence(index, content));
            first.into_iter().chain(writer.inlines(skip(parts.rest))).collect()
        });
        BlockView::Figure(Box::new(FigureView {
            id,
            image: figure::image(parts.address, parts.description, parts.width),
            caption,
            rights: figure::rights(self.context, self.note, parts.address),
        }))
    }

    fn table(&mut self, table: &'s Table) -> BlockView {
        let aligns = table.aligns.iter().map(|a| align(*a)).collect();
        let (head, rows) = self.without_side(|writer| {
            let head = table.head.iter().map(|cell| writer.inlines(cell)).collect();
            let row =
                |writer: &mut Self, row: &'s [Vec<Inline>]| row.iter().map(|c| writer.inlines(c)).collect();
            (head, table.rows.iter().map(|cells| row(writer, cells)).collect())
        });
        BlockView::Table(TableView { aligns, head, rows })
    }

    /// Headings and tables have no room beside them that is theirs alone.
    fn without_side<T>(&mut self, write: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.beside, Beside::Nothing);
        let written = write(self);
        self.beside = before;
        written
    }

    fn inlines(&mut self, inlines: &'s [Inline]) -> Vec<InlineView> {
        let mut out = Vec::with_capacity(inlines.len());
        for inline in inlines {
            self.inline(inline, &mut out);
        }
        out
    }

    fn inline(&mut self, inline: &'s Inline, out: &mut Vec<InlineView>) {
        let view = match inline {
            Inline::Text(text) => InlineView::Text(text.clone()),
            Inline::Code(text) => InlineView::Code(text.clone()),
            Inline::Emphasis(content) => InlineView::Emphasis(self.inlines(content)),
            Inline::Strong(content) => InlineView::Strong(self.inlines(content)),
            Inline::Strikethrough(content) => InlineView::Strikethrough(self.inlines(content)),
            Inline::SoftBreak => InlineView::SoftBreak,
            Inline::HardBreak => InlineView::HardBreak,
            Inline::Link(link) => {
                let (address, content) = (&link.0, self.inlines(&link.1));
                return match address.strip_prefix('#').filter(|heading| !heading.is_empty()) {
                    Some(heading) => out.push(self.link_to_own_heading(heading, content)),
                    None => self::link(&address.value, content, out),
                };
            }
            Inline::Image(image) => figure::image(&image.address.value, &image.description, image.width),
            Inline::Note(link) => self.note_link(link),
            Inline::Figure(figure) => return self.figure(figure, out),
            Inline::Computed(computation) => return self.computed(computation, out),
            Inline::Mark(label) => self.mark(&label.value),
            Inline::Cite(range) => return range.clone().for_each(|index| self.cite_in_place(index, out)),
            Inline::OpenQuestion(_) => InlineView::OpenQuestion,
            Inline::Literal(text) => InlineView::Literal(text.clone()),
            Inline::Sentence(index, content) => self.sentence(*index, content),
        };
        out.push(view);
    }

    fn sentence(&mut self, index: usize, content: &'s [Inline]) -> InlineView {
        let outer = (self.statement.replace(index), std::mem::take(&mut self.marks));
        let content = self.inlines(content);
        let side = self.side();
        (self.statement, self.marks) = outer;
        let state = self.note.statements.get(index).map_or(StatementState::Bare, state_of);
        InlineView::Statement(Box::new(StatementView { address: self.address(index), state, content, side }))
    }

    fn address(&self, index: usize) -> StatementAddress {
        let anchor = statement_anchor(self.note, index);
        let also = self.note.statements.get(index).and_then(|statement| statement.also.clone());
        let mut former = kept_addresses(self.note, &anchor);
        former.extend(also.iter().flat_map(|also| kept_addresses(self.note, also)));
        former.extend(also);
        let has_number = index < NUMBERED && keeps_number(self.note, &anchor, &numbered_anchor("s", index));
        StatementAddress { anchor, number: index + 1, has_number, former }
    }

    /// The footnotes of the statement in short, those that the paragraph does not yet show.
    fn side(&mut self) -> Side {
        let marks = std::mem::take(&mut self.marks);
        let mut quotes = Vec::new();
        for (place, outcome) in marks.into_iter().filter(|_| self.beside == Beside::Quotes) {
            let Some((source, quote, voice)) = self.footnotes.beside(place) else { continue };
            if !self.shown.insert(place) {
                continue;
            }
            let is_new = self.shown_source != Some(source);
            self.shown_source = Some(source);
            let source = is_new.then(|| source.to_owned());
            let (number, quote, voice) = (String::new(), quote::parts(quote), voice.clone());
            quotes.push(SideQuote { number, outcome, source, quote, voice, place });
        }
        Side { quotes }
    }

    /// A link to a heading of the page itself. Where it only repeats the heading's name, it has the heading's text.
    fn link_to_own_heading(&self, heading: &str, content: Vec<InlineView>) -> InlineView {
        let written = decoded(heading);
        let stub = self.context.graph.stub(&self.note.id);
        let found = stub.and_then(|stub| {
            let anchor = stub.anchor(&written)?;
            stub.headings.iter().find(|(slug, _)| slug == anchor)
        });
        let Some((anchor, text)) = found else {
            return InlineView::Link(format!("#{}", heading_anchor(heading)), content);
        };
        let is_name = matches!(content.as_slice(), [InlineView::Text(name)] if *name == written);
        let content = if is_name { vec![InlineView::Text(text.clone())] } else { content };
        InlineView::Link(format!("#{}", heading_anchor(anchor)), content)
    }

    fn note_link(&mut self, link: &NoteLink) -> InlineView {
        let name = link.target.value.as_str();
        let target = self.context.graph.named(name);
        let title = target.map_or(name, |target| target.note.title());
        let label = link.label.as_deref().unwrap_or(title).to_owned();
        let Some(target) = target else { return InlineView::Text(label) };
        let stub = || self.context.graph.stub(&target.note.id);
        let anchor = link.heading.as_ref().and_then(|heading| stub()?.anchor(&heading.value));
        let href = match anchor {
            Some(anchor) => self.context.anchor_href(&target.note.id, &heading_anchor(anchor)),
            None => Some(self.context.href_of(target)),
        };
        href.map_or(InlineView::Text(label.clone()), |href| InlineView::Note(href, label))
    }

    fn figure(&mut self, link: &FigureLink, out: &mut Vec<InlineView>) {
        let text = self.context.figure_text(link);
        let Some(observed) = self.context.observed(&link.statistic.value, &link.period.value) else {
            return out.push(InlineView::Text(text));
        };
        let href = self.context.observation_href(observed.note, observed.number);
        out.push(InlineView::Figure(href, text));
        if let Some(mark) = self.figure_mark(observed) {
            self.note_mark(&mark);
            out.push(InlineView::Mark(mark.into()));
        }
    }

    /// The words of a number that follows from others, with a mark that leads to how it was computed.
    fn computed(&mut self, computation: &'s Computation, out: &mut Vec<InlineView>) {
        out.push(InlineView::Text(self.context.computed_text(computation)));
        if let Some(statement) = self.statement {
            let place = self.note.statements.get(statement);
            let n = place.and_then(|s| s.computations().position(|other| other == computation));
            let mark = self.footnotes.computed(statement, n.unwrap_or(0));
            out.push(InlineView::Mark(mark.into()));
        }
    }

    /// A figure's own mark, unless the statement that prints it is closed by the same passage.
    fn figure_mark(&mut self, observed: Observed<'s>) -> Option<MarkView> {
        let Some((name, citation)) = evidence_of(observed) else {
            return Some(self.footnotes.computation(observed));
        };
        let statement = self.statement.and_then(|index| self.note.statements.get(index));
        let key = self.key(citation);
        let closing = statement.into_iter().flat_map(|s| {
            let labelled = s.marks.iter().filter_map(|label| self.note.cite(&label.value));
            labelled.chain(&s.citations)
        });
        let closes = closing.map(|citation| self.key(citation)).any(|closing| closing == key);
        (!closes).then(|| self.footnotes.cite(|| name, citation))
    }

    fn key<'c>(&self, citation: &'c Citation) -> PassageKey<'c> {
        PassageKey::of(citation, self.context.find(&citation.source.value).map(|n| &n.id))
    }

    fn mark(&mut self, label: &str) -> InlineView {
        let note = self.note;
        if let Some(citation) = note.cite(label) {
            return self.cited(|| CitationPlace::Label(label.to_owned()), citation);
        }
        match note.body.footnotes.iter().position(|(known, _)| known.value == label) {
            Some(footnote) => InlineView::Mark(self.footnotes.remark(footnote).into()),
            None => InlineView::Text(format!("[^{label}]")),
        }
    }

    fn cite_in_place(&mut self, index: usize, out: &mut Vec<InlineView>) {
        let Some(statement) = self.statement else { return };
        let note = self.note;
        let citation = note.statements.get(statement).and_then(|s| s.citations.get(index));
        if let Some(citation) = citation {
            out.push(self.cited(|| CitationPlace::Statement(statement, index), citation));
        }
    }

    fn cited(&mut self, place: impl FnOnce() -> CitationPlace, citation: &'s Citation) -> InlineView {
        let note = &self.note.id;
        let mark = self.footnotes.cite(|| CitationKey { note: note.clone(), place: place() }, citation);
        self.note_mark(&mark);
        InlineView::Mark(mark.into())
    }

    /// Keeps the passage that a mark leads to, for what stands beside the statement.
    fn note_mark(&mut self, mark: &MarkView) {
        let Some(place) = mark.place else { return };
        self.marks.push((place, mark.outcome));
        if let Some(statement) = self.statement {
            let people = self.context.graph.readers(&self.note.id, statement);
            self.footnotes.read_by(place, people);
        }
    }
}

fn link(address: &str, content: Vec<InlineView>, out: &mut Vec<InlineView>) {
    match classify(address) {
        Address::External(href) => out.push(InlineView::External(href, content)),
        Address::Internal(href) => out.push(InlineView::Link(href, content)),
        Address::Refused => out.extend(content),
    }
}

const fn alert(kind: AlertKind) -> (&'static str, &'static str) {
    match kind {
        AlertKind::Note => ("note", "Editor’s note"),
        AlertKind::Tip => ("tip", "Tip"),
        AlertKind::Important => ("important", "Important"),
        AlertKind::Warning => ("warning", "Warning"),
        AlertKind::Caution => ("caution", "Caution"),
    }
}

const fn align(align: Align) -> CellAlign {
    match align {
        Align::None | Align::Left => CellAlign::Start,
        Align::Center => CellAlign::Center,
        Align::Right => CellAlign::End,
    }
}
