//! Addresses that stand in a text without any markup, which GitHub makes links.

use std::ops::Range;

use linkify::{LinkFinder, LinkKind};

/// The addresses in a text, each with what its link leads to.
pub(super) fn addresses(text: &str) -> Vec<(Range<usize>, String)> {
    if !text.contains("://") && !text.contains("www.") && !text.contains('@') {
        return Vec::new();
    }
    let mut finder = LinkFinder::new();
    finder.url_must_have_scheme(false).email_domain_must_have_dot(true);
    let found = finder.links(text).filter_map(|link| {
        let written = link.as_str();
        let lower = written.to_ascii_lowercase();
        let address = match link.kind() {
            LinkKind::Email => format!("mailto:{written}"),
            _ if lower.starts_with("https://") || lower.starts_with("http://") => written.to_owned(),
            _ if lower.starts_with("www.") => format!("https://{written}"),
            _ => return None,
        };
        Some((link.start()..link.end(), address))
    });
    found.collect()
}

/// Whether a text is nothing but an address, as the words of a link may be.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim();
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    ["http://", "https://", "www.", "mailto:"].iter().any(|start| lower.starts_with(start))
        && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_before_the_sentence_does() {
        let of =
            |text: &str| -> Vec<String> { addresses(text).into_iter().map(|(_, address)| address).collect() };
        assert_eq!(of("See https://example.org/a_b?c=d. Then"), ["https://example.org/a_b?c=d"]);
        assert_eq!(
            of("(see http://example.org/a_(b)), www.example.org!"),
            ["http://example.org/a_(b)", "https://www.example.org"]
        );
        assert_eq!(of("Write to pia@example.org."), ["mailto:pia@example.org"]);
        for text in ["example.org", "a@b", "ftp://example.org", "the file a.md", "javascript:x", "5 @ 3"] {
            assert!(of(text).is_empty(), "{text}");
        }
    }
}
