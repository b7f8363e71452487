//! A concept of a bundle.

use crate::desk::blank::scalar;
use crate::syntax::yaml::{self, Node, Value};
use crate::text::{FileId, Span, Spanned};

/// A mapping of YAML.
pub(super) type Pairs = [(Spanned<String>, Node)];

/// A concept: one file of a bundle.
#[derive(Clone, Debug)]
pub(super) struct Concept {
    /// Its path in the bundle.
    pub(super) path: String,
    /// Its `type`.
    pub(super) kind: String,
    /// The other keys of its front matter, in order.
    pub(super) keys: Vec<(String, Value)>,
    pub(super) body: String,
}

impl Concept {
    /// Reads a concept, or says why it is none.
    pub(super) fn read(path: &str, text: &str) -> Result<Self, String> {
        let text = text.trim_start_matches('\u{feff}');
        let rest = text.strip_prefix("---\n").ok_or("it has no front matter")?;
        let (front, body) = match rest.split_once("\n---") {
            Some((front, body)) => (front, body.split_once('\n').map_or("", |(_, body)| body)),
            None => return Err("its front matter is not closed".to_owned()),
        };
        let mut faults = Vec::new();
        let span = Span::new(FileId::default(), 0..front.len());
        let root = yaml::parse(front, span, &mut faults).map(|node| node.value);
        let Some(Value::Mapping(pairs)) = root.filter(|_| faults.is_empty()) else {
            return Err("its front matter is no YAML that can be read".to_owned());
        };
        let mut keys: Vec<(String, Value)> =
            pairs.into_iter().map(|(key, node)| (key.value, node.value)).collect();
        let kind = keys.iter().position(|(key, _)| key == "type").map(|at| keys.remove(at).1);
        match kind {
            Some(Value::Scalar(kind)) if !kind.trim().is_empty() => {
                Ok(Self { path: path.to_owned(), kind: kind.trim().to_owned(), keys, body: body.to_owned() })
            }
            _ => Err("its front matter has no `type`".to_owned()),
        }
    }

    /// Whether it is the home page of a dossier that was exported.
    pub(super) fn is_home(&self) -> bool {
        self.path == "index-note.md"
    }

    pub(super) fn value(&self, name: &str) -> Option<&Value> {
        self.keys.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.value(name).and_then(text_of)
    }

    pub(super) fn texts(&self, name: &str) -> Vec<&str> {
        match self.value(name) {
            Some(Value::Sequence(all)) => all.iter().filter_map(|one| text_of(&one.value)).collect(),
            Some(Value::Scalar(text)) => vec![text.as_str()],
            _ => Vec::new(),
        }
    }

    /// The entries of a list of mappings, or of one without the list.
    pub(super) fn entries(&self, name: &str) -> Vec<&Pairs> {
        match self.value(name) {
            Some(Value::Sequence(all)) => all.iter().filter_map(|one| pairs_of(&one.value)).collect(),
            Some(one) => pairs_of(one).into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// Its title; made of its file's name where it gives none.
    pub(super) fn title(&self) -> String {
        if let Some(title) = self.text("title").map(str::trim).filter(|title| !title.is_empty()) {
            return title.to_owned();
        }
        let stem = self.path.rsplit('/').next().and_then(|name| name.strip_suffix(".md")).unwrap_or("");
        let words = stem.replace(['-', '_'], " ");
        let mut letters = words.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }
}

fn pairs_of(value: &Value) -> Option<&Pairs> {
    if let Value::Mapping(pairs) = value { Some(pairs) } else { None }
}

fn text_of(value: &Value) -> Option<&str> {
    if let Value::Scalar(text) = value { Some(text) } else { None }
}

/// A text of a mapping.
pub(super) fn field<'e>(entry: &'e Pairs, name: &str) -> Option<&'e str> {
    let node = entry.iter().find(|(key, _)| key.value == name).map(|(_, node)| &node.value)?;
    text_of(node).filter(|text| !text.is_empty())
}

/// A value on one line.
pub(super) fn flow(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Scalar(text) => scalar(text),
        Value::Sequence(all) => {
            format!("[{}]", all.iter().map(|one| flow(&one.value)).collect::<Vec<_>>().join(", "))
        }
        Value::Mapping(pairs) => {
            let pairs = pairs.iter().map(|(key, node)| format!("{}: {}", key.value, flow(&node.value)));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
        }
    }
}
