//! From a checked dossier to the files of its site.

use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::state::{Checked, Workspace};
use crate::error::{Error, Result};
use crate::model::{Artifact, OutputPath};
use crate::render::{Renderer, search_scripts};
use crate::site::Site;

pub use crate::site::BuildOptions;

/// Takes a file of the site: its path below the output folder and its bytes.
type Sink<'s> = dyn Fn(OutputPath, &[u8]) -> Result<()> + Sync + 's;

impl Workspace {
    /// Renders every page, in parallel, and gathers every other file of the site, in memory.
    ///
    /// # Errors
    /// When the theme cannot be used.
    pub fn render(&self, checked: &Checked, options: &BuildOptions) -> Result<Vec<Artifact>> {
        let artifacts = Mutex::new(Vec::new());
        self.render_to(checked, options, &|path, bytes| {
            let artifact = Artifact { path, bytes: bytes.to_vec() };
            artifacts.lock().unwrap_or_else(PoisonError::into_inner).push(artifact);
            Ok(())
        })?;
        let mut artifacts = artifacts.into_inner().unwrap_or_else(PoisonError::into_inner);
        artifacts.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(artifacts)
    }

    /// Renders every page, in parallel, and hands it and every other file of the site to `sink`, from the
    /// thread that made it and in no particular order.
    ///
    /// # Errors
    /// When the theme cannot be used, or the sink fails.
    pub fn render_to(&self, checked: &Checked, options: &BuildOptions, sink: &Sink<'_>) -> Result<()> {
        let fail = |error| {
            Error::new(format!("the theme {} cannot make a page: {error}", self.config.theme))
                .help("docs/themes.md says what each template is given")
        };
        let renderer = Renderer::new(self.theme.clone()).map_err(fail)?;
        let site = Site::new(&self.dossier, &checked.index, &checked.verification, options);
        site.routes().par_iter().try_for_each(|route| {
            let bytes = renderer.render(&site.view(route)).map_err(fail)?;
            sink(output_path(&route.path)?, &bytes)
        })?;
        for (path, bytes) in renderer.assets() {
            sink(output_path(&path)?, bytes)?;
        }
        for (path, bytes) in &self.dossier.assets {
            sink(output_path(path)?, bytes)?;
        }
        search(&site).par_iter().try_for_each(|(path, bytes)| sink(output_path(path)?, bytes))
    }
}

/// A path of the site, unless it leads out of the output folder. The checks refuse such a path first; this
/// holds even where `factum.yaml` has switched them off.
fn output_path(path: &str) -> Result<OutputPath> {
    OutputPath::new(path).map_err(|error| {
        Error::new(error.to_string()).help("give the note, alias or file that asks for it another name")
    })
}

/// The search index's files; none where there is nothing to be found.
fn search(site: &Site<'_>) -> Vec<(String, Vec<u8>)> {
    let notes = site.searched();
    if notes.is_empty() {
        return Vec::new();
    }
    let entries = notes.par_iter().flat_map_iter(|note| site.search_entries(note)).collect();
    search_scripts(&site.search_index(entries))
}
