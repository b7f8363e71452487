//! Words that came out of a page and still have its entities, or the marks of form that lists of references keep.

use dom_query::Document;

/// Text with each entity as the character that it stands for, once: `&amp;amp;` is `&amp;`.
pub(super) fn decoded(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    // Nothing but entities is to be read, so what would begin an element is made an entity too.
    Document::fragment(text.replace('<', "&lt;")).text().to_string()
}

/// The elements by which CSL and Zotero give words a form.
const FORMS: [&str; 8] = ["i", "b", "em", "strong", "sup", "sub", "sc", "span"];

/// The most bytes of such an element's tag.
const MAX_TAG: usize = 200;

/// Text without the elements of form and with its entities decoded. An element that is not closed is text.
pub(super) fn plain(text: &str) -> String {
    let mut open: Vec<(&str, usize)> = Vec::new();
    let mut dropped: Vec<(usize, usize)> = Vec::new();
    for (at, _) in text.match_indices('<') {
        let within = &text.as_bytes()[at..text.len().min(at + MAX_TAG)];
        let Some(length) = within.iter().position(|byte| *byte == b'>') else { continue };
        let inner = &text[at + 1..at + length];
        let end = at + length + 1;
        match inner.strip_prefix('/') {
            Some(name) => {
                if let Some(n) = open.iter().rposition(|(other, _)| *other == name.trim_end()) {
                    let start = open[n].1;
                    open.truncate(n);
                    dropped.extend([(start, start + length_of(&text[start..])), (at, end)]);
                }
            }
            None => {
                let name = inner.split(char::is_whitespace).next().unwrap_or("");
                let is_form =
                    FORMS.contains(&name) && (name == "span" || name.len() == inner.trim_end().len());
                if is_form && open.len() < 100 {
                    open.push((name, at));
                }
            }
        }
    }
    dropped.sort_unstable();
    let (mut kept, mut last) = (String::with_capacity(text.len()), 0);
    for (start, end) in dropped {
        if start >= last {
            kept.push_str(&text[last..start]);
            last = end;
        }
    }
    kept.push_str(&text[last..]);
    decoded(&kept)
}

fn length_of(tag: &str) -> usize {
    tag.find('>').map_or(tag.len(), |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_decoded_once() {
        for (written, read) in [
            ("Oil price &amp; the dollar", "Oil price & the dollar"),
            ("R&amp;amp;D", "R&amp;D"),
            ("caf&eacute; &#8217;s &#x27;&nbsp;x", "café ’s '\u{a0}x"),
            ("AT&T; a < b & c <i>d</i>", "AT&T; a < b & c <i>d</i>"),
            ("&lt;script&gt;", "<script>"),
        ] {
            assert_eq!(decoded(written), read);
        }
    }

    #[test]
    fn form_is_dropped_and_other_signs_stay() {
        for (written, read) in [
            ("Ferry plans <i>changed</i>", "Ferry plans changed"),
            ("CO<sub>2</sub> and 11<sup>th</sup> <b>B</b>", "CO2 and 11th B"),
            (
                "<span class=\"nocase\">iPhone</span> <span style=\"font-variant: small-caps;\">a <i>b</i></span>",
                "iPhone a b",
            ),
            ("if a < b and c > d", "if a < b and c > d"),
            ("the <i> element", "the <i> element"),
            ("the </i> element and <list> of <b 1>", "the </i> element and <list> of <b 1>"),
            ("Rain &amp; &lt;i&gt;wind&lt;/i&gt;", "Rain & <i>wind</i>"),
            ("<", "<"),
        ] {
            assert_eq!(plain(written), read);
        }
    }
}
