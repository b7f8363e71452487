//! Words that turn what a sentence says into something else: opposites and neighbours of a word of the quotes,
//! weighty words that nothing bears out, other rates, offices without their "former", and plans told as deeds.
//!
//! All of it rests on lists of words, so what is found is asked of a person. Where one side negates and the other
//! does not, where the words around differ, or where each side speaks of someone else, nothing is said.

use super::around::{has_the_same_subject, is_beside_the_same, is_negated, shares_around};
use super::claim::Found;
use super::converse::{is_kin, is_the_other_side};
use super::note_evidence::{CitedQuote, NoteEvidence, Scope};
use super::prose::Prose;
use super::rates;
use super::turned;
use super::undone;
use super::votes;
use crate::model::{ClaimKind, QuotedWords};
use crate::read::cues;
use crate::read::opposites::{Side, bearers, is_idle, is_qualifier, portfolio, qualifies, sides};
use crate::read::reading::Reading;
use crate::read::words::Word;

/// What stands before a word that it denies.
const UN: &str = "un";

/// How many words of one set of opposites are looked at in a quote.
const MOST: usize = 16;

/// How many words the title of an office has: "health and sports minister".
const TITLE: usize = 4;

/// Words of a sentence that say something else than its quotes.
pub(super) fn sense_faults(
    evidence: &NoteEvidence<'_, '_>,
    scope: &Scope,
    prose: &Prose,
    reading: &Reading,
) -> Vec<Found> {
    if !scope.is_cited {
        return Vec::new();
    }
    let quotes: Vec<&CitedQuote> = evidence.quotes(scope).collect();
    let is_english = |quote: &&CitedQuote| evidence.base.is_english(quote.source.as_ref());
    let may_differ = prose.cues.may_exclude()
        || quotes.iter().any(|quote| quote.cues.may_be_left_out() || undone::is_under_way(quote))
        || votes::may_tell(&prose.text)
        || prose.text.contains(" per ");
    // Most sentences have nothing that could stand the other way round.
    let has = |words: &str| prose.text.contains(words);
    let may_change = || !reading.numbers.is_empty() && (has(" by ") || has(" to "));
    let may_turn = has("rom ") && has(" to ") || may_change();
    if !(may_differ || may_turn) || !quotes.iter().all(is_english) {
        return Vec::new();
    }
    let words = prose.words();
    let mut found = turned::turned(&prose.text, words, reading, &quotes);
    found.retain(|found| prose.is_own(&found.range));
    if !may_differ {
        return found;
    }
    let denials = quotes.iter().flat_map(|quote| {
        let is_denial = |(at, word): (usize, &Word)| word.lower.starts_with(UN).then_some((*quote, at));
        quote.words().iter().enumerate().filter_map(is_denial)
    });
    let check = SenseCheck { text: &prose.text, words, quotes: &quotes, denials: denials.collect() };
    let own = |at: &usize| prose.is_own(&words[*at].span);
    for at in (0..words.len()).filter(own) {
        let kind = check
            .opposite(at)
            .or_else(|| check.undone(at))
            .or_else(|| check.weighty(at))
            .or_else(|| rates::other_rate(words, &quotes, at))
            .or_else(|| check.other_office(at));
        found.extend(kind.map(|kind| Found::new(words[at].span.clone(), kind)));
    }
    found.extend(check.unqualified());
    found.extend(votes::other_vote(words, &quotes));
    found.extend(votes::other_change(words, &quotes));
    found.extend(undone::undone(&prose.text, words, &quotes));
    found
}

struct SenseCheck<'c> {
    text: &'c str,
    words: &'c [Word],
    quotes: &'c [&'c CitedQuote],
    /// Where the quotes have words that begin with "un".
    denials: Vec<(&'c CitedQuote, usize)>,
}

impl SenseCheck<'_> {
    /// A word of which the quotes have an opposite or neighbour instead.
    fn opposite(&self, at: usize) -> Option<ClaimKind> {
        if is_idle(self.words, at) {
            return None;
        }
        sides(&self.words[at].lower).iter().find_map(|side| {
            let is_here = |word: &Word| {
                word.lower == self.words[at].lower
                    || sides(&word.lower)
                        .iter()
                        .any(|other| (other.set, other.group) == (side.set, side.group))
            };
            if self.quotes.iter().any(|quote| quote.words().iter().any(is_here)) {
                return None;
            }
            let (quote, other) = self.quotes.iter().find_map(|quote| {
                let is_of_set = |word: &Word| sides(&word.lower).iter().any(|other| other.set == side.set);
                let quoted = quote.words();
                let of_set: Vec<usize> =
                    (0..quoted.len()).filter(|n| is_of_set(&quoted[*n])).take(MOST).collect();
                let other = of_set.iter().find(|there| self.excludes(*side, at, quote, **there, &of_set))?;
                Some((*quote, *other))
            })?;
            Some(ClaimKind::Opposite(quoted(quote, &quote.words()[other])))
        })
    }

    /// A word of which the quotes have the denial, or the other way round: `popular`, `unpopular`.
    fn undone(&self, at: usize) -> Option<ClaimKind> {
        let own = self.words[at].lower.as_str();
        let denies =
            |one: &str, other: &str| one.strip_prefix(UN) == Some(other) && other.chars().nth(3).is_some();
        let (quote, there) = match own.starts_with(UN) {
            true => self.quotes.iter().find_map(|quote| {
                let there = quote.words().iter().position(|other| denies(own, &other.lower))?;
                Some((*quote, there))
            })?,
            false => *self.denials.iter().find(|(quote, there)| denies(&quote.words()[*there].lower, own))?,
        };
        let quoted_words = quote.words();
        let other = &quoted_words[there];
        let stands = |words: &[Word], lower: &str| words.iter().any(|word| word.lower == lower);
        let is_on_both =
            stands(self.words, &other.lower) || self.quotes.iter().any(|quote| stands(quote.words(), own));
        let is_same = is_negated(self.words, at) == is_negated(quoted_words, there);
        (is_same && !is_on_both).then(|| ClaimKind::Opposite(quoted(quote, other)))
    }

    /// Whether a word of a quote excludes the word at `at`, and is said of the same; `of_set` are the places of the
    /// quote's words of the same set.
    fn excludes(&self, side: Side, at: usize, quote: &CitedQuote, there: usize, of_set: &[usize]) -> bool {
        let quoted = quote.words();
        let others = sides(&quoted[there].lower);
        let Some(other) = others.iter().find(|other| other.set == side.set) else { return false };
        if is_idle(quoted, there) {
            return false;
        }
        // "Rejected a bid to stop it" is not told by "approved a bid to stop it", though both have "stop".
        let is_shared = |word: &Word| {
            word.lower != quoted[there].lower && of_set.iter().any(|n| quoted[*n].lower == word.lower)
        };
        let is_on_both = |word: &Word| {
            sides(&word.lower).iter().any(|own| (own.set, own.group) == (other.set, other.group))
                && !is_shared(word)
        };
        if others.iter().any(|other| (other.set, other.group) == (side.set, side.group))
            || self.words.iter().any(is_on_both)
            || is_negated(self.words, at) != is_negated(quoted, there)
        {
            return false;
        }
        if self.is_undone_by_another(at, quoted, there) {
            return false;
        }
        if side.is_close {
            return is_beside_the_same(self.words, at, quoted, there);
        }
        // "Lost to Arden", where "Arden beat them to win the cup": "beat" and "win" are of one group.
        let is_alike = |word: &Word| {
            sides(&word.lower).iter().any(|own| (own.set, own.group) == (other.set, other.group))
        };
        let mut alike = of_set.iter().filter(|n| is_alike(&quoted[**n]));
        if alike.any(|n| is_the_other_side(self.words, at, quote, *n)) {
            return false;
        }
        (shares_around(self.words, at, quoted, there)
            || is_by_the_same_pronoun(self.words, at, quoted, there))
            && (is_kin(&self.words[at].lower)
                || has_the_same_subject(self.text, self.words, at, &quote.text, quoted, there))
    }

    /// "All will stay open", for "none will be closed": what "no" excludes is taken back by a second opposite.
    fn is_undone_by_another(&self, at: usize, quoted: &[Word], there: usize) -> bool {
        let is_none = |word: &Word| matches!(word.lower.as_str(), "no" | "none");
        if !is_none(&self.words[at]) && !is_none(&quoted[there]) {
            return false;
        }
        let own = self.words.iter().enumerate().filter(|(n, _)| *n != at);
        own.flat_map(|(_, word)| sides(&word.lower)).any(|side| {
            let others = quoted.iter().enumerate().filter(|(n, _)| *n != there);
            let mut others = others.flat_map(|(_, word)| sides(&word.lower));
            others.any(|other| other.set == side.set && other.group != side.group)
        })
    }

    /// A weighty word that nothing in the quotes bears out.
    fn weighty(&self, at: usize) -> Option<ClaimKind> {
        let bearers = bearers(&self.words[at].lower)?;
        let bears = |word: &Word| {
            let word = word.lower.as_str();
            word == self.words[at].lower.as_str()
                || bearers.contains(&word)
                || word.ends_with("n't") && bearers.contains(&"not")
        };
        let next = self.words.get(at + 1).map(|word| &self.text[word.span.clone()]);
        // "Only Quinn came", not "only after", "the only one", "only half of it".
        let is_limit = is_negated(self.words, at)
            || is_idle(self.words, at)
            || self.words[at].lower == "only"
                && !next.is_some_and(|next| next.starts_with(char::is_uppercase));
        let is_borne_out = self.quotes.iter().any(|quote| quote.words().iter().any(bears));
        (!is_borne_out && !is_limit).then_some(ClaimKind::Weighty)
    }

    /// "The foreign secretary" where the quotes have a business secretary and no foreign one.
    fn other_office(&self, at: usize) -> Option<ClaimKind> {
        let office = self.words.get(at + 1).filter(|next| is_office(&next.lower))?;
        let own = portfolio(&self.words[at].lower)?;
        let mut other = None;
        for quote in self.quotes {
            let words = quote.words();
            for there in 0..words.len() {
                let Some(theirs) = portfolio(&words[there].lower) else { continue };
                if theirs == own {
                    return None;
                }
                let is_held = words.get(there + 1).is_some_and(|next| {
                    cues::same_stem(&next.lower, &office.lower) && is_office(&next.lower)
                });
                other = other.or(is_held.then_some((quote, there)));
            }
        }
        let (quote, there) = other?;
        Some(ClaimKind::Opposite(quoted(quote, &quote.words()[there])))
    }

    /// An office that the quotes give to a former or deputy holder.
    fn unqualified(&self) -> Option<Found> {
        let mut qualified = self.quotes.iter().flat_map(|quote| {
            let words = quote.words();
            let is_one = |at: &usize| {
                qualifies(&words[*at].lower) && words.get(at + 1).is_some_and(|next| !next.is_cut)
            };
            (0..words.len()).filter(is_one).map(move |at| (*quote, at))
        });
        qualified.find_map(|(quote, at)| {
            let quoted_words = quote.words();
            let qualifier = &quoted_words[at];
            // "Deputy Health Minister Ada Quinn".
            let titled = quoted_words[at + 1..].iter().take(TITLE).find(|word| is_office(&word.lower));
            let office = titled.unwrap_or(&quoted_words[at + 1]);
            let is_name = titled.is_none() && quote.text[office.span.clone()].starts_with(char::is_uppercase);
            if is_name
                || office.lower.chars().nth(3).is_none()
                || self.words.iter().any(|word| is_qualifier(&word.lower))
            {
                return None;
            }
            // Another holder of the office may stand in the quotes without it.
            let is_plain = |quote: &&CitedQuote| {
                let words = quote.words();
                let is_unqualified = |n: usize| {
                    !words[n.saturating_sub(TITLE)..n].iter().any(|word| is_qualifier(&word.lower))
                };
                (0..words.len()).any(|n| words[n].lower == office.lower && is_unqualified(n))
            };
            if self.quotes.iter().any(is_plain) {
                return None;
            }
            let here = self.words.iter().find(|word| word.lower == office.lower)?;
            Some(Found::new(here.span.clone(), ClaimKind::Opposite(quoted(quote, qualifier))))
        })
    }
}

/// Whether a lower-case word is for an office that has something to answer for.
fn is_office(word: &str) -> bool {
    matches!(word, "minister" | "ministers" | "ministry" | "secretary" | "secretaries")
}

/// "They denied" and "they admitted": the same pronoun stands right before both.
fn is_by_the_same_pronoun(words: &[Word], at: usize, others: &[Word], there: usize) -> bool {
    let before = |words: &[Word], at: usize| at.checked_sub(1).map(|at| words[at].lower.clone());
    let (one, other) = (before(words, at), before(others, there));
    matches!(one.as_deref(), Some("he" | "she" | "they")) && one == other
}

fn quoted(quote: &CitedQuote, word: &Word) -> QuotedWords {
    let written = quote.text.get(word.span.clone()).unwrap_or("").to_owned();
    QuotedWords { citation: quote.key.clone(), written, meaning: None }
}
