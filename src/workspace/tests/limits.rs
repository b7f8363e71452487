//! What a whole dossier may have no more of: notes that say next to nothing, and sources of one capture. However it came
//! to have more, the same is found.

use crate::check::explanation::CONFIGURATION;
use crate::vfs::Memory;
use crate::workspace::{Change, Inputs, Material, Tracking, Workspace};

/// One of the shortest notes, which is as long as any other.
fn note(number: usize) -> (String, Vec<u8>) {
    (format!("content/n{number:05}.md"), format!("---\ntitle: T{number:05}\n---\n").into_bytes())
}

/// Opens a dossier of so many notes of so few words.
fn opened(notes: usize) -> Workspace {
    let config = ("factum.yaml".to_owned(), CONFIGURATION.as_bytes().to_vec());
    let tree = Memory::new((0..notes).map(note).chain([config]));
    Workspace::new(Material::open(&Inputs::of(tree)).unwrap(), None, Tracking::On)
}

/// What is found, with its place.
fn found(workspace: &Workspace) -> Vec<String> {
    let place = |span| workspace.material.sources.locate(span).0.to_owned();
    let findings = workspace.findings();
    findings.iter().map(|d| format!("{} {}", place(d.finding.primary.span), d.finding.message)).collect()
}

#[test]
fn notes_of_few_words_are_counted() {
    // 10,000, and one for each 256 bytes of notes of 22.
    let most = 10_940;
    let over = vec![format!("content/n{most}.md more than {most} notes")];
    assert_eq!(found(&opened(most + 1)), over);

    let mut workspace = opened(most);
    let as_opened = found(&workspace);
    assert!(!as_opened.iter().any(|found| found.contains("more than")), "{:?}", as_opened.first());
    let (path, text) = note(most);
    workspace.apply(vec![Change::Write { path: path.clone(), bytes: text.into() }]).unwrap();
    assert_eq!(found(&workspace), over);
    workspace.apply(vec![Change::Remove { path }]).unwrap();
    assert_eq!(found(&workspace), as_opened);
    // One that says more makes room for itself.
    let (path, text) = note(most);
    let text = [text, vec![b'a'; 256]].concat();
    workspace.apply(vec![Change::Write { path, bytes: text.into() }]).unwrap();
    assert!(found(&workspace) != over);
}

#[test]
fn a_capture_is_of_few_sources() {
    let source = |number: usize| {
        let text = format!("---\nlabel: Paper {number}\ndate: 2019\ncapture: c.txt\n---\n");
        (format!("content/sources/p{number:02}.md"), text.into_bytes())
    };
    let files = (0..5).map(source).chain([
        ("factum.yaml".to_owned(), CONFIGURATION.as_bytes().to_vec()),
        ("captures/c.txt".to_owned(), b"The ferry sails at noon.\n".to_vec()),
    ]);
    let mut workspace =
        Workspace::new(Material::open(&Inputs::of(Memory::new(files))).unwrap(), None, Tracking::On);
    let over = |workspace: &Workspace| -> Vec<String> {
        let found = found(workspace).into_iter();
        found
            .filter_map(|found| found.strip_suffix(" more than 4 sources of one capture").map(str::to_owned))
            .collect()
    };
    assert_eq!(over(&workspace), ["content/sources/p04.md"]);
    let (path, bytes) = source(2);
    workspace.apply(vec![Change::Remove { path: path.clone() }]).unwrap();
    assert_eq!(over(&workspace), Vec::<String>::new());
    assert_eq!(workspace.material.dossier.captures.len(), 4);
    workspace.apply(vec![Change::Write { path, bytes: bytes.into() }]).unwrap();
    assert_eq!(over(&workspace), ["content/sources/p04.md"]);
}
