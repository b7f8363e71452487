//! The fields that each base kind adds to front matter.

use super::{statistic, voice};
use crate::model::{
    ActorFields, ActorType, BaseKind, Coordinates, Details, EventFields, EventStatus, FaultKind, NoteId,
    SourceFields, SourceType,
};
use crate::syntax::hosts::doubtful_host;
use crate::syntax::yaml::Fields;
use crate::text::Spanned;

pub(super) fn read(base: BaseKind, id: &NoteId, fields: &mut Fields<'_>) -> Details {
    match base {
        BaseKind::Event => Details::Event(read_event(fields).into()),
        BaseKind::Actor => Details::Actor(read_actor(fields).into()),
        BaseKind::Statistic => Details::Statistic(statistic::read(fields).into()),
        BaseKind::Source => Details::Source(Box::new(read_source(id, fields))),
        BaseKind::Page => Details::Page,
    }
}

fn read_event(fields: &mut Fields<'_>) -> EventFields {
    EventFields {
        status: fields.word("status", &EventStatus::WORDS),
        category: fields.text("category"),
        place: fields.text("place"),
        participants: fields.texts("participants"),
        after: fields.texts("after"),
        before: fields.texts("before"),
        announces: fields.texts("announces"),
    }
}

fn read_actor(fields: &mut Fields<'_>) -> ActorFields {
    ActorFields {
        actor_type: fields.word("type", &ActorType::ALL.map(|kind| (kind.name(), kind))),
        role: fields.text("role"),
        affiliation: fields.texts("affiliation"),
        coordinates: read_coordinates(fields),
    }
}

/// Where a place lies, and what that is known from: the sources of a dossier seldom say it.
fn read_coordinates(fields: &mut Fields<'_>) -> Option<Coordinates> {
    let text = fields.text("coordinates");
    let source = fields.text("coordinates_source");
    let text = text?;
    let Some((latitude, longitude)) = Coordinates::read(&text.value) else {
        let expected = "degrees north and east with decimals, such as `38.56, 68.77`".to_owned();
        fields.fault(FaultKind::WrongValue { expected, found: format!("`{}`", text.value) }, text.span);
        return None;
    };
    if source.is_none() {
        fields.fault(FaultKind::MissingKey { key: "coordinates_source" }, text.span);
    }
    Some(Coordinates { latitude, longitude, source: source? })
}

/// An address of another site. Without a scheme nobody can tell it from a file's name.
fn read_address(key: &'static str, fields: &mut Fields<'_>) -> Option<Spanned<String>> {
    let url = fields.text(key)?;
    let scheme = url.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-');
    if !scheme.is_empty() && scheme.chars().all(is_scheme) {
        if let Some(host) = doubtful_host(&url.value) {
            fields.fault(FaultKind::DoubtfulHost(host), url.span);
        }
        return Some(url);
    }
    let expected = "an address that begins with https:// or http://".to_owned();
    fields.fault(FaultKind::WrongValue { expected, found: format!("`{}`", url.value) }, url.span);
    None
}

fn read_source(id: &NoteId, fields: &mut Fields<'_>) -> SourceFields {
    let (author, author_is_organisation) = fields.name_or_organisation("author");
    SourceFields {
        source_type: fields.word("type", &SourceType::ALL.map(|kind| (kind.name(), kind))),
        label: fields.name("label"),
        publisher: fields.text("publisher"),
        author,
        author_is_organisation,
        language: fields.text("language"),
        capture: fields.text("capture"),
        url: read_address("url", fields),
        url_status: fields.text("url_status"),
        archive_url: read_address("archive_url", fields),
        archive_date: fields.date("archive_date"),
        accessed: fields.date("accessed"),
        licence: fields.text("licence"),
        syndicated_from: fields.text("syndicated_from"),
        identified: fields.pairs("identified"),
        has_own_voice: voice::is_own(fields),
        voices: voice::read_all(fields, id),
    }
}
