//! Words in the form in which the lists of words have them.

use std::borrow::Cow;

/// A word in lower case, with straight apostrophes.
pub(crate) fn plain(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.chars().map(|c| if c == '\u{2019}' { '\'' } else { c }).flat_map(char::to_lowercase).collect()
}

/// As [`plain`], and the word itself where it is plain already, as most words are.
pub(crate) fn lowered(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        word.into()
    } else {
        plain(word).into()
    }
}
