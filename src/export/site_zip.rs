//! The site as a ZIP archive to read offline: every file of a build, its manifest and its mark.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::zip::{Packed, Packing, Zip};
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
    let made: Mutex<BTreeMap<String, (String, Packed)>> = Mutex::default();
    // Packed as they come, by the threads that make them: unpacked, all together fill the memory.
    rendering.all_to(&|path, bytes| {
        let file = (sha256_hex(bytes), packed(path.as_str(), bytes));
        made.lock().unwrap_or_else(PoisonError::into_inner).insert(path.as_str().to_owned(), file);
        Ok(())
    })?;
    drop(rendering);
    let mut files = made.into_inner().unwrap_or_else(PoisonError::into_inner);
    let manifest = manifest_of(files.iter().map(|(path, (digest, _))| (path.as_str(), digest.as_str())));
    for (path, bytes) in [(MARK, MARK_TEXT.as_bytes()), (MANIFEST, &manifest)] {
        files.insert(path.to_owned(), (String::new(), packed(path, bytes)));
    }
    let mut zip = Zip::default();
    for (path, (_, file)) in files {
        zip.add_packed(&path, &file)?;
    }
    zip.finish()
}

fn packed(path: &str, bytes: &[u8]) -> Packed {
    let is_packed = path.rsplit_once('.').is_some_and(|(_, end)| PACKED.contains(&end));
    Packed::of(bytes, if is_packed { Packing::Stored } else { Packing::Deflated })
}
