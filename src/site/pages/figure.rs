//! An image that stands by itself: what shows it, what stands below it, and whose it is.

use crate::model::{Inline, ParsedNote};
use crate::site::context::PageContext;
use crate::site::urls::{Address, classify};
use crate::site::view::{InlineView, RightsView};

/// A paragraph that begins with an image on a line of its own, in its parts.
pub(super) struct Parts<'s> {
    pub(super) address: &'s str,
    pub(super) description: &'s str,
    pub(super) width: Option<u32>,
    /// The statement that the image begins, and what else that holds.
    pub(super) statement: Option<(usize, &'s [Inline])>,
    /// The statements after it.
    pub(super) rest: &'s [Inline],
}

/// The parts of such a paragraph; none where it is another.
pub(super) fn parts(paragraph: &[Inline]) -> Option<Parts<'_>> {
    let (first, rest) = paragraph.split_first()?;
    let (image, statement) = match first {
        Inline::Sentence(index, content) => {
            let (image, content) = content.split_first()?;
            (image, Some((*index, content)))
        }
        image => (image, None),
    };
    let Inline::Image(image) = image else { return None };
    let after = statement.iter().flat_map(|(_, content)| content.iter()).chain(rest);
    let next = after.into_iter().find(|inline| !matches!(inline, Inline::Mark(_) | Inline::Cite(_)));
    matches!(next, None | Some(Inline::SoftBreak | Inline::HardBreak)).then_some(Parts {
        address: &image.address.value,
        description: &image.description,
        width: image.width,
        statement,
        rest,
    })
}

/// An image of the site itself; for any other address its description.
pub(super) fn image(address: &str, text: &str, width: Option<u32>) -> InlineView {
    match classify(address) {
        Address::Internal(src) if !src.starts_with(['#', '/']) => {
            InlineView::Image(Box::new((src, text.to_owned(), width)))
        }
        _ => InlineView::Text(text.to_owned()),
    }
}

/// Whose an image is, as the note's front matter says it.
pub(super) fn rights(context: PageContext<'_>, note: &ParsedNote, address: &str) -> Option<RightsView> {
    let image = note.image(address)?;
    let text = |text: &Option<crate::text::Spanned<String>>| {
        text.as_ref().map_or(String::new(), |text| text.value.clone())
    };
    let web = |address: &str| match classify(address) {
        Address::External(href) => Some(href),
        Address::Internal(_) | Address::Refused => None,
    };
    let source = image.source.as_ref().map(|source| {
        let (name, href) = context.named(&source.value);
        let href = href.or_else(|| web(&source.value));
        (name, href)
    });
    let rights = RightsView {
        credit: text(&image.credit),
        licence: text(&image.licence),
        licence_url: image.licence_url.as_ref().and_then(|url| web(&url.value)),
        source,
    };
    let is_empty = rights.credit.is_empty() && rights.licence.is_empty() && rights.source.is_none();
    (!is_empty).then_some(rights)
}
