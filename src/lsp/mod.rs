//! The language server: what an editor shows and offers while a dossier is written, over the Language Server Protocol.
//!
//! It stands on `Workspace::apply`: what is typed is a change of a file like any other. The only room that names the
//! protocol's types.

mod actions;
mod aliases;
mod captured;
mod cites;
mod client;
mod complete;
mod config;
mod convert;
mod diagnostics;
mod dispatch;
mod documents;
mod edits;
mod evidence;
mod figures;
mod folding;
mod hints;
mod hover;
mod keys;
mod mentions;
mod navigate;
mod notified;
mod opened;
mod out;
mod place;
mod publish;
mod rename;
mod server;
mod session;
mod show_page;
mod symbols;
mod typing;
mod uri;
mod view;
mod wire;

pub use opened::Settings;
pub use server::serve;
pub use show_page::{StartPreview, TellAddress};
