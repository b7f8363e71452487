//! The forms in which findings can be printed.

/// Whether text is coloured with ANSI escape codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// It is not.
    Plain,
    /// It is.
    Styled,
    /// It is, and a rule's code is a link to its page: an address with `{code}` or `{file}` (the rule's name as its
    /// files have it) in it.
    Linked(&'static str),
}

/// A form of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people: the text with marks under the words, as rustc shows it.
    Human(Paint),
    /// One line a finding: `path:line:column: error[F0301]: message`.
    Short,
    /// One JSON document for programs, whose form is stable: fields are added, never changed.
    ///
    /// `{version: 1, errors, warnings, findings: [{code, name, level, message, path, start, end, label,
    /// related: [{path, start, end, label}], notes, help, fixes: [{title, safe, edits: [{path, start,
    /// end, replacement}]}]}]}`, where `start` and `end` (one past the last character) are `{line,
    /// column, offset}`: lines and columns (in characters) from 1, offsets in bytes from 0.
    Json,
    /// Workflow commands, which GitHub Actions shows at the lines of a pull request.
    Github,
}
