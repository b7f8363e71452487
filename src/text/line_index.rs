//! From a byte offset to a line and a column, as people and as editors count them.

/// A line and a column, both from 1. Columns count Unicode scalar values, as rustc does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// From 1.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
}

/// Where each line of a text starts.
#[derive(Clone, Debug, Default)]
pub struct LineIndex {
    starts: Vec<u32>,
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
                starts.push(u32::try_from(i + 1).unwrap_or(u32::MAX));
            }
        }
        Self { starts }
    }

    /// The line and column of byte `offset` in `text`, the text that this index was made from.
    #[must_use]
    pub fn line_column(&self, text: &str, offset: usize) -> LineColumn {
        let (line, start) = self.line_start(offset);
        let column = text.get(start..offset).map_or(0, |s| s.chars().count());
        LineColumn { line: line + 1, column: one_based(column) }
    }

    /// As [`Self::line_column`], with the column in UTF-16 code units, as the Language Server
    /// Protocol 3.17 counts (its positions are from 0: subtract 1).
    #[must_use]
    pub fn line_column_utf16(&self, text: &str, offset: usize) -> LineColumn {
        let (line, start) = self.line_start(offset);
        let column = text.get(start..offset).map_or(0, |s| s.encode_utf16().count());
        LineColumn { line: line + 1, column: one_based(column) }
    }

    fn line_start(&self, offset: usize) -> (u32, usize) {
        let offset = u32::try_from(offset).unwrap_or(u32::MAX);
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        (u32::try_from(line).unwrap_or(u32::MAX), self.starts[line] as usize)
    }
}

fn one_based(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX - 1) + 1
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
}
