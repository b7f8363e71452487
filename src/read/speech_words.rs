//! Words by which speakers, and bodies that speak, are told in English. Tables; what follows from them is not known
//! here.

/// Nouns for bodies and places by which a text speaks, behind "the", of one that it has named before.
#[rustfmt::skip]
pub(super) const KINDS_OF_BODY: &[&str] = &[
    "company", "companies", "firm", "firms", "group", "groups", "club", "clubs", "team", "teams", "union", "unions", "bank",
    "agency", "country", "city", "town", "island", "region", "regulator", "authority", "charity", "airline", "organisation",
    "organization", "institution", "university",
];

/// Verbs that follow a quotation and go before their speaker. After others an object may stand there:
/// "the mayor, in a letter, announced the sale".
#[rustfmt::skip]
pub(super) const QUOTING: &[&str] = &[
    "said", "says", "added", "adds", "wrote", "writes", "warned", "warns", "insisted", "insists", "explained",
    "argued", "argues", "commented", "complained", "conceded", "noted", "claimed", "claims",
];

/// Verbs by which a clause is told from a name behind "said".
#[rustfmt::skip]
pub(super) const FINITE: &[&str] = &["is", "are", "was", "were", "has", "had", "will", "would"];

/// Words that end a phrase after "said" or "according to".
#[rustfmt::skip]
pub(super) const ENDS: &[&str] = &[
    "after", "before", "while", "when", "as", "that", "who", "which", "is", "was", "were", "are", "has",
    "had", "will", "would", "and", "but", "on", "during", "told", "to", "yesterday", "today", "at",
];

/// Words that end a clause, seen from its verb.
#[rustfmt::skip]
pub(super) const BEGINS: &[&str] = &[
    "that", "and", "but", "while", "when", "because", "although", "though", "which", "who", "whom",
    "where", "if", "after", "before", "as", "since", "until", "whether", "what", "how", "why", "or",
];

/// Words that name a post or a body of any kind.
#[rustfmt::skip]
pub(super) const GENERAL: &[&str] = &[
    "spokesman", "spokeswoman", "spokesperson", "source", "sources", "official", "officials", "minister",
    "ministry", "ministers", "office", "service", "media", "bank", "company", "firm", "group", "party",
    "court", "president", "presidents", "leader", "leaders", "agency", "newspaper", "paper", "channel",
    "department", "government", "club", "union", "team", "council", "league", "board", "regulator",
    "airline", "organisation", "organization", "watchdog", "authorities", "authority", "expert", "experts", "reporters", "local",
    "press", "correspondent",
];

/// Those of them that may be anyone of whom there are many.
#[rustfmt::skip]
pub(super) const MANY: &[&str] = &["officials", "experts", "sources", "authorities", "leaders", "ministers", "reporters"];

/// Those of them that are bodies for which somebody speaks.
#[rustfmt::skip]
pub(super) const BODIES: &[&str] = &["company", "firm", "group", "bank", "party", "agency", "government"];

/// And those by which a text speaks of a body that has a note.
#[rustfmt::skip]
pub(super) const WIDER_BODIES: &[&str] = &[
    "club", "union", "team", "council", "league", "board", "regulator", "airline", "organisation",
    "organization", "watchdog",
];

/// Words that say nothing of who speaks.
#[rustfmt::skip]
pub(super) const EMPTY: &[&str] = &[
    "of", "in", "for", "at", "by", "on", "to", "from", "with", "has", "had", "have", "was", "were", "is",
    "are", "also", "earlier", "later", "then", "recently", "already", "who", "did", "not", "will",
    "would", "may", "this", "these", "those", "it", "further", "again", "once", "still", "only", "even",
    "just", "having", "yesterday", "today", "both", "s", "initially", "first", "meanwhile", "finally",
    "previously", "however", "now", "often", "repeatedly", "always", "never", "consistently", "flatly", "publicly", "strongly",
    "angrily", "firmly",
];

/// Words of saying, in their forms.
#[rustfmt::skip]
pub(super) const SAYINGS: &[&str] = &[
    "accused", "accuses", "acknowledged", "added", "adds", "admitted", "announced", "announces", "argued",
    "allege", "argues", "asserted", "asserts", "believes", "claimed", "claims", "commented", "complained", "conceded",
    "confirmed", "confirms", "considers", "declared", "declares", "denied", "denies", "disclosed",
    "explained", "highlighted", "informed", "insisted", "insists", "maintained", "maintains", "mentioned",
    "noted", "notes", "reported", "reports", "revealed", "said", "say", "says", "stated", "states",
    "stressed", "stresses", "suggested", "testified", "thinks", "told", "tells", "vowed", "warned", "warns",
    "wrote", "writes", "according",
];

/// Words of saying what may well be disputed, and of sources that nobody vouches for.
#[rustfmt::skip]
pub(super) const CLAIMS: &[&str] = &[
    "accused", "accuses", "allege", "alleged", "alleges", "argued", "argues", "asserted", "asserts", "believes", "claim",
    "claimed", "claims", "complained", "considers", "contended", "contends", "denied", "denies", "insisted",
    "insists", "maintained", "maintains", "speculated", "suggested", "suspected", "suspects", "thinks",
    "unconfirmed", "rumour", "rumours", "rumor", "rumors", "hearsay",
];
