//! Notes and configurations: from bytes to pages.

use factum::model::{BaseKind, Fault};
use factum::syntax::{MAX_MARKDOWN_BYTES, NoteFile, decode, parse};
use factum::text::{FileId, Span};
use factum::workspace::Config;

use super::dossier::{FOLDERS, files, is_clean, published, workspace};
use super::html;

/// The most bytes of one input: what is slow is looked for apart.
const MOST: usize = 16 << 10;

/// What a site may have of a note, and what it has of a dossier without any.
const TIMES: usize = 32;
const EMPTY_PAGE: usize = 1 << 20;

fn look_at_places(faults: &[Fault], text: &str) {
    for fault in faults {
        let range = fault.span.range();
        assert!(text.get(range.clone()).is_some(), "{:?} stands at {range:?} of {}", fault.kind, text.len());
    }
}

/// A note's front matter: read the same way twice, and every fault at a place of the text.
pub fn front(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else { return };
    let base = BaseKind::ALL[usize::from(*first) % BaseKind::ALL.len()];
    let bytes = [b"---\n", &rest[..rest.len().min(MOST)], b"\n---\nText.\n"].concat();
    let decoded = decode(&bytes, MAX_MARKDOWN_BYTES);
    let place = NoteFile { file: FileId::default(), path: "about/case.md", folder: "about", base };
    let note = parse(&place, &decoded);
    look_at_places(&note.faults, &decoded.text);
    let again = parse(&place, &decoded);
    assert_eq!(format!("{:?}", note.front), format!("{:?}", again.front));
}

/// A configuration: every fault at a place of the text, and no number that is none.
pub fn config(data: &[u8]) {
    let text = super::text(data, MOST);
    let mut faults = Vec::new();
    let config = Config::read(text, Span::new(FileId::default(), 0..text.len()), &mut faults);
    look_at_places(&faults, text);
    assert!((0.0..=1.0).contains(&config.policy.copyright_max_share));
}

/// A note of a kind that its first byte says, whatever it holds: an error with a place, or a site whose pages are
/// sound and no longer than they may be.
pub fn page(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else { return };
    let folder = FOLDERS[usize::from(*first) % FOLDERS.len()];
    let rest = &rest[..rest.len().min(MOST)];
    let mut files = files();
    files.push((format!("content/{folder}/case.md"), rest.to_vec()));
    let mut workspace = workspace(files).expect("a note cannot keep a dossier from being opened");
    let findings = workspace.findings();
    if !is_clean(&findings) {
        return;
    }
    for (path, bytes) in published(&mut workspace) {
        if !path.ends_with(".html") {
            continue;
        }
        assert!(bytes.len() <= TIMES * rest.len() + EMPTY_PAGE, "{path} has {} bytes", bytes.len());
        let html = String::from_utf8(bytes).expect("pages are UTF-8");
        let faults = html::faults(&path, &html);
        assert!(faults.is_empty(), "{path}: {faults:?}");
    }
}

/// A text in a note: what the search index holds of it can be read, and ends no script.
pub fn search(data: &[u8]) {
    let text = super::text(data, 4 << 10);
    let (title, body) = super::two(text);
    let title = serde_json::Value::String(title.to_owned());
    let mut files = files();
    files.push((
        "content/about/case.md".to_owned(),
        format!("---\ntitle: {title}\n---\n{body}\n").into_bytes(),
    ));
    let mut workspace = workspace(files).expect("a note cannot keep a dossier from being opened");
    if !is_clean(&workspace.findings()) {
        return;
    }
    for (path, bytes) in workspace.search_files(&Default::default()).expect("a search index is made") {
        let script = String::from_utf8(bytes).expect("scripts are UTF-8");
        let call = script.strip_prefix("factumSearch(").and_then(|rest| rest.strip_suffix(");\n"));
        let list = format!("[{}]", call.unwrap_or_else(|| panic!("{path} is no call")));
        let read: Result<Vec<serde_json::Value>, _> = serde_json::from_str(&list);
        assert!(read.is_ok_and(|list| list.len() == 3), "{path} cannot be read");
        assert!(!script.contains("</") && !script.contains("<!--"), "{path} can end a script");
        assert!(
            !script.contains(['\u{2028}', '\u{2029}']),
            "{path} has a line end that some do not take in a text"
        );
    }
}
