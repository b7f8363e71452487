//! Revisions of a dossier, as git keeps them: their files, and what differs between two of them.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::error::{Error, Result};
use crate::text::ChangedLines;
use crate::vfs::Zipped;

/// The files of a dossier at a revision.
pub(super) fn tree(root: &Path, revision: &str) -> Result<Zipped> {
    let name = commit(root, revision)?;
    let bytes = git(root, &["archive", "--format=zip", "-0", &name])
        .map_err(|why| Error::new(format!("cannot read the revision {revision}: {why}")))?;
    Zipped::new(bytes)
}

/// The lines of the dossier's files, as they lie here, that differ from a revision; files that git does not follow yet as
/// a whole.
pub(super) fn changed_lines(root: &Path, base: &str) -> Result<ChangedLines> {
    let name = commit(root, base)?;
    let fail = |why: String| Error::new(format!("cannot compare with the revision {base}: {why}"));
    let options =
        ["-c", "core.quotePath=false", "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-renames"];
    let diff =
        git(root, &[&options[..], &["--no-prefix", "--relative", &name, "--"]].concat()).map_err(fail)?;
    let mut changed = ChangedLines::of_diff(&String::from_utf8_lossy(&diff));
    let new = git(root, &["ls-files", "--others", "--exclude-standard", "-z"]).map_err(fail)?;
    for path in new.split(|byte| *byte == 0).filter(|path| !path.is_empty()) {
        changed.add_file(&String::from_utf8_lossy(path));
    }
    Ok(changed)
}

/// The commit that a revision names.
pub(super) fn commit(root: &Path, revision: &str) -> Result<String> {
    let wrong = |why: String| {
        Error::new(format!("{revision} is no folder, no archive and no revision of git: {why}"))
            .help("name a branch, tag or commit; in a clone without its history, fetch it first")
    };
    if revision.starts_with('-') {
        return Err(wrong("it begins with a hyphen".to_owned()));
    }
    let named = format!("{revision}^{{commit}}");
    let bytes = git(root, &["rev-parse", "--verify", "--quiet", &named]).map_err(wrong)?;
    Ok(String::from_utf8_lossy(&bytes).trim().to_owned())
}

/// What git prints; else why it fails.
pub(super) fn git(root: &Path, arguments: &[&str]) -> std::result::Result<Vec<u8>, String> {
    let output = Command::new("git").arg("-C").arg(root).args(arguments).stdin(Stdio::null()).output();
    let output = output.map_err(|error| format!("git cannot be run: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.lines().next().unwrap_or("").trim();
    Err(if said.is_empty() { "git does not know it".to_owned() } else { said.to_owned() })
}
