//! Themes: the default one written out for editing, single files in place of its own, and the page of
//! documentation that says what each template is given.

use std::fmt::Write as _;
use std::fs;

use crate::program::{Copy, dossier, repository};

#[test]
fn the_default_theme_is_written_out_once() {
    let copy = Copy::of(&dossier("harbour"));
    let run = copy.run(&["theme", "eject", "mine"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let files = copy.tree("themes/mine");
    assert!(files.contains_key("templates/note.html") && files.contains_key("assets/factum.css"));
    assert!(files.contains_key("theme.yaml"));
    let again = copy.run(&["theme", "eject", "mine"]);
    assert_eq!(again.status, 2);
    assert!(again.stderr.contains("nothing of it is overwritten"), "{}", again.stderr);
    assert_eq!(copy.run(&["theme", "eject", "../mine"]).status, 2);
}

#[test]
fn an_ejected_theme_gives_the_same_site() {
    let copy = Copy::of(&dossier("harbour"));
    assert_eq!(copy.run(&["build"]).status, 0);
    let before = copy.tree("public");
    assert_eq!(copy.run(&["theme", "eject", "mine"]).status, 0);
    let config = copy.read("factum.yaml");
    copy.write("factum.yaml", format!("theme: mine\n{}", config.replace("theme: default\n", "")));
    let run = copy.run(&["build"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(before == copy.tree("public"), "the ejected theme differs");
}

#[test]
fn a_theme_changes_single_files_and_words() {
    let copy = Copy::of(&dossier("harbour"));
    copy.write("themes/default/assets/factum.css", "body { color: red; }\n");
    copy.write("themes/default/theme.yaml", "words:\n  en:\n    \"On record\": \"For the record\"\n");
    let run = copy.run(&["build"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(copy.read("public/assets/factum.css"), "body{color:red}\n");
    let page = copy.read("public/summits/2019-03-04-veldhaven.html");
    assert!(page.contains("For the record") && page.contains("Mentioned in"));
}

#[test]
fn a_wrong_template_is_a_finding_at_its_place() {
    let copy = Copy::of(&dossier("harbour"));
    copy.write("themes/default/templates/event.html", "<p>\n{{ note.title | upcase }}\n");
    let run = copy.run(&["check", "--format", "short"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("themes/default/templates/event.html:2:17: error[F0701]"), "{}", run.stdout);
    copy.write("themes/default/templates/event.html", "<p>\n{{ note.titel }}\n");
    let run = copy.run(&["build"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("templates/event.html:2:"), "{}", run.stderr);
    copy.write("themes/default/templates/event.html", "{% extends \"note.html\" %}\n");
    copy.write("themes/default/theme.yaml", "wrods: {}\n");
    let run = copy.run(&["check", "--format", "short"]);
    assert!(run.stdout.contains("themes/default/theme.yaml:1:1"), "{}", run.stdout);
}

/// What templates are given, out of the comments and types of `src/site/view/`: a table for each type.
fn reference() -> String {
    let mut out = String::new();
    let root = repository().join("src/site/view");
    for entry in walkdir::WalkDir::new(&root).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.path().extension().is_some_and(|end| end == "rs") {
            types(&fs::read_to_string(entry.path()).unwrap(), &mut out);
        }
    }
    out
}

fn types(text: &str, out: &mut String) {
    let (mut comment, mut inside) = (String::new(), false);
    for line in text.lines() {
        let line = line.trim();
        if let Some(words) = line.strip_prefix("/// ") {
            comment = format!("{comment}{}{words}", if comment.is_empty() { "" } else { " " });
            continue;
        }
        // A template does not see what a view borrows.
        let line = line.replace("<'s>", "");
        let line = line.as_str();
        if let Some(name) = line.strip_prefix("pub struct ").and_then(|rest| rest.strip_suffix(" {")) {
            writeln!(out, "\n### {name}\n\n{comment}\n\n| field | type | what it is |\n| --- | --- | --- |")
                .unwrap();
            inside = true;
        } else if line == "}" {
            inside = false;
        } else if let Some((name, kind)) = line.strip_prefix("pub ").and_then(|rest| rest.split_once(": "))
            && inside
        {
            let kind = kind.trim_end_matches(',').replace("&'static str", "String");
            // A template does not see that pages share a list, or their frame.
            let shared = kind.strip_prefix("Arc<").and_then(|rest| rest.strip_suffix('>'));
            let kind = match (shared, shared.and_then(|list| list.strip_prefix('[')?.strip_suffix(']'))) {
                (_, Some(inner)) => format!("Vec<{inner}>"),
                (Some(inner), None) => inner.to_owned(),
                (None, None) => kind,
            };
            writeln!(out, "| `{name}` | `{kind}` | {} |", comment.replace('|', "\\|")).unwrap();
        }
        if !line.starts_with("#[") {
            comment.clear();
        }
    }
}

#[test]
fn the_documentation_of_templates_is_what_they_are_given() {
    const MARK: &str =
        "<!-- From src/site/view: `FACTUM_BLESS=1 cargo test --test it themes` writes what follows. -->\n";
    let path = repository().join("docs/content/reference/themes.md");
    let text = fs::read_to_string(&path).unwrap();
    let (head, found) = text.split_once(MARK).expect("docs/content/reference/themes.md has its mark");
    let expected = reference();
    if std::env::var_os("FACTUM_BLESS").is_some() {
        fs::write(&path, format!("{head}{MARK}{expected}")).unwrap();
    } else {
        assert!(found == expected, "docs/content/reference/themes.md is not what src/site/view says");
    }
}

#[test]
fn every_phrase_of_the_templates_has_its_words() {
    let root = repository().join("themes/default");
    let words = fs::read_to_string(root.join("theme.yaml")).unwrap();
    let (english, german) = words.split_once("\n  de:\n").unwrap();
    let mut missing = Vec::new();
    for entry in fs::read_dir(root.join("templates")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        for phrase in text.split("\" | say").filter_map(|before| before.rsplit('"').next()) {
            let is_phrase = text.contains(&format!("\"{phrase}\" | say"));
            let key = format!("    \"{phrase}\":");
            if is_phrase && !(english.contains(&key) && german.contains(&key)) {
                missing.push(format!("{}: {phrase}", path.display()));
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_phrase_with_words_is_used() {
    let mut written = String::new();
    for folder in ["themes/default/templates", "src/site", "src/model", "src/render"] {
        for entry in walkdir::WalkDir::new(repository().join(folder)) {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                written.push_str(&fs::read_to_string(entry.path()).unwrap_or_default());
            }
        }
    }
    let words = fs::read_to_string(repository().join("themes/default/theme.yaml")).unwrap();
    let phrases = words.lines().filter_map(|line| line.strip_prefix("    \"")?.split_once("\": "));
    let idle: Vec<_> = phrases.filter(|(phrase, _)| !written.contains(&format!("\"{phrase}\""))).collect();
    assert_eq!(idle, Vec::new());
}
