//! Factum compiles Markdown notes that cite archived articles into a cross-linked HTML dossier.

pub mod attest;
pub mod check;
pub mod cli;
pub mod compare;
pub mod desk;
pub mod diagnostic;
pub mod error;
pub mod export;
pub mod extract;
pub mod index;
pub mod keys;
pub mod lsp;
pub mod model;
pub mod mutate;
pub mod publish;
pub mod read;
pub mod render;
pub mod serve;
pub mod site;
pub mod syntax;
pub mod text;
pub mod verify;
pub mod vfs;
pub mod workspace;
