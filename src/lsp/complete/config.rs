//! Keys of `factum.yaml`, and what may stand behind them.

use gen_lsp_types::{CompletionItem, CompletionItemKind};

use super::item::{Line, Offer, fit};
use crate::keys::{Form, Key};
use crate::lsp::config::ConfigPlace;

/// What may stand at a place of the configuration.
pub(super) fn items(line: &Line<'_>) -> Vec<CompletionItem> {
    let place = ConfigPlace::of(line.text(), line.start, line.before);
    if line.before.trim_start().starts_with('#') {
        return Vec::new();
    }
    match place.part.split_once(':') {
        Some((name, value)) => words(line, &place.words(name.trim()), value),
        None => keys(line, &place),
    }
}

fn keys(line: &Line<'_>, place: &ConfigPlace<'_>) -> Vec<CompletionItem> {
    let is_outer = place.above.is_empty();
    let is_there = |key: &Key| {
        let mut lines = line.text().lines();
        is_outer && lines.any(|line| line.strip_prefix(key.name).is_some_and(|rest| rest.starts_with(':')))
    };
    let fits = |key: &&Key| !is_there(key) && fit(key.name, place.part).is_some_and(|(rank, _)| rank < 2);
    let offers = place.keys().iter().filter(fits).enumerate().map(|(n, key)| {
        let is_nested = !key.form.keys().is_empty() || matches!(key.form, Form::Pairs { .. });
        let offer = Offer {
            label: key.name.to_owned(),
            about: format!("{}\n\n{}", key.meaning, key.form.describe()),
            text: key.name.to_owned(),
            known_by: key.name.to_owned(),
            typed: place.part.len(),
            closing: if is_nested { ":" } else { ": " },
            ..Offer::default()
        };
        line.item(CompletionItemKind::Property, n, offer)
    });
    offers.collect()
}

fn words(line: &Line<'_>, words: &[&str], value: &str) -> Vec<CompletionItem> {
    let typed = value.trim_start().trim_start_matches(['"', '\'']);
    let fitting = words.iter().filter_map(|word| Some((word, fit(word, typed)?.1)));
    let offers = fitting.enumerate().map(|(n, (word, known_by))| {
        let offer = Offer {
            label: (*word).to_owned(),
            text: (*word).to_owned(),
            known_by: known_by.to_owned(),
            typed: typed.len(),
            ..Offer::default()
        };
        line.item(CompletionItemKind::EnumMember, n, offer)
    });
    offers.collect()
}
