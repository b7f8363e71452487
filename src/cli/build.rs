//! `factum build`: check, render, publish.

use std::fmt::Write;
use std::sync::Arc;

use super::arguments::{BuildOptions, Format, Global};
use super::outcome::Outcome;
use super::progress::Progress;
use super::{authors, diff, open, print, report, workers};
use crate::error::Result;
use crate::model::OutputPath;
use crate::publish::{Publication, Published, PublishedFile};
use crate::workspace::{self, Drafts, Growing, Sink, Tracking, Workspace};

/// How many of the files that were written over are named.
const OVERWRITTEN_SHOWN: usize = 5;

pub(super) fn run(global: &Global, options: &BuildOptions) -> Result<Outcome> {
    workers::start(options.jobs)?;
    let progress = Progress::of(global);
    progress.stage("reading notes");
    let mut material =
        open::material_with_history(global, Drafts::from_flag(options.drafts), options.today.as_ref())?;
    authors::tell(&mut material, &global.root, None);
    progress.stage("checking");
    let mut workspace = Workspace::new(material, options.today.clone(), Tracking::Off);
    let findings = workspace.last_findings();
    progress.end();
    report::print_findings(Format::Human, &findings, &workspace.material.sources)?;
    if report::has_errors(&findings) {
        print::message("nothing was published");
        return Ok(Outcome::Faulty);
    }
    workspace.finish_checks();
    let changes = match &options.since {
        Some(since) => Some(Arc::new(diff::since(global, since)?)),
        None => None,
    };
    let site = workspace::BuildOptions { base_url: options.base_url.clone(), changes };
    let rendering = workspace.rendering(&site)?;
    let publication = Publication::begin(&global.root, &global.root.join(&options.output))?;
    let sink = CountingSink { publication: &publication, progress: &progress, pages: rendering.routes.len() };
    rendering.all_but_kept_to(&|path| publication.kept(path), &sink)?;
    progress.stage("publishing");
    let published = publication.finish()?;
    progress.end();
    // The process ends soon, and the system takes all memory back at once. To give back each small piece of it first
    // would take a part of the build's time.
    std::mem::forget(rendering);
    if !global.quiet {
        print::result(report::format_tally(&workspace, &findings))?;
        print::result(format_summary(&published, &options.output.display().to_string()))?;
    }
    if !published.overwritten.is_empty() {
        print::message(format_overwritten(&published.overwritten));
    }
    if let Some(left) = &published.left_behind {
        print::message(format!("warning: the site is published, but {left}; the next build clears it away"));
    }
    std::mem::forget(workspace);
    Ok(Outcome::Clean)
}

/// Publishes what is made, and tells how far it has come.
struct CountingSink<'p> {
    publication: &'p Publication,
    progress: &'p Progress,
    pages: usize,
}

impl Sink for CountingSink<'_> {
    fn put(&self, path: OutputPath, bytes: &[u8]) -> Result<()> {
        self.progress.count(self.pages, "pages");
        self.publication.put(path, bytes)
    }

    fn begin(&self, path: OutputPath) -> Result<Box<dyn Growing + '_>> {
        self.progress.count(self.pages, "pages");
        Ok(Box::new(self.publication.begin_file(path)?))
    }
}

impl Growing for PublishedFile<'_> {
    fn push(&mut self, bytes: &[u8]) -> Result<()> {
        self.push(bytes)
    }

    fn finish(self: Box<Self>) -> Result<()> {
        (*self).finish()
    }
}

/// Says what was changed in the output, of many files the first few, and where to change it instead.
fn format_overwritten(files: &[String]) -> String {
    let (shown, more) = files.split_at(files.len().min(OVERWRITTEN_SHOWN));
    let mut named = shown.join(", ");
    if !more.is_empty() {
        let _ = write!(named, " and {} more", more.len());
    }
    format!(
        "warning: changed since the last build, and written over: {named}; change the notes or the theme instead, \
         what a build makes is made anew by the next one"
    )
}

fn format_summary(published: &Published, output: &str) -> String {
    let Published { files, written, deleted, .. } = published;
    format!(
        "{files} files in {output}: {written} written, {} left as they were, {deleted} deleted",
        files - written
    )
}
