//! `MANIFEST.sha256`: every file of the site with its digest, in the form that `sha256sum -c` reads.

use std::collections::BTreeSet;

use crate::model::Artifact;
use crate::text::sha256_hex;

/// The manifest's name in the output folder. A folder that holds one was written by Factum.
pub const MANIFEST: &str = "MANIFEST.sha256";

pub(super) struct Manifest {
    lines: Vec<(String, String)>,
}

impl Manifest {
    /// The manifest of a site, sorted by path.
    pub(super) fn of(artifacts: &[Artifact]) -> Self {
        Self { lines: artifacts.iter().map(|a| (sha256_hex(&a.bytes), a.path.to_string())).collect() }
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        self.lines.iter().map(|(digest, path)| format!("{digest}  {path}\n")).collect::<String>().into_bytes()
    }

    /// The paths that a manifest lists. Lines of another form are passed over: what is not listed for
    /// certain is not ours to delete.
    pub(super) fn paths(text: &str) -> BTreeSet<String> {
        text.lines().filter_map(|line| line.split_once("  ")).map(|(_, path)| path.to_owned()).collect()
    }
}
