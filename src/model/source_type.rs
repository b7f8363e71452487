//! What a source is.

/// The type of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceType {
    /// A piece of a newspaper, agency or magazine.
    Article,
    /// A piece in which its author judges.
    Opinion,
    /// What an office or company tells the press.
    PressRelease,
    /// What an organisation publishes of its own findings.
    Report,
    /// What somebody said in public, as it was written down.
    Speech,
    /// Questions and answers.
    Interview,
    /// What was heard or seen, as it was written down.
    Broadcast,
    /// A law, decree, treaty or judgement.
    Law,
    /// A book or a part of it.
    Book,
    /// A table of figures.
    Dataset,
    /// A letter or message.
    Letter,
    /// What somebody wrote on a network.
    Post,
    /// Any other page.
    Page,
}

impl SourceType {
    /// All of them, in reading order.
    pub const ALL: [Self; 13] = [
        Self::Article,
        Self::Opinion,
        Self::PressRelease,
        Self::Report,
        Self::Speech,
        Self::Interview,
        Self::Broadcast,
        Self::Law,
        Self::Book,
        Self::Dataset,
        Self::Letter,
        Self::Post,
        Self::Page,
    ];

    /// The word in front matter.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Opinion => "opinion",
            Self::PressRelease => "press-release",
            Self::Report => "report",
            Self::Speech => "speech",
            Self::Interview => "interview",
            Self::Broadcast => "broadcast",
            Self::Law => "law",
            Self::Book => "book",
            Self::Dataset => "dataset",
            Self::Letter => "letter",
            Self::Post => "post",
            Self::Page => "page",
        }
    }
}
