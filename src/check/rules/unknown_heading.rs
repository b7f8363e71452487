//! Says that a link names a heading that its note does not have.

use crate::check::facts::Facts;
use crate::check::findings::Findings;
use crate::check::locate::{exact, nearest};
use crate::check::rule::{Check, Rule};
use crate::check::wording::{both, code, corrections, did_you_mean};
use crate::diagnostic::{Finding, Level};
use crate::index::Stub;
use crate::model::{ParsedNote, Target, addresses, target};
use crate::text::{Spanned, similar};

/// The most headings of a note among which a mistyped one is looked for.
const MOST_HEADINGS: usize = 250;

pub(super) static RULE: Rule = Rule {
    code: "F0103",
    name: "unknown-heading",
    level: Level::Error,
    summary: "a link to a heading that does not exist",
    explanation: include_str!("unknown_heading.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    for link in note.statements.iter().flat_map(|s| s.links()) {
        let Some(heading) = &link.heading else { continue };
        // `[[#heading]]` names no note: it stays within its own.
        let meant = Some(link.target.trim()).filter(|name| !name.is_empty());
        let id = meant.map_or(Some(note.id.clone()), |name| facts.notes.find(name));
        if let Some(stub) = id.and_then(|id| facts.notes.stub(&id))
            && stub.anchor(heading).is_none()
            && stub.unread.is_none()
        {
            let near = near(heading, stub, findings.may_suggest(note.file));
            findings.add(missing(facts, heading, heading, stub, &near));
        }
    }
    own_headings(facts, note, findings);
}

/// Addresses such as `#the-place`, which stay within the note.
fn own_headings(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    let Some(stub) = facts.notes.stub(&note.id) else { return };
    for address in addresses(&note.body) {
        if let Target::Heading(heading) = target(&note.path, address)
            && !heading.is_empty()
            && stub.anchor(&heading).is_none()
        {
            let near = near(&heading, stub, findings.may_suggest(note.file));
            findings.add(missing(facts, address, &heading, stub, &near));
        }
    }
}

/// The anchors of headings that are like it.
fn near<'a>(heading: &str, stub: &'a Stub, may_suggest: bool) -> Vec<&'a str> {
    if !may_suggest {
        return Vec::new();
    }
    let headings = stub.headings.iter().take(MOST_HEADINGS);
    let near = similar(heading, headings.flat_map(|(slug, text)| [slug.as_str(), text]));
    let mut anchors: Vec<&str> = near.iter().filter_map(|name| stub.anchor(name)).collect();
    anchors.dedup();
    anchors
}

fn missing(
    facts: &Facts<'_>,
    written: &Spanned<String>,
    heading: &str,
    stub: &Stub,
    near: &[&str],
) -> Finding {
    let sign = if written.value.starts_with('#') { "#" } else { "" };
    let replaced: Vec<String> = near.iter().map(|anchor| format!("{sign}{anchor}")).collect();
    let message = format!("{} has no heading {}", code(stub.id.as_str()), code(heading));
    let mut finding = Finding::at(nearest(facts.sources, written), message)
        .label("no such heading")
        .note("the link would open the page at its top, not at what it speaks of")
        .fixes(corrections(&replaced, written, exact(facts.sources, written)));
    let texts: Vec<&str> = stub.headings.iter().take(8).map(|(_, text)| text.as_str()).collect();
    finding.help.push(match (did_you_mean(near), texts.as_slice()) {
        (Some(question), _) => question,
        (None, []) => "the note has no headings: link to the note".into(),
        (None, texts) => format!("its headings are {}", both(texts)).into(),
    });
    finding
}
