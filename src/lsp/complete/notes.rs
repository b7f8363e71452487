//! The notes whose names fit what was typed.

use gen_lsp_types::{CompletionItem, CompletionItemKind};

use super::item::{Offer, Spot, fit};
use crate::index::Stub;
use crate::lsp::hover::card;
use crate::model::BaseKind;

/// The most notes that are offered, and of how many of them the card is sent along.
const MAX_NOTES: usize = 80;
const MAX_CARDS: usize = 12;

/// How notes are offered.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wanted<'w> {
    /// The kinds of notes; any where none is given.
    pub(super) bases: &'w [BaseKind],
    /// Whether another name becomes the words of the link.
    pub(super) is_link: bool,
    /// What closes what is written.
    pub(super) closing: &'static str,
}

/// The notes whose names fit, the best first.
pub(super) fn notes(spot: &Spot<'_>, typed: &str, wanted: Wanted<'_>) -> Vec<CompletionItem> {
    let mut found: Vec<(u8, bool, &Stub, &str, &str)> = Vec::new();
    let stubs = spot.view.index().stubs();
    for stub in stubs.filter(|stub| wanted.bases.is_empty() || wanted.bases.contains(&stub.base)) {
        let names = [stub.id.as_str(), stub.title.as_str()];
        let own = names.into_iter().filter_map(|name| Some((fit(name, typed)?, name)));
        if let Some(((rank, from), _)) = own.min_by_key(|((rank, _), _)| *rank) {
            found.push((rank, false, stub, stub.title.as_str(), from));
        }
        let others = stub.aliases.iter().filter(|alias| !typed.is_empty() && !alias.contains('/'));
        for alias in others {
            if let Some((rank, from)) = fit(alias, typed) {
                found.push((rank, true, stub, alias, from));
            }
        }
    }
    found.sort_by(|a, b| (a.0, a.1, &a.2.id, a.3).cmp(&(b.0, b.1, &b.2.id, b.3)));
    found.truncate(MAX_NOTES);
    let numbered = found.into_iter().enumerate();
    numbered
        .map(|(n, (_, is_alias, stub, name, from))| {
            item(spot, typed, wanted, n, stub, (name, from, is_alias))
        })
        .collect()
}

fn item(
    spot: &Spot<'_>,
    typed: &str,
    wanted: Wanted<'_>,
    number: usize,
    stub: &Stub,
    (name, known_by, is_alias): (&str, &str, bool),
) -> CompletionItem {
    let id = stub.id.as_str();
    let note = spot.view.dossier().note(&stub.id).filter(|_| number < MAX_CARDS);
    let text = if is_alias && wanted.is_link { format!("{id}|{name}") } else { id.to_owned() };
    let offer = Offer {
        label: name.to_owned(),
        detail: if is_alias { format!("{id} · {}", stub.title) } else { id.to_owned() },
        about: note.map_or_else(String::new, |note| card(spot.view, note)),
        text,
        known_by: known_by.to_owned(),
        typed: typed.len(),
        closing: wanted.closing,
        more: Vec::new(),
    };
    spot.item(kind_of(stub.base), number, offer)
}

const fn kind_of(base: BaseKind) -> CompletionItemKind {
    match base {
        BaseKind::Event => CompletionItemKind::Event,
        BaseKind::Actor => CompletionItemKind::Class,
        BaseKind::Statistic => CompletionItemKind::Value,
        BaseKind::Source => CompletionItemKind::File,
        BaseKind::Page => CompletionItemKind::Module,
    }
}
