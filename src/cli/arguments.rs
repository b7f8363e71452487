//! The command line's commands and options.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::desk_arguments::{
    CITE_EXAMPLES, COMPLETIONS_EXAMPLES, CiteOptions, CompletionsOptions, EVIDENCE_EXAMPLES, EvidenceOptions,
    ExtractOptions, INIT_EXAMPLES, InitOptions, LSP_EXAMPLES, LspOptions, ManOptions, NEW_EXAMPLES,
    NewOptions, REVIEW_EXAMPLES, ReviewOptions, SERVE_EXAMPLES, ServeOptions,
};
use super::examples;
use super::explain_arguments::{EXPLAIN_EXAMPLES, ExplainOptions};
pub(super) use super::publish_arguments::{
    DIFF_EXAMPLES, DiffFormat, DiffOptions, VERIFY_EXAMPLES, VerifyOptions,
};
pub(super) use super::report_format::ReportFormat;
use crate::model::Date;
use crate::mutate::Operator;
use crate::workspace;

/// A compiler for facts: notes that cite archived articles in, a verified cross-linked dossier out.
#[derive(Debug, Parser)]
#[command(name = "factum", version, about, max_term_width = 100)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// Options of every command.
#[derive(Debug, Args)]
pub(super) struct Global {
    /// The dossier's folder, which holds factum.yaml and content/
    #[arg(long, value_name = "DIR", default_value = ".", global = true)]
    pub(super) root: PathBuf,
    /// The configuration, from the dossier's folder
    #[arg(long, value_name = "FILE", default_value = "factum.yaml", global = true)]
    pub(super) config: String,
    /// The folder of the captured articles [default: captures/ where it is there, else the seals]
    #[arg(long, value_name = "DIR", global = true)]
    pub(super) captures: Option<PathBuf>,
    /// When to colour what is printed
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub(super) color: Color,
    /// Print nothing but findings and errors
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Tells the streams.
    pub(super) fn write_global(self) {
        let choice = match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write a small complete dossier to begin from; nothing that is there is overwritten
    #[command(after_help = INIT_EXAMPLES)]
    Init(InitOptions),
    /// Write a note to fill in, or take a saved article in
    #[command(after_help = NEW_EXAMPLES)]
    New(NewOptions),
    /// Find words in all captures, slips of the pen included, and print the citation to paste
    #[command(after_help = CITE_EXAMPLES)]
    Cite(CiteOptions),
    /// Rank the passages of all captures that could bear a sentence out
    #[command(after_help = EVIDENCE_EXAMPLES)]
    Evidence(EvidenceOptions),
    /// Check the dossier and publish it to the output folder
    #[command(after_help = examples::BUILD)]
    Build(BuildOptions),
    /// Check the dossier and publish nothing
    #[command(after_help = examples::CHECK)]
    Check(CheckOptions),
    /// Show the site while it is written: pages follow every saved file, with their findings at the words
    #[command(after_help = SERVE_EXAMPLES)]
    Serve(ServeOptions),
    /// Read sentences beside their quotes, those first about which a check asks something, and sign them
    #[command(after_help = REVIEW_EXAMPLES)]
    Review(ReviewOptions),
    /// Answer an editor over the Language Server Protocol, on standard input and output
    #[command(after_help = LSP_EXAMPLES)]
    Lsp(LspOptions),
    /// Write factum.lock from the captures, so that quotes can be verified without them
    #[command(after_help = examples::SEAL)]
    Seal(SealOptions),
    /// Count the sentences that are sourced, page by page, and list those that are not
    #[command(after_help = examples::COVERAGE)]
    Coverage(CoverageOptions),
    /// Show what is read in a text: sentences, numbers, dates and known names
    #[command(after_help = examples::READ)]
    Read(ReadOptions),
    /// Change the dossier in many small ways, in memory, and see which changes the checks catch
    #[command(after_help = examples::MUTATE)]
    Mutate(MutateOptions),
    /// Write the dossier in another form than a site
    #[command(after_help = examples::EXPORT)]
    Export(ExportOptions),
    /// Take notes in from a bundle of the Open Knowledge Format
    #[command(after_help = examples::IMPORT)]
    Import(ImportOptions),
    /// Say what changed in the facts between two revisions, folders or published copies
    #[command(after_help = DIFF_EXAMPLES)]
    Diff(DiffOptions),
    /// Say whether a published copy is whole, and which of its statements its own proofs bear out
    #[command(after_help = VERIFY_EXAMPLES)]
    Verify(VerifyOptions),
    /// Explain a rule with examples, or a key of front matter or of factum.yaml; write JSON Schemas
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(ExplainOptions),
    /// Print what a shell needs to complete commands and options
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions(CompletionsOptions),
    /// Write the manual pages of all commands
    #[command(after_help = examples::MAN)]
    Man(ManOptions),
    /// Read a file from the standard input; the program runs it itself
    #[command(hide = true)]
    Extract(ExtractOptions),
    /// Work on the look of the site
    Theme {
        /// What is to be done
        #[command(subcommand)]
        command: ThemeCommand,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum ThemeCommand {
    /// Write the default theme's files to themes/NAME, to be edited; overwrites nothing
    #[command(after_help = examples::EJECT)]
    Eject(EjectOptions),
}

#[derive(Debug, Args)]
pub(super) struct EjectOptions {
    /// The theme's name: its folder below themes/
    #[arg(default_value = "mine")]
    pub(super) name: String,
}

fn base_url(text: &str) -> Result<String, String> {
    workspace::base_url(text).map_err(|expected| format!("{expected} belongs here"))
}

/// How many workers there may be: many times as many as any machine has processors.
const MOST_JOBS: usize = 1024;

fn jobs(text: &str) -> Result<usize, String> {
    let jobs = text.parse().ok().filter(|jobs| (1..=MOST_JOBS).contains(jobs));
    jobs.ok_or_else(|| format!("a number from 1 to {MOST_JOBS} belongs here"))
}

#[derive(Debug, Args)]
pub(super) struct BuildOptions {
    /// Tell on a page, and in the feed, what changed in the facts since a revision of git, a folder or a published copy
    #[arg(long, value_name = "A")]
    pub(super) since: Option<String>,
    /// The folder to publish to, from the dossier's folder
    #[arg(long, short, value_name = "DIR", default_value = "public")]
    pub(super) output: PathBuf,
    /// The address the site is published at; overrides the configuration
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub(super) base_url: Option<String>,
    /// Take in notes marked as drafts
    #[arg(long)]
    pub(super) drafts: bool,
    /// The date to hold plans and days of changes against, EDTF; without it nothing depends on the clock
    #[arg(long, value_name = "DATE", value_parser = Date::parse)]
    pub(super) today: Option<Date>,
    /// How many pages are rendered at once [default: one for each processor]
    #[arg(long, short, value_name = "N", value_parser = jobs)]
    pub(super) jobs: Option<usize>,
}

#[derive(Debug, Args)]
pub(super) struct CheckOptions {
    /// The form of the findings
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub(super) format: Format,
    /// Exit with 1 for warnings and suspicions too
    #[arg(long)]
    pub(super) strict: bool,
    /// Tell only of what differs from this revision of git: on its lines, or wrong because of it
    #[arg(long, value_name = "BASE", conflicts_with = "fix")]
    pub(super) changed: Option<String>,
    /// Make the fixes that are safe, say which, and check again; guesses are left to you
    #[arg(long)]
    pub(super) fix: bool,
    /// Take in notes marked as drafts
    #[arg(long)]
    pub(super) drafts: bool,
    /// The date to hold plans against, EDTF; without it nothing depends on the clock
    #[arg(long, value_name = "DATE", value_parser = Date::parse)]
    pub(super) today: Option<Date>,
}

/// Forms of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// With the lines they are about, for people; to stderr
    Human,
    /// A line each: path:line:column: level[code]: message
    Short,
    /// One JSON document
    Json,
    /// GitHub's workflow commands, which annotate a pull request; the whole list goes to the step's summary
    Github,
    /// A SARIF 2.1.0 log, for code hosts and editors
    Sarif,
}

#[derive(Debug, Args)]
pub(super) struct SealOptions {
    /// Write nothing; exit with 1 where the lock is not what the captures give
    #[arg(long)]
    pub(super) check: bool,
}

#[derive(Debug, Args)]
pub(super) struct CoverageOptions {
    /// Exit with 1 where less than this share of the sentences is sourced, in percent
    #[arg(long, value_name = "P", value_parser = percentage)]
    pub(super) min: Option<f64>,
    /// The form of the report
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub(super) format: ReportFormat,
    /// Take in notes marked as drafts
    #[arg(long)]
    pub(super) drafts: bool,
}

#[derive(Debug, Args)]
pub(super) struct ReadOptions {
    /// The text
    #[arg(required_unless_present = "file", conflicts_with = "file")]
    pub(super) text: Option<String>,
    /// A file with the text; `-` for the standard input
    #[arg(long, value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    /// The form of the report
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub(super) format: ReportFormat,
    /// The day that "today" and weekdays are counted from, EDTF
    #[arg(long, value_name = "DATE", value_parser = Date::parse)]
    pub(super) reference_date: Option<Date>,
}

#[derive(Debug, Args)]
pub(super) struct MutateOptions {
    /// What chance starts from; the same seed makes the same mutants
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub(super) seed: u64,
    /// How many mutants are made
    #[arg(long = "n", value_name = "N", default_value_t = 1000)]
    pub(super) count: usize,
    /// Exit with 1 where less than this share of the mutants is killed that must be, in percent
    #[arg(long, value_name = "P", value_parser = percentage)]
    pub(super) min: Option<f64>,
    /// The form of the report
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub(super) format: ReportFormat,
    /// Change only what differs from this revision of git: proves the checks on what a change touched
    #[arg(long, value_name = "BASE")]
    pub(super) in_diff: Option<String>,
    /// Use these operators only
    #[arg(long, value_name = "NAME", num_args = 1.., value_parser = operator)]
    pub(super) operator: Vec<Operator>,
}

/// An operator by its name.
fn operator(name: &str) -> Result<Operator, String> {
    let names = || Operator::ALL.map(Operator::name).join(", ");
    Operator::named(name).ok_or_else(|| format!("the operators are {}", names()))
}

/// A number from 0 to 100.
fn percentage(text: &str) -> Result<f64, String> {
    let number = text.strip_suffix('%').unwrap_or(text).trim().parse::<f64>();
    number.ok().filter(|n| (0.0..=100.0).contains(n)).ok_or_else(|| "it is a number from 0 to 100".to_owned())
}

#[derive(Debug, Args)]
pub(super) struct ExportOptions {
    /// The form
    pub(super) form: ExportForm,
    /// As one page that loads nothing, numbered for print
    #[arg(long)]
    pub(super) single_file: bool,
    /// The file to write, from the dossier's folder; `-` for the standard output [default: dossier.html, .zip …]
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// The address the site is published at; overrides the configuration
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub(super) base_url: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct ImportOptions {
    /// The bundle: a folder, or a ZIP archive of one
    #[arg(value_name = "FOLDER|ZIP")]
    pub(super) bundle: PathBuf,
    /// The kind of notes whose type the dossier has no kind for [default: a kind of pages]
    #[arg(long, value_name = "KIND")]
    pub(super) kind: Option<String>,
}

/// Forms of export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportForm {
    /// A page for a browser and for print
    Html,
    /// The site as a ZIP archive, to read offline: the same bytes every time
    Zip,
    /// A book: EPUB 3.3
    Epub,
    /// Paper: the page of `html`, printed by a Chromium where one is found
    Pdf,
    /// Markdown notes in the Open Knowledge Format 0.2, as a ZIP archive
    Okf,
}

impl ExportForm {
    /// What is written where no file is named.
    pub(super) const fn default_file(self) -> &'static str {
        match self {
            Self::Html => "dossier.html",
            Self::Zip => "dossier.zip",
            Self::Epub => "dossier.epub",
            Self::Pdf => "dossier.pdf",
            Self::Okf => "dossier.okf.zip",
        }
    }
}
