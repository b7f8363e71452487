//! What a text states, as far as the readers tell: two wordings with one signature say the same of numbers, dates, names,
//! and yes or no, and no word of the one excludes a word of the other.

use std::collections::BTreeSet;

use crate::read::cues::{doubts, negates};
use crate::read::deeds::plans;
use crate::read::opposites::sides;
use crate::read::reading::Reading;

/// What a text states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Signature {
    /// Numbers, dates, times and numbers of names, sorted.
    figures: Vec<String>,
    /// Capitalised words, without those that begin a sentence.
    names: BTreeSet<String>,
    /// How often it negates, doubts, and tells of plans.
    cues: [usize; 3],
    /// All its words, in small letters.
    words: BTreeSet<String>,
}

impl Signature {
    pub(super) fn of(text: &str) -> Self {
        let reading = Reading::of(text, None);
        let numbers = reading.numbers.iter().map(|number| {
            let unit = number.unit.as_ref().map_or("", |unit| unit.name.as_str());
            format!("{} {:?} {:?} {unit}", number.value.normalize(), number.class, number.bound)
        });
        let dates = reading.dates.iter().filter_map(|date| Some(date.date.as_ref()?.text.clone()));
        let others = reading.identifiers.iter().map(|one| text[one.span.clone()].to_owned());
        let mut figures: Vec<String> = numbers.chain(dates).chain(others).collect();
        figures.sort();
        figures.dedup();
        let words: Vec<&str> = text
            .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
            .filter(|w| !w.is_empty())
            .collect();
        let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let count = |is: &dyn Fn(&str) -> bool| lower.iter().filter(|word| is(word)).count();
        let begins: BTreeSet<&str> = sentences(text).collect();
        let is_name = |word: &&&str| word.starts_with(char::is_uppercase) && !begins.contains(**word);
        Self {
            figures,
            names: words.iter().filter(is_name).map(|word| trimmed(word)).collect(),
            cues: [count(&negates), count(&|word| doubts(word).is_some()), count(&plans)],
            words: lower.into_iter().collect(),
        }
    }

    /// Whether two texts state the same.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        let same = (&self.figures, self.cues) == (&other.figures, other.cues);
        same && self.names_agree(other) && !self.excludes(other)
    }

    /// A name at the beginning of a sentence in the one may stand within one in the other.
    fn names_agree(&self, other: &Self) -> bool {
        let within = |names: &BTreeSet<String>, words: &BTreeSet<String>| {
            names.iter().all(|name| words.contains(&name.to_lowercase()))
        };
        within(&self.names, &other.words) && within(&other.names, &self.words)
    }

    fn excludes(&self, other: &Self) -> bool {
        let (mine, theirs) = (self.words.difference(&other.words), other.words.difference(&self.words));
        let theirs: Vec<_> = theirs.flat_map(|word| sides(word)).collect();
        mine.flat_map(|word| sides(word))
            .any(|side| theirs.iter().any(|their| their.set == side.set && their.group != side.group))
    }
}

/// The first word of each sentence.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(['.', '!', '?', ':', '“', '"']);
    parts.filter_map(|part| {
        part.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').find(|w| !w.is_empty())
    })
}

/// A word without a genitive's end.
fn trimmed(word: &str) -> String {
    word.trim_end_matches("'s").trim_end_matches("’s").trim_matches(['\'', '’']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agree(one: &str, other: &str) -> bool {
        Signature::of(one).agrees(&Signature::of(other))
    }

    #[test]
    fn another_wording_states_the_same() {
        for (one, other) in [
            ("The ferry carried 212,000 passengers in 2030.", "In 2030, 212,000 passengers went by ferry."),
            ("Ada Holm chairs the board.", "The board is chaired by Ada Holm."),
            ("The bridge is long.", "The bridge is quite long."),
        ] {
            assert!(agree(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn another_number_name_or_sense_states_something_else() {
        for (one, other) in [
            ("The ferry carried 212,000 passengers.", "The ferry carried 221,000 passengers."),
            ("The ferry carried 212,000 passengers.", "The ferry carried about 212,000 passengers."),
            ("It was on 8 May 2021.", "It was on 9 May 2021."),
            ("The board met Ada Holm.", "The board met Ada Berg."),
            ("The bridge will open.", "The bridge will not open."),
            ("Traffic rose in the year.", "Traffic fell in the year."),
        ] {
            assert!(!agree(one, other), "{one} / {other}");
        }
    }
}
