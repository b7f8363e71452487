//! Tells the addresses that may stand in content from those that may not.

use crate::text::first_forbidden;

/// The kind of a link's or image's address.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Address<'a> {
    /// Another note's Markdown file: its stem, and a heading after `#`.
    Note(&'a str, Option<&'a str>),
    /// Anything else that is allowed.
    Allowed,
    /// Not allowed, and why.
    Refused(&'static str),
}

/// Judges the address of a link. CommonMark has already decoded entities in it.
pub(super) fn link(address: &str) -> Address<'_> {
    match scheme(address) {
        Scheme::Refused(reason) => Address::Refused(reason),
        Scheme::Known => Address::Allowed,
        Scheme::None => relative(address),
    }
}

/// Judges the address of an image, which must be a file of the dossier.
pub(super) fn image(address: &str) -> Address<'_> {
    match scheme(address) {
        Scheme::Refused(reason) => Address::Refused(reason),
        Scheme::Known => Address::Refused("an image from another host would tell that host who reads"),
        Scheme::None => relative(address),
    }
}

enum Scheme {
    None,
    Known,
    Refused(&'static str),
}

/// Browsers ignore case, white space and control characters in a scheme, so they are ignored here too.
fn scheme(address: &str) -> Scheme {
    if first_forbidden(address).is_some() {
        return Scheme::Refused("it holds a character that does not show");
    }
    let plain: String = address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let plain = plain.to_ascii_lowercase().replace('\\', "/");
    if plain.starts_with("//") {
        return Scheme::Refused("an address without a scheme leads elsewhere from each place it is read");
    }
    let before = plain.split(['/', '?', '#']).next().unwrap_or("");
    let Some((scheme, _)) = before.split_once(':') else { return Scheme::None };
    match scheme {
        "http" | "https" | "mailto" => Scheme::Known,
        _ => Scheme::Refused("only http, https and mailto addresses may be linked"),
    }
}

fn relative(address: &str) -> Address<'_> {
    let (path, heading) =
        address.split_once('#').map_or((address, None), |(path, heading)| (path, Some(heading)));
    let lower = path.to_ascii_lowercase();
    if path.starts_with('/')
        || path.contains('\\')
        || lower.contains("%2f")
        || lower.contains("%5c")
        || lower.contains("%2e")
    {
        return Address::Refused("a path within the dossier is relative, with plain `/` between its parts");
    }
    match path.rsplit('/').next().and_then(|name| name.strip_suffix(".md")) {
        Some(stem) => Address::Note(stem, heading),
        None => Address::Allowed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_that_run_code_or_leave_the_dossier_are_refused() {
        for address in [
            "javascript:alert(1)",
            "JaVa\tScRiPt:x",
            "https://a\u{202e}b.example/",
            " data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "//host/x",
            "\\\\host\\x",
            "C:/x",
            "/etc/passwd",
            "%2e%2e%2fx",
        ] {
            assert!(matches!(link(address), Address::Refused(_)), "{address}");
        }
        assert!(matches!(image("https://example.org/a.png"), Address::Refused(_)));
    }

    #[test]
    fn ordinary_addresses_pass() {
        assert_eq!(link("https://example.org/a:b"), Address::Allowed);
        assert_eq!(link("mailto:a@example.org"), Address::Allowed);
        assert_eq!(link("../files/a.pdf"), Address::Allowed);
        assert_eq!(link("../actors/a-b.md#role"), Address::Note("a-b", Some("role")));
        assert_eq!(image("map.png"), Address::Allowed);
    }
}
