//! Factum from the outside: its rooms' doors, its command line, and the dossier that it is made for.
#![expect(clippy::disallowed_methods, reason = "tests read the repository and run the program")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod addresses;
mod circles;
mod cli;
mod configuration;
mod coverage;
mod data;
mod diff;
mod docs;
mod doors;
mod dossiers;
mod fix;
mod fuzzed;
mod guards;
mod habits;
mod history;
mod hostile;
mod import;
mod init;
mod keys;
mod lsp;
mod lsp_client;
mod mutate;
mod preview;
mod program;
mod promises;
mod read;
mod review;
mod sarif;
mod seal;
mod serve;
mod site;
mod soak;
mod sources;
mod supply;
mod tamper;
mod terminal;
mod themes;
mod tutorial;
mod verify;
#[cfg(unix)]
mod workflows;
