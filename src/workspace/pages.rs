//! Keeps pages and entries of the search index from one change to the next.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::dependencies::Dependencies;
use crate::index::{Key, ReadLog};
use crate::model::NoteId;
use crate::site::search::Entry;
use crate::site::{BuildOptions, Route};

/// Something that is made of the dossier by itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Thing {
    Page(Arc<Route>),
    Entries(NoteId),
}

/// What was made for a site, as long as nothing has changed that it was made from.
#[derive(Debug, Default)]
pub(super) struct PageMemo {
    options: BuildOptions,
    pages: BTreeMap<Arc<Route>, Arc<[u8]>>,
    entries: BTreeMap<NoteId, Arc<[Entry]>>,
    rest: Dependencies<Thing>,
}

impl PageMemo {
    /// Makes ready for a site with these options. What was made with others is of no use.
    pub(super) fn prepare(&mut self, options: &BuildOptions) {
        if self.options != *options {
            *self = Self { options: options.clone(), ..Self::default() };
        }
    }

    /// Forgets what rests on any of these keys.
    pub(super) fn forget(&mut self, changed: &BTreeSet<Key>) {
        for thing in self.rest.resting_on(changed) {
            match &thing {
                Thing::Page(route) => drop(self.pages.remove(route)),
                Thing::Entries(note) => drop(self.entries.remove(note)),
            }
            self.rest.forget(&thing);
        }
    }

    pub(super) fn page(&self, route: &Route) -> Option<&Arc<[u8]>> {
        self.pages.get(route)
    }

    pub(super) fn entries(&self, note: &NoteId) -> Option<&Arc<[Entry]>> {
        self.entries.get(note)
    }

    pub(super) fn keep_page(&mut self, route: &Route, bytes: &Arc<[u8]>, log: ReadLog) {
        let route = Arc::new(route.clone());
        self.rest.record(&Thing::Page(Arc::clone(&route)), log);
        self.pages.insert(route, Arc::clone(bytes));
    }

    pub(super) fn keep_entries(&mut self, note: &NoteId, entries: &Arc<[Entry]>, log: ReadLog) {
        self.rest.record(&Thing::Entries(note.clone()), log);
        self.entries.insert(note.clone(), Arc::clone(entries));
    }

    /// Forgets pages that are no more.
    pub(super) fn keep_only(&mut self, routes: &[Route]) {
        let routes: BTreeSet<&Route> = routes.iter().collect();
        let gone = |route: &&Arc<Route>| !routes.contains(&***route);
        for route in self.pages.keys().filter(gone).cloned().collect::<Vec<_>>() {
            self.pages.remove(&route);
            self.rest.forget(&Thing::Page(route));
        }
    }
}
