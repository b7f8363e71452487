//! What people save, as text: HTML pages, web archives, PDF, word processors' documents, and lists of references.
//!
//! It reads bytes and writes nothing. What a file states of itself is kept with the place where it was found;
//! nothing is guessed. The files come from strangers: what is unpacked is bounded here, and the command line
//! reads them in a process of its own, whose memory and time are bounded.

mod article;
mod decode;
mod entities;
mod format;
mod html;
mod json_ld;
mod markdown;
mod message;
mod office;
mod page_cost;
mod pdf;
mod plain;
mod read;
mod references;
mod single_file;
mod unpack;
mod wacz;
mod warc;

pub use article::{Article, Fact, Field};
pub use pdf::destinations;
pub use read::read;
pub use references::{Reference, references};
