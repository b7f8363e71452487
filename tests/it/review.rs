//! `factum review` from the outside: what it lists, how sentences are signed, and when a sign-off lapses.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::program::{Copy, Run};

const CONFIG: &str = "title: Fjord\nkinds:\n  actors: {base: actor, label: Actor, plural: Actors}\n  sources: {base: source, label: Source, plural: Sources}\ncopyright: {max_share: 1}\nrules: {orphan-note: allow, unsealed-source: allow, unused-source: allow}\n";

const COURIER: &str = "The mayor was asked about it twice. The Old bridge was not closed on Friday, engineers told the council. \
    Some 7,000 people crossed it on May 3, 2021, Ada Holm said.";

const BRIDGE: &str = "---\ntitle: Old bridge\n---\nThe bridge was closed on Friday.[@courier, \"The Old bridge was not closed on Friday\"]\n\
    [[ada-holm]] said that some 7,000 people crossed it on 3 May 2021.[@courier, \"Some 7,000 people crossed it on May 3, 2021, Ada Holm said\"]\n";

pub(crate) fn fjord() -> Copy {
    Copy::with(&[
        ("factum.yaml", CONFIG),
        ("content/index.md", "---\ntitle: Home\n---\nSee [[old-bridge]].\n"),
        ("content/actors/old-bridge.md", BRIDGE),
        ("content/actors/ada-holm.md", "---\ntitle: Ada Holm\ntype: person\n---\n"),
        (
            "content/sources/courier.md",
            "---\npublisher: The Courier\ndate: 2021-05-04\ncapture: courier.txt\n---\n",
        ),
        ("captures/courier.txt", COURIER),
    ])
}

/// Runs `factum review` with answers on a pipe.
fn review(copy: &Copy, options: &[&str], answers: &str) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_factum"))
        .args(["--color", "never", "--root"])
        .arg(copy.root())
        .arg("review")
        .args(options)
        .env("SOURCE_DATE_EPOCH", "1620432000")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(answers.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    Run {
        status: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

fn list(copy: &Copy, options: &[&str]) -> Value {
    let run = copy.run(&[&["review", "--format", "json"], options].concat());
    assert_eq!(run.status, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).unwrap()
}

pub(crate) fn git(copy: &Copy, who: &str, arguments: &[&str]) {
    let run = Command::new("git")
        .arg("-C")
        .arg(copy.root())
        .args([
            "-c",
            &format!("user.name={who}"),
            "-c",
            "user.email=x@fjord.example",
            "-c",
            "commit.gpgsign=false",
        ])
        .args(arguments)
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn a_reader_of_the_output_that_has_gone_away_ends_it_quietly() {
    let copy = fjord();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = Command::new(env!("CARGO_BIN_EXE_factum"))
        .args(["--color", "never", "--root"])
        .arg(copy.root())
        .args(["review", "--by", "Ada Holm"])
        .stdin(Stdio::null())
        .stdout(writer)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
        .wait_with_output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), said.as_str()), (Some(0), ""));
}

#[test]
fn what_a_check_asks_about_comes_first_beside_its_quote() {
    let copy = fjord();
    let list = list(&copy, &[]);
    assert_eq!((&list["total"], &list["unread"]), (&2.into(), &2.into()));
    let (first, second) = (&list["sentences"][0], &list["sentences"][1]);
    assert_eq!((&first["line"], &first["questions"][0]["code"]), (&4.into(), &"F0408".into()));
    assert_eq!(second["questions"], Value::Array(Vec::new()));
    let borne = |words: &Value| -> Vec<(String, String)> {
        let runs = words.as_array().unwrap().iter().filter(|run| !run["borne"].is_null());
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        runs.map(|run| (text(&run["text"]), text(&run["borne"]))).collect()
    };
    let pair = |text: &str, what: &str| (text.to_owned(), what.to_owned());
    let expected = [pair("Ada Holm", "name"), pair("7,000", "number"), pair("3 May 2021", "date")];
    assert_eq!(borne(&second["words"]), expected);
    let quoted = [pair("7,000", "number"), pair("May 3, 2021", "date"), pair("Ada Holm", "name")];
    assert_eq!(borne(&second["quotes"][0]["words"]), quoted);
    let around: String = first["quotes"][0]["words"]
        .as_array()
        .unwrap()
        .iter()
        .map(|run| run["text"].as_str().unwrap())
        .collect();
    assert_eq!(around, COURIER, "with the words around it");
    let printed = copy.run(&["review", "--list"]);
    assert!(
        printed.stdout.contains("«The Old bridge was not closed on Friday», engineers"),
        "{}",
        printed.stdout
    );
    assert!(printed.stdout.contains("borne out: Ada Holm (name), 7,000 (number)"), "{}", printed.stdout);
    assert!(printed.stdout.ends_with("0 of 2 sentences read, 2 not, 0 disputed\n"), "{}", printed.stdout);
}

#[test]
fn a_figure_is_marked_where_its_own_quote_has_it() {
    let copy = Copy::with(&[]);
    assert_eq!(copy.run(&["init"]).status, 0);
    let marked = |copy: &Copy| {
        let list = list(copy, &[]);
        let sentences = list["sentences"].as_array().unwrap();
        let is_meant =
            |one: &&Value| one["path"].as_str().unwrap().contains("lunde.md") && one["column"] == 83;
        let sentence = sentences.iter().find(|one| is_meant(one) && one["line"] == 27).unwrap();
        let runs = |words: &Value| -> String {
            let runs = words.as_array().unwrap().iter();
            let run = |run: &Value| match run["borne"].as_str() {
                Some(what) => format!("<{} {what}>", run["text"].as_str().unwrap()),
                None => run["text"].as_str().unwrap().to_owned(),
            };
            runs.map(run).collect()
        };
        (runs(&sentence["words"]), runs(&sentence["quotes"][0]["words"]))
    };
    let (sentence, quote) = marked(&copy);
    assert_eq!(sentence, "In <2030 date> the ferry carried <212,000 number> passengers.");
    assert!(quote.contains("The ferry carried <212,000 number> passengers in <2030 date>"), "{quote}");
    // Another value is not in the quote, and one that is doubted is left plain.
    copy.replace("content/statistics/passengers.md", "value: 212,000", "value: 213,000");
    let (sentence, quote) = marked(&copy);
    assert_eq!(sentence, "In <2030 date> the ferry carried 213,000 passengers.");
    assert!(quote.contains("The ferry carried 212,000 passengers in <2030 date>"), "{quote}");
}

#[test]
fn whoever_wrote_all_that_is_left_is_told_that_another_has_to_read_it() {
    let copy = fjord();
    let asked = "review: {required: all, by_another: true, reviewers: [Ben Falk, Ann Lee]}\n";
    copy.write("factum.yaml", copy.read("factum.yaml") + asked);
    for arguments in [&["init", "-q"][..], &["add", "-A"], &["commit", "-q", "-m", "Notes"]] {
        git(&copy, "Ann Lee", arguments);
    }
    let run = review(&copy, &["--by", "Ann Lee"], "");
    let told = "Ann Lee wrote 2 of the sentences that still wait: somebody else has to read them (Ben Falk)";
    assert!(run.stdout.contains("0 signed.") && run.stdout.contains(told), "{}", run.stdout);
    // Whoever wrote none of them is asked, and told nothing of the kind.
    let run = review(&copy, &["--by", "Ben Falk"], "a\na\n");
    assert!(run.stdout.contains("2 signed.") && !run.stdout.contains("wrote"), "{}", run.stdout);
    let run = review(&copy, &["--by", "Ann Lee"], "");
    assert!(!run.stdout.contains("wrote"), "all is read: {}", run.stdout);
}

#[test]
fn a_sign_off_lapses_with_the_sentence_and_its_quote_and_not_with_their_place() {
    let copy = fjord();
    let run = review(&copy, &["--by", "Ben Falk"], "d\nThe quote says no.\na\n");
    assert_eq!(run.status, 0, "{}", run.stderr);
    let signed = copy.read("factum.reviews");
    let lines: Vec<&str> = signed.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(lines.len(), 2);
    assert!(signed.contains("\tdisagree\t2021-05-08\tBen Falk\tThe quote says no."), "{signed}");
    assert!(!signed.contains("Friday") && !signed.contains("7,000"), "no word of an article");
    let counts = |copy: &Copy| {
        let list = list(copy, &[]);
        ["read", "disputed", "unread", "lapsed"].map(|key| list[key].as_u64().unwrap())
    };
    assert_eq!(counts(&copy), [1, 1, 0, 0]);
    let disputed = copy.run(&["check", "--format", "short"]);
    assert_eq!(disputed.status, 0, "nothing must be read");
    assert!(disputed.stdout.contains("old-bridge.md:4:1: warning[F0901]"), "{}", disputed.stdout);
    // Other lines, another label, another order, another note: the same text.
    let (first, second) =
        BRIDGE.strip_prefix("---\ntitle: Old bridge\n---\n").unwrap().split_once('\n').unwrap();
    let moved =
        format!("---\ntitle: Old bridge\n---\n## More\n\n{}\n", second.replace(" people ", "\npeople "));
    copy.write("content/actors/old-bridge.md", moved);
    let cites = "cites:\n  no: {source: courier, quote: \"The Old bridge was not closed on Friday\"}\n";
    let here = format!(
        "---\ntitle: Ada Holm\ntype: person\n{cites}---\n{}[^no]\n",
        first.split('[').next().unwrap()
    );
    copy.write("content/actors/ada-holm.md", here);
    assert_eq!(counts(&copy), [1, 1, 0, 0]);
    // Another word, and another quote.
    copy.write(
        "content/actors/ada-holm.md",
        copy.read("content/actors/ada-holm.md").replace("was closed", "closed"),
    );
    assert_eq!(counts(&copy), [1, 0, 1, 1]);
    copy.write(
        "content/actors/old-bridge.md",
        copy.read("content/actors/old-bridge.md").replace(", Ada Holm said", ""),
    );
    assert_eq!(counts(&copy), [0, 0, 2, 2]);
    let pruned = copy.run(&["review", "--prune", "--by", "Ben Falk"]);
    assert!(pruned.stdout.contains("2 lapsed sign-offs taken out"), "{}", pruned.stdout);
    assert_eq!(counts(&copy), [0, 0, 2, 0]);
}

#[test]
fn keys_on_a_pipe_skip_go_back_and_refuse_what_may_not_be_said() {
    let copy = fjord();
    let run = review(&copy, &["--by", "Ben Falk"], "x\ns\nb\na\nq\n");
    assert!(
        run.stdout.contains("b  back to the one before") && run.stdout.contains("1 signed."),
        "{}",
        run.stdout
    );
    let run = review(&copy, &["--by", "Ben Falk"], "d\na \u{202e}b\nd\na \u{1b}[2J\nd\nNo\\n, \u{fc}nsure\n");
    assert!(run.stderr.contains("a character that may not stand"), "{}", run.stderr);
    let signed = copy.read("factum.reviews");
    assert!(signed.contains("\tNo\\\\n, ünsure\n") && !signed.contains(['\u{202e}', '\u{1b}']), "{signed}");
    for name in ["\u{1b}[1m", "a\tb\u{202e}"] {
        assert_eq!(review(&copy, &["--by", name], "a\n").status, 2);
    }
    // A line that cannot be read would be lost.
    copy.write("factum.reviews", format!("{signed}nonsense\n"));
    let run = copy.run(&["check", "--format", "short"]);
    assert!(run.status == 1 && run.stdout.contains("factum.reviews:4:1: error[F0904]"), "{}", run.stdout);
    let run = review(&copy, &["--by", "Cai"], "a\n");
    assert!(run.status == 2 && run.stderr.contains("factum.reviews:4"), "{}", run.stderr);
    assert!(copy.read("factum.reviews").ends_with("nonsense\n"));
}

#[test]
fn check_holds_what_must_be_read_and_by_whom() {
    let copy = fjord();
    let check = || copy.run(&["check", "--format", "short"]);
    let configure = |policy: &str| copy.write("factum.yaml", format!("{CONFIG}review: {policy}\n"));
    let count = |run: &Run, code: &str| run.stdout.matches(&format!("error[{code}]")).count();
    configure("{required: suspected}");
    assert_eq!(count(&check(), "F0902"), 1);
    configure("{required: all, reviewers: [ada holm]}");
    assert_eq!(count(&check(), "F0902"), 2);
    review(&copy, &["--by", "Ben Falk"], "a\na\n");
    assert_eq!(count(&check(), "F0902"), 2, "he is no reviewer");
    review(&copy, &["--by", "Ada Holm"], "a\nd\nNot that many.\n");
    let run = check();
    assert_eq!((run.status, count(&run, "F0902"), count(&run, "F0901")), (1, 0, 1), "{}", run.stdout);
    let coverage: Value = serde_json::from_str(&copy.run(&["coverage", "--format", "json"]).stdout).unwrap();
    assert_eq!((&coverage["read"]["read"], &coverage["read"]["disputed"]), (&1.into(), &1.into()));
    assert!(copy.run(&["coverage"]).stdout.contains("1/2"), "as a column");
    configure("{required: sometimes, reviewer: [x]}");
    let run = check();
    assert!(run.stdout.contains("F0012") || run.stdout.contains("F0011"), "{}", run.stdout);
    assert!(run.stdout.contains("F0009"), "{}", run.stdout);
}

#[test]
fn nobody_is_the_second_reader_of_their_own_lines() {
    let copy = fjord();
    copy.write("factum.yaml", format!("{CONFIG}review: {{required: all, by_another: true}}\n"));
    let check = || copy.run(&["check", "--format", "short"]);
    assert!(check().stdout.contains("factum.yaml:7:37: warning[F0903]"), "{}", check().stdout);
    git(&copy, "Ada Holm", &["init", "--quiet"]);
    git(&copy, "Ada Holm", &["add", "."]);
    git(&copy, "Ada Holm", &["commit", "--quiet", "-m", "Begin"]);
    // The file gets another name, and another writes the second sentence anew.
    let (old, new) = ("content/actors/old-bridge.md", "content/actors/the-old-bridge.md");
    let note = copy.read(old);
    std::fs::rename(copy.root().join(old), copy.root().join(new)).unwrap();
    copy.write("content/index.md", "---\ntitle: Home\n---\nSee [[the-old-bridge]].\n");
    git(&copy, "Ben Falk", &["add", "-A", "."]);
    git(&copy, "Ben Falk", &["commit", "--quiet", "-m", "Move"]);
    copy.write(new, note.replace("said that some", "said some"));
    git(&copy, "Ben Falk", &["commit", "--quiet", "-a", "-m", "More"]);
    assert!(!check().stdout.contains("F0903"));
    for reader in ["Ada Holm", "Ben Falk"] {
        let run = review(&copy, &["--by", reader], "a\na\n");
        assert!(run.stdout.contains("1 signed."), "{reader} reads the other's line alone: {}", run.stdout);
    }
    assert_eq!(check().status, 0, "{}", check().stdout);
    let signed = copy.read("factum.reviews").replace("Ada Holm", "Cai").replace("Ben Falk", "Ada Holm");
    copy.write("factum.reviews", signed.replace("Cai", "Ben Falk"));
    let run = copy.run(&["check"]);
    assert_eq!(run.stderr.matches("agrees, and wrote the line").count(), 2, "{}", run.stderr);
}

#[test]
fn what_a_branch_leaves_unread_is_listed_by_itself() {
    let copy = fjord();
    git(&copy, "Ada Holm", &["init", "--quiet", "--initial-branch", "main"]);
    git(&copy, "Ada Holm", &["add", "."]);
    git(&copy, "Ada Holm", &["commit", "--quiet", "-m", "Begin"]);
    assert_eq!(list(&copy, &["--changed", "main"])["total"], 0);
    let note = copy.read("content/actors/old-bridge.md");
    copy.write("content/actors/old-bridge.md", note.replace("was closed", "was not closed"));
    git(&copy, "Ada Holm", &["checkout", "--quiet", "-b", "topic"]);
    git(&copy, "Ada Holm", &["commit", "--quiet", "-am", "It was not"]);
    let changed = list(&copy, &["--changed", "main"]);
    assert_eq!((&changed["total"], &changed["sentences"][0]["line"]), (&1.into(), &4.into()));
    let table = copy.run(&["review", "--changed", "main", "--format", "markdown"]).stdout;
    assert!(table.contains("### What is changed and unread") && table.contains("old-bridge.md:4"), "{table}");
    let unknown = copy.run(&["review", "--list", "--changed", "--all"]);
    assert_eq!(unknown.status, 2, "{}", unknown.stderr);
    assert_eq!(copy.run(&["review", "--list", "--changed=--output=x"]).status, 2);
}

#[test]
fn pages_say_by_how_many_a_sentence_was_read() {
    let copy = fjord();
    let page = || {
        let run = copy.run(&["build"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        copy.read("public/actors/old-bridge.html")
    };
    assert!(!page().contains("checked by machine"));
    review(&copy, &["--by", "Ben Falk"], "a\na\n");
    assert_eq!(page().matches("checked by machine; read by one").count(), 2);
    review(&copy, &["--by", "Ada Holm", "--second"], "a\nd\n\n");
    let page = page();
    assert_eq!(page.matches("checked by machine; read by two").count(), 1);
    assert_eq!(page.matches("checked by machine").count(), 1, "of a disputed sentence nothing is said");
    copy.write("content/about/methodology.md", "---\ntitle: Methodology\n---\nIt is so.\n");
    copy.write(
        "factum.yaml",
        copy.read("factum.yaml")
            .replace("kinds:\n", "kinds:\n  about: {base: page, label: Page, plural: Pages}\n"),
    );
    let run = copy.run(&["build"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let methodology = copy.read("public/about/methodology.html");
    assert!(
        methodology
            .contains("sentences were read beside their quotes by a second person</dt><dd><b>1</b> of 2")
    );
}
