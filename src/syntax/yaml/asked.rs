//! Which keys the parsers ask for, so that a test can hold the table of keys against them.

use std::cell::RefCell;
use std::collections::BTreeSet;

thread_local! {
    static ASKED: RefCell<BTreeSet<&'static str>> = const { RefCell::new(BTreeSet::new()) };
}

/// Begins anew on this thread.
pub(crate) fn start() {
    ASKED.with_borrow_mut(BTreeSet::clear);
}

/// Notes the keys of a mapping that was read.
pub(super) fn note(keys: &[&'static str]) {
    ASKED.with_borrow_mut(|asked| asked.extend(keys));
}

/// The keys that were asked for since the start.
pub(crate) fn taken() -> BTreeSet<&'static str> {
    ASKED.with_borrow(Clone::clone)
}
