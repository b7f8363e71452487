//! What is shown about the thing at the cursor: a note's card, a quote in its passage, the series of a statistic.

use gen_lsp_types::{Hover, HoverParams, MarkupContent, MarkupKind};

use super::captured::{escaped, passage};
use super::config::key_at;
use super::figures::{computed, series};
use super::keys;
use super::place::{Thing, thing_at};
use super::view::View;
use crate::keys::Key;
use crate::model::{Citation, ParsedNote, QuoteOutcome};
use crate::text::{FileId, Span};

/// The most letters of a text on a card.
const MAX_TEXT: usize = 400;

/// What is shown at a place.
pub(super) fn hover(view: &View<'_>, file: FileId, params: &HoverParams) -> Option<Hover> {
    let at = view.byte(file, params.text_document_position_params.position);
    let (value, span) = match view.note_in(file) {
        Some(note) => match thing_at(view, note, at) {
            Some((thing, span)) => (shown(view, note, &thing)?, span),
            None => key(view, note, at)?,
        },
        None if view.is_config(file) => {
            let (key, bytes) = key_at(&view.source(file).text, at)?;
            (explained(key), Span::new(file, bytes))
        }
        None => return None,
    };
    let contents = MarkupContent { kind: MarkupKind::Markdown, value }.into();
    Some(Hover { contents, range: Some(view.range(span)) })
}

fn shown(view: &View<'_>, note: &ParsedNote, thing: &Thing<'_>) -> Option<String> {
    match thing {
        Thing::Figure(link) => {
            let statistic = view.find(&link.statistic)?;
            Some(series(view, statistic, Some(&link.period.value)))
        }
        Thing::Computation(computation) => {
            let value = computed(view, computation)?;
            Some(format!("{} = **{}**", escaped(&computation.formula.text.value), escaped(&value)))
        }
        Thing::Name(mention) | Thing::LinkedHeading(mention) => Some(card(view, view.find(&mention.name)?)),
        Thing::Mark(label) => Some(quoted(view, note, note.cite(&label.value)?)),
        Thing::Label(_, citation) | Thing::Quote(citation) => Some(quoted(view, note, citation)),
        Thing::Heading(heading) => Some(format!("`[[{}#{}]]` leads here", note.id, heading.slug)),
        Thing::Title => Some(card(view, note)),
    }
}

/// The card of a note.
pub(super) fn card(view: &View<'_>, note: &ParsedNote) -> String {
    let dossier = view.dossier();
    let kind = dossier.kind_of(note).map_or("Page", |kind| kind.label.as_str());
    let mut card = format!("**{}**\n\n{}", escaped(note.title()), escaped(kind));
    if let Some(date) = &note.front.date {
        card.push_str(&format!(" · {}", escaped(&date.text)));
    }
    if let Some(actor) = note.actor() {
        let role = actor.role.iter().map(|role| role.value.as_str());
        let words = actor.actor_type.iter().map(|kind| kind.value.name()).chain(role);
        words.for_each(|word| card.push_str(&format!(" · {}", escaped(word))));
    }
    if let Some(publisher) = note.source().and_then(|source| source.publisher.as_ref()) {
        card.push_str(&format!(" · {}", escaped(publisher)));
    }
    card.push_str(&format!(" · `{}`", note.id));
    if note.front.draft {
        card.push_str(" · draft");
    }
    let text = match note.description() {
        "" => first_words(view, note),
        description => description.to_owned(),
    };
    if !text.is_empty() {
        card.push_str(&format!("\n\n{}", escaped(&text)));
    }
    if note.statistic().is_some() {
        card.push_str(&format!("\n\n{}", series(view, note, None)));
    }
    let names: Vec<String> = note.front.aliases.iter().map(|alias| escaped(alias)).collect();
    if !names.is_empty() {
        card.push_str(&format!("\n\nalso {}", names.join(", ")));
    }
    let by = view.index().mentioned_by(&note.id).count();
    card.push_str(&format!("\n\nmentioned by {by} {}", if by == 1 { "note" } else { "notes" }));
    card
}

/// The first sentence of a note as it is written.
fn first_words(view: &View<'_>, note: &ParsedNote) -> String {
    let first = note.statements.iter().find(|statement| !statement.editorial);
    let words = first.map_or("", |statement| view.sources().slice(statement.span));
    words.chars().take(MAX_TEXT).collect()
}

/// A quote with its source and the passage in which it stands.
fn quoted(view: &View<'_>, note: &ParsedNote, citation: &Citation) -> String {
    let source = view.find(&citation.source);
    let title = source.map_or(citation.source.value.as_str(), ParsedNote::title);
    let mut text = format!("**{}**", escaped(title));
    if let Some(date) = source.and_then(|source| source.front.date.as_ref()) {
        text.push_str(&format!(" · {}", escaped(&date.text)));
    }
    let verification = view.workspace.verification().note(&note.id);
    let outcome = verification.and_then(|found| found.quotes.outcomes.get(&citation.place));
    text.push_str(&format!(" · {}", outcome.map_or("not looked for", outcome_in_words)));
    match passage(view, citation) {
        Some(passage) => text.push_str(&format!("\n\n> {}", passage.shown())),
        None => text.push_str(&format!("\n\n> {}", escaped(&citation.quote.text.value))),
    }
    if let Some(note) = &citation.note {
        text.push_str(&format!("\n\n{}", escaped(note)));
    }
    text
}

const fn outcome_in_words(outcome: &QuoteOutcome) -> &'static str {
    match outcome {
        QuoteOutcome::Verified(..) => "found word for word",
        QuoteOutcome::Absent { .. } => "not in its source",
        QuoteOutcome::Misattributed(_) => "in another source",
        QuoteOutcome::Ambiguous(_) => "in its source more than once",
        QuoteOutcome::Uncheckable => "neither capture nor seal is here",
        QuoteOutcome::Unsealed => "not sealed",
        QuoteOutcome::NoSource => "of no known source",
    }
}

/// What a key of front matter is for.
fn key(view: &View<'_>, note: &ParsedNote, at: usize) -> Option<(String, Span)> {
    let front = note.front.span;
    let text = &view.source(note.file).text;
    if !super::place::holds(front, at) {
        return None;
    }
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].lines().next()?;
    let name = line.split(':').next().filter(|name| name.len() < line.len())?;
    let indent = name.len() - name.trim_start_matches([' ', '-']).len();
    let span = Span::new(note.file, start + indent..start + name.len());
    if !super::place::holds(span, at) {
        return None;
    }
    let key = keys::described(note.base, name[indent..].trim_end(), indent > 0)?;
    Some((explained(key), span))
}

fn explained(key: &Key) -> String {
    format!("`{}`: {}\n\n{}", key.name, key.meaning, key.form.describe())
}
