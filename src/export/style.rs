//! A page's styles in the page itself, with what they load in them, and the digest by which its policy
//! allows them.

use sha2::{Digest, Sha256};

/// Replaces what a style sheet loads by what `load` gives for its address, as a data address; what is not
/// there becomes nothing.
pub(super) fn self_contained(css: &str, load: &dyn Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find("url(") {
        out.push_str(&rest[..at]);
        rest = &rest[at + 4..];
        let end = rest.find(')').unwrap_or(rest.len());
        let address = rest[..end].trim().trim_matches(['"', '\'']);
        match load(address) {
            Some(data) => out.push_str(&format!("url({data})")),
            None if address.starts_with("data:") || address.starts_with('#') => {
                out.push_str(&format!("url({address})"));
            }
            None => out.push_str("url()"),
        }
        rest = &rest[(end + 1).min(rest.len())..];
    }
    out.push_str(rest);
    // Nothing in a style sheet may end the element that holds it.
    out.replace("</", "<\\/")
}

/// A file as an address that holds it; only pictures and fonts.
pub(super) fn data_address(path: &str, bytes: &[u8]) -> Option<String> {
    let kind = match path.rsplit('.').next()?.to_ascii_lowercase().as_str() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        _ => return None,
    };
    Some(format!("data:{kind};base64,{}", base64(bytes)))
}

/// The name of a text in a Content-Security-Policy: `'sha256-…'`.
pub(super) fn source_of(text: &str) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(text.as_bytes())))
}

/// Base 64 after RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |i: usize| usize::from(three.get(i).copied().unwrap_or(0));
        let all = byte(0) << 16 | byte(1) << 8 | byte(2);
        for i in 0..4 {
            let letter = LETTERS.get(all >> (18 - 6 * i) & 63).copied().unwrap_or(b'=');
            out.push(if i <= three.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_rfc_4648() {
        let cases = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
        for (text, coded) in cases {
            assert_eq!(base64(text.as_bytes()), coded);
        }
        assert_eq!(source_of(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }

    #[test]
    fn styles_load_nothing_and_cannot_end_their_element() {
        let load = |address: &str| (address == "a.woff2").then(|| "data:font/woff2;base64,AA==".to_owned());
        assert_eq!(
            self_contained("a{src:url(\"a.woff2\")}b{src:url(x.png)}", &load),
            "a{src:url(data:font/woff2;base64,AA==)}b{src:url()}"
        );
        assert_eq!(self_contained("/*</style><b>*/", &load), "/*<\\/style><b>*/");
        assert_eq!(self_contained("a{b:url(", &load), "a{b:url()");
    }
}
