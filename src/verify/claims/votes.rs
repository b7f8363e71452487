//! For or against, more or fewer: how somebody voted or gave evidence, and which way a comparison goes, where the quotes
//! tell of nothing but the other.

use super::around::is_negated;
use super::claim::Found;
use super::note_evidence::CitedQuote;
use crate::model::ClaimKind;
use crate::read::words::Word;

/// How many words behind "voted" may tell how.
const VOTED: usize = 4;

/// How many words behind "more" the "than" may stand.
const COMPARED: usize = 6;

/// Words by which a text may tell what is judged here.
const TOLD_BY: [&str; 6] = ["vote", "evidence", "testified", "campaigned", "lobbied", " than "];

/// Whether a text may tell how somebody voted, or compare.
pub(super) fn may_tell(text: &str) -> bool {
    TOLD_BY.iter().any(|word| text.contains(word))
}

/// "Voted for the deal" where the quotes tell of votes against it alone.
pub(super) fn other_vote(words: &[Word], quotes: &[&CitedQuote]) -> Option<Found> {
    let (at, is_for) = votes(words).next()?;
    let mut other = None;
    for quote in quotes {
        for (there, theirs) in votes(quote.words()) {
            if theirs == is_for {
                return None;
            }
            other = other.or(Some((quote, there)));
        }
    }
    let (quote, there) = other?;
    let kind = ClaimKind::Opposite(quote.quoted(quote.words()[there].span.clone()));
    Some(Found::new(words[at].span.clone(), kind))
}

/// Where a text tells how somebody voted, by the word that says it: whether it was for something.
fn votes(words: &[Word]) -> impl Iterator<Item = (usize, bool)> + '_ {
    const TELLING: [&str; 8] =
        ["vote", "votes", "voted", "voting", "evidence", "testified", "campaigned", "lobbied"];
    let is_vote = |word: &Word| TELLING.contains(&word.lower.as_str());
    let told = move |at: usize| {
        let clause = (at + 1..(at + 1 + VOTED).min(words.len())).take_while(|n| !words[*n].is_cut);
        clause.into_iter().find_map(|n| match words[n].lower.as_str() {
            "for" | "favour" | "favor" | "yes" => Some((n, true)),
            "against" | "no" => Some((n, false)),
            _ => None,
        })
    };
    (0..words.len()).filter(move |at| is_vote(&words[*at])).filter_map(told)
}

/// "More passengers than in 2019" where the quotes have "down from".
pub(super) fn other_change(words: &[Word], quotes: &[&CitedQuote]) -> Option<Found> {
    let mut sides = (0..words.len()).filter_map(|at| Some((at, side(&words[at].lower)?)));
    let (at, grows) = sides.next()?;
    let compares = words[at + 1..].iter().take(COMPARED).any(|word| word.lower == "than");
    if !compares || sides.next().is_some() || is_negated(words, at) {
        return None;
    }
    let mut other = None;
    for quote in quotes {
        for pair in quote.words().windows(2).filter(|pair| pair[1].lower == "from") {
            match pair[0].lower.as_str() {
                "up" if grows => return None,
                "down" if !grows => return None,
                "up" | "down" => other = other.or(Some(quote.quoted(pair[0].span.clone()))),
                _ => {}
            }
        }
    }
    Some(Found::new(words[at].span.clone(), ClaimKind::Opposite(other?)))
}

/// Whether a comparative says that something grows.
fn side(word: &str) -> Option<bool> {
    match word {
        "more" | "higher" | "larger" | "greater" => Some(true),
        "fewer" | "less" | "lower" | "smaller" => Some(false),
        _ => None,
    }
}
