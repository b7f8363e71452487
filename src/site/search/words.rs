//! Words as the search takes them: where a text's words begin and end, and what is left of each
//! once case, accents and apostrophes are folded away.
//!
//! The script on the page does the same to what readers type, by the expressions for it that stand
//! here beside the functions and are published with the index: `is_alphanumeric` is Unicode's
//! Alphabetic with the general categories Nd, Nl and No.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::stem::stem;

/// A longer word is cut to so many characters. The script has the same.
const LONGEST: usize = 40;

/// What [`stands_alone`].
macro_rules! alone {
    () => {
        r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]"
    };
}

/// What [`elided`] finds before an apostrophe: the article or pronoun of French, Italian and Catalan that has lost
/// its vowel to the word after it.
macro_rules! elided {
    () => {
        concat!(
            r"(?:[lLdDjJmMtTsSnNcCvV]|(?:[jJ][uU][sS]|[lL][oO][rR][sS]|[pP][uU][iI][sS]|[qQ][uU][oO][iI])?[qQ][uU]",
            r"|[dD][eEaA][lL][lL]|[nN][eE][lL][lL]|[sS][uU][lL][lL]|[aA][lL][lL]|[qQ][uU][eE][lL][lL]|[uU][nN])",
            r"(?=['’ʼ](?!",
            alone!(),
            r")[\p{Alphabetic}\p{M}]{2})"
        )
    };
}

/// The same, in small letters.
const ELIDED: [&str; 21] = [
    "l", "d", "j", "m", "t", "s", "n", "c", "v", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "dell", "dall",
    "nell", "sull", "all", "quell", "un",
];

/// What `Spans` finds, as an expression of JavaScript with the flags `g` and `u`: a character of a
/// script without spaces, or a run of letters, digits and marks that apostrophes and decimal points
/// may join.
pub const WORD: &str = concat!(
    alone!(),
    "|",
    elided!(),
    r"|(?:\p{N}[.,](?=\p{N})|(?!",
    alone!(),
    r")[\p{Alphabetic}\p{N}\p{M}](?:['’ʼ](?!",
    alone!(),
    r")(?=[\p{Alphabetic}\p{N}\p{M}]))?)+"
);

/// What `fold` drops of a word in lower case, in the same way: accents, points and vowel signs that
/// writers may leave out, variation selectors, and whatever is no letter, digit, mark or point.
pub const DROPPED: &str = r"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\ufe00-\ufe0f]|[^\p{Alphabetic}\p{N}\p{M}.]";

/// Letters that no decomposition takes apart, each with what stands for it in plain English type.
pub const PLAIN: [(char, &str); 11] = [
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('þ', "th"),
    ('ø', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('ł', "l"),
    ('ħ', "h"),
    ('ı', "i"),
    ('ς', "σ"),
];

/// The bytes of the longest word of [`STOP`].
const LONGEST_STOP: usize = 5;

/// English words that carry no meaning of their own. They are indexed in titles and aliases only.
#[rustfmt::skip]
const STOP: [&str; 74] = [
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "but",
    "by", "can", "could", "did", "do", "for", "from", "had", "has", "have", "he", "her", "his", "i",
    "if", "in", "into", "is", "it", "its", "may", "more", "no", "not", "of", "on", "or", "other", "our",
    "out", "over", "said", "she", "so", "some", "such", "than", "that", "the", "their", "them", "then",
    "there", "these", "they", "this", "to", "under", "up", "was", "we", "were", "what", "when", "which",
    "who", "will", "with", "would", "you",
];

/// The stop words as numbers that are ordered as they are.
const STOP_NUMBERS: [u64; STOP.len()] = {
    let mut numbers = [0; STOP.len()];
    let mut at = 0;
    while at < STOP.len() {
        numbers[at] = number_of(STOP[at].as_bytes());
        at += 1;
    }
    numbers
};

/// The first eight bytes of a word as a number.
const fn number_of(word: &[u8]) -> u64 {
    let (mut number, mut at) = (0, 0);
    while at < 8 {
        let byte = if at < word.len() { word[at] } else { 0 };
        number = number << 8 | byte as u64;
        at += 1;
    }
    number
}

/// How words become terms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stemming {
    /// English words by their stems, and words without meaning left out.
    English,
    /// Words as they are.
    #[default]
    None,
}

impl Stemming {
    /// For a language (BCP 47).
    #[must_use]
    pub fn of(language: &str) -> Self {
        let primary = language.split('-').next().unwrap_or("");
        if primary.eq_ignore_ascii_case("en") { Self::English } else { Self::None }
    }

    /// The term under which a folded word is indexed.
    pub(super) fn term(self, word: &str) -> String {
        match self {
            Self::English => stem(word),
            Self::None => word.to_owned(),
        }
    }

    /// The words that are left out of running text, sorted.
    #[must_use]
    pub fn stop(self) -> &'static [&'static str] {
        match self {
            Self::English => &STOP,
            Self::None => &[],
        }
    }

    /// Whether a folded word is left out of running text.
    pub(super) fn is_stop(self, word: &str) -> bool {
        // Most words are longer than the longest of these, and of the others most begin unlike any of their length.
        word.len() <= LONGEST_STOP && {
            let known = match self {
                Self::English => &STOP_NUMBERS[..],
                Self::None => &[],
            };
            known.binary_search(&number_of(word.as_bytes())).is_ok()
        }
    }
}

/// The words of a text, folded, in order.
#[cfg(test)]
pub(super) fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let mut letters = String::new();
    let ends: Vec<usize> = spans(text).filter_map(|word| push_word(&mut letters, word)).collect();
    let mut start = 0;
    ends.into_iter().map(move |end| letters[std::mem::replace(&mut start, end)..end].to_owned())
}

/// The words of a text as they stand there.
pub(super) fn spans(text: &str) -> Spans<'_> {
    Spans { rest: text }
}

/// See [`spans`].
pub(super) struct Spans<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Spans<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let bytes = self.rest.as_bytes();
        let start = bytes.iter().position(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
        let first = bytes.get(start?)?;
        self.rest = &self.rest[start?..];
        if first.is_ascii()
            && let Some(end) = ascii_span_end(self.rest.as_bytes())
        {
            let (word, rest) = self.rest.split_at(end);
            self.rest = rest;
            return Some(word);
        }
        let start = self.rest.find(|c| is_word(c) || stands_alone(c))?;
        let rest = &self.rest[start..];
        let end = match rest.chars().next() {
            Some(first) if stands_alone(first) => first.len_utf8(),
            _ => elided(rest).unwrap_or_else(|| span_end(rest)),
        };
        let (word, rest) = rest.split_at(end);
        self.rest = rest;
        Some(word)
    }
}

/// Where the word at a text's start ends, if neither an apostrophe nor anything beyond ASCII stands in it or right
/// behind it: as [`span_end`] says, without a look at any table.
fn ascii_span_end(text: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        let next = || text.get(at + 1).copied().unwrap_or(b' ');
        let joins = match byte {
            // What an apostrophe joins, and what it parts, is looked up.
            b'\'' if next().is_ascii_alphanumeric() || !next().is_ascii() => return None,
            b'.' | b',' => {
                let is_behind_digit = at > 0 && text[at - 1].is_ascii_digit();
                is_behind_digit && (next().is_ascii_digit() || !next().is_ascii())
            }
            _ => byte.is_ascii_alphanumeric(),
        };
        if !byte.is_ascii() {
            return None;
        }
        if !joins {
            return Some(at);
        }
        at += 1;
    }
    Some(at)
}

/// Where the word at a text's start ends. An apostrophe joins letters, a point or comma joins
/// digits.
fn span_end(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut before = '\0';
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or('\0', |(_, next)| *next);
        let joins = (is_apostrophe(c) && is_word(before) && is_word(next))
            || (matches!(c, '.' | ',') && before.is_numeric() && next.is_numeric());
        if !is_word(c) && !joins {
            return at;
        }
        before = c;
    }
    text.len()
}

/// How long the word at a text's start is, if it has lost its vowel to the word after its apostrophe: `l’éditeur` is
/// found as `éditeur`. Two letters follow at least, so `all's` is none.
fn elided(text: &str) -> Option<usize> {
    let length = text.bytes().take(7).take_while(u8::is_ascii_alphabetic).count();
    let mut after = text[length..].chars();
    let is_letter = |c: char| c.is_alphabetic() || is_combining_mark(c);
    let is_followed = after.next().is_some_and(is_apostrophe)
        && after.next().is_some_and(|c| is_letter(c) && !stands_alone(c))
        && after.next().is_some_and(is_letter);
    let is_known = || ELIDED.iter().any(|word| word.eq_ignore_ascii_case(&text[..length]));
    (is_followed && is_known()).then_some(length)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn is_word(c: char) -> bool {
    // Most characters are of ASCII, and need no tables.
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    (c.is_alphanumeric() || is_combining_mark(c)) && !stands_alone(c)
}

/// Scripts that write no spaces: each character is a word.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Accents, points and vowel signs that writers may leave out, and variation selectors.
fn is_dropped(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}'
        | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{fe00}'..='\u{fe0f}')
}

/// Appends a word in lower case, decomposed (NFKD), without accents and apostrophes, and tells where it ends;
/// appends nothing where no letter or digit is left.
pub(super) fn push_word(out: &mut String, word: &str) -> Option<usize> {
    let start = out.len();
    if word.len() <= LONGEST && word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        out.push_str(word);
        out[start..].make_ascii_lowercase();
        return (out.len() > start).then_some(out.len());
    }
    if word.is_ascii() {
        let bare = word.strip_suffix(['s', 'S']).and_then(|rest| rest.strip_suffix('\'')).unwrap_or(word);
        let kept = bare.bytes().filter(|byte| byte.is_ascii_alphanumeric() || *byte == b'.');
        out.extend(kept.map(|byte| char::from(byte.to_ascii_lowercase())));
    } else {
        let lower: String = word.nfkd().flat_map(char::to_lowercase).collect();
        let bare = lower.strip_suffix('s').and_then(|rest| rest.strip_suffix(is_apostrophe));
        bare.unwrap_or(&lower).chars().for_each(|c| push_folded(out, c));
    }
    if let Some((end, _)) = out[start..].char_indices().nth(LONGEST) {
        out.truncate(start + end);
    }
    if !out[start..].contains(char::is_alphanumeric) {
        out.truncate(start);
    }
    (out.len() > start).then_some(out.len())
}

fn push_folded(out: &mut String, c: char) {
    if c.is_ascii_alphanumeric() || c == '.' {
        out.push(c);
    } else if let Some((_, plain)) = PLAIN.iter().find(|(letter, _)| *letter == c) {
        out.push_str(plain);
    } else if !is_dropped(c) && (c.is_alphanumeric() || is_combining_mark(c)) {
        out.push(c);
    }
}
