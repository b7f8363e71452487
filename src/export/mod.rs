//! The dossier in other forms than a site. Works on what the workspace renders; writes nothing.
//!
//! Never imports `serve` or `lsp`.

mod html;
mod markup;
mod style;

pub use html::single_file;
