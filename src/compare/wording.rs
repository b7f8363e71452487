//! The words of a text in order: what is left of it without case, punctuation, typography and white space.

use crate::text::fold::fold;

/// Signs that say something, unlike punctuation.
const SIGNS: &str = "+<>=±×÷≥≤≠≈$€£¥%‰°§&";

/// The words of a text, with the signs that say something, parted by single spaces.
pub(super) fn wording(text: &str) -> String {
    let folded = fold(text);
    let lower = folded.text().to_lowercase();
    let mut out = String::with_capacity(lower.len());
    let mut is_apart = true;
    let mut chars = lower.chars().peekable();
    while let Some(c) = chars.next() {
        let is_minus = c == '-' && is_apart && chars.peek().is_some_and(char::is_ascii_digit);
        let is_sign = is_minus || SIGNS.contains(c);
        if !c.is_alphanumeric() && !is_sign {
            is_apart = true;
            continue;
        }
        if (is_apart || is_sign) && !out.is_empty() {
            out.push(' ');
        }
        out.push(c);
        is_apart = is_sign;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_and_their_order_are_left() {
        for (one, other) in [
            ("The mayor’s “plan” – a draft.", "the mayor's \"plan\", a  draft"),
            ("Half-finished,\u{a0}it stood", "half finished it stood"),
            ("It cost $5.", "It cost $ 5"),
        ] {
            assert_eq!(wording(one), wording(other));
        }
        for (one, other) in [
            ("Ada chairs the board", "the board chairs Ada"),
            ("chaired by A", "chairs A"),
            ("It was -5 degrees", "It was 5 degrees"),
            ("It cost $5", "It cost €5"),
        ] {
            assert_ne!(wording(one), wording(other));
        }
    }
}
