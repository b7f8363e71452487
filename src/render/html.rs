//! Text into HTML: nothing that was written becomes markup.

/// Appends text with everything escaped that has a meaning in HTML, in content and in attributes.
pub(super) fn escape_into(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
}

/// A start tag being written, its attributes escaped.
pub(super) struct Tag<'o> {
    out: &'o mut String,
}

impl<'o> Tag<'o> {
    pub(super) fn open(out: &'o mut String, name: &str) -> Self {
        out.push('<');
        out.push_str(name);
        Self { out }
    }

    pub(super) fn attribute(self, name: &str, value: &str) -> Self {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape_into(self.out, value);
        self.out.push('"');
        self
    }

    pub(super) fn end(self) {
        self.out.push('>');
    }
}
