//! Errors outside the author's text: the disk, an argument, the network.
//!
//! A finding about the author's text is never one of these; it is a diagnostic.

use std::fmt;
use std::io;

/// The disk, an argument or the network failed.
#[derive(Debug)]
pub struct Error {
    what: String,
    help: Option<String>,
    source: Option<io::Error>,
}

/// A result of something that touches the world.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error in words.
    #[must_use]
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), help: None, source: None }
    }

    /// An operation on a path failed: "cannot read content/index.md".
    #[must_use]
    pub fn io(what: impl Into<String>, source: io::Error) -> Self {
        Self { what: what.into(), help: None, source: Some(source) }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Advice about it.
    #[must_use]
    pub fn what_to_do(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// The kind of input or output error beneath, if there is one.
    #[must_use]
    pub fn io_kind(&self) -> Option<io::ErrorKind> {
        self.source.as_ref().map(io::Error::kind)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.source {
            Some(source) => write!(f, "{}: {source}", self.what),
            None => f.write_str(&self.what),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}
