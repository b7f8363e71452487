//! What pages need to know of each other, worked out once for a whole site.

pub(super) mod backlinks;
pub(super) mod lists;
pub(super) mod pagination;
pub(super) mod passages;
