//! Files for machines: the feed, the sitemap, statistics as data to download, proofs, and all
//! facts as tables.

pub(super) mod card;
pub(super) mod dataset;
pub(super) mod feed;
pub(super) mod proofs;
pub(super) mod sitemap;
pub(in crate::site) mod tables;
