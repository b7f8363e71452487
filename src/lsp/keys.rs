//! The keys that front matter may have, what each is for, and the words that may stand behind it.

use crate::model::{ActorType, BaseKind, Bound, EventStatus};

/// A key.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    /// What it is for.
    pub(super) text: &'static str,
    pub(super) value: Expected,
}

/// What stands behind a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expected {
    /// Whatever the editor writes.
    Free,
    /// A date, EDTF.
    Date,
    /// The name of a note, or several, of one of these base kinds; of any where none is given.
    Note(&'static [BaseKind]),
    /// One of some words.
    OneOf(Words),
    /// Names of front matter's fields.
    Fields,
    /// A label of a citation, or a citation.
    Cite,
    /// Tags.
    Tags,
    /// Further keys, on lines of their own.
    Nested,
}

/// The words that may stand behind a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    Flag,
    Status,
    ActorType,
    Bound,
    Unit,
    UrlStatus,
}

impl Words {
    /// All of them; of units the usual ones.
    pub(super) fn all(self) -> Vec<&'static str> {
        match self {
            Self::Flag => vec!["true", "false"],
            Self::Status => EventStatus::ALL.map(EventStatus::name).to_vec(),
            Self::ActorType => ActorType::ALL.map(ActorType::name).to_vec(),
            Self::Bound => Bound::ALL.map(Bound::name).to_vec(),
            Self::Unit => vec!["percent", "USD", "EUR", "GBP", "RUB", "km", "year"],
            Self::UrlStatus => vec!["live", "dead", "unknown"],
        }
    }
}

use BaseKind::{Actor, Event, Page, Source, Statistic};
use Expected::{Cite, Date, Fields, Free, Nested, Note, OneOf, Tags};

const fn key(name: &'static str, value: Expected, text: &'static str) -> Key {
    Key { name, text, value }
}

const COMMON: [Key; 15] = [
    key("title", Free, "the name by which the dossier calls the note"),
    key("description", Free, "a sentence that says what the note is"),
    key(
        "date",
        Date,
        "its date, EDTF: `2021-05-08`, `2021-05~` is about May, `2021-05-08/2021-05-09` two days",
    ),
    key("updated", Date, "when it was changed last"),
    key(
        "aliases",
        Free,
        "other names under which it may be linked; one that looks like a path leads on to it",
    ),
    key("tags", Tags, "words by which notes are listed together"),
    key("draft", OneOf(Words::Flag), "`true` leaves it out unless drafts are asked for"),
    key("lang", Free, "the language of title and body, such as `en`"),
    key("slug", Free, "the name of its page, where that is not the id"),
    key("told_in", Note(&[]), "`note#heading`: the note that tells of it; it has no page then"),
    key(
        "cites",
        Nested,
        "labels, each with a source and its exact words; `[^label]` marks a sentence with one",
    ),
    key("allow", Nested, "a rule's code or name, with the reason why it may be broken here"),
    key("inferred", Nested, "a field that no source states, with the ground for it"),
    key(
        "resolution",
        Nested,
        "how a conflict between sources is decided: `preferred` and `reason`, or `open`",
    ),
    key("corrections", Nested, "what was wrong and was put right: `date`, `wrong`, `right`"),
];

const OF_PAGES: [Key; 1] =
    [key("order", Free, "a whole number: where the page stands among those of its kind")];

const OF_EVENTS: [Key; 7] = [
    key("status", OneOf(Words::Status), "whether it took place, as the sources support it"),
    key("category", Free, "a free word: summit, call, visit"),
    key("place", Note(&[Actor]), "where: a note, or plain words"),
    key("participants", Note(&[Actor]), "the notes that take part"),
    key("after", Note(&[Event]), "the events that it came after"),
    key("before", Note(&[Event]), "the events that it came before"),
    key("announces", Note(&[Event]), "the events that it announces"),
];

const OF_ACTORS: [Key; 3] = [
    key("type", OneOf(Words::ActorType), "what it is"),
    key("role", Free, "its role in a few words, as the sources call it"),
    key("affiliation", Note(&[Actor]), "the notes that it belongs to"),
];

const OF_STATISTICS: [Key; 4] = [
    key(
        "unit",
        OneOf(Words::Unit),
        "`percent`, a currency's code such as `USD`, a measure, or what is counted",
    ),
    key("frequency", Free, "a free word: annual, irregular, once"),
    key("about", Note(&[]), "the notes that it is about"),
    key("observations", Nested, "the values, each with its period and the quote that gives it"),
];

const OF_SOURCES: [Key; 13] = [
    key("label", Free, "the name by which the dossier calls it, if it has no headline"),
    key("publisher", Free, "who published it"),
    key("author", Free, "who wrote it; `{organisation: …}` for one"),
    key("language", Free, "its language, such as `en`"),
    key("capture", Free, "the file of its text below captures/"),
    key("url", Free, "where it stands"),
    key("url_status", OneOf(Words::UrlStatus), "whether the address still answers"),
    key("archive_url", Free, "the address of an archived copy"),
    key("archive_date", Date, "when that copy was made"),
    key("accessed", Date, "when the address was last read"),
    key("licence", Free, "the licence of the text"),
    key("syndicated_from", Note(&[Source]), "the source from which it was taken over"),
    key("identified", Nested, "a field that the text does not say of itself, and the ground for it"),
];

const OF_CITATIONS: [Key; 6] = [
    key("source", Note(&[Source]), "the source whose words these are"),
    key("quote", Free, "its exact words; `...` leaves some out, `[brackets]` hold your own"),
    key("prefix", Free, "words right before the quote, where it stands in the source more than once"),
    key("suffix", Free, "words right after it"),
    key("supports", Fields, "the fields of front matter that it is evidence for"),
    key("note", Free, "a remark, shown with the footnote"),
];

const OF_OBSERVATIONS: [Key; 8] = [
    key("period", Date, "the time that the value holds for, EDTF"),
    key("value", Free, "the value as its quote has it"),
    key("derived", Free, "a formula: `@2016 / (1 - decline@2016)`"),
    key("counted", Note(&[]), "the notes that are counted, each of which the quote names"),
    key("bound", OneOf(Words::Bound), "how it stands to the true value"),
    key("label", Free, "what is counted, where that differs"),
    key("note", Free, "a remark"),
    key("cite", Cite, "a label of `cites`, or a citation of its own"),
];

/// The keys at the beginning of a line of a kind's notes.
pub(super) fn outer(base: BaseKind) -> impl Iterator<Item = &'static Key> {
    let own: &[Key] = match base {
        Event => &OF_EVENTS,
        Actor => &OF_ACTORS,
        Statistic => &OF_STATISTICS,
        Source => &OF_SOURCES,
        Page => &OF_PAGES,
    };
    COMMON.iter().chain(own)
}

/// The keys within an entry of `cites` or `observations`.
pub(super) fn inner(parent: &str) -> &'static [Key] {
    match parent {
        "cites" | "cite" => &OF_CITATIONS,
        "observations" => &OF_OBSERVATIONS,
        _ => &[],
    }
}

/// A key by its name.
pub(super) fn described(base: BaseKind, name: &str, is_inner: bool) -> Option<&'static Key> {
    if is_inner {
        return OF_CITATIONS.iter().chain(&OF_OBSERVATIONS).find(|key| key.name == name);
    }
    outer(base).find(|key| key.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FaultKind, NoteId};
    use crate::vfs::Memory;
    use crate::workspace::{Inputs, Material};

    /// The keys that are unknown in a note of a kind.
    fn unknown(base: BaseKind, lines: &str) -> Vec<String> {
        let kind = format!("kinds: {{notes: {{base: {}, label: a, plural: b}}}}", base.name());
        let tree = Memory::new([
            ("factum.yaml", format!("title: x\n{kind}\n")),
            ("content/notes/a.md", format!("---\n{lines}---\n")),
        ]);
        let dossier = Material::open(&Inputs::of(tree)).unwrap().dossier;
        let faults = dossier.note(&NoteId::new("a")).unwrap().faults.iter();
        let named = faults.filter_map(|fault| match &fault.kind {
            FaultKind::UnknownKey { key, .. } => Some(key.clone()),
            _ => None,
        });
        named.collect()
    }

    #[test]
    fn every_key_is_one_that_is_read() {
        for base in BaseKind::ALL {
            let lines: String = outer(base).map(|key| format!("{}: x\n", key.name)).collect();
            assert_eq!(unknown(base, &lines), Vec::<String>::new(), "{base:?}");
        }
        let cite: String = inner("cites").iter().map(|key| format!("    {}: x\n", key.name)).collect();
        assert_eq!(unknown(Page, &format!("cites:\n  a:\n{cite}")), Vec::<String>::new());
        let observation: String =
            inner("observations").iter().map(|key| format!("    {}: x\n", key.name)).collect();
        let lines = format!("observations:\n  -\n{observation}");
        assert_eq!(unknown(Statistic, &lines), Vec::<String>::new());
        assert_eq!(unknown(Page, "nothing: x\n"), ["nothing"]);
    }
}
