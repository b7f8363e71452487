//! `factum coverage` from the outside.

use crate::program::{Copy, dossier};

fn report(copy: &Copy) -> serde_json::Value {
    serde_json::from_str(&copy.run(&["coverage", "--format", "json"]).stdout).unwrap()
}

#[test]
fn a_sentence_without_a_mark_is_listed_at_its_place() {
    let copy = Copy::of(&dossier("harbour"));
    let before = report(&copy);
    assert_eq!(before["uncovered"], 0);
    assert_eq!(copy.run(&["coverage", "--min", "90"]).status, 0);

    let path = "content/summits/2019-03-04-veldhaven.md";
    copy.replace(path, " Some 1,200 people work there.[^staff]", " Some 1,200 people work there.");
    let after = report(&copy);
    assert_eq!(after["uncovered"], 1);
    assert_eq!(after["sentences"], before["sentences"]);
    assert_eq!(after["sourced"], before["sourced"].as_u64().unwrap() - 1);
    let pages = after["pages"].as_array().unwrap();
    let page = pages.iter().find(|page| page["path"] == path).unwrap();
    let line = copy.read(path).lines().position(|line| line.contains("1,200 people work")).unwrap() + 1;
    let place = &page["places"][0];
    assert_eq!(place["line"], line);
    assert_eq!(place["text"], "Some 1,200 people work there.");

    let run = copy.run(&["coverage", "--min", "90"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains(&format!("{path}:{line}:")), "{}", run.stdout);
    assert!(run.stderr.contains("less than 90 %"), "{}", run.stderr);
    assert_eq!(copy.run(&["coverage", "--min", "50"]).status, 0);
    assert_eq!(copy.run(&["coverage", "--min", "101"]).status, 2);
}

#[test]
fn what_is_not_counted_is_listed_with_its_reason() {
    let copy = Copy::of(&dossier("harbour"));
    let report = report(&copy);
    let excluded = report["excluded"].as_array().unwrap();
    let count =
        |what: &str| excluded.iter().find(|e| e["what"] == what).map(|e| e["count"].as_u64().unwrap());
    assert_eq!((count("heading"), count("cell"), count("editorial")), (Some(1), Some(4), Some(1)));
    assert!(count("own-voice").is_some_and(|n| n > 0), "{excluded:?}");
    let has_page = |path: &str| report["pages"].as_array().unwrap().iter().any(|p| p["path"] == path);
    assert!(has_page("content/index.md") && !has_page("content/about/methodology.md"));
}

#[test]
fn an_open_question_never_raises_the_share() {
    let copy = Copy::of(&dossier("harbour"));
    let before = report(&copy);
    assert_eq!(before["open"], 1);
    copy.replace(
        "content/actors/veldhaven.md",
        "the Gazette wrote.[^fell]",
        "the Gazette wrote.[^fell] Why?[?]",
    );
    let after = report(&copy);
    assert_eq!((&after["open"], &after["uncovered"]), (&2.into(), &0.into()));
    assert!(after["percent"].as_f64().unwrap() < before["percent"].as_f64().unwrap());
}
