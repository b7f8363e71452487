//! What people save becomes sources.

use std::fs;

use crate::program::Copy;

const PAGE: &str = "<!DOCTYPE html><html lang=en><head><title>Rain</title>\
    <link rel=canonical href=https://herald.example/rain>\
    <meta property='article:published_time' content='2031-05-09T08:00:00Z'></head><body><nav>Menu</nav><article>\
    <h1>Rain on the quay</h1><p>It rained in the morning, and the board met all the same, said the clerk, who had been \
    there before all others and had opened the windows.</p><p>Nobody stayed at home, and the ferry left on time with \
    212 passengers, as it does on every day of the year but one, the clerk added.</p></article></body></html>";

fn begun() -> Copy {
    let copy = Copy::with(&[("x", ""), ("saved/rain.html", PAGE)]);
    assert_eq!(copy.run(&["init"]).status, 0);
    copy
}

/// Takes a file below `saved/` in.
fn take(copy: &Copy, arguments: &[&str]) -> crate::program::Run {
    let saved = copy.root().join("saved");
    let placed: Vec<String> =
        arguments.iter().map(|argument| argument.replace("saved", saved.to_str().unwrap())).collect();
    let all: Vec<&str> = ["new", "source"].into_iter().chain(placed.iter().map(String::as_str)).collect();
    copy.run(&all)
}

#[test]
fn a_page_becomes_a_source_whose_words_are_verified() {
    let copy = begun();
    let run = take(&copy, &["saved/rain.html"]);
    assert_eq!((run.status, run.stdout.trim()), (0, "content/sources/rain.md"), "{}", run.stderr);
    assert_eq!(copy.read("captures/rain.original.html"), PAGE);
    let note = copy.read("content/sources/rain.md");
    for said in [
        "title: Rain  # found in the page's title element",
        "date: 2031-05-09  # found in the page's article:published_time",
        "url: https://herald.example/rain  # found in the page's canonical link",
    ] {
        assert!(note.contains(said), "{note}");
    }
    let cited = copy.run(&["cite", "ferry left on time with 212"]).stdout;
    let cite = cited.lines().find(|line| line.contains("[@rain")).unwrap().trim().to_owned();
    copy.write("content/sources/rain.md", format!("{note}\nThe ferry left with 212 passengers.{cite}\n"));
    assert_eq!(copy.run(&["seal"]).status, 0);
    let checked = copy.run(&["check", "--strict"]);
    assert_eq!(checked.status, 0, "{}", checked.stderr);
}

#[test]
fn an_export_of_references_becomes_sources_with_its_files() {
    let copy = begun();
    copy.write(
        "saved/library.bib",
        "@article{vik2031, title = {Rain, a report}, author = {Vik, Ida}, date = {2031-05-08}, file = {Snapshot:rain.html:text/html}}\n\
         @report{board, title = {Plans}, author = {{Harbour Board}}, file = {x:../../../etc/hostname:text/plain}}\n",
    );
    let run = take(&copy, &["--from", "saved/library.bib"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(run.stdout, "content/sources/vik2031.md\ncontent/sources/board.md\n");
    let note = copy.read("content/sources/vik2031.md");
    assert!(note.contains("author: Ida Vik  # found in the list of references, library.bib"), "{note}");
    assert!(
        note.contains("# date: 2031-05-08  # says the list of references"),
        "what differs is kept apart: {note}"
    );
    assert!(copy.read("captures/vik2031.txt").contains("212 passengers"));
    let note = copy.read("content/sources/board.md");
    assert!(
        note.contains("author: {organisation: \"Harbour Board\"}") && !note.contains("\ncapture:"),
        "{note}"
    );
    // One entry of a list, for one file.
    let run = take(&copy, &["saved/rain.html", "--id", "rain", "--from", "saved/library.bib#board"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(copy.read("content/sources/rain.md").contains("Harbour Board"));
    let run = take(&copy, &["saved/rain.html", "--id", "other", "--from", "saved/library.bib"]);
    assert!(run.status == 2 && run.stderr.contains("library.bib#vik2031"), "{}", run.stderr);
}

#[test]
fn what_cannot_be_read_is_told_with_what_to_do() {
    let copy = begun();
    let deep = format!("<html><body>{}<p>x", "<div>".repeat(300_000));
    let pdf_of_arrays = format!("%PDF-1.7\n1 0 obj {} endobj trailer << /Root 1 0 R >>", "[".repeat(300_000));
    for (name, bytes, help) in [
        ("a.rtf", "{\\rtf1 x}", "save it as DOCX"),
        ("a.doc", "\u{fffd}", "of any other file save the text"),
        ("a.png", "not one", "of any other file save the text"),
        ("a.json", "[]", "--from"),
        ("a.pdf", "%PDF-1.7", "print it to a new PDF"),
        ("b.pdf", pdf_of_arrays.as_str(), "print it"),
        ("a.warc", "WARC/1.1\r\nx", ""),
        ("a.html", "<html><body><img src=x>", "copy the article's words"),
    ] {
        copy.write(&format!("saved/{name}"), bytes);
        let run = take(&copy, &[&format!("saved/{name}")]);
        assert!(run.status == 2 && run.stderr.contains(help), "{name}: {} {}", run.status, run.stderr);
        assert!(!copy.root().join("content/sources/a.md").exists());
    }
    copy.write("saved/deep.html", deep);
    let run = take(&copy, &["saved/deep.html"]);
    assert!(run.status == 2 && run.stderr.contains("within each other"), "{} {}", run.status, run.stderr);
    let captures = fs::read_dir(copy.root().join("captures")).unwrap().count();
    assert_eq!(captures, 2, "nothing is left behind");
}

#[test]
fn a_source_needs_a_file_or_a_list() {
    let copy = begun();
    for arguments in [&["new", "source"][..], &["new", "actor"], &["new", "source", "--from", "nowhere.bib"]]
    {
        let run = copy.run(arguments);
        assert!(
            run.status == 2 && run.stderr.contains("help") | run.stderr.contains("nowhere"),
            "{}",
            run.stderr
        );
    }
}
