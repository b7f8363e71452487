//! The authors of a source as reference styles need them: family names apart from given ones, which many styles
//! shorten (`Brandt, I.`), and the names of organisations whole.

use hayagriva::types::Person;

/// Words that no person's name has, in small letters.
const OF_ORGANISATIONS: [&str; 74] = [
    "academy",
    "agency",
    "army",
    "association",
    "bank",
    "board",
    "broadcasting",
    "bureau",
    "center",
    "centre",
    "channel",
    "church",
    "club",
    "college",
    "commission",
    "committee",
    "company",
    "corporation",
    "council",
    "court",
    "department",
    "desk",
    "editorial",
    "editors",
    "embassy",
    "federation",
    "for",
    "forces",
    "foundation",
    "fund",
    "gazette",
    "gmbh",
    "government",
    "group",
    "herald",
    "inc",
    "information",
    "institute",
    "international",
    "journal",
    "league",
    "library",
    "ltd",
    "magazine",
    "media",
    "ministry",
    "museum",
    "national",
    "nations",
    "network",
    "news",
    "newspaper",
    "of",
    "office",
    "organisation",
    "organization",
    "parliament",
    "party",
    "police",
    "post",
    "press",
    "radio",
    "research",
    "service",
    "society",
    "staff",
    "statistics",
    "team",
    "the",
    "times",
    "tribune",
    "union",
    "university",
    "world",
];

/// Small words that belong to the family name after them.
const PARTICLES: [&str; 24] = [
    "af", "al", "av", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn",
    "la", "le", "ten", "ter", "van", "von", "zu", "zum",
];

/// The authors that a text names.
pub(super) fn authors(text: &str, is_organisation: bool) -> Vec<Person> {
    if is_organisation {
        return vec![whole(text)];
    }
    let split = |sign: &str| -> Vec<Person> { text.split(sign).map(str::trim).filter_map(person).collect() };
    for sign in [";", " and ", " & "] {
        let several = split(sign);
        // A sign between two persons; in an organisation's name it is a part of it.
        if several.len() > 1 && several.len() == text.split(sign).count() {
            return several;
        }
    }
    vec![person(text.trim()).unwrap_or_else(|| whole(text))]
}

/// An author's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::site) enum Author {
    /// As it is written: an organisation's, or one that may be no person's.
    Whole(String),
    /// A person's.
    Parts { family: String, given: String },
}

/// The authors that a text names, for forms that are no styles.
pub(in crate::site) fn named(text: &str, is_organisation: bool) -> Vec<Author> {
    let author = |person: Person| match person.given_name {
        None => Author::Whole(person.name),
        Some(given) => {
            let prefix = person.prefix.map_or(String::new(), |prefix| format!("{prefix} "));
            Author::Parts { family: format!("{prefix}{}", person.name), given }
        }
    };
    authors(text, is_organisation).into_iter().map(author).collect()
}

/// A name as it is written.
pub(super) fn whole(name: &str) -> Person {
    let name = name.to_owned();
    Person { name, given_name: None, prefix: None, suffix: None, comma_suffix: false, alias: None }
}

/// A person's name in its parts; none where it may be no person's, or where the family name stands first, as it
/// does where letters have no capitals.
fn person(name: &str) -> Option<Person> {
    if let Some((family, given)) = name.split_once(", ") {
        let is_name = |part: &str| !part.contains(',') && part.split_whitespace().all(is_part);
        return (is_name(family) && is_name(given))
            .then(|| Person { given_name: Some(given.to_owned()), ..with_particles(family) });
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_person = (2..=5).contains(&words.len()) && words.iter().all(|word| is_part(word));
    let first_of_family =
        words.iter().position(|word| is_particle(word)).unwrap_or_else(|| words.len().saturating_sub(1));
    if !is_person || first_of_family == 0 || words.last().is_some_and(|last| last.ends_with('.')) {
        return None;
    }
    let given = words.get(..first_of_family)?.join(" ");
    let family = words.get(first_of_family..)?.join(" ");
    Some(Person { given_name: Some(given), ..with_particles(&family) })
}

fn with_particles(family: &str) -> Person {
    let length: usize =
        family.split_inclusive(' ').take_while(|word| is_particle(word.trim())).map(str::len).sum();
    let (prefix, name) = family.split_at(if length < family.len() { length } else { 0 });
    let prefix = Some(prefix.trim().to_owned()).filter(|prefix| !prefix.is_empty());
    Person { prefix, ..whole(name) }
}

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// Whether a word may be part of a person's name: an initial, or one capital and small letters.
fn is_part(word: &str) -> bool {
    if is_particle(word) {
        return true;
    }
    let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
    let is_initial = word.ends_with('.') || word.chars().count() == 1;
    let is_shouted = word.chars().count() > 1 && !word.chars().any(char::is_lowercase) && !is_initial;
    let is_known = OF_ORGANISATIONS.contains(&word.to_lowercase().as_str());
    letters && word.starts_with(char::is_uppercase) && !is_shouted && !is_known
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> String {
        let part = |part: Option<String>| part.map_or(String::new(), |part| format!("{part}/"));
        let one = |p: Person| format!("{}{}{}", part(p.given_name), part(p.prefix), p.name);
        authors(text, false).into_iter().map(one).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn persons_have_given_and_family_names() {
        assert_eq!(of("Pia Holm"), "Pia/Holm");
        assert_eq!(of("J. R. Holm-Berg"), "J. R./Holm-Berg");
        assert_eq!(of("Ursula von der Aue"), "Ursula/von der/Aue");
        assert_eq!(of("Holm, Pia"), "Pia/Holm");
        assert_eq!(of("Иван Петров"), "Иван/Петров");
        assert_eq!(of("Pia Holm and Jan O’Hara"), "Pia/Holm; Jan/O’Hara");
        assert_eq!(of("Pia Holm; Jan Berg; Ola Dahl"), "Pia/Holm; Jan/Berg; Ola/Dahl");
    }

    #[test]
    fn organisations_stay_whole() {
        for name in [
            "Lunde Harbour Board",
            "TASS",
            "The Editors",
            "Asia Plus News",
            "World Bank",
            "BBC Monitoring",
            "Ministry of Fisheries and Trade",
            "Smith & Sons Ltd.",
            "Plus",
            "习近平",
            "Reuters 24",
            "Lunde Research Group",
        ] {
            assert_eq!(of(name), name);
        }
        assert_eq!(authors("Ocean Watch", true), [whole("Ocean Watch")]);
    }
}
