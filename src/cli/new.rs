//! `factum new`: a note to fill in.

use super::arguments::{Global, NewOptions};
use super::outcome::Outcome;
use super::{open, print, replace};
use crate::desk::{Wanted, blank};
use crate::error::Result;
use crate::workspace::Drafts;

pub(super) fn run(global: &Global, options: &NewOptions) -> Result<Outcome> {
    let material = open::material(global, Drafts::Included)?;
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
