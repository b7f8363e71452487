//! What links call the notes to which they lead: a label that is another note's name leads astray.

use super::claim::Placed;
use super::note_evidence::NoteEvidence;
use super::prose::Prose;
use super::subjects::is_about;
use crate::model::{ActorType, BaseKind, ClaimKind, NoteId, ParsedNote};

/// The labels of a text that name an actor, or are the name of a note, with which the linked note has nothing
/// to do.
///
/// A label may name the linked note, or whom that note is about: "the talks in Moscow" is an event whose place
/// is Moscow.
pub(super) fn label_faults(evidence: &NoteEvidence<'_, '_>, prose: &Prose) -> Vec<Placed> {
    let base = evidence.base;
    let mut found = Vec::new();
    for reading in &prose.names {
        let Some(target) = prose.linked_at(&reading.span).and_then(|id| base.notes.note(id)) else {
            continue;
        };
        let is_actor = base.is_actor(&reading.note);
        // A label may well have another event's name within it: "the trade talks", "the decline in trade".
        let is_named = is_actor || prose.is_label(&reading.span);
        let is_free = matches!(target.base, BaseKind::Page | BaseKind::Source);
        // The board is not Ada Quinn, who heads it, nor the state that is its member, where the whole label is its name.
        let kind = |id: &NoteId| base.notes.stub(id).and_then(|stub| stub.actor);
        let excludes = |one, other| {
            use ActorType::{Office, Organisation, Person, State};
            matches!((one, other), (Organisation, Person | State) | (Office, Person) | (Person, Organisation))
        };
        let is_another_kind = prose.is_label(&reading.span)
            && kind(&reading.note).zip(kind(&target.id)).is_some_and(|(one, other)| excludes(one, other));
        if is_named && !is_free && (is_another_kind || !has_to_do_with(evidence, target, &reading.note)) {
            let written = prose.text[reading.span.clone()].to_owned();
            found.push(Placed::new(
                prose.span(&reading.span),
                written,
                ClaimKind::Label(reading.note.clone()),
            ));
        }
    }
    // A title that is written in small letters is read as no name: "the water board".
    for (range, target) in prose.labels() {
        let written = &prose.text[range.clone()];
        let is_lower = written.starts_with(char::is_lowercase) && written.contains(' ');
        let Some(other) = base.notes.find(written).filter(|other| is_lower && other != target) else {
            continue;
        };
        let has_to_do = |note: &ParsedNote| has_to_do_with(evidence, note, &other);
        if base.is_actor(&other)
            && base.notes.note(target).is_some_and(|note| base.is_actor(&note.id) && !has_to_do(note))
        {
            found.push(Placed::new(prose.span(&range), written.to_owned(), ClaimKind::Label(other)));
        }
    }
    found
}

/// Whether a note is, is about, or speaks in its title and description of an actor; or the other way round.
fn has_to_do_with(evidence: &NoteEvidence<'_, '_>, note: &ParsedNote, actor: &NoteId) -> bool {
    let base = evidence.base;
    let fields = [Some(note.title()), note.front.description.as_ref().map(|field| field.value.as_str())];
    let names_it = |text: &str| base.ids_named_in(text).binary_search(actor).is_ok();
    is_about(base, note, actor)
        || fields.into_iter().flatten().any(names_it)
        || base.notes.note(actor).is_some_and(|actor| is_about(base, actor, &note.id))
}
