//! The list of all tags.

use crate::site::context::PageContext;
use crate::site::frame::{breadcrumbs, frame, head};
use crate::site::view::{Content, PageView, TagCount, TagsView};

/// What the page holds.
pub(in crate::site) const ABOUT: &str = "What the pages of the dossier are about, across its kinds.";

pub(in crate::site) fn page(context: PageContext<'_>) -> PageView {
    let tags = context.graph.lists.tags().map(|(path, tag)| TagCount {
        label: tag.to_owned(),
        href: context.href(path),
        count: context.graph.lists.list(path).len(),
    });
    let view = TagsView { breadcrumbs: breadcrumbs(context, None), tags: tags.collect() };
    PageView {
        path: context.path.to_owned(),
        template: "tags.html",
        frame: frame(context),
        head: head(context, "Tags", ABOUT),
        content: Content::Tags(view),
    }
}
