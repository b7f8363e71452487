//! Small dossiers for tests, written in Rust so that rooms behind the index are tested without a parser.

use std::sync::Arc;

use super::Index;
use crate::model::{
    ActorFields, ActorType, BaseKind, Body, Bound, Citation, CitationPlace, Date, Details, Dossier,
    FrontMatter, NoteId, Observation, ObservationCite, ParsedNote, StatisticFields, ValueSource,
};
use crate::text::{FileId, Span, Spanned};

pub(crate) fn at<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

pub(crate) fn text(value: &str) -> Spanned<String> {
    at(value.to_owned())
}

pub(crate) fn note(id: &str, base: BaseKind, title: &str, aliases: &[&str], details: Details) -> ParsedNote {
    let front = FrontMatter {
        span: Span::default(),
        title: Some(text(title)),
        description: None,
        date: None,
        updated: None,
        aliases: aliases.iter().map(|a| text(a)).collect(),
        tags: Vec::new(),
        draft: false,
        lang: None,
        slug: None,
        told_in: None,
        order: None,
        cites: Vec::new(),
        allow: Vec::new(),
        inferred: Vec::new(),
        resolution: None,
        corrections: Vec::new(),
        addresses: Vec::new(),
        translations: Vec::new(),
        images: Vec::new(),
        details,
    };
    ParsedNote {
        file: FileId(0),
        path: format!("{}s/{id}.md", base.name()),
        id: NoteId::new(id),
        folder: format!("{}s", base.name()),
        base,
        front,
        body: Body::default(),
        statements: Vec::new(),
        faults: Vec::new(),
        unread: None,
    }
}

pub(crate) fn actor(id: &str, title: &str, aliases: &[&str]) -> ParsedNote {
    note(id, BaseKind::Actor, title, aliases, Details::Actor(Box::default()))
}

pub(crate) fn person(id: &str, title: &str, aliases: &[&str]) -> ParsedNote {
    let fields = ActorFields { actor_type: Some(at(ActorType::Person)), ..ActorFields::default() };
    note(id, BaseKind::Actor, title, aliases, Details::Actor(fields.into()))
}

pub(crate) fn source(id: &str, date: &str) -> ParsedNote {
    let mut source = note(id, BaseKind::Source, id, &[], Details::Source(Box::default()));
    source.front.date = Some(at(Date::parse(date).unwrap()));
    source
}

pub(crate) fn statistic(id: &str, unit: &str, observations: Vec<Observation>) -> ParsedNote {
    let fields = StatisticFields { unit: Some(text(unit)), observations, ..StatisticFields::default() };
    note(id, BaseKind::Statistic, id, &[], Details::Statistic(fields.into()))
}

pub(crate) fn citation(place: CitationPlace, source: &str, quote: &str) -> Citation {
    Citation {
        place,
        source: text(source),
        quote: crate::syntax::parse_quote(text(quote)),
        prefix: None,
        suffix: None,
        supports: Vec::new(),
        note: None,
        id: None,
        voice: crate::model::Voice::default(),
        span: Span::default(),
    }
}

/// An observation with its own citation of the source `gazette`, as the statistic's number `n`.
pub(crate) fn observation(n: usize, period: &str, value: ValueSource, quote: &str) -> Observation {
    let own = citation(CitationPlace::Observation(n), "gazette", quote);
    Observation {
        period: at(Date::parse(period).unwrap()),
        value,
        bound: None,
        label: None,
        note: None,
        cite: (!quote.is_empty()).then(|| ObservationCite::Own(Box::new(own))),
        anchor: String::new(),
        span: Span::default(),
    }
}

pub(crate) fn stated(value: &str) -> ValueSource {
    ValueSource::Stated(text(value))
}

pub(crate) fn derived(expression: &str) -> ValueSource {
    ValueSource::Derived(crate::syntax::parse_formula(text(expression)))
}

pub(crate) fn bounded(bound: Bound, observation: Observation) -> Observation {
    Observation { bound: Some(at(bound)), ..observation }
}

pub(crate) fn dossier(notes: Vec<ParsedNote>) -> Dossier {
    let notes = notes.into_iter().map(|note| (note.id.clone(), Arc::new(note))).collect();
    Dossier { notes, ..Dossier::default() }
}

/// Three actors, a source and a page.
pub(crate) fn cast() -> Vec<ParsedNote> {
    vec![
        person("anna-berg", "Anna Berg", &["Berg"]),
        actor("norland", "Norland", &[]),
        actor("sudland", "Sudland", &[]),
        actor("union", "Northern Union", &["NUL"]),
        source("gazette", "2019-06-12"),
        note("about", BaseKind::Page, "About us", &[], Details::Page),
    ]
}

pub(crate) fn index() -> Index {
    Index::of(&dossier(cast()))
}
