//! A font: what its codes stand for, and how far each moves.

use std::collections::BTreeMap;
use std::rc::Rc;

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::cmap::CMap;
use super::encoding::{self, Encoding};

/// The fonts that were read, and the codes that stand for nothing.
#[derive(Default)]
pub(super) struct Fonts {
    /// By the place of their dictionaries in the file.
    read: BTreeMap<(usize, usize), Rc<Font>>,
    /// How many characters could not be told.
    pub(super) unknown: usize,
}

impl Fonts {
    /// A font by its dictionary.
    pub(super) fn get(&mut self, dict: &Dict<'_>) -> Rc<Font> {
        let data = dict.data();
        let place = (data.as_ptr() as usize, data.len());
        Rc::clone(self.read.entry(place).or_insert_with(|| Rc::new(Font::read(dict))))
    }
}

/// A font.
pub(super) struct Font {
    to_unicode: Option<CMap>,
    encoding: Encoding,
    /// How many bytes a code has.
    bytes: usize,
    /// Whether a code is a unit of UTF-16.
    is_utf16: bool,
    widths: BTreeMap<u32, f32>,
    default_width: f32,
}

/// A character with the code that it was made of.
pub(super) struct Glyph {
    pub(super) text: Option<String>,
    /// How far it moves, in sizes of the font.
    pub(super) width: f32,
    /// Whether word spacing applies to it.
    pub(super) is_space: bool,
}

impl Font {
    fn read(dict: &Dict<'_>) -> Self {
        let kind = dict.get::<Name<'_>>("Subtype");
        let is_composite = kind.as_ref().is_some_and(|kind| kind.as_str() == "Type0");
        let map = dict
            .get::<Stream<'_>>("ToUnicode")
            .and_then(|stream| stream.decoded().ok().map(|text| CMap::read(&text)));
        let name = dict.get::<Name<'_>>("Encoding");
        let name = name.as_ref().map_or("", Name::as_str);
        let bytes = match (&map, is_composite) {
            (_, false) => 1,
            (Some(map), true) if name.is_empty() => map.bytes.unwrap_or(2).clamp(1, 4),
            (_, true) => 2,
        };
        let mut font = Self {
            to_unicode: map,
            encoding: if is_composite { Vec::new() } else { encoding::of(dict) },
            bytes,
            is_utf16: name.contains("UTF16") || name.contains("UCS2"),
            widths: BTreeMap::new(),
            default_width: 0.5,
        };
        if is_composite {
            font.read_composite_widths(dict);
        } else {
            font.read_widths(dict, kind.is_some_and(|kind| kind.as_str() == "Type3"));
        }
        font
    }

    fn read_widths(&mut self, dict: &Dict<'_>, is_type3: bool) {
        let scale = if is_type3 {
            dict.get::<Array<'_>>("FontMatrix")
                .and_then(|matrix| matrix.iter::<f32>().next())
                .unwrap_or(0.001)
        } else {
            0.001
        };
        let first = dict.get::<u32>("FirstChar").unwrap_or(0);
        if let Some(widths) = dict.get::<Array<'_>>("Widths") {
            for (code, width) in (first..256).zip(widths.iter::<f32>()) {
                self.widths.insert(code, width * scale);
            }
        }
    }

    fn read_composite_widths(&mut self, dict: &Dict<'_>) {
        let descendants = dict.get::<Array<'_>>("DescendantFonts");
        let Some(below) = descendants.and_then(|fonts| fonts.iter::<Dict<'_>>().next()) else { return };
        self.default_width = below.get::<f32>("DW").unwrap_or(1000.0) / 1000.0;
        let Some(widths) = below.get::<Array<'_>>("W") else { return };
        let mut held: Vec<f32> = Vec::new();
        for object in widths.iter::<Object<'_>>() {
            match object {
                Object::Number(number) => held.push(number.as_f32()),
                Object::Array(list) => {
                    let first = held.pop().unwrap_or(0.0) as u32;
                    for (code, width) in (first..=65_535).zip(list.iter::<f32>()) {
                        self.widths.insert(code, width / 1000.0);
                    }
                    held.clear();
                }
                _ => {}
            }
            if let [first, last, width] = held[..] {
                for code in first as u32..=(last as u32).min(65_535) {
                    self.widths.insert(code, width / 1000.0);
                }
                held.clear();
            }
        }
    }

    /// The glyphs of a string.
    pub(super) fn glyphs<'f>(&'f self, string: &'f [u8]) -> impl Iterator<Item = Glyph> + 'f {
        string.chunks(self.bytes).map(|bytes| {
            let code = bytes.iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
            let mapped =
                self.to_unicode.as_ref().and_then(|map| map.get(code)).filter(|text| !text.is_empty());
            let text = match mapped {
                Some(text) => Some(text.to_owned()),
                None if self.is_utf16 => char::from_u32(code).map(String::from),
                None => self.encoding.get(code as usize).cloned().flatten(),
            };
            Glyph {
                text,
                width: self.widths.get(&code).copied().unwrap_or(self.default_width),
                is_space: self.bytes == 1 && code == 32,
            }
        })
    }
}
