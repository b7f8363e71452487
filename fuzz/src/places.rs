//! Paths and addresses: nothing leads out, and nothing runs.

use std::path::{Component, Path};

use factum::index::{alias_output, collision_key, tag_output};
use factum::model::{BaseKind, OutputPath, Target, addresses, forbidden, target};
use factum::syntax::{MAX_MARKDOWN_BYTES, NoteFile, decode, parse};
use factum::text::FileId;
use url::Url;

const MOST: usize = 2 << 10;

/// What is a path of the site lies below it on any system; what an address names lies in the dossier.
pub fn paths(data: &[u8]) {
    let text = super::text(data, MOST);
    let outputs = [Some(text.to_owned()), alias_output(text), Some(tag_output(text))];
    for path in outputs.into_iter().flatten() {
        let Ok(checked) = OutputPath::new(path) else { continue };
        let path = Path::new(checked.as_str());
        assert!(path.components().all(|part| matches!(part, Component::Normal(_))), "{checked} leads out");
        assert!(!checked.as_str().contains(['\\', '\0', ':']), "{checked} leads out elsewhere");
    }
    let (note, address) = text.split_once('\n').unwrap_or(("about/case.md", text));
    if OutputPath::new(note).is_ok()
        && let Target::File(Some(file)) = target(note, address)
    {
        let leads_out = file.split('/').any(|part| part == "..") || file.starts_with('/');
        assert!(!leads_out, "{address} in {note} leads to {file}");
    }
    let key = collision_key(text);
    assert_eq!(collision_key(&key), key, "what collides is found whatever it is called");
}

/// Whatever address a note gives, a browser is led to another page, or to nothing.
pub fn url(data: &[u8]) {
    let text = super::text(data, MOST);
    let base = Url::parse("https://dossier.example/about/case.html").expect("an address");
    let body = format!(
        "---\ntitle: Case\n---\n[x](<{text}>) ![y](<{text}>)\n\n[z]({text}) <{text}>\n\n[r]\n\n{text}\n\n[r]: {text}\n"
    );
    let decoded = decode(body.as_bytes(), MAX_MARKDOWN_BYTES);
    let place =
        NoteFile { file: FileId::default(), path: "about/case.md", folder: "about", base: BaseKind::Page };
    let note = parse(&place, &decoded);
    let forbidden = forbidden(&note);
    for address in addresses(&note.body) {
        if forbidden.contains(address.value.as_str()) || address.value.contains('\\') {
            continue;
        }
        let Ok(url) = base.join(&address.value) else { continue };
        assert!(matches!(url.scheme(), "http" | "https" | "mailto"), "{:?} leads to {url}", address.value);
        let is_own = url.host_str() == base.host_str();
        let has_scheme = address.value.contains(':');
        assert!(is_own || has_scheme, "{:?} leads to {url}", address.value);
    }
}
