//! The images that notes show: a row for each note and file.

use std::collections::BTreeSet;

use super::names::{address, note_address};
use crate::model::{ImageFields, ParsedNote};
use crate::site::context::PageContext;
use crate::site::view::TableCell;
use crate::text::Spanned;

/// The rows of `images`.
pub(super) fn rows(context: PageContext<'_>, notes: &[&ParsedNote]) -> Vec<Vec<TableCell>> {
    notes.iter().flat_map(|note| of_note(context, note)).collect()
}

fn of_note(context: PageContext<'_>, note: &ParsedNote) -> Vec<Vec<TableCell>> {
    let mut known = BTreeSet::new();
    let mut rows = Vec::new();
    for (written, description) in note.images_shown() {
        let Some(file) = note.file_at(&written.value) else { continue };
        if !context.graph.dossier.assets.contains_key(&file) || !known.insert(file.clone()) {
            continue;
        }
        let fields = note.image(&written.value);
        let text = |of: fn(&ImageFields) -> &Option<Spanned<String>>| {
            let text = fields.and_then(|fields| of(fields).as_ref());
            TableCell::Text(text.map_or(String::new(), |text| text.value.clone()))
        };
        let source = fields.and_then(|fields| fields.source.as_ref()).map_or(String::new(), |source| {
            context.find(&source.value).map_or_else(|| source.value.clone(), |note| note.id.to_string())
        });
        rows.push(vec![
            TableCell::Text(format!("{}@{file}", note.id)),
            TableCell::Text(note.id.to_string()),
            TableCell::Text(address(context, &file, "")),
            TableCell::Text(description.to_owned()),
            text(|fields| &fields.credit),
            text(|fields| &fields.licence),
            text(|fields| &fields.licence_url),
            TableCell::Text(source),
            TableCell::Text(note_address(context, &note.id, "")),
        ]);
    }
    rows
}
