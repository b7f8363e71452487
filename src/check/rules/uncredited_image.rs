//! Says that of an image neither says whose it is nor under which licence it is shown, or that a credit is given to none.

use std::collections::BTreeSet;

use crate::check::facts::{Facts, is_read};
use crate::check::findings::Findings;
use crate::check::locate::nearest;
use crate::check::rule::{Check, Rule};
use crate::check::wording::{code, did_you_mean};
use crate::diagnostic::{Finding, Level};
use crate::model::ParsedNote;
use crate::text::similar;

pub(super) static RULE: Rule = Rule {
    code: "F0112",
    name: "uncredited-image",
    level: Level::Warning,
    summary: "an image without credit or licence",
    explanation: include_str!("uncredited_image.md"),
    checks: &[Check::Note(check)],
    may_be_allowed: true,
};

fn check(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    if !is_read(note) {
        return;
    }
    let mut shown = BTreeSet::new();
    for (address, _) in note.images_shown() {
        let Some(file) = note.file_at(&address.value).filter(|file| facts.assets().contains_key(file)) else {
            // What is not there, another rule says.
            continue;
        };
        let fields = note.image(&address.value);
        let missing: Vec<&str> = [
            ("credit", fields.is_some_and(|fields| fields.credit.is_some())),
            ("licence", fields.is_some_and(|fields| fields.licence.is_some())),
        ]
        .into_iter()
        .filter_map(|(key, is_given)| (!is_given).then_some(key))
        .collect();
        if shown.insert(file) && !missing.is_empty() {
            findings.add(
                Finding::at(
                    nearest(facts.sources, address),
                    format!("the image {} has no {}", code(&address.value), missing.join(" and no ")),
                )
                .label("whose is it?")
                .note("readers cannot tell who made it, nor whether they may use it")
                .help(format!(
                    "say so in the front matter: `images: {{{}: {{credit: …, licence: …}}}}`",
                    address.value
                )),
            );
        }
    }
    for image in &note.front.images {
        if note.file_at(&image.file).is_some_and(|file| shown.contains(&file)) {
            continue;
        }
        let shown = if findings.may_suggest(note.file) { note.images_shown() } else { Vec::new() };
        let near = similar(&image.file, shown.into_iter().map(|(address, _)| address.as_str()));
        findings.add(
            Finding::at(image.file.span, format!("the note shows no image {}", code(&image.file.value)))
                .label("credited and not shown")
                .note("the credit stands nowhere")
                .help(
                    did_you_mean(&near)
                        .unwrap_or("name the file as the text does, or take the entry out".into()),
                ),
        );
    }
}
