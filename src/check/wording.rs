//! The wording that rules share: lists of names, excerpts, and questions after mistyped words.

use std::borrow::Cow;

use crate::diagnostic::{Fix, Safety};
use crate::text::{Span, meant};

/// The most characters of the author's text that a message repeats.
const MAX_EXCERPT_CHARS: usize = 80;

/// A list in words: "`a`, `b` or `c`".
pub(super) fn either<T: AsRef<str>>(names: &[T]) -> String {
    joined(names, "or")
}

/// A list in words: "`a`, `b` and `c`".
pub(super) fn both<T: AsRef<str>>(names: &[T]) -> String {
    joined(names, "and")
}

fn joined<T: AsRef<str>>(names: &[T], last: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| code(name.as_ref())).collect();
    match quoted.as_slice() {
        [] => "nothing".to_owned(),
        [one] => one.clone(),
        [most @ .., end] => format!("{} {last} {end}", most.join(", ")),
    }
}

/// "did you mean `a` or `b`?"; none where nothing is like it.
pub(super) fn did_you_mean<T: AsRef<str>>(near: &[T]) -> Option<Cow<'static, str>> {
    (!near.is_empty()).then(|| format!("did you mean {}?", either(near)).into())
}

/// Replacing what stands at `span` by each of these words, the likeliest first; nothing where the place is
/// not known exactly.
pub(super) fn replacements<T: AsRef<str>>(near: &[T], span: impl Into<Option<Span>>) -> Vec<Fix> {
    let Some(span) = span.into() else { return Vec::new() };
    near.iter()
        .map(|word| Fix::guess(format!("write {}", code(word.as_ref())), span, word.as_ref()))
        .collect()
}

/// As [`replacements`] for a name that was mistyped as `written`: where it is beyond doubt which one was
/// meant, writing that one is safe.
pub(super) fn corrections<T: AsRef<str>>(
    near: &[T],
    written: &str,
    span: impl Into<Option<Span>>,
) -> Vec<Fix> {
    let names: Vec<&str> = near.iter().map(AsRef::as_ref).collect();
    let only = meant(written, &names);
    let mut fixes = replacements(near, span);
    for (fix, _) in fixes.iter_mut().zip(names).filter(|(_, name)| Some(*name) == only) {
        fix.safety = Safety::Safe;
    }
    fixes
}

/// A word of the author's between backticks, on one line and not too long.
pub(super) fn code(word: &str) -> String {
    format!("`{}`", excerpt(word))
}

/// Text of the author's on one line, cut where it is long.
pub(super) fn excerpt(text: &str) -> String {
    let mut line = String::new();
    for (i, word) in text.split_whitespace().enumerate() {
        // A character has at most four bytes, so the line is long enough; the rest may be megabytes.
        if line.len() > 4 * MAX_EXCERPT_CHARS {
            break;
        }
        if i > 0 {
            line.push(' ');
        }
        line.extend(word.chars().take(MAX_EXCERPT_CHARS + 1));
    }
    if line.chars().count() <= MAX_EXCERPT_CHARS {
        return line;
    }
    let cut: String = line.chars().take(MAX_EXCERPT_CHARS).collect();
    format!("{}…", cut.trim_end())
}

/// "1 word", "2 words".
pub(super) fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_is_safe_where_it_is_beyond_doubt() {
        let safety = |near: &[&str], written| {
            let fixes = corrections(near, written, Span::default());
            fixes.into_iter().map(|fix| fix.safety).collect::<Vec<_>>()
        };
        assert_eq!(safety(&["tomas-reyl"], "tomas-reil"), [Safety::Safe]);
        assert_eq!(safety(&["tomas-reyl", "tomas-real"], "tomas-reil"), [Safety::Guess, Safety::Guess]);
        assert_eq!(safety(&["a-b", "a-c"], "a\u{2013}c"), [Safety::Guess, Safety::Safe]);
        assert!(corrections(&["tomas-reyl"], "tomas-reil", None).is_empty());
    }

    #[test]
    fn lists_read_as_sentences() {
        assert_eq!(either(&["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(both(&["a"]), "`a`");
        assert_eq!(did_you_mean::<&str>(&[]), None);
        assert_eq!(counted(1, "word"), "1 word");
        assert_eq!(counted(0, "word"), "0 words");
    }

    #[test]
    fn excerpts_are_one_short_line() {
        assert_eq!(excerpt(" two\n  lines "), "two lines");
        let long = excerpt(&"word ".repeat(1000));
        assert!(long.ends_with('…') && long.chars().count() <= MAX_EXCERPT_CHARS + 1);
    }
}
