//! The options of `explain`.

use clap::{Args, Subcommand, ValueEnum};

pub(super) const EXPLAIN_EXAMPLES: &str = "\
Examples:
  factum explain                        all rules, a line each
  factum explain F0301                  a rule, with an example that fails and one that is clean
  factum explain key quote              what belongs under a key, with an example
  factum explain key cites.quote        the key at a path
  factum explain key --all --format markdown > keys.md
  factum explain schema event           a JSON Schema of the front matter of events, for editors
  factum explain schema config          the same of factum.yaml";

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct ExplainOptions {
    /// A rule's code or name; without one, all rules are listed
    pub(super) rule: Option<String>,
    #[command(subcommand)]
    pub(super) command: Option<ExplainCommand>,
}

#[derive(Debug, Subcommand)]
pub(super) enum ExplainCommand {
    /// Explain a key of front matter or of factum.yaml
    Key(KeyOptions),
    /// Write the JSON Schema (draft 2020-12) of factum.yaml or of the front matter of a kind
    Schema {
        /// config, event, actor, statistic, source or page; in a dossier one of its kinds
        #[arg(value_name = "KIND|config")]
        of: String,
    },
}

#[derive(Debug, Args)]
pub(super) struct KeyOptions {
    /// The key, or its path
    #[arg(required_unless_present = "all", conflicts_with = "all")]
    pub(super) name: Option<String>,
    /// All keys
    #[arg(long)]
    pub(super) all: bool,
    /// The form in which all keys are written
    #[arg(long, value_name = "FORM", default_value = "human", requires = "all")]
    pub(super) format: KeyFormat,
}

/// Forms of the list of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum KeyFormat {
    /// A line each
    Human,
    /// Tables with examples
    Markdown,
}
