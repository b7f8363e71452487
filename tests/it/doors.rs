//! The doors between the rooms, as ARCHITECTURE.md states them, held against the code's imports.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Which rooms each room may import. A room that is not named here may not exist.
const ROOMS: [(&str, &[&str]); 23] = [
    ("error", &[]),
    ("text", &[]),
    ("vfs", &["error"]),
    ("model", &["text"]),
    ("syntax", &["model", "text"]),
    ("index", &["model", "text"]),
    ("read", &["index", "model", "text"]),
    ("verify", &["error", "index", "model", "read", "text"]),
    ("diagnostic", &["text"]),
    ("check", &["diagnostic", "index", "model", "read", "text", "verify"]),
    ("site", &["index", "model", "read", "text", "verify"]),
    ("render", &["model", "site"]),
    ("publish", &["error", "model", "text"]),
    (
        "workspace",
        &[
            "check",
            "diagnostic",
            "error",
            "index",
            "model",
            "publish",
            "read",
            "render",
            "site",
            "syntax",
            "text",
            "verify",
            "vfs",
        ],
    ),
    ("compare", &["error", "model", "read", "text"]),
    ("attest", &["error", "text", "verify", "vfs"]),
    ("mutate", &["diagnostic", "index", "model", "read", "text", "workspace"]),
    ("export", &["error", "model", "publish", "site", "text", "workspace"]),
    ("extract", &["error", "model"]),
    ("keys", &["model", "text"]),
    (
        "desk",
        &[
            "error",
            "extract",
            "index",
            "keys",
            "model",
            "read",
            "syntax",
            "text",
            "verify",
            "vfs",
            "workspace",
        ],
    ),
    (
        "lsp",
        &[
            "desk",
            "diagnostic",
            "error",
            "index",
            "keys",
            "model",
            "site",
            "text",
            "verify",
            "vfs",
            "workspace",
        ],
    ),
    ("serve", &["diagnostic", "error", "index", "model", "publish", "site", "text", "vfs", "workspace"]),
];

/// Which rooms may use a crate.
const CRATES: [(&str, &[&str]); 32] = [
    ("pulldown_cmark", &["syntax"]),
    ("serde_yaml", &["syntax"]),
    ("sentencex", &["syntax"]),
    ("tera", &["render"]),
    ("syntect", &["render"]),
    ("resvg", &["render"]),
    ("dejavu", &["render"]),
    ("skrifa", &["render"]),
    ("png", &["render"]),
    ("annotate_snippets", &["diagnostic"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("anstream", &["cli"]),
    ("opener", &["cli"]),
    ("getrandom", &["serve"]),
    ("gen_lsp_types", &["lsp"]),
    ("lsp_server", &["lsp"]),
    ("hyper", &["serve"]),
    ("tokio", &["serve"]),
    ("notify", &["vfs"]),
    ("rustix", &["cli", "publish", "vfs"]),
    ("walkdir", &["vfs", "publish"]),
    ("dom_query", &["extract"]),
    ("dom_smoothie", &["extract"]),
    ("hayro_syntax", &["extract"]),
    ("rawzip", &["extract"]),
    ("flate2", &["export", "extract", "vfs", "workspace"]),
    ("encoding_rs", &["extract"]),
    ("biblatex", &["extract"]),
    ("url", &["workspace"]),
    ("rayon", &["verify", "check", "workspace", "mutate", "publish", "export", "desk", "cli"]),
];

/// Each source file with its room.
pub(crate) fn sources() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    for entry in walkdir::WalkDir::new(&root).sort_by_file_name() {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
        if path.ends_with(".rs") {
            let room = path.split(['/', '.']).next().unwrap().to_owned();
            let text = fs::read_to_string(entry.path()).unwrap();
            sources.push((room, path, text));
        }
    }
    assert!(sources.len() > 40, "the sources were not found");
    sources
}

/// The words that follow `prefix` in a text's code, comments left out.
fn words_after(text: &str, prefix: &str) -> BTreeSet<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut words = BTreeSet::new();
    for line in code {
        for (at, _) in line.match_indices(prefix) {
            let rest = &line[at + prefix.len()..];
            let names = rest.strip_prefix('{').map_or(rest, |inner| inner.split('}').next().unwrap_or(""));
            for name in names.split(',') {
                let word: String =
                    name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                words.insert(word);
                if !rest.starts_with('{') {
                    break;
                }
            }
        }
    }
    words
}

#[test]
fn rooms_import_only_through_their_doors() {
    let known: BTreeSet<&str> = ROOMS.iter().map(|(room, _)| *room).chain(["cli", "lib", "main"]).collect();
    let mut broken = Vec::new();
    for (room, path, text) in sources() {
        assert!(
            known.contains(room.as_str()),
            "src/{path} stands in a room that ARCHITECTURE.md does not know"
        );
        // A room's tests may conduct the stages before it.
        if path.ends_with("/tests.rs") || path.ends_with("/fixture.rs") {
            continue;
        }
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else { continue };
        for imported in words_after(&text, "crate::") {
            if imported != room && known.contains(imported.as_str()) && !allowed.contains(&imported.as_str())
            {
                broken.push(format!("src/{path} imports {imported}"));
            }
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn crates_stay_in_their_rooms() {
    let mut broken = Vec::new();
    for (room, path, text) in sources() {
        for (name, rooms) in CRATES {
            let uses = text.lines().any(|line| {
                let code = line.trim_start();
                !code.starts_with("//")
                    && (code.contains(&format!("{name}::")) || code.contains(&format!("use {name};")))
            });
            if uses && !rooms.contains(&room.as_str()) {
                broken.push(format!("src/{path} uses {name}"));
            }
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn the_index_holds_no_positions() {
    let broken: Vec<_> = sources()
        .into_iter()
        .filter(|(room, path, text)| {
            room == "index" && text.contains("Span") && !path.ends_with("/fixture.rs")
        })
        .map(|(_, path, _)| path)
        .collect();
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn a_rule_imports_no_other_rule() {
    let broken: Vec<_> = sources()
        .into_iter()
        .filter(|(_, path, _)| path.starts_with("check/rules/"))
        .filter(|(_, _, text)| text.contains("super::super::rules") || text.contains("crate::check::rules::"))
        .map(|(_, path, _)| path)
        .collect();
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn every_file_says_what_it_does_and_stays_short() {
    let mut broken = Vec::new();
    for (_, path, text) in sources() {
        if !text.starts_with("//!") {
            broken.push(format!("src/{path} does not open with what it does"));
        }
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
        let lines = code.lines().count();
        let is_tests = path.ends_with("tests.rs") || path.ends_with("fixture.rs");
        if lines > 400 && !is_tests {
            broken.push(format!("src/{path} has {lines} lines"));
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn the_detector_of_imports_sees_them() {
    let words = words_after(
        "use crate::model::{A, B};\nuse crate::{text, vfs};\n// crate::site\nlet x = crate::error::Error;",
        "crate::",
    );
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    assert_eq!(words, ["error", "model", "text", "vfs"]);
}
