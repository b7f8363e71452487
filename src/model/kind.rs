//! Kinds of notes: five bases that the compiler understands, and the kinds a dossier declares on them.

/// The kind of a note to the compiler. Each declared [`Kind`] stands on one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BaseKind {
    /// Something that happens at a date.
    Event,
    /// A person, state, organisation, medium, office, place or facility.
    Actor,
    /// A figure with observations.
    Statistic,
    /// An archived article.
    Source,
    /// Anything else: the home page, the methodology.
    Page,
}

impl BaseKind {
    /// All five, in reading order.
    pub const ALL: [Self; 5] = [Self::Event, Self::Actor, Self::Statistic, Self::Source, Self::Page];

    /// The word for it in `factum.yaml` and in templates.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Actor => "actor",
            Self::Statistic => "statistic",
            Self::Source => "source",
            Self::Page => "page",
        }
    }
}

/// A kind of notes as `factum.yaml` declares it; the notes stand in `content/<folder>/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// The folder below `content/`, which is also the kind's name and its index page's folder.
    pub folder: String,
    /// The base kind that the compiler takes it for.
    pub base: BaseKind,
    /// One note of this kind: "Summit".
    pub label: String,
    /// Several of them: "Summits".
    pub plural: String,
    /// A sentence for the kind's index page; may be empty.
    pub description: String,
    /// Whether its events are meetings: who takes part in one meets all others who do.
    pub is_meeting: bool,
}
