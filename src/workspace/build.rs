//! From a checked dossier to the files of its site.

use std::sync::Arc;

use rayon::prelude::*;

use super::live::Workspace;
use crate::error::{Error, Result};
use crate::model::{Artifact, OutputPath};
use crate::render::{Renderer, ThemeError, search_scripts};
use crate::site::{Chapter, Route, Site, SiteTables};

pub use crate::site::BuildOptions;

impl Workspace {
    /// Renders every page, in parallel, and gathers every other file of the site.
    ///
    /// # Errors
    /// When the theme cannot be used.
    pub fn render(&mut self, options: &BuildOptions) -> Result<Vec<Artifact>> {
        let renderer = self.renderer()?;
        let theme = self.material.config.theme.clone();
        let fail = |error| theme_error(&theme, &error);
        let tables = self.derived.tables(&self.material);
        let site = self.site(&tables, options);
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

    /// One page as [`Self::render`] makes it, on request.
    ///
    /// # Errors
    /// When the theme cannot be used.
    pub fn page(&mut self, route: &Route, options: &BuildOptions) -> Result<Vec<u8>> {
        let renderer = self.renderer()?;
        let tables = self.derived.tables(&self.material);
        let view = self.site(&tables, options).view(route);
        renderer.render(&view).map_err(|error| theme_error(&self.material.config.theme, &error))
    }

    /// The pages that there are, and every file for machines, in the order of their paths.
    #[must_use]
    pub fn routes(&mut self, options: &BuildOptions) -> Vec<Route> {
        let tables = self.derived.tables(&self.material);
        self.site(&tables, options).routes()
    }

    /// The dossier from its first to its last page.
    #[must_use]
    pub fn chapters(&mut self, options: &BuildOptions) -> Vec<Chapter> {
        let tables = self.derived.tables(&self.material);
        self.site(&tables, options).chapters()
    }

    fn site(&self, tables: &Arc<SiteTables>, options: &BuildOptions) -> Site<'_> {
        let (index, verification) = (self.index(), self.verification());
        Site::with_tables(&self.material.dossier, index, verification, tables, options)
    }

    /// The renderer of the dossier's theme, whose templates are read once.
    fn renderer(&mut self) -> Result<Renderer> {
        if let Some(renderer) = &self.renderer {
            return Ok(renderer.clone());
        }
        let renderer = Renderer::new(self.material.theme.clone())
            .map_err(|error| theme_error(&self.material.config.theme, &error))?;
        Ok(self.renderer.insert(renderer).clone())
    }
}

fn theme_error(theme: &str, error: &ThemeError) -> Error {
    Error::new(format!("the theme {theme} cannot make a page: {error}"))
        .help("docs/themes.md says what each template is given")
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
