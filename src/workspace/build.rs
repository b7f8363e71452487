//! From a checked dossier to the files of its site.

use rayon::prelude::*;

use super::{Checked, Workspace};
use crate::error::{Error, Result};
use crate::model::Artifact;
use crate::render::{Renderer, search_scripts};
use crate::site::Site;

pub use crate::site::BuildOptions;

impl Workspace {
    /// Renders every page, in parallel, and gathers every other file of the site.
    ///
    /// # Errors
    /// When the theme cannot be used.
    pub fn render(&self, checked: &Checked, options: &BuildOptions) -> Result<Vec<Artifact>> {
        let fail = |error| {
            Error::new(format!("the theme {} cannot make a page: {error}", self.config.theme))
                .help("docs/themes.md says what each template is given")
        };
        let renderer = Renderer::new(self.theme.clone()).map_err(fail)?;
        let site = Site::new(&self.dossier, &checked.index, &checked.verification, options);
        let mut artifacts = site
            .routes()
            .par_iter()
            .map(|route| {
                let bytes = renderer.render(&site.view(route)).map_err(fail)?;
                Ok(Artifact { path: route.path.clone(), bytes })
            })
            .collect::<Result<Vec<_>>>()?;
        artifacts.extend(renderer.assets());
        artifacts.extend(search(&site));
        let copied = self.dossier.assets.iter();
        artifacts.extend(copied.map(|(path, bytes)| Artifact { path: path.clone(), bytes: bytes.to_vec() }));
        Ok(artifacts)
    }
}

/// The search index's files; none where there is nothing to be found.
fn search(site: &Site<'_>) -> Vec<Artifact> {
    let notes = site.searched();
    if notes.is_empty() {
        return Vec::new();
    }
    let entries = notes.par_iter().flat_map_iter(|note| site.search_entries(note)).collect();
    search_scripts(&site.search_index(entries))
}
