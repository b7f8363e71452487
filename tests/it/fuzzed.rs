//! What fuzzing begins with and what it has found, tried again.

use std::fs;
use std::path::Path;

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
fn each_target_can_be_run() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let manifest = fs::read_to_string(fuzz.join("Cargo.toml")).unwrap();
    for (name, _) in targets::TARGETS {
        assert!(fuzz.join(format!("fuzz_targets/{name}.rs")).exists(), "{name}");
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name}");
    }
    assert_eq!(fs::read_dir(fuzz.join("fuzz_targets")).unwrap().count(), targets::TARGETS.len());
}
