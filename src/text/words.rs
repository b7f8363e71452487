//! Words of a text: how passages are counted, where quotes may begin and end, what is sealed and searched.
//!
//! A word is a run of letters and digits, and whatever joins two of them so closely that a cut between them
//! would change the sense:
//!
//! - `.` `,` `:` between digits (`3.5`, `1,000`, `10:30`), `.` between single letters (`U.S.`);
//! - apostrophe and hyphen between letters or digits (`board's`, `half-finished`, `28-29`);
//! - `/` between digits and in units (`1/2`, `km/h`); `&`, `@` and `_` between letters or digits;
//! - signs before a number (`$9`, `-5`, `.5`, `#4`) and after it (`9%`, `5€`, `5+`).
//!
//! Anything else is between words, whether a space stands there or not: `plan.[3]`, `Friday.The`, `said:"We`,
//! `Home|News` have two words each. In scripts without spaces each letter is a word, since what is a word there
//! only a dictionary knows, and numerals are a word together (`十九`, `3万`).
//!
//! Works on folded text and on text as it was written.

use std::ops::Range;

use super::scripts::{Spacing, extends, is_han_numeral, spacing};

/// The first letter of the scripts whose letters stand alone.
const FIRST_ALONE: char = '\u{e01}';

/// How many letters of Chinese and Japanese count as a word where words are limited.
const EAST_ASIAN: usize = 2;

/// How many letters of Thai, Lao, Burmese and Khmer do; a letter has its vowel signs with it.
const SOUTH_EAST_ASIAN: usize = 4;

/// The byte ranges of the words of `text`, in order. Linear in its length.
#[must_use]
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::with_capacity(text.len() / 6);
    let mut scan = Scan { text, at: 0 };
    while let Some(word) = scan.next_word() {
        found.push(word);
    }
    found
}

/// Where the words of a text stand, in half the room of ranges: there are many captures, and each word is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordSpans(Vec<(u32, u32)>);

impl WordSpans {
    /// Those of a text. Words beyond 32 bits, of texts that no limit lets in, are left out.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut found = Vec::with_capacity(text.len() / 6);
        let mut scan = Scan { text, at: 0 };
        while let Some(word) = scan.next_word() {
            let (Ok(start), Ok(end)) = (u32::try_from(word.start), u32::try_from(word.end)) else { break };
            found.push((start, end));
        }
        found.shrink_to_fit();
        Self(found)
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Keeps no more than the first so many.
    pub fn truncate(&mut self, most: usize) {
        self.0.truncate(most);
    }

    /// A word, in bytes of the text.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<Range<usize>> {
        self.0.get(at).map(as_range)
    }

    /// A word, in bytes of the text; an empty range where there is none.
    #[must_use]
    pub fn at(&self, at: usize) -> Range<usize> {
        self.get(at).unwrap_or_default()
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Range<usize>> + ExactSizeIterator + '_ {
        self.0.iter().map(as_range)
    }

    /// How many of them `is_before` holds for, which are the first.
    pub fn partition_point(&self, is_before: impl Fn(Range<usize>) -> bool) -> usize {
        self.0.partition_point(|word| is_before(as_range(word)))
    }
}

const fn as_range(word: &(u32, u32)) -> Range<usize> {
    word.0 as usize..word.1 as usize
}

/// How many words `text` has, as limits count them: of Chinese and Japanese two letters count as a word, of
/// Thai, Lao, Burmese and Khmer four.
#[must_use]
pub fn count_words(text: &str) -> usize {
    let (mut spaced, mut east, mut south_east) = (0_usize, 0_usize, 0_usize);
    for word in words(text) {
        match text[word].chars().next().map_or(Spacing::Spaced, spacing) {
            Spacing::Spaced => spaced += 1,
            Spacing::EastAsian => east += 1,
            Spacing::SouthEastAsian => south_east += 1,
        }
    }
    spaced + east.div_ceil(EAST_ASIAN) + south_east.div_ceil(SOUTH_EAST_ASIAN)
}

/// Whether `text` has any word.
#[must_use]
pub fn has_words(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// A plain letter.
const LETTER: u8 = 1;

/// What no word begins with, and what is no part of a word that begins with a letter.
const BETWEEN: u8 = 2;

/// What may stand after a plain letter without being a part of its word.
const FREE: u8 = 4;

const BYTES: [u8; 256] = {
    let mut bytes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        bytes[byte] = match byte as u8 {
            b if b.is_ascii_alphabetic() => LETTER,
            b' ' | b'\n' | b',' | b'.' | b';' | b':' | b'!' | b'?' | b'(' | b')' | b'[' | b']' | b'"' => {
                BETWEEN | FREE
            }
            _ => 0,
        };
        byte += 1;
    }
    bytes
};

/// Goes through a text from word to word.
struct Scan<'t> {
    text: &'t str,
    at: usize,
}

impl Scan<'_> {
    fn next_word(&mut self) -> Option<Range<usize>> {
        if let Some(word) = self.plain_word() {
            self.at = word.end;
            return Some(word);
        }
        self.any_word()
    }

    fn any_word(&mut self) -> Option<Range<usize>> {
        let from = self.at;
        let rest = &self.text[from..];
        let (skipped, first) = rest.char_indices().find(|(_, c)| c.is_alphanumeric())?;
        let start = from + skipped;
        self.at = start + first.len_utf8();
        if spacing(first) == Spacing::Spaced {
            let signs = signs_before(&self.text[..start], first).min(skipped);
            self.read_joined(first);
            return Some(start - signs..self.at);
        }
        self.read_marks();
        if is_han_numeral(first) {
            self.read_joined(first);
        }
        Some(start..self.at)
    }

    /// The next word where it is of plain letters and nothing beside it can be a part of it, as nearly all are.
    fn plain_word(&self) -> Option<Range<usize>> {
        let bytes = self.text.as_bytes();
        let mut start = self.at;
        while BYTES[usize::from(*bytes.get(start)?)] & BETWEEN != 0 {
            start += 1;
        }
        let mut end = start;
        while bytes.get(end).is_some_and(|byte| BYTES[usize::from(*byte)] & LETTER != 0) {
            end += 1;
        }
        let is_free = |byte: &u8| BYTES[usize::from(*byte)] & FREE != 0;
        // A single letter may be an initial.
        (end > start + 1 && bytes.get(end).is_none_or(is_free)).then_some(start..end)
    }

    /// Reads on to the end of the word whose last letter or digit was `last`.
    fn read_joined(&mut self, mut last: char) {
        let mut is_single = true;
        loop {
            let rest = &self.text[self.at..];
            // Nearly all words are of plain letters and end at a space.
            let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
            if plain > 0 && last < FIRST_ALONE {
                last = char::from(rest.as_bytes()[plain - 1]);
                is_single = false;
                self.at += plain;
                continue;
            }
            let Some(c) = rest.chars().next().filter(|c| *c != ' ') else { return };
            if c.is_alphanumeric() {
                if !goes_on(last, c) {
                    return;
                }
                (last, is_single) = (c, false);
                self.at += c.len_utf8();
            } else if extends(c) {
                self.at += c.len_utf8();
            } else if let Some((length, led)) = joint(last, rest, is_single) {
                (last, is_single) = (led, true);
                self.at += length;
            } else {
                let signs = signs_after(last, rest);
                self.at += signs;
                let Some((length, led)) = Some(signs).filter(|n| *n > 0).and(self.range_after_sign()) else {
                    return;
                };
                (last, is_single) = (led, true);
                self.at += length;
            }
        }
    }

    /// The hyphen of `5%-10%`, with what follows it.
    fn range_after_sign(&self) -> Option<(usize, char)> {
        hyphen(&self.text[self.at..])
    }

    fn read_marks(&mut self) {
        let marks = self.text[self.at..].chars().take_while(|c| extends(*c));
        self.at += marks.map(char::len_utf8).sum::<usize>();
    }
}

/// Whether a word goes on from one letter or digit to the next without anything between.
fn goes_on(last: char, next: char) -> bool {
    if last < FIRST_ALONE && next < FIRST_ALONE {
        return true;
    }
    let is_alone = |c: char| spacing(c) != Spacing::Spaced;
    let is_numeral = |c: char| c.is_numeric() || is_han_numeral(c);
    !is_alone(last) && !is_alone(next) || is_numeral(last) && is_numeral(next)
}

/// What joins `last`, the last letter or digit, to the next one at the start of `rest`: its length, with the next
/// one's, and the next one. `is_single` says that `last` stands alone.
fn joint(last: char, rest: &str, is_single: bool) -> Option<(usize, char)> {
    if let Some(found) = hyphen(rest) {
        return Some(found);
    }
    let mut chars = rest.chars();
    let (c, next) = (chars.next()?, chars.next()?);
    if !is_spaced(next) {
        return None;
    }
    let digits = last.is_numeric() && next.is_numeric();
    let is_last = !chars.next().is_some_and(|c| c.is_alphanumeric() || extends(c));
    let letters = last.is_alphabetic() && next.is_alphabetic();
    let joins = match c {
        '.' => digits || letters && is_single && is_last,
        ',' | ':' | '٫' | '٬' | '⁄' | '×' => digits,
        '/' => digits || letters && (is_single || is_last),
        '\'' | '’' | 'ʼ' | '&' | '@' | '_' | '+' | '·' | '‧' | '״' | '׳' => true,
        _ => is_currency(c) && next.is_numeric(),
    };
    joins.then(|| (c.len_utf8() + next.len_utf8(), next))
}

/// A hyphen with a letter, a digit or a sign and a digit after it.
fn hyphen(rest: &str) -> Option<(usize, char)> {
    let hyphen = rest.chars().next().filter(|c| is_hyphen(*c))?;
    let after = &rest[hyphen.len_utf8()..];
    let sign =
        after.chars().next().filter(|c| is_sign_before(*c) && !is_hyphen(*c)).map_or(0, char::len_utf8);
    let next = after[sign..].chars().next().filter(|c| is_spaced(*c) && (sign == 0 || c.is_numeric()))?;
    Some((hyphen.len_utf8() + sign + next.len_utf8(), next))
}

/// How many bytes of signs at the start of `rest` belong to the number, or letter, `last` before them.
fn signs_after(last: char, rest: &str) -> usize {
    let is_sign = |c: char| match c {
        '+' => true,
        '%' | '‰' | '°' => last.is_numeric(),
        _ => last.is_numeric() && is_currency(c),
    };
    rest.chars().take_while(|c| is_sign(*c)).map(char::len_utf8).sum()
}

/// How many bytes of signs at the end of `before` belong to the word after it, which begins with `first`.
fn signs_before(before: &str, first: char) -> usize {
    let mut rest = before;
    while let Some(c) = rest.chars().next_back() {
        let front = &rest[..rest.len() - c.len_utf8()];
        let further = front.chars().next_back();
        let belongs = match c {
            '#' | '@' => true,
            // The full stop of a sentence is none of the number's.
            '.' => {
                first.is_numeric()
                    && rest.len() == before.len()
                    && further.is_none_or(|c| c.is_whitespace() || is_sign_before(c))
            }
            // Two of them are a dash, or strike something through.
            '-' | '~' => first.is_numeric() && further != Some(c),
            _ => first.is_numeric() && is_sign_before(c),
        };
        if !belongs {
            break;
        }
        rest = front;
    }
    before.len() - rest.len()
}

/// Whether `c` is a letter or digit that has others of its word beside it.
fn is_spaced(c: char) -> bool {
    c.is_alphanumeric() && spacing(c) == Spacing::Spaced
}

fn is_sign_before(c: char) -> bool {
    matches!(c, '-' | '−' | '+' | '#' | '§' | '±' | '≈' | '≥' | '≤' | '~') || is_currency(c)
}

const fn is_currency(c: char) -> bool {
    matches!(c, '$' | '¢'..='¥' | '\u{20a0}'..='\u{20cf}')
}

const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '−')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|r| &text[r]).collect()
    }

    #[test]
    fn plain_words_are_cut_as_any_other() {
        let mut rng = fastrand::Rng::with_seed(37);
        let scraps =
            ["a", "b", "ab", "5", " ", " ", ".", ",", ":", "\n", "(", "-", "#", "'", "é", "東", "/", "\""];
        for _ in 0..20_000 {
            let text: String = (0..rng.usize(1..14)).map(|_| *rng.choice(&scraps).unwrap()).collect();
            let mut scan = Scan { text: &text, at: 0 };
            loop {
                let plain = scan.plain_word();
                let Some(word) = scan.any_word() else { break };
                assert_eq!(plain.unwrap_or(word.clone()), word, "{text:?}");
            }
        }
    }

    #[test]
    fn words_end_where_letters_and_digits_do() {
        assert_eq!(list("the plan.[3] Residents"), ["the", "plan", "3", "Residents"]);
        assert_eq!(list("on Friday.The mayor"), ["on", "Friday", "The", "mayor"]);
        assert_eq!(list("said:\"We"), ["said", "We"]);
        assert_eq!(list("Home|News|The ferry•Tides"), ["Home", "News", "The", "ferry", "Tides"]);
        assert_eq!(
            list("in 2019.The 5.A, see example.org"),
            ["in", "2019", "The", "5", "A", "see", "example", "org"]
        );
        assert_eq!(list("in — Dushanbe—later - now"), ["in", "Dushanbe", "later", "now"]);
        assert_eq!(list("/WIRE/. ... [sic] Brandt & Sons"), ["WIRE", "sic", "Brandt", "Sons"]);
        assert_eq!(list("<b>bold</b>, *so* and_so"), ["b", "bold", "b", "so", "and_so"]);
    }

    #[test]
    fn what_a_cut_would_change_stays_together() {
        assert_eq!(
            list("\"Yes,\" he (Mr. Ross) said: U.S. co-op's 3.6!"),
            ["Yes", "he", "Mr", "Ross", "said", "U.S", "co-op's", "3.6"]
        );
        assert_eq!(
            list("at 10:30, 1,000 or 1/2 of 9/11, 120 km/h"),
            ["at", "10:30", "1,000", "or", "1/2", "of", "9/11", "120", "km/h"]
        );
        assert_eq!(
            list("a.m. half-finished 28–29 AT&T O’Brien"),
            ["a.m", "half-finished", "28–29", "AT&T", "O’Brien"]
        );
        assert_eq!(list("Monday/Tuesday and/or n/a"), ["Monday", "Tuesday", "and", "or", "n/a"]);
    }

    #[test]
    fn signs_of_numbers_stay_with_them() {
        assert_eq!(
            list("$973.6, 6.3%. €5; #4 (-5) pre- -x 6 % 5+ US$9 9€"),
            ["$973.6", "6.3%", "€5", "#4", "-5", "pre", "x", "6", "5+", "US$9", "9€"]
        );
        assert_eq!(
            list("5%-10% and $5-$10 by .5 up.5 ≥7 ~8 ~~8~~"),
            ["5%-10%", "and", "$5-$10", "by", ".5", "up", "5", "≥7", "~8", "8"]
        );
        assert_eq!(list("-$5 -.5 C++ --5"), ["-$5", "-.5", "C++", "5"]);
    }

    #[test]
    fn scripts_without_spaces_have_a_word_for_each_letter() {
        assert_eq!(list("港口，ABC新"), ["港", "口", "ABC", "新"]);
        assert_eq!(list("十九人 3万人 13月5日"), ["十九", "人", "3万", "人", "13", "月", "5", "日"]);
        assert_eq!(list("ที่นี่"), ["ที่", "นี่"]);
        assert_eq!(list("한국어 단어"), ["한국어", "단어"]);
    }

    #[test]
    fn limits_count_letters_of_such_scripts_by_a_rule() {
        assert_eq!(count_words("港口委員會"), 3);
        assert_eq!(count_words("the 港口 of"), 3);
        assert_eq!(count_words("ที่นี่"), 1);
        assert_eq!(count_words("plain words, three"), 3);
    }

    #[test]
    fn nothing_has_no_words() {
        assert_eq!(count_words(" … — \" % & $ "), 0);
        assert_eq!(count_words(""), 0);
    }

    #[test]
    fn any_text_has_words_in_order_and_each_is_read_again_as_itself() {
        let alphabet = [
            "a",
            "B",
            "9",
            "0",
            ".",
            ",",
            ":",
            "-",
            "–",
            "$",
            "%",
            "'",
            "’",
            " ",
            "十",
            "港",
            "ที่",
            "é",
            "\u{301}",
            "/",
            "&",
            "#",
            "+",
        ];
        let mut rng = fastrand::Rng::with_seed(17);
        for _ in 0..5000 {
            let text: String = (0..rng.usize(..14)).map(|_| *rng.choice(&alphabet).unwrap()).collect();
            let found = words(&text);
            assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start), "{text:?}");
            for word in found {
                assert_eq!(list(&text[word.clone()]), [&text[word.clone()]], "{text:?}");
            }
        }
    }
}
