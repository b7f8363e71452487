//! Reads the YAML in which nearly all front matter is written, at a tenth of the cost of all of YAML.
//!
//! Mappings and lists by indentation, or in brackets on one line; scalars on one line, plain or in quotation marks
//! without escapes. Whatever else it meets, it gives up, and the text is read by the whole parser: so it finds no
//! fault, and must only never read anything otherwise than that one does.

use std::ops::Range;

use super::node::{MAX_DEPTH, MAX_NODES, Node, Value, plain_scalar};
use crate::text::{Span, Spanned};

/// Reads the YAML at `span`, which is `yaml`. None where anything in it is not simple.
pub(super) fn read(yaml: &str, span: Span) -> Option<Node> {
    // What stands before the first key counts as its indentation, and other keys are held to it.
    if !is_printable(yaml) || yaml.starts_with(' ') {
        return None;
    }
    let mut reader = Reader { yaml, span, at: 0, nodes: 0 };
    let root = reader.mapping(0, 0)?;
    (reader.at == yaml.len()).then_some(root)
}

/// Whether a text holds nothing that YAML refuses, or that might be taken for a line end.
fn is_printable(yaml: &str) -> bool {
    let is_plain = |b: u8| matches!(b, b'\n' | b' '..=b'~') || !b.is_ascii();
    // The first bytes of U+0080 to U+00BF, of U+2000 to U+2FFF, of U+F000 to U+FFFF, and of all beyond.
    let may_be_other = |b: u8| matches!(b, 0xC2 | 0xE2 | 0xEF..);
    yaml.bytes().all(is_plain)
        && (!yaml.bytes().any(may_be_other)
            || !yaml.chars().any(
                |c| matches!(c, '\u{80}'..='\u{a0}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}'..),
            ))
}

struct Reader<'t> {
    yaml: &'t str,
    /// Where it stands in its file.
    span: Span,
    /// The next byte.
    at: usize,
    nodes: usize,
}

/// Where a scalar stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Context {
    /// On a line of its own, or after a key.
    Block,
    /// Within brackets.
    Flow,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<u8> {
        self.yaml.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'t str {
        self.yaml.get(self.at..).unwrap_or("")
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek() == Some(byte)).then(|| self.at += 1)
    }

    fn skip_spaces(&mut self) {
        self.at += self.rest().bytes().take_while(|b| *b == b' ').count();
    }

    fn place(&self, range: Range<usize>) -> Span {
        let start = self.span.start as usize;
        Span::new(self.span.file, start + range.start..start + range.end)
    }

    /// Counts a node; none beyond the limits, which are faults.
    fn enter(&mut self, depth: usize) -> Option<()> {
        self.nodes += 1;
        (self.nodes <= MAX_NODES && depth <= MAX_DEPTH).then_some(())
    }

    /// The indentation of the line that begins here, and whether it is a list's item. None at the end.
    fn next_line(&self) -> Option<(usize, bool)> {
        let rest = self.rest();
        let indent = rest.bytes().take_while(|b| *b == b' ').count();
        (!rest.is_empty()).then(|| (indent, rest[indent..].starts_with("- ")))
    }

    /// Takes the end of a line. The next one must not be empty nor go on with what stands deeper than `indent`.
    fn line_end(&mut self, indent: usize) -> Option<()> {
        if self.at < self.yaml.len() {
            self.take(b'\n')?;
        }
        self.next_line().is_none_or(|(next, _)| next <= indent).then_some(())
    }

    /// A mapping whose keys stand at `indent`; the first one stands here, or after the spaces here.
    fn mapping(&mut self, indent: usize, depth: usize) -> Option<Node> {
        self.enter(depth)?;
        self.skip_spaces();
        let mut entries: Vec<(Spanned<String>, Node)> = Vec::new();
        let start = self.at;
        loop {
            let key = self.key(depth)?;
            if entries.iter().any(|(known, _)| known.value == key.value) {
                return None;
            }
            let value = self.value(indent, depth)?;
            entries.push((key, value));
            match self.next_line() {
                Some((next, false)) if next == indent => self.at += indent,
                Some((next, _)) if next >= indent => return None,
                _ => break,
            }
        }
        self.collection(start, entries.last()?.1.span, Value::Mapping, entries)
    }

    /// A collection without brackets: its last item ends it.
    fn collection<T>(&self, start: usize, last: Span, value: fn(T) -> Value, items: T) -> Option<Node> {
        Some(Node::new(value(items), self.place(start..start).to(last)))
    }

    /// A key with its colon.
    fn key(&mut self, depth: usize) -> Option<Spanned<String>> {
        self.enter(depth + 1)?;
        let length = key_length(self.rest())?;
        let range = self.at..self.at + length;
        let key = self.yaml.get(range.clone())?;
        self.at += length + 1;
        Some(Spanned::new(key.to_owned(), self.place(range)))
    }

    /// What stands after a key at `indent`, on its line or on those below.
    fn value(&mut self, indent: usize, depth: usize) -> Option<Node> {
        if self.peek() == Some(b' ') {
            self.skip_spaces();
            let value = self.inline(Context::Block, depth + 1)?;
            self.line_end(indent)?;
            return Some(value);
        }
        self.take(b'\n')?;
        match self.next_line()? {
            (next, true) if next >= indent => {
                // A list that stands no deeper than its key begins, to the whole parser, with its first item.
                let list = self.list(next, depth + 1)?;
                Some(if next == indent { without_mark(list) } else { list })
            }
            (next, false) if next > indent => self.mapping(next, depth + 1),
            _ => None,
        }
    }

    /// A list whose items stand at `indent`.
    fn list(&mut self, indent: usize, depth: usize) -> Option<Node> {
        self.enter(depth)?;
        let mut items: Vec<Node> = Vec::new();
        let start = self.at + indent;
        while let Some((next, true)) = self.next_line()
            && next == indent
        {
            self.at += indent + 1;
            let inner = indent + 1 + self.rest().bytes().take_while(|b| *b == b' ').count();
            self.skip_spaces();
            if key_length(self.rest()).is_some() {
                items.push(self.mapping(inner, depth + 1)?);
            } else {
                items.push(self.inline(Context::Block, depth + 1)?);
                self.line_end(indent)?;
            }
        }
        self.next_line().is_none_or(|(next, _)| next <= indent).then_some(())?;
        self.collection(start, items.last()?.span, Value::Sequence, items)
    }

    /// A value on one line.
    fn inline(&mut self, context: Context, depth: usize) -> Option<Node> {
        match self.peek()? {
            b'[' => self.flow_list(depth),
            b'{' => self.flow_mapping(depth),
            mark @ (b'"' | b'\'') => self.quoted(mark, depth),
            _ => self.plain(context, depth),
        }
    }

    fn quoted(&mut self, mark: u8, depth: usize) -> Option<Node> {
        self.enter(depth)?;
        let start = self.at;
        self.at += 1;
        let rest = self.rest();
        let length = memchr::memchr3(mark, b'\\', b'\n', rest.as_bytes())?;
        self.at += length;
        self.take(mark)?;
        // Two marks stand for one.
        if self.peek() == Some(mark) {
            return None;
        }
        Some(Node::new(Value::Scalar(rest[..length].to_owned()), self.place(start..self.at)))
    }

    fn plain(&mut self, context: Context, depth: usize) -> Option<Node> {
        self.enter(depth)?;
        let rest = self.rest();
        if !rest.starts_with(char::is_alphanumeric) {
            return None;
        }
        let ends = |b: u8| b == b'\n' || (context == Context::Flow && matches!(b, b',' | b']' | b'}'));
        let text = &rest[..rest.bytes().position(ends).unwrap_or(rest.len())];
        let is_simple = match context {
            Context::Block => !text.contains(": ") && !text.contains(" #") && !text.ends_with(':'),
            Context::Flow => !text.contains([':', '#', '[', '{', '"', '\'']),
        };
        if !is_simple || text.ends_with(' ') {
            return None;
        }
        let start = self.at;
        self.at += text.len();
        Some(Node::new(plain_scalar(text), self.place(start..self.at)))
    }

    fn flow_list(&mut self, depth: usize) -> Option<Node> {
        self.enter(depth)?;
        let start = self.at;
        let mut items = Vec::new();
        self.take(b'[')?;
        while self.peek()? != b']' {
            if !items.is_empty() {
                self.separator()?;
            }
            items.push(self.inline(Context::Flow, depth + 1)?);
        }
        self.at += 1;
        Some(Node::new(Value::Sequence(items), self.place(start..self.at)))
    }

    fn flow_mapping(&mut self, depth: usize) -> Option<Node> {
        self.enter(depth)?;
        let start = self.at;
        let mut entries: Vec<(Spanned<String>, Node)> = Vec::new();
        self.take(b'{')?;
        while self.peek()? != b'}' {
            if !entries.is_empty() {
                self.separator()?;
            }
            let key = self.key(depth)?;
            if entries.iter().any(|(known, _)| known.value == key.value) {
                return None;
            }
            self.take(b' ')?;
            self.skip_spaces();
            entries.push((key, self.inline(Context::Flow, depth + 1)?));
        }
        self.at += 1;
        Some(Node::new(Value::Mapping(entries), self.place(start..self.at)))
    }

    fn separator(&mut self) -> Option<()> {
        self.take(b',')?;
        self.take(b' ')?;
        self.skip_spaces();
        Some(())
    }
}

/// A list that is given the place of its items.
fn without_mark(mut list: Node) -> Node {
    if let Value::Sequence(items) = &list.value
        && let (Some(first), Some(last)) = (items.first(), items.last())
    {
        list.span = first.span.to(last.span);
    }
    list
}

/// The length of the key at the start of a text, where a colon ends it and a space or the line's end follows.
fn key_length(rest: &str) -> Option<usize> {
    const LONGEST: usize = 128;
    let is_part = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    let length = rest.bytes().take(LONGEST).take_while(|b| is_part(*b)).count();
    let is_key = rest.starts_with(|c: char| c.is_ascii_alphanumeric())
        && matches!(rest.as_bytes().get(length..length + 2), Some(b": " | b":\n"));
    is_key.then_some(length)
}

#[cfg(test)]
mod tests {
    use super::super::tree::parse_all;
    use super::*;
    use crate::text::FileId;

    /// What both parsers make of a text; the second reads all of YAML.
    fn both(yaml: &str) -> (Option<Node>, Option<Node>) {
        let mut faults = Vec::new();
        let span = Span::new(FileId(3), 4..4 + yaml.len());
        let whole = parse_all(yaml, span, &mut faults);
        (read(yaml, span), whole.filter(|_| faults.is_empty()))
    }

    const NOTE: &str = "title: Béji, \"so\" and:so\n\
                        date: 1997-12-28/1998\n\
                        tags: [grain, \"a: b\", 'c', d e]\n\
                        none: []\n\
                        empty: {}\n\
                        cites:\n\
                        \x20 met: {source: report-26, quote: \"in 2000, [he] met\", supports: [date, place]}\n\
                        \x20 r1:\n\
                        \x20   source: null\n\
                        \x20   quote: 'a  b'\n\
                        observations:\n\
                        \x20 - period: 1990\n\
                        \x20   value: \"49.7 million\"\n\
                        \x20 - period: 1991\n\
                        aliases:\n\
                        - Anna Berg\n\
                        - \"Berg\"\n\
                        last: true\n";

    #[test]
    fn what_is_simple_is_read_as_by_the_whole_parser() {
        let (simple, whole) = both(&NOTE.replace(" and: so", " and so"));
        assert!(simple.is_some());
        assert_eq!(simple, whole);
    }

    #[test]
    fn what_is_not_simple_is_left_to_the_whole_parser() {
        for yaml in [
            "",
            "a",
            "a:",
            "a: &b c\n",
            "a: *b\n",
            "a: !t b\n",
            "a: |\n  b\n",
            "a: >\n  b\n",
            "a: b\n  c\n",
            "a: \"b\n  c\"\n",
            "a: b: c\n",
            "a: b #c\n",
            "# c\na: b\n",
            "a: \"b\\n\"\n",
            "a: 'b''c'\n",
            "a: 1\na: 2\n",
            "<<: {a: 1}\n",
            "a: b\n---\nc: d\n",
            "? a\n: b\n",
            "a: [b,]\n",
            "a: [b: c]\n",
            "a: {b}\n",
            "a: ~\n",
            "- a\n",
            "a:\n\tb: c\n",
            "a: b\n\nc: d\n",
            "a: b \n",
            "a: @b\n",
            "a: [b]c\n",
            "a:\n  b: c\n d: e\n",
            "a: - b\n",
        ] {
            assert_eq!(both(yaml).0, None, "{yaml:?}");
        }
    }

    #[test]
    fn random_edits_are_read_as_by_the_whole_parser() {
        let scraps = [
            "\n", " ", "  ", "- ", ":", ": ", ",", "[", "]", "{", "}", "\"", "'", "#", " #", "a", "é", "\t",
            "~", "null", "...", "---", "&", "*", "!", "|", ">", "%", "@", "?", "? ", "\u{a0}", "\u{85}",
            "\\", "\n  ", "<<",
        ];
        let mut rng = fastrand::Rng::with_seed(11);
        let mut read = 0;
        for _ in 0..20_000 {
            let mut yaml = NOTE.to_owned();
            for _ in 0..rng.usize(1..4) {
                let places: Vec<usize> = yaml.char_indices().map(|(at, _)| at).collect();
                let at = *rng.choice(&places).unwrap_or(&0);
                let length = yaml[at..].chars().take(rng.usize(0..3)).map(char::len_utf8).sum::<usize>();
                yaml.replace_range(at..at + length, rng.choice(&scraps).unwrap_or(&""));
            }
            let (simple, whole) = both(&yaml);
            if simple.is_some() {
                read += 1;
                assert_eq!(simple, whole, "{yaml}");
            }
        }
        assert!(read > 2_000, "{read}");
    }
}
