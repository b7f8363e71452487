//! Single files of the site that are no pages, made when somebody asks for one.

use super::live::Workspace;
use crate::error::Result;
use crate::site::BuildOptions;

impl Workspace {
    /// A file of the theme, by its path below the output folder.
    ///
    /// # Errors
    /// When the theme cannot be used.
    pub fn theme_file(&mut self, path: &str) -> Result<Option<Vec<u8>>> {
        let renderer = self.renderer()?;
        let found = renderer.assets().find(|(asset, _)| asset == path).map(|(_, bytes)| bytes.to_vec());
        Ok(found)
    }

    /// The files of the search index. Where changes can be applied, entries are kept from one call to the next.
    ///
    /// # Errors
    /// When the theme cannot be used.
    pub fn search_files(&mut self, options: &BuildOptions) -> Result<Vec<(String, Vec<u8>)>> {
        let is_tracked = self.derived.tracked.is_some();
        let mut memo = std::mem::take(&mut self.pages);
        memo.prepare(options);
        let files = self.unchecked_rendering(options).map(|rendering| rendering.search_kept(&mut memo));
        if is_tracked {
            self.pages = memo;
        }
        files
    }
}
