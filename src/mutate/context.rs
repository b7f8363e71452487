//! The whole dossier as making mutants needs to know it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Level};
use crate::index::Index;
use crate::model::{ActorType, BaseKind, NoteId, ParsedNote, Quote};
use crate::read::names::NameFinder;
use crate::text::fold::fold;
use crate::workspace::{Material, Workspace};

/// A dossier without errors, looked through once.
pub(super) struct Context<'a> {
    pub(super) material: &'a Material,
    pub(super) index: &'a Index,
    /// The names of actors.
    pub(super) names: NameFinder,
    /// The folded texts of captures.
    captures: BTreeMap<&'a NoteId, String>,
    /// What is suspected of the dossier as it is, by code and words.
    suspicions: BTreeSet<(&'static str, String)>,
}

impl<'a> Context<'a> {
    pub(super) fn new(workspace: &'a Workspace) -> Self {
        let index = workspace.index();
        let actors = index.stubs().filter(|stub| stub.base == BaseKind::Actor);
        let suspicions = workspace.findings().into_iter().filter(|finding| finding.level == Level::Suspicion);
        let suspicions = suspicions.map(|finding| (finding.code, finding.finding.message)).collect();
        let captures = workspace.material.dossier.captures.iter();
        let captures =
            captures.map(|(source, capture)| (source, fold(&capture.text).text().to_owned())).collect();
        Self { material: &workspace.material, index, names: NameFinder::of(actors), captures, suspicions }
    }

    /// Whether a finding asks what is not asked of the dossier as it is.
    pub(super) fn is_new_suspicion(&self, finding: &Diagnostic) -> bool {
        finding.level == Level::Suspicion
            && !self.suspicions.contains(&(finding.code, finding.finding.message.clone()))
    }

    /// Whether the capture of a source holds the words of a quote: the same sentence, printed by two papers.
    pub(super) fn has_words(&self, source: &NoteId, quote: &Quote) -> bool {
        let words = quote.quoted_words();
        // What is left out leaves more than one space.
        let mut parts = words.split("  ").map(str::trim).filter(|part| !part.is_empty());
        self.captures.get(source).is_some_and(|text| parts.all(|part| text.contains(fold(part).text())))
    }

    /// The notes in the order of their ids.
    pub(super) fn notes(&self) -> impl Iterator<Item = &'a ParsedNote> + use<'a> {
        self.material.dossier.notes.values().map(AsRef::as_ref)
    }

    /// The text of a note's file.
    pub(super) fn text(&self, note: &ParsedNote) -> &'a str {
        &self.material.sources.file(note.file).text
    }

    /// The other actors of the same type as this one.
    pub(super) fn actors_like(&self, id: &NoteId) -> Vec<&'a ParsedNote> {
        let kind = |note: &ParsedNote| -> Option<Option<ActorType>> {
            note.actor().map(|actor| actor.actor_type.as_ref().map(|kind| kind.value))
        };
        let wanted = self.material.dossier.note(id).and_then(kind);
        self.notes().filter(|note| note.id != *id && wanted.is_some() && kind(note) == wanted).collect()
    }

    /// The other notes of the same base as this one.
    pub(super) fn of_same_base(&self, id: &NoteId) -> impl Iterator<Item = &'a NoteId> {
        let base = self.index.stub(id).map(|stub| stub.base);
        let stubs = self.index.stubs().filter(move |stub| Some(stub.base) == base);
        stubs.map(|stub| &stub.id).filter(move |other| *other != id)
    }

    /// The other periods of the statistic with this name.
    pub(super) fn other_periods(&self, statistic: &str, period: &str) -> Vec<String> {
        let stub = self.index.find(statistic).and_then(|id| self.index.stub(&id));
        let periods = stub.map_or(&[][..], |stub| &stub.periods);
        periods.iter().filter(|other| *other != period).cloned().collect()
    }
}
