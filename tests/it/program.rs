//! Running the program on folders of its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What a run printed and how it ended.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Runs `factum` on the dossier in `root`.
pub(crate) fn factum(root: &Path, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_factum"))
        .arg("--root")
        .arg(root)
        .args(["--color", "never"])
        .args(arguments)
        .output()
        .unwrap();
    Run {
        status: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The repository's root.
pub(crate) fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// One of the test dossiers.
pub(crate) fn dossier(name: &str) -> PathBuf {
    repository().join("tests/dossiers").join(name)
}

/// A copy of a dossier in a folder that is deleted at the end.
pub(crate) struct Copy {
    root: PathBuf,
}

impl Copy {
    /// A dossier of these files.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let copy = Self { root: new_root() };
        files.iter().for_each(|(path, text)| copy.write(path, text));
        copy
    }

    /// Copies the sources of a dossier: configuration, lock, captures, content, themes.
    pub(crate) fn of(dossier: &Path) -> Self {
        let root = new_root();
        for name in ["factum.yaml", "factum.lock", "captures", "content", "themes"] {
            copy(&dossier.join(name), &root.join(name));
        }
        Self { root }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        factum(&self.root, arguments)
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap()
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Replaces the only occurrence of some words in a file, and returns the line and column, from 1,
    /// where they stood.
    pub(crate) fn replace(&self, path: &str, from: &str, to: &str) -> (usize, usize) {
        let text = self.read(path);
        assert_eq!(text.matches(from).count(), 1, "{from:?} in {path}");
        let at = text.find(from).unwrap();
        let line_start = text[..at].rfind('\n').map_or(0, |n| n + 1);
        self.write(path, text.replacen(from, to, 1));
        (text[..at].matches('\n').count() + 1, text[line_start..at].chars().count() + 1)
    }

    /// Every file below a folder with its bytes.
    pub(crate) fn tree(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        tree(&self.root.join(folder))
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

/// Every file below a folder with its bytes.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// The path of a folder of its own, which is not there yet.
fn new_root() -> PathBuf {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let root = std::env::temp_dir().join(format!("factum-it-{}-{number}", std::process::id()));
    let _ = fs::remove_dir_all(&root);
    root
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        for (path, bytes) in tree(from) {
            let target = to.join(path);
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::write(target, bytes).unwrap();
        }
    } else if from.is_file() {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
    }
}
