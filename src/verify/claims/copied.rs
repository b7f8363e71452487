//! Predicates that a quote has word for word, and of another: "Mill will host four days of talks" for "Harbour will
//! host four days of talks". The subject may be a name, or a description that the quotes give to a name: "the former
//! captain", where a quote has "Ada Quinn, the former captain".
//!
//! Nothing is said where the quote's subject is not told by a name ("he", "the firm"), where both names may be one's
//! ("Newcastle manager John Carver"), and where no quote knows the sentence's one.

use std::ops::Range;

use super::claim::Found;
use super::clauses::{is_auxiliary, is_before_objects, is_same_helper, names_of, says_much, sentence_start};
use super::note_evidence::CitedQuote;
use super::prose::Prose;
use crate::model::ClaimKind;
use crate::read::cues;
use crate::read::deeds::is_past;
use crate::read::name_words::{name_word, names_nobody};
use crate::read::words::Word;

/// How many words of a predicate are looked at, at most.
const LONGEST: usize = 12;

/// How many words are known again though but one of them says much.
const LONG: usize = 6;

/// How many words before a predicate its subject may stand, where something stands between them.
const FAR: usize = 20;

/// How many words before a name another may stand that is the subject of the same verb.
const NEAR: usize = 5;

/// How many words may describe a subject.
const DESCRIPTION: usize = 6;

/// How many words may stand between two names of which one is told by the other: "Arden manager Ada Brand".
const BETWEEN: usize = 2;

/// A name whose predicate a quote has of another name.
pub(super) fn of_another(
    prose: &Prose,
    quotes: &[&CitedQuote],
    run: &Range<usize>,
    names: &[String],
) -> Option<Found> {
    let words = prose.words();
    let first = predicate_after(words, run.end)?;
    let quoted = Copied { words, quotes, names }.of_another(first)?;
    Some(Found::new(run.start..words[first].span.end, ClaimKind::NameExchanged(quoted)))
}

/// "The former captain was not asked", where a quote says that of Quinn, and another that Brand is the former captain.
pub(super) fn of_described(prose: &Prose, quotes: &[&CitedQuote]) -> Option<Found> {
    let words = prose.words();
    if words.first().is_none_or(|word| word.lower != "the") {
        return None;
    }
    let ends = |at: &usize| is_verb(&words[*at].lower, true);
    let last = words.len().min(DESCRIPTION + 2);
    let first = (3..last).take_while(|at| !words[*at].is_cut).find(ends)?;
    let described = &words[1..first];
    let names = described_name(described, quotes)?;
    if !prose.is_own(&(words[0].span.start..words[first].span.end)) {
        return None;
    }
    let quoted = Copied { words, quotes, names: &names }.of_another(first)?;
    let range = words[0].span.start..words[first].span.end;
    Some(Found::new(range, ClaimKind::NameExchanged(quoted)))
}

/// The name of which some words are a description in the quotes, where it is one alone.
fn described_name(described: &[Word], quotes: &[&CitedQuote]) -> Option<Vec<String>> {
    let tells = described.iter().filter(|word| says_much(&word.lower)).count();
    if tells < 2 {
        return None;
    }
    let mut found: Option<Vec<String>> = None;
    for quote in quotes {
        let words = quote.words();
        let length = described.len();
        let is_it =
            |at: &usize| words[*at..*at + length].iter().zip(described).all(|(a, b)| a.lower == b.lower);
        for at in (0..(words.len() + 1).saturating_sub(length)).filter(is_it) {
            let behind = at + length;
            let run = if is_name(quote, behind) && !words[behind].is_cut {
                run_from(quote, behind)
            } else {
                let article =
                    at.checked_sub(1).filter(|at| matches!(words[*at].lower.as_str(), "the" | "a" | "an"));
                let name = article.filter(|at| words[*at].is_cut)?.checked_sub(1)?;
                is_name(quote, name).then(|| run_to(quote, name, 0))?
            };
            let names = names_in(quote, &run);
            if names.is_empty() || found.as_ref().is_some_and(|found| *found != names) {
                return None;
            }
            found = Some(names);
        }
    }
    found
}

struct Copied<'c> {
    /// The words of the sentence.
    words: &'c [Word],
    quotes: &'c [&'c CitedQuote],
    /// The words of its subject's name.
    names: &'c [String],
}

impl Copied<'_> {
    /// Whom the quotes give the predicate to that begins at a word, where it is somebody else.
    fn of_another(&self, first: usize) -> Option<crate::model::QuotedWords> {
        let verb = &self.words.get(first)?.lower;
        // "Shows how", "says that": no noun has such a clause behind it.
        let has_clause = self.words.get(first + 1).is_some_and(|next| {
            !next.is_cut && matches!(next.lower.as_str(), "how" | "why" | "that" | "whether" | "what")
        });
        let is_past_or_helped = is_verb(verb, false) || has_clause && is_verb(verb, true);
        // "Mill workers have".
        let is_noun =
            || self.words.get(first + 1).is_none_or(|next| next.is_cut || is_verb(&next.lower, false));
        if !is_past_or_helped && (!is_verb(verb, true) || is_noun()) {
            return None;
        }
        let mut other = None;
        let is_it = |word: &Word| word.lower == *verb || is_same_helper(&word.lower, verb);
        for quote in self.quotes {
            let quoted = quote.words();
            for at in (0..quoted.len()).filter(|at| is_it(&quoted[*at])) {
                if !self.is_copied(first, quoted, at, is_past_or_helped) {
                    continue;
                }
                // "Offered six", out of "Harbour offered six".
                if let Some(before) = cut_off_subject(quote, at) {
                    if names_of(before).iter().any(|name| self.names.contains(name)) {
                        return None;
                    }
                    other = other.or(Some((*quote, quoted[0].span.start..quoted[at].span.end)));
                    continue;
                }
                // Where one of several subjects is not told by name, it may be the sentence's.
                let run = self.subject(quote, at)?;
                if self.may_be_one(quote, &run) {
                    return None;
                }
                // "Mill is older than Harbour", "Harbour is younger than Mill".
                let stands_here =
                    |name: &String| self.words.iter().any(|word| name_word(&word.lower) == *name);
                if self.compares_otherwise(first, quoted) && names_in(quote, &run).iter().any(stands_here) {
                    return None;
                }
                let span = quoted[run.start].span.start..quoted[at].span.end;
                other = other.or(Some((*quote, span)));
            }
        }
        let (quote, span) = other?;
        self.is_known().then(|| quote.quoted(span))
    }

    /// Whether the sentence compares by a word that a quote does not have: "younger than" for "older than".
    fn compares_otherwise(&self, first: usize, quoted: &[Word]) -> bool {
        let mut pairs = self.words[first..].windows(2);
        let compared = pairs.find(|pair| pair[1].lower == "than").map(|pair| &pair[0].lower);
        compared.is_some_and(|compared| !quoted.iter().any(|word| word.lower == *compared))
    }

    /// Whether enough words from the predicate's first on are the same to know it again.
    fn is_copied(&self, first: usize, quoted: &[Word], at: usize, is_sure: bool) -> bool {
        let own = self.words[first..].iter().enumerate().take(LONGEST);
        let pairs = own.zip(&quoted[at..]);
        let same = pairs.take_while(|((n, one), other)| {
            let is_same = one.lower == other.lower || *n == 0 && is_same_helper(&one.lower, &other.lower);
            is_same && (*n == 0 || !one.is_cut || other.is_cut)
        });
        let same: Vec<&Word> = same.map(|((_, one), _)| one).collect();
        let tells = same.iter().filter(|word| says_much(&word.lower)).count();
        let is_long = same.len() > LONG && tells > 0;
        // "Takes his turn", and nothing else.
        let is_sure = is_sure || first + same.len() == self.words.len();
        is_long || if is_sure { same.len() > 2 && tells > 1 } else { same.len() > 3 && tells > 2 }
    }

    /// The name that is the subject of a verb of a quote, in words.
    fn subject(&self, quote: &CitedQuote, verb: usize) -> Option<Range<usize>> {
        let words = quote.words();
        let start = sentence_start(quote, verb);
        let mut end = verb;
        while end > start && !words[end].is_cut && is_helper(&words[end - 1].lower) {
            end -= 1;
        }
        if is_behind_dash(quote, end) {
            return None;
        }
        let name = if words[end].is_cut { before_inserted(quote, start, end)? } else { end.checked_sub(1)? };
        if name < start {
            return None;
        }
        let is_relative = matches!(words[name].lower.as_str(), "who" | "which");
        let name = if is_relative { name.checked_sub(1).filter(|at| *at >= start)? } else { name };
        if !is_name(quote, name) {
            return None;
        }
        let run = run_to(quote, name, start);
        let before = run.start.checked_sub(1).filter(|at| *at >= start).map(|at| words[at].lower.as_str());
        // "The mayor of Arden", "the Dutchman", "Mill and Harbour".
        if before.is_some_and(|word| is_before_objects(word) && !opens_clause(word)) {
            return None;
        }
        // "At the Arden Quinn (above) said": whom the words between speak of may be the subject as well.
        if !is_relative && words[run.end..verb].iter().any(|word| self.is_own(&word.lower)) {
            return None;
        }
        let is_sure = is_relative || run.start == start || before.is_some_and(opens_clause);
        (is_sure || !self.is_named_before(words, start..run.start)).then_some(run)
    }

    /// Whether the sentence's name stands so before a quote's that it may be the subject of what follows both: right
    /// before it, or with something inserted behind it, "Quinn, a clerk at Mill, said".
    fn is_named_before(&self, words: &[Word], before: Range<usize>) -> bool {
        let near = before.end.saturating_sub(NEAR).max(before.start);
        let is_apart = |at: usize| words.get(at + 1).is_some_and(|next| next.is_cut);
        // "After Quinn charmed the guests, Brand": Quinn's clause has a verb of its own.
        let begins = words.get(before.end).is_some_and(|word| word.is_cut);
        let has_verb =
            |at: usize| begins && words[at..before.end].iter().any(|word| is_verb(&word.lower, false));
        let may_be_subject = |at: &usize| (*at >= near || is_apart(*at)) && !has_verb(*at);
        before.clone().filter(|at| self.is_own(&words[*at].lower)).any(|at| may_be_subject(&at))
    }

    fn is_own(&self, word: &str) -> bool {
        word.split('-').any(|part| self.names.contains(&name_word(part)))
    }

    /// Whether the name of the sentence and that of a quote may be the same one's, or stand for each other.
    fn may_be_one(&self, quote: &CitedQuote, run: &Range<usize>) -> bool {
        let theirs = names_in(quote, run);
        if theirs.is_empty() || theirs.iter().any(|name| self.names.contains(name)) {
            return true;
        }
        let is_theirs = |word: &Word| theirs.contains(&name_word(&word.lower));
        let are_near = |words: &[Word]| {
            let own = (0..words.len()).filter(|at| self.is_own(&words[*at].lower));
            own.into_iter().any(|at| {
                let near = at.saturating_sub(BETWEEN + 1)..(at + BETWEEN + 2).min(words.len());
                near.clone().any(|there| is_theirs(&words[there]) && is_one_phrase(words, at, there))
            })
        };
        self.quotes.iter().any(|quote| are_near(quote.words())) || are_near(self.words)
    }

    /// Whether some quote knows the sentence's name.
    fn is_known(&self) -> bool {
        self.quotes.iter().any(|quote| quote.words().iter().any(|word| self.is_own(&word.lower)))
    }
}

/// Whether two names stand together with nothing but a few words of a title between.
fn is_one_phrase(words: &[Word], one: usize, other: usize) -> bool {
    let (first, last) = (one.min(other), one.max(other));
    let is_title = |word: &Word| {
        let lower = word.lower.as_str();
        lower == "of" || !(is_before_objects(lower) || is_verb(lower, false) || cues::is_pronoun(lower))
    };
    words[first + 1..=last].iter().all(|word| !word.is_cut) && words[first + 1..last].iter().all(is_title)
}

/// The first word of the predicate of a name, behind what is inserted there: ", 54,", ", who chairs the board,".
fn predicate_after(words: &[Word], end: usize) -> Option<usize> {
    let mut first = words.partition_point(|word| word.span.start < end);
    let next = words.get(first)?;
    if next.is_cut {
        let is_inserted = next.lower.bytes().all(|b| b.is_ascii_digit()) || opens_description(&next.lower);
        let closes = (first + 1..words.len().min(first + FAR)).find(|at| words[*at].is_cut);
        first = closes.filter(|_| is_inserted)?;
    }
    while words.get(first).is_some_and(|word| word.lower.ends_with("ly")) {
        first += 1;
    }
    (first < words.len()).then_some(first)
}

/// The last word of the name before what a comma or bracket closes right before a verb: "Quinn, a clerk at Mill, said".
fn before_inserted(quote: &CitedQuote, start: usize, end: usize) -> Option<usize> {
    let words = quote.words();
    let nearest = start.max(end.saturating_sub(FAR));
    (nearest + 1..end).rev().filter(|at| words[*at].is_cut).find_map(|at| {
        let name = Some(at - 1).filter(|name| *name >= start && is_name(quote, *name))?;
        let run = run_to(quote, name, start);
        let before = run.start.checked_sub(1).filter(|at| *at >= start).map(|at| words[at].lower.as_str());
        before.is_none_or(|word| !is_before_objects(word) || opens_clause(word)).then_some(name)
    })
}

/// Whether a capitalised word of a quote is a name, by what stands there.
fn is_name(quote: &CitedQuote, at: usize) -> bool {
    let Some(word) = quote.words().get(at) else { return false };
    let written = &quote.text[word.span.clone()];
    let bare = name_word(written);
    written.starts_with(char::is_uppercase)
        && !written.ends_with("'s")
        && !written.ends_with("’s")
        && bare.chars().nth(2).is_some()
        && !names_nobody(&bare)
        && !bare.ends_with("ing")
        && !cues::is_light(&bare)
        && !cues::is_pronoun(&bare)
        && !is_before_objects(&bare)
        && !opens_clause(&bare)
}

/// Whether a dash closes right before a word what was inserted there.
fn is_behind_dash(quote: &CitedQuote, at: usize) -> bool {
    let words = quote.words();
    let gap =
        at.checked_sub(1).and_then(|before| quote.text.get(words[before].span.end..words[at].span.start));
    gap.is_some_and(|gap| gap.contains(['\u{2013}', '\u{2014}']) || gap.contains(" - "))
}

/// The name that the source has right before a quote which begins with a verb.
fn cut_off_subject(quote: &CitedQuote, verb: usize) -> Option<&str> {
    let words = quote.words();
    if !words[..verb].iter().all(|word| is_helper(&word.lower)) {
        return None;
    }
    let start = quote.passage.first()?.start;
    let names = &quote.landmarks.as_ref()?.around.names;
    // "Harbour, which offered".
    let is_before = |end: usize| end <= start && start <= end + 1;
    let name = names.iter().find(|name| is_before(name.words.end)).map(|name| &*name.text)?;
    (!names_of(name).is_empty()).then_some(name)
}

/// The capitalised words that end with one, not before a place.
fn run_to(quote: &CitedQuote, last: usize, start: usize) -> Range<usize> {
    let words = quote.words();
    let mut first = last;
    while first > start && !words[first].is_cut && is_name(quote, first - 1) {
        first -= 1;
    }
    first..last + 1
}

/// The capitalised words that begin with one.
fn run_from(quote: &CitedQuote, first: usize) -> Range<usize> {
    let words = quote.words();
    let goes_on = |at: &usize| !words[*at].is_cut && is_name(quote, *at);
    let more = (first + 1..words.len()).take_while(goes_on).count();
    first..first + 1 + more
}

fn names_in(quote: &CitedQuote, run: &Range<usize>) -> Vec<String> {
    let words = quote.words();
    names_of(&quote.text[words[run.start].span.start..words[run.end - 1].span.end])
}

/// Whether a predicate may begin with a word; with `may_be_present`, with a verb in the present too, which other words
/// may look like.
fn is_verb(word: &str, may_be_present: bool) -> bool {
    is_auxiliary(word) && !matches!(word, "and" | "then" | "now" | "later" | "first" | "also")
        || is_past(word)
        || cues::says(word)
        || matches!(
            word,
            "was" | "were" | "is" | "are" | "can" | "could" | "may" | "might" | "must" | "should"
        )
        || may_be_present && word.ends_with('s') && !word.ends_with("ss") && word.chars().nth(3).is_some()
}

fn is_helper(word: &str) -> bool {
    is_auxiliary(word) && word != "and" || word.ends_with("ly")
}

/// Whether a clause with a subject of its own begins behind a word.
fn opens_clause(word: &str) -> bool {
    matches!(
        word,
        "after"
            | "when"
            | "while"
            | "because"
            | "that"
            | "but"
            | "as"
            | "before"
            | "since"
            | "until"
            | "if"
            | "though"
            | "although"
            | "whether"
            | "where"
    )
}

fn opens_description(word: &str) -> bool {
    matches!(word, "who" | "which" | "whose" | "a" | "an" | "the" | "its" | "his" | "her" | "their")
}
