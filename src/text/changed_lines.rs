//! Which lines of which files a change touches.

use std::collections::BTreeMap;
use std::ops::Range;

/// The lines that a change touches, by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangedLines(BTreeMap<String, Vec<Range<u32>>>);

impl ChangedLines {
    /// Reads what `git diff --unified=0` prints, its paths without prefixes. Where lines were only taken away, those beside
    /// the place are touched.
    #[must_use]
    pub fn of_diff(diff: &str) -> Self {
        let mut changed = Self::default();
        let mut path: Option<String> = None;
        for line in diff.lines() {
            if let Some(name) = line.strip_prefix("+++ ") {
                path = (name != "/dev/null").then(|| unquoted(name));
            } else if let Some(rest) = line.strip_prefix("@@ ")
                && let (Some(path), Some(lines)) = (&path, hunk(rest))
            {
                changed.0.entry(path.clone()).or_default().push(lines);
            }
        }
        changed
    }

    /// Adds a file that is new as a whole.
    pub fn add_file(&mut self, path: &str) {
        self.0.entry(path.to_owned()).or_default().push(1..u32::MAX);
    }

    /// Whether any line from the first to the last is touched.
    #[must_use]
    pub fn touches(&self, path: &str, first: u32, last: u32) -> bool {
        let lines = self.0.get(path).map_or(&[][..], Vec::as_slice);
        lines.iter().any(|lines| lines.start <= last && first < lines.end)
    }
}

/// The lines of the new side: `-3,2 +4,5 @@`.
fn hunk(text: &str) -> Option<Range<u32>> {
    let new = text.split(' ').find_map(|part| part.strip_prefix('+'))?;
    let (start, count) = new.split_once(',').unwrap_or((new, "1"));
    let (start, count) = (start.parse::<u32>().ok()?, count.parse::<u32>().ok()?);
    Some(if count == 0 { start..start + 2 } else { start..start + count })
}

/// A path as it is, where git has put it between quotation marks.
fn unquoted(name: &str) -> String {
    let name = name.trim_end_matches('\t');
    let Some(inner) = name.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else {
        return name.to_owned();
    };
    inner.replace("\\\"", "\"").replace("\\\\", "\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_a_diff_are_read() {
        let diff = "diff --git content/a.md content/a.md\n--- content/a.md\n+++ content/a.md\n@@ -3 +3,2 @@ x\n-a\n+b\n+c\n\
            @@ -9,2 +10,0 @@\n-d\n-e\n--- content/b.md\n+++ /dev/null\n@@ -1 +0,0 @@\n";
        let changed = ChangedLines::of_diff(diff);
        let touched: Vec<u32> =
            (1..14).filter(|line| changed.touches("content/a.md", *line, *line)).collect();
        assert_eq!(touched, [3, 4, 10, 11]);
        assert!(changed.touches("content/a.md", 1, 3) && !changed.touches("content/a.md", 5, 9));
        assert!(!changed.touches("content/b.md", 1, 9));
    }
}
