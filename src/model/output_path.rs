//! A path below the output folder, which only a check can make.

use std::fmt;

/// A path that names a file below the output folder, with `/` between its parts: relative, and no part of it a
/// step up, a step in place, or a separator of another system.
///
/// Whoever writes files takes this type and no text, so no note can lead a build out of its folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(String);

/// A path that leads out of the output folder, or that names no file in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsafePath {
    /// The path as it was given.
    pub path: String,
}

impl OutputPath {
    /// Checks a path.
    ///
    /// # Errors
    /// When a part of it is empty, `.` or `..`, or holds a backslash, a colon or NUL: each of these is a step, a
    /// drive or a separator on some system.
    pub fn new(path: impl Into<String>) -> Result<Self, UnsafePath> {
        let path = path.into();
        let is_name = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '\0']);
        if path.split('/').all(is_name) { Ok(Self(path)) } else { Err(UnsafePath { path }) }
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for UnsafePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is no path below the output folder", self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_below_the_folder_are_paths() {
        for path in ["a.html", "a/b.html", ".nojekyll", "a..b/c", "…/x"] {
            assert_eq!(OutputPath::new(path).unwrap().as_str(), path);
        }
        for path in ["", "/a", "a/", "a//b", "..", "../a", "a/../b", "a/./b", "a\\..\\b", "c:/a", "a\0"] {
            assert!(OutputPath::new(path).is_err(), "{path:?}");
        }
    }
}
