//! Words for what the model names: statuses, types, fields.

use std::collections::BTreeMap;

use crate::model::{ActorType, Bound, EventStatus, MatchKind, QuoteOutcome, SourceType};
use crate::site::view::OutcomeView;
use crate::text::Spanned;

/// A value as it is written; empty where there is none.
pub(in crate::site) fn written(value: Option<&Spanned<String>>) -> String {
    value.map_or(String::new(), |value| value.value.clone())
}

pub(in crate::site) const fn status(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Planned => "Announced",
        EventStatus::Held => "Reported",
        EventStatus::Cancelled => "Called off",
        EventStatus::Unknown => "Not known",
    }
}

pub(in crate::site) const fn actor_type(kind: ActorType) -> &'static str {
    match kind {
        ActorType::Person => "Person",
        ActorType::State => "State",
        ActorType::Office => "Office",
        ActorType::Organisation => "Organisation",
        ActorType::Medium => "Medium",
        ActorType::Place => "Place",
        ActorType::Facility => "Facility",
        ActorType::Family => "Family",
        ActorType::Group => "Group",
    }
}

pub(in crate::site) const fn actor_types(kind: ActorType) -> &'static str {
    match kind {
        ActorType::Person => "People",
        ActorType::State => "States",
        ActorType::Office => "Offices",
        ActorType::Organisation => "Organisations",
        ActorType::Medium => "Media",
        ActorType::Place => "Places",
        ActorType::Facility => "Facilities",
        ActorType::Family => "Families",
        ActorType::Group => "Groups",
    }
}

pub(in crate::site) const fn source_type(kind: SourceType) -> &'static str {
    match kind {
        SourceType::Article => "Article",
        SourceType::Opinion => "Opinion piece",
        SourceType::PressRelease => "Press release",
        SourceType::Report => "Report",
        SourceType::Speech => "Speech",
        SourceType::Interview => "Interview",
        SourceType::Broadcast => "Broadcast",
        SourceType::Law => "Legal text",
        SourceType::Book => "Book",
        SourceType::Dataset => "Table of figures",
        SourceType::Letter => "Letter",
        SourceType::Post => "Post",
        SourceType::Page => "Web page",
    }
}

pub(in crate::site) const fn bound_class(bound: Bound) -> &'static str {
    bound.name()
}

/// A language by its name where it is one that sources are often in, else its tag.
pub(in crate::site) fn language(tag: &str) -> &str {
    match tag {
        "ar" => "Arabic",
        "de" => "German",
        "en" => "English",
        "es" => "Spanish",
        "fa" => "Persian",
        "fr" => "French",
        "ru" => "Russian",
        "tg" => "Tajik",
        "uk" => "Ukrainian",
        "zh" => "Chinese",
        other => other,
    }
}

/// A front matter field in words.
pub(in crate::site) fn field(name: &str) -> String {
    match name {
        "actor_type" | "type" => "type".to_owned(),
        "about" => "subject".to_owned(),
        other => other.replace(['_', '-'], " "),
    }
}

/// Each outcome that is not the rule once, for the legend of a page.
pub(in crate::site) fn distinct<'v>(outcomes: impl Iterator<Item = &'v OutcomeView>) -> Vec<OutcomeView> {
    let by_class: BTreeMap<&str, &OutcomeView> =
        outcomes.filter(|o| o.class != "exact").map(|o| (o.class, o)).collect();
    by_class.into_values().cloned().collect()
}

pub(in crate::site) const fn outcome(outcome: Option<&QuoteOutcome>) -> OutcomeView {
    let (class, label, meaning) = match outcome {
        Some(QuoteOutcome::Verified(MatchKind::Exact, _)) => {
            ("exact", "verified", "Found in the archived text, letter for letter.")
        }
        Some(QuoteOutcome::Verified(MatchKind::Folded, _)) => (
            "folded",
            "verified, folded",
            "Found in the archived text; quotation marks, dashes or white space are set differently there.",
        ),
        Some(QuoteOutcome::Absent { .. }) => ("absent", "not found", "Not found in the archived text."),
        Some(QuoteOutcome::Misattributed(_)) => {
            ("misattributed", "in another source", "Found in another source than the one named.")
        }
        Some(QuoteOutcome::Ambiguous(_)) => {
            ("ambiguous", "found more than once", "Found more than once in the archived text.")
        }
        Some(QuoteOutcome::Unsealed) => (
            "unsealed",
            "not sealed",
            "The archived text was not at hand, and its seal does not hold these words.",
        ),
        Some(QuoteOutcome::Uncheckable | QuoteOutcome::NoSource) | None => {
            ("uncheckable", "not checked", "Neither the archived text nor a seal of it was at hand.")
        }
    };
    OutcomeView { class, label, meaning }
}
