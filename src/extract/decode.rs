//! Bytes to text: by the mark at their start, by what they are said to be, as UTF-8, or as Windows-1252.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Text of a file whose encoding may be told from outside, or stand in it as HTML tells it.
pub(super) fn decode(bytes: &[u8], told: Option<&str>) -> String {
    let named = |label: &str| Encoding::for_label(label.trim_matches(['"', '\'', ' ']).as_bytes());
    let encoding = told
        .and_then(named)
        .or_else(|| declared(bytes).as_deref().and_then(named))
        // A page that says in ASCII that it is UTF-16 is not.
        .map(|encoding| if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
        .unwrap_or_else(|| if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 });
    // A mark at the start comes before all that is said.
    encoding.decode(bytes).0.into_owned()
}

/// Text of a plain file: UTF-8, or UTF-16 that says so by its mark.
pub(super) fn decode_plain(bytes: &[u8]) -> Option<String> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        let (text, _, is_broken) = UTF_16LE.decode(bytes);
        return (!is_broken).then(|| text.into_owned());
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    String::from_utf8(bytes.to_vec()).ok()
}

/// The encoding that a page or an XML document declares in its first bytes.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let after = |mark: &str| {
        let rest = head.split_once(mark)?.1.trim_start_matches(['"', '\'', ' ']);
        Some(rest.split(['"', '\'', ' ', '>', ';', '/', '?']).next().unwrap_or("").to_owned())
    };
    after("charset=").or_else(|| after("encoding="))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_or_found() {
        assert_eq!(
            decode(b"<meta charset=\"iso-8859-1\">F\xe4hre", None),
            "<meta charset=\"iso-8859-1\">Fähre"
        );
        assert_eq!(decode("Fähre".as_bytes(), None), "Fähre");
        assert_eq!(decode(b"F\xe4hre \x96", None), "Fähre –");
        assert_eq!(decode(b"\xef\xbb\xbfF\xc3\xa4hre", Some("iso-8859-1")), "Fähre");
        assert_eq!(decode(b"\xc4\xe0", Some("windows-1251")), "Да");
        assert_eq!(decode_plain(b"\xff\xfeA\0b\0").as_deref(), Some("Ab"));
        assert_eq!(decode_plain(b"F\xe4hre"), None);
    }
}
