//! Numbers of pages in the numbered paper: which page each link leads to, as far as it was printed already.

use std::collections::BTreeMap;

/// How a link to a section begins.
const LINK: &str = "<a href=\"#";

/// The paper, in which each link to a section says on which page that begins. `pages` are the pages by anchor; of an
/// anchor that has none it is `unknown`, which takes as much room as a number will.
#[must_use]
pub fn with_pages(html: &str, pages: &BTreeMap<String, usize>, unknown: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 32);
    let mut rest = html;
    while let Some(at) = rest.find(LINK) {
        let (before, link) = rest.split_at(at + LINK.len());
        out.push_str(before);
        rest = link;
        let Some((tag, _)) = link.split_once('>') else { break };
        let Some((anchor, attributes)) = tag.split_once('"') else { continue };
        if !attributes.contains(" data-ref=\"") {
            continue;
        }
        let number = pages.get(anchor).map_or_else(|| unknown.to_owned(), usize::to_string);
        out.push_str(&format!("{anchor}\" data-page=\"{number}\"{attributes}"));
        rest = link.get(tag.len()..).unwrap_or("");
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
        let html = "<p><a href=\"#n1-2\" data-ref=\"1.2\">A</a> <a href=\"#n3\" data-ref=\"3\">B</a> <a href=\"#n1-2\">C</a> \
                    <a href=\"https://example.org/\" data-ref=\"4\">D</a></p>";
        let expected = "<p><a href=\"#n1-2\" data-page=\"14\" data-ref=\"1.2\">A</a> <a href=\"#n3\" data-page=\"00\" \
                        data-ref=\"3\">B</a> <a href=\"#n1-2\">C</a> <a href=\"https://example.org/\" \
                        data-ref=\"4\">D</a></p>";
        assert_eq!(with_pages(html, &pages, "00"), expected);
        for odd in ["", "<a href=\"#", "<a href=\"#x", "<a href=\"#x\" data-ref=\"1"] {
            assert_eq!(with_pages(odd, &pages, "00"), odd);
        }
    }
}
