//! What the 256 codes of a simple font stand for.

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::glyphs::characters;

/// The characters of each code.
pub(super) type Encoding = Vec<Option<String>>;

/// The encoding of a simple font: what the font says, over what its base says, over what the font program says.
pub(super) fn of(font: &Dict<'_>) -> Encoding {
    let descriptor = font.get::<Dict<'_>>("FontDescriptor");
    let is_truetype = font.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_str() == "TrueType");
    let whole = font.get::<Name<'_>>("Encoding");
    let parts = font.get::<Dict<'_>>("Encoding");
    let base = whole.or_else(|| parts.as_ref()?.get::<Name<'_>>("BaseEncoding"));
    let own = descriptor.as_ref().and_then(|descriptor| descriptor.get::<Stream<'_>>("FontFile"));
    let mut encoding = match base.as_ref().map(Name::as_str) {
        Some("WinAnsiEncoding") => of_bytes(encoding_rs::WINDOWS_1252),
        Some("MacRomanEncoding") => of_bytes(encoding_rs::MACINTOSH),
        Some(_) => standard(),
        None if is_truetype => of_bytes(encoding_rs::WINDOWS_1252),
        None => standard(),
    };
    if base.is_none()
        && let Some(program) = own.and_then(|stream| stream.decoded().ok().map(|bytes| bytes.into_owned()))
    {
        differ(&mut encoding, built_in(&program).into_iter());
    }
    if let Some(differences) = parts.and_then(|parts| parts.get::<Array<'_>>("Differences")) {
        let mut code = 0;
        for object in differences.iter::<Object<'_>>() {
            match object {
                Object::Number(number) => code = usize::try_from(number.as_i64()).unwrap_or(256),
                Object::Name(name) => {
                    differ(&mut encoding, std::iter::once((code, name.as_str().to_owned())));
                    code += 1;
                }
                _ => {}
            }
        }
    }
    encoding
}

fn differ(encoding: &mut Encoding, names: impl Iterator<Item = (usize, String)>) {
    for (code, name) in names {
        if let Some(slot) = encoding.get_mut(code) {
            *slot = characters(&name);
        }
    }
}

fn of_bytes(encoding: &'static encoding_rs::Encoding) -> Encoding {
    let one = |byte: u8| {
        let bytes = [byte];
        let text = encoding.decode_without_bom_handling(&bytes).0.into_owned();
        (byte >= 32 && !text.contains(char::is_control)).then_some(text)
    };
    (0..=255).map(one).collect()
}

/// Adobe's standard encoding.
fn standard() -> Encoding {
    const HIGH: [(usize, &str); 53] = [
        (39, "’"),
        (96, "‘"),
        (161, "¡"),
        (162, "¢"),
        (163, "£"),
        (164, "⁄"),
        (165, "¥"),
        (166, "ƒ"),
        (167, "§"),
        (168, "¤"),
        (169, "'"),
        (170, "“"),
        (171, "«"),
        (172, "‹"),
        (173, "›"),
        (174, "fi"),
        (175, "fl"),
        (177, "–"),
        (178, "†"),
        (179, "‡"),
        (180, "·"),
        (182, "¶"),
        (183, "•"),
        (184, "‚"),
        (185, "„"),
        (186, "”"),
        (187, "»"),
        (188, "…"),
        (189, "‰"),
        (191, "¿"),
        (193, "`"),
        (194, "´"),
        (195, "ˆ"),
        (196, "˜"),
        (197, "¯"),
        (198, "˘"),
        (199, "˙"),
        (200, "¨"),
        (202, "˚"),
        (203, "¸"),
        (205, "˝"),
        (206, "˛"),
        (207, "ˇ"),
        (208, "—"),
        (225, "Æ"),
        (227, "ª"),
        (232, "Ł"),
        (233, "Ø"),
        (234, "Œ"),
        (235, "º"),
        (241, "æ"),
        (245, "ı"),
        (248, "ł"),
    ];
    let ascii = |code: u8| (32..127).contains(&code).then(|| char::from(code).to_string());
    let mut encoding: Encoding = (0..=255).map(ascii).collect();
    let last = [(249, "ø"), (250, "œ"), (251, "ß")];
    for (code, text) in HIGH.iter().chain(&last) {
        encoding[*code] = Some((*text).to_owned());
    }
    encoding
}

/// The encoding that a font program of Type 1 has itself: `dup 65 /A put`.
fn built_in(program: &[u8]) -> Vec<(usize, String)> {
    let end = memchr::memmem::find(program, b"eexec").unwrap_or(program.len()).min(1 << 20);
    let head = String::from_utf8_lossy(&program[..end]);
    let Some((_, table)) = head.split_once("/Encoding") else { return Vec::new() };
    let words: Vec<&str> =
        table.split_whitespace().take_while(|word| *word != "def" && *word != "readonly").collect();
    let entries = words.windows(4).filter(|four| four[0] == "dup" && four[3] == "put");
    entries.filter_map(|four| Some((four[1].parse().ok()?, four[2].strip_prefix('/')?.to_owned()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_their_characters() {
        let of = |encoding: &Encoding, code: usize| encoding[code].clone().unwrap_or_default();
        let (windows, mac, adobe) =
            (of_bytes(encoding_rs::WINDOWS_1252), of_bytes(encoding_rs::MACINTOSH), standard());
        assert_eq!([of(&windows, 0x93), of(&windows, 0xe4), of(&windows, 10)], ["“", "ä", ""]);
        assert_eq!([of(&mac, 0x8a), of(&mac, 65)], ["ä", "A"]);
        assert_eq!([of(&adobe, 39), of(&adobe, 174), of(&adobe, 251)], ["’", "fi", "ß"]);
    }

    #[test]
    fn a_font_program_has_an_encoding() {
        let program =
            b"%!PS /Encoding 256 array 0 1 255 {1 index exch /.notdef put} for dup 11 /ff put dup 65 /A put \
                        readonly def dup 66 /B put eexec";
        assert_eq!(built_in(program), [(11, "ff".to_owned()), (65, "A".to_owned())]);
    }
}
