//! The nouns, as plain data: what an editor wrote, what it means, and what was found out about it.
//!
//! Nothing here reads, decides or prints. Imports `text` only.

mod address;
mod anchor;
mod artifact;
mod body;
mod change;
mod citation;
mod claim;
mod compared;
mod coordinates;
mod correction;
mod date;
mod dossier;
mod event;
mod evidence;
mod fault;
mod formula;
mod id;
mod image;
mod kind;
mod note;
mod output_path;
mod quantity;
mod quote;
mod review;
mod seal;
mod source_type;
mod statement;
mod statistic;
mod time_span;
mod verification;
mod voice;

pub use address::{Target, addresses, composed, decoded, forbidden, referenced_files, target};
pub use anchor::{anchor_of, host_anchor_of};
pub use artifact::Artifact;
pub use body::{AlertKind, Align, Block, Body, CodeBlock, Heading, Image, Inline, ListItem, Table};
pub use change::{ChangeKind, FactChange, FactChanges, FactGroup};
pub use citation::{Citation, CitationKey, CitationPlace, SourceVoice, passage_anchor};
pub use claim::{ClaimFault, ClaimKind, ClaimPlace, ContextFault, Misfit, QuotedWords, UnlinkedName};
pub use compared::{Borne, Compared, PassagePart, QuotedPassage};
pub use coordinates::Coordinates;
pub use correction::{Correction, Imprint};
pub use date::Date;
pub use dossier::{AssetPolicy, Capture, Dossier, MapSettings, Policy, SiteInfo};
pub use event::{EventFields, EventStatus};
pub use evidence::{
    Evidence, MatchKind, NearestPassage, ObservationOutcome, Passage, QuoteOutcome, SealState,
    SourceEvidence, Tally, ValueFault,
};
pub use fault::{Fault, FaultKind, Leftover};
pub use formula::{Formula, FormulaToken, FormulaTokenKind, MOST_FORMULA_TOKENS, Operator};
pub use id::NoteId;
pub use image::ImageFields;
pub use kind::{BaseKind, Kind};
pub use note::{ActorFields, ActorType, Details, FrontMatter, ParsedNote, Resolution, SourceFields};
pub use output_path::{OutputPath, UnsafePath};
pub use quantity::{Bound, Class, Decimal, Quantity, Side};
pub use quote::{Quote, QuotePart, QuotePartKind};
pub use review::{
    Authorship, Discount, Readers, Required, Review, ReviewKey, ReviewPolicy, Reviews, Verdict, same_person,
};
pub use seal::{Landmarks, Lock, QuoteKey, Seal, SealedQuote, Surroundings, WrittenName};
pub use source_type::SourceType;
pub use statement::{Computation, FigureLink, NoteLink, Piece, Place, Statement};
pub use statistic::{Observation, ObservationCite, StatisticFields, ValueSource};
pub use time_span::TimeSpan;
pub use verification::{Dependence, NoteQuotes, NoteVerification, SourceWords, Verification};
pub use voice::{Says, Strength, Voice};
