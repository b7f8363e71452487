//! A body as a page shows it: the note's tree with links resolved and marks numbered.

use super::mark::{MarkView, PassagePlace, QuotePart};
use super::voice::VoiceView;

/// A body or an ordinary footnote's content. Templates see it rendered, as `body`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BodyView {
    /// The blocks in order.
    pub blocks: Vec<BlockView>,
}

/// A block.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockView {
    /// A paragraph.
    Paragraph(Vec<InlineView>),
    /// An image with its caption, and whose it is.
    Figure(Box<FigureView>),
    /// A heading: level from 2 to 6, anchor with its prefix, content.
    Heading(u8, String, Vec<InlineView>),
    /// A list; ordered where it has a first number.
    List(Option<u64>, Vec<ItemView>),
    /// A block quotation.
    Quote(Vec<BlockView>),
    /// A notice set apart from the text.
    Alert(AlertView),
    /// A block of code.
    Code(CodeView),
    /// A table.
    Table(TableView),
    /// A thematic break.
    Rule,
    /// Raw HTML, shown as the text that it is.
    Literal(String),
}

/// An image that stands by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureView {
    /// The anchor of its statement, where that holds nothing but the image.
    pub id: Option<String>,
    /// The image.
    pub image: InlineView,
    /// What stands below it: sentences like those of a paragraph.
    pub caption: Vec<InlineView>,
    /// Whose it is; none where nobody says.
    pub rights: Option<RightsView>,
}

/// Whose an image is.
#[derive(Clone, Debug, PartialEq)]
pub struct RightsView {
    /// Who made it; may be empty.
    pub credit: String,
    /// Its licence; may be empty.
    pub licence: String,
    /// The address of the licence's text.
    pub licence_url: Option<String>,
    /// Where it was taken from, with an address where there is one.
    pub source: Option<(String, Option<String>)>,
}

/// A block of code.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CodeView {
    /// The language that it is marked with; empty where there is none.
    pub language: String,
    /// What stands above it, mostly a file's path; empty where nothing does.
    pub title: String,
    /// The code.
    pub text: String,
}

/// A notice set apart from the text.
#[derive(Clone, Debug, PartialEq)]
pub struct AlertView {
    /// `note`, `tip`, `important`, `warning` or `caution`.
    pub class: &'static str,
    /// What stands above it.
    pub label: &'static str,
    /// Its content.
    pub blocks: Vec<BlockView>,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemView {
    /// Whether it is ticked, for an item of a task list.
    pub checked: Option<bool>,
    /// Its content.
    pub blocks: Vec<BlockView>,
}

/// How a table's column is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellAlign {
    /// As the page sets text.
    Start,
    /// Centred.
    Center,
    /// To the right, as figures are.
    End,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct TableView {
    /// One for each column.
    pub aligns: Vec<CellAlign>,
    /// The head's cells.
    pub head: Vec<Vec<InlineView>>,
    /// The rows' cells.
    pub rows: Vec<Vec<Vec<InlineView>>>,
}

/// How a statement stands to its evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementState {
    /// Evidence closes it.
    Sourced,
    /// It is marked as an open question.
    Open,
    /// Neither.
    Bare,
}

impl StatementState {
    /// Its class in HTML.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Sourced => "sourced",
            Self::Open => "open",
            Self::Bare => "bare",
        }
    }
}

/// A piece of text within a block.
#[derive(Clone, Debug, PartialEq)]
pub enum InlineView {
    /// Text.
    Text(String),
    /// Code.
    Code(String),
    /// Emphasis.
    Emphasis(Vec<InlineView>),
    /// Strong emphasis.
    Strong(Vec<InlineView>),
    /// Struck-through text.
    Strikethrough(Vec<InlineView>),
    /// A line end in the file.
    SoftBreak,
    /// A line end for the reader.
    HardBreak,
    /// A link within the site: address and content.
    Link(String, Vec<InlineView>),
    /// A link to another site: address and content.
    External(String, Vec<InlineView>),
    /// An image of the site: address, description, and its width in pixels where one is written.
    Image(Box<(String, String, Option<u32>)>),
    /// A link to a note: address and label.
    Note(String, String),
    /// An observation's value: address, text.
    Figure(String, String),
    /// A footnote mark.
    Mark(Box<MarkView>),
    /// `[?]`: an open question.
    OpenQuestion,
    /// Raw HTML, shown as the text that it is.
    Literal(String),
    /// An address that the block had and keeps.
    Anchor(String),
    /// A statement.
    Statement(Box<StatementView>),
}

/// A statement with what stands beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementView {
    /// Where it is found.
    pub address: StatementAddress,
    /// How it stands.
    pub state: StatementState,
    /// Its content.
    pub content: Vec<InlineView>,
    /// What stands beside it.
    pub side: Side,
}

/// Where a statement is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementAddress {
    /// Its anchor: the author's, or made of its words.
    pub anchor: String,
    /// Its number on the page, from 1.
    pub number: usize,
    /// Whether the address by its number leads here, too.
    pub has_number: bool,
    /// Anchors that it had, or that another had whose place it takes.
    pub former: Vec<String>,
}

/// The evidence that stands beside a statement where the window is wide. It repeats footnotes for
/// the eye alone; the footnotes themselves are on the page in full.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Side {
    /// In the order of the marks.
    pub quotes: Vec<SideQuote>,
}

/// One footnote in short.
#[derive(Clone, Debug, PartialEq)]
pub struct SideQuote {
    /// The footnote's number.
    pub number: String,
    /// The outcome's class: see [`super::OutcomeView::class`].
    pub outcome: &'static str,
    /// The source's name, where it is not the one named last in this section.
    pub source: Option<String>,
    /// The quote.
    pub quote: Vec<QuotePart>,
    /// Who says so.
    pub voice: VoiceView,
    /// The passage that the footnote shows.
    pub(in crate::site) place: PassagePlace,
}
