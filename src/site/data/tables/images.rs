//! The images that notes show: a row for each note and file.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::names::{address, note_address};
use crate::model::{ImageFields, ParsedNote};
use crate::site::context::PageContext;
use crate::site::view::TableCell;
use crate::text::Spanned;

/// The rows of `images`.
pub(super) fn rows<'s>(context: PageContext<'s>, notes: &[&'s ParsedNote]) -> Vec<Vec<TableCell<'s>>> {
    notes.iter().flat_map(|note| of_note(context, note)).collect()
}

fn of_note<'s>(context: PageContext<'s>, note: &'s ParsedNote) -> Vec<Vec<TableCell<'s>>> {
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
            TableCell::Text(text.map_or("", |text| text.value.as_str()).into())
        };
        let source = fields.and_then(|fields| fields.source.as_ref()).map_or("", |source| {
            context.find(&source.value).map_or(source.value.as_str(), |note| note.id.as_str())
        });
        rows.push(vec![
            TableCell::Text(format!("{}@{file}", note.id).into()),
            TableCell::Text(note.id.as_str().into()),
            TableCell::Text(address(context, &file, "").into()),
            TableCell::Text(Cow::Borrowed(description)),
            text(|fields| &fields.credit),
            text(|fields| &fields.licence),
            text(|fields| &fields.licence_url),
            TableCell::Text(source.into()),
            TableCell::Text(note_address(context, &note.id, "").into()),
        ]);
    }
    rows
}
