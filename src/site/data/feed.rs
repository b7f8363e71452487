//! The feed: what was changed, the latest first. The date of an event is not when its page changed.

use crate::index::note_output;
use crate::model::ParsedNote;
use crate::site::context::PageContext;
use crate::site::format::date;
use crate::site::frame::machine;
use crate::site::urls::encoded;
use crate::site::view::{AtomEntry, FeedView, MachineFile, PageView};

/// The most entries that the feed has.
const ENTRIES: usize = 50;
/// When nothing is dated: the first moment that RFC 3339 readers agree on.
const NEVER: &str = "1970-01-01T00:00:00Z";

/// Every note that says when it was changed, the latest first.
pub(in crate::site) fn feed(context: PageContext<'_>) -> PageView {
    let info = &context.graph.dossier.site;
    let base = &context.graph.base_url;
    let mut entries: Vec<AtomEntry> = context.graph.notes().filter_map(|note| entry(context, note)).collect();
    entries.sort_by(|a, b| (&b.updated, &a.id).cmp(&(&a.updated, &b.id)));
    entries.truncate(ENTRIES);
    let view = FeedView {
        id: base.clone(),
        title: info.title.clone(),
        subtitle: info.description.clone(),
        language: if info.language.is_empty() { "en".to_owned() } else { info.language.clone() },
        home: base.clone(),
        own: format!("{base}feed.xml"),
        updated: entries.first().map_or(NEVER.to_owned(), |entry| entry.updated.clone()),
        entries,
    };
    machine(context, MachineFile::Feed(view))
}

fn entry(context: PageContext<'_>, note: &ParsedNote) -> Option<AtomEntry> {
    let day = date::last_day(&note.front.updated.as_ref()?.value)?;
    let address = format!("{}{}", context.graph.base_url, encoded(&note_output(note)));
    Some(AtomEntry {
        id: address.clone(),
        title: note.title().to_owned(),
        href: address,
        updated: format!("{day}T00:00:00Z"),
        summary: note.description().to_owned(),
    })
}
