//! The dossier of this repository as it is published: parsed as a browser parses it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use crate::program::{Copy, Run, dossier, factum, repository, tree};

/// The dossier, built into a folder of its own.
fn build(copy: &Copy, output: &str, more: &[&str]) -> Run {
    let mut arguments = vec!["build", "--output"];
    let output = copy.root().join(output);
    arguments.push(output.to_str().unwrap());
    arguments.extend(more);
    factum(copy.root(), &arguments)
}

#[test]
fn the_dossier_is_clean_without_any_capture() {
    let run = factum(&repository(), &["check", "--captures", "/nonexistent"]);
    assert_eq!(run.status, 2, "a captures folder that is not there is an error");
    let copy = Copy::of(&repository());
    let run = copy.run(&["check"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("quotes verified"), "{}", run.stdout);
}

#[test]
fn builds_give_the_same_bytes_over_workers_and_time() {
    let copy = Copy::of(&repository());
    for (output, jobs) in [("one", "1"), ("eight", "8"), ("again", "2")] {
        let run = build(&copy, output, &["--jobs", jobs]);
        assert_eq!(run.status, 0, "{}", run.stderr);
    }
    let one = copy.tree("one");
    assert!(one.len() > 100);
    assert_eq!(one.keys().collect::<Vec<_>>(), copy.tree("eight").keys().collect::<Vec<_>>());
    assert!(one == copy.tree("eight"), "1 and 8 workers differ");
    assert!(one == copy.tree("again"), "two builds differ");
}

#[test]
fn no_path_is_published_twice() {
    let copy = Copy::of(&dossier("harbour"));
    assert_eq!(copy.run(&["build"]).status, 0);
    let manifest = copy.read("public/MANIFEST.sha256");
    let paths: Vec<&str> =
        manifest.lines().filter_map(|line| line.split_once("  ")).map(|(_, path)| path).collect();
    let once: BTreeSet<&str> = paths.iter().copied().collect();
    assert_eq!(paths.len(), once.len());
    assert!(once.contains(".nojekyll") && once.contains("index.html"));
}

#[test]
fn pages_have_pictures_for_other_sites_that_are_drawn_once() {
    let copy = Copy::of(&dossier("harbour"));
    let note = copy.read("content/actors/veldhaven.md");
    let told = "translations: {de: \"https://example.org/de/veldhaven.html\"}\ntype: place";
    copy.write("content/actors/veldhaven.md", note.replacen("type: place", told, 1));
    let base = ["--base-url", "https://example.org/r/"];
    assert_eq!(build(&copy, "public", &base).status, 0);
    let page = copy.read("public/actors/veldhaven.html");
    let image = "https://example.org/r/assets/share/actors/veldhaven.png";
    for tag in [
        format!("<meta property=\"og:image\" content=\"{image}\">"),
        "<meta name=\"twitter:card\" content=\"summary_large_image\">".to_owned(),
        "<link rel=\"canonical\" href=\"https://example.org/r/actors/veldhaven.html\">".to_owned(),
        "<link rel=\"alternate\" hreflang=\"en\" href=\"https://example.org/r/actors/veldhaven.html\">"
            .to_owned(),
        "<link rel=\"alternate\" hreflang=\"de\" href=\"https://example.org/de/veldhaven.html\">".to_owned(),
    ] {
        assert!(page.contains(&tag), "{tag}");
    }
    let drawn = copy.tree("public")["assets/share/actors/veldhaven.png"].clone();
    assert!(drawn.starts_with(b"\x89PNG"));
    let again = build(&copy, "public", &base);
    assert!(again.stdout.contains(" 0 written"), "{}", again.stdout);
    // What somebody has put in its place is nothing that was drawn.
    let mut other = drawn.clone();
    *other.last_mut().unwrap() ^= 1;
    std::fs::write(copy.root().join("public/assets/share/actors/veldhaven.png"), other).unwrap();
    assert_eq!(build(&copy, "public", &base).status, 0);
    assert!(copy.tree("public")["assets/share/actors/veldhaven.png"] == drawn);
    // Without an address, or without leave, there is none.
    assert_eq!(build(&copy, "plain", &[]).status, 0);
    copy.write("factum.yaml", format!("share_pictures: false\n{}", copy.read("factum.yaml")));
    assert_eq!(build(&copy, "without", &base).status, 0);
    for folder in ["plain", "without"] {
        assert!(!copy.tree(folder).keys().any(|path| path.starts_with("assets/share/")), "{folder}");
        assert!(!copy.read(&format!("{folder}/index.html")).contains("og:image"), "{folder}");
    }
}

#[test]
fn a_figure_has_its_caption_and_whose_it_is() {
    let copy = Copy::of(&dossier("harbour"));
    assert_eq!(build(&copy, "public", &[]).status, 0);
    let page = copy.read("public/actors/veldhaven.html");
    let figure = page.split("<figure class=\"image\"").nth(1).and_then(|rest| rest.split("</figure>").next());
    let figure = figure.expect("the image is no figure");
    assert!(figure.contains("src=\"quay.png\"") && figure.contains("role=\"doc-noteref\""), "{figure}");
    for part in ["Ada Field", "rel=\"license noopener noreferrer nofollow\">CC0 1.0</a>", "gazette-2019.html"]
    {
        assert!(figure.contains(part), "{part}: {figure}");
    }
    let rows = copy.read("public/data/images.csv");
    assert!(rows.contains("veldhaven@actors/quay.png") && rows.contains("Ada Field,CC0 1.0"), "{rows}");
    // The caption is held against its quote like any other sentence.
    let note = copy.read("content/actors/veldhaven.md");
    copy.write(
        "content/actors/veldhaven.md",
        note.replace("fell by 5.5 percent.[^", "fell by 7.5 percent.[^"),
    );
    let found = copy.run(&["check", "--format", "short"]);
    assert!(found.status == 1 && found.stdout.contains("F0401"), "{}", found.stdout);
}

/// What the links of a page are held against.
#[derive(Default)]
struct Page {
    ids: BTreeSet<String>,
    links: Vec<String>,
    repeated: Vec<String>,
    faults: Vec<String>,
}

fn parse(html: &[u8]) -> Page {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).from_utf8().one(html);
    let page = RefCell::new(Page::default());
    walk(&dom.document, &page);
    page.into_inner()
}

fn walk(node: &Handle, page: &RefCell<Page>) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let mut page = page.borrow_mut();
        for attribute in attrs.borrow().iter() {
            let value = attribute.value.to_string();
            match &*attribute.name.local {
                "id" if !page.ids.insert(value.clone()) => page.repeated.push(value),
                "href" | "src" => page.links.push(value),
                "style" => page.faults.push(format!("style={value}")),
                name if name.starts_with("on") => page.faults.push(format!("{name}={value}")),
                _ => {}
            }
        }
        if &*name.local == "base" {
            page.faults.push("a base element".to_owned());
        }
    }
    node.children.borrow().iter().for_each(|child| walk(child, page));
}

/// A relative address from a page's folder to a path below the root; `None` where it leads out.
fn resolve(page: &str, address: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[test]
fn every_link_and_anchor_arrives() {
    let copy = Copy::of(&repository());
    assert_eq!(build(&copy, "site", &[]).status, 0);
    let files = tree(&copy.root().join("site"));
    let pages: BTreeMap<&str, Page> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), parse(bytes)))
        .collect();
    assert!(pages.len() > 100);
    let mut faults = Vec::new();
    let mut links = 0;
    for (path, page) in &pages {
        faults.extend(page.repeated.iter().map(|id| format!("{path}: id {id} twice")));
        faults.extend(page.faults.iter().map(|fault| format!("{path}: {fault}")));
        for link in &page.links {
            links += 1;
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            let (address, fragment) =
                link.split_once('#').map_or((link.as_str(), None), |(a, f)| (a, Some(f)));
            let target = if address.is_empty() { Some((*path).to_owned()) } else { resolve(path, address) };
            match target {
                Some(target) if files.contains_key(&target) => {
                    let is_there = |fragment: &str| {
                        pages.get(target.as_str()).is_none_or(|page| page.ids.contains(fragment))
                    };
                    if fragment.is_some_and(|fragment| !is_there(fragment)) {
                        faults.push(format!("{path}: {link} has no anchor"));
                    }
                }
                _ => faults.push(format!("{path}: {link} leads nowhere")),
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
    assert!(links > 1000, "only {links} links were seen");
}

/// The most bytes of one page without its own pictures.
const PAGE_LIMIT: usize = 80 * 1024;

#[test]
fn pages_stay_small() {
    let copy = Copy::of(&repository());
    assert_eq!(build(&copy, "site", &[]).status, 0);
    let files = tree(&copy.root().join("site"));
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    let sizes = pages.map(|(path, bytes)| (path, without_pictures(&String::from_utf8_lossy(bytes)).len()));
    let large: Vec<String> = sizes
        .filter(|(_, bytes)| *bytes > PAGE_LIMIT)
        .map(|(path, bytes)| format!("{path}: {bytes} bytes without its pictures"))
        .collect();
    assert_eq!(large, Vec::<String>::new());
}

/// A page without its own pictures.
fn without_pictures(html: &str) -> String {
    let mut parts = html.split("<svg");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once("</svg>").map_or("", |(_, rest)| rest))
}

#[test]
fn no_article_text_is_published() {
    let copy = Copy::of(&repository());
    assert_eq!(build(&copy, "site", &[]).status, 0);
    let published = tree(&copy.root().join("site"));
    assert!(
        !published.keys().any(|path| path.ends_with(".txt") && path != "robots.txt"),
        "a capture is published"
    );
}
