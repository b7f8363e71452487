//! SARIF 2.1.0 (OASIS Standard, 27 March 2020, with Errata 01), which code hosts and editors read.
//!
//! Columns count Unicode code points. Offsets are those of the file as it is on disk: bytes with its byte
//! order mark and carriage returns, characters without the mark. A fix that is a guess says so.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::plain_text::within;
use crate::diagnostic::finding::{Diagnostic, Fix, Label, Safety};
use crate::diagnostic::level::Level;
use crate::text::{Characters, FileId, SourceMap, SourceText, Span, write_json};

/// The address at which the schema is published.
const SCHEMA_URL: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// The base that paths are relative to. Code hosts know it as the repository's root.
const ROOT_URI_BASE: &str = "%SRCROOT%";

/// The description of a rule, whatever it finds.
#[derive(Clone, Copy, Debug)]
pub struct RuleText {
    /// Its code.
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The finding in half a sentence.
    pub summary: &'static str,
    /// Markdown.
    pub explanation: &'static str,
    /// Its level where nothing else is set.
    pub level: Level,
}

/// Writes findings as a SARIF log of one run. `rules` are all that could have spoken.
///
/// # Errors
/// Only what `out` returns.
pub fn sarif(
    diagnostics: &[Diagnostic],
    sources: &SourceMap,
    rules: &[RuleText],
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    let log = Log { sources, files: BTreeMap::new(), characters: BTreeMap::new() };
    let log = RefCell::new(log);
    let run = Run {
        tool: json!({"driver": {
            "name": "Factum",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules.iter().map(rule).collect::<Vec<_>>(),
        }}),
        column_kind: "unicodeCodePoints",
        default_encoding: "UTF-8",
        original_uri_base_ids: json!({ROOT_URI_BASE: {"description": {"text": "The dossier's folder."}}}),
        results: Results { log: &log, diagnostics, rules },
        artifacts: Artifacts { log: &log },
    };
    write_json(&Document { schema: SCHEMA_URL, version: "2.1.0", runs: [run] }, out)
}

/// A log as it is written: each finding is described when it is its turn, since together they take hundreds of times
/// their room.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Value,
    column_kind: &'static str,
    default_encoding: &'static str,
    original_uri_base_ids: Value,
    results: Results<'a>,
    /// Behind the results, which number them.
    artifacts: Artifacts<'a>,
}

struct Results<'a> {
    log: &'a RefCell<Log<'a>>,
    diagnostics: &'a [Diagnostic],
    rules: &'a [RuleText],
}

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let result = |found| self.log.borrow_mut().result(found, self.rules);
        serializer.collect_seq(self.diagnostics.iter().map(result))
    }
}

struct Artifacts<'a> {
    log: &'a RefCell<Log<'a>>,
}

impl Serialize for Artifacts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.log.borrow().artifacts())
    }
}

fn rule(rule: &RuleText) -> Value {
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": capitalised(rule.summary)},
        "help": {"text": rule.explanation, "markdown": rule.explanation},
        "defaultConfiguration": {"enabled": rule.level != Level::Allow, "level": level(rule.level)},
    })
}

/// Half a sentence as a whole one.
fn capitalised(summary: &str) -> String {
    let mut characters = summary.chars();
    let first: String = characters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}.", characters.as_str())
}

const fn level(level: Level) -> &'static str {
    match level {
        Level::Allow => "none",
        Level::Suspicion => "note",
        Level::Warning => "warning",
        Level::Error => "error",
    }
}

/// A log that is being written.
struct Log<'a> {
    sources: &'a SourceMap,
    /// The files that findings name, each with its number in the log, in the order of their first mention.
    files: BTreeMap<FileId, usize>,
    characters: BTreeMap<FileId, Characters>,
}

impl Log<'_> {
    fn result(&mut self, diagnostic: &Diagnostic, rules: &[RuleText]) -> Value {
        let finding = &diagnostic.finding;
        let mut result = json!({
            "ruleId": diagnostic.code,
            "level": level(diagnostic.level),
            "message": message(&words(diagnostic)),
            "locations": [self.location(&finding.primary)],
        });
        if let Some(index) = rules.iter().position(|rule| rule.code == diagnostic.code) {
            result["ruleIndex"] = index.into();
        }
        if !finding.secondary.is_empty() {
            let related = finding.secondary.iter().enumerate();
            result["relatedLocations"] = related
                .map(|(i, label)| {
                    let mut location = self.location(label);
                    location["id"] = i.into();
                    location
                })
                .collect();
        }
        if !finding.fixes.is_empty() {
            result["fixes"] = finding.fixes.iter().map(|fix| self.fix(fix)).collect();
        }
        result
    }

    fn location(&mut self, label: &Label) -> Value {
        let mut location = json!({"physicalLocation": {
            "artifactLocation": self.artifact(label.span.file),
            "region": self.region(label.span),
        }});
        if !label.text.is_empty() {
            location["message"] = message(&label.text);
        }
        location
    }

    fn artifact(&mut self, file: FileId) -> Value {
        let next = self.files.len();
        let index = *self.files.entry(file).or_insert(next);
        json!({"uri": uri(&self.sources.file(file).path), "uriBaseId": ROOT_URI_BASE, "index": index})
    }

    fn region(&mut self, span: Span) -> Value {
        let file = self.sources.file(span.file);
        let range = within(span, &file.text);
        let (start, end) = (file.line_column(range.start), file.line_column(range.end));
        let characters = self.characters.entry(span.file).or_insert_with(|| Characters::of(&file.text));
        let characters = |offset| characters.before(&file.text, offset) + file.bytes().dropped_before(offset);
        let (bytes, characters) = (in_file(file, &range), characters(range.start)..characters(range.end));
        json!({
            "startLine": start.line, "startColumn": start.column,
            "endLine": end.line, "endColumn": end.column,
            "byteOffset": bytes.start, "byteLength": bytes.len(),
            "charOffset": characters.start, "charLength": characters.len(),
        })
    }

    /// A fix, its replacements gathered by file.
    fn fix(&mut self, fix: &Fix) -> Value {
        let mut files: Vec<FileId> = fix.edits.iter().map(|edit| edit.span.file).collect();
        files.sort();
        files.dedup();
        let changes: Vec<Value> = files
            .into_iter()
            .map(|file| {
                let edits = fix.edits.iter().filter(|edit| edit.span.file == file);
                let replacements: Vec<Value> = edits
                    .map(|edit| {
                        let inserted = json!({"text": edit.replacement});
                        json!({"deletedRegion": self.region(edit.span), "insertedContent": inserted})
                    })
                    .collect();
                json!({"artifactLocation": self.artifact(file), "replacements": replacements})
            })
            .collect();
        let title = match fix.safety {
            Safety::Safe => fix.title.clone(),
            Safety::Guess => format!("{} (a guess)", fix.title),
        };
        json!({"description": message(&title), "artifactChanges": changes})
    }

    /// The files that findings name, in the order of their numbers.
    fn artifacts(&self) -> Vec<Value> {
        let mut files: Vec<(usize, FileId)> =
            self.files.iter().map(|(file, index)| (*index, *file)).collect();
        files.sort_unstable();
        let artifact = |(_, file)| json!({"location": {"uri": uri(&self.sources.file(file).path), "uriBaseId": ROOT_URI_BASE}, "encoding": "UTF-8"});
        files.into_iter().map(artifact).collect()
    }
}

/// The message with its reasons and what to do, a paragraph each.
fn words(diagnostic: &Diagnostic) -> String {
    let finding = &diagnostic.finding;
    let notes = finding.notes.iter().map(|note| format!("note: {note}"));
    let help = finding.help.iter().map(|help| format!("help: {help}"));
    std::iter::once(finding.message.clone()).chain(notes).chain(help).collect::<Vec<_>>().join("\n\n")
}

/// A message in which nothing becomes a link (SARIF 2.1.0, 3.11.6).
fn message(text: &str) -> Value {
    json!({"text": text.replace("](", "\\](")})
}

/// A path as a relative reference (RFC 3986): every byte that could mean anything else is escaped.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

fn in_file(file: &SourceText, range: &Range<usize>) -> Range<usize> {
    file.bytes().in_file(range.start)..file.bytes().in_file(range.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::finding::{Edit, Finding};
    use crate::text::ByteMap;

    const RULES: [RuleText; 2] = [
        RuleText {
            code: "F0001",
            name: "odd",
            level: Level::Warning,
            summary: "it is odd",
            explanation: "# Odd",
        },
        RuleText {
            code: "F0101",
            name: "gone",
            level: Level::Error,
            summary: "it is gone",
            explanation: "# Gone",
        },
    ];

    fn written(diagnostics: &[Diagnostic], sources: &SourceMap) -> Value {
        let mut out = String::new();
        sarif(diagnostics, sources, &RULES, &mut out).unwrap();
        serde_json::from_str(&out).unwrap()
    }

    fn error(finding: Finding) -> Diagnostic {
        Diagnostic { code: "F0101", name: "gone", level: Level::Error, finding: finding.into() }
    }

    /// A file that was "\u{FEFF}é\r\nab\r\n" on disk.
    fn sources() -> (SourceMap, FileId) {
        let mut sources = SourceMap::default();
        let text = SourceText::new("content/a b.md", "é\nab\n").read_as(ByteMap::new(3, vec![2, 5]));
        let file = sources.add(text);
        (sources, file)
    }

    #[test]
    fn offsets_are_those_of_the_file_on_disk() {
        let (sources, file) = sources();
        let log = written(&[error(Finding::at(Span::new(file, 4..5), "gone").label("here"))], &sources);
        let result = &log["runs"][0]["results"][0];
        let expected = json!({
            "physicalLocation": {
                "artifactLocation": {"uri": "content/a%20b.md", "uriBaseId": "%SRCROOT%", "index": 0},
                "region": {
                    "startLine": 2, "startColumn": 2, "endLine": 2, "endColumn": 3,
                    "byteOffset": 8, "byteLength": 1, "charOffset": 4, "charLength": 1,
                },
            },
            "message": {"text": "here"},
        });
        assert_eq!(result["locations"][0], expected);
        assert_eq!((&result["ruleIndex"], &result["level"]), (&1.into(), &"error".into()));
    }

    #[test]
    fn rules_and_files_are_described_once() {
        let (sources, file) = sources();
        let finding = || Finding::at(Span::new(file, 0..2), "gone").also(Span::new(file, 3..4), "see [a](b)");
        let log = written(&[error(finding()), error(finding())], &sources);
        let run = &log["runs"][0];
        assert_eq!(run["artifacts"].as_array().unwrap().len(), 1);
        assert_eq!(run["tool"]["driver"]["rules"].as_array().unwrap().len(), 2);
        assert_eq!(run["tool"]["driver"]["rules"][0]["shortDescription"]["text"], "It is odd.");
        assert_eq!(run["tool"]["driver"]["rules"][0]["defaultConfiguration"]["level"], "warning");
        let related = &run["results"][1]["relatedLocations"][0];
        assert_eq!((&related["id"], &related["message"]["text"]), (&0.into(), &"see [a\\](b)".into()));
    }

    #[test]
    fn fixes_are_gathered_by_file_and_guesses_say_so() {
        let (sources, file) = sources();
        let mut fix = Fix::guess("write `x`", Span::new(file, 3..4), "x");
        fix.edits.push(Edit { span: Span::new(file, 4..5), replacement: "y".to_owned() });
        let log = written(&[error(Finding::at(Span::new(file, 0..0), "gone").fixes([fix]))], &sources);
        let fix = &log["runs"][0]["results"][0]["fixes"][0];
        assert_eq!(fix["description"]["text"], "write `x` (a guess)");
        assert_eq!(fix["artifactChanges"].as_array().unwrap().len(), 1);
        assert_eq!(fix["artifactChanges"][0]["replacements"][1]["insertedContent"]["text"], "y");
        assert_eq!(fix["artifactChanges"][0]["replacements"][1]["deletedRegion"]["byteOffset"], 8);
    }

    #[test]
    fn spans_that_their_file_does_not_hold_do_no_harm() {
        let (sources, file) = sources();
        for (start, end) in [(1, 2), (9, 7), (0, u32::MAX), (u32::MAX, u32::MAX)] {
            let finding = Finding::at(Span { file, start, end }, "gone");
            assert!(written(&[error(finding)], &sources)["runs"][0]["results"][0].is_object());
        }
    }
}
