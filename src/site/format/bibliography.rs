//! Formatted references of sources, by a style in the Citation Style Language (CSL 1.0.2).
//!
//! hayagriva's own HTML does not escape, so references leave here as runs of text.

use hayagriva::archive::{self, ArchivedStyle};
use hayagriva::citationberg::{FontStyle, IndependentStyle, Locale, LocaleCode, Style};
use hayagriva::types::{Date as CslDate, EntryType, FormatString, Publisher, QualifiedUrl};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild, ElemChildren, Entry,
};

use unic_langid::LanguageIdentifier;

use super::{date, person};
use crate::model::{Date, ParsedNote};
use crate::site::urls::{Address, classify};
use crate::site::view::ReferencePart;

/// The style that comes with Factum.
const STYLE: &str = include_str!("factum.csl");

/// The name of that style.
const OURS: &str = "factum";

/// Whether `citation_style` may have this name: `factum`, or that of a style in hayagriva's
/// archive.
#[must_use]
pub fn is_citation_style(name: &str) -> bool {
    name == OURS || ArchivedStyle::by_name(name).is_some()
}

/// The names that `citation_style` may have.
pub fn citation_styles() -> impl Iterator<Item = &'static str> {
    let archived = ArchivedStyle::all().iter().filter_map(|style| style.names().first().copied());
    std::iter::once(OURS).chain(archived)
}

/// A style with the terms of the dossier's language.
#[derive(Debug)]
pub(in crate::site) struct Form {
    style: IndependentStyle,
    locale: Option<LocaleCode>,
    locales: Vec<Locale>,
    /// What the style takes a report for.
    shape: Shape,
}

/// How a source is given to a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// As one entry with its publisher, which our style knows.
    Report,
    /// As an article in a newspaper, which other styles know.
    Article,
    /// As a page of its own: to other styles an article of no paper is a preprint.
    Page,
}

impl Form {
    /// The style of this name; ours where it has none, or where it only points to another style.
    pub(in crate::site) fn of(name: &str, language: &str) -> Option<Self> {
        let locale = (!language.starts_with("en")).then(|| LocaleCode(locale_of(language)));
        let archived = ArchivedStyle::by_name(name).filter(|_| name != OURS).map(ArchivedStyle::get);
        if let Some(Style::Independent(style)) = archived {
            return Some(Self { style, locale, locales: archive::locales(), shape: Shape::Article });
        }
        let style = IndependentStyle::from_xml(STYLE).ok()?;
        let locales = if locale.is_some() { archive::locales() } else { Vec::new() };
        Some(Self { style, locale, locales, shape: Shape::Report })
    }

    /// The entry as the style's bibliography has it, or as its notes do where it has none.
    fn write(&self, entry: &Entry) -> Vec<ReferencePart> {
        let mut driver = BibliographyDriver::new();
        let items = vec![CitationItem::with_entry(entry)];
        driver.citation(CitationRequest::new(items, &self.style, self.locale.clone(), &self.locales, None));
        let request = BibliographyRequest {
            style: &self.style,
            locale: self.locale.clone(),
            locale_files: &self.locales,
        };
        let rendered = driver.finish(request);
        let listed = rendered.bibliography.and_then(|list| list.items.into_iter().next());
        let noted = rendered.citations.into_iter().next();
        let mut parts = Vec::new();
        match (listed, noted) {
            (Some(item), _) => collect(&item.content, &mut parts),
            (None, Some(note)) => collect(&note.citation, &mut parts),
            (None, None) => {}
        }
        parts
    }
}

/// The locale of CSL for a language: it names a country with every one.
fn locale_of(language: &str) -> String {
    let full = match language {
        "de" => "de-DE",
        "es" => "es-ES",
        "fr" => "fr-FR",
        "ru" => "ru-RU",
        "uk" => "uk-UA",
        other => other,
    };
    full.to_owned()
}

/// The formatted reference of a source.
pub(in crate::site) fn reference_of(note: &ParsedNote, form: &Form) -> Vec<ReferencePart> {
    let has_publisher = note.source().is_some_and(|source| source.publisher.is_some());
    if form.shape == Shape::Report || has_publisher {
        return form.write(&entry(note, form.shape));
    }
    // Not every style says of a page when it was written.
    let date = note.front.date.as_ref().and_then(|date| date::parts(&date.value));
    let year = date.map_or(String::new(), |(year, ..)| year.to_string());
    let page = form.write(&entry(note, Shape::Page));
    let is_whole = page.iter().any(|part| part.text.contains(&year)) && !page.is_empty();
    if is_whole { page } else { form.write(&entry(note, Shape::Article)) }
}

/// A source as a bibliographic entry. Only what its note gives; the description in brackets stands
/// for a headline that is not known.
fn entry(note: &ParsedNote, shape: Shape) -> Entry {
    let kind = match shape {
        Shape::Report => EntryType::Newspaper,
        Shape::Article => EntryType::Article,
        Shape::Page => EntryType::Web,
    };
    let mut entry = Entry::new(note.id.as_str(), kind);
    let text = |text: &str| FormatString::with_value(text.to_owned());
    match &note.front.title {
        Some(title) => entry.set_title(text(&title.value)),
        None if shape != Shape::Report => entry.set_title(text(&format!("[{}]", note.title()))),
        None => entry.set_genre(text(note.title())),
    }
    if let Some(date) = note.front.date.as_ref().and_then(|d| csl_date(&d.value)) {
        entry.set_date(date);
    }
    let Some(source) = note.source() else { return entry };
    // Only English titles are put into title case (CSL 1.0.2).
    let language = source.language.as_ref().or(note.front.lang.as_ref());
    if let Some(language) = language.and_then(|language| language.parse::<LanguageIdentifier>().ok()) {
        entry.set_language(language);
    }
    if let Some(author) = &source.author {
        // Our style writes names as the note has them; others turn and shorten those of persons.
        let is_whole = shape == Shape::Report || source.author_is_organisation;
        entry.set_authors(person::authors(&author.value, is_whole));
    }
    if shape == Shape::Article {
        // A paper stands for it though its name is not known, since an article of none is a preprint.
        let name = source.publisher.as_ref().map(|publisher| publisher.value.as_str());
        let mut paper = Entry::new(name.unwrap_or("paper"), EntryType::Newspaper);
        if let Some(name) = name {
            paper.set_title(text(name));
        }
        entry.set_parents(vec![paper]);
    } else if let Some(publisher) = &source.publisher {
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

fn csl_date(date: &Date) -> Option<CslDate> {
    let (year, month, day) = date::parts(date)?;
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
    use crate::model::{BaseKind, Dossier, NoteId};
    use crate::model::{Details, SourceFields};
    use crate::site::fixture::{Fixture, date, note, spanned};

    fn reference(dossier: &Dossier) -> Vec<ReferencePart> {
        let form = Form::of(&dossier.policy.citation_style, &dossier.site.language).unwrap();
        reference_of(dossier.note(&NoteId::new("s")).unwrap(), &form)
    }

    fn formatted(fill: impl FnOnce(&mut ParsedNote, &mut SourceFields)) -> Vec<ReferencePart> {
        let mut fields = SourceFields::default();
        let mut source = note("sources", "s", BaseKind::Source, Details::Page);
        fill(&mut source, &mut fields);
        source.front.details = Details::Source(Box::new(fields));
        let fixture = Fixture::of([source]);
        reference(&fixture.dossier)
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
    fn a_style_is_chosen_by_its_name() {
        let mut source = note("sources", "s", BaseKind::Source, Details::Page);
        source.front.title = Some(spanned("Grain".to_owned()));
        source.front.date = Some(date("2021-05-06"));
        let fields =
            SourceFields { publisher: Some(spanned("Harbour Post".to_owned())), ..Default::default() };
        source.front.details = Details::Source(Box::new(fields));
        let mut fixture = Fixture::of([source]);
        let mut written = |style: &str, language: &str| {
            style.clone_into(&mut fixture.dossier.policy.citation_style);
            language.clone_into(&mut fixture.dossier.site.language);
            text(&reference(&fixture.dossier))
        };
        assert!(written("apa", "en").contains("(2021, May 6)"), "{}", written("apa", "en"));
        assert!(written("factum", "de").contains("6. Mai 2021"), "{}", written("factum", "de"));
        for style in citation_styles() {
            assert!(is_citation_style(style), "{style}");
        }
        assert!(written("chicago-notes", "en").contains("Grain"));
        assert!(!is_citation_style("chicago-notse"));
    }

    #[test]
    fn other_styles_get_what_the_note_says_and_no_more() {
        let written = |style: &str, fill: fn(&mut SourceFields)| {
            let mut source = note("sources", "s", BaseKind::Source, Details::Page);
            source.front.title = Some(spanned("Bericht über den Hafen im Winter".to_owned()));
            source.front.date = Some(date("2021-05-06"));
            let mut fields =
                SourceFields { author: Some(spanned("Pia Holm".to_owned())), ..Default::default() };
            fill(&mut fields);
            source.front.details = Details::Source(Box::new(fields));
            let mut fixture = Fixture::of([source]);
            style.clone_into(&mut fixture.dossier.policy.citation_style);
            text(&reference(&fixture.dossier))
        };
        let german = |fields: &mut SourceFields| fields.language = Some(spanned("de".to_owned()));
        let notes = written("chicago-notes", german);
        assert!(notes.contains("“Bericht über den Hafen im Winter.”"), "{notes}");
        assert!(!notes.contains("Preprint"), "{notes}");
        let shouted = written("chicago-notes", |fields| fields.language = Some(spanned("en".to_owned())));
        assert!(shouted.contains("Hafen Im Winter"), "{shouted}");
        assert!(written("apa", german).starts_with("Holm, P. (2021"), "{}", written("apa", german));
        for style in ["apa", "chicago-notes", "chicago-author-date", "mla", "ieee", "harvard-cite-them-right"]
        {
            let written = written(style, german).to_lowercase();
            assert!(written.contains("bericht über den hafen im winter"), "{style}: {written}");
            assert!(written.contains("holm") && written.contains("2021"), "{style}: {written}");
        }
        let board = written("apa", |fields| {
            fields.author = Some(spanned("Ocean Watch".to_owned()));
            fields.author_is_organisation = true;
        });
        assert!(board.starts_with("Ocean Watch. (2021"), "{board}");
        assert!(written("factum", german).starts_with("Pia Holm,"), "{}", written("factum", german));
    }

    /// A source without a publisher is in no style a preprint or of a paper that its note does not name.
    #[test]
    fn no_style_states_what_no_note_states() {
        let mut source = note("sources", "s", BaseKind::Source, Details::Page);
        source.front.title = Some(spanned("Bericht über den Hafen im Winter".to_owned()));
        source.front.date = Some(date("2021-05-06"));
        let fields = SourceFields {
            author: Some(spanned("Harbour Board".to_owned())),
            language: Some(spanned("de".to_owned())),
            ..Default::default()
        };
        source.front.details = Details::Source(Box::new(fields));
        let mut fixture = Fixture::of([source]);
        for style in citation_styles() {
            style.clone_into(&mut fixture.dossier.policy.citation_style);
            let written = text(&reference(&fixture.dossier));
            let lower = written.to_lowercase();
            for made_up in
                ["preprint", "newspaper", "blog", "press release", "board, h", "h. board", "board h"]
            {
                assert!(!lower.contains(made_up), "{style}: {written}");
            }
            assert!(!written.contains("Hafen Im"), "{style}: {written}");
            assert!(!written.is_empty(), "{style}");
        }
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
