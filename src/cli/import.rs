//! `factum import`: notes of a bundle of the Open Knowledge Format.

use super::arguments::{Global, ImportOptions};
use super::outcome::Outcome;
use super::verify::open_copy;
use super::{open, print, replace, report};
use crate::desk::import_okf;
use crate::error::Result;
use crate::workspace::Drafts;

pub(super) fn run(global: &Global, options: &ImportOptions) -> Result<Outcome> {
    let material = open::material(global, Drafts::Included)?;
    let bundle = open_copy(&options.bundle)?;
    let imported = import_okf(&material.dossier, &*bundle, options.kind.as_deref())?;
    let mut outcome = Outcome::Clean;
    for (path, text) in &imported.notes {
        match replace::new_file(&global.root.join(path), text.as_bytes()) {
            Ok(()) => print::result(path)?,
            Err(error) => {
                outcome = Outcome::Faulty;
                print::styled_message(report::format_error(&error));
            }
        }
    }
    imported.remarks.iter().for_each(print::message);
    if !global.quiet && !imported.notes.is_empty() {
        print::message(
            "they are drafts until you have read them; `factum check --drafts` says what they lack",
        );
    }
    Ok(outcome)
}
