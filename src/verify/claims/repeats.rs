//! Names that stand twice where one of the two must be another: in one list, in one clause of a title or
//! description, or linked where the sentence has named them already. Of names that no note has it is asked where one
//! would be its own opponent ("Mill beat Mill"), or is called in full after its surname ("Quinn left after Ada Quinn's
//! trial").

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::claim::Found;
use super::note_evidence::CitedQuote;
use super::prose::Prose;
use super::speech::speeches;
use crate::model::{ClaimKind, NoteId};
use crate::read::cues;
use crate::read::date::DateReading;
use crate::read::deeds::is_past;
use crate::read::name_words::{is_country, is_generic, name_word, names_nobody, same_name};
use crate::read::names::NameReading;
use crate::read::proper::capital_runs;
use crate::read::reading::{Reading, lies_within};
use crate::verify::evidence::EvidenceBase;

/// What may stand between two names of one list.
const JOINTS: [&str; 10] = ["and", "or", "in", "of", "at", "with", "to", "from", "the", "both"];

/// The most bytes between two mentions that may be one list. Each mention is looked at with all that lies between.
const MOST_BETWEEN: usize = 1000;

/// The second mentions of a text, where they are one too many. A name within the label of a link to another note
/// is that note's affair: "at the BRICS summit he spoke of the BRICS".
pub(super) fn repeats(base: &EvidenceBase<'_>, prose: &Prose, kind: TextKind) -> Vec<Found> {
    let is_actor = |name: &&NameReading| base.is_actor(&name.note);
    let is_own = |name: &&NameReading| prose.linked_at(&name.span).is_none_or(|to| *to == name.note);
    let names: Vec<&NameReading> = prose.names.iter().filter(is_actor).filter(is_own).collect();
    let mut found = Vec::new();
    let mut last: FxHashMap<&NoteId, &NameReading> = FxHashMap::default();
    for name in names {
        let Some(before) = last.insert(&name.note, name) else { continue };
        let between = prose.text.get(before.span.end..name.span.start).unwrap_or("");
        let in_list = || {
            between.len() <= MOST_BETWEEN && is_list(&without_names(prose, before.span.end..name.span.start))
        };
        // "The Courier told the Courier".
        let is_whole = || stands_alone(&prose.text, &before.span) && stands_alone(&prose.text, &name.span);
        let tells_itself = || is_done_to(between.trim()) && is_whole();
        let is_one_too_many = match kind {
            TextKind::Field => !between.contains([',', ';', ':', '.']),
            TextKind::Statement => in_list() || tells_itself() || prose.is_link_to(&name.span, &name.note),
        };
        if is_one_too_many {
            found.push(Found::new(name.span.clone(), ClaimKind::Repeated(name.note.clone())));
        }
    }
    found
}

/// Whether nothing but a verb stands between who does something and to whom it is done: "told", "would supply".
fn is_done_to(between: &str) -> bool {
    let mut words = between.split(' ');
    let first = words.next().unwrap_or("");
    match (words.next(), words.next()) {
        (None, _) => matches!(first, "told" | "asked") || is_past(first) && !cues::says(first),
        (Some(verb), None) => {
            let is_plain = verb.chars().all(char::is_lowercase) && verb.chars().nth(2).is_some();
            let may = matches!(first, "would" | "will" | "could" | "may" | "might" | "should" | "must");
            is_plain && !cues::says(verb) && (may || matches!(first, "has" | "had") && is_past(verb))
        }
        _ => false,
    }
}

/// Whether a name is no part of a longer one: "Arden", and not "Arden Town", "pro-Arden".
fn stands_alone(text: &str, span: &Range<usize>) -> bool {
    let before = text[..span.start].rsplit(' ').next().unwrap_or("");
    let behind = text[span.end..].strip_prefix(' ').unwrap_or("");
    before.is_empty()
        && !behind.starts_with(char::is_uppercase)
        && !text[span.end..].starts_with(['-', '\'', '\u{2019}'])
}

/// What kind of text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextKind {
    /// A title or a description, too short to say a name twice.
    Field,
    /// A sentence, heading or cell.
    Statement,
}

/// A stretch of a text without the names of others in it: "Arden, Belmont and Arden" is one list.
fn without_names(prose: &Prose, range: Range<usize>) -> String {
    let mut rest = String::new();
    let mut at = range.start;
    let first = prose.names.partition_point(|name| name.span.start < range.start);
    let names = prose.names[first..].iter().take_while(|name| name.span.start < range.end);
    for name in names {
        if name.span.start >= at && name.span.end <= range.end {
            rest.push_str(prose.text.get(at..name.span.start).unwrap_or(""));
            at = name.span.end;
        }
    }
    rest.push_str(prose.text.get(at..range.end).unwrap_or(""));
    rest
}

fn is_list(between: &str) -> bool {
    let mut words = between.split([' ', '\u{a0}', ',']).filter(|word| !word.is_empty());
    let joins = between.contains(',') || between.contains(" and ") || between.contains(" or ");
    joins && words.all(|word| JOINTS.contains(&word))
}

/// A time that stands twice where it is told from when to when: "from March to March", "between 2021 and 2021". Where a
/// quote has it so, a year may lie between.
pub(super) fn told_again(text: &str, reading: &Reading, quotes: &[&CitedQuote]) -> Vec<Found> {
    let again = |pair: &[DateReading]| {
        let (one, other) = (&pair[0], &pair[1]);
        let between = text.get(one.span.end..other.span.start)?.trim();
        let opens = text[..one.span.start].trim_end().rsplit(' ').next().unwrap_or("");
        let is_range = match between {
            "to" | "until" | "till" => opens.eq_ignore_ascii_case("from"),
            "and" => opens.eq_ignore_ascii_case("between"),
            "and in" | "and again in" | "and on" | "and again on" => true,
            _ => false,
        };
        let is_same = one.date.is_some() && one.date == other.date;
        let written = text.get(one.span.start..other.span.end)?;
        let is_quoted = || quotes.iter().any(|quote| quote.text.contains(written));
        (is_range && is_same && !is_quoted()).then(|| Found::new(other.span.clone(), ClaimKind::TimeAgain))
    };
    reading.dates.windows(2).filter_map(again).collect()
}

/// "Norlandic workers in Norland": where they are goes without saying, unless a quote has it so.
pub(super) fn at_home(text: &str, quotes: &[&CitedQuote]) -> Option<Found> {
    let runs = capital_runs(text);
    let first =
        text.split(' ').next().filter(|word| word.starts_with(char::is_uppercase)).map(|word| 0..word.len());
    let all: Vec<Range<usize>> = first
        .filter(|one| runs.first().is_none_or(|run| run.start > 0 && one.end < run.start))
        .into_iter()
        .chain(runs)
        .collect();
    all.windows(2).find_map(|pair| {
        let (one, other) = (&text[pair[0].clone()], &text[pair[1].clone()]);
        let mut between = text[pair[0].end..pair[1].start].strip_prefix(' ')?.split_whitespace();
        let noun = between.next()?;
        let is_plain = noun.chars().all(char::is_lowercase) && noun.chars().nth(3).is_some();
        let is_so = is_plain && between.next() == Some("in") && between.next().is_none();
        let (of, land) = (name_word(one), name_word(other));
        let is_same = of != land && is_country(&of) && same_name(&of, &land);
        let is_quoted = || quotes.iter().any(|quote| quote.text.contains(&format!("in {other}")));
        (is_so && is_same && !is_quoted()).then(|| Found::new(pair[1].clone(), ClaimKind::NamedAgain))
    })
}

/// How many words may stand between one that does something and the other to whom it is done.
const BETWEEN: usize = 6;

/// The second mentions of names that no note need have, where they are one too many.
pub(super) fn named_again(prose: &Prose, quotes: &[&CitedQuote]) -> Vec<Found> {
    let text = prose.text.as_str();
    let mut runs: Vec<Range<usize>> = prose.capital_runs().to_vec();
    // A sentence may begin with a name that it has again.
    let first = text.split(' ').next().unwrap_or("");
    if runs.first().is_some_and(|run| run.start > first.len()) && first.starts_with(char::is_uppercase) {
        runs.insert(0, 0..first.len());
    }
    if runs.len() < 2 {
        return Vec::new();
    }
    let told = speeches(text);
    runs.retain(|run| prose.is_own(run) && !lies_within(run, &told));
    let mut found = Vec::new();
    let called = LazyCell::new(|| called_in_full(quotes));
    let mut last: FxHashMap<&str, &Range<usize>> = FxHashMap::default();
    for run in &runs {
        let name = bare(&text[run.clone()]);
        let surname = name.rsplit(' ').next().unwrap_or(name);
        let is_quoted = |before: &Range<usize>| {
            quotes.iter().any(|quote| quote.text.contains(&text[before.start..run.end]))
        };
        let itself = last.get(name).filter(|before| is_itself(text, before, run));
        let fuller = last.get(surname).filter(|_| is_fuller(surname, name, &called));
        if itself.or(fuller).is_some_and(|before| !is_quoted(before)) {
            found.push(Found::new(run.clone(), ClaimKind::NamedAgain));
        }
        last.insert(name, run);
    }
    found
}

/// Whether a name that stands twice stands for both sides of what has two: "Mill and Mill", "Mill beat Mill".
fn is_itself(text: &str, before: &Range<usize>, run: &Range<usize>) -> bool {
    // More cannot stand between, and a sentence may have thousands of names.
    if run.start - before.end > MOST_BETWEEN {
        return false;
    }
    let one = &text[before.clone()];
    let between = text[before.end..run.start].trim();
    let is_modifier = text[run.end..].starts_with("'s")
        || text[run.end..].starts_with(['\u{2019}', '-'])
        || is_noun(text[run.end..].trim_start().split(' ').next().unwrap_or(""), &text[run.end..]);
    // "Mill's and Mill".
    if one != bare(&text[run.clone()])
        || one.chars().nth(2).is_none()
        || between.contains([',', ';', ':', '(', ')', '"'])
    {
        return false;
    }
    let words: Vec<&str> = between.split_whitespace().collect();
    let are_listed = matches!(words.as_slice(), ["and" | "or"]) && one.contains(' ');
    let are_opposed = words.len() <= BETWEEN
        && !is_modifier
        && (matches!(
            words.last(),
            Some(&("beat" | "beats" | "defeated" | "by" | "against" | "over" | "sued"))
        ) || words.first() == Some(&"against"));
    are_listed || are_opposed
}

/// Whether a name without mark of a sentence's part stands before a word that it qualifies: "the Arden assembly".
fn is_noun(next: &str, behind: &str) -> bool {
    const FREE: &[&str] = &[
        "in",
        "on",
        "at",
        "to",
        "of",
        "for",
        "from",
        "with",
        "by",
        "and",
        "or",
        "but",
        "after",
        "before",
        "as",
        "when",
        "while",
        "since",
        "last",
        "this",
        "earlier",
        "later",
        "yesterday",
        "today",
        "during",
        "over",
    ];
    behind.starts_with(' ') && next.starts_with(char::is_lowercase) && !FREE.contains(&next.trim_matches(','))
}

fn bare(name: &str) -> &str {
    name.strip_suffix("'s").or_else(|| name.strip_suffix("\u{2019}s")).unwrap_or(name)
}

/// Whether a name is that of a person in full who was called by surname before: one of the two is somebody else. Where
/// the quotes know two of that surname, both may be meant.
fn is_fuller(surname: &str, in_full: &str, called: &[(String, String)]) -> bool {
    let Some(given) = in_full.strip_suffix(surname).and_then(|given| given.strip_suffix(' ')) else {
        return false;
    };
    let word = name_word(surname);
    let is_given = !given.contains(' ') && is_given(&name_word(given));
    if surname.contains('-') || !is_given || word.chars().nth(3).is_none() {
        return false;
    }
    if is_generic(&word) || is_country(&word) || names_nobody(&word) {
        return false;
    }
    called.iter().filter(|(_, of)| *of == word).count() == 1
}

/// The given names and surnames of those whom quotes call in full, each once.
fn called_in_full(quotes: &[&CitedQuote]) -> Vec<(String, String)> {
    let mut called = BTreeSet::new();
    for quote in quotes {
        for run in quote.capital_runs() {
            let words: Vec<String> = quote.text[run.clone()].split(' ').map(name_word).collect();
            let pairs = words.windows(2).filter(|pair| is_given_word(&pair[0]));
            called.extend(pairs.map(|pair| (pair[0].clone(), pair[1].clone())));
        }
    }
    called.into_iter().collect()
}

fn is_given(word: &str) -> bool {
    is_given_word(word) && !is_country(word)
}

fn is_given_word(word: &str) -> bool {
    !names_nobody(word) && !is_generic(word)
}
