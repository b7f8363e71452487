//! Texts made by chance for tests, the same at every run.

use fastrand::Rng;

/// A text of `n` words out of a small vocabulary, with punctuation here and there.
pub(crate) fn random_text(rng: &mut Rng, n: usize) -> String {
    const WORDS: [&str; 24] = [
        "the",
        "river",
        "commission",
        "met",
        "in",
        "of",
        "nine",
        "19",
        "9",
        "percent",
        "Lower",
        "Upper",
        "bridge's",
        "$3.6",
        "million",
        "co-operation",
        "said",
        "that",
        "a",
        "not",
        "will",
        "open",
        "on",
        "Monday",
    ];
    let mut text = String::new();
    for i in 0..n {
        if i > 0 {
            text.push_str(rng.choice([" ", " ", " ", " ", ", ", ". ", "\n", " — ", " “"]).unwrap());
        }
        text.push_str(rng.choice(WORDS).unwrap());
    }
    text
}
