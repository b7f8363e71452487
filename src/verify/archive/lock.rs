//! `factum.lock` as text: the seals as JSON in which a change of a source changes few lines.
//!
//! Keys stand in a fixed order, names on lines of their own with the words at which they stand (`12`, or
//! `12+3` for three words), fingerprints as lines of sixteen windows in hexadecimal. The same lock always
//! makes the same bytes.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use serde::de::{Deserializer, Error as _, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::ranges::{Places, Words};
use crate::model::{Landmarks, Lock, Seal};

/// The number of this format.
const VERSION: u32 = 2;

/// How many windows stand on a line.
const LINE: usize = 16;

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

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenLock {
    #[serde(deserialize_with = "known_version")]
    version: u32,
    #[serde(deserialize_with = "without_doubles")]
    sources: BTreeMap<String, WrittenSeal>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenSeal {
    sha256: Digest,
    words: usize,
    #[serde(default)]
    names: BTreeMap<String, Places>,
    #[serde(default)]
    sentences: Words,
    #[serde(default)]
    negations: Words,
    #[serde(default)]
    denied: Words,
    #[serde(default)]
    reversals: Words,
    #[serde(default)]
    sayings: Words,
    fingerprint: Vec<Windows>,
}

/// A SHA-256 in lower-case hexadecimal.
#[derive(Serialize)]
struct Digest(String);

/// A line of windows.
struct Windows(Vec<u16>);

/// The text of a lock, with a line end at its end.
#[must_use]
pub fn write_lock(lock: &Lock) -> String {
    let sources = lock.sources.iter().map(|(id, seal)| (id.clone(), WrittenSeal::of(seal))).collect();
    // Strings, numbers and maps with text keys always have a JSON form.
    let mut text =
        serde_json::to_string_pretty(&WrittenLock { version: VERSION, sources }).unwrap_or_default();
    text.push('\n');
    text
}

/// Reads a lock. An empty text is an empty lock.
///
/// # Errors
/// Where and why the text is not a lock that this version of Factum understands.
pub fn read_lock(text: &str) -> Result<Lock, LockError> {
    if text.trim().is_empty() {
        return Ok(Lock::default());
    }
    let written: WrittenLock = serde_json::from_str(text).map_err(|error| LockError::of(&error))?;
    let sources = written.sources.into_iter().map(|(id, seal)| (id, seal.into_seal())).collect();
    Ok(Lock { sources })
}

impl LockError {
    fn of(error: &serde_json::Error) -> Self {
        let text = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        let message = text.strip_suffix(&place).unwrap_or(&text).to_owned();
        Self { line: error.line(), column: error.column(), message }
    }
}

impl WrittenSeal {
    fn of(seal: &Seal) -> Self {
        Self {
            sha256: Digest(seal.sha256.clone()),
            words: seal.words,
            names: seal.landmarks.names.iter().map(|(id, at)| (id.clone(), Places(at.clone()))).collect(),
            sentences: Words(seal.landmarks.sentences.clone()),
            negations: Words(seal.landmarks.negations.clone()),
            denied: Words(seal.landmarks.denied.clone()),
            reversals: Words(seal.landmarks.reversals.clone()),
            sayings: Words(seal.landmarks.sayings.clone()),
            fingerprint: seal.fingerprint.chunks(LINE).map(|line| Windows(line.to_vec())).collect(),
        }
    }

    fn into_seal(self) -> Seal {
        let landmarks = Landmarks {
            names: self.names.into_iter().map(|(id, places)| (id, places.0)).collect(),
            sentences: self.sentences.0,
            negations: self.negations.0,
            denied: self.denied.0,
            reversals: self.reversals.0,
            sayings: self.sayings.0,
        };
        Seal {
            sha256: self.sha256.0,
            words: self.words,
            landmarks,
            fingerprint: self.fingerprint.into_iter().flat_map(|line| line.0).collect(),
        }
    }
}

impl Serialize for Windows {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let hex = self.0.iter().fold(String::new(), |mut hex, window| {
            // Writing to a string does not fail.
            let _ = write!(hex, "{window:04x}");
            hex
        });
        serializer.serialize_str(&hex)
    }
}

impl<'de> Deserialize<'de> for Windows {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Hex(read_windows, "a line of windows of four hexadecimal digits"))
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Hex(read_digest, "a SHA-256 in 64 lower-case hexadecimal digits"))
    }
}

/// How a string in hexadecimal is read, and what it should be. Reading within the visitor lets an error
/// know its line.
struct Hex<T>(fn(&str) -> Option<T>, &'static str);

impl<T> Visitor<'_> for Hex<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.1)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        (self.0)(text).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &self.1))
    }
}

fn read_windows(hex: &str) -> Option<Windows> {
    if !is_hex(hex) || !hex.len().is_multiple_of(4) {
        return None;
    }
    let window = |at: usize| u16::from_str_radix(&hex[at..at + 4], 16).ok();
    (0..hex.len()).step_by(4).map(window).collect::<Option<_>>().map(Windows)
}

fn read_digest(hex: &str) -> Option<Digest> {
    (hex.len() == 64 && is_hex(hex)).then(|| Digest(hex.to_owned()))
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

fn known_version<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let version = u32::deserialize(deserializer)?;
    if version == VERSION {
        return Ok(version);
    }
    Err(D::Error::custom(format!(
        "this lock is of version {version}, and this factum reads version {VERSION}"
    )))
}

/// A map in which each key stands once. A badly merged lock may hold a source twice, and which of the two
/// seals is meant nobody can tell.
fn without_doubles<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<String, WrittenSeal>, D::Error> {
    deserializer.deserialize_map(Sources)
}

struct Sources;

impl<'de> Visitor<'de> for Sources {
    type Value = BTreeMap<String, WrittenSeal>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of sources")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut sources = BTreeMap::new();
        while let Some(id) = map.next_key::<String>()? {
            if sources.contains_key(&id) {
                return Err(A::Error::custom(format!("the source \"{id}\" is here twice")));
            }
            let seal: WrittenSeal = map.next_value()?;
            let windows: usize = seal.fingerprint.iter().map(|line| line.0.len()).sum();
            if windows != seal.words.saturating_sub(2) {
                let words = seal.words;
                return Err(A::Error::custom(format!(
                    "the seal of \"{id}\" has {windows} windows where {words} words make {}",
                    words.saturating_sub(2)
                )));
            }
            sources.insert(id, seal);
        }
        Ok(sources)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock(words: usize) -> Lock {
        let fingerprint: Vec<u16> = (0..words.saturating_sub(2)).map(|i| (i * 4099 % 65536) as u16).collect();
        let places = |start: usize| vec![start..start + 2, start + 5..start + 6];
        let names = [("anna-berg".to_owned(), places(0)), ("norland".to_owned(), places(3))].into();
        let landmarks = Landmarks { names, sentences: vec![0, 3], sayings: vec![2], ..Landmarks::default() };
        let seal = Seal { sha256: "ab".repeat(32), words, landmarks, fingerprint };
        Lock { sources: BTreeMap::from([("gazette".to_owned(), seal)]) }
    }

    #[test]
    fn what_is_written_is_read() {
        for words in [0, 2, 3, 18, 19, 500] {
            let lock = lock(words);
            let text = write_lock(&lock);
            assert_eq!(read_lock(&text), Ok(lock.clone()));
            assert_eq!(write_lock(&read_lock(&text).unwrap()), text);
        }
        assert_eq!(read_lock("\n"), Ok(Lock::default()));
        assert_eq!(read_lock(&write_lock(&Lock::default())), Ok(Lock::default()));
    }

    #[test]
    fn the_text_is_made_for_people_and_for_diffs() {
        let hash = "ab".repeat(32);
        let expected = format!(
            "{{\n  \"version\": 2,\n  \"sources\": {{\n    \"gazette\": {{\n      \"sha256\": \"{hash}\",\n      \
             \"words\": 4,\n      \"names\": {{\n        \"anna-berg\": \"0+2 5\",\n        \"norland\": \"3+2 8\"\n      }},\n      \
             \"sentences\": \"0 3\",\n      \"negations\": \"\",\n      \"denied\": \"\",\n      \
             \"reversals\": \"\",\n      \"sayings\": \"2\",\n      \"fingerprint\": [\n        \"00001003\"\n      ]\n    }}\n  }}\n}}\n"
        );
        assert_eq!(write_lock(&lock(4)), expected);
        assert!(write_lock(&lock(500)).lines().all(|line| line.len() <= 90));
    }

    #[test]
    fn a_broken_lock_says_where_and_why() {
        let text = write_lock(&lock(4));
        let fault = |from: &str, to: &str| read_lock(&text.replacen(from, to, 1)).unwrap_err();
        assert_eq!(fault("\"words\": 4", "\"words\": \"4\"").line, 6);
        assert_eq!(fault("00001003", "0000100g").line, 17);
        assert!(fault("00001003", "0000100g").message.contains("hexadecimal"));
        assert!(fault("00001003", "0000").message.contains("has 1 windows where 4 words make 2"));
        assert!(fault("abab", "ABab").message.contains("SHA-256"));
        assert!(fault("\"version\": 2", "\"version\": 1").message.contains("version 1"));
        assert!(fault("0+2 5", "5 0+2").message.contains("words"));
        assert!(fault("3+2 8", "3+0 8").message.contains("words"));
        assert!(fault("\"words\"", "\"wrods\"").message.contains("unknown field"));
        assert!(fault("}\n}\n", "}").line > 1);
        assert_eq!(read_lock("<<<<<<< HEAD\n").unwrap_err().line, 1);
    }

    #[test]
    fn a_source_may_not_be_there_twice() {
        let text = write_lock(&lock(4));
        let start = text.find("    \"gazette\"").unwrap();
        let end = text.rfind("    }").unwrap() + "    }".len();
        let double = format!("{},\n{}", &text[..end], &text[start..]);
        assert!(read_lock(&double).unwrap_err().message.contains("twice"));
    }
}
