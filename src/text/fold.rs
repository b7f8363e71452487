//! Folding text for comparison, with a way back to where each folded byte came from.
//!
//! Two texts that differ only in how they were typeset fold to the same: Unicode compatibility forms
//! (NFKC, Unicode Standard Annex 15), kinds of quotation marks and dashes, soft hyphens, invisible
//! characters and white space. Case is kept, and so is every word and every other mark: folding never
//! makes a sentence equal to another one.

use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// A text as it is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    segments: Vec<Segment>,
}

/// A run of folded text and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Segment {
    folded: u32,
    original: Range<u32>,
    /// Whether each byte stands for the byte at the same distance; otherwise the run stands for the
    /// original range as a whole.
    verbatim: bool,
}

impl Segment {
    /// The byte of the original at which the folded byte at `offset`, which is the run's, begins.
    fn start(&self, offset: usize) -> usize {
        let within = if self.verbatim { offset - self.folded as usize } else { 0 };
        self.original.start as usize + within
    }

    /// The byte of the original at which what is folded before `offset` ends.
    fn end(&self, offset: usize) -> usize {
        if self.verbatim {
            return self.original.start as usize + (offset - self.folded as usize);
        }
        self.original.end as usize
    }
}

/// Folds `text`. Linear in its length.
#[must_use]
pub fn fold(text: &str) -> Folded {
    let out = Folded { text: String::with_capacity(text.len()), segments: Vec::new() };
    let mut folder = Folder { out, space: None };
    let mut cursor = Cursor { text, at: 0 };
    let mut cluster = String::new();
    loop {
        let plain = cursor.plain_run();
        if !plain.is_empty() {
            folder.write_run(text, plain);
        }
        let Some(atom) = cursor.next() else { return folder.out };
        folder.take(atom, &mut cursor, &mut cluster);
    }
}

/// Goes through a text without its invisible characters.
struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl Cursor<'_> {
    fn peek(&mut self) -> Option<Atom> {
        loop {
            let c = self.text.get(self.at..)?.chars().next()?;
            if !is_invisible(c) {
                return Some(Atom { c, start: self.at, end: self.at + c.len_utf8() });
            }
            self.at += c.len_utf8();
        }
    }

    fn next(&mut self) -> Option<Atom> {
        let atom = self.peek()?;
        self.at = atom.end;
        Some(atom)
    }

    fn next_if(&mut self, wanted: impl Fn(char) -> bool) -> Option<Atom> {
        self.peek().filter(|atom| wanted(atom.c)).inspect(|atom| self.at = atom.end)
    }

    /// Takes the characters that folding surely leaves alone, in most texts nearly all.
    fn plain_run(&mut self) -> Range<usize> {
        let bytes = &self.text.as_bytes()[self.at..];
        let is_plain = |(at, b): (usize, &u8)| match b {
            b'-' | b'`' => false,
            // One space between words stays as it is.
            b' ' => {
                let before = at.checked_sub(1).and_then(|before| bytes.get(before));
                before.is_some_and(u8::is_ascii_graphic)
                    && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
            }
            _ => b.is_ascii_graphic(),
        };
        let mut length = bytes.iter().enumerate().take_while(|each| is_plain(*each)).count();
        // A mark may follow that combines with the last one.
        if bytes.get(length).is_some_and(|b| !b.is_ascii()) {
            length = length.saturating_sub(1);
            let space = length.checked_sub(1).and_then(|last| bytes.get(last)) == Some(&b' ');
            length -= usize::from(space);
        }
        self.at += length;
        self.at - length..self.at
    }
}

impl Folded {
    /// The folded text. It neither begins nor ends with white space.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the original that the folded bytes at `range` came from.
    #[must_use]
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        if range.is_empty() {
            let at = self.start(range.start);
            return at..at;
        }
        self.start(range.start)..self.end(range.end)
    }

    /// As [`Self::original`] for ranges in order that are not empty and do not overlap, in one walk.
    pub(crate) fn originals<'f>(
        &'f self,
        ranges: &'f [Range<usize>],
    ) -> impl Iterator<Item = Range<usize>> + 'f {
        let mut at = 0;
        let mut segment = move |offset: usize| {
            while self.segments.get(at + 1).is_some_and(|next| next.folded as usize <= offset) {
                at += 1;
            }
            self.segments.get(at)
        };
        ranges.iter().map(move |range| {
            let start = segment(range.start).map_or(0, |segment| segment.start(range.start));
            start..segment(range.end.saturating_sub(1)).map_or(0, |segment| segment.end(range.end))
        })
    }

    fn start(&self, offset: usize) -> usize {
        self.segment(offset).map_or(0, |segment| segment.start(offset))
    }

    fn end(&self, offset: usize) -> usize {
        self.segment(offset.saturating_sub(1)).map_or(0, |segment| segment.end(offset))
    }

    fn segment(&self, offset: usize) -> Option<&Segment> {
        let next = self.segments.partition_point(|s| s.folded as usize <= offset);
        self.segments.get(next.checked_sub(1)?)
    }

    /// Adds text that stands for `original`.
    fn push(&mut self, text: &str, original: &Range<usize>, verbatim: bool) {
        let folded = offset(self.text.len());
        self.text.push_str(text);
        let original = offset(original.start)..offset(original.end);
        match self.segments.last_mut() {
            Some(last) if verbatim && last.verbatim && last.original.end == original.start => {
                last.original.end = original.end;
            }
            Some(last) if !verbatim && !last.verbatim && last.original == original => {}
            _ => self.segments.push(Segment { folded, original, verbatim }),
        }
    }
}

#[derive(Clone, Copy)]
struct Atom {
    c: char,
    start: usize,
    end: usize,
}

struct Folder {
    out: Folded,
    /// White space that was read and not yet written, since it may stand at the end.
    space: Option<Space>,
}

struct Space {
    original: Range<usize>,
    verbatim: bool,
}

impl Folder {
    fn take(&mut self, atom: Atom, rest: &mut Cursor<'_>, cluster: &mut String) {
        let range = atom.start..atom.end;
        if atom.c.is_whitespace() {
            self.read_space(range, atom.c == ' ');
        } else if is_long_dash(atom.c) || (atom.c == '-' && rest.peek().is_some_and(|a| a.c == '-')) {
            self.read_long_dash(range, rest);
        } else if atom.c.is_ascii() && rest.peek().is_none_or(|next| next.c.is_ascii()) {
            self.write(plain(atom.c), range, plain(atom.c) == atom.c);
        } else {
            self.read_cluster(atom, rest, cluster);
        }
    }

    fn read_space(&mut self, range: Range<usize>, verbatim: bool) {
        self.space = Some(match self.space.take() {
            Some(space) => Space { original: space.original.start..range.end, verbatim: false },
            None => Space { original: range, verbatim },
        });
    }

    /// A dash between words, however it is typed and spaced, is a hyphen between spaces. A hyphen within
    /// a word stays within it.
    fn read_long_dash(&mut self, range: Range<usize>, rest: &mut Cursor<'_>) {
        let mut end = range.end;
        while let Some(next) = rest.next_if(|c| c == '-' || is_long_dash(c)) {
            end = next.end;
        }
        if self.space.is_none() {
            self.space = Some(Space { original: range.start..range.start, verbatim: false });
        }
        self.write('-', range.start..end, false);
        self.space = Some(Space { original: end..end, verbatim: false });
    }

    /// A character with what may combine with it, in its composed compatibility form.
    fn read_cluster(&mut self, first: Atom, rest: &mut Cursor<'_>, cluster: &mut String) {
        cluster.clear();
        cluster.push(plain(first.c));
        let mut end = first.end;
        while let Some(next) = rest.next_if(|c| !starts_cluster(c)) {
            cluster.push(next.c);
            end = next.end;
        }
        let range = first.start..end;
        if cluster.chars().eq(std::iter::once(first.c)) && cluster.nfkc().eq(std::iter::once(first.c)) {
            return self.write_verbatim(first.c, range);
        }
        for c in cluster.nfkc() {
            if c.is_whitespace() {
                self.read_space(range.clone(), false);
            } else {
                self.write(plain(c), range.clone(), false);
            }
        }
    }

    fn write_verbatim(&mut self, c: char, range: Range<usize>) {
        let out = plain(c);
        self.write(out, range, out == c);
    }

    fn write(&mut self, c: char, range: Range<usize>, verbatim: bool) {
        self.write_space();
        self.out.push(c.encode_utf8(&mut [0; 4]), &range, verbatim);
    }

    fn write_run(&mut self, text: &str, range: Range<usize>) {
        self.write_space();
        self.out.push(&text[range.clone()], &range, true);
    }

    fn write_space(&mut self) {
        if let Some(space) = self.space.take()
            && !self.out.text.is_empty()
        {
            self.out.push(" ", &space.original, space.verbatim);
        }
    }
}

/// Whether nothing before `c` can combine with it.
fn starts_cluster(c: char) -> bool {
    if c.is_ascii() {
        return true;
    }
    let first = std::iter::once(c).nfkd().next().unwrap_or(c);
    canonical_combining_class(first) == 0 && is_nfkc_quick(std::iter::once(first)) != IsNormalized::Maybe
}

/// The plain form of quotation marks, hyphens and minus; other characters as they are.
const fn plain(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '′' | '‵' | '´' | '`' | 'ʼ' | 'ʹ' | '‹' | '›' | '＇' => {
            '\''
        }
        '“' | '”' | '„' | '‟' | '″' | '‶' | '«' | '»' | '〝' | '〞' | '〟' | '＂' | '❝' | '❞' => {
            '"'
        }
        '‐' | '‑' | '‒' | '–' | '−' | '⁃' | '﹘' | '﹣' | '－' => '-',
        _ => c,
    }
}

const fn is_long_dash(c: char) -> bool {
    matches!(c, '—' | '―' | '⸺' | '⸻')
}

/// Soft hyphens, zero-width characters, directional marks and variation selectors.
const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
    )
}

fn offset(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        fold(text).text().to_owned()
    }

    #[test]
    fn typesetting_folds_away_and_case_stays() {
        assert_eq!(folded("“No,” she\u{a0}said: it’s\r\n  co\u{ad}op"), "\"No,\" she said: it's coop");
        assert_eq!(folded("cafe\u{301} ﬁve １２"), "café five 12");
        assert_eq!(folded("−5 to 28–29"), "-5 to 28-29");
        assert_eq!(folded("Minister minister"), "Minister minister");
        assert_eq!(folded("  \u{200b} "), "");
    }

    #[test]
    fn a_dash_between_words_is_one_form_and_a_hyphen_another() {
        for dash in ["a—b", "a — b", "a -- b", "a--b", "a – b", "a - b", "a ― b", "a—— b"] {
            assert_eq!(folded(dash), "a - b", "{dash}");
        }
        assert_eq!(folded("a-b a–b"), "a-b a-b");
        assert_eq!(folded("a —"), "a -");
        assert_eq!(folded("— a"), "- a");
    }

    #[test]
    fn every_folded_range_leads_back() {
        let text = "He said: “cafe\u{301} ﬁve” —  now\u{ad}here";
        let folded = fold(text);
        let back = |needle: &str| {
            let start = folded.text().find(needle).unwrap();
            &text[folded.original(start..start + needle.len())]
        };
        assert_eq!(back("café"), "cafe\u{301}");
        assert_eq!(back("\"café five\""), "“cafe\u{301} ﬁve”");
        assert_eq!(back("five"), "ﬁve");
        assert_eq!(back("- "), "—  ");
        assert_eq!(back("nowhere"), "now\u{ad}here");
        assert_eq!(folded.original(0..0), 0..0);
    }

    #[test]
    fn folding_twice_is_folding_once_and_ranges_stay_on_characters() {
        let alphabet = [
            "a", "b", " ", "  ", "\n", "—", "-", "--", "“", "’", "e", "\u{301}", "\u{ad}", "ﬁ", "½", "…",
            "ｱ", "\u{ff9e}", "ᄀ", "ᅡ", "\u{200d}", "´", "\u{a8}", "Å", "1",
        ];
        let mut rng = fastrand::Rng::with_seed(7);
        for _ in 0..3000 {
            let text: String = (0..rng.usize(..12)).map(|_| *rng.choice(&alphabet).unwrap()).collect();
            let once = fold(&text);
            assert_eq!(folded(once.text()), once.text(), "{text:?}");
            let ends: Vec<usize> = once.text().char_indices().map(|(i, _)| i).collect();
            for pair in ends.windows(2) {
                assert!(text.get(once.original(pair[0]..pair[1])).is_some(), "{text:?}");
            }
        }
    }

    #[test]
    fn a_long_run_of_combining_marks_is_no_trouble() {
        let text = format!("e{}", "\u{301}".repeat(200_000));
        assert!(folded(&text).starts_with('é'));
    }
}
