//! White space that makes no difference: runs of it as single spaces, and none at the ends.

use std::borrow::Cow;

/// A text with single spaces. Most have no others.
#[must_use]
pub fn single_spaced(text: &str) -> Cow<'_, str> {
    if is_plainly_single(text) && !text.starts_with(' ') && !text.ends_with(' ') {
        return Cow::Borrowed(text);
    }
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

/// Whether a text has no white space but single spaces, as far as its bytes tell without a look at its characters:
/// those that other white space begins with are in few texts. Asked of whole blocks, which compilers make few
/// instructions of.
pub(crate) fn is_plainly_single(text: &str) -> bool {
    let bytes = text.as_bytes();
    let may_be_other =
        |byte: u8| (byte < b' ') | (byte == 0xc2) | (byte == 0xe1) | (byte == 0xe2) | (byte == 0xe3);
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let has_other =
        pairs.fold(false, |any, (one, next)| any | may_be_other(*one) | ((*one == b' ') & (*next == b' ')));
    !has_other && !bytes.last().is_some_and(|last| may_be_other(*last))
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
        let all = (0..=u32::from(char::MAX)).filter_map(char::from_u32);
        let others = all.filter(|c| c.is_whitespace() && *c != ' ');
        assert!(others.into_iter().all(|c| !is_plainly_single(&format!("a{c}"))));
        assert!(is_plainly_single(" a b ") && !is_plainly_single("a  b"));
    }
}
