//! Hosts of addresses that may be taken for others.

use unicode_security::MixedScript;

/// The host of an address where it is written in Punycode (RFC 3492), which nobody can read, or has a part with
/// letters of several scripts (Unicode Technical Standard 39, section 5).
pub(super) fn doubtful_host(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    if host.is_ascii() && !host.to_ascii_lowercase().contains("xn--") {
        return None;
    }
    let is_doubtful = |part: &str| part.to_ascii_lowercase().starts_with("xn--") || !part.is_single_script();
    host.split('.').any(is_doubtful).then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_of_one_script_for_each_part_is_plain() {
        for address in [
            "https://example.org/xn--a",
            "https://münchen.example/",
            "https://пример.example/",
            "mailto:a@b.c",
            "a.png",
        ] {
            assert_eq!(doubtful_host(address), None, "{address}");
        }
        for address in
            ["https://xn--pple-43d.com/", "https://a.XN--80ak6aa92e.com:8080/", "https://\u{430}pple.com"]
        {
            assert!(doubtful_host(address).is_some(), "{address}");
        }
    }
}
