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

/// How many atoms a folded text has: as many as characters, save those that go on with the one before.
pub(crate) fn count_atoms(folded: &str) -> usize {
    let bytes = folded.as_bytes();
    // As if all that is not plain were letters, as nearly all of it is: so bytes are counted many at a time.
    let goes_on = |pair: (&u8, &u8)| u8::from(may_join(*pair.0) & may_join(*pair.1));
    let (before, after) = (bytes.chunks(MANY), bytes.get(1..).unwrap_or(&[]).chunks(MANY));
    let joined = before.zip(after).map(|(before, after)| before.iter().zip(after).map(goes_on).sum::<u8>());
    let mut count = bytes.len() - joined.map(usize::from).sum::<usize>();
    // Where the last character was that is no letter.
    let (mut at, mut last) = (0, None);
    while let Some(start) = bytes[at..].iter().position(|byte| !byte.is_ascii()).map(|next| at + next) {
        let c = folded[start..].chars().next().unwrap_or(' ');
        at = start + c.len_utf8();
        if !is_joined(c) {
            let before = start.checked_sub(1).filter(|_| last != Some(start)).map(|before| bytes[before]);
            let touching = [before, bytes.get(at).copied()].into_iter().flatten();
            count += touching.filter(|byte| may_join(*byte)).count();
            last = Some(at);
        }
    }
    count
}

/// How many bytes are counted at once: no more than a byte can count.
const MANY: usize = 128;

/// Whether a byte is a plain letter or digit, or of a character of several bytes.
const fn may_join(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() | !byte.is_ascii()
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
        let mut rng = fastrand::Rng::with_seed(5);
        for _ in 0..5000 {
            let scraps = ["a", "7", " ", ".", "é", "’", "“", "東", "ไ", "Ж", "\u{301}"];
            let text: String = (0..rng.usize(..9)).filter_map(|_| rng.choice(scraps)).collect();
            assert_eq!(count_atoms(&text), atoms(&text).len(), "{text}");
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
