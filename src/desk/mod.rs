//! What an editor begins with: a dossier to start from, and notes to fill in.
//!
//! It makes texts; who writes them to a folder is the command line.

mod blank;
mod starter;

pub use blank::{Blank, Wanted, blank};
pub use starter::{BEGUN, starter};
