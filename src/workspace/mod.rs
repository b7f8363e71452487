//! The only state: reads a dossier and conducts the stages over it.

mod below;
mod build;
mod config;
mod dependencies;
mod derived;
mod file_role;
mod inputs;
mod live;
mod load;
mod making;
mod material;
mod note_change;
mod note_files;
pub mod reading;
mod tables;
#[cfg(test)]
mod tests;
mod theme;

pub use build::{BuildOptions, Rendering};
pub use config::{Config, base_url};
pub use derived::Tracking;
pub use inputs::{Drafts, Inputs, LockUse};
pub use live::{Change, Workspace};
pub use material::Material;
