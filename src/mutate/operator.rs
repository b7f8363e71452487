//! The ways in which a dossier is changed, and what must come of each.

/// A way to change a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operator {
    /// Another digit, or another number word.
    Digit,
    /// Thousand, million and billion for each other.
    Scale,
    /// Another currency or measure, in prose or under `unit`.
    Unit,
    /// A percent sign dropped or put in, or percentage points for percent.
    PercentSign,
    /// Another day, or another year where there is no day.
    Date,
    /// Another month, by name or in front matter.
    Month,
    /// Another day of the week.
    Weekday,
    /// An actor's name for that of another actor of the same type.
    Name,
    /// A link to another note of the same base.
    LinkTarget,
    /// A word of a quote replaced, dropped or swapped with the next.
    QuoteWord,
    /// A negation put into a quote or taken out of it.
    Negation,
    /// Another source for the same words.
    SourceKey,
    /// Another period of an observation, or of a figure in prose.
    Period,
    /// A hedge dropped in prose, or another `bound`.
    Hedge,
    /// White space in prose, in quotes and at the end of lines.
    WhiteSpace,
    /// Straight quotation marks and apostrophes for curly ones, and the other way round.
    TypographicQuotes,
    /// The order of front matter's keys, or of the entries of `cites`.
    KeyOrder,
    /// Words without facts for words that say the same.
    Rewording,
}

/// The outcome that the checks must come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Expected {
    /// Speak, at level error.
    Caught,
    /// Keep silent.
    Spared,
}

impl Operator {
    /// All of them: those that must be caught, then those that must be spared.
    pub const ALL: [Self; 18] = [
        Self::Digit,
        Self::Scale,
        Self::Unit,
        Self::PercentSign,
        Self::Date,
        Self::Month,
        Self::Weekday,
        Self::Name,
        Self::LinkTarget,
        Self::QuoteWord,
        Self::Negation,
        Self::SourceKey,
        Self::Period,
        Self::Hedge,
        Self::WhiteSpace,
        Self::TypographicQuotes,
        Self::KeyOrder,
        Self::Rewording,
    ];

    /// Its name on the command line and in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Digit => "digit",
            Self::Scale => "scale",
            Self::Unit => "unit",
            Self::PercentSign => "percent-sign",
            Self::Date => "date",
            Self::Month => "month",
            Self::Weekday => "weekday",
            Self::Name => "name",
            Self::LinkTarget => "link-target",
            Self::QuoteWord => "quote-word",
            Self::Negation => "negation",
            Self::SourceKey => "source-key",
            Self::Period => "period",
            Self::Hedge => "hedge",
            Self::WhiteSpace => "white-space",
            Self::TypographicQuotes => "typographic-quotes",
            Self::KeyOrder => "key-order",
            Self::Rewording => "rewording",
        }
    }

    /// The operator with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|operator| operator.name() == name)
    }

    /// The outcome that the checks must come to for its mutants.
    #[must_use]
    pub const fn expected(self) -> Expected {
        match self {
            Self::WhiteSpace | Self::TypographicQuotes | Self::KeyOrder | Self::Rewording => Expected::Spared,
            _ => Expected::Caught,
        }
    }
}
