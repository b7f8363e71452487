//! Whether what is told without a year is over or still to come, by the words around it.

use super::anchor::YearSide;
use super::reader::Reader;
use crate::read::deeds::{is_past, plans};

/// How many tokens before a date tell of it.
const BEFORE: usize = 12;

impl Reader<'_> {
    /// On which side of the reference the month or day from `start` to `end` lies, where the words around it tell.
    pub(super) fn side(&self, start: usize, end: usize) -> Option<YearSide> {
        let t = self.tokens;
        let before = start.checked_sub(1).map_or("", |before| t.lower(before));
        let part = matches!(before, "early" | "late" | "mid" | "-");
        let lead = start.checked_sub(2).filter(|_| part).map_or(before, |lead| t.lower(lead));
        if before == "this" {
            return Some(YearSide::Own);
        }
        let to_date = ["to date", "till now", "until now"];
        if lead == "since" || to_date.iter().any(|phrase| t.phrase(end, phrase).is_some()) {
            return Some(YearSide::Gone);
        }
        if self.is_to_come(start) {
            return Some(YearSide::Coming);
        }
        (matches!(lead, "in" | "on") && self.is_done(start - 1 - usize::from(part))).then_some(YearSide::Gone)
    }

    /// Whether the words before "in January" tell of a deed that was done then: "was closed", "died", and not "was
    /// expected" or "said it would be held".
    fn is_done(&self, preposition: usize) -> bool {
        let t = self.tokens;
        let ends =
            |at: &usize| matches!(t.lower(*at), "." | ";" | "!" | "?" | ":" | "\"" | "\u{201d}" | "\u{201c}");
        let from = preposition.saturating_sub(BEFORE);
        let clause: Vec<&str> =
            (from..preposition).rev().take_while(|at| !ends(at)).map(|at| t.lower(at)).collect();
        let is_deed = |word: &&str| is_past(word) && !plans(word) && !TOLD.contains(word);
        let is_open = |word: &&str| plans(word) || OPEN.contains(word);
        // "Was closed in January", "was shot dead in Arden in January".
        let is_done = |at: usize| clause.get(at).is_some_and(&is_deed);
        let by_passive = (1..clause.len()).any(|at| {
            let adverb = usize::from(at > 1 && clause[at - 1].ends_with("ly"));
            matches!(clause[at], "was" | "were" | "been") && is_done(at - 1 - adverb)
        });
        let is_beside = clause.first().is_some_and(is_deed);
        (is_beside || by_passive) && !clause.iter().any(is_open)
    }
}

/// Verbs whose time is not that of what follows: "announced talks in March".
const TOLD: &[&str] = &[
    "announced",
    "said",
    "approved",
    "extended",
    "postponed",
    "delayed",
    "moved",
    "scheduled",
    "set",
    "confirmed",
    "told",
    "added",
    "booked",
    "needed",
    "based",
    "located",
];

/// Words that leave open whether it is done.
const OPEN: &[&str] = &[
    "to", "for", "is", "are", "be", "being", "if", "before", "until", "can", "cannot", "next", "when", "not",
];

#[cfg(test)]
mod tests {
    use super::super::reader::read_dates;
    use crate::model::Date;

    fn year(text: &str, reference: &str) -> String {
        let reference = Date::parse(reference).unwrap();
        let mut found = read_dates(text, Some(&reference)).into_iter();
        found.next().unwrap().date.unwrap().text.clone()
    }

    #[test]
    fn what_is_done_is_over_and_what_is_planned_is_not() {
        let day = "2026-11-20";
        for (text, date) in [
            ("The bridge was closed in January.", "2026-01"),
            ("He died in March.", "2026-03"),
            ("The pier was badly damaged by a storm in February.", "2026-02"),
            ("open since March", "2026-03"),
            ("sold from March to date", "2026-03"),
            ("this March", "2026-03"),
            // Each comes nearest.
            ("The bridge was to be closed in January.", "2027-01"),
            ("They announced talks in January.", "2027-01"),
            ("The vote, which was scheduled in January", "2027-01"),
            ("It will be closed in January.", "2027-01"),
        ] {
            assert_eq!(year(text, day), date, "{text}");
        }
    }
}
