//! White space that makes no difference: runs of it as single spaces, and none at the ends.

use std::borrow::Cow;

/// A text with single spaces. Most have no others.
#[must_use]
pub fn single_spaced(text: &str) -> Cow<'_, str> {
    let mut after_space = true;
    let is_clean = text.bytes().enumerate().all(|(at, byte)| {
        // Letters and marks of English are most of what is written, and no white space.
        let c = match byte {
            b'!'..=b'~' => char::from(byte),
            0x80..=0xbf => return true,
            _ => text[at..].chars().next().unwrap_or(' '),
        };
        let is_single = !c.is_whitespace() || c == ' ' && !after_space;
        after_space = c.is_whitespace();
        is_single
    });
    if is_clean && !text.ends_with(' ') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_of_any_kind_is_one_space() {
        for (text, expected) in
            [("a b", "a b"), (" a", "a"), ("a ", "a"), ("é\u{a0} b\n\tc", "é b c"), ("", ""), (" \n", "")]
        {
            assert_eq!(single_spaced(text), expected, "{text:?}");
        }
        assert!(matches!(single_spaced("as it is, “é”"), Cow::Borrowed(_)));
    }
}
