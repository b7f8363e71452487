//! `MANIFEST.sha256`: every file of the site with its digest, in the form that `sha256sum -c` reads.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use super::mark::{self, MARK};
use super::regular;
use super::staged::Staged;
use crate::error::{Error, Result};
use crate::text::sha256_hex;

/// The manifest's name in the output folder.
pub const MANIFEST: &str = "MANIFEST.sha256";

/// The most bytes that one may have: some millions of files.
const MAX_BYTES: u64 = 512 << 20;

/// The manifest of a site's files, which are sorted by path.
pub(super) fn to_bytes(files: &[Staged]) -> Vec<u8> {
    manifest_of(files.iter().map(|file| (file.path.as_str(), file.digest.as_str())))
}

/// The manifest of files by path and digest, and of the mark, in the order of their paths.
pub fn manifest_of<'f>(files: impl Iterator<Item = (&'f str, &'f str)>) -> Vec<u8> {
    let mark = sha256_hex(mark::TEXT.as_bytes());
    let mut files: BTreeMap<&str, &str> = files.collect();
    files.insert(MARK, &mark);
    files.into_iter().flat_map(|(path, digest)| [digest, "  ", path, "\n"]).collect::<String>().into_bytes()
}

/// A manifest that lists what an older one does and what a site will have.
pub(super) fn joined(older: &[u8], files: &[Staged]) -> Vec<u8> {
    let mut bytes = older.to_vec();
    bytes.extend(to_bytes(files));
    bytes
}

/// The digests that a manifest lists, by path: several of one path where a build was cut off. Lines of another form are
/// passed over: what is not listed for certain is not ours to delete.
fn digests(text: &str) -> BTreeMap<String, Vec<String>> {
    let mut digests: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (digest, path) in text.lines().filter_map(|line| line.split_once("  ")) {
        if digest.len() == 64 && digest.bytes().all(|b| b.is_ascii_hexdigit()) {
            // Nearly every path has one.
            let of_path = digests.entry(path.to_owned()).or_insert_with(|| Vec::with_capacity(1));
            of_path.push(digest.to_owned());
        }
    }
    digests
}

/// The digests that the manifest in a folder lists.
pub(super) fn digests_in(folder: &Path) -> Result<BTreeMap<String, Vec<String>>> {
    let fail = |error| Error::io(format!("cannot read the manifest of {}", folder.display()), error);
    let path = folder.join(MANIFEST);
    if std::fs::symlink_metadata(&path).is_ok_and(|found| found.len() > MAX_BYTES) {
        return Err(Error::new(format!("{} has more than {MAX_BYTES} bytes", path.display()))
            .help("put it back as it was published, or name another output folder with --output DIR"));
    }
    match regular::read(&path) {
        Ok(bytes) => String::from_utf8(bytes)
            .map(|text| digests(&text))
            .map_err(|error| fail(io::Error::new(io::ErrorKind::InvalidData, error))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeMap::new()),
        Err(error) => Err(fail(error)),
    }
}
