//! Whether the files of a copy are those that its manifest lists.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::error::Result;
use crate::text::sha256_hex;
use crate::vfs::{EntryKind, Tree};

/// The manifest's name.
const MANIFEST: &str = "MANIFEST.sha256";
/// The most bytes of a file that is read.
pub(super) const MOST_BYTES: usize = 1 << 30;

/// What hosts and those who keep a copy put beside the pages, and what systems leave there: no pages.
const OF_HOSTS: [&str; 15] = [
    "CNAME",
    ".nojekyll",
    ".domains",
    ".gitignore",
    ".gitattributes",
    ".gitlab-ci.yml",
    ".htaccess",
    ".DS_Store",
    "Thumbs.db",
    "desktop.ini",
    "_headers",
    "_redirects",
    "netlify.toml",
    "vercel.json",
    "wrangler.toml",
];
/// And the folders of them.
const FOLDERS_OF_HOSTS: [&str; 2] = [".well-known/", ".github/"];

fn is_of_host(path: &str) -> bool {
    OF_HOSTS.contains(&path) || FOLDERS_OF_HOSTS.iter().any(|folder| path.starts_with(folder))
}

/// Whether the files of a copy are those that were published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Wholeness {
    /// Whether it has a manifest.
    pub has_manifest: bool,
    /// How many files this lists.
    pub listed: usize,
    /// Listed files whose bytes are others.
    pub altered: Vec<String>,
    /// Listed files that are not there.
    pub missing: Vec<String>,
    /// What is not listed and a server would serve, and what is no regular file: somebody put it in.
    pub added: Vec<String>,
    /// Files that are not listed and that hosts and whoever keeps the copy add: settings, and what systems leave.
    pub unlisted: Vec<String>,
    /// Lines of the manifest that list nothing.
    pub unread: usize,
}

impl Wholeness {
    /// Whether all listed files are there as they were.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.has_manifest
            && self.altered.is_empty()
            && self.missing.is_empty()
            && self.added.is_empty()
            && self.unread == 0
    }

    /// Looks at the files of a copy.
    pub(super) fn of(tree: &dyn Tree, contents: &Contents) -> Result<Self> {
        let files = &contents.files;
        let mut found = Self::default();
        if !files.contains(MANIFEST) {
            return Ok(found);
        }
        found.has_manifest = true;
        let manifest = tree.read(MANIFEST, MOST_BYTES)?;
        let manifest = String::from_utf8_lossy(&manifest);
        let mut listed = BTreeSet::from([MANIFEST.to_owned()]);
        // A path may be listed many times, and a file is looked at once.
        let mut digests: BTreeMap<&str, String> = BTreeMap::new();
        for line in manifest.lines() {
            let Some((digest, path)) = line.split_once("  ").filter(|(digest, _)| digest.len() == 64) else {
                found.unread += 1;
                continue;
            };
            let is_first = listed.insert(path.to_owned());
            found.listed += usize::from(is_first);
            if is_first && files.contains(path) {
                digests.insert(path, sha256_hex(&tree.read(path, MOST_BYTES)?));
            } else if is_first {
                found.missing.push(path.to_owned());
            }
            if digests.get(path).is_some_and(|known| *known != digest.to_ascii_lowercase()) {
                // Told once.
                digests.remove(path);
                found.altered.push(path.to_owned());
            }
        }
        (found.unlisted, found.added) = files.difference(&listed).cloned().partition(|path| is_of_host(path));
        found.added.extend(contents.others.iter().cloned());
        found.added.sort();
        Ok(found)
    }
}

/// What a copy holds: its regular files, and what is none.
#[derive(Debug, Default)]
pub(super) struct Contents {
    pub(super) files: BTreeSet<String>,
    /// Links, devices and pipes, and files whose names are not UTF-8. Nothing of them is read or followed, but a server
    /// may serve what a link leads to.
    others: Vec<String>,
}

impl Contents {
    pub(super) fn of(tree: &dyn Tree) -> Result<Self> {
        let mut contents = Self::default();
        // A clone or work tree keeps its history beside the pages.
        let is_part = |path: &str| path != ".git" && !path.starts_with(".git/");
        for entry in tree.list("")?.into_iter().filter(|entry| is_part(&entry.path)) {
            match entry.kind {
                EntryKind::File => _ = contents.files.insert(entry.path),
                EntryKind::Link | EntryKind::Special | EntryKind::BadName => contents.others.push(entry.path),
            }
        }
        Ok(contents)
    }
}
