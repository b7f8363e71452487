//! The dossier as a book: EPUB 3.3.

mod epub;
mod package;
mod xhtml;

pub use epub::epub;
