//! What stands at a place of a note.

use super::mentions::{Mention, bare, labels, mentions};
use super::view::View;
use crate::model::{Citation, Computation, FigureLink, Heading, ParsedNote};
use crate::text::{Span, Spanned};

/// What stands at a place.
#[derive(Clone, Debug)]
pub(super) enum Thing<'n> {
    /// An observation's value in a text.
    Figure(&'n FigureLink),
    /// A number that is computed.
    Computation(&'n Computation),
    /// The heading that a link leads to, of a note.
    LinkedHeading(Mention),
    /// The name of a note.
    Name(Mention),
    /// A footnote mark, or another mention of a label.
    Mark(&'n Spanned<String>),
    /// A label where it stands with its citation.
    Label(&'n Spanned<String>, &'n Citation),
    /// Words that are quoted.
    Quote(&'n Citation),
    /// A heading.
    Heading(&'n Heading),
    /// The title of the note.
    Title,
}

/// What stands at a byte of a note, and its place.
pub(super) fn thing_at<'v>(view: &View<'v>, note: &'v ParsedNote, at: usize) -> Option<(Thing<'v>, Span)> {
    let is_at = |span: Span| holds(span, at);
    for statement in note.statements.iter().filter(|statement| is_at(statement.span)) {
        if let Some(figure) = statement.figures().find(|figure| is_at(figure.span)) {
            return Some((Thing::Figure(figure), figure.span));
        }
        if let Some(mark) = statement.marks.iter().find(|mark| is_at(mark.span)) {
            return Some((Thing::Mark(mark), mark.span));
        }
    }
    for mention in mentions(view, note) {
        if let Some((_, span)) = mention.heading.as_ref().filter(|(_, span)| is_at(*span)) {
            return Some((Thing::LinkedHeading(mention.clone()), *span));
        }
        if is_at(mention.span) {
            let span = mention.span;
            return Some((Thing::Name(mention), span));
        }
    }
    let mut computations = note.statements.iter().flat_map(|statement| statement.computations());
    if let Some(computation) = computations.find(|computation| is_at(computation.span)) {
        return Some((Thing::Computation(computation), computation.span));
    }
    // A link's label belongs to the link.
    let mut links = note.statements.iter().flat_map(|statement| statement.links());
    if let Some(link) = links.find(|link| is_at(link.span)) {
        let span = bare(view, &link.target);
        return Some((
            Thing::Name(Mention { name: link.target.value.clone(), span, heading: None }),
            link.span,
        ));
    }
    if let Some(citation) = note.citations().find(|citation| is_at(citation.quote.span)) {
        return Some((Thing::Quote(citation), citation.quote.span));
    }
    if let Some((label, citation)) = note.front.cites.iter().find(|(label, _)| is_at(label.span)) {
        return Some((Thing::Label(label, citation), label.span));
    }
    if let Some(label) = labels(note).find(|label| is_at(label.span)) {
        return Some((Thing::Mark(label), label.span));
    }
    if let Some(heading) = note.body.headings.iter().find(|heading| is_at(heading.span)) {
        return Some((Thing::Heading(heading), heading.span));
    }
    let title = note.front.title.as_ref().filter(|title| is_at(title.span))?;
    Some((Thing::Title, title.span))
}

/// Whether a place is in a span or at one of its ends.
pub(super) fn holds(span: Span, at: usize) -> bool {
    span.start as usize <= at && at <= span.end as usize
}
