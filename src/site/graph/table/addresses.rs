//! The addresses of a source's passages: those that authors give, then one made of the words.

use std::collections::BTreeSet;

use crate::model::FreeAnchors;

/// The addresses of passages, of each of which the names that authors give it and the address made of its words are
/// known. The second of two that are the same gets `-2`; what an author gives goes first.
pub(super) fn addresses<'p>(passages: impl Iterator<Item = (BTreeSet<&'p str>, String)>) -> Vec<Vec<String>> {
    let mut free = FreeAnchors::default();
    let all: Vec<(Vec<String>, String)> = passages
        .map(|(ids, words)| (ids.into_iter().map(|id| free.give(&format!("q-{id}"))).collect(), words))
        .collect();
    let with_words = |(mut own, words): (Vec<String>, String)| {
        own.push(free.give(&words));
        own
    };
    all.into_iter().map(with_words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_author_gives_goes_before_what_is_made_of_the_words() {
        let passage = |ids: &[&'static str], words: &str| (ids.iter().copied().collect(), words.to_owned());
        let passages =
            [passage(&[], "q-a"), passage(&["b", "a"], "q-c"), passage(&[], "q-c"), passage(&["b"], "q-d")];
        let expected: [&[&str]; 4] = [&["q-a-2"], &["q-a", "q-b", "q-c"], &["q-c-2"], &["q-b-2", "q-d"]];
        assert_eq!(addresses(passages.into_iter()), expected);
    }
}
