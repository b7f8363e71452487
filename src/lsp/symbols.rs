//! The outline of a note, and the notes of all dossiers by their names.

use gen_lsp_types::{
    BaseSymbolInformation, DocumentSymbol, DocumentSymbolParams, Location, SymbolKind, WorkspaceSymbol,
};

use super::navigate::head;
use super::view::View;
use crate::model::{BaseKind, ParsedNote};
use crate::text::{FileId, Span};

/// The most notes and headings that are found.
const MAX_FOUND: usize = 200;

/// The outline of a note: its citations and observations, and its headings in each other.
pub(super) fn outline(
    view: &View<'_>,
    file: FileId,
    _: &DocumentSymbolParams,
) -> Option<Vec<DocumentSymbol>> {
    let note = view.note_in(file)?;
    let cites = note.front.cites.iter().map(|(label, citation)| {
        let detail = Some(citation.source.value.clone());
        symbol(view, &label.value, detail, SymbolKind::Key, label.span.to(citation.span), label.span)
    });
    let observations = note.observations().iter().map(|observation| {
        let period = &observation.period;
        symbol(view, &period.text, None, SymbolKind::Number, observation.span.to(period.span), period.span)
    });
    let mut outline: Vec<DocumentSymbol> = cites.chain(observations).collect();
    outline.extend(headings(view, note));
    Some(outline)
}

fn symbol(
    view: &View<'_>,
    name: &str,
    detail: Option<String>,
    kind: SymbolKind,
    span: Span,
    selection: Span,
) -> DocumentSymbol {
    // Clients refuse a whole outline for one name that is empty.
    let name = if name.trim().is_empty() { "…".to_owned() } else { name.to_owned() };
    let (range, selection_range) = (view.range(span), view.range(selection));
    let children = None;
    #[expect(deprecated, reason = "the field has to be given")]
    DocumentSymbol { name, detail, kind, tags: None, deprecated: None, range, selection_range, children }
}

/// The headings, each with those below it.
fn headings(view: &View<'_>, note: &ParsedNote) -> Vec<DocumentSymbol> {
    let end = view.source(note.file).text.len();
    let headings = &note.body.headings;
    // The last heading first, so that what stands below one is known when it is its turn.
    let mut open: Vec<(u8, DocumentSymbol)> = Vec::new();
    for (n, heading) in headings.iter().enumerate().rev() {
        let after = headings[n + 1..].iter().find(|other| other.level <= heading.level);
        let end = after.map_or(end, |other| other.span.start as usize);
        let whole = Span::new(note.file, heading.span.start as usize..end.max(heading.span.end as usize));
        let mut made = symbol(view, &heading.text, None, SymbolKind::String, whole, heading.span);
        let mut below = Vec::new();
        while let Some((_, child)) = open.pop_if(|(level, _)| *level > heading.level) {
            below.push(child);
        }
        made.children = (!below.is_empty()).then_some(below);
        open.push((heading.level, made));
    }
    open.into_iter().rev().map(|(_, symbol)| symbol).collect()
}

/// The notes and headings whose names have a text in them.
pub(super) fn search(view: &View<'_>, query: &str) -> Vec<WorkspaceSymbol> {
    let query = query.to_lowercase();
    let is_asked_for = |name: &str| name.to_lowercase().contains(&query);
    let mut found = Vec::new();
    for note in view.dossier().notes.values() {
        if found.len() >= MAX_FOUND {
            break;
        }
        let aliases = note.front.aliases.iter().map(|alias| alias.value.as_str());
        if [note.title(), note.id.as_str()].into_iter().chain(aliases).any(is_asked_for) {
            let names = (note.title(), note.id.as_str());
            found.push(workspace_symbol(names, kind_of(note.base), head(view, note)));
        }
        if query.is_empty() {
            continue;
        }
        for heading in note.body.headings.iter().filter(|heading| is_asked_for(&heading.text)) {
            let names = (heading.text.as_str(), note.title());
            found.push(workspace_symbol(names, SymbolKind::String, view.location(heading.span)));
        }
    }
    found
}

fn workspace_symbol(
    (name, container): (&str, &str),
    kind: SymbolKind,
    location: Location,
) -> WorkspaceSymbol {
    let (name, container_name) = (name.to_owned(), Some(container.to_owned()));
    let base_symbol_information = BaseSymbolInformation { name, kind, tags: None, container_name };
    WorkspaceSymbol { location: location.into(), data: None, base_symbol_information }
}

const fn kind_of(base: BaseKind) -> SymbolKind {
    match base {
        BaseKind::Event => SymbolKind::Event,
        BaseKind::Actor => SymbolKind::Class,
        BaseKind::Statistic => SymbolKind::Number,
        BaseKind::Source => SymbolKind::File,
        BaseKind::Page => SymbolKind::Module,
    }
}
