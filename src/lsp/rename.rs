//! Renames notes with their files, headings and labels, with everything that names them.

use std::collections::BTreeMap;

use gen_lsp_types::{
    DocumentChange, PrepareRenameParams, PrepareRenamePlaceholder, RenameFile, RenameParams, WorkspaceEdit,
};

use super::aliases::keep_address;
use super::edits::workspace_edit;
use super::mentions::{Mention, bare, of_note};
use super::navigate::{heading_of, label_spans, to_heading};
use super::out::Failure;
use super::place::{Thing, thing_at};
use super::uri::uri_of;
use super::view::View;
use crate::diagnostic::Edit;
use crate::index::HOME;
use crate::index::note_output;
use crate::model::{Heading, ParsedNote, anchor_of};
use crate::text::{FileId, Span};

/// What can be renamed.
enum Renamed<'v> {
    Note(&'v ParsedNote),
    Heading(&'v ParsedNote, &'v Heading),
    Label(&'v ParsedNote, &'v str),
}

/// What stands at a place that can be renamed, with its place and its name as it is now.
fn renamed<'v>(view: &View<'v>, note: &'v ParsedNote, at: usize) -> Option<(Renamed<'v>, Span, String)> {
    let (thing, span) = thing_at(view, note, at)?;
    let of_note = |note: &'v ParsedNote, span| (Renamed::Note(note), span, note.id.as_str().to_owned());
    let of_heading = |note: &'v ParsedNote, heading: &'v Heading, span| {
        (Renamed::Heading(note, heading), span, words_of(view, heading).1)
    };
    match thing {
        Thing::Name(mention) => Some(of_note(view.find(&mention.name)?, mention.span)),
        Thing::Figure(link) => Some(of_note(view.find(&link.statistic)?, bare(view, &link.statistic))),
        Thing::Title => Some(of_note(note, span)),
        Thing::Heading(heading) => Some(of_heading(note, heading, words_of(view, heading).0)),
        Thing::LinkedHeading(mention) => {
            let target = view.find(&mention.name)?;
            let place = heading_of(view, target, &mention.heading?.0)?;
            let heading = target.body.headings.iter().find(|heading| heading.span == place)?;
            Some(of_heading(target, heading, span))
        }
        Thing::Mark(label) | Thing::Label(label, _) => {
            let name = label.value.as_str();
            note.cite(name)?;
            Some((Renamed::Label(note, name), bare(view, label), name.to_owned()))
        }
        Thing::Quote(_) | Thing::Computation(_) => None,
    }
}

/// What would be renamed at a place.
pub(super) fn prepare(
    view: &View<'_>,
    file: FileId,
    params: &PrepareRenameParams,
) -> Option<PrepareRenamePlaceholder> {
    let note = view.note_in(file)?;
    let at = view.byte(file, params.text_document_position_params.position);
    let (_, span, placeholder) = renamed(view, note, at)?;
    Some(PrepareRenamePlaceholder { range: view.range(span), placeholder })
}

/// Renames what stands at a place.
pub(super) fn rename(
    view: &View<'_>,
    file: FileId,
    params: &RenameParams,
) -> Result<Option<WorkspaceEdit>, Failure> {
    let at = view.byte(file, params.text_document_position_params.position);
    let found = view.note_in(file).and_then(|note| renamed(view, note, at));
    let name = params.new_name.trim();
    match found {
        None => Err(Failure::refused("nothing that stands here has a name")),
        Some((Renamed::Note(note), ..)) => rename_note(view, note, name).map(Some),
        Some((Renamed::Heading(note, heading), ..)) => rename_heading(view, note, heading, name).map(Some),
        Some((Renamed::Label(note, label), ..)) => rename_label(view, note, label, name).map(Some),
    }
}

/// A note gets another id: its file another name, and whoever names it by its id the new one. What links to it by its
/// title goes on to do so.
fn rename_note(view: &View<'_>, note: &ParsedNote, name: &str) -> Result<WorkspaceEdit, Failure> {
    let name = name.strip_suffix(".md").unwrap_or(name);
    let is_plain = |c: char| (c.is_alphanumeric() && !c.is_uppercase()) || matches!(c, '-' | '_');
    if name.is_empty() || !name.chars().all(is_plain) {
        return Err(Failure::refused("an id is made of small letters, digits and hyphens"));
    }
    if note_output(note) == HOME {
        return Err(Failure::refused("the home page is known by its name"));
    }
    let dossier = view.dossier();
    if dossier.notes.contains_key(name) || dossier.drafts.contains_key(name) {
        return Err(Failure::refused(format!("there is a note {name} already")));
    }
    if !view.client.renames_files || !view.client.has_document_changes {
        return Err(Failure::refused("this editor does not rename files as part of an edit"));
    }
    let mut edits: Vec<Edit> = Vec::new();
    for (_, Mention { name: written, span, .. }) in of_note(view, &note.id) {
        if written == note.id.as_str() {
            edits.push(Edit { span, replacement: name.to_owned() });
        }
    }
    edits.extend(keep_address(view, note));
    let mut edit = workspace_edit(view, by_file(&edits));
    let old = view.path(note.file);
    let new = uri_of(&old.with_file_name(format!("{name}.md")));
    let rename =
        RenameFile { old_uri: view.uri(note.file), new_uri: new, options: None, annotation_id: None };
    // At last, since the edits are made in the file under its old name.
    edit.document_changes.get_or_insert_default().push(DocumentChange::RenameFile(rename));
    Ok(edit)
}

fn rename_heading(
    view: &View<'_>,
    note: &ParsedNote,
    heading: &Heading,
    name: &str,
) -> Result<WorkspaceEdit, Failure> {
    let (span, _) = words_of(view, heading);
    let anchor = anchor_of(name);
    if anchor.is_empty() || name.contains(['\n', '\r']) {
        return Err(Failure::refused("a heading has a letter or a digit in it, and stands on one line"));
    }
    let has_own_anchor = view.sources().slice(heading.span).trim_end().ends_with('}');
    let mut others = note.body.headings.iter().filter(|other| other.span != heading.span);
    if others.any(|other| other.slug == anchor) {
        return Err(Failure::refused("another heading of this note has this name"));
    }
    let mut edits = vec![Edit { span, replacement: name.to_owned() }];
    if !has_own_anchor {
        for span in to_heading(view, note, &heading.slug) {
            let is_anchor = view.sources().slice(span) == heading.slug;
            let replacement = if is_anchor { anchor.clone() } else { name.to_owned() };
            edits.push(Edit { span, replacement });
        }
    }
    Ok(workspace_edit(view, by_file(&edits)))
}

/// The place and the words of a heading, without its signs and attributes.
fn words_of(view: &View<'_>, heading: &Heading) -> (Span, String) {
    let written = view.sources().slice(heading.span);
    let line = written.lines().next().unwrap_or("");
    let words = line.trim_start_matches([' ', '#']);
    let start = line.len() - words.len();
    let words = match words.rfind('{') {
        Some(at) if words.trim_end().ends_with('}') => &words[..at],
        _ => words,
    };
    let words = words.trim_end().trim_end_matches('#').trim_end();
    let from = heading.span.start as usize + start;
    (Span::new(heading.span.file, from..from + words.len()), words.to_owned())
}

fn rename_label(
    view: &View<'_>,
    note: &ParsedNote,
    label: &str,
    name: &str,
) -> Result<WorkspaceEdit, Failure> {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    if !name.starts_with(char::is_alphabetic) || !name.chars().all(is_plain) {
        return Err(Failure::refused(
            "a label begins with a letter and is made of letters, digits and hyphens",
        ));
    }
    let footnotes = note.body.footnotes.iter().map(|(name, _)| name);
    let mut labels = note.front.cites.iter().map(|(label, _)| label).chain(footnotes);
    if labels.any(|label| label.value == name) {
        return Err(Failure::refused(format!("the note has a label {name} already")));
    }
    let spans = label_spans(view, note, label, true);
    // A mark's place may be that of its brackets too.
    let edits: Vec<Edit> = spans
        .into_iter()
        .filter_map(|span| {
            let at = view.sources().slice(span).find(label)? + span.start as usize;
            Some(Edit { span: Span::new(span.file, at..at + label.len()), replacement: name.to_owned() })
        })
        .collect();
    Ok(workspace_edit(view, by_file(&edits)))
}

/// Edits by file, in the order of their places, each place once.
fn by_file(edits: &[Edit]) -> BTreeMap<FileId, Vec<&Edit>> {
    let mut files: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for edit in edits {
        files.entry(edit.span.file).or_default().push(edit);
    }
    for edits in files.values_mut() {
        edits.sort_by_key(|edit| edit.span);
        edits.dedup_by_key(|edit| edit.span);
    }
    files
}
