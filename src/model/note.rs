//! A note as it was parsed: front matter, body, statements, and what is wrong with it.

use super::body::Body;
use super::citation::{Citation, CitationPlace, SourceVoice};
use super::coordinates::Coordinates;
use super::correction::Correction;
use super::date::Date;
use super::event::EventFields;
use super::fault::Fault;
use super::id::NoteId;
use super::image::ImageFields;
use super::kind::BaseKind;
use super::source_type::SourceType;
use super::statement::Statement;
use super::statistic::{Observation, ObservationCite, StatisticFields};
use crate::text::{FileId, Span, Spanned};

/// One file of `content/`, parsed. Parsing never fails: faults are kept beside what was understood.
#[derive(Clone, Debug)]
pub struct ParsedNote {
    /// The file's number.
    pub file: FileId,
    /// The path below `content/`, with `/` between its parts.
    pub path: String,
    /// The file stem.
    pub id: NoteId,
    /// The folder of its [`super::Kind`]; empty at the top of `content/`.
    pub folder: String,
    /// The base kind that the compiler takes it for.
    pub base: BaseKind,
    /// The front matter.
    pub front: FrontMatter,
    /// The body.
    pub body: Body,
    /// The body's sentences, headings and cells, in order. [`super::Inline::Sentence`] holds indices into it.
    pub statements: Vec<Statement>,
    /// The faults of the file's form.
    pub faults: Vec<Fault>,
    /// The front matter as it stands, where it could not be read.
    pub unread: Option<String>,
}

impl ParsedNote {
    /// The event's fields, if it is an event.
    #[must_use]
    pub fn event(&self) -> Option<&EventFields> {
        if let Details::Event(fields) = &self.front.details { Some(fields) } else { None }
    }

    /// The statistic's fields, if it is a statistic.
    #[must_use]
    pub fn statistic(&self) -> Option<&StatisticFields> {
        if let Details::Statistic(fields) = &self.front.details { Some(fields) } else { None }
    }

    /// The source's fields, if it is a source.
    #[must_use]
    pub fn source(&self) -> Option<&SourceFields> {
        if let Details::Source(fields) = &self.front.details { Some(fields) } else { None }
    }

    /// The actor's fields, if it is an actor.
    #[must_use]
    pub fn actor(&self) -> Option<&ActorFields> {
        if let Details::Actor(fields) = &self.front.details { Some(fields) } else { None }
    }

    /// Where it lies, if it is a place of which that is said.
    #[must_use]
    pub fn coordinates(&self) -> Option<&Coordinates> {
        self.actor()?.coordinates.as_ref()
    }

    /// A sentence that says what it is; empty where there is none.
    #[must_use]
    pub fn description(&self) -> &str {
        self.front.description.as_ref().map_or("", |description| description.value.as_str())
    }

    /// The name by which the dossier calls the note: its title, a source's label, or else its id.
    #[must_use]
    pub fn title(&self) -> &str {
        let label = self.source().and_then(|s| s.label.as_ref());
        self.front.title.as_ref().or(label).map_or(self.id.as_str(), |t| t.value.as_str())
    }

    /// The citation under `cites` with this label.
    #[must_use]
    pub fn cite(&self, label: &str) -> Option<&Citation> {
        self.front.cites.iter().find(|(name, _)| name.value == label).map(|(_, citation)| citation)
    }

    /// The numbers of the statements that a place is about: the one that holds it, or those that mark the citation
    /// that holds it.
    #[must_use]
    pub fn statements_about(&self, place: Span) -> Vec<usize> {
        let numbered = || self.statements.iter().enumerate();
        if let Some((number, _)) = numbered().find(|(_, statement)| statement.span.contains(place)) {
            return vec![number];
        }
        let mut cites = self.front.cites.iter();
        let cite = cites.find(|(label, cite)| label.span == place || cite.span.contains(place));
        let marks = |statement: &Statement, label: &str| statement.marks.iter().any(|m| m.value == label);
        let marking = numbered().filter(|(_, s)| cite.is_some_and(|(label, _)| marks(s, &label.value)));
        marking.map(|(number, _)| number).collect()
    }

    /// Every citation of the note: labelled ones, observations' own, those of voices, and those in place.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> {
        let labelled = self.front.cites.iter().map(|(_, citation)| citation);
        let observed = self.observations().iter().filter_map(|o| match &o.cite {
            Some(ObservationCite::Own(citation)) => Some(citation.as_ref()),
            _ => None,
        });
        let voices = self.voices().iter().map(|voice| &voice.citation);
        labelled.chain(observed).chain(voices).chain(self.statements.iter().flat_map(|s| &s.citations))
    }

    /// The citation at a place of the note.
    #[must_use]
    pub fn citation(&self, place: &CitationPlace) -> Option<&Citation> {
        match place {
            CitationPlace::Label(label) => self.cite(label),
            CitationPlace::Observation(number) => match self.observations().get(*number)?.cite.as_ref()? {
                ObservationCite::Own(citation) => Some(citation),
                ObservationCite::Label(_) => None,
            },
            CitationPlace::Voice(number) => self.voices().get(*number).map(|voice| &voice.citation),
            CitationPlace::Statement(number, at) => self.statements.get(*number)?.citations.get(*at),
        }
    }

    /// The voices that a source declares; none for other kinds.
    #[must_use]
    pub fn voices(&self) -> &[SourceVoice] {
        self.source().map_or(&[], |source| &source.voices)
    }

    /// The statistic's observations; none for other kinds.
    #[must_use]
    pub fn observations(&self) -> &[Observation] {
        self.statistic().map_or(&[], |s| &s.observations)
    }

    /// The evidence of an observation: its own citation, or the labelled one it names.
    #[must_use]
    pub fn evidence_of<'a>(&'a self, observation: &'a Observation) -> Option<&'a Citation> {
        match observation.cite.as_ref()? {
            ObservationCite::Own(citation) => Some(citation),
            ObservationCite::Label(label) => self.cite(label),
        }
    }
}

/// The typed front matter. What is absent or was not understood is `None` or empty.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontMatter {
    /// The text between the fences; empty at the file's start where there is none.
    pub span: Span,
    /// The title.
    pub title: Option<Spanned<String>>,
    /// A sentence that says what the note is.
    pub description: Option<Spanned<String>>,
    /// The note's date.
    pub date: Option<Spanned<Date>>,
    /// When the note was last changed.
    pub updated: Option<Spanned<Date>>,
    /// Other names under which it may be linked.
    pub aliases: Vec<Spanned<String>>,
    /// Tags.
    pub tags: Vec<Spanned<String>>,
    /// Whether it is left out unless drafts are asked for.
    pub draft: bool,
    /// The language of title and body, BCP 47.
    pub lang: Option<Spanned<String>>,
    /// The output's file stem, where it differs from the id.
    pub slug: Option<Spanned<String>>,
    /// The note that tells of it under a heading, `note#heading`: it has no page of its own then.
    pub told_in: Option<Spanned<String>>,
    /// The place of a page among those of its kind; those that have none come after, by title.
    pub order: Option<u32>,
    /// `cites`: label and citation, in the order written.
    pub cites: Vec<(Spanned<String>, Citation)>,
    /// `allow`: code or name of a rule, and the reason.
    pub allow: Vec<(Spanned<String>, Spanned<String>)>,
    /// `inferred`: a field, and the ground for it.
    pub inferred: Vec<(Spanned<String>, Spanned<String>)>,
    /// How a conflict between sources was decided.
    pub resolution: Option<Box<Resolution>>,
    /// What was wrong in it and was put right.
    pub corrections: Vec<Correction>,
    /// Anchors that the page had, and the anchors of the sentences to which they lead now.
    pub addresses: Vec<(Spanned<String>, Spanned<String>)>,
    /// The same note in other languages: a language, BCP 47, and an address.
    pub translations: Vec<(Spanned<String>, Spanned<String>)>,
    /// Whose the images are that it shows.
    pub images: Vec<ImageFields>,
    /// The fields that the base kind adds.
    pub details: Details,
}

impl FrontMatter {
    /// Front matter that says nothing, at a place.
    #[must_use]
    pub fn empty(base: BaseKind, span: Span) -> Self {
        Self {
            span,
            title: None,
            description: None,
            date: None,
            updated: None,
            aliases: Vec::new(),
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
            details: Details::empty(base),
        }
    }

    /// The place to point at when something is missing: the opening fence's next line, or the file's start.
    #[must_use]
    pub fn head(&self) -> Span {
        self.span.at_start()
    }
}

/// The fields that the base kind adds to front matter.
#[derive(Clone, Debug, PartialEq)]
pub enum Details {
    /// Of an event.
    Event(Box<EventFields>),
    /// Of an actor.
    Actor(Box<ActorFields>),
    /// Of a statistic.
    Statistic(Box<StatisticFields>),
    /// Of a source.
    Source(Box<SourceFields>),
    /// A page adds nothing.
    Page,
}

impl Details {
    /// The fields that a base kind adds, with nothing in them.
    #[must_use]
    pub fn empty(base: BaseKind) -> Self {
        match base {
            BaseKind::Event => Self::Event(Box::default()),
            BaseKind::Actor => Self::Actor(Box::default()),
            BaseKind::Statistic => Self::Statistic(Box::default()),
            BaseKind::Source => Self::Source(Box::default()),
            BaseKind::Page => Self::Page,
        }
    }
}

/// How the dossier decides between sources that differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// The label or source that is preferred, or `open`.
    pub preferred: Spanned<String>,
    /// Why.
    pub reason: Spanned<String>,
}

impl Resolution {
    /// The word of a resolution that decides nothing: the sources differ, and it is said why that stays open.
    pub const OPEN: &'static str = "open";
}

/// The type of an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActorType {
    /// A human being.
    Person,
    /// A country.
    State,
    /// A post or authority: "the Kremlin".
    Office,
    /// An organisation, union or bloc.
    Organisation,
    /// A newspaper, agency or channel.
    Medium,
    /// A city, border or region.
    Place,
    /// A base, airfield or station.
    Facility,
    /// A family or dynasty.
    Family,
    /// People who act together and are no organisation: protesters, a crew.
    Group,
}

impl ActorType {
    /// All of them, in reading order.
    pub const ALL: [Self; 9] = [
        Self::Person,
        Self::State,
        Self::Office,
        Self::Organisation,
        Self::Medium,
        Self::Place,
        Self::Facility,
        Self::Family,
        Self::Group,
    ];

    /// The word in front matter.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::State => "state",
            Self::Office => "office",
            Self::Organisation => "organisation",
            Self::Medium => "medium",
            Self::Place => "place",
            Self::Facility => "facility",
            Self::Family => "family",
            Self::Group => "group",
        }
    }
}

/// The fields that an actor's front matter adds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActorFields {
    /// The type of the actor.
    pub actor_type: Option<Spanned<ActorType>>,
    /// Its role, in a few words.
    pub role: Option<Spanned<String>>,
    /// The notes it belongs to.
    pub affiliation: Vec<Spanned<String>>,
    /// Where it lies, of a place.
    pub coordinates: Option<Coordinates>,
}

/// The fields that a source's front matter adds. Nothing that the text does not give is ever filled in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourceFields {
    /// What it is.
    pub source_type: Option<Spanned<SourceType>>,
    /// The name by which the dossier calls it, if it has no headline.
    pub label: Option<Spanned<String>>,
    /// The publisher.
    pub publisher: Option<Spanned<String>>,
    /// The author.
    pub author: Option<Spanned<String>>,
    /// Whether the author is an organisation, whose name is never cut into given and family name.
    pub author_is_organisation: bool,
    /// Its language, BCP 47.
    pub language: Option<Spanned<String>>,
    /// The captured text's path below the captures folder.
    pub capture: Option<Spanned<String>>,
    /// Its address.
    pub url: Option<Spanned<String>>,
    /// Whether the address still answers: live, dead, unknown.
    pub url_status: Option<Spanned<String>>,
    /// The address of an archived copy.
    pub archive_url: Option<Spanned<String>>,
    /// When that copy was made.
    pub archive_date: Option<Spanned<Date>>,
    /// When the address was last read.
    pub accessed: Option<Spanned<Date>>,
    /// The licence of the text.
    pub licence: Option<Spanned<String>>,
    /// The source from which it was taken over.
    pub syndicated_from: Option<Spanned<String>>,
    /// A field that the text does not say of itself and that was found out about it, and on what ground.
    pub identified: Vec<(Spanned<String>, Spanned<String>)>,
    /// Whether it says itself what no voice says.
    pub has_own_voice: bool,
    /// Who speaks where in it.
    pub voices: Vec<SourceVoice>,
}
