//! Signing: who signs, on which day, and the line in `factum.reviews`.

use std::collections::BTreeSet;
use std::path::Path;

use super::history::{self, git};
use super::replace;
use crate::error::{Error, Result};
use crate::model::{Review, ReviewKey, Reviews};
use crate::syntax::{self, reviews};
use crate::text::FileId;
use crate::vfs::{Disk, Tree};
use crate::workspace::REVIEWS;

/// The most bytes of the file.
const MAX_BYTES: usize = 64 << 20;

/// Who signs here: whoever is named, else whom git knows; none where nobody is known.
pub(super) fn reader(root: &Path, named: Option<&str>) -> Result<Option<String>> {
    let known = || git(root, &["config", "user.name"]);
    let Some(name) = named.map(str::to_owned).or_else(known) else { return Ok(None) };
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Ok(None);
    }
    match reviews::reader_fault(&name) {
        None => Ok(Some(name)),
        Some(fault) => Err(Error::new(format!("`{}` cannot sign: {fault}", name.escape_debug()))
            .help("name the reader with --by")),
    }
}

/// The day on which somebody signs.
pub(super) fn today() -> String {
    history::today()
}

/// Writes a sign-off down, in place of what its reader has said to the sentence before.
pub(super) fn sign(root: &Path, review: Review) -> Result<()> {
    if let Some(fault) = reviews::remark_fault(&review.remark) {
        return Err(Error::new(format!("this cannot be written down: {fault}")));
    }
    change(root, |reviews| reviews.replace(review))
}

/// Takes the sign-offs out that are of none of these sentences. Returns how many there were.
pub(super) fn prune(root: &Path, keys: &BTreeSet<ReviewKey>) -> Result<usize> {
    change(root, |reviews| reviews.keep_only(keys))
}

/// Changes the file as it is now: somebody else may have signed in the meantime.
fn change<T>(root: &Path, change: impl FnOnce(&mut Reviews) -> T) -> Result<T> {
    let tree = Disk::new(root);
    let bytes = if tree.exists(REVIEWS) { tree.read(REVIEWS, MAX_BYTES)? } else { Vec::new() };
    let mut faults = Vec::new();
    let decoded = syntax::decode(&bytes, MAX_BYTES);
    let mut all = reviews::read(&decoded, FileId::default(), &mut faults);
    if let Some(fault) = faults.first() {
        let before = decoded.text.get(..fault.span.start as usize).unwrap_or("");
        let line = before.matches('\n').count() + 1;
        return Err(Error::new(format!("{REVIEWS}:{line} cannot be read, and would be lost"))
            .help("`factum check` says why; restore the line from version control, or delete it"));
    }
    let before = all.clone();
    let result = change(&mut all);
    if all != before || bytes.is_empty() {
        replace::file(&root.join(REVIEWS), reviews::write(&all).as_bytes())?;
    }
    Ok(result)
}
