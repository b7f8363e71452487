//! The tables themselves, each with what one note contributes to it. They hold ids and numbers, and borrow nothing.

pub(super) mod attendance;
pub(super) mod backlinks;
pub(super) mod lists;
pub(super) mod pages;
pub(super) mod passages;
pub(super) mod told;
