//! The options of the commands that help to write: `init`, `new`, `cite`, `evidence` and `serve`.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::editor::{Editor, editor};
use super::report_format::ReportFormat;
use crate::model::Date;

pub(super) const INIT_EXAMPLES: &str = "\
Examples:
  factum init                     a dossier in this folder
  factum init ferry               a dossier in the folder ferry, which is made

Files of other purposes that are there, such as README.md, are left as they are.";

#[derive(Debug, Args)]
pub(super) struct InitOptions {
    /// The folder, which is made where it is not there
    #[arg(value_name = "DIR", default_value = ".")]
    pub(super) folder: PathBuf,
}

pub(super) const NEW_EXAMPLES: &str = "\
Examples:
  factum new event \"Talks in Moscow\" --date 2021-05-08
  factum new actor \"Ada Holm\"
  factum new statistic \"Trade turnover\" --from '[@tass-2021-05-08, \"stood at $973.6 million\"]'
  factum new source saved/herald.html
      its text into captures/, the file beside it, and a note with what it states of itself
  factum new source saved/herald.pdf --from library.bib#vik2031
      what the file does not state, from a list of references
  factum new source --from library.json
      a note of each entry, with the files that were exported with it
  factum new source crawl.wacz --page https://herald.example/rain

Plain text, Markdown, HTML, SingleFile and MHTML pages, WACZ, WARC, PDF, DOCX and ODT are read; of
references CSL-JSON, BibTeX, BibLaTeX and RIS, as Zotero exports them.
It prints the note's path, so that `$EDITOR \"$(factum new page Method)\"` opens it.";

#[derive(Debug, Args)]
pub(super) struct NewOptions {
    /// A kind of the dossier by its folder or name, or a base kind: event, actor, statistic, page, source
    #[arg(value_name = "KIND")]
    pub(super) kind: String,
    /// The title; of a source, the file that was saved
    #[arg(value_name = "TITLE|FILE")]
    pub(super) title: Option<String>,
    /// The note's id [default: of the title, after the date]
    #[arg(long, value_name = "ID")]
    pub(super) id: Option<String>,
    /// The date of an event, EDTF
    #[arg(long, value_name = "DATE", value_parser = Date::parse)]
    pub(super) date: Option<Date>,
    /// Words that it rests on, as `factum cite` prints them: [@source, "exact words"]; of a source, a list of
    /// references, FILE or FILE#KEY
    #[arg(long, value_name = "CITE|FILE")]
    pub(super) from: Option<String>,
    /// The address of the page that is wanted, of a web archive that holds several
    #[arg(long, value_name = "ADDRESS")]
    pub(super) page: Option<String>,
}

/// What the program tells itself when it reads a file in a process of its own.
#[derive(Debug, Args)]
pub(super) struct ExtractOptions {
    /// The name of the file, whose bytes come from the standard input
    #[arg(long)]
    pub(super) name: String,
    /// The page that is wanted
    #[arg(long)]
    pub(super) page: Option<String>,
}

/// A citation in place: a source, and words of it.
pub(super) fn citation(text: &str) -> Result<(String, String), String> {
    let inner = text.trim().trim_start_matches("[@").trim_end_matches(']');
    let parts = inner.split_once(',').map(|(source, quote)| (source.trim(), quote.trim()));
    let is_id = |source: &str| !source.is_empty() && source.chars().all(|c| c.is_alphanumeric() || c == '-');
    let words =
        |quote: &str| quote.strip_prefix('"')?.strip_suffix('"').map(|words| words.replace("\\\"", "\""));
    let cite = parts.filter(|(source, _)| is_id(source));
    cite.and_then(|(source, quote)| {
        Some((source.to_owned(), words(quote).filter(|words| !words.is_empty())?))
    })
    .ok_or_else(|| "a citation is written [@source, \"exact words\"]".to_owned())
}

pub(super) const CITE_EXAMPLES: &str = "\
Examples:
  factum cite agreed on a winter timetable
  factum cite \"winter timetabel\" --most 3       with a slip of the pen
  factum new page Method --from \"$(factum cite --format json 'winter timetable' | jq -r '.hits[0].citation')\"

Exit status 1 says that the words stand in no capture.";

#[derive(Debug, Args)]
pub(super) struct CiteOptions {
    /// The words
    #[arg(value_name = "WORDS", required = true)]
    pub(super) words: Vec<String>,
    /// How many places are shown
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(super) most: usize,
    /// The form of the report
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub(super) format: ReportFormat,
}

pub(super) const EVIDENCE_EXAMPLES: &str = "\
Examples:
  factum evidence \"In 2030 the ferry carried 212,000 passengers.\"
  factum evidence --format json \"Ada Holm chairs the board.\"

Of each passage it says which numbers, dates and names of the sentence it has, and which it has not. Whether it bears
the sentence out, a person decides, and `factum check` holds the sentence against it.";

#[derive(Debug, Args)]
pub(super) struct EvidenceOptions {
    /// The sentence
    #[arg(value_name = "SENTENCE", required = true)]
    pub(super) sentence: Vec<String>,
    /// How many passages are shown
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub(super) most: usize,
    /// The form of the report
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub(super) format: ReportFormat,
}

pub(super) const REVIEW_EXAMPLES: &str = "\
Examples:
  factum review                   sentence by sentence: a agree, d disagree, s skip, e edit, q quit
  factum review --list            what nobody has read, or somebody disagrees with, beside its quotes
  factum review --list --changed main
                                  of that, what is changed since this branch and main parted
  factum review --prune           take out the sign-offs of sentences that have changed

Sign-offs stand in factum.reviews, which is committed: a digest of the sentence with its quotes, and who says what.
When either changes the sign-off lapses; moving text changes nothing. Answers are read from a pipe too, a line each.";

#[derive(Clone, Debug, Args)]
pub(super) struct ReviewOptions {
    /// Only list what is to be read
    #[arg(long)]
    pub(super) list: bool,
    /// Only what is changed since this revision: a branch, a tag or a commit
    #[arg(long, value_name = "BASE")]
    pub(super) changed: Option<String>,
    /// List what is read as well
    #[arg(long)]
    pub(super) all: bool,
    /// Show what others have read as well, to be read a second time
    #[arg(long)]
    pub(super) second: bool,
    /// Take out the sign-offs of sentences that are not there any more, as they were
    #[arg(long)]
    pub(super) prune: bool,
    /// Who signs [default: git's user.name]
    #[arg(long, value_name = "NAME")]
    pub(super) by: Option<String>,
    /// The form of the list; another than human only lists
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub(super) format: ReviewForm,
    /// Take in notes marked as drafts
    #[arg(long)]
    pub(super) drafts: bool,
}

/// Forms of the list of sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ReviewForm {
    /// Beside their quotes, for people
    Human,
    /// One JSON document
    Json,
    /// A table for the summary of a pull request
    Markdown,
}

pub(super) const SERVE_EXAMPLES: &str = "\
Examples:
  factum serve --open             the site in the browser, from http://127.0.0.1:4477/ on
  factum serve --drafts           with the notes marked as drafts
  factum serve --editor vscode    places in findings open in Visual Studio Code; Alt and a click on a
                                  sentence open its line
  factum serve --editor 'nvim://open?file={path}&line={line}'
                                  any address that your system hands to an editor
  factum serve --editor 'code --goto {path}:{line}'
                                  a command, which is started without a shell

Nothing is published, and no other machine is answered. Ctrl-C ends it.";

#[derive(Debug, Args)]
pub(super) struct ServeOptions {
    /// Open the home page in the browser
    #[arg(long)]
    pub(super) open: bool,
    /// The port to answer at, 0 for any that is free [default: 4477, or the next that is free]
    #[arg(long, value_name = "PORT")]
    pub(super) port: Option<u16>,
    /// The loopback address to answer at
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1", value_parser = loopback)]
    pub(super) host: IpAddr,
    /// Take in notes marked as drafts
    #[arg(long)]
    pub(super) drafts: bool,
    /// The date to hold plans against, EDTF; without it nothing depends on the clock
    #[arg(long, value_name = "DATE", value_parser = Date::parse)]
    pub(super) today: Option<Date>,
    /// What opens a file at its line: vscode, vscodium, cursor, zed, idea, an address or a command with {path} and
    /// {line} [default: `editor` of factum/config.yaml in your configuration's folder]
    #[arg(long, value_name = "EDITOR", value_parser = editor)]
    pub(super) editor: Option<Editor>,
    /// Who signs on the page for readers, /.factum/review [default: git's user.name]
    #[arg(long, value_name = "NAME")]
    pub(super) by: Option<String>,
}

/// An address that no other machine reaches.
fn loopback(text: &str) -> Result<IpAddr, String> {
    let plain = text.trim_start_matches('[').trim_end_matches(']');
    let address =
        if plain == "localhost" { Ok(IpAddr::from([127, 0, 0, 1])) } else { plain.parse::<IpAddr>() };
    let address = address.ok().filter(IpAddr::is_loopback);
    address.ok_or_else(|| "it answers this machine alone: localhost, 127.0.0.1 or ::1".to_owned())
}

pub(super) const LSP_EXAMPLES: &str = "\
Editors start it by themselves; the guide *In your editor* says what to put into their settings:
  factum lsp                                what the editor works in says where the dossiers are
  factum --captures ../articles lsp         with captures that stand elsewhere";

#[derive(Debug, Args)]
pub(super) struct LspOptions {
    /// The date to hold plans against, EDTF; without it nothing depends on the clock
    #[arg(long, value_name = "DATE", value_parser = Date::parse)]
    pub(super) today: Option<Date>,
    /// Taken from editors that always say it; there is no other way to talk
    #[arg(long, hide = true)]
    stdio: bool,
}

pub(super) const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  factum completions bash > ~/.local/share/bash-completion/completions/factum
  factum completions zsh > ~/.zfunc/_factum
  factum completions fish > ~/.config/fish/completions/factum.fish";

#[derive(Debug, Args)]
pub(super) struct CompletionsOptions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(super) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(super) struct ManOptions {
    /// The folder, which is made where it is not there; no page that is there is overwritten
    #[arg(value_name = "DIR", default_value = "man")]
    pub(super) folder: PathBuf,
}
