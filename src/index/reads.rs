//! The only door from one note's results to other notes.
//!
//! Whatever is made for one note, its verification, its findings, its page, is handed a `Reads` and asks it.
//! Each question is logged, so that the result is made anew when the answer changes, and only then.

use std::collections::BTreeSet;

use super::fold::fold_name;
use super::key::{Key, ReadLog};
use super::lookup::Index;
use super::names::Lookup;
use super::stub::Stub;
use crate::model::{Capture, Dossier, Kind, NoteId, ParsedNote, Policy, Seal, SiteInfo};

/// The most drafts among whose titles and aliases a name is looked for; by its id each is found.
const MOST_DRAFTS: usize = 50;

/// A door to the notes of a dossier, which logs what is asked.
///
/// The configuration is not logged: where it changes, a workspace sees by itself what has to be made anew.
#[derive(Clone, Copy, Debug)]
pub struct Reads<'w> {
    dossier: &'w Dossier,
    index: &'w Index,
    /// None where nobody will ask what a result rests on: a build that ends with the process.
    log: Option<&'w ReadLog>,
}

impl<'w> Reads<'w> {
    /// A door that logs nothing.
    #[must_use]
    pub const fn unlogged(dossier: &'w Dossier, index: &'w Index) -> Self {
        Self { dossier, index, log: None }
    }

    /// The same door with a log.
    #[must_use]
    pub const fn logged(self, log: &'w ReadLog) -> Self {
        Self { log: Some(log), ..self }
    }

    /// The same door without a log: for what is known under a key of its own.
    #[must_use]
    pub const fn silent(self) -> Self {
        Self { log: None, ..self }
    }

    /// Notes that a key was asked.
    pub fn read(&self, key: impl FnOnce() -> Key) {
        if let Some(log) = self.log {
            log.add(key());
        }
    }

    /// Resolves a written name: an id, else a title or alias, without regard to case.
    #[must_use]
    pub fn resolve(&self, name: &str) -> Lookup {
        self.read(|| Key::Name(fold_name(name)));
        self.index.resolve(name)
    }

    /// The one note that a written name stands for.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<NoteId> {
        self.read(|| Key::Name(fold_name(name)));
        self.index.find(name)
    }

    /// The draft that a written name stands for, where it is left out.
    #[must_use]
    pub fn draft(&self, name: &str) -> Option<&'w NoteId> {
        self.read(|| Key::Drafts);
        let folded = fold_name(name);
        let is_named = |draft: &ParsedNote| {
            let aliases = draft.front.aliases.iter().map(|alias| alias.value.as_str());
            aliases.chain([draft.title()]).any(|name| fold_name(name) == folded)
        };
        let drafts = &self.dossier.drafts;
        let by_id = drafts.get_key_value(name).map(|(id, _)| id);
        by_id.or_else(|| drafts.iter().take(MOST_DRAFTS).find(|(_, draft)| is_named(draft)).map(|(id, _)| id))
    }

    /// Whether a name stands in front matter that could not be read: it may name that note, or be mentioned there.
    #[must_use]
    pub fn may_be_unread(&self, name: &str) -> bool {
        self.read(|| Key::Unread);
        self.index.may_be_unread(name)
    }

    /// Up to three ids that a mistyped name may have meant, the likeliest first.
    #[must_use]
    pub fn suggest(&self, name: &str, accept: impl Fn(&Stub) -> bool) -> Vec<NoteId> {
        self.read(|| Key::Names);
        // Whether one is accepted may change though no name does.
        let look = |stub: &Stub| {
            self.read(|| Key::Stub(stub.id.clone()));
            accept(stub)
        };
        self.index.suggest(name, look)
    }

    /// The stub of a note. Its mentions are not logged: [`Self::mentioned_by`] is.
    #[must_use]
    pub fn stub(&self, id: &NoteId) -> Option<&'w Stub> {
        self.read(|| Key::Stub(id.clone()));
        self.index.stub(id)
    }

    /// A note by its front matter: nothing else of it may be looked at.
    #[must_use]
    pub fn note(&self, id: &NoteId) -> Option<&'w ParsedNote> {
        self.read(|| Key::Front(id.clone()));
        self.dossier.note(id)
    }

    /// A note with its text.
    #[must_use]
    pub fn text(&self, id: &NoteId) -> Option<&'w ParsedNote> {
        self.read(|| Key::Text(id.clone()));
        self.dossier.note(id)
    }

    /// The notes that link to, cite or list this one, without itself.
    pub fn mentioned_by(&self, id: &NoteId) -> impl Iterator<Item = &'w NoteId> + use<'w> {
        self.read(|| Key::MentionedBy(id.clone()));
        self.index.mentioned_by(id)
    }

    /// Whether a note's page is published on this path, below the output folder.
    #[must_use]
    pub fn has_page(&self, path: &str) -> bool {
        self.read(|| Key::Page(path.to_owned()));
        self.index.has_page(path)
    }

    /// The capture of a source, where it is here.
    #[must_use]
    pub fn capture(&self, source: &NoteId) -> Option<&'w Capture> {
        self.read(|| Key::Archive(source.clone()));
        self.dossier.captures.get(source)
    }

    /// The seal of a source.
    #[must_use]
    pub fn seal(&self, source: &NoteId) -> Option<&'w Seal> {
        self.read(|| Key::Archive(source.clone()));
        self.dossier.lock.seal(source)
    }

    /// Every source that has a capture or a seal, in the order of their ids.
    #[must_use]
    pub fn archived(&self) -> BTreeSet<NoteId> {
        self.read(|| Key::Archives);
        let sealed = self.dossier.lock.sources.keys().map(|id| NoteId::new(id));
        self.dossier.captures.keys().cloned().chain(sealed).collect()
    }

    /// Notes that somebody's names are looked for in a text: names that come or go may change what is found.
    pub fn look_for_names_in(&self, text: &str) {
        if let Some(log) = self.log {
            log.add_text(text);
        }
    }

    /// The declared kind of a note; none at the top of `content/`.
    #[must_use]
    pub fn kind_of(&self, note: &ParsedNote) -> Option<&'w Kind> {
        self.dossier.kind_of(note)
    }

    /// The site's particulars.
    #[must_use]
    pub const fn site(&self) -> &'w SiteInfo {
        &self.dossier.site
    }

    /// The editors' decisions about quotes.
    #[must_use]
    pub const fn policy(&self) -> &'w Policy {
        &self.dossier.policy
    }
}
