//! The names that a mistyped one may have meant, found without comparing it with each of them letter by letter.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::model::NoteId;
use crate::text::similar::Compared;

/// All names, as they are compared; made when the first one is asked for. What it is made of says all that it says.
#[derive(Debug, Default)]
pub(super) struct NearNames(OnceLock<Vec<(Compared, NoteId)>>);

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

impl NearNames {
    /// The notes with a name like this one, the most similar first. `all` gives each name with its note.
    pub(super) fn of<'n>(
        &self,
        wanted: &str,
        all: impl FnOnce() -> Vec<(&'n str, &'n NoteId)>,
    ) -> Vec<NoteId> {
        let known = |(name, id): (&str, &NoteId)| (Compared::of(name), id.clone());
        let known = self.0.get_or_init(|| all().into_iter().map(known).collect());
        let mut seen = BTreeSet::new();
        let nearest = Compared::of(wanted).nearest(known).into_iter();
        nearest.filter(|id| seen.insert(*id)).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::similar::MOST_COMPARED;

    fn word(random: &mut fastrand::Rng) -> String {
        (0..random.usize(3..14))
            .map(|_| random.choice(['a', 'e', 'i', 'n', 'o', 'r', 's', 't', '-', 'é']).unwrap())
            .collect()
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
