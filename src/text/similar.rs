//! Finds the known words that a mistyped one may have meant.

use unicode_normalization::UnicodeNormalization;

/// How alike two words must be, by Jaro–Winkler similarity (Winkler 1990), to be suggested.
const MIN_SIMILARITY: f64 = 0.8;

/// The most characters of two words that are compared.
const MAX_COMPARED: usize = 100;

/// Up to three of the candidates that are like `word`, the likeliest first.
#[must_use]
pub fn similar<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted = beginning(word).to_lowercase();
    let mut scored: Vec<(f64, &str)> = candidates
        .into_iter()
        .map(|known| (strsim::jaro_winkler(&wanted, &beginning(known).to_lowercase()), known))
        .filter(|(score, _)| *score >= MIN_SIMILARITY)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    scored.dedup_by_key(|(_, known)| *known);
    scored.into_iter().map(|(_, known)| known).take(3).collect()
}

/// The part of a name that is compared: comparing costs the product of both lengths.
fn beginning(name: &str) -> &str {
    name.char_indices().nth(MAX_COMPARED).map_or(name, |(end, _)| &name[..end])
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
