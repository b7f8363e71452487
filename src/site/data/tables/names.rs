//! The stable identifiers of statements, quotes and observations, and the addresses that tables give.

use std::collections::BTreeMap;

use crate::model::{Citation, NoteId, ParsedNote};
use crate::site::context::PageContext;
use crate::site::graph::passages::Use;
use crate::site::urls::encoded;
use crate::text::sha256_hex;

/// The digits of an identifier.
const DIGITS: usize = 16;

/// The identifier of a quote: of its source's id and its words, so that it stays wherever it is cited.
pub(super) fn quote_id(source: &str, citation: &Citation) -> String {
    let side = |text: Option<&crate::text::Spanned<String>>| {
        text.map_or(String::new(), |text| single_spaced(&text.value))
    };
    let parts = [
        source.to_owned(),
        single_spaced(&citation.quote.value),
        side(citation.prefix.as_ref()),
        side(citation.suffix.as_ref()),
    ];
    format!("q-{}", &sha256_hex(parts.join("\n").as_bytes())[..DIGITS])
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The identifiers of a note's statements: of their words, so that what is put before one does not change it.
pub(super) fn statement_ids(context: PageContext<'_>, note: &ParsedNote) -> Vec<String> {
    let texts = context.texts_by_id(&note.id);
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    let id = |number: usize| {
        let text = texts.as_ref().and_then(|texts| texts.text(number)).unwrap_or_default();
        let text = single_spaced(&text);
        let digest = sha256_hex(format!("{}\n{text}", note.id).as_bytes());
        let id = format!("s-{}", &digest[..DIGITS]);
        let times = times.entry(id.clone()).or_default();
        *times += 1;
        if *times == 1 { id } else { format!("{id}-{times}") }
    };
    (0..note.statements.len()).map(id).collect()
}

/// The identifiers of a statistic's observations: `trade@2016`.
pub(super) fn observation_ids(note: &ParsedNote) -> Vec<String> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    let id = |period: &'_ str, times: usize| match times {
        1 => format!("{}@{period}", note.id),
        n => format!("{}@{period}-{n}", note.id),
    };
    let numbered = note.observations().iter().map(|observation| {
        let period = observation.period.text.as_str();
        let times = times.entry(period).or_default();
        *times += 1;
        id(period, *times)
    });
    numbered.collect()
}

/// What rests on each passage, by the identifiers of what does: of every note the passages that its statements and
/// observations rest on.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    pub(super) statements: BTreeMap<(NoteId, usize), Vec<String>>,
    pub(super) observations: BTreeMap<(NoteId, usize), Vec<String>>,
}

impl Evidence {
    pub(super) fn of(context: PageContext<'_>) -> Self {
        let mut evidence = Self::default();
        for passage in context.graph.passages.all() {
            let Some(citation) = passage.name().and_then(|name| context.graph.citation(name)) else {
                continue;
            };
            let source = context.find(&citation.source.value);
            let source = source.map_or(citation.source.value.as_str(), |note| note.id.as_str());
            let id = quote_id(source, citation);
            for (note, one) in passage.uses() {
                match one {
                    Use::Sentence(number) => {
                        evidence.statements.entry((note.clone(), *number)).or_default().push(id.clone());
                    }
                    Use::Observation(number) => {
                        evidence.observations.entry((note.clone(), *number)).or_default().push(id.clone());
                    }
                    Use::Fact(_) => {}
                }
            }
        }
        evidence
    }
}

/// An address of the site: absolute where the site's is known, else from this file.
pub(super) fn address(context: PageContext<'_>, path: &str, anchor: &str) -> String {
    let base = &context.graph.base_url;
    let page = if base.is_empty() { context.href(path) } else { format!("{base}{}", encoded(path)) };
    if anchor.is_empty() { page } else { format!("{page}#{anchor}") }
}

/// The address of a note's page, or of the heading under which another note tells of it.
pub(super) fn note_address(context: PageContext<'_>, id: &NoteId, anchor: &str) -> String {
    let href = if anchor.is_empty() { context.note_href(id) } else { context.anchor_href(id, anchor) };
    let href = href.unwrap_or_default();
    let base = &context.graph.base_url;
    if base.is_empty() { href } else { format!("{base}{}", href.trim_start_matches("../")) }
}
