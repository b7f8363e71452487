//! How much a finding weighs.

/// The weight of a rule's findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// It is not reported.
    Allow,
    /// It is asked of a person, who alone can tell: what rests on lists of words is no more than that.
    Suspicion,
    /// It is reported, and the dossier is still published.
    Warning,
    /// The dossier is not published.
    Error,
}

impl Level {
    /// All four, from the lightest.
    pub const ALL: [Self; 4] = [Self::Allow, Self::Suspicion, Self::Warning, Self::Error];

    /// The word in `factum.yaml` and in every form of output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Suspicion => "suspicion",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The level with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}
