//! `factum.lock` as text: after a line with its version, one line a source, an overlap, a quote, and a sentence
//! with names that stand around quotes.
//!
//! Lines are sorted, and each says of itself all that it says, so that the locks of two editors merge line by
//! line. The same lock always makes the same bytes. A line ends with a digest of itself: it shows an accident,
//! and protects from nobody.
//!
//! ```text
//! SOURCE capture SHA256 ROOT WORDS ATOMS
//! SOURCE names WORDS:TEXT...
//! SOURCE overlap OTHER PERCENT
//! SOURCE quote KEY TIMES WORDS ATOMS WRITTEN OPENING [MARK...]
//! ```

use std::collections::BTreeMap;
use std::fmt;

use super::encoding::{base64, escaped};
use super::line::{Line, checked, names_line, quote_line, read_line};
use super::passages::sorted_names;
use crate::model::{Lock, QuoteKey, Seal, SealedQuote, WrittenName};

/// The number of this format.
const VERSION: u32 = 4;

/// How many names may be looked at for the quotes of a lock, and how many may be kept with them, for each of its bytes.
/// A seal comes near neither. Each quote of a stranger's lock may claim to lie among all of its names: without bounds a
/// megabyte of it took gigabytes.
const MOST_LOOKED_AT: usize = 32;
const MOST_KEPT: usize = 1;

/// What the first line says before the version.
const TITLE: &str = "factum.lock ";

/// Why a lock could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockError {
    /// From 1; 0 where the whole is meant.
    pub line: usize,
    /// From 1; 0 where the whole is meant.
    pub column: usize,
    /// What is wrong, in words.
    pub message: String,
}

impl fmt::Display for LockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for LockError {}

/// The text of a lock, with a line end at its end.
#[must_use]
pub fn write_lock(lock: &Lock) -> String {
    let mut lines = Vec::new();
    for (id, seal) in &lock.sources {
        let (id, root) = (escaped(id), base64(&seal.root));
        let (sha256, words, atoms) = (&seal.sha256, seal.words, seal.atoms);
        lines.push(checked(format!("{id} capture {sha256} {root} {words:08} {atoms:08}")));
        lines.extend(seal.quotes.iter().map(|(key, quote)| checked(quote_line(&id, key, quote))));
        let sentences = names_by_sentence(seal).into_values();
        lines.extend(sentences.map(|names| checked(names_line(&id, sorted_names(names).iter()))));
    }
    for ((one, other), percent) in &lock.overlaps {
        lines.push(checked(format!("{} overlap {} {percent}", escaped(one), escaped(other))));
    }
    lines.sort_unstable();
    format!("{TITLE}{VERSION}\n{}", lines.concat())
}

/// The names around the quotes of a source, by the first words of their sentences.
fn names_by_sentence(seal: &Seal) -> BTreeMap<usize, Vec<WrittenName>> {
    let mut names: BTreeMap<usize, Vec<WrittenName>> = BTreeMap::new();
    for around in seal.quotes.values().map(|quote| &quote.around) {
        for name in &around.names {
            names.entry(around.sentence_of(name.words.start).start).or_default().push(name.clone());
        }
    }
    names
}

/// Reads a lock. An empty text is an empty lock.
///
/// # Errors
/// Where and why the text is not a lock that this version of Factum understands.
pub fn read_lock(text: &str) -> Result<Lock, LockError> {
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let Some((number, title)) = lines.next() else { return Ok(Lock::default()) };
    let at = |line: usize, message: String| LockError { line, column: 1, message };
    match version_of(title, text) {
        Some(VERSION) => {}
        Some(version) => return Err(at(number, refused(version))),
        None => return Err(at(number, "this is no lock: the first line gives no version".to_owned())),
    }
    let mut lock = Lock::default();
    let mut quotes = Quotes::default();
    let mut names = Names::default();
    for (number, line) in lines {
        let read = read_line(line).and_then(|line| keep(line, &mut lock, &mut quotes, &mut names));
        read.map_err(|message| at(number, message))?;
    }
    let mut room = Room { looked_at: text.len() * MOST_LOOKED_AT, kept: text.len() * MOST_KEPT };
    for (id, mut quotes) in quotes.finish() {
        let seal = lock.sources.get_mut(&id);
        let orphan = || at(0, format!("there are quotes of \"{id}\" and no capture of it"));
        let names = sorted_names(names.remove(&id).unwrap_or_default());
        for quote in quotes.values_mut() {
            let crowded =
                || at(0, format!("the quotes of \"{id}\" lie among more names than a seal gives them"));
            room.give(quote, &names).ok_or_else(crowded)?;
        }
        // Made anew at once, a map takes half the room of one that has grown.
        seal.ok_or_else(orphan)?.quotes = quotes.into_iter().collect();
    }
    Ok(lock)
}

/// How many names may still be looked at, and kept, for the quotes of a lock.
struct Room {
    looked_at: usize,
    kept: usize,
}

impl Room {
    /// Gives a quote the names by which it is judged, where there is room for them.
    fn give(&mut self, quote: &mut SealedQuote, names: &[WrittenName]) -> Option<()> {
        self.looked_at = self.looked_at.checked_sub(quote.around.count_near(&quote.words, names))?;
        quote.around.take_names(&quote.words, names);
        self.kept = self.kept.checked_sub(quote.around.names.len())?;
        Some(())
    }
}

/// The names that stand around the quotes of each source.
type Names = BTreeMap<String, Vec<WrittenName>>;

/// The quotes that were read, by source.
#[derive(Default)]
struct Quotes {
    by_source: BTreeMap<String, BTreeMap<QuoteKey, SealedQuote>>,
    /// Those of the source of the last line, which is nearly always the next one's too.
    last: Option<(String, BTreeMap<QuoteKey, SealedQuote>)>,
}

impl Quotes {
    fn of(&mut self, id: &str) -> &mut BTreeMap<QuoteKey, SealedQuote> {
        if self.last.as_ref().is_none_or(|(last, _)| last != id) {
            self.by_source.extend(self.last.take());
        }
        let known = || (id.to_owned(), self.by_source.remove(id).unwrap_or_default());
        &mut self.last.get_or_insert_with(known).1
    }

    fn finish(mut self) -> BTreeMap<String, BTreeMap<QuoteKey, SealedQuote>> {
        self.by_source.extend(self.last.take());
        self.by_source
    }
}

fn version_of(title: &str, text: &str) -> Option<u32> {
    if let Some(version) = title.strip_prefix(TITLE) {
        return version.trim().parse().ok();
    }
    // Up to version 2, locks were JSON.
    let (_, rest) = text.split_once("\"version\"").filter(|_| title.starts_with('{'))?;
    let digits = rest.trim_start_matches([':', ' ', '\n']);
    digits.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

fn refused(version: u32) -> String {
    let known = format!("this lock is of version {version}, and this factum reads version {VERSION}");
    let anew = "run `factum seal` where the captures of all sources are, and commit the new lock";
    match version {
        ..=2 => format!("{known}: {anew}; the old one gives the text of the captures away"),
        3..VERSION => format!("{known}: {anew}"),
        _ => format!("{known}: use a newer factum"),
    }
}

/// Puts in what a line says. A line that stands twice says nothing new; of two that differ, which one is meant
/// nobody can tell.
fn keep(line: Line, lock: &mut Lock, quotes: &mut Quotes, names: &mut Names) -> Result<(), String> {
    let (id, is_new) = match line {
        Line::Capture(id, seal) => {
            let is_new = lock.sources.get(&id).is_none_or(|known| *known == seal);
            lock.sources.insert(id.clone(), seal);
            (id, is_new)
        }
        Line::Overlap(one, other, percent) => {
            let known = lock.overlaps.insert((one.clone(), other), percent);
            (one, known.is_none_or(|known| known == percent))
        }
        Line::Names(id, found) => {
            names.entry(id.clone()).or_default().extend(found);
            (id, true)
        }
        Line::Quote(id, key, quote) => {
            let known = quotes.of(&id);
            let is_new = known.get(&key).is_none_or(|known| *known == *quote);
            known.insert(key, *quote);
            (id, is_new)
        }
    };
    let doubled = || format!("the same of \"{id}\" is said in another line, and differently");
    is_new.then_some(()).ok_or_else(doubled)
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "a passage is a list of ranges, often of one")]
mod tests {
    use super::*;
    use crate::model::Surroundings;

    fn lock() -> Lock {
        let quote = SealedQuote {
            times: 1,
            words: vec![3..5, 9..12],
            atoms: vec![6, 20],
            spaces: (true, false),
            breaks: vec![(0, 4)],
            answers: vec![true, false],
            beside: vec![false],
            written: [3; 8],
            opening: vec![[1; 16], [2; 16]],
            around: Surroundings {
                sentences: vec![0, 14],
                sayings: vec![2],
                names: vec![WrittenName { words: 0..2, text: "Anna Berg".into() }],
                ..Surroundings::default()
            },
        };
        // Where a quote's sentences begin tells which names are around it.
        let around = Surroundings { sentences: vec![20, 30, 45], ..Surroundings::default() };
        let bare =
            SealedQuote { times: 2, words: vec![40..41], atoms: vec![4], around, ..SealedQuote::default() };
        let quotes = BTreeMap::from([([7; 8], quote), ([9; 8], bare)]);
        let seal = Seal { sha256: "ab".repeat(32), root: [5; 32], words: 14, atoms: 29, quotes };
        let other = Seal { quotes: BTreeMap::new(), ..seal.clone() };
        let overlaps = BTreeMap::from([(("a gazette".to_owned(), "courier".to_owned()), 31)]);
        Lock {
            sources: BTreeMap::from([("a gazette".to_owned(), seal), ("courier".to_owned(), other)]),
            overlaps,
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let text = write_lock(&lock());
        assert_eq!(read_lock(&text), Ok(lock()));
        assert_eq!(read_lock(&text.replace('\n', "\r\n")), Ok(lock()), "a checkout of Windows");
        assert_eq!(read_lock("\n"), Ok(Lock::default()));
        assert_eq!(read_lock(&write_lock(&Lock::default())), Ok(Lock::default()));
    }

    #[test]
    fn the_text_is_made_for_diffs() {
        let text = write_lock(&lock());
        let lines: Vec<&str> = text.lines().map(|line| line.rsplit_once(' ').unwrap().0).collect();
        let (hash, root) = ("ab".repeat(32), base64(&[5; 32]));
        let opening = base64([[1; 16], [2; 16]].as_flattened());
        assert_eq!(
            lines,
            [
                "factum.lock".to_owned(),
                format!("a_gazette capture {hash} {root} 00000014 00000029"),
                "a_gazette names 0+2:Anna_Berg".to_owned(),
                "a_gazette overlap courier 31".to_owned(),
                format!(
                    "a_gazette quote BwcHBwcHBwc 1 3+2,9+3 _6,20 AwMDAwMDAwM {opening} -0:4 [10/0 .0,14 :2"
                ),
                "a_gazette quote CQkJCQkJCQk 2 40+1 4 AAAAAAAAAAA  .20,30,45".to_owned(),
                format!("courier capture {hash} {root} 00000014 00000029"),
            ]
        );
    }

    #[test]
    fn every_changed_byte_is_noticed_or_changes_nothing() {
        let text = write_lock(&lock());
        let read = lock();
        for at in 0..text.len() {
            for byte in
                [b'0', b'A', b'_', b' ', b'\n', b'\r', text.as_bytes()[at] ^ 1, text.as_bytes()[at] ^ 32]
            {
                let mut changed = text.clone().into_bytes();
                changed[at] = byte;
                let found = read_lock(&String::from_utf8_lossy(&changed));
                assert!(found.is_err() || found.as_ref() == Ok(&read), "byte {at} as {byte}");
            }
        }
    }

    #[test]
    fn lines_of_two_locks_merge() {
        let text = write_lock(&lock());
        let (title, lines) = text.split_once('\n').unwrap();
        assert_eq!(read_lock(&format!("{title}\n{lines}{lines}")), Ok(lock()), "twice the same");
        let mut shuffled: Vec<&str> = lines.lines().collect();
        shuffled.reverse();
        assert_eq!(read_lock(&format!("{title}\n{}\n", shuffled.join("\n"))), Ok(lock()));
        let other = Lock {
            sources: lock().sources.into_iter().map(|(id, seal)| (id, Seal { words: 15, ..seal })).collect(),
            ..lock()
        };
        let (_, others) =
            write_lock(&other).split_once('\n').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        let error = read_lock(&format!("{title}\n{lines}{others}")).unwrap_err();
        assert!(error.message.contains("differently"), "{error}");
        let error = read_lock(&format!("{title}\n<<<<<<< HEAD\n{lines}")).unwrap_err();
        assert_eq!(error.line, 2);
        assert!(error.message.contains("merge"), "{error}");
    }

    #[test]
    fn quotes_that_all_lie_among_all_names_are_refused() {
        let crowded = |quotes: u8| {
            let quote = |number: u8| {
                let at = usize::from(number);
                let name = WrittenName { words: at..at + 1, text: format!("N{number}").into() };
                let around =
                    Surroundings { sentences: vec![0], names: vec![name], ..Surroundings::default() };
                let quote = SealedQuote {
                    times: 1,
                    words: vec![0..9_000],
                    atoms: vec![0],
                    around,
                    ..SealedQuote::default()
                };
                ([number; 8], quote)
            };
            let quotes = (0..quotes).map(quote).collect();
            let seal = Seal { sha256: "ab".repeat(32), root: [5; 32], words: 9_000, atoms: 1, quotes };
            let sources = BTreeMap::from([("courier".to_owned(), seal)]);
            read_lock(&write_lock(&Lock { sources, overlaps: BTreeMap::new() }))
        };
        assert!(crowded(20).is_ok());
        let error = crowded(250).unwrap_err();
        assert!(error.message.contains("more names"), "{error}");
    }

    #[test]
    fn locks_of_other_versions_are_refused_with_what_to_do() {
        let error = read_lock("{\n  \"version\": 2,\n  \"sources\": {}\n}\n").unwrap_err();
        assert!(error.message.contains("version 2") && error.message.contains("factum seal"), "{error}");
        assert!(read_lock("factum.lock 5\n").unwrap_err().message.contains("newer"));
        let error = read_lock("factum.lock 3\n").unwrap_err();
        assert!(error.message.contains("factum seal") && !error.message.contains("away"), "{error}");
        assert!(read_lock("{}").is_err());
        assert!(read_lock("hello\n").is_err());
        let text = write_lock(&lock());
        let without: Vec<&str> = text.lines().filter(|line| !line.contains("capture")).collect();
        assert!(read_lock(&without.join("\n")).unwrap_err().message.contains("no capture"));
    }
}
