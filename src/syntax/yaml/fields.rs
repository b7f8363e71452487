//! Taking typed values out of a mapping, noting every fault on the way.

use super::node::{Node, Value};
use crate::model::{Date, Fault, FaultKind, Leftover};
use crate::text::{Span, Spanned, similar};

/// A mapping that is being read. Keys are taken one by one; [`Self::finish`] reports those left over.
pub struct Fields<'f> {
    entries: Vec<(Spanned<String>, Node)>,
    known: Vec<&'static str>,
    span: Span,
    faults: &'f mut Vec<Fault>,
}

impl<'f> Fields<'f> {
    /// Starts to read `node`. What is not a mapping reads as an empty one, and is a fault unless it is null.
    pub fn new(node: Node, faults: &'f mut Vec<Fault>) -> Self {
        let span = node.span;
        let entries = match node.value {
            Value::Mapping(entries) => entries,
            Value::Null => Vec::new(),
            other => {
                let kind =
                    FaultKind::WrongValue { expected: "a mapping".to_owned(), found: other.describe() };
                faults.push(Fault { kind, span });
                Vec::new()
            }
        };
        Self { entries, known: Vec::new(), span, faults }
    }

    /// The whole mapping's place.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The list in which faults are noted.
    pub fn faults(&mut self) -> &mut Vec<Fault> {
        self.faults
    }

    /// Takes the value of a key; none where the key is absent or holds nothing.
    pub fn take(&mut self, key: &'static str) -> Option<Node> {
        self.known.push(key);
        let at = self.entries.iter().position(|(name, _)| name.value == key)?;
        let (_, node) = self.entries.remove(at);
        (node.value != Value::Null).then_some(node)
    }

    /// Takes a text.
    pub fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let node = self.take(key)?;
        let text = self.as_text(node, "a text")?;
        Some(self.within(text, most_characters(key)))
    }

    /// A text cut at its limit: what is long is printed wherever it is named, and costs as often.
    fn within(&mut self, mut text: Spanned<String>, limit: usize) -> Spanned<String> {
        if text.len() > limit
            && let Some((end, _)) = text.char_indices().nth(limit)
        {
            self.fault(FaultKind::TooLarge { what: "characters of a value", limit }, text.span);
            text.value.truncate(end);
        }
        text
    }

    /// Takes a text that must be there.
    pub fn required_text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let present = self.entries.iter().any(|(name, node)| name.value == key && node.value != Value::Null);
        if !present {
            // A key that holds nothing is known, and missing all the same.
            let _ = self.take(key);
            self.fault(FaultKind::MissingKey { key }, self.span);
            return None;
        }
        self.text(key)
    }

    /// Takes a list of texts; a single text is a list of one.
    pub fn texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let Some(node) = self.take(key) else { return Vec::new() };
        let texts = self.as_texts(node);
        self.bounded(key, texts)
    }

    /// A list cut at its limit, and each of its texts.
    fn bounded(&mut self, key: &str, mut texts: Vec<Spanned<String>>) -> Vec<Spanned<String>> {
        let limit = if key == "tags" { MAX_TAGS } else { MAX_ITEMS };
        if let Some(first) = texts.get(limit) {
            self.fault(FaultKind::TooLarge { what: "entries of a list", limit }, first.span);
            texts.truncate(limit);
        }
        texts.into_iter().map(|text| self.within(text, most_characters(key))).collect()
    }

    /// Reads a node as a list of texts; a single text is a list of one.
    fn as_texts(&mut self, node: Node) -> Vec<Spanned<String>> {
        match node.value {
            Value::Sequence(items) => {
                // Collected in place, they would keep the room of the nodes.
                let mut texts = Vec::with_capacity(items.len());
                texts.extend(items.into_iter().filter_map(|item| self.as_text(item, "a text")));
                texts
            }
            value => self.as_text(Node::new(value, node.span), "a list of texts").into_iter().collect(),
        }
    }

    /// Takes the tag of a language (BCP 47) by its form.
    pub fn language(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let tag = self.text(key)?;
        let mut parts = tag.split('-');
        let is_part = |part: &str| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        let is_first =
            |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
        if parts.next().is_some_and(is_first) && parts.all(is_part) {
            return Some(tag);
        }
        let expected = "the tag of a language, such as `en` or `de-AT`,".to_owned();
        self.fault(FaultKind::WrongValue { expected, found: format!("`{}`", tag.value) }, tag.span);
        None
    }

    /// Takes a list of names. None of them is empty, and several in one text are a slip.
    pub fn names(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let Some(node) = self.take(key) else { return Vec::new() };
        if let Value::Scalar(text) = &node.value
            && text.contains([',', ';'])
        {
            let words: Vec<&str> =
                text.split([',', ';']).map(str::trim).filter(|word| !word.is_empty()).collect();
            let expected = format!("a list, `{key}: [{}]`,", words.join(", "));
            self.wrong(&expected, &node.value, node.span);
            return Vec::new();
        }
        let names = self.as_texts(node);
        let names = self.bounded(key, names);
        self.without_blank(names)
    }

    /// Takes a name, which is not empty.
    pub fn name(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let name = self.text(key)?;
        self.without_blank(vec![name]).pop()
    }

    /// Notes names in which there is nothing to be read, and leaves them out.
    pub fn without_blank(&mut self, names: Vec<Spanned<String>>) -> Vec<Spanned<String>> {
        let is_unseen = |c: char| {
            c.is_whitespace()
                || c.is_control()
                || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
        };
        let (blank, named): (Vec<_>, Vec<_>) =
            names.into_iter().partition(|name| name.chars().all(is_unseen));
        for name in blank {
            let kind =
                FaultKind::WrongValue { expected: "a name".to_owned(), found: "an empty text".to_owned() };
            self.fault(kind, name.span);
        }
        named
    }

    /// Takes a mapping of words to texts, in the order written.
    pub fn pairs(&mut self, key: &'static str) -> Vec<(Spanned<String>, Spanned<String>)> {
        self.entries_of(key, "a mapping of words to texts")
            .into_iter()
            .filter_map(|(name, node)| Some((name, self.as_text(node, "a text")?)))
            .collect()
    }

    /// Takes a mapping's entries, in the order written.
    pub fn entries_of(&mut self, key: &'static str, expected: &str) -> Vec<(Spanned<String>, Node)> {
        let Some(node) = self.take(key) else { return Vec::new() };
        match node.value {
            Value::Mapping(entries) => entries,
            other => {
                self.wrong(expected, &other, node.span);
                Vec::new()
            }
        }
    }

    /// Takes a list's items.
    pub fn items(&mut self, key: &'static str) -> Vec<Node> {
        let Some(node) = self.take(key) else { return Vec::new() };
        match node.value {
            Value::Sequence(items) => items,
            other => {
                self.wrong("a list", &other, node.span);
                Vec::new()
            }
        }
    }

    /// Takes an EDTF date.
    pub fn date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        let text = self.text(key)?;
        self.as_date(text)
    }

    /// Takes an EDTF date that must be there.
    pub fn required_date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        let text = self.required_text(key)?;
        self.as_date(text)
    }

    fn as_date(&mut self, text: Spanned<String>) -> Option<Spanned<Date>> {
        match Date::parse(&text.value) {
            Ok(date) => Some(Spanned::new(date, text.span)),
            Err(reason) => {
                self.fault(FaultKind::BadDate { text: text.value, reason }, text.span);
                None
            }
        }
    }

    /// Takes one of some words.
    pub fn word<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> Option<Spanned<T>> {
        let text = self.text(key)?;
        if let Some((_, meant)) = words.iter().find(|(word, _)| *word == text.value) {
            return Some(Spanned::new(*meant, text.span));
        }
        let allowed: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let near = similar(&text.value, allowed.iter().copied()).into_iter().map(str::to_owned).collect();
        let allowed = allowed.into_iter().map(str::to_owned).collect();
        self.fault(FaultKind::UnknownWord { word: text.value, allowed, near }, text.span);
        None
    }

    /// Takes `true` or `false`.
    pub fn flag(&mut self, key: &'static str) -> Option<Spanned<bool>> {
        self.word(key, &[("true", true), ("false", false)])
    }

    /// Reports the keys that were not taken, with the known ones that are like them.
    pub fn finish(self) {
        #[cfg(test)]
        super::asked::note(&self.known);
        for (key, _) in self.entries {
            let near =
                similar(&key.value, self.known.iter().copied()).into_iter().map(str::to_owned).collect();
            self.faults.push(Fault { kind: FaultKind::UnknownKey { key: key.value, near }, span: key.span });
        }
    }

    /// The name of a person, a text, or of an organisation, `{organisation: …}`; and which of both it is.
    pub fn name_or_organisation(&mut self, key: &'static str) -> (Option<Spanned<String>>, bool) {
        let Some(node) = self.take(key) else { return (None, false) };
        if !matches!(node.value, Value::Mapping(_)) {
            return (self.as_text(node, "a name, or `{organisation: …}`"), false);
        }
        let mut inner = Fields::new(node, self.faults());
        let name = inner.required_text("organisation");
        inner.finish();
        (name, true)
    }

    /// Reads a node as a text, or notes what was expected.
    pub fn as_text(&mut self, node: Node, expected: &str) -> Option<Spanned<String>> {
        match node.value {
            Value::Scalar(text) => {
                // A comment of Markdown is text to YAML, and would be published.
                if text.contains('<') && text.contains("<!--") {
                    self.fault(FaultKind::Leftover(Leftover::Comment), node.span);
                }
                Some(Spanned::new(text, node.span))
            }
            other => {
                self.wrong(expected, &other, node.span);
                None
            }
        }
    }

    /// Notes a value of the wrong form.
    pub fn wrong(&mut self, expected: &str, found: &Value, span: Span) {
        self.fault(FaultKind::WrongValue { expected: expected.to_owned(), found: found.describe() }, span);
    }

    /// Notes a fault.
    pub fn fault(&mut self, kind: FaultKind, span: Span) {
        self.faults.push(Fault { kind, span });
    }
}

/// The most tags of a note: each makes a page of its own.
const MAX_TAGS: usize = 100;
/// The most entries of any other list of texts.
const MAX_ITEMS: usize = 2_000;

/// The most characters of the value of a key.
fn most_characters(key: &str) -> usize {
    match key {
        "quote" => 20_000,
        "description" | "note" | "open" | "reason" | "derived" | "url" | "archive_url" | "licence" => 2_000,
        // Titles, labels, units and names stand wherever something is linked.
        _ => 300,
    }
}
