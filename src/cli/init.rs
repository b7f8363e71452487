//! `factum init`: a small complete dossier to begin from.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::arguments::Global;
use super::desk_arguments::InitOptions;
use super::outcome::Outcome;
use super::print;
use super::replace::NewFiles;
use crate::desk::{BEGUN, starter};
use crate::error::{Error, Result};

pub(super) fn run(global: &Global, options: &InitOptions) -> Result<Outcome> {
    let root = global.root.join(&options.folder);
    let begun = BEGUN.iter().find(|name| fs::symlink_metadata(root.join(name)).is_ok());
    if let Some(begun) = begun {
        // `.` is where one is, and says nothing in a path.
        let begun = root.join(begun);
        let plain: PathBuf = begun.components().filter(|part| *part != Component::CurDir).collect();
        return Err(Error::new(format!("a dossier has begun here: {} is there", plain.display())).help(
            "nothing of it is overwritten; give the name of a new folder, as in `factum init dossier`",
        ));
    }
    let (mut new, mut written, mut kept) = (NewFiles::default(), 0, Vec::new());
    for (path, text) in starter()? {
        if new.write(&root.join(path), text.as_bytes())? {
            written += 1;
        } else {
            kept.push(path);
        }
    }
    new.keep();
    for path in kept {
        print::message(format!("{path} was there and is left as it is"));
    }
    if !global.quiet {
        let folder = options.folder.display();
        print::result(format!("{written} files in {folder}"))?;
        let there = if options.folder == Path::new(".") { String::new() } else { format!("cd {folder} && ") };
        print::result(format!("{there}factum serve --open shows the dossier while you write"))?;
    }
    Ok(Outcome::Clean)
}
