//! How readers write a name who do not write it as the dossier does: in Latin letters where it stands in another
//! script, and by its initials.
//!
//! Both are a matter of the index alone: nothing of it is shown as a name. The other way round, from a query in
//! another script to a name in Latin letters, goes the script on the page, letter by letter ([`letters`]).

use any_ascii::{any_ascii, any_ascii_char};
use unicode_normalization::UnicodeNormalization;

/// The alphabets that the script on the page writes in Latin letters: Greek, Cyrillic, Armenian, Georgian. What is
/// written without vowels, or by syllables, is found by its aliases.
const ALPHABETS: [std::ops::RangeInclusive<char>; 4] =
    ['\u{3b1}'..='\u{3c9}', '\u{430}'..='\u{4ff}', '\u{561}'..='\u{586}', '\u{10d0}'..='\u{10f0}'];

/// The small letters of these alphabets that folding leaves as they are, each before its Latin ones.
#[must_use]
pub fn letters() -> String {
    let is_kept = |c: &char| c.is_lowercase() || (c.is_alphabetic() && c.to_lowercase().eq([*c]));
    let is_whole = |c: &char| std::iter::once(*c).nfkd().eq([*c]);
    let small = ALPHABETS.into_iter().flatten().filter(is_kept).filter(is_whole);
    small.map(|c| format!("{c}{}", plain(any_ascii_char(c)))).collect::<Vec<_>>().join(" ")
}

/// A folded word in Latin letters, where it has others.
pub(super) fn in_latin(word: &str) -> Option<String> {
    let latin = (!word.is_ascii()).then(|| plain(&any_ascii(word)));
    latin.filter(|latin| !latin.is_empty())
}

/// Letters and digits in lower case.
fn plain(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The initials of a name of three words and more: `CSTO` for the Collective Security Treaty Organization. Small words
/// have no part in it, and what has digits is no name of this kind.
pub(super) fn initials(name: &str) -> Option<String> {
    let words = || name.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty());
    let is_small = |word: &str| word.chars().all(char::is_lowercase) && word.chars().count() <= 3;
    let first = |word: &str| word.chars().next().filter(|c| c.is_uppercase());
    if words().any(|word| first(word).is_none() && !is_small(word)) {
        return None;
    }
    let initials: String = words().filter_map(first).collect();
    (initials.chars().count() >= 3).then_some(initials)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_other_scripts_are_written_in_latin_letters() {
        let written = ["путин", "рахмон", "эмомали", "душанбе", "ελλασ", "თბილისი"].map(in_latin);
        let expected = ["putin", "rakhmon", "emomali", "dushanbe", "ellas", "tbilisi"];
        assert_eq!(written, expected.map(|word| Some(word.to_owned())));
        assert_eq!(in_latin("putin"), None);
    }

    #[test]
    fn the_script_is_given_each_small_letter_once() {
        let letters = letters();
        let known = ["аa", "шsh", "ҳh", "ҷj", "ωo"];
        assert!(known.iter().all(|pair| letters.split(' ').any(|one| one == *pair)), "{letters}");
        assert!(letters.len() < 1200, "{} bytes that every search loads", letters.len());
        assert!(!letters.contains(['А', 'й']), "folding has made these into others");
    }

    #[test]
    fn initials_are_those_of_names_of_three_words_and_more() {
        let of = |name: &str| initials(name).unwrap_or_default();
        assert_eq!(of("Collective Security Treaty Organization"), "CSTO");
        assert_eq!(of("Organization for Security and Co-operation in Europe"), "");
        assert_eq!(of("Union of the Northern Ports"), "UNP");
        assert_eq!([of("Emomali Rahmon"), of("The 201st Base"), of("water distribution station")], [""; 3]);
    }
}
