//! The language server: what an editor shows and offers while a dossier is written, over the Language Server Protocol.
//!
//! It stands on `Workspace::apply`: what is typed is a change of a file like any other. The only room that names the
//! protocol's types.

mod actions;
mod client;
mod convert;
mod diagnostics;
mod dispatch;
mod documents;
mod notified;
mod opened;
mod out;
mod publish;
mod server;
mod session;
mod show_page;
mod typing;
mod uri;
mod view;
mod wire;

pub use opened::Settings;
pub use server::serve;
