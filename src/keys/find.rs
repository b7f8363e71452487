//! Finding keys by name, and all of them.

use super::config::CONFIG;
use super::key::Key;
use super::notes::{ACTOR, COMMON, EVENT, SOURCE, STATISTIC};
use crate::model::BaseKind;
use crate::text::similar;

/// What keys are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Every note.
    Note,
    /// The notes of a base kind.
    Kind(BaseKind),
    /// `factum.yaml`.
    Config,
}

impl Subject {
    /// All of them, in reading order.
    pub const ALL: [Self; 6] = [
        Self::Note,
        Self::Kind(BaseKind::Event),
        Self::Kind(BaseKind::Actor),
        Self::Kind(BaseKind::Statistic),
        Self::Kind(BaseKind::Source),
        Self::Config,
    ];

    /// The keys that it has, and no other has before it.
    #[must_use]
    pub const fn keys(self) -> &'static [Key] {
        match self {
            Self::Note => COMMON,
            Self::Kind(BaseKind::Event) => EVENT,
            Self::Kind(BaseKind::Actor) => ACTOR,
            Self::Kind(BaseKind::Statistic) => STATISTIC,
            Self::Kind(BaseKind::Source) => SOURCE,
            Self::Kind(BaseKind::Page) => &[],
            Self::Config => CONFIG,
        }
    }

    /// How it is called.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Note => "Every note",
            Self::Kind(BaseKind::Event) => "Events",
            Self::Kind(BaseKind::Actor) => "Actors",
            Self::Kind(BaseKind::Statistic) => "Statistics",
            Self::Kind(BaseKind::Source) => "Sources",
            Self::Kind(BaseKind::Page) => "Pages",
            Self::Config => "factum.yaml",
        }
    }
}

/// A key, what it is of, and the keys that it stands below.
#[derive(Clone, Debug)]
pub struct Found {
    /// What it is of.
    pub subject: Subject,
    /// Its path: `cites.talks.quote`, where what is a name of your own is written in `‹›`.
    pub path: String,
    /// The key.
    pub key: &'static Key,
}

/// All keys, each before those below it.
#[must_use]
pub fn all() -> Vec<Found> {
    let mut found = Vec::new();
    for subject in Subject::ALL {
        collect(subject, "", subject.keys(), &mut found);
    }
    found
}

fn collect(subject: Subject, above: &str, keys: &'static [Key], found: &mut Vec<Found>) {
    for key in keys {
        let path = format!("{above}{}", key.name);
        found.push(Found { subject, path: path.clone(), key });
        collect(subject, &format!("{path}{}", key.form.step()), key.form.keys(), found);
    }
}

/// The keys of a name, or at a path: `quote`, `cites.quote`.
#[must_use]
pub fn find(name: &str) -> Vec<Found> {
    let plain = |path: &str| {
        let parts: Vec<&str> =
            path.split('.').filter(|part| !part.starts_with('‹') && *part != "[]").collect();
        parts.join(".")
    };
    let name = name.trim_end_matches(':');
    all().into_iter().filter(|found| found.key.name == name || plain(&found.path) == plain(name)).collect()
}

/// The keys whose names are like one.
#[must_use]
pub fn suggest(name: &str) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = all().iter().map(|found| found.key.name).collect();
    names.sort_unstable();
    names.dedup();
    let near: Vec<String> = similar(name, names.iter().copied()).into_iter().map(str::to_owned).collect();
    names.retain(|name| near.iter().any(|other| other == name));
    names
}
