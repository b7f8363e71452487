//! Quotes by their seals: what a line of a lock says of a quote, and whether its proof holds.
//!
//! Needs no capture. Nothing is checked before it is asked for.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use blake3::hazmat::{ContextKey, HasherExt, hash_derive_key_context};

use super::alike::with_breaks;
use super::opening::{Commitment, OpenRun};
use super::pattern::{PatternPart, QuotePattern, Resolved};
use super::salts::Keys;
use crate::model::{MatchKind, Quote, QuoteKey, Seal, SealedQuote};
use crate::text::fold::fold;

/// The purposes of the digests, as BLAKE3's key derivation asks for them. Changing one changes every seal.
const QUOTE: &str = "factum 2026 seal 3 quote";
const WRITTEN: &str = "factum 2026 seal 3 written";

/// The keys that follow from them.
static KEY_OF_QUOTES: LazyLock<ContextKey> = LazyLock::new(|| hash_derive_key_context(QUOTE));
static KEY_OF_WRITTEN: LazyLock<ContextKey> = LazyLock::new(|| hash_derive_key_context(WRITTEN));

/// Where no author writes a quote as the capture has it. The capture's own way is not told: it may hold more than the
/// words, addresses of links for example.
pub(super) const UNKNOWN: [u8; 8] = [0; 8];

/// What a seal says of the brackets of a quote.
fn resolved(quote: &QuotePattern, sealed: &SealedQuote) -> Option<Resolved> {
    let mut answers = sealed.answers.iter();
    quote.resolved(|_| answers.next() == Some(&true))
}

/// The texts that are opened for a quote: its parts, the first with the prefix and the last with the suffix, as the
/// capture has them at hyphens that ended a line. None where the seal says what cannot be.
pub(super) fn runs(quote: &QuotePattern, sealed: &SealedQuote) -> Option<Vec<String>> {
    let resolved = resolved(quote, sealed);
    let parts = resolved.as_ref().map_or(&quote.parts, |resolved| &resolved.parts);
    let last = parts.len().checked_sub(1)?;
    let run = |(number, part): (usize, &PatternPart)| {
        let (before, after) = (number == 0, number == last);
        let prefix = if before { quote.prefix.as_str() } else { "" };
        let suffix = if after { quote.suffix.as_str() } else { "" };
        let left = if before && sealed.spaces.0 { " " } else { "" };
        let right = if after && sealed.spaces.1 { " " } else { "" };
        let breaks = sealed.breaks.iter().filter(|(of, _)| *of == number).map(|(_, at)| *at);
        let text = format!("{prefix}{left}{}{right}{suffix}", part.folded);
        with_breaks(&text, &breaks.collect::<Vec<_>>())
    };
    parts.iter().enumerate().map(run).collect()
}

/// The digest of a quote's parts as its author wrote them.
pub(super) fn as_written(quote: &QuotePattern, sealed: &SealedQuote) -> [u8; 8] {
    let resolved = resolved(quote, sealed);
    let parts = resolved.as_ref().map_or(&quote.parts, |resolved| &resolved.parts);
    written(parts.iter().map(|part| part.written.as_str()))
}

/// The brackets of a quote that hold words which stand there by the seal, in bytes of the quote.
#[must_use]
pub(crate) fn needless_brackets_by_seal(seal: &Seal, quote: &QuotePattern) -> Vec<Range<usize>> {
    let sealed = seal.quotes.get(&key_of(quote));
    let Some((sealed, found)) = sealed.and_then(|sealed| Some((sealed, resolved(quote, sealed)?))) else {
        return Vec::new();
    };
    let beside =
        found.editors.iter().zip(&sealed.beside).filter(|(_, is_beside)| sealed.times == 1 && **is_beside);
    let mut needless = found.needless;
    needless.extend(beside.map(|(editor, _)| editor.range.clone()));
    needless.sort_unstable_by_key(|range| range.start);
    needless
}

/// A digest of a quote as it is looked for. It only serves to find the line of a lock.
///
/// Brackets are part of it, since the lock says which of them are the source's; how white space and quotation marks
/// beside them are set is not.
#[must_use]
pub(crate) fn key_of(quote: &QuotePattern) -> QuoteKey {
    let parts = quote.parts.iter().map(|part| part.folded.as_str());
    let folded = |quote: &Quote| -> Vec<String> {
        quote.parts.iter().map(|part| fold(quote.written(part)).text().to_owned()).collect()
    };
    let bracketed = quote.bracketed.as_ref().map_or_else(String::new, |quote| folded(quote).join("\n"));
    digest(
        &KEY_OF_QUOTES,
        [quote.prefix.as_str(), quote.suffix.as_str(), &bracketed].into_iter().chain(parts),
    )
}

/// A digest of the parts of a quote as they are written in a capture or by an author.
pub(super) fn written<'t>(parts: impl IntoIterator<Item = &'t str>) -> [u8; 8] {
    digest(&KEY_OF_WRITTEN, parts)
}

fn digest<'t>(key: &ContextKey, texts: impl IntoIterator<Item = &'t str>) -> [u8; 8] {
    let mut hasher = blake3::Hasher::new_from_context_key(key);
    for text in texts {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    }
    let digest = hasher.finalize();
    std::array::from_fn(|at| digest.as_bytes()[at])
}

/// The seal of a source, made ready for looking quotes up in it.
#[derive(Debug)]
pub(crate) struct SealedSource {
    commitment: Commitment,
    /// Whether the proof of each quote holds, where that was asked.
    proofs: BTreeMap<QuoteKey, OnceLock<bool>>,
}

/// What looking for a quote in a seal came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FoundBySeal<'l> {
    /// It is there, with a proof.
    Proved(&'l SealedQuote, MatchKind),
    /// It is there, and its proof fails.
    Broken,
    /// It is not there.
    Nowhere,
}

impl SealedSource {
    /// Makes ready; nothing is checked before it is asked for.
    pub(crate) fn new(seal: &Seal) -> Self {
        let commitment = Commitment {
            keys: Keys::of(&seal.sha256),
            root: seal.root,
            atoms: seal.atoms as u64,
            words: seal.words as u64,
        };
        Self { commitment, proofs: seal.quotes.keys().map(|key| (*key, OnceLock::new())).collect() }
    }

    /// Looks a quote up in the seal that this was made of, and checks its proof when it is first asked for.
    pub(crate) fn find<'l>(&self, seal: &'l Seal, quote: &QuotePattern) -> FoundBySeal<'l> {
        let key = key_of(quote);
        let Some((sealed, proof)) = seal.quotes.get(&key).zip(self.proofs.get(&key)) else {
            return FoundBySeal::Nowhere;
        };
        if !*proof.get_or_init(|| self.proves(quote, sealed)) {
            return FoundBySeal::Broken;
        }
        let is_same = as_written(quote, sealed) == sealed.written;
        FoundBySeal::Proved(sealed, if is_same { MatchKind::Exact } else { MatchKind::Folded })
    }

    fn proves(&self, quote: &QuotePattern, sealed: &SealedQuote) -> bool {
        let Some(runs) = runs(quote, sealed) else { return false };
        let is_whole = runs.len() == sealed.atoms.len() && runs.len() == sealed.words.len();
        let placed = sealed.atoms.iter().zip(runs);
        let runs: Vec<OpenRun> = placed.map(|(at, text)| OpenRun { first: *at as u64, text }).collect();
        is_whole && self.commitment.proves(&runs, &sealed.opening)
    }
}
