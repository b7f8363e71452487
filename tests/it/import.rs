//! `factum import`: notes of a bundle of the Open Knowledge Format, and the dossier's own, out and in again.

use std::fs;

use serde_json::Value;

use crate::program::{Copy, dossier};

fn tables(copy: &Copy, name: &str, columns: &[&str]) -> Vec<Vec<String>> {
    let rows: Vec<Value> = serde_json::from_str(&copy.read(&format!("public/data/{name}.json"))).unwrap();
    let text = |row: &Value, column: &&str| row.get(*column).map_or(String::new(), ToString::to_string);
    let mut rows: Vec<Vec<String>> =
        rows.iter().map(|row| columns.iter().map(|column| text(row, column)).collect()).collect();
    rows.sort();
    // The same leads to the same from a field and from each sentence.
    rows.dedup();
    rows
}

/// Takes the mark of a draft out of all notes.
fn publish(copy: &Copy) {
    for (path, bytes) in copy.tree("content") {
        let text = String::from_utf8(bytes).unwrap();
        let text = text.replace("draft: true  # delete this line when the note is read\n", "");
        copy.write(&format!("content/{path}"), text.replace("---\ndraft: true\n", "---\n"));
    }
}

/// A note that another tells of, with a ground and an alias.
const TOLD: &str = "---
title: Planned talks on the harbour question
told_in: 2019-03-04-veldhaven#trade
date: 2019-03-04
status: planned
aliases: [Harbour question]
inferred:
  date: \"The Gazette says that the talks will take place on March 4, 2019; the question was to be a part of them.\"
cites:
  harbour:
    source: gazette-2019
    quote: \"to discuss the harbour, the town hall said\"
    supports: [status]
---
";

/// A note with a footnote, a link to a heading, an open question and a figure.
const ASKED: &str = "---
title: What is asked
---
### What for {#for}

The mayors were to discuss the harbour in [[2019-03-04-veldhaven#trade|their talks]], the town hall said.[@gazette-2019, \"to discuss the harbour, the town hall said\"][^r] Who else would come?[?] Trade stood at [[trade@2018]].[@gazette-2019, \"stood at 48.2 million euros in 2018\"]

[^r]: The Gazette does not say in what order. It gives no hour.
";

#[test]
fn what_is_exported_comes_back_with_its_quotes_links_and_values() {
    let old = Copy::of(&dossier("harbour"));
    old.write("content/summits/question.md", TOLD);
    old.write("content/about/asked.md", ASKED);
    assert_eq!(old.run(&["check"]).status, 0, "{}", old.run(&["check", "--format", "short"]).stdout);
    assert_eq!(old.run(&["build", "--quiet"]).status, 0);
    assert_eq!(old.run(&["export", "okf", "--quiet", "-o", "bundle.zip"]).status, 0);
    let new = Copy::with(&[("factum.yaml", &old.read("factum.yaml"))]);
    fs::create_dir_all(new.root().join("content")).unwrap();
    for (path, bytes) in old.tree("captures") {
        new.write(&format!("captures/{path}"), bytes);
    }
    let bundle = old.root().join("bundle.zip").display().to_string();
    let run = new.run(&["import", &bundle]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    assert_eq!(
        run.stdout.lines().count(),
        old.tree("content").keys().filter(|path| path.ends_with(".md")).count()
    );
    // Nothing is published before somebody has read it.
    assert!(
        new.tree("content").values().all(|bytes| String::from_utf8_lossy(bytes).contains("\ndraft: true"))
    );
    publish(&new);
    let read = new.read("content/summits/question.md") + &new.read("content/about/asked.md");
    for part in [
        "told_in: 2019-03-04-veldhaven#trade\n",
        "aliases: [\"Harbour question\"]\n",
        "inferred:\n  date: \"The Gazette says that",
        "### What for\n",
        "in [[2019-03-04-veldhaven#trade|their talks]], the town hall said.[^",
        "][^r] Who else would come?[?] Trade stood at [[trade@2018]].[^",
        "\n[^r]: The Gazette does not say in what order. It gives no hour.\n",
    ] {
        assert!(read.contains(part), "{part}: {read}");
    }
    // Captures are no part of a bundle.
    for (path, bytes) in old.tree("content/sources") {
        let text = String::from_utf8(bytes).unwrap();
        let capture = text.lines().find(|line| line.starts_with("capture:")).unwrap_or("").to_owned();
        let note = new.read(&format!("content/sources/{path}"));
        new.write(
            &format!("content/sources/{path}"),
            note.replacen("---\n", &format!("---\n{capture}\n"), 1),
        );
    }
    assert_eq!(new.run(&["seal", "--quiet"]).status, 0);
    let run = new.run(&["build", "--quiet"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let found = |copy: &Copy| copy.run(&["check", "--format", "short"]).stdout.lines().count();
    assert_eq!(found(&new), found(&old), "{}", new.run(&["check", "--format", "short"]).stdout);
    for (table, columns) in [
        // A cell of a table comes back as a sentence.
        ("statements", &["note", "text", "quotes"][..]),
        ("quotes", &["id", "source", "quote", "prefix", "suffix", "verified"]),
        ("observations", &["id", "value", "bound", "unit", "quote", "formula"]),
        ("events", &["id", "title", "status", "date", "participants"]),
        ("actors", &["id", "title", "type", "role", "aliases"]),
        ("links", &["from", "relation", "to"]),
    ] {
        assert_eq!(tables(&new, table, columns), tables(&old, table, columns), "{table}");
    }
    // Nothing that is there is overwritten.
    let run = new.run(&["import", &bundle]);
    assert!(run.stdout.is_empty() && run.stderr.contains("already"), "{}{}", run.stdout, run.stderr);
}

const FORMAT: &str = "---
type: Metric
title: Passengers a year
description: How many people the ferry carried.
resource: https://warehouse.example/passengers
tags: [ferry, passengers]
generated: { by: human:vik, at: 2031-05-12T09:00:00Z }
sources:
  - id: yearbook
    resource: https://board.example/yearbook
    title: Yearbook of the board
    author: human:vik
---

# Definition

The [harbour board](../actors/board.md \"the board\") counts them; see `[not](a.md)` and [the world](https://example.org/).
They are in the yearbook.[^yearbook] A [lost](/gone.md) page. ![A chart](chart.png)

```sql
SELECT [x](y.md)
```

[^yearbook]: Yearbook of the board
";

#[test]
fn a_bundle_of_others_is_taken_in_and_nothing_of_it_is_refused() {
    let copy = Copy::with(&[("x", "")]);
    copy.run(&["init"]);
    let files = [
        ("index.md", "---\nokf_version: \"0.2\"\n---\n\n# All\n"),
        ("log.md", "# Log\n"),
        ("metrics/passengers-a-year.md", FORMAT),
        ("actors/board.md", "---\ntype: actor\n---\nIt runs [the count](/metrics/passengers-a-year.md).\n"),
        ("actors/log.md", "# Log\n"),
        ("odd.md", "no front matter\n"),
        ("untyped.md", "---\ntitle: X\n---\n"),
        (".git/x.md", "---\ntype: X\n---\n"),
    ];
    for (path, text) in files {
        copy.write(&format!("bundle/{path}"), text);
    }
    let bundle = copy.root().join("bundle").display().to_string();
    let run = copy.run(&["import", &bundle, "--kind", "about"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    let mut written: Vec<&str> = run.stdout.lines().collect();
    written.sort_unstable();
    assert_eq!(
        written,
        ["content/about/passengers-a-year.md", "content/actors/board.md", "content/sources/yearbook.md"]
    );
    assert!(run.stderr.contains("odd.md: left out, it has no front matter"), "{}", run.stderr);
    assert!(run.stderr.contains("untyped.md: left out, its front matter has no `type`"), "{}", run.stderr);
    let note = copy.read("content/about/passengers-a-year.md");
    for part in [
        "title: Passengers a year\ndraft: true",
        "tags: [\"ferry\", \"passengers\"]",
        "# resource: https://warehouse.example/passengers",
        "# generated: {by: ",
        "The [[board|harbour board]] counts them; see `[not](a.md)` and [the world](https://example.org/).",
        "yearbook.[^yearbook] A lost page. A chart",
        "SELECT [x](y.md)",
        "[^yearbook]: [[yearbook]]. Yearbook of the board",
    ] {
        assert!(note.contains(part), "{part}: {note}");
    }
    let actor = copy.read("content/actors/board.md");
    assert!(
        actor.contains("title: Board\n") && actor.contains("It runs [[passengers-a-year|the count]]."),
        "{actor}"
    );
    assert!(copy.read("content/sources/yearbook.md").contains("url: https://board.example/yearbook"));
    // Drafts are no part of what is published; what they lack is told, and nothing of their form is wrong.
    assert_eq!(copy.run(&["check", "--strict"]).status, 0);
    let run = copy.run(&["check", "--drafts", "--format", "short"]);
    let is_lack = |line: &str| ["F0010", "F0206", "F0501"].iter().any(|code| line.contains(code));
    assert!(run.stdout.lines().filter(|line| line.contains(": error[")).all(is_lack), "{}", run.stdout);
    let empty = copy.root().join("empty");
    fs::create_dir_all(&empty).unwrap();
    assert_eq!(copy.run(&["import", &empty.display().to_string()]).status, 2);
    assert_eq!(copy.run(&["import", &bundle, "--kind", "nothing"]).status, 2);
}
