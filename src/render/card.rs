//! The picture that other sites show beside a link to a page: its title, what it is about, and the dossier's name, drawn
//! by resvg. Its letters come with the program or with the theme, never from the machine, so its bytes depend on what is
//! written alone. Which picture it is stands in the file, so that a later build need not draw it again.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use super::html::escape_into;
use super::phrases::Lexicon;
use super::typography;
use crate::site::view::CardView;

/// What every such picture measures, as the sites that show it ask for.
const SIZE: (u32, u32) = (1200, 630);
/// The room at both sides.
const SIDE: f32 = 60.0;
/// Raised when the same picture is drawn otherwise.
const VERSION: u32 = 1;
/// The keyword under which the file says which picture it is.
const KEYWORD: &str = "factum";

/// The letters: those of the program, and those of the theme for what these do not have.
#[derive(Debug)]
pub(super) struct Letters {
    theme: Vec<Arc<[u8]>>,
    loaded: OnceLock<Arc<fontdb::Database>>,
}

impl Letters {
    /// The letters of a theme with these font files, TrueType or OpenType.
    pub(super) fn of(theme: Vec<Arc<[u8]>>) -> Self {
        Self { theme, loaded: OnceLock::new() }
    }

    fn database(&self) -> Arc<fontdb::Database> {
        let load = || {
            let mut database = fontdb::Database::new();
            for font in [title_font(), text_font(), label_font()] {
                database.load_font_data(font.to_vec());
            }
            self.theme.iter().for_each(|font| database.load_font_data(font.to_vec()));
            Arc::new(database)
        };
        Arc::clone(self.loaded.get_or_init(load))
    }

    /// Whether every letter of a text can be drawn.
    fn have(&self, text: &str) -> bool {
        let theme = self.theme.iter().map(|font| &**font);
        let fonts: Vec<FontRef<'_>> =
            std::iter::once(text_font()).chain(theme).filter_map(|font| FontRef::new(font).ok()).collect();
        let has = |c: char| fonts.iter().any(|font| font.charmap().map(c).is_some());
        text.chars().all(|c| c.is_whitespace() || has(c))
    }
}

fn title_font() -> &'static [u8] {
    dejavu::serif_condensed::bold()
}

fn text_font() -> &'static [u8] {
    dejavu::serif_condensed::regular()
}

fn label_font() -> &'static [u8] {
    dejavu::sans_condensed::regular()
}

/// The picture as SVG, whose bytes say which picture it is.
fn drawing(card: &CardView, words: &Lexicon, language: &str, letters: &Letters) -> String {
    let shown = |text: &str| {
        let text = typography::set(language, words.phrase(text)).into_owned();
        if letters.have(&text) { text } else { String::new() }
    };
    let [site, kind, title, about] =
        [&card.site, &card.kind, &card.title, &card.description].map(|text| shown(text));
    let room = SIZE.0 as f32 - 2.0 * SIDE;
    let mut size = 62.0;
    let mut lines = broken(&title, title_font(), size, room);
    if lines.len() > 3 {
        size = 46.0;
        lines = broken(&title, title_font(), size, room);
        cut(&mut lines, 4);
    }
    let mut about = broken(&about, text_font(), 31.0, room);
    cut(&mut about, if lines.len() > 2 { 2 } else { 4 });
    let mut svg = Drawing::begin(card.is_right_to_left);
    svg.line(&site, 118.0, "DejaVu Sans", "400", 26.0, "#5a5449", Edge::Near);
    svg.line(&kind, 118.0, "DejaVu Sans", "400", 26.0, "#5a5449", Edge::Far);
    let mut y = 160.0;
    for line in &lines {
        y += size * 1.18;
        svg.line(line, y, "DejaVu Serif", "700", size, "#1b1916", Edge::Near);
    }
    y += 20.0;
    for line in &about {
        y += 44.0;
        svg.line(line, y, "DejaVu Serif", "400", 31.0, "#5a5449", Edge::Near);
    }
    svg.finish()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Near,
    Far,
}

struct Drawing {
    out: String,
    is_right_to_left: bool,
}

impl Drawing {
    fn begin(is_right_to_left: bool) -> Self {
        let (width, height) = SIZE;
        let out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\"><rect width=\"{width}\" \
             height=\"{height}\" fill=\"#f5f2ea\"/><path fill=\"#1b1916\" d=\"M60 56h1080v6H60zM60 66h1080v2H60z\"/>\
             <path fill=\"#0a594f\" d=\"M60 560h120v14H60z\"/>"
        );
        Self { out, is_right_to_left }
    }

    #[expect(clippy::too_many_arguments, reason = "they are the attributes of a line of text")]
    fn line(&mut self, text: &str, y: f32, family: &str, weight: &str, size: f32, fill: &str, edge: Edge) {
        if text.is_empty() {
            return;
        }
        let is_left = (edge == Edge::Near) != self.is_right_to_left;
        let (x, anchor) = if is_left { (SIDE, "start") } else { (SIZE.0 as f32 - SIDE, "end") };
        self.out.push_str(&format!(
            "<text x=\"{x}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" font-family=\"{family}\" \
             font-stretch=\"condensed\" font-weight=\"{weight}\" font-size=\"{size}\" fill=\"{fill}\">"
        ));
        escape_into(&mut self.out, text);
        self.out.push_str("</text>");
    }

    fn finish(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }
}

/// A text in lines, broken between words.
fn broken(text: &str, font: &[u8], size: f32, room: f32) -> Vec<String> {
    let Ok(font) = FontRef::new(font) else { return Vec::new() };
    let (letters, metrics) = (font.charmap(), font.glyph_metrics(Size::new(size), LocationRef::default()));
    let width = |text: &str| -> f32 {
        let advance = |c: char| letters.map(c).and_then(|glyph| metrics.advance_width(glyph)).unwrap_or(size);
        text.chars().map(advance).sum()
    };
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        // A day stays with its month.
        let is_day = |line: &String| {
            line.rsplit(' ')
                .next()
                .is_some_and(|last| last.len() < 3 && last.bytes().all(|b| b.is_ascii_digit()))
        };
        match lines.last_mut() {
            Some(line) if width(line) + width(" ") + width(word) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            Some(line) if is_day(line) && line.contains(' ') => {
                let at = line.rfind(' ').unwrap_or(0);
                let day = line.split_off(at);
                lines.push(format!("{} {word}", day.trim_start()));
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Leaves out what is too much.
fn cut(lines: &mut Vec<String>, most: usize) {
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let kept =
                last.rsplit_once(' ').map_or("", |(kept, _)| kept).trim_end_matches([',', ';', ':', '.']);
            *last = format!("{kept} …");
        }
    }
}

/// What a picture is known by.
fn digest(svg: &str) -> String {
    blake3::hash(format!("{VERSION} {} {svg}", env!("CARGO_PKG_VERSION")).as_bytes()).to_hex().to_string()
}

/// Whether a file holds the picture.
pub(super) fn is_of(
    bytes: &[u8],
    card: &CardView,
    words: &Lexicon,
    language: &str,
    letters: &Letters,
) -> bool {
    let said = format!("{KEYWORD}\0{}", digest(&drawing(card, words, language, letters)));
    // It stands behind the header, before the picture.
    let head = &bytes[..bytes.len().min(400)];
    head.windows(said.len()).any(|window| window == said.as_bytes())
}

/// The file; empty where it cannot be drawn, which no text can bring about.
pub(super) fn png(card: &CardView, words: &Lexicon, language: &str, letters: &Letters) -> Vec<u8> {
    let svg = drawing(card, words, language, letters);
    let options = Options { fontdb: letters.database(), ..Options::default() };
    let drawn = || {
        let tree = Tree::from_str(&svg, &options).ok()?;
        let mut pixels = Pixmap::new(SIZE.0, SIZE.1)?;
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
        encoded(&pixels, &digest(&svg)).ok()
    };
    drawn().unwrap_or_default()
}

fn encoded(pixels: &Pixmap, digest: &str) -> Result<Vec<u8>, png::EncodingError> {
    // Nothing shines through, so red, green and blue are all there is.
    let colours: Vec<u8> =
        pixels.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, SIZE.0, SIZE.1);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    encoder.add_text_chunk(KEYWORD.to_owned(), digest.to_owned())?;
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&colours)?;
    writer.finish()?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::phrases::Lexicon;

    fn card(title: &str) -> CardView {
        let text = |text: &str| text.to_owned();
        CardView {
            site: text("The harbour talks"),
            kind: text("Summit"),
            title: text(title),
            description: text("What was said of the quay, and by whom."),
            is_right_to_left: false,
        }
    }

    #[test]
    fn the_same_words_are_the_same_bytes_and_are_known_again() {
        let (letters, words) = (Letters::of(Vec::new()), Lexicon::default());
        let first = png(&card("Talks in Vell"), &words, "en", &letters);
        assert_eq!(first, png(&card("Talks in Vell"), &words, "en", &letters));
        assert!(first.starts_with(b"\x89PNG") && first.len() < 100_000, "{}", first.len());
        assert!(is_of(&first, &card("Talks in Vell"), &words, "en", &letters));
        assert!(!is_of(&first, &card("Talks in Brask"), &words, "en", &letters));
    }

    #[test]
    fn long_titles_are_broken_and_cut_and_markup_is_text() {
        let letters = Letters::of(Vec::new());
        let long = "A title of very many words ".repeat(12);
        let svg = drawing(&card(&long), &Lexicon::default(), "en", &letters);
        assert_eq!(svg.matches("font-weight=\"700\"").count(), 4, "{svg}");
        assert!(svg.contains(" …</text>"));
        let svg = drawing(&card("<script>&"), &Lexicon::default(), "en", &letters);
        assert!(
            svg.contains("&lt;script&gt;&amp;")
                && !png(&card("<script>&"), &Lexicon::default(), "en", &letters).is_empty()
        );
    }

    #[test]
    fn letters_that_nobody_has_are_left_out() {
        let letters = Letters::of(Vec::new());
        assert!(letters.have("Переговоры в Москве, 8 мая – Ελλάδα"));
        assert!(!letters.have("首脳会談"));
        let svg = drawing(&card("首脳会談"), &Lexicon::default(), "en", &letters);
        assert!(!svg.contains("font-weight=\"700\""), "{svg}");
    }
}
