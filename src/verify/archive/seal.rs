//! Seals: making them of captures, and verifying quotes by them where the capture is not here.
//!
//! A seal keeps, for each window of three folded words with what stands between them, 16 bits of a BLAKE3
//! hash, in order, and what the text has where (see `landmarks`). The text cannot be read from it, a quote
//! can be looked for in it, and two sources can be compared by it. A part of `n` words makes `n - 2` windows, each of which agrees by chance once in 2^16; in
//! a source of `w` words a part that is not there is taken for present with a chance of about
//! `w × 2^(-16 (n - 2))`: below one in a million for four words and a source of 4,000, and below one in
//! 10^11 for five. Shorter parts are not verified at all. Punctuation at the outer edges of a part is not
//! in any window and so is not compared; captures are stricter there.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::capture::{FoldedCapture, Found};
use super::landmarks::landmarks;
use super::pattern::{QuotePattern, Resolved};
use crate::index::Index;
use crate::model::{Capture, Dossier, Lock, MatchKind, NoteId, Passage, Seal};
use crate::read::names::NameFinder;
use crate::text::occurrences::{PartHits, align, occurrences};
use crate::text::words::words;

/// How many words a window holds.
const WINDOW: usize = 3;

/// How many words a part of a quote needs to be verified by a seal: two windows.
pub const LEAST_WORDS: usize = 4;

/// The purpose of the key, as BLAKE3's key derivation asks for it. Changing it changes every seal.
const CONTEXT: &str = "factum 2026 seal window 2";

/// The seal of a capture, with where it names the notes of `index`.
#[must_use]
pub fn seal_of(capture: &Capture, index: &Index) -> Seal {
    seal_with(capture, &NameFinder::new(index))
}

/// As [`seal_of`], with a finder made before.
#[must_use]
pub fn seal_with(capture: &Capture, names: &NameFinder) -> Seal {
    let text = FoldedCapture::new(Arc::clone(&capture.text));
    Seal {
        sha256: sha256(&capture.text),
        words: text.words.len(),
        landmarks: landmarks(&text, names),
        fingerprint: fingerprint(&text),
    }
}

impl Seal {
    /// Whether a capture has the words of this seal: their number and their fingerprint.
    pub(crate) fn is_of(&self, capture: &FoldedCapture) -> bool {
        self.words == capture.words.len() && self.fingerprint == fingerprint(capture)
    }
}

/// The SHA-256 of a text in hexadecimal, as `sha256sum` prints it.
#[must_use]
pub fn sha256(text: &str) -> String {
    crate::text::sha256_hex(text.as_bytes())
}

/// What looking for a quote in a seal came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundBySeal {
    /// As in a capture.
    Found(Found),
    /// A part has fewer than [`LEAST_WORDS`] words.
    TooShort,
}

/// Looks for a quote in the seal of its source. Linear in the number of windows for each part.
///
/// The words of prefix and suffix are looked for together with the first and the last part.
#[must_use]
pub fn find_by_seal(seal: &Seal, quote: &QuotePattern) -> FoundBySeal {
    if !quote.is_searchable() {
        return FoundBySeal::Found(Found::Nowhere);
    }
    let key = key();
    let mut hits = Vec::new();
    let parts =
        resolved(seal, &key, quote).map_or(Cow::Borrowed(&quote.parts), |found| Cow::Owned(found.parts));
    for (number, part) in parts.iter().enumerate() {
        let prefix = if number == 0 { quote.prefix.as_str() } else { "" };
        let suffix = if number + 1 == parts.len() { quote.suffix.as_str() } else { "" };
        let forms = joined_forms(prefix, &part.folded, suffix);
        let Some(found) = part_hits(&seal.fingerprint, &key, &forms) else { return FoundBySeal::TooShort };
        hits.push(found);
    }
    let alignments = align(&hits);
    let found = match alignments.count {
        0 => Found::Nowhere,
        1 => Found::Once(MatchKind::Sealed, Passage { words: alignments.first }),
        n => Found::Often(n),
    };
    FoundBySeal::Found(found)
}

/// The brackets of a quote that hold words which stand there by the seal, in bytes of the quote.
#[must_use]
pub(crate) fn needless_brackets_by_seal(seal: &Seal, quote: &QuotePattern) -> Vec<Range<usize>> {
    resolved(seal, &key(), quote).map_or_else(Vec::new, |found| found.needless)
}

fn resolved(seal: &Seal, key: &[u8; 32], quote: &QuotePattern) -> Option<Resolved> {
    quote.resolved(|part| {
        let form = Joined { text: part.folded.clone(), part: 0..part.folded.len() };
        part_hits(&seal.fingerprint, key, &[form]).is_some_and(|hits| !hits.is_empty())
    })
}

/// A part of a quote with its prefix and suffix around it.
struct Joined {
    text: String,
    /// Which bytes of it are the part.
    part: Range<usize>,
}

/// The ways in which prefix, part and suffix can follow on each other: with a space between or without.
fn joined_forms(prefix: &str, part: &str, suffix: &str) -> Vec<Joined> {
    let mut forms = Vec::new();
    for before in junctions(prefix, part) {
        for after in junctions(part, suffix) {
            let start = prefix.len() + before.len();
            let text = format!("{prefix}{before}{part}{after}{suffix}");
            forms.push(Joined { text, part: start..start + part.len() });
        }
    }
    forms
}

fn junctions(left: &str, right: &str) -> &'static [&'static str] {
    let fuses = left.ends_with(char::is_alphanumeric) && right.starts_with(char::is_alphanumeric);
    match (left.is_empty() || right.is_empty(), fuses) {
        (true, _) => &[""],
        (false, true) => &[" "],
        (false, false) => &["", " "],
    }
}

/// Where a part stands, in words; none where it is too short.
fn part_hits(fingerprint: &[u16], key: &[u8; 32], forms: &[Joined]) -> Option<PartHits> {
    let mut hits = PartHits::new();
    for form in forms {
        let words = words(&form.text);
        if words.len() < LEAST_WORDS {
            return None;
        }
        let before = words.partition_point(|word| word.end <= form.part.start);
        let length = words.iter().filter(|w| form.part.start <= w.start && w.end <= form.part.end).count();
        let found = occurrences(&windows(key, &form.text, &words), fingerprint);
        hits.extend(found.into_iter().map(|start| start + before..start + before + length));
    }
    hits.sort_unstable_by_key(|hit| hit.start);
    hits.dedup();
    Some(hits)
}

/// The hash of each window of a capture, in order.
pub(crate) fn fingerprint(capture: &FoldedCapture) -> Vec<u16> {
    windows(&key(), capture.folded.text(), &capture.words)
}

/// One key for all sources, so that their fingerprints can be compared with each other.
fn key() -> [u8; 32] {
    blake3::derive_key(CONTEXT, b"")
}

/// The hash of each window of a folded text, in order.
fn windows(key: &[u8; 32], folded: &str, words: &[Range<usize>]) -> Vec<u16> {
    let window = |run: &[Range<usize>]| {
        let text = &folded[run[0].start..run[WINDOW - 1].end];
        let hash = blake3::keyed_hash(key, text.as_bytes());
        u16::from_le_bytes([hash.as_bytes()[0], hash.as_bytes()[1]])
    };
    words.windows(WINDOW).map(window).collect()
}

/// How a lock stands to the sources and captures that are here. Each list is sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LockState {
    /// Sources that have a capture here and no seal.
    pub unsealed: Vec<NoteId>,
    /// Sources whose capture here is not the sealed one.
    pub stale: Vec<NoteId>,
    /// Sources whose seal has another fingerprint than the capture that it names.
    pub altered: Vec<NoteId>,
    /// Sources that name notes elsewhere than the seal says, since notes or aliases have changed.
    pub renamed: Vec<NoteId>,
    /// Seals of sources that the dossier does not have.
    pub orphaned: Vec<String>,
}

impl LockState {
    /// Whether nothing is to be done.
    #[must_use]
    pub fn is_current(&self) -> bool {
        *self == Self::default()
    }
}

/// Compares a lock with a dossier's sources. Names are compared where the capture is here.
#[must_use]
pub fn compare(lock: &Lock, dossier: &Dossier, index: &Index) -> LockState {
    let names = NameFinder::new(index);
    let mut state = LockState::default();
    for (source, capture) in &dossier.captures {
        match lock.seal(source) {
            None => state.unsealed.push(source.clone()),
            Some(seal) if seal.sha256 != capture.sha256 => state.stale.push(source.clone()),
            Some(seal) => {
                let text = FoldedCapture::new(Arc::clone(&capture.text));
                if !seal.is_of(&text) {
                    state.altered.push(source.clone());
                }
                if landmarks(&text, &names) != seal.landmarks {
                    state.renamed.push(source.clone());
                }
            }
        }
    }
    let is_known = |id: &&String| dossier.note(&NoteId::new(id)).is_some_and(|note| note.source().is_some());
    state.orphaned = lock.sources.keys().filter(|id| !is_known(id)).cloned().collect();
    state
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "a passage is a list of ranges, often of one")]
mod tests {
    use super::*;
    use crate::text::fixture::random_text;
    use crate::text::fold::fold;
    use crate::verify::fixture::{actor, capture, cast, dossier, index, pattern};

    const TEXT: &str = "Anna Berg of Norland said on Monday: “We will not open the bridge.” The mayor said on \
        Tuesday that it will open, and the mayor said on Friday that it will close.";

    fn gazette() -> NoteId {
        NoteId::new("gazette")
    }

    fn sealed(text: &str) -> Seal {
        seal_of(&capture(text), &index())
    }

    fn find(quote: &str, prefix: &str, suffix: &str) -> FoundBySeal {
        let folded = |t: &str| fold(t).text().to_owned();
        let pattern = QuotePattern { prefix: folded(prefix), suffix: folded(suffix), ..pattern(quote) };
        find_by_seal(&sealed(TEXT), &pattern)
    }

    fn once(words: &[Range<usize>]) -> FoundBySeal {
        FoundBySeal::Found(Found::Once(MatchKind::Sealed, Passage { words: words.to_vec() }))
    }

    #[test]
    fn a_seal_says_what_a_capture_has() {
        let seal = sealed(TEXT);
        assert_eq!(seal.words, 32);
        assert_eq!(seal.fingerprint.len(), 30);
        assert!(seal.landmarks.names.keys().eq(["anna-berg", "norland"]));
        assert_eq!(seal.sha256.len(), 64);
        assert_eq!(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert!(sealed("two words").fingerprint.is_empty());
    }

    #[test]
    fn quotes_are_verified_without_the_text() {
        assert_eq!(find("\"We will not open the bridge", "", ""), once(&[7..13]));
        assert_eq!(find("Anna Berg of Norland ... will not open the", "", ""), once(&[0..4, 8..12]));
        let absent = FoundBySeal::Found(Found::Nowhere);
        assert_eq!(find("We will now open the bridge", "", ""), absent);
        assert_eq!(find("We will, not open the bridge", "", ""), absent);
        assert_eq!(find("will not open the ... Anna Berg of Norland", "", ""), absent);
        assert_eq!(find("not open the", "", ""), FoundBySeal::TooShort);
    }

    #[test]
    fn prefix_and_suffix_choose_and_lend_their_words() {
        assert_eq!(find("the mayor said on", "", ""), once(&[23..27]));
        assert_eq!(find("mayor said on", "", ""), FoundBySeal::TooShort);
        assert_eq!(find("mayor said on", "A", ""), FoundBySeal::Found(Found::Nowhere));
        assert_eq!(find("mayor said on", "bridge.” The", ""), once(&[14..17]));
        assert_eq!(find("mayor said on", "", "Friday"), once(&[24..27]));
        assert_eq!(find("We will not", "Monday: “", ""), once(&[7..10]));
        assert_eq!(find("that it will open", "on Tuesday", ", and the"), once(&[18..22]));
        assert_eq!(find("that it will open", "on Friday", ""), FoundBySeal::Found(Found::Nowhere));
    }

    #[test]
    fn the_seal_agrees_with_the_capture() {
        let mut rng = fastrand::Rng::with_seed(5);
        for _ in 0..300 {
            let text = random_text(&mut rng, 80);
            let seal = sealed(&text);
            let full = FoldedCapture::new(&*text);
            let from = rng.usize(..full.words.len() - 12);
            let range = full.words[from].start..full.words[from + 3 + rng.usize(..8)].end;
            let mut quote = full.folded.text()[range].to_owned();
            if rng.bool() {
                let mut words: Vec<&str> = quote.split(' ').collect();
                words[rng.usize(..3)] = "never";
                quote = words.join(" ");
            }
            let searched = pattern(&quote);
            let FoundBySeal::Found(by_seal) = find_by_seal(&seal, &searched) else { panic!("{quote}") };
            match (full.find(&searched), by_seal) {
                (Found::Once(_, here), Found::Once(_, there)) => assert_eq!(here, there),
                (here, there) => assert_eq!(here, there, "{quote:?} in {text:?}"),
            }
        }
    }

    #[test]
    fn a_lock_is_compared_with_what_is_here() {
        let mut dossier = dossier(cast());
        dossier.captures.insert(gazette(), capture(TEXT));
        let index = Index::of(&dossier);
        assert_eq!(compare(&Lock::default(), &dossier, &index).unsealed, [gazette()]);
        let mut lock = Lock::default();
        lock.sources.insert("gazette".to_owned(), sealed(TEXT));
        assert!(compare(&lock, &dossier, &index).is_current());
        lock.sources.insert("gazette".to_owned(), Seal { fingerprint: vec![1, 2, 3], ..sealed(TEXT) });
        assert_eq!(compare(&lock, &dossier, &index).altered, [gazette()]);
        lock.sources.insert("gazette".to_owned(), sealed(TEXT));
        lock.sources.insert("herald".to_owned(), sealed(TEXT));
        assert_eq!(compare(&lock, &dossier, &index).orphaned, ["herald"]);
        dossier.notes.insert(NoteId::new("mayor"), actor("mayor", "Tuesday", &[]).into());
        assert_eq!(compare(&lock, &dossier, &Index::of(&dossier)).renamed, [gazette()]);
        dossier.captures.insert(gazette(), capture("other"));
        assert_eq!(compare(&lock, &dossier, &index).stale, [gazette()]);
    }
}
