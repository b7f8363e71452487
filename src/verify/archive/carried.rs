//! The proofs that a published copy carries: for each passage of a source, the opening of its seal, so that whoever has
//! the copy, and neither the article nor the dossier, can check that these words stand in the text with that root.
//!
//! What they reveal is what the lock reveals of the words themselves, and less around them: no names, no sentences.
//! The form is JSON within a script's call, so that a page on disk can load it; docs/content/reference/verify.md describes
//! it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::atoms::atoms;
use super::capture::{FoldedCapture, Found};
use super::encoding::{array, base64, from_base64};
use super::merkle::Tree;
use super::opening::{Commitment, OpenRun};
use super::pattern::QuotePattern;
use super::proof::{key_of, runs};
use super::salts::Keys;
use crate::model::{Citation, Quote, QuotePart, QuotePartKind, Seal, SealedQuote};
use crate::text::{FileId, Span, Spanned, sha256_hex};

/// What the script is called with.
const CALL: (&str, &str) = ("factumProofs(", ");");
/// The number of this form.
const FORM: u32 = 1;

/// The proofs of the passages that one page of a source lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarriedProofs {
    /// The number of the form.
    pub factum: u32,
    /// The source's page that lists the passages.
    pub page: String,
    /// The source's id.
    pub source: String,
    /// What the dossier calls it.
    pub title: String,
    /// SHA-256 of the archived text, line ends as `\n`.
    pub sha256: String,
    /// The root of the tree over its atoms, in URL-safe Base64.
    pub root: String,
    /// How many words it has.
    pub words: u64,
    /// How many atoms it has.
    pub atoms: u64,
    /// The passages that are proved, by their anchors on that page.
    pub passages: BTreeMap<String, CarriedProof>,
}

/// The proof of one passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarriedProof {
    /// The quote as pages show it: each part with its kind.
    pub parts: Vec<(CarriedKind, String)>,
    /// The words before it by which it is told from others, folded.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    /// The words after it, folded.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub suffix: String,
    /// Whether a space stands after the prefix, and before the suffix.
    #[serde(default, skip_serializing_if = "is_default")]
    pub spaces: (bool, bool),
    /// Where a hyphen that ended a line stands, by run, in bytes of its text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breaks: Vec<(usize, usize)>,
    /// What the text answered when the brackets were looked at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<bool>,
    /// The runs that are opened: the number of the first atom, and the text, folded.
    pub runs: Vec<(u64, String)>,
    /// Seeds and nodes, 16 bytes each, in URL-safe Base64.
    pub opening: String,
}

/// What a part of a quote is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CarriedKind {
    /// Words of the source.
    Words,
    /// Words that are left out.
    Gap,
    /// An editor's words.
    Editor,
}

fn is_default(spaces: &(bool, bool)) -> bool {
    *spaces == (false, false)
}

/// The root of a seal as text.
#[must_use]
pub fn root_as_text(seal: &Seal) -> String {
    base64(&seal.root)
}

impl CarriedProofs {
    /// The proofs of a source's passages, each with its anchor, as far as the seal has them.
    pub fn of<'c>(
        page: &str,
        (source, title): (&str, &str),
        seal: &Seal,
        passages: impl Iterator<Item = (String, &'c Citation)>,
    ) -> Self {
        let proof = |(anchor, citation)| Some((anchor, CarriedProof::of(seal, citation)?));
        Self {
            factum: FORM,
            page: page.to_owned(),
            source: source.to_owned(),
            title: title.to_owned(),
            sha256: seal.sha256.clone(),
            root: base64(&seal.root),
            words: seal.words as u64,
            atoms: seal.atoms as u64,
            passages: passages.filter_map(proof).collect(),
        }
    }

    /// As the file that a copy carries.
    #[must_use]
    pub fn to_script(&self) -> String {
        // Writing plain data into memory does not fail; a call with nothing would say that it did.
        let json = serde_json::to_string(self).unwrap_or_default();
        [CALL.0, &json, CALL.1, "\n"].concat()
    }

    /// From the file that a copy carries; why it cannot be read.
    ///
    /// # Errors
    /// What is wrong with the text, in words.
    pub fn from_script(text: &str) -> Result<Self, String> {
        let inner = text.trim_end().strip_prefix(CALL.0).and_then(|rest| rest.strip_suffix(CALL.1));
        let inner = inner.ok_or("it is no file of proofs")?;
        let read: Self =
            serde_json::from_str(inner).map_err(|error| format!("it cannot be read: {error}"))?;
        if read.factum != FORM {
            return Err(format!("it is of form {}, and this factum reads form {FORM}", read.factum));
        }
        Ok(read)
    }

    /// Whether a passage's opening proves that its words stand in the text with this root.
    #[must_use]
    pub fn proves(&self, proof: &CarriedProof) -> bool {
        let Some(root) = array::<32>(&self.root) else { return false };
        let keys = Keys::of(&self.sha256);
        let commitment = Commitment { keys, root, atoms: self.atoms, words: self.words };
        proof.is_proved_by(&commitment).unwrap_or(false)
    }

    /// Whether a text is the one with this root, byte for byte, line ends as `\n`.
    #[must_use]
    pub fn is_of(&self, text: &str) -> bool {
        if sha256_hex(text.as_bytes()) != self.sha256 {
            return false;
        }
        let folded = FoldedCapture::new(text);
        let cut = atoms(folded.folded.text());
        let tree = Tree::new(&self.sha256, text, folded.folded.text(), &cut);
        let counts = (folded.words.len() as u64, cut.len() as u64);
        counts == (self.words, self.atoms) && base64(&tree.root(folded.words.len())) == self.root
    }

    /// How many of the passages stand in a text, whichever it is.
    #[must_use]
    pub fn count_in(&self, text: &str) -> usize {
        let folded = FoldedCapture::new(text);
        let stands = |proof: &&CarriedProof| folded.find(&proof.pattern()) != Found::Nowhere;
        self.passages.values().filter(stands).count()
    }
}

impl CarriedProof {
    /// None where the seal does not have the quote.
    fn of(seal: &Seal, citation: &Citation) -> Option<Self> {
        let pattern = QuotePattern::of(citation);
        let sealed = seal.quotes.get(&key_of(&pattern))?;
        let texts = runs(&pattern, sealed)?;
        let part = |part: &QuotePart| match part.kind {
            QuotePartKind::Words => (CarriedKind::Words, citation.quote.written(part).to_owned()),
            QuotePartKind::Gap => (CarriedKind::Gap, "…".to_owned()),
            QuotePartKind::Editor => (CarriedKind::Editor, citation.quote.written(part).to_owned()),
        };
        Some(Self {
            parts: citation.quote.parts.iter().map(part).collect(),
            prefix: pattern.prefix.clone(),
            suffix: pattern.suffix.clone(),
            spaces: sealed.spaces,
            breaks: sealed.breaks.clone(),
            answers: sealed.answers.clone(),
            runs: sealed.atoms.iter().map(|at| *at as u64).zip(texts).collect(),
            opening: base64(&sealed.opening.concat()),
        })
    }

    /// The quote that its parts make.
    fn quote(&self) -> Quote {
        let mut quote = Quote {
            text: Spanned::new(String::new(), Span::new(FileId(0), 0..0)),
            parts: Vec::with_capacity(self.parts.len()),
        };
        for (kind, text) in &self.parts {
            let start = quote.text.value.len();
            quote.text.value.push_str(text);
            let kind = match kind {
                CarriedKind::Words => QuotePartKind::Words,
                CarriedKind::Gap => QuotePartKind::Gap,
                CarriedKind::Editor => QuotePartKind::Editor,
            };
            quote.parts.push(QuotePart { range: start..quote.text.value.len(), kind });
        }
        quote
    }

    fn pattern(&self) -> QuotePattern {
        let (prefix, suffix) = (self.prefix.clone(), self.suffix.clone());
        QuotePattern { prefix, suffix, ..QuotePattern::of_quote(&self.quote()) }
    }

    /// None where the proof is no proof at all.
    fn is_proved_by(&self, commitment: &Commitment) -> Option<bool> {
        let is_bracketed = |(kind, text): &(CarriedKind, String)| {
            *kind != CarriedKind::Editor || text.len() > 1 && text.starts_with('[') && text.ends_with(']')
        };
        if !self.parts.iter().all(is_bracketed) {
            return None;
        }
        let sealed = SealedQuote {
            spaces: self.spaces,
            breaks: self.breaks.clone(),
            answers: self.answers.clone(),
            ..SealedQuote::default()
        };
        let texts = runs(&self.pattern(), &sealed)?;
        if !texts.iter().eq(self.runs.iter().map(|(_, text)| text)) {
            return None;
        }
        let open = |(first, text): &(u64, String)| OpenRun { first: *first, text: text.clone() };
        let runs: Vec<OpenRun> = self.runs.iter().map(open).collect();
        let bytes = from_base64(&self.opening)?;
        let (items, rest) = bytes.as_chunks::<16>();
        Some(rest.is_empty() && commitment.proves(&runs, items))
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::super::seal::seal_of;
    use super::super::surroundings::surroundings;
    use super::*;
    use crate::model::CitationPlace;
    use crate::read::names::NameFinder;
    use crate::read::proper::Capitals;
    use crate::verify::fixture::{capture, citation, index};

    const TEXT: &str = "Anna Berg of Norland said on Monday: “We will not open the bridge[3].” The mayor said \
        on Tuesday that it will open, and the mayor said on Friday that the half-\nfinished road will close.";

    /// The ranges of the atoms that the proofs of a source open, joined: what they reveal.
    fn revealed(proofs: &CarriedProofs) -> Vec<Range<u64>> {
        let runs = proofs.passages.values().flat_map(|proof| &proof.runs);
        let mut ranges: Vec<Range<u64>> =
            runs.map(|(first, text)| *first..first + atoms(text).len() as u64).collect();
        ranges.sort_unstable_by_key(|range| range.start);
        ranges
    }

    fn cited(quote: &str) -> Citation {
        citation(CitationPlace::Label("x".to_owned()), "gazette", quote)
    }

    fn carried(quotes: &[&str]) -> CarriedProofs {
        let folded = FoldedCapture::new(TEXT);
        let whole = surroundings(&folded, &NameFinder::new(&index()), Capitals::Names);
        let citations: Vec<Citation> = quotes.iter().map(|quote| cited(quote)).collect();
        let patterns: Vec<QuotePattern> = citations.iter().map(QuotePattern::of).collect();
        let seal = seal_of(&capture(TEXT), &folded, &whole, &patterns);
        let passages = citations.iter().enumerate().map(|(n, citation)| (format!("p-{}", n + 1), citation));
        CarriedProofs::of("sources/gazette.html", ("gazette", "The Gazette"), &seal, passages)
    }

    #[test]
    fn quotes_of_every_kind_carry_their_proofs() {
        let quotes = [
            "\"We will not open the bridge",
            "Anna Berg ... said [on Tuesday] ... will open",
            "open the bridge[3]",
            "[the] half-finished road",
            "halffinished road",
        ];
        let made = carried(&quotes);
        assert_eq!(made.passages.len(), quotes.len());
        let read = CarriedProofs::from_script(&made.to_script()).unwrap();
        assert_eq!(read, made);
        for proof in read.passages.values() {
            assert!(read.proves(proof), "{proof:?}");
        }
        assert!(read.is_of(TEXT));
        assert!(!read.is_of(&TEXT.replace("Friday", "Monday")));
        assert_eq!(read.count_in(&TEXT.replace("Friday", "Monday")), quotes.len());
        assert_eq!(read.count_in(&TEXT.replace("bridge", "bridges")), 3);
    }

    #[test]
    fn a_changed_quote_and_another_ones_opening_prove_nothing() {
        let made = carried(&["We will not open", "the mayor said on Friday"]);
        let (one, other) = (&made.passages["p-1"], &made.passages["p-2"]);
        let with = |change: &dyn Fn(&mut CarriedProof)| {
            let mut changed = one.clone();
            change(&mut changed);
            made.proves(&changed)
        };
        assert!(with(&|_| {}));
        assert!(!with(&|proof| proof.parts[0].1 = "We will now open".to_owned()));
        assert!(!with(&|proof| {
            proof.parts[0].1 = "We will now open".to_owned();
            proof.runs[0].1 = "We will now open".to_owned();
        }));
        assert!(!with(&|proof| proof.opening.clone_from(&other.opening)));
        assert!(!with(&|proof| proof.runs[0].0 += 1));
        assert!(!with(&|proof| proof.runs.clear()));
        assert!(!with(&|proof| proof.opening.clear()));
        assert!(!with(&|proof| proof.parts.push((CarriedKind::Editor, "[".to_owned()))));
        let elsewhere = CarriedProofs { sha256: "00".repeat(32), ..made.clone() };
        assert!(!elsewhere.proves(one));
        assert!(!CarriedProofs { root: "x".to_owned(), ..made.clone() }.proves(one));
    }

    #[test]
    fn nothing_is_revealed_but_the_quotes() {
        let made = carried(&["We will not open", "the mayor ... will close"]);
        let text = made.to_script();
        for hidden in ["Tuesday", "Berg", "Norland", "road"] {
            assert!(!text.contains(hidden), "{hidden}");
        }
        let opened: u64 = revealed(&made).iter().map(|range| range.end - range.start).sum();
        assert_eq!(opened, 7 + 3 + 3);
    }

    #[test]
    fn what_is_no_file_of_proofs_is_refused() {
        let whole = carried(&["We will not open"]).to_script();
        for text in ["", "factumProofs();", "factumProofs({});", &whole[..whole.len() - 4]] {
            assert!(CarriedProofs::from_script(text).is_err(), "{text}");
        }
        assert!(CarriedProofs::from_script(&whole.replace("\"factum\":1", "\"factum\":2")).is_err());
    }
}
