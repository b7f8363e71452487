//! The names of glyphs, as fonts of the Latin script use them.

use unicode_normalization::UnicodeNormalization as _;

/// Names that are not made of a letter and an accent.
const NAMES: [(&str, &str); 150] = [
    ("space", " "),
    ("exclam", "!"),
    ("quotedbl", "\""),
    ("numbersign", "#"),
    ("dollar", "$"),
    ("percent", "%"),
    ("ampersand", "&"),
    ("quotesingle", "'"),
    ("quoteright", "’"),
    ("quoteleft", "‘"),
    ("parenleft", "("),
    ("parenright", ")"),
    ("asterisk", "*"),
    ("plus", "+"),
    ("comma", ","),
    ("hyphen", "-"),
    ("period", "."),
    ("slash", "/"),
    ("zero", "0"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("colon", ":"),
    ("semicolon", ";"),
    ("less", "<"),
    ("equal", "="),
    ("greater", ">"),
    ("question", "?"),
    ("at", "@"),
    ("bracketleft", "["),
    ("backslash", "\\"),
    ("bracketright", "]"),
    ("asciicircum", "^"),
    ("underscore", "_"),
    ("grave", "`"),
    ("braceleft", "{"),
    ("bar", "|"),
    ("braceright", "}"),
    ("asciitilde", "~"),
    ("exclamdown", "¡"),
    ("cent", "¢"),
    ("sterling", "£"),
    ("fraction", "⁄"),
    ("yen", "¥"),
    ("florin", "ƒ"),
    ("section", "§"),
    ("currency", "¤"),
    ("quotedblleft", "“"),
    ("quotedblright", "”"),
    ("guillemotleft", "«"),
    ("guillemotright", "»"),
    ("guilsinglleft", "‹"),
    ("guilsinglright", "›"),
    ("fi", "fi"),
    ("fl", "fl"),
    ("ff", "ff"),
    ("ffi", "ffi"),
    ("ffl", "ffl"),
    ("endash", "–"),
    ("emdash", "—"),
    ("dagger", "†"),
    ("daggerdbl", "‡"),
    ("periodcentered", "·"),
    ("paragraph", "¶"),
    ("bullet", "•"),
    ("quotesinglbase", "‚"),
    ("quotedblbase", "„"),
    ("ellipsis", "…"),
    ("perthousand", "‰"),
    ("questiondown", "¿"),
    ("acute", "´"),
    ("circumflex", "ˆ"),
    ("tilde", "˜"),
    ("macron", "¯"),
    ("dieresis", "¨"),
    ("cedilla", "¸"),
    ("AE", "Æ"),
    ("ae", "æ"),
    ("OE", "Œ"),
    ("oe", "œ"),
    ("Oslash", "Ø"),
    ("oslash", "ø"),
    ("Lslash", "Ł"),
    ("lslash", "ł"),
    ("germandbls", "ß"),
    ("dotlessi", "ı"),
    ("dotlessj", "ȷ"),
    ("Eth", "Ð"),
    ("eth", "ð"),
    ("Thorn", "Þ"),
    ("thorn", "þ"),
    ("Dcroat", "Đ"),
    ("dcroat", "đ"),
    ("copyright", "©"),
    ("registered", "®"),
    ("trademark", "™"),
    ("degree", "°"),
    ("plusminus", "±"),
    ("multiply", "×"),
    ("divide", "÷"),
    ("minus", "−"),
    ("mu", "µ"),
    ("onesuperior", "¹"),
    ("twosuperior", "²"),
    ("threesuperior", "³"),
    ("onequarter", "¼"),
    ("onehalf", "½"),
    ("threequarters", "¾"),
    ("ordfeminine", "ª"),
    ("ordmasculine", "º"),
    ("logicalnot", "¬"),
    ("brokenbar", "¦"),
    ("Euro", "€"),
    ("nbspace", "\u{a0}"),
    ("nonbreakingspace", "\u{a0}"),
    ("softhyphen", "\u{ad}"),
    ("sfthyphen", "\u{ad}"),
    ("visiblespace", " "),
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("epsilon", "ε"),
    ("lambda", "λ"),
    ("pi", "π"),
    ("sigma", "σ"),
    ("omega", "ω"),
    ("Delta", "Δ"),
    ("Omega", "Ω"),
    ("lessequal", "≤"),
    ("greaterequal", "≥"),
    ("notequal", "≠"),
    ("approxequal", "≈"),
    ("infinity", "∞"),
    ("arrowright", "→"),
    ("arrowleft", "←"),
    ("summation", "∑"),
    ("radical", "√"),
    ("integral", "∫"),
    ("lozenge", "◊"),
    ("apple", ""),
    ("checkmark", "✓"),
    ("Schwa", "Ə"),
    ("schwa", "ə"),
];

const ACCENTS: [(&str, char); 14] = [
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("circumflex", '\u{302}'),
    ("dieresis", '\u{308}'),
    ("tilde", '\u{303}'),
    ("ring", '\u{30a}'),
    ("caron", '\u{30c}'),
    ("cedilla", '\u{327}'),
    ("commaaccent", '\u{326}'),
    ("macron", '\u{304}'),
    ("breve", '\u{306}'),
    ("ogonek", '\u{328}'),
    ("dotaccent", '\u{307}'),
    ("hungarumlaut", '\u{30b}'),
];

/// The characters of a glyph by its name; none where it is not known.
pub(super) fn characters(name: &str) -> Option<String> {
    // What follows a point tells a form of the glyph: `a.sc`.
    let name = match name.find('.') {
        Some(at) if at > 0 => &name[..at],
        _ => name,
    };
    if name.contains('_') {
        return name.split('_').map(characters).collect();
    }
    if let Some((_, text)) = NAMES.iter().find(|(other, _)| *other == name) {
        return Some((*text).to_owned());
    }
    let mut letters = name.chars();
    if let (Some(letter), rest) = (letters.next(), letters.as_str())
        && letter.is_ascii_alphabetic()
    {
        if rest.is_empty() {
            return Some(letter.to_string());
        }
        if let Some((_, accent)) = ACCENTS.iter().find(|(accent, _)| *accent == rest) {
            return Some([letter, *accent].into_iter().nfc().collect());
        }
    }
    let code = name.strip_prefix("uni").filter(|hex| hex.len() >= 4).map(|hex| &hex[..4]);
    let code = code.or_else(|| name.strip_prefix('u').filter(|hex| (4..=6).contains(&hex.len())));
    let code = u32::from_str_radix(code?, 16).ok()?;
    char::from_u32(code).filter(|c| !c.is_control()).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known() {
        for (name, text) in [
            ("A", "A"),
            ("Aacute", "Á"),
            ("scaron", "š"),
            ("quoteright", "’"),
            ("ffi", "ffi"),
            ("f_i", "fi"),
            ("a.sc", "a"),
            ("uni20AC", "€"),
            ("u1F600", "😀"),
        ] {
            assert_eq!(characters(name).as_deref(), Some(text), "{name}");
        }
        for name in ["", ".notdef", "g12", "uniZZZZ", "ünder"] {
            assert_eq!(characters(name), None, "{name}");
        }
    }
}
