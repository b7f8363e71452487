//! Keys of front matter, and what may stand behind them.

use gen_lsp_types::{CompletionItem, CompletionItemKind};

use super::item::{Offer, Spot, fit};
use super::notes::{Wanted, notes};
use super::quotes;
use crate::keys::Key;
use crate::lsp::keys::{Expected, below, expected, in_braces, of_citation, of_observation, outer};

/// What may stand at a place of front matter.
pub(super) fn items(spot: &Spot<'_>) -> Vec<CompletionItem> {
    let line = spot.before;
    // In braces each part between commas is a key with its value.
    let braces = in_braces(line);
    let part = braces.map_or_else(|| line.trim_start(), |(_, part)| part);
    let part = part.strip_prefix("- ").unwrap_or(part).trim_start();
    let indent = line.len() - line.trim_start().len();
    let parents = parents(spot, indent);
    let is_braced = braces.is_some();
    let above: Vec<&str> = parents.iter().rev().copied().collect();
    let keys: Vec<&'static Key> = match (braces, parents.as_slice()) {
        // An observation is an entry of a list, and a citation has a name.
        (Some((before, _)), _) if before.ends_with('-') => of_observation().iter().collect(),
        (Some(_), _) => of_citation().iter().collect(),
        (_, []) if !line.starts_with([' ', '-']) => outer(spot.note.base).collect(),
        _ => below(spot.note.base, &above).iter().collect(),
    };
    let Some((name, value)) = part.split_once(':') else {
        // An entry of a list on a line of its own.
        if is_entry(spot)
            && let Some((name, above)) = above.split_last()
            && let Some(key) = outer(spot.note.base)
                .filter(|_| above.is_empty())
                .chain(below(spot.note.base, above))
                .find(|key| key.name == *name)
            && expected(key) != Expected::Nested
        {
            return values(spot, key, part);
        }
        return of_keys(spot, &keys, part);
    };
    let Some(key) = keys.iter().find(|key| key.name == name.trim()) else { return Vec::new() };
    if key.name == "quote" {
        return in_quote(spot, value.trim_start(), is_braced);
    }
    values(spot, key, value)
}

/// The keys above a line under which it stands, the nearest first.
fn parents<'v>(spot: &Spot<'v>, indent: usize) -> Vec<&'v str> {
    let front = spot.text().get(spot.note.front.span.start as usize..spot.start).unwrap_or("");
    let (mut parents, mut indent) = (Vec::new(), indent);
    for line in front.lines().rev().filter(|line| !line.trim().is_empty()) {
        let inner = line.trim_start();
        // A dash belongs to the key of the list though it may stand below it.
        let at = line.len() - inner.len();
        let is_own_key = parents.is_empty() && at == indent && !inner.starts_with('-') && is_entry(spot);
        let is_above = at < indent || is_own_key;
        if !is_above {
            continue;
        }
        indent = at;
        if !inner.starts_with('-')
            && let Some((name, _)) = inner.split_once(':')
        {
            parents.push(name.trim());
        }
    }
    parents
}

/// Whether the cursor's line is an entry of a list.
fn is_entry(spot: &Spot<'_>) -> bool {
    spot.before.trim_start().starts_with('-')
}

fn of_keys(spot: &Spot<'_>, keys: &[&'static Key], typed: &str) -> Vec<CompletionItem> {
    let (text, span) = (spot.text(), spot.note.front.span);
    // Of front matter that is not closed yet, the end is not written.
    let written = text.get(span.start as usize..text.len().min(span.end as usize)).unwrap_or("");
    let is_there = |key: &Key| {
        let mut lines = written.lines();
        spot.before.trim_start() == spot.before
            && lines.any(|line| line.starts_with(&format!("{}:", key.name)))
    };
    let fitting =
        keys.iter().filter(|key| !is_there(key) && fit(key.name, typed).is_some_and(|(rank, _)| rank < 2));
    let offers = fitting.enumerate().map(|(n, key)| {
        let closing = if expected(key) == Expected::Nested { ":" } else { ": " };
        let offer = Offer {
            label: key.name.to_owned(),
            about: format!("{}\n\n{}", key.meaning, key.form.describe()),
            text: key.name.to_owned(),
            known_by: key.name.to_owned(),
            typed: typed.len(),
            closing,
            ..Offer::default()
        };
        spot.item(CompletionItemKind::Property, n, offer)
    });
    offers.collect()
}

/// What may stand behind a key.
fn values(spot: &Spot<'_>, key: &Key, value: &str) -> Vec<CompletionItem> {
    // Of a list the last entry is written.
    let typed = value.rsplit(['[', ',']).next().unwrap_or(value);
    let typed = typed.trim_start().trim_start_matches(['"', '\'']);
    match expected(key) {
        Expected::Note(bases) => notes(spot, typed, Wanted { bases, ..Wanted::default() }),
        Expected::OneOf(words) => words_of(spot, words, typed),
        Expected::Fields => words_of(spot, outer(spot.note.base).map(|key| key.name).collect(), typed),
        Expected::Cite => {
            let labels = spot.note.front.cites.iter().map(|(label, _)| label.value.as_str());
            words_of(spot, labels.collect(), typed)
        }
        Expected::Tags => words_of(spot, tags(spot), typed),
        Expected::Free | Expected::Nested => Vec::new(),
    }
}

fn words_of(spot: &Spot<'_>, words: Vec<&str>, typed: &str) -> Vec<CompletionItem> {
    let fitting = words.into_iter().filter_map(|word| Some((word, fit(word, typed)?.1)));
    let offers = fitting.enumerate().map(|(n, (word, known_by))| {
        let offer = Offer {
            label: word.to_owned(),
            text: word.to_owned(),
            known_by: known_by.to_owned(),
            typed: typed.len(),
            ..Offer::default()
        };
        spot.item(CompletionItemKind::EnumMember, n, offer)
    });
    offers.collect()
}

/// The tags that the dossier has.
fn tags<'v>(spot: &Spot<'v>) -> Vec<&'v str> {
    let notes = spot.view.dossier().notes.values();
    let tags = notes.flat_map(|note| note.front.tags.iter().map(|tag| tag.value.as_str()));
    tags.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

fn in_quote(spot: &Spot<'_>, value: &str, is_braced: bool) -> Vec<CompletionItem> {
    let is_marked = value.starts_with('"');
    let typed = if is_marked { &value[1..] } else { value };
    if is_marked && typed.contains('"') {
        return Vec::new();
    }
    quotes::in_front(spot, typed, is_marked, source_beside(spot, is_braced), !is_braced)
}

/// The source of the entry that the cursor stands in, as written.
fn source_beside<'v>(spot: &Spot<'v>, is_braced: bool) -> Option<&'v str> {
    let named = |part: &'v str| {
        let (key, value) = part.trim().trim_start_matches("- ").split_once(':')?;
        let value = value.split(" #").next()?.trim().trim_matches(['"', '\'']);
        (key.trim() == "source" && !value.is_empty()).then_some(value)
    };
    if is_braced {
        let mut parts = spot.before.split(['{', ',']).chain(spot.after.split([',', '}']));
        return parts.find_map(named);
    }
    let text = spot.text();
    let indent = spot.before.len() - spot.before.trim_start().len();
    let of_entry = |line: &&str| {
        let own = line.len() - line.trim_start_matches([' ', '-']).len();
        !line.trim().is_empty() && own >= indent
    };
    let above = text[..spot.start].lines().rev().take_while(of_entry);
    let below = text[spot.at..].lines().skip(1).take_while(of_entry);
    above.chain(below).find_map(named)
}
