//! Making seals of captures.
//!
//! A seal proves what is quoted and nothing else. It has the root of a tree over the capture's atoms, and for
//! each quote the seeds and nodes that lead from its words to the root (`merkle`, `opening`); nobody without
//! the capture can open other words, or learn a word that is not opened. What that promises and what it does
//! not, docs/content/reference/seal.md tells.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Range;

use super::atoms::{atoms, atoms_of, count_atoms};
use super::capture::{FoldedCapture, Located};
use super::merkle::Tree;
use super::pattern::QuotePattern;
use super::proof::{UNKNOWN, as_written, key_of, runs, written};
use crate::model::{Capture, QuoteKey, Seal, SealedQuote, Surroundings};

/// Seals a capture with the quotes that stand in it, each of which is looked for as its pattern says.
pub(crate) fn seal_of<'p>(
    capture: &Capture,
    text: &FoldedCapture,
    whole: &Surroundings,
    quotes: impl IntoIterator<Item = &'p QuotePattern>,
) -> Seal {
    let cut = atoms(text.folded.text());
    let tree = Tree::new(&capture.sha256, &capture.text, text.folded.text(), &cut);
    let sealer = Sealer { text, whole, cut: &cut, tree: &tree };
    Seal {
        sha256: capture.sha256.clone(),
        root: tree.root(text.words.len()),
        words: text.words.len(),
        atoms: cut.len(),
        quotes: sealer.seal_all(quotes),
    }
}

struct Sealer<'s> {
    text: &'s FoldedCapture,
    whole: &'s Surroundings,
    cut: &'s [Range<usize>],
    tree: &'s Tree<'s>,
}

impl Sealer<'_> {
    /// Quotes that differ in how they are typeset are one; if one of them is exact, it is told which.
    fn seal_all<'p>(
        &self,
        quotes: impl IntoIterator<Item = &'p QuotePattern>,
    ) -> BTreeMap<QuoteKey, SealedQuote> {
        let mut sealed: BTreeMap<QuoteKey, SealedQuote> = BTreeMap::new();
        for quote in quotes {
            let Some(found) = self.seal(quote) else { continue };
            match sealed.entry(key_of(quote)) {
                Entry::Vacant(entry) => {
                    entry.insert(found);
                }
                Entry::Occupied(mut entry) if found.written != UNKNOWN => {
                    entry.get_mut().written = found.written
                }
                Entry::Occupied(_) => {}
            }
        }
        sealed
    }

    /// None where the quote does not stand in the text.
    fn seal(&self, quote: &QuotePattern) -> Option<SealedQuote> {
        let located = self.text.locate(quote)?;
        let Located { times, parts, .. } = &located;
        let folded = self.text.folded.text();
        let spaces = (
            !quote.prefix.is_empty() && folded[..parts.first()?.start].ends_with(' '),
            !quote.suffix.is_empty() && folded[parts.last()?.end..].starts_with(' '),
        );
        let opened: Option<Vec<Range<usize>>> =
            located.runs.iter().map(|run| atoms_of(self.cut, run)).collect();
        let opened = opened?;
        let numbered = opened.iter().map(|run| run.start as u64..run.end as u64);
        let words = self.text.words_of(parts);
        let mut sealed = SealedQuote {
            times: *times,
            around: self.whole.around(&words),
            words,
            atoms: opened.iter().map(|run| run.start).collect(),
            spaces,
            breaks: self.breaks(&located.runs),
            written: UNKNOWN,
            opening: self.tree.open(&joined(numbered.collect())),
            answers: located.answers.clone(),
            beside: located.beside.clone(),
        };
        let as_written = as_written(quote, &sealed);
        if as_written == written(self.text.written(parts)) {
            sealed.written = as_written;
        }
        let texts = runs(quote, &sealed)?;
        let is_same =
            texts.iter().map(String::as_str).eq(located.runs.iter().map(|run| &folded[run.clone()]));
        is_same.then_some(sealed)
    }

    fn breaks(&self, runs: &[Range<usize>]) -> Vec<(usize, usize)> {
        let within = |(number, run): (usize, &Range<usize>)| {
            let found = self.text.breaks.iter().filter(|at| run.contains(at));
            found.map(|at| (number, at - run.start)).collect::<Vec<_>>()
        };
        runs.iter().enumerate().flat_map(within).collect()
    }
}

/// Runs of atoms, those that touch made into one.
fn joined(runs: Vec<Range<u64>>) -> Vec<Range<u64>> {
    let mut joined: Vec<Range<u64>> = Vec::new();
    for run in runs {
        match joined.last_mut() {
            Some(last) if last.end == run.start => last.end = run.end,
            _ => joined.push(run),
        }
    }
    joined
}

/// Whether a seal has as many words and atoms as a capture.
#[must_use]
pub(crate) fn has_counts(seal: &Seal, text: &FoldedCapture) -> bool {
    (seal.words, seal.atoms) == (text.words.len(), count_atoms(text.folded.text()))
}

/// Whether a seal has the root of a capture.
#[must_use]
pub(crate) fn is_of(seal: &Seal, capture: &Capture, text: &FoldedCapture) -> bool {
    let cut = atoms(text.folded.text());
    let tree = Tree::new(&capture.sha256, &capture.text, text.folded.text(), &cut);
    tree.root(text.words.len()) == seal.root
}

/// The SHA-256 of a text in hexadecimal, as `sha256sum` prints it.
#[must_use]
pub fn sha256(text: &str) -> String {
    crate::text::sha256_hex(text.as_bytes())
}

#[allow(clippy::single_range_in_vec_init, reason = "a passage is a list of ranges, often of one")]
#[cfg(test)]
mod tests {
    use super::super::proof::{FoundBySeal, SealedSource};
    use super::super::surroundings::surroundings;
    use super::*;
    use crate::model::MatchKind;
    use crate::read::names::NameFinder;
    use crate::read::proper::Capitals;
    use crate::text::fixture::random_text;
    use crate::text::fold::fold;
    use crate::verify::fixture::{capture, index, pattern};

    const TEXT: &str = "Anna Berg of Norland said on Monday: “We will not open the bridge.” The mayor said on \
        Tuesday that it will open, and the mayor said on Friday that it will close.";

    fn sealed(text: &str, quotes: &[QuotePattern]) -> Seal {
        let folded = FoldedCapture::new(text);
        let whole = surroundings(&folded, &NameFinder::new(&index()), Capitals::Names);
        seal_of(&capture(text), &folded, &whole, quotes)
    }

    fn with(quote: &str, prefix: &str, suffix: &str) -> QuotePattern {
        let folded = |t: &str| fold(t).text().to_owned();
        QuotePattern { prefix: folded(prefix), suffix: folded(suffix), ..pattern(quote) }
    }

    /// The number of times, the words, and how it agrees.
    fn find(quote: &QuotePattern) -> Option<(usize, Vec<Range<usize>>, MatchKind)> {
        let seal = sealed(TEXT, std::slice::from_ref(quote));
        match SealedSource::new(&seal).find(&seal, quote) {
            FoundBySeal::Proved(found, kind) => Some((found.times, found.words.clone(), kind)),
            FoundBySeal::Nowhere => None,
            FoundBySeal::Broken => panic!("a proof fails that was just made"),
        }
    }

    #[test]
    fn a_seal_says_what_a_capture_has_as_a_whole() {
        let seal = sealed(TEXT, &[]);
        assert_eq!((seal.words, seal.quotes.len(), seal.sha256.len()), (32, 0, 64));
        assert_eq!(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_ne!(sealed(TEXT, &[]).root, sealed(&TEXT.replace("close", "clone"), &[]).root);
        assert_eq!(sealed("", &[]).words, 0);
    }

    #[test]
    fn quotes_are_verified_without_the_text() {
        use MatchKind::{Exact, Folded};
        assert_eq!(find(&pattern("“We will not open the bridge")), Some((1, vec![7..13], Exact)));
        assert_eq!(find(&pattern("\"We will not open the bridge")), Some((1, vec![7..13], Folded)));
        assert_eq!(find(&pattern("Friday")), Some((1, vec![27..28], Exact)));
        let parts = pattern("Anna Berg ... open the");
        assert_eq!(find(&parts), Some((1, vec![0..2, 10..12], Exact)));
        assert_eq!(find(&pattern("We will now open the bridge")), None);
        assert_eq!(find(&pattern("the mayor said on")), Some((1, vec![23..27], Exact)));
        assert_eq!(find(&pattern("mayor said on")).map(|found| found.0), Some(2));
    }

    #[test]
    fn prefix_and_suffix_choose_and_are_proved_too() {
        let words = |quote| find(&quote).map(|found| found.1);
        assert_eq!(words(with("mayor said on", "A", "")), None);
        assert_eq!(words(with("mayor said on", "bridge.” The", "")), Some(vec![14..17]));
        assert_eq!(words(with("mayor said on", "", "Friday")), Some(vec![24..27]));
        assert_eq!(words(with("We will not", "Monday: “", "")), Some(vec![7..10]));
        assert_eq!(words(with("that it will open", "on Tuesday", ", and the")), Some(vec![18..22]));
        assert_eq!(words(with("that it will open", "on Friday", "")), None);
    }

    #[test]
    fn the_seal_agrees_with_the_capture() {
        let mut rng = fastrand::Rng::with_seed(5);
        for _ in 0..300 {
            let text = random_text(&mut rng, 80);
            let full = FoldedCapture::new(&*text);
            let from = rng.usize(..full.words.len() - 12);
            let range = full.words.at(from).start..full.words.at(from + rng.usize(..9)).end;
            let mut quote = full.folded.text()[range].to_owned();
            if rng.bool() {
                let mut words: Vec<&str> = quote.split(' ').collect();
                let at = rng.usize(..words.len());
                words[at] = "never";
                quote = words.join(" ");
            }
            let searched = pattern(&quote);
            let seal = sealed(&text, std::slice::from_ref(&searched));
            let by_seal = match SealedSource::new(&seal).find(&seal, &searched) {
                FoundBySeal::Proved(found, kind) => Some((found.times, found.words.clone(), kind)),
                _ => None,
            };
            match (full.find(&searched), by_seal) {
                (super::super::capture::Found::Once(kind, passage), Some((1, words, by_seal))) => {
                    assert_eq!((passage.words, kind), (words, by_seal));
                }
                (super::super::capture::Found::Often(times), Some((by_seal, ..))) => {
                    assert_eq!(times, by_seal)
                }
                (super::super::capture::Found::Nowhere, None) => {}
                (here, there) => panic!("{quote:?} in {text:?}: {here:?}, {there:?}"),
            }
        }
    }

    #[test]
    fn how_a_quote_with_brackets_is_set_does_not_change_where_its_line_is() {
        let key = |quote: &str| key_of(&pattern(quote));
        assert_eq!(key("near the water [station] “it” was"), key("near the  water [station] \"it\" was"));
        assert_ne!(key("near the water [station] it was"), key("near the water [house] it was"));
        assert_ne!(key("near the water [station] it was"), key("near the water station it was"));
    }

    #[test]
    fn what_folding_drops_is_in_no_digest() {
        let quotes = [pattern("see the plan today")];
        let of = |text: &str| sealed(text, &quotes).quotes.into_values().next().unwrap().written;
        assert_eq!(of("They see *the plan* today."), UNKNOWN);
        assert_eq!(of("They see the plan today."), of("They see the plan today, now."));
        let both = [pattern("see the  plan today"), quotes[0].clone(), pattern("see the\u{a0}plan today")];
        let found = sealed("They see the plan today.", &both);
        assert_eq!(found.quotes.len(), 1);
        let kinds: Vec<FoundBySeal<'_>> =
            both.iter().map(|quote| SealedSource::new(&found).find(&found, quote)).collect();
        assert!(matches!(kinds[1], FoundBySeal::Proved(_, MatchKind::Exact)), "{kinds:?}");
        assert!(matches!(kinds[0], FoundBySeal::Proved(_, MatchKind::Folded)), "{kinds:?}");
    }

    #[test]
    fn an_opening_for_one_quote_proves_no_other() {
        let (one, other) = (pattern("will not open"), pattern("will now open"));
        let mut seal = sealed(TEXT, std::slice::from_ref(&one));
        let line = seal.quotes.remove(&key_of(&one)).unwrap();
        seal.quotes.insert(key_of(&other), line.clone());
        assert_eq!(SealedSource::new(&seal).find(&seal, &other), FoundBySeal::Broken);
        let elsewhere = SealedQuote { atoms: vec![line.atoms[0] + 2], ..line.clone() };
        seal.quotes.insert(key_of(&one), elsewhere);
        assert_eq!(SealedSource::new(&seal).find(&seal, &one), FoundBySeal::Broken);
        seal.quotes.insert(key_of(&one), line);
        assert!(matches!(SealedSource::new(&seal).find(&seal, &one), FoundBySeal::Proved(..)));
        seal.sha256 = "00".repeat(32);
        assert_eq!(SealedSource::new(&seal).find(&seal, &one), FoundBySeal::Broken);
    }
}
