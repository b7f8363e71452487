//! The feed: events and what was changed, the latest first.

use crate::index::note_output;
use crate::model::{BaseKind, ParsedNote};
use crate::site::context::PageContext;
use crate::site::format::date;
use crate::site::frame::machine;
use crate::site::urls::encoded;
use crate::site::view::{AtomEntry, FeedView, MachineFile, PageView};

/// The most entries that the feed has.
const ENTRIES: usize = 50;
/// When nothing is dated: the first moment that RFC 3339 readers agree on.
const NEVER: &str = "1970-01-01T00:00:00Z";

/// Events, and every note that says when it was changed, the latest first.
pub(in crate::site) fn feed(context: PageContext<'_>) -> PageView {
    let info = &context.graph.dossier.site;
    let base = &context.graph.base_url;
    let mut entries: Vec<AtomEntry> = context.graph.notes().filter_map(|note| entry(context, note)).collect();
    entries.sort_by(|a, b| (&b.updated, &a.id).cmp(&(&a.updated, &b.id)));
    entries.truncate(ENTRIES);
    let view = FeedView {
        id: if base.is_empty() {
            format!("urn:factum:{}", encoded(&info.title.to_lowercase()))
        } else {
            base.clone()
        },
        title: info.title.clone(),
        subtitle: info.description.clone(),
        language: if info.language.is_empty() { "en".to_owned() } else { info.language.clone() },
        home: if base.is_empty() { "index.html".to_owned() } else { base.clone() },
        own: format!("{base}feed.xml"),
        updated: entries.first().map_or(NEVER.to_owned(), |entry| entry.updated.clone()),
        entries,
    };
    machine(context, MachineFile::Feed(view))
}

fn entry(context: PageContext<'_>, note: &ParsedNote) -> Option<AtomEntry> {
    let of_event = note.front.date.as_ref().filter(|_| note.base == BaseKind::Event);
    let day = date::last_day(&note.front.updated.as_ref().or(of_event)?.value)?;
    let base = &context.graph.base_url;
    let path = encoded(&note_output(note));
    Some(AtomEntry {
        id: if base.is_empty() { format!("urn:factum:{path}") } else { format!("{base}{path}") },
        title: note.title().to_owned(),
        href: format!("{base}{path}"),
        updated: format!("{day}T00:00:00Z"),
        summary: note.description().to_owned(),
    })
}
