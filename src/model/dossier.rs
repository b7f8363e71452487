//! All that the stages after parsing look at, in one place.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::address::referenced_files;
use super::correction::Imprint;
use super::date::Date;
use super::id::NoteId;
use super::kind::Kind;
use super::note::ParsedNote;
use super::review::{Authorship, Readers, ReviewKey, ReviewPolicy, Reviews};
use super::seal::{Lock, Surroundings};
use crate::text::Spanned;

/// A dossier as it was read: notes, captures, seals, and the site's particulars.
#[derive(Clone, Debug, Default)]
pub struct Dossier {
    /// Title, description, kinds.
    pub site: SiteInfo,
    /// The editors' decisions about quotes.
    pub policy: Policy,
    /// The notes by id.
    pub notes: BTreeMap<NoteId, Arc<ParsedNote>>,
    /// The drafts that are left out, by id.
    pub drafts: BTreeMap<NoteId, Arc<ParsedNote>>,
    /// The captured texts that are here, by source.
    pub captures: BTreeMap<NoteId, Capture>,
    /// The seals.
    pub lock: Lock,
    /// The other files of `content/`, by path below it, with their bytes: pictures and the like.
    pub assets: BTreeMap<String, Arc<[u8]>>,
    /// The day on which each note was changed last, where the history of its file is known.
    pub changed_on: BTreeMap<NoteId, Date>,
    /// The sign-offs of those who have read its sentences.
    pub reviews: Reviews,
    /// Who has written its sentences, where that was asked.
    pub authorship: Authorship,
    /// The day after which nothing was changed, where that is known: the one on which it is published, as it is said, or
    /// that of the last commit.
    pub published_on: Option<Date>,
    /// The day that it is, where that is said: nobody can tell yet what becomes of what is planned for a later one.
    pub today: Option<Date>,
}

impl Dossier {
    /// The note with this id.
    #[must_use]
    pub fn note(&self, id: &NoteId) -> Option<&ParsedNote> {
        self.notes.get(id).map(AsRef::as_ref)
    }

    /// Who has read the statement with this number of a note, whose digest is `key`.
    #[must_use]
    pub fn readers(&self, note: &NoteId, number: usize, key: &ReviewKey) -> Readers<'_> {
        Readers::of(&self.reviews, key, &self.policy.review, &self.authorship, (note, number))
    }

    /// Drops what the seals of some sources say of the words around quotes where their captures are here: these tell it.
    /// The proofs stay, since a site carries them.
    pub fn forget_needless_surroundings(&mut self, sources: &[NoteId]) {
        for id in sources.iter().filter(|id| self.captures.contains_key(*id)) {
            if let Some(seal) = self.lock.sources.get_mut(id.as_str()) {
                seal.quotes.values_mut().for_each(|quote| quote.around = Surroundings::default());
            }
        }
    }

    /// Drops the texts of captures, of which pages show the digests alone, and what seals say of the words around quotes.
    pub fn forget_surroundings(&mut self) {
        let none: Arc<str> = "".into();
        self.captures.values_mut().for_each(|capture| capture.text = Arc::clone(&none));
        let quotes = self.lock.sources.values_mut().flat_map(|seal| seal.quotes.values_mut());
        quotes.for_each(|quote| quote.around = Surroundings::default());
        self.lock.overlaps.clear();
    }

    /// The files of `content/` that are published as they are. By default those that a note shows or links to, and
    /// those that nobody links to because they are asked for by their place. What only a draft refers to is as
    /// little ready as the draft.
    #[must_use]
    pub fn published_assets(&self) -> BTreeSet<&str> {
        if self.assets.is_empty() {
            return BTreeSet::new();
        }
        let of = |notes: &BTreeMap<NoteId, Arc<ParsedNote>>| -> BTreeSet<String> {
            notes.values().flat_map(|note| referenced_files(note)).collect()
        };
        let (shown, drafted) = (of(&self.notes), of(&self.drafts));
        let outline = self.site.map.as_ref().map(|map| map.outline.value.as_str());
        let is_published = |path: &str| match self.policy.assets {
            _ if shown.contains(path) || outline == Some(path) => true,
            AssetPolicy::Referenced => is_asked_for_by_place(path),
            AssetPolicy::All => !drafted.contains(path),
        };
        self.assets.keys().map(String::as_str).filter(|path| is_published(path)).collect()
    }

    /// When a note was changed last: as the history of its file tells, else as the note says itself. A day that is still
    /// to come is none.
    #[must_use]
    pub fn changed<'d>(&'d self, note: &'d ParsedNote) -> Option<&'d Date> {
        let said = || note.front.updated.as_ref().map(|date| &date.value);
        self.changed_on.get(&note.id).or_else(said).filter(|day| !self.is_to_come(day))
    }

    /// Whether it is known of anything when it was changed or corrected.
    #[must_use]
    pub fn tells_of_changes(&self) -> bool {
        let is_known = |day: &Date| day.first_day().is_some() && !self.is_to_come(day);
        self.notes.values().any(|note| {
            let mut corrected = note.front.corrections.iter().map(|one| &one.date.value);
            self.changed(note).is_some_and(is_known) || corrected.any(is_known)
        })
    }

    /// Whether a day is after the one on which the dossier is published, as far as that is known.
    #[must_use]
    pub fn is_to_come(&self, day: &Date) -> bool {
        let today = self.published_on.as_ref().and_then(Date::first_day);
        today.is_some_and(|today| day.first_day().is_none_or(|day| day > today))
    }

    /// Whether an event is a meeting: of a kind or category that the configuration declares as meetings. That two
    /// are named for one event does not say by itself that they met.
    #[must_use]
    pub fn is_meeting(&self, note: &ParsedNote) -> bool {
        let Some(event) = note.event() else { return false };
        let category = event.category.as_ref().map(|category| category.value.as_str());
        let is_declared = |category: &str| self.site.meetings.iter().any(|declared| declared == category);
        category.is_some_and(is_declared) || self.kind_of(note).is_some_and(|kind| kind.is_meeting)
    }

    /// The declared kind of a note; none at the top of `content/`.
    #[must_use]
    pub fn kind_of(&self, note: &ParsedNote) -> Option<&Kind> {
        self.site.kinds.iter().find(|k| k.folder == note.folder)
    }
}

/// Files that hosts and browsers ask for by their place (RFC 8615 and custom).
fn is_asked_for_by_place(path: &str) -> bool {
    path.starts_with(".well-known/") || matches!(path, "CNAME" | "favicon.ico")
}

/// Which files beside the notes are published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AssetPolicy {
    /// Those that a published note shows or links to.
    #[default]
    Referenced,
    /// All that are not left out for their names.
    All,
}

/// The archived text of a source.
#[derive(Clone, Debug)]
pub struct Capture {
    /// The file's name below the captures folder.
    pub name: String,
    /// The text.
    pub text: Arc<str>,
    /// SHA-256 of the text in hexadecimal, line ends as `\n`.
    pub sha256: String,
}

/// The particulars of the whole site, from `factum.yaml`.
#[derive(Clone, Debug, Default)]
pub struct SiteInfo {
    /// The dossier's title.
    pub title: String,
    /// A sentence about it.
    pub description: String,
    /// The address at which it is published, with a slash at its end; empty if it is not known.
    pub base_url: String,
    /// BCP 47.
    pub language: String,
    /// The declared kinds in the order of the navigation.
    pub kinds: Vec<Kind>,
    /// Who answers for it; none where nobody says.
    pub imprint: Option<Imprint>,
    /// What maps are drawn on; the outline that travels with the program where the configuration names none.
    pub map: Option<MapSettings>,
    /// The categories of events that are meetings, of whatever kind they are.
    pub meetings: Vec<String>,
    /// Whether pictures are drawn that other sites show beside links to pages; by the number of notes where nobody says.
    pub share_pictures: Option<bool>,
}

/// What maps are drawn on, from `factum.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapSettings {
    /// The path below `content/` of a GeoJSON file (RFC 7946) or TopoJSON file with coasts and borders.
    pub outline: Spanned<String>,
    /// Whose outline it is and under which licence, as the map says it.
    pub credit: String,
    /// The address of the outline's own page.
    pub credit_url: Option<String>,
}

/// The editors' decisions, from `factum.yaml`.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The most words of one quote.
    pub quote_max_words: usize,
    /// The greatest share of one source's words that all quotes together may take, 0 to 1.
    pub copyright_max_share: f64,
    /// Sources of so few words may be quoted whole.
    pub copyright_brief: usize,
    /// The citation style's name.
    pub citation_style: String,
    /// Which files beside the notes are published.
    pub assets: AssetPolicy,
    /// What a second person must have read.
    pub review: ReviewPolicy,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            quote_max_words: 25,
            copyright_max_share: 0.6,
            copyright_brief: 0,
            citation_style: "factum".to_owned(),
            assets: AssetPolicy::default(),
            review: ReviewPolicy::default(),
        }
    }
}
