//! The fields that each base kind adds to front matter.

use super::statistic;
use crate::model::{ActorFields, ActorType, BaseKind, Details, EventFields, EventStatus, SourceFields};
use crate::syntax::yaml::Fields;

pub(super) fn read(base: BaseKind, fields: &mut Fields<'_>) -> Details {
    match base {
        BaseKind::Event => Details::Event(read_event(fields)),
        BaseKind::Actor => Details::Actor(read_actor(fields)),
        BaseKind::Statistic => Details::Statistic(statistic::read(fields)),
        BaseKind::Source => Details::Source(Box::new(read_source(fields))),
        BaseKind::Page => Details::Page,
    }
}

fn read_event(fields: &mut Fields<'_>) -> EventFields {
    EventFields {
        status: fields.word("status", &EventStatus::ALL.map(|status| (status.name(), status))),
        category: fields.text("category"),
        place: fields.text("place"),
        participants: fields.texts("participants"),
    }
}

fn read_actor(fields: &mut Fields<'_>) -> ActorFields {
    ActorFields {
        actor_type: fields.word("type", &ActorType::ALL.map(|kind| (kind.name(), kind))),
        role: fields.text("role"),
        affiliation: fields.texts("affiliation"),
    }
}

fn read_source(fields: &mut Fields<'_>) -> SourceFields {
    SourceFields {
        label: fields.text("label"),
        publisher: fields.text("publisher"),
        author: fields.text("author"),
        language: fields.text("language"),
        capture: fields.text("capture"),
        url: fields.text("url"),
        url_status: fields.text("url_status"),
        archive_url: fields.text("archive_url"),
        archive_date: fields.date("archive_date"),
        accessed: fields.date("accessed"),
        licence: fields.text("licence"),
        syndicated_from: fields.text("syndicated_from"),
        identified: fields.pairs("identified"),
    }
}
