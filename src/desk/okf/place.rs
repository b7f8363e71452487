//! Where the concepts of a bundle come to stand in a dossier.

use std::collections::{BTreeMap, BTreeSet};

use super::concept::Concept;
use crate::desk::blank::{check_id, id_of, kind_of};
use crate::error::{Error, Result};
use crate::model::{BaseKind, Dossier, Kind};

/// Where a concept comes to stand.
pub(super) struct Placed<'b> {
    pub(super) concept: &'b Concept,
    pub(super) kind: &'b Kind,
    pub(super) id: String,
    /// Why it is not written: the dossier has such a note.
    pub(super) is_there: bool,
}

pub(super) fn path_of(placed: &Placed<'_>) -> String {
    if placed.concept.is_home() {
        return "content/index.md".to_owned();
    }
    format!("content/{}/{}.md", placed.kind.folder, placed.id)
}

/// Where each concept comes to stand: under the kind that its type names, else its folder, else the fallback.
pub(super) fn place<'b>(
    dossier: &'b Dossier,
    concepts: &'b BTreeMap<String, Concept>,
    fallback: Option<&str>,
    remarks: &mut Vec<String>,
) -> Result<BTreeMap<String, Placed<'b>>> {
    let fallback = fallback.map(|word| kind_of(dossier, word)).transpose()?;
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut placed = BTreeMap::new();
    for (path, concept) in concepts {
        let folder = path.split_once('/').map_or("", |(folder, _)| folder);
        let pages = || dossier.site.kinds.iter().find(|kind| kind.base == BaseKind::Page);
        let of_folder = || dossier.site.kinds.iter().find(|kind| kind.folder == folder);
        let kind = kind_of(dossier, &concept.kind).ok().or_else(of_folder).or(fallback).or_else(pages);
        let kind = kind.ok_or_else(|| {
            Error::new(format!("this dossier has no kind for {path}, whose type is {}", concept.kind))
                .help("say which kind such notes have: --kind FOLDER")
        })?;
        let stem = path.rsplit('/').next().and_then(|name| name.strip_suffix(".md")).unwrap_or("");
        let mut id = if concept.is_home() { "index".to_owned() } else { id_of(&stem.to_lowercase(), None) };
        if id.is_empty() || taken.contains(&id) {
            id = id_of(&path.trim_end_matches(".md").to_lowercase().replace('/', " "), None);
        }
        while id.is_empty() || taken.contains(&id) {
            id.push_str("-2");
        }
        taken.insert(id.clone());
        let is_there = check_id(dossier, &id).is_err();
        if is_there {
            remarks.push(format!("{path}: left out, there is a note {id} already"));
        }
        placed.insert(path.clone(), Placed { concept, kind, id, is_there });
    }
    Ok(placed)
}

/// The notes to which paths of the bundle lead: id and title.
pub(super) fn names(
    placed: &BTreeMap<String, Placed<'_>>,
    dossier: &Dossier,
) -> BTreeMap<String, (String, String)> {
    let name = |one: &Placed<'_>| {
        let known = dossier.notes.iter().find(|(id, _)| one.is_there && id.as_str() == one.id);
        let title = known.map_or_else(|| one.concept.title(), |(_, note)| note.title().to_owned());
        (one.id.clone(), title)
    };
    placed.iter().map(|(path, one)| (path.clone(), name(one))).collect()
}
