//! English stems: Snowball's English stemmer ("Porter2") as its definition of version 3.1 has it,
//! without the steps for apostrophes, which words have lost before they come here.
//!
//! Only the index is stemmed: it says of each word that it holds which stem the word has, so the
//! script on the page needs no stemmer. That is smaller than one, finds words by their beginnings
//! exactly ("meeti" on the way to "meetings"), and leaves nothing that two languages would have to
//! agree on.

/// Words whose stem is not what the steps would make of them.
const EXCEPTIONS: [(&str, &str); 15] = [
    ("andes", "andes"),
    ("atlas", "atlas"),
    ("bias", "bias"),
    ("cosmos", "cosmos"),
    ("early", "earli"),
    ("gently", "gentl"),
    ("howe", "howe"),
    ("idly", "idl"),
    ("news", "news"),
    ("only", "onli"),
    ("singly", "singl"),
    ("skies", "sky"),
    ("skis", "ski"),
    ("sky", "sky"),
    ("ugly", "ugli"),
];

/// Beginnings that count as the region before the first suffix.
const BEGINNINGS: [&str; 9] =
    ["gener", "commun", "arsen", "past", "univers", "later", "emerg", "organ", "inter"];

const STEP_2: [(&str, &str); 25] = [
    ("tional", "tion"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("abli", "able"),
    ("entli", "ent"),
    ("izer", "ize"),
    ("ization", "ize"),
    ("ational", "ate"),
    ("ation", "ate"),
    ("ator", "ate"),
    ("alism", "al"),
    ("aliti", "al"),
    ("alli", "al"),
    ("fulness", "ful"),
    ("ousli", "ous"),
    ("ousness", "ous"),
    ("iveness", "ive"),
    ("iviti", "ive"),
    ("biliti", "ble"),
    ("bli", "ble"),
    ("ogist", "og"),
    ("ogi", "og"),
    ("fulli", "ful"),
    ("lessli", "less"),
    ("li", ""),
];

const STEP_3: [(&str, &str); 9] = [
    ("tional", "tion"),
    ("ational", "ate"),
    ("alize", "al"),
    ("icate", "ic"),
    ("iciti", "ic"),
    ("ical", "ic"),
    ("ful", ""),
    ("ness", ""),
    ("ative", ""),
];

const STEP_4: [(&str, &str); 18] = [
    ("al", ""),
    ("ance", ""),
    ("ence", ""),
    ("er", ""),
    ("ic", ""),
    ("able", ""),
    ("ible", ""),
    ("ant", ""),
    ("ement", ""),
    ("ment", ""),
    ("ent", ""),
    ("ism", ""),
    ("ate", ""),
    ("iti", ""),
    ("ous", ""),
    ("ive", ""),
    ("ize", ""),
    ("ion", ""),
];

/// The stem of a folded word, stemmed until it no longer changes: a stem is its own stem, so that
/// no word stands for one stem and is another.
pub(super) fn stem(word: &str) -> String {
    let mut stem = stem_once(word);
    // Each round takes letters away or turns a y into an i, so that few are needed.
    for _ in 0..8 {
        let again = stem_once(&stem);
        if again == stem {
            break;
        }
        stem = again;
    }
    stem
}

/// What is not made of the letters a to z, or has fewer than three, stays.
pub(super) fn stem_once(word: &str) -> String {
    if word.len() < 3 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return word.to_owned();
    }
    if let Ok(at) = EXCEPTIONS.binary_search_by_key(&word, |(known, _)| known) {
        return EXCEPTIONS[at].1.to_owned();
    }
    let mut stemmer = Stemmer::of(word);
    stemmer.step_1a();
    stemmer.step_1b();
    stemmer.step_1c();
    stemmer.step_2();
    stemmer.step_3();
    stemmer.step_4();
    stemmer.step_5();
    stemmer.letters.to_ascii_lowercase()
}

/// A word on its way to its stem. `Y` is a y that stands for a consonant.
struct Stemmer {
    letters: String,
    /// Where the regions R1 and R2 of the definition begin.
    r1: usize,
    r2: usize,
}

fn is_vowel(letter: u8) -> bool {
    b"aeiouy".contains(&letter)
}

/// What comes after the first consonant that follows a vowel, from `from` on.
fn region(letters: &[u8], from: usize) -> usize {
    let vowel = (from..letters.len()).find(|at| is_vowel(letters[*at]));
    let consonant = vowel.and_then(|vowel| (vowel..letters.len()).find(|at| !is_vowel(letters[*at])));
    consonant.map_or(letters.len(), |at| at + 1)
}

impl Stemmer {
    fn of(word: &str) -> Self {
        let mut letters = String::with_capacity(word.len() + 1);
        let mut after_vowel = true;
        for letter in word.chars() {
            let letter = if letter == 'y' && after_vowel { 'Y' } else { letter };
            after_vowel = matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
            letters.push(letter);
        }
        let beginning = BEGINNINGS.iter().find(|start| letters.starts_with(**start));
        let r1 = beginning.map_or_else(|| region(letters.as_bytes(), 0), |start| start.len());
        let r2 = region(letters.as_bytes(), r1);
        Self { letters, r1, r2 }
    }

    fn ends(&self, suffix: &str) -> bool {
        self.letters.ends_with(suffix)
    }

    /// What stands before a suffix.
    fn before(&self, suffix: &str) -> &str {
        &self.letters[..self.letters.len() - suffix.len()]
    }

    fn replace(&mut self, suffix: &str, by: &str) {
        self.letters.truncate(self.letters.len() - suffix.len());
        self.letters.push_str(by);
    }

    /// The longest of the suffixes that the word ends in, if it stands in the region.
    fn longest(
        &self,
        steps: &[(&'static str, &'static str)],
        region: usize,
    ) -> Option<(&'static str, &'static str)> {
        let ending =
            steps.iter().filter(|(suffix, _)| self.ends(suffix)).max_by_key(|(suffix, _)| suffix.len());
        ending.copied().filter(|(suffix, _)| self.before(suffix).len() >= region)
    }

    fn step_1a(&mut self) {
        if self.ends("sses") {
            self.replace("sses", "ss");
        } else if self.ends("ied") || self.ends("ies") {
            let by = if self.letters.len() > 4 { "i" } else { "ie" };
            self.replace("ies", by);
        } else if self.ends("s") && !self.ends("us") && !self.ends("ss") {
            let before = self.before("s").as_bytes();
            if before.iter().rev().skip(1).any(|letter| is_vowel(*letter)) {
                self.replace("s", "");
            }
        }
    }

    fn step_1b(&mut self) {
        if let Some(suffix) = ["eedly", "eed"].into_iter().find(|suffix| self.ends(suffix)) {
            let before = self.before(suffix);
            if before.len() >= self.r1 && !["proc", "exc", "succ"].contains(&before) {
                self.replace(suffix, "ee");
            }
            return;
        }
        if self.ends("ing") {
            let before = self.before("ing");
            if ["inn", "out", "cann", "herr", "earr", "even"].contains(&before) {
                return;
            }
            if before.len() == 2 && before.ends_with('y') && !is_vowel(before.as_bytes()[0]) {
                return self.replace("ying", "ie");
            }
        }
        let suffix = ["ingly", "edly", "ing", "ed"].into_iter().find(|suffix| self.ends(suffix));
        if let Some(suffix) = suffix.filter(|suffix| self.before(suffix).bytes().any(is_vowel)) {
            self.replace(suffix, "");
            self.mend();
        }
    }

    /// Gives the word its end back after `ed` or `ing` was taken: hoped, hopping.
    fn mend(&mut self) {
        let letters = self.letters.as_bytes();
        let ends_double = letters.len() > 1
            && letters[letters.len() - 1] == letters[letters.len() - 2]
            && b"bdfgmnprt".contains(&letters[letters.len() - 1]);
        if ["at", "bl", "iz"].iter().any(|suffix| self.ends(suffix)) {
            self.letters.push('e');
        } else if ends_double {
            if !(letters.len() == 3 && b"aeo".contains(&letters[0])) {
                self.letters.pop();
            }
        } else if letters.len() == self.r1 && is_short(&self.letters) {
            self.letters.push('e');
        }
    }

    fn step_1c(&mut self) {
        let letters = self.letters.as_bytes();
        let count = letters.len();
        if count > 2 && matches!(letters[count - 1], b'y' | b'Y') && !is_vowel(letters[count - 2]) {
            self.replace("y", "i");
        }
    }

    fn step_2(&mut self) {
        let Some((suffix, by)) = self.longest(&STEP_2, self.r1) else { return };
        let last = self.before(suffix).bytes().last();
        let applies = match suffix {
            "ogi" => last == Some(b'l'),
            "li" => last.is_some_and(|letter| b"cdeghkmnrt".contains(&letter)),
            _ => true,
        };
        if applies {
            self.replace(suffix, by);
        }
    }

    fn step_3(&mut self) {
        let Some((suffix, by)) = self.longest(&STEP_3, self.r1) else { return };
        if suffix != "ative" || self.before(suffix).len() >= self.r2 {
            self.replace(suffix, by);
        }
    }

    fn step_4(&mut self) {
        let Some((suffix, by)) = self.longest(&STEP_4, self.r2) else { return };
        if suffix != "ion" || self.before(suffix).ends_with(['s', 't']) {
            self.replace(suffix, by);
        }
    }

    fn step_5(&mut self) {
        let Some(last) = self.letters.chars().last() else { return };
        let before = &self.letters[..self.letters.len() - 1];
        let goes = match last {
            'e' => before.len() >= self.r2 || (before.len() >= self.r1 && !is_short(before)),
            'l' => before.len() >= self.r2 && before.ends_with('l'),
            _ => false,
        };
        if goes {
            self.letters.pop();
        }
    }
}

/// Whether the letters end in what the definition calls a short syllable.
fn is_short(letters: &str) -> bool {
    match letters.as_bytes() {
        [first, last] => is_vowel(*first) && !is_vowel(*last),
        [.., before, vowel, last] => {
            let is_closed = !is_vowel(*last) && !b"wxY".contains(last);
            (is_closed && is_vowel(*vowel) && !is_vowel(*before)) || letters.ends_with("past")
        }
        _ => false,
    }
}
