//! The tables of `data/`: their names, what they hold, and what each of their columns holds.

use crate::site::view::TableColumn;

/// A table of `data/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableKind {
    /// Sentences, headings and cells.
    Statements,
    /// Quotes.
    Quotes,
    /// Observations of statistics.
    Observations,
    /// Events.
    Events,
    /// Actors.
    Actors,
    /// Sources.
    Sources,
    /// Images that notes show.
    Images,
    /// What leads from where to where.
    Links,
}

impl TableKind {
    /// All tables.
    pub const ALL: [Self; 8] = [
        Self::Statements,
        Self::Quotes,
        Self::Observations,
        Self::Events,
        Self::Actors,
        Self::Sources,
        Self::Images,
        Self::Links,
    ];

    /// The table's name, and its file's without the extension.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Statements => "statements",
            Self::Quotes => "quotes",
            Self::Observations => "observations",
            Self::Events => "events",
            Self::Actors => "actors",
            Self::Sources => "sources",
            Self::Images => "images",
            Self::Links => "links",
        }
    }

    /// What it is called for people.
    pub(in crate::site) const fn title(self) -> &'static str {
        match self {
            Self::Statements => "Statements",
            Self::Quotes => "Quotes",
            Self::Observations => "Observations",
            Self::Events => "Events",
            Self::Actors => "Actors",
            Self::Sources => "Sources",
            Self::Images => "Images",
            Self::Links => "Links",
        }
    }

    /// What it holds.
    pub(in crate::site) const fn description(self) -> &'static str {
        match self {
            Self::Statements => {
                "Each sentence, heading and cell of a table, with the quotes that it rests on."
            }
            Self::Quotes => {
                "Each passage that is quoted of a source, how it was verified, and what rests on it."
            }
            Self::Observations => "Each value of a statistic, with the quote that it was read from.",
            Self::Events => "Each event, planned or held, as far as the sources tell.",
            Self::Actors => "People, states, offices, organisations, media and places.",
            Self::Sources => "Each source, with the digest and root of its sealed text.",
            Self::Images => "Each image that a note shows, with its credit and licence.",
            Self::Links => "What each note mentions, lists and cites.",
        }
    }

    /// Its columns.
    #[must_use]
    pub const fn columns(self) -> &'static [TableColumn] {
        match self {
            Self::Statements => STATEMENTS,
            Self::Quotes => QUOTES,
            Self::Observations => OBSERVATIONS,
            Self::Events => EVENTS,
            Self::Actors => ACTORS,
            Self::Sources => SOURCES,
            Self::Images => IMAGES,
            Self::Links => LINKS,
        }
    }

    /// The columns by which a row is told from all others.
    pub(in crate::site) const fn key(self) -> &'static [&'static str] {
        match self {
            Self::Links => &["from", "relation", "to", "statement"],
            _ => &["id"],
        }
    }
}

const fn text(name: &'static str, description: &'static str) -> TableColumn {
    TableColumn { name, kind: "string", description }
}

const fn list(name: &'static str, description: &'static str) -> TableColumn {
    TableColumn { name, kind: "list", description }
}

const fn integer(name: &'static str, description: &'static str) -> TableColumn {
    TableColumn { name, kind: "integer", description }
}

const ADDRESS: TableColumn = text(
    "address",
    "Where it stands: absolute where the site's address is known, else relative to this file",
);
const TITLE: TableColumn = text("title", "Its title");
const DESCRIPTION: TableColumn = text("description", "A sentence about it");
const NOTE_ID: TableColumn = text("id", "The note's id; it stays when the page moves");

const INFERRED: TableColumn =
    list("inferred", "The fields that are inferred, each with the ground: field: ground");

const STATEMENTS: &[TableColumn] = &[
    text("id", "The note's id and the statement's address on its page, which is made of its words"),
    text("note", "The id of its note"),
    text("place", "sentence, heading, cell or footnote"),
    text("standing", "sourced, open (an open question) or bare"),
    TableColumn { name: "editorial", kind: "boolean", description: "Whether it is an editor's note" },
    text("text", "Its words, figures and links by their printed words"),
    list("quotes", "The ids of the quotes that it rests on"),
    list("links", "The ids of the notes that it links to"),
    text("language", "BCP 47; empty where it is the dossier's"),
    ADDRESS,
];

const QUOTES: &[TableColumn] = &[
    text("id", "The source's id and the quote's address on its page, which is made of its words"),
    text("source", "The id of the source"),
    text("quote", "The words, with what is left out and an editor's words in brackets, as in the note"),
    text("prefix", "The words before it by which it is told from others"),
    text("suffix", "The words after it"),
    text(
        "verified",
        "exact, folded, or why it is not: absent, misattributed, ambiguous, unsealed, uncheckable",
    ),
    text("words", "Where its parts stand in the source, in words from 1: 12-19,30-33"),
    list("statements", "The ids of the statements that rest on it"),
    list("fields", "The fields of notes that rest on it: note.field"),
    list("observations", "The ids of the observations that rest on it"),
    text("proof", "The file of the copy that carries its proof, and its name there"),
    text("original", "The words in the original, where its address is known"),
    ADDRESS,
];

const OBSERVATIONS: &[TableColumn] = &[
    text("id", "statistic@period; -2 and so on where a period has several"),
    text("statistic", "The id of the statistic"),
    TITLE,
    text("period", "When it holds: EDTF (ISO 8601-2), levels 0 to 2"),
    TableColumn {
        name: "value",
        kind: "number",
        description: "The number in full, in the unit; percentages as they are said",
    },
    text("bound", "exact, about, at-least, above, at-most or below the true value"),
    text("unit", "An ISO 4217 code, percent, a unit of measure, year, or a counted noun"),
    text("printed", "As pages print it"),
    text("label", "What is counted, where observations differ in that"),
    text("origin", "stated, counted or derived"),
    text("formula", "What a derived one is computed from"),
    text("quote", "The id of the quote that it was read from"),
    text("source", "The id of that quote's source"),
    text("note", "An editor's remark"),
    ADDRESS,
];

const EVENTS: &[TableColumn] = &[
    NOTE_ID,
    TITLE,
    DESCRIPTION,
    text("kind", "The kind of note"),
    text("status", "planned, held, cancelled or unknown: a plan stays a plan"),
    text("date", "EDTF (ISO 8601-2); of a plan, the planned one"),
    text("category", "What sort of event it is"),
    text("place", "The id of the place, or its name"),
    list("participants", "Their ids, or names; of a plan, the planned ones"),
    list("after", "Events that it came after, as a source says"),
    list("before", "Events that it came before"),
    list("announces", "What it announces"),
    INFERRED,
    list("tags", "Its tags"),
    ADDRESS,
];

const ACTORS: &[TableColumn] = &[
    NOTE_ID,
    TITLE,
    DESCRIPTION,
    text("type", "person, state, office, organisation, medium, place or facility"),
    text("role", "Its role"),
    list("affiliation", "What it belongs to: ids, or names"),
    list("aliases", "Its other names"),
    INFERRED,
    list("tags", "Its tags"),
    ADDRESS,
];

const SOURCES: &[TableColumn] = &[
    NOTE_ID,
    TITLE,
    text("headline", "The headline, where the text gives one"),
    text("publisher", "The publisher"),
    text("author", "The author"),
    text("date", "EDTF (ISO 8601-2)"),
    text("language", "BCP 47"),
    text("url", "Where the original stands"),
    text("archive_url", "Where it is archived"),
    text("licence", "The licence of its text"),
    INFERRED,
    list(
        "identified",
        "The fields that were identified elsewhere than in its text, each with where: field: ground",
    ),
    text("sha256", "SHA-256 of its archived text, line ends as \\n"),
    text("root", "The root of its seal, URL-safe Base64"),
    integer("words", "How many words the archived text has"),
    integer("quoted_words", "How many of them are quoted"),
    ADDRESS,
];

const IMAGES: &[TableColumn] = &[
    text("id", "note@file"),
    text("note", "The id of the note that shows it"),
    text(
        "file",
        "Where the image stands: absolute where the site's address is known, else relative to this file",
    ),
    text("description", "What it shows, for those who do not see it"),
    text("credit", "Who made it"),
    text("licence", "Under which licence it is shown"),
    text("licence_url", "The address of the licence's text"),
    text("source", "Where it was taken from: the id of a note, an address or words"),
    ADDRESS,
];

const LINKS: &[TableColumn] = &[
    text("from", "The id of the note that links"),
    text(
        "relation",
        "mentions, cites, participant, place, about, after, before, announces, affiliation or told-in",
    ),
    text("to", "The id of the note that is linked to"),
    text("statement", "For mentions and citations of a sentence: the statement's id"),
];
