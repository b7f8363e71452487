//! What stands at a place of `factum.yaml`: the names above it, and what is written of a key or behind one.

use std::ops::Range;

use super::keys::{below_config, in_braces};
use crate::keys::{Form, Key};

/// A place of the configuration.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ConfigPlace<'t> {
    /// The keys and names under which it stands, the outermost first.
    pub(super) above: Vec<&'t str>,
    /// What is written of the key and its value, as far as the place.
    pub(super) part: &'t str,
}

impl<'t> ConfigPlace<'t> {
    /// The place behind `before`, the beginning of a line that begins at `start`.
    pub(super) fn of(text: &'t str, start: usize, before: &'t str) -> Self {
        let inner = before.trim_start();
        // An entry of a list may stand straight below its key.
        let indent = before.len() - inner.len() + usize::from(inner.starts_with('-'));
        let mut above = parents(text.get(..start).unwrap_or(""), indent);
        let Some((mut outer, part)) = in_braces(before) else {
            return Self { above, part: inner.strip_prefix('-').unwrap_or(inner).trim_start() };
        };
        let mut names = Vec::new();
        while let Some((further, name)) = in_braces(outer) {
            names.push(name);
            outer = further;
        }
        names.push(outer);
        let name = |text: &'t str| text.trim_start_matches(['-', ' ']).trim_end_matches(':').trim_end();
        above.extend(names.into_iter().rev().map(name).filter(|name| !name.is_empty()));
        Self { above, part }
    }

    /// The keys that may stand here.
    pub(super) fn keys(&self) -> &'static [Key] {
        below_config(&self.above)
    }

    /// The words that may stand behind a name; none where any may.
    pub(super) fn words(&self, name: &str) -> Vec<&'static str> {
        let form = self.keys().iter().find(|key| key.name == name).map(|key| key.form);
        let around = || {
            let (last, above) = self.above.split_last()?;
            below_config(above).iter().find(|key| key.name == *last).map(|key| key.form)
        };
        match form.or_else(around) {
            Some(Form::Word(words) | Form::Pairs { to: Some(words), .. }) => words(),
            Some(Form::Flag) => vec!["true", "false"],
            Some(Form::WordOr { word, .. }) if !word.is_empty() => vec![word],
            _ => Vec::new(),
        }
    }
}

/// The keys above a line that is indented so far, the outermost first.
fn parents(above: &str, mut indent: usize) -> Vec<&str> {
    let mut parents = Vec::new();
    for line in above.lines().rev() {
        let inner = line.trim_start();
        let at = line.len() - inner.len();
        if inner.is_empty() || inner.starts_with('#') || at >= indent {
            continue;
        }
        indent = at;
        if let Some((name, _)) = inner.split_once(':').filter(|_| !inner.starts_with('-')) {
            parents.push(name.trim());
        }
    }
    parents.reverse();
    parents
}

/// The key whose name stands at a byte, with its place.
pub(super) fn key_at(text: &str, at: usize) -> Option<(&'static Key, Range<usize>)> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let name = text[start..at].trim_end_matches(is_part).len() + start;
    let end = at + text[at..].find(|c: char| !is_part(c)).unwrap_or(text.len() - at);
    text[end..].starts_with(':').then_some(())?;
    let place = ConfigPlace::of(text, start, &text[start..end]);
    let key = place.keys().iter().find(|key| key.name == place.part)?;
    Some((key, name..end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str) -> (Vec<&str>, &str) {
        let start = text.rfind('\n').map_or(0, |end| end + 1);
        let ConfigPlace { above, part } = ConfigPlace::of(text, start, &text[start..]);
        (above, part)
    }

    #[test]
    fn a_place_stands_below_names_and_in_braces() {
        assert_eq!(place("title: X\nki"), (vec![], "ki"));
        assert_eq!(place("kinds:\n  pages:\n    ba"), (vec!["kinds", "pages"], "ba"));
        assert_eq!(
            place("kinds:\n  a:\n    base: page\n  # b\n\n  pages: {base: pa"),
            (vec!["kinds", "pages"], "base: pa")
        );
        assert_eq!(place("kinds: {pages: {base: page, la"), (vec!["kinds", "pages"], "la"));
        assert_eq!(place("rules: {x: al"), (vec!["rules"], "x: al"));
        assert_eq!(place("meetings:\n- ta"), (vec!["meetings"], "ta"));
    }

    #[test]
    fn a_key_is_known_by_what_stands_above_it() {
        let text = "title: X\nreview: {required: all}\nkinds:\n  title:\n    base: page\n";
        let key =
            |words: &str| key_at(text, text.find(words).unwrap() + 1).map(|(key, at)| (key.name, &text[at]));
        assert_eq!(key("title: X"), Some(("title", "title")));
        assert_eq!(key("required"), Some(("required", "required")));
        assert_eq!(key("base"), Some(("base", "base")));
        assert_eq!(key("title:\n"), None, "it is the name of a folder");
        assert_eq!(key("X"), None);
        assert_eq!(
            ConfigPlace::of("", 0, "rules: {x: ").words("x"),
            ["allow", "suspicion", "warning", "error"]
        );
    }
}
