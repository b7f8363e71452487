//! The only state: reads a dossier and conducts the stages over it.

mod asking;
mod base_url;
mod below;
mod build;
mod change;
mod compared;
mod config;
mod data_files;
mod dependencies;
mod derived;
mod file_role;
mod folder;
mod inputs;
mod intake;
mod live;
mod load;
mod making;
mod material;
mod note_change;
mod note_files;
mod on_request;
mod other_faults;
mod overlay;
mod pages;
pub mod reading;
mod sink;
mod subject;
mod tables;
#[cfg(test)]
pub(crate) mod tests;
mod theme;
mod to_read;
mod unfinished;

pub use base_url::base_url;
pub use build::{BuildOptions, Rendering};
pub use change::Change;
pub use config::Config;
pub use derived::Tracking;
pub use folder::{Folder, Taken};
pub use inputs::{Authors, Bodies, Drafts, History, Inputs, LockUse};
pub use live::Workspace;
pub use load::REVIEWS;
pub use material::Material;
pub use sink::{Growing, Sink};
pub use to_read::{QuoteView, RunView};
pub use to_read::{ReadCounts, ReadState, SentenceView, ToRead};
