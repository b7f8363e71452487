//! Names as they are compared.

use unicode_normalization::UnicodeNormalization;

/// A name as names are compared: NFC, lower case, single spaces.
#[must_use]
pub fn fold_name(name: &str) -> String {
    // Nearly every name is written as it is compared, or nearly so.
    if name.is_ascii() {
        let mut folded = String::with_capacity(name.len());
        for word in name.split_whitespace() {
            folded.push_str(if folded.is_empty() { "" } else { " " });
            folded.push_str(word);
        }
        folded.make_ascii_lowercase();
        return folded;
    }
    let composed: String = name.nfc().flat_map(char::to_lowercase).collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}
