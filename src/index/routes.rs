//! Where each page is published, and which paths are the same on some file system.

use unicode_normalization::UnicodeNormalization;

use crate::model::{Kind, NoteId, ParsedNote};

/// A path below the output folder and what is written there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// With `/` between its parts.
    pub path: String,
    /// What is written there.
    pub owner: Owner,
}

/// What a path is published for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A note's page.
    Note(NoteId),
    /// A page or file that the site makes by itself.
    Generated,
}

/// The path of a note's page: its file's path with `.html`, and its slug for the stem where it has one.
#[must_use]
pub fn note_output(note: &ParsedNote) -> String {
    let stem = note.front.slug.as_ref().map_or(note.id.as_str(), |slug| slug.value.as_str());
    match note.path.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{stem}.html"),
        None => format!("{stem}.html"),
    }
}

/// The paths that the site makes by itself, whatever notes there are. `assets/` as a whole is the theme's.
#[must_use]
pub fn generated_outputs(kinds: &[Kind]) -> Vec<Output> {
    let fixed = ["404.html", "sitemap.xml", "robots.txt", "feed.xml", ".nojekyll", "timeline.html"];
    let indexes = kinds.iter().map(|kind| format!("{}/index.html", kind.folder));
    let paths = fixed.into_iter().map(str::to_owned).chain(indexes);
    paths.map(|path| Output { path, owner: Owner::Generated }).collect()
}

/// Two paths with one key are one file on a file system that folds case or Unicode forms.
#[must_use]
pub fn collision_key(path: &str) -> String {
    path.nfkd().flat_map(char::to_lowercase).nfc().collect()
}
