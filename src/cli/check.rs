//! `factum check`: every check, and nothing published.
#![expect(clippy::disallowed_methods, reason = "GitHub says in the environment where its summary is")]

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;

use super::arguments::{CheckOptions, Format, Global};
use super::outcome::Outcome;
use super::{fix, open, print, report};
use crate::diagnostic::{Diagnostic, emit};
use crate::error::{Error, Result};
use crate::text::SourceMap;
use crate::workspace::Drafts;

pub(super) fn run(global: &Global, options: &CheckOptions) -> Result<Outcome> {
    let drafts = Drafts::from_flag(options.drafts);
    let mut workspace = open::workspace(global, drafts)?;
    let mut checked = workspace.check(options.today.as_ref());
    if options.fix {
        let fixed = fix::run(global, &checked.findings, &workspace.sources)?;
        print::message(fixed.report);
        // What is left is told with the places that it has now, so the files are read again.
        if fixed.count > 0 {
            workspace = open::workspace(global, drafts)?;
            checked = workspace.check(options.today.as_ref());
        }
    }
    let findings = report::format_findings(options.format, &checked.findings, &workspace.sources)?;
    match options.format {
        Format::Human => print::message(&findings),
        Format::Short | Format::Json | Format::Github | Format::Sarif => print::result(&findings)?,
    }
    if options.format == Format::Human && !global.quiet {
        print::result(report::format_tally(&workspace, &checked))?;
    }
    if options.format == Format::Github
        && let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty())
    {
        append_summary(Path::new(&path), &checked.findings, &workspace.sources)?;
    }
    Ok(if report::has_errors(&checked.findings) { Outcome::Faulty } else { Outcome::Clean })
}

/// Annotations are cut after ten of a level; the summary of the step holds all of them.
fn append_summary(path: &Path, findings: &[Diagnostic], sources: &SourceMap) -> Result<()> {
    let mut text = String::new();
    emit::summary(findings, sources, &mut text).map_err(|_| Error::new("cannot write the summary"))?;
    let written = OpenOptions::new().create(true).append(true).open(path);
    written
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|error| Error::io(format!("cannot write the step's summary to {}", path.display()), error))
}
