//! To whom something is done, and of what somebody holds an office: a name goes behind the same verb, or the same office, as
//! in the quotes. "Met Brook" is not "met Quinn", nor "the head of the Harbour Board" the head of the Harbour Council.
//!
//! Nothing is said where a quote names the sentence's name beside that verb or office too, and where no quote knows it.

use std::ops::Range;

use super::claim::Found;
use super::clauses::{is_before_objects, names_of};
use super::note_evidence::CitedQuote;
use super::prose::Prose;
use crate::model::ClaimKind;
use crate::read::cues;
use crate::read::deeds::is_past;
use crate::read::name_words::{is_country, is_generic, name_word, same_name};
use crate::read::words::Word;

/// How many words behind a verb its objects may stand.
const BEHIND: usize = 9;

/// Prepositions by which a verb has its object.
const JOINED: [&str; 3] = ["with", "against", "by"];

/// Names behind a verb.
struct Objects<'w> {
    /// The preposition before them.
    joint: Option<&'w str>,
    names: Vec<String>,
    /// From the verb to the last of them, in bytes.
    span: Range<usize>,
}

/// A name behind a verb, behind which a quote has other names.
pub(super) fn other_object(prose: &Prose, quotes: &[&CitedQuote]) -> Option<Found> {
    if quotes.len() < 2 || prose.own_capitals().next().is_none() {
        return None;
    }
    let words = prose.words();
    let verbs = (0..words.len()).filter(|at| is_verb(words, *at));
    verbs.into_iter().find_map(|verb| {
        let own = objects(&prose.text, words, verb)?;
        if !prose.is_own(&own.span) {
            return None;
        }
        let has_own = |quote: &CitedQuote| {
            let all = quote.capital_runs().iter().flat_map(|run| names_of(&quote.text[run.clone()]));
            all.into_iter().any(|name| own.names.iter().any(|known| same_name(known, &name)))
        };
        let mut other = None;
        for quote in quotes {
            let quoted = quote.words();
            for at in (0..quoted.len()).filter(|at| is_one_verb(&quoted[*at].lower, &words[verb].lower)) {
                let theirs = objects(&quote.text, quoted, at).filter(|theirs| theirs.joint == own.joint)?;
                if has_own(quote) {
                    return None;
                }
                other = other.or(Some((*quote, theirs.span)));
            }
        }
        let (quote, span) = other?;
        let is_known = quotes.iter().any(|quote| has_own(quote));
        is_known.then(|| Found::new(own.span.clone(), ClaimKind::NameExchanged(quote.quoted(span))))
    })
}

/// Whether a word is a verb that is done to somebody.
fn is_verb(words: &[Word], at: usize) -> bool {
    let lower = words[at].lower.as_str();
    let before = at.checked_sub(1).map_or("", |at| words[at].lower.as_str());
    let is_passive = matches!(before, "was" | "were" | "been" | "is" | "are" | "be");
    is_past(lower) && !cues::is_light(lower) && !cues::says(lower) && !is_passive
}

/// Whether two words are forms of one verb.
fn is_one_verb(one: &str, other: &str) -> bool {
    const MEET: [&str; 4] = ["met", "meet", "meets", "meeting"];
    one == other || [one, other].iter().all(|word| MEET.contains(word))
}

/// The names behind a verb in its clause; none where there is none.
fn objects<'w>(text: &str, words: &'w [Word], verb: usize) -> Option<Objects<'w>> {
    let next = words.get(verb + 1).filter(|word| !word.is_cut)?.lower.as_str();
    let joint = JOINED.contains(&next).then_some(next);
    let first = verb + 1 + usize::from(joint.is_some());
    let mut found = Objects { joint, names: Vec::new(), span: words[verb].span.clone() };
    for word in words.get(first..)?.iter().take(BEHIND) {
        let (written, lower) = (&text[word.span.clone()], word.lower.as_str());
        let goes_on = matches!(lower, "and" | "the" | "of");
        if word.is_cut
            || is_before_objects(lower) && !goes_on
            || is_past(lower) && !written.starts_with(char::is_uppercase)
        {
            break;
        }
        // "Joined the Herons": a club may go by a nickname.
        let is_nickname = words[first..].iter().take_while(|w| w.span.start < word.span.start).last();
        if is_nickname.is_some_and(|before| before.lower.as_str() == "the") {
            continue;
        }
        let names = names_of(written);
        let is_person = |name: &String| !is_country(name) && !is_generic(name);
        if written.starts_with(char::is_uppercase) && names.iter().any(is_person) {
            found.names.extend(names);
            found.span.end = word.span.end;
        }
    }
    (!found.names.is_empty()).then_some(found)
}

/// "The head of the Harbour Board", where a quote has the head of the Harbour Council, and speaks of the Board as well.
pub(super) fn other_office(prose: &Prose, quotes: &[&CitedQuote]) -> Option<Found> {
    let words = prose.words();
    let offices = (0..words.len()).filter(|at| is_office(&words[*at].lower));
    offices.into_iter().find_map(|at| {
        let run = held(&prose.text, words, prose.capital_runs(), at)?;
        let body = &prose.text[run.clone()];
        let (office, own) = (words[at].lower.as_str(), names_in(body));
        if own.is_empty() || !prose.is_own(&(words[at].span.start..run.end)) {
            return None;
        }
        let mut other = None;
        for quote in quotes {
            let lower = quote.text.to_lowercase();
            let named = body.to_lowercase();
            let is_so =
                [format!("{named} {office}"), format!("{named}'s {office}"), format!("{office} of {named}")];
            if is_so.iter().any(|written| lower.contains(written)) {
                return None;
            }
            let quoted = quote.words();
            for there in (0..quoted.len()).filter(|there| quoted[*there].lower.as_str() == office) {
                let Some(theirs) = held(&quote.text, quoted, quote.capital_runs(), there) else { continue };
                let names = names_in(&quote.text[theirs.clone()]);
                let lacks = |some: &[String], all: &[String]| {
                    some.iter().any(|name| !all.iter().any(|known| same_name(known, name)))
                };
                if !lacks(&own, &names) || !lacks(&names, &own) {
                    return None;
                }
                other = other.or(Some((*quote, quoted[there].span.start..theirs.end)));
            }
        }
        let (quote, span) = other?;
        let is_known = quotes.iter().any(|quote| quote.text.contains(body));
        let range = words[at].span.start..run.end;
        is_known.then(|| Found::new(range, ClaimKind::NameExchanged(quote.quoted(span))))
    })
}

/// The words of a body's name, the kinds of bodies too.
fn names_in(body: &str) -> Vec<String> {
    let words = body.split([' ', '-']).filter(|word| word.starts_with(char::is_uppercase));
    words.map(name_word).filter(|word| word.chars().nth(1).is_some()).collect()
}

/// The name behind "of" or "of the" that follows an office.
fn held(text: &str, words: &[Word], runs: &[Range<usize>], at: usize) -> Option<Range<usize>> {
    let is = |n: usize, word: &str| words.get(n).is_some_and(|w| w.lower.as_str() == word && !w.is_cut);
    if !is(at + 1, "of") {
        return None;
    }
    let first = words.get(at + 2 + usize::from(is(at + 2, "the"))).filter(|word| !word.is_cut)?;
    let run = runs.iter().find(|run| run.start <= first.span.start && first.span.end <= run.end)?;
    text[first.span.clone()].starts_with(char::is_uppercase).then_some(first.span.start..run.end)
}

/// Whether a lower-case word is for what one alone is of a body.
fn is_office(word: &str) -> bool {
    matches!(
        word,
        "head"
            | "chief"
            | "executive"
            | "chairman"
            | "chairwoman"
            | "chair"
            | "president"
            | "director"
            | "leader"
            | "founder"
            | "owner"
            | "governor"
            | "mayor"
            | "captain"
            | "secretary"
            | "boss"
            | "editor"
    )
}
