//! The operators of a page to pieces of text with their places.

use std::rc::Rc;

use hayro_syntax::content::{Instruction, UntypedIter};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::{Page, Resources};

use super::font::{Font, Fonts};

/// How deep forms are drawn within forms.
const MAX_DEPTH: usize = 8;
/// The most operators of a page, and bytes of text on it.
const MAX_OPERATORS: usize = 2_000_000;
const MAX_TEXT: usize = 4 << 20;

/// Some characters that were drawn together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) x: f32,
    pub(super) y: f32,
    /// Where the next character would stand.
    pub(super) end: f32,
    pub(super) size: f32,
    pub(super) text: String,
}

/// Six numbers that place what is drawn.
type Matrix = [f32; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// One placement after another.
fn then(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

#[derive(Clone)]
struct State {
    ctm: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    spacing: f32,
    word_spacing: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
}

/// The pieces of a page, in the order in which they are drawn.
pub(super) fn pieces(page: &Page<'_>, fonts: &mut Fonts) -> Vec<Piece> {
    let state = State {
        ctm: upright(page),
        font: None,
        size: 1.0,
        spacing: 0.0,
        word_spacing: 0.0,
        stretch: 1.0,
        leading: 0.0,
        rise: 0.0,
    };
    let mut painter = Painter {
        pieces: Vec::new(),
        fonts,
        state,
        text: IDENTITY,
        line: IDENTITY,
        left: MAX_OPERATORS,
        bytes: 0,
    };
    if let Some(stream) = page.page_stream() {
        painter.run(stream, page.resources(), 0);
    }
    painter.pieces
}

/// A page as it is shown, where it is turned.
fn upright(page: &Page<'_>) -> Matrix {
    use hayro_syntax::page::Rotation;
    match page.rotation() {
        Rotation::None => IDENTITY,
        Rotation::Horizontal => [0.0, -1.0, 1.0, 0.0, 0.0, 0.0],
        Rotation::Flipped => [-1.0, 0.0, 0.0, -1.0, 0.0, 0.0],
        Rotation::FlippedHorizontal => [0.0, 1.0, -1.0, 0.0, 0.0, 0.0],
    }
}

struct Painter<'f> {
    pieces: Vec<Piece>,
    fonts: &'f mut Fonts,
    state: State,
    text: Matrix,
    line: Matrix,
    left: usize,
    bytes: usize,
}

impl Painter<'_> {
    fn run(&mut self, stream: &[u8], resources: &Resources<'_>, depth: usize) {
        let mut saved: Vec<State> = Vec::new();
        let mut operators = UntypedIter::new(stream);
        while let Some(instruction) = operators.next() {
            if self.left == 0 || self.bytes > MAX_TEXT {
                return;
            }
            self.left -= 1;
            let name: &[u8] = instruction.operator;
            match name {
                b"q" if saved.len() < 256 => saved.push(self.state.clone()),
                b"Q" => {
                    if let Some(state) = saved.pop() {
                        self.state = state;
                    }
                }
                b"cm" => self.state.ctm = then(matrix(&numbers(&instruction)), self.state.ctm),
                b"Tf" => self.set_font(&instruction, resources),
                b"Do" => self.draw_form(&instruction, resources, depth),
                _ => self.text_operator(name, &instruction),
            }
        }
    }

    fn set_font(&mut self, instruction: &Instruction<'_, '_>, resources: &Resources<'_>) {
        let mut operands = instruction.operands();
        if let (Some(Object::Name(name)), Some(Object::Number(size))) = (operands.next(), operands.next()) {
            self.state.font = resources.get_font(name).map(|dict| self.fonts.get(&dict));
            self.state.size = size.as_f32();
        }
    }

    fn draw_form(&mut self, instruction: &Instruction<'_, '_>, resources: &Resources<'_>, depth: usize) {
        let Some(Object::Name(name)) = instruction.operands().next() else { return };
        let Some(form) = resources.get_x_object(name).filter(|_| depth < MAX_DEPTH) else { return };
        if form.dict().get::<Name<'_>>("Subtype").is_none_or(|kind| kind.as_str() != "Form") {
            return;
        }
        self.run_form(&form, resources, depth);
    }

    fn run_form(&mut self, form: &Stream<'_>, resources: &Resources<'_>, depth: usize) {
        let Ok(bytes) = form.decoded() else { return };
        let dict = form.dict();
        let placed = dict
            .get::<Array<'_>>("Matrix")
            .map_or(IDENTITY, |m| matrix(&m.iter::<f32>().collect::<Vec<_>>()));
        let before = self.state.clone();
        self.state.ctm = then(placed, self.state.ctm);
        match dict.get::<Dict<'_>>("Resources") {
            Some(own) => self.run(&bytes, &Resources::new(own), depth + 1),
            None => self.run(&bytes, resources, depth + 1),
        }
        self.state = before;
    }

    fn text_operator(&mut self, name: &[u8], instruction: &Instruction<'_, '_>) {
        let number = |n: usize| numbers(instruction).get(n).copied().unwrap_or(0.0);
        match name {
            b"BT" => (self.text, self.line) = (IDENTITY, IDENTITY),
            b"Tc" => self.state.spacing = number(0),
            b"Tw" => self.state.word_spacing = number(0),
            b"Tz" => self.state.stretch = number(0) / 100.0,
            b"TL" => self.state.leading = number(0),
            b"Ts" => self.state.rise = number(0),
            b"Td" => self.next_line(number(0), number(1)),
            b"TD" => {
                self.state.leading = -number(1);
                self.next_line(number(0), number(1));
            }
            b"Tm" => {
                self.line = matrix(&numbers(instruction));
                self.text = self.line;
            }
            b"T*" => self.next_line(0.0, -self.state.leading),
            b"Tj" | b"TJ" => self.show_all(instruction),
            b"'" => {
                self.next_line(0.0, -self.state.leading);
                self.show_all(instruction);
            }
            b"\"" => {
                (self.state.word_spacing, self.state.spacing) = (number(0), number(1));
                self.next_line(0.0, -self.state.leading);
                self.show_all(instruction);
            }
            _ => {}
        }
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.line = then([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    fn show_all(&mut self, instruction: &Instruction<'_, '_>) {
        for operand in instruction.operands() {
            match operand {
                Object::String(string) => self.show(string.as_bytes()),
                Object::Array(parts) => {
                    for part in parts.iter::<Object<'_>>() {
                        match part {
                            Object::String(string) => self.show(string.as_bytes()),
                            Object::Number(back) => {
                                let by = -back.as_f32() / 1000.0 * self.state.size * self.state.stretch;
                                self.advance(by);
                            }
                            _ => {}
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, string: &[u8]) {
        let Some(font) = self.state.font.clone() else { return };
        let State { size, stretch, rise, spacing, word_spacing, ctm, .. } = self.state;
        let start = then([1.0, 0.0, 0.0, 1.0, 0.0, rise], then(self.text, ctm));
        let mut text = String::new();
        for glyph in font.glyphs(string) {
            match glyph.text {
                Some(characters) => text.push_str(&characters),
                None => {
                    self.fonts.unknown += 1;
                    text.push('\u{fffd}');
                }
            }
            let spaced = glyph.width * size + spacing + if glyph.is_space { word_spacing } else { 0.0 };
            self.advance(spaced * stretch);
        }
        let end = then(self.text, ctm);
        let tall = (start[2].hypot(start[3]) * size).abs();
        // Text that runs along the edge of a page is no part of what is read.
        let is_level = start[0].abs() >= start[1].abs();
        if !text.is_empty()
            && is_level
            && tall > 0.0
            && [start[4], start[5], end[4]].iter().all(|n| n.is_finite())
        {
            self.bytes += text.len();
            self.pieces.push(Piece { x: start[4], y: start[5], end: end[4], size: tall, text });
        }
    }

    fn advance(&mut self, by: f32) {
        self.text = then([1.0, 0.0, 0.0, 1.0, by, 0.0], self.text);
    }
}

fn numbers(instruction: &Instruction<'_, '_>) -> Vec<f32> {
    let number =
        |object: &Object<'_>| if let Object::Number(number) = object { Some(number.as_f32()) } else { None };
    instruction.operands().filter_map(number).take(6).collect()
}

fn matrix(numbers: &[f32]) -> Matrix {
    numbers.try_into().unwrap_or(IDENTITY)
}
