//! A log of what one page asks of the others.

use crate::index::{Key, ReadLog};

/// Where a page's questions are noted; nowhere, where nobody will ask what it rests on.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Door<'a>(Option<&'a ReadLog>);

impl<'a> Door<'a> {
    pub(super) const fn logged(log: &'a ReadLog) -> Self {
        Self(Some(log))
    }

    pub(super) const fn is_logged(self) -> bool {
        self.0.is_some()
    }

    /// Notes that a key was asked.
    pub(super) fn read(self, key: impl FnOnce() -> Key) {
        if let Some(log) = self.0 {
            log.add(key());
        }
    }
}
