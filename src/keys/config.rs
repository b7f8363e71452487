//! The keys of `factum.yaml`.

use super::key::{Form, Key};
use crate::model::BaseKind;

const WEB: &[&str] = &["https://", "http://"];
const CONTACT: &[&str] = &["https://", "http://", "mailto:"];

const fn key(name: &'static str, form: Form, example: &'static str, meaning: &'static str) -> Key {
    Key::new(name, form, example, meaning)
}

fn bases() -> Vec<&'static str> {
    BaseKind::ALL.iter().map(|base| base.name()).collect()
}

fn assets() -> Vec<&'static str> {
    vec!["referenced", "all"]
}

fn levels() -> Vec<&'static str> {
    vec!["allow", "suspicion", "warning", "error"]
}

fn required() -> Vec<&'static str> {
    vec!["none", "suspected", "all"]
}

/// The keys of the configuration.
pub(super) const CONFIG: &[Key] = &[
    key("title", Form::Name, "The Lunde ferry", "The site's name, on every page.").required(),
    key(
        "description",
        Form::Text,
        "How a ferry came to sail in winter",
        "A sentence about the dossier, at the foot of every page and for search engines.",
    ),
    key(
        "base_url",
        Form::Address(WEB),
        "\"https://example.org/lunde/\"",
        "Where the site will stand; needed for the feed and the sitemap.",
    ),
    key(
        "language",
        Form::Language,
        "en",
        "The language of the interface, of dates and numbers: a BCP 47 tag.",
    )
    .or("en"),
    key(
        "kinds",
        Form::Entries { of: "folders of content/", keys: KIND },
        "summits",
        "The kinds of notes, each by the folder that holds them.",
    ),
    key(
        "meetings",
        Form::Names,
        "[talks, summit]",
        "The categories of events that are meetings: who takes part in one meets all others who do.",
    ),
    key("imprint", Form::Mapping(IMPRINT), "", "Who answers for the dossier."),
    key(
        "theme",
        Form::Text,
        "mine",
        "The folder below themes/ whose files take the place of the default ones.",
    )
    .or("default"),
    key("quotes", Form::Mapping(QUOTES), "", "What quotes may be."),
    key("copyright", Form::Mapping(COPYRIGHT), "", "How much of a source may be quoted."),
    key(
        "citation_style",
        Form::Text,
        "apa",
        "How references are written: `factum`, or a CSL style by its name.",
    )
    .or("factum"),
    key(
        "assets",
        Form::Word(assets),
        "all",
        "The files beside the notes that are published: those that a note refers to, or all.",
    )
    .or("referenced"),
    key(
        "map",
        Form::Mapping(MAP),
        "",
        "What the map of the places is drawn on, where it is not the outline that travels with the program.",
    ),
    key(
        "share_pictures",
        Form::Flag,
        "false",
        "Whether a picture is drawn for each page, which other sites show beside links to it; only where the site's address is known. Where nothing is said, only of a dossier of at most 500 notes.",
    ),
    key("review", Form::Mapping(REVIEW), "", "What a second person must have read beside its quotes."),
    key(
        "rules",
        Form::Pairs { of: "a rule's code or name", to: Some(levels) },
        "{orphan-note: error}",
        "The level of a rule, where it is to differ.",
    ),
];

const KIND: &[Key] = &[
    key("base", Form::Word(bases), "event", "What the compiler takes its notes for.").required(),
    key("label", Form::Name, "Summit", "One of them.").required(),
    key("plural", Form::Name, "Summits", "Several of them: the list, and the navigation.").required(),
    key("description", Form::Text, "Meetings of the presidents", "A sentence above the list."),
    key("meetings", Form::Flag, "true", "Whether all events of the kind are meetings.").or("false"),
];

const IMPRINT: &[Key] = &[
    key(
        "editor",
        Form::NameOrOrganisation,
        "Ida Vik",
        "Who edits the dossier; an organisation is written `{organisation: …}`.",
    ),
    key("licence", Form::Text, "CC BY 4.0", "The licence of the dossier's own text."),
    key(
        "licence_url",
        Form::Address(WEB),
        "\"https://creativecommons.org/licenses/by/4.0/\"",
        "The address of the licence's text.",
    ),
    key("version", Form::Text, "\"1.2\"", "The version of the dossier."),
    key("contact", Form::Address(CONTACT), "\"mailto:desk@example.org\"", "Where errors are reported."),
];

const MAP: &[Key] = &[
    key(
        "outline",
        Form::Text,
        "about/outline.geojson",
        "A GeoJSON or TopoJSON file below `content/` with coasts and borders.",
    )
    .required(),
    key("credit", Form::Text, "Natural Earth, public domain", "Whose outline it is, and its licence.")
        .required(),
    key(
        "credit_url",
        Form::Address(WEB),
        "\"https://www.naturalearthdata.com/\"",
        "The address of whose it is.",
    ),
];

const QUOTES: &[Key] = &[key(
    "max_words",
    Form::Number { from: 1.0, to: 1000.0, is_whole: true },
    "25",
    "The most words of one quote.",
)
.or("25")];

const COPYRIGHT: &[Key] = &[
    key(
        "max_share",
        Form::Number { from: 0.0, to: 1.0, is_whole: false },
        "0.5",
        "The largest share of one source that all quotes of it may have together.",
    )
    .or("0.6"),
    key(
        "brief",
        Form::Number { from: 0.0, to: 10_000.0, is_whole: true },
        "50",
        "Sources of at most so many words are excepted.",
    )
    .or("0"),
];

const REVIEW: &[Key] = &[
    key(
        "required",
        Form::Word(required),
        "suspected",
        "What must be read: nothing, what a check asks about, or all that cites.",
    )
    .or("none"),
    key("reviewers", Form::Names, "[Ada Holm, Per Vik]", "Who may sign; everybody where nobody is named."),
    key("by_another", Form::Flag, "true", "Whether whoever wrote a line is no second reader of it.")
        .or("false"),
];
