//! What was to be read of a dossier at another revision: the digests of its sentences, from its notes in git.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use super::history::git;
use crate::error::{Error, Result};
use crate::index::{Index, Reads};
use crate::model::ReviewKey;
use crate::verify::review::keys_of;
use crate::vfs::Memory;
use crate::workspace::{Bodies, Drafts, Inputs, Material};

/// The digests of all sentences at the revision from which the present one and `base` have parted.
pub(super) fn keys_at(root: &Path, config: &str, base: &str) -> Result<BTreeSet<ReviewKey>> {
    let unknown = || {
        Error::new(format!("git knows no revision `{base}` here")).help(
            "give a branch, a tag or a commit; in a workflow fetch all of the history with `fetch-depth: 0`",
        )
    };
    let commit = format!("{base}^{{commit}}");
    let commit =
        git(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]).ok_or_else(unknown)?;
    let commit = commit.trim();
    // What others have done on the base since is not what this one changes.
    let parted = git(root, &["merge-base", commit, "HEAD"]);
    let commit = parted.as_deref().map_or(commit, str::trim);
    let files = files_at(root, config, commit)?;
    if !files.iter().any(|(path, _)| path == config) {
        return Ok(BTreeSet::new());
    }
    let mut inputs = Inputs::of(Memory::new(files));
    config.clone_into(&mut inputs.config);
    (inputs.drafts, inputs.bodies) = (Drafts::Included, Bodies::Links);
    let dossier = Material::open(&inputs)?.dossier;
    let index = Index::of(&dossier);
    let notes = Reads::unlogged(&dossier, &index);
    Ok(dossier.notes.values().flat_map(|note| keys_of(notes, note)).collect())
}

/// The configuration and the notes at a commit, by path from the dossier's folder.
fn files_at(root: &Path, config: &str, commit: &str) -> Result<Vec<(String, Vec<u8>)>> {
    let fail = || Error::new(format!("git cannot list the files of {commit}"));
    let listed = git(root, &["ls-tree", "-r", "-z", commit, "--", "content", config]).ok_or_else(fail)?;
    let mut names = Vec::new();
    for entry in listed.split('\0').filter(|entry| !entry.is_empty()) {
        let Some((about, path)) = entry.split_once('\t') else { continue };
        let mut about = about.split(' ');
        let (mode, Some("blob"), Some(name)) = (about.next(), about.next(), about.next()) else { continue };
        if mode.is_some_and(|mode| mode.starts_with("100")) && (path == config || path.ends_with(".md")) {
            names.push((path.to_owned(), name.to_owned()));
        }
    }
    let asked: String = names.iter().map(|(_, name)| format!("{name}\n")).collect();
    let bytes =
        contents(root, asked).ok_or_else(|| Error::new(format!("git cannot read the files of {commit}")))?;
    let mut rest = bytes.as_slice();
    let mut files = Vec::with_capacity(names.len());
    for (path, _) in names {
        let (bytes, after) = next_content(rest).ok_or_else(fail)?;
        files.push((path, bytes.to_vec()));
        rest = after;
    }
    Ok(files)
}

/// What `git cat-file --batch` answers to some names.
fn contents(root: &Path, asked: String) -> Option<Vec<u8>> {
    let mut child = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut stdin = child.stdin.take()?;
    // It answers while it is asked, and neither may wait for the other.
    let asking = thread::spawn(move || stdin.write_all(asked.as_bytes()));
    let output = child.wait_with_output().ok().filter(|output| output.status.success())?;
    asking.join().ok()?.ok()?;
    Some(output.stdout)
}

/// The bytes of the first object of an answer, and what follows it.
fn next_content(answer: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = memchr::memchr(b'\n', answer)?;
    let size = std::str::from_utf8(answer.get(..end)?).ok()?.rsplit(' ').next()?.parse::<usize>().ok()?;
    let start = end + 1;
    Some((answer.get(start..start + size)?, answer.get(start + size + 1..)?))
}
