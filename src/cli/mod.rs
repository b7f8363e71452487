//! The command line: arguments in, exit status out. The only user of clap, and the only room that prints.
//!
//! Exit status: 0 clean, 1 the dossier has errors, 2 it could not run. Results go to stdout, findings for
//! people and errors to stderr.

mod apart;
mod arguments;
mod authors;
mod bounded;
mod build;
mod check;
mod cite;
mod coverage;
mod desk_arguments;
mod diff;
mod digests_at;
mod editor;
mod examples;
mod explain;
mod explain_arguments;
mod export;
mod fix;
mod history;
mod import;
mod init;
mod keys;
mod links;
mod lsp;
mod mutate;
mod new;
mod open;
mod opened;
mod outcome;
mod paper;
mod print;
mod progress;
mod publish_arguments;
mod read;
mod replace;
mod report;
mod report_format;
mod review;
mod review_desk;
mod review_text;
mod revision;
mod seal;
mod serve;
mod shell;
mod sign;
mod theme;
mod touched;
mod user_config;
mod verify;
mod workers;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use crate::error::{Error, Result};
use arguments::{Arguments, Command, ThemeCommand};
use outcome::Outcome;

/// Runs a command line and returns its exit status.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are results, not errors; what cannot be printed has no reader.
            if error.use_stderr() {
                print::styled_message(error.render().ansi().to_string());
                return ExitCode::from(2);
            }
            let _ = print::styled_result(error.render().ansi().to_string());
            return ExitCode::SUCCESS;
        }
    };
    arguments.global.color.write_global();
    match dispatch(&arguments) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Faulty) => ExitCode::from(1),
        Err(error) => {
            print_error(&error);
            ExitCode::from(2)
        }
    }
}

fn dispatch(arguments: &Arguments) -> Result<Outcome> {
    history::check_environment()?;
    match &arguments.command {
        Command::Init(options) => init::run(&arguments.global, options),
        Command::New(options) => new::run(&arguments.global, options),
        Command::Cite(options) => cite::run(&arguments.global, options),
        Command::Evidence(options) => cite::run_evidence(&arguments.global, options),
        Command::Build(options) => build::run(&arguments.global, options),
        Command::Check(options) => check::run(&arguments.global, options),
        Command::Serve(options) => serve::run(&arguments.global, options),
        Command::Review(options) => review::run(&arguments.global, options),
        Command::Lsp(options) => lsp::run(&arguments.global, options),
        Command::Seal(options) => seal::run(&arguments.global, options),
        Command::Coverage(options) => coverage::run(&arguments.global, options),
        Command::Read(options) => read::run(&arguments.global, options),
        Command::Mutate(options) => mutate::run(&arguments.global, options),
        Command::Export(options) => export::run(&arguments.global, options),
        Command::Import(options) => import::run(&arguments.global, options),
        Command::Diff(options) => diff::run(&arguments.global, options),
        Command::Verify(options) => verify::run(&arguments.global, options),
        Command::Explain(options) => explain::run(&arguments.global, options),
        Command::Extract(options) => apart::run(options),
        Command::Completions(options) => shell::completions(options),
        Command::Man(options) => shell::man(options),
        Command::Theme { command: ThemeCommand::Eject(options) } => theme::eject(&arguments.global, options),
    }
}

fn print_error(error: &Error) {
    print::styled_message(report::format_error(error));
}
