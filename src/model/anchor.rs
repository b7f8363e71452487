//! What a heading is called in addresses.

use unicode_normalization::UnicodeNormalization;

/// The anchor that a heading with this text has, unless another has it: letters and digits in lower case, a hyphen
/// for anything else. Nothing where the text has neither.
#[must_use]
pub fn anchor_of(text: &str) -> String {
    let mut anchor = String::with_capacity(text.len());
    let mut push = |c: char| {
        if c.is_alphanumeric() || c == '_' {
            anchor.push(c);
        } else if !anchor.is_empty() && !anchor.ends_with('-') {
            anchor.push('-');
        }
    };
    if text.is_ascii() {
        text.chars().for_each(|c| push(c.to_ascii_lowercase()));
    } else {
        text.nfc().flat_map(char::to_lowercase).for_each(push);
    }
    let length = anchor.trim_end_matches('-').len();
    anchor.truncate(length);
    anchor
}
