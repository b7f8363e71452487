//! Cuts a folded text into atoms, the leaves of its seal: runs of letters and digits, and every other
//! character by itself.
//!
//! Where an atom begins and ends depends on the two characters beside that place and on nothing else. So the
//! atoms of a quote are the atoms of the text at its place, wherever letters and digits do not go on across
//! its ends. Scripts that write without spaces are cut into characters. Part of the lock's format: it must not
//! change when the notion of a word does.

use std::ops::Range;

/// The first letter of the scripts whose letters stand alone, from Thai on.
const FIRST_ALONE: char = '\u{E00}';

/// The atoms of a folded text, in bytes of it, without a gap between them.
pub(crate) fn atoms(folded: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::with_capacity(folded.len() / 2);
    let mut may_go_on = false;
    for (at, c) in folded.char_indices() {
        let end = at + c.len_utf8();
        match found.last_mut() {
            Some(last) if may_go_on && is_joined(c) => last.end = end,
            _ => found.push(at..end),
        }
        may_go_on = is_joined(c);
    }
    found
}

/// How many atoms a folded text has.
pub(crate) fn count_atoms(folded: &str) -> usize {
    let mut is_within = false;
    let begins = |c: char| {
        let is_next = is_joined(c);
        !(std::mem::replace(&mut is_within, is_next) && is_next)
    };
    folded.chars().map(begins).filter(|begins| *begins).count()
}

fn is_joined(c: char) -> bool {
    c.is_ascii_alphanumeric() || (c < FIRST_ALONE && !c.is_ascii() && c.is_alphanumeric())
}

/// The atoms that make up a range of bytes; none where it begins or ends within one.
pub(crate) fn atoms_of(atoms: &[Range<usize>], range: &Range<usize>) -> Option<Range<usize>> {
    let first = atoms.partition_point(|atom| atom.start < range.start);
    let end = atoms.partition_point(|atom| atom.end <= range.end);
    let begins = atoms.get(first)?.start == range.start;
    let ends = atoms.get(end.checked_sub(1)?)?.end == range.end;
    (begins && ends && first < end).then_some(first..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        atoms(text).into_iter().map(|atom| &text[atom]).collect()
    }

    #[test]
    fn letters_and_digits_join_and_all_else_stands_alone() {
        assert_eq!(
            cut("\"A 3.5% co-op’s\""),
            ["\"", "A", " ", "3", ".", "5", "%", " ", "co", "-", "op", "’", "s", "\""]
        );
        assert_eq!(cut("größer Москва"), ["größer", " ", "Москва"]);
        assert_eq!(cut("東京 ไทย"), ["東", "京", " ", "ไ", "ท", "ย"]);
        assert_eq!(cut(""), Vec::<&str>::new());
        for text in ["\"A 3.5% co-op’s\"", "größer Москва", "東京 ไทย a東b", ""] {
            assert_eq!(count_atoms(text), atoms(text).len());
        }
    }

    #[test]
    fn a_part_of_a_text_is_cut_as_the_text_is() {
        let text = "said:\"We saw 1,200 of them in U.S. ports, 東京都 too.[3] Then";
        let all = atoms(text);
        for range in all.iter().flat_map(|from| all.iter().map(move |to| from.start..to.end)) {
            if range.start < range.end {
                let found = atoms_of(&all, &range).unwrap();
                let alone: Vec<Range<usize>> = atoms(&text[range.clone()])
                    .iter()
                    .map(|a| a.start + range.start..a.end + range.start)
                    .collect();
                assert_eq!(alone, all[found]);
            }
        }
        assert_eq!(atoms_of(&all, &(1..4)), None);
        assert_eq!(atoms_of(&all, &(0..3)), None);
        assert_eq!(atoms_of(&all, &(4..4)), None);
    }
}
