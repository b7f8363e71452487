//! Runs of letters and digits in a text, from any place of it, and how like two of them are.

use std::ops::Range;

/// The runs of letters and digits of a text, in order.
pub(super) fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let run = run_after(text, at)?;
        at = run.end;
        Some(run)
    })
}

/// The run that a place stands in.
pub(super) fn run_at(text: &str, at: usize) -> Option<Range<usize>> {
    if !text.is_char_boundary(at) {
        return None;
    }
    let start =
        at - text[..at].chars().rev().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
    let end = at + length(&text[at..]);
    (start < end).then_some(start..end)
}

/// Whether a run begins at a place. Most bytes are ASCII, of which none has to be read as a character.
pub(super) fn begins(text: &str, at: usize) -> bool {
    let before = match at.checked_sub(1).map(|last| text.as_bytes()[last]) {
        None => false,
        Some(byte) if byte.is_ascii() => byte.is_ascii_alphanumeric(),
        Some(_) => {
            text.get(..at).and_then(|before| before.chars().next_back()).is_none_or(char::is_alphanumeric)
        }
    };
    !before && text.get(at..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

/// The next run that begins at or after a place.
pub(super) fn run_after(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    let start = at + rest.find(char::is_alphanumeric)?;
    Some(start..start + length(&text[start..]))
}

/// The last run that ends at or before a place.
pub(super) fn run_before(text: &str, at: usize) -> Option<Range<usize>> {
    let before = &text[..at];
    let (last, c) = before.char_indices().rev().find(|(_, c)| c.is_alphanumeric())?;
    let end = last + c.len_utf8();
    let start = end
        - text[..end].chars().rev().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
    Some(start..end)
}

fn length(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())
}

/// How many slips a word of so many letters may have.
pub(super) const fn slips(letters: usize) -> usize {
    match letters {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// How like two words are: 1 where they are the same, less with a slip, 0 where they are others. A number has no slips.
pub(super) fn alike(one: &str, other: &str) -> f64 {
    if one == other {
        return 1.0;
    }
    let long = one.chars().count().max(other.chars().count());
    let has_digit = |text: &str| text.contains(|c: char| c.is_numeric());
    let slips = slips(long);
    if slips == 0 || long > 64 || has_digit(one) || has_digit(other) {
        return 0.0;
    }
    match strsim::osa_distance(one, other) {
        distance if distance > slips => 0.0,
        1 => 0.9,
        _ => 0.8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_found_from_any_place() {
        let text = "Ab, 3.5 žé!";
        let found: Vec<&str> = runs(text).map(|run| &text[run]).collect();
        assert_eq!(found, ["Ab", "3", "5", "žé"]);
        assert_eq!(run_at(text, 1), Some(0..2));
        assert_eq!(run_at(text, 3), None);
        let begun: Vec<usize> = (0..text.len()).filter(|at| begins(text, *at)).collect();
        assert_eq!(begun, runs(text).map(|run| run.start).collect::<Vec<_>>());
        assert_eq!(run_before(text, 4), Some(0..2));
        assert_eq!(run_before(text, 0), None);
        assert_eq!(run_after(text, 7).map(|run| &text[run]), Some("žé"));
    }

    #[test]
    fn numbers_have_no_slips() {
        assert!(alike("carryed", "carried") > 0.8);
        assert!(alike("2020", "2021") < 0.1);
        assert!(alike("the", "she") < 0.1);
    }
}
