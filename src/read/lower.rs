//! Words in the form in which the lists of words have them.

use std::borrow::Cow;

/// A word in lower case, with straight apostrophes.
pub(crate) fn plain(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let (mut lower, mut rest) = (String::with_capacity(word.len()), word);
    loop {
        // Whole sentences are asked for, and most of their letters are of one byte.
        let plain = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let from = lower.len();
        lower.push_str(&rest[..plain]);
        lower[from..].make_ascii_lowercase();
        let Some(c) = rest[plain..].chars().next() else { return lower };
        if c == '\u{2019}' {
            lower.push('\'');
        } else {
            lower.extend(c.to_lowercase());
        }
        rest = &rest[plain + c.len_utf8()..];
    }
}

/// As [`plain`], and the word itself where it is plain already, as most words are.
pub(crate) fn lowered(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        word.into()
    } else {
        plain(word).into()
    }
}
