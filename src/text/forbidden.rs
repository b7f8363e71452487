//! Characters that may stand in no text, and those that a reader does not see.
//!
//! Forbidden are characters that a program may obey, that make a text read otherwise than it is stored (Boucher and
//! Anderson, "Trojan Source", 2021; Unicode Technical Report 36), or that no file of XML can hold. What a language is
//! written with stays: the marks U+200E, U+200F and U+061C of Arabic and Hebrew (Unicode Annex 9, section 2.6), the
//! joiners U+200C and U+200D of Persian, of Indic scripts and of emoji, the tags of a region's flag.

use std::borrow::Cow;

/// The first byte of U+2000 to U+2FFF, among which are the controls of direction.
const OF_DIRECTION: u8 = 0xE2;
/// The black flag, which tags make the flag of a region such as England (Unicode Technical Standard 51, annex C).
const FLAG: char = '\u{1F3F4}';
/// The tag that ends those of a flag.
const LAST_TAG: char = '\u{E007F}';

/// The first character of a text that may stand in none.
#[must_use]
pub fn first_forbidden(text: &str) -> Option<char> {
    forbidden(text).next().map(|(_, c)| c)
}

/// The characters of a text that may stand in none, with the bytes at which they stand.
pub fn forbidden(text: &str) -> impl Iterator<Item = (usize, char)> {
    let searched = if may_hold_forbidden(text) { text } else { "" };
    let mut flag_until = 0;
    searched.char_indices().filter(move |(at, c)| {
        if *c == FLAG {
            flag_until = at + flag_length(&text[*at..]);
        }
        is_forbidden(*c) || is_tag(*c) && *at >= flag_until
    })
}

/// Whether a character may stand in no text, whatever stands around it: a control character other than tab and line
/// feed, a separator of lines or paragraphs, an embedding, override or isolate of direction, a deprecated character of
/// format, an annotation between lines, a noncharacter.
fn is_forbidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
        || matches!(
            c,
            '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{206F}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FFF9}'..='\u{FFFB}'
        )
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Whether a character is a tag: it shows nothing, and a text of tags can be read by programs alone.
fn is_tag(c: char) -> bool {
    matches!(c, '\u{E0000}'..='\u{E007F}')
}

/// The bytes of the flag of a region at the beginning of a text: three to six letters and digits as tags, and the last
/// one. None where it is no such flag.
fn flag_length(text: &str) -> usize {
    let of_region = |c: &char| matches!(c, '\u{E0030}'..='\u{E0039}' | '\u{E0061}'..='\u{E007A}');
    let mut tags = text[FLAG.len_utf8()..].chars();
    let count = tags.by_ref().take(7).take_while(of_region).count();
    let ends = text.chars().nth(count + 1) == Some(LAST_TAG);
    if (3..=6).contains(&count) && ends { (count + 2) * FLAG.len_utf8() } else { 0 }
}

fn may_hold_forbidden(text: &str) -> bool {
    // All of them are or begin with one of these bytes. Most blocks of a text have none, and without a way out of the
    // inner loop it runs on many bytes at once.
    let may_begin = |b: &u8| {
        (*b < b' ') & (*b != b'\n') & (*b != b'\t')
            | (*b == 0x7F)
            | (*b == 0xC2)
            | (*b == OF_DIRECTION)
            | (*b >= 0xEF)
    };
    let may_hold = |block: &[u8]| block.iter().fold(false, |any, b| any | may_begin(b));
    text.as_bytes().chunks(128).any(may_hold)
}

/// Whether a character shows nothing where it is printed, or turns what stands around it. The joiners and the marks of
/// variation are none: words and emoji are written with them.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    is_forbidden(c)
        || is_tag(c)
        || matches!(
            c,
            '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}'
                ..='\u{2064}' | '\u{FEFF}'
        )
}

/// A text with what shows nothing written out, U+202E as `\u{202e}`. Tabs and line ends stay.
#[must_use]
pub fn seen(text: &str) -> Cow<'_, str> {
    let is_kept = |at: usize, c: char| c == '\r' && text[at + 1..].starts_with('\n');
    let is_written_out = |(at, c): (usize, char)| is_unseen(c) && !is_kept(at, c);
    if !text.char_indices().any(is_written_out) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for (at, c) in text.char_indices() {
        if is_written_out((at, c)) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// A document of JSON with what shows nothing as escapes of JSON, U+202E as `\u202e`. It says the same.
#[must_use]
pub fn seen_in_json(json: &str) -> Cow<'_, str> {
    if !json.chars().any(is_unseen) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if is_unseen(c) {
            out.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// A text as a file of XML 1.0 can hold it: what it cannot hold has U+FFFD in its place.
#[must_use]
pub fn held_by_xml(text: String) -> String {
    let is_lost = |c: char| matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}');
    if text.contains(is_lost) { text.replace(is_lost, "\u{FFFD}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_text_may_hold_is_found() {
        for c in [
            '\0',
            '\u{1B}',
            '\u{7F}',
            '\u{85}',
            '\u{9B}',
            '\u{2028}',
            '\u{2029}',
            '\u{202A}',
            '\u{202E}',
            '\u{2066}',
            '\u{2069}',
            '\u{206A}',
            '\u{206F}',
            '\u{FDD0}',
            '\u{FFF9}',
            '\u{FFFB}',
            '\u{FFFE}',
            '\u{FFFF}',
            '\u{1FFFE}',
            '\u{10FFFF}',
            '\u{E0001}',
            '\u{E0041}',
            '\u{E007F}',
        ] {
            let text = format!("Some {c}words");
            assert_eq!(forbidden(&text).collect::<Vec<_>>(), [(5, c)], "{c:?}");
        }
    }

    #[test]
    fn true_texts_hold_none() {
        for text in [
            "plain\ttext\nof lines — “quoted”, 50 °C, naïve",
            "قال \u{200F}«نعم»\u{200F} ثم \u{61C}12\u{61C}",
            "שלום\u{200E} C++\u{200E} עולם",
            "می\u{200C}خواهم نامه\u{200C}ای بنویسم",
            "क्\u{200D}ष और ක්\u{200D}ය",
            "👩\u{200D}👩\u{200D}👧 ❤\u{FE0F} 🏳\u{FE0F}\u{200D}🌈",
            "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F} and 🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}",
            "漢字、全角，！ｱ \u{FFFD} \u{FFFC}",
            "soft\u{AD}hyphen, zero\u{200B}width, word\u{2060}joiner",
        ] {
            assert_eq!(first_forbidden(text), None, "{text:?}");
        }
    }

    #[test]
    fn tags_behind_a_flag_that_make_none_are_found() {
        for text in [
            "🏴\u{E0067}\u{E0062}",
            "🏴\u{E0067}\u{E007F}",
            "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E0067}\u{E0067}\u{E007F}",
            "🏴 \u{E0067}\u{E0062}\u{E0065}\u{E007F}",
            "🏴\u{E0067}\u{E0062}\u{E0065}\u{E007F}\u{E0041}",
        ] {
            assert!(first_forbidden(text).is_some(), "{text:?}");
        }
    }

    #[test]
    fn what_shows_nothing_is_written_out() {
        assert_eq!(seen("a\u{202E}b\u{1B}c\t\r\n\u{200F}\rd"), "a\\u{202e}b\\u{1b}c\t\r\n\\u{200f}\\u{d}d");
        assert_eq!(seen("می\u{200C}خواهم 👩\u{200D}👧"), "می\u{200C}خواهم 👩\u{200D}👧");
        let json = seen_in_json("\"a\u{202E}b\u{E0041}\u{9B}\"");
        assert_eq!(json, "\"a\\u202eb\\udb40\\udc41\\u009b\"");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), "a\u{202E}b\u{E0041}\u{9B}");
    }

    #[test]
    fn xml_is_given_what_it_holds() {
        assert_eq!(held_by_xml("a\u{FFFE}b\u{1}c\u{1FFFE}\n".to_owned()), "a\u{FFFD}b\u{FFFD}c\u{1FFFE}\n");
    }
}
