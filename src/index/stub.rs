//! The part of a note that other notes need to know.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ActorType, BaseKind, NoteId, ParsedNote, anchor_of, host_anchor_of};

use super::fold::fold_name;
use super::paths::note_output;

/// A note without its text: two equal stubs mean that no other note has to be looked at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stub {
    /// The id.
    pub id: NoteId,
    /// The folder of its kind.
    pub folder: String,
    /// The base kind that the compiler takes it for.
    pub base: BaseKind,
    /// The type of an actor, if it is one and says so.
    pub actor: Option<ActorType>,
    /// Its title, a source's label, or its id.
    pub title: String,
    /// Its other names.
    pub aliases: Vec<String>,
    /// Its date, EDTF.
    pub date: Option<String>,
    /// Its headings: anchor and text.
    pub headings: Vec<(String, String)>,
    /// A statistic's periods.
    pub periods: Vec<String>,
    /// The path of its page below the output folder.
    pub output: String,
    /// The notes that it links to, cites or lists, as written; sorted, each once.
    pub mentions: Box<[String]>,
    /// Whether its author has given a citation an address.
    pub addresses_citations: bool,
    /// What stands in its front matter, as names are compared, where that could not be read.
    pub unread: Option<String>,
    /// From each heading's anchor, and from the one that its text alone would give it, to its anchor.
    anchors: BTreeMap<String, String>,
}

impl Stub {
    /// The stub of a parsed note.
    #[must_use]
    pub fn of(note: &ParsedNote) -> Self {
        Self {
            id: note.id.clone(),
            folder: note.folder.clone(),
            base: note.base,
            actor: note.actor().and_then(|actor| Some(actor.actor_type.as_ref()?.value)),
            title: note.title().to_owned(),
            aliases: note.front.aliases.iter().map(|a| a.value.clone()).collect(),
            date: note.front.date.as_ref().map(|d| d.text.clone()),
            headings: note.body.headings.iter().map(|h| (h.slug.clone(), h.text.clone())).collect(),
            periods: note.observations().iter().map(|o| o.period.text.clone()).collect(),
            output: note_output(note),
            mentions: mentions(note),
            addresses_citations: note.citations().any(|citation| citation.id.is_some()),
            unread: note.unread.as_deref().map(fold_name),
            anchors: anchors(note),
        }
    }

    /// Whether two stubs of one note say the same to notes that ask for it. Mentions are asked for apart.
    #[must_use]
    pub fn is_same_to_others(&self, other: &Self) -> bool {
        self.said_to_others() == other.said_to_others()
    }

    fn said_to_others(&self) -> impl PartialEq + '_ {
        let identity = (&self.id, &self.folder, self.base, self.actor, &self.title, &self.aliases);
        let is_read = self.unread.is_none();
        let known = (is_read, self.addresses_citations);
        (identity, &self.date, &self.headings, &self.periods, &self.output, &self.anchors, known)
    }

    /// The anchor that a written heading stands for: its anchor, the one that Git hosts give it, or its text without
    /// regard to case and to what stands between its words. A path of headings (`part#section`) stands for the last of them.
    #[must_use]
    pub fn anchor(&self, heading: &str) -> Option<&str> {
        let of = |name: &str| self.anchors.get(name).or_else(|| self.anchors.get(&anchor_of(name)));
        let last = || heading.rsplit_once('#').and_then(|(_, last)| of(last));
        of(heading).or_else(last).map(String::as_str)
    }
}

fn anchors(note: &ParsedNote) -> BTreeMap<String, String> {
    let mut anchors = BTreeMap::new();
    for heading in &note.body.headings {
        for name in [heading.slug.clone(), anchor_of(&heading.text), host_anchor_of(&heading.text)] {
            anchors.entry(name).or_insert_with(|| heading.slug.clone());
        }
    }
    anchors
}

fn mentions(note: &ParsedNote) -> Box<[String]> {
    let linked = note.statements.iter().flat_map(|s| {
        s.links().map(|l| l.target.value.as_str()).chain(s.figures().map(|f| f.statistic.value.as_str()))
    });
    let cited = note.citations().map(|c| c.source.value.as_str());
    let mentions: BTreeSet<&str> = linked.chain(cited).chain(listed(note)).collect();
    mentions.into_iter().map(str::to_owned).collect()
}

/// The notes that front matter names.
fn listed(note: &ParsedNote) -> impl Iterator<Item = &str> {
    let event = note.event();
    let participants = event.map_or(&[][..], |e| &e.participants);
    let place = event.and_then(|e| e.place.as_ref());
    let ordered = event.into_iter().flat_map(|e| e.ordered());
    let about = note.statistic().map_or(&[][..], |s| &s.about);
    let affiliation = note.actor().map_or(&[][..], |a| &a.affiliation);
    let origin = note.source().and_then(|s| s.syndicated_from.as_ref());
    participants
        .iter()
        .chain(place)
        .chain(ordered)
        .chain(about)
        .chain(affiliation)
        .chain(origin)
        .map(|name| name.value.as_str())
}
