//! Emitters against the text that they are to write.

use super::*;
use crate::diagnostic::finding::{Diagnostic, Finding, Fix, sort};
use crate::diagnostic::level::Level;
use crate::text::{FileId, SourceText, Span};

const NOTE: &str = "---\ntitle: Home\n---\nSee [[ardem]] and [[arden]].\n";

fn at(file: FileId, sources: &SourceMap, word: &str) -> Span {
    let start = sources.file(file).text.find(word).unwrap();
    Span::new(file, start..start + word.len())
}

fn diagnostic(level: Level, finding: Finding) -> Diagnostic {
    Diagnostic { code: "F0101", name: "unknown-note", level, finding: finding.into() }
}

/// An error with all that a finding can have, and a warning in another file.
fn example() -> (Vec<Diagnostic>, SourceMap) {
    let mut sources = SourceMap::default();
    let page = sources.add(SourceText::new("content/index.md", NOTE));
    let other = sources.add(SourceText::new("content/actors/arden.md", "---\ntitle: Ärden\n---\n"));
    let wrong = at(page, &sources, "ardem");
    let error = Finding::at(wrong, "no note is called `ardem`")
        .label("no such note")
        .also(at(other, &sources, "Ärden"), "this one is like it")
        .note("the link would lead nowhere")
        .help("did you mean `arden`?")
        .fixes([Fix::guess("write `arden`", wrong, "arden")]);
    let warning = Finding::at(at(other, &sources, "Ärden"), "100% odd: a, b");
    let mut found = vec![diagnostic(Level::Error, error), diagnostic(Level::Warning, warning)];
    sort(&mut found, &sources);
    (found, sources)
}

fn written(format: Format, found: &[Diagnostic], sources: &SourceMap) -> String {
    let mut out = String::new();
    emit(format, found, sources, &mut out).unwrap();
    out
}

#[test]
fn people_see_the_words_marked_in_their_lines() {
    let (found, sources) = example();
    let expected = "\
warning[F0101]: 100% odd: a, b
 --> content/actors/arden.md:2:8
  |
2 | title: Ärden
  |        ^^^^^

error[F0101]: no note is called `ardem`
 --> content/index.md:4:7
  |
4 | See [[ardem]] and [[arden]].
  |       ^^^^^ no such note
  |
 ::: content/actors/arden.md:2:8
  |
2 | title: Ärden
  |        ----- this one is like it
  |
  = note: the link would lead nowhere
  = help: did you mean `arden`?
help: write `arden`
  |
4 - See [[ardem]] and [[arden]].
4 + See [[arden]] and [[arden]].
  |

1 error and 1 warning; `factum explain F0101` says more of the first
";
    assert_eq!(written(Format::Human(Paint::Plain), &found, &sources), expected);
    let styled = written(Format::Human(Paint::Styled), &found, &sources);
    assert!(styled.contains("\u{1b}[") && !styled.contains("\u{1b}]8"));
    let linked = written(Format::Human(Paint::Linked("https://a.example/{code}#{file}")), &found, &sources);
    assert!(linked.contains("\u{1b}]8;;https://a.example/F0101#"), "{linked:?}");
}

#[test]
fn one_line_a_finding() {
    let (found, sources) = example();
    let expected = "\
content/actors/arden.md:2:8: warning[F0101]: 100% odd: a, b
content/index.md:4:7: error[F0101]: no note is called `ardem`
1 error and 1 warning; `factum explain F0101` says more of the first
";
    assert_eq!(written(Format::Short, &found, &sources), expected);
    assert_eq!(written(Format::Short, &[], &sources), "");
}

#[test]
fn programs_get_one_document() {
    let (found, sources) = example();
    let text = written(Format::Json, &found, &sources);
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (&document["version"], &document["errors"], &document["warnings"]),
        (&1.into(), &1.into(), &1.into())
    );
    let error = &document["findings"][1];
    let expected = serde_json::json!({
        "code": "F0101", "name": "unknown-note", "level": "error",
        "message": "no note is called `ardem`",
        "path": "content/index.md",
        "start": {"line": 4, "column": 7, "offset": 26},
        "end": {"line": 4, "column": 12, "offset": 31},
        "label": "no such note",
        "related": [{
            "path": "content/actors/arden.md",
            "start": {"line": 2, "column": 8, "offset": 11},
            "end": {"line": 2, "column": 13, "offset": 17},
            "label": "this one is like it"
        }],
        "notes": ["the link would lead nowhere"],
        "help": ["did you mean `arden`?"],
        "fixes": [{"title": "write `arden`", "safe": false, "edits": [{
            "path": "content/index.md",
            "start": {"line": 4, "column": 7, "offset": 26},
            "end": {"line": 4, "column": 12, "offset": 31},
            "replacement": "arden"
        }]}]
    });
    assert_eq!(error, &expected);
    let none: serde_json::Value = serde_json::from_str(&written(Format::Json, &[], &sources)).unwrap();
    assert_eq!(
        none,
        serde_json::json!({"version": 1, "errors": 0, "warnings": 0, "suspicions": 0, "findings": []})
    );
}

#[test]
fn workflow_commands_are_escaped_as_github_reads_them() {
    let (found, sources) = example();
    let expected = "\
::error file=content/index.md,line=4,endLine=4,col=7,endColumn=12,title=F0101 unknown-note::no note is called `ardem`: no such note%0Anote: the link would lead nowhere%0Ahelp: did you mean `arden`?
::warning file=content/actors/arden.md,line=2,endLine=2,col=8,endColumn=13,title=F0101 unknown-note::100%25 odd: a, b
";
    assert_eq!(written(Format::Github, &found, &sources), expected);
}

#[test]
fn a_message_cannot_give_a_command_and_a_path_cannot_end_a_property() {
    let mut sources = SourceMap::default();
    let file = sources.add(SourceText::new("content/a,b:c.md", "x\ny\n"));
    let finding = Finding::at(Span::new(file, 0..3), "one\r\n::error::two");
    let expected = "::error file=content/a%2Cb%3Ac.md,line=1,endLine=2,title=F0101 unknown-note::one%0D%0A::error::two\n";
    assert_eq!(written(Format::Github, &[diagnostic(Level::Error, finding)], &sources), expected);
}

#[test]
fn more_than_ten_of_a_level_are_counted() {
    let (found, sources) = example();
    let many = vec![found[1].clone(); 13];
    let text = written(Format::Github, &many, &sources);
    assert_eq!(text.matches("::error ").count(), 10);
    assert_eq!(text.lines().last(), Some("3 more errors of 13: GitHub shows 10 of a level"));
    let eleven = written(Format::Github, &many[..11], &sources);
    assert_eq!(eleven.lines().last(), Some("1 more error of 11: GitHub shows 10 of a level"));
    assert_eq!(written(Format::Github, &many[..10], &sources).lines().count(), 10);
}

#[test]
fn what_a_terminal_would_obey_is_made_visible() {
    let mut sources = SourceMap::default();
    let file = sources.add(SourceText::new("content/\u{1b}[31m.md", "a\u{1b}[2Jb\u{202e}c\u{9b}\n"));
    let finding = Finding::at(Span::new(file, 0..1), "bad \u{1b}[2J\u{9b}2J")
        .label("l\u{1b}[2J\u{9b}")
        .note("n\u{1b}[2J\u{9b}")
        .help("h\u{1b}[2J")
        .fixes([Fix::safe("t\u{1b}[2J", Span::new(file, 0..1), "r\u{1b}[2J\u{9b}")]);
    let found = [diagnostic(Level::Error, finding)];
    for format in [Format::Human(Paint::Plain), Format::Short] {
        let text = written(format, &found, &sources);
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{9b}']), "{text}");
    }
}

#[test]
fn spans_that_their_file_does_not_hold_do_no_harm() {
    let mut sources = SourceMap::default();
    let file = sources.add(SourceText::new("content/a.md", "é\n"));
    let empty = sources.add(SourceText::new("content/b.md", ""));
    let spans = [(0, 0), (1, 2), (2, 9), (3, 3), (7, 9), (9, 7), (0, u32::MAX), (u32::MAX, u32::MAX)];
    for (start, end) in spans {
        for file in [file, empty] {
            let span = Span { file, start, end };
            let finding = Finding::at(span, "m").also(span, "s").fixes([Fix::guess("t", span, "r")]);
            let found = [diagnostic(Level::Error, finding)];
            for format in [Format::Human(Paint::Plain), Format::Short, Format::Json, Format::Github] {
                assert!(written(format, &found, &sources).contains("content/"), "{start}..{end}");
            }
        }
    }
}

#[test]
fn a_line_too_long_to_show_is_shown_in_part() {
    let mut sources = SourceMap::default();
    let text = format!("first\n{}needle{}\nlast", "hay ".repeat(100_000), " hay".repeat(100_000));
    let start = text.find("needle").unwrap();
    let file = sources.add(SourceText::new("content/a.md", text.as_str()));
    let finding = Finding::at(Span::new(file, start..start + 6), "found").label("this");
    let out = written(Format::Human(Paint::Plain), &[diagnostic(Level::Error, finding)], &sources);
    assert!(out.contains("content/a.md:2:400001"), "{out}");
    assert!(out.contains("this: …") && out.contains("needle"), "{out}");
    assert!(out.len() < 1000, "{}", out.len());
}

#[test]
fn places_far_apart_are_shown_apart() {
    let mut sources = SourceMap::default();
    let text = format!("alpha\n{}omega\n", "between\n".repeat(10_000));
    let file = sources.add(SourceText::new("content/a.md", text.as_str()));
    let omega = text.find("omega").unwrap();
    let finding =
        Finding::at(Span::new(file, omega..omega + 5), "again").also(Span::new(file, 0..5), "first");
    let out = written(Format::Human(Paint::Plain), &[diagnostic(Level::Error, finding)], &sources);
    assert!(out.contains("content/a.md:10002:1") && out.contains("content/a.md:1:1"), "{out}");
    assert!(!out.contains("between"), "{out}");
}

#[test]
fn counts_are_told_in_words() {
    let of = |errors, warnings, suspicions| {
        crate::diagnostic::Summary { errors, warnings, suspicions }.to_string()
    };
    assert_eq!(of(0, 0, 0), "no findings");
    assert_eq!(of(1, 0, 0), "1 error");
    assert_eq!(of(0, 2, 0), "2 warnings");
    assert_eq!(of(2, 1, 0), "2 errors and 1 warning");
    assert_eq!(of(2, 1, 3), "2 errors, 1 warning and 3 suspicions");
}

#[test]
fn a_suspicion_has_a_level_of_its_own_in_every_form() {
    let mut sources = SourceMap::default();
    let file = sources.add(SourceText::new("content/a.md", "alpha\n"));
    let asked = [diagnostic(Level::Suspicion, Finding::at(Span::new(file, 0..5), "is it so?"))];
    let said = |format| written(format, &asked, &sources);
    assert!(said(Format::Human(Paint::Plain)).starts_with("suspicion["));
    assert!(said(Format::Short).contains(": suspicion["));
    assert!(
        said(Format::Json).contains("\"suspicions\": 1")
            && said(Format::Json).contains("\"level\": \"suspicion\"")
    );
    assert!(said(Format::Github).starts_with("::notice file=content/a.md"));
}

#[test]
fn findings_that_say_the_same_are_told_once_in_full() {
    let mut sources = SourceMap::default();
    let file = sources.add(SourceText::new("content/a.md", "alpha\n".repeat(12)));
    let again = |n: usize| diagnostic(Level::Error, Finding::at(Span::new(file, 6 * n..6 * n + 5), "again"));
    let found: Vec<Diagnostic> = (0..12).map(again).collect();
    let text = written(Format::Human(Paint::Plain), &found, &sources);
    assert_eq!(text.matches("error[F0101]: again").count(), 3, "{text}");
    assert!(text.contains("9 more like [F0101] again:\n  content/a.md:4, content/a.md:5"), "{text}");
    assert!(
        text.contains("    12  error     F0101 unknown-note, in 1 file\nmost in content/a.md (12)"),
        "{text}"
    );
    assert_eq!(written(Format::Short, &found, &sources).lines().count(), 13);
}

#[test]
fn people_are_shown_as_many_findings_as_anybody_reads() {
    let mut sources = SourceMap::default();
    let file = sources.add(SourceText::new("content/a.md", "alpha\n"));
    let found = |n: usize| diagnostic(Level::Error, Finding::at(Span::new(file, 0..5), format!("wrong {n}")));
    let found: Vec<Diagnostic> = (0..1002).map(found).collect();
    let of = |count: usize| written(Format::Human(Paint::Plain), &found[..count], &sources);
    assert!(!of(1000).contains("not shown"));
    let text = of(1002);
    assert_eq!(text.matches("error[F0101]: wrong ").count(), 1000);
    assert!(text.contains("\n2 more are not shown: `factum check --format short` has"), "{text}");
    assert!(text.contains("  1002  error     F0101 unknown-note, in 1 file"), "{text}");
    assert_eq!(written(Format::Short, &found, &sources).matches("error[F0101]").count(), 1002);
}
