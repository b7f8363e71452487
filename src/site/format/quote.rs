//! A quote for the page: the source's words, what was left out, and the editor's own words in it.

use crate::model::{Citation, ParsedNote};
use crate::site::urls::{Address, classify};
use crate::site::view::QuotePart;

/// A quote's runs. `...` and `…` leave words out, `[brackets]` hold an editor's words.
pub(in crate::site) fn parts(quote: &str) -> Vec<QuotePart> {
    let mut parts = Vec::new();
    let mut rest = quote;
    while let Some(at) = rest.find(['…', '[']).into_iter().chain(rest.find("...")).min() {
        push(&mut parts, &rest[..at], "words");
        let tail = &rest[at..];
        let (special, kind) = match tail.find(']') {
            Some(end) if tail.starts_with('[') => (&tail[..=end], "editor"),
            _ if tail.starts_with("...") => (&tail[..3], "gap"),
            _ => (
                &tail[..tail.chars().next().map_or(0, char::len_utf8)],
                if tail.starts_with('…') { "gap" } else { "words" },
            ),
        };
        push(&mut parts, if kind == "gap" { "…" } else { special }, kind);
        rest = &tail[special.len()..];
    }
    push(&mut parts, rest, "words");
    parts
}

fn push(parts: &mut Vec<QuotePart>, text: &str, kind: &'static str) {
    match parts.last_mut() {
        Some(last) if last.kind == kind && kind == "words" => last.text.push_str(text),
        _ if text.is_empty() => {}
        _ => parts.push(QuotePart { text: text.to_owned(), kind }),
    }
}

/// The address of the words in the original, after the URL Fragment Text Directives of the WICG:
/// the first run and, where words are left out, the last; with what stands around them where the
/// citation says.
pub(in crate::site) fn original(source: &ParsedNote, citation: &Citation) -> Option<String> {
    let url = &source.source()?.url.as_ref()?.value;
    let Address::External(url) = classify(url) else { return None };
    let parts = parts(&citation.quote.value);
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
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(quote: &str) -> Vec<(String, &'static str)> {
        parts(quote).into_iter().map(|p| (p.text, p.kind)).collect()
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
