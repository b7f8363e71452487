//! What a PDF of `content/` may not hold: scripts, and what starts programs (ISO 32000-2, 12.6).
//!
//! Names are looked for everywhere, since a file that is broken on purpose may have them anywhere, and in object
//! streams, in which most writers pack them. What is encrypted is not looked through.

use flate2::{Decompress, FlushDecompress, Status};
use memchr::{memchr_iter, memmem};

use super::file_content::OTHER_KIND;

const RUNS: &str = "it holds a script, or starts a program when it is opened";
const UNREADABLE: &str = "it is packed in a way that is not looked through; print it to a new PDF";

/// Names of actions and forms that run or start something.
const ACTIVE: [&[u8]; 4] = [b"JavaScript", b"Launch", b"RichMedia", b"XFA"];
/// Filters of object streams that no writer uses but to hide something.
const UNUSUAL: [&[u8]; 8] =
    [b"ASCIIHexDecode", b"AHx", b"ASCII85Decode", b"A85", b"LZWDecode", b"LZW", b"RunLengthDecode", b"RL"];
/// The longest name that is looked at, in bytes as written: each of its letters may be written as three.
const MAX_NAME: usize = 64;
/// How far behind the name of an object stream its data may begin.
const MAX_DICTIONARY: usize = 4 << 10;
/// How many times as long as the file its object streams may be all together.
const MAX_UNPACKED: usize = 16;

pub(super) fn objection(bytes: &[u8]) -> Option<&'static str> {
    if !bytes.starts_with(b"%PDF") {
        return Some(OTHER_KIND);
    }
    if is_active(bytes) {
        return Some(RUNS);
    }
    let mut room = bytes.len().saturating_mul(MAX_UNPACKED).saturating_add(1 << 20);
    for (_, end) in names(bytes).filter(|(name, _)| name == b"ObjStm") {
        match unpacked(&bytes[end..], room) {
            Err(Unlooked) => return Some(UNREADABLE),
            Ok(objects) if is_active(&objects) => return Some(RUNS),
            Ok(objects) => room -= objects.len(),
        }
    }
    None
}

/// An object stream that cannot be looked through.
struct Unlooked;

/// The objects of a stream, of whose dictionary this is the rest. What is no packed data is empty: it is looked through
/// as it stands.
fn unpacked(rest: &[u8], room: usize) -> Result<Vec<u8>, Unlooked> {
    let Some(at) = memmem::find(&rest[..rest.len().min(MAX_DICTIONARY)], b"stream") else {
        return Ok(Vec::new());
    };
    if names(&rest[..at]).any(|(name, _)| UNUSUAL.contains(&name.as_slice())) {
        return Err(Unlooked);
    }
    // Behind the two bytes by which zlib begins; its checksum at the end is not asked for, nor do viewers ask for it.
    let data = rest[at + b"stream".len()..].trim_ascii_start().get(2..).unwrap_or_default();
    let (mut inflate, mut objects, mut piece) = (Decompress::new(false), Vec::new(), vec![0; 32 << 10]);
    loop {
        let (read, written) = (inflate.total_in(), inflate.total_out());
        let from = usize::try_from(read).map_or(&[][..], |read| &data[read..]);
        let state = inflate.decompress(from, &mut piece, FlushDecompress::None);
        // What is broken is looked through as far as it goes: viewers show that much too.
        let length = usize::try_from(inflate.total_out() - written).unwrap_or(0);
        objects.extend_from_slice(&piece[..length]);
        if objects.len() > room {
            return Err(Unlooked);
        }
        let has_moved = length > 0 || inflate.total_in() > read;
        if !has_moved || !matches!(state, Ok(Status::Ok | Status::BufError)) {
            return Ok(objects);
        }
    }
}

fn is_active(bytes: &[u8]) -> bool {
    let (mut plays, mut scripts) = (false, false);
    for (name, end) in names(bytes) {
        plays |= name == b"Rendition";
        scripts |= name == b"JS";
        let leads_to_script = || {
            let target = bytes[end..].trim_ascii_start().strip_prefix(b"(").unwrap_or_default();
            let scheme = target.trim_ascii_start().get(..b"javascript:".len());
            scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case(b"javascript:"))
        };
        if ACTIVE.contains(&name.as_slice()) || plays && scripts || name == b"URI" && leads_to_script() {
            return true;
        }
    }
    false
}

/// The names in a file, with what is written as `#41` put in its place (7.3.5), and where each ends.
fn names(bytes: &[u8]) -> impl Iterator<Item = (Vec<u8>, usize)> {
    // All that matter begin with a capital letter, written as it is or by its number.
    let begins =
        |at: &usize| bytes.get(at + 1).is_some_and(|first| first.is_ascii_uppercase() || *first == b'#');
    memchr_iter(b'/', bytes).filter(begins).map(|at| {
        let written = &bytes[at + 1..bytes.len().min(at + 1 + MAX_NAME)];
        let is_end = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0 || b"()<>[]{}/%".contains(byte);
        let length = written.iter().position(is_end).unwrap_or(written.len());
        (plain(&written[..length]), at + 1 + length)
    })
}

fn plain(written: &[u8]) -> Vec<u8> {
    let mut name = Vec::with_capacity(written.len());
    let mut at = 0;
    while let Some(&byte) = written.get(at) {
        let digits = written.get(at + 1..at + 3).filter(|_| byte == b'#');
        let code = digits.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        name.push(code.unwrap_or(byte));
        at += if code.is_some() { 3 } else { 1 };
    }
    name
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::{Compression, write::ZlibEncoder};

    use super::*;

    fn packed(objects: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(objects).unwrap();
        encoder.finish().unwrap()
    }

    fn with_objects(dictionary: &str, data: &[u8]) -> Vec<u8> {
        let head = format!("%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 1/First 4{dictionary}>>\nstream\r\n");
        [head.as_bytes(), data, b"\nendstream\nendobj\n"].concat()
    }

    #[test]
    fn documents_are_published() {
        for document in [
            &b"%PDF-1.7 /Launchpad /OpenAction [3 0 R /Fit]"[..],
            b"%PDF-1.7 <</S/URI/URI(https://example.org/javascript:)>> (/ JavaScript) /JS /#",
            b"%PDF-1.4 /AcroForm <</Fields []>> /EmbeddedFiles 3 0 R /Rendition",
            &with_objects("/Filter/FlateDecode", &packed(b"1 0 <</Type/Catalog/Pages 2 0 R>>")),
            &with_objects("", b"1 0 <</Type/Catalog>>"),
            b"%PDF-1.7 /ObjStm",
        ] {
            assert_eq!(objection(document), None, "{}", String::from_utf8_lossy(document));
        }
    }

    #[test]
    fn what_runs_is_found_however_it_is_written() {
        for document in [
            &b"%PDF-1.7 <</OpenAction<</S/JavaScript/JS(x)>>>>"[..],
            b"%PDF-1.7 <</Open#41ction<</S/J#61vaScript/JS(x)>>>>",
            b"%PDF-1.7 /#4a#61vaScript",
            b"%PDF-1.7 <</S/Launch/F(x)>>",
            b"%PDF-1.7 <</S/Rendition/JS(x)>>",
            b"%PDF-1.7 /AcroForm<</XFA 3 0 R>>",
            b"%PDF-1.7 <</S/URI/URI ( JavaScript:alert(1))>>",
            &with_objects("/Filter/FlateDecode", &packed(b"1 0 <</S/JavaScript/JS(x)>>")),
            &with_objects("", b"1 0 <</S/JavaScript/JS(x)>>"),
            // Broken behind what matters.
            &with_objects("", packed(b"<</S/Launch>>").split_last_chunk::<4>().unwrap().0),
        ] {
            assert_eq!(objection(document), Some(RUNS), "{}", String::from_utf8_lossy(document));
        }
    }

    #[test]
    fn what_cannot_be_looked_through_is_told() {
        let hidden = with_objects("/Filter[/ASCIIHexDecode/FlateDecode]", b"789c>");
        assert_eq!(objection(&hidden), Some(UNREADABLE));
        let bomb = with_objects("/Filter/FlateDecode", &packed(&vec![b' '; 4 << 20]));
        assert_eq!(objection(&bomb), Some(UNREADABLE));
        assert_eq!(objection(b"junk\n%PDF-1.7"), Some(OTHER_KIND));
    }
}
