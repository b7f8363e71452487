//! A first hour: an empty folder, a dossier in it, a note.

use std::fs;

use crate::program::Copy;

#[test]
fn a_new_dossier_is_clean_and_builds() {
    let copy = Copy::with(&[("README.md", "mine"), (".gitignore", "mine")]);
    let run = copy.run(&["init"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stderr.contains("README.md was there"), "{}", run.stderr);
    assert_eq!((copy.read("README.md"), copy.read(".gitignore")), ("mine".to_owned(), "mine".to_owned()));
    for arguments in [&["check", "--strict"][..], &["seal", "--check"], &["build"]] {
        let run = copy.run(arguments);
        assert_eq!(run.status, 0, "{arguments:?} {}", run.stderr);
    }
    let meeting = copy.read("public/meetings/2031-05-06-lunde.html");
    assert!(
        meeting.contains("customs house") && meeting.contains("The Herald in its own voice"),
        "{meeting}"
    );
    // A clone has no articles.
    fs::remove_dir_all(copy.root().join("captures")).unwrap();
    assert_eq!(copy.run(&["check", "--strict"]).status, 0);
    let again = copy.run(&["init"]);
    assert_eq!(again.status, 2);
    assert!(again.stderr.contains("a dossier has begun here"), "{}", again.stderr);
    for (folder, told) in [
        (".", "here: factum.yaml is"),
        ("./.", "here: factum.yaml is"),
        ("content/..", "here: content/../factum.yaml is"),
    ] {
        let again = std::process::Command::new(env!("CARGO_BIN_EXE_factum"))
            .args(["init", folder])
            .current_dir(copy.root())
            .output()
            .unwrap();
        let again = String::from_utf8(again.stderr).unwrap();
        assert!(again.contains(told), "{folder}: {again}");
    }
}

#[test]
fn a_dossier_is_begun_in_a_folder_that_is_made() {
    let copy = Copy::with(&[("x", "")]);
    assert_eq!(copy.run(&["init", "a/ferry"]).status, 0);
    assert!(copy.read("a/ferry/.github/workflows/publish.yml").contains("factum check --format github"));
    for begun in ["factum.yaml", "content/x.md", "captures/x.txt"] {
        let copy = Copy::with(&[(begun, "mine")]);
        assert_eq!(copy.run(&["init"]).status, 2, "{begun}");
        assert_eq!(copy.tree("").len(), 1, "{begun}: nothing is written");
    }
}

#[test]
fn schemas_are_those_of_the_kinds_that_a_dossier_declares() {
    let copy = Copy::with(&[("x", "")]);
    let of = |kind: &str| copy.run(&["explain", "schema", kind]);
    assert!(of("event").status == 0 && of("meetings").status == 2, "there is no dossier");
    assert_eq!(copy.run(&["init", "."]).status, 0);
    for kind in ["meetings", "Meeting", "event"] {
        assert_eq!(of(kind).stdout, of("event").stdout, "{kind}");
    }
    let run = of("nothing");
    assert!(run.status == 2 && run.stderr.contains("no schema of nothing"), "{}", run.stderr);
    assert!(run.stderr.contains("and of its kinds: ") && run.stderr.contains("meetings"), "{}", run.stderr);
}

#[test]
fn a_note_is_begun_in_the_folder_of_its_kind() {
    let copy = Copy::with(&[("x", "")]);
    copy.run(&["init"]);
    let run = copy.run(&["new", "event", "Talks on Sundays", "--date", "2031-06-01"]);
    assert_eq!(
        (run.status, run.stdout.trim()),
        (0, "content/meetings/2031-06-01-talks-on-sundays.md"),
        "{}",
        run.stderr
    );
    let cite = "[@courier-2031-05-02, \"The ferry carried 212,000 passengers in 2030\"]";
    let run = copy.run(&["new", "page", "Passengers, by year", "--from", cite]);
    assert_eq!(run.stdout.trim(), "content/about/passengers-by-year.md", "{}", run.stderr);
    assert!(copy.read("content/about/passengers-by-year.md").contains("source: courier-2031-05-02\n"));
    let checked = copy.run(&["check", "--strict"]);
    assert_eq!(checked.status, 0, "a draft is left out: {}", checked.stderr);
    let again = copy.run(&["new", "page", "Passengers, by year"]);
    assert_eq!(again.status, 2);
    assert!(again.stderr.contains("has this id already"), "{}", again.stderr);
    assert_eq!(copy.run(&["new", "summit", "X"]).status, 2);
    assert_eq!(copy.run(&["new", "page", "X", "--from", "nonsense"]).status, 2);
    assert_eq!(copy.run(&["new", "page", "X", "--id", "../../x"]).status, 2);
}

#[test]
fn words_of_the_captures_are_found_to_be_cited() {
    let copy = Copy::with(&[("x", "")]);
    copy.run(&["init"]);
    let run = copy.run(&["cite", "agreed", "on", "a", "winter", "timetabel"]);
    let cite = "[@herald-2031-05-07, \"agreed on a winter timetable\"]";
    assert!(run.status == 0 && run.stdout.contains(cite), "{} {}", run.stdout, run.stderr);
    // What it prints is verified where it is pasted.
    let note = copy.read("content/sources/herald-2031-05-07.md");
    copy.write(
        "content/sources/herald-2031-05-07.md",
        format!("{note}\nThey agreed on a winter timetable.{cite}\n"),
    );
    copy.run(&["seal"]);
    assert_eq!(copy.run(&["check", "--strict"]).status, 0, "{}", copy.run(&["check", "--strict"]).stderr);
    assert_eq!(copy.run(&["cite", "nobody", "said", "this"]).status, 1);
    let run = copy.run(&["evidence", "--format", "json", "In 2030 the ferry carried 212,000 passengers."]);
    let found: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let first = &found["passages"][0];
    assert_eq!(first["source"], "courier-2031-05-02", "{found}");
    assert!(first["covers"].as_array().unwrap().contains(&"212,000 passengers".into()), "{found}");
    fs::remove_dir_all(copy.root().join("captures")).unwrap();
    let run = copy.run(&["cite", "winter"]);
    assert!(run.status == 2 && run.stderr.contains("no capture of any source"), "{}", run.stderr);
}

#[test]
fn a_saved_article_is_taken_in() {
    let copy =
        Copy::with(&[("x", ""), ("saved/Rain.md", "---\ntitle: Rain\ndate: 2031-05-09\n---\nIt rained.\n")]);
    copy.run(&["init"]);
    let file = copy.root().join("saved/Rain.md");
    let run = copy.run(&["new", "source", file.to_str().unwrap()]);
    assert_eq!((run.status, run.stdout.trim()), (0, "content/sources/rain.md"), "{}", run.stderr);
    assert_eq!(copy.read("captures/rain.txt"), "It rained.\n");
    assert_eq!(copy.read("captures/rain.original.md"), copy.read("saved/Rain.md"));
    assert!(copy.run(&["cite", "it", "rained"]).stdout.contains("[@rain, \"It rained\"]"));
    let again = copy.run(&["new", "source", file.to_str().unwrap()]);
    assert!(again.status == 2 && again.stderr.contains("has this id already"), "{}", again.stderr);
    assert_eq!(copy.run(&["new", "source", "/dev/zero"]).status, 2);
    assert_eq!(copy.run(&["new", "source", "nowhere.txt"]).status, 2);
}

#[test]
fn shells_and_systems_are_told_of_the_commands() {
    let copy = Copy::with(&[("x", "")]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = copy.run(&["completions", shell]);
        assert!(run.status == 0 && run.stdout.contains("evidence"), "{shell}");
    }
    let folder = copy.root().join("man");
    assert_eq!(copy.run(&["man", folder.to_str().unwrap()]).status, 0);
    assert!(copy.read("man/factum-serve.1").contains("loopback"));
    assert!(copy.root().join("man/factum.1").exists());
}
