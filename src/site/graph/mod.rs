//! The site as a graph: all that one page needs to know of the others, worked out once.

pub(super) mod attendance;
pub(super) mod backlinks;
mod by_id;
mod changes;
mod door;
pub(super) mod facets;
mod home;
pub(super) mod lists;
pub(super) mod pagination;
pub(super) mod passages;
pub(super) mod published;
pub(super) mod series;
mod table;
mod tables;
pub(super) mod texts;

use std::borrow::Cow;
use std::sync::Arc;

use litemap::LiteMap;

use crate::index::{HOME, Index, Key, ReadLog, Stub, fold_name, note_output};
use crate::model::{
    Capture, Citation, CitationKey, Date, Dossier, FactChanges, Kind, NoteId, NoteQuotes, ObservationOutcome,
    ParsedNote, QuoteOutcome, Readers, ReviewKey, Seal, SourceEvidence, Verification,
};
use crate::site::view::{Frame, ReferencePart};
use crate::verify::coverage::Coverage;
use attendance::Attendance;
use backlinks::Backlinks;
use door::Door;
use facets::Facets;
use lists::Lists;
use pagination::Pagination;
use passages::Passages;
pub use published::PublishedNotes;
use published::{Navigation, Published, Shared};
use series::Observed;
pub use table::lists::is_listed_elsewhere;
pub use tables::{NotePart, SiteTables};
use texts::NoteTexts;

/// The published notes, and what was found in all of them together.
///
/// A page learns of other notes through the functions below and those of its parts, each of which notes in the log
/// what was asked, where there is one.
#[derive(Debug)]
pub(super) struct SiteGraph<'a> {
    pub(super) dossier: &'a Dossier,
    index: &'a Index,
    verification: &'a Verification,
    /// The address at which the site is published, with a slash at its end; empty if unknown.
    pub(super) base_url: String,
    /// What changed in the facts since an earlier state.
    pub(super) changes: Option<Arc<FactChanges>>,
    published: Arc<PublishedNotes<'a>>,
    pub(super) lists: Lists<'a>,
    pub(super) backlinks: Backlinks<'a>,
    pub(super) passages: Passages<'a>,
    pub(super) pagination: Pagination<'a>,
    pub(super) attendance: Attendance<'a>,
    tables: Arc<SiteTables>,
    /// The home page of a dossier that has no note for it.
    blank_home: Arc<ParsedNote>,
    door: Door<'a>,
}

impl<'a> SiteGraph<'a> {
    /// Whether pictures are drawn that other sites show beside links to pages: an address of one has to be absolute.
    pub(super) fn draws_cards(&self) -> bool {
        let is_wanted =
            || self.dossier.site.share_pictures.unwrap_or_else(|| !self.lists.has_very_many_notes());
        !self.base_url.is_empty() && is_wanted()
    }

    /// The graph of a dossier whose tables are known.
    pub(super) fn of(
        dossier: &'a Dossier,
        index: &'a Index,
        verification: &'a Verification,
        tables: &Arc<SiteTables>,
        published: PublishedNotes<'a>,
        base_url: String,
    ) -> Self {
        let (published, door) = (Arc::new(published), Door::default());
        let blank_home = Arc::new(home::blank(&dossier.site));
        Self::with_door(dossier, index, verification, tables, published, base_url, blank_home, door)
    }

    /// The same graph, which notes in a log what is asked.
    pub(super) fn logged<'l>(&'l self, log: &'l ReadLog) -> SiteGraph<'l> {
        let (base_url, blank_home) = (self.base_url.clone(), Arc::clone(&self.blank_home));
        let (published, door) = (Arc::clone(&self.published), Door::logged(log));
        let (dossier, index, verification) = (self.dossier, self.index, self.verification);
        SiteGraph::with_door(
            dossier,
            index,
            verification,
            &self.tables,
            published,
            base_url,
            blank_home,
            door,
        )
        .with_changes(self.changes.clone())
    }

    /// The same graph, which knows what changed.
    pub(super) fn with_changes(mut self, changes: Option<Arc<FactChanges>>) -> Self {
        self.changes = changes;
        self
    }

    #[allow(clippy::too_many_arguments, reason = "each is a field")]
    fn with_door(
        dossier: &'a Dossier,
        index: &'a Index,
        verification: &'a Verification,
        tables: &Arc<SiteTables>,
        published: Arc<PublishedNotes<'a>>,
        base_url: String,
        blank_home: Arc<ParsedNote>,
        door: Door<'a>,
    ) -> Self {
        let tables = || Arc::clone(tables);
        Self {
            dossier,
            index,
            verification,
            base_url,
            changes: None,
            published,
            lists: Lists::new(tables(), dossier, index, door),
            backlinks: Backlinks::new(tables(), door),
            passages: Passages::new(tables(), door),
            pagination: Pagination::new(tables(), dossier, index, door),
            attendance: Attendance::new(tables(), dossier, index, door),
            tables: tables(),
            blank_home,
            door,
        }
    }

    /// The formatted reference of a source.
    pub(super) fn reference_of(&self, source: &NoteId) -> Arc<[ReferencePart]> {
        self.door.read(|| Key::Front(source.clone()));
        self.tables.reference_of(self.dossier, source)
    }

    /// The note that is published as the home page.
    pub(super) fn home(&self) -> Option<&'a ParsedNote> {
        self.notes().find(|note| note_output(note) == HOME)
    }

    /// The note that is published as the home page, or a blank one.
    pub(super) fn home_or_blank(&self) -> &ParsedNote {
        self.home().unwrap_or(&self.blank_home)
    }

    /// The note with this id, if it is published.
    pub(super) fn note(&self, id: &NoteId) -> Option<&'a ParsedNote> {
        self.door.read(|| Key::Text(id.clone()));
        self.published.note(id).map(|published| published.note)
    }

    /// The note with this id by its front matter, if it is published: its text may not be looked at.
    pub(super) fn front(&self, id: &NoteId) -> Option<&'a ParsedNote> {
        self.published(id).map(|published| published.note)
    }

    /// The note with this id by its front matter, and where it is published.
    pub(super) fn published(&self, id: &NoteId) -> Option<Published<'a>> {
        self.door.read(|| Key::Front(id.clone()));
        self.published.note(id)
    }

    /// The note that a written name stands for, if it is published, by its front matter.
    pub(super) fn named(&self, name: &str) -> Option<Published<'a>> {
        self.door.read(|| Key::Name(fold_name(name)));
        let found = self.published.named(name);
        if let Some(found) = &found {
            self.door.read(|| Key::Front(found.note.id.clone()));
        }
        found
    }

    /// The note with this id, its text too, and where it is published.
    pub(super) fn whole(&self, id: &NoteId) -> Option<Published<'a>> {
        self.door.read(|| Key::Text(id.clone()));
        self.published(id)
    }

    /// What others need to know of a note, and the names that it mentions.
    pub(super) fn stub(&self, id: &NoteId) -> Option<&'a Stub> {
        self.door.read(|| Key::Stub(id.clone()));
        self.index.stub(id)
    }

    /// The page and the heading at which another note tells of a published one; none where it has a page of its own.
    pub(super) fn told(&self, published: Published<'_>) -> Option<(&'a str, &'a str)> {
        if published.names_host { self.told_at(published.note) } else { None }
    }

    /// The same for a note.
    pub(super) fn told_at(&self, note: &ParsedNote) -> Option<(&'a str, &'a str)> {
        let (host, heading) = note.front.told_in.as_ref()?.split_once('#')?;
        let host = self.named(host).filter(|host| host.note.front.told_in.is_none())?;
        Some((host.output, self.stub(&host.note.id)?.anchor(heading)?))
    }

    /// The notes of which a note tells: kind by kind, and in the order of time.
    pub(super) fn told_by(&self, host: &NoteId) -> impl Iterator<Item = &'a ParsedNote> + '_ {
        self.door.read(|| Key::Told(host.clone()));
        let told = self.tables.told(self.dossier, self.index);
        told.get(host).into_iter().flatten().filter_map(|id| self.note(id))
    }

    /// When the facts of a note's page were changed last: its own, or those of the notes of which it tells.
    pub(super) fn changed(&self, note: &ParsedNote) -> Option<Date> {
        let own = self.dossier.changed(note).cloned();
        let told = self.told_by(&note.id).filter_map(|told| self.dossier.changed(told).cloned());
        own.into_iter().chain(told).max_by_key(Date::first_day)
    }

    /// Whether there is a feed: it names all by the site's address, and says of all when it was changed (RFC 4287).
    pub(super) fn has_feed(&self) -> bool {
        let compares = self.changes.as_ref().is_some_and(|changes| !changes.changes.is_empty());
        let is_dated = || self.lists.tells_of_changes() || compares && self.dossier.published_on.is_some();
        !self.base_url.is_empty() && is_dated()
    }

    /// Counts the notes that link to, cite or list a note.
    pub(super) fn mentioning(&self, id: &NoteId) -> usize {
        self.door.read(|| Key::MentionedBy(id.clone()));
        let count = || self.index.mentioned_by(id).filter(|id| self.published.note(id).is_some()).count();
        self.published.shared(id).map_or_else(count, |shared| *shared.mentioning.get_or_init(count))
    }

    /// What the list whose first page has this path is filtered by, as `make` makes it: once for the site, unless a
    /// log has to note what each page asks.
    pub(super) fn facets(&self, first: &str, make: impl FnOnce() -> Facets) -> Arc<Facets> {
        if self.door.is_logged() {
            return Arc::new(make());
        }
        self.published.facets.get(first, || Arc::new(make()))
    }

    /// The entries of the main navigation as `make` makes them: once for the site, unless a log has to note what
    /// each page asks.
    pub(super) fn navigation(&self, make: impl FnOnce() -> Navigation) -> Cow<'_, Navigation> {
        if self.door.is_logged() {
            return Cow::Owned(make());
        }
        Cow::Borrowed(self.published.navigation.get_or_init(make))
    }

    /// The frame that the pages of a folder share, as `make` makes it: once for the site, likewise.
    pub(super) fn frame(&self, folder: &str, make: impl FnOnce() -> Arc<Frame>) -> Arc<Frame> {
        if self.door.is_logged() {
            return make();
        }
        self.published.frames.get(folder, make)
    }

    /// How many people have read the sentence of a note with this number, and agree; none of them counts where somebody
    /// does not.
    pub(super) fn readers(&self, note: &NoteId, number: usize) -> usize {
        self.door.read(|| Key::Readers(note.clone()));
        if self.dossier.reviews.is_empty() {
            return 0;
        }
        let key = self.verification.note(note).and_then(|found| found.reviewable.get(&number));
        let readers = key.map(|key| self.dossier.readers(note, number, key));
        readers.filter(Readers::is_read).map_or(0, |readers| readers.agree.len())
    }

    /// The digests of the sentences of a note that people can read, by number.
    pub(super) fn reviewable(&self, note: &NoteId) -> Option<&'a LiteMap<usize, ReviewKey>> {
        self.door.read(|| Key::Readers(note.clone()));
        self.verification.note(note).map(|found| &found.reviewable)
    }

    /// How many sentences of a note are sourced.
    pub(super) fn coverage(&self, note: &ParsedNote) -> Coverage {
        let count = || Coverage::of(note);
        self.shared(note).map_or_else(count, |shared| *shared.coverage.get_or_init(count))
    }

    /// What several pages show of a note.
    fn shared(&self, note: &ParsedNote) -> Option<&Shared> {
        self.published.shared(&note.id).filter(|_| self.is_published(note))
    }

    /// Whether a note is the published one of its id: the blank home page has an id that a note elsewhere may have.
    fn is_published(&self, note: &ParsedNote) -> bool {
        self.published.note(&note.id).is_some_and(|known| std::ptr::eq(known.note, note))
    }

    /// The texts of a note's statements as `make` makes them, once for the site; none where a log has to note what
    /// each page asks, or one page is all that is asked for.
    pub(super) fn texts(&self, note: u32, make: impl FnOnce() -> NoteTexts) -> Option<&NoteTexts> {
        let shared = self.published.numbered(note).filter(|_| !self.door.is_logged())?;
        Some(shared.texts.get_or_init(make))
    }

    /// The number of a note among all, where they were looked up at once.
    pub(super) fn number(&self, note: &ParsedNote) -> Option<u32> {
        self.published.number(&note.id).filter(|_| self.is_published(note))
    }

    /// The citation with this name.
    pub(super) fn citation(&self, name: &CitationKey) -> Option<&'a Citation> {
        self.note(&name.note)?.citation(&name.place)
    }

    /// The outcome of looking for the quote with this name.
    pub(super) fn quote(&self, name: &CitationKey) -> Option<&'a QuoteOutcome> {
        self.door.read(|| Key::Quotes(name.note.clone()));
        self.verification.quote(name)
    }

    /// What became of all quotes of a note.
    pub(super) fn quotes_of(&self, note: &NoteId) -> Option<&'a NoteQuotes> {
        self.door.read(|| Key::Quotes(note.clone()));
        self.verification.note(note).map(|found| &*found.quotes)
    }

    /// The outcome of verifying a statistic's observation.
    pub(super) fn observation(&self, statistic: &NoteId, number: usize) -> Option<&'a ObservationOutcome> {
        self.door.read(|| Key::Verified(statistic.clone()));
        self.verification.observation(statistic, number)
    }

    /// The latest stated amount of a statistic; of several at one time the first.
    pub(super) fn latest_amount<'s>(&self, note: &'s ParsedNote) -> Option<Observed<'s>> {
        self.door.read(|| Key::Verified(note.id.clone()));
        series::latest_amount(note, self.verification)
    }

    /// What is known of a source's text.
    pub(super) fn source(&self, id: &NoteId) -> Option<&'a SourceEvidence> {
        self.door.read(|| Key::Source(id.clone()));
        self.verification.sources.get(id)
    }

    /// The seal of a source.
    pub(super) fn seal(&self, id: &NoteId) -> Option<&'a Seal> {
        self.door.read(|| Key::Archive(id.clone()));
        self.dossier.lock.seal(id)
    }

    /// The capture of a source.
    pub(super) fn capture(&self, id: &NoteId) -> Option<&'a Capture> {
        self.door.read(|| Key::Archive(id.clone()));
        self.dossier.captures.get(id)
    }

    /// The published notes in the order of their ids. A page that asks is made anew after every change.
    pub(super) fn notes(&self) -> impl Iterator<Item = &'a ParsedNote> + '_ {
        self.door.read(|| Key::Counts);
        self.dossier.notes.values().map(AsRef::as_ref)
    }

    /// Whether there is any note.
    pub(super) fn has_notes(&self) -> bool {
        self.door.read(|| Key::Kinds);
        !self.dossier.notes.is_empty()
    }

    /// The kinds that have notes, as the configuration orders them.
    pub(super) fn filled_kinds(&self) -> impl Iterator<Item = &'a Kind> + '_ {
        self.dossier.site.kinds.iter().filter(|kind| self.lists.has(kind))
    }

    /// The first declared kind of events that has notes.
    pub(super) fn lead_kind(&self) -> Option<&'a Kind> {
        self.lists.lead_kind(&self.dossier.site.kinds)
    }
}
