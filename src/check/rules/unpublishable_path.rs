//! Says that an output's path cannot be made on some file system, or could be taken for another
//! path. File names that were already refused are left to the rule for them.

use crate::check::facts::{Facts, heading_span, is_plain};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::index::{alias_output, is_device};
use crate::model::{ParsedNote, decoded};
use crate::text::{Span, is_unseen};

pub(super) static RULE: Rule = Rule {
    code: "F0602",
    name: "unpublishable-path",
    level: Level::Error,
    summary: "an output on a path that some system cannot hold",
    explanation: include_str!("unpublishable_path.md"),
    checks: &[Check::Note(of_note), Check::Dossier(of_files)],
    may_be_allowed: false,
};

/// The most bytes of one part of a path. Some file systems hold 255, and `.html` and staging need some.
const MAX_PART_BYTES: usize = 100;

fn of_note(facts: &Facts<'_>, note: &ParsedNote, findings: &mut Findings) {
    // An id that is not plain has a finding of `invalid-name`, which says more than its path would.
    let Some(stub) = facts.notes.stub(&note.id).filter(|_| is_plain(&note.id)) else { return };
    let span = note.front.slug.as_ref().map_or(heading_span(note), |slug| slug.span);
    findings_of(&stub.output, span, findings);
    for alias in &note.front.aliases {
        if let Some(path) = alias_output(&alias.value) {
            findings_of(&path, alias.span, findings);
        }
    }
}

/// The files that are published as they are. They are no notes, and there is nothing but their list.
fn of_files(facts: &Facts<'_>, findings: &mut Findings) {
    for (path, file) in facts.assets() {
        findings_of(path, Span { file: *file, start: 0, end: 0 }, findings);
    }
}

fn findings_of(path: &str, span: Span, findings: &mut Findings) {
    let Some(reason) = path.split('/').find_map(objection) else { return };
    findings.add(
        Finding::at(span, format!("the path {} cannot be published: {reason}", code(path)))
            .label("published on this path")
            .note(
                "a dossier is copied to disks, sites and archives of every system, and has to \
                 arrive whole",
            )
            .help("use small letters a to z, digits and hyphens"),
    );
}

/// The reason why one part of a path cannot be published; none for a part that can.
fn objection(part: &str) -> Option<String> {
    let is_forbidden = |c: char| {
        is_unseen(c) || c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
    };
    if part.len() > MAX_PART_BYTES {
        return Some(format!("a part of it is longer than {MAX_PART_BYTES} bytes"));
    }
    if matches!(part, "" | "." | "..") || matches!(decoded(part).as_str(), "." | "..") {
        return Some("a part of it is a step and no name".to_owned());
    }
    if decoded(part).contains(['/', '\\', '\0']) {
        return Some("it holds a percent-encoded separator".to_owned());
    }
    if let Some(character) = part.chars().find(|c| is_forbidden(*c)) {
        return Some(format!("it holds {character:?}"));
    }
    if part.ends_with(['.', ' ']) || part.starts_with(' ') {
        return Some("a part of it starts with a space, or ends with a dot or a space".to_owned());
    }
    is_device(part).then(|| format!("Windows keeps the name {} for a device", code(part)))
}

#[cfg(test)]
mod tests {
    use super::objection;

    #[test]
    fn names_that_some_system_cannot_hold_are_refused() {
        let refused = [
            "con.html",
            "NUL.txt",
            "com1.html",
            "LPT9",
            "aux",
            "conin$",
            "COM¹.png",
            "a\u{202e}b.png",
            "a.",
            "a ",
            " a",
            "..",
            ".",
            "",
            "%2e%2e",
            "a%2fb",
            "a%5Cb",
            "a\\b",
            "c:",
            "a?",
            "a\u{7}b",
            "a%00b",
        ];
        for part in refused {
            assert!(objection(part).is_some(), "{part:?}");
        }
        assert!(objection(&"é".repeat(51)).is_some());
        for part in [
            "2021-05-08-moscow.html",
            "console.html",
            "com0",
            "com10",
            "a.b",
            "naïve.png",
            ".nojekyll",
            "100%.png",
        ] {
            assert_eq!(objection(part), None, "{part:?}");
        }
    }
}
