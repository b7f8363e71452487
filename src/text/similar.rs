//! Which of the known words a mistyped one may have meant.

/// How alike two words must be, by Jaro–Winkler similarity (Winkler 1990), to be suggested.
const LIKENESS: f64 = 0.8;

/// Up to three of the candidates that are like `word`, the likeliest first.
#[must_use]
pub fn similar<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted = word.to_lowercase();
    let mut scored: Vec<(f64, &str)> = candidates
        .into_iter()
        .map(|known| (strsim::jaro_winkler(&wanted, &known.to_lowercase()), known))
        .filter(|(score, _)| *score >= LIKENESS)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    scored.dedup_by_key(|(_, known)| *known);
    scored.into_iter().map(|(_, known)| known).take(3).collect()
}
