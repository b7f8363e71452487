//! Pages that list notes: by kind, by tag, by year.

pub(super) mod facets;
pub(super) mod index;
pub(super) mod pager;
pub(super) mod tags;
pub(super) mod timeline;
