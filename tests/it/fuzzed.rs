//! What fuzzing begins with and what it has found, tried again.

use std::fs;
use std::path::Path;

use crate::program::{Copy, dossier, repository};

#[path = "../../fuzz/src/lib.rs"]
#[allow(unreachable_pub, clippy::expect_used, reason = "a crate of its own, whose targets fail by panicking")]
mod targets;

#[test]
fn seeds_and_crashes_come_to_what_they_have_to() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let mut failed = Vec::new();
    for (name, target) in targets::TARGETS {
        let mut tried = 0;
        for folder in ["seeds", "crashes"] {
            for entry in fs::read_dir(fuzz.join(folder).join(name)).into_iter().flatten() {
                let path = entry.unwrap().path();
                let bytes = fs::read(&path).unwrap();
                tried += 1;
                if std::panic::catch_unwind(|| target(&bytes)).is_err() {
                    failed.push(path.display().to_string());
                }
            }
        }
        assert!(tried > 0, "{name} has no seed");
    }
    assert!(failed.is_empty(), "{failed:?}");
}

#[test]
fn every_page_of_the_dossiers_is_sound() {
    let dossiers = [repository(), dossier("harbour"), dossier("languages")];
    let mut pages = 0;
    for copy in dossiers.iter().map(|dossier| Copy::of(dossier)) {
        assert_eq!(copy.run(&["build"]).status, 0);
        for (path, bytes) in copy.tree("public") {
            if path.ends_with(".html") {
                let faults = targets::html::faults(&path, &String::from_utf8(bytes).unwrap());
                assert!(faults.is_empty(), "{path}: {faults:?}");
                pages += 1;
            }
        }
    }
    assert!(pages > 100, "{pages} pages");
    // A fault of each kind is seen.
    for wrong in [
        "<p id=a></p><p id=a></p>",
        "<img src=x onerror=x()>",
        "<script>x()</script>",
        "<script src=//a.example/assets/x.js></script>",
        "<a href=javascript:x()>a</a>",
        "<img src=https://a.example/x.png>",
        "<p style=color:red>",
        "<table><p>",
        "<pre>\n\n</pre><plaintext>",
    ] {
        let page = format!("<!DOCTYPE html><html><head><title>x</title></head><body>{wrong}</body></html>");
        assert!(!targets::html::faults("about/case.html", &page).is_empty(), "{wrong}");
    }
}

#[test]
fn each_target_can_be_run() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let manifest = fs::read_to_string(fuzz.join("Cargo.toml")).unwrap();
    for (name, _) in targets::TARGETS {
        assert!(fuzz.join(format!("fuzz_targets/{name}.rs")).exists(), "{name}");
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name}");
    }
    assert_eq!(fs::read_dir(fuzz.join("fuzz_targets")).unwrap().count(), targets::TARGETS.len());
}
