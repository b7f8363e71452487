//! Names that stand twice where one of the two must be another: in one list, in one clause of a title or
//! description, or linked where the sentence has named them already.

use std::ops::Range;

use super::claim::Found;
use super::prose::Prose;
use crate::model::ClaimKind;
use crate::read::names::NameReading;
use crate::verify::evidence::EvidenceBase;

/// What may stand between two names of one list.
const JOINTS: [&str; 10] = ["and", "or", "in", "of", "at", "with", "to", "from", "the", "both"];

/// The second mentions of a text, where they are one too many. A name within the label of a link to another note
/// is that note's affair: "at the BRICS summit he spoke of the BRICS".
pub(super) fn repeats(base: &EvidenceBase<'_>, prose: &Prose, kind: TextKind) -> Vec<Found> {
    let is_actor = |name: &&NameReading| base.is_actor(&name.note);
    let is_own = |name: &&NameReading| prose.linked_at(&name.span).is_none_or(|to| *to == name.note);
    let names: Vec<&NameReading> = prose.names.iter().filter(is_actor).filter(is_own).collect();
    let mut found = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let Some(before) = names[..at].iter().rev().find(|other| other.note == name.note) else { continue };
        let between = prose.text.get(before.span.end..name.span.start).unwrap_or("");
        let in_list = || is_list(&without_names(prose, before.span.end..name.span.start));
        // "The Courier told the Courier".
        let tells_itself = || matches!(between.trim(), "told" | "asked" | "met" | "sued" | "joined");
        let is_one_too_many = match kind {
            TextKind::Field => !between.contains([',', ';', ':', '.']),
            TextKind::Statement => in_list() || tells_itself() || prose.is_link_to(&name.span, &name.note),
        };
        if is_one_too_many {
            found.push(Found::new(name.span.clone(), ClaimKind::Repeated(name.note.clone())));
        }
    }
    found
}

/// What kind of text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextKind {
    /// A title or a description, too short to say a name twice.
    Field,
    /// A sentence, heading or cell.
    Statement,
}

/// A stretch of a text without the names of others in it: "Arden, Belmont and Arden" is one list.
fn without_names(prose: &Prose, range: Range<usize>) -> String {
    let mut rest = String::new();
    let mut at = range.start;
    for name in prose.names.iter().filter(|name| range.start <= name.span.start && name.span.end <= range.end)
    {
        if name.span.start >= at {
            rest.push_str(prose.text.get(at..name.span.start).unwrap_or(""));
            at = name.span.end;
        }
    }
    rest.push_str(prose.text.get(at..range.end).unwrap_or(""));
    rest
}

fn is_list(between: &str) -> bool {
    let mut words = between.split([' ', '\u{a0}', ',']).filter(|word| !word.is_empty());
    let joins = between.contains(',') || between.contains(" and ") || between.contains(" or ");
    joins && words.all(|word| JOINTS.contains(&word))
}
