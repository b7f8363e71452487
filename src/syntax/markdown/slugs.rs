//! Anchors of headings: readable, stable, unique within the note.

use crate::model::anchor_of;
use crate::text::UniqueNames;

/// The anchors given so far.
#[derive(Default)]
pub(super) struct Slugs(UniqueNames);

impl Slugs {
    /// The anchor of a heading with this text, or with the id that was written for it. The second of
    /// the same gets `-2`, the third `-3`.
    pub(super) fn give(&mut self, text: &str) -> String {
        self.0.give(base(text))
    }
}

/// The anchor of a heading with this text or id where no other has it.
pub(super) fn base(text: &str) -> String {
    let anchor = Some(anchor_of(text)).filter(|anchor| !anchor.is_empty());
    anchor.unwrap_or_else(|| "section".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_headings_are_numbered() {
        let mut slugs = Slugs::default();
        assert_eq!(slugs.give("Who was to meet?"), "who-was-to-meet");
        assert_eq!(slugs.give("Who was to meet"), "who-was-to-meet-2");
        assert_eq!(slugs.give("Торговля, 2020"), "торговля-2020");
        assert_eq!(slugs.give("!!!"), "section");
        assert_eq!(slugs.give("section-2"), "section-2");
        assert_eq!(slugs.give("Section"), "section-3");
    }
}
