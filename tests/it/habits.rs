//! What people write out of habit, coming from other tools and editors, and what becomes of it.

use crate::program::{Copy, Run};

const CONFIGURATION: &str = "\
title: Lunde Ferry
language: en
kinds:
  crossings: {base: event, label: Crossing, plural: Crossings}
  people: {base: actor, label: Person, plural: People}
  papers: {base: source, label: Paper, plural: Papers}
  about: {base: page, label: Page, plural: Pages}
";

/// A dossier with a home page of this body, and further files.
fn ferry(home: &str, files: &[(&str, &str)]) -> Copy {
    let copy = Copy::with(&[
        ("factum.yaml", CONFIGURATION),
        ("content/index.md", &format!("---\ntitle: Lunde Ferry\n---\n{home}\n")),
    ]);
    files.iter().for_each(|(path, text)| copy.write(path, text));
    copy
}

/// The findings as `path:line:column CODE`, in their order.
fn found(copy: &Copy) -> Vec<String> {
    let run = copy.run(&["check", "--format", "short"]);
    let told = run.stdout.lines().filter_map(|line| {
        let (place, rest) = line.split_once(": ")?;
        let code = rest.split_once('[')?.1.split_once(']')?.0;
        Some(format!("{place} {code}"))
    });
    told.collect()
}

/// Builds, and returns what is said and the names of the published files, the theme's left out.
fn built(copy: &Copy) -> (Run, Vec<String>) {
    let run = copy.run(&["build"]);
    let paths = copy.tree("public").into_keys().filter(|path| !path.starts_with("assets/"));
    (run, paths.collect())
}

#[test]
fn only_what_a_note_refers_to_is_published() {
    let files = [
        ("content/.DS_Store", "x"),
        ("content/about/.plan.md.swp", "not ready"),
        ("content/about/plan.md~", "not ready"),
        ("content/about/Thumbs.db", "x"),
        ("content/.vault/app.js", "x"),
        ("content/.well-known/security.txt", "Contact: mailto:a@example.org"),
        ("content/CNAME", "example.org"),
        ("content/about/quay.png", "x"),
        ("content/about/draft.png", "x"),
        ("content/about/other.png", "x"),
        ("content/about/times.csv", "x"),
        ("content/about/quay.md", "---\ntitle: Quay\n---\n![The quay](quay.png)\n\n[Times](times.csv).[?]\n"),
        ("content/about/plan.md", "---\ntitle: A plan\ndraft: true\n---\n![A map](draft.png)\n"),
    ];
    let copy = ferry("", &files);
    assert_eq!(found(&copy), ["content/about/other.png:1:1 F0603"]);
    let (_, paths) = built(&copy);
    let ours = paths.iter().filter(|path| copy.root().join("content").join(path).exists());
    let expected = [".well-known/security.txt", "CNAME", "about/quay.png", "about/times.csv"];
    assert_eq!(ours.collect::<Vec<_>>(), expected);

    copy.write("factum.yaml", format!("{CONFIGURATION}assets: all\n"));
    assert_eq!(found(&copy), Vec::<String>::new());
    let (_, paths) = built(&copy);
    assert!(paths.contains(&"about/other.png".to_owned()), "{paths:?}");
    assert!(!paths.iter().any(|path| path.contains("draft.png") || path.contains("plan")), "{paths:?}");

    let copy = ferry("", &[("content/about/plan.markdown", "---\ndraft: true\n---\nNot ready.\n")]);
    assert_eq!(found(&copy), ["content/about/plan.markdown:1:1 F0023"]);
}
