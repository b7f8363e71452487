//! Whether two words of names are forms of one, and which words of names name nobody by themselves. Tables of
//! English; whoever may bear a name is not known here.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::honorifics::may_precede_surname;
use super::lower;

/// Countries and what is called after them, where the one is not the other with an ending.
#[rustfmt::skip]
const COUNTRIES: &[&[&str]] = &[
    &["america", "american", "americans", "us", "usa", "states"],
    &["britain", "british", "briton", "britons", "uk", "gb", "kingdom"],
    &["england", "english"], &["scotland", "scottish", "scots", "scot"], &["wales", "welsh"],
    &["ireland", "irish"], &["france", "french", "frenchman", "frenchwoman"],
    &["spain", "spanish", "spaniard", "spaniards"], &["denmark", "danish", "danes", "dane"],
    &["netherlands", "dutch", "holland"], &["greece", "greek", "greeks"],
    &["switzerland", "swiss"], &["sweden", "swedish", "swede", "swedes"],
    &["finland", "finnish", "finn", "finns"], &["poland", "polish", "pole", "poles"],
    &["norway", "norwegian", "norwegians"], &["turkey", "turkish", "turk", "turks"],
    &["thailand", "thai", "thais"], &["philippines", "filipino", "filipinos"],
    &["tajikistan", "tajik", "tajiks"], &["kyrgyzstan", "kyrgyz"], &["kazakhstan", "kazakh", "kazakhs"],
    &["uzbekistan", "uzbek", "uzbeks"], &["turkmenistan", "turkmen"], &["afghanistan", "afghan", "afghans"],
    &["congo", "congolese"], &["lebanon", "lebanese"], &["cyprus", "cypriot", "cypriots"],
    &["belgium", "belgian", "belgians"], &["hungary", "hungarian", "hungarians"],
    &["ukraine", "ukrainian", "ukrainians"], &["europe", "european", "europeans", "eu"],
    &["czechia", "czech", "czechs"], &["myanmar", "burma", "burmese"], &["peru", "peruvian", "peruvians"],
    &["un", "nations"], &["quebec", "quebecois"], &["iceland", "icelandic", "icelanders"],
    &["portugal", "portuguese"], &["malta", "maltese"], &["togo", "togolese"], &["senegal", "senegalese"],
    &["cambodia", "cambodian", "khmer"], &["slovakia", "slovak", "slovaks"], &["slovenia", "slovene", "slovenes"],
    &["serbia", "serb", "serbs"], &["croatia", "croat", "croats"], &["argentina", "argentine", "argentines"],
    &["monaco", "monegasque"], &["ivory", "ivorian", "ivorians"], &["laos", "lao", "laotian"],
    &["bangladesh", "bangladeshi"], &["madagascar", "malagasy"], &["wales", "welshman", "welshwoman"],
    &["england", "englishman", "englishwoman"], &["israel", "israelis"], &["norway", "norse"],
];

/// Capitals, and a word of the country whose they are.
#[rustfmt::skip]
const CAPITALS: &[(&str, &str)] = &[
    ("amsterdam", "netherlands"), ("ankara", "turkey"), ("athens", "greece"), ("baghdad", "iraq"),
    ("beijing", "china"), ("berlin", "germany"), ("brussels", "belgium"), ("budapest", "hungary"),
    ("cairo", "egypt"), ("canberra", "australia"), ("copenhagen", "denmark"), ("delhi", "india"),
    ("dublin", "ireland"), ("helsinki", "finland"), ("islamabad", "pakistan"), ("kabul", "afghanistan"),
    ("kyiv", "ukraine"), ("kiev", "ukraine"), ("lisbon", "portugal"), ("london", "uk"), ("london", "england"),
    ("madrid", "spain"), ("moscow", "russia"), ("nairobi", "kenya"), ("oslo", "norway"), ("ottawa", "canada"),
    ("paris", "france"), ("prague", "czechia"), ("pyongyang", "korea"), ("rome", "italy"), ("seoul", "korea"),
    ("stockholm", "sweden"), ("tehran", "iran"), ("tokyo", "japan"), ("vienna", "austria"),
    ("warsaw", "poland"),
];

/// What stands after the part that a word shares with another one of its family: `Norland`, `Norlanders`.
#[rustfmt::skip]
const ENDINGS: &[&str] = &[
    "", "a", "al", "an", "ans", "e", "ean", "eans", "en", "er", "ers", "ese", "ey", "i", "ian", "ians", "ic", "is",
    "ish", "ism", "ist", "ists", "ite", "ites", "n", "ns", "o", "s", "ain", "y",
];

/// How many letters two forms share at least.
const SHARED: usize = 4;

/// Words that name a kind of body or place, and a certain one only with others.
#[rustfmt::skip]
const GENERIC: &[&str] = &[
    "academy", "administration", "agency", "airport", "alliance", "army", "assembly", "association", "authority", "award", "awards",
    "bank", "battalion", "blast", "board", "bridge", "brigade", "bureau", "cabinet", "chamber", "championship", "championships", "church", "city", "club",
    "coalition", "college", "commission", "committee", "company", "conference", "congress", "constitution",
    "corporation", "council", "county", "court", "department", "district", "division", "embassy", "federation",
    "festival", "fleet", "force", "forces", "forum", "foundation", "fund", "government", "group", "hospital", "house", "institute",
    "institution", "island", "islands", "lake", "league", "ministry", "mission", "museum", "navy", "network",
    "office", "organisation", "organization", "parliament", "party", "police", "port", "prefecture", "prize", "province",
    "region", "republic", "river", "road", "school", "sea", "senate", "series", "service", "services", "society", "square",
    "station", "street", "summit", "team", "theatre", "town", "treaty", "tribunal", "union", "university", "village",
];

/// Words that are capitalised and name nobody: titles, days, the names of tongues and feasts.
#[rustfmt::skip]
const NOBODY: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december", "united", "ceo",
    "cfo", "coo", "executive", "vice", "gov", "sen", "rep", "gen", "col", "lt", "capt", "sgt", "internet", "web",
    "christmas", "easter", "god", "earth", "tv", "ok", "phd", "md", "jr", "sr", "ii", "iii", "iv", "state", "foreign",
    "head", "member", "coach", "manager", "counsel", "advocate", "chair", "treasurer", "ms", "minister", "ministers",
    "cup", "gold", "silver", "bronze", "olympic", "olympics", "games", "week", "day", "yoy", "q1", "q2", "q3", "q4",
    "am", "pm", "gmt", "utc", "bst", "cet", "est", "edt", "pst", "st", "no",
];

/// A word of a name as such words are compared: in lower case, without accents, dots and the genitive.
pub(crate) fn name_word(written: &str) -> String {
    let lower = lower::plain(written.trim_matches(|c: char| !c.is_alphanumeric()));
    let bare = lower.strip_suffix("'s").unwrap_or(&lower).trim_end_matches('\'');
    if bare.is_ascii() {
        return if bare.contains('.') { bare.replace('.', "") } else { bare.to_owned() };
    }
    bare.nfd().filter(|c| !is_combining_mark(*c) && *c != '.').collect()
}

/// Whether a word that was made ready names nobody by itself: a title, a day.
pub(crate) fn names_nobody(word: &str) -> bool {
    NOBODY.contains(&word) || may_precede_surname(word) && !is_nationality(word) && !is_nation(word)
}

/// `Russian` may stand before a surname and is a name all the same.
fn is_nationality(word: &str) -> bool {
    word.ends_with("ian") || word.ends_with("ish")
}

/// Whether a word that was made ready names a kind of body.
pub(crate) fn is_generic(word: &str) -> bool {
    GENERIC.contains(&word)
}

/// Whether a lower-case word is of a country: `tajik`, `russian`.
pub(crate) fn is_country(word: &str) -> bool {
    is_nationality(word) || COUNTRIES.iter().any(|names| names.contains(&word))
}

/// Whether a lower-case word names a country or its people wherever it stands: `french`, and not `states`.
pub(crate) fn is_nation(word: &str) -> bool {
    countries(word) != 0 && !matches!(word, "states" | "kingdom" | "us")
}

/// Whether a capital is that of the country that a word is of, both made ready: `london`, `british`.
pub(crate) fn is_capital_of(city: &str, country: &str) -> bool {
    static OF: LazyLock<FxHashMap<&str, Vec<&str>>> = LazyLock::new(|| {
        let mut of: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
        CAPITALS.iter().for_each(|(capital, country)| of.entry(*capital).or_default().push(*country));
        of
    });
    OF.get(city).is_some_and(|of| of.iter().any(|of| same_name(of, country)))
}

/// The countries to which a word belongs, one bit for each: names are compared by the million.
fn countries(word: &str) -> u64 {
    static OF: LazyLock<FxHashMap<&str, u64>> = LazyLock::new(|| {
        let mut of = FxHashMap::default();
        for (number, names) in COUNTRIES.iter().enumerate() {
            names.iter().for_each(|name| *of.entry(*name).or_default() |= 1 << number);
        }
        of
    });
    OF.get(word).copied().unwrap_or(0)
}

/// Whether two words that were made ready are forms of one name: `Norland`, `Norlander`, `France`, `French`.
pub(crate) fn same_name(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let shared: usize =
        one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (left, right) = (&one[shared..], &other[shared..]);
    // "Paul" is not "Paula", nor "Jack" "Jacky"; "German" is of Germany.
    let is_other =
        |a: &str, b: &str| a.is_empty() && (matches!(b, "a" | "e" | "o") || b == "y" && shared <= SHARED);
    let is_form = shared >= SHARED
        && ENDINGS.contains(&left)
        && ENDINGS.contains(&right)
        && !is_other(left, right)
        && !is_other(right, left);
    is_form || {
        let own = countries(one);
        own != 0 && own & countries(other) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_name_are_one() {
        for (one, other) in [
            ("russia", "russian"),
            ("israel", "israeli"),
            ("france", "french"),
            ("uk", "british"),
            ("germany", "german"),
            ("italy", "italian"),
            ("china", "chinese"),
            ("iraq", "iraqi"),
            ("canada", "canadian"),
            ("norland", "norlanders"),
        ] {
            assert!(same_name(one, other) && same_name(other, one), "{one} {other}");
        }
    }

    #[test]
    fn each_country_has_a_bit_of_its_own() {
        assert!(COUNTRIES.len() <= 64);
        assert!(countries("wales").count_ones() == 2 && countries("norland") == 0);
    }

    #[test]
    fn other_names_are_others() {
        for (one, other) in [
            ("austria", "australia"),
            ("austrian", "australian"),
            ("iran", "iraq"),
            ("paul", "paula"),
            ("slovenia", "slovakia"),
            ("wexler", "weller"),
            ("france", "germany"),
            ("sweden", "switzerland"),
        ] {
            assert!(!same_name(one, other) && !same_name(other, one), "{one} {other}");
        }
    }

    #[test]
    fn words_are_made_ready() {
        assert!(is_capital_of("london", "british") && !is_capital_of("british", "london"));
        assert_eq!(name_word("U.S."), "us");
        assert_eq!(name_word("Åsberg’s"), "asberg");
        assert!(names_nobody("president") && names_nobody("may") && !names_nobody("russian"));
    }
}
