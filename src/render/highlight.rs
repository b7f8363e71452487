//! Code with its parts marked by classes (`hl-…`), which the stylesheet colours for light and dark.
//!
//! Expressions of the syntaxes may backtrack without end on hostile text, so long lines and long blocks
//! stay plain.

use std::fmt;
use std::sync::OnceLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

use super::html::escape_into;
use crate::site::view::CodeView;

const LONGEST_BLOCK: usize = 64 * 1024;
const LONGEST_LINE: usize = 1000;

/// The syntaxes, loaded when the first block of code asks for them.
#[derive(Default)]
pub(super) struct Highlighter {
    syntaxes: OnceLock<SyntaxSet>,
}

impl fmt::Debug for Highlighter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Highlighter")
    }
}

impl Highlighter {
    /// Writes a block of code, with its title above it.
    pub(super) fn write(&self, out: &mut String, code: &CodeView) {
        if !code.title.is_empty() {
            out.push_str("<figure class=\"code\"><figcaption class=\"meta\">");
            escape_into(out, &code.title);
            out.push_str("</figcaption>");
        }
        out.push_str("<pre tabindex=\"0\"><code>");
        let marked = (!code.language.is_empty()).then(|| self.html(&code.language, &code.text));
        match marked.flatten() {
            Some(html) => out.push_str(&html),
            None => escape_into(out, &code.text),
        }
        out.push_str("</code></pre>");
        if !code.title.is_empty() {
            out.push_str("</figure>");
        }
    }

    /// The code's HTML, escaped by syntect; nothing where the language is not known or the text too long.
    fn html(&self, language: &str, text: &str) -> Option<String> {
        if text.len() > LONGEST_BLOCK || text.lines().any(|line| line.len() > LONGEST_LINE) {
            return None;
        }
        let token = language.split([' ', ',']).next()?;
        let syntaxes = self.syntaxes.get_or_init(SyntaxSet::load_defaults_newlines);
        let syntax = syntaxes.find_syntax_by_token(token)?;
        let style = ClassStyle::SpacedPrefixed { prefix: "hl-" };
        let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, syntaxes, style);
        for line in LinesWithEndings::from(text) {
            generator.parse_html_for_line_which_includes_newline(line).ok()?;
        }
        Some(generator.finalize())
    }
}
