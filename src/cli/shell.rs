//! `factum completions` and `factum man`: what shells and systems are told of the commands.

use clap::CommandFactory;

use super::arguments::Arguments;
use super::desk_arguments::{CompletionsOptions, ManOptions};
use super::outcome::Outcome;
use super::print;
use super::replace::NewFiles;
use crate::error::{Error, Result};

pub(super) fn completions(options: &CompletionsOptions) -> Result<Outcome> {
    let mut bytes = Vec::new();
    clap_complete::generate(options.shell, &mut Arguments::command(), "factum", &mut bytes);
    print::result(String::from_utf8_lossy(&bytes))?;
    Ok(Outcome::Clean)
}

pub(super) fn man(options: &ManOptions) -> Result<Outcome> {
    let fail = |error| Error::io("cannot write a manual page", error);
    let mut command = Arguments::command();
    command.build();
    let mut pages = Vec::new();
    add(&command, "", &mut pages).map_err(fail)?;
    let count = pages.len();
    let mut new = NewFiles::default();
    for (name, bytes) in pages {
        new.must_write(&options.folder.join(name), &bytes)?;
    }
    new.keep();
    print::result(format!("{count} pages in {}", options.folder.display()))?;
    Ok(Outcome::Clean)
}

/// The pages of a command and of those below it, by file name.
fn add(command: &clap::Command, above: &str, pages: &mut Vec<(String, Vec<u8>)>) -> std::io::Result<()> {
    let name = if above.is_empty() {
        command.get_name().to_owned()
    } else {
        format!("{above}-{}", command.get_name())
    };
    let mut bytes = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut bytes)?;
    pages.push((format!("{name}.1"), bytes));
    let below = command.get_subcommands().filter(|command| command.get_name() != "help");
    below.into_iter().try_for_each(|command| add(command, &name, pages))
}
