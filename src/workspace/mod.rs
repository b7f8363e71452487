//! The only state: reads a dossier and conducts the stages over it.

mod below;
mod build;
mod config;
mod edit;
mod inputs;
mod load;
pub mod reading;
mod state;
#[cfg(test)]
mod tests;
mod theme;

pub use build::{BuildOptions, Rendering};
pub use config::Config;
pub use inputs::{Drafts, Inputs, LockUse};
pub use state::{Checked, Workspace};
