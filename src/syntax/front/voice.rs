//! Who speaks in a source: `voice` and `voices` of a source, and the same keys of a citation.

use crate::model::{Citation, CitationPlace, FaultKind, NoteId, Says, SourceVoice, Strength, Voice};
use crate::syntax::quote::parse_quote;
use crate::syntax::yaml::{Fields, Node};
use crate::text::Spanned;

/// The word of a source that speaks itself.
const OWN: &[(&str, ())] = &[("own", ())];

/// Whether a source says itself what no voice says.
pub(super) fn is_own(fields: &mut Fields<'_>) -> bool {
    fields.word("voice", OWN).is_some()
}

/// Reads `voices`: a list of passages and who speaks in each.
pub(super) fn read_all(fields: &mut Fields<'_>, source: &NoteId) -> Vec<SourceVoice> {
    let mut voices = Vec::new();
    for node in fields.items("voices") {
        let place = CitationPlace::Voice(voices.len());
        voices.extend(read_one(node, place, fields, source));
    }
    voices
}

fn read_one(
    node: Node,
    place: CitationPlace,
    fields: &mut Fields<'_>,
    source: &NoteId,
) -> Option<SourceVoice> {
    let mut inner = Fields::new(node, fields.faults());
    let span = inner.span();
    let voice = read(&mut inner);
    let quote = inner.required_text("quote").map(parse_quote);
    let prefix = inner.text("prefix").map(Box::new);
    let suffix = inner.text("suffix").map(Box::new);
    if voice.is_empty() {
        inner.fault(FaultKind::MissingKey { key: "speaker" }, span);
    }
    inner.finish();
    let quote = quote?;
    let source = Spanned::new(source.as_str().to_owned(), quote.text.span);
    let (supports, note, id) = (Vec::new(), None, None);
    let voice_of_quote = Voice::default();
    let citation =
        Citation { place, source, quote, prefix, suffix, supports, note, id, voice: voice_of_quote, span };
    Some(SourceVoice { voice, citation })
}

/// Takes what says who speaks: at most one of `speaker`, `unnamed` and `voice: own`; and `strength`.
pub(super) fn read(fields: &mut Fields<'_>) -> Voice {
    let speaker = fields.name("speaker").map(|name| (name.span, Says::Named(name)));
    let unnamed = fields.name("unnamed").map(|words| (words.span, Says::Unnamed(words)));
    let own = fields.word("voice", OWN).map(|own| (own.span, Says::Own));
    let strength = fields.word("strength", &[("conjecture", Strength::Conjecture)]);
    let mut given: Vec<_> = [speaker, unnamed, own].into_iter().flatten().collect();
    if let Some((span, _)) = given.get(1) {
        let expected = "one of `speaker`, `unnamed` and `voice`".to_owned();
        let kind = FaultKind::WrongValue { expected, found: "several of them".to_owned() };
        fields.fault(kind, *span);
    }
    given.truncate(1);
    Voice { says: given.pop().map(|(_, says)| Box::new(says)), strength }
}
