//! Claims of a text that its evidence does not bear out. Facts only: rules say which of them are errors.

use super::citation::CitationKey;
use super::id::NoteId;
use crate::text::Span;

/// A claim that is not borne out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimFault {
    /// Its place in the note.
    pub place: ClaimPlace,
    /// The words that make it.
    pub span: Span,
    /// Those words as a reader reads them.
    pub written: String,
    /// How it fails.
    pub kind: ClaimKind,
    /// The quotes that it was held against, those first that come nearest to it.
    pub quotes: Vec<CitationKey>,
}

/// The place in a note at which a claim is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClaimPlace {
    /// In a field of front matter, by its name.
    Field(&'static str),
    /// In the statement with this number, from 0.
    Statement(usize),
}

/// How a claim fails its evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimKind {
    /// The number is in none of the quotes; the numbers that are.
    Number(Vec<QuotedWords>),
    /// The number is there and hedged otherwise; where.
    Hedge(QuotedWords),
    /// The date is in none of the quotes; the dates that are.
    Date(Vec<QuotedWords>),
    /// The date falls on another day of the week; which.
    Weekday(String),
    /// The number is in a quote with another year or name than it has here.
    Pairing(QuotedWords),
    /// The note is not named there; the notes that are.
    Name(NoteId, Vec<NoteId>),
    /// The name, which no note has, is in none of the quotes nor in their sentences; the names that are.
    NewName(Vec<String>),
    /// The same for a name that the source has around something else that is quoted of it, or where a quote speaks of
    /// someone without naming them.
    NameElsewhere(Vec<String>),
    /// The words in quotation marks stand so in none of the quotes.
    Speech,
    /// The same in an editor's note, which may quote what it says that nobody says.
    SpeechInRemark,
    /// The linked note does not rest on the passages that are cited.
    Link(NoteId),
    /// The figure rests on other words than the sentence cites.
    FigureCited,
    /// The sentence speaks of this time, and the figure is of another.
    FigureDated(String),
    /// The label names this note, with which the linked one has nothing to do.
    Label(NoteId),
    /// A link without a label, read as the title of this note, does not fit where it stands; why.
    Misfit(Misfit, NoteId),
    /// The date of a link to this event is not the event's.
    LinkDated {
        /// The event.
        event: NoteId,
        /// Whether the date stands in the label, and not behind the link.
        in_label: bool,
    },
    /// A title or description names this note, and the rest of the page does not speak of it.
    Unspoken(NoteId),
    /// A title names this note, and the fields do not.
    Title(NoteId),
    /// The title of an event lets it happen in this place, and its field in another.
    TitlePlace(NoteId),
    /// This note is named twice where one of the two must be another.
    Repeated(NoteId),
    /// A name, which no note need have, stands twice where one of the two may be another.
    NamedAgain,
    /// A time stands twice where it is told from when to when, or when and when again.
    TimeAgain,
    /// Someone else says it, or nobody whom the quotes name; who.
    Speaker(Option<QuotedWords>),
    /// A quote says who says it, and the sentence does not.
    AttributionDropped(QuotedWords),
    /// The sentence negates and no quote does, or the other way round; the quote's negation.
    Negation(Option<QuotedWords>),
    /// A quote is less certain than the sentence; its word.
    Certainty(QuotedWords),
    /// The quotes have a word that excludes this one; which.
    Opposite(QuotedWords),
    /// A number by which these words of a quote count something that goes by another name, or of which they tell a part.
    OtherCount(QuotedWords),
    /// A word that says much, and that nothing in the quotes bears out.
    Weighty,
    /// The quotes give this to another; how.
    Exchanged(QuotedWords),
    /// The quotes say of another name what the sentence says of this one, which no note need have; how.
    NameExchanged(QuotedWords),
    /// A quote has another name between the words that stand around the name of this note; which.
    NameOfAnother(NoteId, QuotedWords),
    /// Quotes that support the date of an event give different ones.
    DateConflict(Vec<QuotedWords>),
    /// A number that the sentence computes does not follow; why.
    Computed(String),
    /// The note claims more than can be compared with what it quotes; nothing from here on was judged.
    Unjudged,
    /// Who is said to speak, in no words of the quote or its passage.
    Voice,
    /// The quote gives its words to another; to whom.
    VoiceOfAnother(QuotedWords),
    /// Said to be a guess, with no word in the quote that makes it one.
    Conjecture,
    /// Words of a field that the quotes that support it do not have.
    Field(Vec<String>),
}

/// Why the title of a note does not fit where it stands for a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// Behind an article, which the name does not take.
    Article,
    /// A person, where the quotes name a place.
    Place,
    /// An organisation, where the quotes name a place.
    Body,
    /// A person and a place, joined by "and".
    Pair,
    /// No person, where one belongs.
    Person,
    /// The quotes name another.
    Another,
}

/// An actor whom a note names and to whom it nowhere links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnlinkedName {
    /// Its first mention.
    pub span: Span,
    /// As a reader reads it.
    pub written: String,
    /// Whom it names.
    pub note: NoteId,
}

/// How a verified quote is cut off from words that change what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContextFault {
    /// It begins right after a negation or denial.
    AfterDenial,
    /// It ends right before what takes it back.
    BeforeReversal,
    /// The words that it leaves out negate.
    OmitsNegation,
}

/// Words of a quote that a claim was held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotedWords {
    /// Whose quote.
    pub citation: CitationKey,
    /// As they stand in it.
    pub written: String,
    /// Their meaning, if that is not what is written: a date that was completed.
    pub meaning: Option<String>,
}
