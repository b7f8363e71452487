//! The names that a mistyped one may have meant, found without comparing it with each of them letter by letter.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::model::NoteId;

/// How alike two names must be, by Jaro–Winkler similarity (Winkler 1990), to be suggested.
const MIN_SIMILARITY: f64 = 0.8;

/// The most characters of a name that are compared: comparing costs the product of both lengths.
const MAX_CHARS: usize = 100;

/// The most names that are compared letter by letter: those that have the most letters in common with what is written.
/// A stranger's thousand notes, each with a title like the others' and a link to none, took minutes.
const MOST_COMPARED: usize = 32;

/// All names, as they are compared; made when the first one is asked for. What it is made of says all that it says.
#[derive(Debug, Default)]
pub(super) struct NearNames(OnceLock<Vec<Known>>);

impl Clone for NearNames {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for NearNames {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for NearNames {}

#[derive(Debug)]
struct Known {
    name: Box<str>,
    letters: Letters,
    id: NoteId,
}

impl NearNames {
    /// The notes with a name like this one, the most similar first. `all` gives each name with its note.
    pub(super) fn of<'n>(
        &self,
        wanted: &str,
        all: impl FnOnce() -> Vec<(&'n str, &'n NoteId)>,
    ) -> Vec<NoteId> {
        let known = |(name, id): (&str, &NoteId)| {
            let name = beginning(name);
            Known { name: name.into(), letters: Letters::of(name), id: id.clone() }
        };
        let known = self.0.get_or_init(|| all().into_iter().map(known).collect());
        let wanted = beginning(wanted);
        let letters = Letters::of(wanted);
        let mut likely: Vec<(f64, usize)> = (0..)
            .zip(known)
            .map(|(place, known)| (letters.most_alike(&known.letters), place))
            .filter(|(score, _)| *score >= MIN_SIMILARITY)
            .collect();
        if likely.len() > MOST_COMPARED {
            let order = |a: &(f64, usize), b: &(f64, usize)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
            likely.select_nth_unstable_by(MOST_COMPARED, order);
            likely.truncate(MOST_COMPARED);
        }
        let likely = likely.into_iter().filter_map(|(_, place)| known.get(place));
        let mut scored: Vec<(f64, &NoteId)> = likely
            .map(|known| (strsim::jaro_winkler(wanted, &known.name), &known.id))
            .filter(|(score, _)| *score >= MIN_SIMILARITY)
            .collect();
        // Ties go by id, so that the suggestion does not depend on the order of the names.
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        let mut seen = BTreeSet::new();
        scored.into_iter().filter(|(_, id)| seen.insert(*id)).map(|(_, id)| id.clone()).collect()
    }
}

fn beginning(name: &str) -> &str {
    name.char_indices().nth(MAX_CHARS).map_or(name, |(end, _)| &name[..end])
}

/// How often a name has each letter. Some letters share a place, so that two names seem at most more alike.
#[derive(Debug)]
struct Letters {
    counts: [u8; 32],
    all: u8,
    first: [char; 4],
}

impl Letters {
    /// Of at most [`MAX_CHARS`] letters, which a byte counts.
    fn of(name: &str) -> Self {
        let mut letters = Self { counts: [0; 32], all: 0, first: ['\0'; 4] };
        for (place, letter) in name.chars().enumerate() {
            letters.counts[u32::from(letter) as usize % 32] += 1;
            letters.all += 1;
            if let Some(first) = letters.first.get_mut(place) {
                *first = letter;
            }
        }
        letters
    }

    /// What the Jaro–Winkler similarity of two names is at most: as though all the letters that they share stood in
    /// the same order.
    fn most_alike(&self, other: &Self) -> f64 {
        let shared = self.counts.iter().zip(&other.counts).map(|(a, b)| u32::from(*a.min(b))).sum::<u32>();
        if shared == 0 {
            return 0.0;
        }
        let of = |all: u8| f64::from(shared) / f64::from(all);
        let jaro = (of(self.all) + of(other.all) + 1.0) / 3.0;
        let same = self.first.iter().zip(&other.first).take_while(|(a, b)| a == b).count();
        let same = [0.0, 0.1, 0.2, 0.3, 0.4][same];
        jaro + same * (1.0 - jaro)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(random: &mut fastrand::Rng) -> String {
        (0..random.usize(3..14))
            .map(|_| random.choice(['a', 'e', 'i', 'n', 'o', 'r', 's', 't', '-', 'é']).unwrap())
            .collect()
    }

    #[test]
    fn no_two_names_are_more_alike_than_their_letters_allow() {
        let mut random = fastrand::Rng::with_seed(3);
        for _ in 0..5_000 {
            let (one, other) = (word(&mut random), word(&mut random));
            let bound = Letters::of(&one).most_alike(&Letters::of(&other));
            let score = strsim::jaro_winkler(&one, &other);
            assert!(score <= bound + 1e-9, "{one} {other}: {score} over {bound}");
        }
    }

    #[test]
    fn a_slip_of_the_pen_is_found_among_thousands() {
        let mut random = fastrand::Rng::with_seed(4);
        let names: Vec<String> = (0..3_000).map(|number| format!("{}{number}", word(&mut random))).collect();
        let ids: Vec<NoteId> = names.iter().map(|name| NoteId::new(name.as_str())).collect();
        let near = NearNames::default();
        for name in names.iter().step_by(50).filter(|name| name.chars().count() > 7) {
            let written: String =
                name.chars().enumerate().filter(|(at, _)| *at != 4).map(|(_, c)| c).collect();
            let found = near.of(&written, || names.iter().map(String::as_str).zip(&ids).collect());
            let best = |id: &NoteId| strsim::jaro_winkler(&written, id.as_str());
            let most = ids.iter().map(best).fold(0.0, f64::max);
            assert!(found.first().is_some_and(|id| best(id) >= most), "{written} of {name}: {found:?}");
        }
        // More that are alike than are compared: those that are compared are still like it.
        let alike: Vec<String> =
            (0..100).map(|number| format!("the long title of a note {number}")).collect();
        let ids: Vec<NoteId> = alike.iter().map(|name| NoteId::new(name.as_str())).collect();
        let all = || alike.iter().map(String::as_str).zip(&ids).collect();
        assert_eq!(NearNames::default().of("the long title of a note x", all).len(), MOST_COMPARED);
    }
}
