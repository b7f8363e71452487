//! Which notes a text names, by title or alias.
//!
//! A name is found where no letter or digit touches it, so that `Tajik-Kyrgyz` names both and `Russian`
//! does not name Russia. Letters after a word's first may differ in case, as in headlines; the first may
//! not, and short words (`US`) may not at all. Accents, and the hyphen between words, make no difference.
//! Of actors whose names overlap the longest counts where it is a proper name throughout: `Peter Weiss` is not
//! Anna Weiss and `Tolm Energy` not the Tolm, but `border of Norland` names Norland too.
//!
//! A surname alone is its owner's only where no other given name stands before it. In "the Harbour Board
//! (HB)" the text itself says what `HB` stands for, and there it stands for nothing else.

use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::first_runs::FirstRuns;
use super::honorifics::may_precede_surname;
use super::name_extents::NameExtents;
use super::name_key::Key;
pub(crate) use super::name_key::NameText;
use crate::index::{Index, Stub};
use crate::model::{ActorType, BaseKind, NoteId};
use crate::text::fold::{BREAK, Folded, fold};
use crate::text::run::next_word;

/// The most notes that a name in a text may stand for. Of more it tells none from the others.
const MOST_OWNERS: usize = 6;

/// The most names that one word begins which are read there, the longest first.
const MOST_NAMED: usize = 8;

/// How many names are read in a text, however short, and for how many of its bytes one more. A list of people has a name
/// in a dozen.
const NAMES_OF_A_TEXT: usize = 64;
const BYTES_A_NAME: usize = 8;

/// How many abbreviations of a text are looked up; no article explains more.
const MOST_INITIALS: usize = 100;

/// Finds the names of notes in texts. Made once for a dossier, and follows its changes.
#[derive(Clone, Debug, Default)]
pub struct NameFinder {
    /// The notes that have a name, by the name as names are compared.
    owners: FxHashMap<String, Vec<Owner>>,
    extents: NameExtents,
    /// The shapes of first runs, and of some that are no more.
    first_runs: FirstRuns,
}

/// Whose name it is.
#[derive(Clone, Debug)]
struct Owner {
    note: NoteId,
    base: BaseKind,
    is_person: bool,
    /// The words of all the note's names, in lower case: what may stand before its surname.
    words: BTreeSet<String>,
    /// Whether the name is one word of a longer title, as surnames are.
    is_part: bool,
}

/// A place in a text where a note is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameReading {
    /// In bytes of the text.
    pub span: Range<usize>,
    /// The named note.
    pub note: NoteId,
}

impl NameFinder {
    /// Gathers the titles and aliases of all notes but sources and pages.
    #[must_use]
    pub fn new(index: &Index) -> Self {
        Self::of(index.stubs().filter(|stub| is_nameable(stub)))
    }

    /// Gathers the titles and aliases of these notes.
    pub fn of<'s>(stubs: impl IntoIterator<Item = &'s Stub>) -> Self {
        let mut finder = Self::default();
        stubs.into_iter().for_each(|stub| finder.add(stub));
        finder
    }

    /// Puts the names of a note in place of those that it had, where [`Self::new`] gathers its names.
    pub(crate) fn replace(&mut self, old: Option<&Stub>, new: Option<&Stub>) {
        old.filter(|stub| is_nameable(stub)).into_iter().for_each(|stub| self.remove(stub));
        new.filter(|stub| is_nameable(stub)).into_iter().for_each(|stub| self.add(stub));
    }

    /// Takes the names of a note up.
    pub(crate) fn add(&mut self, stub: &Stub) {
        for (key, run) in keys_of(stub) {
            self.first_runs.add(&key.text[run.clone()]);
            self.extents.add(&key, &run);
            let owner = Owner::of(stub, &key.text);
            let owners = self.owners.entry(key.text).or_default();
            // In the order of ids, whichever note came first, as a finder made anew has them.
            owners.insert(owners.partition_point(|other| other.note <= owner.note), owner);
        }
    }

    /// Forgets the names of a note.
    pub(crate) fn remove(&mut self, stub: &Stub) {
        for (key, run) in keys_of(stub) {
            self.extents.remove(&key, &run);
            if let Some(owners) = self.owners.get_mut(&key.text) {
                owners.retain(|owner| owner.note != stub.id);
                if owners.is_empty() {
                    self.owners.remove(&key.text);
                }
            }
        }
    }

    /// The ids of the notes that `text` names, sorted.
    #[must_use]
    pub fn ids(&self, text: &str) -> Vec<NoteId> {
        self.ids_in(&fold(text))
    }

    /// The ids of the notes that a folded text names, sorted.
    #[must_use]
    pub fn ids_in(&self, folded: &Folded) -> Vec<NoteId> {
        let seen: BTreeSet<NoteId> = self.read_folded(folded.text()).into_iter().map(|n| n.note).collect();
        seen.into_iter().collect()
    }

    /// Every place where `text` names a note, in order. Of actors whose names overlap the longest is given.
    #[must_use]
    pub fn read(&self, text: &str) -> Vec<NameReading> {
        self.read_in(&NameText::of(text))
    }

    /// As [`Self::read`] for a text that was made ready.
    #[must_use]
    pub(crate) fn read_in(&self, text: &NameText) -> Vec<NameReading> {
        let original = |n: NameReading| NameReading { span: text.folded.original(n.span), note: n.note };
        self.read_by_key(text.folded.text(), &text.key).into_iter().map(original).collect()
    }

    /// As [`Self::read`] for a folded text, in bytes of it.
    #[must_use]
    pub fn read_folded(&self, folded: &str) -> Vec<NameReading> {
        self.read_by_key(folded, &Key::of(folded))
    }

    fn read_by_key(&self, folded: &str, key: &Key) -> Vec<NameReading> {
        let mut found: Vec<(Range<usize>, &Owner)> = Vec::new();
        let mut at = 0;
        while let Some(run) = self.next_run(&key.text, at) {
            at = run.end;
            self.names_at(key, &run, |range, owner| {
                let range = key.at(range.start)..key.at(range.end);
                if owner.is_named_at(folded, &range) {
                    found.push((range, owner));
                }
            });
        }
        if found.is_empty() {
            return Vec::new();
        }
        found.sort_by(|a, b| (a.0.start, b.0.end, &a.1.note).cmp(&(b.0.start, a.0.end, &b.1.note)));
        let found = without_shorter_names(folded, found);
        let mut readings = with_initials(folded, found);
        readings
            .sort_by(|a, b| (a.span.start, b.span.end, &a.note).cmp(&(b.span.start, a.span.end, &b.note)));
        readings.dedup();
        readings.truncate(NAMES_OF_A_TEXT + folded.len() / BYTES_A_NAME);
        readings.shrink_to_fit();
        readings
    }

    /// The next run of letters and digits of a key from `at` on with which a name may begin.
    fn next_run(&self, text: &str, mut at: usize) -> Option<Range<usize>> {
        let bytes = text.as_bytes();
        loop {
            at += bytes.get(at..)?.iter().position(|byte| self.first_runs.may_begin(*byte))?;
            let is_within = match at.checked_sub(1).map(|before| bytes[before]) {
                None => false,
                Some(before) if before.is_ascii() => before.is_ascii_alphanumeric(),
                Some(_) => text[..at].ends_with(char::is_alphanumeric),
            };
            if !is_within {
                let word = next_word(&text[at..])?;
                return Some(at + word.start..at + word.end);
            }
            at += 1;
        }
    }

    /// Takes the names whose first run of letters and digits is this one, in bytes of the key. Neither letter nor
    /// digit touches a name where it counts, so its first run is a whole one of the text; a plural has an `s` more.
    fn names_at<'k>(&'k self, key: &Key, run: &Range<usize>, mut take: impl FnMut(Range<usize>, &'k Owner)) {
        let (text, word) = (key.text.as_str(), &key.text[run.clone()]);
        let mut named: Vec<(Range<usize>, &Owner)> = Vec::new();
        for first in [Some(word), word.strip_suffix('s')].into_iter().flatten() {
            if !self.first_runs.may_have(first) {
                continue;
            }
            for extent in self.extents.of_word(first) {
                let Some(start) = run.start.checked_sub(extent.before) else { continue };
                let end = start + extent.length;
                // Most would end within a word, where none counts.
                let after = text.as_bytes().get(end);
                if after.is_some_and(|after| after.is_ascii_alphanumeric() && *after != b's') {
                    continue;
                }
                let owners = text.get(start..end).and_then(|name| self.owners.get(name));
                let owners = owners.filter(|owners| owners.len() <= MOST_OWNERS);
                named.extend(owners.into_iter().flatten().map(|owner| (start..end, owner)));
            }
        }
        if named.len() > MOST_NAMED {
            named.sort_by(|(a, one), (b, other)| (b.len(), &one.note).cmp(&(a.len(), &other.note)));
            named.truncate(MOST_NAMED);
        }
        named.into_iter().for_each(|(range, owner)| take(range, owner));
    }
}

/// The names of a note as they are compared, each with its first run of letters and digits; without those that
/// have none.
fn keys_of(stub: &Stub) -> impl Iterator<Item = (Key, Range<usize>)> + '_ {
    std::iter::once(&stub.title).chain(&stub.aliases).filter_map(|name| {
        let key = NameText::of(name).key;
        let run = key.runs().next()?;
        Some((key, run))
    })
}

impl Owner {
    fn of(stub: &Stub, key: &str) -> Self {
        let names = std::iter::once(&stub.title).chain(&stub.aliases);
        let is_part = !key.contains(' ') && lower_words(&stub.title).nth(1).is_some();
        let is_person = stub.actor == Some(ActorType::Person);
        // Nobody asks for the words of others.
        let words = names.filter(|_| is_person && is_part).flat_map(|name| lower_words(name)).collect();
        Self { note: stub.id.clone(), base: stub.base, is_person, words, is_part }
    }

    /// Whether the name at `range` is a name there, and this one's.
    fn is_named_at(&self, text: &str, range: &Range<usize>) -> bool {
        let (Some(before), Some(after)) = (text.get(..range.start), text.get(range.end..)) else {
            return false;
        };
        // "the Tornados", but not "the Bergs": the plural of a person's name is a family.
        let after = if self.is_person { after } else { plural_stripped(after) };
        if before.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric) {
            return false;
        }
        !self.is_person || !(is_joined(before, after) || self.is_namesake(before))
    }

    /// Whether a surname stands after the given name of another.
    fn is_namesake(&self, before: &str) -> bool {
        if !self.is_part || !before.ends_with(' ') {
            return false;
        }
        let word = tail(before.trim_end()).rsplit([' ', '(', '"', '-', BREAK]).next().unwrap_or("");
        let is_name =
            word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '.');
        if !is_name {
            return false;
        }
        let lower = plain_lower(word);
        !self.words.contains(&lower) && !may_precede_surname(&lower)
    }
}

/// The end of a text that is longer than any given name, so that a text without spaces is not read again and again.
fn tail(text: &str) -> &str {
    let from = text.len().saturating_sub(100);
    (from..=text.len()).find_map(|from| text.get(from..)).unwrap_or("")
}

fn plural_stripped(after: &str) -> &str {
    match after.strip_prefix('s') {
        Some(rest) if !rest.starts_with(char::is_alphanumeric) => rest,
        _ => after,
    }
}

/// Whether a hyphen joins the name to another one: Clara Holub-Reed is not Holub.
fn is_joined(before: &str, after: &str) -> bool {
    let ends =
        |text: &str| text.strip_suffix(['-', BREAK]).is_some_and(|rest| rest.ends_with(char::is_alphabetic));
    let starts =
        |text: &str| text.strip_prefix(['-', BREAK]).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    ends(before) || starts(after)
}

/// Leaves out actors' names that lie within a longer name of another actor. Events and statistics may be
/// called by whole phrases, and hide nobody.
fn without_shorter_names<'o>(
    text: &str,
    found: Vec<(Range<usize>, &'o Owner)>,
) -> Vec<(Range<usize>, &'o Owner)> {
    let mut kept: Vec<(Range<usize>, &Owner)> = Vec::new();
    // The end of the longest actor's name so far, and whose it is.
    let mut cover: Option<(usize, Range<usize>, &NoteId)> = None;
    for (range, owner) in found {
        if owner.base == BaseKind::Actor {
            let hidden = cover.as_ref().is_some_and(|(end, longer, note)| {
                let is_hidden = is_proper(&text[longer.clone()]) && range != *longer;
                range.end <= *end && (is_hidden || **note == owner.note)
            });
            if hidden {
                continue;
            }
            if cover.as_ref().is_none_or(|(end, ..)| *end < range.end) {
                cover = Some((range.end, range.clone(), &owner.note));
            }
        }
        kept.push((range, owner));
    }
    kept
}

/// Whether all words of a name are capitalised, small ones left out.
fn is_proper(name: &str) -> bool {
    let mut words = name.split([' ', '-']).filter(|word| word.chars().nth(3).is_some());
    words.all(|word| !word.starts_with(char::is_lowercase))
}

/// What a text says of its abbreviations: `Harbour Board (HB)` gives the board this name wherever it
/// stands in the text, and takes it from everyone else.
fn with_initials(text: &str, found: Vec<(Range<usize>, &Owner)>) -> Vec<NameReading> {
    let mut readings: Vec<NameReading> = found
        .iter()
        .map(|(span, owner)| NameReading { span: span.clone(), note: owner.note.clone() })
        .collect();
    for inner in defined_initials(text).into_iter().take(MOST_INITIALS) {
        let meant = found
            .iter()
            .find(|(range, owner)| owner.base == BaseKind::Actor && is_right_before(text, range, &inner))
            .map(|(_, owner)| owner.note.clone());
        let initials = &text[inner.clone()];
        readings.retain(|n| text[n.span.clone()] != *initials);
        if let Some(note) = meant {
            readings.extend(places_of(text, initials).map(|span| NameReading { span, note: note.clone() }));
        }
    }
    readings
}

fn is_right_before(text: &str, name: &Range<usize>, inner: &Range<usize>) -> bool {
    text.get(name.end..inner.start - 1).is_some_and(|gap| gap.trim().is_empty())
}

/// Abbreviations in brackets whose letters begin the capitalised words before them.
pub(super) fn defined_initials(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (open, _) in text.match_indices('(') {
        let rest = &text[open + 1..];
        let length = rest.bytes().take_while(u8::is_ascii_uppercase).count();
        let is_whole = rest[length..].starts_with(')');
        if (2..=8).contains(&length) && is_whole && stands_for(&text[..open], &rest[..length]) {
            found.push(open + 1..open + 1 + length);
        }
    }
    found
}

/// Whether the words at the end of `before` begin with these letters, small words left out.
fn stands_for(before: &str, initials: &str) -> bool {
    let mut words = before.split([' ', '-']).rev().filter(|word| word.starts_with(char::is_uppercase));
    initials.chars().rev().all(|letter| words.next().is_some_and(|word| word.starts_with(letter)))
}

/// Where a word stands by itself.
fn places_of<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let alone = |at: usize| {
        !text[..at].ends_with(char::is_alphanumeric)
            && !text[at + word.len()..].starts_with(char::is_alphanumeric)
    };
    text.match_indices(word).map(|(at, _)| at).filter(move |at| alone(*at)).map(|at| at..at + word.len())
}

const fn is_nameable(stub: &Stub) -> bool {
    !matches!(stub.base, BaseKind::Source | BaseKind::Page)
}

fn lower_words(name: &str) -> impl Iterator<Item = String> {
    name.split([' ', '-']).filter(|word| !word.is_empty()).map(plain_lower)
}

/// A word in lower case without accents and full stops.
fn plain_lower(word: &str) -> String {
    if word.is_ascii() && !word.contains('.') {
        return word.to_ascii_lowercase();
    }
    word.nfd().filter(|c| !is_combining_mark(*c) && *c != '.').flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::fixture::index;

    fn named(text: &str) -> Vec<String> {
        NameFinder::new(&index()).ids(text).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn titles_and_aliases_are_found_as_whole_words() {
        assert_eq!(named("Talks in Norland: Anna Berg’s plan"), ["anna-berg", "norland"]);
        assert_eq!(named("the Norland-Sudland border; Bergs"), ["norland", "sudland"]);
        assert!(named("Norlander Bergen").is_empty());
    }

    #[test]
    fn case_is_kept_for_the_first_letter_and_for_initials() {
        assert_eq!(named("BERG in NORLAND"), ["anna-berg", "norland"]);
        assert!(named("an iceberg, a berg, nul").is_empty());
        assert_eq!(named("the NUL summit"), ["union"]);
    }

    #[test]
    fn of_many_names_at_one_place_the_longest_count_and_one_of_too_many_is_nobodys() {
        let stub = |id: usize, title: &str, aliases: &[&str]| {
            Stub::of(&crate::index::fixture::person(&format!("p{id:03}"), title, aliases))
        };
        let long = |words: usize| format!("Kay{}", " Lo".repeat(words));
        let stubs: Vec<Stub> = (0..100).map(|words| stub(words, &long(words), &[])).collect();
        let text = long(200);
        let mut finder = NameFinder::of(&stubs);
        let found = finder.read(&text);
        assert!(found.iter().any(|name| name.note.as_str() == "p047"), "the longest that is looked for");
        assert!(found.iter().filter(|name| name.span.start == 0).count() <= MOST_NAMED);
        // What was looked for in place of names that are gone is as in a finder made anew.
        stubs[..60].iter().for_each(|stub| finder.remove(stub));
        assert_eq!(finder.read(&text), NameFinder::of(&stubs[60..]).read(&text));
        assert!(finder.read(&text).iter().any(|name| name.note.as_str() == "p099"));

        let shared =
            |count: usize| -> Vec<Stub> { (0..count).map(|id| stub(id, "Ada", &["Holm"])).collect() };
        assert_eq!(NameFinder::of(&shared(MOST_OWNERS)).ids("It was Holm.").len(), MOST_OWNERS);
        assert!(NameFinder::of(&shared(MOST_OWNERS + 1)).ids("It was Holm.").is_empty());
        // The first names of a text that hardly says anything else.
        let (finder, text) = (NameFinder::of(&shared(MOST_OWNERS)), "Holm ".repeat(100));
        let read = finder.read(&text);
        assert_eq!(read.len(), NAMES_OF_A_TEXT + text.len() / BYTES_A_NAME);
        assert_eq!(read.first().map(|name| name.span.clone()), Some(0..4));
    }

    #[test]
    fn sources_and_pages_are_not_names() {
        assert!(named("the Gazette said, see About us").is_empty());
    }

    #[test]
    fn places_are_given_in_bytes_of_the_text() {
        let text = "“Anna\u{a0}Berg” of NORLAND";
        let found = NameFinder::new(&index()).read(text);
        let written: Vec<&str> = found.iter().map(|n| &text[n.span.clone()]).collect();
        assert_eq!(written, ["Anna\u{a0}Berg", "NORLAND"]);
    }
}
