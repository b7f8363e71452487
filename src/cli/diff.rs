//! `factum diff`: what changed in the facts.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::arguments::{DiffFormat, DiffOptions, Global};
use super::outcome::Outcome;
use super::verify::open_copy;
use super::{open, print, revision};
use crate::compare::{Facts, changes, to_human, to_markdown};
use crate::error::Result;
use crate::model::{FactChanges, FactGroup};
use crate::site::TableKind;
use crate::vfs::Tree;
use crate::workspace::{self, Bodies, Drafts, Inputs, LockUse, Material, Tracking, Workspace};

/// The most bytes of a table of a published copy.
const MOST_BYTES: usize = 1 << 30;

pub(super) fn run(global: &Global, options: &DiffOptions) -> Result<Outcome> {
    let (old, new) = (facts(global, Some(&options.from))?, facts(global, options.to.as_deref())?);
    let changes = changes(&old, &new);
    match options.format {
        DiffFormat::Human => print::result(to_human(&changes))?,
        DiffFormat::Markdown => print::result(to_markdown(&changes))?,
        DiffFormat::Json => print::json(&changes)?,
    }
    Ok(Outcome::Clean)
}

/// What changed in the facts of the dossier as it lies here since an earlier state of it.
pub(super) fn since(global: &Global, name: &str) -> Result<FactChanges> {
    let (old, new) = (facts(global, Some(name))?, facts(global, None)?);
    let mut changes = changes(&old, &new);
    // A page of changes tells what is known to have changed; whether other words say the same, an editor looks at before.
    changes.retain(|change| change.group != FactGroup::Reworded);
    Ok(FactChanges { since: shown(name), changes })
}

/// What a page calls an earlier state: a revision as it was named, a folder or archive by the last part of its path,
/// since where it lies on somebody's disk is nobody else's.
fn shown(name: &str) -> String {
    let file = Path::new(name).canonicalize().ok();
    let file = file.as_deref().and_then(Path::file_name);
    file.map_or_else(|| name.to_owned(), |file| file.to_string_lossy().into_owned())
}

/// The facts of one side: of a folder or archive where there is one of this name, else of a revision; of the dossier as
/// it lies here where nothing is named.
pub(super) fn facts(global: &Global, name: Option<&str>) -> Result<Facts> {
    let Some(name) = name else {
        return of_dossier(open::inputs(global, Drafts::Excluded, LockUse::Held, Bodies::Whole)?);
    };
    let path = PathBuf::from(name);
    if is_dossier(&path, &global.config) {
        let there = Global { root: path, captures: None, config: global.config.clone(), ..*global };
        return of_dossier(open::inputs(&there, Drafts::Excluded, LockUse::Held, Bodies::Whole)?);
    }
    if path.exists() {
        let tree = open_copy(&path)?;
        let help = "a published copy has its facts in data/; one of an earlier version has none";
        return Facts::read(|file| tree.read(&format!("data/{file}"), MOST_BYTES))
            .map_err(|error| error.help(help));
    }
    of_dossier(at_revision(global, name)?)
}

fn is_dossier(path: &Path, config: &str) -> bool {
    path.join(config).is_file()
}

/// A revision, with the captures that are here.
pub(super) fn at_revision(global: &Global, name: &str) -> Result<Inputs> {
    let here = open::inputs(global, Drafts::Excluded, LockUse::Held, Bodies::Whole)?;
    let tree: Arc<dyn Tree> = Arc::new(revision::tree(&global.root, name)?);
    Ok(Inputs { tree, ..here })
}

fn of_dossier(inputs: Inputs) -> Result<Facts> {
    let material = Material::open(&inputs)?;
    let mut workspace = Workspace::new(material, None, Tracking::Off);
    let rendering = workspace.rendering(&workspace::BuildOptions::default())?;
    Facts::read(|file| {
        let kind = TableKind::ALL.into_iter().find(|kind| file.strip_suffix(".json") == Some(kind.name()));
        let route = kind.and_then(|kind| rendering.table(kind));
        route.map_or_else(|| Ok(b"[]".to_vec()), |route| rendering.page(route))
    })
}
