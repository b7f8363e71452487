//! What is tried on input that is made by chance, one function each: it panics where something is not as it has to
//! be. `cargo fuzz` looks for such inputs; `cargo test` tries all in `seeds/` and `crashes/` again.
//!
//! They use the library as anybody may, so nothing of it is built otherwise to be tried.

mod dossier;
mod editors;
pub mod html;
mod notes;
mod places;
mod quotes;
mod readers;
mod requests;
mod time;

pub use editors::lsp;
pub use notes::{config, front, page, search};
pub use places::{paths, url};
pub use quotes::{lock, quote, words};
pub use readers::{date, number};
pub use requests::request;
pub use time::superlinear;

/// What is tried on one input.
pub type Target = fn(&[u8]);

/// All of them by name.
pub const TARGETS: [(&str, Target); 14] = [
    ("config", config),
    ("date", date),
    ("front", front),
    ("lock", lock),
    ("lsp", lsp),
    ("number", number),
    ("page", page),
    ("paths", paths),
    ("quote", quote),
    ("request", request),
    ("search", search),
    ("superlinear", superlinear),
    ("url", url),
    ("words", words),
];

/// The text of an input, which is cut off where it is no UTF-8; no more of it than so many bytes.
fn text(data: &[u8], most: usize) -> &str {
    let data = &data[..data.len().min(most)];
    match std::str::from_utf8(data) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&data[..error.valid_up_to()]).unwrap_or(""),
    }
}

/// The two texts that a line of equals signs parts.
fn two(text: &str) -> (&str, &str) {
    text.split_once("\n====\n").unwrap_or((text, ""))
}
