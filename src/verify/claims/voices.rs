//! Who is said to speak in a passage: whether its words, or the sentence around them, name the speaker, and
//! whether they give the word to another.

use super::names::{beside, is_common_name, is_near};
use super::note_evidence::{CitedQuote, NoteEvidence};
use crate::model::{
    Citation, CitationPlace, ClaimFault, ClaimKind, ClaimPlace, NoteId, QuotePartKind, QuotedWords, Says,
    Voice,
};
use crate::read::allusion::{Allusion, allusion};
use crate::read::cues::Cues;
use crate::read::speakers::Speaker;
use crate::read::words::words;
use crate::read::{cues, lower};
use crate::text::{Span, Spanned};

/// The group of doubts that a guess has.
const GUESS: usize = 1;

impl NoteEvidence<'_, '_> {
    /// The voices that a note declares, at its citations or as a source, and that their quotes do not bear out.
    pub(super) fn voices(&self) -> Vec<ClaimFault> {
        let mut found = Vec::new();
        for (citation, quote) in self.note.citations().zip(&self.quotes) {
            let voice = match &citation.place {
                CitationPlace::Voice(number) => self.note.voices().get(*number).map(|one| &one.voice),
                _ => Some(&citation.voice),
            };
            if let Some(voice) = voice.filter(|voice| !voice.is_empty()) {
                found.extend(self.voice(voice, citation, quote));
            }
        }
        found
    }

    fn voice(&self, voice: &Voice, citation: &Citation, quote: &CitedQuote) -> Vec<ClaimFault> {
        let fault = |field, span: Span, written: &str, kind| ClaimFault {
            place: ClaimPlace::Field(field),
            span,
            written: written.to_owned(),
            kind,
            quotes: vec![quote.key.clone()],
        };
        let mut found = Vec::new();
        if let Some(Says::Named(words) | Says::Unnamed(words)) = voice.says.as_deref() {
            let note = match voice.says.as_deref() {
                Some(Says::Named(name)) => self.base.notes.find(name),
                _ => None,
            };
            if !self.is_borne_out(note.as_ref(), words, citation, quote) {
                found.push(fault("speaker", words.span, words, ClaimKind::Voice));
            } else if let Some(other) = another(note.as_ref(), words, quote) {
                found.push(fault("speaker", words.span, words, ClaimKind::VoiceOfAnother(other)));
            }
        }
        let is_english = self.base.is_english(quote.source.as_ref());
        if let Some(strength) = voice.strength.as_ref().filter(|_| is_english && !is_guess(&quote.text)) {
            found.push(fault("strength", strength.span, "conjecture", ClaimKind::Conjecture));
        }
        found
    }

    /// Whether a quote has the words for a speaker, or names the note, in its passage at least.
    fn is_borne_out(
        &self,
        note: Option<&NoteId>,
        words: &Spanned<String>,
        citation: &Citation,
        quote: &CitedQuote,
    ) -> bool {
        // "He told them": a prefix that speaks of the speaker without a name stands in the source, too.
        let is_alluded_to = |note: &NoteId| {
            let prefix = citation.prefix.as_ref().map_or("", |prefix| prefix.value.as_str());
            allusion(prefix, Cues::in_text(prefix)) == Allusion::Person
                && self.base.is_person(note)
                && beside(quote).iter().any(|words| {
                    quote.landmarks.as_ref().is_some_and(|landmarks| landmarks.names_within(note, words))
                })
        };
        let is_named =
            |note| is_near(self, quote, note) || is_common_name(self, quote, note) || is_alluded_to(note);
        note.is_some_and(is_named) || has_words(citation, words)
    }
}

/// Whether one part of a quote has words in a row, whatever their case and the article before them.
fn has_words(citation: &Citation, words: &str) -> bool {
    let sought = plain_words(words);
    let sought = match sought.split_first() {
        Some((first, rest)) if matches!(first.as_str(), "the" | "a" | "an") && !rest.is_empty() => rest,
        _ => &sought[..],
    };
    let quote = &citation.quote;
    let parts = quote.parts.iter().filter(|part| part.kind == QuotePartKind::Words);
    let has = |text: &str| plain_words(text).windows(sought.len().max(1)).any(|run| run == sought);
    parts.map(|part| quote.written(part)).any(has)
}

fn plain_words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(lower::plain).collect()
}

/// Whom a quote gives its words to, where it is someone, and nobody of them may be the declared speaker.
fn another(note: Option<&NoteId>, declared: &str, quote: &CitedQuote) -> Option<QuotedWords> {
    let own = plain_words(declared);
    let written = |speaker: &Speaker| quote.text.get(speaker.span.clone()).unwrap_or("");
    let has_own = |text: &str| plain_words(text).iter().any(|word| own.contains(word) && !is_small(word));
    // "Quinn, the mayor, said".
    let describes_own = |speaker: &Speaker| {
        let before = quote.text.get(..speaker.span.start).unwrap_or("");
        is_description(written(speaker)) && has_own(before)
    };
    let may_be = |speaker: &&Speaker| {
        note.is_some_and(|note| speaker.notes.contains(note))
            || has_own(written(speaker))
            || describes_own(speaker)
    };
    let mut seen = quote.speakers.iter().filter(|speaker| !speaker.is_hidden);
    let first = seen.clone().next().filter(|_| !seen.any(|speaker| may_be(&speaker)))?;
    Some(QuotedWords { citation: quote.key.clone(), written: written(first).to_owned(), meaning: None })
}

/// Whether somebody is told by what they are.
fn is_description(written: &str) -> bool {
    ["the ", "a ", "an "].iter().any(|article| written.starts_with(article))
}

fn is_small(word: &str) -> bool {
    word.chars().nth(2).is_none() || matches!(word, "the" | "and" | "for" | "from" | "with")
}

/// Whether a text has a word that makes it a guess.
fn is_guess(text: &str) -> bool {
    let is_doubt = |word: &str| cues::doubts(word) == Some(GUESS) || cues::keeps_doubt(GUESS, word);
    words(text).iter().any(|word| is_doubt(&word.lower))
}
