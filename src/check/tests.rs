//! Tests that hold for all rules, and for the room around them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::explanation::{Mark, disagreements, parse};
use super::*;
use crate::diagnostic::{Diagnostic, Level};
use crate::index::{Index, Reads};
use crate::model::{
    BaseKind, Body, Details, Dossier, FrontMatter, NoteId, NoteLink, ParsedNote, Piece, Place, Statement,
    Verification,
};
use crate::text::{FileId, SourceMap, SourceText, Span, Spanned};

#[test]
fn codes_are_unique_and_in_order() {
    let codes: Vec<&str> = all().iter().map(|rule| rule.code).collect();
    assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "{codes:?}");
    let names: std::collections::BTreeSet<&str> = all().iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), codes.len());
    for rule in all() {
        assert!(rule.code.len() == 5 && rule.code[1..].bytes().all(|b| b.is_ascii_digit()), "{}", rule.code);
        assert!(rule.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b == b'8'), "{}", rule.name);
    }
}

#[test]
fn every_rule_is_explained_with_examples_that_can_be_read() {
    for rule in all() {
        let title = format!("# {} {}", rule.code, rule.name);
        assert_eq!(rule.explanation.lines().next(), Some(title.as_str()));
        for part in ["**Why it matters.**", "**What to do.**"] {
            assert!(rule.explanation.contains(part), "{}: {part}", rule.name);
        }
        let examples = parse(rule).unwrap();
        assert!(examples.iter().any(|example| !example.fails), "{} has no clean example", rule.name);
        let speaks = |example: &&explanation::Example| example.expected.iter().any(|m| m.code == rule.code);
        assert!(examples.iter().any(|example| speaks(&example)), "{} is nowhere marked", rule.name);
        for mark in examples.iter().flat_map(|example| &example.expected) {
            assert!(explain(&mark.code).is_some(), "{} marks {}", rule.name, mark.code);
        }
    }
}

#[test]
fn marks_stand_under_words() {
    let mark = |path: &str, line, start, end, code: &str| Mark {
        path: path.to_owned(),
        line,
        start,
        end,
        code: code.to_owned(),
    };
    let first = |name: &str| parse(explain(name).unwrap()).unwrap().remove(0);
    let idle = first("idle-allow");
    assert_eq!(idle.expected, [mark("content/index.md", 4, 3, 15, "F0004")]);
    let text = String::from_utf8(idle.files[0].1.clone()).unwrap();
    assert!(text.contains("unknown-note") && !text.contains('^'));
    let utf8 = first("not-utf8");
    assert_eq!(utf8.expected, [mark("content/index.md", 4, 8, 9, "F0001")]);
    assert!(utf8.files[0].1.contains(&0xE9));
    let bidi = first("forbidden-character");
    assert_eq!(bidi.expected, [mark("content/index.md", 4, 15, 16, "F0002")]);
    assert_eq!(first("overdue-plan").today.as_deref(), Some("2021-06-01"));
    let configuration = |name: &str| String::from_utf8(first(name).files.last().unwrap().1.clone()).unwrap();
    assert!(configuration("idle-allow").contains("orphan-note: allow"));
    assert!(!configuration("orphan-note").contains("orphan-note: allow"));
}

#[test]
fn a_mark_ends_with_its_line_and_is_never_empty() {
    let mut sources = SourceMap::default();
    let file = sources.add(SourceText::new("content/a.md", "née\nsecond\n"));
    let mark = |start, end| {
        let finding = crate::diagnostic::Finding::at(Span { file, start, end }, "m");
        let diagnostic =
            Diagnostic { code: "F0101", name: "unknown-note", level: Level::Error, finding: finding.into() };
        let mark = Mark::of(&diagnostic, &sources);
        (mark.line, mark.start, mark.end)
    };
    assert_eq!(mark(0, 4), (1, 1, 4));
    assert_eq!(mark(1, 9), (1, 2, 4));
    assert_eq!(mark(5, 5), (2, 1, 2));
}

#[test]
fn an_example_whose_findings_differ_is_told() {
    let rule = explain("idle-allow").unwrap();
    let right = |example: &explanation::Example| example.expected.clone();
    assert!(disagreements(&[rule], right).is_empty());
    assert_eq!(
        disagreements(&[rule], |_| Vec::new()).len(),
        rule.explanation.matches("```dossier fails").count()
    );
}

#[test]
#[allow(clippy::disallowed_methods, reason = "the test looks at the room's own files")]
fn a_rule_imports_no_other_rule_and_stands_in_the_registry() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/check/rules");
    let mut files = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if !name.ends_with(".rs") || name == "mod.rs" {
            continue;
        }
        files += 1;
        let text = std::fs::read_to_string(&path).unwrap();
        for door in ["rules::", "crate::vfs", "crate::workspace", "crate::verify", "crate::syntax"] {
            assert!(!text.contains(door), "{name} opens {door}");
        }
        let supers = text.matches("super::").count() - text.matches("use super::").count();
        assert_eq!(supers, 0, "{name} reaches through `super`");
    }
    assert_eq!(files, all().len());
}

/// A rule that is handed one thing would else look past it, and its findings would depend on more than is
/// known of it.
#[test]
#[allow(clippy::disallowed_methods, reason = "the test looks at the room's own files")]
fn only_a_rule_for_the_dossier_walks_over_it_and_says_why() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/check/rules");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let walks = text.contains("facts.whole") || text.contains("in facts.assets()");
        let is_for_all = text.contains("Check::Dossier(");
        assert!(!name.ends_with(".rs") || !walks || is_for_all, "{name} walks over the whole dossier");
    }
    let all: Vec<&str> = all().iter().filter(|rule| is_about_all(rule)).map(|rule| rule.name).collect();
    assert_eq!(
        all,
        [
            "overlapping-sources",
            "impossible-order",
            "path-collision",
            "unpublishable-path",
            "unused-file",
            "missing-outline",
            "unknown-authors"
        ]
    );
}

fn is_about_all(rule: &Rule) -> bool {
    rule.checks.iter().any(|check| matches!(check, Check::Dossier(_)))
}

#[test]
fn rules_are_found_by_code_and_name_and_near_misses_are_suggested() {
    assert_eq!(explain("f0301").unwrap().name, "quote-not-in-source");
    assert_eq!(explain(" Quote-Not-In-Source ").unwrap().code, "F0301");
    assert!(explain("quote").is_none());
    assert_eq!(suggest("quote-not-in-sources")[0].code, "F0301");
    assert!(suggest("F0399").len() <= 3);
    assert!(suggest("zzz").is_empty());
}

/// A page: its id, the names it links to, and what it allows.
type Page<'a> = (&'a str, &'a [&'a str], &'a [(&'a str, &'a str)]);

/// A dossier of pages, each with the names that it links to, one statement each, and what it allows.
struct Dossiers {
    dossier: Dossier,
    sources: SourceMap,
    levels: Vec<LevelSetting>,
    assets: BTreeMap<String, FileId>,
}

fn dossier(notes: &[Page<'_>]) -> Dossiers {
    let mut made = Dossiers {
        dossier: Dossier::default(),
        sources: SourceMap::default(),
        levels: Vec::new(),
        assets: BTreeMap::new(),
    };
    for (id, links, allow) in notes {
        let text = allow.iter().map(|(r, _)| format!("{r}\n")).chain(links.iter().map(|l| format!("{l}\n")));
        let text: String = text.collect();
        let file = made.sources.add(SourceText::new(format!("content/{id}.md"), text.as_str()));
        let at = |word: &str| {
            let start = text.find(word).unwrap();
            Spanned::new(word.to_owned(), Span::new(file, start..start + word.len()))
        };
        let allow = allow
            .iter()
            .map(|(rule, reason)| (at(rule), Spanned::new((*reason).to_owned(), Span::new(file, 0..0))));
        let statements = links.iter().map(|link| linking(at(link))).collect();
        let note = page(id, file, allow.collect(), statements);
        made.dossier.notes.insert(note.id.clone(), Arc::new(note));
    }
    made
}

fn linking(target: Spanned<String>) -> Statement {
    let span = target.span;
    Statement {
        span,
        pieces: vec![Piece::Note(NoteLink { target, heading: None, label: None, span }.into())],
        place: Place::Sentence,
        editorial: false,
        marks: Vec::new(),
        citations: Vec::new(),
        open: None,
        anchor: String::new(),
        also: None,
    }
}

fn page(
    id: &str,
    file: FileId,
    allow: Vec<(Spanned<String>, Spanned<String>)>,
    statements: Vec<Statement>,
) -> ParsedNote {
    let front = FrontMatter {
        span: Span::new(file, 0..0),
        title: Some(Spanned::new(format!("Page {id}"), Span::new(file, 0..0))),
        description: None,
        date: None,
        updated: None,
        aliases: Vec::new(),
        tags: Vec::new(),
        draft: false,
        lang: None,
        slug: None,
        told_in: None,
        order: None,
        cites: Vec::new(),
        allow,
        inferred: Vec::new(),
        resolution: None,
        corrections: Vec::new(),
        addresses: Vec::new(),
        translations: Vec::new(),
        images: Vec::new(),
        details: Details::Page,
    };
    ParsedNote {
        file,
        path: format!("{id}.md"),
        id: NoteId::new(id),
        folder: String::new(),
        base: BaseKind::Page,
        front,
        body: Body::default(),
        statements,
        faults: Vec::new(),
        unread: None,
    }
}

impl Dossiers {
    fn said(&self) -> Vec<String> {
        let (index, verification) = (Index::of(&self.dossier), Verification::default());
        let facts = Facts {
            notes: Reads::unlogged(&self.dossier, &index),
            sources: &self.sources,
            levels: &self.levels,
            today: None,
            whole: Whole {
                other_faults: &[],
                dossier: &self.dossier,
                index: &index,
                verification: &verification,
                assets: &self.assets,
            },
        };
        let told = |d: &Diagnostic| {
            let (path, at) = self.sources.locate(d.finding.primary.span);
            format!("{path}:{}: {}[{}]", at.line, d.level.name(), d.code)
        };
        let mut answers: Vec<Answers> = facts.whole.notes().map(|note| about_note(&facts, note)).collect();
        let sources = facts.whole.notes().filter(|note| note.source().is_some());
        answers.extend(sources.map(|note| about_source(&facts, note)));
        answers.extend([about_names(&facts), about_dossier(&facts)]);
        conclude(&facts, answers).iter().map(told).collect()
    }
}

#[test]
fn findings_are_in_the_order_of_files_and_places() {
    let made = dossier(&[("b", &["nowhere", "elsewhere"], &[]), ("a", &["b", "no-note"], &[])]);
    let expected =
        ["content/a.md:2: error[F0101]", "content/b.md:1: error[F0101]", "content/b.md:2: error[F0101]"];
    assert_eq!(made.said(), expected);
}

#[test]
fn an_allow_covers_its_own_note_and_its_own_rule() {
    let made = dossier(&[("a", &["nowhere"], &[("F0101", "planned")]), ("b", &["nowhere"], &[])]);
    assert_eq!(made.said(), ["content/b.md:1: error[F0101]"]);
    let made = dossier(&[("a", &["nowhere"], &[("Unknown-Note", "planned")])]);
    assert!(made.said().is_empty());
}

#[test]
fn an_allow_that_allows_nothing_is_told_and_cannot_be_allowed() {
    let made = dossier(&[("a", &[], &[("F0101", "planned"), ("F0004", "to silence the other")])]);
    assert_eq!(made.said(), ["content/a.md:1: warning[F0004]", "content/a.md:2: warning[F0004]"]);
}

#[test]
fn an_allow_without_a_reason_allows_nothing() {
    let made = dossier(&[("a", &["nowhere"], &[("F0101", " ")])]);
    assert_eq!(made.said(), ["content/a.md:1: error[F0018]", "content/a.md:2: error[F0101]"]);
}

#[test]
fn an_allow_of_no_rule_is_told() {
    let made = dossier(&[("a", &[], &[("unknown-notes", "planned")])]);
    assert_eq!(made.said(), ["content/a.md:1: error[F0019]"]);
}

#[test]
fn levels_weigh_findings_and_take_them_away() {
    let mut made = dossier(&[("a", &["nowhere"], &[])]);
    let set =
        |rule: &str, level| LevelSetting { rule: Spanned::new(rule.to_owned(), Span::default()), level };
    made.levels = vec![set("unknown-note", Level::Warning)];
    assert_eq!(made.said(), ["content/a.md:1: warning[F0101]"]);
    made.levels.push(set("F0101", Level::Allow));
    assert!(made.said().is_empty());
    made.levels = vec![set("no-such-rule", Level::Allow)];
    assert_eq!(made.said(), ["content/a.md:1: error[F0019]", "content/a.md:1: error[F0101]"]);
}

#[test]
fn an_output_over_another_is_told_with_both() {
    let mut made = dossier(&[("plan", &[], &[])]);
    for path in [
        "Plan.html",
        "feed.xml/x.txt",
        "assets/x.css",
        "plain.txt",
        "nul.txt",
        "plan.2.html",
        "plan.1.html",
        "index.2.html",
    ] {
        let file = made.sources.add(SourceText::new(format!("content/{path}"), ""));
        made.assets.insert(path.to_owned(), file);
    }
    let expected = [
        "content/Plan.html:1: error[F0601]",
        "content/assets/x.css:1: error[F0601]",
        "content/feed.xml/x.txt:1: error[F0601]",
        "content/nul.txt:1: error[F0602]",
        "content/plan.2.html:1: error[F0601]",
    ];
    assert_eq!(made.said(), expected);
}
