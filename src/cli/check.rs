//! `factum check`: every check, and nothing published.
#![expect(clippy::disallowed_methods, reason = "GitHub says in the environment where its summary is")]

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;

use super::arguments::{CheckOptions, Format, Global};
use super::outcome::Outcome;
use super::progress::Progress;
use super::{authors, fix, open, print, report, touched};
use crate::diagnostic::{Diagnostic, emit};
use crate::error::{Error, Result};
use crate::text::SourceMap;
use crate::workspace::{Bodies, Drafts, LockUse, Tracking, Workspace};

pub(super) fn run(global: &Global, options: &CheckOptions) -> Result<Outcome> {
    let drafts = Drafts::from_flag(options.drafts);
    let progress = Progress::of(global);
    let open = || -> Result<(Workspace, Vec<Diagnostic>)> {
        progress.stage("reading notes");
        let mut material = open::material_with(global, drafts, LockUse::Judged, Bodies::Links)?;
        authors::tell(&mut material, &global.root, None);
        progress.stage("checking");
        let mut workspace = Workspace::new(material, options.today.clone(), Tracking::Off);
        let findings = workspace.last_findings();
        progress.end();
        Ok((workspace, findings))
    };
    let (mut workspace, mut findings) = open()?;
    if options.fix {
        let fixed = fix::run(global, &findings, &workspace.material.sources)?;
        print::message(fixed.report);
        // What is left is told with the places that it has now, so the files are read again.
        if fixed.count > 0 {
            (workspace, findings) = open()?;
        }
    }
    if let Some(base) = &options.changed {
        let all = findings.len();
        findings = touched::findings(global, base, drafts, options.today.as_ref(), &workspace, findings)?;
        if all > findings.len() && options.format == Format::Human && !global.quiet {
            print::message(format!("{} findings of what {base} has too are left out", all - findings.len()));
        }
    }
    report::print_findings(options.format, &findings, &workspace.material.sources)?;
    if options.format == Format::Human && !global.quiet {
        print::result(report::format_tally(&workspace, &findings))?;
    }
    if options.format == Format::Github
        && let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty())
    {
        append_summary(Path::new(&path), &findings, &workspace.material.sources)?;
    }
    let has_failed = report::has_errors(&findings) || options.strict && report::has_any(&findings);
    // The process ends here, and gives its memory back at once instead of piece by piece.
    std::mem::forget((workspace, findings));
    Ok(if has_failed { Outcome::Faulty } else { Outcome::Clean })
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
