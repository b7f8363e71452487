//! What a user has settled for all dossiers: `factum/config.yaml` in the folder of their configuration.
#![expect(clippy::disallowed_methods, reason = "where a user's configuration stands the environment says")]

use std::path::PathBuf;

use crate::error::{Error, Result};
use crate::model::Fault;
use crate::syntax::yaml::{self, Fields};
use crate::text::{FileId, Span};

/// What a user has settled.
#[derive(Debug, Default)]
pub(super) struct UserConfig {
    /// What opens a file at its line.
    pub(super) editor: Option<String>,
}

/// Reads the file, where there is one.
pub(super) fn read() -> Result<UserConfig> {
    let Some(path) = path() else { return Ok(UserConfig::default()) };
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(UserConfig::default()),
        Err(error) => return Err(Error::io(format!("cannot read {}", path.display()), error)),
    };
    parse(&text).map_err(|line| {
        Error::new(format!("{}:{line} cannot be read", path.display()))
            .help("it is YAML with one key: `editor`, as --editor of `factum serve` takes it")
    })
}

/// Reads the text, or tells the line that cannot be.
fn parse(text: &str) -> std::result::Result<UserConfig, usize> {
    let mut faults: Vec<Fault> = Vec::new();
    let root = yaml::parse(text, Span::new(FileId::default(), 0..text.len()), &mut faults);
    let mut config = UserConfig::default();
    if let Some(root) = root {
        let mut fields = Fields::new(root, &mut faults);
        config.editor = fields.text("editor").map(|editor| editor.value);
        fields.finish();
    }
    let line = |fault: &Fault| text.get(..fault.span.start as usize).unwrap_or("").matches('\n').count() + 1;
    faults.first().map_or(Ok(config), |fault| Err(line(fault)))
}

fn path() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).filter(|text| !text.is_empty()).map(PathBuf::from);
    let base = folder("XDG_CONFIG_HOME")
        .or_else(|| folder("APPDATA"))
        .or_else(|| folder("HOME").map(|home| home.join(".config")))?;
    Some(base.join("factum").join("config.yaml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_key_is_known() {
        assert_eq!(
            parse("editor: code --goto {path}:{line}\n").unwrap().editor.unwrap(),
            "code --goto {path}:{line}"
        );
        assert_eq!(parse("").unwrap().editor, None);
        assert_eq!(parse("# none\nedtor: x\n").unwrap_err(), 2);
    }
}
