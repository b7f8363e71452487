//! Files that the command line names, read within bounds: what has more bytes than its kind can have is refused before it
//! is read.
#![expect(clippy::disallowed_methods, reason = "the files stand where the command line says")]

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use crate::error::{Error, Result};

/// The most bytes of a saved article, or of a text.
pub(super) const MAX_ARTICLE: u64 = 64 << 20;

/// The bytes of a regular file.
pub(super) fn read(path: &Path, most: u64) -> Result<Vec<u8>> {
    let fail = |error| Error::io(format!("cannot read {}", path.display()), error);
    // Opening a pipe would wait for a writer.
    let metadata = fs::metadata(path).map_err(fail)?;
    if !metadata.is_file() {
        return Err(Error::new(format!("cannot read {}: it is not a regular file", path.display())));
    }
    let too_large = || Error::new(format!("{} has more than {most} bytes", path.display()));
    if metadata.len() > most {
        return Err(too_large());
    }
    let bytes = File::open(path).and_then(|file| up_to(file, most)).map_err(fail)?;
    bytes.ok_or_else(too_large)
}

/// A text from a file, or from the standard input where `-` is its name.
pub(super) fn read_text(path: &Path, most: u64) -> Result<String> {
    let fail = |error| Error::io(format!("cannot read {}", path.display()), error);
    let bytes = if path == Path::new("-") {
        let bytes = up_to(std::io::stdin().lock(), most).map_err(fail)?;
        bytes.ok_or_else(|| Error::new(format!("the standard input has more than {most} bytes")))?
    } else {
        read(path, most)?
    };
    String::from_utf8(bytes)
        .map_err(|_| Error::new(format!("cannot read {}: it is not UTF-8", path.display())))
}

/// All bytes; none where there are more than `most`.
fn up_to(reader: impl Read, most: u64) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    reader.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_read_than_a_file_may_have() {
        assert_eq!(up_to(&b"abc"[..], 3).unwrap().unwrap(), b"abc");
        assert!(up_to(&b"abcd"[..], 3).unwrap().is_none());
        assert!(up_to(std::io::repeat(b'a'), 1 << 16).unwrap().is_none());
        let this = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        assert!(read(&this, 10).unwrap_err().to_string().contains("more than 10 bytes"));
        assert!(read_text(&this, MAX_ARTICLE).unwrap().contains("[package]"));
        assert!(read(this.parent().unwrap(), MAX_ARTICLE).is_err());
    }
}
