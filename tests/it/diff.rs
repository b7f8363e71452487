//! What changed in the facts: `factum diff` between revisions, folders and published copies, and what `check --changed`,
//! `mutate --in-diff` and `build --since` make of it.

use std::process::Command;

use serde_json::Value;

use crate::program::{Copy, dossier};

const TALKS: &str = "content/summits/2019-03-04-veldhaven.md";

fn git(copy: &Copy, arguments: &[&str]) {
    let output = Command::new("git")
        .arg("-C")
        .arg(copy.root())
        .args(["-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A dossier under git, with one commit that has the tag `old`.
fn committed() -> Copy {
    let copy = Copy::of(&dossier("harbour"));
    copy.write(".gitignore", "public\n");
    git(&copy, &["init", "-q"]);
    git(&copy, &["add", "-A"]);
    git(&copy, &["commit", "-q", "-m", "Notes"]);
    git(&copy, &["tag", "old"]);
    copy
}

fn changes(copy: &Copy, arguments: &[&str]) -> Vec<Value> {
    let run = copy.run(&[&["diff"], arguments, &["--format", "json"]].concat());
    assert_eq!(run.status, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).unwrap()
}

#[test]
fn another_wording_and_another_order_are_no_change() {
    let copy = committed();
    assert!(changes(&copy, &["old"]).is_empty());
    copy.replace(
        TALKS,
        "The mayors were to discuss the harbour, the town hall said.[^harbour] Some 1,200 people work there.[^staff]",
        "Some 1,200 people work at it.[^staff] The harbour was to be discussed by the mayors, the town hall said.[^harbour]",
    );
    assert_eq!(changes(&copy, &["old"]), Vec::<Value>::new());
    assert_eq!(copy.run(&["diff", "old"]).stdout.trim(), "no fact has changed");
}

#[test]
fn a_number_a_plan_and_a_quote_are_changes() {
    let copy = committed();
    copy.replace(TALKS, "Some 1,200 people work there.", "Some 1,300 people work there.");
    copy.replace(TALKS, "status: planned", "status: held");
    copy.replace(
        TALKS,
        "quote: \"The harbour employs some 1,200 people\"",
        "quote: \"harbour employs some 1,200 people\"",
    );
    let found = changes(&copy, &["old"]);
    let has = |group: &str, after: &str| {
        found
            .iter()
            .any(|change| change["group"] == group && change["after"].as_str().unwrap().contains(after))
    };
    assert!(has("statements", "1,300"), "{found:#?}");
    assert!(has("plans", "held"), "{found:#?}");
    assert!(has("quotes", "harbour employs"), "{found:#?}");
    let run = copy.run(&["diff", "old", "--format", "markdown"]);
    assert!(run.stdout.contains("### Plans") && run.stdout.contains("1,300"), "{}", run.stdout);
}

#[test]
fn folders_archives_and_published_copies_are_compared_alike() {
    let copy = committed();
    assert_eq!(copy.run(&["export", "zip", "-o", "old.zip", "--quiet"]).status, 0);
    assert_eq!(copy.run(&["build", "--output", "was", "--quiet"]).status, 0);
    copy.replace("content/actors/ida-brandt.md", "aliases: [Brandt, Mayor Ida Brandt]", "aliases: [Brandt]");
    let archive = copy.root().join("old.zip").display().to_string();
    let folder = copy.root().join("was").display().to_string();
    let by_revision = changes(&copy, &["old"]);
    assert!(!by_revision.is_empty());
    assert_eq!(changes(&copy, &[&archive]).len(), by_revision.len());
    assert_eq!(changes(&copy, &[&folder]).len(), by_revision.len());
    assert!(changes(&copy, &[&archive, &folder]).is_empty());
    assert!(changes(&copy, &["old", "HEAD"]).is_empty());
    let run = copy.run(&["diff", "--format", "json", "--", "--upload-pack=x"]);
    assert_eq!(run.status, 2);
    assert_eq!(copy.run(&["diff", "nowhere"]).status, 2);
}

#[test]
fn only_what_a_change_touches_is_told() {
    let copy = committed();
    // An error that was there before.
    copy.replace(TALKS, "Some 1,200 people work there.", "Some 1,300 people work there.");
    git(&copy, &["commit", "-q", "-a", "-m", "An error"]);
    git(&copy, &["tag", "base"]);
    let short = |more: &[&str]| copy.run(&[&["check", "--format", "short"], more].concat());
    assert_eq!(short(&[]).status, 1);
    let run = short(&["--changed", "base"]);
    assert_eq!((run.status, run.stdout.trim()), (0, ""), "{}", run.stdout);
    // One on a line that is touched, and one that the change causes elsewhere.
    copy.replace("content/actors/ida-brandt.md", "[[tomas-reyl]]", "[[tomas-reil]]");
    std::fs::remove_file(copy.root().join("content/sources/courier-2019.md")).unwrap();
    let run = short(&["--changed", "base"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("content/actors/ida-brandt.md"), "{}", run.stdout);
    assert!(run.stdout.contains("content/statistics/trade.md"), "{}", run.stdout);
    assert!(!run.stdout.contains("1,300"), "{}", run.stdout);
}

#[test]
fn mutants_are_made_where_a_change_is() {
    let copy = committed();
    let run = copy.run(&["mutate", "--n", "20", "--in-diff", "old", "--format", "json"]);
    assert_eq!(serde_json::from_str::<Value>(&run.stdout).unwrap()["drawn"], 0, "{}", run.stdout);
    copy.replace(TALKS, "people work there.", "people work at it.");
    let run = copy.run(&["mutate", "--n", "20", "--in-diff", "old", "--format", "json"]);
    let drawn = serde_json::from_str::<Value>(&run.stdout).unwrap()["drawn"].as_u64().unwrap();
    assert!(drawn > 0, "{}", run.stdout);
}

#[test]
fn a_page_and_the_feed_tell_what_changed() {
    let copy = committed();
    copy.replace(TALKS, "status: planned", "status: held");
    let build = ["build", "--quiet", "--base-url", "https://example.org/quay/"];
    copy.run(&build);
    assert!(!copy.tree("public").contains_key("changes.html"));
    let run = copy.run(&[&build[..], &["--since", "old"]].concat());
    assert_eq!(run.status, 0, "{}", run.stderr);
    let page = copy.read("public/changes.html");
    assert!(page.contains("<del>planned</del>") && page.contains("<ins>held</ins>"), "{page}");
    assert!(copy.read("public/feed.xml").contains("2019-03-04-veldhaven-changed-"));
}
