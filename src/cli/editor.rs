//! What opens a file at its line: an address that the system hands to an editor, or a command.

use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use crate::error::{Error, Result};

/// What opens a file. `{path}`, `{line}` and `{column}` stand in it for the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Editor {
    /// An address.
    Address(String),
    /// A program and its arguments. No shell reads them.
    Command(Vec<String>),
}

/// The editors that are known by name.
const KNOWN: [(&str, &str); 5] = [
    ("vscode", "vscode://file{path}:{line}:{column}"),
    ("vscodium", "vscodium://file{path}:{line}:{column}"),
    ("cursor", "cursor://file{path}:{line}:{column}"),
    ("zed", "zed://file{path}:{line}:{column}"),
    ("idea", "idea://open?file={path}&line={line}&column={column}"),
];

/// Reads what a user names as their editor.
pub(super) fn editor(text: &str) -> std::result::Result<Editor, String> {
    let text = text.trim();
    if let Some((_, address)) = KNOWN.iter().find(|(name, _)| *name == text) {
        return Ok(Editor::Address((*address).to_owned()));
    }
    let scheme = text.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let is_scheme = |scheme: &str| {
        !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    };
    let has_place = text.contains("{path}");
    match scheme.filter(|scheme| is_scheme(scheme)) {
        Some(scheme) if ["javascript", "data", "vbscript", "blob"].contains(&scheme.as_str()) => {}
        Some(_) if has_place => return Ok(Editor::Address(text.to_owned())),
        Some(_) => {}
        None if has_place => {
            return Ok(Editor::Command(text.split_whitespace().map(str::to_owned).collect()));
        }
        None => {}
    }
    let names: Vec<&str> = KNOWN.iter().map(|(name, _)| *name).collect();
    Err(format!(
        "it is {}, an address such as `editor://open?file={{path}}&line={{line}}`, or a command such as \
         `code --goto {{path}}:{{line}}`",
        names.join(", ")
    ))
}

/// Starts a command with a place in it, and does not wait for its end.
pub(super) fn start(command: &[String], path: &Path, line: u32, column: u32) -> Result<()> {
    let path = path.display().to_string();
    let put = |argument: &String| {
        // The path comes last, lest a brace in it be taken for a place.
        let argument = argument.replace("{line}", &line.to_string()).replace("{column}", &column.to_string());
        argument.replace("{path}", &path)
    };
    let mut words = command.iter().map(put);
    let program = words.next().unwrap_or_default();
    let child = Command::new(&program)
        .args(words)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| Error::io(format!("cannot start {program}"), error));
    // Whoever waits for it keeps the system from remembering that it has ended.
    let mut child = child?;
    drop(thread::spawn(move || child.wait()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_from_a_command() {
        assert!(matches!(editor("vscode"), Ok(Editor::Address(address)) if address.starts_with("vscode://")));
        assert!(matches!(editor("nvim://open?file={path}"), Ok(Editor::Address(_))));
        let command = ["code", "--goto", "{path}:{line}"].map(str::to_owned).to_vec();
        assert_eq!(editor("code --goto {path}:{line}"), Ok(Editor::Command(command)));
        for text in ["javascript:alert({path})", "data:text/html,{path}", "vim", "", "https://x.example/"] {
            assert!(editor(text).is_err(), "{text}");
        }
    }
}
