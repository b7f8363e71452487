//! Who says what a passage says: as its citation declares it, or else the source for the words around it. Where
//! nothing is declared, nothing is said.

use std::ops::Range;

use crate::model::{Citation, CitationPlace, ParsedNote, QuoteOutcome, Says, Voice};
use crate::site::context::PageContext;
use crate::site::view::{SpeakerView, VoiceView};

/// Who says what a citation of a source quotes, and how strong that makes it.
pub(in crate::site) fn voice_of(
    context: PageContext<'_>,
    source: &ParsedNote,
    citation: &Citation,
    outcome: Option<&QuoteOutcome>,
) -> VoiceView {
    let Some(fields) = source.source() else { return VoiceView::default() };
    if fields.voices.is_empty() && !fields.has_own_voice && citation.voice.is_empty() {
        return VoiceView::default();
    }
    let declared = Declared::of(context, source);
    let (mut says, mut is_known) = (Vec::new(), outcome.is_some_and(QuoteOutcome::is_verified));
    for word in words(outcome).iter().flat_map(Clone::clone) {
        match declared.at(word) {
            Some(one) if !says.contains(&one) => says.push(one),
            Some(_) => {}
            None => is_known = false,
        }
    }
    match &citation.voice.says {
        Some(own) => says = vec![own],
        None if !is_known => says.clear(),
        None => {}
    }
    let guesses = || words(outcome).iter().any(|part| declared.guesses_in(part));
    view(context, source, &says, citation.voice.strength.is_some() || guesses())
}

/// The voices of a source, each with the words between whose first and last it speaks.
struct Declared<'s> {
    voices: Vec<(Range<usize>, &'s Voice)>,
    own: Option<&'s Says>,
}

impl<'s> Declared<'s> {
    fn of(context: PageContext<'s>, source: &'s ParsedNote) -> Self {
        let quotes = context.graph.quotes_of(&source.id);
        let voices = source.voices().iter().enumerate().filter_map(|(number, one)| {
            let outcome = quotes?.outcomes.get(&CitationPlace::Voice(number));
            Some((Voice::reach(words(outcome))?, &one.voice))
        });
        let own = source.source().filter(|fields| fields.has_own_voice).map(|_| &Says::Own);
        Self { voices: voices.collect(), own }
    }

    /// Who says a word: the nearest voice around it, or else the source where it speaks itself.
    fn at(&self, word: usize) -> Option<&'s Says> {
        let speaking =
            self.voices.iter().filter(|(reach, voice)| reach.contains(&word) && voice.says.is_some());
        let nearest = speaking.min_by_key(|(reach, _)| reach.len());
        nearest.map_or(self.own, |(_, voice)| voice.says.as_deref())
    }

    /// Whether some of these words are a guess.
    fn guesses_in(&self, words: &Range<usize>) -> bool {
        let touches = |reach: &Range<usize>| reach.start < words.end && words.start < reach.end;
        self.voices.iter().any(|(reach, voice)| voice.strength.is_some() && touches(reach))
    }
}

fn words(outcome: Option<&QuoteOutcome>) -> &[Range<usize>] {
    match outcome {
        Some(QuoteOutcome::Verified(_, passage)) => &passage.words,
        _ => &[],
    }
}

fn view(context: PageContext<'_>, source: &ParsedNote, says: &[&Says], is_conjecture: bool) -> VoiceView {
    let publisher = source.source().and_then(|fields| fields.publisher.as_ref());
    let publisher = publisher.map_or(source.title(), |publisher| publisher.value.as_str());
    let mut speakers: Vec<SpeakerView> = says.iter().map(|says| speaker(context, says, publisher)).collect();
    // Whom it hands on comes first.
    speakers.sort_by_key(|speaker| speaker.kind == "own");
    let mut strengths: Vec<&'static str> = Vec::new();
    for strength in says.iter().map(|says| strength(says)).chain(is_conjecture.then_some("conjecture")) {
        if !strengths.contains(&strength) {
            strengths.push(strength);
        }
    }
    let is_handed_on = speakers.iter().any(|speaker| speaker.kind != "own");
    VoiceView { speakers, via: if is_handed_on { publisher.to_owned() } else { String::new() }, strengths }
}

fn speaker(context: PageContext<'_>, says: &Says, publisher: &str) -> SpeakerView {
    let (kind, (name, href)) = match says {
        Says::Named(name) => ("named", context.named(&name.value)),
        Says::Unnamed(words) => ("unnamed", (words.value.clone(), None)),
        Says::Own => ("own", (publisher.to_owned(), None)),
    };
    SpeakerView { kind, name, href }
}

const fn strength(says: &Says) -> &'static str {
    match says {
        Says::Named(_) => "on record",
        Says::Unnamed(_) => "unnamed",
        Says::Own => "no source named",
    }
}
