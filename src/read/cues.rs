//! Words that change what the words beside them mean: negations, denials, words that take something back,
//! and words of saying. Tables of English and the matching of them; what follows from a match is not known
//! here.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::deeds::{DUE, PLANS};
use super::lower;
use super::opposites::{QUALIFIERS, opposed_words};
use super::speech_words::{CLAIMS, KINDS_OF_BODY, SAYINGS};
use crate::text::run::{letters, run};
use crate::text::shapes::Shapes;

/// The lists in which a word stands, looked up at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cues(u32);

impl Cues {
    const NONE: Self = Self(0);
    pub(crate) const NEGATION: Self = Self(1);
    pub(crate) const DENIAL: Self = Self(1 << 1);
    pub(crate) const LIGHT: Self = Self(1 << 2);
    /// Words begin here that take something back.
    pub(crate) const REVERSAL: Self = Self(1 << 3);
    pub(crate) const SAYING: Self = Self(1 << 4);
    pub(crate) const TELLING: Self = Self(1 << 5);
    pub(crate) const DECLINE: Self = Self(1 << 6);
    pub(crate) const PRONOUN: Self = Self(1 << 7);
    pub(crate) const DESCRIPTION: Self = Self(1 << 8);
    pub(crate) const PERSONAL: Self = Self(1 << 9);
    pub(crate) const DOUBT: Self = Self(1 << 10);
    /// Words by which somebody says what may well be disputed.
    pub(crate) const CLAIM: Self = Self(1 << 11);
    /// Words that exclude others, say much by themselves, or tell how often.
    pub(crate) const OPPOSED: Self = Self(1 << 12);
    /// A word begins with "un".
    pub(crate) const UNDONE: Self = Self(1 << 13);
    /// Words before an office that somebody holds in part, or no more.
    pub(crate) const QUALIFIER: Self = Self(1 << 14);
    /// Words that tell of what is not done yet.
    pub(crate) const PLAN: Self = Self(1 << 15);
    /// Forms of "be" that make a plan of the "to" behind them: "is to open".
    pub(crate) const DUE: Self = Self(1 << 16);
    pub(crate) const TO: Self = Self(1 << 17);
    /// Words for a body or place that may have been named before.
    pub(crate) const BODY: Self = Self(1 << 18);

    /// The lists of a lower-case word.
    pub(crate) fn of(word: &str) -> Self {
        if !SHAPES.may_have(word) {
            return Self::NONE;
        }
        LISTED.get(word).copied().unwrap_or(Self::NONE)
    }

    /// The lists in which any word of a text stands, at least: what is not among them is nowhere in the text,
    /// however it is cut into words. A word of a list holds letters only, or ends in "n't".
    pub(crate) fn in_text(text: &str) -> Self {
        let mut found = Self::NONE;
        let (bytes, mut at) = (text.as_bytes(), 0);
        while let Some(first) = bytes.get(at) {
            if !IS_PART[usize::from(*first)] {
                at += 1;
                continue;
            }
            let (start, mut any) = (at, 0);
            while let Some(byte) = bytes.get(at).filter(|byte| IS_PART[usize::from(**byte)]) {
                any |= byte;
                at += 1;
            }
            let word = text.get(start..at).unwrap_or("");
            if !any.is_ascii() {
                found.0 |= Self::in_any_text(word).0;
                continue;
            }
            if begins_with_un(word) {
                found.0 |= Self::UNDONE.0;
            }
            if SHAPES.may_have(word) {
                found.0 |= Self::of_written(word).0;
            }
        }
        found
    }

    /// The lists of a word as it is written.
    fn of_written(word: &str) -> Self {
        // What is left of "isn't" and "can’t".
        let left = if matches!(word, "t" | "T") { Self::NEGATION } else { Self::NONE };
        left.or(Self::of(&lower::lowered(word)))
    }

    fn in_any_text(text: &str) -> Self {
        let mut found = Self::NONE;
        let mut rest = text;
        while !rest.is_empty() {
            let (word, after) = rest.split_at(letters(rest));
            rest = &after[run(after, |c| !c.is_alphabetic())..];
            found.0 |= Self::of_written(word).0;
            if begins_with_un(word) {
                found.0 |= Self::UNDONE.0;
            }
        }
        found
    }

    /// Whether a sentence with these may say something else than its quotes by a word of its own.
    pub(crate) const fn may_exclude(self) -> bool {
        self.has(Self::OPPOSED.or(Self::UNDONE))
    }

    /// Whether a quote with these may have what a sentence leaves out: an "un", a "former", a plan.
    pub(crate) const fn may_be_left_out(self) -> bool {
        self.has(Self::UNDONE.or(Self::QUALIFIER).or(Self::PLAN)) || self.has(Self::DUE) && self.has(Self::TO)
    }

    /// Whether it stands in one of these lists.
    pub(crate) const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    pub(crate) const fn or(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }
}

/// Whether a byte is a plain letter, or of a character that is not plain: that belongs to a word or parts words, and
/// which of both is told by what it is.
const IS_PART: [bool; 256] = {
    let mut is = [true; 256];
    let mut byte = 0;
    while byte < 128 {
        is[byte] = (byte as u8).is_ascii_alphabetic();
        byte += 1;
    }
    is
};

fn begins_with_un(word: &str) -> bool {
    matches!(word.as_bytes(), [b'u' | b'U', b'n' | b'N', ..])
}

/// The shapes of all of them.
static SHAPES: LazyLock<Shapes> = LazyLock::new(|| Shapes::of(LISTED.keys().copied().chain(["t"])));

/// Every word of the lists below. Texts are asked word by word, so the lists themselves would be walked through
/// millions of times.
static LISTED: LazyLock<FxHashMap<&'static str, Cues>> = LazyLock::new(|| {
    let doubts: Vec<&str> = DOUBTS.iter().flat_map(|(words, _)| words.iter().copied()).collect();
    let reversals: Vec<&str> = REVERSALS.iter().filter_map(|phrase| phrase.first().copied()).collect();
    let opposed: Vec<&str> = opposed_words().collect();
    let lists = [
        (Cues::NEGATION, NEGATIONS),
        (Cues::DENIAL, DENIALS),
        (Cues::LIGHT, LIGHT),
        (Cues::REVERSAL, &reversals),
        (Cues::SAYING, SAYINGS),
        (Cues::TELLING, TELLINGS),
        (Cues::DECLINE, DECLINES),
        (Cues::PRONOUN, PRONOUNS),
        (Cues::DESCRIPTION, DESCRIPTIONS),
        (Cues::PERSONAL, PERSONAL),
        (Cues::DOUBT, &doubts),
        (Cues::CLAIM, CLAIMS),
        (Cues::OPPOSED, &opposed),
        (Cues::QUALIFIER, QUALIFIERS),
        (Cues::PLAN, PLANS),
        (Cues::DUE, DUE),
        (Cues::TO, &["to"]),
        (Cues::BODY, KINDS_OF_BODY),
    ];
    let mut listed: FxHashMap<&'static str, Cues> = FxHashMap::default();
    for (cue, words) in lists {
        for word in words {
            listed.entry(word).or_default().0 |= cue.0;
        }
    }
    listed
});

/// Whether a word of folded text, in any case, may turn round or take back what stands beside it, or say something:
/// by its first letters and its length, which nearly all others do not have.
pub(crate) fn may_turn(word: &str) -> bool {
    TURNING.may_have(word) || matches!(word.as_bytes(), [.., b'\'', b't' | b'T'])
}

/// The shapes of the words that turn something.
static TURNING: LazyLock<Shapes> = LazyLock::new(|| {
    let turning = [NEGATIONS, DENIALS, SAYINGS].into_iter().flatten().copied();
    Shapes::of(turning.chain(REVERSALS.iter().filter_map(|phrase| phrase.first().copied())))
});

/// Words that negate by themselves.
#[rustfmt::skip]
const NEGATIONS: &[&str] = &[
    "not", "no", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor", "without", "cannot",
    "hardly", "barely", "scarcely",
];

/// Verbs and nouns that deny what follows "that" or "to".
#[rustfmt::skip]
const DENIALS: &[&str] = &[
    "denied", "denies", "deny", "denying", "denial", "refused", "refuses", "refuse", "refusing", "failed",
    "fails", "fail", "failing", "rejected", "rejects", "reject", "rejecting", "refuted", "refutes",
    "disputed", "disputes", "doubted", "doubts", "untrue", "false", "wrong", "rumour", "rumours", "rumor",
    "rumors", "unlikely", "impossible", "unable",
];

/// Words between a negation and what it negates.
#[rustfmt::skip]
const LIGHT: &[&str] = &[
    "a", "able", "all", "also", "an", "any", "at", "be", "been", "being", "clear", "did", "do", "does",
    "even", "ever", "evidence", "expected", "fully", "going", "had", "has", "have", "in", "intend",
    "intended", "is", "it", "likely", "longer", "necessarily", "plan", "planned", "planning", "proof",
    "quite", "really", "sign", "so", "such", "that", "the", "there", "to", "true", "want", "was", "were",
    "whether", "yet",
];

/// What takes back the words before it.
#[rustfmt::skip]
const REVERSALS: &[&[&str]] = &[
    &["but"], &["however"], &["although"], &["though"], &["except"], &["unless"], &["only", "if"],
    &["are", "false"], &["is", "false"], &["was", "false"], &["were", "false"], &["are", "untrue"],
    &["is", "untrue"], &["was", "untrue"], &["is", "not", "true"], &["are", "not", "true"],
    &["was", "denied"], &["were", "denied"], &["is", "wrong"], &["yet"],
];

/// Whether a lower-case word says that somebody says what may well be disputed.
pub(crate) fn claims(word: &str) -> bool {
    Cues::of(word).has(Cues::CLAIM)
}

/// Other words by which a text says that something is someone's word.
#[rustfmt::skip]
const TELLINGS: &[&str] = &[
    "accusation", "accusations", "accuse", "account", "according", "announce", "announcement",
    "announcements", "announcing", "argument", "asserting", "assertion", "belief", "briefing", "claim",
    "comment", "comments", "confirm", "consider", "considered", "consideration", "declaration", "describe",
    "described", "describes", "description", "hear", "heard", "interview", "judgement", "judgment",
    "mention", "mentions", "message", "name", "names", "note", "opinion", "phrase", "quote", "quoted",
    "quotes", "remark", "remarks", "report", "reportedly", "reporting", "rumour", "says", "saying", "speak",
    "speaking", "speaks", "speculation", "spoke", "spoken", "statement", "statements", "stress",
    "stressing", "talk", "talked", "tell", "telling", "thought", "view", "views", "voice", "warning",
    "word", "words", "write", "writing", "written", "allegedly", "alleged", "attributes", "expected",
    "address", "addressed", "put", "calls", "called", "call",
];

/// Whether a lower-case word says that something is someone's word, though it names no speaker.
pub(crate) fn tells(word: &str) -> bool {
    Cues::of(word).has(Cues::TELLING)
}

/// Words and endings that say no in other ways than by a negation.
#[rustfmt::skip]
const DECLINES: &[&str] = &[
    "failed", "fails", "fail", "failure", "missed", "misses", "miss", "lacks", "lack", "lacked", "lacking",
    "absence", "absent", "avoided", "avoids", "prevented", "prevents", "except", "free", "unable", "hardly",
    "barely", "ended", "stopped", "ceased", "abandoned", "cancelled", "missing", "open", "silent",
    "unknown", "unnamed", "undated", "otherwise", "instead", "rather", "alone", "only", "merely", "mere",
    "nowhere", "exclude", "excludes", "excluded", "leaves", "less", "few", "little", "far", "unclear",
    "outside", "decline", "declined", "declines", "declining", "turned", "first", "abstain", "abstained", "abstains",
    "abstention", "earliest",
];

/// Whether a lower-case word says no in some way.
pub(crate) fn declines(word: &str) -> bool {
    negates(word) || denies(word) || Cues::of(word).has(Cues::DECLINE) || word.starts_with("non-")
}

/// Whether one lower-case word says of the other that it is not so: `unconfirmed`, `confirm`.
pub(crate) fn undoes(word: &str, other: &str) -> bool {
    const PREFIXES: &[&str] = &["un", "in", "im", "ir", "il", "dis", "non", "mis"];
    PREFIXES.iter().filter_map(|prefix| word.strip_prefix(prefix)).any(|rest| same_stem(rest, other))
}

/// Words that make what they stand with less certain, in groups; the first list of each is what a quote may
/// say, the second what keeps it in prose.
#[rustfmt::skip]
const DOUBTS: &[(&[&str], &[&str])] = &[
    (
        &["reportedly", "allegedly", "alleged", "purportedly", "supposedly", "unconfirmed", "apparently"],
        &["so-called", "speculation", "presumably", "claim", "rumour", "rumours", "seem", "seems", "seemed",
            "investigated", "investigation", "investigating", "inquiry", "accused", "suspected", "suspicion", "suspects",
            "charged", "charges", "charge", "trial", "prosecutors", "tried", "indicted", "believes", "says", "said",
            "accuses", "alleges", "claims", "claimed", "complained", "complains", "critics", "denied", "denies", "insists",
            "insisted", "speaks", "spoke", "talked", "talks", "told", "warned",
        ],
    ),
    (
        &["may", "might", "perhaps", "possibly", "probably", "likely", "maybe"],
        &[
            "could", "would", "can", "possible", "possibility", "probable", "whether", "if", "speculation", "either",
            "thought", "expected", "expects", "expect", "conjecture", "alternatives", "question", "doubt", "chance",
            "potential", "potentially", "likelihood", "probability", "reading", "readings", "idea", "or",
        ],
    ),
    (&["known"], &["recorded", "reported", "documented"]),
];

/// The words of a text that make it less certain, by their place, with the group of each.
pub(crate) fn doubts(word: &str) -> Option<usize> {
    Cues::of(word).has(Cues::DOUBT).then(|| DOUBTS.iter().position(|(words, _)| words.contains(&word)))?
}

/// Whether a lower-case word of prose keeps a doubt of this group.
pub(crate) fn keeps_doubt(group: usize, word: &str) -> bool {
    DOUBTS.get(group).is_some_and(|(words, keepers)| words.contains(&word) || keepers.contains(&word))
}

/// Whether two lower-case words are forms of one, as far as their beginnings tell.
pub(crate) fn same_stem(one: &str, other: &str) -> bool {
    const STEM: usize = 5;
    let stem = |word: &str| word.char_indices().nth(STEM).map_or(word.len(), |(at, _)| at);
    let (a, b) = (&one[..stem(one)], &other[..stem(other)]);
    let shorter = a.chars().count().min(b.chars().count());
    shorter > 2 && (a == b || (shorter > 3 && (a.starts_with(b) || b.starts_with(a))))
}

/// Pronouns of the third person.
#[rustfmt::skip]
const PRONOUNS: &[&str] = &[
    "he", "she", "it", "they", "him", "her", "them", "his", "hers", "its", "their", "theirs", "himself",
    "herself", "itself", "themselves",
];

/// Nouns by which a text speaks of someone whom it has named before.
#[rustfmt::skip]
const DESCRIPTIONS: &[&str] = &[
    "leader", "leaders", "president", "presidents", "minister", "ministers", "counterpart", "side", "sides",
    "party", "parties", "spokesman", "spokeswoman", "official", "officials", "chairman", "premier",
    "chancellor", "king", "queen", "governor", "mayor", "envoy", "envoys", "head", "heads", "colleague",
    "former", "latter",
];

/// Pronouns and nouns by which a text speaks of persons alone; of the rest, anything may be meant.
#[rustfmt::skip]
const PERSONAL: &[&str] = &[
    "he", "she", "him", "her", "his", "hers", "himself", "herself", "leader", "leaders", "president",
    "presidents", "minister", "ministers", "spokesman", "spokeswoman", "official", "officials", "chairman",
    "premier", "chancellor", "king", "queen", "governor", "mayor", "envoy", "envoys", "colleague",
];

/// Whether a lower-case word may speak of someone who was named before.
pub(crate) fn describes(word: &str) -> bool {
    Cues::of(word).has(Cues::DESCRIPTION)
}

/// Whether a lower-case word behind "the" may speak of a body or place that was named before.
pub(crate) fn is_body(word: &str) -> bool {
    Cues::of(word).has(Cues::BODY)
}

/// Whether a pronoun or description can only mean a person.
pub(crate) fn is_personal(word: &str) -> bool {
    Cues::of(word).has(Cues::PERSONAL)
}

/// Whether a lower-case word speaks of someone without naming them.
pub(crate) fn is_pronoun(word: &str) -> bool {
    Cues::of(word).has(Cues::PRONOUN)
}

/// Whether a lower-case word negates.
pub(crate) fn negates(word: &str) -> bool {
    Cues::of(word).has(Cues::NEGATION) || word.ends_with("n't")
}

/// Whether a lower-case word denies what follows it.
pub(crate) fn denies(word: &str) -> bool {
    Cues::of(word).has(Cues::DENIAL)
}

/// Whether a lower-case word may stand between a negation and what it negates.
pub(crate) fn is_light(word: &str) -> bool {
    Cues::of(word).has(Cues::LIGHT)
}

/// Whether a lower-case word says that someone says something.
pub(crate) fn says(word: &str) -> bool {
    Cues::of(word).has(Cues::SAYING)
}

/// Whether lower-case words begin with what takes back the words before them.
pub(crate) fn reverses(words: &[&str]) -> bool {
    let may_begin = words.first().is_some_and(|word| Cues::of(word).has(Cues::REVERSAL));
    may_begin && REVERSALS.iter().any(|phrase| words.starts_with(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_may_exclude_or_be_left_out_is_seen_in_any_text() {
        let is_letters = |word: &&str| word.chars().all(char::is_alphabetic);
        for word in opposed_words().filter(is_letters) {
            assert!(Cues::in_text(&format!("He, {word}")).may_exclude(), "{word}");
            assert!(
                Cues::in_text(&format!("\u{201c}{}\u{201d}", word.to_uppercase())).may_exclude(),
                "{word}"
            );
        }
        assert!(Cues::in_text("Unbuilt").may_exclude() && !Cues::in_text("the harbour").may_exclude());
        for text in ["a former mayor", "It WAS not TO sail", "they agreed", "unpaid"] {
            assert!(Cues::in_text(text).may_be_left_out(), "{text}");
        }
        assert!(!Cues::in_text("it was near the pier").may_be_left_out());
    }
}
