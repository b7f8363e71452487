//! What the search finds of pages that no note makes: the lists of kinds, the timeline, who met whom, the imprint.

use super::entry::{Entry, Shown, of_page};
use super::words::Stemming;
use crate::index::{CORRECTIONS, DATA_PAGE, IMPRINT, MAP, MEETINGS, TAGS, TIMELINE, index_output};
use crate::site::context::PageContext;
use crate::site::frame::meetings_title;
use crate::site::lists::{tags, timeline};
use crate::site::pages::{data, imprint, map, meetings};

/// The entries of these pages, each with its title and what it says of itself.
pub(super) fn entries(
    context: PageContext<'_>,
    stemming: Stemming,
    say: &dyn Fn(&str) -> String,
) -> Vec<Entry> {
    let site = &context.graph.dossier.site;
    let entry = |(path, title, about): (String, &str, &str)| {
        let head = Shown {
            href: context.href(&path),
            title: say(title),
            aside: String::new(),
            language: site.language.clone(),
            texts: Vec::new(),
        };
        of_page(site.kinds.len(), head, &say(about), stemming)
    };
    pages(context).into_iter().flat_map(entry).collect()
}

/// The pages that there are: path, title, and what they hold.
fn pages(context: PageContext<'_>) -> Vec<(String, &str, &str)> {
    let graph = context.graph;
    let lists = graph
        .filled_kinds()
        .map(|kind| (index_output(&kind.folder), kind.plural.as_str(), kind.description.as_str()));
    let timeline = Some((TIMELINE, "Timeline", timeline::ABOUT));
    let meetings = meetings_title(context).map(|title| (MEETINGS, title, meetings::ABOUT));
    let map = graph.lists.has_places().then_some((MAP, map::TITLE, map::ABOUT));
    let tags = graph.lists.tags().next().map(|_| (TAGS, "Tags", tags::ABOUT));
    let imprint = graph.dossier.site.imprint.as_ref();
    let imprint = imprint.map(|given| (IMPRINT, "Imprint", imprint::about(given)));
    let corrections = graph.lists.has_corrections();
    let corrections = corrections.then_some((CORRECTIONS, "Corrections", imprint::ABOUT_CORRECTIONS));
    let data = graph.has_notes().then_some((DATA_PAGE, data::TITLE, data::ABOUT));
    let others = [timeline, meetings, map, tags, imprint, corrections, data].into_iter().flatten();
    lists.chain(others.map(|(path, title, about)| (path.to_owned(), title, about))).collect()
}
