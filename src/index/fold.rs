//! Names as they are compared.

use unicode_normalization::UnicodeNormalization;

/// A name as names are compared: NFC, lower case, single spaces, apostrophes, quotation marks and hyphens of any
/// kind alike, and nothing that cannot be seen.
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
    let composed: String = name.nfc().flat_map(char::to_lowercase).filter_map(plain).collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A character as a keyboard has it; none where it cannot be seen.
fn plain(c: char) -> Option<char> {
    match c {
        '’' | '‘' | '‛' | 'ʼ' | '′' | '´' | '＇' => Some('\''),
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => Some('"'),
        '‐' | '‑' | '‒' | '–' | '—' | '−' => Some('-'),
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => None,
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_makes_no_difference_to_readers_makes_none_to_names() {
        for (one, other) in [
            ("Pia’s office", "pia's  Office"),
            ("The “Ferry”", "the \"ferry\""),
            ("Lunde–Holm", "Lunde-Holm"),
            ("Cafe\u{301}", "CAFÉ"),
            ("Har\u{ad}bour\u{a0}board", "harbour board"),
        ] {
            assert_eq!(fold_name(one), fold_name(other), "{one}");
        }
        assert_ne!(fold_name("Pias office"), fold_name("Pia’s office"));
        assert_ne!(fold_name("Müller"), fold_name("Muller"));
    }
}
