//! Prints results to stdout and everything else to stderr. The only place that writes to either.
//!
//! Nothing passes that a terminal obeys or that does not show, whoever wrote it: it is written out as `\u{202e}`, in
//! JSON as `\u202e`. Only what is printed as styled may be set in colours and hold links.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, Write};

use serde::Serialize;

use crate::error::{Error, Result};
use crate::text::{seen, seen_in_json, write_json};

/// What a terminal takes for the beginning of a command.
const ESCAPE: char = '\u{1b}';

/// Prints a result and ends its line. A reader that has gone away (`| head`) has what it wanted.
///
/// # Errors
/// When stdout cannot take it: a full disk behind a redirection, for example.
pub(super) fn result(text: impl AsRef<str>) -> Result<()> {
    print(&seen(text.as_ref()))
}

/// The same for a result that is set in colours.
///
/// # Errors
/// As [`result`].
pub(super) fn styled_result(text: impl AsRef<str>) -> Result<()> {
    print(&styled(text.as_ref()))
}

/// The same for a document of JSON, which is passed on while it is made.
///
/// # Errors
/// As [`result`].
pub(super) fn json(document: &impl Serialize) -> Result<()> {
    let mut lines = Lines::of_json();
    let written = write_json(document, &mut lines);
    // Where nobody reads on, it is not written to its end.
    if lines.finish()? { written.map_err(|_| Error::new("cannot write the report")) } else { Ok(()) }
}

fn print(text: &str) -> Result<()> {
    told(write(&mut anstream::stdout(), text)).map(|_| ())
}

/// Whether stdout took a result. A reader that has gone away is no error.
fn told(written: io::Result<()>) -> Result<bool> {
    match written {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(Error::io("cannot print the result", error)),
    }
}

/// Prints a question that is answered on the same line. It is seen when the answer is read ([`super::keys::Keys`]).
/// Tells whether anybody can read it: who has gone away (`| head`) gives no answer.
///
/// # Errors
/// When stdout cannot take it.
pub(super) fn prompt(text: &str) -> Result<bool> {
    told(anstream::stdout().write_all(seen(text).as_bytes()))
}

/// Prints a message for people. Where stderr is closed nobody is there to read it.
pub(super) fn message(text: impl AsRef<str>) {
    let _ = write(&mut anstream::stderr(), &seen(text.as_ref()));
}

/// The same for findings and errors, which are set in colours.
pub(super) fn styled_message(text: impl AsRef<str>) {
    let _ = write(&mut anstream::stderr(), &styled(text.as_ref()));
}

/// A long text on its way out, passed on by whole lines while it is made: a report of tens of thousands of findings is
/// never held as one text. No colour and no link goes over the end of a line.
pub(super) struct Lines {
    stream: Stream,
    /// What is not passed on yet.
    waiting: String,
    /// What became of the lines before.
    passed: io::Result<()>,
}

/// Where lines go, and what may pass in them.
enum Stream {
    StyledMessages,
    Results,
    Json,
}

impl Lines {
    /// How many bytes wait for the end of their line before what ends with one is passed on.
    const MOST_WAITING: usize = 1 << 16;

    /// Of what is set in colours, to stderr.
    pub(super) fn of_styled_messages() -> Self {
        Self::to(Stream::StyledMessages)
    }

    /// Of a result, to stdout.
    pub(super) fn of_results() -> Self {
        Self::to(Stream::Results)
    }

    /// Of a document of JSON, to stdout.
    pub(super) fn of_json() -> Self {
        Self::to(Stream::Json)
    }

    fn to(stream: Stream) -> Self {
        Self { stream, waiting: String::new(), passed: Ok(()) }
    }

    /// Passes the first bytes on.
    fn pass(&mut self, end: usize) {
        let text = &self.waiting[..end];
        self.passed = match self.stream {
            Stream::StyledMessages => {
                // Where stderr is closed nobody is there to read it.
                let _ = write(&mut anstream::stderr(), &styled(text));
                Ok(())
            }
            Stream::Results => write(&mut anstream::stdout(), &seen(text)),
            Stream::Json => write(&mut anstream::stdout(), &seen_in_json(text)),
        };
        self.waiting.drain(..end);
    }

    /// Passes the rest on, and ends its line. Tells whether all was taken: a reader that has gone away (`| head`) has
    /// what it wanted.
    ///
    /// # Errors
    /// When stdout could not take the text.
    pub(super) fn finish(mut self) -> Result<bool> {
        if self.passed.is_ok() {
            self.pass(self.waiting.len());
        }
        told(self.passed)
    }
}

impl fmt::Write for Lines {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let before = self.waiting.len();
        self.waiting.push_str(text);
        if self.waiting.len() >= Self::MOST_WAITING
            && let Some(end) = text.rfind('\n')
        {
            self.pass(before + end + 1);
        }
        if self.passed.is_ok() { Ok(()) } else { Err(fmt::Error) }
    }
}

/// Shows a line in the place of the last one that was shown so; an empty one leaves nothing.
pub(super) fn line_in_place(text: &str) {
    let mut stream = anstream::stderr();
    let _ = write!(stream, "\r\u{1b}[K{}", seen(text)).and_then(|()| stream.flush());
}

/// A text with what shows nothing written out, but for colours and links.
fn styled(text: &str) -> Cow<'_, str> {
    if !text.contains(ESCAPE) {
        return seen(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(ESCAPE) {
        out.push_str(&seen(&rest[..at]));
        rest = &rest[at..];
        let length = style_length(rest);
        let (style, after) = rest.split_at(length.unwrap_or(ESCAPE.len_utf8()));
        out.push_str(&if length.is_some() { Cow::Borrowed(style) } else { seen(style) });
        rest = after;
    }
    out.push_str(&seen(rest));
    Cow::Owned(out)
}

/// The bytes of the colour (ECMA-48, SGR) or of the beginning or end of a link (OSC 8) that a text begins with.
fn style_length(text: &str) -> Option<usize> {
    if let Some(numbers) = text.strip_prefix("\u{1b}[") {
        let length = numbers.bytes().take_while(|b| b.is_ascii_digit() || *b == b';').count();
        return numbers[length..].starts_with('m').then_some(length + 3);
    }
    let address = text.strip_prefix("\u{1b}]8;;")?;
    let length = address.bytes().take_while(u8::is_ascii_graphic).count();
    address[length..].starts_with("\u{1b}\\").then_some(length + 7)
}

fn write(stream: &mut impl Write, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    if !text.is_empty() && !text.ends_with('\n') {
        stream.write_all(b"\n")?;
    }
    stream.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_colours_and_links_pass() {
        let ours =
            "\u{1b}[1;31merror\u{1b}[0m \u{1b}]8;;https://a.example/F0001\u{1b}\\F0001\u{1b}]8;;\u{1b}\\";
        assert_eq!(styled(ours), ours);
        let theirs = "\u{1b}[2J\u{1b}]0;title\u{7}\u{9b}31m\u{202e}\u{1b}";
        let shown = styled(theirs);
        assert_eq!(shown, "\\u{1b}[2J\\u{1b}]0;title\\u{7}\\u{9b}31m\\u{202e}\\u{1b}");
    }
}
