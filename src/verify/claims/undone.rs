//! Plans told as deeds: "bought" where a quote has "agreed to buy", "the deal was closed" where it is expected to close.

use super::around::is_negated;
use super::claim::Found;
use super::clauses::opens_condition;
use super::note_evidence::CitedQuote;
use crate::model::ClaimKind;
use crate::read::cues;
use crate::read::deeds::{Past, is_due, is_past, plans};
use crate::read::opposites::sides;
use crate::read::words::Word;

/// How many words may lie between a plan and the verb that it governs.
const GOVERNED: usize = 5;

/// How many plans of one quote are looked at.
const MOST_PLANS: usize = 16;

/// How many words before a deed the word is looked for that makes a condition of it.
const CLAUSE: usize = 5;

/// A deed of a sentence that its quotes only plan.
pub(super) fn undone(text: &str, words: &[Word], quotes: &[&CitedQuote]) -> Option<Found> {
    // Most quotes plan nothing, and need not be looked through.
    if !quotes.iter().any(|quote| quote.cues.may_be_left_out() || is_under_way(quote)) {
        return None;
    }
    let check = DeedCheck { text, words, quotes };
    check.deed().or_else(|| check.deed_of_a_plan())
}

/// Whether a quote may tell of something that is being done.
pub(super) fn is_under_way(quote: &CitedQuote) -> bool {
    quote.text.contains(" being ")
}

struct DeedCheck<'c> {
    text: &'c str,
    words: &'c [Word],
    quotes: &'c [&'c CitedQuote],
}

impl DeedCheck<'_> {
    /// Whether the sentence tells of a plan.
    fn plans(&self) -> bool {
        self.words.iter().any(|word| tells_of_plan(self.text, word))
    }

    /// Whether it tells of one by another word than that at `done`: "asked" is a deed where it is expected that somebody
    /// will ask.
    fn plans_beside(&self, done: usize) -> bool {
        // "Approved the offer" tells of no plan.
        let is_noun = |at: usize| {
            let before = at.checked_sub(1).map_or("", |before| self.words[before].lower.as_str());
            let goes_on = self.words.get(at + 1).is_some_and(|next| next.lower == "to");
            stands_before_nouns(before) && !goes_on
        };
        let mut words = self.words.iter().enumerate();
        words.any(|(at, word)| at != done && tells_of_plan(self.text, word) && !is_noun(at))
    }

    /// A deed that the quotes only plan.
    fn deed(&self) -> Option<Found> {
        if let Some(found) = self.deed_that_is_needed() {
            return Some(found);
        }
        self.quotes.iter().find_map(|quote| {
            let words = quote.words();
            if let Some(found) = self.deed_under_way(quote) {
                return Some(found);
            }
            // "Is to build".
            let is_to_be = |at: usize| {
                let next = words[at + 1..].iter().find(|next| next.lower != "also");
                // A quote that begins so: "and to raise the minimum wage".
                let opens = at == 0 && words[0].lower == "and";
                (is_due(&words[at].lower) || opens) && next.is_some_and(|next| next.lower == "to")
            };
            let plans =
                (0..words.len()).filter(|at| tells_of_plan(&quote.text, &words[*at]) || is_to_be(*at));
            plans.take(MOST_PLANS).find_map(|at| {
                let verb = governed(words, at)?;
                let done = self.done(&words[verb].lower).filter(|done| !self.plans_beside(*done))?;
                let span = words[at].span.start..words[verb].span.end;
                let kind = ClaimKind::Certainty(quote.quoted(span));
                Some(Found::new(self.words[done].span.clone(), kind))
            })
        })
    }

    /// "Was built", where it "is being built".
    fn deed_under_way(&self, quote: &CitedQuote) -> Option<Found> {
        let words = quote.words();
        let at = words
            .windows(3)
            .position(|run| is_due(&run[0].lower) && run[1].lower == "being" && is_past(&run[2].lower))?;
        let tells = |pair: &[Word]| {
            matches!(pair[0].lower.as_str(), "was" | "were" | "been") && pair[1].lower == words[at + 2].lower
        };
        let done = self.words.windows(2).position(tells)? + 1;
        let is_told = self.quotes.iter().any(|quote| quote.words().windows(2).any(tells));
        let is_now = matches!(words[at].lower.as_str(), "is" | "are");
        let kind = ClaimKind::Certainty(quote.quoted(words[at].span.start..words[at + 2].span.end));
        (is_now && !is_told).then(|| Found::new(self.words[done].span.clone(), kind))
    }

    /// "Regulators have approved it", where it needs their approval.
    fn deed_that_is_needed(&self) -> Option<Found> {
        self.quotes.iter().find_map(|quote| {
            let words = quote.words();
            (0..words.len()).filter(|at| is_need(&words[*at].lower)).take(MOST_PLANS).find_map(|at| {
                let ahead = (at + 1..(at + 1 + GOVERNED).min(words.len())).take_while(|n| !words[*n].is_cut);
                let (noun, verb) = ahead.into_iter().find_map(|n| Some((n, given_by(&words[n].lower)?)))?;
                let done = self.done(verb).filter(|done| !self.plans_beside(*done))?;
                let kind = ClaimKind::Certainty(quote.quoted(words[at].span.start..words[noun].span.end));
                Some(Found::new(self.words[done].span.clone(), kind))
            })
        })
    }

    /// A sentence that tells of a deed, where its one quote tells of nothing but a plan.
    fn deed_of_a_plan(&self) -> Option<Found> {
        let [quote] = self.quotes else { return None };
        let words = quote.words();
        let turns = |word: &Word| {
            let lower = word.lower.as_str();
            cues::says(lower) || cues::negates(lower) || cues::denies(lower) || cues::doubts(lower).is_some()
        };
        if self.words.iter().chain(words).any(turns)
            || self.words.iter().any(is_put_off)
            || self.plans()
            || deeds(words).next().is_some()
        {
            return None;
        }
        let is_due_to = |words: &[Word], at: usize| {
            is_due(&words[at].lower) && words.get(at + 1).is_some_and(|next| next.lower == "to")
        };
        if (0..self.words.len()).any(|at| is_due_to(self.words, at)) {
            return None;
        }
        let is_plan = |at: &usize| tells_of_plan(&quote.text, &words[*at]) || is_due_to(words, *at);
        let plan = (0..words.len()).find(is_plan)?;
        let is_name = |at: &usize| quote.text[words[*at].span.clone()].starts_with(char::is_uppercase);
        let verb = governed(words, plan).filter(|at| !is_name(at))?;
        // "Was" and "had" alone tell how things stood: "the dispute had been dragging on", which is to be settled.
        let done = deeds(self.words).find(|at| !is_helping_past(&self.words[*at].lower))?;
        let kind = ClaimKind::Certainty(quote.quoted(words[plan].span.start..words[verb].span.end));
        Some(Found::new(self.words[done].span.clone(), kind))
    }

    /// Where the sentence tells a verb as done, which no quote does.
    fn done(&self, verb: &str) -> Option<usize> {
        // "Rose", where it is to grow.
        let (past, own) = (Past::of(verb), sides(verb));
        let is_synonym = |word: &str| {
            !own.is_empty()
                && is_past(word)
                && own.iter().filter(|side| !side.is_close).any(|side| sides(word).contains(side))
        };
        let is_past = |word: &str| past.is(word) || word == verb && is_participle(verb) || is_synonym(word);
        let tells = |words: &[Word], at: usize| {
            let before = at.checked_sub(1).map_or("", |before| words[before].lower.as_str());
            // "The first cut in years", "a split".
            let is_noun = words[at].lower == verb && !verb.ends_with("ed") && stands_before_nouns(before);
            is_past(&words[at].lower)
                && !is_noun
                && !is_condition(words, at)
                && !matches!(
                    before,
                    "be" | "to" | "not" | "being" | "will" | "would" | "may" | "might" | "could"
                )
        };
        let at = (0..self.words.len()).find(|at| tells(self.words, *at) && !is_negated(self.words, *at))?;
        let is_told = |quote: &&CitedQuote| {
            let words = quote.words();
            (0..words.len()).any(|at| tells(words, at))
        };
        (!self.quotes.iter().any(is_told)).then_some(at)
    }
}

/// "Before he has served half of it", "once they have agreed": what is told as done is still to come.
fn is_condition(words: &[Word], at: usize) -> bool {
    let clause = &words[at.saturating_sub(CLAUSE)..at];
    clause.last().is_some_and(|word| matches!(word.lower.as_str(), "has" | "have"))
        && clause.iter().any(|word| opens_condition(&word.lower))
}

/// Whether a lower-case word says that what follows is still missing.
fn is_need(word: &str) -> bool {
    matches!(
        word,
        "need"
            | "needs"
            | "needed"
            | "require"
            | "requires"
            | "awaits"
            | "awaiting"
            | "pending"
            | "subject"
            | "seek"
            | "seeks"
    )
}

/// The verb by which somebody gives what a noun names.
fn given_by(noun: &str) -> Option<&'static str> {
    const GIVEN: &[(&str, &str)] = &[
        ("approval", "approve"),
        ("ratification", "ratify"),
        ("consent", "consent"),
        ("permission", "permit"),
        ("confirmation", "confirm"),
        ("endorsement", "endorse"),
        ("authorisation", "authorise"),
        ("authorization", "authorize"),
        ("clearance", "clear"),
    ];
    GIVEN.iter().find(|(name, _)| *name == noun).map(|(_, verb)| *verb)
}

/// Whether a word of a text tells of a plan; May is a month.
fn tells_of_plan(text: &str, word: &Word) -> bool {
    plans(&word.lower) && !(word.lower == "may" && text[word.span.clone()].starts_with('M'))
}

/// Whether a word says that something is done, by which something else is still to come.
fn is_put_off(word: &Word) -> bool {
    matches!(
        word.lower.as_str(),
        "put" | "postponed" | "delayed" | "rescheduled" | "moved" | "extended" | "deferred"
    )
}

fn is_helping_past(word: &str) -> bool {
    matches!(word, "was" | "were" | "had" | "did")
}

/// The verbs of a text that tell of something as done.
fn deeds(words: &[Word]) -> impl Iterator<Item = usize> + '_ {
    let is_deed = |at: &usize| {
        let lower = words[*at].lower.as_str();
        let before = at.checked_sub(1).map_or("", |before| words[before].lower.as_str());
        let next = words.get(at + 1).map_or("", |next| next.lower.as_str());
        let is_passive =
            matches!(before, "be" | "being" | "is" | "are" | "to" | "will" | "would" | "the" | "a");
        let is_be = is_helping_past(lower) && next != "to";
        is_be || is_past(lower) && !plans(lower) && !is_passive && !lower.starts_with("un")
    };
    (0..words.len()).filter(is_deed)
}

/// The verb that a plan governs: the first word behind it that is not light, where "to" stands between or the plan is
/// a modal verb.
fn governed(words: &[Word], plan: usize) -> Option<usize> {
    let is_modal = matches!(
        words[plan].lower.as_str(),
        "will" | "would" | "could" | "may" | "might" | "should" | "shall" | "must"
    );
    // "Urged that it be enlarged".
    let that = words.get(plan + 1).filter(|next| next.lower == "that");
    if that.is_some() {
        let clause = (plan + 2..(plan + 2 + GOVERNED).min(words.len())).take_while(|at| !words[*at].is_cut);
        let be = clause.into_iter().find(|at| words[*at].lower == "be")?;
        return words.get(be + 1).filter(|word| is_past(&word.lower)).map(|_| be + 1);
    }
    let ahead = plan + 1..(plan + 1 + GOVERNED).min(words.len());
    let clause = ahead.take_while(|at| !words[*at].is_cut);
    let clause: Vec<usize> = clause.collect();
    let start = if is_modal { 0 } else { clause.iter().position(|at| words[*at].lower == "to")? + 1 };
    let is_light = |word: &str| {
        matches!(word, "be" | "not" | "have" | "been" | "also" | "soon" | "then" | "never" | "now")
            || word.ends_with("ly")
    };
    clause[start..].iter().copied().find(|at| !is_light(&words[*at].lower))
}

/// Whether a noun may follow a lower-case word: "the cut", "its first cut", "a deep cut of".
fn stands_before_nouns(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "its"
            | "his"
            | "her"
            | "their"
            | "this"
            | "first"
            | "second"
            | "third"
            | "last"
            | "next"
            | "of"
    ) || word.ends_with("est")
}

/// "Would be delivered": the participle is its own past.
fn is_participle(verb: &str) -> bool {
    verb.ends_with("ed")
        || matches!(verb, "built" | "held" | "sold" | "made" | "paid" | "sent" | "taken" | "given")
        || matches!(verb, "cut" | "put" | "shut" | "shed" | "quit" | "split" | "cast" | "burst")
}
