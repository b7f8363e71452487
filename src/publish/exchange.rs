//! Putting the staged site in the place of the one that stands, in one step.
//!
//! On Linux and macOS the two folders are exchanged by one system call (`renameat2` with
//! `RENAME_EXCHANGE`, `renameatx_np` with `RENAME_SWAP`). Where the file system cannot do that, the old
//! folder is moved aside first; a build that is killed between the two moves leaves the output missing,
//! and the next start moves the old folder back.
#![expect(clippy::disallowed_methods, reason = "publishing reads and writes the output folder")]

use std::fs;
use std::io;

use super::mark::{self, MARK};
use super::output::Output;
use super::remains;
use crate::error::{Error, Result};

/// Moves a site back that a killed build left aside.
pub(super) fn recover(place: &Output) -> Result<()> {
    let aside = place.aside();
    // What has the name and not the mark is somebody else's.
    if !mark::is_marked(&aside) {
        return Ok(());
    }
    // With the output in place, the killed build had finished the exchange and what is aside is old.
    if place.path().exists() {
        return remains::recover(&aside, place);
    }
    fs::rename(&aside, place.path()).map_err(|e| Error::io(format!("cannot recover {}", aside.display()), e))
}

/// Exchanges the staged site with the output folder, and tells whether that can be done: not with what is mounted.
/// Afterwards the old site is in the staging folder.
pub(super) fn exchange(place: &Output) -> Result<bool> {
    match swapped(place) {
        Err(error) if is_mounted(&error) => Ok(false),
        done => done.map(|()| true).map_err(|error| place.fail("publish to", error)),
    }
}

fn swapped(place: &Output) -> io::Result<()> {
    let staging = place.staging();
    // There is nothing to exchange with at the first build.
    if !place.path().exists() {
        return fs::rename(staging, place.path());
    }
    // The old site is known by its mark while it waits to be deleted.
    let was_marked = mark::is_marked(place.path());
    if !was_marked {
        mark::mark(place.path())?;
    }
    let unmark = || {
        if !was_marked {
            let _ = fs::remove_file(place.path().join(MARK));
        }
    };
    match swap(place) {
        Err(error) if is_unsupported(&error) => {
            let aside = place.aside();
            fs::rename(place.path(), &aside)?;
            if let Err(error) = fs::rename(staging, place.path()) {
                // Put the old site back; if that fails too, the next start does it.
                let _ = fs::rename(&aside, place.path());
                unmark();
                return Err(error);
            }
            fs::rename(&aside, staging)
        }
        other => other.inspect_err(|_| unmark()),
    }
}

fn swap(place: &Output) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, place.staging(), CWD, place.path(), RenameFlags::EXCHANGE)?)
}

/// Whether a folder cannot be moved because a file system is mounted there.
fn is_mounted(error: &io::Error) -> bool {
    let mounted = [rustix::io::Errno::BUSY, rustix::io::Errno::XDEV];
    mounted.iter().any(|errno| error.raw_os_error() == Some(errno.raw_os_error()))
}

fn is_unsupported(error: &io::Error) -> bool {
    let unsupported = [rustix::io::Errno::INVAL, rustix::io::Errno::NOSYS, rustix::io::Errno::NOTSUP];
    unsupported.iter().any(|errno| error.raw_os_error() == Some(errno.raw_os_error()))
}
