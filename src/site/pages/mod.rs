//! The page of a note with all that stands on it, and the pages that the site makes by itself.

mod backlinks;
mod body;
pub(super) mod chart;
mod exceptions;
pub(super) mod facts;
pub(super) mod home;
pub(super) mod json_ld;
pub(super) mod meetings;
pub(super) mod methodology;
pub(super) mod note;
pub(super) mod previews;
pub(super) mod search;
pub(super) mod source;
pub(super) mod statistic;
