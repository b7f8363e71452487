//! When pages were changed: as the history of their files tells, or as their notes say, and never in the future.

use std::path::Path;
use std::process::Command;

use crate::program::Copy;

const CONFIG: &str = "title: Quay\nkinds:\n  about: {base: page, label: Page, plural: Pages}\n";

pub(crate) fn git(root: &Path, day: &str, arguments: &[&str]) {
    let moment = format!("{day}T12:00:00Z");
    let output = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(["-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .env("GIT_AUTHOR_DATE", &moment)
        .env("GIT_COMMITTER_DATE", &moment)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn commit(copy: &Copy, day: &str) {
    git(copy.root(), day, &["add", "-A"]);
    git(copy.root(), day, &["commit", "-q", "-m", "Notes"]);
}

#[test]
fn the_feed_and_the_sitemap_tell_when_files_were_changed() {
    let page = |title: &str, more: &str| format!("---\ntitle: {title}\n{more}---\nSee [[index]].\n");
    let copy = Copy::with(&[
        ("factum.yaml", CONFIG),
        ("content/index.md", "---\ntitle: Quay\n---\nSee [[pier]], [[mole]] and [[boat]].\n"),
        ("content/about/pier.md", &page("Pier", "updated: 1999-01-01\naliases: [\"/old/pier.html\"]\n")),
        ("content/about/mole.md", &page("Mole", "")),
    ]);
    git(copy.root(), "2020-01-02", &["init", "-q"]);
    commit(&copy, "2020-01-02");
    copy.write("content/about/mole.md", page("Mole and more", ""));
    copy.write("content/about/boat.md", page("Boat", "updated: 2041-05-09\n"));
    commit(&copy, "2021-03-04");
    let build = ["build", "--base-url", "https://example.org/quay"];
    assert_eq!(copy.run(&build).status, 0);
    let (feed, map) = (copy.read("public/feed.xml"), copy.read("public/sitemap.xml"));
    for told in [
        "<id>https://example.org/quay/#pier</id>",
        "<id>https://example.org/quay/#mole</id>",
        "href=\"https://example.org/quay/about/mole.html\"",
        "<updated>2021-03-04T00:00:00+00:00</updated>",
        "<updated>2020-01-02T00:00:00+00:00</updated>",
    ] {
        assert!(feed.contains(told), "{told}: {feed}");
    }
    assert!(!feed.contains("1999") && !feed.contains("2041"), "history first: {feed}");
    let line = |path: &str| map.lines().any(|line| line.contains(path));
    assert!(line("<lastmod>2021-03-04</lastmod>") && line("<lastmod>2020-01-02</lastmod>"), "{map}");
    assert!(!map.contains("old/pier.html"), "what leads on is not listed: {map}");
    assert!(copy.read("public/about/mole.html").contains("Last changed 4 March 2021"));
    assert!(copy.read("public/about/mole.html").contains("\"dateModified\":\"2021-03-04\""));
    // A clone without its history knows one day for all, which is nobody's.
    let shallow = copy.root().join("shallow");
    let from = format!("file://{}", copy.root().display());
    git(copy.root(), "2021-03-04", &["clone", "-q", "--depth", "1", &from, shallow.to_str().unwrap()]);
    let run = crate::program::factum(&shallow, &build);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let feed = copy.read("shallow/public/feed.xml");
    assert!(feed.contains("1999-01-01") && !feed.contains("<updated>2021-03-04"), "{feed}");
    assert!(
        !feed.contains("2041") && !feed.contains("#boat"),
        "what is still to come has not changed: {feed}"
    );
}

#[test]
fn what_is_published_does_not_hang_on_the_clock() {
    let note = |front: &str| format!("---\ntitle: Pier\n{front}---\nSee [[index]].\n");
    let far = "corrections:\n  - {date: 2941-05-09, wrong: Red., right: Blue.}\n";
    let copy = Copy::with(&[
        ("factum.yaml", CONFIG),
        ("content/index.md", "---\ntitle: Quay\n---\nSee [[pier]].\n"),
        ("content/about/pier.md", &note("")),
    ]);
    let build = ["build", "--quiet", "--base-url", "https://example.org/quay"];
    let run = |more: &[&str]| assert_eq!(copy.run(&[&build[..], more].concat()).status, 0);
    let has = |words: &str| copy.read("public/feed.xml").contains(words);
    run(&[]);
    let is_told = copy.tree("public").contains_key("feed.xml");
    assert!(!is_told, "of nothing it is known when it was changed, and Atom wants that of every feed");
    assert!(
        !copy.read("public/index.html").contains("feed.xml")
            && copy.tree("public").contains_key("sitemap.xml")
    );
    // Without history and without a day that is said, a date is what the note says.
    copy.write("content/about/pier.md", note(far));
    run(&[]);
    assert!(has("<updated>2941-05-09T00:00:00+00:00</updated>"), "{}", copy.read("public/feed.xml"));
    let before = copy.tree("public");
    run(&["--today", "2999-01-01"]);
    assert_eq!(copy.tree("public"), before, "on whatever day it is built");
    run(&["--today", "2021-01-01"]);
    assert!(!copy.tree("public").contains_key("feed.xml"), "still to come");
    // What is committed and gives a later day than any commit is still to come; what waits to be committed may be of a
    // later day itself.
    git(copy.root(), "2020-01-02", &["init", "-q"]);
    copy.write(".gitignore", "public/\n");
    commit(&copy, "2020-01-02");
    run(&[]);
    assert!(has("2020-01-02T") && !has("2941"), "{}", copy.read("public/feed.xml"));
    copy.write("content/about/pier.md", note(far) + "More of it.[?]\n");
    run(&[]);
    assert!(has("2941"), "{}", copy.read("public/feed.xml"));
}

#[test]
fn a_time_that_is_none_is_an_error_with_a_way_out() {
    let copy =
        Copy::with(&[("factum.yaml", CONFIG), ("content/index.md", "---\ntitle: Quay\n---\nIt is.[?]\n")]);
    let build = |epoch: &str| {
        let run = Command::new(env!("CARGO_BIN_EXE_factum"))
            .args(["--color", "never", "--root"])
            .arg(copy.root())
            .arg("build")
            .env("SOURCE_DATE_EPOCH", epoch)
            .output()
            .unwrap();
        (run.status.code().unwrap(), String::from_utf8(run.stderr).unwrap())
    };
    for epoch in
        ["abc", "-1", "+1", "1.5", " 1", "1620432000s", "99999999999999999999", "9999999999999", "\u{1b}[31m"]
    {
        let (status, said) = build(epoch);
        assert_eq!(status, 2, "{epoch:?}: {said}");
        assert!(
            said.contains("SOURCE_DATE_EPOCH") && said.contains("help:") && !said.contains('\u{1b}'),
            "{said}"
        );
        assert!(!copy.root().join("public").exists(), "{epoch:?}");
    }
    for epoch in ["", "0", "1620432000", "253402300799"] {
        let (status, said) = build(epoch);
        assert_eq!(status, 0, "{epoch:?}: {said}");
    }
}

#[test]
fn a_pipe_in_a_repository_keeps_no_build_waiting() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    for name in ["HEAD", "config", "index", "packed-refs", "refs/heads/main"] {
        let copy = Copy::with(&[
            ("factum.yaml", CONFIG),
            ("content/index.md", "---\ntitle: Quay\n---\nIt is.[?]\n"),
        ]);
        git(copy.root(), "2020-01-02", &["init", "-q", "-b", "main"]);
        commit(&copy, "2020-01-02");
        let file = copy.root().join(".git").join(name);
        let _ = std::fs::remove_file(&file);
        mknodat(CWD, &file, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        assert_eq!(copy.run(&["build"]).status, 0, "{name}");
    }
}
