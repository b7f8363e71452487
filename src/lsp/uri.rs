//! Files as the protocol names them: `file:` addresses, with percent signs for what is no plain letter.

use std::path::{Path, PathBuf};

use gen_lsp_types::Uri;

use crate::text::{percent_decoded, percent_encoded};

/// The file that an address names; none where it names none of this machine.
pub(super) fn path_of(uri: &Uri) -> Option<PathBuf> {
    let text = uri.as_ref();
    let rest = text.get(..5).filter(|scheme| scheme.eq_ignore_ascii_case("file:")).map(|_| &text[5..])?;
    let rest = match rest.strip_prefix("//") {
        Some(rest) => {
            let (host, _) = rest.split_at(rest.find('/')?);
            if !host.is_empty() && !host.eq_ignore_ascii_case("localhost") {
                return None;
            }
            &rest[host.len()..]
        }
        None => rest,
    };
    // No path has a NUL.
    let path = percent_decoded(rest).filter(|path| !path.contains('\0'))?;
    let is_drive = path.as_bytes().get(2) == Some(&b':') && path.as_bytes()[1].is_ascii_alphabetic();
    let path = if cfg!(windows) && is_drive { PathBuf::from(&path[1..]) } else { PathBuf::from(path) };
    path.is_absolute().then_some(path)
}

/// The address of a file.
pub(super) fn uri_of(path: &Path) -> Uri {
    let path = path.to_string_lossy();
    let path = if cfg!(windows) { format!("/{}", path.replace('\\', "/")) } else { path.into_owned() };
    Uri::from(format!("file://{}", percent_encoded(&path)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_go_there_and_back() {
        for path in ["/a/b.md", "/my notes/pläne 100%.md", "/a/#x?y&z.md", "/日本/𝒳.md"] {
            let uri = uri_of(Path::new(path));
            assert!(uri.as_ref().is_ascii());
            assert_eq!(path_of(&uri), Some(PathBuf::from(path)), "{uri}");
        }
        let of = |text: &str| path_of(&Uri::from(text));
        assert_eq!(of("file:///my%20notes/pl%c3%a4ne.md"), Some(PathBuf::from("/my notes/pläne.md")));
        assert_eq!(of("FILE://localhost/a"), Some(PathBuf::from("/a")));
        assert_eq!(of("file:/a"), Some(PathBuf::from("/a")));
        for none in [
            "",
            "file:",
            "file://",
            "untitled:Untitled-1",
            "file://host/a",
            "file:a",
            "file:///%",
            "file:///%ff",
            "fil\u{e9}:",
        ] {
            assert_eq!(of(none), None, "{none}");
        }
        assert_eq!(of("file:///a%00b"), None);
    }
}
