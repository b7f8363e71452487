//! `factum seal`: the lock from the captures, or the lock held against them.

use std::sync::Arc;

use super::arguments::{Global, SealOptions};
use super::outcome::Outcome;
use super::progress::Progress;
use super::{open, print, replace};
use crate::error::{Error, Result};
use crate::index::Index;
use crate::model::Lock;
use crate::verify::archive::lock::write_lock;
use crate::verify::sealing::{self, lock_of};
use crate::workspace::{Bodies, Drafts, LockUse, Material};

pub(super) fn run(global: &Global, options: &SealOptions) -> Result<Outcome> {
    let progress = Progress::of(global);
    progress.stage("reading notes and captures");
    let lock = if options.check { LockUse::Held } else { LockUse::Rewritten };
    let mut material = open::material_with(global, Drafts::Included, lock, Bodies::Links)?;
    if has_unread(&material) {
        return Ok(Outcome::Faulty);
    }
    if let Some((name, near)) = material.misnamed_capture().filter(|_| material.dossier.captures.is_empty()) {
        return Err(Error::new(format!("there is no capture {name}, but {near}"))
            .help("a capture is named below the captures folder: correct `capture:` in its source"));
    }
    if material.dossier.captures.is_empty() {
        return Err(Error::new("no capture of any source is here")
            .help("put the archived articles into captures/, or name their folder with --captures DIR"));
    }
    let has_capture = |id| material.dossier.captures.contains_key(id);
    let mut sources = material.dossier.notes.values().filter(|note| note.source().is_some());
    let keeps_seals = sources.any(|note| !has_capture(&note.id));
    // A lock that cannot be read may have seals that would be lost.
    if let Some(error) = material.unread_lock.take().filter(|_| keeps_seals) {
        return Err(Arc::into_inner(error).unwrap_or_else(|| Error::new("factum.lock cannot be read")));
    }
    let index = Index::of(&material.dossier);
    progress.stage("sealing");
    let next = lock_of(&material.dossier, &index);
    progress.end();
    if options.check { compare(&material, &next) } else { write(global, &material, &next) }
}

/// Whether a note or a capture that is there is not known, which is told: what it cites would be missing from the lock,
/// and what the lock has of it would be lost.
fn has_unread(material: &Material) -> bool {
    let unread = material.unread();
    for (path, why) in &unread {
        print::message(format!("{path}: {why}"));
    }
    if !unread.is_empty() {
        print::message(
            "nothing was sealed: what these files cite would be lost; `factum check` tells what is wrong with them",
        );
    }
    !unread.is_empty()
}

/// Seals every source whose capture is here; the seals of others are kept.
fn write(global: &Global, material: &Material, next: &Lock) -> Result<Outcome> {
    replace::file(&global.root.join("factum.lock"), write_lock(next).as_bytes())?;
    for (source, seal) in &next.sources {
        let old = material.dossier.lock.sources.get(source).filter(|old| old.sha256 != seal.sha256);
        let lost =
            old.map_or(0, |old| old.quotes.keys().filter(|key| !seal.quotes.contains_key(*key)).count());
        if lost > 0 {
            print::message(format!(
                "{source}: its capture is another than the sealed one, and of its sealed quotes {lost} do not stand in it"
            ));
        }
    }
    if !global.quiet {
        let fresh = material.dossier.captures.len();
        let quotes: usize = next.sources.values().map(|seal| seal.quotes.len()).sum();
        let sources = next.sources.len();
        print::result(format!(
            "{quotes} quotes of {sources} sources sealed, {fresh} of them from their captures"
        ))?;
    }
    Ok(Outcome::Clean)
}

fn compare(material: &Material, next: &Lock) -> Result<Outcome> {
    let state = sealing::compare(&material.dossier.lock, next);
    let lists = [
        (&state.unsealed, "has no seal"),
        (&state.stale, "has a capture that is not the sealed one"),
        (&state.altered, "has a seal that is not made from its capture"),
        (&state.outdated, "is quoted otherwise, or read otherwise, than its seal says"),
        (&state.orphaned, "is sealed and is no source of this dossier"),
    ];
    for (sources, what) in lists {
        for source in sources {
            print::message(format!("{source} {what}"));
        }
    }
    for (one, other) in &state.overlaps {
        print::message(format!("{one} and {other} overlap otherwise than the lock says"));
    }
    if state.is_current() {
        print::result(format!("factum.lock is what {} captures give", material.dossier.captures.len()))?;
        return Ok(Outcome::Clean);
    }
    print::message("run `factum seal` to write the lock anew, and look at what changed");
    Ok(Outcome::Faulty)
}
