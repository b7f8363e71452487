//! The `factum` command.

use std::process::ExitCode;

/// A build makes millions of small pieces of memory on several threads, for which this one is made.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    factum::cli::run(std::env::args_os())
}
