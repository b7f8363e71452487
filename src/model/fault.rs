//! Faults of a file's form, as facts with places. Rules put them into words.

use crate::text::Span;

/// One thing that is wrong with a file's form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The kind of fault.
    pub kind: FaultKind,
    /// The place.
    pub span: Span,
}

/// The kinds of faults of a file's form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The bytes are not UTF-8; the text was read up to there.
    NotUtf8,
    /// The file starts with a UTF-16 byte order mark.
    Utf16,
    /// A character that may not stand in a text: a control character, a bidirectional override or isolate.
    ForbiddenCharacter(char),
    /// The file, or a part of it, is over a limit: what, and how much is allowed.
    TooLarge {
        /// The file, or which part of it.
        what: &'static str,
        /// How much is allowed, in the unit that `what` names.
        limit: usize,
    },
    /// The front matter's opening fence has no closing one.
    UnclosedFrontMatter,
    /// What looks like front matter is none; why.
    MisplacedFrontMatter(&'static str),
    /// A line that a merge left behind between two versions.
    ConflictMark,
    /// A value that ends where a comment begins, though no space follows its sign; the comment.
    CommentInValue(String),
    /// The YAML could not be read; the parser's words.
    Yaml(String),
    /// An anchor, alias, tag or merge key, by its name.
    YamlFeature(&'static str),
    /// A key that stands twice in one mapping; the first place.
    DuplicateKey {
        /// The key.
        key: String,
        /// Its first place.
        first: Span,
    },
    /// An id that something else of the note has; the first place.
    RepeatedId {
        /// The id.
        id: String,
        /// What has it already.
        first: Span,
    },
    /// A second id of one sentence; the first.
    SecondId {
        /// The id.
        id: String,
        /// The place of the one before it.
        first: Span,
    },
    /// A key that is not known here; the nearest known ones.
    UnknownKey {
        /// The key.
        key: String,
        /// Known keys that are like it.
        near: Vec<String>,
    },
    /// A key that must be given and is not.
    MissingKey {
        /// The key.
        key: &'static str,
    },
    /// A value of the wrong form: what was expected and what was found.
    WrongValue {
        /// The value that belongs there.
        expected: String,
        /// The text that stands there.
        found: String,
    },
    /// A word that is not one of the allowed ones; the nearest.
    UnknownWord {
        /// The word.
        word: String,
        /// The words that are allowed.
        allowed: Vec<String>,
        /// Those of them that are like it.
        near: Vec<String>,
    },
    /// Not an EDTF date; the reader's words.
    BadDate {
        /// The text that stands there.
        text: String,
        /// The reason why it will not do.
        reason: String,
    },
    /// What is left over of markup in a text.
    Leftover(Leftover),
    /// A label of an address, or a footnote, that nothing but a mark of ours looks like: it would be lost.
    LostDefinition(String),
    /// A citation in place that could not be read; why.
    BadCitation(&'static str),
    /// An address whose host may be taken for another.
    DoubtfulHost(String),
    /// A link whose address is not allowed in content; why.
    BadAddress {
        /// The address.
        address: String,
        /// Why it is not allowed.
        reason: &'static str,
    },
    /// A file name that cannot be an id or cannot be published; why.
    BadName {
        /// The name.
        name: String,
        /// Why it will not do.
        reason: &'static str,
    },
    /// A file whose stem is already the id of another file, which was read.
    DuplicateId {
        /// The stem.
        id: String,
        /// The file that has the id, at its start.
        first: Span,
    },
    /// A note in a folder that no kind is declared for.
    NoKind {
        /// The folder below `content/`.
        folder: String,
        /// The folders that hold a kind.
        known: Vec<String>,
    },
    /// A file that is not published whatever it holds: a symbolic link, a device, a drawing with a
    /// script; why.
    ForbiddenFile(&'static str),
    /// Markdown under a name that does not end in `.md`.
    MisnamedNote,
    /// A file that could not be read; the system's words.
    Unreadable(String),
    /// The lock, which cannot be read; why.
    UnreadableLock(String),
    /// A sign-off that cannot be read; why.
    BadReview(&'static str),
    /// A template of a theme that cannot be used; why.
    BrokenTemplate(String),
    /// A capture that a source names and that is not in the captures folder.
    MissingCapture {
        /// Its name below the captures folder.
        name: String,
        /// The capture that is plainly meant.
        near: Option<String>,
    },
}

impl FaultKind {
    /// Whether nothing of a note's front matter is known because of it.
    #[must_use]
    pub const fn hides_front(&self) -> bool {
        matches!(
            self,
            Self::Utf16
                | Self::UnclosedFrontMatter
                | Self::MisplacedFrontMatter(_)
                | Self::ConflictMark
                | Self::Yaml(_)
                | Self::TooLarge { .. }
        )
    }
}

/// What is left over of markup that was not finished, or is written as another tool has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leftover {
    /// `[[` or `]]`: a link to a note.
    Link,
    /// `[words][label]`: a link whose label stands for no address.
    Reference,
    /// `](`: a link whose address cannot be read.
    Address,
    /// `![`: an image.
    Image,
    /// `[@`: a citation in place.
    Citation,
    /// `[^`: a footnote mark.
    Mark,
    /// `^[`: a footnote in place.
    Footnote,
    /// `[!`: an alert.
    Alert,
    /// `<!--` or `%%`: a comment.
    Comment,
    /// `**`: strong emphasis.
    Emphasis,
    /// `==words==`: a highlight.
    Highlight,
}
