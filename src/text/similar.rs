//! Finds the known words that a mistyped one may have meant.

use unicode_normalization::UnicodeNormalization;

/// How alike two words must be, by Jaro–Winkler similarity (Winkler 1990), to be suggested.
const MIN_SIMILARITY: f64 = 0.8;

/// The most characters of two words that are compared.
const MAX_COMPARED: usize = 100;

/// The most words that are compared letter by letter with another: those that have the most letters in common with it.
/// A stranger's thousand notes, each with a title like the others' and a link to none, took minutes.
pub(crate) const MOST_COMPARED: usize = 32;

/// Up to three of the candidates that are like `word`, the likeliest first.
#[must_use]
pub fn similar<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let compared = |word: &str| Compared::of(&beginning(word).to_lowercase());
    let known: Vec<(Compared, &str)> = candidates.into_iter().map(|known| (compared(known), known)).collect();
    let mut nearest = compared(word).nearest(&known);
    nearest.dedup();
    nearest.into_iter().copied().take(3).collect()
}

/// A word as it is compared.
#[derive(Debug)]
pub(crate) struct Compared {
    text: Box<str>,
    letters: Letters,
}

impl Compared {
    pub(crate) fn of(word: &str) -> Self {
        let text = beginning(word);
        Self { text: text.into(), letters: Letters::of(text) }
    }

    /// What is known by a word like this one, the most similar first. Ties go by what is known.
    pub(crate) fn nearest<'k, T: Ord>(&self, known: &'k [(Self, T)]) -> Vec<&'k T> {
        let likely = self.letters.likeliest(known.iter().map(|(word, _)| &word.letters));
        let mut scored: Vec<(f64, &T)> = likely
            .into_iter()
            .filter_map(|place| known.get(place))
            .map(|(word, known)| (strsim::jaro_winkler(&self.text, &word.text), known))
            .filter(|(score, _)| *score >= MIN_SIMILARITY)
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        scored.into_iter().map(|(_, known)| known).collect()
    }
}

/// The part of a name that is compared: comparing costs the product of both lengths.
fn beginning(name: &str) -> &str {
    name.char_indices().nth(MAX_COMPARED).map_or(name, |(end, _)| &name[..end])
}

/// How often a name has each letter. Some letters share a place, so that two names seem at most more alike.
#[derive(Debug)]
struct Letters {
    counts: [u8; 32],
    all: u8,
    first: [char; 4],
}

impl Letters {
    /// Of the first letters of a name.
    #[must_use]
    fn of(name: &str) -> Self {
        let mut letters = Self { counts: [0; 32], all: 0, first: ['\0'; 4] };
        for (place, letter) in name.chars().take(MAX_COMPARED).enumerate() {
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

    /// The places of those of some names that may be like this one, of many only those that are likeliest.
    #[must_use]
    fn likeliest<'l>(&self, others: impl Iterator<Item = &'l Self>) -> Vec<usize> {
        let scored = (0..).zip(others).map(|(place, other)| (self.most_alike(other), place));
        let mut likely: Vec<(f64, usize)> = scored.filter(|(score, _)| *score >= MIN_SIMILARITY).collect();
        if likely.len() > MOST_COMPARED {
            let order = |a: &(f64, usize), b: &(f64, usize)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
            likely.select_nth_unstable_by(MOST_COMPARED, order);
            likely.truncate(MOST_COMPARED);
        }
        likely.into_iter().map(|(_, place)| place).collect()
    }
}

/// How many letters a name has at least of which one may be mistyped beyond doubt. `iraq` is not `iran`.
const MIN_LETTERS_FOR_CERTAINTY: usize = 6;

/// The one candidate that `word` beyond doubt stands for: the only one that differs from it in nothing but
/// typography, or else the only one there is, where one slip of the pen lies between them (a letter too
/// many, too few or wrong, or two exchanged; never a digit, never the first letter).
#[must_use]
pub fn meant<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let wanted = plain(word);
    let mut same = candidates.iter().filter(|known| plain(known) == wanted);
    if let Some(only) = same.next() {
        return same.next().is_none().then_some(only);
    }
    if let [only] = candidates { is_slip(&wanted, &plain(only)).then_some(*only) } else { None }
}

fn is_slip(written: &str, known: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    (MIN_LETTERS_FOR_CERTAINTY..=MAX_COMPARED).contains(&written.chars().count())
        && written.chars().next() == known.chars().next()
        && digits(written) == digits(known)
        && written.len().abs_diff(known.len()) <= '\u{10ffff}'.len_utf8()
        && strsim::osa_distance(written, known) == 1
}

/// A name without what typography may change in it: case, Unicode forms, kinds of dashes, quotation marks
/// and spaces, soft hyphens. Spaces are hyphens, as in ids.
fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for c in name.trim().nfkc().flat_map(char::to_lowercase) {
        match c {
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '_' => plain.push('-'),
            '\u{2018}' | '\u{2019}' => plain.push('\''),
            '\u{201c}' | '\u{201d}' => plain.push('"'),
            c if c.is_whitespace() => plain.push('-'),
            c => plain.push(c),
        }
    }
    plain
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
    fn one_slip_of_the_pen_is_beyond_doubt() {
        for word in ["tomas-reil", "tomas-rely", "tomasreyl", "tomas-reyll", "Tomas Reil"] {
            assert_eq!(meant(word, &["tomas-reyl"]), Some("tomas-reyl"), "{word}");
        }
    }

    #[test]
    fn what_may_be_another_name_is_a_guess() {
        assert_eq!(meant("tomas-ryel-b", &["tomas-reyl"]), None, "two slips");
        assert_eq!(meant("iraq", &["iran"]), None, "a short word");
        assert_eq!(meant("zambia", &["gambia"]), None, "the first letter");
        assert_eq!(meant("2021-05-08-moscow", &["2021-05-09-moscow"]), None, "a digit");
        assert_eq!(meant("tomas-reil", &["tomas-reyl", "thomas-reil"]), None, "two candidates");
        assert_eq!(meant("tomas-reil", &[]), None);
    }

    #[test]
    fn typography_is_no_difference() {
        let known = ["tajik-kyrgyz-border", "tajik-kyrgyz-borders"];
        assert_eq!(meant("Tajik\u{2013}Kyrgyz\u{a0}bor\u{ad}der", &known), Some(known[0]));
        assert_eq!(meant("A\u{2019}s", &["a's", "A's"]), None, "two that are the same");
    }
}
