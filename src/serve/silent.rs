//! The connections from which nothing is being answered: they stop in the head of a request, or before one. When all
//! places are taken, the one that has been silent longest is ended, so that none keeps others waiting.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::task::AbortHandle;

/// All silent connections, in the order in which they fell silent.
#[derive(Clone, Default)]
pub(super) struct Silent(Arc<Mutex<Order>>);

#[derive(Default)]
struct Order {
    last: u64,
    connections: BTreeMap<u64, AbortHandle>,
}

impl Silent {
    fn order(&self) -> MutexGuard<'_, Order> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends the connection that has been silent longest, where there is one.
    pub(super) fn end_oldest(&self) {
        let oldest = self.order().connections.pop_first();
        if let Some((_, connection)) = oldest {
            connection.abort();
        }
    }
}

/// What one connection is at. It is none of the silent ones from when it is dropped.
pub(super) struct Voice {
    silent: Silent,
    /// Its place among the silent ones; none while it is answered.
    place: Mutex<Option<u64>>,
    handle: Mutex<Option<AbortHandle>>,
}

impl Voice {
    pub(super) fn new(silent: Silent) -> Self {
        Self { silent, place: Mutex::default(), handle: Mutex::default() }
    }

    /// Tells what ends the connection, which is silent at first.
    pub(super) fn begin(&self, handle: AbortHandle) {
        *self.handle.lock().unwrap_or_else(PoisonError::into_inner) = Some(handle);
        self.fall_silent();
    }

    /// It has asked for something.
    pub(super) fn speak(&self) {
        let place = self.place.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(place) = place {
            self.silent.order().connections.remove(&place);
        }
    }

    /// It has its answer.
    pub(super) fn fall_silent(&self) {
        self.speak();
        let handle = self.handle.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(handle) = handle else { return };
        let mut order = self.silent.order();
        order.last += 1;
        let place = order.last;
        order.connections.insert(place, handle);
        *self.place.lock().unwrap_or_else(PoisonError::into_inner) = Some(place);
    }
}

impl Drop for Voice {
    fn drop(&mut self) {
        self.speak();
    }
}
