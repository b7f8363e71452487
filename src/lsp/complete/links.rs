//! What may stand in a link and in a footnote mark.

use gen_lsp_types::{CompletionItem, CompletionItemKind};

use super::item::{Offer, Spot, fit};
use super::notes::{Wanted, notes};
use crate::lsp::captured::escaped;
use crate::lsp::figures::value;
use crate::model::ParsedNote;

/// The most values of statistics that are offered beside the notes.
const MAX_VALUES: usize = 24;

/// What may stand in `[[…`.
pub(super) fn items(spot: &Spot<'_>, typed: &str) -> Vec<CompletionItem> {
    if let Some((target, words)) = typed.split_once('|') {
        let target = target.split(['#', '@']).next().unwrap_or(target);
        return spot.view.find(target).map_or_else(Vec::new, |note| words_of(spot, note, words));
    }
    if let Some((target, heading)) = typed.split_once('#') {
        return spot.view.find(target).map_or_else(Vec::new, |note| headings(spot, note, heading));
    }
    if let Some((target, period)) = typed.split_once('@') {
        return spot.view.find(target).map_or_else(Vec::new, |note| periods(spot, note, period));
    }
    let wanted = Wanted { is_link: true, closing: "]]", ..Wanted::default() };
    let mut items = notes(spot, typed, wanted);
    items.extend(values(spot, typed, items.len()));
    items
}

/// The names of a note, as words of a link to it.
fn words_of(spot: &Spot<'_>, note: &ParsedNote, typed: &str) -> Vec<CompletionItem> {
    let aliases = note.front.aliases.iter().map(|alias| alias.value.as_str());
    let names = [note.title()].into_iter().chain(aliases.filter(|alias| !alias.contains('/')));
    let fitting = names.filter_map(|name| Some((name, fit(name, typed)?.1)));
    let offers = fitting.enumerate().map(|(n, (name, known_by))| {
        spot.item(CompletionItemKind::Text, n, plain(name, known_by, typed, "]]"))
    });
    offers.collect()
}

fn plain(name: &str, known_by: &str, typed: &str, closing: &'static str) -> Offer {
    Offer {
        label: name.to_owned(),
        text: name.to_owned(),
        known_by: known_by.to_owned(),
        typed: typed.len(),
        closing,
        ..Offer::default()
    }
}

fn headings(spot: &Spot<'_>, note: &ParsedNote, typed: &str) -> Vec<CompletionItem> {
    let fitting = note.body.headings.iter().filter_map(|heading| {
        let by_text = fit(&heading.text, typed).or_else(|| fit(&heading.slug, typed))?;
        Some((heading, by_text.1))
    });
    let offers = fitting.enumerate().map(|(n, (heading, known_by))| {
        let offer = Offer { label: heading.text.clone(), ..plain(&heading.slug, known_by, typed, "]]") };
        spot.item(CompletionItemKind::Reference, n, offer)
    });
    offers.collect()
}

fn periods(spot: &Spot<'_>, note: &ParsedNote, typed: &str) -> Vec<CompletionItem> {
    let observations = note.observations().iter().enumerate();
    let fitting = observations.filter(|(_, observation)| observation.period.text.starts_with(typed));
    let offers = fitting.map(|(n, observation)| {
        let period = observation.period.text.as_str();
        let detail = value(spot.view, note, n, observation);
        spot.item(CompletionItemKind::Value, n, Offer { detail, ..plain(period, period, typed, "]]") })
    });
    offers.collect()
}

/// The values of the statistics whose names fit.
fn values(spot: &Spot<'_>, typed: &str, from: usize) -> Vec<CompletionItem> {
    let mut items = Vec::new();
    let notes = spot.view.dossier().notes.values().filter(|note| note.statistic().is_some());
    for note in notes.filter(|_| !typed.is_empty()) {
        let names = [note.id.as_str(), note.title()];
        let Some((_, known_by)) = names.into_iter().find_map(|name| fit(name, typed)) else { continue };
        for (n, observation) in note.observations().iter().enumerate() {
            if items.len() >= MAX_VALUES {
                return items;
            }
            let name = format!("{}@{}", note.id, observation.period.text);
            let detail = value(spot.view, note, n, observation);
            let offer = Offer { detail, ..plain(&name, known_by, typed, "]]") };
            items.push(spot.item(CompletionItemKind::Value, from + items.len(), offer));
        }
    }
    items
}

/// What may stand in `[^…`: the labels of the note's citations and footnotes.
pub(super) fn labels(spot: &Spot<'_>, typed: &str) -> Vec<CompletionItem> {
    let cites = spot.note.front.cites.iter().map(|(label, citation)| {
        let quote = format!("> {}", escaped(&citation.quote.text.value));
        (label.value.as_str(), citation.source.value.as_str(), quote)
    });
    let footnotes =
        spot.note.body.footnotes.iter().map(|(label, _)| (label.value.as_str(), "footnote", String::new()));
    let all = cites.chain(footnotes);
    let fitting = all.filter_map(|(label, detail, about)| Some((label, fit(label, typed)?.1, detail, about)));
    let offers = fitting.enumerate().map(|(n, (label, known_by, detail, about))| {
        let offer = Offer { detail: detail.to_owned(), about, ..plain(label, known_by, typed, "]") };
        spot.item(CompletionItemKind::Reference, n, offer)
    });
    offers.collect()
}
