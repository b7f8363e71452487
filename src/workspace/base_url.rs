//! The address at which a site is published, as every browser writes it: a host in another script as its ASCII form
//! (Punycode, after UTS #46), everything in the path percent-encoded that has to be.

use url::Url;

const ADDRESS: &str = "an address that starts with https:// or http://";
/// What belongs there where an address holds what no folder's has.
const FOLDER: &str = "the address of a folder, behind which the names of files are put: without `?`, `#`, spaces and quotation marks";
/// What belongs there where an address tells who may change the site.
const PLAIN: &str = "an address without a user name or password, which every page would publish (give it to the program that uploads the site)";

/// The address at which a site is published, with a slash at its end.
///
/// # Errors
/// What belongs in its place, where it is no address, or one that would publish a user name or a password.
pub fn base_url(text: &str) -> Result<String, &'static str> {
    let text = text.trim();
    let (scheme, rest) = text.split_once("://").ok_or(ADDRESS)?;
    let is_of_web = ["https", "http"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    if !is_of_web || rest.is_empty() || rest.starts_with('/') {
        return Err(ADDRESS);
    }
    if text.contains([' ', '?', '#', '"', '<', '>', '\\']) {
        return Err(FOLDER);
    }
    let mut url = Url::parse(text).map_err(|_| ADDRESS)?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(PLAIN);
    }
    let folders: Vec<String> = url.path().split('/').filter(|f| !f.is_empty()).map(str::to_owned).collect();
    url.set_path(&folders.join("/"));
    Ok(format!("{}/", url.as_str().trim_end_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_that_browsers_show() {
        for (written, read) in [
            ("https://example.org", "https://example.org/"),
            (" https://example.org/lunde/ ", "https://example.org/lunde/"),
            ("http://localhost:8000//", "http://localhost:8000/"),
            (
                "https://Bücher.Example/Über uns".replace(' ', "-").as_str(),
                "https://xn--bcher-kva.example/%C3%9Cber-uns/",
            ),
            ("https://пример.рф/досье", "https://xn--e1afmkfd.xn--p1ai/%D0%B4%D0%BE%D1%81%D1%8C%D0%B5/"),
            ("https://faß.example/", "https://xn--fa-hia.example/"),
            ("https://EXAMPLE.org:443/A", "https://example.org/A/"),
            ("HTTPS://O.github.io//r//s", "https://o.github.io/r/s/"),
            ("https://[2001:db8::1]/a", "https://[2001:db8::1]/a/"),
        ] {
            assert_eq!(base_url(written).as_deref(), Ok(read), "{written}");
        }
    }

    #[test]
    fn who_may_change_the_site_is_published_nowhere() {
        for written in
            ["https://user:pass@host.example/", "https://user@host.example", "https://:pass@host.example/a"]
        {
            assert_eq!(base_url(written), Err(PLAIN), "{written}");
        }
        for written in [
            "",
            "example.org",
            "ftp://example.org/",
            "https://",
            "https:///a",
            "https://xn--a.example\u{0}/",
            "https://host:99999/",
            "https://%zz/",
            "https://a..b\u{ad}\u{3002}\u{2024}/",
        ] {
            assert_eq!(base_url(written), Err(ADDRESS), "{written}");
        }
        for written in
            ["https://a b/", "https://a/?x", "https://a/#x", "https://a\\b", "https://a/\"", "https://a/<b>"]
        {
            assert_eq!(base_url(written), Err(FOLDER), "{written}");
        }
    }
}
