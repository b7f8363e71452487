//! All notes together: what each is called, who mentions whom, and where each is published.
//!
//! Holds no text of a body and no position, so that an edit to prose leaves it as it was.

mod device;
#[cfg(test)]
pub(crate) mod fixture;
mod fold;
mod id_set;
mod key;
mod lookup;
mod mentions;
mod names;
mod near;
mod paths;
mod reads;
mod stub;

pub use device::is_device;
pub use fold::fold_name;
pub use key::{Key, ReadLog, name_digests, text_digests};
pub use lookup::Index;
pub use names::{Lookup, MOST_SHARING};
pub use paths::{
    CHANGES, CHART, CITATION, CORRECTIONS, DATA, DATA_PAGE, FEED, HOME, IMPRINT, MAP, MEETINGS, NO_JEKYLL,
    NOT_FOUND, Output, Owner, PAGE_SIZE, ROBOTS, SEARCH, SITEMAP, TAGS, TIMELINE, alias_output, card_output,
    collision_key, continuation_output, continued_at, data_output, generated_outputs, index_output,
    list_outputs, list_script, note_output, other_names, proofs_output, tag_output, tag_slug,
};
pub use reads::Reads;
pub use stub::Stub;
