//! Says that a link or image names a file that is not published.

use std::collections::BTreeSet;

use crate::check::addresses::{Target, addresses, forbidden, target};
use crate::check::words::{code, did_you_mean, replacements};
use crate::check::{Check, Facts, Findings, Rule};
use crate::diagnostic::{Finding, Level};
use crate::model::ParsedNote;
use crate::text::{Spanned, similar};

pub(super) static RULE: Rule = Rule {
    code: "F0106",
    name: "broken-link",
    level: Level::Error,
    summary: "a relative address of a file that does not exist",
    explanation: include_str!("broken_link.md"),
    check: Check::Facts(check),
    is_about_allows: false,
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let mut published: BTreeSet<&str> = facts.assets.keys().map(String::as_str).collect();
    published.extend(facts.index.stubs().map(|stub| stub.output.as_str()));
    for note in facts.notes() {
        let forbidden = forbidden(note);
        for address in addresses(&note.body) {
            if address.is_empty() || forbidden.contains(address.as_str()) {
                continue;
            }
            match target(&note.path, address) {
                Target::Absolute => findings.add(absolute(address)),
                Target::File(None) => findings.add(outside(address)),
                Target::File(Some(path)) if !published.contains(path.as_str()) => {
                    let finding = missing(facts, note, address, &path);
                    findings.add(finding);
                }
                _ => {}
            }
        }
    }
}

fn absolute(address: &Spanned<String>) -> Finding {
    Finding::at(address.span, format!("the address {} starts at a site's root", code(address)))
        .label("not relative")
        .note("the dossier is also read from a folder and below a site's root, where this leads elsewhere")
        .help("write the path from this note's own folder, or link to a note as `[[id]]`")
}

fn outside(address: &Spanned<String>) -> Finding {
    Finding::at(address.span, format!("the address {} leads out of `content/`", code(address)))
        .label("not in the dossier")
        .note("only what stands below `content/` is published")
        .help("put the file below `content/`")
}

fn missing(facts: &Facts<'_>, note: &ParsedNote, address: &Spanned<String>, path: &str) -> Finding {
    let finding = Finding::at(address.span, format!("there is no file {}", code(path)))
        .label("not below `content/`")
        .note("the link would lead nowhere");
    let linked = facts.notes().find(|other| other.path == path);
    if let Some(linked) = linked {
        return finding.help(format!("link to the note as `[[{}]]`", linked.id));
    }
    let folder = note.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let here = facts.assets.keys().filter_map(|asset| match folder {
        "" => Some(asset.as_str()),
        folder => asset.strip_prefix(folder)?.strip_prefix('/'),
    });
    let near = similar(address, here);
    let advice =
        did_you_mean(&near).unwrap_or_else(|| "put the file there, or correct the address".to_owned());
    finding.help(advice).fixes(replacements(&near, address.span))
}
