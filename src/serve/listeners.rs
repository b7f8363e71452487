//! The open pages that wait to be told of changes.

use std::sync::{Arc, Mutex, PoisonError};

use hyper::body::Bytes;
use tokio::sync::mpsc::{Receiver, Sender, channel, error::TrySendError};

/// The most pages that wait at once.
const MAX: usize = 64;

/// How many messages wait for one page. More say nothing more: it asks how things are whatever it is told.
const MAX_WAITING: usize = 4;

/// The open pages.
#[derive(Clone, Default)]
pub(super) struct Listeners(Arc<Mutex<Vec<Sender<Bytes>>>>);

impl Listeners {
    /// Adds one, and returns what it is told. None where there are too many.
    pub(super) fn add(&self) -> Option<Receiver<Bytes>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|sender| !sender.is_closed());
        if all.len() >= MAX {
            return None;
        }
        let (sender, receiver) = channel(MAX_WAITING);
        all.push(sender);
        Some(receiver)
    }

    /// Tells all of a change.
    pub(super) fn tell(&self, version: u64) {
        self.send(&Bytes::from(format!("data: {version}\n\n")));
    }

    /// Sends all of them something that means nothing, by which it shows who has gone.
    pub(super) fn greet(&self) {
        self.send(&Bytes::from_static(b":\n\n"));
    }

    fn send(&self, bytes: &Bytes) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|sender| !matches!(sender.try_send(bytes.clone()), Err(TrySendError::Closed(_))));
    }

    /// Lets all of them go.
    pub(super) fn end(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_wait_than_may_and_none_that_has_gone() {
        let listeners = Listeners::default();
        let mut all: Vec<_> = std::iter::from_fn(|| listeners.add()).take(MAX + 1).collect();
        assert_eq!(all.len(), MAX);
        for version in 0..10 {
            listeners.tell(version);
        }
        let mut first = all.pop().unwrap();
        assert_eq!(first.try_recv().unwrap(), "data: 0\n\n");
        drop(first);
        assert!(listeners.add().is_some(), "there is room where one has gone");
        listeners.end();
        assert!(all[0].blocking_recv().is_some());
    }
}
