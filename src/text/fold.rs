//! Folding text for comparison, with a way back to where each folded byte came from.
//!
//! Two texts that differ only in how they were typeset fold to the same: Unicode compatibility forms
//! (NFKC, Unicode Standard Annex 15), kinds of quotation marks and dashes, soft hyphens, invisible
//! characters and white space; and in what a capture was left with: HTML's character references, Markdown's
//! emphasis and links. Case is kept, and so is every word and every other mark: folding never makes a
//! sentence equal to another one.
//!
//! A hyphen at the end of a line joins the letters that it parts, and has a sign of its own (`BREAK`): whether
//! it belongs to the word nobody can tell from the text (`lan-⏎terns`, `half-⏎finished`), so both are found.

use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use super::cursor::{Atom, Cursor, line_end};
use super::markup::marks;
use super::scripts::{Spacing, extends, is_wide, spacing};

/// The hyphen between two letters that ended a line; every other hyphen is `-` in folded text.
pub(crate) const BREAK: char = '\u{2010}';

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
    fold_by(text, |cursor| cursor.plain_run())
}

/// Folds `text`, of which `plain_run` may pass over what folding leaves alone.
fn fold_by(text: &str, plain_run: impl Fn(&mut Cursor<'_>) -> Range<usize>) -> Folded {
    let out = Folded { text: String::with_capacity(text.len()), ..Folded::default() };
    let mut folder = Folder { out, space: None, last: ' ', is_quote_open: false };
    let marks = marks(text);
    let mut cursor = Cursor { text, at: 0, marks: &marks };
    let mut cluster = String::new();
    loop {
        let plain = plain_run(&mut cursor);
        if !plain.is_empty() {
            folder.write_run(text, plain);
        }
        let Some(atom) = cursor.next() else { return folder.out };
        folder.take(atom, &mut cursor, &mut cluster);
    }
}

impl Folded {
    /// The folded text. It neither begins nor ends with white space.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The folded text by itself.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// Where each [`BREAK`] stands in the folded text, in order.
    pub(crate) fn breaks(&self) -> Vec<usize> {
        self.text.match_indices(BREAK).map(|(at, _)| at).collect()
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

    /// Where in the folded text something begins that does not follow on what stands before it byte for byte.
    pub(crate) fn seams(&self) -> impl Iterator<Item = usize> + '_ {
        self.segments.iter().map(|segment| segment.folded as usize)
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

struct Folder {
    out: Folded,
    /// White space that was read and not yet written, since it may stand at the end.
    space: Option<Space>,
    /// The last character that was read and is no white space, as it was written in the original.
    last: char,
    /// Whether a single quotation mark was opened.
    is_quote_open: bool,
}

struct Space {
    original: Range<usize>,
    verbatim: bool,
    /// Whether a line ends in it.
    is_line_end: bool,
}

impl Folder {
    fn take(&mut self, atom: Atom, rest: &mut Cursor<'_>, cluster: &mut String) {
        let range = atom.start..atom.end;
        let length = range.len();
        if atom.c.is_whitespace() {
            return self.read_space(range, atom.c, length == 1);
        }
        if is_long_dash(atom.c) || (atom.c == '-' && rest.peek().is_some_and(|a| a.c == '-')) {
            self.read_long_dash(range, rest);
        } else if is_hyphen(atom.c) && self.ends_line(rest) {
            self.read_break(range, rest);
        } else if plain(atom.c) == '\'' {
            self.read_single_quote(range, rest, atom.c == '\'');
        } else if atom.c.is_ascii() && rest.peek().is_none_or(|next| next.c.is_ascii()) {
            let is_plain = plain(atom.c) == atom.c && length == 1;
            self.write(plain(atom.c), range, is_plain);
        } else {
            self.read_cluster(atom, rest, cluster);
        }
        self.last = atom.c;
    }

    fn read_space(&mut self, range: Range<usize>, c: char, is_one_byte: bool) {
        let is_line_end = c == '\n';
        self.space = Some(match self.space.take() {
            Some(space) => Space {
                original: space.original.start..range.end,
                verbatim: false,
                is_line_end: is_line_end || space.is_line_end,
            },
            None => Space { original: range, verbatim: c == ' ' && is_one_byte, is_line_end },
        });
    }

    /// A dash between words, however it is typed and spaced, is a hyphen between spaces. A hyphen within
    /// a word stays within it.
    fn read_long_dash(&mut self, range: Range<usize>, rest: &mut Cursor<'_>) {
        let mut end = range.end;
        while let Some(next) = rest.next_if(|c| c == '-' || is_long_dash(c)) {
            end = next.end;
        }
        let nothing = |at: usize| Space { original: at..at, verbatim: false, is_line_end: false };
        if self.space.is_none() {
            self.space = Some(nothing(range.start));
        }
        self.write('-', range.start..end, false);
        self.space = Some(nothing(end));
    }

    /// Whether a hyphen that was just read ends a line in the middle of a word.
    fn ends_line(&self, rest: &Cursor<'_>) -> bool {
        let after = &rest.text[rest.at..];
        let length = line_end(after);
        let goes_on = || after[length..].starts_with(|c: char| c.is_alphanumeric());
        self.space.is_none() && length > 0 && self.last.is_alphanumeric() && goes_on()
    }

    fn read_break(&mut self, range: Range<usize>, rest: &mut Cursor<'_>) {
        let next = rest.at + line_end(&rest.text[rest.at..]);
        let is_between_letters =
            self.last.is_alphabetic() && rest.text[next..].starts_with(char::is_alphabetic);
        self.write(if is_between_letters { BREAK } else { '-' }, range.start..next, false);
        rest.at = next;
    }

    /// Which quotation mark stands where is a matter of nesting, so a single one is as good as a double one.
    /// An apostrophe stands within a word, and feet and minutes after a number.
    fn read_single_quote(&mut self, range: Range<usize>, rest: &mut Cursor<'_>, is_straight: bool) {
        let before = self.out.text.chars().next_back().filter(|_| self.space.is_none()).unwrap_or(' ');
        let is_before = before.is_alphanumeric() || extends(before);
        let is_after = rest.peek().is_some_and(|next| next.c.is_alphanumeric() || extends(next.c));
        let is_unit = before.is_numeric() && !is_after && !self.is_quote_open;
        if is_before && is_after || is_unit {
            let is_plain = is_straight && range.len() == 1;
            return self.write('\'', range, is_plain);
        }
        self.is_quote_open = is_after && !is_before;
        self.write('"', range, false);
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
        let is_as_it_is = cluster.chars().eq(std::iter::once(first.c)) && range.len() == first.c.len_utf8();
        self.drop_space_beside(first.c);
        if is_as_it_is && cluster.nfkc().eq(std::iter::once(first.c)) {
            return self.write_verbatim(first.c, range);
        }
        for c in cluster.nfkc() {
            if c.is_whitespace() {
                self.read_space(range.clone(), ' ', false);
            } else {
                self.write(plain(c), range.clone(), false);
            }
        }
    }

    /// Scripts without spaces have lines that end in the middle of a word, and Chinese and Japanese have no
    /// use for any space.
    fn drop_space_beside(&mut self, next: char) {
        let is_of = |script: Spacing| spacing(self.last) == script && spacing(next) == script;
        let is_line_end = self.space.as_ref().is_some_and(|space| space.is_line_end);
        if is_wide(self.last) && is_wide(next) || is_line_end && is_of(Spacing::SouthEastAsian) {
            self.space = None;
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
        let run = &text[range.clone()];
        self.last = run.chars().next_back().unwrap_or(self.last);
        self.out.push(run, &range, true);
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

/// What may part a word at the end of a line.
const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–')
}

const fn is_long_dash(c: char) -> bool {
    matches!(c, '—' | '―' | '⸺' | '⸻')
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
    fn what_is_passed_over_is_what_folding_leaves_alone() {
        let mut rng = fastrand::Rng::with_seed(31);
        let letters: Vec<String> = ('\u{c0}'..='\u{17f}').map(String::from).collect();
        let scraps = "aZ5 \u{301}\u{304}\u{338}\u{61a}\u{a0}\n-–—'’\"“&.東́ກ\u{ad}\u{200b}*_[\\";
        let mut scraps: Vec<String> = scraps.chars().map(String::from).collect();
        scraps.extend(["&#x301;", "&shy;", "&amp;", "](b)"].map(String::from));
        for _ in 0..40_000 {
            let piece = |rng: &mut fastrand::Rng| match rng.usize(..5) {
                0 | 1 => rng.choice(&letters).unwrap().clone(),
                2 => " ".to_owned(),
                _ => rng.choice(&scraps).unwrap().clone(),
            };
            let text: String = (0..rng.usize(1..12)).map(|_| piece(&mut rng)).collect();
            let slow = fold_by(&text, |cursor| cursor.at..cursor.at);
            assert_eq!(fold(&text), slow, "{text:?}");
            let composed: String = text.nfc().collect();
            let apart: String = text.nfd().collect();
            assert_eq!(folded(&composed), folded(&apart), "{text:?}");
        }
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
    fn what_a_capture_was_left_with_folds_away() {
        assert_eq!(
            folded("Brandt &amp; Sons&nbsp;won &ldquo;it&rdquo; &mdash; so"),
            "Brandt & Sons won \"it\" - so"
        );
        assert_eq!(folded("lan&shy;terns R&D; &amp;quot;"), "lanterns R&D; \"");
        assert_eq!(folded("The **approved** _new_ [plan](/x) 1\\. 5*3"), "The approved new plan 1. 5*3");
        assert_eq!(folded("Caf**e\u{301}** *“So”*"), "Café \"So\"");
    }

    #[test]
    fn a_hyphen_at_a_lines_end_joins_and_is_remembered() {
        for text in ["lan-\nterns", "lan- \r\n  terns", "lan\u{2010}\nterns", "**lan-\nterns**"] {
            assert_eq!((folded(text).as_str(), fold(text).breaks()), ("lan‐terns", vec![3]), "{text:?}");
        }
        assert_eq!(folded("lan\u{ad}\nterns lan\u{ad} \n terns"), "lanterns lanterns");
        for (text, same) in [("1990-\n95", "1990-95"), ("COVID-\n19", "COVID-19")] {
            assert_eq!((folded(text).as_str(), fold(text).breaks().len()), (same, 0));
        }
        for (text, same) in [
            ("so -\nthen", "so - then"),
            ("so-\n\nThen", "so- Then"),
            ("a:\n-\nb", "a: - b"),
            ("a--\nb", "a - b"),
        ] {
            assert_eq!((folded(text).as_str(), fold(text).breaks().len()), (same, 0));
        }
    }

    #[test]
    fn single_marks_are_as_good_as_double_ones_and_apostrophes_stay() {
        assert_eq!(folded("said ‘we will’ on"), "said \"we will\" on");
        assert_eq!(folded("«‹We› will»"), "\"\"We\" will\"");
        assert_eq!(folded("the board's, O’Brien, it's"), "the board's, O'Brien, it's");
        assert_eq!(folded("a 5' wall and 'in 1990' too, 6'2"), "a 5' wall and \"in 1990\" too, 6'2");
        assert_eq!(folded("\"a 5' wall\""), "\"a 5' wall\"");
    }

    #[test]
    fn spaces_mean_nothing_in_scripts_without_spaces() {
        assert_eq!(folded("自强不息，厚\n德 载物。\n市長"), "自强不息,厚德载物。市長");
        assert_eq!(folded("東京 Tokyo 東京"), "東京 Tokyo 東京");
        assert_eq!(folded("ที่\nนี่ ที่"), "ที่นี่ ที่");
        assert_eq!(folded("한국어 단어"), "한국어 단어");
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
            "ｱ", "\u{ff9e}", "ᄀ", "ᅡ", "\u{200d}", "´", "\u{a8}", "Å", "1", "'", "&amp;", "&nbsp;", "港",
            "，", "*", "_", "[", "](b)", "\\",
        ];
        let mut rng = fastrand::Rng::with_seed(7);
        for _ in 0..12_000 {
            let text: String = (0..rng.usize(..12)).map(|_| *rng.choice(&alphabet).unwrap()).collect();
            let once = fold(&text);
            // Where a mark is gone, what stood beside it may look like one.
            if !text.contains(['*', '_', '[', ']', '\\']) {
                assert_eq!(folded(once.text()), once.text().replace(BREAK, "-"), "{text:?}");
            }
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
