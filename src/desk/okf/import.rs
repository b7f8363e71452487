//! Reads a bundle and makes its notes.

use std::collections::BTreeMap;

use super::body::Bundle;
use super::concept::Concept;
use super::outer::outer_sources;
use super::place::{names, path_of, place};
use crate::error::{Error, Result};
use crate::model::Dossier;
use crate::vfs::{EntryKind, Tree};

/// The most bytes of a concept, and the most concepts of a bundle.
const MAX_BYTES: usize = 2 << 20;
const MAX_CONCEPTS: usize = 50_000;

/// Of how many files it is told why, where none can be taken in.
const MOST_TOLD: usize = 5;

/// What a bundle comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Notes by path from the dossier's folder.
    pub notes: Vec<(String, String)>,
    /// What was not taken in as it stands, and why.
    pub remarks: Vec<String>,
}

/// The notes of a bundle. `fallback` is the kind of concepts whose type the dossier has no kind for.
///
/// # Errors
/// When the bundle cannot be read or has no concept, or there is no kind for one.
pub fn import_okf(dossier: &Dossier, bundle: &dyn Tree, fallback: Option<&str>) -> Result<Imported> {
    let mut imported = Imported::default();
    let concepts = read(bundle, &mut imported.remarks)?;
    if concepts.is_empty() {
        return Err(nothing_in_it(&imported.remarks));
    }
    let placed = place(dossier, &concepts, fallback, &mut imported.remarks)?;
    let names = names(&placed, dossier);
    let sources = outer_sources(dossier, &placed, &mut imported.notes, &mut imported.remarks);
    for one in placed.values().filter(|one| !one.is_there) {
        let text =
            one.concept.to_note(one.kind, &Bundle { names: &names, concepts: &concepts, sources: &sources });
        imported.notes.push((path_of(one), text));
    }
    Ok(imported)
}

/// Why nothing could be taken in: what was left out says it, where there is anything.
fn nothing_in_it(left_out: &[String]) -> Error {
    const FORM: &str =
        "a bundle is a folder or ZIP archive of Markdown files, each with a `type` in its front matter";
    if left_out.is_empty() {
        return Error::new("there is no concept in it").help(FORM);
    }
    let told = left_out.iter().take(MOST_TOLD).cloned().collect::<Vec<_>>().join("; ");
    let more = left_out.len().checked_sub(MOST_TOLD).filter(|more| *more > 0);
    let more = more.map_or_else(String::new, |more| format!("; and {more} more"));
    Error::new("no file in it can be taken in").help(format!("{told}{more}"))
}

/// The concepts of a bundle by path.
fn read(bundle: &dyn Tree, remarks: &mut Vec<String>) -> Result<BTreeMap<String, Concept>> {
    let mut concepts = BTreeMap::new();
    for entry in bundle.list("")? {
        let name = entry.path.rsplit('/').next().unwrap_or("");
        let is_hidden = entry.path.split('/').any(|part| part.starts_with('.'));
        if is_hidden || !name.ends_with(".md") || matches!(name, "index.md" | "log.md") {
            continue;
        }
        if entry.kind != EntryKind::File || concepts.len() == MAX_CONCEPTS {
            remarks.push(format!("{}: left out", entry.path));
            continue;
        }
        let bytes = bundle.read(&entry.path, MAX_BYTES)?;
        let text = String::from_utf8(bytes).ok().filter(|text| text.len() <= MAX_BYTES);
        let Some(text) = text else {
            remarks.push(format!("{}: left out, it is no UTF-8 text of at most 2 MiB", entry.path));
            continue;
        };
        match Concept::read(&entry.path, &text.replace("\r\n", "\n")) {
            Ok(concept) => _ = concepts.insert(entry.path, concept),
            Err(why) => remarks.push(format!("{}: left out, {why}", entry.path)),
        }
    }
    Ok(concepts)
}
