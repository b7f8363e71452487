//! The tag that a page of the preview has and a page of a build has not, and the files that it loads.

use crate::text::sha256_hex;

/// Where what belongs to the preview alone is found. No file of a site stands there: hidden ones are not published.
pub(super) const OWN: &str = ".factum/";

/// The files of the preview.
pub(super) fn file(name: &str) -> Option<(&'static str, &'static str)> {
    match name {
        "preview.js" => Some(("text/javascript; charset=utf-8", include_str!("page/preview.js"))),
        "review" => Some(("text/html; charset=utf-8", include_str!("page/review.html"))),
        "review.js" => Some(("text/javascript; charset=utf-8", include_str!("page/review.js"))),
        "review.css" => Some(("text/css; charset=utf-8", include_str!("page/review.css"))),
        "preview.css" => Some(("text/css; charset=utf-8", include_str!("page/preview.css"))),
        _ => None,
    }
}

/// A page with the tag before the end of its body, and the digest by which the script knows whether it is shown as
/// it is now.
pub(super) fn with_script(page: &[u8]) -> (Vec<u8>, String) {
    let digest = digest(page);
    let tag = format!("<script src=\"/{OWN}preview.js\" data-page=\"{digest}\"></script>\n");
    let end = memchr::memmem::rfind(page, b"</body>").unwrap_or(page.len());
    let (before, after) = page.split_at(end);
    ([before, tag.as_bytes(), after].concat(), digest)
}

/// A page whose links lead from the site's root, wherever it is shown. The tag stands before the page's own policy,
/// which allows no other.
pub(super) fn with_base(page: &[u8]) -> Vec<u8> {
    const HEAD: &[u8] = b"<head>\n";
    let end = memchr::memmem::find(page, HEAD).map_or(0, |at| at + HEAD.len());
    let (before, after) = page.split_at(end);
    if end == 0 { page.to_vec() } else { [before, b"<base href=\"/\">\n", after].concat() }
}

fn digest(page: &[u8]) -> String {
    let mut digest = sha256_hex(page);
    digest.truncate(16);
    digest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_the_same_but_for_one_tag() {
        let (page, digest) = with_script(b"<body><p>x</p>\n</body>\n</html>\n");
        let page = String::from_utf8(page).unwrap();
        assert!(page.contains("</p>\n<script "), "{page}");
        let tag = format!("<script src=\"/.factum/preview.js\" data-page=\"{digest}\"></script>\n");
        assert_eq!(page.replace(&tag, ""), "<body><p>x</p>\n</body>\n</html>\n");
        assert!(with_script(b"nothing").0.starts_with(b"nothing<script"));
    }
}
