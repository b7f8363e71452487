//! Who says it: the speaker of a sentence against the speakers of its quotes, and against whom the source
//! names around them.

use super::claim::Found;
use super::names::is_publisher;
use super::note_evidence::{CitedQuote, NoteEvidence, Scope};
use super::prose::Prose;
use crate::model::{ClaimKind, NoteId, QuotedWords};
use crate::read::allusion::Allusion;
use crate::read::cues;
use crate::read::speakers::{Speaker, speakers, speaks};
use crate::read::words::Word;

/// Speakers whom the quotes do not bear out, and speakers of quotes whom the sentence leaves out.
pub(super) fn attribution_faults(
    evidence: &NoteEvidence<'_, '_>,
    scope: &Scope,
    prose: &Prose,
) -> Vec<Found> {
    if !scope.is_cited {
        return Vec::new();
    }
    let stated = speakers(&prose.text, &prose.names, prose.cues);
    let quoted: Vec<(&CitedQuote, &Speaker)> = evidence
        .quotes(scope)
        .flat_map(|quote| quote.speakers.iter().map(move |speaker| (quote, speaker)))
        .collect();
    let check = AttributionCheck { evidence, scope, quoted: &quoted };
    let mut found = Vec::new();
    for speaker in stated.iter().filter(|s| !s.is_hidden && !s.is_text() && prose.is_in_words(&s.span)) {
        // Whom a quote only describes may be the one whose title stands for a link.
        let is_title = !prose.is_own(&speaker.span);
        let is_named = |(quote, other): &(&CitedQuote, &Speaker)| {
            !other.is_hidden && quote.text[other.span.clone()].starts_with(char::is_uppercase)
        };
        // "The board said" names it as well, where no other quote may have the words of whom it does not tell.
        let is_known = |(_, other): &(&CitedQuote, &Speaker)| !other.is_hidden && !other.notes.is_empty();
        let tells = |quote: &CitedQuote| quoted.iter().any(|(own, _)| own.key == quote.key);
        let are_known = || quoted.iter().all(is_known) && evidence.quotes(scope).all(tells);
        if is_title && !quoted.iter().all(is_named) && !are_known() {
            continue;
        }
        let is_described = speaker.is_described(&prose.text);
        found.extend(
            check
                .wrong_speaker(prose, speaker, is_described)
                .map(|kind| Found::new(speaker.span.clone(), kind)),
        );
    }
    if stated.is_empty() && !speaks(&prose.text, prose.cues) {
        found.extend(check.dropped(prose).map(|kind| Found::new(0..prose.text.len(), kind)));
    }
    found
}

struct AttributionCheck<'c, 'b, 'd> {
    evidence: &'c NoteEvidence<'b, 'd>,
    scope: &'c Scope,
    quoted: &'c [(&'c CitedQuote, &'c Speaker)],
}

impl AttributionCheck<'_, '_, '_> {
    fn wrong_speaker(&self, prose: &Prose, speaker: &Speaker, is_described: bool) -> Option<ClaimKind> {
        let mut others = self.quoted.iter().filter(|(_, other)| !other.is_hidden);
        if others.clone().any(|(_, other)| speaker.may_be(other))
            || self.is_publisher(speaker) && !announces(prose, speaker)
        {
            return None;
        }
        let mut texts = self.evidence.quotes(self.scope);
        if texts.any(|quote| speaker.has_voice_in(&quote.text)) {
            return None;
        }
        // "The manager says" in one quote, and his name in another.
        let mut texts = self.evidence.quotes(self.scope);
        let is_told_there = |quote: &CitedQuote| {
            others.clone().all(|(own, _)| own.key != quote.key) && speaker.is_spoken_of(&quote.text)
        };
        if !is_described
            && others.clone().all(|(quote, other)| other.is_described(&quote.text))
            && texts.any(is_told_there)
        {
            return None;
        }
        // "The leader of the study", where the quote has a name "who led the study"; and where a quote begins with "said",
        // whoever stands before it may be meant.
        let is_told_beside = is_described
            && others.clone().any(|(quote, other)| speaker.is_told_behind(&quote.text[other.span.end..]));
        let may_be_cut_off = self.quoted.iter().any(|(quote, other)| {
            let is_saying = |word: &Word| cues::says(&word.lower);
            other.is_hidden && other.span.is_empty() && quote.words().first().is_some_and(is_saying)
        });
        if is_told_beside {
            return None;
        }
        if let Some((quote, other)) = others.next().filter(|_| !may_be_cut_off) {
            return Some(ClaimKind::Speaker(Some(said_by(quote, other))));
        }
        let is_near = speaker.notes.is_empty() || speaker.notes.iter().any(|note| self.is_near(note));
        (!is_near).then_some(ClaimKind::Speaker(None))
    }

    fn is_publisher(&self, speaker: &Speaker) -> bool {
        let mut quotes = self.evidence.quotes(self.scope);
        quotes.any(|quote| speaker.notes.iter().any(|note| is_publisher(self.evidence, quote, note)))
    }

    /// Whether the source names the speaker around a quote: in its sentence, or beside it where that sentence
    /// gives the word to nobody else.
    fn is_near(&self, note: &NoteId) -> bool {
        self.evidence.quotes(self.scope).any(|quote| {
            let Some(landmarks) = &quote.landmarks else { return quote.named.contains(note) };
            quote.passage.iter().any(|part| {
                let own = landmarks.around.sentence_of(part.start);
                let has_saying = landmarks.around.says_in_sentence_of(part.start);
                let is_actor = |id: &NoteId| self.evidence.base.is_actor(id);
                let gives_to_another = has_saying
                    && quote.allusion == Allusion::None
                    && landmarks.named_within(&own).iter().any(is_actor);
                landmarks.names_within(note, &own)
                    || (!gives_to_another && landmarks.names_within(note, &landmarks.around.neighbours(part)))
            })
        })
    }

    /// A speaker of a quote who says what may well be disputed, and of whom the sentence does not speak.
    ///
    /// Papers give every word to someone; what a mayor or an agency plainly says they tell as a fact.
    fn dropped(&self, prose: &Prose) -> Option<ClaimKind> {
        let is_spoken_of = |speaker: &Speaker| {
            speaker.is_spoken_of(&prose.text)
                || prose.names.iter().any(|name| speaker.notes.contains(&name.note))
        };
        let dropped = self.quoted.iter().find(|(quote, speaker)| {
            let is_told = speaker.is_claim && !speaker.is_hidden && !is_spoken_of(speaker);
            is_told && rests_on(prose.words(), quote.words())
        });
        dropped.map(|(quote, speaker)| ClaimKind::AttributionDropped(said_by(quote, speaker)))
    }
}

/// Whether a speaker does what papers do not: they write, and report what others announce.
fn announces(prose: &Prose, speaker: &Speaker) -> bool {
    // "The Courier's source announced".
    let has_others = ["'s ", "\u{2019}s "].iter().any(|of| prose.text[speaker.span.clone()].contains(of));
    let behind = prose.text.get(speaker.span.end..).unwrap_or("").split_whitespace().take(3);
    let mut words =
        behind.skip_while(|word| matches!(*word, "had" | "has" | "recently" | "then" | "later" | "also"));
    !has_others && words.next().is_some_and(|word| word.starts_with("announced"))
}

/// Whether most of the words of a sentence that say something stand in a quote, in any form.
fn rests_on(own: &[Word], quoted: &[Word]) -> bool {
    let is_content = |word: &&Word| {
        let word = word.lower.as_str();
        word.chars().nth(3).is_some() && !cues::is_light(word) && !cues::is_pronoun(word)
    };
    let is_there = |word: &&Word| quoted.iter().any(|other| cues::same_stem(&word.lower, &other.lower));
    let content: Vec<&Word> = own.iter().filter(is_content).collect();
    2 * content.iter().filter(|word| is_there(word)).count() >= content.len()
}

fn said_by(quote: &CitedQuote, speaker: &Speaker) -> QuotedWords {
    let written = quote.text.get(speaker.span.clone()).unwrap_or("").to_owned();
    QuotedWords { citation: quote.key.clone(), written, meaning: None }
}
