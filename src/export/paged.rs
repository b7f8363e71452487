//! Numbers of pages in the numbered paper: which page each link leads to, as far as it was printed already.

use std::collections::BTreeMap;

/// The paper, in which each link to a section says on which page that begins. `pages` are the pages by anchor; of an
/// anchor that has none it is `unknown`, which takes as much room as a number will.
#[must_use]
pub fn with_pages(html: &str, pages: &BTreeMap<String, usize>, unknown: &str) -> String {
    const TARGET: &str = " href=\"#";
    let mut out = String::with_capacity(html.len() + html.len() / 32);
    let mut rest = html;
    while let Some(at) = rest.find("<a ") {
        let (before, link) = rest.split_at(at);
        let (tag, after) = link.split_at(link.find('>').unwrap_or(link.len()));
        out.push_str(before);
        out.push_str(tag);
        rest = after;
        let anchor = tag.split_once(TARGET).and_then(|(_, target)| target.split_once('"'));
        if let Some((anchor, _)) = anchor.filter(|_| tag.contains(" data-ref=\"") && !after.is_empty()) {
            let number = pages.get(anchor).map_or_else(|| unknown.to_owned(), usize::to_string);
            out.push_str(&format!(" data-page=\"{number}\""));
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_sections_say_their_pages_and_others_do_not() {
        let pages = BTreeMap::from([("n1-2".to_owned(), 14)]);
        let html = "<p><a href=\"#n1-2\" data-ref=\"1.2\">A</a> <a class=\"x\" href=\"#n3\" data-ref=\"3\">B</a> \
                    <a href=\"#n1-2\">C</a> <a href=\"https://example.org/\" data-ref=\"4\">D</a></p>";
        let expected = "<p><a href=\"#n1-2\" data-ref=\"1.2\" data-page=\"14\">A</a> <a class=\"x\" href=\"#n3\" data-ref=\"3\" \
                        data-page=\"00\">B</a> <a href=\"#n1-2\">C</a> <a href=\"https://example.org/\" \
                        data-ref=\"4\">D</a></p>";
        assert_eq!(with_pages(html, &pages, "00"), expected);
        for odd in ["", "<a href=\"#", "<a href=\"#x", "<a href=\"#x\" data-ref=\"1"] {
            assert_eq!(with_pages(odd, &pages, "00"), odd);
        }
    }
}
