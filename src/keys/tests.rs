//! The tables against the parsers: neither knows a key, a word or a form that the other does not.

use std::collections::BTreeSet;

use super::*;
use crate::model::{BaseKind, Fault, FaultKind};
use crate::syntax;
use crate::syntax::yaml::asked;
use crate::text::{FileId, Span};
use crate::workspace::Config;

/// The faults of front matter, or of a configuration, and the keys that were asked for.
fn parse(subject: Subject, yaml: &str) -> (Vec<FaultKind>, BTreeSet<&'static str>) {
    asked::start();
    let faults: Vec<Fault> = match subject {
        Subject::Config => {
            let mut faults = Vec::new();
            let _ = Config::read(yaml, Span::new(FileId(0), 0..yaml.len()), &mut faults);
            faults
        }
        Subject::Note | Subject::Kind(_) => {
            let base = if let Subject::Kind(base) = subject { base } else { BaseKind::Page };
            let text = format!("---\n{yaml}---\nText.\n");
            let place = syntax::NoteFile { file: FileId(0), path: "about/a.md", folder: "about", base };
            syntax::parse(&place, &syntax::decode(text.as_bytes(), 1 << 20)).faults
        }
    };
    (faults.into_iter().map(|fault| fault.kind).collect(), asked::taken())
}

/// All subjects that can be parsed, each with its keys.
fn subjects() -> Vec<(Subject, Vec<&'static Key>)> {
    let bases = BaseKind::ALL.map(Subject::Kind).into_iter();
    let with = |subject: Subject| {
        let common = if subject == Subject::Config { &[][..] } else { Subject::Note.keys() };
        (subject, common.iter().chain(subject.keys()).collect())
    };
    bases.chain([Subject::Config]).map(with).collect()
}

/// The examples of keys, one of several that stand in place of each other at each place.
fn example(keys: &[&Key]) -> String {
    keys.iter().map(|key| key.yaml(0)).collect()
}

/// The keys of a mapping and of all below it.
fn names(keys: &[&'static Key], names: &mut BTreeSet<&'static str>) {
    for key in keys {
        names.insert(key.name);
        if matches!(key.form, Form::NameOrOrganisation) {
            names.insert("organisation");
        }
        self::names(&key.form.keys().iter().collect::<Vec<_>>(), names);
    }
}

#[test]
fn tables_and_parsers_know_the_same_keys() {
    for (subject, keys) in subjects() {
        let (faults, mut asked) = parse(subject, &example(&keys));
        assert_eq!(faults, [], "{subject:?}\n{}", example(&keys));
        // What stands in place of something else is asked for where that is not there.
        for more in [
            "resolution: {open: x}\n",
            "author: {organisation: x}\n",
            "imprint: {editor: {organisation: x}}\n",
        ] {
            asked.extend(parse(subject, more).1);
        }
        let mut known = BTreeSet::new();
        names(&keys, &mut known);
        assert_eq!(known, asked, "{subject:?}: the table on the left, the parser on the right");
    }
}

/// A text with a key of a mapping at each depth, written by `change` in its own way.
fn changed(
    keys: &[&'static Key],
    indent: usize,
    path: &str,
    at: &str,
    change: &dyn Fn(&Key, usize) -> String,
) -> String {
    let mut out = String::new();
    for key in keys.iter().filter(|key| key.need != super::key::Need::Instead) {
        let here = format!("{path}{}", key.name);
        if here == at {
            out.push_str(&change(key, indent));
            continue;
        }
        let below: Vec<&'static Key> = key.form.keys().iter().collect();
        if below.is_empty() || !at.starts_with(&format!("{here}.")) {
            out.push_str(&key.yaml(indent));
            continue;
        }
        let margin = " ".repeat(indent);
        out.push_str(&match key.form {
            Form::Entries { .. } => {
                let inner = changed(&below, indent + 4, &format!("{here}."), at, change);
                format!("{margin}{}:\n{margin}  {}:\n{inner}", key.name, key.example)
            }
            Form::List(_) => {
                let inner = changed(&below, indent + 4, &format!("{here}."), at, change);
                // What is left out of the first line takes the dash with it.
                let inner = if inner.is_empty() { "{}\n" } else { inner.trim_start() };
                format!("{margin}{}:\n{margin}  - {inner}", key.name)
            }
            _ => format!(
                "{margin}{}:\n{}",
                key.name,
                changed(&below, indent + 2, &format!("{here}."), at, change)
            ),
        });
    }
    out
}

/// Every key with its path, those below others too.
fn paths(keys: &[&'static Key], above: &str, all: &mut Vec<(String, &'static Key)>) {
    for key in keys.iter().filter(|key| key.need != super::key::Need::Instead) {
        let path = format!("{above}{}", key.name);
        all.push((path.clone(), key));
        paths(&key.form.keys().iter().collect::<Vec<_>>(), &format!("{path}."), all);
    }
}

#[test]
fn a_key_must_be_there_where_the_table_says_so() {
    for (subject, keys) in subjects() {
        let mut all = Vec::new();
        paths(&keys, "", &mut all);
        for (path, key) in all {
            // It has to be there beside `coordinates` alone.
            if path == "coordinates_source" {
                continue;
            }
            let yaml = changed(&keys, 0, "", &path, &|_, _| String::new());
            let (faults, _) = parse(subject, &yaml);
            let is_missed = faults.iter().any(|fault| matches!(fault, FaultKind::MissingKey { .. }));
            assert_eq!(
                is_missed,
                key.need == super::key::Need::Required,
                "{subject:?} {path}: {faults:?}\n{yaml}"
            );
        }
    }
}

/// A value that is none of a form, and how its fault is known.
fn wrong(form: &Form) -> (&'static str, fn(&FaultKind, &Form) -> bool) {
    const WRONG: fn(&FaultKind, &Form) -> bool = |fault, _| matches!(fault, FaultKind::WrongValue { .. });
    match form {
        Form::Text | Form::Name => ("[a, b]", WRONG),
        Form::Texts | Form::Names | Form::NameOrOrganisation => ("{a: b, c: d}", |fault, _| {
            matches!(fault, FaultKind::WrongValue { .. } | FaultKind::MissingKey { key: "organisation" })
        }),
        Form::Date => ("yesterday", |fault, _| matches!(fault, FaultKind::BadDate { .. })),
        Form::Flag => ("maybe", |fault, _| matches!(fault, FaultKind::UnknownWord { .. })),
        Form::Word(_) => ("zzz", |fault, form| {
            let Form::Word(words) = form else { return false };
            matches!(fault, FaultKind::UnknownWord { allowed, .. } if *allowed == words())
        }),
        Form::Number { .. } => ("-1", WRONG),
        Form::Language => ("english language", WRONG),
        Form::Address(_) => ("example", WRONG),
        Form::Pairs { .. } | Form::Mapping(_) | Form::Entries { .. } => ("[a]", WRONG),
        Form::List(_) => ("{a: b}", WRONG),
        Form::WordOr { .. } => ("[a]", WRONG),
    }
}

#[test]
fn what_is_not_of_its_form_is_a_fault() {
    for (subject, keys) in subjects() {
        let mut all = Vec::new();
        paths(&keys, "", &mut all);
        for (path, key) in all {
            let (value, is_fault) = wrong(&key.form);
            let margin = |indent: usize| " ".repeat(indent);
            let yaml = changed(&keys, 0, "", &path, &|key, indent| {
                format!("{}{}: {value}\n", margin(indent), key.name)
            });
            let (faults, _) = parse(subject, &yaml);
            assert!(
                faults.iter().any(|fault| is_fault(fault, &key.form)),
                "{subject:?} {path}: {faults:?}\n{yaml}"
            );
            // One text is as good as a list of one.
            if matches!(key.form, Form::Texts | Form::Names) {
                let yaml = changed(&keys, 0, "", &path, &|key, indent| {
                    format!("{}{}: one\n", margin(indent), key.name)
                });
                assert_eq!(parse(subject, &yaml).0, [], "{path}");
            }
        }
    }
}

#[test]
fn defaults_are_those_of_the_parser() {
    let policy = crate::model::Policy::default();
    for (path, default) in [
        ("quotes.max_words", policy.quote_max_words.to_string()),
        ("copyright.max_share", policy.copyright_max_share.to_string()),
        ("copyright.brief", policy.copyright_brief.to_string()),
        ("citation_style", policy.citation_style),
        ("theme", "default".to_owned()),
        ("language", "en".to_owned()),
    ] {
        let found = find(path).into_iter().find(|found| found.subject == Subject::Config).unwrap();
        assert_eq!(found.key.default, default, "{path}");
    }
}

#[test]
fn keys_are_found_by_name_and_by_path() {
    let paths = |name: &str| find(name).into_iter().map(|found| found.path).collect::<Vec<_>>();
    assert_eq!(paths("quote"), ["cites.‹label›.quote", "observations.[].cite.quote", "voices.[].quote"]);
    assert_eq!(paths("cites.quote"), ["cites.‹label›.quote"]);
    assert_eq!(paths("nothing"), Vec::<String>::new());
    assert_eq!(suggest("participant"), ["participants"]);
    let told = describe(&find("status")[0]);
    assert!(told.contains("`planned`") && told.contains("status: planned"), "{told}");
}

#[test]
fn a_page_has_every_key() {
    let page = page(2);
    for found in all() {
        assert!(page.contains(&format!("| `{}` |", found.path)), "{}", found.path);
    }
    assert!(page.lines().filter(|line| line.starts_with("| `")).all(|line| line.matches(" | ").count() == 2));
}
