//! The dossier as an archive of Markdown notes in the Open Knowledge Format 0.2: a note a file with its type and title,
//! plain links between them, and a list of all at the root. `factum import` takes such an archive in.
//!
//! What a note states is kept, sentence by sentence with its links and quotes, and what is on record of it; tables and
//! pictures are not.

mod archive;
mod body;
mod facts;
mod front;

pub use archive::okf;
