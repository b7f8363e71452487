//! The threads that work is shared among. They are started before anything is read: where the system gives none, that
//! is an error like any other.

use std::error::Error as _;

use crate::error::{Error, Result};

/// Starts as many workers as are asked for, else one for each processor. What is started stays as it is.
pub(super) fn start(jobs: Option<usize>) -> Result<()> {
    match rayon::ThreadPoolBuilder::new().num_threads(jobs.unwrap_or(0)).build_global() {
        // Only what the system refuses has a cause; else they have been started already.
        Err(error) if error.source().is_some() => {
            Err(Error::new(format!("cannot start {}: {error}", in_words(jobs)))
                .help("ask for fewer with `factum build --jobs 1`, or let this user have more threads"))
        }
        _ => Ok(()),
    }
}

fn in_words(jobs: Option<usize>) -> String {
    match jobs {
        Some(1) => "a worker".to_owned(),
        Some(jobs) => format!("{jobs} workers"),
        None => "a worker for each processor".to_owned(),
    }
}
