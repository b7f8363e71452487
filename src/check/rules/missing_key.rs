//! Says that a key that must be given is not: within a citation or an observation, where parsing
//! saw it, and at the top of front matter, where it depends on the note's kind.

use crate::check::facts::{Facts, is_given, is_read};
use crate::check::fields;
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::model::{BaseKind, Fault, FaultKind, ParsedNote};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "F0010",
    name: "missing-key",
    level: Level::Error,
    summary: "a key that must be given",
    explanation: include_str!("missing_key.md"),
    checks: &[Check::Fault(of_mapping), Check::Note(of_note)],
    may_be_allowed: true,
};

fn of_mapping(_: &Facts<'_>, fault: &Fault, findings: &mut Findings) {
    if let FaultKind::MissingKey { key } = fault.kind {
        findings.add(missing(key, fault.span));
    }
}

fn of_note(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    // Front matter that could not be read has a finding that says so; all keys would seem to be missing.
    if !is_read(note) {
        return;
    }
    let front = facts.sources.slice(note.front.span);
    for key in needed(note.base) {
        if fields::span(note, key).is_none() && !is_given(front, key) && !is_misspelt(note, key) {
            findings.add(missing(key, note.front.span.at_start()));
        }
    }
}

/// Whether a key that is not known was meant for this one, which is said already.
fn is_misspelt(note: &ParsedNote, key: &str) -> bool {
    note.faults.iter().any(|fault| match &fault.kind {
        FaultKind::UnknownKey { key: written, near } => {
            written.eq_ignore_ascii_case(key) || near.first().is_some_and(|near| near == key)
        }
        _ => false,
    })
}

/// The keys at the top of front matter without which a note of this kind is none. An event's date has a rule
/// of its own, since some events have none that anybody knows.
fn needed(base: BaseKind) -> &'static [&'static str] {
    match base {
        BaseKind::Event | BaseKind::Actor | BaseKind::Page => &["title"],
        BaseKind::Statistic => &["title", "unit", "observations"],
        BaseKind::Source => &["date"],
    }
}

fn missing(key: &str, span: Span) -> Finding {
    Finding::at(span, format!("the key {} is missing", code(key)))
        .label(format!("{} belongs in here", code(key)))
        .note("the page cannot be made, or cannot be checked, without it")
        .help(advice(key))
}

fn advice(key: &str) -> String {
    match key {
        "date" => {
            "add `date:`, as far as it is known: `2021-05-08`, `2021-05`, or `2021-05-08~` for about then"
        }
        "unit" => {
            "add `unit:`, a currency (`USD`), `percent`, a measure (`km`) or what is counted (`schools`)"
        }
        "observations" => "add `observations:`, a list with `period`, `value` and `cite` for each",
        "value" => "add `value:`, or `derived:`, or `counted:`",
        "quote" => "add `quote:` with the source's exact words",
        _ => return format!("add `{key}:`"),
    }
    .to_owned()
}
