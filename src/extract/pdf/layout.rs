//! Pieces to lines: what stands beside each other, and what below.

use super::content::Piece;

/// A gap of so much of a character's size is a space.
const SPACE: f32 = 0.17;

/// A line of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    /// How far below the line before it stands; nothing for what does not stand below it.
    pub(super) below: Option<f32>,
}

/// The lines of a page, in the order in which they were drawn.
pub(super) fn lines(pieces: Vec<Piece>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut last: Option<Piece> = None;
    for piece in pieces {
        let Some(before) = &last else {
            lines.push(Line { text: piece.text.clone(), below: None });
            last = Some(piece);
            continue;
        };
        let size = before.size.max(piece.size);
        let drop = before.y - piece.y;
        let gap = piece.x - before.end;
        // A raised or lowered figure stands on the same line, as does what follows it.
        let is_beside = drop.abs() < 0.45 * size && gap > -size && gap < 40.0 * size;
        if is_beside {
            if let Some(line) = lines.last_mut() {
                let is_apart = gap > SPACE * size.min(piece.size.max(1.0));
                if is_apart && !line.text.ends_with(' ') && !piece.text.starts_with(' ') {
                    line.text.push(' ');
                }
                line.text.push_str(&piece.text);
            }
        } else {
            lines.push(Line { text: piece.text.clone(), below: (drop > 0.0).then_some(drop) });
        }
        // A line goes on at the height of its letters, whatever was raised.
        let y = if is_beside && piece.size < before.size { before.y } else { piece.y };
        let size = if is_beside { size } else { piece.size };
        last = Some(Piece { y, size, ..piece });
    }
    lines.retain(|line| !line.text.trim().is_empty());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(x: f32, y: f32, end: f32, text: &str) -> Piece {
        Piece { x, y, end, size: 10.0, text: text.to_owned() }
    }

    #[test]
    fn gaps_are_spaces_and_kerning_is_none() {
        let found = lines(vec![
            piece(0.0, 100.0, 20.0, "It"),
            piece(23.0, 100.0, 50.0, "rai"),
            piece(49.5, 100.0, 70.0, "ned."),
            Piece { size: 6.0, ..piece(70.2, 104.0, 74.0, "1") },
            piece(76.5, 100.0, 90.0, "Then"),
            piece(0.0, 88.0, 30.0, "Below"),
            piece(0.0, 300.0, 30.0, "Next column"),
        ]);
        let texts: Vec<&str> = found.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["It rained.1 Then", "Below", "Next column"]);
        assert_eq!((found[1].below, found[2].below), (Some(12.0), None));
    }
}
