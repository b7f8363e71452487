//! The keys that may stand at a place of front matter, and what may stand behind them.

use crate::keys::{Form, Key, Subject};
use crate::model::BaseKind;

/// What stands behind a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expected {
    /// Whatever the editor writes.
    Free,
    /// The name of a note, or several, of one of these base kinds; of any where none is given.
    Note(&'static [BaseKind]),
    /// One of some words.
    OneOf(Vec<&'static str>),
    /// Names of front matter's fields.
    Fields,
    /// A label of a citation, or a citation.
    Cite,
    /// Tags.
    Tags,
    /// Further keys, on lines of their own.
    Nested,
}

/// The units that most statistics have.
const UNITS: [&str; 7] = ["percent", "USD", "EUR", "GBP", "RUB", "km", "year"];

/// The keys at the beginning of a line of a kind's notes.
pub(super) fn outer(base: BaseKind) -> impl Iterator<Item = &'static Key> {
    Subject::Note.keys().iter().chain(Subject::Kind(base).keys())
}

/// The keys below others, the outermost first; a name of the editor's own, such as a label, stands for itself.
pub(super) fn below(base: BaseKind, above: &[&str]) -> &'static [Key] {
    let Some((first, names)) = above.split_first() else { return &[] };
    outer(base).find(|key| key.name == *first).map(|key| within(key, names)).unwrap_or_default()
}

/// The same of `factum.yaml`, whose own keys stand below none.
pub(super) fn below_config(above: &[&str]) -> &'static [Key] {
    let keys = Subject::Config.keys();
    let Some((first, names)) = above.split_first() else { return keys };
    keys.iter().find(|key| key.name == *first).map(|key| within(key, names)).unwrap_or_default()
}

fn within(mut key: &'static Key, names: &[&str]) -> &'static [Key] {
    let mut names = names.iter();
    loop {
        if matches!(key.form, Form::Entries { .. }) && names.next().is_none() {
            return &[];
        }
        match names.next() {
            None => return key.form.keys(),
            Some(name) => match key.form.keys().iter().find(|key| key.name == *name) {
                Some(inner) => key = inner,
                None => return &[],
            },
        }
    }
}

/// What stands in the innermost braces of a line before its end, behind the last comma, with what stands before these
/// braces. None where none is open.
pub(super) fn in_braces(line: &str) -> Option<(&str, &str)> {
    // Of each bracket: what it is, where it stands, and where the part of it begins that was written last.
    let mut open: Vec<(char, usize, usize)> = Vec::new();
    let mut is_quoted = false;
    for (at, c) in line.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '{' | '[' => open.push((c, at, at + 1)),
            '}' | ']' => drop(open.pop()),
            ',' => {
                if let Some((_, _, part)) = open.last_mut().filter(|(c, ..)| *c == '{') {
                    *part = at + 1;
                }
            }
            _ => {}
        }
    }
    let (_, at, part) = open.iter().rfind(|(c, ..)| *c == '{')?;
    Some((line[..*at].trim_end(), line[*part..].trim_start()))
}

/// The keys of a citation, and those of an observation.
pub(super) fn of_citation() -> &'static [Key] {
    below(BaseKind::Page, &["cites", "label"])
}

pub(super) fn of_observation() -> &'static [Key] {
    below(BaseKind::Statistic, &["observations"])
}

/// What stands behind a key.
pub(super) fn expected(key: &Key) -> Expected {
    match (key.name, key.form) {
        (_, Form::Word(words)) => Expected::OneOf(words()),
        (_, Form::Flag) => Expected::OneOf(vec!["true", "false"]),
        ("participants" | "place" | "affiliation", _) => Expected::Note(&[BaseKind::Actor]),
        ("after" | "before" | "announces", _) => Expected::Note(&[BaseKind::Event]),
        ("source" | "syndicated_from", _) => Expected::Note(&[BaseKind::Source]),
        ("about" | "counted" | "told_in", _) => Expected::Note(&[]),
        ("supports", _) => Expected::Fields,
        ("cite", _) => Expected::Cite,
        ("tags", _) => Expected::Tags,
        ("unit", _) => Expected::OneOf(UNITS.to_vec()),
        (_, form) if !form.keys().is_empty() => Expected::Nested,
        _ => Expected::Free,
    }
}

/// A key by its name: one at the beginning of a line, or one that stands below another.
pub(super) fn described(base: BaseKind, name: &str, is_inner: bool) -> Option<&'static Key> {
    if is_inner {
        return of_citation().iter().chain(of_observation()).find(|key| key.name == name);
    }
    outer(base).find(|key| key.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_below_others() {
        let names = |base, above: &[&str]| below(base, above).iter().map(|key| key.name).collect::<Vec<_>>();
        assert!(names(BaseKind::Event, &["cites", "talks"]).contains(&"quote"));
        assert_eq!(names(BaseKind::Event, &["cites"]), Vec::<&str>::new());
        assert!(names(BaseKind::Statistic, &["observations"]).contains(&"period"));
        assert!(names(BaseKind::Statistic, &["observations", "cite"]).contains(&"quote"));
        assert_eq!(names(BaseKind::Event, &["observations"]), Vec::<&str>::new());
        assert_eq!(names(BaseKind::Event, &["nothing", "at", "all"]), Vec::<&str>::new());
        assert_eq!(names(BaseKind::Event, &[]), Vec::<&str>::new());
    }
}
