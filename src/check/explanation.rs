//! The examples of explanations: a mini-dossier as text, with marks under the words that are to be found.
//!
//! A fence `dossier fails` or `dossier clean` holds one. In it, a line `=== path` starts a file, and a line
//! of carets with a code, as in `  ^^^^ F0101`, says that the words above the carets, in the last line that
//! is not such a line, are where a rule of that code speaks. Words after `fails` or `clean` change how it is
//! read: `escaped` (`\x{E9}` is a byte, `\u{202E}` a character), `today=2021-06-01`, and `history=none` (who wrote what
//! was asked, and nobody knows).
//!
//! How a dossier is compiled is not known here: whoever runs the examples brings a function for it.

use super::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::text::SourceMap;

/// The configuration of an example that brings none.
pub(crate) const CONFIGURATION: &str = "\
title: Example
kinds:
  summits: {base: event, label: Summit, plural: Summits}
  events: {base: event, label: Event, plural: Events}
  actors: {base: actor, label: Actor, plural: Actors}
  statistics: {base: statistic, label: Statistic, plural: Statistics}
  sources: {base: source, label: Source, plural: Sources}
  about: {base: page, label: Page, plural: Pages}
";

/// Rules that most examples would break only to stay short. They speak in their own examples.
const RULES_SET_ASIDE: [&str; 3] = ["orphan-note", "unsealed-source", "unused-file"];

/// A dossier of an explanation and what is to be found in it.
#[derive(Debug)]
pub(crate) struct Example {
    /// The line of the explanation where it starts, from 1.
    pub(crate) line: usize,
    /// Whether something is to be found.
    pub(crate) fails: bool,
    /// The day on which it is checked.
    pub(crate) today: Option<String>,
    /// Whether the history of the notes was asked for and is not there.
    pub(crate) has_no_history: bool,
    /// Path and bytes, the configuration among them.
    pub(crate) files: Vec<(String, Vec<u8>)>,
    /// The findings that are expected, sorted.
    pub(crate) expected: Vec<Mark>,
}

/// A finding by its code and place. Columns are characters from 1; `end` is one past the last, at most one
/// past the line's last, and at least one past `start`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Mark {
    pub(crate) path: String,
    pub(crate) line: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) code: String,
}

impl Mark {
    /// The mark of a finding.
    pub(crate) fn of(diagnostic: &Diagnostic, sources: &SourceMap) -> Self {
        let span = diagnostic.finding.primary.span;
        let (path, at) = sources.locate(span);
        let first = sources.slice(span).split(['\n', '\r']).next().unwrap_or("");
        let width = u32::try_from(first.chars().count()).unwrap().max(1);
        let (path, code) = (path.to_owned(), diagnostic.code.to_owned());
        Self { path, line: at.line, start: at.column, end: at.column + width, code }
    }
}

/// Runs every example of these rules and returns what does not agree, in words.
pub(crate) fn disagreements(rules: &[&Rule], run: impl Fn(&Example) -> Vec<Mark>) -> Vec<String> {
    let mut said = Vec::new();
    for rule in rules {
        for example in parse(rule).unwrap() {
            let mut found = run(&example);
            found.sort();
            if found != example.expected {
                let at = format!("{} {}, example at line {}", rule.code, rule.name, example.line);
                said.push(format!("{at}:\n  expected {:#?}\n  found {found:#?}", example.expected));
            }
        }
    }
    said
}

/// Reads the examples of a rule's explanation.
pub(crate) fn parse(rule: &Rule) -> Result<Vec<Example>, String> {
    let mut examples = Vec::new();
    let mut lines = rule.explanation.lines().enumerate();
    while let Some((i, line)) = lines.next() {
        let Some(words) = line.strip_prefix("```dossier ") else { continue };
        let body: Vec<&str> =
            lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
        let example = read(words, &body, rule).map_err(|e| format!("{}:{}: {e}", rule.name, i + 1))?;
        examples.push(Example { line: i + 1, ..example });
    }
    Ok(examples)
}

fn read(words: &str, body: &[&str], rule: &Rule) -> Result<Example, String> {
    let mut words = words.split_whitespace();
    let fails = match words.next() {
        Some("fails") => true,
        Some("clean") => false,
        other => return Err(format!("{other:?} is neither `fails` nor `clean`")),
    };
    let mut example = Example {
        line: 0,
        fails,
        today: None,
        has_no_history: false,
        files: Vec::new(),
        expected: Vec::new(),
    };
    let mut escaped = false;
    for word in words {
        match word.split_once('=') {
            Some(("today", day)) => example.today = Some(day.to_owned()),
            Some(("history", "none")) => example.has_no_history = true,
            None if word == "escaped" => escaped = true,
            _ => return Err(format!("{word} has no meaning")),
        }
    }
    read_files(body, escaped, &mut example)?;
    if !example.files.iter().any(|(path, _)| path == "factum.yaml") {
        example.files.push(("factum.yaml".to_owned(), configuration(rule).into_bytes()));
    }
    example.expected.sort();
    if fails == example.expected.is_empty() {
        return Err("`fails` needs marks, and `clean` has none".to_owned());
    }
    Ok(example)
}

fn read_files(body: &[&str], escaped: bool, example: &mut Example) -> Result<(), String> {
    let meaning = |text: &str| if escaped { unescape(text) } else { text.as_bytes().to_vec() };
    let (mut line, mut above) = (0, "");
    for text in body {
        if let Some(path) = text.strip_prefix("=== ") {
            example.files.push((path.to_owned(), Vec::new()));
            (line, above) = (0, "");
            continue;
        }
        let (path, bytes) = example.files.last_mut().ok_or("a line stands before the first `=== path`")?;
        if let Some((start, end, code)) = carets(text) {
            let columns = |upto: usize| {
                let written: String = above.chars().take(upto).collect();
                u32::try_from(String::from_utf8_lossy(&meaning(&written)).chars().count()).unwrap() + 1
            };
            let (start, past) = (columns(start), columns(end));
            // A caret under the first character of an escape stands for what it means.
            let end = past.min(start + u32::try_from(end).unwrap()).max(start + 1);
            example.expected.push(Mark { path: path.clone(), line, start, end, code: code.to_owned() });
        } else {
            bytes.extend(meaning(text));
            bytes.push(b'\n');
            (line, above) = (line + 1, text);
        }
    }
    Ok(())
}

/// The first and last column of carets, from 0, and the code after them.
fn carets(text: &str) -> Option<(usize, usize, &str)> {
    let marks = text.trim_start_matches(' ');
    let start = text.len() - marks.len();
    let code = marks.trim_start_matches('^');
    let end = text.len() - code.len();
    let code = code.strip_prefix(' ')?;
    let is_code = code.len() == 5 && code.starts_with('F') && code[1..].bytes().all(|b| b.is_ascii_digit());
    (end > start && is_code).then_some((start, end, code))
}

/// `\x{..}` as a byte and `\u{....}` as a character; what is not closed stays as it is.
fn unescape(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(i) = rest.find('\\') {
        bytes.extend(&rest.as_bytes()[..i]);
        let escape = rest[i..].split_once('}').map(|(escape, after)| (escape.to_owned() + "}", after));
        match escape.and_then(|(escape, after)| Some((value(&escape)?, after))) {
            Some((meant, after)) => {
                bytes.extend(meant);
                rest = after;
            }
            None => {
                bytes.push(b'\\');
                rest = &rest[i + 1..];
            }
        }
    }
    bytes.extend(rest.as_bytes());
    bytes
}

fn value(escape: &str) -> Option<Vec<u8>> {
    let number = |digits: &str| u32::from_str_radix(digits.strip_suffix('}')?, 16).ok();
    if let Some(digits) = escape.strip_prefix("\\x{") {
        return Some(vec![u8::try_from(number(digits)?).ok()?]);
    }
    let character = char::from_u32(number(escape.strip_prefix("\\u{")?)?)?;
    Some(character.to_string().into_bytes())
}

fn configuration(rule: &Rule) -> String {
    let aside = RULES_SET_ASIDE.iter().filter(|name| **name != rule.name);
    let levels: Vec<String> = aside.map(|name| format!("  {name}: allow\n")).collect();
    format!("{CONFIGURATION}rules:\n{}", levels.concat())
}
