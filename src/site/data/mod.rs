//! Files for machines: the feed, the sitemap, and statistics as data to download.

pub(super) mod dataset;
pub(super) mod feed;
pub(super) mod sitemap;
