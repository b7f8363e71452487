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

const fn at_least(phrase: &'static str) -> HedgePhrase {
    HedgePhrase { phrase, bound: Bound::AtLeast, reach: Reach::Far }
}

const fn at_most(phrase: &'static str) -> HedgePhrase {
    HedgePhrase { phrase, bound: Bound::AtMost, reach: Reach::Far }
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
        ("zero", 0), ("nought", 0), ("naught", 0), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6),
        ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12),
        ("thirteen", 13), ("fourteen", 14), ("fifteen", 15), ("sixteen", 16), ("seventeen", 17),
        ("eighteen", 18), ("nineteen", 19), ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50),
        ("sixty", 60), ("seventy", 70), ("eighty", 80), ("ninety", 90),
    ],
    hundred: "hundred",
    scales: &[
        ("thousand", 3), ("million", 6), ("mln", 6), ("billion", 9), ("bln", 9), ("bn", 9),
        ("trillion", 12), ("trn", 12), ("tn", 12), ("tln", 12), ("lakh", 5), ("lakhs", 5), ("crore", 7), ("crores", 7),
    ],
    glued_scales: &[
        ("k", 3), ("m", 6), ("mil", 6), ("mn", 6), ("mln", 6), ("b", 9), ("bn", 9), ("bln", 9), ("tn", 12),
        ("trn", 12),
    ],
    ordinals: &[
        ("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("fifth", 5), ("sixth", 6),
        ("seventh", 7), ("eighth", 8), ("ninth", 9), ("tenth", 10), ("eleventh", 11), ("twelfth", 12),
        ("thirteenth", 13), ("fourteenth", 14), ("fifteenth", 15), ("sixteenth", 16), ("seventeenth", 17),
        ("eighteenth", 18), ("nineteenth", 19), ("twentieth", 20), ("thirtieth", 30), ("fortieth", 40),
        ("fiftieth", 50), ("sixtieth", 60), ("seventieth", 70), ("eightieth", 80), ("ninetieth", 90),
        ("hundredth", 100), ("thousandth", 1000), ("millionth", 1_000_000), ("billionth", 1_000_000_000),
    ],
    first: "first",
    before_adverbs: &[
        "was", "were", "is", "are", "been", "being", "be", "had", "has", "have", "he", "she", "it", "they", "we", "i", "you",
        "who", "which", "that", "since", "when", "after", "before", "until", "not", "and", "where", "as",
    ],
    strong_verbs: &[
        "met", "saw", "seen", "came", "went", "gone", "won", "made", "took", "taken", "built", "flew", "flown", "sang", "sung",
        "showed", "shown", "held", "knew", "known", "sold", "set", "sent", "told", "brought", "heard", "found", "gave", "given",
        "ran", "run", "wrote", "written", "became", "began", "begun", "broke", "broken", "drew", "drawn", "spoke", "spoken",
        "put", "laid", "said", "thought", "taught", "fell", "rose", "stood", "left", "felt", "kept", "read",
    ],
    ordinal_suffixes: &["st", "nd", "rd", "th"],
    denominators: &[
        ("half", 2), ("halves", 2), ("third", 3), ("thirds", 3), ("quarter", 4), ("quarters", 4),
        ("fourth", 4), ("fourths", 4), ("fifth", 5), ("fifths", 5), ("sixth", 6), ("sixths", 6),
        ("seventh", 7), ("sevenths", 7), ("eighth", 8), ("eighths", 8), ("ninth", 9), ("ninths", 9),
        ("tenth", 10), ("tenths", 10), ("hundredth", 100), ("hundredths", 100), ("thousandth", 1000), ("thousandths", 1000),
    ],
    after_fraction: &["of", "less", "more", "higher", "lower", "larger", "smaller", "fewer", "the"],
    dozen: "dozen",
    half: "half",
    and: "and",
    articles: &["a", "an"],
    pronoun: "one",
    before_pronoun: &[
        "no", "the", "this", "that", "each", "every", "any", "some", "which", "another", "other", "such",
        "only", "if", "when", "where", "how", "loved", "dear", "young", "little", "evil",
    ],
    after_pronoun: &[
        "of", "another", "who", "whose", "that", "which", "can", "could", "must", "should", "may", "might",
        "would", "will", "follows", "is", "was", "has", "had", "does", "and", "or", "as", "in", "to", "by",
    ],
    rank_words: &["number", "no", "season", "series", "episode", "phase", "chapter", "volume", "round", "level", "grade"],
    hedges_before: &[
        just_above("a little more than"), just_above("little more than"), just_above("a little over"),
        just_above("slightly more than"), just_above("slightly over"), just_above("slightly above"),
        just_above("just over"), just_above("just above"), just_above("just more than"),
        at_least("greater than or equal to"), at_least("more than or equal to"), at_least("bigger or equal than"),
        at_least("at least or equal to"), at_most("less than or equal to"), at_most("smaller than or equal to"),
        at_least("equal to or more than"), at_least("equal to or greater than"), at_most("equal to or less than"),
        at_least("greater or equal than"), at_least("higher or equal than"), at_most("less or equal than"), at_most("lower or equal than"),
        at_most("fewer than or equal to"), at_most("smaller or equal than"), at_most("no more than"),
        at_most("not more than"), at_most("not exceeding"), at_most("not exceed"), at_most("cannot exceed"),
        at_most("never exceed"), at_most("not over"), at_most("no higher than"), at_most("no greater than"),
        at_most("no longer than"), at_most("no larger than"), at_least("no less than"), at_least("not less than"),
        at_least("no fewer than"), at_least("not fewer than"), at_least("no lower than"), above("well over"),
        above("well above"), above("far more than"), above("much more than"), above("more than"),
        above("greater than"), above("bigger than"), above("larger than"), above("higher than"), above("longer than"),
        above("older than"), at_least("upwards of"), above("in excess of"), at_least("a minimum of"),
        at_least("at the very least"), at_least("at least"), at_least("at a minimum"), above("exceeding"), above("exceeded"),
        above("exceeds"), above("exceed"), above("surpassing"), above("surpassed"), above("surpasses"), above("surpass"),
        above("over"), above("above"), at_least("> ="), at_least("≥"), above(">"), just_below("a little less than"),
        just_below("little less than"), just_below("slightly less than"), just_below("slightly fewer than"),
        just_below("slightly under"), just_below("slightly below"), just_below("just under"), just_below("just below"),
        just_below("just short of"), just_below("nearly"), just_below("almost"), below("well under"), below("well below"),
        below("far less than"), below("far fewer than"), below("less than"), below("fewer than"), below("not even"), below("lower than"),
        below("smaller than"), below("shorter than"), below("younger than"), at_most("a maximum of"), at_most("at most"),
        at_most("as much as"), at_most("as many as"), at_most("as long as"), at_most("as high as"), at_least("as few as"),
        at_least("as little as"), at_most("up to"), below("under"), below("below"), at_most("< ="),
        at_most("≤"), below("<"), about("in the region of"), about("in the order of"), about("on the order of"),
        about("somewhere around"), about("an estimated"), about("estimated at"), about("estimated to be"), about("estimated"),
        about("approximately"), about("approx ."), about("approx"), about("roughly"),
        about("around"), about("about"), about("some"), about("circa"), about("ca ."), about("c ."),
        about("close to"), about("near"), about("~"), about("≈"),
    ],
    hedges_after: &[
        at_least("at the very least"), at_least("at the least"), at_most("at the most"), at_least("or more"), at_least("and more"), at_least("or above"), at_least("and above"), at_least("or greater"),
        at_least("or higher"), at_least("or over"), at_least("and over"), at_least("and up"), at_least("or older"),
        at_least("and older"), at_least("+"), at_least("- plus"), at_least("plus"), at_most("or less"), at_most("or fewer"),
        at_most("or under"), at_most("and under"), at_most("or below"), at_most("or lower"), at_most("or younger"),
        at_most("at most"), at_least("at least"), at_least("at a minimum"), about("or so"), about("- odd"), about("odd"),
        about("- ish"), about("approximately"),
    ],
    vague: &["several", "few", "many", "couple"],
    per: "per",
    multiples: &[
        ("twice", "2"), ("doubled", "2"), ("doubling", "2"), ("doubles", "2"), ("twofold", "2"),
        ("thrice", "3"), ("tripled", "3"), ("tripling", "3"), ("triples", "3"), ("trebled", "3"),
        ("double", "2"), ("triple", "3"), ("treble", "3"), ("quadruple", "4"), ("threefold", "3"), ("quadrupled", "4"), ("fourfold", "4"), ("fivefold", "5"), ("sixfold", "6"),
        ("sevenfold", "7"), ("eightfold", "8"), ("ninefold", "9"), ("tenfold", "10"), ("halved", "0.5"),
    ],
    bare_multiples: &["double", "triple", "treble", "quadruple"],
    after_multiple: &["the", "that", "what", "its", "their", "his", "her", "those", "this", "our", "last"],
    vague_plurals: &[
        ("dozens", 12), ("tens", 10), ("hundreds", 100), ("thousands", 1_000), ("millions", 1_000_000),
        ("billions", 1_000_000_000), ("trillions", 1_000_000_000_000),
    ],
    idioms: &[
        "on the one hand", "first time", "one after the other", "one after another",
        "day one", "one on one", "one - on - one", "one or the other", "twenty - four seven", "first of all", "first and foremost", "in the first place", "second to none",
        "at first glance", "at first sight", "no second thoughts", "second thoughts", "two - way",
        "one - way", "one - time", "one - off", "one - sided", "square one", "as one", "one day", "one by one",
        "one of", "one another", "no one", "third party", "third parties", "second - hand", "first - hand",
        "at one time", "below zero", "above zero", "one and the same", "first name", "first names", "first lady", "for one thing",
        "one thing", "zero - sum", "split second", "second nature", "one side", "one way or another", "first aid", "first - rate", "first - class", "first class", "second class",
        "first - come", "second to last", "ground zero", "one - stop", "one - in - one", "back to square one",
    ],
    designators: &[
        "annex", "appendix", "article", "articles", "boeing", "bus", "case", "channel", "chapter", "chapters",
        "class", "clause", "episode", "episodes", "flight", "form", "gate", "grade", "grades", "highway", "house", "item", "level", "line",
        "lot", "model", "operation", "order", "page", "pages", "paragraph", "part", "phase", "platform",
        "point", "position", "protocol", "reactor", "resolution", "road", "room", "round", "route", "school", "schools",
        "season", "seasons", "section", "series",
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
    before_counts: &[
        "seats", "seat", "seated", "holds", "hold", "held", "cost", "costs", "costing", "killed", "killing", "injured", "employs",
        "employed", "houses", "carries", "carried", "weighs", "weighed", "totals", "totalled", "totaled", "numbered",
        "numbering", "paid", "pays", "earns", "earned", "sold", "built", "counted", "displaced", "evacuated", "wounded", "detained",
        "arrested",
    ],
    metres_after: &[
        "long", "tall", "high", "wide", "deep", "thick", "away", "above", "below", "apart", "across", "underground",
        "underwater", "inland", "offshore", "sprint", "sprints", "race", "races", "hurdles", "relay", "freestyle",
        "butterfly", "backstroke", "breaststroke", "medley", "dash",
    ],
    below_zero: "below zero",
    percent: &["%", "percent", "percents", "per cent", "per cents", "pct", "percentage", "- percent", "- per - cent"],
    percentage_points: &[
        "percentage points", "percentage point", "percentage - point", "percentage - points", "- percentage - point", "pp",
    ],
    currencies: &[
        ("u . s . dollars", "USD"), ("u . s . dollar", "USD"), ("us dollars", "USD"), ("us dollar", "USD"),
        ("american dollars", "USD"), ("canadian dollars", "CAD"), ("australian dollars", "AUD"),
        ("hong kong dollars", "HKD"), ("singapore dollars", "SGD"), ("new zealand dollars", "NZD"),
        ("taiwan dollars", "TWD"), ("dollars", "USD"), ("dollar", "USD"),
        ("euros", "EUR"), ("euro", "EUR"), ("usd", "USD"), ("eur", "EUR"), ("gbp", "GBP"), ("pounds sterling", "GBP"), ("british pounds", "GBP"),
        ("swiss francs", "CHF"), ("japanese yen", "JPY"), ("yen", "JPY"), ("chinese yuan", "CNY"),
        ("pakistani rupees", "PKR"), ("sri lankan rupees", "LKR"), ("nepalese rupees", "NPR"), ("yuan", "CNY"), ("rmb", "CNY"), ("renminbi", "CNY"), ("indian rupees", "INR"), ("belarusian rubles", "BYN"),
        ("belarusian roubles", "BYN"), ("russian rubles", "RUB"), ("russian roubles", "RUB"),
        ("rubles", "RUB"), ("ruble", "RUB"), ("roubles", "RUB"), ("rouble", "RUB"),
        ("tajik somoni", "TJS"), ("somoni", "TJS"), ("somonis", "TJS"), ("kyrgyz som", "KGS"),
        ("kyrgyz soms", "KGS"), ("uzbek sum", "UZS"), ("uzbek soum", "UZS"), ("uzbek som", "UZS"),
        ("soums", "UZS"), ("kazakh tenge", "KZT"), ("tenge", "KZT"), ("turkmen manat", "TMT"),
        ("turkmen manats", "TMT"), ("azerbaijani manat", "AZN"), ("azerbaijani manats", "AZN"),
        ("armenian drams", "AMD"), ("drams", "AMD"), ("afghanis", "AFN"), ("turkish liras", "TRY"),
        ("turkish lira", "TRY"), ("hryvnias", "UAH"), ("hryvnia", "UAH"), ("lari", "GEL"),
        ("norwegian kroner", "NOK"), ("norwegian krone", "NOK"), ("danish kroner", "DKK"), ("danish krone", "DKK"),
        ("swedish kronor", "SEK"), ("swedish krona", "SEK"), ("swedish crowns", "SEK"), ("czech crowns", "CZK"),
        ("czech koruna", "CZK"), ("koruna", "CZK"), ("icelandic krona", "ISK"), ("kroner", "kroner"), ("kronor", "kronor"), ("crowns", "crowns"),
        ("south korean won", "KRW"), ("korean won", "KRW"), ("north korean won", "KPW"), ("won", "won"),
        ("south african rand", "ZAR"), ("rand", "ZAR"), ("mexican pesos", "MXN"), ("argentine pesos", "ARS"),
        ("chilean pesos", "CLP"), ("colombian pesos", "COP"), ("cuban pesos", "CUP"), ("philippine pesos", "PHP"),
        ("uruguayan pesos", "UYU"), ("dominican pesos", "DOP"), ("pesos", "pesos"), ("peso", "pesos"),
        ("brazilian reais", "BRL"), ("reais", "BRL"), ("hong kong dollar", "HKD"), ("polish zlotys", "PLN"),
        ("zlotys", "PLN"), ("zloty", "PLN"), ("forints", "HUF"), ("forint", "HUF"), ("baht", "THB"), ("ringgit", "MYR"),
        ("rupiah", "IDR"), ("shekels", "ILS"), ("shekel", "ILS"), ("naira", "NGN"), ("egyptian pounds", "EGP"),
        ("serbian dinars", "RSD"), ("iraqi dinars", "IQD"), ("kuwaiti dinars", "KWD"), ("dinars", "dinars"),
        ("emirati dirhams", "AED"), ("moroccan dirhams", "MAD"), ("dirhams", "dirhams"), ("saudi riyals", "SAR"),
        ("qatari riyals", "QAR"), ("iranian rials", "IRR"), ("riyals", "riyals"), ("kenyan shillings", "KES"),
        ("ugandan shillings", "UGX"), ("shillings", "shillings"), ("rupees", "rupees"), ("rupee", "rupees"),
        ("lire", "lira"), ("liras", "TRY"), ("lira", "lira"), ("francs", "francs"), ("franc", "francs"), ("bitcoins", "BTC"),
        ("finnish markka", "FIM"), ("pesetas", "ESP"), ("dutch guilders", "NLG"), ("guilders", "NLG"), ("deutsche marks", "DEM"), ("deutschemarks", "DEM"),
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
        "alone", "because", "does", "did", "are", "were", "be", "been", "us", "also", "always", "perhaps", "towards",
        "besides", "whereas", "yes", "less", "plus", "minus", "versus", "afterwards",
    ],
    plurals: &[
        ("people", "person"), ("men", "man"), ("women", "woman"), ("children", "child"), ("grandchildren", "grandchild"),
        ("stepchildren", "stepchild"),
        ("servicemen", "serviceman"), ("policemen", "policeman"), ("feet", "foot"), ("staff", "staff"),
        ("personnel", "personnel"), ("aircraft", "aircraft"), ("cattle", "cattle"), ("sheep", "sheep"),
        ("police", "police"), ("lives", "life"), ("wives", "wife"), ("knives", "knife"),
        ("halves", "half"), ("media", "medium"), ("criteria", "criterion"), ("crises", "crisis"),
        ("analyses", "analysis"),
    ],
    person_words: &[
        "people", "person", "inhabitants", "residents", "citizens", "men", "women", "children", "passengers", "workers",
        "visitors", "guests", "victims", "survivors", "casualties", "injured", "wounded", "hurt", "missing", "displaced",
        "evacuated", "detained", "arrested", "rescued", "soldiers", "students", "pupils", "patients", "voters", "staff",
    ],
    death_words: &["dead", "died", "die", "killed", "kill", "killing", "deaths", "toll", "lives", "fatalities", "bodies", "victims", "perished"],
    synonyms: &[
        &["people", "persons", "inhabitants", "residents", "citizens", "men", "women", "guests", "visitors"],
        &["troops", "soldiers", "servicemen", "personnel"],
        &["countries", "states", "nations"],
        &["lorries", "trucks"],
        &["aircraft", "planes", "airplanes", "aeroplanes", "jets"],
        &["boats", "ships", "vessels"],
        &["deputies", "lawmakers", "members"],
        &["pupils", "students", "schoolchildren", "freshmen"],
        &["cases", "infections", "patients", "people"],
        &["deaths", "fatalities", "people", "victims", "dead"],
        &["facilities", "installations", "sites"],
        &["flats", "apartments"],
        &["vehicles", "cars"],
        &["vehicles", "lorries", "trucks"],
        &["vehicles", "buses", "coaches"],
        &["houses", "homes", "properties", "dwellings"],
        &["matches", "games", "fixtures", "appearances"],
        &["jobs", "posts", "positions", "workers", "employees", "staff"],
        &["fans", "supporters", "spectators"],
        &["firms", "companies", "businesses"],
        &["shops", "stores", "outlets"],
        &["plants", "factories"],
        &["books", "novels", "titles", "volumes"],
        &["films", "movies"],
        &["lawmakers", "legislators", "deputies", "members", "mps"],
        &["children", "youngsters", "pupils"],
        &["fires", "blazes"],
        &["votes", "ballots"],
        &["strikes", "attacks", "raids"],
        &["meetings", "talks", "sessions"],
    ],
    measures: &[
        ("km", &["km", "kilometer", "kilometers", "kilometre", "kilometres", "kms"]),
        (
            "km2",
            &[
                "square kilometers", "square kilometer", "square kilometres", "square kilometre",
                "- square - kilometer", "- square - kilometre", "sq km", "sq . km", "km ²", "km 2",
            ],
        ),
        ("m", &["m", "meter", "meters", "metre", "metres"]),
        ("cm", &["cm", "centimeter", "centimeters", "centimetre", "centimetres"]),
        ("mm", &["mm", "millimeter", "millimeters", "millimetre", "millimetres"]),
        ("mi", &["mi", "mile", "miles"]), ("ft", &["ft", "foot", "feet"]),
        ("inch", &["inch", "inches"]), ("yd", &["yd", "yds", "yard", "yards"]),
        ("nmi", &["nautical miles", "nautical mile", "- nautical - mile"]),
        (
            "mi2",
            &["square miles", "square mile", "- square - mile", "sq miles", "sq mi"],
        ),
        ("ft2", &["square feet", "square foot", "- square - foot", "sq ft", "sq . ft"]),
        ("acre", &["acre", "acres"]),
        ("ha", &["ha", "hectare", "hectares"]),
        ("kg", &["kg", "kilogram", "kilograms", "kilogramme", "kilogrammes", "kilos", "kilo", "kgs"]),
        ("t", &["t", "ton", "tons", "tonne", "tonnes", "metric tons", "metric ton"]),
        ("l", &["l", "liter", "liters", "litre", "litres"]),
        ("ml", &["ml", "milliliter", "milliliters", "millilitre", "millilitres"]),
        ("gal", &["gal", "gallon", "gallons"]),
        ("bbl", &["bbl", "barrel", "barrels"]),
        ("m3", &["cubic meters", "cubic meter", "cubic metres", "cubic metre", "- cubic - metre", "cu m", "m ³", "m 3"]),
        ("ft3", &["cubic feet", "cubic foot", "- cubic - foot", "cu ft"]),
        ("mw", &["mw", "megawatt", "megawatts"]),
        ("gw", &["gw", "gigawatt", "gigawatts"]),
        ("kwh", &["kwh", "kilowatt - hours", "kilowatt - hour", "kilowatt hours"]),
        (
            "km/h",
            &[
                "km / h", "kph", "kmph", "kmh", "km / hr", "kilometers per hour", "kilometres per hour", "km per hour",
                "km an hour", "kilometers an hour", "kilometres an hour", "- kilometer - per - hour",
                "- kilometre - per - hour", "- kilometer - an - hour", "- kilometre - an - hour",
            ],
        ),
        (
            "mph",
            &[
                "mph", "miles per hour", "mile per hour", "miles an hour", "mile an hour", "mi / h", "- mile - per - hour",
                "- mile - an - hour", "- miles - per - hour",
            ],
        ),
        ("km/s", &["km / s", "kilometers per second", "kilometres per second", "kilometers a second", "kilometres a second"]),
        ("mi/s", &["miles per second", "miles a second", "mi / s"]),
        ("m/s", &["m / s", "meters per second", "metres per second", "meters a second", "metres a second"]),
        (
            "m2",
            &[
                "square meters", "square meter", "square metres", "square metre", "- square - meter",
                "- square - metre", "sq m", "sq . m", "m ²", "m 2",
            ],
        ),
        ("kw", &["kw", "kilowatt", "kilowatts"]),
        ("lb", &["lb", "lbs"]), ("oz", &["oz", "ounce", "ounces"]),
        ("g", &["gram", "grams", "gramme", "grammes"]),
        ("mg", &["mg", "milligram", "milligrams", "milligramme", "milligrammes"]),
        ("microgram", &["μg", "µg", "mcg", "microgram", "micrograms", "microgramme", "microgrammes"]),
        (
            "degc",
            &[
                "degc", "° c", "degrees celsius", "degree celsius", "degrees celcius", "deg celsius", "degrees centigrade", "celsius",
                "celcius", "centigrade", "degrees c", "deg c", "c degrees", "° celsius",
            ],
        ),
        (
            "degf",
            &[
                "degf", "° f", "degrees fahrenheit", "degree fahrenheit", "degrees farenheit", "deg fahrenheit", "fahrenheit", "farenheit",
                "degrees f", "deg f", "° fahrenheit",
            ],
        ),
        ("degree", &["°", "degree", "degrees", "deg"]),
        ("times", &["times", "- fold"]),
        ("basis points", &["basis points", "basis point", "- basis - point", "bps"]),
        ("per mille", &["per mille", "per mil", "‰"]),
        ("h", &["h", "hour", "hours", "hr", "hrs"]),
        ("min", &["min", "minute", "minutes", "mins"]), ("s", &["s", "second", "seconds", "sec", "secs"]),
        ("day", &["day", "days"]), ("week", &["week", "weeks"]), ("fortnight", &["fortnight", "fortnights"]),
        ("month", &["month", "months"]),
        ("year", &["year", "years", "yr", "yrs", "yo"]), ("decade", &["decade", "decades"]),
        ("century", &["century", "centuries"]),
        (
            "percentage points",
            &["percentage points", "percentage point", "percentage - point", "percentage - points", "- percentage - point", "pp"],
        ),
    ],
    months: &[
        ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may", "may"),
        ("june", "jun"), ("july", "jul"), ("august", "aug"), ("september", "sept"), ("october", "oct"),
        ("november", "nov"), ("december", "dec"),
    ],
    vocabulary: &VOCABULARY,
};
