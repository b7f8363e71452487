//! Unpacking within bounds: what is packed small may come to anything.

use std::io::Read;

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use rawzip::{CompressionMethod, ZipArchive};

use crate::error::{Error, Result};

/// The most bytes that one file is unpacked to, whatever it is; and the most for each of its own bytes, and besides: what
/// unpacks to more was packed to fill a reader's memory.
const MAX_BYTES: u64 = 256 << 20;
const MAX_RATIO: u64 = 32;
const MAX_BESIDES: u64 = 1 << 20;
/// The most files of an archive that are looked at.
const MAX_FILES: usize = 100_000;

/// The bytes of a gzip file of one or several members.
pub(super) fn gunzip(bytes: &[u8]) -> Result<Vec<u8>> {
    bounded(MultiGzDecoder::new(bytes), bytes.len())
}

/// The bytes of a body that was sent with `Content-Encoding: deflate`.
pub(super) fn inflate(bytes: &[u8]) -> Result<Vec<u8>> {
    bounded(ZlibDecoder::new(bytes), bytes.len())
}

fn bounded(reader: impl Read, packed: usize) -> Result<Vec<u8>> {
    let most = (MAX_BESIDES + MAX_RATIO * packed as u64).min(MAX_BYTES);
    let mut bytes = Vec::new();
    reader
        .take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Error::io("what is packed in it cannot be unpacked", error))?;
    match bytes.len() as u64 {
        length if length <= most => Ok(bytes),
        _ if most == MAX_BYTES => Err(Error::new(format!("it unpacks to more than {} MiB", most >> 20))),
        _ => Err(Error::new(format!("it unpacks to more than {MAX_RATIO} times its size"))
            .help("open it, copy the article's words into a file that ends with .txt, and take that in")),
    }
}

/// The files of a ZIP archive, which stay packed until one is asked for.
pub(super) struct Archive<'b> {
    bytes: &'b [u8],
    /// The path of each file, with its number in the directory.
    files: Vec<(String, usize)>,
}

impl<'b> Archive<'b> {
    /// Reads the directory of an archive.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self> {
        let archive = ZipArchive::from_slice(bytes).map_err(damaged)?;
        let mut entries = archive.entries();
        let mut files = Vec::new();
        for number in 0..MAX_FILES {
            let Some(entry) = entries.next_entry().map_err(damaged)? else { break };
            if !entry.is_dir() {
                files.push((String::from_utf8_lossy(entry.file_path().as_ref()).into_owned(), number));
            }
        }
        Ok(Self { bytes, files })
    }

    /// The paths, in the order of the directory.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(path, _)| path.as_str())
    }

    /// Whether a file is there.
    pub(super) fn has(&self, path: &str) -> bool {
        self.paths().any(|other| other == path)
    }

    /// The bytes of a file; none where it is not there.
    pub(super) fn read(&self, path: &str) -> Result<Option<Vec<u8>>> {
        let Some((_, number)) = self.files.iter().find(|(other, _)| other == path) else { return Ok(None) };
        let archive = ZipArchive::from_slice(self.bytes).map_err(damaged)?;
        let mut entries = archive.entries();
        for _ in 0..*number {
            entries.next_entry().map_err(damaged)?;
        }
        let Some(entry) = entries.next_entry().map_err(damaged)? else { return Ok(None) };
        let method = entry.compression_method();
        let local = archive.get_entry(entry.wayfinder()).map_err(damaged)?;
        if entry.flags().is_encrypted() {
            return Err(Error::new(format!("{path} in it is encrypted")));
        }
        match method {
            CompressionMethod::STORE => {
                bounded(local.verifying_reader(local.data()), local.data().len()).map(Some)
            }
            CompressionMethod::DEFLATE => {
                bounded(local.verifying_reader(DeflateDecoder::new(local.data())), local.data().len())
                    .map(Some)
            }
            _ => Err(Error::new(format!("{path} in it is packed in a way that is not known"))),
        }
    }
}

fn damaged(error: rawzip::Error) -> Error {
    Error::new(format!("it is no ZIP archive that can be read: {error}"))
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write as _;

    use super::*;

    /// A ZIP archive of files, packed.
    pub(in crate::extract) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut archive = rawzip::ZipArchiveWriter::new(&mut bytes);
        for (path, content) in files {
            let (mut entry, config) =
                archive.new_file(path).compression_method(CompressionMethod::DEFLATE).start().unwrap();
            let encoder = flate2::write::DeflateEncoder::new(&mut entry, flate2::Compression::default());
            let mut writer = config.wrap(encoder);
            writer.write_all(content).unwrap();
            let (encoder, descriptor) = writer.finish().unwrap();
            encoder.finish().unwrap();
            entry.finish(descriptor).unwrap();
        }
        archive.finish().unwrap();
        bytes
    }

    #[test]
    fn files_are_unpacked() {
        let bytes = zip(&[("a.txt", b"It rained."), ("b/c.txt", b"It was dry.")]);
        let archive = Archive::open(&bytes).unwrap();
        assert_eq!(archive.paths().collect::<Vec<_>>(), ["a.txt", "b/c.txt"]);
        assert_eq!(archive.read("b/c.txt").unwrap().unwrap(), b"It was dry.");
        assert_eq!(archive.read("x").unwrap(), None);
        let mut broken = bytes.clone();
        broken[36] ^= 0xff;
        assert!(Archive::open(&broken).unwrap().read("a.txt").is_err());
        assert!(Archive::open(b"PK\x03\x04 and no more").is_err());
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        let nothing = vec![0; 1 << 20];
        for _ in 0..=MAX_BYTES >> 20 {
            encoder.write_all(&nothing).unwrap();
        }
        let packed = encoder.finish().unwrap();
        assert!(packed.len() < 4 << 20);
        assert!(gunzip(&packed).unwrap_err().to_string().contains("more than 32 times its size"));
    }
}
