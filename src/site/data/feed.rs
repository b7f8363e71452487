//! The feed: what was changed, the latest first. The date of an event is not when its page changed.

use std::collections::{BTreeMap, BTreeSet};

use crate::index::{CHANGES, HOME, note_output};
use crate::model::{Date, FactChange, ParsedNote};
use crate::site::context::PageContext;
use crate::site::frame::machine;
use crate::site::urls::{encoded, heading_anchor};
use crate::site::view::{AtomEntry, FeedView, MachineFile, PageView};
use crate::text::{held_by_xml, sha256_hex};

/// The most entries that the feed has.
const ENTRIES: usize = 50;

/// Every note of which it is known when it was changed, the latest first.
pub(in crate::site) fn feed(context: PageContext<'_>) -> PageView {
    let info = &context.graph.dossier.site;
    let base = &context.graph.base_url;
    let mut entries: Vec<AtomEntry> = context.graph.notes().filter_map(|note| entry(context, note)).collect();
    entries.extend(context.graph.notes().flat_map(|note| corrections(context, note)));
    entries.extend(changes(context));
    entries.sort_by(|a, b| (&b.updated, &a.id).cmp(&(&a.updated, &b.id)));
    entries.truncate(ENTRIES);
    for entry in &mut entries {
        for text in [&mut entry.title, &mut entry.summary] {
            *text = held_by_xml(std::mem::take(text));
        }
    }
    let editor = info.imprint.as_ref().and_then(|imprint| imprint.editor.as_deref());
    let view = FeedView {
        id: base.clone(),
        author: editor.unwrap_or(info.title.as_str()).to_owned(),
        title: info.title.clone(),
        subtitle: info.description.clone(),
        language: if info.language.is_empty() { "en".to_owned() } else { info.language.clone() },
        home: base.clone(),
        own: format!("{base}feed.xml"),
        updated: entries.first().map_or(String::new(), |entry| entry.updated.clone()),
        entries,
    };
    machine(context, MachineFile::Feed(view))
}

/// The day of a change of which it is not known when it was made, of a note that is gone say: that on which the dossier
/// is published, where it is said, else that of the latest known change.
fn latest(context: PageContext<'_>) -> Option<String> {
    let dossier = context.graph.dossier;
    let published = dossier.published_on.as_ref().and_then(Date::first_day);
    let changed = || dossier.notes.values().filter_map(|note| dossier.changed(note)?.first_day()).max();
    published.or_else(changed)
}

/// The entry of a note. Its name is made of the note's id, which stays when a page moves, and of the site's address,
/// which no other dossier has.
fn entry(context: PageContext<'_>, note: &ParsedNote) -> Option<AtomEntry> {
    let day = context.graph.dossier.changed(note)?.first_day()?;
    let base = &context.graph.base_url;
    Some(AtomEntry {
        id: format!("{base}#{}", encoded(note.id.as_str())),
        title: note.title().to_owned(),
        href: address(context, note),
        updated: format!("{day}T00:00:00Z"),
        summary: note.description().to_owned(),
    })
}

/// The corrections of a note, each once, with a name that is made of its day and its words.
fn corrections(context: PageContext<'_>, note: &ParsedNote) -> Vec<AtomEntry> {
    let base = &context.graph.base_url;
    let (id, href) = (encoded(note.id.as_str()), address(context, note));
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut entries = Vec::new();
    for one in &note.front.corrections {
        let Some(day) = one.date.value.first_day() else { continue };
        let digest = sha256_hex(format!("{}\0{}", one.wrong.value, one.right.value).as_bytes());
        let name = format!("{day}-{}", &digest[..16]);
        if context.graph.dossier.is_to_come(&one.date.value) || !known.insert(name.clone()) {
            continue;
        }
        entries.push(AtomEntry {
            id: format!("{base}#{id}-corrected-{name}"),
            title: format!("Correction: {}", note.title()),
            href: href.clone(),
            updated: format!("{day}T00:00:00Z"),
            summary: format!("{} → {}", one.wrong.value, one.right.value),
        });
    }
    entries
}

/// What changed in the facts, an entry for each note: its name is made of what changed, so that it stays.
fn changes(context: PageContext<'_>) -> Vec<AtomEntry> {
    let base = &context.graph.base_url;
    let mut by_note: BTreeMap<&str, Vec<&FactChange>> = BTreeMap::new();
    for change in context.graph.changes.iter().flat_map(|changes| &changes.changes) {
        by_note.entry(change.note.as_str()).or_default().push(change);
    }
    let latest = if by_note.is_empty() { None } else { latest(context) };
    let entry = |(id, changes): (&str, Vec<&FactChange>)| {
        let told = |change: &&FactChange| match (change.before.as_str(), change.after.as_str()) {
            ("", after) => format!("+ {after}"),
            (before, "") => format!("− {before}"),
            (before, after) => format!("{before} → {after}"),
        };
        let summary = changes.iter().map(told).collect::<Vec<_>>().join("\n");
        let note = context.find(id);
        let day = note.and_then(|note| context.graph.dossier.changed(note)).and_then(Date::first_day);
        let updated = format!("{}T00:00:00Z", day.or_else(|| latest.clone())?);
        let digest = sha256_hex(format!("{id}\n{summary}").as_bytes());
        Some(AtomEntry {
            id: format!("{base}#{}-changed-{}", encoded(id), &digest[..16]),
            title: format!("Changed: {}", changes.first().map_or(id, |change| change.title.as_str())),
            href: note.map_or_else(|| format!("{base}{CHANGES}"), |note| address(context, note)),
            updated,
            summary,
        })
    };
    by_note.into_iter().filter_map(entry).collect()
}

/// The address of a note: its page, or the heading under which another tells of it.
fn address(context: PageContext<'_>, note: &ParsedNote) -> String {
    let base = &context.graph.base_url;
    match context.graph.told_at(note) {
        Some((path, heading)) => format!("{base}{}#{}", encoded(path), heading_anchor(heading)),
        None => format!("{base}{}", page_path(&note_output(note))),
    }
}

/// The path of a page in an address: the home page is the site itself.
fn page_path(output: &str) -> String {
    if output == HOME { String::new() } else { encoded(output) }
}
