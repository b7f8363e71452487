//! The command line where something is not as it should be: what is said, and the exit status.

use std::fs;
use std::process::{Command, Stdio};

use crate::program::{Copy, dossier, factum};

#[test]
fn a_folder_without_a_dossier_is_an_error_that_says_what_to_do() {
    let empty = std::env::temp_dir().join(format!("factum-empty-{}", std::process::id()));
    fs::create_dir_all(&empty).unwrap();
    let run = factum(&empty, &["check"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("no factum.yaml") && run.stderr.contains("--root DIR"), "{}", run.stderr);
    fs::write(empty.join("factum.yaml"), "title: x\n").unwrap();
    let run = factum(&empty, &["build"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("no content"), "{}", run.stderr);
    assert!(!empty.join("public").exists());
    fs::remove_dir_all(empty).unwrap();
}

#[test]
fn an_output_folder_that_is_not_ours_is_left_alone() {
    let copy = Copy::of(&dossier("harbour"));
    copy.write("public/thesis.doc", "years of work");
    let run = copy.run(&["build"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("thesis.doc"), "{}", run.stderr);
    assert_eq!(copy.read("public/thesis.doc"), "years of work");
    for output in ["content", ".", "/"] {
        assert_eq!(copy.run(&["build", "--output", output]).status, 2, "{output}");
    }
}

#[test]
fn links_and_pipes_in_content_are_findings_and_are_never_opened() {
    let copy = Copy::of(&dossier("harbour"));
    std::os::unix::fs::symlink("../../factum.yaml", copy.root().join("content/actors/link.md")).unwrap();
    std::os::unix::fs::symlink(".", copy.root().join("content/loop")).unwrap();
    let made = Command::new("mkfifo").arg(copy.root().join("content/pipe.md")).status().unwrap();
    assert!(made.success());
    let run = copy.run(&["check", "--format", "short"]);
    assert_eq!(run.status, 1);
    for path in ["content/actors/link.md", "content/loop", "content/pipe.md"] {
        assert!(run.stdout.contains(&format!("{path}:1:1: error[F0020]")), "{}", run.stdout);
    }
}

#[test]
fn a_theme_that_is_not_there_is_an_error() {
    let copy = Copy::of(&dossier("harbour"));
    copy.replace("factum.yaml", "language: en", "language: en\ntheme: nowhere");
    let run = copy.run(&["build"]);
    assert_eq!(run.status, 1);
    assert!(
        run.stderr
            .contains("error[F0011]: `default`, or the name of a folder below `themes/` belongs here, not"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("factum.yaml:4:8"), "{}", run.stderr);
    assert!(!copy.root().join("public").exists());
}

#[test]
fn a_reader_that_goes_away_and_a_full_disk_end_no_run_in_a_panic() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let program = || Command::new(env!("CARGO_BIN_EXE_factum"));
    let run = program().arg("explain").stdout(full).output().unwrap();
    assert_eq!(run.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&run.stderr).contains("No space left"));

    let mut child = program().args(["explain", "F0301"]).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));

    // A report of more than is passed on at once is as quiet, and is not made to its end.
    let copy = Copy::of(&dossier("harbour"));
    let links: String = (0..900).map(|number| format!("See [[nothing-at-all-{number}]].[?]\n\n")).collect();
    copy.write("content/about/links.md", format!("---\ntitle: Links\n---\n\n{links}"));
    assert!(copy.run(&["check", "--format", "short"]).stdout.len() > 1 << 16);
    let mut child = program()
        .args(["check", "--format", "short", "--root"])
        .arg(copy.root())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let run = child.wait_with_output().unwrap();
    assert_eq!(run.status.code(), Some(1), "{}", String::from_utf8_lossy(&run.stderr));
    assert!(run.stderr.is_empty(), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn a_mistyped_rule_is_answered_with_the_nearest() {
    let run = factum(&dossier("harbour"), &["explain", "quote-not-in-sorce"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("F0301"), "{}", run.stderr);
}

#[test]
fn a_suspicion_is_asked_and_fails_only_what_is_strict() {
    let copy = Copy::of(&dossier("harbour"));
    copy.replace("content/actors/ida-brandt.md", "was to receive", "met");
    let run = copy.run(&["check", "--format", "short"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("suspicion[F0410]: is this as certain as"), "{}", run.stdout);
    assert_eq!(copy.run(&["check", "--strict"]).status, 1);
    copy.replace("factum.yaml", "kinds:", "rules: {certainty-differs: error}\nkinds:");
    assert_eq!(copy.run(&["check"]).status, 1);
    copy.replace("factum.yaml", "certainty-differs: error", "certainty-differs: allow");
    assert_eq!(copy.run(&["check", "--strict"]).status, 0);
}
