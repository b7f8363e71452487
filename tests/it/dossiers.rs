//! The small dossiers of tests/dossiers/: each gives the findings and the site that its `expected/` holds.
//!
//! `FACTUM_BLESS=1 cargo test dossiers` writes what is found there; read it before you commit it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use crate::program::{Copy, dossier};

#[test]
fn harbour_is_clean_and_becomes_its_site() {
    let copy = Copy::of(&dossier("harbour"));
    expect("harbour", "findings.txt", &copy.run(&["check", "--format", "short"]).stdout);
    let run = copy.run(&["build"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    expect("harbour", "site.txt", &outline(&copy));
}

#[test]
fn the_whole_of_harbour_is_one_page_that_loads_nothing() {
    let copy = Copy::of(&dossier("harbour"));
    let run = copy.run(&["export", "html", "--single-file", "--output", "one.html"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let html = copy.read("one.html");
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html.as_str());
    let (mut ids, mut links) = (Vec::new(), Vec::new());
    anchors(&dom.document, &mut ids, &mut links);
    let (count, known) = (ids.len(), ids.into_iter().collect::<std::collections::BTreeSet<_>>());
    assert_eq!(count, known.len(), "an anchor stands twice");
    assert!(links.len() > 50);
    let dead: Vec<_> =
        links.iter().filter(|l| !l.strip_prefix('#').is_some_and(|l| known.contains(l))).collect();
    let licence = "https://creativecommons.org/publicdomain/zero/1.0/";
    assert_eq!(
        dead,
        ["data:,", licence],
        "the icon, which is empty and asks for nothing, and an image's licence"
    );
    assert!(!html.contains("<script") && html.matches("<link").count() == 1, "it loads something");
    let sheet = |rule: &str| html.find(rule).unwrap_or_else(|| panic!("no {rule}"));
    assert!(
        sheet(".keys") < sheet("@media print {\n:root"),
        "what holds on paper stands last, and holds there"
    );
    assert_eq!(html.matches("<h1").count(), 1);
    let notes = copy.tree("content").keys().filter(|path| path.ends_with(".md")).count();
    assert_eq!(known.iter().filter(|id| is_section(id)).count(), notes, "every note once");
    let again = copy.run(&["export", "html", "--single-file", "--output", "-"]);
    assert!(again.stdout == html, "the same bytes on the standard output");
}

/// Whether an anchor is that of a note: `n2-13`.
fn is_section(id: &str) -> bool {
    let numbers = id.strip_prefix('n').and_then(|rest| rest.split_once('-'));
    numbers
        .is_some_and(|(a, b)| [a, b].iter().all(|n| !n.is_empty() && n.bytes().all(|c| c.is_ascii_digit())))
}

fn anchors(node: &Handle, ids: &mut Vec<String>, links: &mut Vec<String>) {
    if let NodeData::Element { attrs, .. } = &node.data {
        for attribute in attrs.borrow().iter() {
            match &*attribute.name.local {
                "id" => ids.push(attribute.value.to_string()),
                "href" => links.push(attribute.value.to_string()),
                _ => {}
            }
        }
    }
    node.children.borrow().iter().for_each(|child| anchors(child, ids, links));
}

#[test]
fn the_one_page_has_a_cover_with_its_version_and_begins_each_summit_on_a_sheet() {
    let copy = Copy::of(&dossier("harbour"));
    let configuration = copy.read("factum.yaml") + "\nimprint:\n  version: 2.5\n";
    copy.write("factum.yaml", &configuration);
    let html = copy.run(&["export", "html", "--single-file", "--output", "-"]).stdout;
    let cover = html.split("<header class=\"cover\">").nth(1).and_then(|rest| rest.split("</header>").next());
    assert!(cover.unwrap().contains("<p class=\"edition\">Version 2.5"), "{cover:?}");
    let print = html.rsplit("@media print {").next().unwrap();
    assert!(print.contains("#part-2 > div + div { break-before: page; }"));
    assert!(html.contains("id=\"part-2\">\n<h2><span class=\"no\">2</span> Summits</h2>"));
    assert!(print.contains(".mentions, .told-in,"), "what leads back is for a screen");
}

#[test]
fn contents_of_paper_and_books_are_set_as_pages_are() {
    let copy = Copy::of(&dossier("harbour"));
    let configuration = copy.read("factum.yaml");
    let configuration = configuration.replace("The harbour talks", "The harbour's story");
    let told = configuration.replace("A small invented dossier for the tests.", "The harbour's \"talks\"");
    copy.write("factum.yaml", told);
    let note = copy.read("content/about/methodology.md");
    let set = note.replacen("title: Method", "title: The board's \"method\"", 1);
    assert_ne!(note, set);
    copy.write("content/about/methodology.md", set);
    let html = copy.run(&["export", "html", "--single-file", "--output", "-"]).stdout;
    let contents =
        html.split("<nav class=\"book-contents\"").nth(1).and_then(|rest| rest.split("</nav>").next());
    assert!(contents.unwrap().contains("</span> The board’s “method”</a>"), "{contents:?}");
    assert!(html.contains("<h1>The harbour’s story</h1>\n<p class=\"standfirst\">The harbour’s “talks”</p>"));
    assert_eq!(copy.run(&["export", "epub", "--output", "book.epub", "--quiet"]).status, 0);
    let book = std::fs::read(copy.root().join("book.epub")).unwrap();
    let contents = inflated(&book, "EPUB/nav.xhtml");
    assert!(contents.contains("The board’s “method”</a>"), "{contents}");
    assert!(inflated(&book, "EPUB/package.opf").contains("<dc:title>The harbour’s story</dc:title>"));
}

/// A file of an archive, by its local header.
fn inflated(archive: &[u8], name: &str) -> String {
    let at = archive.windows(name.len()).position(|window| window == name.as_bytes()).unwrap();
    let extra = usize::from(archive[at - 2]) + 256 * usize::from(archive[at - 1]);
    let mut text = String::new();
    let mut reader = flate2::read::DeflateDecoder::new(&archive[at + name.len() + extra..]);
    std::io::Read::read_to_string(&mut reader, &mut text).unwrap();
    text
}

#[test]
fn a_faulty_dossier_is_not_exported() {
    let copy = Copy::of(&dossier("faults"));
    assert_eq!(copy.run(&["export", "html", "--single-file"]).status, 1);
    assert!(!copy.root().join("dossier.html").exists());
    assert_eq!(copy.run(&["export", "html"]).status, 2, "the form has to be said");
}

#[test]
fn pages_are_in_the_language_of_their_notes() {
    let copy = Copy::of(&dossier("languages"));
    expect("languages", "findings.txt", &copy.run(&["check", "--format", "short"]).stdout);
    let run = copy.run(&["build"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    expect("languages", "site.txt", &outline(&copy));
    let arabic = copy.read("public/index.html");
    assert!(arabic.contains("<html lang=\"ar\" dir=\"rtl\">") && arabic.contains("«شؤون الميناء والسفن»"));
    let german = copy.read("public/events/sitzung.html");
    assert!(german.contains("<html lang=\"de\">") && german.contains("4. März 2019"));
    assert!(german.contains("über den „Hafen“.") && german.contains("Worauf diese Seite beruht"));
}

#[test]
fn faults_are_found_each_at_its_place_in_one_run() {
    let copy = Copy::of(&dossier("faults"));
    let run = copy.run(&["check", "--format", "short"]);
    assert_eq!(run.status, 1);
    expect("faults", "findings.txt", &run.stdout);
    assert_eq!(copy.run(&["build"]).status, 1);
    assert!(!copy.root().join("public").exists(), "a build with errors publishes nothing");
}

/// Compares with a file of `expected/`, or writes it when asked to.
fn expect(name: &str, file: &str, found: &str) {
    let path = dossier(name).join("expected").join(file);
    if std::env::var_os("FACTUM_BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, found).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == found, "{} differs:\n{}", path.display(), difference(&expected, found));
}

/// The first lines that differ, with those before them.
fn difference(expected: &str, found: &str) -> String {
    let (expected, found): (Vec<_>, Vec<_>) = (expected.lines().collect(), found.lines().collect());
    let same = expected.iter().zip(&found).take_while(|(a, b)| a == b).count();
    let window = |lines: &[&str]| {
        lines.iter().skip(same.saturating_sub(3)).take(8).copied().collect::<Vec<_>>().join("\n")
    };
    format!("--- expected, from line {same}\n{}\n--- found\n{}", window(&expected), window(&found))
}

/// What a reader reads of each page: a line for each heading, paragraph, item and cell of its main part.
fn outline(copy: &Copy) -> String {
    let mut text = String::new();
    for (path, bytes) in copy.tree("public") {
        if !path.ends_with(".html") {
            writeln!(text, "== {path}\n").unwrap();
            continue;
        }
        writeln!(text, "== {path}").unwrap();
        let dom = parse_document(RcDom::default(), ParseOpts::default()).from_utf8().one(bytes.as_slice());
        let main = find(&dom.document, "main").unwrap_or_else(|| panic!("{path} has no main part"));
        block(&main, &mut text);
        text.push('\n');
    }
    text
}

fn find(node: &Handle, wanted: &str) -> Option<Handle> {
    if element(node) == Some(wanted.to_owned()) {
        return Some(node.clone());
    }
    node.children.borrow().iter().find_map(|child| find(child, wanted))
}

fn element(node: &Handle) -> Option<String> {
    if let NodeData::Element { name, .. } = &node.data { Some(name.local.to_string()) } else { None }
}

const LINES: [&str; 13] =
    ["h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "td", "th", "summary", "title", "pre"];

fn block(node: &Handle, out: &mut String) {
    let name = element(node);
    if let Some(name) = name.as_deref().filter(|name| LINES.contains(name)) {
        let mut line = String::new();
        inline(node, &mut line);
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if !line.is_empty() {
            writeln!(out, "{name}: {line}").unwrap();
        }
    }
    node.children.borrow().iter().for_each(|child| block(child, out));
}

/// The text of a block without the blocks in it, links with their addresses.
fn inline(node: &Handle, out: &mut String) {
    for child in node.children.borrow().iter() {
        match &child.data {
            NodeData::Text { contents } => out.push_str(&contents.borrow()),
            NodeData::Element { name, attrs, .. } => {
                let name = name.local.to_string();
                if LINES.contains(&name.as_str()) || ["ul", "ol", "table", "svg"].contains(&name.as_str()) {
                    continue;
                }
                // A sentence's link to itself has no text.
                let is_pin = attrs.borrow().iter().any(|a| &*a.name.local == "class" && &*a.value == "pin");
                if is_pin {
                    continue;
                }
                let address =
                    attrs.borrow().iter().find(|a| &*a.name.local == "href").map(|a| a.value.to_string());
                if let Some(address) = address {
                    out.push('[');
                    inline(child, out);
                    write!(out, "]({address})").unwrap();
                } else {
                    inline(child, out);
                }
            }
            _ => {}
        }
    }
}

#[test]
fn every_dossier_has_its_test() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dossiers");
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["faults", "harbour", "languages"]);
}
