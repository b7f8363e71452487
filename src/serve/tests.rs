//! The preview against clean runs: after any sequence of edits each path is answered as a build would write it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::preview::Preview;
use crate::model::OutputPath;
use crate::publish::{MANIFEST, manifest_of};
use crate::text::sha256_hex;
use crate::vfs::Memory;
use crate::workspace::tests::edited::Files;
use crate::workspace::tests::edits::{Batch, batch, opened_anew, today};
use crate::workspace::{BuildOptions, Change, Inputs, Material, Tracking, Workspace};

/// The sequences that every run of the tests tries; `FACTUM_EDITS=10000` tries more.
const SEQUENCES: u32 = 20;

type Site = BTreeMap<String, Arc<[u8]>>;

/// What a clean build would write, without what it would refuse to; the second tells whether that is all.
fn built(workspace: &mut Workspace) -> (Site, bool) {
    let options = BuildOptions::default();
    if let Ok(artifacts) = workspace.artifacts(&options) {
        let mut site = Site::new();
        for artifact in artifacts {
            site.entry(artifact.path.to_string()).or_insert(artifact.bytes);
        }
        return (site, true);
    }
    let routes = workspace.routes(&options).into_iter();
    let pages = routes.filter(|route| OutputPath::new(route.path.as_str()).is_ok());
    let made =
        pages.filter_map(|route| Some((route.path.clone(), workspace.page(&route, &options).ok()?.into())));
    (made.collect(), false)
}

fn compare(preview: &mut Preview, before: &mut BTreeSet<String>, files: &Files) -> Result<(), String> {
    let Ok(material) = files.material() else { return Ok(()) };
    let mut clean = opened_anew(material);
    let (site, is_all) = built(&mut clean);
    for (path, bytes) in &site {
        let found = preview.file(path).map_err(|error| format!("{path}: {error}"))?;
        // Two pages on one path are an error, and which of them is shown is nobody's promise.
        let is_shared = clean.findings().iter().any(|finding| finding.code == "F0601");
        if found.as_ref() != Some(bytes) && !is_shared {
            return Err(format!("{path} is another, or {:?}", found.map(|bytes| bytes.len())));
        }
    }
    for path in before.iter().filter(|path| is_all && !site.contains_key(*path)) {
        if preview.file(path).is_ok_and(|found| found.is_some()) {
            return Err(format!("{path} is still there"));
        }
    }
    if is_all && before.len().is_multiple_of(5) {
        let digests: Vec<_> = site.iter().map(|(path, bytes)| (path.as_str(), sha256_hex(bytes))).collect();
        let expected = manifest_of(digests.iter().map(|(path, digest)| (*path, digest.as_str())));
        if preview.file(MANIFEST).ok().flatten().as_deref() != Some(expected.as_slice()) {
            return Err("the manifest is another".to_owned());
        }
    }
    if preview.findings() != preview.workspace().findings()
        || preview.findings().len() != clean.findings().len()
    {
        return Err("other findings are told".to_owned());
    }
    before.extend(site.into_keys());
    Ok(())
}

fn follow(batches: &[Batch]) -> Result<(), String> {
    let mut files = Files::start();
    let workspace = Workspace::new(files.material().unwrap(), Some(today()), Tracking::On);
    let mut preview = Preview::new(workspace, BuildOptions::default());
    let mut before = BTreeSet::new();
    compare(&mut preview, &mut before, &files)?;
    for (at, batch) in batches.iter().enumerate() {
        let changes = batch.iter().flat_map(|step| files.change(step)).collect();
        let applied = preview.apply(changes);
        if applied.is_ok() != files.material().is_ok() {
            return Err(format!("after batch {at}: {applied:?}"));
        }
        compare(&mut preview, &mut before, &files).map_err(|error| format!("after batch {at}: {error}"))?;
    }
    Ok(())
}

#[test]
#[allow(clippy::disallowed_methods, reason = "whoever runs the test says how much of it")]
fn any_path_is_answered_as_a_build_would_write_it() {
    let cases = std::env::var("FACTUM_EDITS").ok().and_then(|n| n.parse().ok()).unwrap_or(SEQUENCES);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut runner = match cases {
        SEQUENCES => TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)),
        _ => TestRunner::new(config),
    };
    let held = runner
        .run(&prop::collection::vec(batch(), 1..8), |batches| follow(&batches).map_err(TestCaseError::fail));
    if let Err(error) = held {
        panic!("{error}");
    }
}

/// A small dossier that is shown.
fn shown(files: &[(&str, &str)]) -> Preview {
    let config = ("factum.yaml", "title: Fjord\nkinds:\n  pages: {base: page, label: Page, plural: Pages}\n");
    let tree = Memory::new(files.iter().copied().chain([config]));
    let workspace = Workspace::new(Material::open(&Inputs::of(tree)).unwrap(), None, Tracking::On);
    Preview::new(workspace, BuildOptions::default()).opening("/home/ada/fjord".to_owned(), None)
}

fn text(preview: &mut Preview, path: &str, query: &str) -> (u16, String) {
    let answer = preview.answer(path, query);
    (answer.status, String::from_utf8(answer.bytes.to_vec()).unwrap())
}

#[test]
fn a_page_has_one_tag_more_and_a_file_is_what_it_is() {
    let mut preview = shown(&[("content/pages/pier.md", "---\ntitle: The pier\n---\nIt is long.[?]\n")]);
    let (status, page) = text(&mut preview, "pages/pier.html", "");
    assert_eq!(status, 200);
    let built = preview.file("pages/pier.html").unwrap().unwrap();
    let digest = &sha256_hex(&built)[..16];
    let tag = format!("<script src=\"/.factum/preview.js\" data-page=\"{digest}\"></script>\n");
    assert_eq!(page.replacen(&tag, "", 1).as_bytes(), &*built);
    assert_ne!(page.as_bytes(), &*built);
    let sheet = preview.answer("assets/factum.css", "");
    assert_eq!((sheet.status, sheet.media), (200, "text/css; charset=utf-8"));
    assert_eq!(text(&mut preview, "", "").1, text(&mut preview, "index.html", "").1);
    let moved = preview.answer("pages", "");
    assert_eq!((moved.status, moved.location.as_deref()), (307, Some("/pages/")));
    for path in [
        "nothing.html",
        "../factum.yaml",
        "content/pages/pier.md",
        "/etc/passwd",
        ".factum/../factum.yaml",
        "/pages",
        "//pages",
        "//",
    ] {
        // A way that begins with two slashes would lead to another host.
        assert_eq!(preview.answer(path, "").location, None, "{path}");
        let (status, page) = text(&mut preview, path, "");
        assert_eq!(status, 404, "{path}");
        assert!(!page.contains("title: Fjord"), "{path}");
    }
}

#[test]
fn a_page_is_told_what_is_wrong_in_it() {
    let note = "---\ntitle: The pier\n---\nIt is long, and long are the [[peer]].[?] See [[peer]].\n";
    let mut preview = shown(&[
        ("content/pages/pier.md", note),
        ("content/pages/other.md", "---\ntitle: <b>Other</b>\n---\nSee [[nobody]], [[pier]].[?]\n"),
    ]);
    let (status, state) = text(&mut preview, ".factum/state", "/pages/pier.html");
    assert_eq!(status, 200);
    let state: serde_json::Value = serde_json::from_str(&state).unwrap();
    assert_eq!(state["note"], "content/pages/pier.md");
    let broken = state["here"].as_array().unwrap().iter().find(|told| told["code"] == "F0101").unwrap();
    assert_eq!(broken["line"], 4);
    let sentence = broken["sentence"].as_str().unwrap();
    assert_eq!(broken["words"], "peer");
    assert_eq!((&state["lines"][sentence], state["lines"].as_object().unwrap().len()), (&4.into(), 2));
    let elsewhere = state["elsewhere"].as_array().unwrap();
    assert!(elsewhere.iter().any(|told| told["href"] == "/pages/other.html"), "{elsewhere:?}");
    let page = text(&mut preview, "pages/pier.html", "").1;
    assert!(
        page.contains(&format!("id=\"{sentence}\"")),
        "the sentence is where the page is told that it is"
    );
    assert!(page.contains(state["page"].as_str().unwrap()), "the page and its script know one digest");
}

#[test]
fn what_cannot_be_taken_up_is_told_and_the_site_stays() {
    let mut preview = shown(&[("content/pages/pier.md", "---\ntitle: The pier\n---\nIt is long.[?]\n")]);
    let before = text(&mut preview, "pages/pier.html", "").1;
    let write =
        |path: &str, text: &str| vec![Change::Write { path: path.to_owned(), bytes: text.as_bytes().into() }];
    assert!(preview.apply(write("factum.lock", "factum.lock 3\nnonsense <i>\n")).is_err());
    assert_eq!(text(&mut preview, "pages/pier.html", "").1, before);
    let state = text(&mut preview, ".factum/state", "/pages/pier.html").1;
    let state: serde_json::Value = serde_json::from_str(&state).unwrap();
    assert!(state["trouble"].as_str().unwrap().contains("factum.lock:"), "{state}");
    preview.apply(vec![Change::Remove { path: "factum.lock".to_owned() }]).unwrap();
    assert_eq!(text(&mut preview, "pages/pier.html", "").1, before);
    assert_eq!(preview.version(), 2);
}
