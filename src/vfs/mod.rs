//! The trees that text comes from: a folder on disk, a ZIP archive, or files in memory.
//!
//! The stages after it never see a path of the machine: every path here is relative to the tree's root,
//! with `/` between its parts. Only what watches a folder speaks of it as the machine does.

mod disk;
mod memory;
mod open;
mod tree;
mod watch;
mod zipped;

pub use disk::Disk;
pub use memory::Memory;
pub use tree::{Entry, EntryKind, Tree};
pub use watch::{Touched, Watch, WatchEnd};
pub use zipped::Zipped;
