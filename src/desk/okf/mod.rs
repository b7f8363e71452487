//! Takes a bundle of the Open Knowledge Format in (0.2, and what 0.1 wrote): each concept becomes a note, a draft until
//! somebody has read it; each source with an address becomes a note of it.
//!
//! Nothing is refused for what a bundle leaves out or adds. What a note has no place for stays in it as a comment.

mod body;
mod concept;
mod import;
mod note;
mod outer;
mod place;

pub use import::{Imported, import_okf};
