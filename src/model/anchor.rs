//! What a heading is called in addresses, and that no two things are called the same.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

/// Anchors that are given out, each once.
#[derive(Debug, Default)]
pub struct FreeAnchors {
    /// What was given, and from which number on those are free that begin so.
    taken: BTreeMap<String, usize>,
}

impl FreeAnchors {
    /// Whether an anchor was given.
    #[must_use]
    pub fn has(&self, anchor: &str) -> bool {
        self.taken.contains_key(anchor)
    }

    /// The anchor, or where it was given already the first that is free of `anchor-2`, `anchor-3` and so on.
    pub fn give(&mut self, anchor: &str) -> String {
        let Some(mut number) = self.taken.get(anchor).copied() else {
            self.taken.insert(anchor.to_owned(), 2);
            return anchor.to_owned();
        };
        loop {
            let numbered = format!("{anchor}-{number}");
            number += 1;
            if !self.has(&numbered) {
                self.taken.insert(anchor.to_owned(), number);
                self.taken.insert(numbered.clone(), 2);
                return numbered;
            }
        }
    }
}

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
    fn an_anchor_is_given_once() {
        let mut free = FreeAnchors::default();
        assert_eq!(
            ["a-2", "a", "a", "a", "b"].map(|anchor| free.give(anchor)),
            ["a-2", "a", "a-3", "a-4", "b"]
        );
        let many: Vec<String> = (0..100_000).map(|_| free.give("x")).collect();
        assert_eq!(many[99_999], "x-100000", "and many alike cost no more than they are");
    }

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
