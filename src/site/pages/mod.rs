//! The page of a note with all that stands on it, and the pages that the site makes by itself.

mod backlinks;
mod body;
pub(super) mod changes;
pub(super) mod chart;
mod computed;
pub(super) mod data;
mod exceptions;
mod facts;
mod figure;
mod home;
pub(super) mod imprint;
mod json_ld;
mod json_tree;
pub(super) mod map;
pub(super) mod meetings;
mod methodology;
pub(super) mod note;
mod previews;
pub(super) mod search;
mod source;
mod statistic;
mod told;
