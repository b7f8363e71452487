//! Where the files of a site go that are made one by one: to a folder, into an archive.

use crate::error::Result;
use crate::model::OutputPath;

/// Takes the files of a site, from any thread.
pub trait Sink: Sync {
    /// Takes a file: its path below the output folder and its bytes.
    ///
    /// # Errors
    /// When it cannot be put where it belongs.
    fn put(&self, path: OutputPath, bytes: &[u8]) -> Result<()>;

    /// Begins a file that comes piece by piece.
    ///
    /// # Errors
    /// The same.
    fn begin(&self, path: OutputPath) -> Result<Box<dyn Growing + '_>>;
}

/// A file that comes piece by piece.
pub trait Growing {
    /// Takes the next piece.
    ///
    /// # Errors
    /// When it cannot be put where it belongs.
    fn push(&mut self, bytes: &[u8]) -> Result<()>;

    /// Takes the file as it is now.
    ///
    /// # Errors
    /// The same.
    fn finish(self: Box<Self>) -> Result<()>;
}

/// Takes files as wholes.
pub(super) type Taker<'s> = dyn Fn(OutputPath, &[u8]) -> Result<()> + Sync + 's;

/// A sink for whoever needs each file as a whole.
pub(super) struct Whole<'s>(pub(super) &'s Taker<'s>);

struct WholeFile<'s> {
    take: &'s Taker<'s>,
    path: OutputPath,
    bytes: Vec<u8>,
}

impl Sink for Whole<'_> {
    fn put(&self, path: OutputPath, bytes: &[u8]) -> Result<()> {
        (self.0)(path, bytes)
    }

    fn begin(&self, path: OutputPath) -> Result<Box<dyn Growing + '_>> {
        Ok(Box::new(WholeFile { take: self.0, path, bytes: Vec::new() }))
    }
}

impl Growing for WholeFile<'_> {
    fn push(&mut self, bytes: &[u8]) -> Result<()> {
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<()> {
        (self.take)(self.path, &self.bytes)
    }
}
