//! The words of a language that the reader of numbers knows, as tables.
//!
//! Another language is another table beside [`ENGLISH`]. Phrases are in lower case, their tokens set apart
//! by single spaces: `U.S. dollars` is `u . s . dollars`.

use crate::model::Bound;

/// A phrase that says how a number stands to the true value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HedgePhrase {
    /// Its tokens.
    pub phrase: &'static str,
    /// What it says of the true value.
    pub bound: Bound,
    /// How far.
    pub reach: Reach,
}

/// How far the true value may lie from a hedged number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It is near: "nearly", "little more than".
    Near,
    /// Nothing is said: "more than", "up to".
    Far,
}

/// The words of a language.
#[derive(Debug)]
pub struct Language {
    /// BCP 47.
    pub code: &'static str,
    /// Between the whole number and its decimals.
    pub decimal: char,
    /// Between groups of three digits.
    pub grouping: char,
    /// Cardinals below twenty, and tens.
    pub cardinals: &'static [(&'static str, u32)],
    /// The word for 100.
    pub hundred: &'static str,
    /// Words for powers of ten, with their exponents; they may follow digits too.
    pub scales: &'static [(&'static str, u32)],
    /// Abbreviations for powers of ten that follow digits without a space, or money with one.
    pub glued_scales: &'static [(&'static str, u32)],
    /// Ordinals below twenty, tens, and those of hundred and the scales.
    pub ordinals: &'static [(&'static str, u32)],
    /// What makes digits an ordinal.
    pub ordinal_suffixes: &'static [&'static str],
    /// What a fraction divides by, singular and plural.
    pub denominators: &'static [(&'static str, u32)],
    /// Words that may follow "a third" where it is a fraction.
    pub after_fraction: &'static [&'static str],
    /// Words for 12.
    pub dozen: &'static str,
    /// The word for one half that needs no article.
    pub half: &'static str,
    /// The word that joins parts of one number.
    pub and: &'static str,
    /// Articles that may stand for one.
    pub articles: &'static [&'static str],
    /// The cardinal that is a pronoun too.
    pub pronoun: &'static str,
    /// Words before it that make it a pronoun.
    pub before_pronoun: &'static [&'static str],
    /// Words after it that make it a pronoun.
    pub after_pronoun: &'static [&'static str],
    /// Words before a cardinal that make it a rank: "number one".
    pub rank_words: &'static [&'static str],
    /// Hedges before a number, longer ones before those that they end with.
    pub hedges_before: &'static [HedgePhrase],
    /// Hedges after a number or its unit.
    pub hedges_after: &'static [HedgePhrase],
    /// Words that stand for an unknown few of what follows: "several hundred".
    pub vague: &'static [&'static str],
    /// What makes a number a percentage.
    pub percent: &'static [&'static str],
    /// What makes a number a difference of percentages.
    pub percentage_points: &'static [&'static str],
    /// Names of currencies after a number, with ISO 4217 codes, longer ones first.
    pub currencies: &'static [(&'static str, &'static str)],
    /// The word before a range, between its ends, and whether it needs the one before.
    pub between: &'static str,
    /// Between the ends of a range.
    pub to: &'static str,
    /// Before a change from one number to another.
    pub from: &'static str,
    /// Words before a bare four-digit number that make it a year.
    pub year_words: &'static [&'static str],
    /// Words after a bare four-digit number that say nothing of it.
    pub function_words: &'static [&'static str],
    /// Plural nouns without the ending of plurals.
    pub plurals: &'static [(&'static str, &'static str)],
    /// Units of measure: what they are called here, and their spellings.
    pub measures: &'static [(&'static str, &'static [&'static str])],
    /// Names of months, January first: full and short.
    pub months: &'static [(&'static str, &'static str)],
}

const fn about(phrase: &'static str) -> HedgePhrase {
    HedgePhrase { phrase, bound: Bound::About, reach: Reach::Near }
}

const fn above(phrase: &'static str) -> HedgePhrase {
    HedgePhrase { phrase, bound: Bound::Above, reach: Reach::Far }
}

const fn just_above(phrase: &'static str) -> HedgePhrase {
    HedgePhrase { phrase, bound: Bound::Above, reach: Reach::Near }
}

const fn below(phrase: &'static str) -> HedgePhrase {
    HedgePhrase { phrase, bound: Bound::Below, reach: Reach::Far }
}

const fn just_below(phrase: &'static str) -> HedgePhrase {
    HedgePhrase { phrase, bound: Bound::Below, reach: Reach::Near }
}

/// English.
pub const ENGLISH: Language = Language {
    code: "en",
    decimal: '.',
    grouping: ',',
    cardinals: &[
        ("zero", 0),
        ("one", 1),
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
        ("eleven", 11),
        ("twelve", 12),
        ("thirteen", 13),
        ("fourteen", 14),
        ("fifteen", 15),
        ("sixteen", 16),
        ("seventeen", 17),
        ("eighteen", 18),
        ("nineteen", 19),
        ("twenty", 20),
        ("thirty", 30),
        ("forty", 40),
        ("fifty", 50),
        ("sixty", 60),
        ("seventy", 70),
        ("eighty", 80),
        ("ninety", 90),
    ],
    hundred: "hundred",
    scales: &[
        ("thousand", 3),
        ("million", 6),
        ("mln", 6),
        ("billion", 9),
        ("bln", 9),
        ("bn", 9),
        ("trillion", 12),
        ("trn", 12),
        ("tn", 12),
    ],
    glued_scales: &[
        ("k", 3),
        ("m", 6),
        ("mn", 6),
        ("mln", 6),
        ("b", 9),
        ("bn", 9),
        ("bln", 9),
        ("tn", 12),
        ("trn", 12),
    ],
    ordinals: &[
        ("first", 1),
        ("second", 2),
        ("third", 3),
        ("fourth", 4),
        ("fifth", 5),
        ("sixth", 6),
        ("seventh", 7),
        ("eighth", 8),
        ("ninth", 9),
        ("tenth", 10),
        ("eleventh", 11),
        ("twelfth", 12),
        ("thirteenth", 13),
        ("fourteenth", 14),
        ("fifteenth", 15),
        ("sixteenth", 16),
        ("seventeenth", 17),
        ("eighteenth", 18),
        ("nineteenth", 19),
        ("twentieth", 20),
        ("thirtieth", 30),
        ("fortieth", 40),
        ("fiftieth", 50),
        ("sixtieth", 60),
        ("seventieth", 70),
        ("eightieth", 80),
        ("ninetieth", 90),
        ("hundredth", 100),
        ("thousandth", 1000),
    ],
    ordinal_suffixes: &["st", "nd", "rd", "th"],
    denominators: &[
        ("half", 2),
        ("halves", 2),
        ("third", 3),
        ("thirds", 3),
        ("quarter", 4),
        ("quarters", 4),
        ("fourth", 4),
        ("fourths", 4),
        ("fifth", 5),
        ("fifths", 5),
        ("sixth", 6),
        ("sixths", 6),
        ("seventh", 7),
        ("sevenths", 7),
        ("eighth", 8),
        ("eighths", 8),
        ("ninth", 9),
        ("ninths", 9),
        ("tenth", 10),
        ("tenths", 10),
    ],
    after_fraction: &["of", "less", "more", "higher", "lower", "larger", "smaller", "fewer", "the"],
    dozen: "dozen",
    half: "half",
    and: "and",
    articles: &["a", "an"],
    pronoun: "one",
    before_pronoun: &[
        "no", "the", "this", "that", "each", "every", "any", "some", "which", "another", "other", "such",
        "only",
    ],
    after_pronoun: &[
        "of", "another", "who", "whose", "that", "which", "can", "could", "must", "should", "may", "might",
        "would", "will", "is", "was", "has", "had", "does", "and", "or", "as", "in", "to", "by",
    ],
    rank_words: &["number", "no"],
    hedges_before: &[
        just_above("a little more than"),
        just_above("little more than"),
        just_above("a little over"),
        just_above("slightly more than"),
        just_above("slightly over"),
        just_above("slightly above"),
        just_above("just over"),
        just_above("just above"),
        just_above("just more than"),
        below("no more than"),
        below("not more than"),
        below("not exceeding"),
        above("no less than"),
        above("not less than"),
        above("no fewer than"),
        above("not fewer than"),
        above("well over"),
        above("far more than"),
        above("much more than"),
        above("more than"),
        above("greater than"),
        above("higher than"),
        above("upwards of"),
        above("in excess of"),
        above("a minimum of"),
        above("at least"),
        above("at a minimum"),
        above("exceeding"),
        above("over"),
        above("above"),
        above(">"),
        above("≥"),
        just_below("a little less than"),
        just_below("little less than"),
        just_below("slightly less than"),
        just_below("slightly under"),
        just_below("slightly below"),
        just_below("just under"),
        just_below("just below"),
        just_below("just short of"),
        just_below("nearly"),
        just_below("almost"),
        below("well under"),
        below("far less than"),
        below("less than"),
        below("fewer than"),
        below("lower than"),
        below("a maximum of"),
        below("at most"),
        below("as much as"),
        below("as many as"),
        below("up to"),
        below("under"),
        below("below"),
        below("<"),
        below("≤"),
        about("in the region of"),
        about("in the order of"),
        about("somewhere around"),
        about("an estimated"),
        about("estimated at"),
        about("estimated"),
        about("approximately"),
        about("approx ."),
        about("approx"),
        about("roughly"),
        about("around"),
        about("about"),
        about("some"),
        about("circa"),
        about("ca ."),
        about("c ."),
        about("close to"),
        about("near"),
        about("~"),
        about("≈"),
    ],
    hedges_after: &[
        above("or more"),
        above("and more"),
        above("and above"),
        above("+"),
        above("- plus"),
        above("plus"),
        below("or less"),
        below("or fewer"),
        below("at most"),
        above("at least"),
        about("or so"),
        about("- odd"),
        about("odd"),
        about("approximately"),
    ],
    vague: &["several", "few", "many", "couple"],
    percent: &["%", "percent", "per cent", "pct", "- percent", "- per - cent"],
    percentage_points: &["percentage points", "percentage point", "- percentage - point", "pp"],
    currencies: &[
        ("u . s . dollars", "USD"),
        ("u . s . dollar", "USD"),
        ("us dollars", "USD"),
        ("us dollar", "USD"),
        ("american dollars", "USD"),
        ("canadian dollars", "CAD"),
        ("australian dollars", "AUD"),
        ("hong kong dollars", "HKD"),
        ("singapore dollars", "SGD"),
        ("dollars", "USD"),
        ("dollar", "USD"),
        ("euros", "EUR"),
        ("euro", "EUR"),
        ("pounds sterling", "GBP"),
        ("british pounds", "GBP"),
        ("swiss francs", "CHF"),
        ("japanese yen", "JPY"),
        ("yen", "JPY"),
        ("chinese yuan", "CNY"),
        ("yuan", "CNY"),
        ("renminbi", "CNY"),
        ("indian rupees", "INR"),
        ("belarusian rubles", "BYN"),
        ("belarusian roubles", "BYN"),
        ("russian rubles", "RUB"),
        ("russian roubles", "RUB"),
        ("rubles", "RUB"),
        ("ruble", "RUB"),
        ("roubles", "RUB"),
        ("rouble", "RUB"),
        ("tajik somoni", "TJS"),
        ("somoni", "TJS"),
        ("somonis", "TJS"),
        ("kyrgyz som", "KGS"),
        ("kyrgyz soms", "KGS"),
        ("uzbek sum", "UZS"),
        ("uzbek soum", "UZS"),
        ("uzbek som", "UZS"),
        ("soums", "UZS"),
        ("kazakh tenge", "KZT"),
        ("tenge", "KZT"),
        ("turkmen manat", "TMT"),
        ("turkmen manats", "TMT"),
        ("azerbaijani manat", "AZN"),
        ("azerbaijani manats", "AZN"),
        ("armenian drams", "AMD"),
        ("drams", "AMD"),
        ("afghanis", "AFN"),
        ("turkish liras", "TRY"),
        ("turkish lira", "TRY"),
        ("hryvnias", "UAH"),
        ("hryvnia", "UAH"),
        ("lari", "GEL"),
    ],
    between: "between",
    to: "to",
    from: "from",
    year_words: &[
        "in", "since", "until", "till", "during", "year", "years", "early", "late", "mid", "before", "after",
        "spring", "summer", "autumn", "winter", "fall", "through",
    ],
    function_words: &[
        "a", "an", "the", "and", "or", "but", "nor", "as", "at", "by", "for", "from", "in", "into", "is",
        "its", "of", "on", "onward", "onwards", "than", "that", "this", "to", "until", "was", "were", "when",
        "where", "which", "while", "who", "will", "with", "had", "has", "have", "because", "under", "after",
        "before", "between", "during", "against", "his", "her", "their", "he", "she", "it", "they", "said",
        "alone", "because",
    ],
    plurals: &[
        ("people", "person"),
        ("men", "man"),
        ("women", "woman"),
        ("children", "child"),
        ("servicemen", "serviceman"),
        ("policemen", "policeman"),
        ("feet", "foot"),
        ("staff", "staff"),
        ("personnel", "personnel"),
        ("aircraft", "aircraft"),
        ("cattle", "cattle"),
        ("sheep", "sheep"),
        ("police", "police"),
        ("lives", "life"),
        ("wives", "wife"),
        ("knives", "knife"),
        ("halves", "half"),
        ("media", "medium"),
        ("criteria", "criterion"),
        ("crises", "crisis"),
        ("analyses", "analysis"),
    ],
    measures: &[
        ("km", &["km", "kilometer", "kilometers", "kilometre", "kilometres", "kms"]),
        (
            "km2",
            &[
                "square kilometers",
                "square kilometer",
                "square kilometres",
                "square kilometre",
                "sq km",
                "sq . km",
                "km²",
                "km2",
            ],
        ),
        ("m", &["m", "meter", "meters", "metre", "metres"]),
        ("cm", &["cm", "centimeter", "centimeters", "centimetre", "centimetres"]),
        ("mm", &["mm", "millimeter", "millimeters", "millimetre", "millimetres"]),
        ("mi", &["mi", "mile", "miles"]),
        ("ft", &["ft", "foot", "feet"]),
        ("ha", &["ha", "hectare", "hectares"]),
        ("kg", &["kg", "kilogram", "kilograms", "kilogramme", "kilogrammes", "kilos", "kilo"]),
        ("t", &["t", "ton", "tons", "tonne", "tonnes", "metric tons", "metric ton"]),
        ("l", &["l", "liter", "liters", "litre", "litres"]),
        ("bbl", &["bbl", "barrel", "barrels"]),
        ("m3", &["cubic meters", "cubic meter", "cubic metres", "cubic metre", "cu m", "m³", "m3"]),
        ("mw", &["mw", "megawatt", "megawatts"]),
        ("gw", &["gw", "gigawatt", "gigawatts"]),
        ("kwh", &["kwh", "kilowatt - hours", "kilowatt - hour", "kilowatt hours"]),
        ("h", &["h", "hour", "hours"]),
        ("min", &["min", "minute", "minutes"]),
        ("s", &["s", "seconds"]),
        ("percentage points", &["percentage points", "percentage point", "- percentage - point", "pp"]),
    ],
    months: &[
        ("january", "jan"),
        ("february", "feb"),
        ("march", "mar"),
        ("april", "apr"),
        ("may", "may"),
        ("june", "jun"),
        ("july", "jul"),
        ("august", "aug"),
        ("september", "sept"),
        ("october", "oct"),
        ("november", "nov"),
        ("december", "dec"),
    ],
};

/// Signs and abbreviations of currencies before a number, longer ones first. They are the same everywhere.
pub(super) const CURRENCY_SIGNS: &[(&str, &str)] = &[
    ("us $", "USD"),
    ("u . s . $", "USD"),
    ("c $", "CAD"),
    ("a $", "AUD"),
    ("hk $", "HKD"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₽", "RUB"),
    ("₸", "KZT"),
    ("₴", "UAH"),
    ("₹", "INR"),
    ("₺", "TRY"),
    ("₾", "GEL"),
    ("₼", "AZN"),
    ("֏", "AMD"),
];

/// The active codes of ISO 4217, in order.
const ISO_4217: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP \
    BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD \
    GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP \
    LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN \
    PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS \
    TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG";

/// Codes that are English words too, as in "the TOP 5": in running text they are not taken for money.
const WORDS_TOO: &str = "ALL BAM BOB COP CUP MAD MOP PEN RON SOS TOP TRY";

/// Whether `code` is an ISO 4217 currency code in capitals.
#[must_use]
pub fn is_currency(code: &str) -> bool {
    code.len() == 3 && ISO_4217.split(' ').any(|known| known == code)
}

/// The currency code that `word` is in running text.
pub(super) fn currency_in_text(word: &str) -> Option<&'static str> {
    let code = ISO_4217.split(' ').find(|code| *code == word)?;
    WORDS_TOO.split(' ').all(|word| word != code).then_some(code)
}

/// Looks a lower-case word up in a table.
pub(super) fn look_up(table: &[(&str, u32)], word: &str) -> Option<u32> {
    table.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
}

impl Language {
    /// What a unit of measure is called in its table, by any of its spellings.
    #[must_use]
    pub fn measure(&self, spelling: &str) -> Option<&'static str> {
        let spelling = spelling.to_lowercase();
        self.measures.iter().find(|(_, known)| known.contains(&spelling.as_str())).map(|(name, _)| *name)
    }

    /// Whether two nouns are the same but for number: `troops` and `troop`.
    #[must_use]
    pub fn same_noun(&self, one: &str, other: &str) -> bool {
        self.singular(&one.to_lowercase()) == self.singular(&other.to_lowercase())
    }

    /// The singular of a lower-case noun, as far as its ending tells.
    #[must_use]
    pub fn singular(&self, noun: &str) -> String {
        if let Some((_, singular)) = self.plurals.iter().find(|(plural, _)| *plural == noun) {
            return (*singular).to_owned();
        }
        let ends = |ending: &str| noun.strip_suffix(ending).filter(|stem| stem.chars().nth(1).is_some());
        if let Some(stem) = ends("ies") {
            return format!("{stem}y");
        }
        if ["sses", "shes", "ches", "xes", "zes"].iter().any(|e| noun.ends_with(e)) {
            return ends("es").unwrap_or(noun).to_owned();
        }
        match ends("s") {
            Some(stem) if !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
            _ => noun.to_owned(),
        }
    }

    /// Whether a lower-case word looks like a plural.
    pub(super) fn is_plural(&self, word: &str) -> bool {
        self.plurals.iter().any(|(plural, _)| *plural == word) || self.singular(word) != word
    }

    /// Whether `word`, in lower case, is a month's name, full or short.
    pub(super) fn is_month(&self, word: &str) -> bool {
        self.months.iter().any(|(full, short)| *full == word || *short == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hedges_are_found_with_the_longest_first() {
        for table in [ENGLISH.hedges_before] {
            for (i, hedge) in table.iter().enumerate() {
                let hidden =
                    table[..i].iter().find(|earlier| hedge.phrase.ends_with(&format!(" {}", earlier.phrase)));
                assert_eq!(hidden, None, "{} is hidden", hedge.phrase);
            }
        }
    }

    #[test]
    fn nouns_are_compared_without_number() {
        for (one, other) in [
            ("troops", "troop"),
            ("Countries", "country"),
            ("people", "person"),
            ("boxes", "box"),
            ("visits", "visit"),
            ("bus", "bus"),
            ("crisis", "crises"),
        ] {
            assert!(ENGLISH.same_noun(one, other), "{one} {other}");
        }
        assert!(!ENGLISH.same_noun("nations", "countries"));
        assert!(!ENGLISH.same_noun("class", "clas"));
    }

    #[test]
    fn units_and_codes_are_known() {
        assert_eq!(ENGLISH.measure("Kilometres"), Some("km"));
        assert_eq!(ENGLISH.measure("troops"), None);
        assert!(is_currency("TJS") && !is_currency("usd") && !is_currency("ABC"));
    }
}
