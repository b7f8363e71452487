//! The keys of front matter.

use super::key::{Form, Key};
use crate::model::{ActorType, Bound, EventStatus, SourceType};

const WEB: &[&str] = &["https://", "http://"];

const fn key(name: &'static str, form: Form, example: &'static str, meaning: &'static str) -> Key {
    Key::new(name, form, example, meaning)
}

/// The keys of every note.
pub(super) const COMMON: &[Key] = &[
    key("title", Form::Name, "Talks in Moscow, 8 May 2021", "The note's title, by which it can be linked.")
        .or("a source's `label`, else the file's name"),
    key(
        "description",
        Form::Text,
        "The first meeting after the border conflict",
        "A sentence that says what the note is: below the title, in lists and previews.",
    ),
    key(
        "date",
        Form::Date,
        "2021-05-08",
        "The date of what the note is about; of a source, of its publication. `2017-02~` is about February, `2021-04-28/2021-04-29` two days.",
    ),
    key("updated", Form::Date, "2021-06-01", "When the note was last changed.")
        .or("the day of its last commit"),
    key(
        "aliases",
        Form::Texts,
        "[Moscow talks, talks/moscow]",
        "Other names under which the note may be linked; one that looks like a path leaves a page there that leads on.",
    ),
    key("tags", Form::Names, "[border, trade]", "Words under which notes are listed together."),
    key("draft", Form::Flag, "false", "Whether the note is left out, unless `--drafts` asks for it.")
        .or("false"),
    key("lang", Form::Language, "en", "The language of title and text, a BCP 47 tag.")
        .or("`language` of factum.yaml"),
    key(
        "slug",
        Form::Text,
        "moscow-talks",
        "The name of the note's page, where it is to differ from the file's.",
    )
    .or("the file's name"),
    key(
        "told_in",
        Form::Text,
        "another-note#heading",
        "The note that tells of this one under a heading: it has no page of its own then.",
    ),
    key(
        "cites",
        Form::Entries { of: "labels", keys: CITATION },
        "talks",
        "The quotes that the note rests on, each under a label by which sentences cite it: `[^talks]`.",
    ),
    key(
        "allow",
        Form::Pairs { of: "a rule's code or name", to: None },
        "{F0401: the number is the street's}",
        "Rules that hold their tongue in this note, each with the reason, which readers are shown.",
    ),
    key(
        "inferred",
        Form::Pairs { of: "fields", to: None },
        "{date: It stands in the page's metadata.}",
        "Fields that no quote states, each with the ground on which they rest.",
    ),
    key(
        "resolution",
        Form::WordOr { word: "open", keys: RESOLUTION },
        "",
        "How sources that differ are decided between; `open`, with the reason, where they are not.",
    ),
    key(
        "corrections",
        Form::List(CORRECTION),
        "",
        "What was wrong in the note and was put right, for its readers.",
    ),
    key(
        "addresses",
        Form::Pairs { of: "the addresses that the page had", to: None },
        "{s-3kd9qm: s-a9nv62}",
        "Addresses on the page that go on to work: the part after `#` as it was, and where it leads now.",
    ),
];

/// The keys of a citation.
pub(super) const CITATION: &[Key] = &[
    key("source", Form::Text, "tass-2021-05-08", "The source, by id, title or alias.").required(),
    key("quote", Form::Text, "\"talks in ... Moscow [on Saturday]\"", "The words, exactly as they stand there. `...` leaves words out, `[square brackets]` hold yours. Marks within the words are written `\\\"`, or the whole between single marks.").required(),
    PREFIX,
    SUFFIX,
    key("supports", Form::Texts, "[date, place]", "The fields of front matter for which the quote is evidence."),
    key("note", Form::Text, "The time is Moscow's.", "An editor's remark, shown with the footnote."),
    key("id", Form::Text, "announcement", "The name under which the passage is found on its source's page, `#q-announcement`.").or("one made of its words"),
    key("speaker", Form::Name, "Kremlin press service", "Who says the quoted words, where that is not the source itself."),
    key("unnamed", Form::Name, "a person close to the talks", "Who says them without a name, as the source puts it; in place of `speaker`.").instead(),
    key("voice", Form::Word(own), "own", "That the source says them itself; in place of `speaker`.").instead(),
    key("strength", Form::Word(strengths), "conjecture", "That what is said is a guess."),
];

/// What tells words from others like them.
const PREFIX: Key = key(
    "prefix",
    Form::Text,
    "\"is to hold\"",
    "The words before these, where these stand there more than once.",
);
const SUFFIX: Key = key("suffix", Form::Text, "\"with the president\"", "The words after these, likewise.");

/// The keys of a source's voice.
const VOICE: &[Key] = &[
    key(
        "quote",
        Form::Text,
        "\"said the press service\"",
        "The passage in which somebody speaks, exactly as it stands there.",
    )
    .required(),
    PREFIX,
    SUFFIX,
    key(
        "speaker",
        Form::Name,
        "Kremlin press service",
        "Who speaks there. One of `speaker`, `unnamed`, `voice` and `strength` is there.",
    )
    .required(),
    key(
        "unnamed",
        Form::Name,
        "a person close to the talks",
        "Who speaks without a name, as the source puts it.",
    )
    .instead(),
    key("voice", Form::Word(own), "own", "That the source itself speaks.").instead(),
    key(
        "strength",
        Form::Word(strengths),
        "conjecture",
        "That what is said is a guess; also beside who says it.",
    )
    .instead(),
];

fn own() -> Vec<&'static str> {
    vec!["own"]
}

fn strengths() -> Vec<&'static str> {
    vec!["conjecture"]
}

const RESOLUTION: &[Key] = &[
    key("preferred", Form::Text, "talks", "The label or source that is preferred.").required(),
    key("reason", Form::Text, "It is the later report.", "Why.").required(),
    key(
        "open",
        Form::Text,
        "Both are of the same day.",
        "Why the sources are not decided between; in place of the other two.",
    )
    .instead(),
];

const CORRECTION: &[Key] = &[
    key("date", Form::Date, "2021-06-01", "The day on which it was put right.").required(),
    key("wrong", Form::Text, "The turnover of 2020 was given as $937.6 million.", "What the note said.")
        .required(),
    key("right", Form::Text, "It was $973.6 million.", "What it says now.").required(),
];

fn statuses() -> Vec<&'static str> {
    EventStatus::WORDS.iter().map(|(word, _)| *word).collect()
}

fn actor_types() -> Vec<&'static str> {
    ActorType::ALL.iter().map(|kind| kind.name()).collect()
}

fn source_types() -> Vec<&'static str> {
    SourceType::ALL.iter().map(|kind| kind.name()).collect()
}

fn bounds() -> Vec<&'static str> {
    Bound::ALL.iter().map(|bound| bound.name()).collect()
}

/// The keys that an event adds.
pub(super) const EVENT: &[Key] = &[
    key("status", Form::Word(statuses), "planned", "Whether it took place, as the sources support it: `held` of what people hold, `happened` of what nobody does, such as a flood.")
        .or("unknown"),
    key(
        "category",
        Form::Text,
        "talks",
        "A word of your own for what it was; `meetings` of factum.yaml names those that are meetings.",
    ),
    key("place", Form::Text, "Moscow", "Where, in words or by a note's id, title or alias."),
    key(
        "participants",
        Form::Texts,
        "[vladimir-putin, emomali-rahmon]",
        "The notes that take part, each by id, title or alias.",
    ),
    key(
        "after",
        Form::Texts,
        "[border-conflict]",
        "Events that it came after, where no date tells, and a quote supports it.",
    ),
    key("before", Form::Texts, "[summit-of-2022]", "Events that it came before, likewise."),
    key("announces", Form::Texts, "[visit-of-2021]", "Events that it announces, and so comes before."),
];

/// The keys that an actor adds.
pub(super) const ACTOR: &[Key] = &[
    key("coordinates", Form::Text, "38.536, 68.779", "Where the place lies: degrees north and degrees east."),
    key(
        "coordinates_source",
        Form::Text,
        "GeoNames 1221874, CC BY 4.0",
        "The gazetteer from which the position was taken; it must be there where `coordinates` is.",
    ),
    key("type", Form::Word(actor_types), "person", "What it is."),
    key("role", Form::Text, "President of Russia", "What the sources call it, in a few words."),
    key("affiliation", Form::Texts, "[russia]", "The notes that it belongs to."),
];

/// The keys that a statistic adds.
pub(super) const STATISTIC: &[Key] = &[
    key(
        "unit",
        Form::Text,
        "USD",
        "A currency's code or sign, `percent`, a unit of measure such as `km`, `year`, or the word for what is counted.",
    ),
    key("frequency", Form::Text, "annual", "A word of your own: annual, irregular, once."),
    key("about", Form::Texts, "[russia, tajikistan]", "The notes that it is about."),
    key("observations", Form::List(OBSERVATION), "", "Its values, each with its evidence."),
];

const OBSERVATION: &[Key] = &[
    key(
        "period",
        Form::Date,
        "2020",
        "The time that the value holds for; prose prints it by `[[statistic@period]]`.",
    )
    .required(),
    key(
        "value",
        Form::Text,
        "973.6 million",
        "The value as the quote has it. One of `value`, `derived` and `counted` is there.",
    )
    .required(),
    key("derived", Form::Text, "\"@2016 / (1 - 0.063)\"", "The value computed from others, at every build.")
        .instead(),
    key(
        "counted",
        Form::Texts,
        "[vladimir-putin, emomali-rahmon]",
        "The value as the number of these notes, each of which the quote names.",
    )
    .instead(),
    key("bound", Form::Word(bounds), "about", "How the value stands to the true one.").or("exact"),
    key(
        "label",
        Form::Text,
        "exports",
        "What is counted, where the observations of a statistic differ in that.",
    ),
    key("note", Form::Text, "The agency's own estimate.", "An editor's remark."),
    key(
        "cite",
        Form::WordOr { word: "", keys: CITATION },
        "",
        "Its evidence: a label of `cites`, or a citation of its own.",
    ),
];

/// The keys that a page adds.
pub(super) const PAGE: &[Key] = &[key(
    "order",
    Form::Number { from: 0.0, to: 4_294_967_295.0, is_whole: true },
    "2",
    "The place of the page among those of its kind; pages without one follow, by title.",
)];

/// The keys that a source adds.
pub(super) const SOURCE: &[Key] = &[
    key("type", Form::Word(source_types), "article", "What it is."),
    key(
        "label",
        Form::Name,
        "TASS, 8 May 2021",
        "The name by which the dossier calls it, where it has no headline.",
    ),
    key("publisher", Form::Text, "TASS", "Who published it."),
    key(
        "author",
        Form::NameOrOrganisation,
        "Ida Vik and Per Holm",
        "Who wrote it; an organisation is written `{organisation: Harbour Board}`.",
    ),
    key("language", Form::Text, "en", "Its language, a BCP 47 tag."),
    key("capture", Form::Text, "tass-2021-05-08.txt", "The path of its text below the folder of captures."),
    key("url", Form::Address(WEB), "\"https://example.org/talks\"", "Its address."),
    key("url_status", Form::Text, "live", "Whether the address still answers: live, dead, unknown."),
    key(
        "archive_url",
        Form::Address(WEB),
        "\"https://archive.example.org/talks\"",
        "The address of an archived copy.",
    ),
    key("archive_date", Form::Date, "2021-05-09", "When that copy was made."),
    key("accessed", Form::Date, "2021-05-09", "When the address was last read, or the file saved."),
    key("licence", Form::Text, "CC BY 4.0", "The licence of its text."),
    key(
        "syndicated_from",
        Form::Text,
        "interfax-2021-05-08",
        "The source from which it was taken over: both count as one.",
    ),
    key(
        "identified",
        Form::Pairs { of: "fields", to: None },
        "{url: The text was found there word for word.}",
        "Fields that the text does not say of itself and that were found out about it, each with the ground.",
    ),
    key("voice", Form::Word(own), "own", "That the source says itself what none of its `voices` says."),
    key("voices", Form::List(VOICE), "", "Who speaks where in it."),
];
