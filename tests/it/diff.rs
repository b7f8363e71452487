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

/// The group, what it is about, and the texts of each change.
fn told(changes: &[Value]) -> Vec<[&str; 4]> {
    changes
        .iter()
        .map(|one| ["group", "what", "before", "after"].map(|key| one[key].as_str().unwrap()))
        .collect()
}

#[test]
fn another_order_and_other_dress_are_no_change() {
    let copy = committed();
    assert!(changes(&copy, &["old"]).is_empty());
    copy.replace(
        TALKS,
        "The mayors were to discuss the harbour, the town hall said.[^harbour] Some 1,200 people work there.[^staff]",
        "Some  1,200 people\nwork there.[^staff] The mayors were to discuss the Harbour – the town hall said.[^harbour]",
    );
    assert_eq!(changes(&copy, &["old"]), Vec::<Value>::new());
    assert_eq!(copy.run(&["diff", "old"]).stdout.trim(), "no fact has changed");
}

#[test]
fn whether_other_words_say_the_same_is_asked_and_not_ruled() {
    let copy = committed();
    copy.write(
        "content/about/board.md",
        "---\ntitle: Board\ncites:\n  staff:\n    source: gazette-2019\n    quote: \"The harbour employs some 1,200 \
         people\"\n---\nIt is chaired by [[ida-brandt]].[^staff] Mayor Ida Brandt chairs the board.[^staff] The \
         director of the board is [[tomas-reyl]].[^staff] The ferry will leave \
         [[veldhaven]].[^staff]\n\n## The meeting\n\nSome 1,200 people work there.[^staff]\n\n## Alone\n\nThis \
         page is short.\n",
    );
    git(&copy, &["add", "-A"]);
    git(&copy, &["commit", "-q", "-m", "Board"]);
    let board = "content/about/board.md";
    for (from, to) in [
        ("It is chaired by [[", "It chairs [["),
        ("Mayor Ida Brandt chairs", "Deputy Ida Brandt chairs"),
        ("The director of", "The owner of"),
        ("will leave [[", "will arrive in [["),
        ("## The meeting", "## The vote"),
        ("## Alone", "## By itself"),
        ("This page is short.", "This page is brief."),
    ] {
        copy.replace(board, from, to);
    }
    copy.replace(
        TALKS,
        "A meeting of mayors that was to be about the harbour.",
        "A quarrel of mayors about the harbour.",
    );
    let found = changes(&copy, &["HEAD"]);
    let expected = [
        [
            "reworded",
            "description",
            "A meeting of mayors that was to be about the harbour.",
            "A quarrel of mayors about the harbour.",
        ],
        ["reworded", "", "It is chaired by Ida Brandt.", "It chairs Ida Brandt."],
        ["reworded", "", "Mayor Ida Brandt chairs the board.", "Deputy Ida Brandt chairs the board."],
        ["reworded", "", "The director of the board is Tomas Reyl.", "The owner of the board is Tomas Reyl."],
        ["reworded", "", "The ferry will leave Veldhaven.", "The ferry will arrive in Veldhaven."],
        ["reworded", "heading", "The meeting", "The vote"],
    ];
    let mut found = told(&found);
    found.sort_unstable_by_key(|one| (one[1] == "heading", one[2]));
    assert_eq!(found, expected);
    let run = copy.run(&["diff", "HEAD"]).stdout;
    assert!(
        run.contains(
            "Worded anew: the same numbers, dates and names; whether they say the same is for a reader (6)"
        ),
        "{run}"
    );
    let closing =
        "no fact is known to have changed; 6 sentences, headings, titles and descriptions are worded anew";
    assert!(run.trim().ends_with(closing), "{run}");
    let run = copy.run(&["diff", "HEAD", "--format", "markdown"]).stdout;
    assert!(run.contains("No fact is known to have changed; 6 sentences"), "{run}");
    assert!(run.contains("~~It is chaired by Ida Brandt.~~ → It chairs Ida Brandt."), "{run}");
}

#[test]
fn the_page_of_changes_leaves_out_what_is_worded_anew() {
    let copy = committed();
    copy.replace(TALKS, "people work there", "people are busy there");
    copy.replace(TALKS, "status: planned", "status: held");
    let run = copy.run(&["diff", "old"]).stdout;
    assert!(run.trim().ends_with("1 change; 1 sentence is worded anew"), "{run}");
    let run = copy.run(&["build", "--quiet", "--base-url", "https://example.org/quay/", "--since", "old"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let published = copy.read("public/changes.html") + &copy.read("public/feed.xml");
    assert!(published.contains("<ins>held</ins>") && !published.contains("are busy there"));
}

#[test]
fn what_a_decision_is_about_is_a_change_of_a_fact() {
    let copy = committed();
    copy.replace("content/actors/ida-brandt.md", "role: Mayor\n", "role: Chair\n");
    copy.replace(TALKS, "## Trade {#trade}", "## Trade in 2019 {#trade}");
    let found = changes(&copy, &["old"]);
    let told = told(&found);
    assert!(told.contains(&["values", "role", "Mayor", "Chair"]), "{told:?}");
    assert!(told.contains(&["statements", "heading", "Trade", "Trade in 2019"]), "{told:?}");
}

#[test]
fn fields_and_sentences_that_rest_on_something_else_are_told() {
    let copy = committed();
    copy.replace(
        TALKS,
        "supports: [date, place, status, participants]",
        "supports: [place, status, participants]",
    );
    copy.replace(TALKS, "tags: [Trade]", "tags: [Trade]\ninferred: {date: The month is that of the letter}");
    copy.replace(TALKS, "work there.[^staff]", "work there.[^harbour]");
    let found = changes(&copy, &["old"]);
    let told = told(&found);
    let quote =
        "talks between Mayor Ida Brandt and Mayor Tomas Reyl will take place in Veldhaven on March 4, 2019";
    let of = |what: &str| told.iter().find(|one| one[1] == what).unwrap_or_else(|| panic!("{told:?}"));
    let [group, _, before, after] = of("quotes that support date");
    assert_eq!((*group, *after), ("verification", ""));
    assert!(before.starts_with(&format!("“{quote}” (")), "{before}");
    let inferred = ["verification", "inferred", "", "date: The month is that of the letter"];
    assert_eq!(*of("inferred"), inferred);
    let [_, _, before, after] = of("Some 1,200 people work there.");
    assert!(before.starts_with("sourced by “The harbour employs some 1,200 people” ("), "{before}");
    assert!(after.starts_with("sourced by “to discuss the harbour, the town hall said” ("), "{after}");
    let run = copy.run(&["diff", "old"]).stdout;
    assert!(run.contains("    - none\n    + date: The month") && !run.contains("+ \n"), "{run}");
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

#[test]
fn a_page_does_not_tell_where_an_earlier_copy_lies() {
    let copy = committed();
    copy.run(&["build", "--quiet"]);
    let before = copy.root().join("before");
    std::fs::rename(copy.root().join("public"), &before).unwrap();
    copy.replace(TALKS, "status: planned", "status: held");
    let run = copy.run(&["build", "--quiet", "--since", before.to_str().unwrap()]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let page = copy.read("public/changes.html");
    assert!(page.contains("before") && !page.contains(copy.root().to_str().unwrap()), "{page}");
}
