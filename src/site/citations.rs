//! Formatted references of sources, by a style in the Citation Style Language (CSL 1.0.2).
//!
//! hayagriva's own HTML does not escape, so references leave here as runs of text.

use std::collections::BTreeMap;

use hayagriva::citationberg::{FontStyle, IndependentStyle};
use hayagriva::types::{Date as CslDate, EntryType, FormatString, Person, Publisher, QualifiedUrl};
use hayagriva::{CitationItem, CitationRequest, ElemChild, ElemChildren, Entry, standalone_citation};

use super::dates;
use super::links::{Address, classify};
use super::view::ReferencePart;
use crate::model::{BaseKind, Date, Dossier, NoteId, ParsedNote};

/// The style that comes with Factum.
const STYLE: &str = include_str!("factum.csl");

/// The formatted reference of each source.
#[derive(Debug, Default)]
pub(super) struct References {
    by_source: BTreeMap<NoteId, Vec<ReferencePart>>,
}

impl References {
    /// Formats the sources' references, each once for all pages.
    pub(super) fn of(dossier: &Dossier) -> Self {
        let style = IndependentStyle::from_xml(STYLE).ok();
        let sources = dossier.notes.values().filter(|n| n.base == BaseKind::Source);
        Self { by_source: sources.map(|note| (note.id.clone(), reference(note, style.as_ref()))).collect() }
    }

    pub(super) fn of_source(&self, id: &NoteId) -> &[ReferencePart] {
        self.by_source.get(id).map_or(&[], Vec::as_slice)
    }
}

fn reference(note: &ParsedNote, style: Option<&IndependentStyle>) -> Vec<ReferencePart> {
    let entry = entry(note);
    let mut parts = Vec::new();
    if let Some(style) = style {
        let request = CitationRequest::from_items(vec![CitationItem::with_entry(&entry)], style, &[]);
        collect(&standalone_citation(request), &mut parts);
    }
    parts
}

/// A source as a bibliographic entry. Only what its note gives; the description in brackets stands for a
/// headline that is not known.
fn entry(note: &ParsedNote) -> Entry {
    let mut entry = Entry::new(note.id.as_str(), EntryType::Newspaper);
    let text = |text: &str| FormatString::with_value(text.to_owned());
    match &note.front.title {
        Some(title) => entry.set_title(text(&title.value)),
        None => entry.set_genre(text(note.title())),
    }
    if let Some(date) = note.front.date.as_ref().and_then(|d| csl_date(&d.value)) {
        entry.set_date(date);
    }
    let Some(source) = note.source() else { return entry };
    if let Some(author) = &source.author {
        entry.set_authors(vec![whole_name(&author.value)]);
    }
    if let Some(publisher) = &source.publisher {
        entry.set_publisher(Publisher::new(Some(text(&publisher.value)), None));
    }
    let url = source.url.as_ref().map(|url| classify(&url.value));
    if let Some(Address::External(url)) = url
        && let Ok(url) = url.parse::<QualifiedUrl>()
    {
        let visit_date = source.accessed.as_ref().and_then(|d| csl_date(&d.value));
        entry.set_url(QualifiedUrl { visit_date, ..url });
    }
    entry
}

/// A name as the note writes it: where a family name begins is not guessed.
fn whole_name(name: &str) -> Person {
    let name = name.to_owned();
    Person { name, given_name: None, prefix: None, suffix: None, comma_suffix: false, alias: None }
}

fn csl_date(date: &Date) -> Option<CslDate> {
    let (year, month, day) = dates::parts(date)?;
    let from_zero = |n: u8| n.checked_sub(1);
    Some(CslDate {
        year: i32::try_from(year).ok()?,
        month: month.and_then(from_zero),
        day: day.and_then(from_zero),
        approximate: date.edtf.is_approximate() || date.edtf.is_uncertain(),
        season: None,
    })
}

fn collect(children: &ElemChildren, parts: &mut Vec<ReferencePart>) {
    for child in &children.0 {
        match child {
            ElemChild::Text(text) => {
                push(parts, &text.text, text.formatting.font_style == FontStyle::Italic, None)
            }
            ElemChild::Elem(elem) => collect(&elem.children, parts),
            ElemChild::Markup(text) => push(parts, text, false, None),
            ElemChild::Link { text, url } => {
                let href = if let Address::External(url) = classify(url) { Some(url) } else { None };
                push(parts, &text.text, text.formatting.font_style == FontStyle::Italic, href);
            }
            ElemChild::Transparent { .. } => {}
        }
    }
}

fn push(parts: &mut Vec<ReferencePart>, text: &str, italic: bool, href: Option<String>) {
    match parts.last_mut() {
        Some(last) if last.italic == italic && last.href == href => last.text.push_str(text),
        _ => parts.push(ReferencePart { text: text.to_owned(), italic, href }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Details, SourceFields};
    use crate::site::fixture::{Fixture, date, note, spanned};

    fn formatted(fill: impl FnOnce(&mut ParsedNote, &mut SourceFields)) -> Vec<ReferencePart> {
        let mut fields = SourceFields::default();
        let mut source = note("sources", "s", BaseKind::Source, Details::Page);
        fill(&mut source, &mut fields);
        source.front.details = Details::Source(Box::new(fields));
        let fixture = Fixture::of([source]);
        References::of(&fixture.dossier).of_source(&NoteId::new("s")).to_vec()
    }

    fn text(parts: &[ReferencePart]) -> String {
        parts.iter().map(|p| p.text.as_str()).collect()
    }

    #[test]
    fn what_is_not_known_is_not_made_up() {
        let parts = formatted(|_, fields| fields.label = Some(spanned("Report from Vell".to_owned())));
        assert_eq!(text(&parts), "[Report from Vell], n.d.");
        let parts = formatted(|note, fields| {
            fields.label = Some(spanned("Report from Vell".to_owned()));
            fields.publisher = Some(spanned("Harbour Post".to_owned()));
            note.front.date = Some(date("2017-02~"));
        });
        assert_eq!(text(&parts), "[Report from Vell], Harbour Post, c. February 2017.");
        assert!(parts.iter().any(|p| p.italic && p.text == "Harbour Post"));
    }

    #[test]
    fn a_full_reference_has_author_headline_and_address() {
        let parts = formatted(|note, fields| {
            note.front.title = Some(spanned("Grain & <b>bridge</b> {x} $y$".to_owned()));
            note.front.date = Some(date("2021-05-06"));
            fields.author = Some(spanned("Ada Lindqvist".to_owned()));
            fields.publisher = Some(spanned("Harbour Post".to_owned()));
            fields.url = Some(spanned("https://example.org/a?b=<c>".to_owned()));
            fields.accessed = Some(date("2021-06-01"));
        });
        let text = text(&parts);
        assert!(text.starts_with("Ada Lindqvist, “Grain & <b>bridge</b> {x} $y$”, Harbour Post, 6 May 2021, https://example.org/a"), "{text}");
        assert!(text.ends_with("read on 1 June 2021."), "{text}");
        assert!(
            parts.iter().any(|p| p.href.as_deref().is_some_and(|h| h.starts_with("https://example.org/a"))),
            "{parts:?}"
        );
    }

    #[test]
    fn a_hostile_address_is_not_linked() {
        let parts = formatted(|note, fields| {
            note.front.title = Some(spanned("A".to_owned()));
            fields.url = Some(spanned("javascript:alert(1)".to_owned()));
        });
        assert!(parts.iter().all(|p| p.href.is_none()));
    }
}
