//! `factum theme eject`: the files of the default theme, to be edited.

use super::arguments::{EjectOptions, Global};
use super::outcome::Outcome;
use super::print;
use crate::error::{Error, Result};
use crate::render::Theme;

pub(super) fn eject(global: &Global, options: &EjectOptions) -> Result<Outcome> {
    let name = &options.name;
    if name.is_empty() || name.contains(['/', '\\']) || name.starts_with('.') {
        return Err(Error::new(format!("`{name}` cannot be the name of a theme"))
            .help("a theme is named by its folder below themes/"));
    }
    let folder = global.root.join("themes").join(name);
    if folder.exists() {
        return Err(Error::new(format!(
            "{} is there already, and nothing of it is overwritten",
            folder.display()
        ))
        .help(format!(
            "give another name, as in `factum theme eject {name}-2`, or delete what you do not want"
        )));
    }
    let files = Theme::embedded_files();
    for (path, bytes) in &files {
        write(&folder.join(path), bytes)?;
    }
    if !global.quiet {
        print::result(format!("{} files in {}", files.len(), folder.display()))?;
        print::result(format!(
            "set `theme: {name}` in {}; delete every file that you do not change",
            global.config
        ))?;
    }
    Ok(Outcome::Clean)
}

#[allow(clippy::disallowed_methods, reason = "the command's purpose is to write these files")]
fn write(path: &std::path::Path, bytes: &[u8]) -> Result<()> {
    let fail = |error: std::io::Error| Error::new(format!("{} cannot be written: {error}", path.display()));
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(fail)?;
    }
    std::fs::write(path, bytes).map_err(fail)
}
