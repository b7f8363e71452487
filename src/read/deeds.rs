//! Plans, and the words that tell that something is done, in English: a plan governs a verb in its plain form ("agreed
//! to buy"), a deed is the verb's past ("bought").

use std::sync::LazyLock;

use crate::text::shapes::Shapes;

/// Words that tell of what is not done yet, before the verb that they govern.
#[rustfmt::skip]
pub(super) const PLANS: &[&str] = &[
    "accord", "agree", "agreed", "agreement", "agrees", "aim", "aimed", "aims", "ask", "asked", "asks",
    "attempt", "attempted", "bid", "call", "called", "calls", "consider", "considered", "considering",
    "considers", "could", "decide", "decided", "demand", "demanded", "demands", "due", "expect", "expected",
    "expects", "going", "hope", "hoped", "hopes", "hoping", "intend", "intended", "intends", "may", "meant",
    "might", "must", "needs", "offer", "offered", "offers", "ought", "plan", "planned", "planning", "plans",
    "pledge", "pledged", "pledges", "poised", "prepare", "prepared", "preparing", "promise", "promised",
    "promises", "propose", "proposed", "proposes", "ready", "recommended", "scheduled", "seek", "seeking",
    "seeks", "set", "shall", "should", "sought", "supposed", "threaten", "threatened", "threatens", "tried",
    "tries", "try", "trying", "urge", "urged", "urges", "vow", "vowed", "vows", "want", "wanted", "wants",
    "will", "wish", "wished", "would",
];

/// Forms of "be" that make a plan of the "to" behind them.
pub(super) const DUE: &[&str] = &["is", "are", "was", "were"];

/// The shapes of the plans.
static PLANNING: LazyLock<Shapes> = LazyLock::new(|| Shapes::of(PLANS.iter().copied()));

/// Verbs whose past is not made with `-ed`: the plain form, and its pasts.
#[rustfmt::skip]
const IRREGULAR: &[(&str, &[&str])] = &[
    ("be", &["was", "were", "been"]), ("beat", &["beat", "beaten"]), ("become", &["became"]), ("begin", &["began", "begun"]), ("bring", &["brought"]),
    ("build", &["built"]), ("rebuild", &["rebuilt"]), ("buy", &["bought"]), ("catch", &["caught"]),
    ("choose", &["chose", "chosen"]), ("come", &["came"]), ("deal", &["dealt"]), ("draw", &["drew", "drawn"]),
    ("drive", &["drove", "driven"]), ("fall", &["fell", "fallen"]), ("fight", &["fought"]), ("find", &["found"]),
    ("fly", &["flew", "flown"]), ("forbid", &["forbade", "forbidden"]), ("get", &["got"]), ("give", &["gave", "given"]),
    ("go", &["went", "gone"]), ("grow", &["grew", "grown"]), ("hear", &["heard"]), ("hold", &["held"]),
    ("keep", &["kept"]), ("know", &["knew", "known"]), ("lay", &["laid"]), ("lead", &["led"]), ("leave", &["left"]),
    ("lend", &["lent"]), ("lose", &["lost"]), ("make", &["made"]), ("meet", &["met"]), ("pay", &["paid"]),
    ("repay", &["repaid"]), ("rise", &["rose", "risen"]), ("run", &["ran"]), ("see", &["saw", "seen"]),
    ("sell", &["sold"]), ("send", &["sent"]), ("shoot", &["shot"]), ("sink", &["sank", "sunk"]), ("speak", &["spoke", "spoken"]),
    ("spend", &["spent"]), ("stand", &["stood"]), ("steal", &["stole", "stolen"]), ("strike", &["struck"]),
    ("take", &["took", "taken"]), ("teach", &["taught"]), ("tear", &["tore", "torn"]), ("tell", &["told"]),
    ("throw", &["threw", "thrown"]), ("undertake", &["undertook", "undertaken"]), ("win", &["won"]),
    ("withdraw", &["withdrew", "withdrawn"]), ("write", &["wrote", "written"]),
];

/// The shapes of those pasts, without the ones of "be".
static IRREGULAR_PASTS: LazyLock<Shapes> =
    LazyLock::new(|| Shapes::of(IRREGULAR.iter().skip(1).flat_map(|(_, pasts)| pasts.iter().copied())));

/// Whether a lower-case word tells of what is not done yet.
pub(crate) fn plans(word: &str) -> bool {
    PLANNING.may_have(word) && PLANS.binary_search(&word).is_ok()
}

/// Whether a lower-case word makes a plan of the "to" behind it: "is to build".
pub(crate) fn is_due(word: &str) -> bool {
    DUE.contains(&word)
}

/// Whether a lower-case word may be the past of a verb.
pub(crate) fn is_past(word: &str) -> bool {
    const NONE: &[&str] =
        &["need", "seed", "feed", "shed", "speed", "indeed", "hundred", "breed", "weed", "deed"];
    word.ends_with("ed") && word.chars().nth(3).is_some() && !NONE.contains(&word)
        || IRREGULAR_PASTS.may_have(word) && IRREGULAR.iter().skip(1).any(|(_, pasts)| pasts.contains(&word))
}

/// What may be the past of a verb, which is found once for many words.
pub(crate) struct Past<'v> {
    verb: &'v str,
    irregular: Option<&'static [&'static str]>,
}

impl<'v> Past<'v> {
    /// That of a lower-case verb in its plain form.
    pub(crate) fn of(verb: &'v str) -> Self {
        let irregular = IRREGULAR.iter().find(|(plain, _)| *plain == verb).map(|(_, pasts)| *pasts);
        Self { verb, irregular }
    }

    /// Whether a lower-case word is it.
    pub(crate) fn is(&self, word: &str) -> bool {
        let verb = self.verb;
        if let Some(pasts) = self.irregular {
            return pasts.contains(&word);
        }
        let Some(stem) = word.strip_suffix("ed") else { return false };
        // "planned".
        let doubled = || {
            let mut last = stem.chars().rev();
            last.next() == last.next() && stem.strip_suffix(|c: char| c.is_alphabetic()) == Some(verb)
        };
        let with_y = || stem.strip_suffix('i').is_some_and(|rest| verb.strip_suffix('y') == Some(rest));
        stem == verb || verb.strip_suffix('e') == Some(stem) || with_y() || doubled()
    }
}

/// Whether one lower-case word is the past of the other, which is a verb's plain form.
pub(crate) fn is_past_of(past: &str, verb: &str) -> bool {
    Past::of(verb).is(past)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(PLANS.is_sorted());
    }

    #[test]
    fn pasts_are_known_by_their_verbs() {
        for (past, verb) in [
            ("bought", "buy"),
            ("donated", "donate"),
            ("planned", "plan"),
            ("carried", "carry"),
            ("closed", "close"),
        ] {
            assert!(is_past_of(past, verb), "{past} {verb}");
        }
        assert!(!is_past_of("bought", "bring") && !is_past_of("plans", "plan"));
    }
}
