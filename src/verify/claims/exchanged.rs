//! Who, which and when are kept together: where sentence and quote both have several numbers, each goes with the same
//! word in both. "Killed 26 and injured 15" is not "killed 15 and injured 26". Names are judged in `doers.rs`.
//!
//! Where the words that would tell are not on both sides, nothing is said.

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::ages;
use super::claim::Found;
use super::clauses::is_before_objects;
use super::copied;
use super::doers;
use super::governed;
use super::note_evidence::{CitedQuote, NoteEvidence, Scope};
use super::objects;
use super::parted;
use super::places;
use super::prose::Prose;
use super::repeats;
use super::roles;
use super::scores;
use crate::model::{ClaimKind, Class, Decimal};
use crate::read::cues;
use crate::read::name_words::{name_word, names_nobody};
use crate::read::number::{ENGLISH, NumberReading};
use crate::read::reading::Reading;
use crate::read::words::Word;
use crate::verify::sources::has_name_around_quotes;

/// How many words beside a number tell what it counts.
const BESIDE: usize = 3;

/// Numbers and names that the quotes give to something else.
pub(super) fn exchange_faults(
    evidence: &NoteEvidence<'_, '_>,
    scope: &Scope,
    reading: &Reading,
    prose: &Prose,
) -> Vec<Found> {
    if !scope.is_cited {
        return Vec::new();
    }
    let quotes: Vec<&CitedQuote> = evidence.quotes(scope).collect();
    let mut found = Vec::new();
    let counts: Vec<&NumberReading> = counted(reading).collect();
    let own = LazyCell::new(|| besides(prose.words(), reading));
    let theirs = LazyCell::new(|| {
        quotes.iter().map(|quote| (*quote, besides(quote.words(), &quote.reading))).collect::<Vec<_>>()
    });
    for (at, number) in counts.iter().enumerate().filter(|(_, number)| prose.is_own(&number.span)) {
        let has_rivals = counts.iter().any(|other| is_rival(other, number));
        // Nearly every sentence has one number.
        let kind = Some(()).filter(|()| has_rivals).and_then(|()| other_thing(evidence, at, &own, &theirs));
        let kind = kind
            .or_else(|| other_noun(evidence, number, &counts, &quotes))
            .or_else(|| scores::turned_round(&prose.text, number, &counts, &quotes))
            .or_else(|| scores::other_score(&prose.text, number, &counts, &quotes));
        let kind = kind.or_else(|| {
            other_holder(evidence, prose, number, &quotes)
                .or_else(|| parted::of_another_clause(prose, number, &counts, &quotes))
                .filter(|_| evidence.tells_names_by_capitals())
        });
        match kind {
            Some(kind) => found.push(Found::new(number.span.clone(), kind)),
            None => found.extend(governed::other_kind(prose, number, &quotes)),
        }
        if evidence.is_spent() {
            return Vec::new();
        }
    }
    if evidence.tells_names_by_capitals() {
        found.extend(exchanged_names(evidence, &quotes, prose));
    }
    found
}

/// Names that the quotes give to something else, and ages to somebody else.
fn exchanged_names(
    evidence: &NoteEvidence<'_, '_>,
    quotes: &[&CitedQuote],
    prose: &Prose,
) -> impl Iterator<Item = Found> {
    let is_known = |written: &str| {
        let word = name_word(written);
        let mut sources = quotes.iter().filter_map(|quote| quote.source.as_ref());
        !names_nobody(&word) && sources.any(|source| has_name_around_quotes(evidence.base, source, &word))
    };
    let doer = doers::other_doer(prose, quotes, is_known)
        .or_else(|| copied::of_described(prose, quotes))
        .or_else(|| objects::other_object(prose, quotes))
        .or_else(|| roles::other_party(prose, quotes))
        .or_else(|| roles::turned_comparison(prose, quotes));
    let owner = doers::other_owner(prose, quotes)
        .or_else(|| doers::other_possessor(prose, quotes))
        .or_else(|| objects::other_office(prose, quotes));
    let place = places::other_place(prose, quotes);
    let found = [doer, owner, ages::other_age(prose, quotes), place, roles::other_role(prose, quotes)];
    found.into_iter().flatten().chain(repeats::named_again(prose, quotes))
}

/// The numbers of a text that count or measure something.
fn counted(reading: &Reading) -> impl Iterator<Item = &NumberReading> {
    reading.numbers.iter().filter(|n| n.label.is_none() && n.class != Class::Ordinal)
}

/// A number with the words beside it.
type Beside<'n> = (&'n NumberReading, BTreeSet<String>);

/// The numbers of a text that count, each with the words beside it.
fn besides<'n>(words: &[Word], reading: &'n Reading) -> Vec<Beside<'n>> {
    counted(reading).map(|number| (number, beside(words, &number.span))).collect()
}

/// Whether both words tell that somebody died, or both that somebody was hurt: "killed one", "one died".
fn is_same_harm(one: &str, other: &str) -> bool {
    const DEATH: &[&str] =
        &["killed", "died", "dead", "deaths", "death", "lives", "fatalities", "dies", "kills"];
    const HURT: &[&str] = &["injured", "hurt", "wounded", "injuries", "injures", "wounds"];
    [DEATH, HURT].iter().any(|words| words.contains(&one) && words.contains(&other))
}

fn is_rival(other: &NumberReading, number: &NumberReading) -> bool {
    other.class == number.class && other.value != number.value
}

/// The other number of the sentence that has changed places with this one: in a quote the words beside each stand
/// beside the other.
fn other_thing(
    evidence: &NoteEvidence<'_, '_>,
    at: usize,
    all: &[Beside<'_>],
    quotes: &[(&CitedQuote, Vec<Beside<'_>>)],
) -> Option<ClaimKind> {
    let (number, own) = all.get(at)?;
    let shares = |one: &BTreeSet<String>, other: &BTreeSet<String>| {
        let is_one = |one: &str, other: &str| cues::same_stem(one, other) || is_same_harm(one, other);
        one.iter().any(|word| other.iter().any(|other| is_one(word, other)))
    };
    if own.is_empty() {
        return None;
    }
    let mut found = None;
    for (quote, numbers) in quotes {
        evidence.spend(numbers.len())?;
        let same = |of: &'_ NumberReading| {
            let (value, class) = (of.value, of.class.clone());
            numbers.iter().filter(move |(n, _)| n.value == value && n.class == class)
        };
        let mine: Vec<&BTreeSet<String>> = same(number).map(|(_, words)| words).collect();
        if mine.iter().any(|words| words.is_empty() || shares(own, words)) {
            return None;
        }
        // It gives the number to nothing, or one that has changed places is found.
        if mine.is_empty() || found.is_some() {
            continue;
        }
        for (rival, beside_rival) in all.iter().filter(|(other, _)| is_rival(other, number)) {
            evidence.spend(mine.len())?;
            if !mine.iter().any(|words| shares(beside_rival, words)) {
                continue;
            }
            evidence.spend(numbers.len())?;
            let place = same(rival).find(|(_, words)| shares(own, words) && !shares(beside_rival, words));
            if let Some((there, _)) = place {
                found = Some(quote.quoted(there.span.clone()));
                break;
            }
        }
    }
    found.map(ClaimKind::Exchanged)
}

/// A number whose noun in a quote is the noun of another number of the sentence: "saved 48 people, 310 of them
/// children" for "saved 310 people, 48 of them children".
fn other_noun(
    evidence: &NoteEvidence<'_, '_>,
    number: &NumberReading,
    all: &[&NumberReading],
    quotes: &[&CitedQuote],
) -> Option<ClaimKind> {
    let noun = |n: &NumberReading| {
        let name = n.unit.as_ref().map(|unit| unit.name.clone())?;
        (n.class == Class::Count && ENGLISH.counts(&name) && ENGLISH.measure(&name).is_none()).then_some(name)
    };
    let own = noun(number)?;
    let given: usize = quotes.iter().map(|quote| quote.reading.numbers.len()).sum();
    evidence.spend(given + all.len())?;
    let has = |of: &NumberReading, name: &str| {
        let mut numbers = quotes.iter().flat_map(|quote| &quote.reading.numbers);
        numbers.any(|n| n.value == of.value && noun(n).is_some_and(|noun| ENGLISH.same_noun(&noun, name)))
    };
    if has(number, &own) {
        return None;
    }
    let rival = all.iter().find_map(|other| {
        let name =
            noun(other).filter(|name| other.value != number.value && !ENGLISH.same_noun(name, &own))?;
        evidence.spend(given)?;
        (!has(other, &name)).then_some(name)
    })?;
    quotes.iter().find_map(|quote| {
        let mut numbers = quote.reading.numbers.iter();
        let there = numbers.find(|n| {
            n.value == number.value && noun(n).is_some_and(|noun| ENGLISH.same_noun(&noun, &rival))
        })?;
        let end = there.unit.as_ref().map_or(there.span.end, |unit| unit.span.end);
        Some(ClaimKind::Exchanged(quote.quoted(there.span.start..end)))
    })
}

/// How many words may stand between a name and the number that it has.
const HAS: usize = 3;

/// A number that a quote gives to another name: "the Greens had 31.4 percent, the Liberals 27.9", with the two names
/// exchanged.
fn other_holder(
    evidence: &NoteEvidence<'_, '_>,
    prose: &Prose,
    number: &NumberReading,
    quotes: &[&CitedQuote],
) -> Option<ClaimKind> {
    let own = holder(&prose.text, prose.capital_runs(), number)?;
    let own = &prose.text[own];
    let mut other = None;
    for quote in quotes {
        let runs = quote.capital_runs();
        evidence.spend(quote.reading.numbers.len())?;
        for there in counted(&quote.reading).filter(|n| is_same(n.value, &n.class, number)) {
            let name = holder(&quote.text, runs, there)?;
            let theirs = &quote.text[name.clone()];
            let shares = |one: &str, two: &str| {
                one.split([' ', '-']).any(|word| two.split([' ', '-']).any(|w| w == word))
            };
            if shares(own, theirs) {
                return None;
            }
            evidence.spend(runs.len())?;
            // Both must be known to the quote by name, or the two may be one.
            let knows = runs.iter().any(|run| shares(own, &quote.text[run.clone()]));
            if knows && shares_verb(&prose.text, number, &quote.text, there) {
                other = other.or(Some(quote.quoted(name.start..there.span.end)));
            }
        }
    }
    other.map(ClaimKind::Exchanged)
}

/// The name right before a number, with no more than its verb between.
fn holder(text: &str, runs: &[Range<usize>], number: &NumberReading) -> Option<Range<usize>> {
    let run = runs.get(runs.partition_point(|run| run.end <= number.span.start).checked_sub(1)?)?;
    let between = text.get(run.end..number.span.start)?;
    let is_near = !between.contains([',', ';', '.', '(']) && between.split_whitespace().count() <= HAS;
    is_near.then(|| run.clone())
}

/// Whether the same verb stands before both numbers.
fn shares_verb(text: &str, number: &NumberReading, other_text: &str, other: &NumberReading) -> bool {
    let before = |text: &'_ str, at: usize| -> Vec<String> {
        let words = text[..at].split_whitespace().rev().take(2);
        words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()).collect()
    };
    let (one, two) = (before(text, number.span.start), before(other_text, other.span.start));
    let is_verb = |word: &String| !is_before_objects(word);
    one.first().is_some_and(is_verb) && one.first() == two.first()
}

fn is_same(value: Decimal, class: &Class, number: &NumberReading) -> bool {
    value == number.value && *class == number.class
}

/// The nearest words that say something on both sides of a number, in its clause and up to the next number.
fn beside(words: &[Word], span: &Range<usize>) -> BTreeSet<String> {
    let first = words.partition_point(|word| word.span.end <= span.start);
    let end = words.partition_point(|word| word.span.start < span.end);
    let goes_on = |word: &Word| {
        let lower = word.lower.as_str();
        !lower.starts_with(|c: char| c.is_ascii_digit())
            && !matches!(lower, "and" | "or" | "but" | "while" | "against")
    };
    let tells = |word: &&Word| {
        let lower = word.lower.as_str();
        lower.chars().nth(3).is_some()
            && !cues::is_light(lower)
            && !cues::is_pronoun(lower)
            && !is_measure(lower)
    };
    let behind = words[end..].iter().take(BESIDE).take_while(|word| goes_on(word) && !word.is_cut);
    let mut before: Vec<&Word> = Vec::new();
    let mut at = first;
    // The word itself may begin after a comma; what stands before that belongs elsewhere.
    while at > 0
        && before.len() < BESIDE
        && !words.get(at).is_some_and(|word| word.is_cut)
        && goes_on(&words[at - 1])
    {
        before.push(&words[at - 1]);
        at -= 1;
    }
    let nearest = behind.into_iter().find(tells).into_iter().chain(before.into_iter().find(tells));
    nearest.map(|word| word.lower.to_string()).collect()
}

/// Words that stand beside any number.
fn is_measure(word: &str) -> bool {
    matches!(
        word,
        "about"
            | "some"
            | "more"
            | "than"
            | "least"
            | "most"
            | "nearly"
            | "almost"
            | "around"
            | "over"
            | "under"
            | "million"
            | "billion"
            | "thousand"
            | "hundred"
            | "percent"
            | "dollars"
            | "euros"
            | "pounds"
            | "years"
            | "days"
            | "months"
            | "weeks"
            | "hours"
            | "points"
            | "with"
            | "from"
            | "were"
            | "have"
            | "only"
            | "just"
            | "another"
            | "other"
            | "others"
            | "people"
            | "share"
            | "compared"
            | "total"
            | "year"
            | "last"
    )
}
