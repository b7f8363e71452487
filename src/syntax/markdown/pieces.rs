//! Inlines on their way to statements: each still knows which bytes it came from.

use std::ops::Range;
use std::sync::Arc;

use crate::model::{Citation, Computation, FigureLink, Image, Inline, NoteLink};
use crate::text::Spanned;

/// An inline with its range in the body.
pub(super) struct Raw {
    pub(super) form: Form,
    pub(super) range: Range<usize>,
}

impl Raw {
    /// Whether it is one piece of its statement.
    pub(super) const fn is_piece(&self) -> bool {
        matches!(self.form, Form::Text(_) | Form::Code(_) | Form::Note(_) | Form::Figure(_) | Form::Break(_))
    }

    /// Whether it is a footnote mark.
    pub(super) const fn is_mark(&self) -> bool {
        matches!(self.form, Form::Mark(_))
    }
}

/// An inline before statements are cut.
pub(super) enum Form {
    /// Text. Where it is as long as its range, it is the source byte for byte.
    Text(String),
    /// Text that states nothing: an address, or the name of a heading.
    Silent(String),
    /// Code.
    Code(String),
    /// Raw HTML.
    Literal(String),
    /// An inline that holds others.
    Wrap(Wrap, Vec<Raw>),
    /// An image.
    Image(Box<Image>),
    /// A link to a note.
    Note(Arc<NoteLink>),
    /// An observation's value.
    Figure(Arc<FigureLink>),
    /// A number that follows from others.
    Computed(Box<Computation>),
    /// A footnote mark.
    Mark(Box<Spanned<String>>),
    /// Citations in place.
    Cite(Vec<Citation>),
    /// `[?]`.
    OpenQuestion,
    /// `{#id}`: the address of the sentence.
    Id(String),
    /// A line end.
    Break(Inline),
}

/// An inline that holds others.
pub(super) enum Wrap {
    Emphasis,
    Strong,
    Strikethrough,
    Link(Box<Spanned<String>>),
}

impl Wrap {
    pub(super) fn around(self, inner: Vec<Inline>) -> Inline {
        match self {
            Self::Emphasis => Inline::Emphasis(inner),
            Self::Strong => Inline::Strong(inner),
            Self::Strikethrough => Inline::Strikethrough(inner),
            Self::Link(address) => Inline::Link(Box::new((*address, inner))),
        }
    }
}

/// The text of inlines as a reader would read it, marks left out. Links without a label read as the
/// name that was written.
pub(super) fn plain(raws: &[Raw]) -> String {
    let mut text = String::new();
    for raw in raws {
        plain_into(raw, &mut text);
    }
    text
}

pub(super) fn plain_into(raw: &Raw, text: &mut String) {
    match &raw.form {
        Form::Text(words) | Form::Silent(words) | Form::Code(words) | Form::Literal(words) => {
            text.push_str(words)
        }
        Form::Wrap(_, inner) => inner.iter().for_each(|raw| plain_into(raw, text)),
        Form::Image(image) => text.push_str(&image.description),
        Form::Note(link) => text.push_str(link.label.as_ref().unwrap_or(&link.target.value)),
        Form::Figure(link) => text.push_str(&link.statistic.value),
        Form::Computed(computed) => text.push_str(computed.words()),
        Form::Mark(_) | Form::Cite(_) | Form::OpenQuestion | Form::Id(_) => {}
        Form::Break(_) => text.push(' '),
    }
}
