//! Whether a text tells of something as planned, announced or possible only, in English.

use super::deeds::plans;
use super::words::{Word, words};

/// Other words that tell of something as announced or possible only.
#[rustfmt::skip]
const PROSPECTS: &[&str] = &[
    "agenda", "ahead", "allegedly", "announced", "announcement", "announces", "anticipated", "awaited",
    "candidate", "coming", "eve", "eventual", "expectation", "expectations", "forthcoming", "future",
    "hypothetical", "imminent", "invitation", "invited", "likely", "next", "pending", "perhaps",
    "possible", "possibly", "potential", "probable", "probably", "projected", "promise", "proposal",
    "prospect", "prospective", "reportedly", "schedule", "slated", "soon", "suggested", "tentative",
    "upcoming", "yet",
];

/// Whether a text tells of something as planned, announced or possible.
pub(crate) fn tells_a_plan(text: &str) -> bool {
    let words = words(text);
    let is_due = |pair: &[Word]| {
        matches!(pair[0].lower.as_str(), "is" | "are" | "was" | "were") && pair[1].lower == "to"
    };
    // "8 May" is a day.
    let is_month = |word: &Word| word.lower == "may" && text[word.span.clone()].starts_with('M');
    let is_one = |word: &str| plans(word) || PROSPECTS.binary_search(&word).is_ok();
    words.iter().any(|word| is_one(&word.lower) && !is_month(word)) || words.windows(2).any(is_due)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(PROSPECTS.is_sorted());
    }

    #[test]
    fn a_plan_is_told_as_one() {
        for text in [
            "Announced talks in Moscow",
            "Talks that were to be held",
            "He is to open the bridge",
            "The visit planned for May",
            "A possible entry",
        ] {
            assert!(tells_a_plan(text), "{text}");
        }
        for text in ["Talks in Moscow, 8 May 2021", "The bridge was opened", "He went to Moscow"] {
            assert!(!tells_a_plan(text), "{text}");
        }
    }
}
