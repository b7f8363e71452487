//! Kinds of characters that words and folding have to tell apart: scripts without spaces, numerals of Chinese
//! and Japanese, marks that belong to the letter before them.

use unicode_normalization::char::is_combining_mark;

/// How a script writes its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spacing {
    /// With spaces between them, or at least with something else than letters.
    Spaced,
    /// Chinese and Japanese: without spaces, and a line may end anywhere.
    EastAsian,
    /// Thai, Lao, Burmese and Khmer: spaces stand between phrases.
    SouthEastAsian,
}

/// How the script of `c` writes its words. Digits are spaced in every script.
pub(super) fn spacing(c: char) -> Spacing {
    if c < '\u{e01}' {
        return Spacing::Spaced;
    }
    match c {
        '\u{e01}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' if c.is_alphabetic() => {
            Spacing::SouthEastAsian
        }
        '\u{3005}'..='\u{3007}'
        | '\u{3031}'..='\u{3035}'
        | '\u{303b}'
        | '\u{3041}'..='\u{312f}'
        | '\u{31a0}'..='\u{31bf}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}'
        | '\u{20000}'..='\u{3ffff}'
            if c.is_alphabetic() =>
        {
            Spacing::EastAsian
        }
        _ => Spacing::Spaced,
    }
}

/// Whether a space beside `c` means nothing: letters of Chinese and Japanese and their own punctuation.
pub(super) fn is_wide(c: char) -> bool {
    let is_punctuation = matches!(c, '\u{3001}'..='\u{303f}' | '\u{30fb}' | '\u{fe30}'..='\u{fe4f}')
        || matches!(c, '\u{ff01}'..='\u{ff65}') && !c.is_alphanumeric();
    is_punctuation || spacing(c) == Spacing::EastAsian
}

/// Whether `c` is of a script that writes no spaces between words, so that a line's end beside it is none either.
#[must_use]
pub fn is_unspaced(c: char) -> bool {
    let is_south_east_asian = matches!(c, '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}' | '\u{e81}'..='\u{ecf}'
        | '\u{1000}'..='\u{103f}' | '\u{1780}'..='\u{17d3}');
    is_south_east_asian || is_wide(c)
}

/// Whether `c` is a numeral that goes on with the digits and numerals beside it: `十九`, `3万`.
pub(super) const fn is_han_numeral(c: char) -> bool {
    matches!(
        c,
        '〇' | '零'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '萬'
            | '亿'
            | '億'
            | '兆'
            | '两'
            | '兩'
    )
}

/// Whether `c` belongs to the letter before it: accents and vowel signs, joiners, soft hyphens.
pub(super) fn extends(c: char) -> bool {
    c >= '\u{ad}' && (matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}') || is_combining_mark(c))
}
