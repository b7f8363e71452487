//! ZIP archives whose bytes depend on their files alone: no times, no owners, one way to pack.

use std::io::Write;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

use crate::error::{Error, Result};

/// 1 January 1980, the first day that an archive can name: the files have no day of their own.
const DAY: u16 = 0x0021;
/// UTF-8 names.
const UTF8: u16 = 0x0800;
/// What is needed to read it: version 2.0, for folders and deflated files.
const NEEDED: u16 = 20;
/// Made by a Unix system, so that the mode of a file is told.
const MADE_BY: u16 = 3 << 8 | 30;
/// A regular file that all may read.
const MODE: u32 = 0o100_644 << 16;

/// How a file is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    /// As it is.
    Stored,
    /// Deflated, where that is shorter.
    Deflated,
}

/// A file as an archive keeps it.
#[derive(Debug)]
pub(super) struct Packed {
    method: u16,
    crc: u32,
    /// How many bytes it has unpacked.
    length: usize,
    data: Vec<u8>,
}

impl Packed {
    pub(super) fn of(bytes: &[u8], packing: Packing) -> Self {
        let mut crc = Crc::new();
        crc.update(bytes);
        let packed = (packing == Packing::Deflated).then(|| deflated(bytes)).flatten();
        let packed = packed.filter(|packed| packed.len() < bytes.len());
        let (method, data) = packed.map_or_else(|| (0, bytes.to_vec()), |packed| (8, packed));
        Self { method, crc: crc.sum(), length: bytes.len(), data }
    }
}

/// An archive that is being written.
#[derive(Debug, Default)]
pub(super) struct Zip {
    bytes: Vec<u8>,
    list: Vec<u8>,
    count: u16,
}

impl Zip {
    /// Adds a file.
    ///
    /// # Errors
    /// When the archive would have over 4 GiB or over 65,535 files.
    pub(super) fn add(&mut self, path: &str, bytes: &[u8], packing: Packing) -> Result<()> {
        self.add_packed(path, &Packed::of(bytes, packing))
    }

    /// Adds a file that is packed already.
    ///
    /// # Errors
    /// When the archive would have over 4 GiB or over 65,535 files.
    pub(super) fn add_packed(&mut self, path: &str, packed: &Packed) -> Result<()> {
        let too_large = || {
            Error::new(format!("with {path} the archive is larger than a ZIP archive can be"))
                .help("a ZIP archive holds up to 65,534 files and 4 GiB; publish the folder instead")
        };
        let Packed { method, crc, length, data } = packed;
        let size = |length: usize| u32::try_from(length).ok().filter(|length| *length < u32::MAX);
        let offset = size(self.bytes.len()).ok_or_else(too_large)?;
        let (short, long) = (size(data.len()), size(*length));
        let name = u16::try_from(path.len()).ok();
        let (Some(short), Some(long), Some(name)) = (short, long, name) else { return Err(too_large()) };
        self.count = self.count.checked_add(1).filter(|count| *count < u16::MAX).ok_or_else(too_large)?;

        let mut common = Vec::with_capacity(26);
        for half in [NEEDED, UTF8, *method, 0, DAY] {
            common.extend(half.to_le_bytes());
        }
        for word in [*crc, short, long] {
            common.extend(word.to_le_bytes());
        }
        common.extend(name.to_le_bytes());
        common.extend(0_u16.to_le_bytes());

        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&common);
        self.bytes.extend(path.as_bytes());
        self.bytes.extend(data);
        self.list.extend(b"PK\x01\x02");
        self.list.extend(MADE_BY.to_le_bytes());
        self.list.extend(&common);
        self.list.extend([0; 6]);
        self.list.extend(MODE.to_le_bytes());
        self.list.extend(offset.to_le_bytes());
        self.list.extend(path.as_bytes());
        Ok(())
    }

    /// The archive's bytes.
    ///
    /// # Errors
    /// When it would have over 4 GiB.
    pub(super) fn finish(self) -> Result<Vec<u8>> {
        let too_large = |_| Error::new("the archive is larger than a ZIP archive can be");
        let Self { mut bytes, list, count } = self;
        let (at, length) = (u32::try_from(bytes.len()), u32::try_from(list.len()));
        let (at, length) = (at.map_err(too_large)?, length.map_err(too_large)?);
        bytes.extend(&list);
        bytes.extend(b"PK\x05\x06");
        bytes.extend([0; 4]);
        bytes.extend(count.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(length.to_le_bytes());
        bytes.extend(at.to_le_bytes());
        bytes.extend([0; 2]);
        Ok(bytes)
    }
}

/// None where memory fails, which it does not.
fn deflated(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_files_give_the_same_bytes() {
        let made = || {
            let mut zip = Zip::default();
            zip.add("mimetype", b"application/epub+zip", Packing::Stored).unwrap();
            zip.add("a/ü.html", "abc ".repeat(400).as_bytes(), Packing::Deflated).unwrap();
            zip.finish().unwrap()
        };
        assert_eq!(made(), made());
        assert!(made().len() < 400);
        // EPUB asks for the type at this place.
        assert_eq!(&made()[30..58], b"mimetypeapplication/epub+zip");
    }
}
