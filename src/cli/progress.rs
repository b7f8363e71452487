//! How far long work has come: a line on a terminal that is gone when the work is, and nothing in a pipe.

use std::io::{IsTerminal as _, stderr};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::arguments::Global;
use super::print;

/// How many steps are shown of a count.
const SHOWN: usize = 100;

/// Work that takes a while.
pub(super) struct Progress {
    is_shown: bool,
    done: AtomicUsize,
}

impl Progress {
    /// Begins to tell, where somebody reads it.
    pub(super) fn of(global: &Global) -> Self {
        Self { is_shown: !global.quiet && stderr().is_terminal(), done: AtomicUsize::new(0) }
    }

    /// Tells what is being done.
    pub(super) fn stage(&self, what: &str) {
        if self.is_shown {
            print::line_in_place(what);
        }
    }

    /// Counts one of so many, from any thread.
    pub(super) fn count(&self, total: usize, what: &str) {
        if !self.is_shown {
            return;
        }
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if done.is_multiple_of((total / SHOWN).max(1)) {
            print::line_in_place(&bar(done.min(total), total, what));
        }
    }

    /// The line goes before anything else is printed.
    pub(super) fn end(&self) {
        self.stage("");
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.end();
    }
}

/// A bar with its count: `[#########-----------] 450/1000 files`.
fn bar(done: usize, total: usize, what: &str) -> String {
    const WIDTH: usize = 20;
    let filled = done * WIDTH / total.max(1);
    format!("[{}{}] {done}/{total} {what}", "#".repeat(filled), "-".repeat(WIDTH - filled.min(WIDTH)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_fills() {
        assert_eq!(bar(450, 1000, "files"), "[#########-----------] 450/1000 files");
        assert_eq!(bar(0, 0, "files"), "[--------------------] 0/0 files");
    }
}
