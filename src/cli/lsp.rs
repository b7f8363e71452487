//! `factum lsp`: the language server, over standard input and output.

use std::io::{BufReader, stdin, stdout};
use std::path::{Component, Path, PathBuf};

use super::arguments::Global;
use super::desk_arguments::LspOptions;
use super::outcome::Outcome;
use crate::error::{Error, Result};
use crate::lsp::{self, Settings};

pub(super) fn run(global: &Global, options: &LspOptions) -> Result<Outcome> {
    let root = absolute(&global.root)?;
    let settings = Settings {
        // Where nothing else is said, the client says where it works.
        root: (global.root != Path::new(".")).then_some(root),
        config: global.config.clone(),
        captures: global.captures.as_deref().map(absolute).transpose()?,
        today: options.today.clone(),
    };
    let ended = lsp::serve(Box::new(BufReader::new(stdin())), Box::new(stdout()), settings)?;
    Ok(if ended { Outcome::Clean } else { Outcome::Faulty })
}

fn absolute(path: &Path) -> Result<PathBuf> {
    let path = std::path::absolute(path)
        .map_err(|error| Error::io(format!("cannot find {}", path.display()), error))?;
    // Steps up are not in the names that clients have for files.
    let climbs = path.components().any(|part| part == Component::ParentDir);
    Ok(if climbs { path.canonicalize().unwrap_or(path) } else { path })
}
