//! Messages as they come and go: JSON behind a head that says how long it is.
//!
//! What cannot be read is told and passed over, so that one broken message does not end an editor's session.

use std::io::{self, BufRead, Read, Write};

use lsp_server::{Message, RequestId};
use serde_json::{Value, json};

/// The most bytes of a message, and of a line of its head.
const MAX_BYTES: u64 = 64 << 20;
const MAX_LINE: u64 = 8 << 10;

/// What came.
#[derive(Debug)]
pub(super) enum Received {
    /// A message.
    Message(Message),
    /// What is none, and why: with the code by which the protocol knows that.
    Broken { code: i32, why: String },
}

const NO_JSON: i32 = -32700;
const NO_MESSAGE: i32 = -32600;

/// Reads a message; none where nothing more comes.
pub(super) fn read(input: &mut dyn BufRead) -> io::Result<Option<Received>> {
    let Some(length) = read_head(input)? else { return Ok(None) };
    let length = match length {
        Ok(length) if length <= MAX_BYTES => length,
        Ok(length) => {
            io::copy(&mut input.take(length), &mut io::sink())?;
            return Ok(Some(broken(NO_MESSAGE, format!("a message may have {MAX_BYTES} bytes"))));
        }
        Err(why) => return Ok(Some(broken(NO_MESSAGE, why))),
    };
    let mut bytes = Vec::new();
    input.take(length).read_to_end(&mut bytes)?;
    if (bytes.len() as u64) < length {
        return Ok(None);
    }
    Ok(Some(message(&bytes)))
}

/// The length that a head gives, or why it gives none.
fn read_head(input: &mut dyn BufRead) -> io::Result<Option<Result<u64, String>>> {
    let mut length = None;
    let mut is_begun = false;
    loop {
        let mut line = Vec::new();
        if input.take(MAX_LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim_end();
        if line.is_empty() {
            match length {
                Some(length) => return Ok(Some(length)),
                None if is_begun => return Ok(Some(Err("a message's head gives its Content-Length".into()))),
                None => continue,
            }
        }
        is_begun = true;
        let Some((name, value)) = line.split_once(':') else { continue };
        if name.trim().eq_ignore_ascii_case("content-length") {
            let value = value.trim();
            length = Some(value.parse::<u64>().map_err(|_| "a Content-Length is a whole number".to_owned()));
        }
    }
}

fn broken(code: i32, why: String) -> Received {
    Received::Broken { code, why }
}

fn message(bytes: &[u8]) -> Received {
    let value: Value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(error) => return broken(NO_JSON, error.to_string()),
    };
    // As a notification it would be taken for one that nobody waits for.
    let has_other_id =
        value.get("id").is_some_and(|id| serde_json::from_value::<RequestId>(id.clone()).is_err());
    if has_other_id {
        return broken(NO_MESSAGE, "an id is a text, or a whole number of 32 bits".to_owned());
    }
    match serde_json::from_value(value) {
        Ok(message) => Received::Message(message),
        Err(_) => broken(NO_MESSAGE, "this is no request, notification or response".to_owned()),
    }
}

/// Writes a message.
pub(super) fn write(output: &mut dyn Write, message: &Message) -> io::Result<()> {
    message.write(&mut &mut *output)
}

/// Tells that something was no message. Whose answer it is, nobody knows.
pub(super) fn write_broken(output: &mut dyn Write, code: i32, why: &str) -> io::Result<()> {
    let text = json!({"jsonrpc": "2.0", "id": null, "error": {"code": code, "message": why}}).to_string();
    write!(output, "Content-Length: {}\r\n\r\n{text}", text.len())?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8]) -> Vec<String> {
        let mut input = io::BufReader::new(bytes);
        let mut all = Vec::new();
        while let Some(received) = read(&mut input).unwrap() {
            all.push(match received {
                Received::Message(Message::Request(request)) => request.method,
                Received::Message(Message::Notification(notification)) => notification.method,
                Received::Message(Message::Response(response)) => format!("answer {}", response.id),
                Received::Broken { code, .. } => code.to_string(),
            });
        }
        all
    }

    fn framed(texts: &[&str]) -> Vec<u8> {
        texts
            .iter()
            .flat_map(|text| format!("Content-Length: {}\r\n\r\n{text}", text.len()).into_bytes())
            .collect()
    }

    #[test]
    fn what_is_broken_is_passed_over() {
        let bytes = framed(&[
            r#"{"jsonrpc":"2.0","id":1,"method":"a"}"#,
            "{",
            "[]",
            r#"{"id":1e99,"method":"x"}"#,
            r#"{"id":7,"result":null}"#,
            &"[".repeat(100_000),
            r#"{"method":"b"}"#,
        ]);
        assert_eq!(all(&bytes), ["a", "-32700", "-32600", "-32600", "answer 7", "-32700", "b"]);
    }

    #[test]
    fn heads_are_read_as_they_come() {
        let body = r#"{"method":"b"}"#;
        let bytes = format!(
            "content-length:{}\nContent-Type: x\n\n{body}X: y\r\n\r\nContent-Length: -1\r\n\r\n",
            body.len()
        );
        assert_eq!(all(bytes.as_bytes()), ["b", "-32600", "-32600"]);
        assert_eq!(all(b"Content-Length: 50\r\n\r\n{}"), Vec::<String>::new());
        assert_eq!(all(b"Content-Length: 99999999999999\r\n\r\n{}"), ["-32600"]);
        assert_eq!(all(&[b'x'; 100_000]), Vec::<String>::new());
    }
}
