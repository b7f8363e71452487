//! The token of a process: what its own pages know, and nobody else can guess.

use std::fmt::Write as _;

use crate::error::{Error, Result};

/// How many bytes of chance it has.
const BYTES: usize = 24;

/// Makes one.
///
/// # Errors
/// When the system gives no chance.
pub(super) fn token() -> Result<String> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes)
        .map_err(|error| Error::new(format!("the system gives no random numbers: {error}")))?;
    Ok(bytes.iter().fold(String::with_capacity(2 * BYTES), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    }))
}
