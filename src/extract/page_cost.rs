//! What a page would cost to read, told before it is read.
//!
//! A parser of HTML looks at all open elements for each that begins, and at all attributes for each that follows: a
//! page of a megabyte that is made for it takes minutes.

/// The most elements within each other, and attributes of one of them.
const MAX_DEPTH: usize = 2_000;
const MAX_ATTRIBUTES: usize = 10_000;

/// Elements that need no end.
const ENDLESS: [&[u8]; 24] = [
    b"p", b"li", b"td", b"tr", b"th", b"dt", b"dd", b"br", b"hr", b"img", b"meta", b"link", b"input",
    b"option", b"tbody", b"thead", b"source", b"wbr", b"col", b"area", b"base", b"embed", b"path", b"html",
];

/// Whether a page has more elements open at a place, or more attributes on one, than a page that is made for readers.
pub(super) fn is_too_costly(html: &[u8]) -> bool {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(start) = memchr::memchr(b'<', &html[at..]).map(|n| at + n + 1) {
        let rest = &html[start..];
        if rest.starts_with(b"!--") {
            at = after(html, start, b"-->");
            continue;
        }
        let is_end = rest.first() == Some(&b'/');
        let name = &rest[usize::from(is_end)..];
        let length = name.iter().take(40).take_while(|b| b.is_ascii_alphanumeric()).count();
        let name = name[..length].to_ascii_lowercase();
        if !name.first().is_some_and(u8::is_ascii_alphabetic) {
            at = start;
            continue;
        }
        let (end, attributes) = tag(html, start + length);
        at = end;
        match name.as_slice() {
            _ if is_end => depth = depth.saturating_sub(1),
            b"script" => at = after(html, end, b"</script"),
            b"style" => at = after(html, end, b"</style"),
            name => depth += usize::from(!ENDLESS.contains(&name)),
        }
        if depth > MAX_DEPTH || attributes > MAX_ATTRIBUTES {
            return true;
        }
    }
    false
}

/// Where a tag ends, and how many attributes it has: about one for each space outside of quotation marks.
fn tag(html: &[u8], from: usize) -> (usize, usize) {
    let (mut at, mut attributes, mut before) = (from, 0, 0);
    while let Some(byte) = html.get(at) {
        at += 1;
        match byte {
            b'>' => break,
            // A mark begins a value only where an equals sign stands before it.
            b'"' | b'\'' if before == b'=' => at = after(html, at, &[*byte]),
            byte if byte.is_ascii_whitespace() && !before.is_ascii_whitespace() => attributes += 1,
            _ => {}
        }
        before = *byte;
    }
    (at, attributes)
}

/// The place after a mark, or the end where it does not follow.
fn after(html: &[u8], from: usize, mark: &[u8]) -> usize {
    let from = from.min(html.len());
    memchr::memmem::find(&html[from..], mark).map_or(html.len(), |n| from + n + mark.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_and_attributes_are_counted() {
        let many: String = (0..20_000).map(|n| format!(" a{n}=x")).collect();
        for page in ["<div>".repeat(3_000), "<div><p>x".repeat(3_000), format!("<p{many}>")] {
            assert!(is_too_costly(page.as_bytes()), "{}", &page[..40]);
        }
        for page in [
            "<p>It rained.<li>x".repeat(3_000),
            "<div>x</div>".repeat(30_000),
            format!("<img src=\"data:{}\">", "a b".repeat(30_000)),
            format!("<script>{}</script>", "if (a<b) x = '<div>';".repeat(3_000)),
            format!("<!-- {} -->", "<div>".repeat(3_000)),
            "<".repeat(30_000),
        ] {
            assert!(!is_too_costly(page.as_bytes()), "{}", &page[..40]);
        }
    }
}
