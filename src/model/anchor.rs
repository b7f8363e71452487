//! What a heading is called in addresses.

use unicode_normalization::UnicodeNormalization;

/// The anchor that a heading with this text has, unless another has it: letters and digits in lower case, a hyphen
/// for anything else. Nothing where the text has neither.
#[must_use]
pub fn anchor_of(text: &str) -> String {
    let mut anchor = String::with_capacity(text.len());
    let mut push = |c: char| {
        if c.is_alphanumeric() || c == '_' {
            anchor.push(c);
        } else if !anchor.is_empty() && !anchor.ends_with('-') {
            anchor.push('-');
        }
    };
    if text.is_ascii() {
        text.chars().for_each(|c| push(c.to_ascii_lowercase()));
    } else {
        text.nfc().flat_map(char::to_lowercase).for_each(push);
    }
    let length = anchor.trim_end_matches('-').len();
    anchor.truncate(length);
    anchor
}

/// The anchor that Git hosts give a heading with this text: its letters and digits in lower case, a hyphen for each
/// space, and nothing for other marks but hyphens. Who links to headings there links to them here.
#[must_use]
pub fn host_anchor_of(text: &str) -> String {
    let kept = text.trim().chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_hyphens_here_and_nothing_at_git_hosts() {
        for (text, ours, theirs) in [
            ("What it promises", "what-it-promises", "what-it-promises"),
            ("The source's own", "the-source-s-own", "the-sources-own"),
            ("Links, and names", "links-and-names", "links-and-names"),
            ("A – B", "a-b", "a--b"),
            ("factum.yaml", "factum-yaml", "factumyaml"),
            ("Über Größe?", "über-größe", "über-größe"),
        ] {
            assert_eq!((anchor_of(text).as_str(), host_anchor_of(text).as_str()), (ours, theirs), "{text}");
        }
    }
}
