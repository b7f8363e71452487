//! `factum check --format sarif` and `--format github` from the outside. Whether a log is valid against the
//! schema of OASIS, tests/run asks.

use std::process::Command;

use crate::program::{Copy, dossier};

#[test]
fn a_log_names_rules_places_and_fixes() {
    let copy = Copy::of(&dossier("harbour"));
    let (line, column) = copy.replace("content/actors/ida-brandt.md", "[[tomas-reyl]]", "[[tomas-reil]]");
    let run = copy.run(&["check", "--format", "sarif"]);
    assert_eq!(run.status, 1);
    let log: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    let result = results.iter().find(|r| r["ruleId"] == "F0101").unwrap();
    let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
    assert_eq!((&rule["id"], &rule["name"]), (&"F0101".into(), &"unknown-note".into()));
    assert!(rule["help"]["markdown"].as_str().unwrap().starts_with("# F0101"));
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "content/actors/ida-brandt.md");
    assert_eq!(place["region"]["startLine"], line);
    assert_eq!(place["region"]["startColumn"], column + 2);
    let bytes = copy.read("content/actors/ida-brandt.md");
    assert_eq!(place["region"]["byteOffset"], bytes.find("tomas-reil").unwrap());
    let replaced = &result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"];
    assert_eq!(replaced, "tomas-reyl");
}

#[test]
fn a_clean_dossier_gives_a_log_without_results() {
    let copy = Copy::of(&dossier("harbour"));
    let run = copy.run(&["check", "--format", "sarif"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let log: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
}

#[test]
fn the_steps_summary_holds_every_finding() {
    let copy = Copy::of(&dossier("harbour"));
    let links = "[[nobody]] ".repeat(13);
    copy.replace("content/index.md", "[[ida-brandt]] and", &format!("{links}[[ida-brandt]] and"));
    let summary = copy.root().join("summary.md");
    std::fs::write(&summary, "before\n").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_factum"))
        .args(["--root", copy.root().to_str().unwrap(), "check", "--format", "github"])
        .env("GITHUB_STEP_SUMMARY", &summary)
        .output()
        .unwrap();
    let annotations = String::from_utf8(output.stdout).unwrap();
    assert_eq!(annotations.matches("::error ").count(), 10);
    let text = std::fs::read_to_string(&summary).unwrap();
    assert!(text.starts_with("before\n### Factum: 13 errors"), "{text}");
    assert_eq!(text.matches("| F0101 unknown-note |").count(), 13);
}
