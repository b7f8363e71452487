//! A file of the next site that comes piece by piece, so that it is never in memory as a whole. As long as its pieces are
//! what stands in the output folder, nothing is written.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::PathBuf;

use super::output::Output;
use super::survey::Survey;
use super::{regular, stage};
use crate::error::{Error, Result};
use crate::model::OutputPath;

/// A file that is being put into the staging folder.
pub(super) struct GrowingFile {
    path: OutputPath,
    state: State,
}

enum State {
    /// The output folder has a file that begins with all pieces so far: how long they are.
    Same(File, u64),
    /// It has none, so that they are in the staging folder.
    Staged(File),
}

impl GrowingFile {
    pub(super) fn begin(path: OutputPath, old: &Survey, place: &Output) -> Result<Self> {
        let there = old.has(&path).then(|| regular::open(&place.path().join(path.as_str())).ok()).flatten();
        let state = match there {
            Some(file) => State::Same(file, 0),
            None => State::Staged(stage::create(&path, old, place)?),
        };
        Ok(Self { path, state })
    }

    pub(super) fn push(&mut self, bytes: &[u8], old: &Survey, place: &Output) -> Result<()> {
        if let State::Same(file, length) = &mut self.state {
            if begins_with(file, bytes).unwrap_or(false) {
                *length += bytes.len() as u64;
                return Ok(());
            }
            let length = *length;
            self.differ(length, old, place)?;
        }
        match &mut self.state {
            State::Staged(file) => file.write_all(bytes).map_err(|error| self.fail(error, place)),
            State::Same(..) => Ok(()),
        }
    }

    /// Gives back the path, and whether the output folder has the file there, byte for byte.
    pub(super) fn finish(mut self, old: &Survey, place: &Output) -> Result<(OutputPath, bool)> {
        if let State::Same(file, length) = &self.state {
            let length = *length;
            if file.metadata().is_ok_and(|metadata| metadata.len() == length) {
                return Ok((self.path, true));
            }
            self.differ(length, old, place)?;
        }
        Ok((self.path, false))
    }

    /// Goes on in the staging folder, with as much of what the output folder has as is the same.
    fn differ(&mut self, length: u64, old: &Survey, place: &Output) -> Result<()> {
        let mut staged = stage::create(&self.path, old, place)?;
        let same = regular::open(&place.path().join(self.path.as_str())).map(|file| file.take(length));
        let copied = same.and_then(|mut same| io::copy(&mut same, &mut staged));
        copied.map_err(|error| self.fail(error, place))?;
        self.state = State::Staged(staged);
        Ok(())
    }

    fn fail(&self, error: io::Error, place: &Output) -> Error {
        let path: PathBuf = place.staging().join(self.path.as_str());
        Error::io(format!("cannot write {}", path.display()), error)
    }
}

/// Whether the rest of a file begins with these bytes.
fn begins_with(file: &mut File, bytes: &[u8]) -> io::Result<bool> {
    let mut there = vec![0; bytes.len()];
    file.read_exact(&mut there)?;
    Ok(there == bytes)
}
