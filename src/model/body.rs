//! A note's body as a tree: CommonMark with what Factum adds, and no markup left.

use std::sync::Arc;

use super::statement::{Computation, FigureLink, NoteLink};
use crate::text::{Span, Spanned};

/// The body of a note.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The blocks in order.
    pub blocks: Vec<Block>,
    /// The headings in order, for anchors and contents lists.
    pub headings: Vec<Heading>,
    /// Ordinary footnotes: label and content, in the order written.
    pub footnotes: Vec<(Spanned<String>, Vec<Block>)>,
}

/// A heading with its anchor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its text without markup.
    pub text: String,
    /// Its anchor, unique within the note.
    pub slug: String,
    /// Its place.
    pub span: Span,
}

/// A block.
#[derive(Clone, Debug)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading, as its index in [`Body::headings`], and its content.
    Heading(usize, Vec<Inline>),
    /// A list; ordered where it has a first number.
    List(Option<u64>, Vec<ListItem>),
    /// A block quotation.
    Quote(Vec<Block>),
    /// A GitHub alert. `[!NOTE]` is the editor's note.
    Alert(AlertKind, Vec<Block>),
    /// A block of code.
    Code(CodeBlock),
    /// A table.
    Table(Table),
    /// A thematic break.
    Rule,
    /// Raw HTML, shown as the text that it is.
    Literal(String),
}

/// A block of code.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CodeBlock {
    /// The first word of its information string.
    pub language: Option<String>,
    /// What the information string gives as `title="…"`: mostly the file that the code stands in.
    pub title: Option<String>,
    /// The code.
    pub text: String,
}

/// An item of a list.
#[derive(Clone, Debug)]
pub struct ListItem {
    /// Whether it is ticked, for an item of a task list.
    pub checked: Option<bool>,
    /// Its content.
    pub blocks: Vec<Block>,
}

/// The kinds of GitHub alerts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlertKind {
    /// The editor's note: the dossier's own voice.
    Note,
    /// A tip.
    Tip,
    /// Something important.
    Important,
    /// A warning.
    Warning,
    /// A caution.
    Caution,
}

/// How a table's column is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Not said.
    None,
    /// To the left.
    Left,
    /// Centred.
    Center,
    /// To the right.
    Right,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// One for each column.
    pub aligns: Vec<Align>,
    /// The head's cells.
    pub head: Vec<Vec<Inline>>,
    /// The rows' cells.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// A piece of text within a block.
#[derive(Clone, Debug)]
pub enum Inline {
    /// Text.
    Text(String),
    /// Code.
    Code(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Struck-through text.
    Strikethrough(Vec<Inline>),
    /// A line end in the file.
    SoftBreak,
    /// A line end for the reader.
    HardBreak,
    /// A link to an address: address and content. What is large and not frequent has a place of its own, so that the
    /// others, of which a body has one for each few bytes, are small.
    Link(Box<(Spanned<String>, Vec<Inline>)>),
    /// An image.
    Image(Box<Image>),
    /// A link to a note.
    Note(Arc<NoteLink>),
    /// An observation's value.
    Figure(Arc<FigureLink>),
    /// A number that follows from others.
    Computed(Box<Computation>),
    /// A footnote mark: a label of `cites`, or of an ordinary footnote.
    Mark(Box<Spanned<String>>),
    /// Citations in place, as indices in their statement's citations.
    Cite(std::ops::Range<usize>),
    /// `[?]`: an open question.
    OpenQuestion(Span),
    /// Raw HTML, shown as the text that it is.
    Literal(String),
    /// A statement, as its index in the note's statements, and its content with its marks. The
    /// inlines of a paragraph, heading or cell that hold text are made up of these.
    Sentence(usize, Vec<Inline>),
}

/// An image in running text.
#[derive(Clone, Debug)]
pub struct Image {
    /// Its address.
    pub address: Spanned<String>,
    /// What it shows, in words.
    pub description: String,
    /// Its width in pixels where one is written.
    pub width: Option<u32>,
}

impl Body {
    /// Forgets the words, which stand in the statements too and are needed for pages alone. What links lead to stays,
    /// and which statements are cells.
    pub fn forget_words(&mut self) {
        let footnotes = self.footnotes.iter_mut().map(|(_, blocks)| blocks);
        std::iter::once(&mut self.blocks).chain(footnotes).for_each(|blocks| forget_words_of(blocks));
    }
}

fn forget_words_of(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Heading(_, content) => keep_links(content),
            Block::List(_, items) => items.iter_mut().for_each(|item| forget_words_of(&mut item.blocks)),
            Block::Quote(content) | Block::Alert(_, content) => forget_words_of(content),
            Block::Code(code) => code.text = String::new(),
            Block::Literal(text) => *text = String::new(),
            Block::Table(table) => {
                let cells = table.head.iter_mut().chain(table.rows.iter_mut().flatten());
                cells.for_each(|cell| cell.iter_mut().for_each(keep_links_in));
            }
            Block::Rule => {}
        }
    }
}

fn keep_links(inlines: &mut Vec<Inline>) {
    inlines.iter_mut().for_each(keep_links_in);
    inlines.retain(|inline| match inline {
        Inline::Link(_) | Inline::Image(_) => true,
        Inline::Emphasis(inner) | Inline::Strong(inner) => !inner.is_empty(),
        Inline::Strikethrough(inner) | Inline::Sentence(_, inner) => !inner.is_empty(),
        _ => false,
    });
    inlines.shrink_to_fit();
}

fn keep_links_in(inline: &mut Inline) {
    match inline {
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => keep_links(inner),
        Inline::Link(link) => keep_links(&mut link.1),
        Inline::Sentence(_, inner) => keep_links(inner),
        _ => {}
    }
}
