//! Lines to text: paragraphs, words that were divided, and what stands on every page.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::Line;

/// What the lines of a document come to.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) text: String,
    /// How many words were joined that a hyphen divided.
    pub(super) joined: usize,
    /// How many lines were left out that stand on most pages.
    pub(super) left_out: usize,
}

/// The text of a document's pages.
pub(super) fn text(mut pages: Vec<Vec<Line>>) -> Text {
    let left_out = leave_out_running_lines(&mut pages);
    let leading = usual(pages.iter().flatten().filter_map(|line| line.below));
    let mut lines: Vec<(String, bool)> = Vec::new();
    for page in pages {
        for (n, line) in page.into_iter().enumerate() {
            let is_new = match line.below {
                Some(below) => below > 1.4 * leading,
                // A sentence goes on over the end of a page.
                None if n == 0 => lines.last().is_none_or(|(before, _)| ends(before)),
                None => true,
            };
            lines.push((line.text.trim().to_owned(), is_new));
        }
    }
    let words: BTreeSet<String> = lines.iter().flat_map(|(line, _)| inner_words(line)).collect();
    let is_dividing = lines.iter().filter(|(line, _)| divided(line).is_some()).count() * 25 > lines.len();
    let mut out = Text { left_out, ..Text::default() };
    for (line, is_new) in lines {
        let joined = divided(&out.text).filter(|_| !is_new || line.starts_with(char::is_lowercase));
        if let (Some(first), true) = (joined.map(str::to_owned), line.starts_with(char::is_lowercase)) {
            let second = line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
            let whole = format!("{first}{second}").to_lowercase();
            let hyphened = format!("{first}-{second}").to_lowercase();
            // Where the document writes the word elsewhere, it tells whether the hyphen is the word's own.
            let is_own = words.contains(&hyphened) || (!words.contains(&whole) && !is_dividing);
            if !is_own {
                out.text.pop();
                out.joined += 1;
            }
            out.text.push_str(&line);
            continue;
        }
        if !out.text.is_empty() {
            out.text.push_str(if is_new { "\n\n" } else { "\n" });
        }
        out.text.push_str(&line);
    }
    out
}

/// The letters before a hyphen at the end of a text.
fn divided(text: &str) -> Option<&str> {
    let head = text.strip_suffix(['-', '\u{2010}', '\u{ad}'])?;
    let start = head
        .rfind(|c: char| !c.is_alphanumeric())
        .map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8));
    let word = &head[start..];
    (word.chars().count() >= 2 && word.ends_with(char::is_lowercase)).then_some(word)
}

/// The words of a line but its last, which may go on.
fn inner_words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = line
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.pop();
    words
}

fn ends(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', ')', '»', ']']).ends_with(['.', '!', '?', ':'])
}

/// The middle one of some numbers; of two, the lower.
fn usual(numbers: impl Iterator<Item = f32>) -> f32 {
    let mut numbers: Vec<f32> = numbers.collect();
    numbers.sort_by(f32::total_cmp);
    numbers.get(numbers.len().saturating_sub(1) / 2).copied().unwrap_or(f32::MAX)
}

/// Leaves out the first and last lines of pages that are alike, but for figures, on most pages.
fn leave_out_running_lines(pages: &mut [Vec<Line>]) -> usize {
    const AT_EDGE: usize = 2;
    if pages.len() < 3 {
        return 0;
    }
    let form = |line: &Line| {
        line.text.trim().chars().map(|c| if c.is_ascii_digit() { '#' } else { c }).collect::<String>()
    };
    let edges =
        |count: usize| (0..count.min(AT_EDGE)).chain(count.saturating_sub(AT_EDGE).max(AT_EDGE)..count);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages.iter() {
        let forms: BTreeSet<String> = edges(page.len()).map(|n| form(&page[n])).collect();
        forms.into_iter().for_each(|form| *counts.entry(form).or_default() += 1);
    }
    let most = (pages.len() * 6 / 10).max(3);
    let mut left_out = 0;
    for page in pages.iter_mut() {
        let at_edge: BTreeSet<usize> = edges(page.len()).collect();
        let mut n = 0;
        page.retain(|line| {
            let is_running =
                at_edge.contains(&n) && counts.get(&form(line)).is_some_and(|count| *count >= most);
            n += 1;
            left_out += usize::from(is_running);
            !is_running
        });
    }
    left_out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(lines: &[(&str, f32)]) -> Vec<Line> {
        let line = |(n, (text, below)): (usize, &(&str, f32))| Line {
            text: (*text).to_owned(),
            below: (n > 0).then_some(*below),
        };
        lines.iter().enumerate().map(line).collect()
    }

    #[test]
    fn paragraphs_and_pages_are_joined() {
        let pages = vec![
            page(&[
                ("Lunde Herald 1", 0.0),
                ("It rained in the", 30.0),
                ("morning.", 12.0),
                ("The board", 24.0),
                ("met and", 12.0),
            ]),
            page(&[
                ("Lunde Herald 2", 0.0),
                ("decided", 30.0),
                ("nothing.", 12.0),
                ("All went home.", 12.0),
                ("So did we.", 12.0),
            ]),
            page(&[
                ("Lunde Herald 3", 0.0),
                ("End of the report.", 30.0),
                ("It was long.", 12.0),
                ("Very.", 12.0),
                ("Indeed.", 12.0),
            ]),
        ];
        let text = text(pages);
        assert_eq!(text.left_out, 3);
        assert!(text.text.starts_with("It rained in the\nmorning.\n\nThe board\nmet and\n"), "{}", text.text);
    }

    #[test]
    fn a_hyphen_is_taken_for_what_the_document_shows() {
        let lines =
            |lines: &[&str]| text(vec![page(&lines.iter().map(|line| (*line, 12.0)).collect::<Vec<_>>())]);
        let found = lines(&[
            "The agree-",
            "ment stood, an agreement of",
            "a long-",
            "term kind, as long-term ones are.",
        ]);
        assert_eq!(
            found.text,
            "The agreement stood, an agreement of\na long-term kind, as long-term ones are."
        );
        assert_eq!(found.joined, 1);
        let found = lines(&[
            "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s",
            "t", "u", "v", "w", "x", "a time-", "bomb",
        ]);
        assert!(
            found.text.ends_with("a time-bomb"),
            "one hyphen among many lines is a word's own: {}",
            found.text
        );
    }
}
