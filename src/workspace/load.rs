//! Reading a dossier's files into a [`Dossier`].

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::config::Config;
use super::file_content::objection;
use super::file_role::{REPOSITORY, Role, role_of};
use super::inputs::{Bodies, Drafts, LockUse};
use super::lock;
use super::note_files::{NoteFiles, ParsedFile};
use super::other_faults::OtherFaults;
use super::overlay::plain_path;
use crate::error::{Error, Result};
use crate::model::{
    BaseKind, Capture, Dossier, Fault, FaultKind, Kind, NoteId, ParsedNote, Reviews, composed,
};
use crate::syntax::{self, Decoded, MAX_MARKDOWN_BYTES, NoteFile};
use crate::text::{FileId, SourceMap, SourceText, Span, sha256_hex};
use crate::vfs::{Entry, EntryKind, Tree};

/// The most bytes of one capture, picture or file of a theme: 64 MiB.
pub(super) const MAX_FILE_BYTES: usize = 64 << 20;

/// How many notes a dossier may have, whatever they say, and for how many bytes of all notes it may have one more.
///
/// Each note costs some kilobytes and a page however short it is, and what a build costs is bounded by what it reads.
const MAX_SHORT_NOTES: usize = 10_000;
const BYTES_A_NOTE: usize = 256;

/// The most sources that name one capture: for each of them it is read, folded and compared with all others.
pub(super) const MAX_SOURCES_OF_A_CAPTURE: usize = 4;

/// The file of sign-offs.
pub const REVIEWS: &str = "factum.reviews";

/// The files that were read so far, with the faults that are not the notes' own.
pub(super) struct Loader<'t> {
    tree: &'t dyn Tree,
    bodies: Bodies,
    config: Config,
    dossier: Dossier,
    sources: SourceMap,
    assets: BTreeMap<String, FileId>,
    files: NoteFiles,
    faults: OtherFaults,
    capture_faults: BTreeMap<NoteId, Fault>,
}

/// Everything that was read.
pub(super) struct Loaded {
    pub(super) config: Config,
    pub(super) dossier: Dossier,
    pub(super) sources: SourceMap,
    pub(super) assets: BTreeMap<String, FileId>,
    pub(super) files: NoteFiles,
    pub(super) faults: OtherFaults,
    pub(super) capture_faults: BTreeMap<NoteId, Fault>,
}

impl<'t> Loader<'t> {
    pub(super) fn new(tree: &'t dyn Tree, drafts: Drafts, bodies: Bodies) -> Self {
        Self {
            tree,
            bodies,
            files: NoteFiles::new(drafts),
            capture_faults: BTreeMap::new(),
            config: Config::default(),
            dossier: Dossier::default(),
            sources: SourceMap::default(),
            assets: BTreeMap::new(),
            faults: OtherFaults::default(),
        }
    }

    pub(super) fn finish(self) -> Loaded {
        Loaded {
            config: self.config,
            dossier: self.dossier,
            sources: self.sources,
            assets: self.assets,
            files: self.files,
            faults: self.faults,
            capture_faults: self.capture_faults,
        }
    }

    /// Reads the configuration at `path`.
    pub(super) fn read_config(&mut self, path: &str) -> Result<()> {
        (self.config, self.faults.config) =
            config_of(&mut self.sources, path, &self.tree.read(path, MAX_MARKDOWN_BYTES)?);
        self.dossier.site = self.config.site.clone();
        self.dossier.policy = self.config.policy.clone();
        Ok(())
    }

    /// Reads the lock for a purpose, and says why it is empty where it could not be read and is to be written anew.
    pub(super) fn read_lock(&mut self, lock_use: LockUse) -> Result<Option<Arc<Error>>> {
        let (read, faults) = lock::read(self.tree, lock_use, &mut self.sources)?;
        (self.dossier.lock, self.faults.lock) = (read.lock, faults);
        Ok(read.unread)
    }

    /// Whether the lock could be read, as far as it was to be.
    pub(super) const fn has_lock(&self) -> bool {
        self.faults.lock.is_empty()
    }

    /// Whether there is a configuration that could be read.
    pub(super) const fn has_config(&self) -> bool {
        self.config.is_read
    }

    /// Reads `content/`: notes are parsed in parallel, everything else is kept as it is.
    pub(super) fn read_content(&mut self) -> Result<()> {
        let mut notes = Vec::new();
        for entry in self.tree.list("content")? {
            let role = role_of(below_content(&entry.path));
            match entry.kind {
                _ if role == Role::Refused(REPOSITORY) => self.forbid(&entry.path, REPOSITORY),
                // An editor's lock may be a link, and is no more of the dossier than its other leftovers.
                _ if role == Role::LeftOver => {}
                EntryKind::File => match role {
                    Role::Note => notes.push(entry.path),
                    Role::Misnamed => self.note_stray(&entry.path, FaultKind::MisnamedNote),
                    Role::Refused(reason) => self.forbid(&entry.path, reason),
                    Role::Asset | Role::LeftOver => self.read_asset(&entry),
                },
                EntryKind::Link => self.forbid(&entry.path, "a symbolic link may lead anywhere"),
                EntryKind::Special => self.forbid(&entry.path, "a device, socket or pipe holds no text"),
                EntryKind::BadName => self.forbid(&entry.path, "a file's name is UTF-8"),
            }
        }
        let tree = self.tree;
        let read: Vec<_> = notes
            .par_iter()
            .map(|path| tree.read(path, MAX_MARKDOWN_BYTES).map(|b| syntax::decode(&b, MAX_MARKDOWN_BYTES)))
            .collect();
        let bytes = read.iter().flatten().map(|decoded| decoded.text.len()).sum();
        if let Some(first) = notes.get(most_notes(bytes)) {
            let file = self.sources.add(SourceText::new(first.as_str(), ""));
            let kind = FaultKind::TooLarge { what: "notes", limit: most_notes(bytes) };
            self.faults.count.push(Fault { kind, span: Span::new(file, 0..0) });
            return Ok(());
        }
        let mut files: Vec<(String, FileId, Decoded)> = Vec::with_capacity(notes.len());
        for (path, decoded) in notes.into_iter().zip(read) {
            match decoded {
                Ok(decoded) => {
                    let file = SourceText::new(path.as_str(), Arc::clone(&decoded.text));
                    let file = self.sources.add(file.read_as(decoded.bytes.clone()));
                    files.push((path, file, decoded));
                }
                Err(error) => self.note_stray(&path, FaultKind::Unreadable(error.to_string())),
            }
        }
        let (kinds, bodies) = (&self.config.site.kinds, self.bodies);
        let parsed: Vec<ParsedFile> = files
            .par_iter()
            .map(|(path, file, decoded)| parse_note(kinds, bodies, path, *file, decoded))
            .collect();
        for ((path, ..), parsed) in files.into_iter().zip(parsed) {
            self.files.insert(&path, parsed);
        }
        let notes = self.files.notes();
        self.dossier.notes = notes.map(|(id, note)| (id.clone(), Arc::clone(note))).collect();
        let drafts = self.files.drafts();
        self.dossier.drafts = drafts.map(|(id, note)| (id.clone(), Arc::clone(note))).collect();
        Ok(())
    }

    fn read_asset(&mut self, entry: &Entry) {
        let written = below_content(&entry.path);
        // Of two names that are one in other letters, the second is kept apart, and is told to collide.
        let path = Some(composed(written)).filter(|path| !self.assets.contains_key(path));
        let path = path.unwrap_or_else(|| written.nfd().collect());
        match self.tree.read(&entry.path, MAX_FILE_BYTES) {
            Ok(bytes) => match asset_fault(written, &bytes) {
                Some(kind) => self.note_stray(&entry.path, kind),
                None => {
                    let file = self.sources.add(SourceText::new(entry.path.as_str(), ""));
                    self.assets.insert(path.clone(), file);
                    self.dossier.assets.insert(path, bytes.into());
                }
            },
            Err(error) => self.note_stray(&entry.path, FaultKind::Unreadable(error.to_string())),
        }
    }

    fn forbid(&mut self, path: &str, reason: &'static str) {
        self.note_stray(path, FaultKind::ForbiddenFile(reason));
    }

    /// A fault of a file that has no text.
    fn note_stray(&mut self, path: &str, kind: FaultKind) {
        let file = self.sources.add(SourceText::new(path, ""));
        self.faults.add_stray(path, Fault { kind, span: Span::new(file, 0..0) });
    }

    /// Reads the captures that sources name, from `captures`.
    pub(super) fn read_captures(&mut self, captures: &dyn Tree, expected: Expected) {
        let mut named: BTreeMap<String, usize> = BTreeMap::new();
        for note in self.dossier.notes.values() {
            let before = capture_named_by(note).map_or(0, |name| {
                let count = named.entry(name).or_default();
                std::mem::replace(count, *count + 1)
            });
            match read_capture_of(note, captures, expected, before) {
                Some(Ok(capture)) => {
                    self.dossier.captures.insert(note.id.clone(), capture);
                }
                Some(Err(fault)) => {
                    self.capture_faults.insert(note.id.clone(), fault);
                }
                None => {}
            }
        }
    }

    /// Reads the sign-offs, where there are any.
    pub(super) fn read_reviews(&mut self) -> Result<()> {
        let bytes = reviews_bytes(self.tree)?;
        (self.dossier.reviews, self.faults.reviews) = reviews_of(&mut self.sources, bytes.as_deref());
        Ok(())
    }
}

/// How many notes a dossier of so many bytes may have.
pub(super) const fn most_notes(bytes: usize) -> usize {
    MAX_SHORT_NOTES + bytes / BYTES_A_NOTE
}

/// Reads the configuration in the file at `path`.
pub(super) fn config_of(sources: &mut SourceMap, path: &str, bytes: &[u8]) -> (Config, Vec<Fault>) {
    let decoded = syntax::decode(bytes, MAX_MARKDOWN_BYTES);
    let file = sources.put(SourceText::new(path, Arc::clone(&decoded.text)).read_as(decoded.bytes.clone()));
    let mut faults: Vec<Fault> = decoded.faults(file).collect();
    let span = Span::new(file, 0..decoded.text.len());
    let config = Config::read(&decoded.text, span, &mut faults);
    (config, faults)
}

/// The bytes of the file of sign-offs; none where it is not there.
pub(super) fn reviews_bytes(tree: &dyn Tree) -> Result<Option<Vec<u8>>> {
    tree.exists(REVIEWS).then(|| tree.read(REVIEWS, MAX_FILE_BYTES)).transpose()
}

/// Reads the sign-offs in a file.
pub(super) fn reviews_of(sources: &mut SourceMap, bytes: Option<&[u8]>) -> (Reviews, Vec<Fault>) {
    let Some(bytes) = bytes else { return (Reviews::default(), Vec::new()) };
    let decoded = syntax::decode(bytes, MAX_FILE_BYTES);
    let file =
        sources.put(SourceText::new(REVIEWS, Arc::clone(&decoded.text)).read_as(decoded.bytes.clone()));
    let mut faults = Vec::new();
    let reviews = syntax::reviews::read(&decoded, file, &mut faults);
    (reviews, faults)
}

/// What keeps a file of `content/` that is no note from being published; its path is the one below.
pub(super) fn asset_fault(path: &str, bytes: &[u8]) -> Option<FaultKind> {
    match role_of(path) {
        Role::Misnamed => Some(FaultKind::MisnamedNote),
        Role::Refused(reason) => Some(FaultKind::ForbiddenFile(reason)),
        Role::Note | Role::Asset | Role::LeftOver => {
            if bytes.len() > MAX_FILE_BYTES {
                return Some(FaultKind::TooLarge { what: "bytes of a file", limit: MAX_FILE_BYTES });
            }
            objection(path, bytes).map(FaultKind::ForbiddenFile)
        }
    }
}

/// Parses a file of `content/`. A folder of no kind holds pages, and is a fault.
pub(super) fn parse_note(
    kinds: &[Kind],
    bodies: Bodies,
    path: &str,
    file: FileId,
    decoded: &Decoded,
) -> ParsedFile {
    let path = &*composed(below_content(path));
    let (folder, base, fault) = match path.split_once('/') {
        None => ("", BaseKind::Page, None),
        Some((folder, _)) => match kinds.iter().find(|kind| kind.folder == folder) {
            Some(kind) => (folder, kind.base, None),
            None => {
                let known = kinds.iter().map(|kind| kind.folder.clone()).collect();
                let kind = FaultKind::NoKind { folder: folder.to_owned(), known };
                (folder, BaseKind::Page, Some(Fault { kind, span: Span::new(file, 0..0) }))
            }
        },
    };
    let mut note = syntax::parse(&NoteFile { file, path, folder, base }, decoded);
    if bodies == Bodies::Links {
        note.body.forget_words();
    }
    if fault.is_some() {
        // Which keys it may have, its kind would say.
        note.faults.retain(|fault| !matches!(fault.kind, FaultKind::UnknownKey { .. }));
    }
    ParsedFile { note: Arc::new(note), no_kind: fault.map(Box::new) }
}

/// The capture that a note names, in one form for each file.
pub(super) fn capture_named_by(note: &ParsedNote) -> Option<String> {
    Some(plain_path(&note.source()?.capture.as_ref()?.value))
}

/// Reads the capture that a note names, if it is a source that names one, and so many sources before it name it. Where
/// captures were `expected`, a missing one is a fault; else sources without one are verified by their seals.
pub(super) fn read_capture_of(
    note: &ParsedNote,
    captures: &dyn Tree,
    expected: Expected,
    before: usize,
) -> Option<std::result::Result<Capture, Fault>> {
    let named = note.source()?.capture.as_ref()?;
    if before >= MAX_SOURCES_OF_A_CAPTURE {
        let kind = FaultKind::TooLarge { what: "sources of one capture", limit: MAX_SOURCES_OF_A_CAPTURE };
        return Some(Err(Fault { kind, span: named.span }));
    }
    match read_capture(captures, &named.value) {
        // Most readers of a dossier have no captures: its seals stand in for them.
        Err(FaultKind::MissingCapture { near: None, .. }) if expected == Expected::Never => None,
        read => Some(read.map_err(|kind| Fault { kind, span: named.span })),
    }
}

/// Whether the captures that sources name must be there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    /// They were asked for.
    Always,
    /// They are used where they are there.
    Never,
}

pub(super) fn below_content(path: &str) -> &str {
    path.strip_prefix("content/").unwrap_or(path)
}

fn read_capture(captures: &dyn Tree, name: &str) -> std::result::Result<Capture, FaultKind> {
    let climbs = name.split(['/', '\\']).any(|part| part == "..") || name.starts_with('/');
    if climbs {
        let reason = "a capture's path leads into the captures folder";
        return Err(FaultKind::BadName { name: name.to_owned(), reason });
    }
    if !captures.exists(name) {
        return Err(FaultKind::MissingCapture { name: name.to_owned(), near: near_capture(captures, name) });
    }
    let bytes =
        captures.read(name, MAX_FILE_BYTES).map_err(|error| FaultKind::Unreadable(error.to_string()))?;
    if bytes.len() > MAX_FILE_BYTES {
        return Err(FaultKind::TooLarge { what: "bytes of a capture", limit: MAX_FILE_BYTES });
    }
    let text = String::from_utf8(bytes).map_err(|_| FaultKind::Unreadable(format!("{name} is not UTF-8")))?;
    // A checkout with the line ends of Windows is not another text. Of a file without them `sha256sum` gives
    // the same digest.
    let text = if text.contains('\r') { text.replace("\r\n", "\n") } else { text };
    let sha256 = sha256_hex(text.as_bytes());
    Ok(Capture { name: name.to_owned(), text: text.into(), sha256 })
}

/// The capture that a name beyond doubt is meant for: the same below fewer folders, or with an ending.
fn near_capture(captures: &dyn Tree, name: &str) -> Option<String> {
    let plain = name.replace('\\', "/");
    let plain = plain.trim_start_matches("./");
    let below = plain.match_indices('/').map(|(at, _)| &plain[at + 1..]);
    let ended = format!("{plain}.txt");
    let mut near = [plain, &ended].into_iter().chain(below);
    near.find(|near| *near != name && !near.is_empty() && captures.exists(near)).map(str::to_owned)
}
