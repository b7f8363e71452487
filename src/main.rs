//! The `factum` command.

use std::process::ExitCode;

/// A dossier is millions of small pieces of memory, made by several threads at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    factum::cli::run(std::env::args_os())
}
