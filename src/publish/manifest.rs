//! `MANIFEST.sha256`: every file of the site with its digest, in the form that `sha256sum -c` reads.

use std::collections::BTreeSet;

use super::staged::Staged;

/// The manifest's name in the output folder. A folder that holds one was written by Factum.
pub const MANIFEST: &str = "MANIFEST.sha256";

/// The manifest of a site's files, which are sorted by path.
pub(super) fn to_bytes(files: &[Staged]) -> Vec<u8> {
    manifest_of(files.iter().map(|file| (file.path.as_str(), file.digest.as_str())))
}

/// The manifest of files by path and digest, in the order of their paths.
pub fn manifest_of<'f>(files: impl Iterator<Item = (&'f str, &'f str)>) -> Vec<u8> {
    files.flat_map(|(path, digest)| [digest, "  ", path, "\n"]).collect::<String>().into_bytes()
}

/// A manifest that lists what an older one does and what a site will have.
pub(super) fn joined(older: &str, files: &[Staged]) -> Vec<u8> {
    let mut bytes = older.as_bytes().to_vec();
    bytes.extend(to_bytes(files));
    bytes
}

/// The paths that a manifest lists. Lines of another form are passed over: what is not listed for
/// certain is not ours to delete.
pub(super) fn paths(text: &str) -> BTreeSet<String> {
    text.lines().filter_map(|line| line.split_once("  ")).map(|(_, path)| path.to_owned()).collect()
}
