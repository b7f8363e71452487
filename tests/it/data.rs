//! The facts as data: the page that documents them, how pages lead to it, and what counts as a statement.

use serde_json::Value;

use crate::program::{Copy, dossier};

fn built(copy: &Copy) {
    let run = copy.run(&["build", "--quiet"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

/// The path that an address leads to from a page, and its anchor.
fn resolved(page: &str, href: &str) -> (String, String) {
    let (path, anchor) = href.split_once('#').unwrap_or((href, ""));
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    (parts.join("/"), anchor.to_owned())
}

#[test]
fn every_page_leads_to_the_data_and_a_page_documents_it() {
    let copy = Copy::of(&dossier("harbour"));
    built(&copy);
    let page = copy.read("public/data/index.html");
    let package: Value = serde_json::from_str(&copy.read("public/data/datapackage.json")).unwrap();
    for resource in package["resources"].as_array().unwrap() {
        let name = resource["name"].as_str().unwrap();
        assert!(page.contains(&format!("<h2 class=\"group-label\" id=\"{name}\">")), "{name}");
        for form in ["csv", "json"] {
            assert!(page.contains(&format!("href=\"{name}.{form}\"")), "{name}.{form}");
        }
        for field in resource["schema"]["fields"].as_array().unwrap() {
            let name = field["name"].as_str().unwrap();
            assert!(page.contains(&format!("<th scope=\"row\">{name}</th>")), "{name}");
        }
    }
    let public = copy.tree("public");
    let mut tables = Vec::new();
    for (path, bytes) in public.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        let described = html.split_once("<link rel=\"describedby\" type=\"application/json\" href=\"");
        let href = described.unwrap_or_else(|| panic!("{path}")).1.split_once('"').unwrap().0;
        assert_eq!(resolved(path, href).0, "data/datapackage.json", "{path}");
        let (before, _) = html.rsplit_once(">Data</a>").unwrap_or_else(|| panic!("{path}"));
        let href = before.rsplit_once("href=\"").unwrap().1.trim_end_matches('"');
        let (target, anchor) = resolved(path, href);
        assert_eq!(target, "data/index.html", "{path}");
        assert!(anchor.is_empty() || page.contains(&format!("id=\"{anchor}\"")), "{path}: {anchor}");
        tables.push(anchor);
    }
    for table in ["", "events", "actors", "observations", "sources", "statements"] {
        assert!(tables.iter().any(|name| name == table), "no page leads to {table}");
    }
}

#[test]
fn a_heading_of_one_word_belongs_to_what_it_heads() {
    let copy = Copy::of(&dossier("harbour"));
    copy.write(
        "content/about/words.md",
        "---\ntitle: Words\n---\n## Empty\n\n## Trade\n\nNobody says more.[?]\n\n## Alone\n\n| Lone |\n| - |\n| x |\n",
    );
    built(&copy);
    let rows: Vec<Value> = serde_json::from_str(&copy.read("public/data/statements.json")).unwrap();
    let of = rows.iter().filter(|row| row["note"] == "words");
    let texts: Vec<&str> = of.map(|row| row["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["Empty", "Trade", "Nobody says more."]);
    // The mark of a citation in place leaves no space before the full stop.
    assert!(rows.iter().any(|row| row["text"].as_str().unwrap().ends_with(" in 2018.")));
}

#[test]
fn a_sentence_of_many_names_is_shown_with_the_first_of_them() {
    let copy = Copy::of(&dossier("harbour"));
    let mut list = String::new();
    for number in 1..=20 {
        copy.write(&format!("content/actors/a{number}.md"), format!("---\ntitle: Actor {number}\n---\n"));
        list.push_str(&format!("[[a{number}]], "));
    }
    copy.write(
        "content/about/many.md",
        format!("---\ntitle: Many\n---\nThey are named in one breath: {list}and nobody else.[?]\n"),
    );
    built(&copy);
    let shows = |number: usize| copy.read(&format!("public/actors/a{number}.html")).contains("in one breath");
    let shown: Vec<usize> = (1..=20).filter(|number| shows(*number)).collect();
    assert_eq!(shown, (1..=16).collect::<Vec<_>>());
    // The others are told who mentions them.
    assert!(copy.read("public/actors/a20.html").contains("about/many.html"));
}
