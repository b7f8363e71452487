//! The theme a dossier asks for: the one inside the binary, with the files of `themes/<name>/` in place of
//! those with the same names.

use crate::error::{Error, Result};
use crate::render::Theme;
use crate::vfs::{EntryKind, Tree};

/// Reads the theme `name`. `default` needs no folder.
pub(super) fn read(tree: &dyn Tree, name: &str) -> Result<Theme> {
    let folder = format!("themes/{name}");
    if name.is_empty() || name.contains(['/', '\\']) || name.starts_with('.') {
        return Err(Error::new(format!("`{name}` cannot be the name of a theme"))
            .help("a theme is named by its folder below themes/"));
    }
    if name != "default" && !tree.exists(&folder) {
        return Err(Error::new(format!("there is no theme {name}"))
            .help(format!("make the folder {folder}, or set `theme: default` in the configuration")));
    }
    let mut own = Theme::default();
    for entry in tree.list(&folder)?.into_iter().filter(|entry| entry.kind == EntryKind::File) {
        let below = entry.path[folder.len() + 1..].to_owned();
        let bytes = tree.read(&entry.path)?;
        if let Some(template) = below.strip_prefix("templates/") {
            let text =
                String::from_utf8(bytes).map_err(|_| Error::new(format!("{} is not UTF-8", entry.path)))?;
            own.templates.push((template.to_owned(), text));
        } else if let Some(asset) = below.strip_prefix("assets/") {
            own.assets.push((asset.to_owned(), bytes));
        }
    }
    Ok(Theme::embedded().overridden_by(own))
}
