//! The parser's events to a tree of [`Node`]s, within limits.

use std::collections::BTreeMap;

use serde_yaml::granit_parser::{self, Event, Parser, ScalarStyle};

use super::node::{MAX_DEPTH, MAX_NODES, Node, Value, plain_scalar};
use super::simple;
use crate::model::{Fault, FaultKind};
use crate::text::{FileId, Span, Spanned, first_forbidden};

/// The most bytes of a YAML text: 64 KiB.
const MAX_BYTES: usize = 64 << 10;
/// The keys whose values are free text, in which a `#` may be meant.
const FREE_TEXTS: [&str; 16] = [
    "title",
    "description",
    "quote",
    "label",
    "plural",
    "role",
    "publisher",
    "author",
    "place",
    "note",
    "reason",
    "prefix",
    "suffix",
    "licence",
    "category",
    "value",
];

/// Parses the YAML at `span` of `text`, a file's whole text. `None` where nothing could be made of it,
/// with at least one fault, or where it is empty.
pub fn parse(text: &str, span: Span, faults: &mut Vec<Fault>) -> Option<Node> {
    let yaml = text.get(span.range())?;
    if yaml.len() > MAX_BYTES {
        faults.push(Fault {
            kind: FaultKind::TooLarge { what: "bytes of front matter", limit: MAX_BYTES },
            span: span.at_start(),
        });
        return None;
    }
    simple::read(yaml, span).or_else(|| parse_all(yaml, span, faults))
}

/// As [`parse`], for any YAML.
pub(super) fn parse_all(yaml: &str, span: Span, faults: &mut Vec<Fault>) -> Option<Node> {
    let options = granit_parser::options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        block_nesting_limit: 64,
        flow_nesting_limit: 64,
    };
    let parser = Parser::new_from_str_with_options(yaml, options);
    Builder { parser, file: span.file, offset: span.start as usize, yaml, nodes: 0, faults }.read_document()
}

struct Builder<'t, 'f> {
    parser: Parser<'t, granit_parser::StrInput<'t>>,
    file: FileId,
    offset: usize,
    yaml: &'t str,
    nodes: usize,
    faults: &'f mut Vec<Fault>,
}

/// The parse cannot go on; the fault has been noted.
struct Stop;

impl<'t> Builder<'t, '_> {
    fn read_document(mut self) -> Option<Node> {
        let mut root = None;
        loop {
            match self.next().ok()? {
                (Event::StreamEnd, _) => return root,
                (Event::DocumentStart(..), span) if root.is_some() => {
                    self.fault(FaultKind::YamlFeature("second document"), span);
                    return root;
                }
                (Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd, _) => {}
                (event, span) => root = Some(self.read_node(event, span, 0).ok()?),
            }
        }
    }

    fn next(&mut self) -> Result<(Event<'t>, Span), Stop> {
        match self.parser.next() {
            Some(Ok((event, span))) => Ok((event, self.place(&span))),
            Some(Err(error)) => {
                let at = (self.offset + error.marker().byte_offset().unwrap_or(0))
                    .min(self.offset + self.yaml.len());
                let span = Span::new(self.file, at..at);
                self.fault(FaultKind::Yaml(error.kind().to_string()), span);
                Err(Stop)
            }
            None => Ok((Event::StreamEnd, Span::new(self.file, self.offset..self.offset))),
        }
    }

    fn place(&self, span: &granit_parser::Span) -> Span {
        let range = span.byte_range().unwrap_or(0..0);
        Span::new(self.file, self.offset + range.start..self.offset + range.end.max(range.start))
    }

    fn fault(&mut self, kind: FaultKind, span: Span) {
        self.faults.push(Fault { kind, span });
    }

    fn read_node(&mut self, event: Event<'t>, span: Span, depth: usize) -> Result<Node, Stop> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            self.fault(FaultKind::TooLarge { what: "values of front matter", limit: MAX_NODES }, span);
            return Err(Stop);
        }
        if depth > MAX_DEPTH {
            self.fault(FaultKind::TooLarge { what: "levels of front matter", limit: MAX_DEPTH }, span);
            return Err(Stop);
        }
        // A refused feature is a fault and no end: the rest of the file is read, so all faults are found.
        self.refuse_features(&event, span);
        match event {
            Event::Scalar(text, style, ..) => {
                self.look_for_hidden(&text, span);
                Ok(Node::new(scalar(&text, style), span))
            }
            Event::SequenceStart(..) => self.read_sequence(span, depth),
            Event::MappingStart(..) => self.read_mapping(span, depth),
            _ => Ok(Node::new(Value::Null, span)),
        }
    }

    fn refuse_features(&mut self, event: &Event<'t>, span: Span) {
        let (anchor, tag) = match event {
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                return self.fault(FaultKind::YamlFeature("alias"), span);
            }
            Event::Scalar(_, _, anchor, tag) => (*anchor, tag.is_some()),
            Event::SequenceStart(_, anchor, tag) | Event::MappingStart(_, anchor, tag) => {
                (*anchor, tag.is_some())
            }
            _ => return,
        };
        if anchor != 0 {
            self.fault(FaultKind::YamlFeature("anchor"), span);
        }
        if tag {
            self.fault(FaultKind::YamlFeature("tag"), span);
        }
    }

    fn read_sequence(&mut self, start: Span, depth: usize) -> Result<Node, Stop> {
        let mut items = Vec::new();
        let mut span = start;
        loop {
            match self.next()? {
                (Event::SequenceEnd, end) => {
                    span = closing(span, end);
                    return Ok(Node::new(Value::Sequence(items), span));
                }
                (event, place) => {
                    let item = self.read_node(event, place, depth + 1)?;
                    self.look_for_comment(&item);
                    span = span.to(item.span);
                    items.push(item);
                }
            }
        }
    }

    fn read_mapping(&mut self, start: Span, depth: usize) -> Result<Node, Stop> {
        let mut entries = Vec::new();
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        let mut span = start;
        loop {
            let key = match self.next()? {
                (Event::MappingEnd, end) => {
                    span = closing(span, end);
                    return Ok(Node::new(Value::Mapping(entries), span));
                }
                (event, place) => self.read_node(event, place, depth + 1)?,
            };
            let (event, place) = self.next()?;
            let value = self.read_node(event, place, depth + 1)?;
            span = span.to(key.span).to(value.span);
            let key_span = key.span;
            let Value::Scalar(key) = key.value else {
                let found = key.value.describe();
                self.fault(
                    FaultKind::WrongValue { expected: "a word as the key".to_owned(), found },
                    key_span,
                );
                continue;
            };
            if key == "<<" {
                self.fault(FaultKind::YamlFeature("merge key"), key_span);
            } else if let Some(first) = seen.get(&key) {
                self.fault(FaultKind::DuplicateKey { key, first: *first }, key_span);
            } else {
                if FREE_TEXTS.contains(&key.as_str()) {
                    self.look_for_comment(&value);
                }
                seen.insert(key.clone(), key_span);
                entries.push((Spanned::new(key, key_span), value));
            }
        }
    }
}

impl Builder<'_, '_> {
    /// Notes what is written as an escape, such as `"\u202E"`, and may stand in no text, in keys as well as in values.
    /// What stands in the file as itself was found there.
    fn look_for_hidden(&mut self, text: &str, span: Span) {
        let written = (span.start as usize).checked_sub(self.offset).and_then(|start| self.yaml.get(start..));
        let written = written.and_then(|rest| rest.get(..span.range().len())).unwrap_or("");
        if let Some(hidden) = first_forbidden(text).filter(|hidden| !written.contains(*hidden)) {
            self.fault(FaultKind::ForbiddenCharacter(hidden), span);
        }
    }

    /// Notes where a text ends before ` #` and letters follow right away: `Pier #5` is `Pier` to YAML, and whoever
    /// writes a comment leaves a space.
    fn look_for_comment(&mut self, node: &Node) {
        let written = node.span.range();
        let place = |at: usize| at.checked_sub(self.offset);
        let Some((start, end)) = place(written.start).zip(place(written.end)) else { return };
        let is_plain = match &node.value {
            Value::Null => true,
            Value::Scalar(_) => !self.yaml.get(start..).unwrap_or("").starts_with(['"', '\'', '|', '>']),
            _ => false,
        };
        let rest = self.yaml.get(end..).and_then(|rest| rest.lines().next()).unwrap_or("").trim_end();
        let comment = rest.trim_start().trim_start_matches(':').trim_start();
        if is_plain && comment.strip_prefix('#').is_some_and(|words| words.starts_with(char::is_alphanumeric))
        {
            let at = node.span.start as usize + (end - start) + rest.len() - comment.len();
            let span = Span::new(self.file, at..at + comment.len());
            self.fault(FaultKind::CommentInValue(comment.to_owned()), span);
        }
    }
}

/// The span of a collection up to its bracket; a block collection's end event has no width and may lie
/// after blank lines, so the last item ends it.
fn closing(span: Span, end: Span) -> Span {
    if end.start < end.end { span.to(end) } else { span }
}

fn scalar(text: &str, style: ScalarStyle) -> Value {
    if style == ScalarStyle::Plain { plain_scalar(text) } else { Value::Scalar(text.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(yaml: &str) -> (Option<Node>, Vec<Fault>) {
        let mut faults = Vec::new();
        let node = parse(yaml, Span::new(FileId(0), 0..yaml.len()), &mut faults);
        (node, faults)
    }

    fn kinds(yaml: &str) -> Vec<FaultKind> {
        read(yaml).1.into_iter().map(|f| f.kind).collect()
    }

    #[test]
    fn scalars_stay_as_written_and_know_their_place() {
        let yaml = "a: no\nb: [1.10, \"x y\"]\n";
        let (node, faults) = read(yaml);
        assert_eq!(faults, []);
        let Value::Mapping(entries) = node.unwrap().value else { panic!("a mapping") };
        assert_eq!(entries[0].1.value, Value::Scalar("no".into()));
        let Value::Sequence(items) = &entries[1].1.value else { panic!("a list") };
        assert_eq!(items[0].value, Value::Scalar("1.10".into()));
        assert_eq!(&yaml[items[1].span.range()], "\"x y\"");
    }

    #[test]
    fn features_that_hide_meaning_are_faults() {
        assert_eq!(
            kinds("a: &x 1\nb: *x\n"),
            [FaultKind::YamlFeature("anchor"), FaultKind::YamlFeature("alias")]
        );
        assert_eq!(kinds("a: !!int 1\n"), [FaultKind::YamlFeature("tag")]);
        assert_eq!(kinds("<<: {a: 1}\n"), [FaultKind::YamlFeature("merge key")]);
        assert_eq!(kinds("a: 1\n--- \nb: 2\n"), [FaultKind::YamlFeature("second document")]);
        assert!(matches!(kinds("a: 1\na: 2\n")[..], [FaultKind::DuplicateKey { .. }]));
    }

    #[test]
    fn a_text_that_ends_at_a_sign_is_told() {
        let comment = |yaml: &str| {
            kinds(yaml).into_iter().find_map(|kind| match kind {
                FaultKind::CommentInValue(comment) => Some(comment),
                _ => None,
            })
        };
        assert_eq!(comment("title: Pier #5 of it\n").as_deref(), Some("#5 of it"));
        assert_eq!(comment("title: #5 of it\nb: c\n").as_deref(), Some("#5 of it"));
        assert_eq!(comment("tags:\n  - Pier #5\n").as_deref(), Some("#5"));
        assert_eq!(comment("a: {source: b, quote: c d #5\n  }\n").as_deref(), Some("#5"));
        for yaml in [
            "title: Pier # the fifth\n",
            "title: \"Pier\" #5\n",
            "title: Pier#5\n",
            "date: 2021-05-08 #soon\n",
            "tags: [a] #b\n",
            "#a\ntitle: b\n#c\n",
        ] {
            assert_eq!(comment(yaml), None, "{yaml}");
        }
    }

    #[test]
    fn hostile_depth_and_size_end_in_a_fault() {
        assert!(!kinds(&"[".repeat(100_000)).is_empty());
        assert!(!kinds(&"[".repeat(50_000)).is_empty());
        assert!(!kinds(&"- ".repeat(30_000)).is_empty());
        assert!(!kinds(&format!("a: [{}]", "x,".repeat(20_000))).is_empty());
        assert!(!kinds("a:\n\tb: 1\n").is_empty());
    }
}
