//! Straight quotation marks, apostrophes and dots as a printer sets them, by language.
//!
//! For an editor's prose only: a verified quote is shown as it was verified, but that the quotation marks within it are
//! the inner ones of the page's language.

use std::borrow::Cow;

/// The quotation marks of a language: outer and inner, opening and closing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quotes {
    pub(super) outer: (&'static str, &'static str),
    pub(super) inner: (&'static str, &'static str),
}

impl Quotes {
    /// The marks of a BCP 47 language; those of English where it is not known.
    pub(super) fn of(language: &str) -> Self {
        let (outer, inner) = match language.split('-').next().unwrap_or("").to_ascii_lowercase().as_str() {
            "de" | "cs" | "sk" | "sl" | "lt" | "et" | "is" | "bg" => (("„", "“"), ("‚", "‘")),
            "fr" => (("«\u{202f}", "\u{202f}»"), ("“", "”")),
            "ru" | "uk" | "be" | "tg" | "ky" | "kk" => (("«", "»"), ("„", "“")),
            "es" | "it" | "pt" | "no" | "nb" | "ar" | "fa" => (("«", "»"), ("“", "”")),
            "pl" | "ro" | "hu" | "hr" => (("„", "”"), ("‚", "’")),
            _ => (("“", "”"), ("‘", "’")),
        };
        Self { outer, inner }
    }
}

/// A part of a quote within the marks of the page's language: quotation marks that would be taken for those are the
/// inner ones.
pub(super) fn nested(quotes: Quotes, text: &str) -> Cow<'_, str> {
    let is_angled = quotes.outer.0.starts_with('«');
    let is_taken = |c: char| match c {
        '"' => true,
        '“' | '”' | '„' | '‟' => !is_angled,
        '«' | '»' => is_angled,
        _ => false,
    };
    if !text.contains(is_taken) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 4);
    let mut before = None;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if is_taken(c) {
            let begins_word =
                rest.clone().next().is_some_and(|next| next.is_alphanumeric() || "'‘[(…$€£#".contains(next));
            let opens =
                begins_word && before.is_none_or(|c: char| !c.is_alphanumeric() && !".,;:!?)]…".contains(c));
            out.push_str(if opens { quotes.inner.0 } else { quotes.inner.1 });
        } else {
            out.push(c);
        }
        before = Some(c);
    }
    Cow::Owned(out)
}

/// Sets text run by run: what stands before a quotation mark tells which way it turns, and that may be in
/// the run before.
pub(super) struct Typesetter {
    quotes: Quotes,
    before: Option<char>,
}

impl Typesetter {
    pub(super) fn of(language: &str) -> Self {
        Self { quotes: Quotes::of(language), before: None }
    }

    /// A block begins: nothing stands before its first character.
    pub(super) fn begin(&mut self) {
        self.before = None;
    }

    /// Something stands here that is not set: a mark, code, an image.
    pub(super) fn pass(&mut self) {
        self.before = Some('x');
    }

    /// The run as it is set.
    pub(super) fn set<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        if is_plain(text) {
            self.before = text.chars().next_back().or(self.before);
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len() + 8);
        self.push_set(text, &mut out);
        Cow::Owned(out)
    }

    fn push_set(&mut self, text: &str, out: &mut String) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let tail = &rest[c.len_utf8()..];
            match c {
                '"' => out.push_str(if self.opens() { self.quotes.outer.0 } else { self.quotes.outer.1 }),
                '\'' if self.opens() && !is_elision(tail) => out.push_str(self.quotes.inner.0),
                // An apostrophe is one in every language; a closing mark differs.
                '\'' if is_elision(tail) || tail.starts_with(char::is_alphabetic) => out.push('’'),
                '\'' => out.push_str(if self.quotes.inner.1 == "‘" { "‘" } else { "’" }),
                '.' if tail.starts_with("..") => {
                    out.push('…');
                    self.before = Some('…');
                    rest = &tail[2..];
                    continue;
                }
                other => out.push(other),
            }
            self.before = Some(c);
            rest = tail;
        }
    }

    /// Whether a quotation mark here opens.
    fn opens(&self) -> bool {
        self.before.is_none_or(|c| c.is_whitespace() || "([{<–—/\"'«“„‘".contains(c))
    }
}

/// Whether what follows an apostrophe is the rest of a shortened word: `'s`, `'re`, `'90s`.
fn is_elision(tail: &str) -> bool {
    let end = tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len());
    let word = &tail[..end];
    let is_decade = word.len() == 3 && word.ends_with('s') && word[..2].bytes().all(|b| b.is_ascii_digit());
    is_decade || ["s", "t", "d", "m", "re", "ve", "ll"].contains(&word)
}

/// How many bytes are looked at together, for which compilers make few instructions.
const BLOCK: usize = 16;

/// Whether a text has nothing to be set, as most have; of some that have nothing it is not said.
pub(super) fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_mark = |byte: u8| (byte == b'"') | (byte == b'\'');
    let Some((last, _)) = bytes.split_last() else { return true };
    if is_mark(*last) {
        return false;
    }
    // Two dots may be the beginning of three.
    let is_set = |pair: (&u8, &u8)| is_mark(*pair.0) | ((*pair.0 == b'.') & (*pair.1 == b'.'));
    let blocks = bytes[..bytes.len() - 1].chunks(BLOCK).zip(bytes[1..].chunks(BLOCK));
    let mut blocks =
        blocks.map(|(these, next)| these.iter().zip(next).fold(false, |any, pair| any | is_set(pair)));
    !blocks.any(|is_set| is_set)
}

/// A text that stands alone, as it is set.
pub(super) fn set<'t>(language: &str, text: &'t str) -> Cow<'t, str> {
    // Most texts have nothing to be set, and need no marks looked up.
    if is_plain(text) { Cow::Borrowed(text) } else { Typesetter::of(language).set(text) }
}

/// Whether a word must not be broken at its hyphen, since one or two letters would stand alone:
/// `Iskander-M`, `S-400`.
pub(super) fn holds_together(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    bare.split_once('-').is_some_and(|(first, last)| {
        let is_short = |part: &str| !part.is_empty() && part.chars().count() <= 2;
        is_short(first) || is_short(last)
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn marks_within_a_quote_are_the_inner_ones() {
        let shown =
            |language: &str, text: &str| super::nested(super::Quotes::of(language), text).into_owned();
        for (text, expected) in [
            ("\"Talks", "‘Talks"),
            ("to \"exchange opinions", "to ‘exchange opinions"),
            ("border,\" he said", "border,’ he said"),
            ("the (\"so-called\") “operation”.", "the (‘so-called’) ‘operation’."),
            ("May 8, 2021,\"", "May 8, 2021,’"),
            ("Rahmon's «visit»", "Rahmon's «visit»"),
        ] {
            assert_eq!(shown("en", text), expected);
        }
        assert_eq!(shown("de", "die „Lage“ und \"mehr\""), "die ‚Lage‘ und ‚mehr‘");
        assert_eq!(shown("ru", "«визит», \"не состоялся\""), "„визит“, „не состоялся“");
    }

    use super::*;

    #[test]
    fn marks_turn_by_what_stands_before_them() {
        let cases = [
            (r#"He said "yes" and "no"."#, "He said “yes” and “no”."),
            (r#"("so")"#, "(“so”)"),
            ("the Kremlin's, the presidents' and Rahmon's", "the Kremlin’s, the presidents’ and Rahmon’s"),
            ("'single' and it's", "‘single’ and it’s"),
            ("'s spokesman", "’s spokesman"),
            ("the '90s... then", "the ’90s… then"),
            (r#""'inner' outer""#, "“‘inner’ outer”"),
        ];
        for (text, expected) in cases {
            assert_eq!(set("en", text), expected, "{text}");
        }
        assert_eq!(set("de", r#"Er sagte "ja" und 'nein'."#), "Er sagte „ja“ und ‚nein‘.");
        assert_eq!(set("ru", r#""да""#), "«да»");
    }

    #[test]
    fn runs_know_what_stands_before_them() {
        let mut setter = Typesetter::of("en");
        let mut out: String = ["\"", "word", "\""].map(|run| setter.set(run)).concat();
        setter.pass();
        out.push_str(&setter.set("\""));
        setter.begin();
        out.push_str(&setter.set("\""));
        assert_eq!(out, "“word””“");
    }

    #[test]
    fn short_parts_stay_with_their_word() {
        assert!(holds_together("Iskander-M,") && holds_together("S-400"));
        assert!(!holds_together("Tajik-Kyrgyz") && !holds_together("word") && !holds_together("-"));
    }
}
