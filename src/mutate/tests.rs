//! Mutants of a small dossier in memory: each is what its operator says, and the checks speak where they must.

use std::collections::BTreeMap;

use super::*;
use crate::vfs::Memory;
use crate::workspace::{Change, Inputs};

const GAZETTE: &str = "Talks between Mayor Ida Brandt and Mayor Tomas Reyl will take place in Veldhaven on \
Monday, March 4, 2019. The harbour employs some 1,200 people. Trade stood at 48.2 million euros in 2018. \
Crossings fell by 5.5 percent in 2018. Ferries will not run 12 kilometres north of Osterby. \"It is a good \
year,\" Brandt said in Veldhaven.";
const COURIER: &str = "Mayor Tomas Reyl of Osterby is expected to travel on Sunday. The ferry company wants five \
new boats, treasurer Jon Falk told the Courier.";

const SUMMIT: &str = r#"---
title: Talks in Veldhaven, 4 March 2019
description: Talks of Brandt and Reyl in Veldhaven.
date: 2019-03-04
status: planned
place: veldhaven
participants: [ida-brandt, tomas-reyl]
cites:
  talks:
    source: gazette
    quote: "Talks between Mayor Ida Brandt and Mayor Tomas Reyl will take place in Veldhaven on Monday, March 4, 2019"
    supports: [date, place, status, participants]
  staff:
    source: gazette
    quote: "The harbour employs some 1,200 people"
  trade:
    source: gazette
    quote: "Trade stood at 48.2 million euros in 2018"
  fell:
    source: gazette
    quote: "Crossings fell by 5.5 percent in 2018"
  ferries:
    source: gazette
    quote: "Ferries will not run 12 kilometres north of Osterby"
  year:
    source: gazette
    quote: "\"It is a good year,\" Brandt said in Veldhaven"
---
[[ida-brandt]] and [[tomas-reyl]] were to hold talks in [[veldhaven]] on Monday, 4 March 2019.[^talks] The harbour also employs some 1,200 people.[^staff]

## Trade in 2018

Trade stood at 48.2 million euros in 2018.[^trade] The figure is [[trade@2018]].[^trade] Crossings fell by 5.5 percent in 2018, although [[ida-brandt|Brandt]] said in [[veldhaven]] that "it is a good year".[^fell][^year] Ferries would not run 12 kilometres north of [[osterby]].[^ferries]

Nobody says who pays for some 1,200 people.[?]

> [!NOTE]
> The dossier doesn't know more than Brandt, and can't.
"#;

const TRADE: &str = r#"---
title: Trade
unit: EUR
observations:
  - period: 2018
    value: "48.2 million"
    cite: {source: gazette, quote: "Trade stood at 48.2 million euros in 2018"}
---
Trade stood at [[trade@2018]].
"#;

const STAFF: &str = r#"---
title: Harbour staff
unit: people
inferred:
  observations: "The Gazette speaks of the present."
observations:
  - period: 2019-03-01
    value: "1,200"
    bound: about
    cite: {source: gazette, quote: "The harbour employs some 1,200 people"}
---
The harbour had [[staff@2019-03-01]].
"#;

const FALK: &str = r#"---
title: Jon Falk
type: person
cites:
  boats:
    source: courier
    quote: "The ferry company wants five new boats, treasurer Jon Falk told the Courier"
  reyl:
    source: courier
    quote: "Mayor Tomas Reyl of Osterby is expected to travel on Sunday"
---
Jon Falk told the Courier that the company wants five new boats.[^boats] [[tomas-reyl]] was expected to travel on Sunday.[^reyl]
"#;

fn actor(title: &str, kind: &str, aliases: &str) -> String {
    format!("---\ntitle: {title}\ntype: {kind}\naliases: [{aliases}]\n---\n")
}

fn source(label: &str, capture: &str) -> String {
    format!(
        "---\nlabel: {label}\ndate: 2019-03-01\nlanguage: en\ncapture: {capture}\ninferred: {{date: The week before.}}\n---\n"
    )
}

/// The dossier, with these rules besides those of its configuration.
fn harbour(rules: &str) -> Material {
    Material::open(&Inputs::of(Memory::new(files(rules)))).unwrap()
}

fn files(rules: &str) -> Vec<(&'static str, String)> {
    let kinds = [
        "summits: {base: event",
        "actors: {base: actor",
        "statistics: {base: statistic",
        "sources: {base: source",
    ];
    let kinds: String = kinds.iter().map(|kind| format!("  {kind}, label: One, plural: Many}}\n")).collect();
    let home = "---\ntitle: Home\n---\n[[2019-03-04-veldhaven]], [[trade]], [[staff]], [[jon-falk]]\n";
    let rules = format!("rules:\n  unsealed-source: allow\n  share-too-large: allow\n{rules}");
    vec![
        ("factum.yaml", format!("title: Harbour\nkinds:\n{kinds}{rules}")),
        ("content/index.md", home.to_owned()),
        ("content/summits/2019-03-04-veldhaven.md", SUMMIT.to_owned()),
        ("content/statistics/trade.md", TRADE.to_owned()),
        ("content/statistics/staff.md", STAFF.to_owned()),
        ("content/actors/jon-falk.md", FALK.to_owned()),
        ("content/actors/ida-brandt.md", actor("Ida Brandt", "person", "Brandt")),
        ("content/actors/tomas-reyl.md", actor("Tomas Reyl", "person", "Reyl")),
        ("content/actors/veldhaven.md", actor("Veldhaven", "place", "")),
        ("content/actors/osterby.md", actor("Osterby", "place", "")),
        ("content/sources/gazette.md", source("Gazette", "gazette.txt")),
        ("content/sources/courier.md", source("Courier", "courier.txt")),
        ("captures/gazette.txt", GAZETTE.to_owned()),
        ("captures/courier.txt", COURIER.to_owned()),
    ]
}

fn settings(seed: u64, count: usize, operators: &[Operator]) -> Settings {
    Settings { seed, count, operators: operators.to_vec(), within: None }
}

fn text(material: &Material, mutant: &Mutant) -> String {
    let note = material.dossier.note(&mutant.note).unwrap();
    material.sources.file(note.file).text.to_string()
}

/// The text that each mutant of one operator takes away, and the text that it puts in.
fn changes(operator: Operator) -> Vec<(String, String)> {
    let material = harbour("");
    mutants(&material, &settings(1, 400, &[operator]))
        .iter()
        .map(|m| (text(&material, m)[m.start..m.end].to_owned(), m.replacement.clone()))
        .collect()
}

#[track_caller]
fn each(operator: Operator, least: usize, is_right: impl Fn(&str, &str) -> bool) {
    let changes = changes(operator);
    assert!(changes.len() >= least, "{} changes of {}", changes.len(), operator.name());
    let wrong: Vec<_> = changes.iter().filter(|(old, new)| old == new || !is_right(old, new)).collect();
    assert!(wrong.is_empty(), "{}: {wrong:?}", operator.name());
}

#[test]
fn numbers_become_other_numbers() {
    let is_digit = |text: &str| text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_word = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphabetic());
    each(Operator::Digit, 60, |old, new| is_digit(old) && is_digit(new) || is_word(old) && is_word(new));
    each(Operator::Scale, 6, |old, new| old == "million" && new.ends_with("ion") || new == "thousand");
    each(Operator::Unit, 8, |old, new| {
        matches!((old, new), ("euros", "dollars") | ("kilometres", "miles"))
            || old == "EUR" && ["USD", "RUB", "percent"].contains(&new)
            || old == "people" && ["tonnes", "percent", "USD"].contains(&new)
    });
    each(Operator::PercentSign, 5, |old, new| match old {
        " percent" => new.is_empty() || new == " percentage points",
        _ => old.is_empty() && new == " percent",
    });
    each(Operator::Hedge, 4, |old, new| {
        old == "some " && new.is_empty() || old == "about" && !new.is_empty()
    });
}

#[test]
fn dates_become_other_dates() {
    each(Operator::Date, 60, |old, new| {
        [old, new].iter().all(|part| part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
    });
    each(Operator::Month, 20, |old, new| {
        old == "March" && new.starts_with(char::is_uppercase) || old == "03" && new.len() == 2
    });
    each(Operator::Weekday, 12, |old, new| old.ends_with("day") && new.ends_with("day"));
    each(Operator::Period, 20, |old, new| old.len() <= 4 && new.bytes().all(|byte| byte.is_ascii_digit()));
}

#[test]
fn names_and_links_become_others_of_their_kind() {
    let people = ["Ida Brandt", "Tomas Reyl", "Jon Falk", "Brandt", "Reyl"];
    let places = ["Veldhaven", "Osterby"];
    each(Operator::Name, 8, |old, new| {
        people.contains(&old) && people.contains(&new) || places.contains(&old) && places.contains(&new)
    });
    let actors = ["ida-brandt", "tomas-reyl", "jon-falk", "veldhaven", "osterby"];
    let statistics = ["trade", "staff"];
    each(Operator::LinkTarget, 20, |old, new| {
        actors.contains(&old) && actors.contains(&new)
            || statistics.contains(&old) && statistics.contains(&new)
    });
    let sources = ["gazette", "courier"];
    each(Operator::SourceKey, 8, |old, new| sources.contains(&old) && sources.contains(&new));
}

#[test]
fn quotes_lose_their_words() {
    let words = |text: &str| text.split_whitespace().count();
    each(Operator::QuoteWord, 60, |old, new| match (words(old), words(new)) {
        (1, 0 | 1) => true,
        (2, 2) => old.replace(',', "").split_whitespace().rev().eq(new.replace(',', "").split_whitespace()),
        _ => false,
    });
    each(Operator::Negation, 10, |old, new| [old, new].iter().all(|part| [" not", ""].contains(part)));
}

#[test]
fn harmless_changes_are_harmless() {
    each(Operator::WhiteSpace, 40, |old, new| old.trim().is_empty() && new.trim().is_empty());
    each(Operator::TypographicQuotes, 6, |old, new| {
        ["\"", "\\\"", "'", "’", "“", "”"].contains(&old) && ["\"", "\\\"", "'", "’", "“", "”"].contains(&new)
    });
    each(Operator::Rewording, 2, |old, new| {
        matches!((old, new), ("also", "likewise") | ("although", "though"))
    });
    let sorted = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    each(Operator::KeyOrder, 15, |old, new| sorted(old) == sorted(new));
}

#[test]
fn the_same_seed_makes_the_same_mutants_evenly_over_operators_and_files() {
    let material = harbour("");
    let all = mutants(&material, &settings(1, 90, &Operator::ALL));
    assert_eq!(all, mutants(&material, &settings(1, 90, &Operator::ALL)));
    assert_eq!(all[..30], mutants(&material, &settings(1, 30, &Operator::ALL)));
    assert_ne!(all, mutants(&material, &settings(2, 90, &Operator::ALL)));
    let mut counts: BTreeMap<Operator, usize> = BTreeMap::new();
    all.iter().for_each(|mutant| *counts.entry(mutant.operator).or_default() += 1);
    assert_eq!(counts.len(), Operator::ALL.len());
    assert!(counts.values().all(|count| (2..=8).contains(count)), "{counts:?}");
    let quotes = mutants(&material, &settings(1, 12, &[Operator::QuoteWord]));
    let mut files: Vec<&str> = quotes.iter().map(|mutant| mutant.note.as_str()).collect();
    files.sort_unstable();
    files.dedup();
    assert_eq!(files.len(), 4, "every file with quotes takes part");
}

#[test]
fn sentences_without_evidence_are_told_apart() {
    let material = harbour("");
    let reach = |operator, words: &str| {
        let all = mutants(&material, &settings(1, 400, &[operator]));
        let found = all.iter().find(|m| text(&material, m)[..m.start].trim_end().ends_with(words)).unwrap();
        found.reach
    };
    assert_eq!(reach(Operator::PercentSign, "pays for some 1,200"), Reach::OpenQuestion);
    assert_eq!(reach(Operator::Name, "know more than"), Reach::EditorsNote);
    assert_eq!(reach(Operator::PercentSign, "employs some 1,200"), Reach::Evidence);
    assert_eq!(reach(Operator::Date, "## Trade in 201"), Reach::Evidence, "a heading leans on its note");
    assert_eq!(reach(Operator::LinkTarget, "]], [["), Reach::Nothing);
}

/// Every mutant of some operators before the checks.
fn tried(rules: &str, operators: &[Operator]) -> Report {
    mutate(&harbour(rules), &settings(1, 2000, operators)).unwrap_or_else(|findings| {
        let said: Vec<_> = findings.iter().map(|found| (found.code, &found.finding.message)).collect();
        panic!("the dossier is not clean: {said:?}")
    })
}

#[test]
fn a_falsehood_in_evidence_is_always_caught() {
    let report = tried("", &[Operator::QuoteWord, Operator::SourceKey, Operator::Period, Operator::Negation]);
    let survivors: Vec<_> = report.with(Outcome::Survived).iter().map(|t| (&t.before, &t.after)).collect();
    // The period of the staff is inferred, and the dossier says so.
    let unexplained: Vec<_> =
        survivors.iter().filter(|(old, _)| !old.contains("period: 2019-03-01")).collect();
    assert!(unexplained.is_empty(), "{unexplained:?}");
    assert!(report.reached().killed > 200, "{:?}", report.reached());
    assert_eq!(report.false_kills(), 0);
}

#[test]
fn harmless_changes_are_always_spared() {
    let operators =
        [Operator::WhiteSpace, Operator::TypographicQuotes, Operator::KeyOrder, Operator::Rewording];
    let report = tried("", &operators);
    let killed: Vec<_> =
        report.with(Outcome::FalselyKilled).iter().map(|t| (&t.before, &t.after, &t.codes)).collect();
    assert!(killed.is_empty(), "{killed:?}");
    assert!(report.reached().spared > 60, "{:?}", report.reached());
    assert!(report.reaches(100.0), "nothing had to be killed");
}

#[test]
fn mutants_break_facts_and_not_the_form() {
    let report = tried("", &Operator::ALL);
    let broken: Vec<_> = report
        .trials
        .iter()
        .filter(|trial| trial.codes.iter().any(|code| code.starts_with("F00")))
        .map(|trial| (&trial.before, &trial.after, &trial.codes))
        .collect();
    assert!(broken.is_empty(), "{broken:?}");
}

#[test]
fn a_gate_that_is_broken_lets_mutants_through() {
    let sound = tried("", &[Operator::QuoteWord]);
    assert!(sound.reaches(100.0));
    let broken = tried("  quote-not-in-source: allow\n", &[Operator::QuoteWord]);
    assert!(broken.reached().survived > 50, "{:?}", broken.reached());
    assert!(!broken.reaches(99.0));
    let survivor = broken.with(Outcome::Survived)[0];
    assert!(survivor.before != survivor.after && survivor.line > 1 && survivor.codes.is_empty());
}

#[test]
fn a_dossier_with_errors_is_refused() {
    let mut files = files("");
    files.push(("content/actors/lost.md", "---\ntitle: Lost\nunknown: key\n---\n".to_owned()));
    let material = Material::open(&Inputs::of(Memory::new(files))).unwrap();
    let findings = mutate(&material, &settings(1, 10, &Operator::ALL)).err().unwrap();
    assert!(findings.iter().any(|finding| finding.code == "F0009"));
}

#[test]
fn an_edit_is_checked_as_if_it_were_on_disk() {
    let mut workspace = follow(&harbour(""));
    let before = workspace.findings();
    let mut write = |text: &str| {
        let path = "content/statistics/trade.md".to_owned();
        workspace.apply(vec![Change::Write { path, bytes: text.as_bytes().into() }]).unwrap();
        workspace.findings()
    };
    assert_eq!(write(TRADE), before);
    let renamed = write(&TRADE.replace("period: 2018", "period: 2017"));
    let codes: Vec<_> = renamed.iter().map(|found| found.code).collect();
    assert!(codes.contains(&"F0414") && codes.contains(&"F0104"), "{codes:?}");
    assert_eq!(write(TRADE), before);
}
