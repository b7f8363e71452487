//! The preview: the site of a dossier as it is while it is written, answered over HTTP to the browser of this machine.
//!
//! Files are made in memory when they are asked for, and nothing is published. The only room that speaks HTTP.

mod answer;
mod body;
mod door;
mod listeners;
mod made;
mod media;
mod posted;
mod preview;
mod request;
mod review;
mod run;
mod script;
mod server;
mod session;
mod silent;
mod state;
#[cfg(test)]
mod tests;
mod token;

pub use answer::Answer;
pub use door::asked;
pub use posted::{FileOpener, Signer};
pub use preview::Preview;
pub use run::{Settings, serve};
pub use session::{News, Teller};
