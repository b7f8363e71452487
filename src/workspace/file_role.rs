//! What a file of `content/` is by its name: a note, a file beside the notes, one that is refused, or one that
//! nobody meant to publish.

/// Why a repository is refused.
pub(super) const REPOSITORY: &str = "a repository does not belong inside content/";

/// The part that a file plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A note.
    Note,
    /// Markdown whose name does not say that it is a note.
    Misnamed,
    /// A file that notes may show or link to.
    Asset,
    /// What systems, editors and merges leave behind: it is passed over.
    LeftOver,
    /// A file that could run or be taken for a page, and why it is refused.
    Refused(&'static str),
}

/// What the systems keep in folders that people look at, in small letters.
const OF_SYSTEMS: [&str; 4] = ["thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"];

/// The endings of copies that editors and merges keep, in small letters.
const OF_COPIES: [&str; 11] =
    ["~", ".bak", ".backup", ".old", ".orig", ".rej", ".swp", ".swo", ".tmp", ".temp", ".crdownload"];

/// The endings by which other programs know Markdown, in small letters.
const OF_MARKDOWN: [&str; 9] =
    [".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".mdwn", ".mdtxt", ".mdx", ".md.txt"];

/// The endings of the files that are published beside the pages, in small letters: what no browser runs. A list of
/// what is allowed, since browsers and servers learn to run new kinds.
const PUBLISHED: [&str; 53] = [
    // Pictures.
    "png", "jpg", "jpeg", "gif", "webp", "avif", "bmp", "ico", "tif", "tiff", "heic",
    // Documents.
    "pdf", "txt", "rtf", "doc", "docx", "odt", "odp", "ppt", "pptx", "epub",
    // Sound and film, with their captions.
    "mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac", "mp4", "m4v", "webm", "ogv", "mov", "vtt",
    "srt", // Data.
    "csv", "tsv", "json", "jsonl", "ndjson", "geojson", "xls", "xlsx", "ods", "parquet", "yaml", "yml",
    "bib", "ris", // Archives and signatures.
    "zip", "gz", "asc",
];

/// The names that a file may have without an ending, in small letters.
const WITHOUT_ENDING: [&str; 6] = ["cname", "license", "licence", "copying", "notice", "readme"];

/// Endings that some servers obey wherever they stand in a name (Apache, mod_mime, "Files with Multiple Extensions"), in
/// small letters.
const RUN_BY_SERVERS: [&str; 12] =
    ["php", "php3", "php4", "php5", "php7", "php8", "phtml", "phar", "shtml", "cgi", "asp", "jsp"];

/// The part that the file at a path below `content/` plays.
pub(super) fn role_of(path: &str) -> Role {
    if path.split('/').any(|part| part.eq_ignore_ascii_case(".git")) {
        return Role::Refused(REPOSITORY);
    }
    if is_left_over(path) {
        return Role::LeftOver;
    }
    if path.ends_with(".md") {
        return Role::Note;
    }
    let path = path.to_ascii_lowercase();
    if OF_MARKDOWN.iter().any(|ending| path.ends_with(ending)) {
        return Role::Misnamed;
    }
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
    // What a host or a licence asks for has a name of its own.
    let is_well_known = folder.split('/').next() == Some(".well-known") || WITHOUT_ENDING.contains(&name);
    if name.split('.').rev().skip(1).any(|part| RUN_BY_SERVERS.contains(&part)) {
        return Role::Refused("servers run files with such an ending anywhere in their names");
    }
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" | "htm" | "xhtml" | "js" | "mjs" | "css" => {
            Role::Refused("pages, scripts and styles belong to a theme, not to content/")
        }
        "svg" => Role::Refused("an SVG file may hold scripts; save the picture as PNG, WebP or AVIF"),
        ending if PUBLISHED.contains(&ending) || ending.is_empty() && is_well_known => Role::Asset,
        _ => Role::Refused("browsers may run files of this kind, or nobody knows what they do with it"),
    }
}

/// Whether a file is hidden, a system's, or a copy of another. What stands in `.well-known/` is there to be asked
/// for (RFC 8615).
fn is_left_over(path: &str) -> bool {
    let shown = path.strip_prefix(".well-known/").unwrap_or(path);
    let is_hidden = shown.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let is_autosave = name.len() > 1 && name.starts_with('#') && name.ends_with('#');
    is_hidden
        || is_autosave
        || name.starts_with("~$")
        || OF_SYSTEMS.contains(&name.as_str())
        || OF_COPIES.iter().any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_meant_to_publish_is_left_over() {
        for path in [
            ".DS_Store",
            "pages/._harbour.md",
            "pages/.harbour.md.swp",
            ".obsidian/app.js",
            "pages/.#harbour.md",
            "pages/#harbour.md#",
            "pages/harbour.md~",
            "pages/harbour.md.orig",
            "pages/Harbour.BAK",
            "pages/~$table.docx",
            "pages/Thumbs.db",
            "Desktop.ini",
            "__MACOSX/pages/harbour.md",
        ] {
            assert_eq!(role_of(path), Role::LeftOver, "{path}");
        }
    }

    #[test]
    fn what_somebody_meant_is_not() {
        for path in [
            "map.png",
            "pages/a.b~c.png",
            ".well-known/security.txt",
            "old.png",
            "#1.png",
            "table.CSV",
            "CNAME",
            "of.php-scripts.txt",
        ] {
            assert_eq!(role_of(path), Role::Asset, "{path}");
        }
        for path in ["a.md", "pages/old.md", "pages/~a.md"] {
            assert_eq!(role_of(path), Role::Note, "{path}");
        }
        for path in ["plan.markdown", "plan.MD", "a/plan.md.txt", "plan.mkd"] {
            assert_eq!(role_of(path), Role::Misnamed, "{path}");
        }
        for path in [
            "a.svg",
            "a.HTML",
            "a/.git/config",
            "b/.GIT",
            "a.svgz",
            "a.xml",
            "a.wasm",
            "a.php",
            "a.PHP.png",
            "a.shtml.b.txt",
            "a",
            "MANIFEST.sha256",
        ] {
            assert!(matches!(role_of(path), Role::Refused(_)), "{path}");
        }
    }
}
