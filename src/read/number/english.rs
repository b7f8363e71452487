//! The words of English that the reader of numbers knows. Tables only.

use std::sync::LazyLock;

use super::language::{HedgePhrase, Language, Reach};
use super::vocabulary::Vocabulary;
use crate::model::Bound;

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

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::of(&ENGLISH));

/// English.
#[rustfmt::skip]
pub const ENGLISH: Language = Language {
    code: "en",
    decimal: '.',
    grouping: ',',
    cardinals: &[
        ("zero", 0), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6),
        ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12),
        ("thirteen", 13), ("fourteen", 14), ("fifteen", 15), ("sixteen", 16), ("seventeen", 17),
        ("eighteen", 18), ("nineteen", 19), ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50),
        ("sixty", 60), ("seventy", 70), ("eighty", 80), ("ninety", 90),
    ],
    hundred: "hundred",
    scales: &[
        ("thousand", 3), ("million", 6), ("mln", 6), ("billion", 9), ("bln", 9), ("bn", 9),
        ("trillion", 12), ("trn", 12), ("tn", 12), ("lakh", 5), ("lakhs", 5), ("crore", 7), ("crores", 7),
    ],
    glued_scales: &[
        ("k", 3), ("m", 6), ("mn", 6), ("mln", 6), ("b", 9), ("bn", 9), ("bln", 9), ("tn", 12),
        ("trn", 12),
    ],
    ordinals: &[
        ("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("fifth", 5), ("sixth", 6),
        ("seventh", 7), ("eighth", 8), ("ninth", 9), ("tenth", 10), ("eleventh", 11), ("twelfth", 12),
        ("thirteenth", 13), ("fourteenth", 14), ("fifteenth", 15), ("sixteenth", 16), ("seventeenth", 17),
        ("eighteenth", 18), ("nineteenth", 19), ("twentieth", 20), ("thirtieth", 30), ("fortieth", 40),
        ("fiftieth", 50), ("sixtieth", 60), ("seventieth", 70), ("eightieth", 80), ("ninetieth", 90),
        ("hundredth", 100), ("thousandth", 1000),
    ],
    ordinal_suffixes: &["st", "nd", "rd", "th"],
    denominators: &[
        ("half", 2), ("halves", 2), ("third", 3), ("thirds", 3), ("quarter", 4), ("quarters", 4),
        ("fourth", 4), ("fourths", 4), ("fifth", 5), ("fifths", 5), ("sixth", 6), ("sixths", 6),
        ("seventh", 7), ("sevenths", 7), ("eighth", 8), ("eighths", 8), ("ninth", 9), ("ninths", 9),
        ("tenth", 10), ("tenths", 10),
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
        just_above("a little more than"), just_above("little more than"), just_above("a little over"),
        just_above("slightly more than"), just_above("slightly over"), just_above("slightly above"),
        just_above("just over"), just_above("just above"), just_above("just more than"),
        below("no more than"), below("not more than"), below("not exceeding"), above("no less than"),
        above("not less than"), above("no fewer than"), above("not fewer than"), above("well over"),
        above("far more than"), above("much more than"), above("more than"), above("greater than"),
        above("higher than"), above("upwards of"), above("in excess of"), above("a minimum of"),
        above("at least"), above("at a minimum"), above("exceeding"), above("over"), above("above"),
        above(">"), above("≥"), just_below("a little less than"), just_below("little less than"),
        just_below("slightly less than"), just_below("slightly under"), just_below("slightly below"),
        just_below("just under"), just_below("just below"), just_below("just short of"),
        just_below("nearly"), just_below("almost"), below("well under"), below("far less than"),
        below("less than"), below("fewer than"), below("lower than"), below("a maximum of"),
        below("at most"), below("as much as"), below("as many as"), below("up to"), below("under"),
        below("below"), below("<"), below("≤"), about("in the region of"), about("in the order of"),
        about("somewhere around"), about("an estimated"), about("estimated at"), about("estimated"),
        about("approximately"), about("approx ."), about("approx"), about("roughly"), about("around"),
        about("about"), about("some"), about("circa"), about("ca ."), about("c ."), about("close to"),
        about("near"), about("~"), about("≈"),
    ],
    hedges_after: &[
        above("or more"), above("and more"), above("and above"), above("+"), above("- plus"),
        above("plus"), below("or less"), below("or fewer"), below("at most"), above("at least"),
        about("or so"), about("- odd"), about("odd"), about("approximately"),
    ],
    vague: &["several", "few", "many", "couple"],
    per: "per",
    multiples: &[
        ("twice", "2"), ("doubled", "2"), ("doubling", "2"), ("doubles", "2"), ("twofold", "2"),
        ("thrice", "3"), ("tripled", "3"), ("tripling", "3"), ("triples", "3"), ("trebled", "3"),
        ("threefold", "3"), ("quadrupled", "4"), ("fourfold", "4"), ("fivefold", "5"), ("sixfold", "6"),
        ("sevenfold", "7"), ("eightfold", "8"), ("ninefold", "9"), ("tenfold", "10"), ("halved", "0.5"),
    ],
    vague_plurals: &[
        ("dozens", 12), ("tens", 10), ("hundreds", 100), ("thousands", 1_000), ("millions", 1_000_000),
        ("billions", 1_000_000_000), ("trillions", 1_000_000_000_000),
    ],
    idioms: &[
        "on the one hand", "first of all", "first and foremost", "in the first place", "second to none",
        "at first glance", "at first sight", "no second thoughts", "second thoughts", "two - way",
        "one - way", "one - time", "one - off", "one - sided", "square one", "as one", "one day", "one by one",
        "one of", "one another", "no one", "third party", "third parties", "second - hand", "first - hand",
        "at one time", "below zero", "above zero", "one and the same", "first name", "first names", "first lady", "for one thing",
        "one thing", "zero - sum", "split second", "second nature", "one side", "one way or another", "first aid",
    ],
    designators: &[
        "annex", "appendix", "article", "articles", "boeing", "bus", "case", "channel", "chapter", "chapters",
        "class", "clause", "flight", "form", "gate", "grade", "highway", "house", "item", "level", "line",
        "lot", "model", "operation", "order", "page", "pages", "paragraph", "part", "phase", "platform",
        "point", "protocol", "reactor", "resolution", "road", "room", "route", "school", "schools", "section",
        "size", "stage", "step", "track", "type", "version", "volume", "ward", "wing", "zone",
    ],
    rises: &[
        "rose", "rise", "rises", "risen", "rising", "grew", "grow", "grows", "grown", "growing", "growth",
        "increased", "increase", "increases", "increasing", "gained", "gain", "gains", "gaining", "up", "raised",
        "raise", "raises", "raising", "climbed", "climb", "jumped", "jump", "surged", "surge", "soared",
        "expanded", "added",
    ],
    falls: &[
        "fell", "fall", "falls", "fallen", "falling", "declined", "decline", "declines", "declining", "dropped",
        "drop", "drops", "dropping", "decreased", "decrease", "decreases", "decreasing", "lost", "lose", "loses",
        "losing", "down", "cut", "cuts", "cutting", "reduced", "reduce", "reduces", "reducing", "reduction",
        "shrank", "shrunk", "shrinking", "slumped", "plunged", "lowered", "slid",
    ],
    more: &["more", "higher", "larger", "greater", "up", "taller", "longer", "increase", "rise"],
    less: &["less", "fewer", "lower", "smaller", "down", "shorter", "decline", "decrease", "drop"],
    minus: &["minus", "negative"],
    below_zero: "below zero",
    percent: &["%", "percent", "per cent", "pct", "- percent", "- per - cent"],
    percentage_points: &["percentage points", "percentage point", "- percentage - point", "pp"],
    currencies: &[
        ("u . s . dollars", "USD"), ("u . s . dollar", "USD"), ("us dollars", "USD"), ("us dollar", "USD"),
        ("american dollars", "USD"), ("canadian dollars", "CAD"), ("australian dollars", "AUD"),
        ("hong kong dollars", "HKD"), ("singapore dollars", "SGD"), ("dollars", "USD"), ("dollar", "USD"),
        ("euros", "EUR"), ("euro", "EUR"), ("pounds sterling", "GBP"), ("british pounds", "GBP"),
        ("swiss francs", "CHF"), ("japanese yen", "JPY"), ("yen", "JPY"), ("chinese yuan", "CNY"),
        ("rupees", "INR"), ("rupee", "INR"), ("yuan", "CNY"), ("rmb", "CNY"), ("renminbi", "CNY"), ("indian rupees", "INR"), ("belarusian rubles", "BYN"),
        ("belarusian roubles", "BYN"), ("russian rubles", "RUB"), ("russian roubles", "RUB"),
        ("rubles", "RUB"), ("ruble", "RUB"), ("roubles", "RUB"), ("rouble", "RUB"),
        ("tajik somoni", "TJS"), ("somoni", "TJS"), ("somonis", "TJS"), ("kyrgyz som", "KGS"),
        ("kyrgyz soms", "KGS"), ("uzbek sum", "UZS"), ("uzbek soum", "UZS"), ("uzbek som", "UZS"),
        ("soums", "UZS"), ("kazakh tenge", "KZT"), ("tenge", "KZT"), ("turkmen manat", "TMT"),
        ("turkmen manats", "TMT"), ("azerbaijani manat", "AZN"), ("azerbaijani manats", "AZN"),
        ("armenian drams", "AMD"), ("drams", "AMD"), ("afghanis", "AFN"), ("turkish liras", "TRY"),
        ("turkish lira", "TRY"), ("hryvnias", "UAH"), ("hryvnia", "UAH"), ("lari", "GEL"),
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
        ("people", "person"), ("men", "man"), ("women", "woman"), ("children", "child"),
        ("servicemen", "serviceman"), ("policemen", "policeman"), ("feet", "foot"), ("staff", "staff"),
        ("personnel", "personnel"), ("aircraft", "aircraft"), ("cattle", "cattle"), ("sheep", "sheep"),
        ("police", "police"), ("lives", "life"), ("wives", "wife"), ("knives", "knife"),
        ("halves", "half"), ("media", "medium"), ("criteria", "criterion"), ("crises", "crisis"),
        ("analyses", "analysis"),
    ],
    synonyms: &[
        &["people", "persons", "inhabitants", "residents", "citizens", "men", "women", "guests", "visitors"],
        &["troops", "soldiers", "servicemen", "personnel"],
        &["countries", "states", "nations"],
        &["lorries", "trucks"],
        &["aircraft", "planes", "airplanes", "aeroplanes", "jets"],
        &["boats", "ships", "vessels"],
        &["deputies", "lawmakers", "members"],
        &["pupils", "students", "schoolchildren"],
        &["facilities", "installations", "sites"],
        &["flats", "apartments"],
        &["houses", "homes"],
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
        ("mi", &["mi", "mile", "miles"]), ("ft", &["ft", "foot", "feet"]),
        ("ha", &["ha", "hectare", "hectares"]),
        ("kg", &["kg", "kilogram", "kilograms", "kilogramme", "kilogrammes", "kilos", "kilo"]),
        ("t", &["t", "ton", "tons", "tonne", "tonnes", "metric tons", "metric ton"]),
        ("l", &["l", "liter", "liters", "litre", "litres"]),
        ("bbl", &["bbl", "barrel", "barrels"]),
        ("m3", &["cubic meters", "cubic meter", "cubic metres", "cubic metre", "cu m", "m³", "m3"]),
        ("mw", &["mw", "megawatt", "megawatts"]),
        ("gw", &["gw", "gigawatt", "gigawatts"]),
        ("kwh", &["kwh", "kilowatt - hours", "kilowatt - hour", "kilowatt hours"]),
        ("km/h", &["km/h", "km / h", "kph", "kilometers per hour", "kilometres per hour", "km per hour"]),
        ("mph", &["mph", "miles per hour", "mi / h"]),
        (
            "m2",
            &[
                "square meters", "square meter", "square metres", "square metre", "sq m", "sq . m", "m²", "m2",
            ],
        ),
        ("kw", &["kw", "kilowatt", "kilowatts"]),
        ("lb", &["lb", "lbs"]),
        ("g", &["gram", "grams", "gramme", "grammes"]),
        ("degc", &["degc", "° c", "degrees celsius", "degree celsius", "degrees centigrade", "celsius"]),
        ("degf", &["degf", "° f", "degrees fahrenheit", "degree fahrenheit", "fahrenheit"]),
        ("times", &["times", "- fold"]),
        ("basis points", &["basis points", "basis point", "- basis - point"]),
        ("per mille", &["per mille", "per mil", "‰"]),
        ("h", &["h", "hour", "hours"]), ("min", &["min", "minute", "minutes"]), ("s", &["s", "seconds"]),
        ("day", &["day", "days"]), ("week", &["week", "weeks"]), ("month", &["month", "months"]),
        ("year", &["year", "years"]), ("decade", &["decade", "decades"]),
        ("century", &["century", "centuries"]),
        ("percentage points", &["percentage points", "percentage point", "- percentage - point", "pp"]),
    ],
    months: &[
        ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may", "may"),
        ("june", "jun"), ("july", "jul"), ("august", "aug"), ("september", "sept"), ("october", "oct"),
        ("november", "nov"), ("december", "dec"),
    ],
    vocabulary: &VOCABULARY,
};
