//! Takes changed files up into what was read, each kind of file by itself, and says what is another now.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::change::Change;
use super::file_role::{Role, role_of};
use super::load::{
    MAX_SOURCES_OF_A_CAPTURE, REVIEWS, asset_fault, below_content, capture_named_by, config_of, most_notes,
    parse_note, read_capture_of, reviews_bytes, reviews_of,
};
use super::lock::{self, ReadLock};
use super::material::{Material, require, with_captures};
use super::note_change::NoteChange;
use super::overlay::plain_path;
use super::theme::{ThemeFiles, folder_of, theme_of};
use crate::error::Result;
use crate::model::{Capture, Fault, Lock, NoteId, ParsedNote, Required, ReviewKey};
use crate::syntax::{self, MAX_MARKDOWN_BYTES};
use crate::text::{SourceMap, SourceText, Span};

/// What has been read that is other than before.
#[derive(Debug, Default)]
pub(super) struct Reread {
    pub(super) notes: Vec<NoteChange>,
    /// The sources that have another seal now, or have one or none now.
    pub(super) sealed: BTreeSet<NoteId>,
    /// Whether the lock has other overlaps of texts.
    pub(super) has_other_overlaps: bool,
    /// The sentences of which somebody says something else now.
    pub(super) reviewed: BTreeSet<ReviewKey>,
    /// Whether other files stand in `content/` that are no notes.
    pub(super) has_other_assets: bool,
    /// Whether other drafts are left out.
    pub(super) has_other_drafts: bool,
    /// Whether the configuration sets other limits for quotes.
    pub(super) has_other_limits: bool,
    /// Whether the configuration says something else, or the theme looks otherwise.
    pub(super) has_other_settings: bool,
    /// Whether other faults are known of files that are no notes.
    pub(super) has_other_faults: bool,
}

/// The files of some changes, by what they are.
#[derive(Default)]
struct Touched {
    notes: BTreeMap<String, Option<Arc<[u8]>>>,
    assets: BTreeMap<String, Option<Arc<[u8]>>>,
    captures: BTreeSet<String>,
    has_config: bool,
    has_lock: bool,
    has_reviews: bool,
    has_theme: bool,
    has_removal: bool,
    /// Whether it is simpler to read all anew.
    is_intricate: bool,
}

/// What can fail to be read: nothing is taken up unless all of it can.
struct Fallible {
    config: Option<Vec<u8>>,
    lock: Option<ReadLock>,
    reviews: Option<Option<Vec<u8>>>,
    theme: Option<ThemeFiles>,
}

impl Material {
    /// Notes changes of files, so that whoever reads a file next reads them.
    pub(super) fn note_changes(&mut self, changes: &[Change]) {
        changes.iter().for_each(|change| self.tree.put(change.path(), change.bytes().cloned()));
    }

    /// Takes up changes that were noted. None where another configuration makes other notes of the files, so that
    /// all has to be read anew.
    ///
    /// # Errors
    /// Where a dossier of these files could not be opened. Nothing is taken up then.
    pub(super) fn take_up(&mut self, changes: Vec<Change>) -> Result<Option<Reread>> {
        let touched = self.touched(changes);
        let may_ask_others = touched.has_config || touched.has_reviews;
        let may_be_over = self.may_have_too_many(&touched.notes);
        if touched.is_intricate || may_be_over || !self.config.is_read || !self.faults.lock.is_empty() {
            return Ok(None);
        }
        let Some(fallible) = self.read_fallible(&touched)? else { return Ok(None) };
        let faults = self.other_faults();
        let mut reread = Reread::default();
        if let Some(bytes) = &fallible.config
            && !self.replace_config(bytes, &mut reread)
        {
            return Ok(None);
        }
        if let Some(read) = fallible.lock {
            self.unread_lock = read.unread;
            self.replace_lock(read.lock, &mut reread);
        }
        if let Some(bytes) = fallible.reviews {
            let (reviews, faults) = reviews_of(&mut self.sources, bytes.as_deref());
            reread.reviewed = self.dossier.reviews.differences(&reviews);
            (self.dossier.reviews, self.faults.reviews) = (reviews, faults);
        }
        if let Some(files) = fallible.theme {
            (self.theme, self.faults.theme) = theme_of(files, &mut self.sources);
            reread.has_other_settings = true;
        }
        for (path, bytes) in touched.assets {
            self.replace_asset(&path, bytes);
            reread.has_other_assets = true;
        }
        reread.notes = self.replace_notes(touched.notes, &mut reread.has_other_drafts);
        let changed: Vec<NoteId> = reread.notes.iter().map(|change| change.id.clone()).collect();
        if let Some(history) = &self.inputs.history {
            history.tell(&mut self.dossier, Some(&changed));
        }
        if let Some(authors) = self.inputs.authors.clone() {
            authors.tell(&mut self.dossier, &self.sources, (!may_ask_others).then_some(&changed));
        }
        let mut captures = self.crowded(&reread.notes);
        captures.extend(touched.captures.into_iter().filter(|_| self.inputs.captures.is_none()));
        self.replace_captures(&captures, &mut reread.notes);
        // The places of these faults are in texts that were replaced, and may be others though they are equal.
        reread.has_other_faults =
            touched.has_config || touched.has_theme || touched.has_reviews || faults != self.other_faults();
        Ok(Some(reread))
    }

    fn touched(&self, changes: Vec<Change>) -> Touched {
        let theme = format!("{}/", folder_of(&self.config.theme));
        let mut touched = Touched::default();
        for change in changes {
            let (path, bytes) = (plain_path(change.path()), change.bytes().cloned());
            touched.has_removal |= bytes.is_none();
            if path == self.inputs.config {
                touched.has_config = true;
            } else if path == "factum.lock" {
                touched.has_lock = true;
            } else if path == REVIEWS {
                touched.has_reviews = true;
            } else if path.starts_with(&theme) {
                touched.has_theme = true;
            } else if let Some(name) = path.strip_prefix("captures/") {
                touched.captures.insert(name.to_owned());
            } else if path.starts_with("content/") {
                match role_of(below_content(&path)) {
                    Role::Note => drop(touched.notes.insert(path, bytes)),
                    Role::LeftOver => {}
                    Role::Asset | Role::Misnamed | Role::Refused(_) => {
                        // Which of two names that are one in other letters counts, all of them together decide.
                        touched.is_intricate |= !path.is_ascii();
                        touched.assets.insert(path, bytes);
                    }
                }
            }
        }
        touched
    }

    /// Whether there were too many notes, or there may be with these files.
    fn may_have_too_many(&self, changed: &BTreeMap<String, Option<Arc<[u8]>>>) -> bool {
        let new = changed.values().flatten().count();
        let most = self.files.len() + self.faults.strays() + new;
        let unchanged = self.files.all().filter(|(path, _)| !changed.contains_key(*path));
        let texts = unchanged.map(|(_, note)| self.sources.file(note.file).text.len());
        !self.faults.count.is_empty() || (most > most_notes(0) && most > most_notes(texts.sum()))
    }

    /// Reads what can fail to be read, in the order in which opening reads it. None where the lock has a fault, with
    /// which no note is read.
    fn read_fallible(&self, touched: &Touched) -> Result<Option<Fallible>> {
        use crate::vfs::Tree;
        if touched.has_removal {
            require(&self.inputs, &self.tree)?;
        }
        let config = &self.inputs.config;
        let config = touched.has_config.then(|| self.tree.read(config, MAX_MARKDOWN_BYTES)).transpose()?;
        let read_lock = || lock::read(&self.tree, self.inputs.lock, &mut SourceMap::default());
        let lock = match touched.has_lock.then(read_lock).transpose()? {
            Some((_, faults)) if !faults.is_empty() => return Ok(None),
            read => read.map(|(lock, _)| lock),
        };
        let reviews = touched.has_reviews.then(|| reviews_bytes(&self.tree)).transpose()?;
        let theme = touched.has_theme.then(|| ThemeFiles::read(&self.tree, &self.config)).transpose()?;
        Ok(Some(Fallible { config, lock, reviews, theme }))
    }

    /// Takes up a configuration under which the same files are the same notes and the same theme, and the same is
    /// asked of them; else says that this one is not.
    fn replace_config(&mut self, bytes: &[u8], reread: &mut Reread) -> bool {
        // Nothing may be replaced where all will be read anew, which may fail.
        let (config, _) = config_of(&mut SourceMap::default(), &self.inputs.config, bytes);
        // What a meeting is and how the names of a language are read, tables and rules ask of all notes.
        let asked = |config: &super::config::Config| {
            (config.site.kinds.clone(), config.site.meetings.clone(), config.site.language.clone())
        };
        let is_same = asked(&config) == asked(&self.config) && config.theme == self.config.theme;
        // Where the theme is named, a fault of it may stand.
        let is_same =
            is_same && (self.faults.theme.is_empty() || config.theme_span == self.config.theme_span);
        if !is_same || !config.is_read {
            return false;
        }
        let (config, faults) = config_of(&mut self.sources, &self.inputs.config, bytes);
        let limits = |config: &super::config::Config| {
            let policy = &config.policy;
            (policy.quote_max_words, policy.copyright_max_share.to_bits(), policy.copyright_brief)
        };
        let read = |config: &super::config::Config| {
            // Which sentences are suspected hangs on the levels.
            let is_asked = config.policy.review.required == Required::Suspected;
            let levels = config.levels.iter().filter(|_| is_asked);
            let levels: Vec<_> = levels.map(|setting| (setting.rule.value.clone(), setting.level)).collect();
            (config.policy.review.clone(), levels)
        };
        reread.has_other_limits =
            limits(&config) != limits(&self.config) || read(&config) != read(&self.config);
        reread.has_other_settings = true;
        self.faults.config = faults;
        self.dossier.site = config.site.clone();
        self.dossier.policy = config.policy.clone();
        self.config = config;
        true
    }

    fn replace_lock(&mut self, lock: Lock, reread: &mut Reread) {
        let old = std::mem::replace(&mut self.dossier.lock, lock);
        let new = &self.dossier.lock;
        let ids = old.sources.keys().chain(new.sources.keys());
        let changed = ids.filter(|id| old.sources.get(*id) != new.sources.get(*id));
        reread.sealed = changed.map(|id| NoteId::new(id)).collect();
        reread.has_other_overlaps = old.overlaps != new.overlaps;
    }

    fn replace_asset(&mut self, path: &str, bytes: Option<Arc<[u8]>>) {
        let below = below_content(path);
        self.faults.forget_stray(path);
        self.assets.remove(below);
        self.dossier.assets.remove(below);
        let Some(bytes) = bytes else { return };
        let file = self.sources.put(SourceText::new(path, ""));
        match asset_fault(below, &bytes) {
            Some(kind) => self.faults.add_stray(path, Fault { kind, span: Span::new(file, 0..0) }),
            None => {
                self.assets.insert(below.to_owned(), file);
                self.dossier.assets.insert(below.to_owned(), bytes);
            }
        }
    }

    fn replace_notes(
        &mut self,
        files: BTreeMap<String, Option<Arc<[u8]>>>,
        has_other_drafts: &mut bool,
    ) -> Vec<NoteChange> {
        let mut before: BTreeMap<NoteId, Option<Arc<ParsedNote>>> = BTreeMap::new();
        for (path, bytes) in files {
            self.faults.forget_stray(&path);
            for id in self.replace_file(&path, bytes) {
                before.entry(id.clone()).or_insert_with(|| self.dossier.notes.get(&id).cloned());
            }
        }
        for id in before.keys() {
            *has_other_drafts |= self.replace_draft(id);
        }
        before.into_iter().filter_map(|(id, old)| self.replace_note(id, old)).collect()
    }

    /// Keeps the draft that now has an id, where drafts are left out. Tells whether it is another one than before.
    fn replace_draft(&mut self, id: &NoteId) -> bool {
        let new = self.files.draft(id).cloned();
        let old = match &new {
            Some(draft) => self.dossier.drafts.insert(id.clone(), Arc::clone(draft)),
            None => self.dossier.drafts.remove(id),
        };
        !matches!((old, new), (None, None))
    }

    /// Parses a changed file. Returns the ids whose note may be another one now.
    fn replace_file(&mut self, path: &str, bytes: Option<Arc<[u8]>>) -> Vec<NoteId> {
        let Some(bytes) = bytes else { return self.files.remove(path) };
        let decoded = syntax::decode(&bytes, MAX_MARKDOWN_BYTES);
        let text = SourceText::new(path, Arc::clone(&decoded.text)).read_as(decoded.bytes.clone());
        let file = self.sources.put(text);
        let parsed = parse_note(&self.config.site.kinds, self.inputs.bodies, path, file, &decoded);
        self.files.insert(path, parsed)
    }

    /// Puts the note that now has an id into the dossier, with its capture if it is a source. None where it is the
    /// same as before.
    fn replace_note(&mut self, id: NoteId, old: Option<Arc<ParsedNote>>) -> Option<NoteChange> {
        let new = self.files.note(&id).cloned();
        match &new {
            Some(note) => self.dossier.notes.insert(id.clone(), Arc::clone(note)),
            None => self.dossier.notes.remove(&id),
        };
        let is_same = match (&old, &new) {
            (Some(old), Some(new)) => Arc::ptr_eq(old, new),
            (None, None) => true,
            _ => false,
        };
        if is_same {
            return None;
        }
        let has_other_capture = self.replace_capture(&id, new.as_deref());
        Some(NoteChange { id, old, new, has_other_capture })
    }

    /// Reads the captures anew that may be others now: those of changed files, and those that were not there.
    fn replace_captures(&mut self, names: &BTreeSet<String>, changes: &mut Vec<NoteChange>) {
        if names.is_empty() {
            return;
        }
        let notes: Vec<Arc<ParsedNote>> = self.dossier.notes.values().map(Arc::clone).collect();
        for note in notes {
            let named = note.source().and_then(|source| source.capture.as_ref());
            let is_missing = !self.dossier.captures.contains_key(&note.id);
            let is_touched = |name: &str| is_missing || names.contains(&plain_path(name));
            if named.is_some_and(|name| is_touched(&name.value))
                && self.replace_capture(&note.id, Some(&note))
                && !changes.iter_mut().any(|change| change.id == note.id)
            {
                let (id, old, new) = (note.id.clone(), Some(Arc::clone(&note)), Some(note));
                changes.push(NoteChange { id, old, new, has_other_capture: true });
            }
        }
    }

    /// The captures that changed notes name or named, and that as many sources name as may: one more or less of them
    /// lets another one in or out.
    fn crowded(&self, changes: &[NoteChange]) -> BTreeSet<String> {
        let notes = changes.iter().flat_map(|change| change.old.iter().chain(&change.new));
        let named: BTreeSet<String> = notes.filter_map(|note| capture_named_by(note)).collect();
        let is_crowded = |name: &String| {
            let by = self.dossier.notes.values().filter(|note| capture_named_by(note).as_ref() == Some(name));
            by.take(MAX_SOURCES_OF_A_CAPTURE).count() == MAX_SOURCES_OF_A_CAPTURE
        };
        named.into_iter().filter(is_crowded).collect()
    }

    fn replace_capture(&mut self, id: &NoteId, note: Option<&ParsedNote>) -> bool {
        let read = note.and_then(|note| {
            let name = capture_named_by(note)?;
            let others = self.dossier.notes.values().take_while(|other| other.id < *id);
            let before = others.filter(|other| capture_named_by(other).as_ref() == Some(&name)).count();
            with_captures(&self.inputs, &self.tree, |captures, expected| {
                read_capture_of(note, captures, expected, before)
            })
        });
        self.capture_faults.remove(id);
        let marks = |capture: Capture| (capture.name, capture.sha256);
        let old = self.dossier.captures.remove(id).map(marks);
        let new = match read {
            Some(Ok(capture)) => {
                self.dossier.captures.insert(id.clone(), capture.clone());
                Some(marks(capture))
            }
            Some(Err(fault)) => {
                self.capture_faults.insert(id.clone(), fault);
                None
            }
            None => None,
        };
        old != new
    }
}
