//! The `factum` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    factum::cli::run(std::env::args_os())
}
