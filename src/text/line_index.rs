//! From a byte offset to a line and a column, as people and as editors count them.

/// A line and a column, both from 1. Columns count Unicode scalar values, as rustc does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// From 1.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
}

/// How many bytes lie between two places of a line whose columns are remembered. Without them, many
/// findings in one long line would each count that line again.
const STRIDE_BYTES: usize = 4096;

/// The start of each line of a text.
#[derive(Clone, Debug, Default)]
pub struct LineIndex {
    starts: Vec<u32>,
    counted: Vec<Counted>,
}

/// A place within a line, and what stands before it in that line.
#[derive(Clone, Copy, Debug)]
struct Counted {
    offset: u32,
    characters: u32,
    code_units: u32,
}

impl LineIndex {
    /// Finds the line starts of `text`. `\n`, `\r\n` and a lone `\r` end a line, as in CommonMark.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (i, byte) in bytes.iter().enumerate() {
            let ends_line = *byte == b'\n' || (*byte == b'\r' && bytes.get(i + 1) != Some(&b'\n'));
            if ends_line {
                starts.push(saturated(i + 1));
            }
        }
        let counted = counted_places(text, &starts);
        Self { starts, counted }
    }

    /// The line and column of byte `offset` in `text`, the text that this index was made from.
    #[must_use]
    pub fn line_column(&self, text: &str, offset: usize) -> LineColumn {
        let (line, from) = self.nearest(offset);
        let rest = text.get(from.offset as usize..offset).map_or(0, |s| s.chars().count());
        LineColumn { line, column: from.characters + saturated(rest) + 1 }
    }

    /// As [`Self::line_column`], with the column in UTF-16 code units, as the Language Server
    /// Protocol 3.17 counts (its positions are from 0: subtract 1).
    #[must_use]
    pub fn line_column_utf16(&self, text: &str, offset: usize) -> LineColumn {
        let (line, from) = self.nearest(offset);
        let rest = text.get(from.offset as usize..offset).map_or(0, |s| s.encode_utf16().count());
        LineColumn { line, column: from.code_units + saturated(rest) + 1 }
    }

    /// The line of `offset`, from 1, and the last counted place of that line before it.
    fn nearest(&self, offset: usize) -> (u32, Counted) {
        let offset = saturated(offset);
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|i| self.starts.get(i)).copied().unwrap_or(0);
        let before = self.counted.partition_point(|place| place.offset <= offset);
        let counted = before.checked_sub(1).and_then(|i| self.counted.get(i));
        let line_start = Counted { offset: start, characters: 0, code_units: 0 };
        (saturated(line.max(1)), counted.filter(|c| c.offset > start).copied().unwrap_or(line_start))
    }
}

/// A place about every [`STRIDE_BYTES`] bytes of each line that is longer than that.
fn counted_places(text: &str, starts: &[u32]) -> Vec<Counted> {
    let mut places = Vec::new();
    for (i, start) in starts.iter().enumerate() {
        let start = *start as usize;
        let end = starts.get(i + 1).map_or(text.len(), |next| *next as usize);
        if end - start > STRIDE_BYTES {
            places.extend(counted_in_line(text, start, end));
        }
    }
    places
}

fn counted_in_line(text: &str, start: usize, end: usize) -> Vec<Counted> {
    let mut place = Counted { offset: saturated(start), characters: 0, code_units: 0 };
    let mut places = Vec::new();
    let mut next = start + STRIDE_BYTES;
    for (i, c) in text.get(start..end).unwrap_or("").char_indices() {
        place.offset = saturated(start + i);
        if start + i >= next {
            places.push(place);
            next += STRIDE_BYTES;
        }
        place.characters += 1;
        place.code_units += saturated(c.len_utf16());
    }
    places
}

fn saturated(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_code_units() {
        let text = "a\r\nд😀x\n";
        let index = LineIndex::new(text);
        let x = text.find('x').unwrap();
        assert_eq!(index.line_column(text, x), LineColumn { line: 2, column: 3 });
        assert_eq!(index.line_column_utf16(text, x), LineColumn { line: 2, column: 4 });
        assert_eq!(index.line_column(text, 0), LineColumn { line: 1, column: 1 });
        assert_eq!(index.line_column(text, text.len()), LineColumn { line: 3, column: 1 });
    }

    #[test]
    fn a_long_line_is_counted_as_a_short_one() {
        let long = "дa😀".repeat(5000);
        let text = format!("first\n{long}\nlast {long}");
        let index = LineIndex::new(&text);
        for (offset, _) in text.char_indices().step_by(997) {
            let line = text[..offset].matches('\n').count();
            let start = text[..offset].rfind('\n').map_or(0, |i| i + 1);
            let expected = LineColumn {
                line: saturated(line) + 1,
                column: saturated(text[start..offset].chars().count()) + 1,
            };
            assert_eq!(index.line_column(&text, offset), expected);
            let utf16 = saturated(text[start..offset].encode_utf16().count()) + 1;
            assert_eq!(index.line_column_utf16(&text, offset).column, utf16);
        }
    }
}
