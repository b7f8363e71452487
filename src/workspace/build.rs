//! From a checked dossier to the files of its site.

use rayon::prelude::*;

use super::live::Workspace;
use crate::error::{Error, Result};
use crate::model::{Artifact, OutputPath};
use crate::render::{Renderer, search_scripts};
use crate::site::Site;

pub use crate::site::BuildOptions;

impl Workspace {
    /// Renders every page, in parallel, and gathers every other file of the site.
    ///
    /// # Errors
    /// When the theme cannot be used.
    pub fn render(&self, options: &BuildOptions) -> Result<Vec<Artifact>> {
        let fail = |error| {
            Error::new(format!("the theme {} cannot make a page: {error}", self.material.config.theme))
                .help("docs/themes.md says what each template is given")
        };
        let renderer = Renderer::new(self.material.theme.clone()).map_err(fail)?;
        let site = Site::new(&self.material.dossier, self.index(), self.verification(), options);
        let mut artifacts = site
            .routes()
            .par_iter()
            .map(|route| {
                let bytes = renderer.render(&site.view(route)).map_err(fail)?;
                artifact(route.path.clone(), bytes)
            })
            .collect::<Result<Vec<_>>>()?;
        let mut files: Vec<(String, Vec<u8>)> = renderer.assets().chain(search(&site)).collect();
        let copied = self.material.dossier.assets.iter();
        files.extend(copied.map(|(path, bytes)| (path.clone(), bytes.to_vec())));
        for (path, bytes) in files {
            artifacts.push(artifact(path, bytes)?);
        }
        Ok(artifacts)
    }
}

/// A file of the site, unless its path leads out of the output folder. The checks refuse such a path first; this
/// holds even where `factum.yaml` has switched them off.
fn artifact(path: String, bytes: Vec<u8>) -> Result<Artifact> {
    let path = OutputPath::new(path).map_err(|error| {
        Error::new(error.to_string()).help("give the note, alias or file that asks for it another name")
    })?;
    Ok(Artifact { path, bytes })
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
