//! The dossier that `factum init` writes: small, complete, of invented text.
//!
//! Its files stand in `starter/`. The lock is made from them, so it is one that this version makes.

use crate::error::Result;
use crate::index::Index;
use crate::keys::{Subject, schema};
use crate::verify::archive::lock::write_lock;
use crate::verify::sealing::lock_of;
use crate::vfs::Memory;
use crate::workspace::{Inputs, Material};

/// A file by its path in the dossier.
macro_rules! files {
    ($($path:literal: $file:literal),* $(,)?) => {
        [$(($path, include_str!(concat!("starter/", $file)))),*]
    };
}

/// The files but the lock. Those whose names begin with a dot have others here, lest they work here.
const FILES: [(&str, &str); 23] = files! {
    ".editorconfig": "editorconfig.txt",
    ".gitattributes": "gitattributes.txt",
    ".github/workflows/preview.yml": "preview.yml",
    ".github/workflows/publish.yml": "workflow.yml",
    ".gitignore": "gitignore.txt",
    ".helix/languages.toml": "helix-languages.toml",
    ".vscode/extensions.json": "vscode-extensions.json",
    ".vscode/settings.json": "vscode-settings.json",
    "README.md": "readme.txt",
    "captures/courier-2031-05-02.txt": "captures/courier-2031-05-02.txt",
    "captures/herald-2031-05-07.txt": "captures/herald-2031-05-07.txt",
    "content/about/methodology.md": "content/about/methodology.md",
    "content/actors/ada-holm.md": "content/actors/ada-holm.md",
    "content/actors/harbour-board.md": "content/actors/harbour-board.md",
    "content/actors/lunde.md": "content/actors/lunde.md",
    "content/actors/nordlinje.md": "content/actors/nordlinje.md",
    "content/actors/per-vik.md": "content/actors/per-vik.md",
    "content/index.md": "content/index.md",
    "content/meetings/2031-05-06-lunde.md": "content/meetings/2031-05-06-lunde.md",
    "content/sources/courier-2031-05-02.md": "content/sources/courier-2031-05-02.md",
    "content/sources/herald-2031-05-07.md": "content/sources/herald-2031-05-07.md",
    "content/statistics/passengers.md": "content/statistics/passengers.md",
    "factum.yaml": "factum.yaml",
};

/// What makes a folder a dossier. Where one of these is there already, one has begun.
pub const BEGUN: [&str; 4] = ["factum.yaml", "factum.lock", "content", "captures"];

/// The files of a new dossier, by path.
///
/// # Errors
/// Never, unless the files of this program are damaged.
pub fn starter() -> Result<Vec<(&'static str, String)>> {
    let place = |text: &str| {
        text.replace("@VERSION@", env!("CARGO_PKG_VERSION")).replace("@REPOSITORY@", repository())
    };
    let mut files: Vec<(&'static str, String)> =
        FILES.iter().map(|(path, text)| (*path, place(text))).collect();
    files.push((".vscode/factum.schema.json", config_schema()));
    let tree = Memory::new(files.iter().map(|(path, text)| (*path, text.as_str())));
    let dossier = Material::open(&Inputs::of(tree))?.dossier;
    files.push(("factum.lock", write_lock(&lock_of(&dossier, &Index::of(&dossier)))));
    Ok(files)
}

/// The JSON Schema of `factum.yaml`, by which editors complete its keys and show what is wrong.
fn config_schema() -> String {
    format!("{:#}\n", schema(Subject::Config))
}

/// The program's repository on GitHub, `owner/name`; nothing where the program was built without knowing it. Whoever
/// builds releases tells it: `FACTUM_REPOSITORY=owner/name cargo build`. Else the package's metadata may.
fn repository() -> &'static str {
    match option_env!("FACTUM_REPOSITORY") {
        Some(name) if !name.is_empty() => name,
        _ => {
            let address = env!("CARGO_PKG_REPOSITORY");
            address.strip_prefix("https://github.com/").unwrap_or("").trim_end_matches('/')
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::{Drafts, Tracking, Workspace};

    #[test]
    fn it_is_clean_with_its_articles_and_without() {
        let files = starter().unwrap();
        for has_captures in [true, false] {
            let kept = files.iter().filter(|(path, _)| has_captures || !path.starts_with("captures/"));
            let tree = Memory::new(kept.map(|(path, text)| (*path, text.as_str())));
            let inputs = Inputs { drafts: Drafts::Included, ..Inputs::of(tree) };
            let workspace = Workspace::new(Material::open(&inputs).unwrap(), None, Tracking::Off);
            let findings: Vec<String> = workspace
                .findings()
                .into_iter()
                .map(|found| format!("{} {}", found.code, found.finding.message))
                .collect();
            assert_eq!(findings, Vec::<String>::new());
        }
    }

    #[test]
    fn its_workflow_names_this_version() {
        let files = starter().unwrap();
        let workflow = files.iter().find(|(path, _)| path.ends_with("publish.yml")).unwrap();
        assert!(workflow.1.contains(&format!("'v{}'", env!("CARGO_PKG_VERSION"))), "{}", workflow.1);
        assert!(!workflow.1.contains("@VERSION@") && !workflow.1.contains("@REPOSITORY@"));
    }
}
