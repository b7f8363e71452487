//! `factum theme eject`: the files of the default theme, to be edited.

use super::arguments::{EjectOptions, Global};
use super::outcome::Outcome;
use super::print;
use super::replace::NewFiles;
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
    let mut new = NewFiles::default();
    for (path, bytes) in &files {
        new.must_write(&folder.join(path), bytes)?;
    }
    new.keep();
    if !global.quiet {
        print::result(format!("{} files in {}", files.len(), folder.display()))?;
        print::result(format!(
            "set `theme: {name}` in {}; delete every file that you do not change",
            global.config
        ))?;
    }
    Ok(Outcome::Clean)
}
