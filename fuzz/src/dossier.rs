//! A small dossier in memory, into which what is tried is put.

use factum::diagnostic::{Diagnostic, Level};
use factum::vfs::Memory;
use factum::workspace::{BuildOptions, Inputs, Material, Tracking, Workspace};

/// The configuration of the small dossier.
const CONFIGURATION: &str = "title: Case\nlanguage: en\nbase_url: https://dossier.example/\nkinds:\n  \
    about: {base: page, label: Page, plural: Pages}\n  \
    crossings: {base: event, label: Crossing, plural: Crossings}\n  \
    people: {base: actor, label: Person, plural: People}\n  \
    papers: {base: source, label: Paper, plural: Papers}\n  \
    figures: {base: statistic, label: Figure, plural: Figures}\n";

/// Its folders.
pub(crate) const FOLDERS: [&str; 5] = ["about", "crossings", "people", "papers", "figures"];

/// The words of the source that it has.
pub(crate) const CAPTURE: &str = "The ferry carried 1,204 passengers on 3 May 2021, Karl Weller said. The board \
    will meet again in June. Traffic rose by 19 percent, to 973.6 million euros, not counting freight.\n";

/// Its notes.
pub(crate) fn files() -> Vec<(String, Vec<u8>)> {
    let files = [
        ("factum.yaml", CONFIGURATION),
        ("captures/gazette.txt", CAPTURE),
        ("content/index.md", "---\ntitle: Lunde Ferry\n---\nSee [[weller]] and [[opening]].\n"),
        (
            "content/papers/gazette.md",
            "---\ntitle: Ferry carries more\npublisher: Lunde Gazette\ndate: 2021-05-04\nurl: https://news.example/a\n\
             capture: gazette.txt\n---\n",
        ),
        (
            "content/people/weller.md",
            "---\ntitle: Karl Weller\naliases: [Weller]\ncites:\n  k: {source: gazette, quote: \"Karl Weller said\"}\n\
             ---\nKarl Weller spoke.[^k]\n",
        ),
        (
            "content/crossings/opening.md",
            "---\ntitle: The ferry sails\ndate: 2021-05-03\nparticipants: [weller]\ncites:\n  \
             a: {source: gazette, quote: \"The ferry carried 1,204 passengers on 3 May 2021\"}\n---\n\
             The ferry carried 1,204 passengers on 3 May 2021.[^a]\n",
        ),
    ];
    files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).to_vec()
}

/// The dossier of these files; none where it cannot be opened.
pub(crate) fn workspace(files: Vec<(String, Vec<u8>)>) -> Option<Workspace> {
    let material = Material::open(&Inputs::of(Memory::new(files))).ok()?;
    Some(Workspace::new(material, None, Tracking::Off))
}

/// Whether nothing is found for which a site is not published.
pub(crate) fn is_clean(findings: &[Diagnostic]) -> bool {
    !findings.iter().any(|finding| finding.level == Level::Error)
}

/// The files of the site.
pub(crate) fn published(workspace: &mut Workspace) -> Vec<(String, Vec<u8>)> {
    let artifacts = workspace.artifacts(&BuildOptions::default()).expect("a clean dossier is published");
    artifacts
        .into_iter()
        .map(|artifact| (artifact.path.as_str().to_owned(), artifact.bytes.to_vec()))
        .collect()
}
