//! `factum new`: a note to fill in, or the note and text of an article that was saved.
#![expect(clippy::disallowed_methods, reason = "the file that is taken in stands outside the dossier")]

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::arguments::Global;
use super::desk_arguments::NewOptions;
use super::outcome::Outcome;
use super::{open, print, replace};
use crate::desk::{Taken, Wanted, blank, take_in};
use crate::error::{Error, Result};
use crate::model::Dossier;
use crate::workspace::Drafts;

/// The most bytes of a saved article.
const MAX_BYTES: u64 = 64 << 20;

pub(super) fn run(global: &Global, options: &NewOptions) -> Result<Outcome> {
    let material = open::material(global, Drafts::Included)?;
    if options.kind == "source" {
        return take(global, options, &material.dossier);
    }
    let wanted = Wanted {
        kind: options.kind.clone(),
        title: options.title.clone(),
        id: options.id.clone(),
        date: options.date.clone(),
        from: options.from.clone(),
    };
    let blank = blank(&material.dossier, &wanted)?;
    replace::new_file(&global.root.join(&blank.path), blank.text.as_bytes())?;
    print::result(blank.path)?;
    Ok(Outcome::Clean)
}

/// Takes a saved article in. The note comes last, so that none names a capture that is not there.
fn take(global: &Global, options: &NewOptions, dossier: &Dossier) -> Result<Outcome> {
    let path = Path::new(&options.title);
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let Taken { note, capture, original } = take_in(dossier, &name, &read(path)?, options.id.as_deref())?;
    let captures = global.captures.clone().unwrap_or_else(|| global.root.join("captures"));
    if let Some((name, bytes)) = &original {
        replace::new_file(&captures.join(name), bytes)?;
    }
    replace::new_file(&captures.join(&capture.0), capture.1.as_bytes())?;
    replace::new_file(&global.root.join(&note.0), note.1.as_bytes())?;
    if !global.quiet {
        print::message(format!(
            "{}: {} characters",
            captures.join(&capture.0).display(),
            capture.1.chars().count()
        ));
    }
    print::result(note.0)?;
    Ok(Outcome::Clean)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let fail = |error| Error::io(format!("cannot read {}", path.display()), error);
    // Opening a pipe would wait for a writer.
    if !std::fs::metadata(path).map_err(fail)?.is_file() {
        return Err(Error::new(format!("cannot read {}: it is not a regular file", path.display())));
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes)).map_err(fail)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Error::new(format!("{} has more than {MAX_BYTES} bytes", path.display())));
    }
    Ok(bytes)
}
