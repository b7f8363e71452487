//! Prints results to stdout and everything else to stderr. The only place that writes to either.

use std::io::{self, Write};

use crate::error::{Error, Result};

/// Prints a result and ends its line. A reader that has gone away (`| head`) has what it wanted.
///
/// # Errors
/// When stdout cannot take it: a full disk behind a redirection, for example.
pub(super) fn result(text: impl AsRef<str>) -> Result<()> {
    match write(&mut anstream::stdout(), text.as_ref()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Error::io("cannot print the result", error))
        }
        _ => Ok(()),
    }
}

/// Prints a question that is answered on the same line. Tells whether anybody can read it: who has gone away (`| head`)
/// gives no answer.
///
/// # Errors
/// When stdout cannot take it.
pub(super) fn prompt(text: &str) -> Result<bool> {
    let mut stream = anstream::stdout();
    match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(Error::io("cannot print", error)),
        Ok(()) => Ok(true),
    }
}

/// Prints a finding or a message for people. Where stderr is closed nobody is there to read it.
pub(super) fn message(text: impl AsRef<str>) {
    let _ = write(&mut anstream::stderr(), text.as_ref());
}

/// Shows a line in the place of the last one that was shown so; an empty one leaves nothing.
pub(super) fn line_in_place(text: &str) {
    let mut stream = anstream::stderr();
    let _ = write!(stream, "\r\u{1b}[K{text}").and_then(|()| stream.flush());
}

fn write(stream: &mut impl Write, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    if !text.is_empty() && !text.ends_with('\n') {
        stream.write_all(b"\n")?;
    }
    stream.flush()
}
