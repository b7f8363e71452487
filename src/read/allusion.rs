//! Of whom a text speaks without naming them: "he", "the minister", "both sides", in English.

use super::cues::{self, Cues};
use super::lower;

/// Of whom a quote speaks without naming them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Allusion {
    /// Of nobody.
    None,
    /// Of a person: "he", "the minister".
    Person,
    /// Of anyone or anything: "its", "both sides".
    Any,
}

/// Of whom a text speaks by a pronoun, or as "the leader".
pub(crate) fn allusion(text: &str, cues: Cues) -> Allusion {
    if !cues.has(Cues::PRONOUN.or(Cues::DESCRIPTION)) {
        return Allusion::None;
    }
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).collect();
    let allusions = words.iter().enumerate().map(|(at, word)| {
        let lower = lower::plain(word);
        let is_title = words.get(at + 1).is_some_and(|next| next.starts_with(char::is_uppercase));
        match cues::is_pronoun(&lower) || (cues::describes(&lower) && !is_title) {
            true if cues::is_personal(&lower) => Allusion::Person,
            true => Allusion::Any,
            false => Allusion::None,
        }
    });
    allusions.max().unwrap_or(Allusion::None)
}
