//! Makes results for many notes at once.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::material::Material;
use crate::index::{Index, ReadLog, Reads};

pub(super) fn reads<'w>(material: &'w Material, index: &'w Index, log: Option<&'w ReadLog>) -> Reads<'w> {
    let reads = Reads::unlogged(&material.dossier, index);
    log.map_or(reads, |log| reads.logged(log))
}

/// A result that was made, with what it was made from.
pub(super) type Made<K, V> = (K, V, Option<ReadLog>);

/// Makes results in parallel, each with a log of its own where they are tracked. A result that cannot be made any
/// more is left out.
pub(super) fn make<K: Clone + Send + Sync, V: Send>(
    wanted: &BTreeSet<K>,
    is_tracked: bool,
    make: impl Fn(&K, Option<&ReadLog>) -> Option<V> + Sync,
) -> Vec<Made<K, V>> {
    let wanted: Vec<&K> = wanted.iter().collect();
    let made = wanted.into_par_iter().filter_map(|one| {
        let log = is_tracked.then(ReadLog::default);
        let value = make(one, log.as_ref())?;
        Some((one.clone(), value, log))
    });
    made.collect()
}
