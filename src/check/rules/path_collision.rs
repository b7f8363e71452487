//! Says that two outputs share a path on some file system, which may fold case and Unicode forms,
//! or that one needs a folder where another is a file.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::facts::{Facts, heading_span};
use crate::check::findings::Findings;
use crate::check::rule::{Check, Rule};
use crate::check::wording::code;
use crate::diagnostic::{Finding, Level};
use crate::index::{HOME, Owner, alias_output, collision_key, continued_at, generated_outputs};
use crate::model::NoteId;
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
struct Published<'a> {
    path: Cow<'a, str>,
    /// The path as file systems compare it.
    key: String,
    what: What<'a>,
    span: Option<Span>,
}

/// What is published.
#[derive(Clone, Copy)]
enum What<'a> {
    Note(&'a NoteId),
    AliasOf(&'a NoteId),
    Asset,
    Generated,
}

impl<'a> Published<'a> {
    fn new(path: impl Into<Cow<'a, str>>, what: What<'a>, span: Option<Span>) -> Self {
        let path = path.into();
        Self { key: collision_key(&path), path, what, span }
    }

    fn what(&self) -> String {
        match self.what {
            What::Note(id) => format!("the note {}", code(id.as_str())),
            What::AliasOf(id) => format!("an alias of {}", code(id.as_str())),
            What::Asset => format!("the file {}", code(&self.path)),
            What::Generated => format!("{}, which the site makes itself", code(&self.path)),
        }
    }
}

/// Looks at the whole dossier, since whether a path is free depends on all other paths.
fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let published = published(facts);
    let notes: FxHashSet<String> =
        facts.whole.index.stubs().map(|stub| collision_key(&stub.output)).collect();
    let mut files: FxHashMap<&str, &Published<'_>> = FxHashMap::default();
    for output in &published {
        let first = *files.entry(&output.key).or_insert(output);
        if !std::ptr::eq(first, output) {
            findings.add(collision(output, first));
        }
    }
    for output in &published {
        let key = &output.key;
        if let Some(note) = goes_on_at(key, &notes).and_then(|first| files.get(first.as_str())) {
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
fn goes_on_at(key: &str, notes: &FxHashSet<String>) -> Option<String> {
    let folders = key.match_indices('/').filter_map(|(i, _)| key.get(..i));
    let first = folders.chain([key]).find_map(continued_at).filter(|first| first != HOME)?;
    notes.contains(&first).then_some(first)
}

/// Generated files first, then notes, then other files, so that the one that can be moved is reported.
fn published<'a>(facts: &Facts<'a>) -> Vec<Published<'a>> {
    let whole = facts.whole;
    let generated = generated_outputs(&whole.dossier.site, whole.notes()).into_iter().map(|output| {
        let what = match output.owner {
            Owner::Note(id) => whole.dossier.notes.get_key_value(&id).map(|(id, _)| What::Note(id)),
            Owner::Generated => None,
        };
        Published::new(output.path, what.unwrap_or(What::Generated), None)
    });
    let notes = whole.notes().filter_map(|note| {
        let path = whole.index.stub(&note.id)?.output.as_str();
        let span = note.front.slug.as_ref().map_or(heading_span(note), |slug| slug.span);
        Some(Published::new(path, What::Note(&note.id), Some(span)))
    });
    let aliases = whole.notes().flat_map(|note| {
        let paths = note.front.aliases.iter().filter_map(|a| Some((alias_output(&a.value)?, a.span)));
        paths.map(|(path, span)| Published::new(path, What::AliasOf(&note.id), Some(span)))
    });
    let assets = facts.assets().iter().map(|(path, file)| {
        Published::new(path.as_str(), What::Asset, Some(Span { file: *file, start: 0, end: 0 }))
    });
    generated.chain(notes).chain(assets).chain(aliases).collect()
}

fn collision(output: &Published, first: &Published) -> Finding {
    let message = format!("{} and {} are published on one path", output.what(), first.what());
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
    let message = format!("{} is published where {} goes on when it is long", output.what(), note.what());
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
    Finding::at(output.span.unwrap_or_default(), format!("{} is published {message}", output.what()))
        .label(code(&output.path))
        .note(note)
        .help("move it to another folder")
}
