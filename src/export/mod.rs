//! The dossier in other forms than a site. Works on what the workspace renders; writes nothing.
//!
//! Never imports `serve` or `lsp`.

mod book;
mod html;
mod markup;
mod okf;
mod paged;
mod site_zip;
mod style;
mod zip;

pub use book::epub;
pub use html::single_file;
pub use okf::okf;
pub use paged::with_pages;
pub use site_zip::site_zip;
