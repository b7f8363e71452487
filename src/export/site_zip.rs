//! The site as a ZIP archive to read offline: every file of a build, its manifest and its mark.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::zip::{Packing, Zip};
use crate::error::Result;
use crate::publish::{MANIFEST, MARK, MARK_TEXT, manifest_of};
use crate::site::BuildOptions;
use crate::text::sha256_hex;
use crate::workspace::Workspace;

/// Files that are packed already.
const PACKED: [&str; 12] =
    ["png", "jpg", "jpeg", "gif", "webp", "avif", "woff2", "mp3", "mp4", "ogg", "webm", "zip"];

/// The archive's bytes: the same for the same site.
///
/// # Errors
/// When the theme cannot be used, or the archive would be larger than one can be.
pub fn site_zip(workspace: &mut Workspace, options: &BuildOptions) -> Result<Vec<u8>> {
    let rendering = workspace.rendering(options)?;
    let made: Mutex<BTreeMap<String, Vec<u8>>> = Mutex::default();
    rendering.all_to(&|path, bytes| {
        let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
        made.insert(path.as_str().to_owned(), bytes.to_vec());
        Ok(())
    })?;
    let mut files = made.into_inner().unwrap_or_else(PoisonError::into_inner);
    let digests: Vec<(String, String)> =
        files.iter().map(|(path, bytes)| (path.clone(), sha256_hex(bytes))).collect();
    let manifest = manifest_of(digests.iter().map(|(path, digest)| (path.as_str(), digest.as_str())));
    files.insert(MARK.to_owned(), MARK_TEXT.as_bytes().to_vec());
    files.insert(MANIFEST.to_owned(), manifest);
    let mut zip = Zip::default();
    for (path, bytes) in &files {
        let is_packed = path.rsplit_once('.').is_some_and(|(_, end)| PACKED.contains(&end));
        zip.add(path, bytes, if is_packed { Packing::Stored } else { Packing::Deflated })?;
    }
    zip.finish()
}
