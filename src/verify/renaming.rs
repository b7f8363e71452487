//! Takes other names of notes up: whom the sources name around what is quoted of them, once a note is called
//! otherwise.
//!
//! A name can only come or go where all its words stand, so the other sources are left as they were read.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::archive::surroundings::{NamedWords, names_written};
use super::around::PassageKey;
use super::readings::Readings;
use crate::index::{Stub, text_digests};
use crate::model::{Dossier, Landmarks, NoteId, Surroundings};
use crate::read::proper::Capitals;

/// What was read anew of one source.
struct Renamed {
    /// What its capture has where, if that is something else now.
    whole: Option<Surroundings>,
    /// The passages that are judged by something else now.
    changed: Vec<(PassageKey, Landmarks)>,
}

impl Readings {
    /// Takes up other names of notes: for each, its stub as it was and as it is. `names` are those that have come or
    /// gone, by the digests of their words. Returns the sources of which a passage is judged by something else now.
    pub fn rename(
        &mut self,
        dossier: &Dossier,
        notes: &[(Option<Stub>, Option<Stub>)],
        names: &[Vec<u64>],
    ) -> Vec<NoteId> {
        for (old, new) in notes {
            self.replace_names(old.as_ref(), new.as_ref());
        }
        let read = |source: NoteId| {
            let renamed = self.read_again(dossier, &source);
            (source, renamed)
        };
        let renamed: Vec<(NoteId, Renamed)> = self.naming(dossier, names).into_par_iter().map(read).collect();
        let mut changed = Vec::new();
        for (source, renamed) in renamed {
            let is_other = !renamed.changed.is_empty();
            self.around.replace(&source, renamed.whole, renamed.changed);
            changed.extend(is_other.then_some(source));
        }
        changed
    }

    /// The sources in whose texts one of some names may stand.
    fn naming(&self, dossier: &Dossier, names: &[Vec<u64>]) -> Vec<NoteId> {
        let sealed = dossier.lock.sources.keys().map(|id| NoteId::new(id));
        let sealed = sealed.filter(|id| !dossier.captures.contains_key(id));
        let sources: Vec<NoteId> = dossier.captures.keys().cloned().chain(sealed).collect();
        let may_name = |source: &NoteId| {
            let Some(words) = self.words.get(source) else { return true };
            let words = words.get_or_init(|| words_of(dossier, source));
            let stands = |name: &Vec<u64>| name.iter().all(|word| words.binary_search(word).is_ok());
            names.iter().any(|name| !name.is_empty() && stands(name))
        };
        sources.into_par_iter().filter(may_name).collect()
    }

    /// Reads a source anew, as far as somebody has asked for its passages.
    fn read_again(&self, dossier: &Dossier, source: &NoteId) -> Renamed {
        let passages = self.around.read_of(source);
        let whole = self.captures.get(source).and_then(OnceLock::get).zip(self.around.read_whole(source));
        let whole = whole.and_then(|(capture, old)| {
            let names = names_written(capture, &old.sentences, &self.names, capitals_of(dossier, source));
            (names != old.names).then(|| Surroundings { names, ..old.clone() })
        });
        let judged = |(key, old): (PassageKey, Arc<Landmarks>)| {
            // Names that are written as before may be those of others now.
            let around = match &whole {
                Some(whole) => whole.around(&passage_of(&key)),
                None => old.around.clone(),
            };
            let new = around.resolved(|written| Arc::new(NamedWords::of(written, &self.names)));
            (new != *old).then_some((key, new))
        };
        Renamed { changed: passages.into_iter().filter_map(judged).collect(), whole }
    }
}

/// What capitals tell in a source.
fn capitals_of(dossier: &Dossier, source: &NoteId) -> Capitals {
    let language = dossier.note(source).and_then(|note| note.source()?.language.as_ref());
    Capitals::in_language(language.map(|language| language.value.as_str()))
}

fn passage_of(ends: &PassageKey) -> Vec<Range<usize>> {
    ends.chunks_exact(2).map(|ends| ends[0]..ends[1]).collect()
}

/// Digests of the words of a source's text, or else of the names that its seal has.
fn words_of(dossier: &Dossier, source: &NoteId) -> Vec<u64> {
    if let Some(capture) = dossier.captures.get(source) {
        return text_digests(&capture.text);
    }
    let quotes = dossier.lock.seal(source).into_iter().flat_map(|seal| seal.quotes.values());
    let names = quotes.flat_map(|quote| &quote.around.names);
    let mut words: Vec<u64> = names.flat_map(|name| text_digests(&name.text)).collect();
    words.sort_unstable();
    words.dedup();
    words
}
