//! Of whom a text speaks without naming them: "he", "the minister", "both sides", in English.

use super::cues::{self, Cues};
use super::deeds::is_past;
use super::lower;

/// Of whom a quote speaks without naming them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Allusion {
    /// Of nobody.
    None,
    /// Of a person: "he", "the minister".
    Person,
    /// Of anyone or anything: "its", "both sides".
    Any,
}

/// Of whom a text speaks by a pronoun, or as "the leader".
pub(crate) fn allusion(text: &str, cues: Cues) -> Allusion {
    if !cues.has(Cues::PRONOUN.or(Cues::DESCRIPTION).or(Cues::BODY)) {
        return Allusion::None;
    }
    let allusions = alluding(text).map(|(_, lower)| match cues::is_personal(&lower) {
        true => Allusion::Person,
        false => Allusion::Any,
    });
    allusions.max().unwrap_or(Allusion::None)
}

/// How a text may speak of a person without a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OfPerson {
    /// Not at all: "it" is no person.
    Nowise,
    /// By "he" and "she" alone, the first of them at this byte: whoever is named before it is meant.
    Pronoun(usize),
    /// By other words, which may mean one who is named only elsewhere: "his counterpart", "both sides".
    Open,
}

/// How a text may speak of a person without a name.
pub(crate) fn of_person(text: &str) -> OfPerson {
    let mut first = OfPerson::Nowise;
    let (mut has_man, mut has_woman) = (false, false);
    for (at, lower) in alluding(text) {
        has_man |= matches!(lower.as_str(), "he" | "him" | "his" | "himself");
        has_woman |= matches!(lower.as_str(), "she" | "her" | "hers" | "herself");
        // "Quinn said that he had told her": one of both is not named.
        if has_man && has_woman {
            return OfPerson::Open;
        }
        // "The company" is no person either.
        let is_thing = matches!(lower.as_str(), "it" | "its" | "itself")
            || cues::is_body(&lower) && !cues::describes(&lower);
        let is_person = cues::is_pronoun(&lower) && cues::is_personal(&lower);
        match (is_thing, is_person, first) {
            (false, true, OfPerson::Nowise) => first = OfPerson::Pronoun(at),
            (false, false, _) => return OfPerson::Open,
            _ => {}
        }
    }
    first
}

/// Whether a text may speak of a place without a name: "it", "the town", and not "the company".
pub(crate) fn may_be_of_place(text: &str) -> bool {
    alluding(text).any(|(_, lower)| {
        let is_land = matches!(lower.as_str(), "country" | "city" | "town" | "island" | "region");
        is_land || !cues::is_body(&lower) || cues::describes(&lower)
    })
}

/// The words of a text by which it speaks of someone or something without a name, in lower case.
fn alluding(text: &str) -> impl Iterator<Item = (usize, String)> {
    let mut end = 0;
    let words = text.split_inclusive(|c: char| !c.is_alphabetic()).filter_map(move |piece| {
        let start = end;
        end += piece.len();
        let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        (!word.is_empty()).then_some((start, word))
    });
    let mut words = words.peekable();
    let mut by_article = false;
    std::iter::from_fn(move || {
        while let Some((at, word)) = words.next() {
            let lower = lower::plain(word);
            let is_body = by_article && cues::is_body(&lower);
            by_article = matches!(lower.as_str(), "the" | "both" | "two");
            let next = words.peek().map_or("", |(_, next)| next);
            let is_title =
                || next.starts_with(char::is_uppercase) || holds_named_office(&text[at + word.len()..]);
            // "The former inspector" is an inspector, "the former declined" the one named first.
            let is_adjective = || lower == "former" && !next.is_empty() && !is_past(next);
            let alludes = is_body && !is_title()
                || cues::is_pronoun(&lower)
                || (cues::describes(&lower) && !is_title() && !is_adjective());
            if alludes {
                return Some((at, lower));
            }
        }
        None
    })
}

/// Whether the words behind one for an office say of what it is, and then who holds it: "of Trade and Ports, Ada Quinn".
fn holds_named_office(behind: &str) -> bool {
    let office = behind.strip_prefix(" of ").and_then(|rest| rest.split_once(", "));
    office.is_some_and(|(of, holder)| {
        !of.contains(['.', ';', ':', '"'])
            && of.split(' ').count() <= OFFICE
            && holder.starts_with(char::is_uppercase)
    })
}

/// How many words may say of what an office is.
const OFFICE: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_meant_by_some_words_and_not_by_others() {
        assert_eq!(of_person("the pier and its gates"), OfPerson::Nowise);
        assert_eq!(of_person("Quinn said she would stay"), OfPerson::Pronoun(11));
        assert_eq!(of_person("Quinn met her counterpart"), OfPerson::Open);
        assert_eq!(of_person("Quinn said he had told her"), OfPerson::Open);
        assert_eq!(of_person("both sides agreed"), OfPerson::Open);
        assert_eq!(of_person("a former inspector of dams"), OfPerson::Nowise);
        assert_eq!(of_person("the former declined"), OfPerson::Open);
        assert_eq!(of_person("Governor Kessel spoke"), OfPerson::Nowise);
        assert_eq!(of_person("Kessel blamed the company"), OfPerson::Nowise);
        assert_eq!(of_person("the minister of ports, Ada Quinn, left"), OfPerson::Nowise);
        assert_eq!(of_person("the minister of ports left"), OfPerson::Open);
    }

    #[test]
    fn places_are_no_companies() {
        assert!(may_be_of_place("Quinn left the town") && may_be_of_place("it was shut"));
        assert!(!may_be_of_place("Quinn blamed the company"));
    }
}
