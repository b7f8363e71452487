//! Words of which one excludes the others, in English: opposites, steps of a case at court, halves of a day, ranks.
//! Tables, and looking a word up in them; what follows from a match is not known here.
//!
//! The sets are our own, gathered from the pairs that reports of accidents, trade, courts and elections tell apart.
//! A word stands in all its forms, since a beginning that is shared tells nothing (`rise`, `risk`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::deeds::is_past;
use super::words::Word;

/// A set: groups of words, each of which excludes the other groups.
type Set = &'static [&'static [&'static str]];

/// Sets of verbs and nouns: what they are said of may stand anywhere in the sentence.
#[rustfmt::skip]
const LOOSE: &[Set] = &[
    &[&["buy", "buys", "bought", "buying", "purchase", "purchased", "acquire", "acquired", "acquires"],
      &["sell", "sells", "sold", "selling", "sale"]],
    &[&["open", "opens", "opened", "opening", "reopened", "reopen", "reopening"],
      &["close", "closes", "closed", "closing", "shut", "shuts", "closure"]],
    &[&["accept", "accepts", "accepted", "accepting", "agree", "agrees", "agreed", "approve", "approves", "approved"],
      &["reject", "rejects", "rejected", "rejecting", "refuse", "refuses", "refused", "decline", "declines",
        "declined", "dispute", "disputes", "disputed"]],
    &[&["support", "supports", "supported", "supporting", "back", "backs", "backed", "favour", "favours", "favoured",
        "favor", "favors", "favored", "endorse", "endorsed"],
      &["oppose", "opposes", "opposed", "opposing", "opposition"]],
    &[&["admit", "admits", "admitted", "admitting", "confess", "confessed", "concede", "conceded", "confirm", "confirms",
        "confirmed"],
      &["deny", "denies", "denied", "denying", "denial"]],
    &[&["rise", "rises", "rose", "risen", "rising", "increase", "increases", "increased", "increasing", "grow",
        "grows", "grew", "grown", "growing", "growth", "climb", "climbed", "climbs", "gain", "gained", "gains", "jump",
        "jumped", "soared", "surged", "surge"],
      &["fall", "falls", "fell", "fallen", "falling", "decrease", "decreases", "decreased", "decreasing", "drop",
        "drops", "dropped", "dropping", "slipped", "slips", "slid", "dipped", "sank", "plunged", "tumbled", "shrank", "shrink", "shrunk", "slumped", "slump"]],
    &[&["win", "wins", "won", "winning", "victory", "beat", "beats"],
      &["lose", "loses", "lost", "losing"]],
    &[&["victory"], &["defeat"]],
    &[&["upheld", "allowed", "granted"], &["dismissed", "overturned", "quashed"]],
    &[&["import", "imports", "imported", "importing"], &["export", "exports", "exported", "exporting"]],
    &[&["arrive", "arrives", "arrived", "arrival"], &["depart", "departs", "departed", "departure"]],
    &[&["hire", "hires", "hired", "hiring", "recruited", "appoint", "appoints", "appointed"], &["fire", "fired", "dismiss", "dismissed", "sacked"]],
    &[&["strengthen", "strengthens", "strengthened", "stronger"], &["weaken", "weakens", "weakened", "weaker"]],
    &[&["improve", "improves", "improved", "improving", "improvement"], &["worsen", "worsens", "worsened",
        "worsening", "deteriorated"]],
    &[&["succeed", "succeeded", "success", "successful", "successfully"], &["fail", "fails", "failed", "failure",
        "unsuccessful", "unsuccessfully"]],
    &[&["legal", "legally", "lawful"], &["illegal", "illegally", "unlawful"]],
    &[&["permit", "permits", "permitted", "allow", "allows", "allowed"], &["ban", "bans", "banned", "forbid",
        "forbids", "forbade", "forbidden", "prohibit", "prohibits", "prohibited"]],
    &[&["include", "includes", "included", "including"], &["exclude", "excludes", "excluded", "excluding"]],
    &[&["suspect", "suspects", "suspected"], &["accused", "accuse", "accuses", "accusation"],
      &["charged", "indicted"], &["guilty", "convicted", "conviction", "sentenced"],
      &["acquitted", "cleared", "innocent", "acquittal"]],
    &[&["profit", "profits", "profitable", "earned", "earns", "earning"],
      &["loss", "losses", "lost", "loses", "losing"], &["revenue", "revenues", "turnover"]],
    &[&["alive", "survived", "survivors"], &["dead", "died", "killed"]],
    &[&["exceed", "exceeds", "exceeded", "exceeding", "beat", "beats", "topped"], &["miss", "misses", "missed"]],
    &[&["keep", "keeps", "kept", "retain", "retained", "install", "installed", "installs"], &["delete", "deleted", "remove", "removed", "abolish",
        "abolished"]],
    &[&["peace", "ceasefire", "truce"], &["war"]],
    &[&["praise", "praises", "praised", "hailed", "welcomed", "welcomes"], &["criticise", "criticised", "criticize", "criticized",
        "condemn", "condemned", "criticism", "regretted", "regrets", "deplored"]],
    &[&["agrees", "agree", "agreed"], &["disagree", "disagrees", "disagreed", "divided", "split"]],
    &[&["arrested", "detained", "jailed"], &["released", "freed"]],
    &[&["accelerate", "accelerated", "accelerates"], &["slow", "slowed", "slows", "slowdown"]],
    &[&["optimistic", "optimism"], &["pessimistic", "pessimism"]],
    &[&["son", "sons"], &["daughter", "daughters"]], &[&["brother", "brothers"], &["sister", "sisters"]],
    &[&["mother", "mothers"], &["father", "fathers"]], &[&["husband"], &["wife"]], &[&["nephew"], &["niece"]],
    &[&["uncle"], &["aunt"]], &[&["uncle"], &["father"], &["brother"], &["husband"], &["grandfather"]],
    &[&["aunt"], &["mother"], &["sister"], &["wife"], &["grandmother"]], &[&["boy", "boys"], &["girl", "girls"]],
    &[&["revealed", "disclosed"], &["concealed", "hid", "hidden"]],
    &[&["attack", "attacks", "attacked"], &["defend", "defends", "defended"]],
    &[&["add", "adds", "added", "create", "creates", "created"], &["cut", "cuts", "axe", "axed", "shed", "sheds"]],
    &[&["filled", "occupied"], &["vacant", "empty", "unfilled"]],
    &[&["heed", "heeds", "heeded", "followed"], &["ignore", "ignores", "ignored", "disregarded"]],
    &[&["arm", "arms"], &["leg", "legs"], &["shoulder"], &["knee"], &["wrist"], &["ankle"], &["hip"]],
    &[&["raised", "raise", "raises"], &["lowered", "lower", "lowers", "cut", "cuts"]],
    &[&["north"], &["south"], &["east"], &["west"]],
    &[&["mild", "slight", "harmless"], &["severe", "serious", "grave"]],
    &[&["adult", "adults", "grown-ups"], &["child", "children", "infants", "babies"]],
    &[&["goalkeeper", "keeper"], &["defender", "full-back"], &["midfielder"], &["striker", "forward", "winger"]],
    &[&["borrow", "borrows", "borrowed", "borrower", "borrowers"], &["lend", "lends", "lent", "lender", "lenders"]],
    &[&["begin", "begins", "began", "begun", "start", "starts", "started"], &["end", "ends", "ended", "stop", "stops",
        "stopped", "finish", "finished"]],
    &[&["jailed", "imprisoned", "prison"], &["suspended"]],
    &[&["widen", "widens", "widened"], &["narrow", "narrows", "narrowed"]],
    &[&["tighten", "tightens", "tightened"], &["loosen", "loosens", "loosened", "ease", "eases", "eased"]],
    &[&["lengthen", "lengthened", "extend", "extended"], &["shorten", "shortens", "shortened"]],
    &[&["surplus"], &["deficit"]], &[&["birth", "births", "born"], &["death", "deaths", "died"]],
    &[&["wedding"], &["funeral"]], &[&["married", "marry"], &["divorced", "divorce"]],
    &[&["promoted", "promotion"], &["demoted", "relegated", "relegation"]],
    &[&["encourage", "encouraged", "encourages"], &["discourage", "discouraged", "discourages"]],
    &[&["join", "joins", "joined"], &["leave", "leaves", "left", "quit"]],
    &[&["takeoff", "take-off"], &["landing"]], &[&["creditor", "creditors"], &["debtor", "debtors"]],
    &[&["landlord", "landlords"], &["tenant", "tenants"]], &[&["employer", "employers"], &["employee", "employees"]],
    &[&["plaintiff", "claimant"], &["defendant"]], &[&["ally", "allies"], &["enemy", "enemies"]],
    &[&["lead", "leads", "led", "leading"], &["trail", "trails", "trailed", "trailing"]],
    &[&["uphold", "upholds", "upheld", "maintained"], &["lift", "lifts", "lifted", "scrapped", "revoked", "repealed",
        "annulled"]],
    &[&["resign", "resigns", "resigned", "resignation"], &["elected", "appointed"], &["dismissed", "sacked", "fired"]],
    &[&["questioned"], &["arrested"], &["charged"]], &[&["cancelled", "canceled"], &["delayed", "postponed"]],
    &[&["vetoed", "veto"], &["signed"]], &[&["passed"], &["rejected"]],
    &[&["heat", "heatwave"], &["cold", "frost"]], &[&["drought"], &["flood", "floods", "flooding"]],
    &[&["noon", "midday"], &["midnight"]], &[&["sunrise", "dawn"], &["sunset", "dusk"]],
];

/// Sets of words that belong to the word beside them, which both sides must share.
#[rustfmt::skip]
const CLOSE: &[Set] = &[
    &[&["before", "prior", "ahead"], &["after", "following"], &["during", "amid"]],
    &[&["until", "till"], &["since", "from"]],
    &[&["north", "northern"], &["south", "southern"], &["east", "eastern"], &["west", "western"],
      &["northeast", "northeastern"], &["northwest", "northwestern"], &["southeast", "southeastern"],
      &["southwest", "southwestern"]],
    &[&["left", "left-hand"], &["right", "right-hand"]],
    &[&["few", "fewer", "little", "hardly"], &["many", "most", "numerous", "much"], &["all", "every", "each"],
      &["some", "several"], &["no", "none"]],
    &[&["more", "greater"], &["less", "fewer"]],
    &[&["most", "highest", "biggest", "largest"], &["least", "lowest", "smallest"]],
    &[&["high", "higher"], &["low", "lower"]],
    &[&["up"], &["down"]], &[&["above", "over"], &["below", "under"]],
    &[&["upper"], &["lower"]],
    &[&["inside"], &["outside"]],
    &[&["first"], &["last", "final"]],
    &[&["early"], &["late"]],
    &[&["best"], &["worst"]],
    &[&["old", "older", "oldest", "elder", "eldest"], &["young", "younger", "youngest"]],
    &[&["public"], &["private"]], &[&["domestic"], &["foreign"]],
    &[&["average", "mean"], &["total", "overall", "combined"]],
    &[&["deputy", "vice"], &["acting", "interim"], &["former", "ex"], &["current", "incumbent"]],
    &[&["quarter", "quarterly"], &["half", "half-year"], &["month", "monthly"], &["week", "weekly"]],
    &[&["spring"], &["summer"], &["autumn"], &["winter"]],
    &[&["a.m", "morning"], &["p.m", "afternoon", "evening"]],
    &[&["majority"], &["minority"]], &[&["major"], &["minor"]], &[&["positive"], &["negative"]],
    &[&["strong"], &["weak"]], &[&["easy", "easier", "easiest"], &["difficult", "hard", "harder", "hardest"]], &[&["likely"], &["unlikely"]],
    &[&["certain"], &["uncertain"]], &[&["optional", "voluntary"], &["mandatory", "compulsory", "obligatory"]],
    &[&["temporary", "temporarily"], &["permanent", "permanently"]],
    &[&["partial", "partially", "partly"], &["complete", "completely", "entirely"]],
    &[&["men", "man", "male"], &["women", "woman", "female"]],
    &[&["slightly", "lightly", "mildly"], &["badly", "severely", "seriously", "heavily", "gravely"]],
    &[&["earlier", "sooner"], &["later"]],
    &[&["rich", "richer", "richest", "wealthy", "wealthiest"], &["poor", "poorer", "poorest"]],
    &[&["confirmed", "proven"], &["probable", "suspected", "possible"]],
    &[&["maximum"], &["minimum"]], &[&["urban"], &["rural"]], &[&["cheap", "cheaper", "cheapest"], &["expensive", "dearer"]],
    &[&["hot", "hotter", "hottest", "warm", "warmer", "warmest"], &["cold", "colder", "coldest", "cool", "cooler"]],
    &[&["wet", "wetter", "wettest"], &["dry", "drier", "driest"]], &[&["long", "longer", "longest"], &["short", "shorter", "shortest"]],
    &[&["fast", "faster", "fastest"], &["slow", "slower", "slowest"]], &[&["heavy", "heavier", "heaviest"], &["light", "lighter", "lightest"]],
    &[&["safe", "safer", "safest"], &["dangerous", "unsafe"]], &[&["married"], &["single", "divorced", "widowed"]],
    &[&["made", "makes"], &["lost", "loses"]],
    &[&["junior"], &["senior"]], &[&["ahead"], &["behind"]], &[&["home"], &["away"]], &[&["full"], &["empty"]],
    &[&["front"], &["rear", "back"]], &[&["incoming"], &["outgoing"]], &[&["direct"], &["indirect"]],
];

/// What a minister or secretary may answer for, in groups that mean one office.
#[rustfmt::skip]
const PORTFOLIOS: &[&[&str]] = &[
    &["foreign"], &["home", "interior"], &["finance", "economy", "economic", "economics", "treasury"], &["justice"],
    &["defence", "defense"], &["health"], &["education"], &["transport", "transportation"], &["energy"], &["environment"],
    &["trade", "commerce"], &["business", "industry"], &["labour", "labor", "employment"], &["agriculture", "farming"],
    &["culture"], &["housing"], &["sports", "sport"], &["science"], &["tourism"], &["information"],
];

/// What a lower-case word before "minister" or "secretary" says of the office: the number of its group.
pub(crate) fn portfolio(word: &str) -> Option<usize> {
    PORTFOLIOS.iter().position(|group| group.contains(&word))
}

/// Words that tell of somebody's death, or of what follows it.
#[rustfmt::skip]
const DEATHS: &[&str] = &[
    "death", "deaths", "dead", "die", "dies", "died", "dying", "kill", "kills", "killed", "killing",
    "killings", "fatal", "fatally", "fatality", "fatalities", "murder", "murdered", "murders", "homicide", "manslaughter", "body",
    "bodies", "corpse", "corpses", "perished", "drowned", "drowning", "executed", "execution", "assassinated", "slain", "slaughtered",
    "massacre", "massacred", "suicide", "lives", "life", "toll", "funeral", "buried", "burial", "inquest", "autopsy",
    "post-mortem", "widow", "widower", "mourn", "mourning", "late", "victim", "victims", "passed", "shot", "stabbed",
    "crushed", "lost", "lethal", "obituary", "survived", "remains", "posthumously", "posthumous", "martyr", "martyrs", "beheaded",
    "hanged", "strangled", "suffocated", "burned", "overdose", "casualties", "grave", "memorial",
];

/// Words that say much by themselves, each with the words that bear it out.
#[rustfmt::skip]
const WEIGHTY: &[(&str, &[&str])] = &[
    ("only", &["sole", "solely", "just", "alone", "exclusively", "merely", "single", "nothing", "nobody", "no", "lone",
        "unique", "except", "one"]),
    ("because", &["due", "caused", "cause", "causes", "result", "results", "resulted", "owing", "reason", "reasons",
        "thanks", "since", "over", "after", "as", "for", "led", "blamed", "why", "so", "from", "following"]),
    ("died", DEATHS),
    ("killed", DEATHS),
    ("deaths", DEATHS),
    ("unanimously", &["unanimous", "all", "every", "both", "without", "none", "no"]),
    ("unanimous", &["unanimously", "all", "every", "both", "without", "none", "no"]),
    ("deputy", &["vice", "under", "assistant"]),
    ("former", &["ex", "then", "previous", "previously", "prior", "formerly", "old", "late", "once", "retired", "was", "past",
        "served", "ousted", "ex-", "first", "when"]),
];

/// Words for how often, each group with the units that say the same behind "a", "per", "each" and "every".
#[rustfmt::skip]
const RATES: &[&[&str]] = &[
    &["hour", "hourly"], &["day", "daily"], &["week", "weekly"], &["month", "monthly"], &["quarter", "quarterly"],
    &["year", "annual", "annually", "yearly", "annum"], &["decade"], &["season"],
];

/// A word's place in the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Side {
    /// The set.
    pub(crate) set: usize,
    /// The group within it.
    pub(crate) group: usize,
    /// Whether it belongs to the word beside it.
    pub(crate) is_close: bool,
}

static SIDES: LazyLock<FxHashMap<&'static str, Vec<Side>>> = LazyLock::new(|| {
    let mut sides: FxHashMap<&'static str, Vec<Side>> = FxHashMap::default();
    let sets = LOOSE.iter().map(|set| (set, false)).chain(CLOSE.iter().map(|set| (set, true)));
    for (number, (set, is_close)) in sets.enumerate() {
        for (group, words) in set.iter().enumerate() {
            for word in *words {
                sides.entry(word).or_default().push(Side { set: number, group, is_close });
            }
        }
    }
    sides
});

/// The sets in which a lower-case word stands, and on which side.
pub(crate) fn sides(word: &str) -> &'static [Side] {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("\u{2019}s")).unwrap_or(word);
    SIDES.get(word).map_or(&[], Vec::as_slice)
}

/// The words that bear out a lower-case word which says much by itself; none for any other.
pub(crate) fn bearers(word: &str) -> Option<&'static [&'static str]> {
    WEIGHTY.iter().find(|(weighty, _)| *weighty == word).map(|(_, bearers)| *bearers)
}

/// Whether a lower-case word before an office says that somebody holds it in part, or no more.
pub(crate) fn qualifies(word: &str) -> bool {
    QUALIFIERS.contains(&word)
}

/// Words before an office that somebody holds in part, or no more.
pub(super) const QUALIFIERS: &[&str] = &["former", "deputy", "vice", "acting", "interim", "assistant", "ex"];

/// Every word that has a side, needs others to bear it out, or tells how often: a text that has none of them is
/// opposed to nothing.
pub(super) fn opposed_words() -> impl Iterator<Item = &'static str> {
    let sided = LOOSE.iter().chain(CLOSE).flat_map(|set| set.iter().copied().flatten());
    let weighty = WEIGHTY.iter().map(|(word, _)| word);
    sided.chain(weighty).chain(RATES.iter().copied().flatten()).copied()
}

/// Words before an office that say who does not hold it.
pub(crate) fn is_qualifier(word: &str) -> bool {
    qualifies(word)
        || matches!(
            word,
            "then"
                | "previous"
                | "previously"
                | "past"
                | "time"
                | "one-time"
                | "late"
                | "formerly"
                | "once"
                | "ex-"
                | "retired"
                | "old"
        )
}

/// How often a word says that something is: the number of its group. A unit says so only behind "a" or "per".
pub(crate) fn rate(before: &str, word: &str) -> Option<usize> {
    let group = RATES.iter().position(|words| words.contains(&word))?;
    let is_unit = RATES[group].first() == Some(&word) || matches!(word, "decade" | "season");
    (!is_unit || matches!(before, "a" | "an" | "per" | "each" | "every")).then_some(group)
}

/// Whether a word says nothing of how many: "some 870", "in all".
pub(crate) fn is_idle(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| words.get(at)).map_or("", |word| word.lower.as_str());
    let after = words.get(at + 1).map_or("", |word| word.lower.as_str());
    match words[at].lower.as_str() {
        "some" => after.starts_with(|c: char| c.is_ascii_digit()),
        "all" => matches!(before, "in" | "at" | "after" | "above" | "of" | "for"),
        // The one of two who was named first.
        "former" => {
            before == "the" && words.get(at + 1).is_none_or(|next| next.is_cut || is_verb(&next.lower))
        }
        _ => false,
    }
}

/// Whether a lower-case word may be what somebody does: "the former sold, the latter has kept".
fn is_verb(word: &str) -> bool {
    is_past(word)
        || matches!(word, "is" | "was" | "has" | "had" | "did" | "does" | "will" | "would" | "in" | "by")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_excludes_itself() {
        for set in LOOSE.iter().chain(CLOSE) {
            let words: Vec<&str> = set.iter().flat_map(|group| group.iter().copied()).collect();
            for word in &words {
                let times = words.iter().filter(|other| *other == word).count();
                assert_eq!(times, 1, "{word}");
            }
        }
    }

    #[test]
    fn rates_stand_behind_an_article() {
        assert_eq!(rate("a", "day"), rate("", "daily"));
        assert_eq!(rate("the", "day"), None);
        assert_ne!(rate("per", "month"), rate("", "annually"));
    }
}
