//! What a file of `content/` that is no note holds: whether it is of the kind that its name says, and holds nothing
//! that a browser could run or take for a page.
//!
//! Pictures, sound and film are not decoded. Where their structure is plain, it is walked: what stands behind the end
//! of a picture is seen by nobody who looks at it.

use serde::de::IgnoredAny;

use super::pdf_content;
use crate::text::forbidden;

const HOLDS_MARKUP: &str = "its name says otherwise, but it holds HTML or XML";
pub(super) const OTHER_KIND: &str = "it is not of the kind that its name says";

/// The beginnings of markup that no other file has by chance, in small letters.
const MARKUP: [&[u8]; 4] = [b"<script", b"<!doctype", b"<iframe", b"<html"];
/// As far as this a file is searched for a drawing, whose name is short enough to come about in packed bytes.
const SEARCHED_FOR_DRAWINGS: usize = 64 << 10;

/// The most pixels of a picture, as many as 16,384 by 16,384: a small file may ask for many gigabytes of memory.
const MOST_PIXELS: usize = 1 << 28;

/// Why a file with this name is not published; none where nothing is wrong with what it holds.
pub(super) fn objection(path: &str, bytes: &[u8]) -> Option<&'static str> {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    if begins_as_markup(bytes) {
        return Some(HOLDS_MARKUP);
    }
    if path == "CNAME" {
        return of_host(bytes);
    }
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" | "bmp" | "ico" | "tif" | "tiff" | "heic" => {
            of_picture(bytes)
        }
        "pdf" => pdf_content::objection(bytes),
        "json" | "geojson" => of_text(bytes).or_else(|| of_json(bytes)),
        "jsonl" | "ndjson" => of_text(bytes).or_else(|| of_json_lines(bytes)),
        "doc" | "docx" | "odt" | "odp" | "ppt" | "pptx" | "epub" | "xls" | "xlsx" | "ods" | "zip" => {
            of_packed(bytes, &[b"PK\x03\x04", b"PK\x05\x06", b"\xD0\xCF\x11\xE0"])
        }
        "gz" => of_packed(bytes, &[b"\x1F\x8B"]),
        "parquet" => of_packed(bytes, &[b"PAR1"]),
        "rtf" => of_packed(bytes, &[b"{\\rtf"]),
        ending if is_sound_or_film(ending) => {
            let is_kind = has_beginning_of_film(bytes);
            if is_kind { holds_markup(bytes).then_some(HOLDS_MARKUP) } else { Some(OTHER_KIND) }
        }
        _ => of_text(bytes),
    }
}

/// Whether a browser that looks into a file would take it for a page: the beginnings of markup by which browsers tell
/// (WHATWG, "MIME Sniffing", section 7.1).
fn begins_as_markup(bytes: &[u8]) -> bool {
    const TAGS: [&str; 17] = [
        "!doctype html",
        "html",
        "head",
        "script",
        "iframe",
        "h1",
        "div",
        "font",
        "table",
        "a",
        "style",
        "title",
        "b",
        "body",
        "br",
        "p",
        "svg",
    ];
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let Some(rest) = bytes.trim_ascii_start().strip_prefix(b"<") else { return false };
    let begins = |tag: &str| {
        let (name, after) = rest.split_at_checked(tag.len()).unwrap_or((rest, b"x"));
        name.eq_ignore_ascii_case(tag.as_bytes())
            && matches!(after.first(), None | Some(b' ' | b'>' | b'\n' | b'\t'))
    };
    rest.starts_with(b"!--") || rest.starts_with(b"?xml") || TAGS.iter().any(|tag| begins(tag))
}

/// Whether markup that runs or makes a page stands anywhere in a file.
fn holds_markup(bytes: &[u8]) -> bool {
    let begins = |at: usize, tag: &[u8]| {
        bytes.get(at..at + tag.len()).is_some_and(|found| found.eq_ignore_ascii_case(tag))
    };
    memchr::memchr_iter(b'<', bytes).any(|at| {
        MARKUP.iter().any(|tag| begins(at, tag)) || at < SEARCHED_FOR_DRAWINGS && begins(at, b"<svg")
    })
}

fn of_picture(bytes: &[u8]) -> Option<&'static str> {
    if holds_markup(bytes) {
        return Some(HOLDS_MARKUP);
    }
    let pixels = imagesize::blob_size(bytes).map_or(0, |size| size.width.saturating_mul(size.height));
    if pixels > MOST_PIXELS {
        return Some("the picture has more pixels than browsers show; save it smaller");
    }
    let end = if bytes.starts_with(b"\x89PNG\r\n\x1A\n") {
        end_of_png(bytes)
    } else if bytes.starts_with(b"GIF8") {
        end_of_gif(bytes)
    } else if bytes.starts_with(b"RIFF") {
        end_of_riff(bytes)
    } else {
        // Cameras write a second picture behind the end of a JPEG; what no program takes for a picture does nothing.
        return None;
    };
    match end {
        None => Some("the picture is cut off or broken; save it anew"),
        Some(end) if bytes[end..].iter().any(|byte| *byte != 0) => {
            Some("something stands behind the picture's end, where nobody sees it; save it anew")
        }
        Some(_) => None,
    }
}

/// Where a PNG ends: behind its chunk IEND (PNG, section 5.3).
fn end_of_png(bytes: &[u8]) -> Option<usize> {
    let mut at = 8;
    loop {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize;
        let kind = bytes.get(at + 4..at + 8)?;
        at = at.checked_add(length)?.checked_add(12).filter(|end| *end <= bytes.len())?;
        if kind == b"IEND" {
            return Some(at);
        }
    }
}

/// Where a GIF ends: behind its trailer (GIF89a, section 27).
fn end_of_gif(bytes: &[u8]) -> Option<usize> {
    let table = |packed: u8| -> usize { if packed & 0x80 == 0 { 0 } else { 3 << ((packed & 7) + 1) } };
    let mut at = 13 + table(*bytes.get(10)?);
    loop {
        match *bytes.get(at)? {
            0x3B => return Some(at + 1),
            0x21 => at = end_of_blocks(bytes, at + 2)?,
            0x2C => at = end_of_blocks(bytes, at + 11 + table(*bytes.get(at + 9)?))?,
            _ => return None,
        }
    }
}

/// Where blocks of a GIF end, each with its length before it and an empty one at the end.
fn end_of_blocks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += length + 1;
        if length == 0 {
            return Some(at);
        }
    }
}

/// Where a file of RIFF ends: its length stands in its head, and an odd one is made even.
fn end_of_riff(bytes: &[u8]) -> Option<usize> {
    let length = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?) as usize;
    let end = length.checked_add(8).filter(|end| *end <= bytes.len())?;
    Some((end + length % 2).min(bytes.len()))
}

fn is_sound_or_film(ending: &str) -> bool {
    matches!(
        ending,
        "mp3"
            | "m4a"
            | "aac"
            | "ogg"
            | "oga"
            | "opus"
            | "wav"
            | "flac"
            | "mp4"
            | "m4v"
            | "webm"
            | "ogv"
            | "mov"
    )
}

/// Whether a file begins as sound or film does, of whichever kind: players tell by what they find.
fn has_beginning_of_film(bytes: &[u8]) -> bool {
    let begins = [&b"ID3"[..], b"OggS", b"fLaC", b"RIFF", b"RF64", b"ADIF", b"\x1A\x45\xDF\xA3"]
        .iter()
        .any(|beginning| bytes.starts_with(beginning));
    // A frame of MPEG audio begins with eleven bits that are set.
    let is_frame = matches!(bytes, [0xFF, second, ..] if second & 0xE0 == 0xE0);
    let is_box = bytes.get(4..8).is_some_and(|kind| {
        [b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"].iter().any(|known| kind == *known)
    });
    begins || is_frame || is_box
}

fn of_packed(bytes: &[u8], beginnings: &[&[u8]]) -> Option<&'static str> {
    let is_kind = beginnings.iter().any(|beginning| bytes.starts_with(beginning));
    if is_kind { None } else { Some(OTHER_KIND) }
}

fn of_text(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Some("it is in UTF-16; save it as UTF-8");
    }
    if holds_markup(bytes) {
        return Some(HOLDS_MARKUP);
    }
    let is_control =
        |byte: &u8| (*byte < b' ') & !matches!(*byte, b'\n' | b'\r' | b'\t' | 0x0C) | (*byte == 0x7F);
    // Tables and lists of other programs may be in an older encoding; in UTF-8, all characters can be looked at.
    let is_line_end = |c: char| matches!(c, '\r' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let has_forbidden =
        std::str::from_utf8(bytes).is_ok_and(|text| forbidden(text).any(|(_, c)| !is_line_end(c)));
    (bytes.iter().any(is_control) || has_forbidden)
        .then_some("its text holds control characters, or such as turn the direction of writing")
}

/// The file by which hosts know under which name a site is asked for.
fn of_host(bytes: &[u8]) -> Option<&'static str> {
    let name = bytes.trim_ascii();
    let is_host = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    (name.is_empty() || !name.iter().all(is_host)).then_some("it names one host and nothing else")
}

const NO_JSON: &str = "its name says otherwise, but it is no JSON";

fn of_json(bytes: &[u8]) -> Option<&'static str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    serde_json::from_slice::<IgnoredAny>(bytes).is_err().then_some(NO_JSON)
}

fn of_json_lines(bytes: &[u8]) -> Option<&'static str> {
    let mut lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
    lines.any(|line| of_json(line).is_some()).then_some(NO_JSON)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1A\n\0\0\0\x04tEXta\0bc\0\0\0\0\0\0\0\0IEND\xAE\x42\x60\x82";
    const GIF: &[u8] = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF\x21\xFE\x02hi\0\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3B";
    const WEBP: &[u8] = b"RIFF\x0C\0\0\0WEBPVP8 \0\0\0\0";

    #[test]
    fn what_a_name_says_is_published() {
        let published: &[(&str, &[u8])] = &[
            ("a.png", PNG),
            ("a.jpg", PNG),
            ("a.gif", GIF),
            ("a.webp", WEBP),
            ("a.jpg", b"\xFF\xD8\xFF\xE1Exif <x:xmpmeta><rdf:RDF>\xFF\xD9second"),
            ("a.json", b"\xEF\xBB\xBF{\"a\": \"<b>\"}"),
            ("a.ndjson", b"{}\r\n[1]\n\n"),
            ("a.csv", "a,b\r\nnaïve,می\u{200C}خواهم\r\n".as_bytes()),
            ("a.csv", b"na\xEFve, 1 < 2"),
            ("a.txt", b"x < y and <b>bold</b>\x0C\n"),
            ("a.pdf", b"%PDF-1.7"),
            ("a.mp3", b"ID3\x04"),
            ("a.mp4", b"\0\0\0\x18ftypmp42"),
            ("a.docx", b"PK\x03\x04"),
            ("LICENSE", b"Words."),
            ("CNAME", b"facts.example.org\n"),
            ("pages/CNAME", b"Words."),
        ];
        for (path, bytes) in published {
            assert_eq!(objection(path, bytes), None, "{path} {:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn what_a_name_hides_is_not() {
        let behind = |bytes: &[u8], more: &[u8]| [bytes, more].concat();
        let within = |text: &str| behind(b"\xFF\xD8\xFF\xE0", text.as_bytes());
        for (path, bytes) in [
            ("a.png", behind(PNG, b"more")),
            ("a.gif", behind(GIF, b"more")),
            ("a.webp", behind(WEBP, b"more")),
            ("a.png", PNG[..PNG.len() - 1].to_vec()),
            ("a.gif", b"GIF89a/*<script>alert(1)</script>".to_vec()),
            ("a.jpg", within("<HTML>")),
            ("a.bmp", b"BM<svg onload=x>".to_vec()),
            ("a.mp4", behind(b"\0\0\0\x18ftypmp42", b"<script>")),
            ("a.mp3", b"words".to_vec()),
            ("a.txt", b"\xFF\xFE<\0s\0".to_vec()),
            ("a.txt", b"words <ScRiPt>".to_vec()),
            ("a.txt", b"a\x1B[31m".to_vec()),
            ("a.csv", b"a\0b".to_vec()),
            ("a.csv", "a\u{202E}b".into()),
            ("a.json", b"{\"a\":1}<b>".to_vec()),
            ("a.geojson", b"not json".to_vec()),
            ("a.jsonl", b"{}\nno".to_vec()),
            ("a.pdf", b"%PDF-1.7 <</S/Launch/F(x)>>".to_vec()),
            ("CNAME", b"one.example.org\ntwo.example.org\n".to_vec()),
            ("CNAME", b"https://example.org/a".to_vec()),
            ("a.zip", b"words".to_vec()),
        ] {
            assert!(objection(path, &bytes).is_some(), "{path} {:?}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn no_length_of_a_picture_does_harm() {
        for whole in [PNG, GIF, WEBP] {
            for cut in 0..whole.len() {
                objection("a.png", &whole[..cut]);
                let mut changed = whole.to_vec();
                changed[cut] = 0xFF;
                objection("a.png", &changed);
            }
        }
    }
}
