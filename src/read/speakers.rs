//! Who says it: the speakers that a text gives for what it says, in English.
//!
//! A speaker is the words before a verb of saying, those after one that follows a quotation ("…," said the
//! mayor), or those after "according to". Passives name no speaker, and pronouns only hide one.

use std::collections::BTreeSet;
use std::ops::Range;

use super::cues::{self, Cues};
use super::name_words::is_country;
use super::names::NameReading;
use super::speaker_words::{Word, words};
use super::speech_words::{BEGINS, BODIES, EMPTY, ENDS, FINITE, GENERAL, MANY, QUOTING, WIDER_BODIES};
use crate::model::NoteId;

/// The most words of a speaker.
const MOST_WORDS: usize = 8;

/// A speaker as a text gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Speaker {
    /// In bytes of the text.
    pub(crate) span: Range<usize>,
    /// The notes that these words name.
    pub(crate) notes: BTreeSet<NoteId>,
    /// Its words that tell it from others, in lower case.
    words: BTreeSet<String>,
    /// Its words for a post or a body of any kind.
    general: BTreeSet<String>,
    /// Whether it is a pronoun, or missing.
    pub(crate) is_hidden: bool,
    /// Whether it says what may well be disputed, or nobody vouches for it.
    pub(crate) is_claim: bool,
    /// Whether it holds an office of something that was named before: "its chairwoman".
    is_of_body: bool,
}

/// The speakers of a text, in order.
pub(crate) fn speakers(text: &str, names: &[NameReading], cues: Cues) -> Vec<Speaker> {
    if !may_speak(cues) {
        return Vec::new();
    }
    let words = words(text);
    let mut found: Vec<Speaker> = Vec::new();
    for at in 0..words.len() {
        let Some(range) = speaker_at(&words, at) else { continue };
        let mut speaker = Speaker::of(&words[range.clone()], names);
        speaker.is_claim =
            cues::claims(&words[at].lower) || words[range].iter().any(|w| cues::claims(&w.lower));
        found.push(speaker);
    }
    found
}

/// Whether a text has any word of saying, though it may be a noun or passive.
pub(crate) fn speaks(text: &str, cues: Cues) -> bool {
    if !may_speak(cues) {
        return false;
    }
    let words = words(text);
    // "Were added" says that nobody says anything.
    let is_deed = |at: usize| words[at].lower == "added" && is_passive(&words, at);
    (0..words.len()).any(|at| cues::says(&words[at].lower) && !is_deed(at) || cues::tells(&words[at].lower))
}

/// Whether a text has any word that can give a speaker; "view" and "words" are such too.
pub(crate) const fn may_speak(cues: Cues) -> bool {
    cues.has(Cues::SAYING.or(Cues::TELLING))
}

/// The words of the speaker whom the word at `at` gives; an empty range where he is left out.
fn speaker_at(words: &[Word], at: usize) -> Option<Range<usize>> {
    let lower = |at: usize| words.get(at).map_or("", |word| word.lower.as_str());
    let opens = [
        (&["according", "to"][..], 2),
        (&["in", "the", "view", "of"], 4),
        (&["in", "the", "words", "of"], 4),
    ];
    for (phrase, length) in opens {
        if phrase.iter().enumerate().all(|(n, word)| lower(at + n) == *word) {
            return Some(phrase_after(words, at + length));
        }
    }
    let before = at.checked_sub(1).map_or("", lower);
    if !cues::says(lower(at)) || lower(at) == "according" || is_passive(words, at) {
        return None;
    }
    // "the United States".
    if words[at].is_capital && at > 0 && !words[at].is_cut {
        return None;
    }
    let is_noun =
        matches!(lower(at), "reports" | "claims" | "states" | "notes" | "report" | "thinks" | "say");
    if is_noun
        && !(lower(at + 1) == "that" || words.get(at.wrapping_sub(1)).is_some_and(|w| w.is_capital))
        && !(lower(at) == "say" && before.ends_with('s'))
    {
        return None;
    }
    // "reported by TASS", "accused of theft", "claimed his eighth title", "Putin's announced tour", "reported missing".
    let next = lower(at + 1);
    let has_object = matches!(lower(at), "claimed" | "claims") && (is_article(next) || next.ends_with("'s"));
    let is_participle = matches!(
        next,
        "by" | "of" | "missing" | "dead" | "killed" | "injured" | "wounded" | "cases" | "deaths"
    );
    // "the talks announced for 8 May", but "the mayor announced for the first time that".
    let is_scheduled = lower(at) == "announced"
        && next == "for"
        && !matches!(lower(at + 3), "first" | "second" | "third" | "last")
        && lower(at + 2) != "years";
    if is_participle || is_scheduled || has_object || before.ends_with("'s") {
        return None;
    }
    let next = words.get(at + 1);
    let follows = words[at].is_cut
        && QUOTING.contains(&lower(at))
        && next.is_some_and(|n| !n.is_cut && (n.is_capital || is_article(&n.lower)));
    let after = phrase_after(words, at + 1);
    // "Ada Quinn, the mayor, said the aim was to".
    let has_verb = words.get(after.end).is_some_and(|word| {
        let is_finite =
            matches!(word.lower.as_str(), "is" | "was" | "were" | "are" | "has" | "had" | "will" | "would");
        is_finite && !word.is_cut
    });
    if follows && !has_verb && !is_described_before(words, at) {
        return Some(after);
    }
    // "Ada Quinn, the mayor ... said": the comma that closes may be among what is left out.
    let described =
        words[at].after_gap.then(|| apposition_before(words, at)).filter(|range| !range.is_empty());
    Some(described.unwrap_or_else(|| match words[at].is_cut {
        true => apposition_before(words, at),
        false => phrase_before(words, at),
    }))
}

/// "Ada Quinn, the mayor, said the pier was shut": a name with what it is stands before the verb, and a clause
/// behind it.
fn is_described_before(words: &[Word], at: usize) -> bool {
    let range = apposition_before(words, at);
    let Some(inner) = (range.start + 1..range.end).find(|n| words[*n].is_cut) else { return false };
    let is_named = words[range.start..inner].iter().all(|word| word.is_capital);
    let begins = |word: &Word| {
        is_article(&word.lower)
            || word.lower.ends_with("'s")
            || word.lower.bytes().all(|b| b.is_ascii_digit())
    };
    // "The pier will close, Quinn, the mayor, said the Courier" has its speaker behind.
    let opens = range.start == 0 || words[range.start].is_cut;
    let behind = phrase_after(words, at + 1);
    let is_clause =
        words.get(behind.end).is_some_and(|word| !word.is_cut && FINITE.contains(&word.lower.as_str()));
    opens && is_named && (begins(&words[inner]) || is_clause)
}

fn is_passive(words: &[Word], at: usize) -> bool {
    let before = words[..at].iter().rev().take(2).map(|word| word.lower.as_str());
    let mut before = before.filter(|word| !word.ends_with("ly"));
    matches!(before.next(), Some("was" | "were" | "is" | "are" | "been" | "be" | "being" | "as"))
}

/// The words from `start` up to the end of the phrase.
fn phrase_after(words: &[Word], start: usize) -> Range<usize> {
    let ends = |at: usize| {
        let word = &words[at];
        // "According to the union a sixth of the schools".
        let begins_anew = || {
            let before = words[at - 1].lower.as_str();
            matches!(word.lower.as_str(), "a" | "an")
                && !matches!(
                    before,
                    "of" | "and" | "for" | "in" | "at" | "from" | "with" | "or" | "by" | "to"
                )
        };
        if at > start && begins_anew() {
            return true;
        }
        at > start && (word.is_cut || ENDS.contains(&word.lower.as_str()) || cues::says(&word.lower))
    };
    // "According to him 90 were hurt".
    let is_pronoun = words.get(start).is_some_and(|word| is_pronoun(&word.lower) && !is_article(&word.lower));
    let limit = words.len().min(start + if is_pronoun { 1 } else { MOST_WORDS });
    let end = (start..limit).find(|at| ends(*at)).unwrap_or(limit);
    let range = start.min(words.len())..end.max(start.min(words.len()));
    // "According to his lawyer, Ada Quinn".
    let is_described = words[range.clone()].last().is_some_and(|word| !word.is_capital);
    let is_name =
        |at: usize| words.get(at).is_some_and(|word| word.is_capital && (at == end || !word.is_cut));
    let is_named = is_described && words.get(end).is_some_and(|word| word.by_comma);
    let named = (end..limit).take_while(|at| is_named && is_name(*at)).count();
    range.start..range.end + named
}

/// "Ada Quinn, the mayor, said": what stands between the commas, and the words before that.
fn apposition_before(words: &[Word], end: usize) -> Range<usize> {
    let begins = |end: usize| (0..end).rev().find(|at| words[*at].is_cut);
    let Some(inner) = begins(end) else { return end..end };
    let outer = phrase_before(words, inner);
    let is_short = end - inner <= MOST_WORDS && words.get(inner + 1).is_some();
    let is_clause = words[inner..end].iter().any(|word| BEGINS.contains(&word.lower.as_str()));
    if is_short && !is_clause && !outer.is_empty() { outer.start..end } else { end..end }
}

/// The words before `end` back to where their clause begins.
fn phrase_before(words: &[Word], end: usize) -> Range<usize> {
    let mut start = end;
    while start > 0 && end - start < MOST_WORDS {
        let word = &words[start - 1];
        // "the Minister of Development and Trade".
        let joins = word.lower == "and"
            && words.get(start).is_some_and(|next| next.is_capital)
            && start > 1
            && words[start - 2].is_capital;
        if BEGINS.contains(&word.lower.as_str()) && !joins || cues::says(&word.lower) {
            break;
        }
        start -= 1;
        if word.is_cut {
            break;
        }
    }
    // "Two people who were present said": the speaker stands before the clause.
    let is_clause = start < end
        && start > 0
        && matches!(words[start - 1].lower.as_str(), "who" | "which" | "whom")
        && !words[start].is_cut;
    // "Roake, who denied it": the speaker stands right before the clause.
    let is_told = start == end && start > 1 && words[start - 1].lower == "who" && words[start - 1].is_cut;
    if is_told {
        return phrase_before(words, start - 1);
    }
    if is_clause { end..end } else { start..end }
}

impl Speaker {
    fn of(words: &[Word], names: &[NameReading]) -> Self {
        // "experts have".
        let is_empty = |word: &&Word| EMPTY.contains(&word.lower.as_str()) && !is_pronoun(&word.lower);
        let words = &words[..words.len() - words.iter().rev().take_while(is_empty).count()];
        let span = match (words.first(), words.last()) {
            (Some(first), Some(last)) => first.span.start..last.span.end,
            _ => 0..0,
        };
        let inside = |name: &&NameReading| span.start <= name.span.start && name.span.end <= span.end;
        let notes: BTreeSet<NoteId> = names.iter().filter(inside).map(|name| name.note.clone()).collect();
        let mut speaker = Self {
            span,
            notes,
            words: BTreeSet::new(),
            general: BTreeSet::new(),
            is_hidden: false,
            is_claim: false,
            is_of_body: words.len() > 1 && matches!(words[0].lower.as_str(), "its" | "their"),
        };
        for word in words.iter().map(|word| word.lower.trim_end_matches("'s")) {
            if GENERAL.contains(&word) {
                speaker.general.insert(word.to_owned());
            } else if !is_article(word) && !EMPTY.contains(&word) && !is_pronoun(word) {
                speaker.words.insert(word.to_owned());
            }
        }
        // "something he said".
        let by_pronoun = words.last().is_some_and(|word| is_pronoun(&word.lower));
        speaker.is_hidden =
            by_pronoun || speaker.notes.is_empty() && speaker.words.is_empty() && speaker.general.is_empty();
        speaker
    }

    /// Whether two texts may mean the same speaker.
    pub(crate) fn may_be(&self, other: &Self) -> bool {
        if !self.notes.is_empty() && !other.notes.is_empty() {
            return !self.notes.is_disjoint(&other.notes) || !self.words.is_disjoint(&other.words);
        }
        // "Officials said" of whoever holds an office.
        let is_any =
            |one: &Self| one.words.is_empty() && one.general.iter().any(|word| MANY.contains(&word.as_str()));
        if self.notes.is_empty() && is_any(self) {
            return true;
        }
        // A manager speaks for the firm.
        // Of a club or a council only those do who are known to.
        let may_be_wider = !(self.notes.is_empty() && other.notes.is_empty());
        let is_one = |one: &Self| !one.words.is_empty() && one.general.is_empty();
        let speaks_for = |body: &Self, one: &Self| body.is_body(may_be_wider) && is_one(one);
        // "The union", where "its chairwoman, Vesna Kral," says so.
        let is_of_body = other.is_of_body && self.is_body(true);
        if speaks_for(self, other) || speaks_for(other, self) || is_of_body {
            return true;
        }
        if !self.words.is_empty() && !other.words.is_empty() {
            // "A Norlandic minister" may be any minister whose country is not told.
            let only_country = |one: &Self| one.words.iter().all(|word| is_country(word));
            let has_country = |one: &Self| one.words.iter().any(|word| is_country(word));
            let is_open =
                only_country(self) && !has_country(other) || only_country(other) && !has_country(self);
            return !self.words.is_disjoint(&other.words)
                || is_open && !self.general.is_disjoint(&other.general);
        }
        !self.general.is_disjoint(&other.general)
    }

    /// Whether it is a body for which somebody speaks, or one that is spoken of so where it has a note.
    fn is_body(&self, may_be_wider: bool) -> bool {
        let mut words = self.general.iter().map(String::as_str);
        words.any(|word| BODIES.contains(&word) || may_be_wider && WIDER_BODIES.contains(&word))
    }

    /// Whether a text speaks of this speaker at all, by any of its words.
    pub(crate) fn is_spoken_of(&self, text: &str) -> bool {
        words(text).iter().any(|word| {
            let word = word.lower.trim_end_matches("'s");
            self.words.contains(word) || self.general.contains(word)
        })
    }

    /// Whether the clause behind a name says what tells this speaker from others: ", who led the study".
    pub(crate) fn is_told_behind(&self, text: &str) -> bool {
        let Some(clause) = text.strip_prefix(", who ") else { return false };
        let clause = clause.split([',', '.', ';']).next().unwrap_or("");
        words(clause).iter().any(|word| self.words.contains(word.lower.trim_end_matches("'s")))
    }

    /// Whether a text has somebody speak for it: "the Arden spokesman".
    pub(crate) fn has_voice_in(&self, text: &str) -> bool {
        let words = words(text);
        let is_voice = |word: &Word| {
            word.lower.starts_with("spokes") || matches!(word.lower.as_str(), "official" | "officials")
        };
        words.windows(2).any(|pair| {
            let own = pair[0].lower.trim_end_matches("'s");
            is_voice(&pair[1]) && (self.words.contains(own) || self.general.contains(own))
        })
    }

    /// Whether it is told by what it is, without a name: "the manager".
    pub(crate) fn is_described(&self, text: &str) -> bool {
        let written = text.get(self.span.clone()).unwrap_or("").to_lowercase();
        self.notes.is_empty()
            && ["the ", "a ", "an ", "one "].iter().any(|article| written.starts_with(article))
    }

    /// Whether it is the text itself, or whoever wrote it.
    pub(crate) fn is_text(&self) -> bool {
        const TEXTS: &[&str] = &[
            "article", "articles", "report", "text", "texts", "dossier", "author", "page", "note", "source's",
        ];
        self.words.iter().chain(&self.general).any(|word| TEXTS.contains(&word.as_str()))
    }
}

/// Whether a word speaks of someone without naming them, the speaker himself too.
fn is_pronoun(word: &str) -> bool {
    cues::is_pronoun(word) || matches!(word, "i" | "we" | "us" | "me" | "you" | "our" | "my" | "your")
}

fn is_article(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "some" | "its" | "his" | "her" | "their" | "one")
}
