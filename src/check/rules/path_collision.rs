//! Says that two outputs share a path on some file system, which may fold case and Unicode forms,
//! or that one needs a folder where another is a file.

use std::collections::BTreeMap;

use crate::check::facts::{Facts, heading_span};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::index::{HOME, Owner, alias_output, collision_key, continued_at, generated_outputs};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "F0601",
    name: "path-collision",
    level: Level::Error,
    summary: "two outputs on one path",
    explanation: include_str!("path_collision.md"),
    checks: &[Check::Dossier(check)],
    may_be_allowed: false,
};

/// The folders that are not the notes': the theme's and the search index's.
const RESERVED_FOLDERS: [&str; 2] = ["assets", "search"];

/// A published file: its path, what it is, and where it is written down, unless the site makes it itself.
struct Published {
    path: String,
    what: String,
    span: Option<Span>,
}

/// Looks at the whole dossier, since whether a path is free depends on all other paths.
fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let published = published(facts);
    let mut files: BTreeMap<String, &Published> = BTreeMap::new();
    for output in &published {
        let first = *files.entry(collision_key(&output.path)).or_insert(output);
        if !std::ptr::eq(first, output) {
            findings.add(collision(output, first));
        }
    }
    for output in &published {
        let key = collision_key(&output.path);
        if let Some(note) = goes_on_at(&key, facts).and_then(|first| files.get(&first)) {
            findings.add(where_a_note_goes_on(output, note));
        }
        let folders = key.match_indices('/').filter_map(|(i, _)| key.get(..i));
        if let Some(file) = folders.clone().find_map(|folder| files.get(folder)) {
            findings.add(collision(output, file));
        } else if let Some(folder) =
            folders.take(1).find_map(|f| RESERVED_FOLDERS.into_iter().find(|taken| *taken == f))
        {
            findings.add(in_a_taken_folder(output, folder));
        }
    }
}

/// The first page of the note whose further pages have paths like this one, or like one of its folders. Which
/// notes have further pages changes with the dossier; whether a path is free must not.
fn goes_on_at(key: &str, facts: &Facts<'_>) -> Option<String> {
    let folders = key.match_indices('/').filter_map(|(i, _)| key.get(..i));
    let first = folders.chain([key]).find_map(continued_at).filter(|first| first != HOME)?;
    facts.whole.index.stubs().any(|stub| collision_key(&stub.output) == first).then_some(first)
}

/// Generated files first, then notes, then other files, so that the one that can be moved is reported.
fn published(facts: &Facts<'_>) -> Vec<Published> {
    let generated =
        generated_outputs(&facts.whole.dossier.site.kinds, facts.whole.notes()).into_iter().map(|output| {
            match output.owner {
                Owner::Note(id) => Published {
                    path: output.path,
                    what: format!("the note {}", code(id.as_str())),
                    span: None,
                },
                Owner::Generated => {
                    let what = format!("{}, which the site makes itself", code(&output.path));
                    Published { path: output.path, what, span: None }
                }
            }
        });
    let notes = facts.whole.notes().filter_map(|note| {
        let path = facts.whole.index.stub(&note.id)?.output.clone();
        let span = note.front.slug.as_ref().map_or(heading_span(note), |slug| slug.span);
        Some(Published { path, what: format!("the note {}", code(note.id.as_str())), span: Some(span) })
    });
    let aliases = facts.whole.notes().flat_map(|note| {
        let what = format!("an alias of {}", code(note.id.as_str()));
        let paths = note.front.aliases.iter().filter_map(|a| Some((alias_output(&a.value)?, a.span)));
        paths.map(move |(path, span)| Published { path, what: what.clone(), span: Some(span) })
    });
    let assets = facts.assets().iter().map(|(path, file)| {
        let span = Span { file: *file, start: 0, end: 0 };
        Published { path: path.clone(), what: format!("the file {}", code(path)), span: Some(span) }
    });
    generated.chain(notes).chain(assets).chain(aliases).collect()
}

fn collision(output: &Published, first: &Published) -> Finding {
    let message = format!("{} and {} are published on one path", output.what, first.what);
    let span = output.span.or(first.span).unwrap_or_default();
    let mut finding = Finding::at(span, message)
        .label(code(&output.path))
        .note("some file systems take names that differ in case or in how an accent is encoded for one")
        .help("rename one of the two, or give the note another `slug`");
    if let Some(there) = first.span.filter(|there| *there != span) {
        finding = finding.also(there, code(&first.path));
    }
    finding
}

fn where_a_note_goes_on(output: &Published, note: &Published) -> Finding {
    let message = format!("{} is published where {} goes on when it is long", output.what, note.what);
    let span = output.span.unwrap_or_default();
    let finding = Finding::at(span, message)
        .label(code(&output.path))
        .note("a note whose lists grow long goes on on pages with a number before `.html`")
        .help("give it another path");
    match note.span.filter(|there| *there != span) {
        Some(there) => finding.also(there, code(&note.path)),
        None => finding,
    }
}

fn in_a_taken_folder(output: &Published, folder: &str) -> Finding {
    let (message, note) = if folder == "search" {
        ("in the search index's folder", "the search index is published there, and could be written over")
    } else {
        (
            "in the theme's folder",
            "the theme's scripts and styles are published there, and could be written over",
        )
    };
    Finding::at(output.span.unwrap_or_default(), format!("{} is published {message}", output.what))
        .label(code(&output.path))
        .note(note)
        .help("move it to another folder")
}
