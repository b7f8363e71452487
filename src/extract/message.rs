//! MHTML: a page and its parts in the form of a mail, as Chromium saves it.

use super::article::{Article, Field};
use super::html;
use super::warc::{Headers, split_head};
use crate::error::{Error, Result};

/// Reads the page of a message: its first part of HTML.
pub(super) fn read(bytes: &[u8]) -> Result<Article> {
    let damaged = || {
        Error::new("it is no MHTML page that can be read")
            .help("save the page as HTML with SingleFile, or as PDF")
    };
    let (head, body) = split_head(bytes).ok_or_else(damaged)?;
    let unfolded = unfold(head);
    let outer = Headers(&unfolded);
    let kind = outer.exact("content-type").unwrap_or_default();
    let address = outer.exact("snapshot-content-location");
    let mut article = if let Some((_, boundary)) = kind.split_once("boundary=") {
        let boundary = boundary.split(';').next().unwrap_or("").trim().trim_matches('"');
        parts(body, boundary).into_iter().find_map(part).ok_or_else(damaged)?
    } else {
        part(bytes).ok_or_else(damaged)?
    };
    article.state(Field::Url, address.as_deref().unwrap_or(""), "the saved page's Snapshot-Content-Location");
    Ok(article)
}

/// The page in a part; none where it holds something else.
fn part(bytes: &[u8]) -> Option<Article> {
    let (head, body) = split_head(bytes)?;
    let unfolded = unfold(head);
    let headers = Headers(&unfolded);
    let kind = headers.get("content-type")?;
    if !kind.starts_with("text/html") {
        return None;
    }
    let charset = kind.split_once("charset=").map(|(_, name)| name.trim_matches('"').to_owned());
    let body = match headers.get("content-transfer-encoding").as_deref() {
        Some("quoted-printable") => quoted_printable(body),
        Some("base64") => base64(body)?,
        _ => body.to_vec(),
    };
    let mut article = html::read(&body, charset.as_deref()).ok()?;
    article.state(
        Field::Url,
        headers.exact("content-location").as_deref().unwrap_or(""),
        "the saved page's Content-Location",
    );
    Some(article)
}

impl Headers<'_> {
    /// A value as it is written.
    fn exact(&self, name: &str) -> Option<String> {
        String::from_utf8_lossy(self.0).lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        })
    }
}

/// A head whose lines are whole.
fn unfold(head: &[u8]) -> Vec<u8> {
    String::from_utf8_lossy(head).replace("\r\n", "\n").replace("\n\t", " ").replace("\n ", " ").into_bytes()
}

/// What stands between the lines that begin with a boundary.
fn parts<'b>(body: &'b [u8], boundary: &str) -> Vec<&'b [u8]> {
    let mark = format!("--{boundary}").into_bytes();
    if boundary.is_empty() {
        return Vec::new();
    }
    let starts: Vec<usize> = memchr::memmem::find_iter(body, &mark).take(10_000).collect();
    starts
        .windows(2)
        .map(|pair| {
            let part = &body[pair[0] + mark.len()..pair[1]];
            part.strip_prefix(b"\r\n").or_else(|| part.strip_prefix(b"\n")).unwrap_or(part)
        })
        .collect()
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = memchr::memchr(b'=', rest) {
        out.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")) {
            rest = after;
        } else if let Some(byte) =
            rest.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok())
        {
            out.push(byte);
            rest = &rest[2..];
        } else {
            out.push(b'=');
        }
    }
    out.extend_from_slice(rest);
    out
}

fn base64(body: &[u8]) -> Option<Vec<u8>> {
    let (mut out, mut bits, mut held) = (Vec::with_capacity(body.len() / 4 * 3), 0_u32, 0);
    for byte in body.iter().filter(|byte| !byte.is_ascii_whitespace() && **byte != b'=') {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held & 0xff) as u8);
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_of_a_message_is_read() {
        let mail = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/Rain\r\nMIME-Version: 1.0\r\n\
                    Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--x\"\r\n\r\n\r\n----x\r\n\
                    Content-Type: image/png\r\n\r\nzz\r\n----x\r\nContent-Type: text/html\r\n\
                    Content-Transfer-Encoding: quoted-printable\r\n\r\n<h1>R=C3=A4in</h1><p>It ra=\r\nined, 1 =3D 1.</p>\r\n----x--\r\n";
        let article = read(mail.as_bytes()).unwrap();
        assert_eq!(article.text.trim(), "Räin\n\nIt rained, 1 = 1.");
        assert_eq!(article.facts[0].value, "https://a.example/Rain");
        assert!(read(b"MIME-Version: 1.0\r\n\r\nx").is_err());
    }

    #[test]
    fn parts_are_decoded() {
        assert_eq!(base64(b"UmHD\nbg==").unwrap(), b"Ra\xc3\x6e");
        assert_eq!(base64(b"\xff"), None);
        assert_eq!(quoted_printable(b"a=3Db=\nc=zz="), b"a=bc=zz=");
    }
}
