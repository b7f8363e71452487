//! Says that a link or image names a file that is not published.

use crate::check::facts::{Facts, leads_to_draft};
use crate::check::findings::Findings;
use crate::check::locate::{exact, nearest};
use crate::check::rule::{Check, Rule};
use crate::check::wording::{code, did_you_mean, replacements};
use crate::diagnostic::{Finding, Level};
use crate::model::{ParsedNote, Target, addresses, forbidden, target};
use crate::text::{Span, Spanned, similar};

/// The most files beside a note among which a mistyped one is looked for.
const MOST_BESIDE: usize = 500;

pub(super) static RULE: Rule = Rule {
    code: "F0106",
    name: "broken-link",
    level: Level::Error,
    summary: "a relative address of a file that does not exist",
    explanation: include_str!("broken_link.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    let forbidden = forbidden(note);
    for address in addresses(&note.body) {
        if address.is_empty() || forbidden.contains(address.as_str()) {
            continue;
        }
        match target(&note.path, address) {
            Target::File(None) => findings.add(outside(address, nearest(facts.sources, address))),
            Target::File(Some(path)) if !is_published(facts, &path) => {
                let name = path.rsplit('/').next().unwrap_or(&path);
                if let Some(draft) = facts.notes.draft(name.strip_suffix(".html").unwrap_or(name)) {
                    findings.add(leads_to_draft(nearest(facts.sources, address), draft));
                    continue;
                }
                let may_suggest = findings.may_suggest(note.file);
                let near = if may_suggest { beside(facts, note) } else { Vec::new() };
                findings.add(missing(facts, address, &path, &similar(address, near)));
            }
            _ => {}
        }
    }
}

/// Whether a file or a note's page is published on this path.
fn is_published(facts: &Facts<'_>, path: &str) -> bool {
    facts.assets().contains_key(path) || facts.notes.has_page(path)
}

fn outside(address: &str, span: Span) -> Finding {
    Finding::at(span, format!("the address {} leads out of `content/`", code(address)))
        .label("not in the dossier")
        .note("only what stands below `content/` is published")
        .help("put the file below `content/`")
}

fn missing(facts: &Facts<'_>, address: &Spanned<String>, path: &str, near: &[&str]) -> Finding {
    let otherwise = if is_host(address) {
        format!(
            "an address of another site begins with its scheme: write {}",
            code(&format!("https://{}", address.value))
        )
    } else if facts.notes.find(address).is_some() {
        format!(
            "a note is not shown within another: link to it as {}",
            code(&format!("[[{}]]", address.value))
        )
    } else {
        "put the file there, or correct the address; a note is linked as `[[id]]`".to_owned()
    };
    Finding::at(nearest(facts.sources, address), format!("there is no file {}", code(path)))
        .label("not below `content/`")
        .note("the link would lead nowhere")
        .help(did_you_mean(near).unwrap_or(otherwise.into()))
        .fixes(replacements(near, exact(facts.sources, address)))
}

/// Whether an address begins as the name of a host does, and names no file: `example.org/a`, `www.example.org`.
fn is_host(address: &str) -> bool {
    let (host, rest) =
        address.split_once(['/', '?', '#']).map_or((address, None), |(host, rest)| (host, Some(rest)));
    let labels: Vec<&str> = host.split('.').collect();
    let is_label = |label: &&str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let ending = labels.last().copied().unwrap_or("");
    labels.len() > 1
        && labels.iter().all(is_label)
        && ending.len() > 1
        && ending.chars().all(char::is_alphabetic)
        && (rest.is_some() || labels.first() == Some(&"www"))
}

/// The files that can be named from a note by their path below its own folder.
fn beside<'a>(facts: &Facts<'a>, note: &ParsedNote) -> Vec<&'a str> {
    let folder = note.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let below = |asset: &'a String| match folder {
        "" => Some(asset.as_str()),
        folder => asset.strip_prefix(folder)?.strip_prefix('/'),
    };
    facts.assets().keys().filter_map(below).take(MOST_BESIDE).collect()
}
