//! What was made of the site since it last changed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::site::Route;

/// The most bytes of pages that are kept.
const MAX_BYTES: usize = 32 << 20;

/// What was made since the last change.
#[derive(Default)]
pub(super) struct Made {
    /// The pages that there are, by path.
    pub(super) routes: Option<BTreeMap<String, Route>>,
    /// The files beside the notes that are published.
    pub(super) assets: Option<BTreeSet<String>>,
    /// The files of the search index, by path.
    pub(super) search: Option<BTreeMap<String, Arc<[u8]>>>,
    files: BTreeMap<String, Arc<[u8]>>,
    bytes: usize,
}

impl Made {
    pub(super) fn file(&self, path: &str) -> Option<Arc<[u8]>> {
        self.files.get(path).cloned()
    }

    /// Keeps a file. Who looks at very many of them has the first ones made again.
    pub(super) fn keep(&mut self, path: &str, bytes: &Arc<[u8]>) {
        self.bytes += bytes.len();
        if self.bytes > MAX_BYTES {
            self.files.clear();
            self.bytes = bytes.len();
        }
        self.files.insert(path.to_owned(), Arc::clone(bytes));
    }
}
