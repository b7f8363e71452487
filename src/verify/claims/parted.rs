//! A number that a quote gives in a clause which speaks of somebody else: "shares in Mill fell 6 percent, while Harbour's
//! rose 24", told as "Harbour fell 6 percent".
//!
//! Only a sentence of one name is judged, and only where the clause that has the name has a number of the same kind of
//! its own, and the clause that has the number names another.

use std::ops::Range;

use super::clauses::{name_runs, names_of, sentence_start};
use super::note_evidence::CitedQuote;
use super::prose::Prose;
use crate::model::{ClaimKind, Class};
use crate::read::cues;
use crate::read::name_words::{name_word, names_nobody};
use crate::read::number::NumberReading;

/// The most words of a quote that is parted into clauses.
const MOST_WORDS: usize = 80;
/// The most numbers of a sentence that is judged.
const MOST_NUMBERS: usize = 8;

/// The fault of a number that stands in a clause of another name than the sentence's.
pub(super) fn of_another_clause(
    prose: &Prose,
    number: &NumberReading,
    counts: &[&NumberReading],
    quotes: &[&CitedQuote],
) -> Option<ClaimKind> {
    // Nothing is parted where the quotes have no two numbers of its kind.
    let of_kind = |n: &&NumberReading| n.class == number.class && counts_something(n);
    let given = quotes.iter().flat_map(|quote| &quote.reading.numbers).filter(of_kind).take(2).count();
    let is_alone = || counts.iter().filter(|other| other.class == number.class).count() == 1;
    if counts.len() > MOST_NUMBERS || given < 2 || !is_alone() {
        return None;
    }
    let texts: Vec<&str> = quotes.iter().map(|quote| quote.text.as_str()).collect();
    let runs = name_runs(&prose.text, prose.words(), prose.capital_runs(), &texts);
    let mut runs = runs.into_iter().map(|run| names_of(&prose.text[run]));
    let own = runs.by_ref().find(|names| !names.is_empty())?;
    if runs.any(|names| !names.is_empty()) {
        return None;
    }
    let mut other = None;
    let mut has_rival = false;
    for quote in quotes.iter().filter(|quote| quote.words().len() <= MOST_WORDS) {
        for clause in clauses(quote) {
            let names = named_in(quote, &clause);
            let is_own = names.iter().any(|name| own.contains(name));
            let span = span_of(quote, &clause);
            let numbers = quote
                .reading
                .numbers
                .iter()
                .filter(|n| span.start <= n.span.start && n.span.end <= span.end && of_kind(n));
            for there in numbers {
                let is_it = there.value == number.value;
                // It may be said of the name after all, or of nobody.
                if is_it && (is_own || names.is_empty() || has_pronoun(quote, &clause)) {
                    return None;
                }
                if is_it {
                    let is_told =
                        names.iter().any(|name| prose.words().iter().any(|w| name_word(&w.lower) == *name));
                    other = other.or((!is_told).then(|| quote.quoted(span.start..there.span.end)));
                } else {
                    has_rival |= is_own;
                }
            }
        }
    }
    other.filter(|_| has_rival).map(ClaimKind::Exchanged)
}

fn counts_something(number: &NumberReading) -> bool {
    number.label.is_none() && !matches!(number.class, Class::Ordinal | Class::Year)
}

/// The clauses of a quote that part what is said of one from what is said of another, by their words.
fn clauses(quote: &CitedQuote) -> Vec<Range<usize>> {
    let words = quote.words();
    let begins = |at: usize| {
        let parts = matches!(
            words[at].lower.as_str(),
            "while" | "whereas" | "compared" | "ahead" | "followed" | "but" | "against" | "and"
        );
        at > 0 && (words[at].is_cut && parts || sentence_start(quote, at) == at)
    };
    let mut starts: Vec<usize> = (0..words.len()).filter(|at| *at == 0 || begins(*at)).collect();
    starts.push(words.len());
    starts.windows(2).map(|pair| pair[0]..pair[1]).filter(|clause| !clause.is_empty()).collect()
}

fn span_of(quote: &CitedQuote, clause: &Range<usize>) -> Range<usize> {
    quote.words()[clause.start].span.start..quote.words()[clause.end - 1].span.end
}

/// The capitalised words of a clause that may be names; of its first word nobody knows it, unless it is a possessor.
fn named_in(quote: &CitedQuote, clause: &Range<usize>) -> Vec<String> {
    let words = quote.words();
    let named = clause.clone().filter(|at| {
        let written = &quote.text[words[*at].span.clone()];
        let may_be = *at != 0 && sentence_start(quote, *at) != *at || words[*at].lower.ends_with("'s");
        written.starts_with(char::is_uppercase) && may_be
    });
    let named = named.map(|at| name_word(&words[at].lower));
    named.filter(|name| name.chars().nth(2).is_some() && !names_nobody(name)).collect()
}

/// Whether a clause begins by speaking of somebody who was named before.
fn has_pronoun(quote: &CitedQuote, clause: &Range<usize>) -> bool {
    quote.words()[clause.clone()].iter().take(3).any(|word| cues::is_pronoun(&word.lower))
}
