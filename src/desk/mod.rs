//! What helps an editor to write: a dossier to start from, notes to fill in, words of the captures to cite.
//!
//! It makes texts; who writes them to a folder is the command line.

mod archive;
mod begun;
mod blank;
mod cite;
mod evidence;
mod near;
mod okf;
mod runs;
mod source;
mod spellings;
mod starter;

pub use archive::{Archived, archive};
pub use begun::{Begun, begun};
pub use blank::{Blank, Wanted, blank, kind_of};
pub use cite::{Cited, Hit, cite};
pub use evidence::{Passage, evidence};
pub use okf::{Imported, import_okf};
pub use source::{Intake, Taken, entry, take_in};
pub use starter::{BEGUN, starter};
