//! Opening a file below a folder such that no link leads out of it, whatever happens in the meantime: a folder that was
//! listed may be a link by the time that its files are read, and a file a pipe.

use std::fs::File;
use std::io;
use std::path::Path;

use rustix::fd::{AsFd, OwnedFd};
use rustix::fs::{CWD, Mode, OFlags, openat};
use rustix::io::Errno;

/// Without waiting for the writer of a pipe, and not through a link in the last place.
const FILE: OFlags = OFlags::RDONLY
    .union(OFlags::NOFOLLOW)
    .union(OFlags::NONBLOCK)
    .union(OFlags::CLOEXEC)
    .union(OFlags::NOCTTY);
const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);

/// Opens the regular file at `path` below `folder`, and tells how long it is. The folder itself may be a link.
pub(super) fn open_below(folder: &Path, path: &str) -> io::Result<(File, u64)> {
    let folder = openat(CWD, folder, FOLDER, Mode::empty())?;
    let file = File::from(open(&folder, path)?);
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(io::Error::other("it is not a regular file"));
    }
    Ok((file, metadata.len()))
}

/// Whether a link was in the way.
pub(super) fn is_link(error: &io::Error) -> bool {
    Errno::from_io_error(error) == Some(Errno::LOOP)
}

#[cfg(target_os = "linux")]
fn open(folder: &OwnedFd, path: &str) -> rustix::io::Result<OwnedFd> {
    use rustix::fs::{ResolveFlags, openat2};
    let within = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS;
    match openat2(folder, path, FILE, Mode::empty(), within) {
        // Kernels before 5.6 do not have the call, and some sandboxes do not let it through.
        Err(Errno::NOSYS | Errno::PERM) => open_by_parts(folder, path),
        opened => opened,
    }
}

#[cfg(not(target_os = "linux"))]
fn open(folder: &OwnedFd, path: &str) -> rustix::io::Result<OwnedFd> {
    open_by_parts(folder, path)
}

/// Opens folder after folder, each from the one before.
fn open_by_parts(folder: &OwnedFd, path: &str) -> rustix::io::Result<OwnedFd> {
    let Some((first, rest)) = path.split_once('/') else {
        return openat(folder, path, FILE, Mode::empty());
    };
    if first == ".." {
        return Err(Errno::XDEV);
    }
    let inner = openat(folder.as_fd(), first, FOLDER | OFlags::NOFOLLOW, Mode::empty())?;
    open_by_parts(&inner, rest)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "this test looks at the disk")]
mod tests {
    use std::fs;
    use std::io::Read;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn no_link_and_no_pipe_is_opened_below_a_folder() {
        let root = std::env::temp_dir().join(format!("factum-open-{}", std::process::id()));
        let folder = root.join("content");
        fs::create_dir_all(folder.join("a/b")).unwrap();
        fs::write(root.join("secret"), "no").unwrap();
        fs::write(folder.join("a/b/x.md"), "yes").unwrap();
        symlink("x.md", folder.join("a/b/file-link")).unwrap();
        symlink("b", folder.join("a/folder-link")).unwrap();
        symlink(&root, folder.join("out")).unwrap();
        symlink("content", root.join("owned")).unwrap();
        rustix::fs::mknodat(CWD, folder.join("pipe"), rustix::fs::FileType::Fifo, Mode::RUSR, 0).unwrap();
        let opens = |at: &str, path: &str| {
            let by_call = open_below(&root.join(at), path);
            let folder = openat(CWD, root.join(at), FOLDER, Mode::empty()).unwrap();
            let by_parts = open_by_parts(&folder, path).map(File::from);
            let is_file = by_parts.is_ok_and(|file| file.metadata().unwrap().is_file());
            assert_eq!(is_file, by_call.is_ok(), "both ways agree about {path}");
            by_call.ok().map(|(mut file, _)| {
                let mut text = String::new();
                file.read_to_string(&mut text).unwrap();
                text
            })
        };
        for at in ["content", "owned"] {
            assert_eq!(opens(at, "a/b/x.md").as_deref(), Some("yes"));
            for path in
                ["a/b/file-link", "a/folder-link/x.md", "out/secret", "../secret", "pipe", "a/b", "none"]
            {
                assert_eq!(opens(at, path), None, "{path}");
            }
        }
        fs::remove_dir_all(root).unwrap();
    }
}
