//! Where the named places of a PDF are: on which of its pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, ObjectIdentifier};

/// The pages, from 1, of the places that links lead to, by name. Reads the catalogue's `Dests`, as Chromium writes them
/// (ISO 32000-1, 12.3.2.3); a document without has none.
#[must_use]
pub fn destinations(bytes: &[u8]) -> BTreeMap<String, usize> {
    let Ok(pdf) = Pdf::new(Arc::new(bytes.to_vec())) else { return BTreeMap::new() };
    let page = |(at, page): (usize, &hayro_syntax::page::Page<'_>)| Some((page.raw().obj_id()?, at + 1));
    let pages: BTreeMap<ObjectIdentifier, usize> = pdf.pages().iter().enumerate().filter_map(page).collect();
    let catalogue: Option<Dict<'_>> = pdf.xref().get(pdf.xref().root_id());
    let Some(named) = catalogue.and_then(|catalogue| catalogue.get::<Dict<'_>>("Dests")) else {
        return BTreeMap::new();
    };
    let place = |name: hayro_syntax::object::Name<'_>| {
        let place: Array<'_> = named.get(&*name)?;
        match place.raw_iter().next()? {
            MaybeRef::Ref(page) => {
                let number = pages.get(&page.into())?;
                Some((String::from_utf8_lossy(&name).into_owned(), *number))
            }
            MaybeRef::NotRef(_) => None,
        }
    };
    named.keys().filter_map(place).collect()
}
