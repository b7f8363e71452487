//! Words of the captures, offered while one types their first ones.

use gen_lsp_types::{CompletionItem, CompletionItemKind, TextEdit};

use super::item::{Offer, Spot};
use super::notes::{Wanted, notes};
use crate::desk::{Begun, Cited, begun};
use crate::lsp::captured::escaped;
use crate::lsp::cites::entry;
use crate::model::BaseKind;
use crate::text::Span;

/// The most places that are offered.
const MAX_PLACES: usize = 8;

/// Where the offers stand among others: behind them.
const AFTER: usize = 500;

/// The passages that begin with what was typed.
fn passages(spot: &Spot<'_>, typed: &str, source: Option<&str>) -> Vec<Begun> {
    let letters = typed.chars().filter(|c| c.is_alphanumeric()).count();
    if letters < 3 {
        return Vec::new();
    }
    let max_words = spot.view.dossier().policy.quote_max_words;
    begun(spot.view.archive(), typed, source, max_words, MAX_PLACES)
}

/// Quotes for a footnote mark whose words were typed into it: the mark with a label, and the entry of `cites`.
pub(super) fn for_mark(spot: &Spot<'_>, typed: &str) -> Vec<CompletionItem> {
    let words = typed.trim_start_matches('"');
    let found = passages(spot, words, None).into_iter().enumerate();
    found.filter_map(|(n, found)| marked(spot, AFTER + n, &found, (words, typed.len() + 2))).collect()
}

/// A mark in place of the last bytes before the cursor, with the entry that it needs.
fn marked(spot: &Spot<'_>, number: usize, found: &Begun, typed: (&str, usize)) -> Option<CompletionItem> {
    let (label, edit) = entry(spot.view, spot.note, &found.cited)?;
    let (words, length) = typed;
    let offer = Offer {
        label: format!("“{}”", found.cited.quote),
        detail: format!("{} → cites.{label}", found.cited.source),
        text: format!("[^{label}"),
        // Clients compare it with all that it takes the place of.
        known_by: format!(
            "{}{words}",
            &spot.before[spot.before.len() - length..spot.before.len() - words.len()]
        ),
        closing: "]",
        ..offered(found, (words, length))
    };
    let offer = Offer { more: edit.into_iter().collect(), ..offer };
    Some(spot.item(CompletionItemKind::Reference, number, offer))
}

fn offered(found: &Begun, (words, length): (&str, usize)) -> Offer {
    let Begun { cited, capture, line } = found;
    Offer {
        label: format!("“{}”", cited.quote),
        detail: cited.source.clone(),
        about: format!("{}:{line}\n\n> {}", escaped(capture), escaped(&cited.quote)),
        known_by: words.to_owned(),
        typed: length,
        ..Offer::default()
    }
}

/// What may stand in `[@…`: sources, and behind one of them its words.
pub(super) fn in_place(spot: &Spot<'_>, typed: &str) -> Vec<CompletionItem> {
    // Several citations stand in one mark.
    let one = typed.rsplit(';').next().unwrap_or(typed);
    let one = one.trim_start().trim_start_matches('@');
    let whole = spot.before.len() - spot.before.rfind("[@").unwrap_or(0);
    let Some((source, rest)) = one.split_once(',') else {
        let wanted = Wanted { bases: &[BaseKind::Source], ..Wanted::default() };
        let mut items = notes(spot, one, wanted);
        let words = one.trim_start_matches('"');
        let found = passages(spot, words, None).into_iter().enumerate();
        let is_single = typed.trim_start().len() == one.len();
        items.extend(found.flat_map(|(n, found)| {
            let mark = is_single.then(|| marked(spot, AFTER + 2 * n, &found, (words, whole))).flatten();
            let place = written_out(spot, AFTER + 2 * n + 1, &found, (words, one.len()));
            mark.into_iter().chain(place)
        }));
        return items;
    };
    let Some(words) = rest.trim_start().strip_prefix('"').filter(|words| !words.contains('"')) else {
        return Vec::new();
    };
    let source = spot.view.find(source.trim()).map(|note| note.id.as_str().to_owned());
    let found = passages(spot, words, source.as_deref()).into_iter().enumerate();
    let items = found.flat_map(|(n, found)| {
        let place = found.cited.is_alone().then(|| {
            let closing = if spot.after.starts_with("\"]") { "\"]" } else { "\"" };
            let text = in_marks(&found.cited.quote);
            let offer = Offer { text, closing, ..offered(&found, (words, words.len())) };
            spot.item(CompletionItemKind::Text, 2 * n, offer)
        });
        let is_single = typed.trim_start().len() == one.len();
        let mark = is_single.then(|| marked(spot, 2 * n + 1, &found, (words, whole))).flatten();
        place.into_iter().chain(mark)
    });
    items.collect()
}

/// A citation in place, where its words stand in their source once.
fn written_out(
    spot: &Spot<'_>,
    number: usize,
    found: &Begun,
    typed: (&str, usize),
) -> Option<CompletionItem> {
    let cited = &found.cited;
    let is_plain = cited.is_alone();
    let offer = Offer {
        text: format!("{}, \"{}\"", cited.source, in_marks(&cited.quote)),
        detail: format!("{} → in place", cited.source),
        closing: "]",
        ..offered(found, typed)
    };
    is_plain.then(|| spot.item(CompletionItemKind::Text, number, offer))
}

/// Quotes behind `quote:` in front matter, where `typed` are the words so far, and `is_marked` says whether they
/// stand in quotation marks. What the entry lacks is written along.
pub(super) fn in_front(
    spot: &Spot<'_>,
    typed: &str,
    is_marked: bool,
    source: Option<&str>,
    is_line: bool,
) -> Vec<CompletionItem> {
    let named = source.and_then(|source| spot.view.find(source)).map(|note| note.id.as_str().to_owned());
    let found = passages(spot, typed, named.as_deref()).into_iter().enumerate();
    let items = found.map(|(n, found)| {
        let text = in_marks(&found.cited.quote);
        let (text, closing) = if is_marked { (text, "\"") } else { (format!("\"{text}\""), "") };
        let more = if is_line { lacking(spot, &found.cited, named.is_some()) } else { Vec::new() };
        let offer = Offer { text, closing, more, ..offered(&found, (typed, typed.len())) };
        spot.item(CompletionItemKind::Text, n, offer)
    });
    items.collect()
}

/// The lines of an entry that are still needed, before the line of the cursor.
fn lacking(spot: &Spot<'_>, cited: &Cited, has_source: bool) -> Vec<TextEdit> {
    let indent = spot.before.len() - spot.before.trim_start().len();
    let indent = &spot.before[..indent];
    let source = (!has_source).then(|| format!("{indent}source: {}\n", cited.source));
    let prefix = cited.prefix.as_ref().map(|prefix| format!("{indent}prefix: \"{}\"\n", in_marks(prefix)));
    let suffix = cited.suffix.as_ref().map(|suffix| format!("{indent}suffix: \"{}\"\n", in_marks(suffix)));
    let lines: String = source.into_iter().chain(prefix).chain(suffix).collect();
    if lines.is_empty() {
        return Vec::new();
    }
    let range = spot.view.range(Span::new(spot.file, spot.start..spot.start));
    vec![TextEdit { range, new_text: lines }]
}

/// Text as it stands between quotation marks.
fn in_marks(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}
