//! `factum check`: every check, and nothing published.

use super::arguments::{CheckOptions, Format, Global};
use super::{Outcome, open, report};
use crate::error::Result;
use crate::workspace::Drafts;

pub(super) fn run(global: &Global, options: &CheckOptions) -> Result<Outcome> {
    let workspace = open::workspace(global, Drafts::asked(options.drafts))?;
    let checked = workspace.check(options.today.as_ref());
    let findings = report::findings(options.format, &checked.findings, &workspace.sources)?;
    match options.format {
        Format::Human => anstream::eprint!("{findings}"),
        Format::Short | Format::Json | Format::Github => anstream::print!("{findings}"),
    }
    if options.format == Format::Human && !global.quiet {
        anstream::println!("{}", report::tally(&workspace, &checked));
    }
    Ok(if report::has_errors(&checked.findings) { Outcome::Faulty } else { Outcome::Clean })
}
