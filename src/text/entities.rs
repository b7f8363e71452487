//! Character references of HTML that a capture was left with: `&amp;`, `&nbsp;`, `&#8217;`.
//!
//! Knows the names of Latin 1 and of typography, which is what pages are written with; any other name is text.

/// The names of U+00A0 to U+00FF, in that order.
const LATIN: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo",
    "not", "shy", "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot",
    "cedil", "sup1", "ordm", "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",
    "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute",
    "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash",
    "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN", "szlig", "agrave", "aacute", "acirc", "atilde",
    "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc",
    "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave",
    "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
];

/// Other names, with what they stand for.
const OTHERS: [(&str, char); 34] = [
    ("quot", '"'),
    ("apos", '\''),
    ("lt", '<'),
    ("gt", '>'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("minus", '−'),
    ("hellip", '…'),
    ("bull", '•'),
    ("prime", '′'),
    ("Prime", '″'),
    ("euro", '€'),
    ("trade", '™'),
    ("permil", '‰'),
    ("dagger", '†'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("Yuml", 'Ÿ'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("NewLine", '\n'),
];

/// The longest body of a reference that is read, in bytes.
const LONGEST: usize = 8;

/// The reference at the start of `text`: what it stands for, and its length. One that was written for a second
/// time (`&amp;nbsp;`) stands for what it stood for at first.
pub(super) fn reference(text: &str) -> Option<(char, usize)> {
    let mut found = None;
    let mut length = '&'.len_utf8();
    text.strip_prefix('&')?;
    while let Some((c, more)) = body(&text[length..]) {
        length += more;
        found = Some((c, length));
        if c != '&' {
            break;
        }
    }
    found
}

/// What stands between `&` and `;`, with the `;`.
fn body(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(LONGEST + 1).position(|b| b == b';')?;
    let name = text.get(..end)?;
    let c = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => named(name)?,
    };
    Some((c, end + 1))
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|c| !c.is_control() || c.is_whitespace())
}

fn named(name: &str) -> Option<char> {
    if name == "amp" || name == "AMP" {
        return Some('&');
    }
    let latin = || LATIN.iter().position(|known| *known == name).map(|at| 0xA0 + at);
    let other = || OTHERS.iter().find(|(known, _)| *known == name).map(|(_, c)| *c);
    other().or_else(|| char::from_u32(u32::try_from(latin()?).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_stand_for_characters() {
        assert_eq!(reference("&amp; Sons"), Some(('&', 5)));
        assert_eq!(reference("&eacute;t"), Some(('é', 8)));
        assert_eq!(reference("&frac12;"), Some(('½', 8)));
        assert_eq!(reference("&yuml;"), Some(('ÿ', 6)));
        assert_eq!(reference("&#8217;s"), Some(('’', 7)));
        assert_eq!(reference("&#x2019;s"), Some(('’', 8)));
        assert_eq!(reference("&hellip;"), Some(('…', 8)));
    }

    #[test]
    fn a_reference_that_was_written_twice_is_read_once() {
        assert_eq!(reference("&amp;nbsp;"), Some(('\u{a0}', 10)));
        assert_eq!(reference("&amp;amp;lt;"), Some(('<', 12)));
        assert_eq!(reference("&#38;quot;"), Some(('"', 10)));
        assert_eq!(reference("&amp; nbsp;"), Some(('&', 5)));
    }

    #[test]
    fn what_is_none_is_text() {
        for text in ["& Sons", "&D;", "R&D;", "&amp", "&#0;", "&#x110000;", "&;", "&unknown;", "&#;", ""] {
            assert_eq!(reference(text), None, "{text}");
        }
    }
}
