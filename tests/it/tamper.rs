//! One small change to a clean dossier: it is reported at its place, and what was published stays.

use crate::program::{Copy, dossier};

/// A published copy of a clean dossier.
fn published() -> Copy {
    let copy = Copy::of(&dossier("harbour"));
    let run = copy.run(&["build"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    copy
}

/// Makes one change and expects one finding with this code at the changed words' line.
#[track_caller]
fn expect(path: &str, from: &str, to: &str, code: &str) {
    let copy = published();
    let before = copy.tree("public");
    let (line, _) = copy.replace(path, from, to);
    let run = copy.run(&["check", "--format", "short"]);
    let expected = format!("{path}:{line}:");
    let hits: Vec<&str> = run.stdout.lines().filter(|l| l.contains(&format!("[{code}]"))).collect();
    assert!(
        hits.iter().any(|hit| hit.starts_with(&expected)),
        "{expected} {code} is not in:\n{}{}",
        run.stdout,
        run.stderr
    );
    assert_eq!(run.status, 1);

    assert_eq!(copy.run(&["build"]).status, 1);
    assert_eq!(copy.tree("public"), before, "what was published has changed");

    copy.replace(path, to, from);
    let mended = copy.run(&["build"]);
    assert_eq!(mended.status, 0, "{}", mended.stderr);
    assert_eq!(copy.tree("public"), before, "mending gives the same bytes");
}

#[test]
fn a_word_of_a_quote() {
    expect(
        "content/summits/2019-03-04-veldhaven.md",
        "The harbour employs some",
        "The harbour employed some",
        "F0301",
    );
}

#[test]
fn a_word_of_a_quote_in_place() {
    expect(
        "content/sources/courier-2019.md",
        "told the Courier on Monday",
        "told the Courier on Sunday",
        "F0301",
    );
}

#[test]
fn a_digit_of_an_observation() {
    expect("content/statistics/trade.md", "value: 48.2 million", "value: 48.3 million", "F0412");
}

#[test]
fn the_period_of_an_observation() {
    expect("content/statistics/ferry-crossings-decline.md", "period: 2019", "period: 2016", "F0414");
}

#[test]
fn a_link() {
    expect("content/actors/ida-brandt.md", "[[tomas-reyl]]", "[[tomas-reil]]", "F0101");
}

#[test]
fn a_source_id() {
    expect("content/actors/tomas-reyl.md", "source: courier-2019", "source: courier-2018", "F0201");
}

#[test]
fn a_heading_anchor() {
    expect(
        "content/statistics/trade.md",
        "2019-03-04-veldhaven#trade",
        "2019-03-04-veldhaven#trades",
        "F0103",
    );
}

#[test]
fn a_byte_of_a_capture() {
    let copy = published();
    let before = copy.tree("public");
    copy.replace("captures/gazette.txt", "some 1,200 people", "some 1,300 people");
    let run = copy.run(&["check", "--format", "short"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("content/sources/gazette-2019.md:6:10: error[F0308]"), "{}", run.stdout);
    assert_eq!(copy.run(&["build"]).status, 1);
    assert_eq!(copy.tree("public"), before);
}

#[test]
fn the_same_without_captures() {
    let copy = published();
    std::fs::remove_dir_all(copy.root().join("captures")).unwrap();
    let run = copy.run(&["check"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("by seal"), "{}", run.stdout);
    let (line, _) = copy.replace(
        "content/summits/2019-03-04-veldhaven.md",
        "The harbour employs some",
        "The harbour employed some",
    );
    let run = copy.run(&["check", "--format", "short"]);
    assert!(
        run.stdout.contains(&format!("content/summits/2019-03-04-veldhaven.md:{line}:")),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("[F0312]"), "{}", run.stdout);
}
