//! What a saved file is: by its first bytes, and by its name where these do not tell.

use super::unpack::Archive;
use crate::error::{Error, Result};

/// A form of saved files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Markdown,
    Html,
    Wacz,
    Warc,
    WarcGz,
    Pdf,
    Docx,
    Odt,
    /// A page in the form of a mail, as Chromium saves it.
    Message,
}

/// The form of a file.
///
/// # Errors
/// Where it is none that is known, with what to do instead.
pub(super) fn format_of(name: &str, bytes: &[u8]) -> Result<Format> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let head = &bytes[..bytes.len().min(1024)];
    if memchr::memmem::find(head, b"%PDF-").is_some() {
        return Ok(Format::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return packed(name, bytes);
    }
    if bytes.starts_with(b"WARC/") {
        return Ok(Format::Warc);
    }
    if bytes.starts_with(b"\x1f\x8b") {
        return Ok(Format::WarcGz);
    }
    if let Some((what, help)) = others(&ending, bytes) {
        return Err(Error::new(format!("{name} is {what}")).help(help));
    }
    if is_html(head) || matches!(ending.as_str(), "html" | "htm" | "xhtml" | "xht") {
        return Ok(Format::Html);
    }
    match ending.as_str() {
        "md" | "markdown" => Ok(Format::Markdown),
        "txt" | "text" | "" => Ok(Format::Text),
        "mhtml" | "mht" => Ok(Format::Message),
        _ => Err(Error::new(format!("{name} is of a kind that is not known")).help(KNOWN)),
    }
}

/// What can be taken in.
pub(super) const KNOWN: &str = "plain text, Markdown, HTML, SingleFile and MHTML pages, WACZ, WARC, PDF, DOCX and ODT \
                                are taken in; of any other file save the text as one that ends with .txt";

/// Forms that are known and not read, with what to do instead.
fn others(ending: &str, bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let by_bytes = [
        (
            &b"{\\rtf"[..],
            "an RTF document",
            "open it in a word processor and save it as DOCX, ODT or plain text",
        ),
        (b"\xd0\xcf\x11\xe0", "a document of an old word processor", "open it and save it as DOCX or PDF"),
        (b"bplist00", "a web archive of Safari", "save the page as PDF, or as HTML with SingleFile"),
        (b"\x89PNG", "a picture", PICTURE),
        (b"\xff\xd8\xff", "a picture", PICTURE),
        (b"GIF8", "a picture", PICTURE),
        (b"\x28\xb5\x2f\xfd", "packed with Zstandard", "unpack it with `unzstd` first"),
    ];
    if let Some((_, what, help)) = by_bytes.into_iter().find(|(mark, ..)| bytes.starts_with(mark)) {
        return Some((what, help));
    }
    match ending {
        "json" | "bib" | "ris" | "bibtex" | "csljson" | "rdf" => Some((
            "a list of references and no article",
            "`factum new source ARTICLE --from FILE` fills in what it says of an article; without an article, \
             `factum new source --from FILE` makes a note of each entry",
        )),
        _ => None,
    }
}

const PICTURE: &str =
    "a picture's text is read by no one here: save the words that it shows as a file that ends with .txt";

/// What a ZIP archive is.
fn packed(name: &str, bytes: &[u8]) -> Result<Format> {
    let archive = Archive::open(bytes)?;
    let has = |path: &str| archive.has(path);
    if has("word/document.xml") {
        return Ok(Format::Docx);
    }
    if has("content.xml") && has("META-INF/manifest.xml") {
        return Ok(Format::Odt);
    }
    if has("datapackage.json")
        || has("pages/pages.jsonl")
        || archive.paths().any(|p| p.starts_with("archive/"))
    {
        return Ok(Format::Wacz);
    }
    let error = Error::new(format!("{name} is a ZIP archive and no article"));
    Err(if archive.paths().any(|path| path == "META-INF/container.xml") {
        error.help("of an e-book save the chapter as HTML or plain text, and take that in")
    } else {
        error.help("unpack it, and take in the file of the article")
    })
}

/// Whether a text begins as a page does.
fn is_html(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head);
    let head = head.trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
    ["<!doctype html", "<html"].iter().any(|start| head.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_what_they_hold() {
        for (name, bytes, format) in [
            ("a.txt", &b"It rained."[..], Format::Text),
            ("a", b"It rained.", Format::Text),
            ("a.txt", b"\n<!DOCTYPE html><p>x", Format::Html),
            ("a.md", b"# x", Format::Markdown),
            ("a.htm", b"<p>x", Format::Html),
            ("a.pdf.txt", b"%PDF-1.7", Format::Pdf),
            ("a.warc", b"WARC/1.1\r\n", Format::Warc),
            ("a.warc.gz", b"\x1f\x8b\x08", Format::WarcGz),
            ("a.mhtml", b"From: <Saved by Blink>", Format::Message),
        ] {
            assert_eq!(format_of(name, bytes).unwrap(), format, "{name}");
        }
        for (name, bytes) in
            [("a.rtf", &b"{\\rtf1"[..]), ("a.doc", b"\xd0\xcf\x11\xe0"), ("a.json", b"[]"), ("a.exe", b"MZ")]
        {
            assert!(format_of(name, bytes).unwrap_err().what_to_do().is_some(), "{name}");
        }
    }
}
