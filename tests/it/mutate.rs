//! `factum mutate` from the outside.

use crate::program::{Copy, dossier};

#[test]
fn a_report_counts_what_was_caught_and_lists_what_was_not() {
    let copy = Copy::of(&dossier("harbour"));
    let before = copy.tree("content");
    let run = copy.run(&["mutate", "--n", "60", "--seed", "5", "--format", "json"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    assert_eq!(run.stdout, copy.run(&["mutate", "--n", "60", "--seed", "5", "--format", "json"]).stdout);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((&report["seed"], &report["drawn"]), (&5.into(), &60.into()));
    let sum = |part: &str| {
        let counts = report[part].as_object().unwrap();
        counts.values().map(|count| count.as_u64().unwrap()).sum::<u64>()
    };
    assert_eq!(sum("reached") + sum("apart"), 60);
    assert_eq!(report["false_kills"], serde_json::json!([]));
    let survived =
        report["reached"]["survived"].as_u64().unwrap() + report["apart"]["survived"].as_u64().unwrap();
    assert_eq!(report["survivors"].as_array().unwrap().len() as u64, survived);
    assert_eq!(copy.tree("content"), before, "nothing is written");
}

#[test]
fn too_few_kills_and_false_kills_end_with_one() {
    let copy = Copy::of(&dossier("harbour"));
    let quotes = ["mutate", "--n", "40", "--operator", "quote-word", "source-key", "--min"];
    assert_eq!(copy.run(&[&quotes[..], &["100"]].concat()).status, 0);
    let neutral = copy.run(&["mutate", "--n", "40", "--operator", "white-space", "--min", "100"]);
    assert_eq!(neutral.status, 0, "{}", neutral.stdout);

    let configuration = copy.read("factum.yaml");
    copy.write(
        "factum.yaml",
        format!("{configuration}rules: {{quote-not-in-source: allow, misattributed-quote: allow}}\n"),
    );
    let run = copy.run(&[&quotes[..], &["99"]].concat());
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("survived: quote-word\n  - "), "{}", run.stdout);
    assert!(run.stderr.contains("less than 99 %"), "{}", run.stderr);
    assert_eq!(copy.run(&["mutate", "--operator", "nonsense"]).status, 2);
}

#[test]
fn a_dossier_with_errors_is_refused() {
    let copy = Copy::of(&dossier("faults"));
    let run = copy.run(&["mutate"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("errors to begin with"), "{}", run.stderr);
}
