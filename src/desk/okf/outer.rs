//! Sources of a bundle that stand outside it: each with an address becomes a note.

use std::collections::BTreeMap;

use super::concept::field;
use super::place::Placed;
use crate::desk::source::{Intake, take_in};
use crate::extract::{Fact, Field, Reference};
use crate::model::Dossier;

/// The notes of sources that stand outside the bundle, by their addresses: those that the dossier has, and new ones.
pub(super) fn outer_sources(
    dossier: &Dossier,
    placed: &BTreeMap<String, Placed<'_>>,
    notes: &mut Vec<(String, String)>,
    remarks: &mut Vec<String>,
) -> BTreeMap<String, String> {
    let own = dossier
        .notes
        .iter()
        .filter_map(|(id, note)| Some((note.source()?.url.as_ref()?.value.clone(), id.to_string())));
    let mut sources: BTreeMap<String, String> = own.collect();
    let mut taken: Vec<String> = placed.values().map(|one| one.id.clone()).collect();
    for one in placed.values() {
        for entry in one.concept.entries("sources") {
            let Some(address) = field(entry, "resource").filter(|address| address.starts_with("http")) else {
                continue;
            };
            if sources.contains_key(address) {
                continue;
            }
            let place = format!("{} of the bundle", one.concept.path);
            let fact =
                |field: Field, value: &str| Fact { field, value: value.to_owned(), place: place.clone() };
            let author = field(entry, "author").map(|author| author.trim_start_matches("human:"));
            let facts =
                [(Field::Url, Some(address)), (Field::Title, field(entry, "title")), (Field::Author, author)];
            let facts = facts.into_iter().filter_map(|(field, value)| Some(fact(field, value?))).collect();
            let key = field(entry, "id").unwrap_or("").to_owned();
            let reference = Reference { key, facts, files: Vec::new() };
            let intake = Intake { reference: Some((&reference, &one.concept.path)), ..Intake::default() };
            match take_in(dossier, intake) {
                Ok(note) => {
                    let (path, text) = note.note;
                    let stem = path.rsplit('/').next().and_then(|name| name.strip_suffix(".md"));
                    let id = stem.unwrap_or("").to_owned();
                    if taken.contains(&id) {
                        remarks.push(format!("{address}: there would be two notes {id}"));
                        continue;
                    }
                    taken.push(id.clone());
                    sources.insert(address.to_owned(), id);
                    notes.push((path, text.replacen("---\n", "---\ndraft: true\n", 1)));
                }
                Err(why) => remarks.push(format!("{address}: {why}")),
            }
        }
    }
    sources
}
