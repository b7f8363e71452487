//! A ZIP archive as a tree: its files by path, each inflated when it is read, never more of it than was asked for.
//!
//! Reads what is stored or deflated. Encrypted archives, archives in several parts, those over 4 GiB, and those that
//! unpack to more than 32 times their size and 1 MiB are refused: a site is packed to a fifth.

use std::collections::BTreeMap;
use std::io::{self, Read};

use flate2::Crc;
use flate2::read::DeflateDecoder;

use super::tree::{Entry, EntryKind, Tree};
use crate::error::{Error, Result};

const END: u32 = 0x0605_4b50;
const LISTED: u32 = 0x0201_4b50;
const LOCAL: u32 = 0x0403_4b50;
/// The end of an archive without a comment, and with the longest one.
const END_BYTES: usize = 22;
const MOST_END_BYTES: usize = END_BYTES + 0xffff;
const LISTED_BYTES: usize = 46;
const LOCAL_BYTES: usize = 30;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;
/// What the files of an archive may come to, by its own size, and besides.
const MOST_RATIO: usize = 32;
const MOST_BESIDES: usize = 1 << 20;

/// The files of a ZIP archive. Where all of them stand in one folder, that folder is the root.
#[derive(Clone, Debug)]
pub struct Zipped {
    bytes: Vec<u8>,
    files: BTreeMap<String, Place>,
}

#[derive(Clone, Debug)]
struct Place {
    /// Where its header stands.
    header: usize,
    method: u16,
    crc: u32,
    packed: usize,
    unpacked: usize,
}

impl Zipped {
    /// Reads an archive's list of files.
    ///
    /// # Errors
    /// When it is no ZIP archive that can be read, or two of its files have one path.
    pub fn new(bytes: Vec<u8>) -> Result<Self> {
        let files = list(&bytes).map_err(|why| Error::new(format!("the archive cannot be read: {why}")))?;
        Ok(Self { bytes, files: without_folder(files) })
    }

    fn packed(&self, place: &Place) -> Option<&[u8]> {
        let header = self.bytes.get(place.header..place.header.checked_add(LOCAL_BYTES)?)?;
        let (name, extra) = (usize::from(short(header, 26)?), usize::from(short(header, 28)?));
        let start = place.header + LOCAL_BYTES + name + extra;
        (long(header, 0)? == LOCAL).then(|| self.bytes.get(start..start.checked_add(place.packed)?))?
    }
}

fn list(bytes: &[u8]) -> std::result::Result<BTreeMap<String, Place>, String> {
    let from = bytes.len().saturating_sub(MOST_END_BYTES);
    let is_end = |at: &usize| long(bytes, *at) == Some(END);
    let end = (from..(bytes.len() + 1).saturating_sub(END_BYTES)).rev().find(is_end);
    let end = end.ok_or("it is no ZIP archive")?;
    let broken = || "its list of files is broken".to_owned();
    let count = short(bytes, end + 10).ok_or_else(broken)?;
    let mut at = usize::try_from(long(bytes, end + 16).ok_or_else(broken)?).map_err(|_| broken())?;
    let mut files = BTreeMap::new();
    let mut room = bytes.len().saturating_mul(MOST_RATIO).saturating_add(MOST_BESIDES);
    for _ in 0..count {
        let (path, place, next) = listed(bytes, at).ok_or_else(broken)?;
        at = next;
        if path.ends_with('/') {
            continue;
        }
        if place.method != STORED && place.method != DEFLATED {
            return Err(format!("{path} is packed in a way that is not known here"));
        }
        let too_much = format!("it unpacks to more than {MOST_RATIO} times its size");
        room = room.checked_sub(place.unpacked).ok_or(too_much)?;
        if files.insert(path.clone(), place).is_some() {
            return Err(format!("{path} stands in it twice"));
        }
    }
    Ok(files)
}

/// The file that is listed at `at`, and where the next one is.
fn listed(bytes: &[u8], at: usize) -> Option<(String, Place, usize)> {
    let head = bytes.get(at..at.checked_add(LISTED_BYTES)?)?;
    let length = |at: usize| short(head, at).map(usize::from);
    let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
    let start = at + LISTED_BYTES;
    let path = std::str::from_utf8(bytes.get(start..start + name)?).ok()?.replace('\\', "/");
    let is_plain = long(head, 0)? == LISTED && short(head, 8)? & 1 == 0;
    let size = |at: usize| usize::try_from(long(head, at)?).ok();
    let place = Place {
        header: size(42)?,
        method: short(head, 10)?,
        crc: long(head, 16)?,
        packed: size(20)?,
        unpacked: size(24)?,
    };
    is_plain.then_some((path, place, start + name + extra + comment))
}

/// The files by their paths below the one folder that holds them all, where there is one.
fn without_folder(files: BTreeMap<String, Place>) -> BTreeMap<String, Place> {
    let first =
        files.keys().next().and_then(|path| path.split_once('/')).map(|(folder, _)| format!("{folder}/"));
    let Some(folder) = first.filter(|folder| files.keys().all(|path| path.starts_with(folder))) else {
        return files;
    };
    files.into_iter().map(|(path, place)| (path[folder.len()..].to_owned(), place)).collect()
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

impl Tree for Zipped {
    fn read(&self, path: &str, most: usize) -> Result<Vec<u8>> {
        let fail = |error: io::Error| Error::io(format!("cannot read {path}"), error);
        let place = self.files.get(path).ok_or_else(|| fail(io::ErrorKind::NotFound.into()))?;
        let packed = self.packed(place).ok_or_else(|| fail(io::ErrorKind::UnexpectedEof.into()))?;
        // It may be longer than it is said to be.
        let most = u64::try_from(most.min(place.unpacked)).unwrap_or(u64::MAX).saturating_add(1);
        let mut bytes = Vec::new();
        let read = match place.method {
            STORED => packed.take(most).read_to_end(&mut bytes),
            _ => DeflateDecoder::new(packed).take(most).read_to_end(&mut bytes),
        };
        read.map_err(fail)?;
        if bytes.len() > place.unpacked {
            return Err(fail(io::ErrorKind::InvalidData.into()));
        }
        let mut crc = Crc::new();
        crc.update(&bytes);
        let is_whole = u64::try_from(bytes.len()).unwrap_or(u64::MAX) < most;
        if is_whole && crc.sum() != place.crc {
            return Err(fail(io::ErrorKind::InvalidData.into()));
        }
        Ok(bytes)
    }

    fn exists(&self, path: &str) -> bool {
        let below = format!("{path}/");
        self.files.contains_key(path) || self.files.keys().any(|known| known.starts_with(&below))
    }

    fn list(&self, folder: &str) -> Result<Vec<Entry>> {
        let below = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let files = self.files.keys().filter(|path| path.starts_with(&below));
        Ok(files.map(|path| Entry { path: path.clone(), kind: EntryKind::File }).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_archive_is_refused() {
        for bytes in [&b""[..], b"PK", &[0; 40], b"PK\x05\x06aaaaaaaaaaaaaaaaaaaaaaaaaa"] {
            assert!(Zipped::new(bytes.to_vec()).is_err(), "{bytes:?}");
        }
        let mut empty = b"PK\x05\x06".to_vec();
        empty.extend([0; 18]);
        assert_eq!(Zipped::new(empty).unwrap().list("").unwrap().len(), 0);
    }

    /// An archive of one stored file `a` of the byte `x`, which is said to unpack to so many bytes.
    fn stored(unpacked: u32) -> Vec<u8> {
        let mut bytes = vec![0; LOCAL_BYTES];
        bytes[..4].copy_from_slice(&LOCAL.to_le_bytes());
        bytes[26] = 1;
        bytes.extend(b"ax");
        let list = bytes.len();
        let mut crc = Crc::new();
        crc.update(b"x");
        let mut head = vec![0; LISTED_BYTES];
        for (at, number) in [(0, LISTED), (16, crc.sum()), (20, 1), (24, unpacked)] {
            head[at..at + 4].copy_from_slice(&number.to_le_bytes());
        }
        head[28] = 1;
        bytes.extend(head);
        bytes.push(b'a');
        let mut end = vec![0; END_BYTES];
        end[..4].copy_from_slice(&END.to_le_bytes());
        end[10] = 1;
        end[16..20].copy_from_slice(&u32::try_from(list).unwrap().to_le_bytes());
        bytes.extend(end);
        bytes
    }

    #[test]
    fn what_unpacks_to_far_more_than_it_is_is_refused() {
        let read = |unpacked| Zipped::new(stored(unpacked)).and_then(|archive| archive.read("a", 10));
        assert_eq!(read(1).unwrap(), b"x");
        // It has more bytes than it is said to have.
        assert!(read(0).is_err());
        assert!(read(2 << 20).unwrap_err().to_string().contains("32 times its size"));
    }
}
