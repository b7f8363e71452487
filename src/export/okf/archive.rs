//! The archive: a note a file, and a list of all at the root.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::facts::{Facts, line, path_of};
use crate::error::Result;
use crate::export::zip::{Packing, Zip};
use crate::model::ParsedNote;
use crate::site::BuildOptions;
use crate::workspace::Workspace;

/// The archive's bytes: the same for the same dossier.
///
/// # Errors
/// When the theme cannot be used, or the archive would be larger than one can be.
pub fn okf(workspace: &mut Workspace, options: &BuildOptions) -> Result<Vec<u8>> {
    let dossier = workspace.material.dossier.clone();
    let rendering = workspace.rendering(options)?;
    let notes: BTreeMap<&str, &ParsedNote> =
        dossier.notes.iter().map(|(id, note)| (id.as_str(), &**note)).collect();
    let facts = Facts::of(&rendering, notes)?;
    let mut zip = Zip::default();
    let mut index = format!("---\nokf_version: \"0.2\"\n---\n\n# {}\n", line(&dossier.site.title));
    let mut folder = None;
    let mut sorted: Vec<&ParsedNote> = facts.notes.values().copied().collect();
    sorted.sort_by(|a, b| (&a.folder, &a.id).cmp(&(&b.folder, &b.id)));
    for note in sorted {
        if folder != Some(&note.folder) {
            folder = Some(&note.folder);
            let kind = dossier.kind_of(note).map_or("Pages", |kind| kind.plural.as_str());
            let _ = write!(index, "\n## {}\n\n", line(kind));
        }
        let description = if note.description().is_empty() {
            String::new()
        } else {
            format!(": {}", line(note.description()))
        };
        let _ = writeln!(index, "* [{}]({}){description}", line(note.title()), path_of(note));
        let label = dossier.kind_of(note).map_or("Page", |kind| kind.label.as_str());
        let text = facts.front(note, label) + &facts.body(note);
        zip.add(&path_of(note), text.as_bytes(), Packing::Deflated)?;
    }
    zip.add("index.md", index.as_bytes(), Packing::Deflated)?;
    zip.finish()
}
