//! `factum verify`: a published copy against its manifest and its own proofs.
#![expect(clippy::disallowed_methods, reason = "the copy and the articles are read where the options say")]

use std::fmt::Write as _;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::arguments::{Global, VerifyOptions};
use super::bounded::{self, MAX_ARTICLE};
use super::outcome::Outcome;
use super::print;
use super::report_format::ReportFormat;
use crate::attest::{ArticleReport, Report, Wholeness, attest};
use crate::error::{Error, Result};
use crate::vfs::{Disk, Tree, Zipped};

/// The most bytes of an archive.
const MAX_ARCHIVE: u64 = 1 << 30;

/// How many files or doubts of one kind are listed.
const MOST_LISTED: usize = 20;

pub(super) fn run(global: &Global, options: &VerifyOptions) -> Result<Outcome> {
    let tree = open_copy(&options.copy)?;
    let articles = options.article.iter().map(|file| article(file)).collect::<Result<Vec<_>>>()?;
    let report = attest(&*tree, &articles)?;
    match options.format {
        ReportFormat::Json => print_json(&report)?,
        ReportFormat::Human if global.quiet && report.is_borne_out() => {}
        ReportFormat::Human => print::result(format_report(&report))?,
    }
    Ok(if report.is_borne_out() { Outcome::Clean } else { Outcome::Faulty })
}

/// A published copy: a folder, or a ZIP archive.
pub(super) fn open_copy(path: &Path) -> Result<Box<dyn Tree>> {
    if path.is_dir() {
        return Ok(Box::new(Disk::new(path)));
    }
    const HELP: &str = "name the folder of a published copy, or a ZIP archive of one";
    let fail = |error| Error::io(format!("cannot read {}", path.display()), error).help(HELP);
    let mut head = [0; 2];
    // A pipe is not even opened: that would wait until somebody writes to it.
    if path.metadata().map_err(fail)?.is_file() {
        // What is shorter is no archive either.
        let _ = File::open(path).map_err(fail)?.read_exact(&mut head);
    }
    if head != *b"PK" {
        return Err(Error::new(format!("{} is no ZIP archive", path.display())).help(HELP));
    }
    Ok(Box::new(Zipped::new(bounded::read(path, MAX_ARCHIVE)?)?))
}

/// A saved article as it would be archived: without a byte order mark, and with `\n` at the end of its lines.
fn article(path: &Path) -> Result<(String, String)> {
    let name = path.display().to_string();
    let text = bounded::read_text(path, MAX_ARTICLE)?;
    Ok((name, text.trim_start_matches('\u{feff}').replace("\r\n", "\n")))
}

fn print_json(report: &Report) -> Result<()> {
    #[derive(serde::Serialize)]
    struct Whole<'r> {
        borne_out: bool,
        #[serde(flatten)]
        report: &'r Report,
    }
    print::json(&Whole { borne_out: report.is_borne_out(), report })
}

fn format_report(report: &Report) -> String {
    let mut text = String::new();
    push_files(&mut text, &report.files);
    let (quotes, statements) = (report.quotes, report.statements);
    let _ = writeln!(
        text,
        "{} of {} quotes on {} pages are proved to stand in the sealed texts",
        quotes.proved, quotes.total, report.pages
    );
    let _ = writeln!(
        text,
        "{} of {} sentences that rest on quotes are borne out",
        statements.proved, statements.total
    );
    for doubt in report.doubts.iter().take(MOST_LISTED) {
        let place = if doubt.anchor.is_empty() { String::new() } else { format!("#{}", doubt.anchor) };
        let _ = writeln!(text, "  {}{place}: {}", printable(&doubt.path), printable(&doubt.what));
    }
    push_left_out(&mut text, report.doubts.len());
    for source in &report.sources {
        let _ = writeln!(
            text,
            "{}: {} passages proved; root {}; SHA-256 {}",
            printable(&source.source),
            source.passages,
            printable(&source.root),
            printable(&source.sha256)
        );
    }
    report.articles.iter().for_each(|article| push_article(&mut text, article));
    if report.articles.is_empty() && !report.sources.is_empty() {
        text.push_str(
            "A root is as good as whoever published it. With a saved article, --article FILE says whether it is the \
             text with one of these roots.\n",
        );
    }
    text
}

fn push_files(text: &mut String, files: &Wholeness) {
    if !files.has_manifest {
        text.push_str("There is no MANIFEST.sha256: nobody can tell whether the copy is whole\n");
        return;
    }
    let whole = files.listed - files.altered.len() - files.missing.len();
    let _ = writeln!(text, "{whole} of {} listed files are as they were published", files.listed);
    let lists = [
        ("altered", &files.altered),
        ("missing", &files.missing),
        ("added, and not part of what was published", &files.added),
        ("not listed: of the host, or of whoever keeps the copy", &files.unlisted),
    ];
    for (what, paths) in lists {
        for path in paths.iter().take(MOST_LISTED) {
            let _ = writeln!(text, "  {}: {what}", printable(path));
        }
        push_left_out(text, paths.len());
    }
    if files.unread > 0 {
        let _ = writeln!(text, "  {} lines of the manifest list nothing", files.unread);
    }
}

fn push_left_out(text: &mut String, count: usize) {
    if count > MOST_LISTED {
        let _ = writeln!(text, "  and {} more", count - MOST_LISTED);
    }
}

fn push_article(text: &mut String, article: &ArticleReport) {
    let file = printable(&article.file);
    let _ = match (&article.is_text_of, &article.nearest) {
        (Some(source), _) => {
            writeln!(text, "{file} is the text of {}: the root is made from it", printable(source))
        }
        (None, Some((source, found, total))) => writeln!(
            text,
            "{file} is not the text with any of these roots; {found} of {total} passages of {} stand in it too",
            printable(source)
        ),
        (None, None) => writeln!(text, "{file} is not the text with any of these roots"),
    };
}

/// What a stranger's copy says, without what a terminal would obey.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
