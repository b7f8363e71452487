//! The proofs that the site carries: the openings of the passages that one page of a source lists.

use crate::index::continuation_output;
use crate::model::NoteId;
use crate::site::context::PageContext;
use crate::site::frame::{machine, not_found};
use crate::site::view::{MachineFile, PageView};
use crate::verify::archive::carried::CarriedProofs;

/// The proofs of the passages on one of a source's pages, each by its anchor there.
pub(in crate::site) fn file(context: PageContext<'_>, source: &NoteId, number: usize) -> PageView {
    let graph = context.graph;
    let (Some(note), Some(seal)) = (graph.front(source), graph.seal(source)) else {
        return not_found(context);
    };
    let range = graph.pagination.passages(source, number);
    let places = graph.passages.listed(source);
    let listed = graph.passages.of_source(source).iter().enumerate();
    let listed = listed.skip(range.start).take(range.len());
    let cited = listed.filter_map(|(place, passage)| {
        let citation = graph.citation(passage.name()?)?;
        Some((places.anchor_of(place).to_owned(), citation))
    });
    let page = continuation_output(note, number);
    let proofs = CarriedProofs::of(&page, (note.id.as_str(), note.title()), seal, cited);
    machine(context, MachineFile::Proofs(proofs))
}
