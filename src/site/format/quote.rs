//! A quote for the page: the source's words, what was left out, and the editor's own words in it.

use crate::model::{self, Citation, ParsedNote, Quote, QuotePartKind};
use crate::site::urls::{Address, classify, push_percent};
use crate::site::view::QuotePart;

/// A quote's runs for the page. However an author wrote a gap, it is shown as `…`.
pub(in crate::site) fn parts(quote: &Quote) -> Vec<QuotePart> {
    let shown = |part: &model::QuotePart| {
        let (text, kind) = match part.kind {
            QuotePartKind::Words => (quote.written(part), "words"),
            QuotePartKind::Editor => (quote.written(part), "editor"),
            QuotePartKind::Gap => ("…", "gap"),
        };
        QuotePart { text: text.to_owned(), kind }
    };
    quote.parts.iter().map(shown).collect()
}

/// The address of the words in the original, after the URL Fragment Text Directives of the WICG:
/// the first run and, where words are left out, the last; with what stands around them where the
/// citation says.
pub(in crate::site) fn original(source: &ParsedNote, citation: &Citation) -> Option<String> {
    let url = &source.source()?.url.as_ref()?.value;
    let Address::External(url) = classify(url) else { return None };
    let parts = parts(&citation.quote);
    let mut words =
        parts.iter().filter(|p| p.kind == "words").map(|p| p.text.trim()).filter(|t| !t.is_empty());
    let first = words.next()?;
    let base = url.split('#').next().unwrap_or(&url);
    let mut directive = match &citation.prefix {
        Some(prefix) => format!("{}-,{}", fragment(prefix.value.trim()), fragment(first)),
        None => fragment(first),
    };
    if let Some(last) = words.next_back() {
        directive.push(',');
        directive.push_str(&fragment(last));
    }
    if let Some(suffix) = &citation.suffix {
        directive.push_str(&format!(",-{}", fragment(suffix.value.trim())));
    }
    Some(format!("{base}#:~:text={directive}"))
}

fn fragment(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    text.bytes().for_each(|byte| push_percent(&mut out, byte, byte.is_ascii_alphanumeric()));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::fixture::cite;

    fn shown(quote: &str) -> Vec<(String, &'static str)> {
        parts(&cite("source", quote, &[]).quote).into_iter().map(|p| (p.text, p.kind)).collect()
    }

    #[test]
    fn gaps_and_editors_words_are_told_apart() {
        assert_eq!(shown("plain words"), [("plain words".into(), "words")]);
        assert_eq!(
            shown("he ... said [on Monday] that…"),
            [
                ("he ".into(), "words"),
                ("…".into(), "gap"),
                (" said ".into(), "words"),
                ("[on Monday]".into(), "editor"),
                (" that".into(), "words"),
                ("…".into(), "gap"),
            ]
        );
        assert_eq!(shown("an [ open bracket"), [("an [ open bracket".into(), "words")]);
        assert!(shown("").is_empty());
    }
}
