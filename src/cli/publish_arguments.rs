//! The options of the commands about what was published, and about what changed: `verify`, `diff`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::report_format::ReportFormat;

pub(super) const VERIFY_EXAMPLES: &str = "\
Examples:
  factum verify public                            a folder
  factum verify dossier.zip                       a ZIP archive, as `factum export zip` writes it
  factum verify public --article saved.txt        is the saved article the text with one of the roots?

It needs neither the dossier nor the articles. Exit status 1 says that a file is altered or missing, that a quote is not
proved, or that an article is another text.";

#[derive(Debug, Args)]
pub(super) struct VerifyOptions {
    /// The published copy: a folder or a ZIP archive
    #[arg(value_name = "FOLDER|ZIP")]
    pub(super) copy: PathBuf,
    /// A saved article, plain text as it was archived, to be held against the roots
    #[arg(long, value_name = "FILE")]
    pub(super) article: Vec<PathBuf>,
    /// The form of the report
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub(super) format: ReportFormat,
}

pub(super) const DIFF_EXAMPLES: &str = "\
Examples:
  factum diff main                        what has changed since the branch main, with what is not committed yet
  factum diff v1.0 v1.1                   between two revisions
  factum diff ../old public               between two folders: dossiers, or published copies
  factum diff dossier.zip --format markdown

Statements, values, quotes, sources, links, verification and plans are compared. Another order is no change; other words
with the same numbers, dates and names are told in a section of their own, for a reader to judge.";

#[derive(Debug, Args)]
pub(super) struct DiffOptions {
    /// What was: a revision of git, a dossier's folder, or a published copy (folder or ZIP archive)
    #[arg(value_name = "A")]
    pub(super) from: String,
    /// What is [default: the dossier as it lies here]
    #[arg(value_name = "B")]
    pub(super) to: Option<String>,
    /// The form of the report
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub(super) format: DiffFormat,
}

/// Forms of what changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffFormat {
    /// For people
    Human,
    /// For a summary or a pull request
    Markdown,
    /// For programs
    Json,
}
