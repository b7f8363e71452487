//! Reading what stands in the output folder: regular files alone. A pipe would keep a build waiting, and a link leads to
//! what is not in the folder.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use rustix::fs::{Mode, OFlags};

use crate::text::GrowingDigest;

/// Opens a regular file, never by a link in its place.
pub(super) fn open(path: &Path) -> io::Result<File> {
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOCTTY;
    let file = File::from(rustix::fs::open(path, flags, Mode::empty())?);
    if !file.metadata()?.is_file() {
        return Err(io::Error::other("it is not a regular file"));
    }
    Ok(file)
}

/// The bytes of a regular file.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The digest of a regular file, which is not held in memory as a whole.
pub(super) fn digest(path: &Path) -> io::Result<String> {
    let (mut file, mut digest) = (open(path)?, GrowingDigest::default());
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok(digest.hex());
        }
        digest.add(&buffer[..count]);
    }
}
