//! A body as HTML, from its tree. Every text and every attribute is escaped.

use super::highlight::Highlighter;
use super::html::{Tag, escape_into};
use super::phrases::Lexicon;
use super::typography::{Quotes, Typesetter, holds_together};
use crate::site::view::{
    AlertView, BlockView, BodyView, CellAlign, InlineView, ItemView, MarkView, StatementView, TableView,
};

/// How texts become HTML.
#[derive(Clone, Copy)]
pub(super) struct Style<'h> {
    /// The page's language, BCP 47.
    pub(super) language: &'h str,
    pub(super) highlighter: &'h Highlighter,
    /// What the interface says in that language.
    pub(super) words: &'h Lexicon,
}

/// Writes the body's HTML behind what stands in `out`.
pub(super) fn html(out: String, body: &BodyView, style: Style<'_>) -> String {
    Writer::new(out, style, Pins::Shown).finish(&body.blocks)
}

/// The HTML of what stands before the body's first heading, and of the rest.
pub(super) fn opened(body: &BodyView, style: Style<'_>) -> [String; 2] {
    let is_heading = |block: &BlockView| matches!(block, BlockView::Heading(..));
    let end = body.blocks.iter().position(is_heading).unwrap_or(body.blocks.len());
    let (opening, rest) = body.blocks.split_at(end);
    [opening, rest].map(|blocks| Writer::new(String::new(), style, Pins::Shown).finish(blocks))
}

/// Writes a remark's HTML behind what stands in `out`. Its sentences are not linked to: the remark itself is.
pub(super) fn remark(out: String, body: &BodyView, style: Style<'_>) -> String {
    Writer::new(out, style, Pins::Left).finish(&body.blocks)
}

/// Whether sentences get a link to themselves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pins {
    Shown,
    Left,
}

pub(super) struct Writer<'h> {
    pub(super) out: String,
    highlighter: &'h Highlighter,
    pub(super) words: &'h Lexicon,
    setter: Typesetter,
    pub(super) quotes: Quotes,
    pins: Pins,
    /// How many tables were written.
    tables: usize,
}

impl<'h> Writer<'h> {
    fn new(out: String, style: Style<'h>, pins: Pins) -> Self {
        Self {
            out,
            highlighter: style.highlighter,
            words: style.words,
            setter: Typesetter::of(style.language),
            quotes: Quotes::of(style.language),
            pins,
            tables: 0,
        }
    }

    fn finish(mut self, blocks: &[BlockView]) -> String {
        self.blocks(blocks);
        self.out
    }

    pub(super) fn raw(&mut self, html: &str) {
        self.out.push_str(html);
    }

    pub(super) fn text(&mut self, text: &str) {
        escape_into(&mut self.out, text);
    }

    /// A phrase of the interface.
    pub(super) fn say(&mut self, english: &str) {
        let words = self.words;
        self.text(words.phrase(english));
    }

    /// An editor's words, set as a printer would.
    fn prose(&mut self, text: &str) {
        let set = self.setter.set(text);
        if !set.contains('-') {
            return self.text(&set);
        }
        for (i, word) in set.split(' ').enumerate() {
            if i > 0 {
                self.raw(" ");
            }
            if holds_together(word) {
                self.raw("<span class=\"nb\">");
                self.text(word);
                self.raw("</span>");
            } else {
                self.text(word);
            }
        }
    }

    /// Sentences of headings and tables are not linked to: the heading is, and a cell says little alone.
    fn without_pins(&mut self, write: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.pins, Pins::Left);
        write(self);
        self.pins = before;
    }

    fn wrapped(&mut self, tag: &str, content: &[InlineView]) {
        Tag::open(&mut self.out, tag).end();
        self.inlines(content);
        self.raw("</");
        self.raw(tag);
        self.raw(">");
    }

    fn blocks(&mut self, blocks: &[BlockView]) {
        for block in blocks {
            self.block(block);
            self.raw("\n");
        }
    }

    fn block(&mut self, block: &BlockView) {
        self.setter.begin();
        match block {
            BlockView::Paragraph(content) => self.wrapped("p", content),
            BlockView::Figure(figure) => self.figure(figure),
            BlockView::Heading(level, id, content) => self.heading(*level, id, content),
            BlockView::List(first, items) => self.list(*first, items),
            BlockView::Quote(blocks) => {
                self.raw("<blockquote>\n");
                self.blocks(blocks);
                self.raw("</blockquote>");
            }
            BlockView::Alert(alert) => self.alert(alert),
            BlockView::Code(code) => self.highlighter.write(&mut self.out, code),
            BlockView::Table(table) => self.table(table),
            BlockView::Rule => self.raw("<hr>"),
            BlockView::Literal(text) => {
                self.raw("<p class=\"literal\">");
                self.text(text);
                self.raw("</p>");
            }
        }
    }

    fn heading(&mut self, level: u8, id: &str, content: &[InlineView]) {
        let tag = format!("h{}", level.clamp(2, 6));
        Tag::open(&mut self.out, &tag).attribute("id", id).end();
        self.without_pins(|writer| writer.inlines(content));
        self.raw(&format!("</{tag}>"));
    }

    fn list(&mut self, first: Option<u64>, items: &[ItemView]) {
        let is_tasks = items.iter().any(|item| item.checked.is_some());
        let tag = if first.is_some() { "ol" } else { "ul" };
        let mut open = Tag::open(&mut self.out, tag);
        if let Some(first) = first.filter(|n| *n != 1) {
            open = open.attribute("start", &first.to_string());
        }
        if is_tasks {
            open = open.attribute("class", "tasks");
        }
        open.end();
        self.raw("\n");
        items.iter().for_each(|item| self.item(item));
        self.raw(&format!("</{tag}>"));
    }

    /// An item; a single paragraph in it stands without its tags, as in a tight list.
    fn item(&mut self, item: &ItemView) {
        self.setter.begin();
        self.raw("<li>");
        if let Some(checked) = item.checked {
            let (state, name) = if checked { (" checked", "done") } else { ("", "to do") };
            self.raw(&format!("<input type=\"checkbox\" disabled{state} aria-label=\""));
            self.say(name);
            self.raw("\"> ");
        }
        match item.blocks.as_slice() {
            [BlockView::Paragraph(content)] => self.inlines(content),
            [BlockView::Paragraph(content), list @ BlockView::List(..)] => {
                self.inlines(content);
                self.raw("\n");
                self.block(list);
            }
            blocks => self.blocks(blocks),
        }
        self.raw("</li>\n");
    }

    fn alert(&mut self, alert: &AlertView) {
        let class = format!("alert {}", alert.class);
        Tag::open(&mut self.out, "div").attribute("class", &class).attribute("role", "note").end();
        self.raw("<p class=\"alert-label\">");
        self.say(alert.label);
        self.raw("</p>\n");
        self.blocks(&alert.blocks);
        self.raw("</div>");
    }

    fn table(&mut self, table: &TableView) {
        // Several regions of a page have names that differ.
        self.tables += 1;
        self.raw("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
        self.say("Table");
        self.raw(&format!(" {}", self.tables));
        self.raw("\"><table>\n<thead><tr>");
        self.cells("th scope=\"col\"", "th", &table.head, &table.aligns);
        self.raw("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            self.raw("<tr>");
            self.cells("td", "td", row, &table.aligns);
            self.raw("</tr>\n");
        }
        self.raw("</tbody></table></div>");
    }

    fn cells(&mut self, open: &str, close: &str, cells: &[Vec<InlineView>], aligns: &[CellAlign]) {
        for (i, cell) in cells.iter().enumerate() {
            let class = match aligns.get(i) {
                Some(CellAlign::Center) => " class=\"center\"",
                Some(CellAlign::End) => " class=\"end\"",
                Some(CellAlign::Start) | None => "",
            };
            self.raw(&format!("<{open}{class}>"));
            self.setter.begin();
            self.without_pins(|writer| writer.inlines(cell));
            self.raw(&format!("</{close}>"));
        }
    }

    pub(super) fn inlines(&mut self, inlines: &[InlineView]) {
        let mut after_mark = false;
        for inline in inlines {
            let is_mark = matches!(inline, InlineView::Mark(_));
            if is_mark && after_mark {
                self.raw("\u{202f}");
            }
            self.inline(inline);
            after_mark = is_mark;
        }
    }

    fn inline(&mut self, inline: &InlineView) {
        match inline {
            InlineView::Text(text) => self.prose(text),
            InlineView::Code(text) => {
                self.setter.pass();
                self.raw("<code>");
                self.text(text);
                self.raw("</code>");
            }
            InlineView::Emphasis(content) => self.wrapped("em", content),
            InlineView::Strong(content) => self.wrapped("strong", content),
            InlineView::Strikethrough(content) => self.wrapped("del", content),
            InlineView::SoftBreak => {
                self.setter.begin();
                self.raw("\n");
            }
            InlineView::HardBreak => self.raw("<br>\n"),
            InlineView::Link(href, content) => self.link(href, None, content),
            InlineView::External(href, content) => {
                self.link(href, Some("noopener noreferrer nofollow"), content)
            }
            InlineView::Image(image) => self.image(&image.0, &image.1, image.2),
            InlineView::Note(href, label) => self.anchor("note-link", href, label),
            InlineView::Figure(href, text) => self.anchor("figure", href, text),
            InlineView::Mark(mark) => self.mark(mark),
            InlineView::OpenQuestion => self.open_mark(),
            InlineView::Literal(text) => self.text(text),
            InlineView::Anchor(id) => self.empty_anchor(id),
            InlineView::Statement(statement) => self.statement(statement),
        }
    }

    fn image(&mut self, src: &str, text: &str, width: Option<u32>) {
        let tag = Tag::open(&mut self.out, "img").attribute("src", src).attribute("alt", text);
        match width {
            Some(width) => tag.attribute("width", &width.to_string()).end(),
            None => tag.end(),
        }
    }

    fn open_mark(&mut self) {
        self.setter.pass();
        // What no script makes a button of is none.
        let (start, end) = match self.pins {
            Pins::Shown => ("<button type=\"button\" class=\"open-mark\" aria-label=\"", "</button>"),
            Pins::Left => ("<span class=\"open-mark\" role=\"note\" aria-label=\"", "</span>"),
        };
        self.raw(start);
        self.say("Open question");
        self.raw("\" title=\"");
        self.say("Open question: the sources do not say");
        self.raw("\">?");
        self.raw(end);
    }

    fn link(&mut self, href: &str, rel: Option<&str>, content: &[InlineView]) {
        let tag = Tag::open(&mut self.out, "a").attribute("href", href);
        match rel {
            Some(rel) => tag.attribute("rel", rel).end(),
            None => tag.end(),
        }
        self.inlines(content);
        self.raw("</a>");
    }

    fn empty_anchor(&mut self, id: &str) {
        self.raw("<a id=\"");
        self.text(id);
        self.raw("\"></a>");
    }

    fn anchor(&mut self, class: &str, href: &str, label: &str) {
        Tag::open(&mut self.out, "a").attribute("class", class).attribute("href", href).end();
        self.prose(label);
        self.raw("</a>");
    }

    fn mark(&mut self, mark: &MarkView) {
        self.setter.pass();
        self.raw("<sup class=\"mark ");
        self.raw(mark.outcome);
        self.raw(if mark.is_short() { " short\">" } else { "\">" });
        // Anchors and numbers of marks are of letters, digits and hyphens, and need no escaping.
        self.raw("<a id=\"");
        self.raw(&mark.id);
        self.raw("\" href=\"");
        self.raw(&mark.href);
        self.raw("\"");
        if let Some(through) = mark.through {
            self.raw(" data-to=\"");
            self.raw(&through.to_string());
            self.raw("\"");
        }
        self.raw(" role=\"doc-noteref\">");
        self.raw(&mark.number);
        self.raw("</a></sup>");
    }

    fn statement(&mut self, statement: &StatementView) {
        let StatementView { address, state, content, side } = statement;
        self.raw("<span class=\"statement ");
        self.raw(state.class());
        self.raw("\" id=\"");
        self.text(&address.anchor);
        self.raw("\">");
        address.former.iter().for_each(|former| self.empty_anchor(former));
        self.side(side);
        self.inlines(content);
        if self.pins == Pins::Shown {
            // Its sign is drawn by the style sheet, so that it is no part of the text.
            let number = address.number.to_string();
            self.raw("<a class=\"pin\"");
            if address.has_number {
                self.raw(" id=\"s");
                self.raw(&number);
                self.raw("\"");
            }
            self.raw(" href=\"#");
            self.text(&address.anchor);
            self.raw("\" aria-label=\"§ ");
            self.raw(&number);
            self.raw("\"></a>");
        }
        self.raw("</span>");
    }
}
