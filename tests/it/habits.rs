//! What people write out of habit, coming from other tools and editors, and what becomes of it.

use crate::program::{Copy, Run};

pub(crate) const CONFIGURATION: &str = "\
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
        (
            "content/about/quay.md",
            "---\ntitle: Quay\nimages: {quay.png: {credit: Ada, licence: CC0}}\n---\n![The quay](quay.png)\n\n[Times](times.csv).[?]\n",
        ),
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

#[test]
fn comments_are_published_nowhere() {
    let home = "The quay is old.[?] <!-- hushed: ask Pia --> %%hushed too%%\n\n<!--\nhushed\n\nonce more\n-->\n\n## Times <!-- hushed -->\n\n| a <!-- hushed --> |\n|---|\n| b %%hushed%% |";
    let copy = ferry(home, &[]);
    assert_eq!(found(&copy), Vec::<String>::new());
    assert_eq!(copy.run(&["build", "--base-url", "https://example.org"]).status, 0);
    assert_eq!(copy.run(&["export", "html", "--single-file"]).status, 0);
    let mut files = copy.tree("public");
    files.insert("dossier.html".to_owned(), copy.read("dossier.html").into_bytes());
    for (path, bytes) in files {
        assert!(!String::from_utf8_lossy(&bytes).contains("hushed"), "{path}");
    }
}

#[test]
fn links_lead_to_the_headings_that_are_there() {
    let home = "See [[#Sailing Times]], [[#sailing times|those]], [it](#Sailing-Times), [her part](people/pia.md#Part%20in%20it) and [[pia#Part in it|that]].[?]\n\n## Sailing times";
    let pia = ("content/people/pia.md", "---\ntitle: Pia\ntype: person\n---\n## Part in it\n");
    let copy = ferry(home, &[pia]);
    assert_eq!(found(&copy), Vec::<String>::new());
    built(&copy);
    let page = copy.read("public/index.html");
    assert!(page.contains("<a href=\"#h-sailing-times\">Sailing times</a>"), "{page}");
    assert_eq!(page.matches("href=\"#h-sailing-times\"").count(), 3, "{page}");
    assert_eq!(page.matches("href=\"people/pia.html#h-part-in-it\"").count(), 2, "{page}");
    copy.replace("content/index.md", "[it](#Sailing-Times)", "[it](#Sailing-Time)");
    assert_eq!(found(&copy), ["content/index.md:4:56 F0103"]);
}

#[test]
fn one_slip_gives_one_finding() {
    let home = "[[Pia Holm]] and [[pia]] met [[ola|Ola]]; see [[report]].[@report, \"It rained\"]";
    let files = [
        (
            "content/people/pia.md",
            "---\ntitle: Pia Holm: captain\ncites:\n  a: {source: report, quote: It rained}\n---\nIt rained.[^a]\n",
        ),
        ("content/people/ola.md", "---\ntitle: Ola Dahl\n---\n"),
        ("content/papers/report.md", "---\ndate: 2021-05-01\ncapture: report.txt\n---\n"),
        ("captures/report.txt", "It rained all day."),
    ];
    let copy = ferry(home, &files);
    let told = found(&copy);
    let of = |code: &str| told.iter().filter(|told| told.ends_with(code)).count();
    assert_eq!(
        (of("F0006"), of("F0203"), of("F0101"), of("F0107"), of("F0206")),
        (1, 0, 0, 0, 0),
        "{told:?}"
    );
    assert!(!told.iter().any(|told| told.contains("pia.md") && !told.ends_with("F0006")), "{told:?}");

    copy.write("content/about/x.md", "---\nTitle: x\n---\n");
    copy.write("content/else/x2.md", "---\ntitle: x\nunit: km\n---\n");
    let told = found(&copy);
    let of = |code: &str| told.iter().filter(|told| told.ends_with(code)).count();
    assert_eq!((of("F0009"), of("F0010"), of("F0017")), (1, 0, 1), "{told:?}");

    copy.write("factum.yaml", "title: Lunde: Ferry\n");
    assert_eq!(found(&copy), ["factum.yaml:1:13 F0006"]);
    copy.write("factum.yaml", CONFIGURATION.replace("base: page", "base: pages"));
    assert_eq!(found(&copy), ["factum.yaml:7:17 F0012"]);
    copy.write("factum.yaml", format!("<<<<<<< a\n{CONFIGURATION}=======\n>>>>>>> b\n"));
    assert_eq!(found(&copy).len(), 2);
    std::fs::rename(copy.root().join("factum.yaml"), copy.root().join("factum.yml")).unwrap();
    let run = copy.run(&["check"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("but factum.yml"), "{}", run.stderr);
}

#[test]
fn values_that_are_otherwise_than_they_look_are_told() {
    for (front, expected) in [
        ("title: Pier #5", "F0026"),
        ("title: \"\"", "F0011"),
        ("title: \" \"", "F0011"),
        ("title: Pier\ntags: quay, ferry", "F0011"),
        ("title: Pier\naliases: [\"\"]", "F0011"),
        ("title: Pier\ndescription: Old <!-- ask Pia -->", "F0024"),
    ] {
        let text = format!("---\n{front}\n---\nA pier.[?]\n");
        let copy = ferry("", &[("content/about/pier.md", &text)]);
        let told = found(&copy);
        assert!(matches!(told.as_slice(), [one] if one.ends_with(expected)), "{front}: {told:?}");
    }
    let source = "---\ndate: 2021-05-01\nurl: example.org/a\n---\n";
    let copy = ferry("See [the times](example.org/times).[?]", &[("content/papers/report.md", source)]);
    let run = copy.run(&["check"]);
    assert!(run.stderr.contains("write `https://example.org/times`"), "{}", run.stderr);
    assert!(
        run.stderr.contains("an address that begins with https:// or http:// belongs here"),
        "{}",
        run.stderr
    );
}

#[test]
fn addresses_are_those_of_the_site() {
    let files = [
        (
            "content/crossings/next.md",
            "---\ntitle: The next crossing\ndate: 2041-05-09\nstatus: planned\ninferred: {date: It is said so., status: It is said so.}\n---\n",
        ),
        ("content/about/pier.md", "---\ntitle: Pier\nupdated: 2021-05-01\naliases: [old/pier.html]\n---\n"),
    ];
    let copy = ferry("[[next]][?]", &files);
    let (run, paths) = built(&copy);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(
        !paths.contains(&"feed.xml".to_owned()) && !paths.contains(&"sitemap.xml".to_owned()),
        "{paths:?}"
    );
    assert!(!copy.read("public/index.html").contains("feed.xml"));
    assert_eq!(copy.run(&["build", "--base-url", "https://example.org/a"]).status, 0);
    let (feed, map) = (copy.read("public/feed.xml"), copy.read("public/sitemap.xml"));
    assert!(!feed.contains("2041") && feed.contains("<id>https://example.org/a/#pier</id>"), "{feed}");
    assert!(map.contains("/about/pier.html") && !map.contains("/old/pier.html"), "{map}");
    assert!(copy.read("public/index.html").contains("feed.xml"));
    for address in ["example.org", "ftp://example.org", "https://", "https://a b"] {
        let run = copy.run(&["build", "--base-url", address]);
        assert_eq!(run.status, 2, "{address}");
        assert!(run.stderr.contains("https://"), "{}", run.stderr);
    }
}

#[test]
fn names_are_compared_as_readers_see_them() {
    // Whose the images are is another matter.
    let found = |copy: &Copy| -> Vec<String> {
        found(copy).into_iter().filter(|one| !one.ends_with("F0112")).collect()
    };
    let home = "[[Pia's boat]], [[план]], ![The quay](cafe\u{301}.png), ![The map](<old map.png>).[?]";
    let files = [
        ("content/people/pia.md", "---\ntitle: Pia\naliases: [Pia’s boat]\n---\n"),
        ("content/about/план.md", "---\ntitle: План\n---\n"),
        ("content/caf\u{e9}.png", "x"),
        ("content/old map.png", "x"),
    ];
    let copy = ferry(home, &files);
    assert_eq!(found(&copy), Vec::<String>::new());
    let (_, paths) = built(&copy);
    assert!(
        paths.contains(&"caf\u{e9}.png".to_owned()) && paths.contains(&"about/план.html".to_owned()),
        "{paths:?}"
    );
    let page = copy.read("public/index.html");
    assert!(page.contains("src=\"caf%C3%A9.png\"") && page.contains("src=\"old%20map.png\""), "{page}");
    // The same with the file's name decomposed, and the folder behind a link.
    std::fs::rename(copy.root().join("content/caf\u{e9}.png"), copy.root().join("content/cafe\u{301}.png"))
        .unwrap();
    copy.replace("content/index.md", "cafe\u{301}.png", "caf\u{e9}.png");
    std::fs::rename(copy.root().join("content"), copy.root().join("vault")).unwrap();
    std::os::unix::fs::symlink("vault", copy.root().join("content")).unwrap();
    assert_eq!(found(&copy), Vec::<String>::new());
    assert!(built(&copy).1.contains(&"caf\u{e9}.png".to_owned()));
    assert_eq!(copy.run(&["build", "--output", "vault/x"]).status, 2);
    copy.write("vault/cafe\u{301}.png", "y");
    copy.write("vault/caf\u{e9}.png", "x");
    assert_eq!(found(&copy).len(), 1, "{:?}", found(&copy));
    std::fs::remove_file(copy.root().join("vault/cafe\u{301}.png")).unwrap();
    copy.write("vault/about/Plаn.md", "---\ntitle: x\n---\n");
    assert_eq!(found(&copy), ["content/about/Plаn.md:1:1 F0016"]);
}

#[test]
fn line_ends_of_a_checkout_make_no_difference() {
    let files = [
        (
            "content/papers/report.md",
            "---\ndate: 2021-05-01\ncapture: report.txt\ninferred: {date: Its cover has it.}\n---\nA report.[?]\n",
        ),
        (
            "captures/report.txt",
            "It rained\nall day. Nobody sailed, and the old ferry lay at the quay of Lunde until the next morning.\n",
        ),
    ];
    let copy = ferry(
        "It rained all day.[@report, \"It rained all day\"] <!--\na -->\n\n> [!NOTE] Ours\n> So.",
        &files,
    );
    assert_eq!(copy.run(&["seal"]).status, 0);
    let before = (found(&copy), built(&copy).1, copy.tree("public"));
    for path in
        ["factum.yaml", "factum.lock", "content/index.md", "content/papers/report.md", "captures/report.txt"]
    {
        copy.write(path, copy.read(path).replace('\n', "\r\n"));
    }
    assert_eq!(before, (found(&copy), built(&copy).1, copy.tree("public")));
    assert_eq!(copy.run(&["seal", "--check"]).status, 0);
}

#[test]
fn a_link_to_a_draft_says_so() {
    let plan = ("content/about/plan.md", "---\ntitle: A plan\ndraft: true\n---\n");
    let copy = ferry("See [[A plan]].[?]", &[plan]);
    let run = copy.run(&["check"]);
    assert!(run.stderr.contains("`plan` is a draft") && run.stderr.contains("--drafts"), "{}", run.stderr);
    assert_eq!(copy.run(&["check", "--drafts"]).status, 0);
}

#[test]
fn what_has_no_known_order_is_tied_wherever_events_are_listed_in_time() {
    let event = |title: &str, more: &str| {
        let grounds = "inferred: {date: It is said so., status: It is said so.}";
        format!("---\ntitle: \"{title}\"\n{more}{grounds}\n---\nSee [[index]].[?]\n")
    };
    let files = [
        ("content/crossings/a.md", event("A fire", "date: 2021-05-09\nstatus: held\n")),
        ("content/crossings/b.md", event("A storm", "date: 2021-05-09\nstatus: held\n")),
        ("content/crossings/c.md", event("A repair", "date: 2021-06\nstatus: held\n")),
        ("content/crossings/d.md", event("Plan of the next crossing", "date: 2941-06\nstatus: planned\n")),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let copy = ferry("[[a]], [[b]], [[c]] and [[d]].[?]", &files);
    let run = copy.run(&["build"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    for path in ["index.html", "crossings/index.html", "timeline.html"] {
        let page = copy.read(&format!("public/{path}"));
        let tied = page.split("Their order is not fully known").collect::<Vec<_>>();
        assert_eq!(tied.len(), 2, "{path}: {page}");
        let tied = tied[1].split("</ul></li>").next().unwrap();
        assert!(
            tied.contains("A fire") && tied.contains("A storm") && !tied.contains("A repair"),
            "{path}: {tied}"
        );
    }
    let repair = copy.read("public/crossings/c.html");
    assert!(repair.contains("Earlier than this</span> <b>A storm"), "{repair}");
    let plan =
        || copy.read("public/crossings/d.html").contains("No source here tells whether it took place.");
    assert!(plan());
    assert_eq!(copy.run(&["build", "--today", "2026-01-01"]).status, 0);
    assert!(!plan(), "its day is still to come");
}
