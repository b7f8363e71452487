//! The text that a value of LaTeX stands for: letters for accents, signs for commands, words without their form.
//!
//! Braces stay, since they tell which words of a name belong together; whoever reads the value drops them. What is
//! a sign to that reader stays escaped.

use std::iter::Peekable;
use std::str::Chars;

use super::latex_signs::{accent, is_accent_of_letter, sign};

/// How deep commands may stand within each other: what is deeper is dropped.
const MAX_DEPTH: usize = 20;

/// A value that is prose.
pub(super) fn prose(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    Reader { rest: value.chars().peekable(), depth: 0, is_math: false, links: false }.read(&mut out);
    out
}

/// A value that is prose and may hold an address, of which the address is wanted.
pub(super) fn note(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    Reader { rest: value.chars().peekable(), depth: 0, is_math: false, links: true }.read(&mut out);
    out
}

/// A value that is an address: nothing in it is a sign of LaTeX but what escapes its letters.
pub(super) fn address(value: &str) -> String {
    let value = value.trim();
    let wrapped = ["\\url{", "\\nolinkurl{", "\\path{"].iter().find_map(|start| value.strip_prefix(start));
    let value = wrapped.and_then(|inner| inner.strip_suffix('}')).unwrap_or(value);
    let tilde = ["{\\textasciitilde}", "\\textasciitilde{}", "\\textasciitilde ", "$\\sim$", "\\~{}"];
    let value = tilde.iter().fold(value.to_owned(), |value, written| value.replace(written, "~"));
    let plain: String =
        value.chars().filter(|c| !matches!(c, '\\' | '{' | '}') && !c.is_whitespace()).collect();
    undashed(&plain)
}

/// Two hyphens that stay two, where the reader would make a dash of them.
pub(super) fn undashed(value: &str) -> String {
    // Twice, since the second hyphen of a pair may begin another.
    value.replace("--", "-{}-").replace("--", "-{}-")
}

struct Reader<'t> {
    rest: Peekable<Chars<'t>>,
    depth: usize,
    is_math: bool,
    /// Whether of a link its address is wanted rather than its words.
    links: bool,
}

impl Reader<'_> {
    fn read(&mut self, out: &mut String) {
        while let Some(c) = self.rest.next() {
            match c {
                '\\' => self.command(out),
                '$' => self.is_math = !self.is_math,
                '^' | '_' if self.is_math => {}
                '~' => out.push(' '),
                '-' => out.push_str(if !self.take('-') {
                    "-"
                } else if self.take('-') {
                    "—"
                } else {
                    "–"
                }),
                '`' => out.push(if self.take('`') { '“' } else { '‘' }),
                '\'' if self.take('\'') => out.push('”'),
                c => out.push(c),
            }
        }
    }

    fn take(&mut self, wanted: char) -> bool {
        self.rest.next_if_eq(&wanted).is_some()
    }

    fn skip_space(&mut self) {
        while self.rest.next_if(|c| c.is_whitespace()).is_some() {}
    }

    /// What follows a backslash.
    fn command(&mut self, out: &mut String) {
        let Some(first) = self.rest.next() else { return };
        if !first.is_ascii_alphabetic() {
            return self.escaped(first, out);
        }
        let mut name = String::from(first);
        while let Some(c) = self.rest.next_if(char::is_ascii_alphabetic) {
            name.push(c);
        }
        self.take('*');
        if is_accent_of_letter(&name) {
            let mark = accent(name.chars().next().unwrap_or(' '));
            return self.accented(mark, out);
        }
        if let Some(written) = sign(&name) {
            self.skip_space();
            return out.push_str(written);
        }
        self.named(&name, out);
    }

    /// A command that is one character and no letter.
    fn escaped(&mut self, c: char, out: &mut String) {
        match c {
            '"' | '\'' | '`' | '^' | '~' | '=' | '.' | '´' => self.accented(accent(c), out),
            '$' | '{' | '}' => out.extend(['\\', c]),
            ',' | ';' | ':' | '>' | '\\' => out.push(' '),
            c if c.is_whitespace() => out.push(' '),
            '!' | '-' | '/' | '@' | '(' | ')' | '[' | ']' | '|' => {}
            c => out.push(c),
        }
    }

    /// A command with what it is done to: form is dropped, and so is what is no text.
    fn named(&mut self, name: &str, out: &mut String) {
        match name {
            "url" | "nolinkurl" | "path" => {
                let inner = self.group().unwrap_or_default();
                out.push_str(&address(&inner));
            }
            "href" => {
                let inner = self.group().unwrap_or_default();
                if self.links {
                    out.push_str(&address(&inner));
                    self.group();
                }
            }
            "enquote" | "mkbibquote" => {
                let inner = self.group().unwrap_or_default();
                out.push('“');
                self.inner(&inner, out);
                out.push('”');
            }
            "textcolor" | "color" | "foreignlanguage" | "hspace" | "vspace" | "label" | "selectlanguage"
            | "footnote" | "thanks" | "cite" | "fontsize" => {
                self.group();
            }
            // A sign of mathematics without a letter of its own is called by its name.
            name if self.is_math && self.rest.peek() != Some(&'{') => out.push_str(name),
            _ => self.skip_space(),
        }
    }

    /// The letter with its accent, however it is written: `\'e`, `\'{e}`, `\'\i`, `\'{\i}`, `\v r`.
    fn accented(&mut self, mark: char, out: &mut String) {
        self.skip_space();
        let mut base = String::new();
        match self.rest.peek() {
            Some('{') => {
                let inner = self.group().unwrap_or_default();
                self.inner(&inner, &mut base);
            }
            Some('\\') if self.depth < MAX_DEPTH => {
                self.rest.next();
                self.depth += 1;
                self.command(&mut base);
                self.depth -= 1;
            }
            Some('}' | '\\') | None => {}
            Some(_) => base.extend(self.rest.next()),
        }
        let mut letters = base.chars().filter(|c| !matches!(c, '{' | '}' | '\\'));
        match letters.next() {
            // An accent over nothing is the sign itself.
            None if mark == '\u{303}' => out.push('~'),
            None if mark == '\u{302}' => out.push('^'),
            None => {}
            Some(letter) => {
                let letter = match letter {
                    'ı' => 'i',
                    'ȷ' => 'j',
                    letter => letter,
                };
                match unicode_normalization::char::compose(letter, mark) {
                    Some(one) => out.push(one),
                    None => out.extend([letter, mark]),
                }
                out.extend(letters);
            }
        }
    }

    /// A part as if it were a value of its own.
    fn inner(&self, part: &str, out: &mut String) {
        if self.depth < MAX_DEPTH {
            let rest = part.chars().peekable();
            Reader { rest, depth: self.depth + 1, is_math: self.is_math, links: self.links }.read(out);
        }
    }

    /// What stands between the braces that follow; none where none do.
    fn group(&mut self) -> Option<String> {
        self.skip_space();
        self.rest.next_if_eq(&'{')?;
        let (mut inner, mut open) = (String::new(), 1);
        while let Some(c) = self.rest.next() {
            match c {
                '{' => open += 1,
                '}' => open -= 1,
                '\\' => {
                    inner.push(c);
                    inner.extend(self.rest.next());
                    continue;
                }
                _ => {}
            }
            if open == 0 {
                break;
            }
            inner.push(c);
        }
        Some(inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_are_letters_however_they_are_written() {
        for (written, read) in [
            (r"Garc{\'\i}a", "Garc{í}a"),
            (r"Garc\'{\i}a", "García"),
            (r"Garc{\'{\i}}a", "Garc{í}a"),
            (r"Garc\'\i a", "García"),
            (r"Garc\'ia", "García"),
            (r"Dvo{\v r}{\'a}k", "Dvo{ř}{á}k"),
            (r"Dvo\v{r}\'ak", "Dvořák"),
            (r#"M{\"u}ller, \"Ozg\"ur"#, "M{ü}ller, Özgür"),
            (r"S\o ren {\O}rsted, {\AA}se \AE{}rlig", "Søren {Ø}rsted, {Å}se Æ{}rlig"),
            (r"Stra{\ss}e, Stra\ss{}e", "Stra{ß}e, Straß{}e"),
            (r"{\L}\'od\'z, \c{S}i\c s\u{g}a, Erd\H{o}s", "{Ł}ódź, Şişğa, Erdős"),
            (r"\^{\j}, \'{\^e}", "ĵ, ế"),
        ] {
            assert_eq!(prose(written), read, "{written}");
        }
    }

    #[test]
    fn form_is_dropped_and_signs_are_signs() {
        for (written, read) in [
            (r"a \textit{study} of 5\,\% \emph{rain}", "a {study} of 5 % {rain}"),
            (r"pages 3--5 --- a~note", "pages 3–5 — a note"),
            (r"{\bfseries Rain} \& wind \#1\_a", "{Rain} & wind #1_a"),
            (r"``Rain'' on the Quay's \enquote{edge}", "“Rain” on the Quay's “edge”"),
            (r"the $11^{th}$ of CO\textsubscript{2} at 5$^\circ$C", "the 11{th} of CO{2} at 5°C"),
            (r"$\alpha$ and \$5", r"alpha and \$5"),
            (r"\textcolor{red}{Rain}, \href{https://x.example}{here}", "{Rain}, {here}"),
            (r"half\-way \LaTeX{} \dots", "halfway LaTeX{} …"),
            ("\\", ""),
        ] {
            assert_eq!(prose(written), read, "{written}");
        }
        let deep = format!("{}a", r"\'{".repeat(50_000));
        assert!(prose(&deep).len() < 10, "what is nested without an end is dropped");
        assert!(prose(&r"\'".repeat(50_000)).len() < 100_000);
    }

    #[test]
    fn addresses_are_left_as_they_are() {
        for (written, read) in [
            (r"http://x.example/a\_b\%20c", "http://x.example/a_b%20c"),
            (r"\url{http://x.example/~a/b\&c\#d}", "http://x.example/~a/b&c#d"),
            (r"http://x.example/{\textasciitilde}a/b--c", "http://x.example/~a/b-{}-c"),
        ] {
            assert_eq!(address(written), read, "{written}");
        }
        assert_eq!(
            note(r"Seen at \href{https://x.example/a\_b}{this page}."),
            "Seen at https://x.example/a_b."
        );
        assert_eq!(prose(r"\url{https://x.example/a_b~c}"), "https://x.example/a_b~c");
    }
}
